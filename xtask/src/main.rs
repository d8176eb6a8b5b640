//! The build steps that cargo has no word for, called by the Makefile: `cargo run -p xtask -- site`; and one help of the
//! journeys.

mod cells;
mod css;
mod files;
mod pack;
mod places;
mod public;
mod site;
mod stamp;
mod wasm;

use std::path::Path;
use std::process::ExitCode;

use places::Profile;

const USAGE: &str = "\
usage:
xtask site [release|dev]
  makes the browser's files from the built wasm, the style and app/public; what did not change is left alone
  release (the default): as small as it gets, with packed copies, in <target>/site
  dev: quick to make, in <target>/site-dev
xtask cells FILE
  prints the cells of a workbook as JSON";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["site"] | ["site", "release"] => site::build(Profile::Release),
        ["site", "dev"] => site::build(Profile::Dev),
        ["cells", file] => cells::print(Path::new(file)),
        _ => {
            eprintln!("{USAGE}");
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
