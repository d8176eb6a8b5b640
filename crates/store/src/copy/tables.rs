//! The one list of what is copied: every table with its columns, taken from the entities, parents before children.
//! What a database keeps for itself (full-text tables, counters, the migrations that ran) is not in it.

use sea_orm::{ColumnTrait, ColumnType, EntityTrait, IdenStatic, Iterable, PrimaryKeyToColumn, PrimaryKeyTrait, Value};

use crate::entity::{
    agent, api_key, attempt, bulk, bulk_item, draft, event, export, export_schedule, idempotency, import, import_row,
    invite, kind, lease, member, message, outgoing, role_right, saved_view, session, setting, template,
    template_version, thread, topic,
};
use crate::error::{Result, StoreError};

/// How many rows are read and kept at once.
const ROWS: usize = 2_000;
/// The same for a table with whole mails, which are large.
const LARGE_ROWS: usize = 200;

/// A row: its values in the order of the columns.
pub(super) type Row = Vec<Value>;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Truth,
    Int,
    Long,
    Text,
    Bytes,
}

/// A column.
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
}

/// A table.
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) columns: Vec<Column>,
    /// Where in the columns its key is.
    pub(super) keys: Vec<usize>,
    /// Whether the database draws its key.
    pub(super) numbered: bool,
    /// Where in the columns it refers to rows of its own.
    pub(super) own: Vec<usize>,
}

impl Table {
    /// The key of a row.
    pub(super) fn key(&self, row: &[Value]) -> Vec<Value> {
        self.keys.iter().map(|at| row[*at].clone()).collect()
    }

    /// How many of its rows are read and kept at once.
    pub(super) fn batch(&self) -> usize {
        match self.columns.iter().any(|column| column.kind == Kind::Bytes) {
            true => LARGE_ROWS,
            false => ROWS,
        }
    }
}

macro_rules! tables {
    ($($table:ident $({ $($own:ident),+ })?),+ $(,)?) => {
        /// All tables, parents before children; in braces the columns that refer to the table itself.
        pub(super) fn tables() -> Result<Vec<Table>> {
            Ok(vec![$(table::<$table::Entity>(&[$($($table::Column::$own),+)?])?),+])
        }
    };
}

tables! {
    setting,
    agent,
    role_right,
    invite,
    session,
    kind,
    topic,
    member,
    thread { ContinuesId },
    message,
    draft,
    event,
    bulk,
    bulk_item,
    template,
    template_version,
    outgoing { ResendOf },
    attempt,
    api_key,
    idempotency,
    saved_view,
    export,
    export_schedule,
    import,
    import_row,
    lease,
}

fn table<E: EntityTrait>(own: &[E::Column]) -> Result<Table> {
    let name = E::default().table_name();
    let columns: Vec<Column> = E::Column::iter()
        .map(|column| column_of(name, column))
        .collect::<Result<_>>()?;
    let place = |wanted: E::Column| columns.iter().position(|column| column.name == wanted.as_str());
    Ok(Table {
        name,
        keys: E::PrimaryKey::iter()
            .filter_map(|key| place(key.into_column()))
            .collect(),
        numbered: E::PrimaryKey::auto_increment(),
        own: own.iter().filter_map(|column| place(*column)).collect(),
        columns,
    })
}

fn column_of(table: &str, column: impl ColumnTrait) -> Result<Column> {
    let name = column.as_str();
    let def = column.def();
    let kind = match def.get_column_type() {
        ColumnType::Boolean => Kind::Truth,
        ColumnType::Integer => Kind::Int,
        ColumnType::BigInteger => Kind::Long,
        ColumnType::String(_) | ColumnType::Text => Kind::Text,
        ColumnType::VarBinary(_) | ColumnType::Binary(_) | ColumnType::Blob => Kind::Bytes,
        other => {
            return Err(StoreError::Unusable(format!(
                "the column {table}.{name} is of a type that is not copied: {other:?}"
            )));
        }
    };
    Ok(Column { name, kind })
}
