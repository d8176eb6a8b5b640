//! The preview on a real thread. Its HTML is shown by a page of the host in a frame that can do nothing.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::error::Problem;
use model::ids::ThreadId;
use model::template::TemplatePreview;
use model::texts::{outgoing, templates as texts};

use super::form::TemplateForm;
use crate::api::error::ApiError;
use crate::api::templates::preview_template;
use crate::components::field::TextField;
use crate::i18n::use_lang;
use crate::state::toasts::sentence;

/// The preview of what is typed now; nothing is saved and nothing is sent.
#[component]
pub fn Preview(form: TemplateForm) -> impl IntoView {
    let lang = use_lang();
    let thread = RwSignal::new(String::new());
    let thread_error = RwSignal::new(None::<String>);
    let shown = RwSignal::new(None::<(u32, TemplatePreview)>);
    let refusal = RwSignal::new(None::<String>);
    let busy = RwSignal::new(false);
    let show = move |event: SubmitEvent| {
        event.prevent_default();
        let number = thread.with_untracked(|text| text.trim().trim_start_matches('#').to_owned());
        let id = number.parse::<ThreadId>().ok();
        if id.is_none() && !number.is_empty() {
            thread_error.set(Some(lang.t(texts::PREVIEW_NOT_A_NUMBER).to_owned()));
            return;
        }
        thread_error.set(None);
        refusal.set(None);
        busy.set(true);
        let source = untrack(|| form.source());
        spawn_local(async move {
            let preview = preview_template(form.id, source, id).await;
            busy.try_set(false);
            match preview {
                Ok(preview) => {
                    form.problems.try_set(Vec::new());
                    shown.try_update(|shown| {
                        let turn = shown.as_ref().map_or(1, |(turn, _)| turn + 1);
                        *shown = Some((turn, preview));
                    });
                }
                Err(error) => match error.0 {
                    Problem::Template(problems) => drop(form.problems.try_set(problems)),
                    other => drop(refusal.try_set(Some(sentence(&ApiError(other), lang)))),
                },
            }
        });
    };
    view! {
        <section class="panel preview">
            <h2 class="panel__title">{lang.t(texts::PREVIEW)}</h2>
            <p class="field__hint">{lang.t(texts::PREVIEW_HINT)}</p>
            <form class="preview__form" on:submit=show>
                <TextField
                    id="preview-thread"
                    label=lang.t(texts::PREVIEW_THREAD)
                    hint=lang.t(texts::PREVIEW_NEWEST)
                    value=thread
                    error=Signal::derive(move || thread_error.get())
                />
                <button type="submit" class="button" disabled=move || busy.get()>{lang.t(texts::PREVIEW_SHOW)}</button>
            </form>
            {move || refusal.get().map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> })}
            {move || shown.get().map(|(turn, preview)| view! { <Rendered turn preview /> })}
        </section>
    }
}

/// The rendered parts. The number makes the frame read its page again.
#[component]
fn Rendered(turn: u32, preview: TemplatePreview) -> impl IntoView {
    let lang = use_lang();
    view! {
        <p class="preview__subject">{lang.t(texts::SUBJECT)} ": " <strong>{preview.subject}</strong></p>
        <iframe
            class="mail__frame"
            sandbox=""
            referrerpolicy="no-referrer"
            title=lang.t(texts::PREVIEW_FRAME)
            src=format!("/templates/preview?n={turn}")
        ></iframe>
        <details class="preview__text">
            <summary>{lang.t(outgoing::TAB_TEXT)}</summary>
            <pre class="mail__text" tabindex="0">{preview.text}</pre>
        </details>
    }
}
