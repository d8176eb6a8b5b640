//! Changing one's own password.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::error::Problem;
use model::texts::{common, session};
use model::validate::Field;

use crate::api::session::change_password;
use crate::components::dialog::Dialog;
use crate::components::field::TextField;
use crate::i18n::use_lang;
use crate::pages::door::Sending;
use crate::state::toasts::use_toasts;

/// The dialog; what was typed is forgotten when it closes.
#[component]
pub fn PasswordDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let title = use_lang().t(session::CHANGE_PASSWORD);
    view! {
        <Dialog open title>
            <PasswordForm open />
        </Dialog>
    }
}

#[component]
fn PasswordForm(open: RwSignal<bool>) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let sending = Sending::new(lang);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        sending.begin();
        let (old, new) = (old.get_untracked(), new.get_untracked());
        spawn_local(async move {
            match change_password(old, new).await {
                Ok(()) => {
                    open.set(false);
                    toasts.say(lang.t(session::PASSWORD_CHANGED).to_owned());
                }
                Err(error) if error.0 == Problem::WrongCredentials => {
                    sending.refused_because(lang.t(session::OLD_PASSWORD_WRONG).to_owned());
                }
                Err(error) => sending.refused(&error),
            }
        });
    };
    view! {
        <form class="form" novalidate method="post" on:submit=submit>
            <TextField id="old-password" label=lang.t(session::OLD_PASSWORD) kind="password" autocomplete="current-password" value=old />
            <TextField
                id="new-password"
                label=lang.t(session::NEW_PASSWORD)
                hint=lang.t(session::PASSWORD_HINT)
                kind="password"
                autocomplete="new-password"
                value=new
                error=sending.error(Field::Password)
            />
            {sending.notice()}
            <div class="dialog__actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>{lang.t(common::CANCEL)}</button>
                <button type="submit" class="button button--primary" disabled=move || sending.busy.get()>
                    {lang.t(session::CHANGE_PASSWORD)}
                </button>
            </div>
        </form>
    }
}
