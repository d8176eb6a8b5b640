//! The style: all parts in one small file.

use std::path::Path;

use anyhow::Result;

use crate::files::files_below;
use crate::pack::pack;
use crate::places::{Places, Profile};
use crate::stamp::Stamp;

/// The oldest browsers that know everything our style uses (nesting, layers, `light-dark()`). With older ones in the
/// list those would be rewritten into something larger.
const BROWSERS: &str = "chrome 123, firefox 121, safari 17.5";

/// Makes `pkg/mesajlar.css` from `style/main.css` and what it imports.
pub fn build(places: &Places) -> Result<()> {
    let css = places.pkg().join("mesajlar.css");
    let mut inputs = files_below(Path::new("style"))?;
    inputs.extend(places.recipe()?);
    let stamp = Stamp::of(&places.stamps, "css", &inputs)?;
    if !stamp.is_due(&[&css]) {
        return Ok(());
    }
    let release = places.profile == Profile::Release;
    places.run_tool("lightningcss", |command| {
        command
            .args(["--bundle", "--targets", BROWSERS, "style/main.css", "--output-file"])
            .arg(&css);
        if release {
            command.arg("--minify");
        }
    })?;
    if release {
        pack(&css)?;
    }
    stamp.set()
}
