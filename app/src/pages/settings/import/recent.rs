//! What was brought before.

use leptos::prelude::*;
use model::import::{ImportOutcome, ImportState, ImportView};
use model::moment::number;
use model::texts::imports;

use crate::components::moment::Moment;
use crate::i18n::use_lang;

/// The imports of the last day.
#[component]
pub fn Recent(list: Vec<ImportView>) -> impl IntoView {
    let lang = use_lang();
    let item = move |view: ImportView| {
        let stored = format!(
            "{}: {}",
            lang.t(imports::outcome(ImportOutcome::Stored)),
            number(view.counts.stored, lang)
        );
        let refused = (view.counts.refused > 0).then(|| {
            let href = format!("/imports/{}/refused.xlsx", view.id);
            view! { <a href=href download rel="external">{lang.t(imports::REFUSED_FILE)}</a> }
        });
        view! {
            <li class="recent-exports__item">
                <span class="recent-exports__name">{view.file_name}</span>
                <span>{lang.t(imports::state(view.state))}</span>
                <span>{stored}</span>
                {refused}
                <Moment at=view.created_at />
            </li>
        }
    };
    let list: Vec<ImportView> = list
        .into_iter()
        .filter(|view| view.state != ImportState::Reading)
        .collect();
    (!list.is_empty()).then(|| {
        view! {
            <section class="page__part import-recent">
                <h2>{lang.t(imports::RECENT)}</h2>
                <ul>{list.into_iter().map(item).collect_view()}</ul>
            </section>
        }
    })
}
