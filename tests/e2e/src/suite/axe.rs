//! Every page and state in every look, against axe-core and what is measured in the page itself.

use anyhow::Result;
use e2e::Bench;

use super::looks;
use super::scenes::{self, Group};

async fn check(bench: &Bench, group: &'static Group) -> Result<()> {
    let _site = scenes::open(bench).await?;
    let mut amiss = Vec::new();
    for scene in scenes::each(group) {
        scene.show(&bench.page).await?;
        for line in looks::amiss(&bench.page).await? {
            amiss.push(format!("{}, {line}", scene.name));
        }
    }
    anyhow::ensure!(amiss.is_empty(), "{}", amiss.join("\n"));
    bench.no_problems().await
}

/// R45: the places beside the requests.
pub async fn places(bench: &Bench) -> Result<()> {
    check(bench, scenes::PLACES).await
}

/// R45: each question before it is answered, and with its errors.
pub async fn questions(bench: &Bench) -> Result<()> {
    check(bench, scenes::QUESTIONS).await
}

/// R45: the pages of a request that is answered, to the last one.
pub async fn answered(bench: &Bench) -> Result<()> {
    check(bench, scenes::ANSWERED).await
}

/// R45: the pages where a request ends elsewhere.
pub async fn endings(bench: &Bench) -> Result<()> {
    check(bench, scenes::ENDINGS).await
}

/// R45: the compact layout.
pub async fn compact(bench: &Bench) -> Result<()> {
    check(bench, scenes::COMPACT).await
}
