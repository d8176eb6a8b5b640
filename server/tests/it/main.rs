//! The host as a client meets it: every door against the table of rights, the headers of every answer, the store API.

mod api_v1;
mod doors;
mod headers;
mod host;
