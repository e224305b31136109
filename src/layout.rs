//! File layouts: which file of a module holds which kind of block, by the names that are usual.

use crate::ask::{Asked, Layout};

/// The layout that a call or the settings choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Files as they are.
    Keep,
    /// The root module in one file.
    Single,
    /// Variables, outputs, providers in files of their own.
    Split,
}

impl Choice {
    /// The choice of a name.
    pub fn named(name: &str) -> Option<Choice> {
        match name {
            "keep" => Some(Choice::Keep),
            "single" => Some(Choice::Single),
            "split" => Some(Choice::Split),
            _ => None,
        }
    }

    /// What it means where this was asked: one file has the name that was asked for.
    pub fn layout(self, asked: &Asked) -> Layout {
        match (self, asked.layout.as_ref().map(|layout| &layout.value)) {
            (Choice::Keep, _) => Layout::Keep,
            (Choice::Split, _) => Layout::Split(Vec::new()),
            (Choice::Single, Some(single @ Layout::Single(_))) => single.clone(),
            (Choice::Single, _) => Layout::Single("main.tf".to_owned()),
        }
    }
}

/// The rank of a file that has no usual name.
pub(crate) const REST: u8 = 6;

/// The rank of a file in a configuration that is read from top to bottom; other names keep their order in the middle.
pub(crate) fn rank(path: &str) -> u8 {
    match path.rsplit('/').next().unwrap_or(path).trim_end_matches(".tf") {
        "versions" | "version" | "terraform" => 0,
        "backend" => 1,
        "provider" | "providers" => 2,
        "variables" | "variable" | "vars" | "inputs" => 3,
        "locals" | "local" => 4,
        "data" | "data_sources" | "data-sources" | "datasources" => 5,
        "outputs" | "output" => 7,
        _ => REST,
    }
}

/// The file for a kind of block, if one of that use is among the names; `None` for kinds that belong to no such file.
pub(crate) fn destination(kind: &str, names: &[String]) -> Option<String> {
    ranks(kind).iter().find_map(|wanted| names.iter().find(|name| rank(name) == *wanted)).cloned()
}

/// Whether a block of this kind may stay in the file.
pub(crate) fn stays(kind: &str, path: &str) -> bool {
    ranks(kind).contains(&rank(path))
}

/// The names of a split layout: those that are there, and the usual ones for the uses that none of them has.
/// Source: "Style Guide", section "File names", HashiCorp (developer.hashicorp.com/terraform/language/style); `versions.tf` for
/// its `terraform.tf`, as most published modules call it.
pub(crate) fn split<'n>(there: impl Iterator<Item = &'n str>) -> Vec<String> {
    let mut names: Vec<String> = there.filter(|name| rank(name) != REST).map(str::to_owned).collect();
    for usual in ["versions.tf", "providers.tf", "variables.tf", "locals.tf", "outputs.tf"] {
        if !names.iter().any(|name| rank(name) == rank(usual)) {
            names.push(usual.to_owned());
        }
    }
    names
}

fn ranks(kind: &str) -> &'static [u8] {
    match kind {
        "variable" => &[3],
        "output" => &[7],
        "locals" => &[4],
        "data" => &[5],
        "terraform" => &[0, 2, 1],
        "provider" => &[2, 0],
        _ => &[],
    }
}
