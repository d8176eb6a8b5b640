//! The second step: each column of the file with its first values, and what it is at the desk.

use leptos::prelude::*;
use model::import::{ImportField, ImportKind, ImportView, Mapping};
use model::lang::Lang;
use model::moment::number;
use model::texts::imports;

use super::work::Work;
use crate::api::imports::list_import_rows;
use crate::i18n::use_lang;

/// How many first rows are shown.
const EXAMPLES: usize = 3;

/// The columns.
#[component]
pub fn Columns(work: Work, view: ImportView) -> impl IntoView {
    let lang = use_lang();
    let mapping = RwSignal::new(view.mapping.clone());
    let kind = view.kind;
    let id = view.id;
    let rows = LocalResource::new(move || list_import_rows(id, None, 0));
    let examples = move |at: usize| {
        let Some(Ok(rows)) = rows.get() else {
            return String::new();
        };
        let values = rows
            .rows
            .into_iter()
            .take(EXAMPLES)
            .filter_map(|row| row.cells.into_iter().nth(at));
        values
            .map(|value| short(&value))
            .filter(|value| !value.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    };
    let row = |(at, heading): (usize, String)| {
        let name = if heading.is_empty() {
            (at + 1).to_string()
        } else {
            heading
        };
        let label = format!("{}: {name}", lang.t(imports::HOLDS));
        view! {
            <tr>
                <td class="table__main">{name}</td>
                <td class="import-examples" data-label=lang.t(imports::EXAMPLE)>{move || examples(at)}</td>
                <td data-label=lang.t(imports::HOLDS)><Choice at label kind mapping /></td>
            </tr>
        }
    };
    let fault = Memo::new(move |_| mapping.with(|mapping| fault_of(mapping, kind, lang)));
    let busy = work.sending.busy;
    view! {
        <h2>{lang.t(imports::STEP_COLUMNS)} " · " {view.file_name.clone()}</h2>
        <p class="page__text">{lang.t(imports::COLUMNS_TEXT)} " " {lang.fill(imports::ROWS, &[&number(view.total, lang)])}</p>
        <div class="table-wrap">
            <table class="table import-columns">
                <thead>
                    <tr>
                        <th scope="col">{lang.t(imports::COLUMN)}</th>
                        <th scope="col">{lang.t(imports::EXAMPLE)}</th>
                        <th scope="col">{lang.t(imports::HOLDS)}</th>
                    </tr>
                </thead>
                <tbody>{view.headings.iter().cloned().enumerate().map(row).collect_view()}</tbody>
            </table>
        </div>
        <p class="notice notice--warning" role="status" hidden=move || fault.with(Option::is_none)>{move || fault.get()}</p>
        <div class="form__actions import-actions">
            <button type="button" class="button" on:click=move |_| work.leave()>{lang.t(imports::OTHER_FILE)}</button>
            <button
                type="button"
                class="button button--primary"
                disabled=move || busy.get() || fault.with(Option::is_some)
                on:click=move |_| work.check(mapping.get_untracked())
            >
                {lang.t(imports::CHECK)}
            </button>
        </div>
    }
}

#[component]
fn Choice(at: usize, label: String, kind: ImportKind, mapping: RwSignal<Mapping>) -> impl IntoView {
    let lang = use_lang();
    let chosen = move || mapping.with(|mapping| mapping.get(at).copied().flatten());
    let option = move |field: &ImportField| {
        let field = *field;
        view! {
            <option value=field.as_str() selected=move || chosen() == Some(field)>{lang.t(imports::field(field))}</option>
        }
    };
    let change = move |event| {
        let field = ImportField::parse(&event_target_value(&event));
        mapping.update(|mapping| {
            if let Some(place) = mapping.get_mut(at) {
                *place = field;
            }
        });
    };
    view! {
        <select class="field__input" aria-label=label on:change=change>
            <option value="" selected=move || chosen().is_none()>{lang.t(imports::LEFT_OUT)}</option>
            {ImportField::ALL.iter().filter(|field| field.is_of(kind)).map(option).collect_view()}
        </select>
    }
}

/// What is still missing, or wrong.
fn fault_of(mapping: &Mapping, kind: ImportKind, lang: Lang) -> Option<String> {
    let chosen: Vec<ImportField> = mapping.iter().flatten().copied().collect();
    let twice = chosen
        .iter()
        .enumerate()
        .find(|(at, field)| chosen[..*at].contains(field));
    let texts = [ImportField::Body, ImportField::FirstMessage, ImportField::LastMessage];
    if let Some((_, field)) = twice {
        Some(lang.fill(imports::FIELD_TWICE, &[&lang.t(imports::field(*field))]))
    } else if !chosen.contains(&ImportField::MemberEmail) {
        Some(lang.t(imports::NEEDS_EMAIL).to_owned())
    } else if kind == ImportKind::Threads && !texts.iter().any(|field| chosen.contains(field)) {
        Some(lang.t(imports::NEEDS_BODY).to_owned())
    } else {
        None
    }
}

/// The start of a cell.
fn short(value: &str) -> String {
    const LETTERS: usize = 40;
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LETTERS {
        return line;
    }
    line.chars().take(LETTERS).chain(['…']).collect()
}
