//! What a module can give back under a name: `vpc_id` is the `id` of its VPC, `private_subnet_ids` the `id` of each of its
//! private subnets. The schema says which attributes there are, the words of types and labels which resource is meant.

pub mod wanted;
mod words;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

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
    let about: Vec<String> = used.about.iter().flat_map(|text| words::of(text)).collect();
    let labels = labels(ctx.module);
    let things = labels.0.iter().filter_map(|(at, label)| Some((ctx.module.numbered(*at)?, label)));
    // What the name may be of a type is the same for each of many.
    let mut types: HashMap<_, (Vec<String>, Vec<End>)> = HashMap::new();
    for (block, label) in things {
        let Some(ty) = ctx.type_of(block) else { continue };
        let (said, ends) = types.entry((block.kind(), block.of())).or_insert_with(|| {
            let ends = attributes(ctx, &ty, block.of(), name, &all, used).into_iter().map(End::new).collect();
            (words::of(of_provider(block.of()).1), ends)
        });
        for End { attribute, own, count, alias } in ends {
            let named = Named { head: &all[..all.len() - *count], attribute: own, about: &about, alias: *alias };
            let Some(rank) = rank(ctx, block, said, label, &named) else { continue };
            let attribute = attribute.clone();
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

/// The number of each resource and data source of a module, with the words of its label.
struct Labels(Vec<(usize, Vec<String>)>);

fn labels(module: &Module) -> Arc<Labels> {
    module.once(|| {
        let things = module.blocks().filter(|block| matches!(block.kind(), "resource" | "data"));
        Labels(things.map(|block| (block.index(), words::of(block.name()))).collect())
    })
}

/// The attributes of types, each with its words, by the place of the type, which is kept so that no other takes it.
#[derive(Default)]
struct Spelt(Mutex<HashMap<usize, (Arc<BlockType>, Words)>>);

/// Names, each with its words.
type Words = Arc<Vec<(Arc<str>, Vec<String>)>>;

/// The attributes of a type, each with its words; they are the same for each name that is looked for.
fn spelt(ctx: &Context, ty: &Arc<BlockType>) -> Words {
    let all = ctx.facts.once(Spelt::default);
    let mut all = all.0.lock().unwrap_or_else(PoisonError::into_inner);
    let made = || Arc::new(ty.attributes.keys().map(|name| (name.clone(), words::of(name))).collect());
    all.entry(Arc::as_ptr(ty).addr()).or_insert_with(|| (ty.clone(), made())).1.clone()
}

/// An attribute that a name may end with.
struct End {
    attribute: String,
    /// Its words.
    own: Vec<String>,
    /// How many words of the name it takes.
    count: usize,
    /// Whether it is called otherwise.
    alias: u8,
}

impl End {
    fn new((attribute, count, alias): (String, usize, u8)) -> Self {
        End { own: words::of(&attribute), attribute, count, alias }
    }
}

/// The attributes of a type that a name may end with: each with how many of its words it takes, and whether it is
/// called otherwise.
fn attributes(
    ctx: &Context,
    ty: &Arc<BlockType>,
    of: &str,
    name: &str,
    all: &[String],
    used: Use,
) -> Vec<(String, usize, u8)> {
    let mut found = Vec::new();
    if let Some(part) = used.part {
        if ty.attribute(part).is_some() || ty.block(part).is_some() {
            found.push((String::new(), 0, 0));
        }
        return found;
    }
    for (attribute, own) in spelt(ctx, ty).iter() {
        let ends =
            |name: &str| name.strip_suffix(&**attribute).is_some_and(|front| front.is_empty() || front.ends_with('_'));
        let plain = ends(name) || ends(name.strip_suffix('s').unwrap_or(name));
        if plain || all.ends_with(own) && own.len() > 1 {
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

/// The prefix of a type's provider, and the rest of its name.
fn of_provider(of: &str) -> (&str, &str) {
    let provider = of.split('_').next().unwrap_or("");
    (provider, of.strip_prefix(provider).unwrap_or("").trim_start_matches('_'))
}

/// How a name that is looked for would say a block and its attribute.
struct Named<'n> {
    /// The words before those of the attribute.
    head: &'n [String],
    /// The words of the attribute.
    attribute: &'n [String],
    /// Other words for the module as a whole.
    about: &'n [String],
    /// Whether the attribute is called otherwise.
    alias: u8,
}

fn rank(ctx: &Context, block: Block, ty: &[String], label: &[String], named: &Named) -> Option<Rank> {
    let Named { head, attribute: own, about, alias } = *named;
    let (provider, _) = of_provider(block.of());
    let generic = is_generic(block.name());
    let said = |word: &String| ty.contains(word) || label.contains(word) || about.contains(word) || *word == provider;
    let unsaid: Vec<&String> = head.iter().filter(|word| !said(word)).collect();
    let only = ctx.module.labelled(block.kind(), block.of()).len() == 1;
    if !unsaid.is_empty() && !only {
        return None;
    }
    let said = |word: &&String| head.contains(*word);
    let noun = ty.last().is_some_and(|noun| head.contains(noun));
    let service = words::is_principal(block.of()) && ty.first().is_some_and(|first| head.contains(first));
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
        if tier > 2 || !(generic || tells()) {
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
