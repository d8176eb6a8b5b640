//! How far an export job is, and what can be done with it.

use leptos::prelude::*;
use model::export::{ExportState, ExportView};
use model::moment::number;
use model::texts::exports;

use super::job::{ExportJob, file_path};
use crate::components::progress::Progress;
use crate::i18n::use_lang;

/// The job's panel.
#[component]
pub fn ExportProgress(job: ExportJob, view: ExportView) -> impl IntoView {
    let lang = use_lang();
    match view.state {
        ExportState::Running => view! { <Running job view/> }.into_any(),
        ExportState::Ready => {
            let words = lang.fill(exports::READY, &[&view.file_name]);
            let again = view! {
                <a class="button" href=file_path(view.id) rel="external" download>{lang.t(exports::DOWNLOAD)}</a>
            };
            view! { <Ended job words>{again}</Ended> }.into_any()
        }
        ExportState::Cancelled => view! { <Ended job words=lang.t(exports::CANCELLED)>""</Ended> }.into_any(),
        ExportState::Failed => view! { <Ended job words=lang.t(exports::FAILED)>""</Ended> }.into_any(),
        ExportState::Expired => view! { <Ended job words=lang.t(exports::EXPIRED)>""</Ended> }.into_any(),
    }
}

#[component]
fn Running(job: ExportJob, view: ExportView) -> impl IntoView {
    let lang = use_lang();
    let words = lang.fill(
        exports::PROGRESS,
        &[&number(view.done, lang), &number(view.total, lang)],
    );
    view! {
        <div class="export-progress">
            <Progress label=lang.t(exports::PROGRESS_LABEL) done=view.done total=view.total/>
            <p role="status">{words}</p>
            <div class="dialog__actions">
                <button type="button" class="button" on:click=move |_| job.cancel()>{lang.t(exports::STOP)}</button>
            </div>
        </div>
    }
}

#[component]
fn Ended(job: ExportJob, #[prop(into)] words: String, children: Children) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="export-progress">
            <p role="status">{words}</p>
            <div class="dialog__actions">
                {children()}
                <button type="button" class="button button--primary" on:click=move |_| job.forget()>
                    {lang.t(exports::AGAIN)}
                </button>
            </div>
        </div>
    }
}
