//! The WebDriver program of an engine, as a child that ends with us.

use std::fs::File;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio::net::TcpStream;

use crate::browser::Engine;
use crate::wait;

/// A running driver. When this is dropped, the driver and the browsers it started are ended, also during a panic.
pub struct Driver {
    child: Child,
    address: SocketAddr,
}

impl Driver {
    /// Starts the engine's driver on a free port and waits until it answers. What it says goes into `log`.
    pub async fn start(engine: Engine, log: &Path) -> Result<Driver> {
        let address = free_address()?;
        let (program, before): (_, &[&str]) = match engine {
            Engine::Chromium => ("chromedriver", &[]),
            // Only Firefox's own window can give a page any size and say what the system prefers. Its second port is fixed
            // unless it is told to take a free one, as two at a time need.
            Engine::Firefox => ("geckodriver", &["--allow-system-access", "--websocket-port=0"]),
            // Without a window manager no window is ever the active one, and nothing in it looks focused.
            Engine::Webkit => {
                const START: &str = "openbox & exec WebKitWebDriver \"$@\"";
                ("xvfb-run", &["-a", "-s", "-screen 0 2600x2000x24", "sh", "-c", START, "sh"])
            }
        };
        let out = File::create(log)?;
        let mut command = Command::new(program);
        if engine == Engine::Webkit {
            // Without a graphics card a program would draw every frame as the card does, which takes a fifth of all time.
            command.env("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        }
        command.args(before).arg(format!("--port={}", address.port()));
        command.stdin(Stdio::null()).stdout(out.try_clone()?).stderr(out);
        // A group of its own, so that the browsers end with it, and Ctrl-C reaches them by way of us.
        command.process_group(0);
        let child = command.spawn().with_context(|| format!("{program} did not start; is it installed?"))?;
        let mut driver = Driver { child, address };
        let what = format!("{program} to listen; see {}", log.display());
        wait::until(&what, async || {
            if let Some(status) = driver.child.try_wait()? {
                bail!("{program} ended at once ({status}); see {}", log.display());
            }
            Ok(TcpStream::connect(address).await.ok().map(drop))
        })
        .await?;
        Ok(driver)
    }

    /// The address for WebDriver commands.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    fn signal(&self, name: &str) {
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args([name, "--", &group]).stderr(Stdio::null()).status();
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.signal("-TERM");
        let since = Instant::now();
        while since.elapsed() < Duration::from_secs(3) {
            if !matches!(self.child.try_wait(), Ok(None)) {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        self.signal("-KILL");
        let _ = self.child.wait();
    }
}

fn free_address() -> Result<SocketAddr> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?)
}
