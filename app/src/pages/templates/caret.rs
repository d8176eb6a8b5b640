//! The caret in the editor's fields. Places are counted in UTF-16 units, as a browser counts.

use leptos::prelude::*;
use model::template::TemplatePart;

use super::form::TemplateForm;

/// What is selected in a part; `None` when the browser does not say.
pub fn selection(form: TemplateForm, part: TemplatePart) -> Option<(u32, u32)> {
    let (start, end) = if part == TemplatePart::Subject {
        let field = form.subject_field.get_untracked()?;
        (field.selection_start(), field.selection_end())
    } else {
        let field = form.area(part).get_untracked()?;
        (field.selection_start(), field.selection_end())
    };
    Some((start.ok()??, end.ok()??))
}

/// Selects a range of a part and gives its field the focus, once the field shows the text that was set last.
pub fn place(form: TemplateForm, part: TemplatePart, from: u32, to: u32) {
    request_animation_frame(move || {
        if part == TemplatePart::Subject {
            if let Some(Some(field)) = form.subject_field.try_get_untracked() {
                drop(field.focus());
                drop(field.set_selection_range(from, to));
            }
        } else if let Some(Some(field)) = form.area(part).try_get_untracked() {
            drop(field.focus());
            drop(field.set_selection_range(from, to));
        }
    });
}

/// The text with `code` in place of the selection (at the end without one), and the place behind it, in UTF-16 units.
pub fn spliced(text: &str, selection: Option<(u32, u32)>, code: &str) -> (String, u32) {
    let units: Vec<u16> = text.encode_utf16().collect();
    let (start, end) = selection.map_or((units.len(), units.len()), |(start, end)| {
        (start as usize, end as usize)
    });
    let start = start.min(units.len());
    let end = end.clamp(start, units.len());
    let mut out = String::from_utf16_lossy(&units[..start]);
    out.push_str(code);
    out.push_str(&String::from_utf16_lossy(&units[end..]));
    let behind = start + code.encode_utf16().count();
    (out, u32::try_from(behind).unwrap_or(u32::MAX))
}

/// Where a line (from 1) begins and ends, in UTF-16 units as a browser counts.
pub fn line_range(text: &str, line: u32) -> (u32, u32) {
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
    let mut from = 0;
    for (number, content) in (1..).zip(text.split('\n')) {
        let to = from + units(content);
        if number == line {
            return (from, to);
        }
        from = to + 1;
    }
    (0, 0)
}

#[cfg(test)]
mod tests {
    use super::{line_range, spliced};

    #[test]
    fn lines_are_found_as_a_browser_counts() {
        assert_eq!(line_range("ş😀\nab\n", 1), (0, 3));
        assert_eq!(line_range("ş😀\nab\n", 2), (4, 6));
        assert_eq!(line_range("ab", 9), (0, 0));
    }

    #[test]
    fn a_placeholder_takes_the_place_of_what_is_selected() {
        assert_eq!(spliced("😀bc", Some((2, 3)), "{{ x }}"), ("😀{{ x }}c".to_owned(), 9));
        assert_eq!(spliced("ş", None, "y"), ("şy".to_owned(), 2));
        assert_eq!(spliced("a", Some((9, 1)), "b"), ("ab".to_owned(), 2));
    }
}
