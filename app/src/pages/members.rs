//! Üyeler: everybody who ever wrote, the latest first.

mod search_form;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_meta::Title;
use leptos_router::hooks::use_query_map;
use model::filter::ThreadFilter;
use model::member::MemberSummary;
use model::page::{Cursor, Page};
use model::texts::members;

use crate::api::error::ApiError;
use crate::api::members::list_members;
use crate::components::empty_state::EmptyState;
use crate::components::error_note::ErrorNote;
use crate::components::moment::Moment;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;
use crate::state::toasts::use_toasts;
use search_form::SearchForm;

/// The members; what is looked for stands in the URL.
#[component]
pub fn MembersPage() -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let text = Memo::new(move |_| query.with(|query| query.get("q")).unwrap_or_default());
    let read = Resource::new(move || text.get(), |text| list_members(text, None));
    let retry = Callback::new(move |()| read.refetch());
    view! {
        <Title text=lang.t(members::TITLE) />
        <div class="page">
            <header class="page__head">
                <h1 class="page__title">{lang.t(members::TITLE)}</h1>
                <SearchForm text />
            </header>
            <Transition fallback=|| view! { <Skeleton /> }>
                {move || Suspend::new(async move {
                    match read.await {
                        Ok(page) if page.rows.is_empty() => {
                            view! { <EmptyState title=lang.t(members::NONE) text=lang.t(members::NONE_TEXT) /> }.into_any()
                        }
                        Ok(page) => view! { <MemberTable page text=text.get_untracked() /> }.into_any(),
                        Err(error) => view! { <ErrorNote error retry /> }.into_any(),
                    }
                })}
            </Transition>
        </div>
    }
}

#[component]
fn MemberTable(page: Page<MemberSummary>, text: String) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let rows = RwSignal::new(page.rows);
    let next = RwSignal::new(page.next);
    let text = StoredValue::new(text);
    let busy = RwSignal::new(false);
    let more = move |_| {
        busy.set(true);
        let after: Option<Cursor> = next.get_untracked();
        spawn_local(async move {
            let read: Result<Page<MemberSummary>, ApiError> = list_members(text.get_value(), after).await;
            match read {
                Ok(page) => {
                    rows.update(|rows| rows.extend(page.rows));
                    next.set(page.next);
                }
                Err(error) => toasts.problem(&error),
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="table-wrap">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{lang.t(members::NAME)}</th>
                        <th scope="col">{lang.t(members::EMAIL)}</th>
                        <th scope="col">{lang.t(members::EXTERNAL_ID)}</th>
                        <th scope="col">{lang.t(members::THREADS)}</th>
                        <th scope="col">{lang.t(members::LAST_ACTIVITY)}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || rows.get() key=|member| member.id let:member>
                        <MemberRow member />
                    </For>
                </tbody>
            </table>
        </div>
        <Show when=move || next.get().is_some()>
            <button type="button" class="button" disabled=move || busy.get() on:click=more>{lang.t(members::MORE)}</button>
        </Show>
    }
}

#[component]
fn MemberRow(member: MemberSummary) -> impl IntoView {
    let lang = use_lang();
    let own = ThreadFilter {
        email: member.email.clone(),
        ..ThreadFilter::default()
    }
    .to_query();
    let external = member.external_id.is_some().then(|| lang.t(members::EXTERNAL_ID));
    view! {
        <tr>
            <td class="table__main">{member.full_name}</td>
            <td>{member.email}</td>
            <td data-label=external>{member.external_id}</td>
            <td class="table__lower" data-label=lang.t(members::THREADS)>
                {model::moment::number(member.threads, lang)}
                <span class="table__sub">
                    <a class="table__link" href=format!("/inbox?{own}")>{lang.t(members::IN_INBOX)}</a>
                    " · "
                    <a class="table__link" href=format!("/archive?{own}")>{lang.t(members::IN_ARCHIVE)}</a>
                </span>
            </td>
            <td>{member.last_activity_at.map(|at| view! { <Moment at /> })}</td>
        </tr>
    }
}
