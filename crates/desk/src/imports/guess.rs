//! What a column holds, guessed from its heading: what was said of it last time, else the words of our own exports, else those
//! that other panels use.

use std::collections::BTreeMap;

use model::fold::fold;
use model::import::{ImportField, ImportKind, Mapping};
use model::lang::Lang;
use model::texts::imports;

/// Folded headings with what they held; `None` was left out.
pub(super) type Headings = BTreeMap<String, Option<ImportField>>;
/// The same for each kind of import, by its word.
pub(super) type AllHeadings = BTreeMap<String, Headings>;

/// How many headings are remembered of one kind.
const REMEMBERED: usize = 500;

/// Headings of other panels, folded.
const OTHERS: [(ImportField, &[&str]); 20] = [
    (
        ImportField::MemberEmail,
        &[
            "email",
            "mail",
            "eposta",
            "e posta",
            "e mail",
            "e-posta adresi",
            "email address",
            "requester email",
            "customer email",
            "contact email",
            "musteri e-posta",
            "uye e-posta",
        ],
    ),
    (
        ImportField::MemberName,
        &[
            "ad",
            "isim",
            "name",
            "adi soyadi",
            "ad soyadi",
            "musteri",
            "musteri adi",
            "uye",
            "uye adi",
            "customer",
            "customer name",
            "requester",
            "requester name",
            "contact name",
            "contact",
        ],
    ),
    (
        ImportField::ExternalId,
        &[
            "uye no",
            "uye id",
            "musteri no",
            "customer id",
            "external id",
            "member id",
            "id",
        ],
    ),
    (
        ImportField::Number,
        &[
            "no",
            "talep no",
            "ticket",
            "ticket id",
            "ticket no",
            "ticket number",
            "number",
            "conversation id",
            "conversation",
            "id",
            "mesaj numarasi",
            "kayit no",
        ],
    ),
    (ImportField::Subject, &["konu", "baslik", "subject", "title", "summary"]),
    (ImportField::Status, &["durumu", "status", "state"]),
    (ImportField::Kind, &["tur", "mesaj turu", "type", "kind", "category"]),
    (
        ImportField::Topic,
        &[
            "mesaj konusu",
            "kategori",
            "departman",
            "topic",
            "department",
            "group",
            "team",
            "inbox",
        ],
    ),
    (
        ImportField::OrderNo,
        &[
            "siparis",
            "siparis numarasi",
            "order",
            "order no",
            "order number",
            "order id",
        ],
    ),
    (
        ImportField::OpenedAt,
        &[
            "acilma",
            "acilis",
            "acilis tarihi",
            "tarih",
            "olusturma tarihi",
            "created",
            "created at",
            "opened",
            "opened at",
            "date",
            "create date",
        ],
    ),
    (
        ImportField::ClosedAt,
        &[
            "kapanma",
            "kapanis",
            "kapanis tarihi",
            "closed",
            "closed at",
            "resolved at",
            "solved at",
        ],
    ),
    (
        ImportField::LastActivityAt,
        &[
            "son islem",
            "son islem tarihi",
            "updated",
            "updated at",
            "last activity at",
            "last update",
        ],
    ),
    (
        ImportField::Responder,
        &[
            "yanitlayan",
            "cevaplayan kisi",
            "temsilci",
            "agent",
            "assignee",
            "owner",
            "assigned to",
        ],
    ),
    (ImportField::Resolver, &["cozen", "kapatan", "closed by", "resolved by"]),
    (
        ImportField::Author,
        &[
            "gonderen",
            "yazan kisi",
            "author",
            "from",
            "sender",
            "sender name",
            "user",
        ],
    ),
    (
        ImportField::AuthorKind,
        &["gonderen turu", "sender type", "author type", "message type", "yon"],
    ),
    (
        ImportField::WrittenAt,
        &[
            "mesaj tarihi",
            "yazilma",
            "gonderim tarihi",
            "sent at",
            "message date",
            "message created at",
        ],
    ),
    (
        ImportField::Body,
        &[
            "mesaj",
            "mesaj metni",
            "metin",
            "icerik",
            "message",
            "body",
            "text",
            "content",
            "description",
            "comment",
        ],
    ),
    (ImportField::FirstMessage, &["ilk yazisma", "soru", "question"]),
    (
        ImportField::LastMessage,
        &["son yazisma", "cevap", "yanit", "answer", "reply"],
    ),
];

/// What each heading most likely holds; no field twice.
pub(super) fn mapping(headings: &[String], kind: ImportKind, known: &Headings) -> Mapping {
    let folded: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
    let mut mapping: Mapping = vec![None; headings.len()];
    let mut left_out = vec![false; headings.len()];
    let take = |at: usize, field: ImportField, mapping: &mut Mapping| {
        if field.is_of(kind) && mapping[at].is_none() && !mapping.contains(&Some(field)) {
            mapping[at] = Some(field);
        }
    };
    for (at, heading) in headings.iter().enumerate() {
        match known.get(&fold(heading)) {
            Some(Some(field)) => take(at, *field, &mut mapping),
            Some(None) => left_out[at] = true,
            None => {}
        }
    }
    for (at, heading) in folded.iter().enumerate().filter(|(at, _)| !left_out[*at]) {
        let own = |field: &&ImportField| {
            let words = imports::field(**field);
            Lang::ALL.into_iter().any(|lang| plain(lang.t(words)) == *heading)
        };
        if let Some(field) = ImportField::ALL.iter().filter(|field| field.is_of(kind)).find(own) {
            take(at, *field, &mut mapping);
        }
    }
    for (at, heading) in folded.iter().enumerate().filter(|(at, _)| !left_out[*at]) {
        let other = OTHERS
            .iter()
            .find(|(field, words)| field.is_of(kind) && words.contains(&heading.as_str()));
        if let Some((field, _)) = other {
            take(at, *field, &mut mapping);
        }
    }
    mapping
}

/// Keeps what is remembered small: a file with other headings each time would fill it for ever.
pub(super) fn forget_most(headings: &mut Headings) {
    while headings.len() > REMEMBERED {
        headings.pop_first();
    }
}

/// A heading without marks that people put between words.
fn plain(heading: &str) -> String {
    let spaced: String = fold(heading)
        .chars()
        .map(|c| if matches!(c, '_' | ':' | '.' | '*') { ' ' } else { c })
        .collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use model::import::{ImportField as F, ImportKind};

    use super::{Headings, mapping};

    fn of(headings: &[&str], kind: ImportKind) -> Vec<Option<F>> {
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        mapping(&headings, kind, &Headings::new())
    }

    #[test]
    fn headings_of_exports_and_of_other_panels_are_known() {
        assert_eq!(
            of(
                &["Mesaj No", "E-Posta", "KONU BAŞLIĞI", "Açıklama", "Renk"],
                ImportKind::Threads
            ),
            [
                Some(F::Number),
                Some(F::MemberEmail),
                Some(F::Subject),
                Some(F::Body),
                None
            ]
        );
        assert_eq!(
            of(
                &["ticket_id", "requester_email", "created_at", "body", "body"],
                ImportKind::Threads
            ),
            [
                Some(F::Number),
                Some(F::MemberEmail),
                Some(F::OpenedAt),
                Some(F::Body),
                None
            ]
        );
        assert_eq!(
            of(&["id", "Müşteri Adı", "EMAIL", "Konu"], ImportKind::Members),
            [Some(F::ExternalId), Some(F::MemberName), Some(F::MemberEmail), None]
        );
    }

    #[test]
    fn what_was_said_last_time_wins() {
        let known = Headings::from([("mesaj".to_owned(), None), ("bilgi".to_owned(), Some(F::Body))]);
        let headings = ["Mesaj".to_owned(), "Bilgi".to_owned()];
        assert_eq!(mapping(&headings, ImportKind::Threads, &known), [None, Some(F::Body)]);
    }
}
