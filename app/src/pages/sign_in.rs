//! The door of the desk.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_query_map;
use model::texts::session;
use model::validate::Field;

use super::door::{Door, Sending};
use crate::api::session::sign_in;
use crate::api::setup::set_up_open;
use crate::browser;
use crate::components::field::TextField;
use crate::i18n::use_lang;

/// Sign-in; an empty desk goes to its set-up instead.
#[component]
pub fn SignInPage() -> impl IntoView {
    let lang = use_lang();
    let empty = Resource::new_blocking(|| (), |()| set_up_open());
    view! {
        <Suspense fallback=|| ()>
            {move || Suspend::new(async move {
                empty.await.unwrap_or(false).then(|| view! { <Redirect path="/set-up" /> })
            })}
        </Suspense>
        <Door title=lang.t(session::SIGN_IN).to_owned() text=lang.t(session::SIGN_IN_TITLE).to_owned()>
            <SignInForm />
        </Door>
    }
}

#[component]
fn SignInForm() -> impl IntoView {
    let lang = use_lang();
    let query = use_query_map();
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let sending = Sending::new(lang);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sending.begin();
        let next = query.with_untracked(|query| query.get("next"));
        spawn_local(async move {
            match sign_in(email.get_untracked(), password.get_untracked()).await {
                Ok(()) => browser::leave_for(&safe_path(next.as_deref())),
                Err(error) => sending.refused(&error),
            }
        });
    };
    let words = move || {
        lang.t(if sending.busy.get() {
            session::SIGNING_IN
        } else {
            session::SIGN_IN
        })
    };
    view! {
        <form class="form" novalidate method="post" on:submit=submit>
            <TextField id="email" label=lang.t(session::EMAIL) kind="email" autocomplete="username" value=email error=sending.error(Field::Email) />
            <TextField
                id="password"
                label=lang.t(session::PASSWORD)
                kind="password"
                autocomplete="current-password"
                value=password
                error=sending.error(Field::Password)
            />
            {sending.notice()}
            <button type="submit" class="button button--primary button--wide" disabled=move || sending.busy.get()>{words}</button>
        </form>
    }
}

/// Where to go after signing in: a path of ours, never another site.
fn safe_path(next: Option<&str>) -> String {
    next.filter(|path| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r']))
        .unwrap_or("/inbox")
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::safe_path;

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(safe_path(Some("/archive?name=a")), "/archive?name=a");
        for wrong in [
            None,
            Some("//evil.example"),
            Some("https://evil.example"),
            Some("/\\evil.example"),
            Some(""),
        ] {
            assert_eq!(safe_path(wrong), "/inbox", "{wrong:?}");
        }
    }
}
