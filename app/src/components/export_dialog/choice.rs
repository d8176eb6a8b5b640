//! What is asked for in the dialog: a layout, its columns, the kind of file.

use leptos::prelude::*;
use model::export::{ExportColumn, ExportFormat, ExportLayout};
use model::lang::Text;
use model::texts::exports;

use crate::i18n::use_lang;

/// The chosen layout and columns. Columns that the layout lacks are kept for the other one.
#[derive(Clone, Copy)]
pub struct ExportChoice {
    /// A row per thread or per message.
    pub layout: RwSignal<ExportLayout>,
    chosen: RwSignal<Vec<ExportColumn>>,
    /// The kind of file.
    pub format: RwSignal<ExportFormat>,
}

impl ExportChoice {
    /// Everything, a row per thread.
    pub fn new() -> Self {
        Self {
            layout: RwSignal::new(ExportLayout::Threads),
            chosen: RwSignal::new(ExportColumn::ALL.to_vec()),
            format: RwSignal::new(ExportFormat::default()),
        }
    }

    /// The columns that the layout has, in the order of the sheet.
    pub fn offered(self) -> Vec<ExportColumn> {
        let layout = self.layout.get();
        ExportColumn::ALL
            .iter()
            .copied()
            .filter(|column| column.is_in(layout))
            .collect()
    }

    /// The columns to be written, in the order of the sheet.
    pub fn columns(self) -> Vec<ExportColumn> {
        let chosen = self.chosen.get();
        self.offered()
            .into_iter()
            .filter(|column| chosen.contains(column))
            .collect()
    }

    fn set(self, columns: &[ExportColumn], on: bool) {
        self.chosen.update(|chosen| {
            chosen.retain(|column| !columns.contains(column));
            if on {
                chosen.extend(columns);
            }
        });
    }
}

/// The two layouts.
#[component]
pub fn LayoutChoice(choice: ExportChoice) -> impl IntoView {
    let lang = use_lang();
    let radio = move |layout: ExportLayout, name: Text, hint: Text| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="export-layout"
                    prop:checked=move || choice.layout.get() == layout
                    on:change=move |_| choice.layout.set(layout)
                />
                <span class="choice-name">{lang.t(name)}</span>
                <span class="choice-hint">{lang.t(hint)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{lang.t(exports::LAYOUT)}</legend>
            {radio(ExportLayout::Threads, exports::LAYOUT_THREADS, exports::LAYOUT_THREADS_HINT)}
            {radio(ExportLayout::Messages, exports::LAYOUT_MESSAGES, exports::LAYOUT_MESSAGES_HINT)}
        </fieldset>
    }
}

/// The kinds of file.
#[component]
pub fn FormatChoice(choice: ExportChoice) -> impl IntoView {
    let lang = use_lang();
    let radio = move |format: ExportFormat| {
        view! {
            <label class="pick-box">
                <input
                    type="radio"
                    name="export-format"
                    prop:checked=move || choice.format.get() == format
                    on:change=move |_| choice.format.set(format)
                />
                <span>{lang.t(exports::format(format))}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field">
            <legend>{lang.t(exports::FORMAT)}</legend>
            <div class="format-row">{ExportFormat::ALL.map(radio)}</div>
        </fieldset>
    }
}

/// The columns of the chosen layout.
#[component]
pub fn ColumnChoice(choice: ExportChoice) -> impl IntoView {
    let lang = use_lang();
    let none = Memo::new(move |_| choice.columns().is_empty());
    let every = Memo::new(move |_| choice.columns().len() == choice.offered().len());
    let boxed = move |column: ExportColumn| {
        view! {
            <label class="pick-box">
                <input
                    type="checkbox"
                    prop:checked=move || choice.chosen.with(|chosen| chosen.contains(&column))
                    on:change=move |event| choice.set(&[column], event_target_checked(&event))
                />
                <span>{lang.t(exports::column(column))}</span>
            </label>
        }
    };
    let all_on = move |event| choice.set(&untrack(move || choice.offered()), event_target_checked(&event));
    view! {
        <fieldset class="field">
            <legend>{lang.t(exports::COLUMNS)}</legend>
            <label class="pick-box">
                <input type="checkbox" prop:checked=every on:change=all_on/>
                <span>{lang.t(exports::ALL_COLUMNS)}</span>
            </label>
            <div class="column-grid">
                <For each=move || choice.offered() key=|column: &ExportColumn| column.as_str() let:column>
                    {boxed(column)}
                </For>
            </div>
            <Show when=move || none.get()>
                <p class="field__error" role="alert">{lang.t(exports::NO_COLUMNS)}</p>
            </Show>
        </fieldset>
    }
}
