//! Policy documents that resources refer to and nobody declares: the form for the type of the resource (`must/TYPE.tf`), about
//! the resource that the policy is for.

use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::module::refs::Reference;
use crate::shape::must::Filled;
use crate::sorted;
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::facts;
use crate::wire::missing::{self, Missing};

/// A finding for each of them; trust policies of roles are another fix's.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = missing::all(ctx, true).into_iter().filter(|one| one.of == "aws_iam_policy_document");
    all.filter(|one| one.users.iter().any(|user| user.attribute != "assume_role_policy"))
        .map(|one| look(ctx, &one))
        .collect()
}

fn look(ctx: &Context, one: &Missing) -> Finding {
    let users: Vec<(Block, &Reference)> = one.users.iter().map(|user| (one.module.holder(user), *user)).collect();
    let of = users.first().map_or("", |(holder, _)| holder.of());
    let is_alike = |(holder, user): &(Block, &Reference)| {
        holder.kind() == "resource" && holder.of() == of && user.attribute == "policy"
    };
    let Some(must) = ctx.fix.must(of).filter(|_| users.iter().all(is_alike)) else {
        return one.unclear("nothing says what it allows");
    };
    let meta = match one.meta() {
        Ok(meta) => meta,
        Err(why) => return one.unclear(&why),
    };
    let first = users.first().map(|(holder, _)| *holder);
    let Some(facts) = facts::of(ctx.module, first) else { return one.unclear("its account cannot be told") };
    let fill = |slot: &str, args: &[String]| match (slot, args.first()) {
        ("account", _) => Some(Filled::Text(facts.account.clone())),
        ("target", Some(argument)) => {
            Some(target(one, &users, argument.trim_matches('"')).map_or(Filled::Missing, Filled::Text))
        }
        _ => None,
    };
    match one.make(ctx, &[must], meta, &fill) {
        Ok(mut edits) => {
            facts::supply(ctx, &facts, &mut edits);
            one.finding().with(edits)
        }
        Err(slots) if slots.iter().any(|slot| slot == "slot.target") => {
            one.unclear("it is for several resources, and a policy speaks of one")
        }
        Err(slots) => Finding { asks: slots, ..one.finding() },
    }
}

/// The ARN of what the policy is for: of the only user, or of each by its number.
fn target(one: &Missing, users: &[(Block, &Reference)], argument: &str) -> Option<String> {
    let arn = |holder: &Block| holder.attribute(argument).and_then(|value| arn(value.value()));
    if let [(holder, _)] = users {
        return arn(holder);
    }
    let mut numbered: Vec<(usize, String)> = Vec::new();
    for (holder, user) in users {
        let text = &one.module.sources().file(user.file).text;
        let behind = text[user.head.end..user.range.end].strip_prefix('[')?;
        let (index, _) = behind.split_once(']')?;
        numbered.push((index.trim().parse().ok()?, arn(holder)?));
    }
    sorted::by(&mut numbered, Ord::cmp);
    let is_dense = numbered.iter().enumerate().all(|(at, (number, _))| at == *number);
    let all: Vec<String> = numbered.into_iter().map(|(_, arn)| arn).collect();
    is_dense.then(|| format!("[{}][count.index]", all.join(", ")))
}

/// The ARN of what a value takes the id, the URL or the ARN of.
fn arn(value: Value) -> Option<String> {
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let last = steps.last().filter(|step| matches!(step.kind, StepKind::Attr(_)))?;
    let whole = value.span().range;
    let end = value.place(&last.range).start - whole.start;
    Some(format!("{}.arn", &value.text()[..end]))
}
