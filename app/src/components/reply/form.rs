//! What the reply dialog knows and does: the text, what of the thread was seen, sending, and what came of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::ids::{EventSeq, MessageId, ThreadId};
use model::lang::Lang;
use model::message::{MessageView, ReplyOutcome, ReplyRequest};
use model::texts::reply as texts;
use model::thread::ThreadView;
use model::validate::MAX_BODY;

use super::draft_keeper::{DraftKeeper, DraftMark};
use super::unsaved;
use crate::api::replies::{reply, undo_reply};
use crate::browser;
use crate::i18n::use_lang;
use crate::state::toasts::{Toasts, sentence, use_toasts};

/// How the dialog opens again after an undo.
#[derive(Clone, Copy)]
pub struct Reopen {
    /// The thread to open it for.
    pub again: RwSignal<Option<ThreadId>>,
    /// Whether it is open.
    pub open: RwSignal<bool>,
    /// Told when an answer was stored or taken back.
    pub on_sent: Option<Callback<()>>,
}

/// Something newer than the author saw.
#[derive(Clone, PartialEq, Eq)]
pub struct Newer {
    /// The messages, oldest first.
    pub messages: Vec<MessageView>,
    /// Whether the thread was resolved meanwhile.
    pub resolved: bool,
    seen: EventSeq,
    resolve: bool,
}

/// The state of one opened dialog.
#[derive(Clone, Copy)]
pub struct ReplyForm {
    /// The thread.
    pub thread: ThreadId,
    /// The text.
    pub body: RwSignal<String>,
    /// What arrived meanwhile and waits for a decision.
    pub newer: RwSignal<Option<Newer>>,
    /// Messages that arrived while the dialog was open and were seen there.
    pub caught_up: RwSignal<Vec<MessageView>>,
    /// Why the last try did not go.
    pub refusal: RwSignal<Option<String>>,
    /// Whether an answer is on its way.
    pub sending: RwSignal<bool>,
    seen: RwSignal<EventSeq>,
    tried: StoredValue<Option<(String, String)>>,
    keeper: StoredValue<DraftKeeper>,
    reopen: Reopen,
    toasts: Toasts,
    lang: Lang,
}

impl ReplyForm {
    /// Opens with the thread as it is now and the author's own draft. Called by the browser only.
    pub fn new(thread: &ThreadView, reopen: Reopen) -> Self {
        let id = thread.row.id;
        let draft = thread.draft.as_ref();
        let saved = draft.map_or("", |draft| draft.body.as_str());
        let mark = draft.map_or(DraftMark::Nothing, |draft| DraftMark::Restored(draft.saved_at));
        let keeper = DraftKeeper::new(id, saved, mark);
        let body = unsaved::recall(id).unwrap_or_else(|| saved.to_owned());
        if body != saved {
            keeper.typed(&body);
        }
        let form = Self {
            thread: id,
            body: RwSignal::new(body),
            newer: RwSignal::new(None),
            caught_up: RwSignal::new(Vec::new()),
            refusal: RwSignal::new(None),
            sending: RwSignal::new(false),
            seen: RwSignal::new(thread.row.seen),
            tried: StoredValue::new(None),
            keeper: StoredValue::new(keeper.clone()),
            reopen,
            toasts: use_toasts(),
            lang: use_lang(),
        };
        on_cleanup(move || keeper.keep_now());
        form
    }

    /// What is known of the draft.
    pub fn draft(self) -> DraftMark {
        self.keeper.with_value(DraftKeeper::mark)
    }

    /// A key was typed.
    pub fn typed(self, text: String) {
        self.keeper.with_value(|keeper| keeper.typed(&text));
        self.refusal.set(None);
        self.body.set(text);
    }

    /// Closes the dialog; the text stays a draft.
    pub fn leave(self) {
        self.reopen.open.set(false);
    }

    /// The author has seen what arrived and goes on writing.
    pub fn edit_on(self) {
        if let Some(newer) = self.newer.get_untracked() {
            self.seen.set(newer.seen);
            self.caught_up.update(|messages| messages.extend(newer.messages));
            self.newer.set(None);
        }
    }

    /// The author has seen what arrived and sends what stands, as first asked.
    pub fn send_anyway(self) {
        if let Some(newer) = self.newer.get_untracked() {
            self.edit_on();
            self.submit(newer.resolve, true);
        }
    }

    /// Gönder, or Gönder ve çözümlendi.
    pub fn send(self, resolve: bool) {
        self.submit(resolve, false);
    }

    fn submit(self, resolve: bool, anyway: bool) {
        let body = self.body.get_untracked();
        if self.sending.get_untracked() || self.newer.with_untracked(Option::is_some) || !self.fits(&body) {
            return;
        }
        self.sending.set(true);
        self.refusal.set(None);
        let request = ReplyRequest {
            thread: self.thread,
            seen: self.seen.get_untracked(),
            anyway,
            resolve,
            submission: self.submission(&body),
            body,
        };
        let keeper = self.keeper.get_value();
        spawn_local(async move {
            keeper.pause().await;
            let outcome = reply(request).await;
            self.sending.try_set(false);
            match outcome {
                Ok(ReplyOutcome::Held { message, .. }) => self.held(&keeper, message, resolve),
                Ok(ReplyOutcome::Stale { newer, seen, resolved }) => {
                    keeper.resume();
                    self.newer.try_set(Some(Newer {
                        messages: newer,
                        resolved,
                        seen,
                        resolve,
                    }));
                }
                Err(error) => {
                    keeper.resume();
                    let words = sentence(&error, self.lang);
                    if self.refusal.try_set(Some(words)).is_some() {
                        self.toasts.problem(&error);
                    }
                }
            }
        });
    }

    fn fits(self, body: &str) -> bool {
        let refusal = if body.trim().is_empty() {
            Some(self.lang.t(texts::EMPTY).to_owned())
        } else if body.chars().count() > MAX_BODY {
            Some(self.lang.fill(texts::TOO_LONG, &[&MAX_BODY]))
        } else {
            None
        };
        let fits = refusal.is_none();
        self.refusal.set(refusal);
        fits
    }

    /// The same text tried again is the same answer; another text is another one.
    fn submission(self, body: &str) -> String {
        let before = self.tried.get_value().filter(|(tried, _)| tried == body);
        let (_, id) = before.unwrap_or_else(|| (body.to_owned(), browser::random_id()));
        self.tried.set_value(Some((body.to_owned(), id.clone())));
        id
    }

    fn held(self, keeper: &DraftKeeper, message: MessageId, resolve: bool) {
        keeper.finish();
        let (thread, reopen, toasts, lang) = (self.thread, self.reopen, self.toasts, self.lang);
        let said = if resolve { texts::SENT_AND_RESOLVED } else { texts::SENT };
        let undo = Callback::new(move |()| take_back(thread, message, reopen, toasts, lang));
        toasts.undo(lang.t(said).to_owned(), undo);
        reopen.open.try_set(false);
        reopen.tell();
    }
}

impl Reopen {
    fn tell(self) {
        if let Some(on_sent) = self.on_sent {
            on_sent.try_run(());
        }
    }
}

/// Takes the answer back: its text is the draft again and the dialog opens with it, if its page is still there.
fn take_back(thread: ThreadId, message: MessageId, reopen: Reopen, toasts: Toasts, lang: Lang) {
    spawn_local(async move {
        match undo_reply(message).await {
            Ok(_) => {
                let busy = reopen.open.try_get_untracked().unwrap_or(true);
                if busy {
                    toasts.say(lang.fill(texts::TAKEN_BACK, &[&thread]));
                } else {
                    reopen.again.set(Some(thread));
                    reopen.open.set(true);
                }
            }
            Err(error) => toasts.problem(&error),
        }
        reopen.tell();
    });
}
