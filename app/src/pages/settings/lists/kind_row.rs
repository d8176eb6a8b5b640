//! One kind, or the row of a new one.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::setting::Kind;
use model::template::BothTongues;
use model::texts::{common, settings};
use model::validate::Field;

use crate::api::settings::save_kind;
use crate::browser;
use crate::components::field::TextField;
use crate::i18n::use_lang;
use crate::pages::door::Sending;

/// A kind.
#[component]
pub fn KindRow(
    /// Which; a new one has id 0.
    kind: Kind,
) -> impl IntoView {
    let lang = use_lang();
    let sending = Sending::new(lang);
    let id = kind.id;
    let (tr, en) = (RwSignal::new(kind.name.tr), RwSignal::new(kind.name.en));
    let retired = RwSignal::new(kind.retired);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sending.begin();
        let name = BothTongues {
            tr: tr.get_untracked(),
            en: en.get_untracked(),
        };
        let typed = Kind {
            id,
            name,
            retired: retired.get_untracked(),
        };
        spawn_local(async move {
            match save_kind(typed).await {
                Ok(_) => browser::reload(),
                Err(error) => sending.refused(&error),
            }
        });
    };
    let is_new = id.0 == 0;
    view! {
        <form class="form form--row" novalidate method="post" on:submit=submit>
            <TextField id=format!("kind-tr-{id}") label=lang.t(settings::NAME_TR) value=tr error=sending.error(Field::Name) />
            <TextField id=format!("kind-en-{id}") label=lang.t(settings::NAME_EN) value=en />
            {(!is_new).then(|| view! { <Retired retired /> })}
            <button type="submit" class="button" disabled=move || sending.busy.get()>
                {lang.t(if is_new { settings::ADD_KIND } else { common::SAVE })}
            </button>
            {sending.notice()}
        </form>
    }
}

/// Whether an entry is no longer offered.
#[component]
pub fn Retired(
    /// The tick.
    retired: RwSignal<bool>,
) -> impl IntoView {
    let lang = use_lang();
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=move || retired.get() on:change=move |event| retired.set(event_target_checked(&event)) />
            <span>{lang.t(settings::RETIRED)}</span>
        </label>
    }
}
