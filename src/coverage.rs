//! Coverage: what was asked, and what of it is there. How a component shows itself is data: `coverage/presence.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::ask::{self, Asked, Requirement, Wish};
use crate::catalogue;
use crate::module::Module;
use crate::module::block::Block;

/// How far a requirement is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It was asked for and is not there.
    Missing,
    /// It is there, and something that belongs to it is not.
    Partial,
    /// It was excluded and is there.
    Unwanted,
    /// Nothing here can tell.
    Unclear,
    /// It is there; or it was excluded and is not.
    Met,
}

/// One requirement, and what the configuration has of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The component's id.
    pub component: &'static str,
    /// What it is.
    pub title: &'static str,
    /// How strongly it was wished for: `asked`, `optional`, `existing`, `excluded`.
    pub wish: String,
    /// How far it is met.
    pub standing: Standing,
    /// The addresses that show it.
    pub addresses: Vec<String>,
    /// What is missing of it.
    pub missing: Vec<String>,
    /// The sentence that decides.
    pub sentence: String,
    /// Where the sentence stands.
    pub source: String,
    /// The fixes that add it.
    pub fixes: Vec<&'static str>,
}

/// How a component shows itself.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Presence {
    any: Vec<String>,
    r#where: BTreeMap<String, String>,
    each: Vec<String>,
    needs: Vec<Vec<String>>,
    used: bool,
    quality: bool,
}

static PRESENCES: LazyLock<BTreeMap<String, Presence>> = LazyLock::new(|| crate::data!("src/coverage/presence"));

/// Every requirement, what is missing first, then in the order of the components' ids.
pub fn coverage(asked: &Asked, modules: &[Module]) -> Vec<Line> {
    if asked.components.is_empty() {
        return Vec::new(); // Who asks for nothing does not wait for the phrases to be read.
    }
    let mut lines: Vec<Line> = ask::components()
        .iter()
        .filter_map(|component| {
            let requirement = asked.sentence_for(component.id)?;
            Some(line(component, decides(asked, component.id, requirement), requirement, modules))
        })
        .collect();
    lines.sort_by_key(|line| (line.standing, line.component));
    lines
}

/// An exclusion outweighs a wish, as it does for the fixes.
fn decides(asked: &Asked, component: &str, requirement: &Requirement) -> Wish {
    if asked.excludes(component) { Wish::Excluded } else { requirement.wish }
}

fn line(component: &ask::Component, wish: Wish, requirement: &Requirement, modules: &[Module]) -> Line {
    let mut line = Line {
        component: component.id,
        title: component.title,
        wish: crate::report::word(&wish),
        standing: Standing::Unclear,
        addresses: Vec::new(),
        missing: Vec::new(),
        sentence: requirement.sentence.clone(),
        source: requirement.source.clone(),
        fixes: Vec::new(),
    };
    if wish == Wish::Asked {
        let adds = catalogue::all().iter().filter(|fix| fix.asked_by.iter().any(|id| id == component.id));
        line.fixes = adds.map(|fix| fix.id).collect();
    }
    if component.id == "outputs" {
        let there = modules.iter().any(|module| module.of_kind("output").next().is_some());
        line.standing = standing(wish, there, true);
        return line;
    }
    let Some(presence) = PRESENCES.get(component.id) else { return line };
    let blocks = presence.blocks(modules);
    line.addresses = blocks.iter().filter_map(|(_, block)| block.address()).collect();
    line.missing = presence.missing(&blocks);
    if !(presence.quality && blocks.is_empty() && wish == Wish::Asked) {
        line.standing = standing(wish, !blocks.is_empty(), line.missing.is_empty());
    }
    line
}

fn standing(wish: Wish, there: bool, whole: bool) -> Standing {
    match (wish, there) {
        (Wish::Excluded, true) => Standing::Unwanted,
        (Wish::Excluded, false) => Standing::Met,
        (Wish::Asked, false) => Standing::Missing,
        (Wish::Optional | Wish::Existing, false) => Standing::Unclear,
        (_, true) => {
            if whole {
                Standing::Met
            } else {
                Standing::Partial
            }
        }
    }
}

impl Presence {
    fn blocks<'m>(&self, modules: &'m [Module]) -> Vec<(&'m Module, Block<'m>)> {
        let is = |block: &Block| {
            self.any.iter().any(|of| match (of.strip_prefix("data."), of.split_once('.')) {
                (Some(of), _) => block.kind() == "data" && block.of() == of,
                (None, Some((of, name))) => block.kind() == "resource" && block.of() == of && sets(*block, name),
                (None, None) => block.kind() == "resource" && block.of() == of,
            }) && self.r#where.iter().all(|(name, wanted)| {
                block
                    .attribute(name)
                    .is_some_and(|attribute| wanted.is_empty() || attribute.value().as_str() == Some(wanted))
            })
        };
        let blocks = modules.iter().flat_map(|module| module.blocks().map(move |block| (module, block)));
        blocks.filter(|(_, block)| is(block)).collect()
    }

    /// What belongs to the blocks and is not there, in words.
    fn missing(&self, blocks: &[(&Module, Block)]) -> Vec<String> {
        let mut missing = Vec::new();
        for (module, block) in blocks {
            let Some(address) = block.address() else { continue };
            for name in &self.each {
                // `TYPE.NAME` is asked of the blocks of one type.
                let (of, name) = name.split_once('.').unwrap_or((block.of(), name));
                if of == block.of() && !sets(*block, name) {
                    missing.push(format!("{name} of {address}"));
                }
            }
            for types in &self.needs {
                let refers =
                    |one: &crate::module::refs::Reference| types.iter().any(|of| module.holder(one).of() == of);
                let named = |one: &crate::module::refs::Reference| {
                    types.iter().any(|of| one.target.starts_with(&format!("{of}.")))
                };
                if !module.users(&address).any(refers) && !module.references_in(*block).any(named) {
                    missing.push(format!("{} for {address}", types.join(" or ")));
                }
            }
            if self.used && module.users(&address).next().is_none() {
                missing.push(format!("anything that uses {address}"));
            }
        }
        missing
    }
}

/// Whether a block has an argument or a nested block of this name, and does not turn it off.
fn sets(block: Block, name: &str) -> bool {
    let off = block.attribute(name).is_some_and(|one| one.value().as_bool() == Some(false));
    block.has(name) && !off
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Options;
    use crate::engine::reading::Reading;
    use crate::source::{File, Sources};
    use crate::syntax;

    fn lines(prompt: &str, text: &str) -> Vec<Line> {
        let sources = Sources::new([File::new("main.tf", text)]);
        let reading = Reading::of(sources, &Options::default(), &mut syntax::Cache::default());
        coverage(&ask::read(Some(prompt), None, &[]), &reading.modules)
    }

    #[test]
    fn a_load_balancer_without_a_listener_is_partial() {
        let lines = lines("Create an application load balancer and a VPC.", "resource \"aws_lb\" \"web\" {}\n");
        let of = |id: &str| lines.iter().find(|line| line.component == id).map(|line| line.standing);
        assert_eq!(of("alb"), Some(Standing::Partial));
        assert_eq!(of("vpc"), Some(Standing::Missing));
    }

    #[test]
    fn a_database_that_keeps_its_password_itself_has_a_secret_that_rotates() {
        let managed = "resource \"aws_db_instance\" \"main\" {\n  manage_master_user_password = true\n}\n";
        let ask = "Use Secrets Manager secrets. Configure automatic rotation of secrets.";
        let standing = |text: &str, id: &str| {
            lines(ask, text).into_iter().find(|line| line.component == id).map(|line| line.standing)
        };
        for id in ["secrets_manager", "secret_rotation"] {
            assert_eq!(standing(managed, id), Some(Standing::Met), "{id}");
            assert_eq!(standing(&managed.replace("true", "false"), id), Some(Standing::Missing), "{id}");
        }
    }

    #[test]
    fn what_was_excluded_is_reported_when_it_is_there() {
        let lines = lines("Do not create NAT gateways.", "resource \"aws_nat_gateway\" \"one\" {}\n");
        assert_eq!(lines[0].standing, Standing::Unwanted);
        assert_eq!(lines[0].addresses, ["aws_nat_gateway.one"]);
    }

    #[test]
    fn what_holds_nothing_back_is_not_missing() {
        let standing = |text: &str| {
            let lines = lines("All resources must be destroyable.", text);
            lines.iter().find(|line| line.component == "destroyable").map(|line| line.standing)
        };
        assert_eq!(standing("resource \"aws_sns_topic\" \"a\" {}\n"), Some(Standing::Unclear));
        assert_eq!(standing("resource \"aws_s3_bucket\" \"a\" {}\n"), Some(Standing::Partial));
        assert_eq!(standing("resource \"aws_s3_bucket\" \"a\" {\n  force_destroy = true\n}\n"), Some(Standing::Met));
    }

    #[test]
    fn a_password_that_aws_keeps_is_a_secret_of_secrets_manager() {
        let prompt = "Keep the database's password in Secrets Manager.";
        let standing = |value: &str| {
            let text = format!("resource \"aws_db_instance\" \"a\" {{\n  manage_master_user_password = {value}\n}}\n");
            lines(prompt, &text).iter().find(|line| line.component == "secrets_manager").map(|line| line.standing)
        };
        assert_eq!(standing("true"), Some(Standing::Met));
        assert_eq!(standing("false"), Some(Standing::Missing));
    }

    #[test]
    fn every_type_is_known_and_every_component_too() {
        let schemas = crate::schema::Schemas::embedded();
        let aws = schemas.versions("hashicorp/aws").last().expect("it is built in");
        for (id, presence) in &*PRESENCES {
            assert!(ask::component(id).is_some(), "{id} is no component");
            for of in presence.any.iter().chain(presence.needs.iter().flatten()) {
                let known = match (of.strip_prefix("data."), of.split_once('.')) {
                    (Some(of), _) => aws.data_source(of).is_some(),
                    (None, Some((of, name))) => {
                        aws.resource(of).is_some_and(|one| one.names().any(|known| known == name))
                    }
                    (None, None) => aws.resource(of).is_some(),
                };
                assert!(known, "{id}: no type {of}");
            }
        }
    }
}
