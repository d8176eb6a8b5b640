//! What was typed comes back as text, errors stand beside their fields.

use super::{ContactForm, ContactPage, ContactSays, contact_page};
use model::lang::Lang;
use model::validate::{Fault, Field, Invalid};

fn page(body: &str, says: ContactSays) -> String {
    contact_page(ContactPage {
        lang: Lang::Tr,
        store_name: "Mağaza <b>".to_owned(),
        kinds: Vec::new(),
        topics: Vec::new(),
        form: ContactForm {
            body: body.to_owned(),
            full_name: "\"><script>".to_owned(),
            submission: "s-1".to_owned(),
            ..ContactForm::default()
        },
        says,
    })
}

#[test]
fn what_was_typed_comes_back_as_text() {
    let html = page("</textarea><script>alert(1)</script>", ContactSays::Ask);
    assert!(!html.contains("<script"), "{html}");
    assert!(html.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)"), "{html}");
    assert!(!html.contains("<b>"), "{html}");
    assert!(html.contains("name=\"submission\""), "{html}");
}

#[test]
fn an_error_stands_beside_its_field() {
    let faults = vec![Invalid {
        field: Field::Email,
        fault: Fault::Malformed,
    }];
    let html = page("", ContactSays::Faults(faults));
    assert!(html.contains("aria-describedby=\"email-error\""), "{html}");
    assert!(html.contains("id=\"email-error\""), "{html}");
    assert!(!html.contains("id=\"subject-error\""), "{html}");
}

#[test]
fn thanks_hold_no_form() {
    let html = page("", ContactSays::Thanks(None));
    assert!(!html.contains("<form"), "{html}");
}
