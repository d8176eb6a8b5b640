//! Who is signed in, signing in and out, and how somebody likes the screens.

use leptos::prelude::server;
use leptos::server_fn::codec::Json;
use model::agent::{Me, Theme};
use model::lang::Lang;
use model::list_look::ListLook;

use super::error::ApiError;

/// The signed-in person and what their screens need.
#[server(name = ReadMe, prefix = "/api", endpoint = "session/me", input = Json)]
pub async fn me() -> Result<Me, ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.me(&caller).await)
}

/// Signs somebody in; the session comes as a cookie.
#[server(prefix = "/api", endpoint = "session/sign_in", input = Json)]
pub async fn sign_in(email: String, password: String) -> Result<(), ApiError> {
    let desk = super::context::desk()?;
    let user_agent = super::context::user_agent();
    let signed_in = super::context::finish(desk.sign_in(&email, &password, &user_agent).await)?;
    super::context::keep_session(&signed_in);
    Ok(())
}

/// Ends the session on the server and in the browser.
#[server(prefix = "/api", endpoint = "session/sign_out", input = Json)]
pub async fn sign_out() -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.sign_out(&caller).await)?;
    super::context::forget_session();
    Ok(())
}

/// Chooses the language.
#[server(prefix = "/api", endpoint = "session/lang", input = Json)]
pub async fn set_lang(lang: Lang) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.set_lang(&caller, lang).await)?;
    super::context::keep_lang(lang);
    Ok(())
}

/// Chooses the theme.
#[server(prefix = "/api", endpoint = "session/theme", input = Json)]
pub async fn set_theme(theme: Theme) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.set_theme(&caller, theme).await)?;
    super::context::keep_theme(theme);
    Ok(())
}

/// Chooses how one's lists look.
#[server(prefix = "/api", endpoint = "session/list_look", input = Json)]
pub async fn set_list_look(look: ListLook) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    super::context::finish(desk.set_list_look(&caller, look).await)
}

/// Changes one's own password. All sessions end; this browser goes on with a new one.
#[server(prefix = "/api", endpoint = "session/password", input = Json)]
pub async fn change_password(old: String, new: String) -> Result<(), ApiError> {
    let (desk, caller) = super::context::signed_in()?;
    let user_agent = super::context::user_agent();
    let signed_in = super::context::finish(desk.change_password(&caller, &old, &new, &user_agent).await)?;
    super::context::keep_session(&signed_in);
    Ok(())
}

/// Takes an invitation up: sets the password and signs in.
#[server(prefix = "/api", endpoint = "invite/accept", input = Json)]
pub async fn accept_invite(code: String, password: String) -> Result<(), ApiError> {
    let desk = super::context::desk()?;
    let user_agent = super::context::user_agent();
    let signed_in = super::context::finish(desk.accept_invite(&code, &password, &user_agent).await)?;
    super::context::keep_session(&signed_in);
    Ok(())
}
