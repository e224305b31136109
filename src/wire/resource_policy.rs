//! The policy of a bucket, a topic or a queue: statements are added to the one that is there, or to a new one.

use std::collections::HashMap;

use super::facts;
use super::policy::{self, Rendered};
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::companion;
use crate::shape::must::{Filled, Hole, Made, Names};

/// The types that have a policy of their own, each with the type that holds it.
const HELD: [[&str; 2]; 3] = [
    ["aws_s3_bucket", "aws_s3_bucket_policy"],
    ["aws_sns_topic", "aws_sns_topic_policy"],
    ["aws_sqs_queue", "aws_sqs_queue_policy"],
];

/// What fills the slots of statements that only the fix knows.
pub type Own<'f> = &'f dyn Fn(&str) -> Option<String>;

/// The policy of a bucket, topic or queue, where its own resource says it.
pub fn of<'m>(module: &'m Module, holder: Block) -> Option<Block<'m>> {
    let policies = module.once(|| {
        let mut policies = HashMap::new();
        for [_, of] in HELD {
            for policy in module.resources(of) {
                for address in companion::reached(module, policy) {
                    policies.entry((of, address)).or_insert(policy.index());
                }
            }
        }
        Policies(policies)
    });
    module.numbered(*policies.0.get(&(held(holder)?, holder.address()?))?)
}

/// The first policy of a type that leads to each address.
struct Policies(HashMap<(&'static str, String), usize>);

/// Everything that is said about who may use it.
pub fn text(module: &Module, holder: Block) -> String {
    let own = holder.attribute("policy").map(|policy| policy.text().to_owned()).unwrap_or_default();
    own + &of(module, holder).map(|policy| policy::whole_text(module, policy)).unwrap_or_default()
}

/// Edits that add the statements of variants of a fix's `must.tf` to the policy of a bucket, topic or queue, and the
/// policy's address; `must.tf` itself is the policy that is made where there is none.
///
/// # Errors
///
/// Why nobody can tell where they belong.
pub fn add(ctx: &Context, holder: Block, variants: &[&str], own: Own) -> Result<(Edits, String), &'static str> {
    let module = ctx.module;
    let unclear = "its policy is not written out here";
    if holder.has("policy") {
        return Err(unclear);
    }
    let facts = facts::of(module, Some(holder)).ok_or("its region cannot be told")?;
    let this = holder.instance().ok_or(unclear)?;
    let fill = |hole: &Hole| match hole {
        Hole::This => Filled::Text(this.clone()),
        Hole::Slot(name, _) => own(name).map_or_else(|| facts.fill(hole), Filled::Text),
        hole => facts.fill(hole),
    };
    let all = rendered(ctx, variants, &fill).ok_or(unclear)?;
    let mut edits = Edits::default();
    let address = match of(module, holder) {
        Some(there) => {
            // One block for several: `this` would have to be each of them.
            if there.repeat().is_some() != holder.repeat().is_some() {
                return Err("one policy speaks of several of them");
            }
            let home = there.attribute("policy").and_then(|value| policy::statements(module, value.value()));
            let home = home.ok_or(unclear)?;
            let all: Vec<_> = all.iter().flat_map(Rendered::statements).collect();
            policy::append(&mut edits, &home, &all);
            there.address().ok_or(unclear)?
        }
        None => {
            let must = ctx.fix.must("").ok_or(unclear)?;
            let names = companion::names(module, holder, must.blocks());
            let made = must.render(&names, &fill).map_err(|_| unclear)?;
            let mut head = made.into_iter().find(|one| held(holder) == Some(&one.of)).ok_or(unclear)?;
            head.text = Rendered::new(&head.text).joined(&all).ok_or(unclear)?;
            let address = head.address.clone().ok_or(unclear)?;
            edits.join(Made::add(module, &Place::behind(companion::last(module, holder)), &[head]));
            address
        }
    };
    facts::supply(ctx, &facts, &mut edits);
    Ok((edits, address))
}

fn held(holder: Block) -> Option<&'static str> {
    HELD.iter().find(|[of, _]| *of == holder.of()).map(|[_, policy]| *policy)
}

fn rendered(ctx: &Context, variants: &[&str], fill: &dyn Fn(&Hole) -> Filled) -> Option<Vec<Rendered>> {
    let one = |variant: &&str| {
        let made = ctx.fix.must(variant)?.render(&Names::default(), fill).ok()?;
        Some(Rendered::new(&made.first()?.text))
    };
    variants.iter().map(one).collect()
}
