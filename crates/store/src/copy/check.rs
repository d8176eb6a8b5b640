//! Whether both databases hold the same: every table is read again from both, counted and hashed, each side for itself.
//! A value is hashed as its type, its length and its bytes, so that no two different tables give the same stream.

use futures::future::try_join;
use sea_orm::{DatabaseTransaction, Value};
use sha2::{Digest, Sha256};

use super::CopiedTable;
use super::rows::{Range, Reader, picture};
use super::tables::Table;
use crate::connect::Store;
use crate::error::{Result, StoreError};

/// Compares every table; their counts and hashes.
pub(super) async fn compare(
    source: &DatabaseTransaction,
    target: &Store,
    tables: &[Table],
) -> Result<Vec<CopiedTable>> {
    let there = picture(target).await?;
    let mut copied = Vec::with_capacity(tables.len());
    for table in tables {
        let (ours, theirs) = try_join(digest(source, table), digest(&there, table)).await?;
        if ours != theirs {
            return Err(StoreError::Unusable(format!(
                "the table {} differs: {} rows with the hash {} in the source, {} rows with the hash {} in the target",
                table.name, ours.rows, ours.hash, theirs.rows, theirs.hash
            )));
        }
        copied.push(ours);
    }
    there.rollback().await?;
    Ok(copied)
}

async fn digest(db: &DatabaseTransaction, table: &Table) -> Result<CopiedTable> {
    let reader = Reader::new(db, table);
    let (mut hash, mut rows, mut after) = (Sha256::new(), 0, None);
    loop {
        let batch = reader.batch(Range::after(after.as_deref())).await?;
        let Some(last) = batch.last() else {
            break;
        };
        after = Some(table.key(last));
        rows += batch.len() as u64;
        for value in batch.iter().flatten() {
            add(&mut hash, value);
        }
    }
    Ok(CopiedTable {
        table: table.name,
        rows,
        hash: hex::encode(hash.finalize()),
    })
}

/// Numbers of every width are alike: databases differ in how wide theirs are.
fn add(hash: &mut Sha256, value: &Value) {
    let mut part = |kind: u8, bytes: &[u8]| {
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    };
    match value {
        Value::Bool(Some(value)) => part(b'b', &[u8::from(*value)]),
        Value::Int(Some(value)) => part(b'i', &i64::from(*value).to_be_bytes()),
        Value::BigInt(Some(value)) => part(b'i', &value.to_be_bytes()),
        Value::String(Some(value)) => part(b't', value.as_bytes()),
        Value::Bytes(Some(value)) => part(b'x', value),
        _ => part(b'n', &[]),
    }
}
