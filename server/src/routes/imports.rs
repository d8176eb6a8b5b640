//! A file with a store's past on its way in, and the rows that were refused on their way out.

use std::path::Path as FilePath;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use desk::{Caller, Desk, DeskError};
use futures::StreamExt as _;
use model::cell::Cell;
use model::error::Problem;
use model::ids::ImportId;
use model::import::{ImportKind, ImportView, MAX_BYTES, SheetFault};
use serde::Deserialize;
use tokio::io::AsyncWriteExt as _;

use crate::answer::ProblemAnswer;
use crate::middleware::session::SignedIn;
use crate::reader::Reader;
use crate::refused;
use crate::routes::exports::XLSX;
use crate::state::AppState;

/// Among so many first rows that of the headings is looked for: the first with two words.
const HEAD: usize = 10;

/// What is brought.
#[derive(Deserialize)]
pub struct Brought {
    kind: ImportKind,
    name: String,
}

/// `POST /imports?kind=threads&name=…`: the file as it is. Answers when every row is staged.
pub async fn bring(
    State(state): State<AppState>,
    SignedIn(caller): SignedIn,
    Query(Brought { kind, name }): Query<Brought>,
    body: Body,
) -> Result<Json<ImportView>, ProblemAnswer> {
    let desk = &state.desk;
    let id = desk.begin_import(&caller, kind, &name).await?;
    let file = state.import_dir().join(id.to_string());
    let staged = stage(&state, &caller, id, &file, body).await;
    let _ = tokio::fs::remove_file(&file).await;
    match staged {
        Ok(Ok(view)) => Ok(Json(view)),
        Ok(Err(fault)) => {
            desk.drop_import(&caller, id).await?;
            Err(Problem::Sheet(fault).into())
        }
        Err(error) => {
            let _ = desk.drop_import(&caller, id).await;
            let error = error
                .downcast::<DeskError>()
                .unwrap_or_else(|error| DeskError::Broken(format!("{error:#}")));
            Err(error.into())
        }
    }
}

/// Keeps the file, has it read, and stages its rows.
async fn stage(
    state: &AppState,
    caller: &Caller,
    id: ImportId,
    file: &FilePath,
    body: Body,
) -> anyhow::Result<Result<ImportView, SheetFault>> {
    if let Err(fault) = keep(file, body).await? {
        return Ok(Err(fault));
    }
    let desk = &state.desk;
    let mut reader = Reader::open(&state.reader, file)?;
    let (mut head, mut rows) = (None, 0);
    loop {
        let lines = match reader.next().await {
            Ok(lines) if lines.is_empty() => break,
            Ok(lines) => lines,
            Err(fault) => return Ok(Err(fault)),
        };
        let mut lines: Vec<(u64, Vec<Cell>)> = lines.into_iter().map(|line| (line.line, line.cells)).collect();
        if head.is_none() {
            let at = headings_of(&lines);
            head = lines.drain(..=at).next_back().map(|(_, cells)| cells);
        }
        rows += lines.len() as u64;
        desk.stage_import(id, &lines).await?;
    }
    match head {
        Some(head) if rows > 0 => Ok(Ok(desk.end_staging(caller, id, &head, rows).await?)),
        _ => Ok(Err(SheetFault::Empty)),
    }
}

/// Which of the first rows has the headings: titles above a table stand alone.
fn headings_of(lines: &[(u64, Vec<Cell>)]) -> usize {
    let words = |cells: &[Cell]| cells.iter().filter(|cell| matches!(cell, Cell::Text(_))).count();
    lines
        .iter()
        .take(HEAD)
        .position(|(_, cells)| words(cells) > 1)
        .unwrap_or(0)
}

/// Writes the body to a file that nobody else can read, as far as a file may be large.
async fn keep(file: &FilePath, body: Body) -> anyhow::Result<Result<(), SheetFault>> {
    let mut options = tokio::fs::OpenOptions::new();
    let mut out = options
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(file)
        .await?;
    let (mut chunks, mut bytes) = (body.into_data_stream(), 0u64);
    while let Some(chunk) = chunks.next().await {
        // The browser went away; what it sent is no whole file.
        let Ok(chunk) = chunk else {
            return Ok(Err(SheetFault::Damaged));
        };
        bytes += chunk.len() as u64;
        if bytes > MAX_BYTES {
            return Ok(Err(SheetFault::TooLarge));
        }
        out.write_all(&chunk).await?;
    }
    out.flush().await?;
    Ok(Ok(()))
}

/// `GET /imports/{id}/refused.xlsx`: the rows that were not taken, with the reason in a last column.
pub async fn refused(
    State(state): State<AppState>,
    State(desk): State<Desk>,
    SignedIn(caller): SignedIn,
    Path(id): Path<i64>,
) -> Result<Response, ProblemAnswer> {
    let view = desk.get_import(&caller, ImportId(id)).await?;
    let written = refused::write(&desk, &caller, &view, &state.import_dir()).await;
    let bytes = written.map_err(|error| {
        let error = error
            .downcast::<DeskError>()
            .unwrap_or_else(|error| DeskError::Broken(format!("{error:#}")));
        ProblemAnswer::of(&error)
    })?;
    let headers = [
        (CONTENT_TYPE, XLSX.to_owned()),
        (
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"mesajlar-alinmayan-{id}.xlsx\""),
        ),
    ];
    Ok((headers, bytes).into_response())
}
