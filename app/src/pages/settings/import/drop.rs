//! The first step: what the file holds, and the file.

use leptos::prelude::*;
use model::import::ImportKind;
use model::texts::imports;
use wasm_bindgen::JsCast as _;

use super::work::Work;
use crate::components::icon::Icon;
use crate::i18n::use_lang;

/// Two choices and a place to drop a file on.
#[component]
pub fn DropFile(work: Work) -> impl IntoView {
    let lang = use_lang();
    let kind = RwSignal::new(ImportKind::Threads);
    let choice = move |own: ImportKind| {
        view! {
            <label class="check">
                <input
                    type="radio"
                    name="import-kind"
                    value=own.as_str()
                    checked=own == ImportKind::Threads
                    prop:checked=move || kind.get() == own
                    on:change=move |_| kind.set(own)
                />
                <span>
                    {lang.t(imports::kind(own))}
                    <span class="check__hint">{lang.t(imports::kind_hint(own))}</span>
                </span>
            </label>
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        let input = event
            .target()
            .and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
        let Some(input) = input else { return };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            work.send(kind.get_untracked(), file);
        }
        // The same file can be chosen again after it was mended.
        input.set_value("");
    };
    let busy = work.sending.busy;
    view! {
        <fieldset class="import-kinds" disabled=move || busy.get()>
            <legend class="field__label">{lang.t(imports::WHAT)}</legend>
            {[ImportKind::Threads, ImportKind::Members].map(choice).collect_view()}
        </fieldset>
        <label class="drop" class:drop--busy=move || busy.get()>
            <input
                type="file"
                class="drop__input"
                accept=".xlsx,.xls,.ods,.csv,.tsv,.txt"
                disabled=move || busy.get()
                on:change=chosen
            />
            <Icon name="import" />
            <span class="drop__words" role="status">
                {move || lang.t(if busy.get() { imports::READING } else { imports::DROP })}
            </span>
            <span class="drop__hint">{lang.t(imports::DROP_HINT)}</span>
        </label>
    }
}
