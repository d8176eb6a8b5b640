//! Doing one act on many threads, telling what it did, and taking it back.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::bulk::{ActDone, ActUndone, Selection, ThreadAct};
use model::ids::BulkId;
use model::lang::{Lang, Text};
use model::moment::number;
use model::texts::{common, lists};

use crate::api;
use crate::components::thread_list::listing::Listing;
use crate::components::thread_list::refresher::Refresher;
use crate::i18n::use_lang;
use crate::state::selection::Picked;
use crate::state::toasts::{Toasts, use_toasts};

/// More threads than this are changed by a job.
const MANY: usize = 200;

/// Acts on the threads of one list.
#[derive(Clone, Copy)]
pub struct Acts {
    listing: Listing,
    refresher: Refresher,
    toasts: Toasts,
    lang: Lang,
    /// Whether an act is on its way.
    pub busy: RwSignal<bool>,
}

impl Acts {
    /// The acts of a list whose rows this refresher brings up to date.
    pub fn new(listing: Listing, refresher: Refresher) -> Self {
        Self {
            listing,
            refresher,
            toasts: use_toasts(),
            lang: use_lang(),
            busy: RwSignal::new(false),
        }
    }

    /// Does an act: a few threads at once, many as a job that is looked at first. The answer is a toast with Geri al; the rows follow by themselves, also when the live stream is away.
    pub fn run(self, act: ThreadAct, selection: Selection) {
        if self.busy.get_untracked() {
            return;
        }
        if many(&selection) {
            return self.listing.job.ask(act, selection);
        }
        self.busy.set(true);
        spawn_local(async move {
            let done = api::acts::act_on_threads(act.clone(), selection.clone()).await;
            self.busy.try_set(false);
            match done {
                Ok(done) => {
                    self.listing.picked.try_set(Picked::default());
                    self.follow(&selection);
                    let bulk = done.bulk;
                    let undo = Callback::new(move |()| self.undo(bulk, selection.clone()));
                    self.say_done(&act, &done, undo);
                }
                Err(error) => self.toasts.problem(&error),
            }
        });
    }

    fn undo(self, bulk: BulkId, selection: Selection) {
        spawn_local(async move {
            match api::acts::undo_act(bulk).await {
                Ok(undone) => {
                    self.follow(&selection);
                    self.toasts.say(undone_sentence(&undone, self.lang));
                }
                Err(error) => self.toasts.problem(&error),
            }
        });
    }

    fn follow(self, selection: &Selection) {
        match selection {
            Selection::Ids(ids) => self.refresher.ask(ids.iter().copied()),
            Selection::Matching { .. } => self.listing.refetch(),
        }
    }

    fn say_done(self, act: &ThreadAct, done: &ActDone, undo: Callback<()>) {
        let sentence = done_sentence(act, done, self.lang);
        if done.changed == 0 {
            self.toasts.say(sentence);
        } else {
            self.toasts.undo(sentence, undo);
        }
    }
}

/// Whether an act is a job: all that a filter finds, or more than can be looked over.
fn many(selection: &Selection) -> bool {
    match selection {
        Selection::Ids(ids) => ids.len() > MANY,
        Selection::Matching { .. } => true,
    }
}

/// What an act is called.
pub fn name(act: &ThreadAct) -> Text {
    match act {
        ThreadAct::Resolve => common::RESOLVE,
        ThreadAct::Reopen { .. } => common::REOPEN,
        ThreadAct::Bin => common::DELETE,
        ThreadAct::Restore => common::RESTORE,
        ThreadAct::Assign { .. } => lists::ASSIGN,
        ThreadAct::Topic { .. } => lists::TOPIC,
        ThreadAct::Snooze { .. } => lists::SNOOZE,
    }
}

fn done_sentence(act: &ThreadAct, done: &ActDone, lang: Lang) -> String {
    let text = match act {
        ThreadAct::Resolve => lists::DONE_RESOLVE,
        ThreadAct::Reopen { .. } => lists::DONE_REOPEN,
        ThreadAct::Bin => lists::DONE_BIN,
        ThreadAct::Restore => lists::DONE_RESTORE,
        ThreadAct::Assign { .. } | ThreadAct::Topic { .. } | ThreadAct::Snooze { .. } => lists::DONE_OTHER,
    };
    two_sentences((text, done.changed), (lists::SKIPPED, done.skipped), lang)
}

/// What taking an act back did.
pub fn undone_sentence(undone: &ActUndone, lang: Lang) -> String {
    two_sentences(
        (lists::UNDONE, undone.restored),
        (lists::UNDONE_LEFT, undone.left),
        lang,
    )
}

/// The first sentence, and the second if its number is not nought.
fn two_sentences(first: (Text, u64), second: (Text, u64), lang: Lang) -> String {
    let fill = |(text, value): (Text, u64)| lang.fill(text, &[&number(value, lang)]);
    if second.1 == 0 {
        fill(first)
    } else {
        format!("{} {}", fill(first), fill(second))
    }
}
