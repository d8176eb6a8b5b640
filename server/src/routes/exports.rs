//! A finished export as a download. The file is its owner's alone.

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use desk::Desk;
use model::error::Problem;
use model::ids::ExportId;
use tokio_util::io::ReaderStream;

use crate::answer::ProblemAnswer;
use crate::middleware::session::SignedIn;
use crate::state::AppState;

/// The media type of an Excel workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CSV: &str = "text/csv; charset=utf-8; header=present";

/// `GET /exports/{id}/file`
pub async fn file(
    State(state): State<AppState>,
    State(desk): State<Desk>,
    SignedIn(caller): SignedIn,
    Path(id): Path<i64>,
) -> Result<Response, ProblemAnswer> {
    let name = desk.export_file(&caller, ExportId(id)).await?;
    let (extension, media) = match name.ends_with(".csv") {
        true => ("csv", CSV),
        false => ("xlsx", XLSX),
    };
    let path = state.export_dir().join(format!("{id}.{extension}"));
    let file = tokio::fs::File::open(&path)
        .await
        .map_err(|_| ProblemAnswer::from(Problem::NotFound))?;
    let length = file.metadata().await.map_or(0, |data| data.len());
    let headers = [
        (CONTENT_TYPE, media.to_owned()),
        (CONTENT_LENGTH, length.to_string()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}
