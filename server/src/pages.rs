//! The pages and server functions of the app inside the host's router.

use app::{App, shell};
use axum::Router;
use leptos::prelude::provide_context;
use leptos_axum::{LeptosRoutes, generate_route_list};

use crate::state::AppState;

/// Adds the app's pages and server functions.
pub fn add(router: Router<AppState>, state: &AppState) -> Router<AppState> {
    let (options, desk) = (state.leptos.clone(), state.desk.clone());
    let paths = generate_route_list(App);
    router.leptos_routes_with_context(
        state,
        paths,
        move || provide_context(desk.clone()),
        move || shell(options.clone()),
    )
}
