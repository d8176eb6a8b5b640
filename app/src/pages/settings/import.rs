//! İçe aktar: drop a file, say what its columns are, see what would happen to each row, then let it happen.

mod columns;
mod counts;
mod drop;
mod outcome;
mod recent;
mod rows;
mod work;

use leptos::prelude::*;
use model::import::{ImportState, ImportView};
use model::moment::number;
use model::texts::imports;

use crate::api::imports::list_imports;
use crate::components::error_note::ErrorNote;
use crate::components::progress::Progress;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;
use columns::Columns;
use drop::DropFile;
use outcome::{Checked, Ended};
use recent::Recent;
use work::Work;

/// The wizard. What was begun before and is not over stands where it was left.
#[component]
pub fn ImportPage() -> impl IntoView {
    let changed = RwSignal::new(0u32);
    let read = Resource::new(move || changed.get(), |_| list_imports());
    let retry = Callback::new(move |()| changed.update(|count| *count += 1));
    view! {
        <Transition fallback=|| view! { <Skeleton /> }>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(list) => view! { <Wizard list /> }.into_any(),
                    Err(error) => view! { <ErrorNote error retry /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn Wizard(list: Vec<ImportView>) -> impl IntoView {
    let lang = use_lang();
    let work = Work::new(list.first().filter(|view| !is_over(view.state)).cloned());
    // Which step: the parts below change only when this does, however often the figures do.
    let step = Memo::new(move |_| work.view.with(|view| view.as_ref().map(|view| (view.id, view.state))));
    let past: Vec<ImportView> = list.into_iter().filter(|view| is_over(view.state)).collect();
    let past = StoredValue::new(past);
    let view = move || work.view.get_untracked();
    view! {
        {work.sending.notice()}
        {move || match step.get().zip(view()) {
            None => view! {
                <p class="page__text">{lang.t(imports::INTRO)}</p>
                <DropFile work />
                <Recent list=past.get_value() />
            }
            .into_any(),
            Some(((_, ImportState::Reading | ImportState::Read), view)) => view! { <Columns work view /> }.into_any(),
            Some(((_, ImportState::Checking | ImportState::Running), _)) => view! { <Busy work /> }.into_any(),
            Some(((_, ImportState::Checked), view)) => view! { <Checked work view /> }.into_any(),
            Some((_, view)) => view! { <Ended work view /> }.into_any(),
        }}
    }
}

/// How far it is.
#[component]
fn Busy(work: Work) -> impl IntoView {
    let lang = use_lang();
    let figures = move || {
        work.view.with(|view| {
            view.as_ref().map_or((0, 0, false), |view| {
                let checking = view.state == ImportState::Checking;
                let left = view.counts.new + view.counts.doubtful;
                (
                    view.done,
                    if checking { view.total } else { view.done + left },
                    checking,
                )
            })
        })
    };
    view! {
        <div class="form form--card export-progress">
            {move || {
                let (done, total, checking) = figures();
                let label = lang.t(if checking { imports::CHECKING } else { imports::RUNNING });
                let told = lang.fill(imports::PROGRESS, &[&number(done, lang), &number(total, lang)]);
                view! {
                    <h2>{label}</h2>
                    <Progress label done total />
                    <p role="status">{told}</p>
                }
            }}
            <div class="form__actions">
                <button type="button" class="button" on:click=move |_| work.cancel()>{lang.t(imports::STOP)}</button>
            </div>
        </div>
    }
}

const fn is_over(state: ImportState) -> bool {
    matches!(
        state,
        ImportState::Reading | ImportState::Done | ImportState::Cancelled | ImportState::Failed
    )
}
