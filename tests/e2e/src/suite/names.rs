//! What assistive technology is told of each control: its role, its name, its description.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use e2e::Bench;
use serde_json::{Value, json};

use super::scenes::{self, Group};

/// The nodes with a role that somebody needs, each with the roles that fit it, the name that is seen beside it, and what
/// is wrong with its description. One role of several engines' words for the same thing is enough.
const NODES: &str = "
    const text = (node) => (node?.innerText ?? '').replace(/\\s+/g, ' ').trim();
    const roles = (node) => {
      const given = node.getAttribute('role');
      if (given) return [given];
      switch (node.localName) {
        case 'a': return ['link'];
        case 'button': return ['button'];
        case 'textarea': return ['textbox'];
        // A button that opens a menu, in WebKit.
        case 'select': return ['combobox', 'listbox', 'button'];
        case 'fieldset': return ['group'];
        case 'nav': return ['navigation'];
        case 'dialog': return ['dialog'];
        case 'input': return { radio: ['radio'], checkbox: ['checkbox'], search: ['searchbox'], file: ['button'] }[node.type] ?? ['textbox'];
        default: return ['heading'];
      }
    };
    const name = (node) => {
      if (node.localName === 'fieldset') return text(node.querySelector('legend'));
      if (node.labels?.length) return text(node.labels[0]);
      if (node.matches('nav, dialog, [role=listbox]')) return null;
      return text(node);
    };
    const described = (node) => {
      const ids = (node.getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean);
      for (const id of ids) {
        const found = root.getElementById(id);
        if (!found || !text(found)) return `is described by ${id}, which says nothing`;
      }
      if (!node.matches('input, select, textarea, fieldset')) return null;
      const field = node.closest('fieldset, .srw-field');
      const owner = field?.localName === 'fieldset' ? field : node;
      const owned = (owner.getAttribute('aria-describedby') ?? '').split(' ');
      for (const note of field?.querySelectorAll(':scope > :is(.srw-hint, .srw-error)') ?? []) {
        if (note.checkVisibility() && note.id && !owned.includes(note.id)) return `is not described by ${note.id}`;
      }
      return null;
    };
    return [...root.querySelectorAll('a[href], button, input, select, textarea, fieldset, h1, h2, h3, nav, dialog[open], [role=listbox], [role=option]')]
      .filter((node) => node.checkVisibility())
      // An open dialog is all there is.
      .filter((node) => !root.querySelector('dialog[open]') || node.closest('dialog'))
      .map((node) => [node, roles(node), name(node), described(node), node.outerHTML]);";

/// How much of a control's markup is told, in letters.
const WORDS: usize = 120;

/// A name as it is compared. Engines put spaces around what is hidden in their own ways.
fn folded(name: &str) -> String {
    name.split_whitespace().collect()
}

/// R45: on every place in every state each control has the role that it looks like, the name that is seen, and is described
/// by its hint and its error.
pub async fn of_places(bench: &Bench) -> Result<()> {
    every_control(bench, scenes::PLACES).await
}

/// R45: the same of the questions, with errors, too.
pub async fn of_questions(bench: &Bench) -> Result<()> {
    every_control(bench, scenes::QUESTIONS).await
}

/// R45: the same of what is answered.
pub async fn of_answered_pages(bench: &Bench) -> Result<()> {
    every_control(bench, scenes::ANSWERED).await
}

/// R45: the same of the pages where a request ends elsewhere.
pub async fn of_endings(bench: &Bench) -> Result<()> {
    every_control(bench, scenes::ENDINGS).await
}

/// R45: the same in the compact layout.
pub async fn of_compact_pages(bench: &Bench) -> Result<()> {
    every_control(bench, scenes::COMPACT).await
}

async fn every_control(bench: &Bench, group: &'static Group) -> Result<()> {
    let _site = scenes::open(bench).await?;
    let page = &bench.page;
    let mut amiss = Vec::new();
    // What is the same in markup and in the words beside it has the same role and name on every page, so that it is asked once.
    let mut asked = BTreeSet::new();
    for scene in scenes::each(group) {
        scene.show(page).await?;
        let found = page.eval(NODES).await?;
        let rows = found.as_array().cloned().unwrap_or_default();
        ensure!(rows.len() > 3, "{} has {} controls", scene.name, rows.len());
        for row in rows {
            if !asked.insert(json!([row[1], row[2], row[3], row[4]]).to_string()) {
                continue;
            }
            let element = page.as_element(&row[0]).ok_or_else(|| anyhow::anyhow!("no element"))?;
            let (role, name) = page.role_and_name(&element).await?;
            let markup: String = row[4].as_str().unwrap_or_default().chars().take(WORDS).collect();
            let mut wrong = |what: String| amiss.push(format!("{}: {what}: {markup}", scene.name));
            let fits = row[1].as_array().into_iter().flatten().filter_map(Value::as_str).any(|fit| fit == role);
            if !fits {
                wrong(format!("the role {role}, not {}", row[1]));
            }
            let name = folded(&name);
            match row[2].as_str().map(folded) {
                Some(seen) if !name.contains(&seen) => wrong(format!("the name “{name}”, seen is “{seen}”")),
                _ if name.is_empty() => wrong("no name".to_owned()),
                _ => {}
            }
            if let Some(description) = row[3].as_str() {
                wrong(description.to_owned());
            }
        }
    }
    ensure!(amiss.is_empty(), "{} of {}:\n{}", amiss.len(), asked.len(), amiss.join("\n"));
    bench.no_problems().await
}
