//! Mail İçerik Yönetimi: the list of templates, the editor, its placeholders, versions, preview and problems.

use crate::lang::{Lang, Text};
use crate::template::{Placeholder, TemplatePart, TemplateProblem, TemplateProblemKind};

texts! {
    TITLE = "Mail İçerik Yönetimi", "Mail templates";
    NAME = "Ad", "Name";
    LANGUAGE = "Dil", "Language";
    VERSION = "Sürüm", "Version";
    SAVED_AT = "Kaydedildi", "Saved";
    EDIT = "Düzenle", "Edit";
    BACK = "Mail içerikleri", "Mail templates";
    NONE = "Mail içeriği yok", "No templates";
    SUBJECT = "Mail konusu", "Mail subject";
    HTML = "HTML", "HTML";
    TEXT = "Düz metin", "Plain text";
    PLACEHOLDERS = "Yer tutucular", "Placeholders";
    PLACEHOLDERS_HINT = "Tıklayın, imlecin olduğu yere eklenir", "Click to put one in at the caret";
    SAVE = "Yeni sürüm olarak kaydet", "Save as a new version";
    SAVED_SAID = "Sürüm {0} kaydedildi", "Version {0} is saved";
    UNSAVED = "Kaydedilmemiş değişiklik var", "There are unsaved changes";
    UNCHANGED = "Değişiklik yok", "No changes";
    PROBLEMS = "Kaydedilmedi. Şunları düzeltin:", "Not saved. Please correct:";
    CHANGED = "Bu arada başka bir sürüm kaydedilmiş. Metniniz duruyor; yeni sürümü görmek için sayfayı yenileyin ya da üzerine kaydedin.",
        "Another version was saved meanwhile. Your text is still here; reload to see it, or save over it.";
    SAVE_OVER = "Yine de kaydet", "Save over it";
    LINE = "Satır {0}: {1}", "Line {0}: {1}";
    PART_PROBLEM = "{0}: {1}", "{0}: {1}";
    PREVIEW = "Önizleme", "Preview";
    PREVIEW_SHOW = "Önizle", "Show preview";
    PREVIEW_THREAD = "Mesaj no", "Thread no.";
    PREVIEW_NEWEST = "Boşsa en yeni mesaj", "The newest thread when empty";
    PREVIEW_NOT_A_NUMBER = "Mesaj no bir sayı olmalı", "The thread number must be a number";
    PREVIEW_FRAME = "Mailin önizlemesi", "Preview of the mail";
    PREVIEW_HINT = "Gerçek bir mesajla nasıl görüneceğini gösterir; mail gönderilmez",
        "Shows the mail on a real thread; nothing is sent";
    VERSIONS = "Sürümler", "Versions";
    IN_FORCE = "Yürürlükte", "In force";
    FIRST_VERSION = "Masayla gelen", "Came with the desk";
    SHOW = "Göster", "Show";
    RESTORE_ASK = "Sürüm {0} geri yüklensin mi?", "Restore version {0}?";
    RESTORE_HINT = "Yeni bir sürüm olarak kaydedilir; hiçbir sürüm silinmez. Kaydedilmemiş değişiklikleriniz gider.",
        "It is saved as a new version; no version is lost. Unsaved changes go.";
    RESTORED_SAID = "Sürüm {0} geri yüklendi, sürüm {1} oldu", "Version {0} is restored as version {1}";
}

/// A language, named in the reader's.
pub const fn language(lang: Lang) -> Text {
    match lang {
        Lang::Tr => Text {
            tr: "Türkçe",
            en: "Turkish",
        },
        Lang::En => Text {
            tr: "İngilizce",
            en: "English",
        },
    }
}

/// A part of a template.
pub const fn part(part: TemplatePart) -> Text {
    match part {
        TemplatePart::Subject => SUBJECT,
        TemplatePart::Html => HTML,
        TemplatePart::Text => TEXT,
    }
}

/// What a placeholder stands for.
pub const fn placeholder(placeholder: Placeholder) -> Text {
    match placeholder {
        Placeholder::MemberName => Text {
            tr: "Üyenin adı",
            en: "Member's name",
        },
        Placeholder::MemberEmail => Text {
            tr: "Üyenin e-postası",
            en: "Member's e-mail",
        },
        Placeholder::AgentName => Text {
            tr: "Yanıtlayanın adı",
            en: "Agent's name",
        },
        Placeholder::StoreName => Text {
            tr: "Mağazanın adı",
            en: "Store's name",
        },
        Placeholder::ThreadNo => Text {
            tr: "Mesaj no",
            en: "Thread no.",
        },
        Placeholder::Subject => Text {
            tr: "Konu Başlığı",
            en: "Subject",
        },
        Placeholder::OrderNo => Text {
            tr: "Sipariş No",
            en: "Order no.",
        },
        Placeholder::Topic => Text {
            tr: "Mesaj Konusu",
            en: "Topic",
        },
        Placeholder::Kind => Text {
            tr: "Mesaj Tür",
            en: "Kind",
        },
        Placeholder::Answer => Text {
            tr: "Yanıt metni",
            en: "The answer",
        },
        Placeholder::LastMemberMessage => Text {
            tr: "Üyenin son yazdığı",
            en: "Member's last words",
        },
        Placeholder::OpenedAt => Text {
            tr: "Açılma Tarihi",
            en: "Opened",
        },
    }
}

/// What is wrong, in one sentence with its line.
pub fn problem(problem: &TemplateProblem, lang: Lang) -> String {
    texts! {
        EMPTY = "boş bırakılamaz", "must not be empty";
        SYNTAX = "okunamıyor: {0}", "cannot be read: {0}";
        UNKNOWN = "“{0}” diye bir yer tutucu yok", "there is no placeholder “{0}”";
        ANSWER_MISSING = "yanıt metni eksik; [answer] yer tutucusunu ekleyin", "the answer itself is missing; put [answer] in";
        FORBIDDEN = "mailde kullanılamaz: {0}", "mail must not carry this: {0}";
        TOO_LONG = "100.000 karakterden uzun olamaz", "has at most 100,000 characters";
    }
    let what = match &problem.kind {
        TemplateProblemKind::Empty => lang.t(EMPTY).to_owned(),
        TemplateProblemKind::Syntax(words) => lang.fill(SYNTAX, &[words]),
        TemplateProblemKind::UnknownPlaceholder(name) => lang.fill(UNKNOWN, &[name]),
        TemplateProblemKind::AnswerMissing => lang.t(ANSWER_MISSING).replace("[answer]", "{{ answer }}"),
        TemplateProblemKind::Forbidden(what) => lang.fill(FORBIDDEN, &[what]),
        TemplateProblemKind::TooLong => lang.t(TOO_LONG).to_owned(),
    };
    match problem.line {
        Some(line) => lang.fill(LINE, &[&line, &what]),
        None => lang.fill(PART_PROBLEM, &[&lang.t(part(problem.part)), &what]),
    }
}

#[cfg(test)]
mod tests {
    use super::problem;
    use crate::lang::Lang;
    use crate::template::{TemplatePart, TemplateProblem, TemplateProblemKind};

    #[test]
    fn a_problem_names_its_line_or_its_part() {
        let unknown = TemplateProblem {
            part: TemplatePart::Html,
            line: Some(7),
            kind: TemplateProblemKind::UnknownPlaceholder("membr".to_owned()),
        };
        assert_eq!(problem(&unknown, Lang::Tr), "Satır 7: “membr” diye bir yer tutucu yok");
        let missing = TemplateProblem {
            part: TemplatePart::Text,
            line: None,
            kind: TemplateProblemKind::AnswerMissing,
        };
        assert_eq!(
            problem(&missing, Lang::En),
            "Plain text: the answer itself is missing; put {{ answer }} in"
        );
    }
}
