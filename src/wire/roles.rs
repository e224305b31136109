//! Roles by the service that takes them on, and what they may do.

use std::collections::HashMap;
use std::sync::Arc;

use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::companion::{self, reached};
use crate::shape::must::{Filled, Hole, Made};
use crate::wire::Wire;
use crate::wire::policy::Rendered;

/// The roles that instances take on.
pub fn of_instances(module: &Module) -> Vec<Block<'_>> {
    module.resources("aws_iam_role").filter(|role| is_taken_on_by(module, *role, "ec2.amazonaws.com")).collect()
}

/// Whether a role's trust names a service, in itself or in a policy document.
pub fn is_taken_on_by(module: &Module, role: Block, service: &str) -> bool {
    // "ec2.amazonaws.com", not "something-ec2.amazonaws.com".
    trust(module, role).contains(&format!("\"{service}\""))
}

/// Who may take on a role, as it is written: in itself, and in the policy documents that it names.
pub fn trust(module: &Module, role: Block) -> String {
    let mut text = role.attribute("assume_role_policy").map(|policy| policy.text().to_owned()).unwrap_or_default();
    let documents = reached(module, role);
    let documents = documents.iter().filter(|target| target.starts_with("data.aws_iam_policy_document."));
    documents.filter_map(|target| module.get(target)).for_each(|document| text += document.text());
    text
}

/// Everything that is said about what a role may do: the policies that name it, and those that are attached to it.
pub fn permissions(module: &Module, role: Block) -> String {
    role.text().to_owned() + &policies(module, role)
}

/// The same without what is said about who may take it on.
pub fn granted(module: &Module, role: Block) -> String {
    let own = role.attribute("managed_policy_arns").map_or("", |arns| arns.text()).to_owned();
    role.nested("inline_policy").fold(own, |text, policy| text + policy.text()) + &policies(module, role)
}

fn policies(module: &Module, role: Block) -> String {
    let Some(address) = role.address() else { return String::new() };
    let mut text = String::new();
    let all = Policies::of(module);
    for block in all.about.get(&address).into_iter().flatten().filter_map(|index| module.numbered(*index)) {
        text += block.text();
        for target in reached(module, block).iter().filter(|target| {
            target.starts_with("aws_iam_policy.")
                || target.starts_with("data.aws_iam_policy_document.")
                || target.starts_with("local.")
        }) {
            let said = match target.strip_prefix("local.") {
                Some(name) => module.local(name).map(|local| local.text().to_owned()),
                None => module.get(target).map(|policy| policy.text().to_owned()),
            };
            text += &said.unwrap_or_default();
            let inner = module.get(target).map(|policy| reached(module, policy)).unwrap_or_default();
            for document in inner.iter().filter(|one| one.starts_with("data.aws_iam_policy_document.")) {
                text += module.get(document).map_or("", |document| document.text());
            }
        }
    }
    text
}

/// What is said of roles all over a module.
struct Policies {
    /// The resources of IAM that reach an address, by number; roles are none of them.
    about: HashMap<String, Vec<usize>>,
    /// Whether one of them names a role by what it is repeated over.
    has_each: bool,
    /// How they name roles in quotes, one below the other.
    quoted: String,
}

impl Policies {
    fn of(module: &Module) -> Arc<Policies> {
        module.once(|| {
            let mut all = Policies { about: HashMap::new(), has_each: false, quoted: String::new() };
            for block in module.of_kind("resource").filter(|block| block.of().starts_with("aws_iam_")) {
                for named in ["role", "roles"].iter().filter_map(|one| block.attribute(one)) {
                    let text = named.value().text();
                    all.has_each |= text.starts_with("each.");
                    if text.contains('"') {
                        all.quoted.push_str(text);
                        all.quoted.push('\n');
                    }
                }
                if block.of() != "aws_iam_role" {
                    let targets = reached(module, block).into_iter();
                    targets.for_each(|target| all.about.entry(target).or_default().push(block.index()));
                }
            }
            all
        })
    }
}

/// Whether a role may be given its permissions where nobody can read them here, or may do everything. `said` is what it may
/// do, in small letters.
pub fn is_unclear(module: &Module, role: Block, said: &str) -> bool {
    let marks = ["file(", "each.value", "module.", "data.aws_iam_policy.", "_policy_documents", "action=\"*\""];
    let plain: String = said.chars().filter(|c| !c.is_whitespace() && !matches!(c, '[' | ']')).collect();
    let everything = ["action\":\"*\"", "actions=\"*\"", "administratoraccess", "poweruseraccess", "policy_arn=var."];
    let address = role.address().unwrap_or_default();
    let is_handed = module.users(&address).any(|one| match module.holder(one).kind() {
        "module" => true,
        "output" => !module.is_root(),
        _ => false,
    });
    let name = role.attribute("name").map(|name| name.value().text()).filter(|name| name.starts_with('"'));
    let all = Policies::of(module);
    let is_named = || all.has_each || name.is_some_and(|name| all.quoted.contains(name));
    is_handed || marks.iter().chain(&everything).any(|mark| plain.contains(mark)) || is_named()
}

/// Whether policies, in small letters, speak of a service: an action of it, or a managed policy of its name.
pub fn is_known(said: &str, mark: &str) -> bool {
    let name = mark.split(':').next().unwrap_or(mark);
    let mut managed = said.match_indices(":policy/").map(|(at, _)| said[at..].split('"').next().unwrap_or_default());
    said.contains(mark) || said.contains(&format!("{name}:*")) || managed.any(|policy| policy.contains(name))
}

/// The finding that a role lacks a permission: none of the marks stands in what it may do. `must.tf` is what gives it, with
/// `this` for the role.
pub fn lacks(ctx: &Context, role: Block, known_by: &[&str], what: &str) -> Option<Finding> {
    let said = permissions(ctx.module, role);
    let is_known = known_by.iter().any(|mark| said.contains(mark));
    let wire = Wire::new(ctx);
    if is_known { None } else { add(ctx, role, "", &|hole| wire.fill(hole, Some(role)), what) }
}

/// The finding that a role needs what a variant of `must.tf` gives it.
pub fn add(ctx: &Context, role: Block, variant: &str, fill: &dyn Fn(&Hole) -> Filled, what: &str) -> Option<Finding> {
    made(ctx, role, variant, fill, what, Some)
}

/// The finding that a role needs a policy of statements, which some blocks wait for: `must.tf` is the policy without any.
pub fn grant(
    ctx: &Context,
    role: Block,
    fill: &dyn Fn(&Hole) -> Filled,
    statements: &[Rendered],
    waiting: &[Block],
    what: &str,
) -> Option<Finding> {
    let policy = std::cell::OnceCell::new();
    let mut finding = made(ctx, role, "", fill, what, |mut all: Vec<Made>| {
        let head = all.first_mut()?;
        head.text = Rendered::new(&head.text).joined(statements)?;
        let _ = head.address.clone().map(|address| policy.set(address));
        Some(all)
    })?;
    if let Some(policy) = policy.get() {
        waiting.iter().for_each(|block| finding.edits.depend(*block, policy));
    }
    Some(finding)
}

fn made(
    ctx: &Context,
    role: Block,
    variant: &str,
    fill: &dyn Fn(&Hole) -> Filled,
    what: &str,
    finish: impl Fn(Vec<Made>) -> Option<Vec<Made>>,
) -> Option<Finding> {
    let module = ctx.module;
    let (address, this) = (role.address()?, role.instance()?);
    let must = ctx.fix.must(variant)?;
    let mut names = companion::names(module, role, must.blocks());
    for (of, label) in &mut names.labels {
        // `this_ssm` is the role's own label and what it is for.
        if let (Some((of, _)), Some(suffix)) = (of.rsplit_once('.'), label.strip_prefix("this_")) {
            *label = module.fresh_label(of, &format!("{}_{suffix}", role.name()));
        }
    }
    let mut finding = Finding::on(role, format!("{address} {what}"));
    let fill = |hole: &Hole| match hole {
        Hole::This => Filled::Text(this.clone()),
        hole => fill(hole),
    };
    match must.render(&names, &fill) {
        Ok(made) => finding.edits = Made::add(module, &Place::behind(last_of(module, role)), &finish(made)?),
        Err(slots) => finding.asks = slots,
    }
    Some(finding)
}

/// The role, or the last of the blocks right behind it that speak of it.
fn last_of<'m>(module: &'m Module, role: Block<'m>) -> Block<'m> {
    let address = role.address().unwrap_or_default();
    let behind = module.behind(role);
    behind.take_while(|one| reached(module, *one).contains(&address)).last().unwrap_or(role)
}
