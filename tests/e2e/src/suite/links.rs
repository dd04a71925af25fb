//! The ways within the wizard, however it is routed.

use anyhow::{Result, ensure};
use e2e::Bench;
use serde_json::json;

use super::looks;
use super::stage;

/// A link as it is drawn: its words with their style, and where they stand in which size.
type Link = (String, [f64; 4]);

/// A button centres its words in the height of a target, a link begins with them: in small text that is a pixel and a half.
fn are_alike((look, place): &Link, (other_look, other_place): &Link) -> bool {
    look == other_look && place.iter().zip(other_place).all(|(one, other)| (one - other).abs() <= 2.0)
}

/// R45: the ways within the wizard look alike and stand alike, whether they are links with an address or, where the address is
/// not the wizard's, buttons.
pub async fn alike_with_and_without_addresses(bench: &Bench) -> Result<()> {
    const PAGES: usize = 3;
    let looks = "return [...root.querySelectorAll('a[href^=\"#\"], button.srw-link')].filter((node) => node.checkVisibility()).map((node) => {
          const { width, height } = node.getBoundingClientRect();
          const words = document.createRange();
          words.selectNodeContents(node);
          const { x, y } = words.getBoundingClientRect();
          const { color, textDecorationLine, borderBlockEndWidth, borderBlockEndColor, fontWeight } = getComputedStyle(node);
          const look = [node.textContent.trim(), color, textDecorationLine, borderBlockEndWidth, borderBlockEndColor, fontWeight];
          return [look.join(' '), [x, y, width, height]];
        });";
    let page = &bench.page;
    let mut seen = Vec::new();
    for routing in ["hash", "state", "none"] {
        let site = bench.site()?;
        stage::host_page(&site, &format!("routing=\"{routing}\""), "")?;
        stage::open_host(bench, &site).await?;
        looks::stand_still(page).await?;
        let mut pages = Vec::new();
        for place in 0..PAGES {
            let open = "const item = root.querySelectorAll('.srw-nav-item')[arguments[0]];
                item.click();
                return item.textContent;";
            let name = page.eval_with(open, vec![json!(place)]).await?.as_str().unwrap_or_default().to_owned();
            page.wait_until(&format!("root.querySelector('[aria-current=page]')?.textContent === {}", json!(name)))
                .await?;
            pages.push(serde_json::from_value::<Vec<Link>>(page.eval(looks).await?)?);
        }
        seen.push((routing, pages));
    }
    let links = seen[0].1.iter().map(Vec::len).sum::<usize>();
    ensure!(links > 20, "{links} links are few");
    for (routing, pages) in &seen[1..] {
        for (hash, other) in seen[0].1.iter().zip(pages) {
            let alike = hash.len() == other.len() && hash.iter().zip(other).all(|(hash, other)| are_alike(hash, other));
            ensure!(alike, "with {routing}:\n{other:#?}\nwith hash:\n{hash:#?}");
        }
    }
    bench.no_problems().await
}
