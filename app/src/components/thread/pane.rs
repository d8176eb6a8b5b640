//! The frame of the open thread: reads it, reads it again when a live event names it, and says when it cannot be read.
//! Each thread gets its own frame, so that nothing of one is left over in the next.

use std::sync::Arc;

use leptos::prelude::*;
use model::event::LiveEvent;
use model::ids::{EventSeq, ThreadId};
use model::texts::thread as texts;
use model::thread::ThreadView;

use super::body::ThreadBody;
use super::latest::Latest;
use crate::api::error::ApiError;
use crate::api::threads::get_thread;
use crate::components::error_note::ErrorNote;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;
use crate::state::live::use_live;

/// The thread that is open beside a list; nothing when none is.
#[component]
pub fn ThreadPane(
    /// Which thread.
    #[prop(into)]
    id: Signal<Option<ThreadId>>,
    /// Asked to close.
    on_close: Callback<()>,
    /// Something was done to the thread.
    on_change: Callback<()>,
) -> impl IntoView {
    view! {
        <For each=move || id.get() key=|id| id.0 let:id>
            <OpenThread id on_close on_change />
        </For>
    }
}

/// A thread as the server last told it.
type ThreadResource = Resource<Result<Arc<ThreadView>, ApiError>>;

#[component]
fn OpenThread(id: ThreadId, on_close: Callback<()>, on_change: Callback<()>) -> impl IntoView {
    let live = use_live();
    let tries = RwSignal::new(0_u32);
    let touched = Memo::new(move |before: Option<&Option<EventSeq>>| {
        let newest = live.batch().with(|events| newest_of(events, id));
        newest.max(before.copied().flatten())
    });
    let thread = Resource::new(
        move || (touched.get(), live.reload().get(), tries.get()),
        move |_| async move { get_thread(id).await.map(Arc::new) },
    );
    let changed = Callback::new(move |()| {
        tries.update(|tries| *tries += 1);
        on_change.try_run(());
    });
    view! {
        <section class="thread" aria-label=use_lang().t(texts::PANE) data-thread=id.to_string()>
            <Transition fallback=|| view! { <Skeleton /> }>
                <Shown thread on_close changed retry=Callback::new(move |()| tries.update(|tries| *tries += 1)) />
            </Transition>
        </section>
    }
}

/// What was read: the last good reading stays while a newer one is on its way or has failed.
#[component]
fn Shown(thread: ThreadResource, on_close: Callback<()>, changed: Callback<()>, retry: Callback<()>) -> impl IntoView {
    let latest = Memo::new(move |before: Option<&Option<Arc<ThreadView>>>| {
        let read = thread.with(|read| read.as_ref().and_then(|read| read.as_ref().ok().map(Arc::clone)));
        read.or_else(|| before.cloned().flatten())
    });
    let failed = Memo::new(move |_| thread.with(|read| read.as_ref().and_then(|read| read.as_ref().err().cloned())));
    let ready = Memo::new(move |_| latest.with(Option::is_some));
    let body = move || {
        ready.get();
        let first = latest.get_untracked()?;
        Some(view! { <ThreadBody view=Latest::new(first, latest) on_close changed /> })
    };
    view! {
        {move || failed.get().map(|error| view! { <ErrorNote error retry /> })}
        {body}
    }
}

fn newest_of(events: &[LiveEvent], id: ThreadId) -> Option<EventSeq> {
    let own = events.iter().filter(|event| event.thread == Some(id));
    own.map(|event| event.seq).max()
}
