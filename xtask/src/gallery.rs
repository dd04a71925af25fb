//! Pictures of every page, made by the browser tests' own program from the scenes that they use.

use anyhow::{Result, ensure};

use crate::{Engine, npm, project, run, tools};

/// Makes the gallery, or the pictures of the documents, or the outlines that the tests compare with, from the release in
/// `dist/`, in Chromium.
pub fn run(docs: bool, accept: bool) -> Result<()> {
    ensure!(project::path("dist/index.html").is_file(), "There is no release in dist/ yet: cargo xtask build");
    npm::need()?;
    tools::need_engine(Engine::Chromium)?;
    let gallery = project::target().join("gallery");
    let mut program = run::cargo(["run", "--quiet", "--locked", "--package", "e2e", "--"]);
    if accept {
        program.arg("--accept");
    } else if docs {
        program.arg("--pictures").arg(project::path("docs/pictures"));
    } else {
        program.arg("--gallery").arg(&gallery);
    }
    run::run(program)?;
    if !docs && !accept {
        println!("{}", gallery.join("index.html").display());
    }
    Ok(())
}
