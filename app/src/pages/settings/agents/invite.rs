//! Inviting somebody; the link is shown once.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::agent::{Invitation, InviteRequest};
use model::right::Role;
use model::texts::{session, settings, shell, words};
use model::validate::Field;

use crate::api::agents::invite;
use crate::browser;
use crate::components::field::{SelectField, TextField};
use crate::i18n::use_lang;
use crate::pages::door::Sending;
use crate::state::toasts::use_toasts;

/// The form.
#[component]
pub fn InviteForm(
    /// Somebody was invited.
    change: Callback<()>,
) -> impl IntoView {
    let lang = use_lang();
    let sending = Sending::new(lang);
    let (full_name, email) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let role = RwSignal::new(Role::Agent.as_str().to_owned());
    let made = RwSignal::new(None::<Invitation>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sending.begin();
        let request = InviteRequest {
            full_name: full_name.get_untracked(),
            email: email.get_untracked(),
            role: role.with_untracked(|word| Role::parse(word)).unwrap_or(Role::Agent),
        };
        spawn_local(async move {
            match invite(request).await {
                Ok(invitation) => {
                    sending.busy.set(false);
                    full_name.set(String::new());
                    email.set(String::new());
                    made.set(Some(invitation));
                    change.run(());
                }
                Err(error) => sending.refused(&error),
            }
        });
    };
    let roles = Role::ALL
        .iter()
        .map(|role| (role.as_str().to_owned(), lang.t(words::role(*role)).to_owned()))
        .collect();
    view! {
        <form class="form form--row" novalidate method="post" on:submit=submit>
            <TextField id="invite-name" label=lang.t(session::FULL_NAME) value=full_name error=sending.error(Field::FullName) />
            <TextField id="invite-email" label=lang.t(session::EMAIL) kind="email" value=email error=sending.error(Field::Email) />
            <SelectField id="invite-role" label=lang.t(settings::ROLE) options=roles value=role />
            <button type="submit" class="button button--primary" disabled=move || sending.busy.get()>{lang.t(settings::INVITE)}</button>
        </form>
        {sending.notice()}
        {move || made.get().map(|invitation| view! { <InviteLink invitation /> })}
    }
}

/// The link to hand over.
#[component]
pub fn InviteLink(
    /// What was made.
    invitation: Invitation,
) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let link = format!("{}{}", browser::origin(), invitation.path);
    let copied = link.clone();
    let copy = move |_| {
        browser::copy(&copied);
        toasts.say(lang.t(shell::COPIED).to_owned());
    };
    view! {
        <div class="notice secret" role="status">
            <p class="secret__label">{lang.t(settings::INVITE_LINK)}</p>
            <p class="secret__text"><code>{link}</code></p>
            <button type="button" class="button" on:click=copy>{lang.t(shell::COPY)}</button>
            <p class="secret__hint">{lang.t(settings::INVITE_LINK_HINT)}</p>
        </div>
    }
}
