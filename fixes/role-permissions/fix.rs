//! What a role lacks for the work for which a service takes it on: known from the block that gives the service the role.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::catalogue::code::missing_role;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::shape::must::{Filled, Hole, Names};
use crate::wire::arns::Arn;
use crate::wire::calls::waits_for;
use crate::wire::policy::Rendered;
use crate::wire::{Wire, roles};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Uses {
    r#use: Vec<Use>,
    attach: Vec<Attach>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Use {
    of: String,
    role: String,
    by: Option<String>,
    link: Option<String>,
    names: Vec<String>,
    does: String,
    #[serde(default)]
    waits: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Attach {
    of: String,
    role: String,
    has: String,
    policy: String,
    mark: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Acts {
    act: Vec<Act>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Act {
    does: String,
    on: String,
    statement: String,
    mark: String,
}

fn uses() -> &'static Uses {
    static USES: OnceLock<Uses> = OnceLock::new();
    USES.get_or_init(|| crate::data!("fixes/role-permissions/uses"))
}

fn acts() -> &'static [Act] {
    static ACTS: OnceLock<Acts> = OnceLock::new();
    &ACTS.get_or_init(|| crate::data!("fixes/role-permissions/acts")).act
}

/// A statement and what it is about, with the blocks that wait for it.
#[derive(Default)]
struct Need<'m> {
    statement: &'static str,
    arns: Vec<Arn>,
    waiting: Vec<Block<'m>>,
}

/// A finding for each role that lacks something.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.resources("aws_iam_role").filter_map(|role| look(ctx, role)).collect()
}

fn look(ctx: &Context, role: Block) -> Option<Finding> {
    let module = ctx.module;
    let address = role.address()?;
    let users: Vec<&Reference> = module.users(&address).collect();
    let said = roles::granted(module, role).to_lowercase();
    if roles::is_unclear(module, role, &said) {
        return None;
    }
    if let Some(finding) = attach(ctx, role, &users, &said) {
        return Some(finding);
    }
    let needs = needs(module, role, &users, &said);
    if needs.is_empty() {
        return None;
    }
    let statement = |need: &Need| {
        let fill = |hole: &Hole| match hole {
            Hole::Slot(_, ends) => {
                let ends: Vec<&str> = ends.iter().map(|end| end.trim_matches('"')).collect();
                Filled::Text(Arn::joined(&need.arns, &ends))
            }
            _ => Filled::Missing,
        };
        let made = ctx.fix.must(need.statement)?.render(&Names::default(), &fill).ok()?;
        Some(Rendered::new(&made.first()?.text))
    };
    let statements: Vec<Rendered> = needs.iter().map(statement).collect::<Option<_>>()?;
    let mut waiting: Vec<Block> = Vec::new();
    for block in needs.iter().flat_map(|need| &need.waiting) {
        if !waiting.iter().any(|one| one.address() == block.address()) {
            waiting.push(*block);
        }
    }
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| wire.fill(hole, Some(role));
    roles::grant(ctx, role, &fill, &statements, &waiting, "may not do what it is taken on for")
}

fn needs<'m>(module: &'m Module, role: Block, users: &[&Reference], said: &str) -> Vec<Need<'m>> {
    let mut needs: Vec<Need> = Vec::new();
    for user in users {
        let holder = module.holder(user);
        for one in uses().r#use.iter().filter(|one| one.of == holder.of() && one.role == user.attribute) {
            for block in blocks(module, holder, one) {
                let named = module.references_in(block).filter(|named| one.names.contains(&named.attribute));
                for named in named {
                    let Some(used) = module.get(&named.target) else { continue };
                    let act = acts().iter().find(|act| act.does == one.does && act.on == used.of());
                    let Some(act) = act.filter(|act| !roles::is_known(said, &act.mark)) else { continue };
                    let attribute = named.rest.first().map_or("", String::as_str);
                    let attribute = if matches!(attribute, "stream_arn" | "qualified_arn") { attribute } else { "arn" };
                    let Some(arn) = Arn::beside(used, attribute, role) else { continue };
                    let is_waiting = one.waits
                        && block.address().is_some_and(|address| !waits_for(module, &named.target, &address, &[]));
                    add(&mut needs, &act.statement, arn, is_waiting.then_some(block));
                    if act.statement == "run-task" && !said.contains("iam:passrole") {
                        passed(module, used).into_iter().for_each(|arn| add(&mut needs, "pass-role", arn, None));
                    }
                }
            }
        }
    }
    needs
}

/// The blocks that name what is used.
fn blocks<'m>(module: &'m Module, holder: Block<'m>, one: &Use) -> Vec<Block<'m>> {
    let (Some(by), Some(link)) = (&one.by, &one.link) else { return vec![holder] };
    let users: Vec<&Reference> = holder.address().into_iter().flat_map(|address| module.users(&address)).collect();
    users
        .into_iter()
        .filter(|one| one.attribute == *link)
        .map(|one| module.holder(one))
        .filter(|one| one.of() == by)
        .collect()
}

/// The roles of a task, which who runs it hands to it.
fn passed(module: &Module, task: Block) -> Vec<Arn> {
    let named = ["execution_role_arn", "task_role_arn"].into_iter().filter_map(|name| task.attribute(name));
    named.filter_map(|role| Arn::of(module.get(&role.value().target()?)?, "arn")).collect()
}

fn add<'m>(needs: &mut Vec<Need<'m>>, statement: &'static str, arn: Arn, waiting: Option<Block<'m>>) {
    let at = needs.iter().position(|need| need.statement == statement).unwrap_or_else(|| {
        needs.push(Need { statement, ..Need::default() });
        needs.len() - 1
    });
    let need = &mut needs[at];
    if !need.arns.contains(&arn) {
        need.arns.push(arn);
    }
    need.waiting.extend(waiting);
}

/// The managed policy that a role lacks: one for what its service does beside, or, where it may do nothing, the service's.
fn attach(ctx: &Context, role: Block, users: &[&Reference], said: &str) -> Option<Finding> {
    let module = ctx.module;
    let beside = uses().attach.iter().find(|one| {
        let mut holders = users.iter().filter(|user| user.attribute == one.role).map(|user| module.holder(user));
        holders.any(|holder| holder.of() == one.of && holder.has(&one.has))
            && !one.mark.iter().any(|mark| said.contains(mark))
    });
    let policy = match beside {
        Some(one) => &one.policy,
        None if said.is_empty() => missing_role::managed(module, users)?,
        None => return None,
    };
    let wire = Wire::new(ctx);
    let fill = |hole: &Hole| match hole {
        Hole::Slot(name, _) if name == "policy_arn" => Filled::Text(format!("\"arn:aws:iam::aws:policy/{policy}\"")),
        hole => wire.fill(hole, Some(role)),
    };
    roles::add(ctx, role, "managed", &fill, "may not do what it is taken on for")
}
