//! What a module can give back under a name: `vpc_id` is the `id` of its VPC, `private_subnet_ids` the `id` of each of its
//! private subnets. The schema says which attributes there are, the words of types and labels which resource is meant.

pub mod wanted;
mod words;

use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::schema::types::{BlockType, Type};
use crate::sorted;
use crate::wire::elsewhere::is_generic;

/// What stands for a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The expression, in the module.
    pub value: String,
    /// Whether it must not be shown.
    pub secret: bool,
    /// Whether the words leave no other reading.
    pub sure: bool,
    /// Whether it is a value that nobody but the provider gives, of a resource that the name names.
    pub own: bool,
}

/// How a name that is looked for is used.
#[derive(Clone, Copy, Debug, Default)]
pub struct Use<'n> {
    /// One of several is picked by its index (`module.x.ids["a"]`).
    pub keyed: bool,
    /// The attribute that is taken of it (`module.x.vpc.id`).
    pub part: Option<&'n str>,
    /// Other words for the module as a whole: the label of its call, its folder.
    pub about: &'n [&'n str],
}

/// What stands for a name in a module, or the addresses between which it does not choose.
///
/// # Errors
///
/// The addresses that it may stand for; none where nothing is called so.
pub fn of(ctx: &Context, module: &Module, name: &str, used: Use) -> Result<Export, Vec<String>> {
    let ctx = Context { module, ..*ctx };
    let sure = |value: String| Ok(Export { value, secret: false, sure: true, own: true });
    if module.declares(&format!("local.{name}")) {
        return sure(format!("local.{name}"));
    }
    let mut nested = module.calls().filter(|(call, folder)| {
        let child = Module::in_folder(ctx.modules, folder);
        call.repeat().is_none() && child.is_some_and(|child| child.declares(&format!("output.{name}")))
    });
    if let (Some((call, _)), None) = (nested.next(), nested.next()) {
        return sure(format!("module.{}.{name}", call.name()));
    }
    let mut found = candidates(&ctx, name, used);
    if found.is_empty() && ["subnets", "security_groups"].iter().any(|end| name.ends_with(end)) {
        // A list of things is a list of their ids.
        found = candidates(&ctx, &format!("{}_ids", name.trim_end_matches('s')), used);
    }
    if found.is_empty() && name.ends_with("endpoint") {
        // Where it is reached.
        found = candidates(&ctx, &format!("{name}_address"), used);
    }
    sorted::by_key(&mut found, |one| one.rank);
    let best = found.first().map(|one| one.rank);
    let own = format!("var.{name}");
    if best.is_none_or(|rank| rank.weak || rank.tier >= BY_ATTRIBUTE) && module.declares(&own) {
        return sure(own);
    }
    found.retain(|one| Some(one.rank) == best);
    found.dedup_by_key(|one| one.block.address());
    match &found[..] {
        [] => Err(Vec::new()),
        [one] => one.export().ok_or_else(|| one.block.address().into_iter().collect()),
        several => {
            together(name, several).ok_or_else(|| several.iter().filter_map(|one| one.block.address()).collect())
        }
    }
}

/// Where nothing but the attribute speaks for a resource.
const BY_ATTRIBUTE: u8 = 6;

/// How well a resource fits, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    weak: bool,
    tier: u8,
    /// How many words of the label the name does not say.
    silent: usize,
    /// Whether its type has words that neither the name nor the module says.
    strange: bool,
}

struct Candidate<'m> {
    block: Block<'m>,
    /// Empty for the block as a whole.
    attribute: String,
    list: bool,
    secret: bool,
    own: bool,
    keyed: bool,
    plural: bool,
    rank: Rank,
}

fn candidates<'m>(ctx: &Context<'m>, name: &str, used: Use) -> Vec<Candidate<'m>> {
    let all = words::of(name);
    let last = name.rsplit('_').next().unwrap_or(name);
    let plural = words::singular(last) != last.to_ascii_lowercase();
    let mut found = Vec::new();
    let things = ctx.module.blocks().filter(|block| matches!(block.kind(), "resource" | "data"));
    for block in things {
        let Some(ty) = ctx.type_of(block) else { continue };
        for (attribute, count, alias) in attributes(&ty, block.of(), name, &all, used) {
            let Some(rank) = rank(ctx, block, &all[..all.len() - count], &attribute, alias, used) else { continue };
            let known = ty.attribute(&attribute);
            let list = known.is_some_and(|one| matches!(one.ty, Type::List(_) | Type::Set(_)));
            let secret = known.is_some_and(|one| one.sensitive);
            let told = known.is_some_and(|one| one.settable()) && !matches!(attribute.as_str(), "id" | "arn");
            let own = !told && rank.tier < 4;
            let (keyed, plural) = (used.keyed, plural && !list);
            let one = Candidate { block, attribute, list, secret, own, keyed, plural, rank };
            // A part of one of several needs an index that nobody gives.
            if one.value().is_some() {
                found.push(one);
            }
        }
    }
    found
}

/// The attributes of a type that a name may end with: each with how many of its words it takes, and whether it is
/// called otherwise.
fn attributes(ty: &BlockType, of: &str, name: &str, all: &[String], used: Use) -> Vec<(String, usize, u8)> {
    let mut found = Vec::new();
    if let Some(part) = used.part {
        if ty.attribute(part).is_some() || ty.block(part).is_some() {
            found.push((String::new(), 0, 0));
        }
        return found;
    }
    for attribute in ty.attributes.keys() {
        let own = words::of(attribute);
        let ends = |name: &str| name == &**attribute || name.ends_with(&format!("_{attribute}"));
        let plain = ends(name) || ends(name.strip_suffix('s').unwrap_or(name));
        if plain || all.ends_with(&own) && own.len() > 1 {
            found.push((attribute.to_string(), own.len(), 0));
        }
    }
    if let Some(last) = all.last() {
        // An attribute's own name goes before what it is called otherwise.
        let is_there = found.iter().any(|(attribute, _, _)| words::of(attribute).len() == 1);
        let meant = words::meant(last, of);
        let first = meant.into_iter().find(|name| ty.attribute(name).is_some()).filter(|_| !is_there);
        found.extend(first.map(|name| (name, 1, 1)));
    }
    found
}

fn rank(ctx: &Context, block: Block, head: &[String], attribute: &str, alias: u8, used: Use) -> Option<Rank> {
    let provider = block.of().split('_').next().unwrap_or("");
    let of = block.of().strip_prefix(provider).unwrap_or("").trim_start_matches('_');
    let (ty, label) = (words::of(of), words::of(block.name()));
    let generic = is_generic(block.name());
    let about: Vec<String> = used.about.iter().flat_map(|text| words::of(text)).collect();
    let unsaid: Vec<&String> = head
        .iter()
        .filter(|word| !ty.contains(word) && !label.contains(word) && !about.contains(word) && *word != provider)
        .collect();
    let said = |word: &&String| head.contains(*word);
    let noun = ty.last().is_some_and(|noun| head.contains(noun));
    let service = words::is_principal(block.of()) && ty.first().is_some_and(|first| head.contains(first));
    let own = words::of(attribute);
    let tier = if ty.iter().all(|word| head.contains(word)) {
        0
    } else if noun || service {
        2
    } else if head.is_empty() && own.len() > 1 && own.first().is_some_and(|first| ty.contains(first)) {
        4
    } else if head.is_empty() && own.len() < 2 {
        // `arn` alone says nothing.
        return None;
    } else {
        BY_ATTRIBUTE
    };
    let mut weak = false;
    if !unsaid.is_empty() {
        // Another word for the only one there is: what uses it, or what stands in it, must say so where its label does not.
        let tells = || {
            let own = words_in(block.text());
            let users = ctx.module.users(&block.address().unwrap_or_default()).map(|one| ctx.module.holder(one));
            let users: Vec<String> = users.flat_map(|user| words::of(user.name())).collect();
            unsaid.iter().all(|word| own.contains(*word) || users.contains(*word))
        };
        let only = ctx.module.blocks().filter(|one| one.kind() == block.kind() && one.of() == block.of()).count() == 1;
        if tier > 2 || !only || !(generic || tells()) {
            return None;
        }
        weak = true;
    }
    let silent = if generic { 0 } else { label.iter().filter(|word| !said(word) && !ty.contains(word)).count() };
    let strange = ty.iter().any(|word| !head.contains(word) && !about.contains(word));
    Some(Rank { weak, tier: tier + alias, silent, strange })
}

fn words_in(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_ascii_alphanumeric()).flat_map(words::of).collect()
}

impl Candidate<'_> {
    fn export(&self) -> Option<Export> {
        Some(Export { value: self.value()?, secret: self.secret, sure: !self.rank.weak, own: self.own })
    }

    /// The expression; `None` where there are several and one is wanted.
    fn value(&self) -> Option<String> {
        let address = self.block.address()?;
        let part = if self.attribute.is_empty() { String::new() } else { format!(".{}", self.attribute) };
        let repeat = self.block.repeat();
        let many = self.plural || self.keyed;
        Some(match repeat.map(|repeat| (repeat.name(), repeat.value())) {
            None if self.plural => format!("[{address}{part}]"),
            None => format!("{address}{part}"),
            Some(_) if self.list => return None,
            Some(("count", _)) if many => format!("{address}[*]{part}"),
            Some(("count", value)) if value.text().contains('?') => format!("one({address}[*]{part})"),
            Some(("count", value)) if value.text() == "1" => format!("{address}[0]{part}"),
            Some((_, _)) if self.keyed => format!("{{ for key, one in {address} : key => one{part} }}"),
            Some(("for_each", _)) if self.plural => format!("values({address})[*]{part}"),
            Some(_) => return None,
        })
    }
}

/// A list of several: they are of one type, each is one, and their labels differ in nothing but a number or a letter, or
/// all of the type are there.
fn together(name: &str, several: &[Candidate]) -> Option<Export> {
    let first = several.first()?;
    let alike = several.iter().all(|one| {
        one.block.of() == first.block.of()
            && one.attribute == first.attribute
            && one.plural
            && !one.keyed
            && one.block.repeat().is_none()
    });
    if !alike {
        return None;
    }
    let stem = |one: &Candidate| -> Vec<String> {
        let words = words::of(one.block.name());
        words.into_iter().filter(|word| word.len() > 2 && !word.chars().any(|c| c.is_ascii_digit())).collect()
    };
    let numbered = several.iter().all(|one| stem(one) == stem(first));
    let named = words::of(name);
    let of_type = several.iter().all(|one| words::of(one.block.name()).iter().all(|word| !named.contains(word)));
    let items: Vec<String> =
        several.iter().filter_map(|one| Some(one.value()?.trim_matches(['[', ']']).to_owned())).collect();
    let value = format!("[\n    {},\n  ]", items.join(",\n    "));
    let secret = several.iter().any(|one| one.secret);
    let sure = numbered && !first.rank.weak;
    (numbered || of_type).then_some(Export { value, secret, sure, own: first.own })
}
