//! The public surface as `custom-elements.json` describes it. The manifest is written by hand; the tests here hold it
//! against the code and the types, and `docs/api.md` is made from it.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::project;

/// The folder of what the npm package holds beside the release itself.
pub const PACKAGE: &str = "src/embed/package";

/// The manifest's file in [`PACKAGE`].
pub const MANIFEST: &str = "custom-elements.json";

/// Everything a host may rely on.
#[derive(Debug)]
pub struct Surface {
    pub element: Element,
    pub functions: Vec<Item>,
}

/// The custom element.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Element {
    pub tag_name: String,
    pub summary: String,
    pub description: String,
    pub attributes: Vec<Item>,
    pub members: Vec<Item>,
    pub events: Vec<Item>,
    pub slots: Vec<Item>,
    pub css_parts: Vec<Item>,
    pub css_properties: Vec<Item>,
}

/// One name with what there is to say about it.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Item {
    pub name: String,
    pub kind: String,
    pub description: String,
    pub field_name: String,
    #[serde(rename = "type")]
    pub kind_of_value: Type,
    pub default: String,
    pub syntax: String,
    pub readonly: bool,
    pub optional: bool,
    pub parameters: Vec<Item>,
    #[serde(rename = "return")]
    pub gives: Gives,
}

/// What a function or method returns.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Gives {
    #[serde(rename = "type")]
    pub kind_of_value: Type,
    pub description: String,
}

/// A TypeScript type as text.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Type {
    pub text: String,
}

impl Surface {
    /// Reads the manifest.
    pub fn read() -> Result<Surface> {
        let file = format!("{PACKAGE}/{MANIFEST}");
        let text = fs::read_to_string(project::path(&file)).with_context(|| file.clone())?;
        Surface::parse(&text).with_context(|| file)
    }

    fn parse(text: &str) -> Result<Surface> {
        #[derive(Deserialize)]
        struct Manifest {
            modules: Vec<Module>,
        }
        #[derive(Deserialize)]
        struct Module {
            declarations: Vec<serde_json::Value>,
        }
        let manifest: Manifest = serde_json::from_str(text)?;
        let module = manifest.modules.into_iter().next().context("the manifest has no module")?;
        let mut declarations = module.declarations.into_iter();
        let element = serde_json::from_value(declarations.next().context("the manifest has no element")?)?;
        let functions = declarations.map(serde_json::from_value).collect::<serde_json::Result<_>>()?;
        Ok(Surface { element, functions })
    }
}

impl Element {
    /// The properties beside those that reflect attributes.
    pub fn properties(&self) -> impl Iterator<Item = &Item> {
        self.members.iter().filter(|member| member.kind == "field")
    }

    /// The methods.
    pub fn methods(&self) -> impl Iterator<Item = &Item> {
        self.members.iter().filter(|member| member.kind == "method")
    }
}

impl Item {
    /// The call as TypeScript writes it, without what it gives: `getSummary(format?)`.
    pub fn call(&self) -> String {
        let named = |item: &Item| if item.optional { format!("{}?", item.name) } else { item.name.clone() };
        format!("{}({})", self.name, self.parameters.iter().map(named).collect::<Vec<_>>().join(", "))
    }
}

#[cfg(test)]
mod tests;
