//! Running other programs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::project;

/// The cargo that runs this.
pub fn cargo<I, S>(arguments: I) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    command(&program, arguments)
}

/// A program, run from the repository's root.
pub fn command<I, S>(program: impl AsRef<OsStr>, arguments: I) -> Command
where
    I: IntoIterator<Item = S>,
    S: AsRef<OsStr>,
{
    let mut command = Command::new(program);
    command.args(arguments).current_dir(project::root()).stdin(Stdio::null());
    command
}

/// Runs it to its end with its output where ours goes; an exit code other than 0 is an error.
pub fn run(mut command: Command) -> Result<()> {
    let name = describe(&command);
    let status = command.status().with_context(|| format!("`{name}` did not start"))?;
    if !status.success() {
        bail!("`{name}` failed");
    }
    Ok(())
}

/// Runs it and gives its standard output as text; its standard error goes where ours goes.
pub fn read(mut command: Command) -> Result<String> {
    let name = describe(&command);
    let output = command.stderr(Stdio::inherit()).output().with_context(|| format!("`{name}` did not start"))?;
    if !output.status.success() {
        bail!("`{name}` failed");
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{name}` wrote no text"))
}

/// Whether a program of this name stands in one of the folders of `PATH`.
pub fn is_installed(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|folders| std::env::split_paths(&folders).any(|folder| is_program(&folder.join(program))))
}

fn is_program(file: &Path) -> bool {
    file.is_file() || file.with_extension("exe").is_file()
}

fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or_default().to_string_lossy();
    let arguments = command.get_args().map(OsStr::to_string_lossy);
    std::iter::once(program).chain(arguments).collect::<Vec<_>>().join(" ")
}
