//! The store: name, time zone, sender, language.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::lang::Lang;
use model::setting::StoreSettings;
use model::texts::{common, session};
use model::validate::Field;

use crate::api::settings::{get_settings, save_settings};
use crate::browser;
use crate::components::error_note::ErrorNote;
use crate::components::field::{SelectField, TextField};
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;
use crate::pages::door::Sending;

/// The store's settings.
#[component]
pub fn StorePage() -> impl IntoView {
    let read = Resource::new(|| (), |()| get_settings());
    let retry = Callback::new(move |()| read.refetch());
    view! {
        <Suspense fallback=|| view! { <Skeleton /> }>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(settings) => view! { <StoreForm settings /> }.into_any(),
                    Err(error) => view! { <ErrorNote error retry /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

#[component]
fn StoreForm(settings: StoreSettings) -> impl IntoView {
    let lang = use_lang();
    let sending = Sending::new(lang);
    let store_name = RwSignal::new(settings.store_name);
    let time_zone = RwSignal::new(settings.time_zone);
    let sender_name = RwSignal::new(settings.sender_name);
    let sender_email = RwSignal::new(settings.sender_email);
    let store_lang = RwSignal::new(settings.lang.code().to_owned());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sending.begin();
        let typed = StoreSettings {
            store_name: store_name.get_untracked(),
            time_zone: time_zone.get_untracked(),
            sender_name: sender_name.get_untracked(),
            sender_email: sender_email.get_untracked(),
            lang: store_lang
                .with_untracked(|code| Lang::from_code(code))
                .unwrap_or_default(),
        };
        spawn_local(async move {
            match save_settings(typed).await {
                // Name, time zone and language of the store stand on every screen.
                Ok(()) => browser::reload(),
                Err(error) => sending.refused(&error),
            }
        });
    };
    let langs = vec![
        ("tr".to_owned(), "Türkçe".to_owned()),
        ("en".to_owned(), "English".to_owned()),
    ];
    view! {
        <form class="form form--card" novalidate method="post" on:submit=submit>
            <TextField id="store-name" label=lang.t(session::STORE_NAME) value=store_name error=sending.error(Field::StoreName) />
            <TextField id="time-zone" label=lang.t(session::TIME_ZONE) value=time_zone error=sending.error(Field::TimeZone) />
            <TextField id="sender-name" label=lang.t(session::SENDER_NAME) value=sender_name error=sending.error(Field::FullName) />
            <TextField
                id="sender-email"
                label=lang.t(session::SENDER_EMAIL)
                hint=lang.t(session::SENDER_HINT)
                kind="email"
                value=sender_email
                error=sending.error(Field::SenderEmail)
            />
            <SelectField id="store-lang" label=lang.t(session::STORE_LANG) options=langs value=store_lang />
            {sending.notice()}
            <div class="form__actions">
                <button type="submit" class="button button--primary" disabled=move || sending.busy.get()>{lang.t(common::SAVE)}</button>
            </div>
        </form>
    }
}
