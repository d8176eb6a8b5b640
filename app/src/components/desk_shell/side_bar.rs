//! The screens, each with its number.

use leptos::prelude::*;
use leptos_router::components::A;
use model::lang::Text;
use model::right::Right;
use model::texts::{common, shell};

use super::follow::Counts;
use super::user_menu::UserMenu;
use crate::components::icon::Icon;
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// The side bar; on a phone, the bar at the bottom.
#[component]
pub fn SideBar(
    /// The numbers.
    counts: Counts,
) -> impl IntoView {
    let lang = use_lang();
    let me = use_me();
    let may = move |right| me.with(|me| me.may(right));
    let settings = [
        Right::ManageSettings,
        Right::EditLists,
        Right::ManageAgents,
        Right::ManageApiKeys,
    ]
    .into_iter()
    .any(may);
    let store = me.with(|me| me.store.name.clone());
    let waiting = Signal::from(counts.waiting);
    let undelivered = Signal::from(counts.undelivered);
    view! {
        <aside class="side" aria-label=lang.t(common::APP_NAME)>
            <p class="side__store">
                <span class="side__mark" aria-hidden="true"></span>
                <span class="side__name">{store}</span>
            </p>
            <nav class="side__nav" aria-label=lang.t(shell::SCREENS)>
                <Screen path="/inbox" icon="inbox" name=shell::INBOX number=waiting words=shell::WAITING />
                <Screen path="/archive" icon="archive" name=shell::ARCHIVE />
                {may(Right::ReadOutgoing).then(|| view! {
                    <Screen path="/outgoing" icon="outgoing" name=shell::OUTGOING number=undelivered words=shell::UNDELIVERED />
                })}
                {may(Right::EditTemplates).then(|| view! { <Screen path="/templates" icon="template" name=shell::TEMPLATES /> })}
                <Screen path="/members" icon="members" name=shell::MEMBERS />
                {may(Right::Bin).then(|| view! { <Screen path="/bin" icon="bin" name=shell::BIN /> })}
                {settings.then(|| view! { <Screen path="/settings" icon="settings" name=shell::SETTINGS /> })}
            </nav>
            <UserMenu />
        </aside>
    }
}

#[component]
fn Screen(
    path: &'static str,
    icon: &'static str,
    name: Text,
    /// A number that asks for attention; nothing when zero.
    #[prop(optional)]
    number: Option<Signal<u64>>,
    /// What the number means.
    #[prop(optional)]
    words: Option<Text>,
) -> impl IntoView {
    let lang = use_lang();
    let badge = move || {
        let (number, words) = (number?.get(), words?);
        (number > 0).then(|| {
            view! {
                <span class="side__badge" aria-hidden="true">{model::moment::number(number, lang)}</span>
                <span class="visually-hidden">{lang.fill(words, &[&number])}</span>
            }
        })
    };
    view! {
        <A href=path attr:class="side__link">
            <Icon name=icon />
            <span class="side__text">{lang.t(name)}</span>
            {badge}
        </A>
    }
}
