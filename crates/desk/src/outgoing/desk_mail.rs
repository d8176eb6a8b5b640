//! A mail of the desk itself to somebody who works at it: no message of a thread, no template, but the same way out, so that its
//! delivery is tracked like any other.

use mail::compose::{Attachment, Mail, compose};
use mail::header::{HeaderText, Mailbox};
use mail::template::paragraphs;
use model::Millis;
use model::ids::{AgentId, OutgoingId};
use model::outgoing::OutgoingState;
use model::validate::Field;
use store::{NewOutgoing, Write};

use super::compose::{address, new_message_id};
use crate::Desk;
use crate::error::{DeskError, Result};

/// What is to be told, and to whom.
pub(crate) struct DeskMail {
    /// Whom it is for.
    pub agent: AgentId,
    /// Their name.
    pub full_name: String,
    /// Their address.
    pub email: String,
    /// The subject.
    pub subject: String,
    /// The text, a paragraph per line.
    pub text: String,
    /// A file.
    pub attachment: Option<Attachment>,
}

impl Desk {
    /// Composes a mail of the desk and queues it, in the transaction of what it tells.
    pub(crate) async fn queue_desk_mail(&self, write: &mut Write, mail: DeskMail, at: Millis) -> Result<OutgoingId> {
        let settings = write.setting_get().await?;
        let from = address(&settings.sender_email, Field::SenderEmail)?;
        let (message_id_header, message_id) = new_message_id(&from)?;
        let composed = compose(&Mail {
            from: Mailbox {
                name: Some(HeaderText::new(&settings.sender_name)),
                address: from,
            },
            to: Mailbox {
                name: Some(HeaderText::new(&mail.full_name)),
                address: address(&mail.email, Field::Email)?,
            },
            subject: HeaderText::new(&mail.subject),
            html: paragraphs(&mail.text),
            text: mail.text.clone(),
            message_id,
            references: Vec::new(),
            date: at,
            automatic: true,
            attachment: mail.attachment,
        })
        .map_err(|error| DeskError::Broken(error.to_string()))?;
        let new = NewOutgoing {
            message: None,
            agent: Some(mail.agent),
            template: None,
            recipient: mail.email,
            recipient_name: mail.full_name,
            envelope_from: settings.sender_email,
            message_id_header,
            subject: HeaderText::new(&mail.subject).as_str().to_owned(),
            text: mail.text,
            bytes: composed.bytes,
            sha256: composed.sha256,
            state: OutgoingState::Queued,
            next_at: at,
            created_at: at,
            resend_of: None,
        };
        Ok(write.outgoing_insert(&new).await?)
    }
}
