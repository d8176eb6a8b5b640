//! The dialog of Ekle: whom, what about, and the text; Gönder opens the thread and sends.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use model::ids::ThreadId;
use model::texts::{common, reply, thread as texts};
use model::validate::Field;

use super::form::StartForm;
use super::member_choice::MemberChoiceFields;
use crate::components::dialog::Dialog;
use crate::components::field::{SelectField, TextArea, TextField};
use crate::i18n::use_lang;
use crate::state::me::use_me;

/// Ekle.
#[component]
pub fn StartThreadDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The thread is stored and its mail is on the way.
    on_started: Callback<ThreadId>,
) -> impl IntoView {
    let lang = use_lang();
    let form = StartForm::new();
    let done = Callback::new(move |thread| {
        open.try_set(false);
        on_started.try_run(thread);
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.send(done);
    };
    view! {
        <Dialog open title=lang.t(texts::START_TITLE) class="dialog--wide">
            <form class="form start" novalidate on:submit=submit>
                <MemberChoiceFields form />
                <Matter form />
                <TextField id="start-subject" label=lang.t(texts::SUBJECT) value=form.subject error=form.error(Field::Subject) />
                <TextArea id="start-body" label=lang.t(texts::BODY) rows=8 value=form.body error=form.error(Field::Body) />
                {move || form.refusal.get().map(|words| view! { <p class="notice notice--error" role="alert">{words}</p> })}
                <footer class="dialog__actions">
                    <button type="button" class="button" on:click=move |_| open.set(false)>
                        {lang.t(common::CANCEL)}
                    </button>
                    <button type="submit" class="button button--primary" disabled=move || form.sending.get()>
                        {move || lang.t(if form.sending.get() { reply::SENDING } else { common::SEND })}
                    </button>
                </footer>
            </form>
        </Dialog>
    }
}

/// Kind, topic and order number.
#[component]
fn Matter(form: StartForm) -> impl IntoView {
    let lang = use_lang();
    let (kinds, topics) = use_me().with(|me| {
        let kinds = me.store.kinds.iter().filter(|kind| !kind.retired);
        let topics = me.store.topics.iter().filter(|topic| !topic.retired);
        (
            kinds
                .map(|kind| (kind.id.to_string(), kind.name.get(lang).to_owned()))
                .collect::<Vec<_>>(),
            topics
                .map(|topic| (topic.id.to_string(), topic.name.get(lang).to_owned()))
                .collect::<Vec<_>>(),
        )
    });
    view! {
        <div class="form__row">
            <SelectField
                id="start-kind"
                label=lang.t(texts::KIND)
                options=with_choose(kinds, lang.t(texts::CHOOSE))
                value=form.kind
                error=form.error(Field::Kind)
            />
            <SelectField
                id="start-topic"
                label=lang.t(texts::TOPIC)
                options=with_choose(topics, lang.t(texts::CHOOSE))
                value=form.topic
                error=form.error(Field::Topic)
            />
            <TextField
                id="start-order-no"
                label=lang.t(texts::ORDER_NO)
                value=form.order_no
                error=form.error(Field::OrderNo)
            />
        </div>
    }
}

fn with_choose(mut options: Vec<(String, String)>, choose: &str) -> Vec<(String, String)> {
    options.insert(0, (String::new(), choose.to_owned()));
    options
}
