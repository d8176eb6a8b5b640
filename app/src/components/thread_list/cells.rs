//! The cells of a row behind its tick box, per list.

use leptos::prelude::*;
use leptos_router::components::A;
use model::filter::ThreadList;
use model::ids::AgentId;
use model::texts::lists;
use model::thread::ThreadRow;

use super::listing::Listing;
use crate::components::moment::Moment;
use crate::components::status_mark::StatusMark;
use crate::i18n::use_lang;
use crate::state::me::use_me;
use crate::state::thread_list::ShownRow;

/// The cells of a thread, in the order of the heads.
#[component]
pub fn Cells(shown: ShownRow, listing: Listing) -> impl IntoView {
    let lang = use_lang();
    let ShownRow { row, gone, .. } = shown;
    let (topic, kind) = use_me().with(|me| {
        let store = &me.store;
        (
            store.topic(row.topic, lang).to_owned(),
            store.kind(row.kind, lang).to_owned(),
        )
    });
    let order_no = if row.order_no.is_empty() {
        lang.t(lists::NO_ORDER).to_owned()
    } else {
        row.order_no.clone()
    };
    view! {
        <td class="cell-number">{format!("#{}", row.id)}</td>
        <td class="cell-status"><StatusMark status=row.status/></td>
        <td class="cell-member">
            <span class="member-name">{row.member_name.clone()}</span>
            <span class="member-email">{row.member_email.clone()}</span>
        </td>
        <SubjectCell row=row.clone() gone listing/>
        <td class="cell-topic">{topic}</td>
        <td class="cell-kind">{kind}</td>
        <td class="cell-order">{order_no}</td>
        <td class="cell-opened"><Moment at=row.opened_at/></td>
        <td class="cell-activity"><Moment at=row.last_activity_at/></td>
        <EndCells row list=listing.list/>
    }
}

#[component]
fn SubjectCell(row: ThreadRow, gone: bool, listing: Listing) -> impl IntoView {
    let lang = use_lang();
    let id = row.id;
    let href = move || listing.bare.with(|address| address.with_thread(Some(id)).href());
    let ours = (!row.last_from_member && !row.preview.is_empty())
        .then(|| view! { <span class="preview-author">{lang.t(lists::FROM_STORE)}" "</span> });
    view! {
        <td class="cell-subject">
            <A href=href scroll=false attr:class="subject" attr:tabindex="-1">{row.subject}</A>
            <span class="preview">{ours}{row.preview}</span>
            {gone.then(|| view! { <span class="row-note">{lang.t(lists::ROW_GONE)}</span> })}
        </td>
    }
}

/// What only the archive, or only the bin, tells of a thread.
#[component]
fn EndCells(row: ThreadRow, list: ThreadList) -> impl IntoView {
    let lang = use_lang();
    let name = |id: Option<AgentId>| {
        id.map_or_else(
            || lang.t(lists::NOBODY).to_owned(),
            |id| use_me().with(|me| me.store.agent(id).to_owned()),
        )
    };
    match list {
        ThreadList::Inbox => ().into_any(),
        ThreadList::Archive => view! {
            <td class="cell-closed">{row.closed_at.map(|at| view! { <Moment at/> })}</td>
            <td class="cell-responder">{name(row.responder)}</td>
        }
        .into_any(),
        ThreadList::Bin => view! {
            <td class="cell-binned">{row.binned_at.map(|at| view! { <Moment at/> })}</td>
        }
        .into_any(),
    }
}
