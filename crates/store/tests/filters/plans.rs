//! Nothing falls back to reading a whole table unseen: both databases are asked how they would answer each statement that the
//! store really runs, for each criterion alone and for pairs.

use std::sync::{Arc, Mutex};

use model::filter::ThreadList;
use model::ids::{AgentId, KindId, TopicId};
use model::page::{Cursor, ThreadSort};
use model::status::Status;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use store::{Database, Store, ThreadCriteria};
use testkit::{Dice, TestStore};

use super::desk::fill;

/// The large tables.
const TABLES: [&str; 4] = ["thread", "message", "member", "event"];

type Fill = fn(&mut ThreadCriteria);

/// Each criterion, with texts that are long enough for an index.
const CRITERIA: [(&str, Fill); 12] = [
    ("opened", |c| c.opened = (Some(1_000), Some(1_300))),
    ("closed", |c| c.closed = (Some(1_000), None)),
    ("kind", |c| c.kinds = vec![KindId(1)]),
    ("status", |c| c.statuses = vec![Status::Resolved, Status::New]),
    ("topic", |c| c.topics = vec![TopicId(2)]),
    ("subject", |c| c.subject = "kargo".to_owned()),
    ("name", |c| c.name = "kargom".to_owned()),
    ("email", |c| c.email = "ornek".to_owned()),
    ("body", |c| c.body = "siparisim".to_owned()),
    ("order", |c| c.order_key = "2012".to_owned()),
    ("responder", |c| c.responders = vec![AgentId(1)]),
    ("resolver", |c| c.resolvers = vec![AgentId(1)]),
];

#[tokio::test]
async fn no_statement_reads_a_whole_table() {
    for db in testkit::stores().await {
        fill(&db.store, 240, &mut Dice::new(7)).await;
        let asked = Asked::of(&db).await;
        let mut statements = 0;
        for (at, (one, fill_one)) in CRITERIA.iter().enumerate() {
            for (other, fill_other) in &CRITERIA[at..] {
                let mut criteria = ThreadCriteria::all(ThreadList::Archive);
                fill_one(&mut criteria);
                fill_other(&mut criteria);
                for sql in asked.run(&criteria).await {
                    statements += 1;
                    let scans = asked.scans(&sql).await;
                    assert!(scans.is_empty(), "{}: {one} and {other}: {scans:?} in\n{sql}", db.name);
                }
            }
        }
        println!("{}: {statements} statements", db.name);
        assert!(statements > 500, "{}: {statements}", db.name);
    }
}

/// The same question finds a scan where there is one: columns without an index.
#[tokio::test]
async fn a_scan_is_seen() {
    for db in testkit::stores().await {
        fill(&db.store, 240, &mut Dice::new(7)).await;
        let asked = Asked::of(&db).await;
        for sql in [
            "SELECT id FROM message WHERE source = 'api'",
            "SELECT id FROM thread WHERE source = 'api'",
        ] {
            assert!(!asked.scans(sql).await.is_empty(), "{}: {sql}", db.name);
        }
    }
}

/// A store that tells its statements, and a connection that asks for their plans.
struct Asked {
    store: Store,
    told: Arc<Mutex<Vec<String>>>,
    db: DatabaseConnection,
}

impl Asked {
    async fn of(test: &TestStore) -> Self {
        let told = Arc::new(Mutex::new(Vec::new()));
        let heard = told.clone();
        let store = test
            .store
            .clone()
            .watched(move |sql| heard.lock().expect("the list").push(sql.to_owned()));
        let url = match &test.database {
            Database::Sqlite(path) => format!("sqlite://{}", path.display()),
            Database::Postgres(url) => url.clone(),
        };
        let mut options = sea_orm::ConnectOptions::new(url);
        options.max_connections(1);
        let db = sea_orm::Database::connect(options).await.expect("a connection");
        if db.get_database_backend() == DbBackend::Postgres {
            // Of so few rows each table is best read whole. Forbidden, it still is where no index would do.
            for sql in ["ANALYZE", "SET enable_seqscan = off"] {
                db.execute_unprepared(sql).await.expect(sql);
            }
        }
        Self { store, told, db }
    }

    /// Everything that is asked of criteria: pages by both sorts, one in the middle, counts, ids. The statements that ran.
    async fn run(&self, criteria: &ThreadCriteria) -> Vec<String> {
        let middle = Some(Cursor { at: 1_300, id: 100 });
        for (sort, after) in [
            (ThreadSort::ActivityDesc, None),
            (ThreadSort::OpenedDesc, None),
            (ThreadSort::ActivityDesc, middle),
        ] {
            self.store.thread_list(criteria, sort, after, 10).await.expect("a page");
        }
        self.store.thread_count(criteria, Some(10_000)).await.expect("a count");
        self.store.thread_ids(criteria, None, 100).await.expect("ids");
        std::mem::take(&mut *self.told.lock().expect("the list"))
    }

    /// The large tables that a statement reads whole.
    async fn scans(&self, sql: &str) -> Vec<String> {
        let backend = self.db.get_database_backend();
        let (explain, column) = match backend {
            DbBackend::Sqlite => ("EXPLAIN QUERY PLAN", 3),
            _ => ("EXPLAIN (COSTS OFF)", 0),
        };
        let statement = Statement::from_string(backend, format!("{explain} {sql}"));
        let rows = self.db.query_all_raw(statement).await.expect(sql);
        let steps: Vec<String> = rows
            .iter()
            .map(|row| row.try_get_by_index(column).expect("a step"))
            .collect();
        let whole = |step: &&String| {
            TABLES.iter().any(|table| match backend {
                DbBackend::Sqlite => {
                    let rest = step.strip_prefix("SCAN ").and_then(|step| step.strip_prefix(table));
                    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
                }
                _ => step.contains(&format!("Seq Scan on {table}")),
            })
        };
        steps.iter().filter(whole).cloned().collect()
    }
}
