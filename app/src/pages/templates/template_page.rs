//! The page of one template: reads it once for the editor, and again after each save for its versions.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use model::error::Problem;
use model::ids::TemplateId;
use model::template::TemplateView;
use model::texts::templates as texts;

use super::editor::Editor;
use crate::api::error::ApiError;
use crate::api::templates::get_template;
use crate::components::error_note::ErrorNote;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;

/// A template as the server last told it.
type TemplateResource = Resource<Result<TemplateView, ApiError>>;

/// The page.
#[component]
pub fn TemplatePage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").and_then(|id| id.parse::<TemplateId>().ok())));
    view! {
        <div class="page template">
            <nav class="page__back">
                <a href="/templates">{lang.t(texts::BACK)}</a>
            </nav>
            <For each=move || [id.get()] key=|id| id.map(|id| id.0) let:id>
                <Template id />
            </For>
        </div>
    }
}

#[component]
fn Template(id: Option<TemplateId>) -> impl IntoView {
    let turn = RwSignal::new(0_u32);
    let template = Resource::new(
        move || turn.get(),
        move |_| async move {
            match id {
                Some(id) => get_template(id).await,
                None => Err(ApiError(Problem::NotFound)),
            }
        },
    );
    let refetch = Callback::new(move |()| turn.update(|turn| *turn += 1));
    view! {
        <Transition fallback=|| view! { <Skeleton /> }>
            <Read template refetch />
        </Transition>
    }
}

/// The last good reading stays while a newer one is on its way or has failed.
#[component]
fn Read(template: TemplateResource, refetch: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let latest = Memo::new(move |before: Option<&Option<TemplateView>>| {
        let read = template.with(|read| read.as_ref().and_then(|read| read.as_ref().ok().cloned()));
        read.or_else(|| before.cloned().flatten())
    });
    let failed = Memo::new(move |_| template.with(|read| read.as_ref().and_then(|read| read.as_ref().err().cloned())));
    let ready = Memo::new(move |_| latest.with(Option::is_some));
    let page = move || {
        ready.get();
        let template = latest.get_untracked()?;
        let name = template.row.name.get(lang).to_owned();
        Some(view! {
            <Title text=format!("{name} · {}", lang.t(texts::TITLE)) />
            <header class="page__head">
                <h1 class="page__title">{name}</h1>
            </header>
            <Editor template latest refetch />
        })
    };
    view! {
        {move || failed.get().map(|error| view! { <ErrorNote error retry=refetch /> })}
        {page}
    }
}
