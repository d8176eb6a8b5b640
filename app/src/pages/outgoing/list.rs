//! The table of outgoing mails, newest first, without a cap.

use leptos::prelude::*;
use model::outgoing::OutgoingRow;
use model::page::Page;
use model::texts::outgoing as texts;

use super::mails::Mails;
use super::row::MailRow;
use crate::components::empty_state::EmptyState;
use crate::components::error_note::ErrorNote;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;

/// The list with its states: loading, failed, empty, full.
#[component]
pub fn MailList(mails: Mails) -> impl IntoView {
    view! {
        <Transition fallback=|| view! { <Skeleton /> }>
            <Read mails />
        </Transition>
    }
}

/// The last good reading stays while a newer one is on its way or has failed.
#[component]
fn Read(mails: Mails) -> impl IntoView {
    let page = Memo::new(move |before: Option<&Option<Page<OutgoingRow>>>| {
        let read = mails
            .first
            .with(|read| read.as_ref().and_then(|read| read.as_ref().ok().cloned()));
        read.or_else(|| before.cloned().flatten())
    });
    let failed = Memo::new(move |_| {
        mails
            .first
            .with(|read| read.as_ref().and_then(|read| read.as_ref().err().cloned()))
    });
    let retry = Callback::new(move |()| mails.refetch());
    let rows = Memo::new(move |_| page.with(|page| page.as_ref().map(|page| mails.rows(page)).unwrap_or_default()));
    let next = Memo::new(move |_| page.with(|page| page.as_ref().and_then(|page| mails.next(page))));
    let is_empty = Memo::new(move |_| page.with(|page| page.is_some()) && rows.with(Vec::is_empty));
    view! {
        {move || failed.get().map(|error| view! { <ErrorNote error retry /> })}
        {move || is_empty.get().then(|| view! { <Empty mails /> })}
        <div class="table-wrap" hidden=move || rows.with(Vec::is_empty)>
            <Table mails rows />
        </div>
        {move || next.get().map(|after| view! { <Older mails after /> })}
    }
}

#[component]
fn Table(mails: Mails, rows: Memo<Vec<OutgoingRow>>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <table class="table outgoing__table" aria-label=lang.t(texts::LIST)>
            <thead>
                <tr>
                    <th scope="col">{lang.t(texts::STATE)}</th>
                    <th scope="col">{lang.t(texts::RECIPIENT)}</th>
                    <th scope="col">{lang.t(texts::SUBJECT)}</th>
                    <th scope="col">{lang.t(texts::THREAD)}</th>
                    <th scope="col">{lang.t(texts::WRITTEN)}</th>
                    <th scope="col" class="is-number">{lang.t(texts::ATTEMPTS)}</th>
                </tr>
            </thead>
            <tbody>
                <For each=move || rows.get() key=|row| row.id.0 let:row>
                    <MailRow id=row.id rows mails />
                </For>
            </tbody>
        </table>
    }
}

#[component]
fn Empty(mails: Mails) -> impl IntoView {
    let lang = use_lang();
    let is_filtered = mails
        .address
        .with_untracked(|address| address.filter != Default::default());
    let (title, hint) = if is_filtered {
        (texts::NO_MATCH, None)
    } else {
        (texts::NONE_TITLE, Some(texts::NONE_HINT))
    };
    view! { <EmptyState title=lang.t(title) text=hint.map(|hint| lang.t(hint)).unwrap_or_default() /> }
}

#[component]
fn Older(mails: Mails, after: model::page::Cursor) -> impl IntoView {
    let lang = use_lang();
    view! {
        <p class="list-more">
            <button
                type="button"
                class="button"
                disabled=move || mails.loading_older.get()
                on:click=move |_| mails.load_older(after)
            >
                {lang.t(texts::MORE)}
            </button>
        </p>
    }
}
