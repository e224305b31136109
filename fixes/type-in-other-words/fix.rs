//! Resources and data sources of types that nobody has, and the one type that says the same and takes what they hold.

use std::collections::{HashMap, HashSet};

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::schema::implied_provider;
use crate::schema::types::BlockType;
use crate::shape::bodies;
use crate::shape::kinds::{TypeWords, type_words};
use crate::sorted;
use crate::wire::misspelt::{STRANGE, says_type, type_meant};

/// What is worked out once for many blocks, by the kind of block.
#[derive(Default)]
struct Known<'m> {
    /// The types that a provider has, with their words.
    types: HashMap<(&'m str, &'m str), Vec<(String, TypeWords)>>,
    /// Those that may be meant by a type, each with how far apart the two are.
    near: HashMap<(&'m str, &'m str), Vec<(String, Apart)>>,
}

/// How many words stand in one of two names only, and whether one holds all words of the other.
type Apart = (usize, bool);

impl<'m> Known<'m> {
    fn near(&mut self, ctx: &Context<'m>, block: Block<'m>) -> &[(String, Apart)] {
        let types = self.types.entry((block.kind(), implied_provider(block.of()))).or_insert_with(|| {
            let named = ctx.type_names(block).into_iter();
            named.map(|name| (name.clone(), type_words(&name))).collect()
        });
        self.near.entry((block.kind(), block.of())).or_insert_with(|| {
            let said = type_words(block.of());
            types.iter().filter_map(|(name, words)| Some((name.clone(), apart(&said, words)?))).collect()
        })
    }
}

/// A finding for each of them that one type fits better than any other.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut known = Known::default();
    let unknown = |block: &Block| ctx.type_of(*block).is_none();
    let all = ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data"));
    let names: HashSet<&str> = all.filter(unknown).map(|block| block.of()).collect();
    if names.len() > STRANGE {
        return Vec::new();
    }
    ctx.module
        .blocks()
        .filter(|block| matches!(block.kind(), "resource" | "data"))
        .filter_map(|block| look(ctx, block, &mut known))
        .collect()
}

fn look<'m>(ctx: &Context<'m>, block: Block<'m>, known: &mut Known<'m>) -> Option<Finding> {
    let address = block.address()?;
    let (meant, why) = match ctx.type_of(block) {
        Some(_) => {
            let other = number(ctx, block)?;
            let why = format!("what is read of it is {other}'s");
            (other, why)
        }
        // A misspelling is another fix's.
        None if type_meant(ctx, block).is_some() => return None,
        None => {
            let other = meant(ctx, block, known.near(ctx, block))?;
            let why = format!("there is no type {}; {other} says the same", block.of());
            (other, why)
        }
    };
    let wanted = address.replacen(block.of(), &meant, 1);
    let finding = Finding::on(block, format!("{address}: {why}"));
    if ctx.module.declares(&wanted) {
        return Some(Finding { message: format!("{}, and {wanted} is there", finding.message), ..finding });
    }
    let mut edits = Edits::default();
    edits.claim(wanted.clone());
    edits.splice(block.file(), block.label_span(0)?.range, &format!("\"{meant}\""));
    ctx.module.users(&address).for_each(|reference| edits.rename(reference, &wanted));
    Some(finding.with(edits).renaming(block, wanted, format!("{} is not meant", block.of())))
}

/// The data source for several of what this one looks up, or for one of them, where everything that is read of this one is
/// exported by that one only.
fn number(ctx: &Context, block: Block) -> Option<String> {
    let of = block.of();
    let other = of.strip_suffix('s').map_or_else(|| format!("{of}s"), str::to_owned);
    let (own, ty) = (ctx.type_of(block)?, ctx.type_named(block, &other)?);
    let address = block.address()?;
    let read: Vec<&String> = ctx.module.users(&address).filter_map(|one| one.rest.first()).collect();
    let exports = |ty: &BlockType, name: &str| ty.attribute(name).is_some() || ty.block(name).is_some();
    let wrong = read.iter().any(|name| !exports(&own, name));
    let whole = || bodies::of_type(block, ty.clone()).iter().all(bodies::Body::is_whole);
    (block.kind() == "data" && wrong && read.iter().all(|name| exports(&ty, name)) && whole()).then_some(other)
}

/// How well a type fits: what is wrong with the body and with what is read, then the words that are not in both names.
type Fit = (usize, usize);

fn meant(ctx: &Context, block: Block, near: &[(String, Apart)]) -> Option<String> {
    // What references call it, where nothing else is called so.
    let address = block.address()?;
    let mut named = ctx.module.dangling().filter_map(|one| {
        let of = one.target.strip_prefix("data.").unwrap_or(&one.target).split('.').next()?;
        (one.target == address.replacen(block.of(), of, 1) && says_type(ctx, block, of)).then_some(of)
    });
    if let Some(of) = named.next() {
        return named.all(|other| other == of).then(|| of.to_owned());
    }
    let fit = |(name, apart): &'_ (String, Apart)| fit(ctx, block, name, *apart);
    let mut near: Vec<(Fit, &String)> = near.iter().filter_map(|one| Some((fit(one)?, &one.0))).collect();
    sorted::by(&mut near, Ord::cmp);
    match near.as_slice() {
        [] => None,
        [(_, one)] => Some((*one).clone()),
        // Of two that miss nothing a word less says little, unless it is the very name.
        [(first, one), (second, _), ..] => {
            let nearer = first.1 + 1 < second.1 || first.1 == 0 && second.1 > 0;
            (first.0 < second.0 || first.0 == second.0 && nearer).then(|| (*one).clone())
        }
    }
}

/// How far two names are apart; `None` where they share nothing that says what the thing is.
fn apart(said: &TypeWords, name: &TypeWords) -> Option<Apart> {
    let within = said.all.is_subset(&name.all) || name.all.is_subset(&said.all);
    // A bucket's versioning is no bucket.
    let telling = name.is_kind_of(said) && said.telling().any(|word| name.all.contains(word));
    telling.then(|| (said.all.symmetric_difference(&name.all).count(), within))
}

fn fit(ctx: &Context, block: Block, name: &str, (apart, within): Apart) -> Option<Fit> {
    let ty = ctx.type_named(block, name)?;
    let body = bodies::of_type(block, ty.clone());
    let faults: usize = body.iter().map(bodies::Body::faults).sum();
    let plain =
        block.attributes().filter(|one| !matches!(one.name(), "name" | "tags" | "count" | "for_each" | "provider"));
    let known = plain.filter(|one| ty.attribute(one.name()).is_some()).count()
        + block.blocks().filter(|one| ty.as_block(one.kind()).is_some()).count();
    let address = block.address()?;
    let unread = |name: &str| ty.attribute(name).is_none() && ty.block(name).is_none();
    let read = ctx.module.users(&address).filter_map(|one| one.rest.first()).filter(|name| unread(name)).count();
    let fits = match (faults + read, within) {
        (0, true) => apart <= 2,
        // Another name altogether, but one that takes every word of it.
        (0, false) => apart <= 4 && known >= 2,
        (few, true) => apart <= 1 && few <= 1 && known > few,
        _ => false,
    };
    fits.then_some((faults + read, apart))
}
