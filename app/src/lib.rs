//! The part that runs on both sides: pages, components, server functions and what the browser knows. It decides nothing
//! about threads or mails; every act is asked of the desk.

// The type of a page names every element in it.
#![recursion_limit = "1024"]

pub mod api;
mod browser;
mod components;
mod i18n;
pub mod pages;
mod state;

use leptos::prelude::*;
use leptos_meta::{Stylesheet, Title, provide_meta_context};
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{SsrMode, path};
use model::texts::common;

use components::desk_shell::DeskShell;
use pages::invite::InvitePage;
use pages::members::MembersPage;
use pages::missing::MissingPage;
use pages::outgoing::OutgoingPage;
use pages::set_up::SetUpPage;
use pages::settings::agents::AgentsPage;
use pages::settings::api_keys::ApiKeysPage;
use pages::settings::import::ImportPage;
use pages::settings::lists::ListsPage;
use pages::settings::rights::RightsPage;
use pages::settings::store::StorePage;
use pages::settings::{FirstPart, SettingsFrame};
use pages::sign_in::SignInPage;
use pages::templates::{TemplatePage, TemplatesPage};
use pages::threads::{ArchivePage, BinPage, InboxPage};

/// The document around the app, made on the server. Language and theme are written into it, so that the first paint is right.
#[cfg(feature = "ssr")]
pub fn shell(options: LeptosOptions) -> impl IntoView {
    use crate::api::context;
    context::send_content_policy();
    let theme = match context::theme() {
        model::agent::Theme::Auto => None,
        theme => Some(theme.as_str()),
    };
    view! {
        <!DOCTYPE html>
        <html lang=context::lang().code() data-theme=theme>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
                <HydrationScripts options />
                <leptos_meta::MetaTags />
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The app: one page per screen. What needs somebody signed in stands below the desk's shell.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let lang = i18n::provide_lang();
    state::toasts::provide_toasts(lang);
    // Tells the journeys, and whoever else waits, that the page answers clicks.
    Effect::new(|_| {
        if let Some(html) = document().document_element() {
            let _ = html.set_attribute("data-hydrated", "");
        }
    });
    view! {
        <Stylesheet id="mesajlar" href="/pkg/mesajlar.css" />
        <Title text=lang.t(common::APP_NAME) />
        <Router>
            <Routes fallback=|| view! { <MissingPage /> }>
                <Route path=path!("/sign-in") view=SignInPage />
                <Route path=path!("/set-up") view=SetUpPage />
                <Route path=path!("/invite/:code") view=InvitePage />
                <ParentRoute path=path!("") view=DeskShell>
                    <Route path=path!("/") view=|| view! { <Redirect path="/inbox" /> } />
                    // In order: a list can be read and filtered before, or without, the page's own program.
                    <Route path=path!("/inbox") view=InboxPage ssr=SsrMode::InOrder />
                    <Route path=path!("/archive") view=ArchivePage ssr=SsrMode::InOrder />
                    <Route path=path!("/bin") view=BinPage ssr=SsrMode::InOrder />
                    <Route path=path!("/outgoing") view=OutgoingPage />
                    <Route path=path!("/templates") view=TemplatesPage />
                    <Route path=path!("/templates/:id") view=TemplatePage />
                    <Route path=path!("/members") view=MembersPage />
                    <ParentRoute path=path!("/settings") view=SettingsFrame>
                        <Route path=path!("") view=FirstPart />
                        <Route path=path!("store") view=StorePage />
                        <Route path=path!("lists") view=ListsPage />
                        <Route path=path!("agents") view=AgentsPage />
                        <Route path=path!("rights") view=RightsPage />
                        <Route path=path!("api-keys") view=ApiKeysPage />
                        <Route path=path!("import") view=ImportPage />
                    </ParentRoute>
                </ParentRoute>
                <Route path=path!("/*any") view=MissingPage />
            </Routes>
        </Router>
    }
}
