//! The host's side of a server function: where the desk and the caller are found, how a result leaves, and the cookies.
//! The only file of the API that knows HTTP.

use axum::http::header::{ACCEPT_LANGUAGE, COOKIE, HeaderMap, HeaderValue, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderName, StatusCode};
use desk::{Caller, Desk, DeskError, SignedIn};
use leptos::nonce::use_nonce;
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;
use model::agent::Theme;
use model::error::Problem;
use model::lang::Lang;

use super::error::ApiError;

const SESSION: &str = "__Host-sid";
const LANG: &str = "lang";
const THEME: &str = "theme";
/// A year, in seconds: for how long a browser remembers language and theme.
const YEAR: u32 = 365 * 24 * 60 * 60;

/// The desk.
pub fn desk() -> Result<Desk, ApiError> {
    use_context::<Desk>().ok_or_else(|| ApiError(Problem::Unexpected("no desk".to_owned())))
}

/// The desk and who asks; refused when nobody is signed in.
pub fn signed_in() -> Result<(Desk, Caller), ApiError> {
    let desk = desk()?;
    match caller() {
        Some(caller) => Ok((desk, caller)),
        None => refuse(Problem::SignedOut),
    }
}

/// Who asks, if anybody is signed in.
pub fn caller() -> Option<Caller> {
    use_context::<Parts>()?
        .extensions
        .get::<Option<Caller>>()
        .cloned()
        .flatten()
}

/// The result of an act on its way out: the status is set, a fault is logged with the reference that the person gets.
pub fn finish<T>(result: desk::Result<T>) -> Result<T, ApiError> {
    result.or_else(|error: DeskError| {
        let reference = desk::new_reference();
        if error.is_fault() {
            tracing::error!(%reference, %error, "an act failed");
        }
        refuse(error.problem(&reference))
    })
}

fn refuse<T>(problem: Problem) -> Result<T, ApiError> {
    // A page sends a stranger to the sign-in with its own status; only an act is refused.
    let page_redirects = problem == Problem::SignedOut && !is_act();
    if let Some(response) = use_context::<ResponseOptions>()
        && let Ok(status) = StatusCode::from_u16(problem.status())
        && !page_redirects
    {
        response.set_status(status);
    }
    Err(ApiError(problem))
}

/// Whether the request calls a server function, rather than asking for a page.
fn is_act() -> bool {
    use_context::<Parts>().is_some_and(|parts| parts.uri.path().starts_with("/api/"))
}

/// Hands the browser its session.
pub fn keep_session(signed_in: &SignedIn) {
    set_cookie(&format!(
        "{SESSION}={}; Path=/; Max-Age={}; Secure; HttpOnly; SameSite=Lax",
        signed_in.token, signed_in.max_age_s
    ));
}

/// Takes the session from the browser, and everything that it keeps of us.
pub fn forget_session() {
    set_cookie(&format!(
        "{SESSION}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"
    ));
    if let Some(response) = use_context::<ResponseOptions>() {
        let everything = HeaderValue::from_static("\"cache\", \"storage\"");
        response.insert_header(HeaderName::from_static("clear-site-data"), everything);
    }
}

/// Remembers the language for pages without a session.
pub fn keep_lang(lang: Lang) {
    set_cookie(&format!("{LANG}={}; Path=/; Max-Age={YEAR}; SameSite=Lax", lang.code()));
}

/// Remembers the theme for the first paint.
pub fn keep_theme(theme: Theme) {
    set_cookie(&format!(
        "{THEME}={}; Path=/; Max-Age={YEAR}; SameSite=Lax",
        theme.as_str()
    ));
}

fn set_cookie(text: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(text)) {
        response.append_header(SET_COOKIE, value);
    }
}

/// The language of a page: the caller's, else the browser's cookie, else what the browser asks for, else Turkish.
pub fn lang() -> Lang {
    if let Some(caller) = caller() {
        return caller.lang();
    }
    let Some(parts) = use_context::<Parts>() else {
        return Lang::default();
    };
    let asked = || {
        parts
            .headers
            .get(ACCEPT_LANGUAGE)?
            .to_str()
            .ok()?
            .split(',')
            .map(str::trim)
            .find_map(Lang::from_code)
    };
    cookie(&parts.headers, LANG)
        .and_then(Lang::from_code)
        .or_else(asked)
        .unwrap_or_default()
}

/// The theme of a page, by the browser's cookie.
pub fn theme() -> Theme {
    let parts = use_context::<Parts>();
    parts
        .and_then(|parts| cookie(&parts.headers, THEME).and_then(Theme::parse))
        .unwrap_or_default()
}

/// The name of the browser that signs in, for the list of sessions.
pub fn user_agent() -> String {
    let parts = use_context::<Parts>();
    let name = parts.and_then(|parts| parts.headers.get("user-agent")?.to_str().ok().map(ToOwned::to_owned));
    name.unwrap_or_default().chars().take(200).collect()
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// The content policy of a page, with the nonce that its scripts carry. A header, because a tag cannot say who may frame us.
pub fn send_content_policy() {
    let (Some(nonce), Some(response)) = (use_nonce(), use_context::<ResponseOptions>()) else {
        return;
    };
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; \
         base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
    );
    if let Ok(value) = HeaderValue::from_str(&policy) {
        response.insert_header(HeaderName::from_static("content-security-policy"), value);
    }
}
