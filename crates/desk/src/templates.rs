//! Mail İçerik Yönetimi: templates and their versions. What does not render is not saved; nothing is ever overwritten.

use std::sync::PoisonError;

use mail::template::{check, render};
use model::error::{Conflict, Problem};
use model::event::EventKind;
use model::ids::{KindId, MemberId, MessageId, SessionId, TemplateId, ThreadId, TopicId};
use model::message::Author;
use model::right::Right;
use model::status::Status;
use model::template::{TemplatePreview, TemplateRow, TemplateSource, TemplateView};
use model::texts::notices;
use model::thread::ThreadRow;
use store::Write;

use crate::Desk;
use crate::caller::Caller;
use crate::error::Result;
use crate::outgoing::{MailToQueue, values_of};

/// How many sessions' previews are kept in memory.
const MAX_PREVIEWS: usize = 100;

impl Desk {
    /// All templates.
    pub async fn list_templates(&self, caller: &Caller) -> Result<Vec<TemplateRow>> {
        caller.require(Right::EditTemplates)?;
        Ok(self.store.template_list().await?)
    }

    /// A template with its versions.
    pub async fn get_template(&self, caller: &Caller, id: TemplateId) -> Result<TemplateView> {
        caller.require(Right::EditTemplates)?;
        Ok(self.store.template_get(id).await?)
    }

    /// Puts a new version in force; its number. Refused when `base_version` is no longer the one in force.
    pub async fn save_template(
        &self,
        caller: &Caller,
        id: TemplateId,
        source: TemplateSource,
        base_version: u32,
    ) -> Result<u32> {
        caller.require(Right::EditTemplates)?;
        check(&source).map_err(Problem::Template)?;
        let write = self.store.write().await?;
        self.save_version(write, caller, id, base_version, &source).await
    }

    /// Puts an earlier version in force again, as a new one; its number.
    pub async fn restore_template(&self, caller: &Caller, id: TemplateId, number: u32) -> Result<u32> {
        caller.require(Right::EditTemplates)?;
        let write = self.store.write().await?;
        let source = write.template_version(id, number).await?.source;
        check(&source).map_err(Problem::Template)?;
        let base = write.template_version_in_force(id).await?;
        self.save_version(write, caller, id, base, &source).await
    }

    async fn save_version(
        &self,
        mut write: Write,
        caller: &Caller,
        id: TemplateId,
        base: u32,
        source: &TemplateSource,
    ) -> Result<u32> {
        let at = self.clock.now();
        let number = write
            .template_save(id, base, source, caller.agent, at)
            .await?
            .ok_or(Conflict::Changed)?;
        write
            .event_append(at, None, Some(caller.agent), &EventKind::TemplateSaved)
            .await?;
        write.commit().await?;
        Ok(number)
    }

    /// Renders a template on a thread, by default the newest; on an empty desk, on an example. Nothing is stored or sent.
    pub async fn preview_template(
        &self,
        caller: &Caller,
        id: TemplateId,
        source: &TemplateSource,
        thread: Option<ThreadId>,
    ) -> Result<TemplatePreview> {
        caller.require(Right::EditTemplates)?;
        check(source).map_err(Problem::Template)?;
        self.store.template_get(id).await?;
        let settings = self.store.setting_get().await?;
        let mail = self.mail_to_preview(caller, thread).await?;
        let values = values_of(
            &mail,
            &settings,
            &self.store.kind_list().await?,
            &self.store.topic_list().await?,
        );
        let rendered = render(source, &values).map_err(|problem| Problem::Template(vec![problem]))?;
        let mut previews = self.previews.lock().unwrap_or_else(PoisonError::into_inner);
        if previews.len() >= MAX_PREVIEWS {
            previews.clear();
        }
        previews.insert(caller.session, rendered.html.clone());
        Ok(TemplatePreview {
            subject: rendered.subject,
            html: rendered.html,
            text: rendered.text,
        })
    }

    async fn mail_to_preview(&self, caller: &Caller, wanted: Option<ThreadId>) -> Result<MailToQueue> {
        let newest = match wanted {
            Some(id) => Some(id),
            None => self.store.thread_newest().await?,
        };
        let Some(id) = newest else {
            return Ok(example(caller, self.clock.now()));
        };
        let thread = self.access_thread(caller, id).await?.row;
        let messages = self.store.message_list(id).await?;
        let last = |author| messages.iter().rev().find(|message| message.author == author);
        let answer = last(Author::Agent);
        Ok(MailToQueue {
            body: answer.map_or_else(|| caller.lang.t(notices::SAMPLE_ANSWER).to_owned(), |m| m.body.clone()),
            agent_name: answer.map_or_else(|| caller.full_name.clone(), |m| m.agent_name.clone()),
            last_member_message: last(Author::Member).map(|message| message.body.clone()),
            ..example_of(thread, caller)
        })
    }

    /// The HTML of the caller's last preview. To be shown where nothing can run.
    pub fn last_preview(&self, caller: &Caller) -> Result<String> {
        caller.require(Right::EditTemplates)?;
        let previews = self.previews.lock().unwrap_or_else(PoisonError::into_inner);
        previews
            .get(&caller.session)
            .cloned()
            .ok_or_else(|| Problem::NotFound.into())
    }

    /// Lets go of a session's preview.
    pub(crate) fn forget_preview(&self, session: SessionId) {
        self.previews
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&session);
    }
}

fn example_of(thread: ThreadRow, caller: &Caller) -> MailToQueue {
    MailToQueue {
        hold_until: 0,
        thread,
        message: MessageId(0),
        body: caller.lang.t(notices::SAMPLE_ANSWER).to_owned(),
        agent: caller.agent,
        agent_name: caller.full_name.clone(),
        last_member_message: Some(caller.lang.t(notices::SAMPLE_QUESTION).to_owned()),
    }
}

/// What a template is shown on while the desk has no thread.
fn example(caller: &Caller, now: model::Millis) -> MailToQueue {
    let thread = ThreadRow {
        id: ThreadId(1),
        status: Status::New,
        member: MemberId(0),
        member_name: caller.lang.t(notices::SAMPLE_MEMBER).to_owned(),
        member_email: "ayse@example.com".to_owned(),
        subject: caller.lang.t(notices::SAMPLE_SUBJECT).to_owned(),
        preview: String::new(),
        last_from_member: true,
        kind: KindId(1),
        topic: TopicId(1),
        order_no: "100245".to_owned(),
        opened_at: now,
        closed_at: None,
        last_activity_at: now,
        responder: None,
        resolver: None,
        assignee: None,
        binned_at: None,
        snoozed_until: None,
        reopened: 0,
        seen: model::ids::EventSeq(0),
    };
    example_of(thread, caller)
}
