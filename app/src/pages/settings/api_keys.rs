//! Keys of the store API: made, shown once, withdrawn.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::api_key::{ApiKeyView, NewApiKey};
use model::texts::{settings, shell};
use model::validate::Field;

use crate::api::api_keys::{create_api_key, list_api_keys, revoke_api_key};
use crate::browser;
use crate::components::confirm::Confirm;
use crate::components::empty_state::EmptyState;
use crate::components::error_note::ErrorNote;
use crate::components::field::TextField;
use crate::components::moment::Moment;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;
use crate::pages::door::Sending;
use crate::state::toasts::use_toasts;

/// All keys, and a form for another.
#[component]
pub fn ApiKeysPage() -> impl IntoView {
    let lang = use_lang();
    let changed = RwSignal::new(0u32);
    let read = Resource::new(move || changed.get(), |_| list_api_keys());
    let change = Callback::new(move |()| changed.update(|count| *count += 1));
    view! {
        <KeyForm change />
        <Transition fallback=|| view! { <Skeleton /> }>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(keys) if keys.is_empty() => {
                        view! { <EmptyState title=lang.t(settings::NO_KEYS) text=lang.t(settings::NO_KEYS_TEXT) /> }.into_any()
                    }
                    Ok(keys) => view! { <KeyTable keys change /> }.into_any(),
                    Err(error) => view! { <ErrorNote error retry=change /> }.into_any(),
                }
            })}
        </Transition>
    }
}

#[component]
fn KeyForm(change: Callback<()>) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let sending = Sending::new(lang);
    let name = RwSignal::new(String::new());
    let made = RwSignal::new(None::<NewApiKey>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sending.begin();
        spawn_local(async move {
            match create_api_key(name.get_untracked()).await {
                Ok(key) => {
                    sending.busy.set(false);
                    name.set(String::new());
                    made.set(Some(key));
                    change.run(());
                }
                Err(error) => sending.refused(&error),
            }
        });
    };
    let secret = move |key: NewApiKey| {
        let copied = key.secret.clone();
        let copy = move |_| {
            browser::copy(&copied);
            toasts.say(lang.t(shell::COPIED).to_owned());
        };
        view! {
            <div class="notice secret" role="status">
                <p class="secret__label">{lang.t(settings::KEY_SECRET)}</p>
                <p class="secret__text"><code id="api-key-secret">{key.secret}</code></p>
                <button type="button" class="button" on:click=copy>{lang.t(shell::COPY)}</button>
                <p class="secret__hint">{lang.t(settings::KEY_SECRET_HINT)}</p>
            </div>
        }
    };
    view! {
        <form class="form form--row" novalidate method="post" on:submit=submit>
            <TextField id="key-name" label=lang.t(settings::KEY_NAME) value=name error=sending.error(Field::Name) />
            <button type="submit" class="button button--primary" disabled=move || sending.busy.get()>{lang.t(settings::KEY_NEW)}</button>
        </form>
        {sending.notice()}
        {move || made.get().map(secret)}
    }
}

#[component]
fn KeyTable(keys: Vec<ApiKeyView>, change: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    view! {
        <div class="table-wrap">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{lang.t(settings::KEY_NAME)}</th>
                        <th scope="col">{lang.t(settings::KEY_PREFIX)}</th>
                        <th scope="col">{lang.t(settings::CREATED)}</th>
                        <th scope="col">{lang.t(settings::KEY_LAST_USED)}</th>
                        <th scope="col"><span class="visually-hidden">{lang.t(settings::KEY_REVOKE)}</span></th>
                    </tr>
                </thead>
                <tbody>{keys.into_iter().map(|key| view! { <KeyRow key change /> }).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn KeyRow(key: ApiKeyView, change: Callback<()>) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let id = key.id;
    let open = RwSignal::new(false);
    let text = lang.fill(settings::KEY_REVOKE_TEXT, &[&key.name]);
    let revoke = Callback::new(move |()| {
        spawn_local(async move {
            if let Err(error) = revoke_api_key(id).await {
                toasts.problem(&error);
            }
            change.run(());
        });
    });
    let act = match key.revoked_at {
        Some(_) => lang.t(settings::KEY_REVOKED).into_any(),
        None => view! {
            <button type="button" class="button button--small" on:click=move |_| open.set(true)>{lang.t(settings::KEY_REVOKE)}</button>
            <Confirm open title=lang.t(settings::KEY_REVOKE_TITLE) text yes=lang.t(settings::KEY_REVOKE) act=revoke />
        }
        .into_any(),
    };
    let used = key.last_used_at;
    view! {
        <tr class:table__row--quiet=key.revoked_at.is_some()>
            <td class="table__main">{key.name}</td>
            <td><code>{key.prefix}"…"</code></td>
            <td data-label=lang.t(settings::CREATED)><Moment at=key.created_at /></td>
            <td data-label=lang.t(settings::KEY_LAST_USED)>{used.map_or_else(|| lang.t(settings::NEVER).into_any(), |at| view! { <Moment at /> }.into_any())}</td>
            <td class="table__acts">{act}</td>
        </tr>
    }
}
