//! A typeface of our own for pages that are measured or pictured, the same on every machine.

use std::path::Path;

use anyhow::{Context, Result};
use e2e::{Fault, Page, Site};

/// Where the typeface's files are, of `xtask/npm`.
const FOLDER: &str = "../../xtask/npm/node_modules/@fontsource-variable/source-sans-3/files";

const SUBSETS: [&str; 2] = ["latin", "latin-ext"];

/// Puts the typeface's files on the site.
pub fn serve(site: &Site) -> Result<()> {
    for subset in SUBSETS {
        let name = format!("source-sans-3-{subset}-wght-normal.woff2");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER).join(&name);
        let font = std::fs::read(&file).context("the typeface is installed by `cargo xtask test`")?;
        site.fault(&format!("/{subset}.woff2"), Fault::body(font).with_status(200));
    }
    Ok(())
}

/// Dresses the page in the typeface, and takes away what engines draw each in its own way, and what another time of day has
/// otherwise. Fetched as data, since a strict policy allows no fonts, and wants none.
pub async fn put_on(page: &Page) -> Result<()> {
    let script = "const done = arguments[0];
        // What has just happened is written as of this moment: a later one can be a letter longer, and its line break elsewhere.
        // The window's: a script of Firefox's driver has a Date of its own.
        const { prototype } = window.Date;
        const { toLocaleString } = prototype;
        const moment = new window.Date(2026, 10, 3, 9, 41);
        prototype.toLocaleString = function (...how) {
          const isOfToday = Math.abs(this - Date.now()) < 172_800_000;
          return toLocaleString.apply(isOfToday ? moment : this, how);
        };
        const ranges = { latin: 'U+0000-00FF, U+2000-22FF', 'latin-ext': 'U+0100-02FF, U+1E00-1EFF' };
        Promise.all(Object.entries(ranges).map(async ([name, unicodeRange]) => {
          const bytes = await (await fetch(`/${name}.woff2`)).arrayBuffer();
          const face = new FontFace('Measured', bytes, { weight: '200 900', unicodeRange });
          document.fonts.add(await face.load());
        })).then(() => {
          // Scroll bars take room in one engine and none in another; a text's field grows with it in one, and has its
          // lines in another.
          document.documentElement.style.scrollbarWidth = 'none';
          const sheet = new CSSStyleSheet();
          sheet.replaceSync('textarea { block-size: 6rem !important; }');
          const root = document.querySelector('service-request-wizard').shadowRoot;
          root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
          document.body.style.fontFamily = 'Measured';
          document.querySelector('service-request-wizard').style.setProperty('--srw-mono', 'Measured');
          done(null);
        }, (error) => done(String(error)));";
    let problem = page.client().execute_async(script, Vec::new()).await?;
    anyhow::ensure!(problem.is_null(), "{problem}");
    Ok(())
}
