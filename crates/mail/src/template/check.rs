//! What makes a template unfit to be saved: it is tried out before it can reach a member.

use model::template::{Placeholder, TemplatePart, TemplateProblem, TemplateProblemKind, TemplateSource};

use super::{Values, environment, problem, render_part};

/// The longest part, in characters.
const MAX_CHARS: usize = 100_000;

/// What HTML in a mail must not carry, in lower case without white space.
const FORBIDDEN: [&str; 12] = [
    "<script",
    "<iframe",
    "<object",
    "<embed",
    "<form",
    "<input",
    "<svg",
    "<math",
    "<base",
    "<meta http-equiv",
    "javascript:",
    "vbscript:",
];

/// Finds everything that keeps a template from being saved.
///
/// # Errors
/// All problems, part by part.
pub fn check(source: &TemplateSource) -> Result<(), Vec<TemplateProblem>> {
    let mut problems = Vec::new();
    let parts = [
        (TemplatePart::Subject, &source.subject),
        (TemplatePart::Html, &source.html),
        (TemplatePart::Text, &source.text),
    ];
    for (part, text) in parts {
        check_part(part, text, &mut problems);
    }
    problems.extend(forbidden(&source.html));
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

fn check_part(part: TemplatePart, text: &str, problems: &mut Vec<TemplateProblem>) {
    let mut note = |line, kind| problems.push(TemplateProblem { part, line, kind });
    if text.trim().is_empty() {
        return note(None, TemplateProblemKind::Empty);
    }
    if text.chars().count() > MAX_CHARS {
        return note(None, TemplateProblemKind::TooLong);
    }
    let environment = environment(part);
    let template = match environment.template_from_str(text) {
        Ok(template) => template,
        Err(error) => return problems.push(problem(part, &error)),
    };
    let used = template.undeclared_variables(false);
    let mut unknown: Vec<_> = used
        .iter()
        .filter(|name| !Placeholder::ALL.iter().any(|p| p.as_str() == *name))
        .collect();
    unknown.sort_unstable();
    for name in unknown {
        note(
            line_of(text, name),
            TemplateProblemKind::UnknownPlaceholder(name.clone()),
        );
    }
    if part != TemplatePart::Subject && !used.contains(Placeholder::Answer.as_str()) {
        note(None, TemplateProblemKind::AnswerMissing);
    }
    if problems.iter().all(|found| found.part != part)
        && let Some(found) = tried_out(part, text)
    {
        problems.push(found);
    }
}

/// Renders with every value set and with every value empty: both must do, and the answer must come out.
fn tried_out(part: TemplatePart, text: &str) -> Option<TemplateProblem> {
    const MARK: &str = "mesajlar-answer-mark";
    let full = Placeholder::ALL
        .into_iter()
        .fold(Values::default(), |values, p| values.with(p, "x"))
        .with(Placeholder::Answer, MARK);
    let only_answer = Values::default().with(Placeholder::Answer, MARK);
    for values in [full, only_answer] {
        match render_part(part, text, &values) {
            Err(found) => return Some(found),
            Ok(rendered) if part != TemplatePart::Subject && !rendered.contains(MARK) => {
                return Some(TemplateProblem {
                    part,
                    line: None,
                    kind: TemplateProblemKind::AnswerMissing,
                });
            }
            // What is put together only while rendering is seen here.
            Ok(rendered) if part == TemplatePart::Html => {
                if let Some(found) = forbidden(&rendered).pop() {
                    return Some(TemplateProblem { line: None, ..found });
                }
            }
            Ok(_) => {}
        }
    }
    None
}

fn line_of(text: &str, word: &str) -> Option<u32> {
    text.lines()
        .position(|line| line.contains(word))
        .and_then(|at| u32::try_from(at + 1).ok())
}

fn forbidden(html: &str) -> Vec<TemplateProblem> {
    let mut problems = Vec::new();
    for (at, line) in (1u32..).zip(html.lines()) {
        let lower = line.to_lowercase();
        let squeezed: String = lower.chars().filter(|c| !c.is_control()).collect();
        let word = FORBIDDEN
            .into_iter()
            .find(|word| squeezed.contains(word))
            .or_else(|| event_handler(&squeezed));
        if let Some(word) = word {
            let kind = TemplateProblemKind::Forbidden(word.to_owned());
            problems.push(TemplateProblem {
                part: TemplatePart::Html,
                line: Some(at),
                kind,
            });
        }
    }
    problems
}

/// An attribute like `onclick=` anywhere in a line.
fn event_handler(line: &str) -> Option<&'static str> {
    let mut rest = line;
    while let Some(at) = rest.find("on") {
        let before = rest[..at].chars().last();
        let name: String = rest[at + 2..].chars().take_while(char::is_ascii_alphabetic).collect();
        let after = rest[at + 2 + name.len()..].trim_start();
        if !name.is_empty()
            && after.starts_with('=')
            && before.is_none_or(|c| c.is_whitespace() || matches!(c, '"' | '\'' | '/'))
        {
            return Some("on…=");
        }
        rest = &rest[at + 2..];
    }
    None
}

#[cfg(test)]
mod tests {
    use model::template::TemplateSource;

    use super::check;

    /// Every one of these must be refused before it can reach a member.
    const BROKEN: [(&str, &str, &str); 30] = [
        ("", "{{ answer }}", "{{ answer }}"),
        ("   ", "{{ answer }}", "{{ answer }}"),
        ("s", "", "{{ answer }}"),
        ("s", "{{ answer }}", ""),
        ("s", "no answer", "{{ answer }}"),
        ("s", "{{ answer }}", "no answer"),
        ("{{ subject", "{{ answer }}", "{{ answer }}"),
        ("{{ subjct }}", "{{ answer }}", "{{ answer }}"),
        ("s", "{{ answer }} {{ }}", "{{ answer }}"),
        ("s", "{{ answer }} {% if %}", "{{ answer }}"),
        ("s", "{{ answer }} {% if order_no %}", "{{ answer }}"),
        ("s", "{{ answer }} {% endif %}", "{{ answer }}"),
        ("s", "{{ answer }} {% include 'x' %}", "{{ answer }}"),
        ("s", "{{ answer }} {% macro f() %}{% endmacro %}", "{{ answer }}"),
        ("s", "{{ answer }} {% import 'x' as y %}", "{{ answer }}"),
        ("s", "{{ answer }} {% extends 'x' %}", "{{ answer }}"),
        ("s", "{{ answer }} {{ member.name }}", "{{ answer }}"),
        ("s", "{{ answer|safe }}", "{{ answer }}"),
        ("s", "{{ answer|nothing }}", "{{ answer }}"),
        ("s", "{{ answer() }}", "{{ answer }}"),
        ("s", "{% if order_no %}{{ answer }}{% endif %}", "{{ answer }}"),
        ("s", "{{ answer }}<script>x</script>", "{{ answer }}"),
        ("s", "{{ answer }}<{% if kind %}script{% endif %}>x", "{{ answer }}"),
        ("s", "{{ answer }}<a href='javascript:x'>", "{{ answer }}"),
        ("s", "{{ answer }}<img src=x onerror=y>", "{{ answer }}"),
        ("s", "{{ answer }}<iframe src=x>", "{{ answer }}"),
        ("s", "{{ answer }}<form action=x>", "{{ answer }}"),
        ("s", "{{ answer }} {{ unknown_thing }}", "{{ answer }}"),
        ("s", "{{ answer }}", "{{ answer }} {{ 'a' * 3 }} {{ nope }}"),
        (
            "s",
            "{{ answer }} {% for x in range(99999999) %}a{% endfor %}",
            "{{ answer }}",
        ),
    ];

    #[test]
    fn none_of_thirty_broken_templates_can_be_saved() {
        for (subject, html, text) in BROKEN {
            let source = TemplateSource {
                subject: subject.into(),
                html: html.into(),
                text: text.into(),
            };
            let problems = check(&source).expect_err(&format!("{source:?}"));
            assert!(!problems.is_empty());
        }
    }

    #[test]
    fn problems_name_their_line() {
        let html = "{{ answer }}\n<p>\n{{ nobody }}".to_owned();
        let source = TemplateSource {
            subject: "s".into(),
            html,
            text: "{{ answer }}".into(),
        };
        let problems = check(&source).expect_err("a problem");
        assert_eq!(problems.first().and_then(|problem| problem.line), Some(3));
    }
}
