//! The host as a client meets it: every door against the table of rights, the headers of every answer, the store API.

// The type of a page names every element in it.
#![recursion_limit = "1024"]

mod api_v1;
mod doors;
mod headers;
mod host;
mod imports;
mod round_trip;
