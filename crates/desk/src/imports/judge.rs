//! What becomes of rows, by what is at the desk already. The same eyes look before anything is stored and while it is.

use std::collections::HashSet;

use model::fold::email_key;
use model::ids::MemberId;
use model::import::{ImportOutcome as O, ImportReason, ImportRemark};
use model::message::Source;
use store::{NewMember, OpenedThread, PastThread, Write};

use super::member::{PlannedMember, is_other_name};
use super::thread::PlannedThread;
use crate::error::Result;

/// What becomes of some rows: line, outcome, why.
pub(super) type Outcomes = Vec<(u64, O, Vec<ImportRemark>)>;

/// What is to be stored of some rows.
#[derive(Default)]
pub(super) struct Verdict {
    /// What becomes of each row.
    pub(super) outcomes: Outcomes,
    /// New members, each address once.
    pub(super) members: Vec<NewMember>,
    /// New threads with the key of their member's address.
    pub(super) threads: Vec<(String, PastThread)>,
}

const fn because(reason: ImportReason) -> ImportRemark {
    ImportRemark {
        reason,
        about: String::new(),
    }
}

/// Judges members. `seen` holds the addresses that the file had before.
pub(super) async fn members(write: &Write, planned: Vec<PlannedMember>, seen: &mut HashSet<String>) -> Result<Verdict> {
    let emails: Vec<String> = planned.iter().map(|one| one.member.email.clone()).collect();
    let known = write.member_find_many(&emails).await?;
    let ids: Vec<String> = planned
        .iter()
        .filter_map(|one| one.member.external_id.clone())
        .collect();
    let mut taken: HashSet<String> = write.member_external_ids(&ids).await?.into_iter().collect();
    let mut verdict = Verdict::default();
    for PlannedMember {
        line,
        mut member,
        faults,
    } in planned
    {
        if !faults.is_empty() {
            verdict.outcomes.push((line, O::Refused, faults));
            continue;
        }
        let key = email_key(&member.email);
        if !seen.insert(key.clone()) {
            verdict
                .outcomes
                .push((line, O::Known, vec![because(ImportReason::Twice)]));
            continue;
        }
        if let Some((_, name)) = known.get(&key) {
            let remark = if is_other_name(&member, name) {
                ImportRemark {
                    reason: ImportReason::OtherName,
                    about: name.clone(),
                }
            } else {
                because(ImportReason::AlreadyHere)
            };
            verdict.outcomes.push((line, O::Known, vec![remark]));
            continue;
        }
        let free = member.external_id.as_ref().is_none_or(|id| taken.insert(id.clone()));
        if free {
            verdict.outcomes.push((line, O::New, Vec::new()));
        } else {
            let about = member.external_id.take().unwrap_or_default();
            let remark = ImportRemark {
                reason: ImportReason::ExternalIdTaken,
                about,
            };
            verdict.outcomes.push((line, O::Doubtful, vec![remark]));
        }
        verdict.members.push(member);
    }
    Ok(verdict)
}

/// Judges threads. `seen` holds the marks of those that the file had before.
pub(super) async fn threads(write: &Write, planned: Vec<PlannedThread>, seen: &mut HashSet<String>) -> Result<Verdict> {
    let emails: Vec<String> = planned.iter().map(|one| one.member.email.clone()).collect();
    let known = write.member_find_many(&emails).await?;
    let firsts: Vec<String> = planned.iter().map(|one| first_submission(&one.mark)).collect();
    let stored: HashSet<String> = write.message_submissions(&firsts).await?.into_iter().collect();
    let ids: Vec<MemberId> = known.values().map(|(id, _)| *id).collect();
    let opened = write.thread_opened_by(&ids, Source::Import.as_str()).await?;
    let opened: HashSet<OpenedThread> = opened.into_iter().collect();
    let mut verdict = Verdict::default();
    let mut new_members = HashSet::new();
    for one in planned {
        if !one.faults.is_empty() {
            verdict.outcomes.extend(refused(&one));
            continue;
        }
        let key = email_key(&one.member.email);
        let member = known.get(&key);
        let twice = !seen.insert(one.mark.clone());
        let ours = member.is_some_and(|(id, _)| {
            opened.contains(&OpenedThread {
                member: *id,
                second: one.past.thread.at.div_euclid(1000),
                subject: one.past.thread.subject.clone(),
            })
        });
        let here = stored.contains(&first_submission(&one.mark)) || ours;
        if here || twice {
            let reason = if here {
                ImportReason::AlreadyHere
            } else {
                ImportReason::Twice
            };
            let same = |line: &u64| (*line, O::Known, vec![because(reason)]);
            verdict.outcomes.extend(one.lines.iter().map(same));
            continue;
        }
        let mut doubts = one.doubts;
        if let Some((_, name)) = member.filter(|(_, name)| is_other_name(&one.member, name)) {
            let remark = ImportRemark {
                reason: ImportReason::OtherName,
                about: name.clone(),
            };
            doubts.push((one.lines[0], remark));
        }
        let outcome = if doubts.is_empty() { O::New } else { O::Doubtful };
        let of = |line: &u64| {
            doubts
                .iter()
                .filter(|(own, _)| own == line)
                .map(|(_, remark)| remark.clone())
                .collect()
        };
        verdict
            .outcomes
            .extend(one.lines.iter().map(|line| (*line, outcome, of(line))));
        if member.is_none() && new_members.insert(key.clone()) {
            verdict.members.push(one.member);
        }
        verdict.threads.push((key, one.past));
    }
    Ok(verdict)
}

/// The rows of a thread of which at least one is refused: each says why, or which other one is to blame.
fn refused(one: &PlannedThread) -> Outcomes {
    let culprit = one.faults.first().map_or(0, |(line, _)| *line);
    let of = |line: &u64| {
        let own: Vec<ImportRemark> = one
            .faults
            .iter()
            .filter(|(of, _)| of == line)
            .map(|(_, remark)| remark.clone())
            .collect();
        let other = || ImportRemark {
            reason: ImportReason::OtherRow,
            about: culprit.to_string(),
        };
        (*line, O::Refused, if own.is_empty() { vec![other()] } else { own })
    };
    one.lines.iter().map(of).collect()
}

/// What the first message of an imported thread was submitted as.
fn first_submission(mark: &str) -> String {
    format!("import:{mark}:0")
}
