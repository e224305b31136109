//! The policy of a bucket: statements are added to the one that is there, or to a new one.

use super::facts::{self, Facts};
use super::policy::{self, Rendered};
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::companion;
use crate::shape::must::{Filled, Hole, Made, Names};

/// The policy of a bucket, where its own resource says it.
pub fn of<'m>(module: &'m Module, bucket: Block) -> Option<Block<'m>> {
    let address = bucket.address()?;
    module.resources("aws_s3_bucket_policy").find(|policy| companion::reached(module, *policy).contains(&address))
}

/// Everything that is said about who may use a bucket.
pub fn text(module: &Module, bucket: Block) -> String {
    let own = bucket.attribute("policy").map(|policy| policy.text().to_owned()).unwrap_or_default();
    own + &of(module, bucket).map(|policy| policy::whole_text(module, policy)).unwrap_or_default()
}

/// Edits that add the statements of variants of a fix's `must.tf` to a bucket's policy, and the policy's address; `must.tf`
/// itself is a policy without statements.
///
/// # Errors
///
/// Why nobody can tell where they belong.
pub fn add(ctx: &Context, bucket: Block, variants: &[&str]) -> Result<(Edits, String), &'static str> {
    let module = ctx.module;
    let unclear = "its policy is not written out here";
    if bucket.has("policy") {
        return Err(unclear);
    }
    let facts = facts::of(module, Some(bucket)).ok_or("its region cannot be told")?;
    let this = bucket.instance().ok_or(unclear)?;
    let mut edits = Edits::default();
    let address = match of(module, bucket) {
        Some(there) => {
            // One block for several buckets: `this` would have to be each of them.
            if there.repeat().is_some() != bucket.repeat().is_some() {
                return Err("one policy speaks of several buckets");
            }
            let home = there.attribute("policy").and_then(|value| policy::statements(module, value.value()));
            let home = home.ok_or(unclear)?;
            let all = rendered(ctx, variants, &this, &facts).ok_or(unclear)?;
            let all: Vec<_> = all.iter().flat_map(Rendered::statements).collect();
            policy::append(&mut edits, &home, &all);
            there.address().ok_or(unclear)?
        }
        None => {
            let must = ctx.fix.must("").ok_or(unclear)?;
            let names = companion::names(module, bucket, must.blocks());
            let made = must.render(&names, &|hole| fill(hole, &this, &facts)).map_err(|_| unclear)?;
            let all = rendered(ctx, variants, &this, &facts).ok_or(unclear)?;
            let mut head = made.into_iter().next().ok_or(unclear)?;
            head.text = Rendered::new(&head.text).joined(&all).ok_or(unclear)?;
            let address = head.address.clone().ok_or(unclear)?;
            edits.join(Made::add(module, &Place::behind(companion::last(module, bucket)), &[head]));
            address
        }
    };
    facts::supply(ctx, &facts, &mut edits);
    Ok((edits, address))
}

fn rendered(ctx: &Context, variants: &[&str], this: &str, facts: &Facts) -> Option<Vec<Rendered>> {
    let one = |variant: &&str| {
        let made = ctx.fix.must(variant)?.render(&Names::default(), &|hole| fill(hole, this, facts)).ok()?;
        Some(Rendered::new(&made.first()?.text))
    };
    variants.iter().map(one).collect()
}

fn fill(hole: &Hole, this: &str, facts: &Facts) -> Filled {
    match hole {
        Hole::This => Filled::Text(this.to_owned()),
        hole => facts.fill(hole),
    }
}
