//! The engine of Mail İçerik Yönetimi: a fixed list of placeholders, escaped by the part they stand in, replaced in one
//! pass. A value that looks like a placeholder stays text; a template that does not render is never stored.

mod check;

use std::collections::BTreeMap;

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use model::lang::Lang;
use model::template::{Placeholder, TemplatePart, TemplateProblem, TemplateProblemKind, TemplateSource};

pub use check::check;

/// The steps that rendering one part may take; a template of the allowed length needs far fewer.
const FUEL: u64 = 200_000;

/// The values of a mail: one text per placeholder.
#[derive(Debug, Clone, Default)]
pub struct Values(Vec<(Placeholder, String)>);

impl Values {
    /// Sets a value.
    #[must_use]
    pub fn with(mut self, placeholder: Placeholder, text: impl Into<String>) -> Self {
        self.0.retain(|(known, _)| *known != placeholder);
        self.0.push((placeholder, text.into()));
        self
    }

    fn get(&self, placeholder: Placeholder) -> &str {
        self.0
            .iter()
            .find(|(known, _)| *known == placeholder)
            .map_or("", |(_, text)| text)
    }
}

/// A rendered template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// The HTML part.
    pub html: String,
    /// The text part.
    pub text: String,
}

/// Renders the three parts.
///
/// # Errors
/// The first problem found; [`check`] finds them all beforehand.
pub fn render(source: &TemplateSource, values: &Values) -> Result<Rendered, TemplateProblem> {
    Ok(Rendered {
        subject: render_part(TemplatePart::Subject, &source.subject, values)?,
        html: render_part(TemplatePart::Html, &source.html, values)?,
        text: render_part(TemplatePart::Text, &source.text, values)?,
    })
}

fn render_part(part: TemplatePart, source: &str, values: &Values) -> Result<String, TemplateProblem> {
    let environment = environment(part);
    let template = environment
        .template_from_str(source)
        .map_err(|error| problem(part, &error))?;
    let context: BTreeMap<&str, Value> = Placeholder::ALL
        .into_iter()
        .map(|placeholder| {
            let text = values.get(placeholder);
            (
                placeholder.as_str(),
                if part == TemplatePart::Html {
                    html_value(text)
                } else {
                    Value::from(text)
                },
            )
        })
        .collect();
    template
        .render(Value::from(context))
        .map_err(|error| problem(part, &error))
}

/// A text of the desk's own as HTML: escaped, with its line breaks.
pub fn paragraphs(text: &str) -> String {
    format!("<!doctype html><html><body><p>{}</p></body></html>", html_text(text))
}

/// Texts in HTML: escaped by hand with their line breaks kept, so that no filter of a template can undo it.
fn html_value(text: &str) -> Value {
    Value::from_safe_string(html_text(text))
}

fn html_text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' => safe.push_str("<br>\n"),
            _ => safe.push(c),
        }
    }
    safe
}

fn environment(part: TemplatePart) -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(move |_| match part {
        TemplatePart::Html => AutoEscape::Html,
        TemplatePart::Subject | TemplatePart::Text => AutoEscape::None,
    });
    environment
}

fn problem(part: TemplatePart, error: &minijinja::Error) -> TemplateProblem {
    let words = error
        .detail()
        .map_or_else(|| error.kind().to_string(), ToOwned::to_owned);
    TemplateProblem {
        part,
        line: error.line().and_then(|line| u32::try_from(line).ok()),
        kind: TemplateProblemKind::Syntax(words),
    }
}

/// The template that comes with the desk: "Üyelere Giden Mesaj".
pub fn message_to_member(lang: Lang) -> TemplateSource {
    let (subject, html, text) = match lang {
        Lang::Tr => (
            "{{ subject }} [#{{ thread_no }}]",
            include_str!("../templates/message_to_member.tr.html"),
            include_str!("../templates/message_to_member.tr.txt"),
        ),
        Lang::En => (
            "{{ subject }} [#{{ thread_no }}]",
            include_str!("../templates/message_to_member.en.html"),
            include_str!("../templates/message_to_member.en.txt"),
        ),
    };
    TemplateSource {
        subject: subject.to_owned(),
        html: html.to_owned(),
        text: text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use model::lang::Lang;
    use model::template::Placeholder;

    use super::{Values, check, message_to_member, render};

    fn values() -> Values {
        Placeholder::ALL.into_iter().fold(Values::default(), |values, p| {
            values.with(p, format!("[{}]", p.as_str()))
        })
    }

    #[test]
    fn the_templates_that_come_with_the_desk_are_sound() {
        for lang in Lang::ALL {
            let source = message_to_member(lang);
            assert_eq!(check(&source), Ok(()));
            let rendered = render(&source, &values()).expect("a mail");
            assert!(rendered.html.contains("[answer]") && rendered.text.contains("[answer]"));
            assert_eq!(rendered.subject, "[subject] [#[thread_no]]");
        }
    }

    #[test]
    fn values_stay_text_in_every_part() {
        let source = message_to_member(Lang::Tr);
        for evil in [
            "{{ 7*7 }}",
            "${7*7}",
            "{% if true %}x{% endif %}",
            "{{ member_email }}",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=y>",
        ] {
            let rendered = render(&source, &values().with(Placeholder::MemberName, evil)).expect("a mail");
            assert!(rendered.text.contains(evil), "{evil}");
            assert!(
                !rendered.html.contains("<script")
                    && !rendered.html.contains("<img src=x")
                    && !rendered.html.contains("49"),
                "{evil}"
            );
        }
    }

    #[test]
    fn line_breaks_of_an_answer_are_kept() {
        let rendered = render(
            &message_to_member(Lang::Tr),
            &values().with(Placeholder::Answer, "bir\niki & üç"),
        )
        .expect("a mail");
        assert!(rendered.html.contains("bir<br>\niki &amp; üç"));
        assert!(rendered.text.contains("bir\niki & üç"));
    }
}
