//! A moment: short in the row, whole and relative on hover, in the store's time zone. The first render takes the moment
//! that the page calls now from the server, so both sides write the same.

use leptos::prelude::*;
use model::Millis;
use model::moment;

use crate::i18n::use_lang;
use crate::state::me::use_me;

/// A moment.
#[component]
pub fn Moment(
    /// Which.
    at: Millis,
) -> impl IntoView {
    let lang = use_lang();
    let (short, whole) = use_me().with(|me| {
        let (zone, now) = (&me.store.zone, me.store.now);
        let whole = moment::date_time(at, zone, lang);
        let title = if at <= now {
            format!("{whole} · {}", moment::relative(at, now, zone, lang))
        } else {
            whole
        };
        (moment::short(at, now, zone, lang), title)
    });
    view! { <time class="moment" datetime=moment::iso(at) title=whole>{short}</time> }
}
