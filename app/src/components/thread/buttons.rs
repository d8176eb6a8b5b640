//! The acts on the open thread as buttons: those that its state and one's rights allow.

use leptos::prelude::*;
use model::right::Right;
use model::status::Status;
use model::texts::{common, thread as texts};

use super::acts::Acts;
use super::latest::Latest;
use super::snooze_menu::SnoozeMenu;
use crate::components::icon::Icon;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// Where a thread stands, as far as the acts differ.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Inbox,
    Archive,
    Bin,
}

/// The buttons of the place where the thread is now.
#[component]
pub fn Buttons(view: Latest, acts: Acts, replying: RwSignal<bool>, reopening: RwSignal<bool>) -> impl IntoView {
    let place = Memo::new(move |_| {
        view.with(|view| match view.row.binned_at {
            Some(_) => Place::Bin,
            None if view.row.status == Status::Resolved => Place::Archive,
            None => Place::Inbox,
        })
    });
    move || match place.get() {
        Place::Inbox => view! { <InboxButtons acts replying /> }.into_any(),
        Place::Archive => view! { <ArchiveButtons acts replying reopening /> }.into_any(),
        Place::Bin => view! { <BinButtons acts /> }.into_any(),
    }
}

#[component]
fn InboxButtons(acts: Acts, replying: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let resolve = use_me().with(|me| me.may(Right::Resolve)).then(|| {
        view! {
            <button type="button" class="button" disabled=move || acts.busy() on:click=move |_| acts.resolve()>
                <Icon name="check" />
                {lang.t(common::RESOLVE)}
            </button>
        }
    });
    let snooze = use_me()
        .with(|me| me.may(Right::Resolve))
        .then(|| view! { <SnoozeMenu acts /> });
    view! {
        <ReplyButton replying />
        {resolve}
        {snooze}
        <BinButton acts />
    }
}

#[component]
fn ArchiveButtons(acts: Acts, replying: RwSignal<bool>, reopening: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    let reopen = use_me().with(|me| me.may(Right::Reopen)).then(|| {
        view! {
            <button
                type="button"
                class="button"
                disabled=move || acts.busy()
                on:click=move |_| reopening.set(true)
            >
                <Icon name="reopen" />
                {lang.t(common::REOPEN)}
            </button>
        }
    });
    view! {
        <ReplyButton replying />
        {reopen}
        <BinButton acts />
    }
}

#[component]
fn BinButtons(acts: Acts) -> impl IntoView {
    let lang = use_lang();
    let restore = use_me().with(|me| me.may(Right::Bin)).then(|| {
        view! {
            <button type="button" class="button" disabled=move || acts.busy() on:click=move |_| acts.restore()>
                <Icon name="restore" />
                {lang.t(common::RESTORE)}
            </button>
        }
    });
    view! {
        <p class="thread__notice">{lang.t(texts::IN_BIN)}</p>
        {restore}
    }
}

#[component]
fn ReplyButton(replying: RwSignal<bool>) -> impl IntoView {
    let lang = use_lang();
    use_me().with(|me| me.may(Right::Reply)).then(|| {
        view! {
            <button type="button" class="button button--primary" on:click=move |_| replying.set(true)>
                <Icon name="reply" />
                {lang.t(common::REPLY)}
            </button>
        }
    })
}

#[component]
fn BinButton(acts: Acts) -> impl IntoView {
    let lang = use_lang();
    use_me().with(|me| me.may(Right::Bin)).then(|| {
        view! {
            <button type="button" class="button" disabled=move || acts.busy() on:click=move |_| acts.bin()>
                <Icon name="bin" />
                {lang.t(common::DELETE)}
            </button>
        }
    })
}
