//! Rows of one outcome: which they are, and why.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::import::{ImportField, ImportOutcome, ImportRow, ImportView};
use model::texts::imports;

use crate::api::imports::list_import_rows;
use crate::i18n::use_lang;
use crate::state::toasts::use_toasts;

/// The rows, a page at a time.
#[component]
pub fn Rows(view: ImportView, outcome: ImportOutcome) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let id = view.id;
    let rows = RwSignal::new(Vec::<ImportRow>::new());
    let next = RwSignal::new(Some(0u64));
    let more = move || {
        let Some(after) = next.get_untracked() else { return };
        spawn_local(async move {
            match list_import_rows(id, Some(outcome), after).await {
                Ok(page) => {
                    rows.try_update(|rows| rows.extend(page.rows));
                    next.try_set(page.next);
                }
                Err(error) => toasts.problem(&error),
            }
        });
    };
    Effect::new(move |_| more());
    let place = |field: ImportField| view.mapping.iter().position(|held| *held == Some(field));
    let email = place(ImportField::MemberEmail);
    let name = place(ImportField::Subject).or_else(|| place(ImportField::MemberName));
    let cell = |row: &ImportRow, at: Option<usize>| at.and_then(|at| row.cells.get(at).cloned()).unwrap_or_default();
    let shown = move |row: ImportRow| {
        let why: Vec<String> = row.remarks.iter().map(|remark| imports::remark(remark, lang)).collect();
        let (email, name) = (cell(&row, email), cell(&row, name));
        view! {
            <tr>
                <td class="import-line">{row.line}</td>
                <td class="table__main">{email}</td>
                <td>{name}</td>
                <td data-label=lang.t(imports::WHY)>{why.join("; ")}</td>
            </tr>
        }
    };
    let label = lang.fill(imports::SHOW_ROWS, &[&lang.t(imports::outcome(outcome))]);
    let heading = |field: ImportField| lang.t(imports::field(field));
    view! {
        <div class="table-wrap import-rows" role="region" tabindex="0" aria-label=label>
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{lang.t(imports::LINE)}</th>
                        <th scope="col">{heading(ImportField::MemberEmail)}</th>
                        <th scope="col">{heading(ImportField::Subject)}</th>
                        <th scope="col">{lang.t(imports::WHY)}</th>
                    </tr>
                </thead>
                <tbody><For each=move || rows.get() key=|row| row.line children=shown /></tbody>
            </table>
        </div>
        <button type="button" class="button button--small" hidden=move || next.get().is_none() on:click=move |_| more()>
            {lang.t(imports::MORE)}
        </button>
    }
}
