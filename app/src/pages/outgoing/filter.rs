//! The filter above the list: state, recipient, days, thread and template. Ara or Enter writes it into the URL.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use model::outgoing::OutgoingFilter;
use model::right::Right;
use model::texts::{common, outgoing as texts};

use super::address::OutgoingAddress;
use super::mails::Mails;
use super::state_ticks::StateTicks;
use super::typed::TypedFilter;
use crate::api::templates::list_templates;
use crate::components::field::{SelectField, TextField};
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The form of the filter.
#[component]
pub fn FilterForm(mails: Mails) -> impl IntoView {
    let lang = use_lang();
    let typed = mails
        .address
        .with_untracked(|address| TypedFilter::new(&address.filter));
    Effect::new(move |before: Option<OutgoingFilter>| {
        let now = mails.address.with(|address| address.filter.clone());
        if before.is_some_and(|before| before != now) {
            typed.show(&now);
        }
        now
    });
    let commit = move |filter: OutgoingFilter| {
        let mail = mails.address.with_untracked(|address| address.mail);
        mails.go(OutgoingAddress { filter, mail });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(filter) = typed.read() {
            commit(filter);
        }
    };
    let clear = move |_| {
        typed.show(&OutgoingFilter::default());
        commit(OutgoingFilter::default());
    };
    let words = move |error: RwSignal<Option<model::lang::Text>>| {
        Signal::derive(move || error.get().map(|text| lang.t(text).to_owned()))
    };
    view! {
        <form class="filter" role="search" aria-label=lang.t(texts::FILTER) on:submit=submit>
            <StateTicks typed />
            <div class="filter__fields">
                <TextField id="outgoing-recipient" label=lang.t(texts::RECIPIENT) value=typed.recipient />
                <TextField id="outgoing-from" kind="date" label=lang.t(texts::WRITTEN_FROM) value=typed.from />
                <TextField
                    id="outgoing-to"
                    kind="date"
                    label=lang.t(texts::WRITTEN_TO)
                    value=typed.to
                    error=words(typed.days_error)
                />
                <TextField
                    id="outgoing-thread"
                    label=lang.t(texts::THREAD_NO)
                    value=typed.thread
                    error=words(typed.thread_error)
                />
                <TemplateField typed />
            </div>
            <div class="filter__actions">
                <button type="button" class="button" on:click=clear>{lang.t(common::CLEAR)}</button>
                <button type="submit" class="button button--primary">{lang.t(common::SEARCH)}</button>
            </div>
        </form>
    }
}

/// Only who may read the templates is asked for one.
#[component]
fn TemplateField(typed: TypedFilter) -> impl IntoView {
    let lang = use_lang();
    let may = use_me().with(|me| me.may(Right::EditTemplates));
    let templates = Resource::new(
        || (),
        move |()| async move { if may { list_templates().await.ok() } else { None } },
    );
    let field = move || {
        Suspend::new(async move {
            let rows = templates.await?;
            let mut options = vec![(String::new(), lang.t(texts::ALL_TEMPLATES).to_owned())];
            options.extend(
                rows.into_iter()
                    .map(|row| (row.id.to_string(), row.name.get(lang).to_owned())),
            );
            Some(
                view! { <SelectField id="outgoing-template" label=lang.t(texts::TEMPLATE) options value=typed.template /> },
            )
        })
    };
    view! { <Transition>{field}</Transition> }
}
