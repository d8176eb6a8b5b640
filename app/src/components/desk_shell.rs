//! The frame around every screen of a signed-in person: side bar, live banner, notices, keyboard sheet. It finds out who
//! is signed in, and sends everybody else to the door.

mod banner;
mod follow;
mod keys_sheet;
mod password_dialog;
mod side_bar;
mod toast_shelf;
mod user_menu;

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::{Outlet, Redirect};
use leptos_router::hooks::use_location;
use model::agent::Me;
use model::error::Problem;
use model::texts::shell;

use crate::api::session::me;
use crate::browser;
use crate::components::error_note::ErrorNote;
use crate::components::skeleton::Skeleton;
use crate::i18n::use_lang;
use crate::state::list_look::provide_list_look;
use crate::state::live::provide_live;
use crate::state::me::provide_me;
use banner::LiveBanner;
use follow::{Counts, follow};
use keys_sheet::KeysSheet;
use side_bar::SideBar;
use toast_shelf::ToastShelf;

/// The frame; the pages below it know who is signed in.
#[component]
pub fn DeskShell() -> impl IntoView {
    let who = Resource::new_blocking(|| (), |()| me());
    let retry = Callback::new(move |()| who.refetch());
    view! {
        <Suspense fallback=|| view! { <Skeleton /> }>
            {move || Suspend::new(async move {
                match who.await {
                    Ok(me) => view! { <Frame me /> }.into_any(),
                    Err(error) if error.0 == Problem::SignedOut => view! { <ToTheDoor /> }.into_any(),
                    Err(error) => view! { <ErrorNote error retry /> }.into_any(),
                }
            })}
        </Suspense>
    }
}

/// Sends somebody to sign in, and back afterwards.
#[component]
fn ToTheDoor() -> impl IntoView {
    let location = use_location();
    let path = location.pathname.get_untracked();
    let door = browser::door_path(&path, &location.search.get_untracked());
    view! { <Redirect path=door /> }
}

#[component]
fn Frame(me: Me) -> impl IntoView {
    let lang = use_lang();
    let counts = Counts::new(&me);
    let live = provide_live(me.seen);
    provide_list_look(me.list_look.clone());
    provide_me(me);
    follow(live, counts);
    let title = move |text: String| match counts.unseen.get() {
        0 => text,
        unseen => lang.fill(shell::NEW_MESSAGES, &[&unseen, &text]),
    };
    view! {
        <Title formatter=title />
        <a class="skip" href="#content">{lang.t(shell::SKIP)}</a>
        <div class="shell">
            {view! { <SideBar counts /> }.into_any()}
            <main id="content" class="shell__main">
                <LiveBanner live />
                {view! { <Outlet /> }.into_any()}
            </main>
        </div>
        {view! { <ToastShelf /> }.into_any()}
        {view! { <KeysSheet /> }.into_any()}
    }
}
