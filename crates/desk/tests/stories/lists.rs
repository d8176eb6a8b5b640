//! Settings, kinds and topics, keys of the store API, saved views, export jobs.

use desk::export_lease;
use model::bulk::Selection;
use model::error::{Conflict, Problem};
use model::export::{ExportColumn, ExportFormat, ExportLayout, ExportRequest, ExportState};
use model::filter::ThreadList;
use model::ids::{ExportId, KindId, ThreadId};
use model::page::ThreadSort;
use model::right::Role;
use model::setting::Kind;
use model::template::BothTongues;
use model::thread::ReopenRule;

use crate::story::{HOUR, refused, stories};

#[tokio::test]
async fn lists_grow_change_and_retire_but_never_run_empty() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let kind = |id, tr: &str| Kind {
            id,
            name: BothTongues {
                tr: tr.into(),
                en: format!("{tr} en"),
            },
            retired: false,
        };
        let id = desk.save_kind(admin, kind(KindId(0), "Garanti")).await.expect(name);
        assert_eq!(
            refused(desk.save_kind(admin, kind(KindId(0), "GARANTİ")).await),
            Problem::Conflict(Conflict::NameTaken)
        );
        desk.save_kind(admin, kind(id, "Garanti ve onarım")).await.expect(name);
        assert_eq!(
            refused(desk.save_kind(admin, kind(KindId(999), "Yok")).await),
            Problem::NotFound,
            "{name}"
        );
        let mut topics = desk.me(admin).await.expect(name).store.topics;
        assert_eq!(topics[2].reopen, ReopenRule::Always);
        topics[0].reopen = ReopenRule::WithinDays(0);
        assert!(
            matches!(
                refused(desk.save_topic(admin, topics[0].clone()).await),
                Problem::Invalid(_)
            ),
            "{name}"
        );
        topics[0].reopen = ReopenRule::Never;
        for topic in &mut topics {
            topic.retired = true;
        }
        let (last, rest) = topics.split_last().expect(name);
        for topic in rest {
            desk.save_topic(admin, topic.clone()).await.expect(name);
        }
        assert!(
            matches!(refused(desk.save_topic(admin, last.clone()).await), Problem::Invalid(_)),
            "{name}: the last"
        );
        let public = desk.public_store().await.expect(name);
        assert_eq!((public.topics.len(), public.kinds.len()), (1, 7), "{name}");
    }
}

#[tokio::test]
async fn settings_are_kept_only_when_they_make_sense() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let mut settings = desk.get_settings(admin).await.expect(name);
        settings.store_name = "Yeni Mağaza".into();
        desk.save_settings(admin, settings.clone()).await.expect(name);
        settings.time_zone = "Mars/Olympus".into();
        assert!(
            matches!(refused(desk.save_settings(admin, settings).await), Problem::Invalid(_)),
            "{name}"
        );
        assert_eq!(desk.get_settings(admin).await.expect(name).store_name, "Yeni Mağaza");
    }
}

#[tokio::test]
async fn a_key_opens_the_api_until_it_is_withdrawn() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let new = desk.create_api_key(admin, "Vitrin".into()).await.expect(name);
        assert!(new.secret.starts_with("msj_") && new.secret.starts_with(&new.key.prefix) && new.key.prefix.len() == 8);
        assert_eq!(
            desk.api_client(&new.secret).await.expect(name),
            Some(new.key.id),
            "{name}"
        );
        assert_eq!(desk.api_client("msj_yanlış").await.expect(name), None);
        assert_eq!(desk.api_client("").await.expect(name), None);
        desk.revoke_api_key(admin, new.key.id).await.expect(name);
        assert_eq!(desk.api_client(&new.secret).await.expect(name), None, "{name}");
        let listed = desk.list_api_keys(admin).await.expect(name);
        assert!(
            listed[0].revoked_at.is_some() && listed[0].last_used_at.is_some(),
            "{name}"
        );
    }
}

#[tokio::test]
async fn views_and_exports_are_their_owners_alone() {
    for story in stories().await {
        let (desk, admin, name) = (&story.desk, &story.admin, story.db.name);
        let (ali, _) = story.person("ali@example.com", Role::Agent).await;
        let save = |query: &str| desk.save_view(admin, ThreadList::Inbox, "Kargo".into(), query.to_owned());
        let view = save("topic=2").await.expect(name);
        assert_eq!(
            refused(save("topic=3").await),
            Problem::Conflict(Conflict::NameTaken),
            "{name}"
        );
        assert!(desk.list_views(&ali, ThreadList::Inbox).await.expect(name).is_empty());
        assert_eq!(refused(desk.delete_view(&ali, view).await), Problem::NotFound, "{name}");
        desk.delete_view(admin, view).await.expect(name);
        let request = ExportRequest {
            selection: Selection::Ids(vec![ThreadId(1)]),
            sort: ThreadSort::default(),
            layout: ExportLayout::Threads,
            columns: vec![ExportColumn::Number, ExportColumn::Subject],
            format: ExportFormat::Xlsx,
        };
        let wrong = ExportRequest {
            columns: vec![ExportColumn::Body],
            ..request.clone()
        };
        assert!(
            matches!(refused(desk.start_export(admin, wrong).await), Problem::Invalid(_)),
            "{name}"
        );
        let job = desk.start_export(admin, request).await.expect(name);
        assert_eq!(
            refused(desk.get_export(&ali, job.id).await),
            Problem::NotFound,
            "{name}"
        );
        assert_eq!(
            refused(desk.export_file(admin, job.id).await),
            Problem::NotFound,
            "{name}: not ready"
        );
        assert!(desk.export_progress(job.id, 1, 2).await.expect(name));
        let lease = export_lease(job.id);
        assert_eq!(desk.exports_to_run().await.expect(name), [job.id], "{name}");
        assert!(desk.take_lease(&lease, "bir").await.expect(name));
        assert!(!desk.take_lease(&lease, "iki").await.expect(name), "{name}: taken");
        assert!(desk.exports_to_run().await.expect(name).is_empty(), "{name}");
        let finish = |owner: &'static str| desk.finish_export(job.id, owner, ExportState::Ready, 2, None);
        assert!(!finish("iki").await.expect(name), "{name}: not its lease");
        assert!(finish("bir").await.expect(name), "{name}");
        let file = desk.export_file(admin, job.id).await.expect(name);
        assert_eq!(file, "mesajlar-2026-11-23-1715.xlsx", "{name}");
        desk.cancel_export(admin, job.id).await.expect(name);
        assert_eq!(
            desk.get_export(admin, job.id).await.expect(name).state,
            ExportState::Ready,
            "{name}"
        );
        story.clock.advance(25 * HOUR);
        assert!(desk.export_wants_file(job.id).await.expect(name));
        desk.expire_exports().await.expect(name);
        assert!(!desk.export_wants_file(job.id).await.expect(name));
        assert!(!desk.export_wants_file(ExportId(999)).await.expect(name));
        assert_eq!(refused(desk.get_export(admin, ExportId(999)).await), Problem::NotFound);
    }
}
