//! Ekle: an agent writes first. The thread, its member, the message and its mail are one transaction.

use model::event::EventKind;
use model::ids::{MemberId, ThreadId};
use model::member::MemberChoice;
use model::message::{Author, Source};
use model::right::Right;
use model::status::Status;
use model::thread::StartThread;
use model::validate::{Checks, Fault, Field, MAX_BODY, MAX_NAME, MAX_ORDER_NO, MAX_SUBJECT, clean_line, clean_text};
use store::{NewMember, NewMessage, NewThread, Write};

use crate::Desk;
use crate::caller::Caller;
use crate::error::Result;
use crate::outgoing::MailToQueue;
use crate::receive::preview;
use crate::replies::{HOLD_MILLIS, checked_submission, stored_before};

impl Desk {
    /// Opens a thread for a member and sends its first message. The same submission twice is one thread.
    pub async fn start_thread(&self, caller: &Caller, start: StartThread) -> Result<ThreadId> {
        caller.require(Right::OpenThread)?;
        let start = checked(start)?;
        let submission = checked_submission(&start.submission)?;
        let mut write = self.store.write().await?;
        if let Some(first) = stored_before(&write, caller, &submission).await? {
            return Ok(first.thread);
        }
        let at = self.clock.now();
        let member = self.chosen(&mut write, start.member.as_ref(), at).await?;
        let kind = self.kind_or_first(&write, start.kind).await?;
        let topic = self.topic_or_first(&write, start.topic).await?;
        let new = NewThread {
            member,
            kind,
            topic,
            subject: start.subject.clone(),
            order_no: start.order_no.clone(),
            source: Source::Desk,
            status: Status::Answered,
            at,
            preview: preview(&start.body),
            from_member: false,
            responder: Some(caller.agent),
            continues: None,
        };
        let id = write.thread_insert(&new).await?;
        let event = write
            .event_append(at, Some(id), Some(caller.agent), &EventKind::ThreadStarted)
            .await?;
        let message = NewMessage {
            thread: id,
            author: Author::Agent,
            agent: Some(caller.agent),
            body: start.body.clone(),
            source: Source::Desk,
            at,
            event,
            submission: Some(submission),
        };
        let message = write.message_insert(&message).await?;
        write.member_touch(member, None, at).await?;
        let mail = MailToQueue {
            thread: write.thread_find(id).await?.row,
            message,
            body: start.body,
            agent: caller.agent,
            agent_name: caller.full_name.clone(),
            last_member_message: None,
            hold_until: at + HOLD_MILLIS,
        };
        self.queue_mail(&mut write, &mail).await?;
        write.commit().await?;
        Ok(id)
    }

    async fn chosen(&self, write: &mut Write, choice: Option<&MemberChoice>, at: model::Millis) -> Result<MemberId> {
        let unknown = || {
            vec![model::validate::Invalid {
                field: Field::Member,
                fault: Fault::Unknown,
            }]
        };
        match choice {
            None => Err(unknown().into()),
            Some(MemberChoice::Known(id)) => {
                if write.member_exists(*id).await? {
                    Ok(*id)
                } else {
                    Err(unknown().into())
                }
            }
            Some(MemberChoice::New { full_name, email }) => match write.member_find_by_email(email).await? {
                Some(id) => Ok(id),
                None => {
                    let new = NewMember {
                        full_name: full_name.clone(),
                        email: email.clone(),
                        external_id: None,
                        at,
                    };
                    Ok(write.member_insert(&new).await?)
                }
            },
        }
    }
}

/// The form with its texts cleaned, or everything that is wrong with it.
fn checked(mut start: StartThread) -> Result<StartThread> {
    let mut checks = Checks::default();
    match &mut start.member {
        None => checks.note(Field::Member, Fault::Missing),
        Some(MemberChoice::Known(_)) => {}
        Some(MemberChoice::New { full_name, email }) => {
            *full_name = clean_line(full_name);
            *email = email.trim().to_owned();
            checks.text(Field::FullName, full_name, MAX_NAME);
            checks.email(Field::Email, email);
        }
    }
    if start.kind.is_none() {
        checks.note(Field::Kind, Fault::Missing);
    }
    if start.topic.is_none() {
        checks.note(Field::Topic, Fault::Missing);
    }
    start.subject = clean_line(&start.subject);
    start.order_no = clean_line(&start.order_no);
    start.body = clean_text(&start.body);
    checks.text(Field::Subject, &start.subject, MAX_SUBJECT);
    checks.optional_text(Field::OrderNo, &start.order_no, MAX_ORDER_NO);
    checks.text(Field::Body, &start.body, MAX_BODY);
    checks.done()?;
    Ok(start)
}
