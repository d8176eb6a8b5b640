//! The list of threads: a table that grows by keyset pages, follows the live stream, and is worked with mouse or keyboard.
//! What is asked for is the filter panel's; what is done with ticked rows is the bulk bar's.

pub mod listing;
pub mod pager;
pub mod refresher;
pub mod table_state;

mod cells;
mod count;
mod empty;
mod heads;
mod keys;
mod look_menu;
mod pane;
mod pill;
mod problem;
mod row;
mod table;
mod ticks;
mod window;

pub use count::{ListCount, count_words};
pub use listing::{Listing, use_listing};
pub use look_menu::LookMenu;
pub use pane::ThreadListPane;
pub use table::list_name;
