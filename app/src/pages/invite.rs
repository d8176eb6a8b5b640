//! The page behind an invitation's link: choose a password and begin.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;
use model::texts::session;
use model::validate::Field;

use super::door::{Door, Sending};
use crate::api::session::accept_invite;
use crate::browser;
use crate::components::field::TextField;
use crate::i18n::use_lang;

/// Takes an invitation up.
#[component]
pub fn InvitePage() -> impl IntoView {
    let lang = use_lang();
    let params = use_params_map();
    let password = RwSignal::new(String::new());
    let sending = Sending::new(lang);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sending.begin();
        let code = params.with_untracked(|params| params.get("code")).unwrap_or_default();
        spawn_local(async move {
            match accept_invite(code, password.get_untracked()).await {
                Ok(()) => browser::leave_for("/inbox"),
                Err(error) => sending.refused(&error),
            }
        });
    };
    view! {
        <Door title=lang.t(session::INVITE_TITLE).to_owned() text=lang.t(session::INVITE_TEXT).to_owned()>
            <form class="form" novalidate method="post" on:submit=submit>
                <TextField
                    id="password"
                    label=lang.t(session::PASSWORD)
                    hint=lang.t(session::PASSWORD_HINT)
                    kind="password"
                    autocomplete="new-password"
                    value=password
                    error=sending.error(Field::Password)
                />
                {sending.notice()}
                <button type="submit" class="button button--primary button--wide" disabled=move || sending.busy.get()>
                    {lang.t(session::INVITE_GO)}
                </button>
            </form>
        </Door>
    }
}
