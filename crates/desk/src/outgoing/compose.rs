//! From a message to the bytes of its mail: the template's values, the headers that thread it, the sender of the store.

use mail::compose::{Mail, compose};
use mail::header::{Address, HeaderText, Mailbox, MessageId};
use mail::template::{Values, render};
use model::Millis;
use model::error::Problem;
use model::lang::Lang;
use model::moment::{Zone, date_time};
use model::outgoing::OutgoingState;
use model::setting::{Kind, StoreSettings, Topic};
use model::template::Placeholder;
use model::validate::{Fault, Field, Invalid};
use store::{NewOutgoing, TemplateInForce, Write};

use super::MailToQueue;
use crate::Desk;
use crate::days::{offset_minutes, zone_of};
use crate::error::{DeskError, Result};
use crate::secrets;

/// The letters of the random part of a Message-ID: 130 bits.
const ID_LETTERS: usize = 26;

impl Desk {
    /// The mail of a message, ready to be stored; the caller says when it is due.
    pub(crate) async fn compose_mail(
        &self,
        write: &Write,
        mail: &MailToQueue,
        settings: &StoreSettings,
        template: TemplateInForce,
        at: Millis,
    ) -> Result<NewOutgoing> {
        let values = values_of(mail, settings, &write.kind_list().await?, &write.topic_list().await?);
        let rendered = render(&template.source, &values).map_err(|problem| Problem::Template(vec![problem]))?;
        let from = address(&settings.sender_email, Field::SenderEmail)?;
        let to = address(&mail.thread.member_email, Field::Email)?;
        let (id, message_id) = new_message_id(&from)?;
        let earlier = write.outgoing_message_ids(mail.thread.id).await?;
        let composed = compose(&Mail {
            from: Mailbox {
                name: Some(HeaderText::new(&settings.sender_name)),
                address: from,
            },
            to: Mailbox {
                name: Some(HeaderText::new(&mail.thread.member_name)),
                address: to,
            },
            subject: HeaderText::new(&rendered.subject),
            html: rendered.html,
            text: rendered.text.clone(),
            message_id,
            references: earlier.iter().filter_map(|id| MessageId::parse(id)).collect(),
            date: at,
            automatic: false,
            attachment: None,
        })
        .map_err(|error| DeskError::Broken(error.to_string()))?;
        Ok(NewOutgoing {
            message: Some((mail.message, mail.thread.id)),
            agent: Some(mail.agent),
            template: Some((template.id, template.version)),
            recipient: mail.thread.member_email.clone(),
            recipient_name: mail.thread.member_name.clone(),
            envelope_from: settings.sender_email.clone(),
            message_id_header: id,
            subject: HeaderText::new(&rendered.subject).as_str().to_owned(),
            text: rendered.text,
            bytes: composed.bytes,
            sha256: composed.sha256,
            state: OutgoingState::Queued,
            next_at: at,
            created_at: at,
            resend_of: None,
        })
    }
}

/// A Message-ID that no other mail has, as a text and as the header's.
pub(super) fn new_message_id(from: &Address) -> Result<(String, MessageId)> {
    let id = format!("o.{}@{}", secrets::word(ID_LETTERS), from.domain());
    let message_id = MessageId::parse(&id).ok_or_else(|| DeskError::Broken(format!("no Message-ID: {id}")))?;
    Ok((id, message_id))
}

/// An address that mail can be sent to.
pub(super) fn address(text: &str, field: Field) -> Result<Address> {
    Address::parse(text).ok_or_else(|| {
        vec![Invalid {
            field,
            fault: Fault::Malformed,
        }]
        .into()
    })
}

/// What a template may say about a message.
pub(crate) fn values_of(mail: &MailToQueue, settings: &StoreSettings, kinds: &[Kind], topics: &[Topic]) -> Values {
    let lang: Lang = settings.lang;
    let kind = kinds
        .iter()
        .find(|kind| kind.id == mail.thread.kind)
        .map_or("", |kind| kind.name.get(lang));
    let topic = topics
        .iter()
        .find(|topic| topic.id == mail.thread.topic)
        .map_or("", |topic| topic.name.get(lang));
    let opened = mail.thread.opened_at;
    let zone = Zone::new(vec![(
        Millis::MIN,
        offset_minutes(zone_of(&settings.time_zone), opened),
    )]);
    Values::default()
        .with(Placeholder::MemberName, &mail.thread.member_name)
        .with(Placeholder::MemberEmail, &mail.thread.member_email)
        .with(Placeholder::AgentName, &mail.agent_name)
        .with(Placeholder::StoreName, &settings.store_name)
        .with(Placeholder::ThreadNo, mail.thread.id.to_string())
        .with(Placeholder::Subject, &mail.thread.subject)
        .with(Placeholder::OrderNo, &mail.thread.order_no)
        .with(Placeholder::Topic, topic)
        .with(Placeholder::Kind, kind)
        .with(Placeholder::Answer, &mail.body)
        .with(
            Placeholder::LastMemberMessage,
            mail.last_member_message.as_deref().unwrap_or_default(),
        )
        .with(Placeholder::OpenedAt, date_time(opened, &zone, lang))
}
