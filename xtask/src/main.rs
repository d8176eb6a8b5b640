//! The build steps that cargo has no word for, called by the Makefile: `cargo run -p xtask -- site`.

mod pack;
mod site;

use std::process::ExitCode;

fn main() -> ExitCode {
    let step = std::env::args().nth(1);
    let done = match step.as_deref() {
        Some("site") => site::build(),
        _ => {
            eprintln!("usage: xtask site    makes the browser's files from the built wasm and the style");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
