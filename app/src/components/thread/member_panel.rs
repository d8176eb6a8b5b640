//! The member beside the thread, and their other threads.

use leptos::prelude::*;
use model::texts::thread as texts;
use model::thread::ThreadRow;

use super::latest::Latest;
use super::thread_link::href_of_row;
use crate::components::moment::Moment;
use crate::components::status_mark::StatusMark;
use crate::i18n::use_lang;

/// Who writes, and what else they wrote.
#[component]
pub fn MemberPanel(view: Latest) -> impl IntoView {
    let lang = use_lang();
    let member = move || {
        let member = view.with(|view| view.member.clone());
        let mailto = format!("mailto:{}", member.email);
        let external = member.external_id.map(|id| {
            view! {
                <p class="member__external">{lang.t(texts::EXTERNAL_ID)} ": " {id}</p>
            }
        });
        view! {
            <p class="member__name">{member.full_name}</p>
            <a class="member__email" href=mailto>{member.email}</a>
            {external}
        }
    };
    let others = Memo::new(move |_| view.with(|view| view.others.clone()));
    let list = move || {
        let others = others.get();
        if others.is_empty() {
            return view! { <p class="member__none">{lang.t(texts::NO_OTHERS)}</p> }.into_any();
        }
        let rows = others.into_iter().map(|row| view! { <Other row /> }).collect_view();
        view! { <ul class="member__others">{rows}</ul> }.into_any()
    };
    view! {
        <section class="panel member">
            <h3 class="panel__title">{lang.t(texts::MEMBER)}</h3>
            {member}
        </section>
        <section class="panel">
            <h3 class="panel__title">{lang.t(texts::OTHERS)}</h3>
            {list}
        </section>
    }
}

#[component]
fn Other(row: ThreadRow) -> impl IntoView {
    let href = href_of_row(&row);
    view! {
        <li class="member__other">
            <a href=href>{format!("#{} ", row.id)} {row.subject}</a>
            <StatusMark status=row.status />
            <Moment at=row.last_activity_at />
        </li>
    }
}
