//! Mail İçerik Yönetimi: the list of templates, and the page that edits one.

mod buttons;
mod caret;
mod editor;
mod form;
mod part_field;
mod placeholders;
mod preview;
mod template_page;
mod versions;

use leptos::prelude::*;
use leptos_meta::Title;
use model::template::TemplateRow;
use model::texts::templates as texts;

use crate::api::templates::list_templates;
use crate::components::empty_state::EmptyState;
use crate::components::error_note::ErrorNote;
use crate::components::moment::Moment;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;

pub use template_page::TemplatePage;

/// The list.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let lang = use_lang();
    let tries = RwSignal::new(0_u32);
    let templates = Resource::new(move || tries.get(), |_| list_templates());
    let retry = Callback::new(move |()| tries.update(|tries| *tries += 1));
    let list = move || {
        Suspend::new(async move {
            match templates.await {
                Ok(rows) if rows.is_empty() => view! { <EmptyState title=lang.t(texts::NONE) /> }.into_any(),
                Ok(rows) => view! { <Table rows /> }.into_any(),
                Err(error) => view! { <ErrorNote error retry /> }.into_any(),
            }
        })
    };
    view! {
        <Title text=lang.t(texts::TITLE) />
        <div class="page">
            <header class="page__head">
                <h1 class="page__title">{lang.t(texts::TITLE)}</h1>
            </header>
            <Transition fallback=|| view! { <Skeleton /> }>{list}</Transition>
        </div>
    }
}

#[component]
fn Table(rows: Vec<TemplateRow>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="table-wrap">
            <table class="table" aria-label=lang.t(texts::TITLE)>
                <thead>
                    <tr>
                        <th scope="col">{lang.t(texts::NAME)}</th>
                        <th scope="col">{lang.t(texts::LANGUAGE)}</th>
                        <th scope="col" class="is-number">{lang.t(texts::VERSION)}</th>
                        <th scope="col">{lang.t(texts::SAVED_AT)}</th>
                    </tr>
                </thead>
                <tbody>{rows.into_iter().map(|row| view! { <Row row /> }).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(row: TemplateRow) -> impl IntoView {
    let lang = use_lang();
    view! {
        <tr>
            <td class="table__main">
                <a class="table__link" href=format!("/templates/{}", row.id)>{row.name.get(lang).to_owned()}</a>
            </td>
            <td>{lang.t(texts::language(row.lang))}</td>
            <td class="is-number" data-label=lang.t(texts::VERSION)>{row.version}</td>
            <td><Moment at=row.saved_at /></td>
        </tr>
    }
}
