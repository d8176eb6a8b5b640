//! The editor: the three parts, the placeholders, saving, the preview and the versions.

use leptos::prelude::*;
use model::template::{TemplatePart, TemplateView};
use model::texts::templates as texts;

use super::buttons::SaveBar;
use super::form::TemplateForm;
use super::part_field::{PartField, SubjectField};
use super::placeholders::Placeholders;
use super::preview::Preview;
use super::versions::Versions;
use crate::i18n::use_lang;

/// The editor of one template. What is typed stays when the template is read again.
#[component]
pub fn Editor(template: TemplateView, latest: Memo<Option<TemplateView>>, refetch: Callback<()>) -> impl IntoView {
    let lang = use_lang();
    let form = TemplateForm::new(&template, refetch);
    view! {
        <div class="template__columns">
            <section class="template__editor" aria-label=lang.t(texts::EDIT)>
                <SubjectField form />
                <Placeholders form />
                <PartField form part=TemplatePart::Html rows=18 />
                <PartField form part=TemplatePart::Text rows=10 />
                <SaveBar form />
            </section>
            <div class="template__side">
                <Preview form />
                <Versions form latest />
            </div>
        </div>
    }
}
