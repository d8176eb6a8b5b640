//! A store with at least one row in every table, made through the public changes only.

use model::event::EventKind;
use model::export::{ExportColumn, ExportEvery, ExportFormat, ExportLayout, ExportRequest};
use model::filter::ThreadList;
use model::ids::{AgentId, EventSeq, KindId, MemberId, MessageId, ThreadId, TopicId};
use model::import::ImportKind;
use model::lang::Lang;
use model::message::{Author, Source};
use model::outgoing::OutgoingState;
use model::page::ThreadSort;
use model::right::{Right, Role};
use model::setting::StoreSettings;
use model::status::Status;
use model::template::{BothTongues, TemplateSource};
use model::thread::ReopenRule;
use store::{
    BulkItem, NewAgent, NewMember, NewMessage, NewOutgoing, NewThread, PastEvent, PastMessage, PastThread, Store, Write,
};

/// How many threads are more than one batch; each has two messages.
pub const MANY: usize = 2_600;
/// How many are enough where batches do not matter.
pub const FEW: usize = 40;
/// A word that one message has.
pub const RARE: &str = "Ağrı Dağı";

/// Who and what the rows refer to.
pub struct Base {
    pub agent: AgentId,
    pub kind: KindId,
    pub topic: TopicId,
    pub member: MemberId,
}

/// Fills an empty store with so many threads, of which the last is deleted again.
pub async fn fill(store: &Store, threads: usize) -> Base {
    let mut write = store.write().await.expect("a change");
    let base = base(&mut write).await;
    let past: Vec<PastThread> = (0..threads).map(|at| past(&base, at, at == threads / 2)).collect();
    let ids = write.past_insert_many(&past).await.expect("threads");
    let gone = ids[threads - 1];
    let first = ids[0];
    write.draft_put(first, base.agent, "Yarım…", 5).await.expect("a draft");
    mails(&mut write, &base, first).await;
    jobs(&mut write, &base, &ids).await;
    // The largest id is that of a row which is gone.
    write.thread_delete_many(&[gone]).await.expect("deleted");
    write.commit().await.expect("kept");
    base
}

async fn base(write: &mut Write) -> Base {
    let name = BothTongues {
        tr: "İade".to_owned(),
        en: "Return".to_owned(),
    };
    let settings = StoreSettings {
        store_name: "Çarşı".to_owned(),
        time_zone: "Europe/Istanbul".to_owned(),
        sender_name: "Destek".to_owned(),
        sender_email: "destek@ornek.com".to_owned(),
        lang: Lang::Tr,
    };
    write.setting_save(&settings).await.expect("settings");
    let agent = NewAgent {
        full_name: "Deniz",
        email: "deniz@ornek.com",
        role: Role::Admin,
        password_hash: None,
        lang: Lang::Tr,
        at: 1,
    };
    let agent = write.agent_insert(&agent).await.expect("an agent");
    let rights = [(Role::Agent, Right::ALL[0]), (Role::Supervisor, Right::ALL[0])];
    write.role_right_replace(&rights).await.expect("rights");
    write.invite_insert(agent, "code", 1, 9).await.expect("an invitation");
    let session = write.session_insert(agent, "token", "browser", 1, 9).await;
    session.expect("a session");
    let kind = write.kind_insert(&name, true).await.expect("a kind");
    let topic = write.topic_insert(&name, ReopenRule::Never, false).await;
    let new = NewMember {
        full_name: "Işıl Öğüt".to_owned(),
        email: "isil@ornek.com".to_owned(),
        external_id: Some("42".to_owned()),
        at: 1,
    };
    Base {
        agent,
        kind,
        topic: topic.expect("a topic"),
        member: write.member_insert(&new).await.expect("a member"),
    }
}

/// A thread to be made.
pub fn thread(base: &Base, continues: Option<ThreadId>) -> NewThread {
    NewThread {
        member: base.member,
        kind: base.kind,
        topic: base.topic,
        subject: "Kargom \u{1f600} 'gelmedi'".to_owned(),
        order_no: "#1042".to_owned(),
        source: Source::Desk,
        status: Status::New,
        at: 2,
        preview: "…".to_owned(),
        from_member: true,
        responder: None,
        continues,
    }
}

fn past(base: &Base, at: usize, is_rare: bool) -> PastThread {
    let said = |author: Author, body: String| PastMessage {
        author,
        agent: (author == Author::Agent).then_some(base.agent),
        body,
        source: Source::Desk,
        at: 3,
        event: 0,
        submission: None,
    };
    let rare = if is_rare { RARE } else { "" };
    PastThread {
        thread: thread(base, (at > 0 && at.is_multiple_of(7)).then_some(ThreadId(1))),
        closed: None,
        last_activity_at: 4,
        binned_at: None,
        events: vec![PastEvent {
            at: 3,
            agent: None,
            what: EventKind::ThreadOpened,
        }],
        messages: vec![
            said(Author::Member, format!("Siparişim {at} {rare}")),
            said(Author::Agent, format!("Yanıt {at}\nsatır\t\u{7f}")),
        ],
    }
}

async fn mails(write: &mut Write, base: &Base, thread: ThreadId) {
    let name = BothTongues::default();
    let source = TemplateSource {
        subject: "Re: {{ subject }}".to_owned(),
        ..TemplateSource::default()
    };
    let template = write.template_insert(&name, Lang::En, &source, 1).await;
    let template = template.expect("a template");
    let saved = write.template_save(template, 1, &source, base.agent, 2).await;
    assert_eq!(saved.expect("a version"), Some(2));
    let mut earlier = None;
    for number in 0..3 {
        let mail = NewOutgoing {
            message: Some((MessageId(1), thread)),
            agent: Some(base.agent),
            template: Some((template, 2)),
            recipient: "isil@ornek.com".to_owned(),
            recipient_name: "Işıl".to_owned(),
            envelope_from: "destek@ornek.com".to_owned(),
            message_id_header: format!("{number}@ornek.com"),
            subject: "Re".to_owned(),
            text: "Merhaba".to_owned(),
            bytes: (0..=255).collect(),
            sha256: "00".to_owned(),
            state: OutgoingState::Queued,
            next_at: 3,
            created_at: 3,
            resend_of: earlier,
        };
        earlier = Some(write.outgoing_insert(&mail).await.expect("a mail"));
    }
    let claimed = write.outgoing_claim("sender", 2, 4, 9).await.expect("tries");
    assert_eq!(claimed.len(), 2);
}

async fn jobs(write: &mut Write, base: &Base, threads: &[ThreadId]) {
    let items: Vec<BulkItem> = threads.iter().copied().map(BulkItem::untouched).collect();
    let bulk = write.bulk_insert(base.agent, "{}", 5).await.expect("an act");
    write.bulk_item_insert_many(bulk, &items).await.expect("its threads");
    let key = write.api_key_insert("Mağaza", "mk_", "hash", base.agent, 5).await;
    key.expect("a key");
    // Every language sorts these in another order; their bytes have one.
    for key in ["b", "A", "a", "Ç", "_", "Z", "ı", "a-b", "ab", "\u{1f600}"] {
        let kept = write.idempotency_insert("form", key, "hash", "{}", 5).await;
        kept.expect("a request");
    }
    let view = write
        .view_insert(base.agent, ThreadList::Inbox, "Bana ait", "q=1", 5)
        .await;
    view.expect("a view");
    let request = ExportRequest {
        selection: model::bulk::Selection::Ids(threads[..2].to_vec()),
        sort: ThreadSort::ActivityDesc,
        layout: ExportLayout::Threads,
        columns: vec![ExportColumn::Number],
        format: ExportFormat::Xlsx,
    };
    let export = write.export_insert(base.agent, &request, "liste.xlsx", None, 5).await;
    export.expect("an export");
    let schedule = write
        .schedule_insert(base.agent, ExportEvery::Weekly, &request, 9, 5)
        .await;
    schedule.expect("a schedule");
    let import = write
        .import_insert(base.agent, ImportKind::Members, "üyeler.csv", 5)
        .await;
    let row = (2, r#"[{"text":"a@example.com"}]"#.to_owned());
    let staged = write.import_row_insert_many(import.expect("an import"), &[row]).await;
    staged.expect("a row");
    assert!(write.lease_take("mail", "me", 5, 9).await.expect("a lease"));
}

/// A message of an agent with any text, in a thread.
pub async fn say(write: &mut Write, base: &Base, thread: ThreadId, body: &str) -> MessageId {
    let message = NewMessage {
        thread,
        author: Author::Agent,
        agent: Some(base.agent),
        body: body.to_owned(),
        source: Source::Desk,
        at: 7,
        event: EventSeq(1),
        submission: None,
    };
    write.message_insert(&message).await.expect("a message")
}
