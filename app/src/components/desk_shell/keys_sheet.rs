//! The keyboard sheet, called by `?`.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use model::lang::Text;
use model::texts::shell;

use crate::browser;
use crate::components::dialog::Dialog;
use crate::i18n::use_lang;

const KEYS: [(&str, Text); 7] = [
    ("j / k", shell::KEY_NEXT),
    ("Enter", shell::KEY_OPEN),
    ("x", shell::KEY_TICK),
    ("r", shell::KEY_REPLY),
    ("e", shell::KEY_RESOLVE),
    ("/", shell::KEY_FILTER),
    ("?", shell::KEY_HELP),
];

/// What each key does.
#[component]
pub fn KeysSheet() -> impl IntoView {
    let lang = use_lang();
    let open = RwSignal::new(false);
    browser::on_key(move |event: KeyboardEvent| {
        if event.key() == "?" && !browser::is_typing() {
            event.prevent_default();
            open.set(true);
        }
    });
    let row = move |(key, words): (&'static str, Text)| {
        view! { <div class="keys__row"><dt><kbd>{key}</kbd></dt><dd>{lang.t(words)}</dd></div> }
    };
    view! {
        <Dialog open title=lang.t(shell::KEYS).to_owned()>
            <dl class="keys">{KEYS.into_iter().map(row).collect_view()}</dl>
        </Dialog>
    }
}
