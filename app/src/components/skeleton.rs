//! The shape of what is being read.

use leptos::prelude::*;
use model::texts::common;

use crate::i18n::use_lang;

/// Lines that will be rows.
#[component]
pub fn Skeleton() -> impl IntoView {
    view! {
        <div class="skeleton" aria-busy="true">
            <span class="visually-hidden">{use_lang().t(common::LOADING)}</span>
            <span class="skeleton__line"></span>
            <span class="skeleton__line"></span>
            <span class="skeleton__line"></span>
            <span class="skeleton__line"></span>
        </div>
    }
}
