//! The content of the reply dialog: the member's last words beside the text, and the ways to send it.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html::Textarea;
use leptos::prelude::*;
use model::right::Right;
use model::status::Status;
use model::texts::{common, reply as texts};
use model::thread::ThreadView;

use super::draft_note::{DraftNote, OtherDrafts};
use super::form::{Reopen, ReplyForm};
use super::last_words::LastWords;
use super::stale_note::StaleNote;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The form of one opened dialog.
#[component]
pub fn ReplySheet(thread: ThreadView, reopen: Reopen) -> impl IntoView {
    let lang = use_lang();
    let form = ReplyForm::new(&thread, reopen);
    let to = format!("{} <{}>", thread.member.full_name, thread.member.email);
    let resolvable = thread.row.status != Status::Resolved;
    let others = thread.other_drafts.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.send(false);
    };
    view! {
        <form class="reply" on:submit=submit>
            <p class="reply__to">{lang.t(texts::TO)} ": " <strong>{to}</strong></p>
            <OtherDrafts others />
            <div class="reply__columns">
                <LastWords messages=thread.messages form />
                <ReplyText form />
            </div>
            <StaleNote form />
            {move || form.refusal.get().map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> })}
            <footer class="dialog__actions">
                <DraftNote form />
                <SendButtons form resolvable />
            </footer>
        </form>
    }
}

#[component]
fn ReplyText(form: ReplyForm) -> impl IntoView {
    let lang = use_lang();
    let area = NodeRef::<Textarea>::new();
    Effect::new(move |_| {
        if let Some(area) = area.get() {
            // The dialog has just been shown; only after the next layout does the field take the focus.
            request_animation_frame(move || drop(area.focus()));
        }
    });
    let id = format!("reply-body-{}", form.thread);
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            form.send(false);
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{lang.t(texts::BODY)}</label>
            <textarea
                class="field__input field__input--area reply__body"
                id=id
                rows="12"
                placeholder=lang.t(texts::PLACEHOLDER)
                node_ref=area
                readonly=move || form.sending.get()
                prop:value=move || form.body.get()
                on:input=move |event| form.typed(event_target_value(&event))
                on:keydown=keys
            ></textarea>
            <p class="field__hint">{lang.t(texts::KEYS)}</p>
        </div>
    }
}

#[component]
fn SendButtons(form: ReplyForm, resolvable: bool) -> impl IntoView {
    let lang = use_lang();
    let blocked = move || form.sending.get() || form.newer.with(Option::is_some);
    let may_resolve = resolvable && use_me().with(|me| me.may(Right::Resolve));
    let resolve = may_resolve.then(|| {
        view! {
            <button type="button" class="button" disabled=blocked on:click=move |_| form.send(true)>
                {lang.t(texts::SEND_AND_RESOLVE)}
            </button>
        }
    });
    let label = move || {
        lang.t(if form.sending.get() {
            texts::SENDING
        } else {
            common::SEND
        })
    };
    view! {
        <button type="button" class="button" on:click=move |_| form.leave()>{lang.t(common::CANCEL)}</button>
        {resolve}
        <button type="submit" class="button" class:button--primary=move || form.newer.with(Option::is_none) disabled=blocked>
            {label}
        </button>
    }
}
