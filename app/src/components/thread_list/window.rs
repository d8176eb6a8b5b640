//! Which rows of a long list are in the document: blocks of rows near what is seen. All the others are two empty bodies, one
//! above and one below, as high as their rows were, so that a list of any length scrolls like a short one.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// How many rows a block has: so few that one takes less than a frame to make.
pub const BLOCK: usize = 10;
/// How many blocks beyond those that are seen are kept, so that scrolling meets rows.
const BEYOND: usize = 3;
/// The blocks of the first page: all of them are in the document as the host sends it.
const FIRST_PAGE: usize = (model::page::PAGE_ROWS as usize).div_ceil(BLOCK);

/// The first and the last of some blocks.
type Range = (usize, usize);

/// The window of one table. Copy.
#[derive(Clone, Copy)]
pub struct Window {
    /// The blocks that are in the document.
    near: RwSignal<Range>,
    /// The blocks that should be: making them at once would take longer than a frame.
    wanted: StoredValue<Range>,
    /// What each block measured when it was last in the document, in pixels; before that, what the first one measures.
    heights: StoredValue<Vec<i32>>,
}

impl Window {
    /// The window of a list that stands at its top.
    pub fn new() -> Self {
        let near = (0, FIRST_PAGE);
        Self {
            near: RwSignal::new(near),
            wanted: StoredValue::new(near),
            heights: StoredValue::default(),
        }
    }

    /// The blocks in the document, of a list that has so many.
    pub fn near(self, count: usize) -> std::ops::Range<usize> {
        let (first, last) = self.near.get();
        first.min(count)..(last + 1).min(count)
    }

    /// How high the blocks above those in the document are, and those below, of a list that has so many.
    pub fn around(self, count: usize) -> (i32, i32) {
        let near = self.near(count);
        self.heights.update_value(|heights| {
            let typical = heights.first().copied().unwrap_or(0);
            heights.resize(count.max(heights.len()), typical);
        });
        self.heights.with_value(|heights| {
            let high = |some: &[i32]| some.iter().sum();
            let (above, below) = (heights.get(..near.start), heights.get(near.end..count));
            (above.map_or(0, high), below.map_or(0, high))
        })
    }

    /// The list was scrolled, or has more rows: what is seen now comes into the document at once, what is beyond it frame by frame.
    pub fn scrolled(self, scroller: &<Div as leptos::html::ElementType>::Output) {
        let Some(near) = self.near.try_get_untracked() else {
            return;
        };
        let top = scroller.scroll_top();
        self.measure(near);
        let seen = self
            .heights
            .with_value(|heights| seen(heights, top, top + scroller.client_height()));
        let Some(seen) = seen else { return };
        let wanted = (seen.0.saturating_sub(BEYOND), seen.1 + BEYOND);
        let waits = self.wanted.get_value() != near;
        self.wanted.set_value(wanted);
        // What is in the document and still wanted stays; a leap leaves all of it behind.
        let kept = (near.0.max(wanted.0), near.1.min(wanted.1));
        let now = match kept.0 <= kept.1 {
            true => (kept.0.min(seen.0), kept.1.max(seen.1)),
            false => seen,
        };
        if now != near {
            self.near.set(now);
        }
        if now != wanted && !waits {
            request_animation_frame(move || self.widen());
        }
    }

    /// A block more on each side, until all that is wanted is there.
    fn widen(self) {
        let (Some(near), Some(wanted)) = (self.near.try_get_untracked(), self.wanted.try_get_value()) else {
            return;
        };
        let wider = (wanted.0.max(near.0.saturating_sub(1)), wanted.1.min(near.1 + 1));
        if wider != near {
            self.near.set(wider);
        }
        if wider != wanted {
            request_animation_frame(move || self.widen());
        }
    }

    /// Notes the heights of blocks in the document.
    fn measure(self, (first, last): Range) {
        self.heights.update_value(|heights| {
            for (block, height) in heights.iter_mut().enumerate().take(last + 1).skip(first) {
                let body = document().get_element_by_id(&body_id(block));
                if let Some(body) = body.and_then(|body| body.dyn_into::<HtmlElement>().ok()) {
                    *height = body.offset_height();
                }
            }
        });
    }
}

/// The id of the body of a block.
pub fn body_id(block: usize) -> String {
    format!("rows-{block}")
}

/// The first and the last block between two heights; the last of all when what is seen lies below them.
fn seen(heights: &[i32], top: i32, bottom: i32) -> Option<Range> {
    let mut below = 0;
    let mut seen = None::<Range>;
    for (at, height) in heights.iter().enumerate() {
        let above = below;
        below += height;
        if above > bottom {
            break;
        }
        if below >= top {
            seen = Some((seen.map_or(at, |(first, _)| first), at));
        }
    }
    seen.or_else(|| heights.len().checked_sub(1).map(|last| (last, last)))
}
