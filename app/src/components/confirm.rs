//! A question before an act that cannot simply be taken back.

use leptos::prelude::*;
use model::texts::common;

use crate::components::dialog::Dialog;
use crate::i18n::use_lang;

/// The question; the act is done only after a yes.
#[component]
pub fn Confirm(
    /// Whether it is asked; set to false by either answer.
    open: RwSignal<bool>,
    /// What is asked.
    #[prop(into)]
    title: Signal<String>,
    /// What the act leads to.
    #[prop(into)]
    text: Signal<String>,
    /// The words of the yes: the act itself.
    #[prop(into)]
    yes: Signal<String>,
    /// The act.
    act: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let go = move |_| {
        open.set(false);
        act.run(());
    };
    view! {
        <Dialog open title>
            <p>{move || text.get()}</p>
            <div class="dialog__actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>{lang.t(common::CANCEL)}</button>
                <button type="button" class="button button--danger" on:click=go>{move || yes.get()}</button>
            </div>
        </Dialog>
    }
}
