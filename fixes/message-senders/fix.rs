//! The statements that the policy of a topic or queue lacks for the services that send to it.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::wire::arns::Arn;
use crate::wire::{policy, resource_policy, sid};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Senders {
    sender: Vec<Sender>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sender {
    to: String,
    of: String,
    argument: String,
    service: String,
    statement: String,
    source: Option<String>,
    #[serde(default)]
    by_default: bool,
}

fn senders() -> &'static [Sender] {
    static SENDERS: OnceLock<Senders> = OnceLock::new();
    &SENDERS.get_or_init(|| crate::data!("fixes/message-senders/senders")).sender
}

/// A finding for each topic and queue, and each service that it shuts out.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let types = ["aws_sns_topic", "aws_sqs_queue"];
    types.iter().flat_map(|of| ctx.module.resources(of)).flat_map(|holder| look(ctx, holder)).collect()
}

fn look(ctx: &Context, holder: Block) -> Vec<Finding> {
    let module = ctx.module;
    let Some(address) = holder.address() else { return Vec::new() };
    let said = resource_policy::text(module, holder);
    // Topics admit by default what speaks for the account, and such a statement names everybody.
    let is_default = said.is_empty() || said.to_ascii_lowercase().contains("aws:sourceowner");
    if policy::names_everybody(&said) && !is_default {
        return Vec::new();
    }
    let mut missing: BTreeMap<&str, (&Sender, Vec<Block>)> = BTreeMap::new();
    for user in module.users(&address) {
        let block = module.holder(user);
        let sends = |one: &&Sender| {
            one.to == holder.of()
                && one.of == block.of()
                && one.argument == user.attribute
                && !(one.by_default && is_default)
                && !policy::names_service(&said, &one.service)
        };
        for sender in senders().iter().filter(sends) {
            missing.entry(&sender.service).or_insert_with(|| (sender, Vec::new())).1.push(block);
        }
    }
    if missing.is_empty() || is_named(module, holder) {
        return Vec::new();
    }
    let all = missing.into_values().map(|(sender, blocks)| lets(ctx, holder, sender, &blocks));
    // Two statements do not go to the end of one list at once: the next comes a round later.
    let (mut made, mut found): (Vec<_>, Vec<_>) = all.partition(|finding| !finding.edits.is_empty());
    made.truncate(1);
    found.append(&mut made);
    found
}

/// Whether a policy names its topic or queue in words and not by a reference.
fn is_named(module: &Module, holder: Block) -> bool {
    let name = holder.attribute("name").and_then(|name| name.value().as_str()).unwrap_or_default();
    let address = holder.address().unwrap_or_default();
    !name.is_empty()
        && module
            .resources(&format!("{}_policy", holder.of()))
            .any(|policy| policy.text().contains(name) && !policy.text().contains(&address))
}

/// The finding that a service is shut out, with the statement that lets it in.
fn lets(ctx: &Context, holder: Block, sender: &Sender, blocks: &[Block]) -> Finding {
    let address = holder.address().unwrap_or_default();
    let finding = Finding::on(holder, format!("{address} does not let {} send to it", sender.service));
    let say = |why: &str| Finding { message: format!("{}; {why}", finding.message), ..finding.clone() };
    let source = match &sender.source {
        Some(argument) => match sources(ctx.module, blocks, argument) {
            Some(source) => source,
            None => return say("what sends to it cannot be named here"),
        },
        None => String::new(),
    };
    let own = |slot: &str| match slot {
        "service" => Some(format!("\"{}.amazonaws.com\"", sender.service)),
        "sid" => Some(format!("\"{}\"", sid::of(&sender.service))),
        "source" => Some(source.clone()),
        _ => None,
    };
    match resource_policy::add(ctx, holder, &[sender.statement.as_str()], &own) {
        Ok((edits, _)) => finding.with(edits),
        Err(why) => say(why),
    }
}

/// The ARNs of what an argument of some blocks names.
fn sources(module: &Module, blocks: &[Block], argument: &str) -> Option<String> {
    let mut all: Vec<Arn> = Vec::new();
    for block in blocks {
        let arn = Arn::of(module.get(&block.attribute(argument)?.value().target()?)?, "arn")?;
        if !all.contains(&arn) {
            all.push(arn);
        }
    }
    Some(Arn::joined(&all, &[]))
}
