//! Which rows of a long list are in the document: blocks of rows near what is seen. A block that is far away keeps its height
//! and nothing else, so that a list of any length scrolls like a short one.

use leptos::html::{Div, Tbody};
use leptos::prelude::*;

/// How many rows a block has: as many as a page.
pub const BLOCK: usize = model::page::PAGE_ROWS as usize;
/// How many blocks beyond those that are seen are kept, so that scrolling meets rows.
const BEYOND: usize = 2;

/// The window of one table. Copy.
#[derive(Clone, Copy)]
pub struct Window {
    /// The first block that is in the document, and the last.
    near: RwSignal<(usize, usize)>,
    /// The bodies of the blocks, by their place.
    bodies: StoredValue<Vec<NodeRef<Tbody>>>,
    /// What each block measured when it was last in the document, in pixels.
    heights: StoredValue<Vec<i32>>,
}

impl Window {
    /// The window of a list that stands at its top.
    pub fn new() -> Self {
        Self {
            near: RwSignal::new((0, BEYOND)),
            bodies: StoredValue::default(),
            heights: StoredValue::default(),
        }
    }

    /// The body of a block, made when the block is first asked for.
    pub fn body(self, block: usize) -> NodeRef<Tbody> {
        self.bodies
            .try_update_value(|bodies| {
                while bodies.len() <= block {
                    bodies.push(NodeRef::new());
                }
                bodies[block]
            })
            .unwrap_or_default()
    }

    /// Whether the rows of a block are in the document.
    pub fn is_near(self, block: usize) -> bool {
        let (first, last) = self.near.get();
        (first..=last).contains(&block)
    }

    /// The height that a block keeps while its rows are not in the document.
    pub fn height(self, block: usize) -> i32 {
        self.heights
            .with_value(|heights| heights.get(block).copied().unwrap_or(0))
    }

    /// The list was scrolled: the blocks that are seen now, and some beyond them, are near.
    pub fn scrolled(self, scroller: &<Div as leptos::html::ElementType>::Output) {
        let (top, bottom) = (scroller.scroll_top(), scroller.scroll_top() + scroller.client_height());
        let (first, last) = self.near.get_untracked();
        self.measure(first, last);
        let seen = self.heights.with_value(|heights| {
            let mut below = 0;
            let mut seen = None::<(usize, usize)>;
            for (block, height) in heights.iter().enumerate() {
                let above = below;
                below += height;
                if below >= top && above <= bottom {
                    seen = Some((seen.map_or(block, |(first, _)| first), block));
                }
            }
            seen
        });
        let Some((first_seen, last_seen)) = seen else { return };
        let near = (first_seen.saturating_sub(BEYOND), last_seen + BEYOND);
        if near != (first, last) {
            self.near.set(near);
        }
    }

    /// Notes the heights of the blocks that are in the document.
    fn measure(self, first: usize, last: usize) {
        self.bodies.with_value(|bodies| {
            self.heights.update_value(|heights| {
                for (block, body) in bodies.iter().enumerate().take(last + 1).skip(first) {
                    let Some(body) = body.get_untracked() else { continue };
                    if heights.len() <= block {
                        heights.resize(block + 1, 0);
                    }
                    heights[block] = body.offset_height();
                }
            });
        });
    }
}
