//! Reading parts out of a mail's bytes. What is read is somebody's text: whoever shows it sees to it that nothing runs.

use mail_parser::{MessageParser, PartType};

/// The HTML part of a mail, exactly as it is; `None` when it has none. A text part is never turned into HTML.
pub fn html_part(bytes: &[u8]) -> Option<String> {
    let mail = MessageParser::default().parse(bytes)?;
    mail.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some(html.to_string()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::html_part;

    #[test]
    fn the_html_part_is_found_and_not_made_up() {
        let mail = b"MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\na\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>\xc5\x9f</p>\r\n--x--\r\n";
        assert_eq!(html_part(mail).as_deref().map(str::trim), Some("<p>ş</p>"));
        assert_eq!(html_part(b"Content-Type: text/plain\r\n\r\n<p>a</p>"), None);
    }
}
