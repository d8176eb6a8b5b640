//! The saved versions, newest first. Restoring one makes it the newest; none is ever lost.

use leptos::prelude::*;
use model::template::{TemplateSource, TemplateVersion, TemplateView};
use model::texts::{common, templates as texts};

use super::form::TemplateForm;
use crate::components::dialog::Dialog;
use crate::components::moment::Moment;
use crate::i18n::use_lang;

/// The list of versions.
#[component]
pub fn Versions(form: TemplateForm, latest: Memo<Option<TemplateView>>) -> impl IntoView {
    let lang = use_lang();
    let asked = RwSignal::new(None::<(u32, TemplateSource)>);
    let open = RwSignal::new(false);
    let ask = Callback::new(move |version: (u32, TemplateSource)| {
        asked.set(Some(version));
        open.set(true);
    });
    let in_force = Memo::new(move |_| latest.with(|template| template.as_ref().map_or(0, |it| it.row.version)));
    let versions = move || latest.with(|template| template.as_ref().map(|it| it.versions.clone()).unwrap_or_default());
    let title = Signal::derive(move || {
        asked.with(|asked| {
            asked
                .as_ref()
                .map(|(number, _)| lang.fill(texts::RESTORE_ASK, &[number]))
                .unwrap_or_default()
        })
    });
    let go = move |_| {
        open.set(false);
        if let Some((number, source)) = asked.get_untracked() {
            form.restore(number, source);
        }
    };
    view! {
        <section class="panel versions">
            <h2 class="panel__title">{lang.t(texts::VERSIONS)}</h2>
            <ol class="versions__list">
                <For each=versions key=|version| version.number let:version>
                    <Version version in_force ask />
                </For>
            </ol>
        </section>
        <Dialog open title>
            <p>{lang.t(texts::RESTORE_HINT)}</p>
            <footer class="dialog__actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>
                    {lang.t(common::CANCEL)}
                </button>
                <button type="button" class="button button--primary" on:click=go>{lang.t(common::RESTORE)}</button>
            </footer>
        </Dialog>
    }
}

#[component]
fn Version(version: TemplateVersion, in_force: Memo<u32>, ask: Callback<(u32, TemplateSource)>) -> impl IntoView {
    let lang = use_lang();
    let TemplateVersion {
        number,
        saved_at,
        agent_name,
        source,
    } = version;
    let who = if agent_name.is_empty() {
        lang.t(texts::FIRST_VERSION).to_owned()
    } else {
        agent_name
    };
    let state = {
        let source = source.clone();
        move || {
            if in_force.get() == number {
                return view! { <span class="mark">{lang.t(texts::IN_FORCE)}</span> }.into_any();
            }
            let source = source.clone();
            view! {
                <button
                    type="button"
                    class="button button--small"
                    on:click=move |_| ask.run((number, source.clone()))
                >
                    {lang.t(common::RESTORE)}
                </button>
            }
            .into_any()
        }
    };
    view! {
        <li class="versions__item">
            <p class="versions__head">
                <strong>{lang.t(texts::VERSION)} " " {number}</strong>
                " · "
                <Moment at=saved_at />
                " · "
                {who}
                " "
                {state}
            </p>
            <details>
                <summary>{lang.t(texts::SHOW)}</summary>
                <p class="versions__subject">{source.subject}</p>
                <pre class="mail__text" tabindex="0">{source.html}</pre>
                <pre class="mail__text" tabindex="0">{source.text}</pre>
            </details>
        </li>
    }
}
