//! Texts that the server has not confirmed as drafts yet, kept by this tab. A dialog that closes while the server is away
//! finds its text here again. Touched by the browser's handlers and tasks only, never while a page is rendered.

use std::cell::RefCell;
use std::collections::HashMap;

use model::ids::ThreadId;

thread_local! {
    static UNSAVED: RefCell<HashMap<ThreadId, String>> = RefCell::default();
}

/// Remembers a text until [`forget`].
pub fn remember(thread: ThreadId, text: &str) {
    UNSAVED.with_borrow_mut(|texts| texts.insert(thread, text.to_owned()));
}

/// The server has it, or it was sent.
pub fn forget(thread: ThreadId) {
    UNSAVED.with_borrow_mut(|texts| texts.remove(&thread));
}

/// The text that the server has not confirmed, if any.
pub fn recall(thread: ThreadId) -> Option<String> {
    UNSAVED.with_borrow(|texts| texts.get(&thread).cloned())
}
