//! What only a browser has: focus, downloads, timers, the clipboard. On the server each does nothing, and says so in its
//! name's doc. Call them from event handlers and effects, never while rendering (but for [`page_lang`]).

use leptos::ev::{KeyboardEvent, keydown};
use leptos::prelude::{document, is_server, on_cleanup, window, window_event_listener};
use model::Millis;
use model::error::Problem;
use model::lang::Lang;
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlAnchorElement, HtmlElement, HtmlTextAreaElement, RequestInit, Response};

use crate::api::error::{ApiError, OFFLINE};

/// The page where people sign in.
const DOOR: &str = "/sign-in";

/// The language that the server wrote into the page; on the server, the one it will write.
pub fn page_lang() -> Lang {
    #[cfg(feature = "ssr")]
    return crate::api::context::lang();
    #[cfg(not(feature = "ssr"))]
    document()
        .document_element()
        .and_then(|html| html.get_attribute("lang"))
        .and_then(|code| Lang::from_code(&code))
        .unwrap_or_default()
}

/// The moment now; zero on the server.
pub fn now() -> Millis {
    if is_server() { 0 } else { js_sys::Date::now() as Millis }
}

/// Waits; at once on the server.
pub async fn sleep(millis: u32) {
    if !is_server() {
        gloo_timers::future::TimeoutFuture::new(millis).await;
    }
}

/// A random id for a form that is to be sent once; empty on the server.
pub fn random_id() -> String {
    if is_server() {
        return String::new();
    }
    let part = || format!("{:08x}", (js_sys::Math::random() * f64::from(u32::MAX)) as u32);
    format!("{:x}-{}{}{}", now(), part(), part(), part())
}

/// Puts the focus on an element; nothing on the server.
pub fn focus(id: &str) {
    if is_server() {
        return;
    }
    if let Some(element) = document()
        .get_element_by_id(id)
        .and_then(|element| element.dyn_into::<HtmlElement>().ok())
    {
        let _ = element.focus();
    }
}

/// Posts a file as it is, with words in the query; the body of the answer, whatever its status. Offline on the server.
pub async fn send_file(path: &str, query: &[(&str, &str)], file: &File) -> Result<String, ApiError> {
    let lost = || ApiError(Problem::Unexpected(OFFLINE.to_owned()));
    if is_server() {
        return Err(lost());
    }
    let words: Vec<String> = query
        .iter()
        .map(|(name, word)| format!("{name}={}", as_query_value(word)))
        .collect();
    let request = RequestInit::new();
    request.set_method("POST");
    request.set_body(file.as_ref());
    let sent = window().fetch_with_str_and_init(&format!("{path}?{}", words.join("&")), &request);
    let answer: Response = JsFuture::from(sent)
        .await
        .ok()
        .and_then(|answer| answer.dyn_into().ok())
        .ok_or_else(lost)?;
    let body = JsFuture::from(answer.text().map_err(|_| lost())?).await;
    body.ok().and_then(|body| body.as_string()).ok_or_else(lost)
}

/// Downloads a file of ours; nothing on the server.
pub fn download(url: &str) {
    if is_server() {
        return;
    }
    let link = document()
        .create_element("a")
        .ok()
        .and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(url);
        link.set_download("");
        link.click();
    }
}

/// Copies a text; nothing on the server.
pub fn copy(text: &str) {
    if !is_server() {
        let _ = window().navigator().clipboard().write_text(text);
    }
}

/// Leaves for another page with a full load; nothing on the server.
pub fn leave_for(path: &str) {
    if !is_server() {
        let _ = window().location().set_href(path);
    }
}

/// Leaves for the door, and afterwards back to this page. Stays at the door itself, and where a long text is being written:
/// that is only here, and the form that could not send it says why. Nothing on the server.
pub fn leave_for_door() {
    if is_server() || writes_long_text() {
        return;
    }
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    if path != DOOR {
        leave_for(&door_path(&path, &location.search().unwrap_or_default()));
    }
}

/// The address of the door that leads back to a page: its path, and its query with or without the mark before it.
pub fn door_path(path: &str, query: &str) -> String {
    let query = query.trim_start_matches('?');
    let mark = if query.is_empty() { "" } else { "?" };
    let next = as_query_value(&format!("{path}{mark}{query}"));
    format!("{DOOR}?next={next}")
}

/// A path as a value of a query, on both sides alike.
fn as_query_value(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect()
}

fn writes_long_text() -> bool {
    let Ok(areas) = document().query_selector_all("textarea") else {
        return false;
    };
    (0..areas.length())
        .filter_map(|at| areas.item(at)?.dyn_into::<HtmlTextAreaElement>().ok())
        .any(|area| !area.value().trim().is_empty())
}

/// Loads the page again; nothing on the server.
pub fn reload() {
    if !is_server() {
        let _ = window().location().reload();
    }
}

/// Calls for every key pressed while the component lives; nothing on the server.
pub fn on_key(act: impl Fn(KeyboardEvent) + 'static) {
    if !is_server() {
        let handle = window_event_listener(keydown, act);
        on_cleanup(move || handle.remove());
    }
}

/// Whether somebody is typing, so that a letter is no command.
pub fn is_typing() -> bool {
    if is_server() {
        return false;
    }
    document().active_element().is_some_and(|element| {
        matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            || element.closest("dialog").ok().flatten().is_some()
    })
}

/// On the server: this page answers 404. Nothing in a browser.
pub fn answer_not_found() {
    #[cfg(feature = "ssr")]
    if let Some(response) = leptos::prelude::use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
}

/// The address of the site, without a path; empty on the server.
pub fn origin() -> String {
    if is_server() {
        String::new()
    } else {
        window().location().origin().unwrap_or_default()
    }
}
