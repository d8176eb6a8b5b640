//! Filling a large database quickly: what serves finding is taken away first and made again at the end. Only for a database
//! that nobody uses meanwhile; one that was left in between is to be thrown away.

use sea_orm::{ConnectionTrait, DbBackend, Statement};

use crate::connect::Store;
use crate::error::Result;

/// The tables that grow with the threads.
const TABLES: &str = "'member', 'thread', 'message', 'event'";
/// The full-text tables of SQLite, which triggers keep.
const SEARCHES: [&str; 3] = ["thread_search", "member_search", "message_search"];

/// A store without the indexes of its large tables.
pub struct Loading {
    store: Store,
    /// What makes the indexes and triggers again, in the words of the database itself.
    again: Vec<String>,
}

impl Store {
    /// Takes the indexes and triggers of the large tables away, but for those that keep rows apart.
    pub async fn loading(&self) -> Result<Loading> {
        let sql = match self.backend() {
            DbBackend::Sqlite => format!(
                "SELECT type || ' ' || name, sql FROM sqlite_master
                 WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name IN ({TABLES})"
            ),
            _ => format!(
                "SELECT 'index ' || indexname, indexdef FROM pg_indexes i
                 WHERE schemaname = current_schema() AND tablename IN ({TABLES})
                 AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)"
            ),
        };
        let rows = self
            .read
            .query_all_raw(Statement::from_string(self.backend(), sql))
            .await?;
        let mut again = Vec::with_capacity(rows.len());
        let write = self.write().await?;
        for row in rows {
            let name: String = row.try_get_by_index(0)?;
            again.push(row.try_get_by_index(1)?);
            write.tx.execute_unprepared(&format!("DROP {name}")).await?;
        }
        write.commit().await?;
        let store = self.clone();
        Ok(Loading { store, again })
    }
}

impl Loading {
    /// Makes everything again. PostgreSQL also learns how the rows lie.
    pub async fn end(self) -> Result<()> {
        for sql in &self.again {
            self.run(sql).await?;
        }
        if self.store.backend() == DbBackend::Sqlite {
            for table in SEARCHES {
                self.run(&format!("INSERT INTO {table} ({table}) VALUES ('rebuild')"))
                    .await?;
            }
        }
        self.store.settle().await
    }

    async fn run(&self, sql: &str) -> Result<()> {
        let write = self.store.write().await?;
        if self.store.backend() == DbBackend::Postgres {
            write
                .tx
                .execute_unprepared("SET LOCAL statement_timeout = 0; SET LOCAL maintenance_work_mem = '512MB'")
                .await?;
        }
        write.tx.execute_unprepared(sql).await?;
        write.commit().await
    }
}
