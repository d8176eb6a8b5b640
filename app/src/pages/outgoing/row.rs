//! One row of the list of outgoing mails. It stays in its place while its state changes.

use leptos::prelude::*;
use model::ids::OutgoingId;
use model::outgoing::OutgoingRow;
use model::texts::words;

use super::mails::Mails;
use crate::components::mail_state::MailState;
use crate::components::moment::Moment;
use crate::i18n::use_lang;

/// The row of one mail, following `rows`.
#[component]
pub fn MailRow(id: OutgoingId, rows: Memo<Vec<OutgoingRow>>, mails: Mails) -> impl IntoView {
    let lang = use_lang();
    let find = move |rows: &Vec<OutgoingRow>| rows.iter().find(|row| row.id == id).cloned();
    let row = rows.with_untracked(find)?;
    let now = Memo::new({
        let first = (row.state, row.reason, row.attempts);
        move |_| {
            rows.with(find)
                .map_or(first, |row| (row.state, row.reason, row.attempts))
        }
    });
    let is_open = move || mails.address.with(|address| address.mail == Some(id));
    let reason = move || {
        let reason = now.get().1?;
        Some(view! { <span class="table__sub">{lang.t(words::delivery_reason(reason))}</span> })
    };
    let open = move |event: leptos::ev::MouseEvent| {
        // A click on a link is the link's own.
        if !event.default_prevented() {
            mails.show(id);
        }
    };
    Some(view! {
        <tr class:is-open=is_open aria-current=move || is_open().then_some("true") on:click=open>
            <td>
                {move || view! { <MailState state=now.get().0 /> }}
                {reason}
            </td>
            <td>
                {row.recipient_name}
                <span class="table__sub">{row.recipient}</span>
            </td>
            <td>
                <a class="table__link" href=move || mails.href_of(id)>{row.subject}</a>
            </td>
            <td>
                {row.thread.map(|id| view! { <a href=format!("/inbox?thread={id}")>{format!("#{id}")}</a> })}
            </td>
            <td><Moment at=row.created_at /></td>
            <td class="is-number">{move || now.get().2}</td>
        </tr>
    })
}
