//! A row as a member.

use model::Millis;
use model::fold::fold;
use model::import::{ImportField, ImportReason, ImportRemark};
use model::validate::{MAX_NAME, clean_line, is_email};
use store::NewMember;

use super::value::Row;

/// A member of a file, with what is wrong with the row.
pub(super) struct PlannedMember {
    /// The row.
    pub(super) line: u64,
    /// Who it is; the name is the address when there is none.
    pub(super) member: NewMember,
    /// Why it is refused.
    pub(super) faults: Vec<ImportRemark>,
}

/// What a row says of a member.
pub(super) fn plan(row: &Row<'_>, now: Millis) -> PlannedMember {
    let (member, faults) = named(row, now);
    PlannedMember {
        line: row.line,
        member,
        faults,
    }
}

/// The member that a row names.
pub(super) fn named(row: &Row<'_>, now: Millis) -> (NewMember, Vec<ImportRemark>) {
    let mut faults = Vec::new();
    let mut note = |reason, about: &str| {
        faults.push(ImportRemark {
            reason,
            about: about.chars().take(80).collect(),
        });
    };
    let email = row.text(ImportField::MemberEmail).trim().to_owned();
    if email.is_empty() {
        note(ImportReason::NoEmail, "");
    } else if !is_email(&email) {
        note(ImportReason::BadEmail, &email);
    }
    let name = clean_line(&row.text(ImportField::MemberName));
    if name.chars().count() > MAX_NAME {
        note(ImportReason::NameTooLong, &name);
    }
    let external = clean_line(&row.text(ImportField::ExternalId));
    if external.chars().count() > MAX_NAME {
        note(ImportReason::NameTooLong, &external);
    }
    let member = NewMember {
        full_name: if name.is_empty() { email.clone() } else { name },
        email,
        external_id: (!external.is_empty()).then_some(external),
        at: now,
    };
    (member, faults)
}

/// Whether a file calls a member otherwise than the desk does.
pub(super) fn is_other_name(new: &NewMember, known: &str) -> bool {
    new.full_name != new.email && fold(&new.full_name) != fold(known)
}
