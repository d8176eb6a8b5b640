//! The frame of the reply dialog: which thread it is for, opening it again after an undo, and fetching what it needs.

use leptos::prelude::*;
use model::ids::ThreadId;
use model::texts::reply as texts;

use super::form::Reopen;
use super::sheet::ReplySheet;
use crate::api::threads::get_thread;
use crate::components::dialog::Dialog;
use crate::components::error_note::ErrorNote;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;

/// Yanıtla for one thread.
#[component]
pub fn ReplyDialog(
    /// The thread to answer.
    #[prop(into)]
    thread: Signal<Option<ThreadId>>,
    /// Whether it is open.
    open: RwSignal<bool>,
    /// An answer was stored, or taken back.
    #[prop(optional)]
    on_sent: Option<Callback<()>>,
) -> impl IntoView {
    let lang = use_lang();
    // After an undo the dialog opens for the thread of that answer, whichever thread is open beside the list by then.
    let again = RwSignal::new(None::<ThreadId>);
    let target = Memo::new(move |_| again.get().or(thread.get()).filter(|_| open.get()));
    Effect::new(move |_| {
        if !open.get() {
            again.set(None);
        }
    });
    let title = Signal::derive(move || {
        target
            .get()
            .map_or_else(String::new, |id| lang.fill(texts::TITLE, &[&id]))
    });
    let reopen = Reopen { again, open, on_sent };
    view! {
        <Dialog open title class="dialog--wide">
            <For each=move || target.get() key=|id| id.0 let:id>
                <Opened id reopen />
            </For>
        </Dialog>
    }
}

/// The thread as it is now: its last event is what the author has seen.
#[component]
fn Opened(id: ThreadId, reopen: Reopen) -> impl IntoView {
    let thread = LocalResource::new(move || get_thread(id));
    let retry = Callback::new(move |()| thread.refetch());
    let sheet = move || {
        Suspend::new(async move {
            match thread.await {
                Ok(thread) => view! { <ReplySheet thread reopen /> }.into_any(),
                Err(error) => view! { <ErrorNote error retry /> }.into_any(),
            }
        })
    };
    view! { <Suspense fallback=|| view! { <Skeleton /> }>{sheet}</Suspense> }
}
