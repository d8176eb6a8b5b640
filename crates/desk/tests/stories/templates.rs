//! Templates: saved as versions, refused when they do not render, previewed on a real thread.

use model::error::{Conflict, Problem};
use model::ids::ThreadId;
use model::right::{Right, Role};
use model::template::TemplateSource;

use crate::story::{refused, stories};

fn source(subject: &str) -> TemplateSource {
    TemplateSource {
        subject: subject.to_owned(),
        html: "<p>{{ member_name }}: {{ answer }}</p>".to_owned(),
        text: "{{ answer }}".to_owned(),
    }
}

#[tokio::test]
async fn versions_are_added_and_never_overwritten() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let id = desk.list_templates(admin).await.expect(name)[0].id;
        let first = desk.get_template(admin, id).await.expect(name);
        assert_eq!(
            (first.row.name.tr.as_str(), first.row.version),
            ("Üyelere Giden Mesaj", 1)
        );
        assert_eq!(
            desk.save_template(admin, id, source("{{ subject }}"), 1)
                .await
                .expect(name),
            2
        );
        let stale = desk.save_template(admin, id, source("eski"), 1).await;
        assert_eq!(refused(stale), Problem::Conflict(Conflict::Changed), "{name}");
        assert_eq!(desk.restore_template(admin, id, 1).await.expect(name), 3);
        let view = desk.get_template(admin, id).await.expect(name);
        assert_eq!(
            view.versions.iter().map(|version| version.number).collect::<Vec<_>>(),
            [3, 2, 1],
            "{name}"
        );
        assert_eq!(view.versions[0].source, first.versions[0].source, "{name}");
        assert_eq!(
            (
                view.versions[1].agent_name.as_str(),
                view.versions[2].agent_name.as_str()
            ),
            ("Şule Işık", "")
        );
        assert_eq!(
            refused(desk.restore_template(admin, id, 9).await),
            Problem::NotFound,
            "{name}"
        );
    }
}

#[tokio::test]
async fn what_does_not_render_is_not_saved() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let id = desk.list_templates(admin).await.expect(name)[0].id;
        for wrong in ["", "{{ unknown }}", "{% for a in b %}", "{{ subject"] {
            let problem = refused(desk.save_template(admin, id, source(wrong), 1).await);
            assert!(
                matches!(problem, Problem::Template(_)),
                "{name}: {wrong:?}: {problem:?}"
            );
        }
        assert_eq!(desk.get_template(admin, id).await.expect(name).row.version, 1, "{name}");
    }
}

#[tokio::test]
async fn a_preview_shows_a_real_thread_and_is_its_sessions_alone() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let id = desk.list_templates(admin).await.expect(name)[0].id;
        let source = source("{{ subject }} #{{ thread_no }}");
        let example = desk.preview_template(admin, id, &source, None).await.expect(name);
        assert_eq!(
            example.subject, "Siparişim nerede? #1",
            "{name}: an empty desk has an example"
        );
        let thread = story.thread("ayse@example.org").await;
        let preview = desk.preview_template(admin, id, &source, None).await.expect(name);
        assert_eq!(preview.subject, format!("İade kargonuz <b> #{thread}"), "{name}");
        assert!(
            preview.html.contains("kargonuz ulaştı {{ 7*7 }}"),
            "{name}: a value is never read again"
        );
        assert_eq!(desk.last_preview(admin).expect(name), preview.html);
        assert_eq!(
            refused(desk.preview_template(admin, id, &source, Some(ThreadId(99))).await),
            Problem::NotFound
        );
        let (other, _) = story.person("diger@example.com", Role::Supervisor).await;
        assert_eq!(refused(desk.last_preview(&other)), Problem::NotFound, "{name}");
        let (agent, _) = story.person("temsilci@example.com", Role::Agent).await;
        assert_eq!(
            refused(desk.last_preview(&agent)),
            Problem::Forbidden(Right::EditTemplates)
        );
    }
}
