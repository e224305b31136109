//! A name that is declared twice in different words: two drafts of one thing, or two things.

use std::collections::{BTreeSet, HashMap};

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::{Attribute, Block};
use crate::wire::{drafts, same};

/// Which of more declarations of one name is meant nobody can tell, and to unite them two by two has no end.
const MOST: usize = 30;

/// A finding for each name that is declared twice, in different words; of three, the third waits until there are two, unless
/// the second gets a name of its own.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for block in ctx.module.blocks().filter(|block| block.kind() != "locals") {
        if let Some(address) = block.address()
            && seen.insert(address.clone())
            && let all = ctx.module.every(&address)
            && let [first, again, ..] = all[..]
            && !drafts::agree(first, again)
        {
            if all.len() > MOST {
                let message = format!("{address} is declared {} times, in different words", all.len());
                found.push(Finding::on(again, message));
                continue;
            }
            // What gets a label of its own leaves the first as it is, and the next one need not wait.
            for again in all[1..].iter().filter(|again| !drafts::agree(first, **again)) {
                let finding = look(ctx, &address, first, *again);
                let is_named = finding.at == again.head() && finding.losses.iter().any(|loss| loss.to.is_some());
                found.push(finding);
                if !is_named {
                    break;
                }
            }
        }
    }
    found.extend(locals(ctx.module));
    found.extend(backends(ctx));
    found
}

fn look(ctx: &Context, address: &str, first: Block, again: Block) -> Finding {
    if let Some(alias) = alias(ctx.module, first, again) {
        let message = format!("{address} is configured twice; the second one is what {alias} stands for");
        let mut edits = Edits::default();
        edits.set(again, "alias", &format!("{:?}", alias.rsplit('.').next().unwrap_or_default()));
        edits.claim(format!("provider.{alias}"));
        let reason = "it is used under this alias, which no other block has";
        return Finding::on(again, message).with(edits).renaming(again, format!("provider.{alias}"), reason);
    }
    if let Some((one, other)) = drafts::told_apart(ctx, first, again) {
        let words = [drafts::own_word(first, (&other, &one)), drafts::own_word(again, (&one, &other))];
        // In files of their own either of them may keep the name.
        return match words {
            [Some(word), None] if first.file() != again.file() => {
                named(ctx, address, again, first, &drafts::label(ctx, first, Some(&word)))
            }
            [_, word] => named(ctx, address, first, again, &drafts::label(ctx, again, word.as_deref())),
        };
    }
    let at = |block: Block| same::place(ctx.module, block);
    let (stays, goes) = drafts::stays(ctx.module, first, again);
    let message = format!("{address} is declared twice, in different words; the draft at {} stays", at(stays));
    let Some(mut edits) = drafts::unite(stays, goes) else {
        return Finding::on(again, format!("{address} is declared twice, in different words"));
    };
    edits.remove_block(goes);
    Finding::on(goes, message).with(edits).removing(goes, format!("a draft of what {} says more of", at(stays)))
}

/// One of two things gets a label of its own, and what stands behind it in its file means it.
fn named(ctx: &Context, address: &str, first: Block, again: Block, label: &str) -> Finding {
    let prefix = address.rsplit_once('.').map_or("", |(prefix, _)| prefix);
    let new = format!("{prefix}.{label}");
    let finding = Finding::on(again, format!("{address} is declared twice, and this is another one: {new}"));
    let Some(span) = again.label_span(again.label_count().saturating_sub(1)) else { return finding };
    let mut edits = Edits::default();
    edits.claim(new.clone());
    edits.splice(span.file, span.range, &format!("{label:?}"));
    let next = ctx.module.every(address).into_iter().filter(|one| one.file() == again.file());
    let next = next.map(|one| one.span().range.start).find(|start| *start > again.span().range.start);
    for user in ctx.module.users(address).filter(|user| user.file == again.file()) {
        let own = first.file() != again.file() || user.range.start > again.span().range.start;
        if own && next.is_none_or(|next| user.range.start < next) {
            edits.rename(user, &new);
        }
    }
    finding.with(edits).renaming(again, new, "two things cannot have one name")
}

/// The one alias of a provider that is used and not configured, where two blocks without one speak of two regions.
fn alias(module: &Module, first: Block, again: Block) -> Option<String> {
    let region = |block: Block| block.attribute("region").map(|one| same::text(one.value().text()));
    if first.kind() != "provider" || again.has("alias") || region(first) == region(again) {
        return None;
    }
    let prefix = format!("provider.{}.", first.name());
    let missing: BTreeSet<&str> =
        module.dangling().map(|one| one.target.as_str()).filter(|target| target.starts_with(&prefix)).collect();
    let only = missing.first().filter(|_| missing.len() == 1)?;
    only.strip_prefix("provider.").map(str::to_owned)
}

fn locals(module: &Module) -> Option<Finding> {
    let all = || module.of_kind("locals").flat_map(|block| block.attributes().map(move |one| (one, block)));
    let mut counts: HashMap<&str, usize> = HashMap::new();
    all().for_each(|(one, _)| *counts.entry(one.name()).or_default() += 1);
    let mut seen: HashMap<&str, (Attribute, Block)> = HashMap::new();
    for (again, block) in all().filter(|(one, _)| counts[one.name()] <= MOST) {
        let Some((first, holder)) = seen.get(again.name()) else {
            seen.insert(again.name(), (again, block));
            continue;
        };
        let differ = same::text(first.value().text()) != same::text(again.value().text());
        if differ && holder.span() != block.span() {
            return Some(local((*first, *holder), (again, block)));
        }
    }
    None
}

/// The map with more entries stays, with those of the other one; of other values the later one.
fn local(first: (Attribute, Block), again: (Attribute, Block)) -> Finding {
    let size = |one: &Attribute| one.value().entries().map_or(0, |all| all.len());
    let (stays, goes) = if size(&first.0) > size(&again.0) { (first, again) } else { (again, first) };
    let name = stays.0.name();
    let mut edits = Edits::default();
    drafts::add_entries(&mut edits, stays.0, goes.0, stays.1);
    edits.claim(format!("local.{name}"));
    let finding = Finding::at(goes.0.name_span(), format!("local.{name} is set twice, to different values; one stays"));
    let reason = "another locals block sets it";
    let finding = finding.losing(format!("local.{name}"), reason);
    if goes.1.attributes().count() > 1 {
        edits.remove_attribute(goes.0, goes.1);
        return finding.with(edits);
    }
    edits.remove_block(goes.1);
    finding.with(edits).removing(goes.1, reason)
}

/// A backend in the place where nobody else reads the state gives way; else the one that says less.
fn backends(ctx: &Context) -> Option<Finding> {
    let settings = ctx.module.of_kind("terraform");
    let all: Vec<[Block; 2]> =
        settings.flat_map(|block| block.nested("backend").map(|one| [block, one]).collect::<Vec<_>>()).collect();
    let [first, again, ..] = all[..] else { return None };
    if all.len() > MOST {
        return None;
    }
    let alike = |less: Block, more: Block| less.name() == more.name() && same::says_no_more(less, more);
    if alike(first[1], again[1]) || alike(again[1], first[1]) {
        return None;
    }
    let (stays, goes) = match (first[1].name(), again[1].name()) {
        ("local", other) if other != "local" => (again, first),
        (other, "local") if other != "local" => (first, again),
        _ if drafts::fuller(first[1], again[1]).0.span() == first[1].span() => (first, again),
        _ => (again, first),
    };
    let reason = "a module has one backend, and more is said at";
    Some(drafts::drop_settings(ctx, Edits::default(), stays, goes, reason))
}
