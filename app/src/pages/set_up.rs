//! The first page of an empty desk: its admin and its store.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::Redirect;
use model::lang::Lang;
use model::setting::{SetUpRequest, StoreSettings};
use model::texts::session;
use model::validate::Field;

use super::door::{Door, Sending};
use crate::api::setup::{set_up, set_up_open};
use crate::browser;
use crate::components::field::{SelectField, TextField};
use crate::i18n::use_lang;

/// The set-up; a desk that is set up goes to sign-in instead.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let lang = use_lang();
    let empty = Resource::new_blocking(|| (), |()| set_up_open());
    view! {
        <Suspense fallback=|| ()>
            {move || Suspend::new(async move {
                (!empty.await.unwrap_or(true)).then(|| view! { <Redirect path="/sign-in" /> })
            })}
        </Suspense>
        <Door title=lang.t(session::SET_UP_TITLE).to_owned() text=lang.t(session::SET_UP_TEXT).to_owned()>
            <SetUpForm />
        </Door>
    }
}

/// What is typed. Copy.
#[derive(Clone, Copy)]
struct Typed {
    code: RwSignal<String>,
    full_name: RwSignal<String>,
    email: RwSignal<String>,
    password: RwSignal<String>,
    store_name: RwSignal<String>,
    time_zone: RwSignal<String>,
    sender_email: RwSignal<String>,
    lang: RwSignal<String>,
    demo: RwSignal<bool>,
}

impl Typed {
    fn new(lang: Lang) -> Self {
        let empty = || RwSignal::new(String::new());
        Self {
            code: empty(),
            full_name: empty(),
            email: empty(),
            password: empty(),
            store_name: empty(),
            time_zone: RwSignal::new("Europe/Istanbul".to_owned()),
            sender_email: empty(),
            lang: RwSignal::new(lang.code().to_owned()),
            demo: RwSignal::new(false),
        }
    }

    fn request(self) -> SetUpRequest {
        let store_name = self.store_name.get_untracked();
        SetUpRequest {
            code: self.code.get_untracked(),
            full_name: self.full_name.get_untracked(),
            email: self.email.get_untracked(),
            password: self.password.get_untracked(),
            settings: StoreSettings {
                sender_name: store_name.clone(),
                store_name,
                time_zone: self.time_zone.get_untracked(),
                sender_email: self.sender_email.get_untracked(),
                lang: self
                    .lang
                    .with_untracked(|code| Lang::from_code(code))
                    .unwrap_or_default(),
            },
            demo: self.demo.get_untracked(),
        }
    }
}

#[component]
fn SetUpForm() -> impl IntoView {
    let lang = use_lang();
    let typed = Typed::new(lang);
    let sending = Sending::new(lang);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        sending.begin();
        spawn_local(async move {
            match set_up(typed.request()).await {
                Ok(()) => browser::leave_for("/inbox"),
                Err(error) => sending.refused(&error),
            }
        });
    };
    let words = move || {
        lang.t(if sending.busy.get() {
            session::SETTING_UP
        } else {
            session::SET_UP
        })
    };
    view! {
        <form class="form" novalidate method="post" on:submit=submit>
            <TextField id="code" label=lang.t(session::SET_UP_CODE) hint=lang.t(session::SET_UP_CODE_HINT) value=typed.code error=sending.error(Field::SetupCode) />
            <AdminFields typed sending />
            <StoreFields typed sending />
            <label class="check">
                <input type="checkbox" prop:checked=move || typed.demo.get() on:change=move |event| typed.demo.set(event_target_checked(&event)) />
                <span>{lang.t(session::DEMO)}<small class="check__hint">{lang.t(session::DEMO_HINT)}</small></span>
            </label>
            {sending.notice()}
            <button type="submit" class="button button--primary button--wide" disabled=move || sending.busy.get()>{words}</button>
        </form>
    }
}

#[component]
fn AdminFields(typed: Typed, sending: Sending) -> impl IntoView {
    let lang = use_lang();
    view! {
        <fieldset class="form__group">
            <legend>{lang.t(session::SET_UP_ADMIN)}</legend>
            <TextField id="full-name" label=lang.t(session::FULL_NAME) autocomplete="name" value=typed.full_name error=sending.error(Field::FullName) />
            <TextField id="email" label=lang.t(session::EMAIL) kind="email" autocomplete="username" value=typed.email error=sending.error(Field::Email) />
            <TextField
                id="password"
                label=lang.t(session::PASSWORD)
                hint=lang.t(session::PASSWORD_HINT)
                kind="password"
                autocomplete="new-password"
                value=typed.password
                error=sending.error(Field::Password)
            />
        </fieldset>
    }
}

#[component]
fn StoreFields(typed: Typed, sending: Sending) -> impl IntoView {
    let lang = use_lang();
    let langs = vec![
        ("tr".to_owned(), "Türkçe".to_owned()),
        ("en".to_owned(), "English".to_owned()),
    ];
    view! {
        <fieldset class="form__group">
            <legend>{lang.t(session::SET_UP_STORE)}</legend>
            <TextField id="store-name" label=lang.t(session::STORE_NAME) value=typed.store_name error=sending.error(Field::StoreName) />
            <TextField
                id="sender-email"
                label=lang.t(session::SENDER_EMAIL)
                hint=lang.t(session::SENDER_HINT)
                kind="email"
                value=typed.sender_email
                error=sending.error(Field::SenderEmail)
            />
            <TextField id="time-zone" label=lang.t(session::TIME_ZONE) value=typed.time_zone error=sending.error(Field::TimeZone) />
            <SelectField id="store-lang" label=lang.t(session::STORE_LANG) options=langs value=typed.lang />
        </fieldset>
    }
}
