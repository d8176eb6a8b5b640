//! Who is signed in: language, appearance, the way out.

use leptos::prelude::*;
use leptos::task::spawn_local;
use model::agent::Theme;
use model::lang::{Lang, Text};
use model::texts::{session, shell, words};

use super::password_dialog::PasswordDialog;
use crate::api::session::{set_lang, set_theme, sign_out};
use crate::browser;
use crate::components::icon::Icon;
use crate::i18n::use_lang;
use crate::state::me::use_me;
use crate::state::toasts::use_toasts;

/// The menu of one's own account.
#[component]
pub fn UserMenu() -> impl IntoView {
    let (lang, me, toasts) = (use_lang(), use_me(), use_toasts());
    let (name, role, theme) = me.with(|me| (me.full_name.clone(), me.role, me.theme));
    let password = RwSignal::new(false);
    let leave = move |_| {
        spawn_local(async move {
            match sign_out().await {
                Ok(()) => browser::leave_for("/sign-in"),
                Err(error) => toasts.problem(&error),
            }
        });
    };
    view! {
        <details class="menu menu--up side__user">
            <summary class="side__link">
                <Icon name="user" />
                <span class="visually-hidden">{lang.t(shell::ACCOUNT)}": "</span>
                <span class="side__text">{name}<small class="side__role">{lang.t(words::role(role))}</small></span>
            </summary>
            <div class="menu__list">
                <p class="menu__label">{lang.t(shell::LANGUAGE)}</p>
                <div class="menu__row" role="group" aria-label=lang.t(shell::LANGUAGE)>
                    <LangButton to=Lang::Tr name="Türkçe" />
                    <LangButton to=Lang::En name="English" />
                </div>
                <p class="menu__label">{lang.t(shell::THEME)}</p>
                <div class="menu__row" role="group" aria-label=lang.t(shell::THEME)>
                    <ThemeButton to=Theme::Auto name=shell::THEME_AUTO now=theme />
                    <ThemeButton to=Theme::Light name=shell::THEME_LIGHT now=theme />
                    <ThemeButton to=Theme::Dark name=shell::THEME_DARK now=theme />
                </div>
                <button type="button" class="menu__item" on:click=move |_| password.set(true)>
                    <Icon name="settings" />
                    {lang.t(session::CHANGE_PASSWORD)}
                </button>
                <button type="button" class="menu__item" on:click=leave>
                    <Icon name="sign-out" />
                    {lang.t(shell::SIGN_OUT)}
                </button>
            </div>
        </details>
        <PasswordDialog open=password />
    }
}

#[component]
fn LangButton(to: Lang, name: &'static str) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let choose = move |_| {
        spawn_local(async move {
            match set_lang(to).await {
                Ok(()) => browser::reload(),
                Err(error) => toasts.problem(&error),
            }
        });
    };
    view! {
        <button type="button" class="button button--small" lang=to.code() aria-pressed=(lang == to).to_string() on:click=choose>
            {name}
        </button>
    }
}

#[component]
fn ThemeButton(to: Theme, name: Text, now: Theme) -> impl IntoView {
    let (lang, toasts) = (use_lang(), use_toasts());
    let choose = move |_| {
        spawn_local(async move {
            match set_theme(to).await {
                Ok(()) => browser::reload(),
                Err(error) => toasts.problem(&error),
            }
        });
    };
    view! {
        <button type="button" class="button button--small" aria-pressed=(now == to).to_string() on:click=choose>
            {lang.t(name)}
        </button>
    }
}
