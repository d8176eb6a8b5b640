//! Saving: the button, where the text stands, and why it was refused.

use leptos::prelude::*;
use model::texts::templates as texts;

use super::form::TemplateForm;
use crate::i18n::use_lang;

/// The bar below the parts.
#[component]
pub fn SaveBar(form: TemplateForm) -> impl IntoView {
    let lang = use_lang();
    let changed = Memo::new(move |_| form.is_changed());
    let stands = move || {
        lang.t(if changed.get() {
            texts::UNSAVED
        } else {
            texts::UNCHANGED
        })
    };
    view! {
        <Refusals form />
        <div class="template__save">
            <p class="template__stands" role="status">{stands}</p>
            <button
                type="button"
                class="button button--primary"
                disabled=move || form.busy.get() || !changed.get()
                on:click=move |_| form.save()
            >
                {lang.t(texts::SAVE)}
            </button>
        </div>
    }
}

#[component]
fn Refusals(form: TemplateForm) -> impl IntoView {
    let lang = use_lang();
    let wrong = move || {
        let problems = form.problems.get();
        (!problems.is_empty()).then(|| {
            let items = problems.iter().map(|problem| {
                let part = lang.t(texts::part(problem.part));
                let words = texts::problem(problem, lang);
                let words = if problem.line.is_some() {
                    format!("{part}: {words}")
                } else {
                    words
                };
                view! { <li>{words}</li> }
            });
            view! {
                <div class="notice notice--error" role="alert">
                    <p>{lang.t(texts::PROBLEMS)}</p>
                    <ul>{items.collect_view()}</ul>
                </div>
            }
        })
    };
    let overtaken = move || {
        form.overtaken.get().then(|| {
            view! {
                <div class="notice notice--warning" role="alert">
                    <p>{lang.t(texts::CHANGED)}</p>
                    <button
                        type="button"
                        class="button"
                        disabled=move || form.busy.get()
                        on:click=move |_| form.save_over()
                    >
                        {lang.t(texts::SAVE_OVER)}
                    </button>
                </div>
            }
        })
    };
    let refusal = move || {
        form.refusal
            .get()
            .map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> })
    };
    view! {
        {wrong}
        {overtaken}
        {refusal}
    }
}
