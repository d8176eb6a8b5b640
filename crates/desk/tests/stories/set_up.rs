//! The first set-up of an empty desk.

use model::error::{Conflict, Problem};
use model::right::Role;
use model::validate::{Fault, Field};

use crate::story::{caller, empty, refused, request};

#[tokio::test]
async fn whoever_has_the_code_sets_the_desk_up_and_nobody_after() {
    for (desk, _, db) in empty().await {
        assert!(desk.set_up_open().await.expect(db.name));
        let code = desk.make_setup_code();
        let signed_in = desk.set_up(request(&code), "test").await.expect(db.name);
        assert_eq!(signed_in.token.len(), 43);
        let admin = caller(&desk, &signed_in).await;
        let me = desk.me(&admin).await.expect(db.name);
        assert_eq!(
            (me.role, me.full_name.as_str(), me.email.as_str()),
            (Role::Admin, "Şule Işık", "sule@example.com")
        );
        assert_eq!((me.store.kinds.len(), me.store.topics.len()), (6, 7));
        assert_eq!(me.store.today.to_string(), "2026-11-23");
        assert_eq!(me.store.zone.offset_minutes(me.store.now), 180);
        assert_eq!((me.waiting, me.undelivered), (0, 0));
        assert_eq!(desk.list_templates(&admin).await.expect(db.name).len(), 2);
        assert!(!desk.set_up_open().await.expect(db.name));
        let again = desk.set_up(request(&desk.make_setup_code()), "test").await;
        assert_eq!(refused(again), Problem::Conflict(Conflict::AlreadySetUp));
    }
}

#[tokio::test]
async fn a_wrong_code_opens_nothing_and_ten_shut_the_door() {
    for (desk, _, db) in empty().await {
        let none = refused(desk.set_up(request(""), "test").await);
        assert!(
            matches!(none, Problem::Invalid(_)),
            "{}: no code was made, none is right",
            db.name
        );
        let code = desk.make_setup_code();
        for _ in 0..10 {
            let problem = refused(desk.set_up(request("0000000000000000"), "test").await);
            let Problem::Invalid(faults) = problem else {
                panic!("{problem:?}")
            };
            assert_eq!((faults[0].field, faults[0].fault), (Field::SetupCode, Fault::Unknown));
        }
        let shut = refused(desk.set_up(request(&code), "test").await);
        assert_eq!(shut, Problem::Conflict(Conflict::CodeUsed), "{}", db.name);
        assert!(desk.set_up_open().await.expect(db.name));
    }
}

#[tokio::test]
async fn the_form_hears_of_everything_at_once() {
    for (desk, _, db) in empty().await {
        let mut wrong = request(&desk.make_setup_code());
        wrong.password = "kısa".to_owned();
        wrong.settings.time_zone = "Europe/Nowhere".to_owned();
        wrong.settings.sender_email = "destek".to_owned();
        let Problem::Invalid(faults) = refused(desk.set_up(wrong, "test").await) else {
            panic!("{}", db.name)
        };
        let fields: Vec<_> = faults.iter().map(|invalid| invalid.field).collect();
        assert_eq!(fields, [Field::Password, Field::TimeZone, Field::SenderEmail]);
    }
}
