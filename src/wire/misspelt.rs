//! Which declared name a name that resolves to nothing is a misspelling of. The rule is strict: an only sibling of the
//! same type is something else in most real configurations.

mod slip;

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use crate::catalogue::code::missing_role;
use crate::check::known::Known;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::module::refs::Reference;
use crate::schema::container::Kind;
use crate::schema::implied_provider;
use crate::schema::types::BlockType;
use crate::shape::bodies;
use crate::shape::kinds::type_words;
use crate::shape::names::same_words;
use crate::sorted;
use crate::syntax::tree::ExprKind;
use crate::wire::elsewhere::is_generic;
use crate::wire::roles;
use slip::{is_begun, is_longer, says_no_more};

pub use slip::{is_near, is_slip};

/// The one address of the same kind and type whose label is the target's with a slip of the pen: at most two letters
/// of one or more of its words, a word mark left out, one trailing word too many, or one word more or less that says nothing;
/// for a variable, the one that its name begins and breaks off. A label that says nothing (`main`) is the only one that says
/// nothing either. `None` with several candidates.
pub fn meant(module: &Module, target: &str) -> Option<String> {
    let known = module.once(Meant::default);
    if let Some(meant) = known.0.read().unwrap_or_else(PoisonError::into_inner).get(target) {
        return meant.clone();
    }
    let meant = look(module, target);
    known.0.write().unwrap_or_else(PoisonError::into_inner).insert(target.to_owned(), meant.clone());
    meant
}

/// What each address means for which somebody asked: a dozen fixes ask for the same.
#[derive(Default)]
struct Meant(RwLock<HashMap<String, Option<String>>>);

fn look(module: &Module, target: &str) -> Option<String> {
    let (prefix, label) = target.rsplit_once('.')?;
    // A variable is declared where it is used; its trailing word tells it from its neighbour.
    let is_block = !matches!(prefix, "var" | "local");
    let all = module.labels(prefix);
    if are_many(module, prefix) {
        return None;
    }
    let near = |is_near: &dyn Fn(&str) -> bool| {
        let mut near = all.iter().filter(|other| is_near(other) && may_stand(module, target, prefix, other));
        (near.next(), near.next())
    };
    let found = match near(&|other| is_slip(label, other, is_block) || is_block && is_longer(label, other)) {
        (None, _) if is_block => near(&|other| {
            let said = says_no_more(label, other, prefix.rsplit('.').next().unwrap_or(prefix));
            let is_used = || module.users(&format!("{prefix}.{other}")).next().is_some();
            said == Some(true) || said == Some(false) && !is_used()
        }),
        (None, _) => match near(&|other| is_begun(label, other)) {
            (None, _) if prefix == "var" => (unread(module, label, all), None),
            found => found,
        },
        found => found,
    };
    match found {
        (Some(one), None) => Some(format!("{prefix}.{one}")),
        // Both say nothing but that there is one.
        (None, _) if is_block && is_plain(label) => {
            let mut all = all.iter();
            let only = all.next().filter(|_| all.next().is_none())?;
            // Or the only one has the label of all who refer to it: the policy of the bucket `site`, the distribution `site`.
            let same = |user| module.holder(user).kind() == "resource" && module.holder(user).name() == *only;
            let meant = is_plain(only) || module.users(target).all(same);
            meant.then(|| format!("{prefix}.{only}"))
        }
        _ => None,
    }
}

/// The one variable that nothing reads and whose name says the same in other words: `subnet_ids` for `subnets`. One is not
/// several.
fn unread<'m>(module: &'m Module, name: &str, all: &'m [String]) -> Option<&'m String> {
    let alike = all.iter().filter(|other| other.ends_with('s') == name.ends_with('s'));
    let free = alike.filter(|other| module.users(&format!("var.{other}")).next().is_none());
    let meant = same_words(name, "", free.map(String::as_str))?;
    all.iter().find(|other| *other == meant)
}

/// Whether a block can stand where another is meant: what says who may take on a role is no permission, nor the other way
/// round, and a role that one service takes on is none of another.
fn may_stand(module: &Module, target: &str, prefix: &str, other: &str) -> bool {
    let Some(document) = module.get(&format!("{prefix}.{other}")) else { return true };
    if document.of() == "aws_iam_role" && document.kind() == "resource" {
        let users: Vec<_> = module.users(target).collect();
        let trust = roles::trust(module, document);
        let admits = |service: &&str| trust.contains(&format!("\"{service}\""));
        return !trust.contains(".amazonaws.com\"") || missing_role::services(module, &users).iter().all(admits);
    }
    let is_trust = document.text().contains("sts:AssumeRole") && document.text().contains("principals");
    let of = |wanted: bool| module.users(target).any(|user| (user.attribute == "assume_role_policy") == wanted);
    document.of() != "aws_iam_policy_document" || of(is_trust)
}

/// Whether a label says nothing but that there is one. Fewer than [`super::elsewhere::is_generic`] knows: `primary` says which
/// of two, and a reference is not brought to another one for it.
fn is_plain(label: &str) -> bool {
    matches!(label, "this" | "main" | "default" | "example")
}

/// How many pairs of names are compared.
const PAIRS: usize = 200_000;

/// Whether a module declares and misses so many names of a kind that those which nothing declares are no slips.
pub fn are_many(module: &Module, prefix: &str) -> bool {
    module.dangling().len().saturating_mul(module.labels(prefix).len()) > PAIRS
}

/// The one configuration of the same provider whose alias is a target's but for the marks between its words, else the one
/// whose words are short for the target's or the other way round: `prod` for `production`.
pub fn alias_meant(module: &Module, target: &str) -> Option<String> {
    let bare = |name: &str| name.replace(['_', '-'], "").to_ascii_lowercase();
    let all = module.once(|| {
        let mut all: HashMap<String, Vec<String>> = HashMap::new();
        for address in module.addresses().iter().filter(|address| address.starts_with("provider.")) {
            all.entry(bare(address)).or_default().push(address.clone());
        }
        Bare(all)
    });
    match all.0.get(&bare(target)).map(Vec::as_slice) {
        Some([one]) => Some(one.clone()),
        Some(_) => None,
        None => {
            let mut near =
                all.0.values().flatten().filter(|one| is_short_for(one, target) || is_short_for(target, one));
            near.next().filter(|_| near.next().is_none()).cloned().or_else(|| of_region(module, target)).or_else(|| {
                // Or the only one that nobody uses, where one name begins the other: `aws.eu` and `aws.euw1`.
                let mut free = all.0.iter().filter(|(_, all)| all.iter().all(|one| module.users(one).next().is_none()));
                let (name, one) = free.find(|(name, _)| name.matches('.').count() == 2)?;
                let begins = name.starts_with(&bare(target)) || bare(target).starts_with(&**name);
                one.first().filter(|_| begins && free.all(|(name, _)| name.matches('.').count() < 2)).cloned()
            })
        }
    }
}

/// The one configuration with an alias whose region a target's alias spells: `aws.west` in `us-west-2` for `aws.us_west_2`.
fn of_region(module: &Module, target: &str) -> Option<String> {
    let (provider, alias) = target.rsplit_once('.')?;
    let said = alias.replace('_', "-");
    let mut all = module.of_kind("provider").filter_map(|one| {
        let address = one.address()?;
        let own = address.rsplit_once('.').is_some_and(|(of, _)| of == provider);
        (own && one.attribute("region")?.value().as_str()? == said).then_some(address)
    });
    all.next().filter(|_| all.next().is_none())
}

/// Whether each word of a name begins the word of the other in its place, with three letters or more.
fn is_short_for(short: &str, long: &str) -> bool {
    let words = |name: &str| name.split(['.', '_', '-']).map(str::to_ascii_lowercase).collect::<Vec<_>>();
    let (short, long) = (words(short), words(long));
    let begins = |(short, long): (&String, &String)| {
        let letters = short.len() >= 3 && long.bytes().all(|c| c.is_ascii_alphabetic());
        short == long || letters && long.starts_with(short.as_str())
    };
    short.len() == long.len() && short.iter().zip(&long).all(begins)
}

/// The provider configurations by their names without marks.
struct Bare(HashMap<String, Vec<String>>);

/// How an instance of a block that is repeated is named, where a target has the key of it for a label, or the label of the
/// block with the key or the number behind it: `aws_x.all["a"]` for `aws_x.a`, `aws_x.all[1]` for `aws_x.all_2`.
pub fn keyed(ctx: &Context, target: &str) -> Option<String> {
    let (of, label) = target.rsplit_once('.')?;
    if are_many(ctx.module, of) {
        return None;
    }
    let (kind, name) = of.strip_prefix("data.").map_or(("resource", of), |name| ("data", name));
    let mut found = ctx.module.repeated(kind, name).filter_map(|block| {
        let behind = label.strip_prefix(block.name()).map(|rest| rest.trim_start_matches(['_', '-']));
        let repeat = block.repeat()?;
        let index = match repeat.name() {
            "count" => {
                let number = match behind? {
                    text @ ("a" | "b" | "c" | "d") => usize::from(text.as_bytes()[0] - b'a'),
                    text => text.parse::<usize>().ok()?.checked_sub(1)?,
                };
                let count = ctx.by_default(repeat.value());
                matches!(count.bare(), Known::Number(count) if (number as f64) < *count).then(|| number.to_string())?
            }
            _ => {
                let plain = |said: &str| said.replace('-', "_").to_lowercase();
                let alike = |key: &str| [Some(label), behind].iter().flatten().any(|said| plain(key) == plain(said));
                format!("{:?}", keys(ctx, repeat.value(), 3)?.into_iter().find(|key| alike(key))?)
            }
        };
        Some(format!("{}[{index}]", block.address()?))
    });
    let one = found.next()?;
    found.next().is_none().then_some(one)
}

/// The only block of a target's type that has the instances which all who refer to it pick: by `each.key` where both are
/// repeated over the same, or by keys that are written out. Its label says nothing, or the keys say what the target's does. The
/// log group of the only trail is picked by its name alone.
pub fn picked(ctx: &Context, target: &str) -> Option<String> {
    let module = ctx.module;
    if let Some(group) = of_trail(module, target) {
        return Some(group);
    }
    let (of, label) = target.rsplit_once('.')?;
    let (kind, name) = of.strip_prefix("data.").map_or(("resource", of), |name| ("data", name));
    // Who may take on a role, and what a label tells, is not seen by its keys.
    let mut all = module.repeated(kind, name).filter(|_| name != "aws_iam_role" && !are_many(module, of));
    let one = all.next().filter(|_| all.next().is_none())?;
    let (address, over) = (one.address()?, one.attribute("for_each")?.value());
    let plain = is_generic(one.name()) || is_generic(label);
    let known = keys(ctx, over, 3);
    let picks = |user: &Reference| {
        let holder = module.holder(user);
        let (index, _) = holder.file_text()[user.head.end..].strip_prefix('[')?.split_once(']')?;
        let key = index.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let there = |key: &str| known.iter().flatten().any(|one| one == key);
        let fits = match (key, holder.attribute("for_each")) {
            (Some(key), _) => there(key) && (is_generic(one.name()) || key.contains(label)),
            (None, Some(own)) => plain && index == "each.key" && [over.text(), &*address].contains(&own.value().text()),
            _ => false,
        };
        fits.then_some(())
    };
    let mut users = module.users(target).peekable();
    users.peek()?;
    users.all(|user| picks(user).is_some()).then(|| address.clone())
}

/// The log group that the only trail writes to, for one that is called after a trail.
fn of_trail(module: &Module, target: &str) -> Option<String> {
    target.strip_prefix("aws_cloudwatch_log_group.").filter(|label| label.contains("trail"))?;
    let mut trails = module.resources("aws_cloudtrail");
    let trail = trails.next().filter(|_| trails.next().is_none())?;
    let group = module.references_in(trail).find(|one| one.attribute.ends_with("logs_group_arn"))?;
    let there = module.get(&group.target).filter(|one| one.repeat().is_none())?;
    (there.of() == "aws_cloudwatch_log_group").then(|| group.target.clone())
}

/// The keys of what a block is repeated for, where they are written out.
pub fn keys(ctx: &Context, value: Value, depth: usize) -> Option<Vec<String>> {
    match ctx.by_default(value).bare() {
        Known::Object(entries) => return Some(entries.keys().map(ToString::to_string).collect()),
        // A list is no `for_each` yet, and becomes a set of these.
        Known::Tuple(items) => return texts(items),
        _ => {}
    }
    match value.kind() {
        ExprKind::Call(call) if call.name == "toset" => {
            let known = ctx.by_default(value.inner(call.args.first()?));
            let Known::Tuple(items) = known.bare() else { return None };
            texts(items)
        }
        ExprKind::Traversal(_, steps) if depth > 0 => {
            let block = ctx.module.get(&value.target()?).filter(|block| block.attribute("for_each").is_some())?;
            (steps.len() < 3).then(|| keys(ctx, block.attribute("for_each")?.value(), depth - 1))?
        }
        _ => None,
    }
}

fn texts(items: &[Known]) -> Option<Vec<String>> {
    let text = |item: &Known| match item {
        Known::Text(text) => Some(text.to_string()),
        _ => None,
    };
    items.iter().map(text).collect()
}

/// How many types of a module nobody has.
struct Strange(usize);

/// Of more of them none is misspelt: it is another language, or another provider.
pub const STRANGE: usize = 200;

/// The type that a resource or data source of a type which nobody has is meant to be of: at most two letters away, it
/// takes everything that the block holds and misses nothing. Of several, the one that references name with this label,
/// else the nearest one alone.
pub fn type_meant(ctx: &Context, block: Block) -> Option<(String, Arc<BlockType>)> {
    let kind = match block.kind() {
        "resource" => Kind::Resource,
        "data" => Kind::Data,
        _ => return None,
    };
    // A provider whose schema is not at hand may well have it.
    if ctx.type_of(block).is_some() || !ctx.knows_types(block) && is_required(ctx.module, implied_provider(block.of()))
    {
        return None;
    }
    let strange = ctx.module.once(|| {
        let all = ctx.module.blocks().filter(|one| matches!(one.kind(), "resource" | "data"));
        Strange(all.filter(|one| ctx.type_of(*one).is_none()).map(|one| one.of()).collect::<HashSet<_>>().len())
    });
    if strange.0 > STRANGE {
        return None;
    }
    let address = block.address()?;
    let mut near: Vec<(bool, usize, String, Arc<BlockType>)> = Vec::new();
    let providers = ctx.facts.known_providers(ctx.modules, ctx.module);
    let search = || {
        let names = providers.iter().flat_map(|provider| provider.names(kind));
        names.filter(|name| is_near(block.of(), name)).map(str::to_owned).collect()
    };
    let names = ctx.facts.looked_up(ctx.module, kind == Kind::Data, block.of(), search);
    for provider in providers {
        for name in names.iter() {
            let Some(ty) = provider.get(kind, name) else { continue };
            if bodies::of_type(block, ty.clone()).iter().all(|body| body.is_whole()) {
                let wanted = address.replacen(block.of(), name, 1);
                let named = ctx.module.users(&wanted).next().is_some();
                near.push((!named, strsim::osa_distance(block.of(), name), name.clone(), ty));
            }
        }
    }
    sorted::by(&mut near, |one, other| (one.0, one.1, &one.2).cmp(&(other.0, other.1, &other.2)));
    let alone = near.len() < 2 || (near[0].0, near[0].1) != (near[1].0, near[1].1);
    near.into_iter().next().filter(|_| alone).map(|(_, _, name, ty)| (name, ty))
}

/// Whether some resource or data source says this address in a type that is misspelt, or said in other words.
pub fn is_declared_wrong(ctx: &Context, address: &str) -> bool {
    let (kind, own) = address.strip_prefix("data.").map_or(("resource", address), |rest| ("data", rest));
    let (of, label) = own.split_once('.').unwrap_or_default();
    ctx.module.called(label).any(|block| {
        let misspelt = || {
            block.address().is_some_and(|own| is_near(&own, address))
                && type_meant(ctx, block).is_some_and(|(meant, _)| meant == of)
        };
        block.kind() == kind && block.of() != of && (misspelt() || says_type(ctx, block, of))
    })
}

/// Whether the type of a block, which nobody has, says another in other words, and that one takes everything that the
/// block holds and misses nothing.
pub fn says_type(ctx: &Context, block: Block, of: &str) -> bool {
    if ctx.type_of(block).is_some() || !ctx.knows_types(block) {
        return false;
    }
    let (said, name) = (type_words(block.of()), type_words(of));
    let within = said.all.len() > 1 && said.all.is_subset(&name.all);
    let related = name.is_kind_of(&said) && (within || said.telling().any(|word| name.all.contains(word)));
    let takes_it = |ty: Arc<BlockType>| bodies::of_type(block, ty).iter().all(bodies::Body::is_whole);
    related && ctx.type_named(block, of).is_some_and(takes_it)
}

/// Whether a provider of this module has a type, of whichever kind.
pub fn is_type(ctx: &Context, name: &str) -> bool {
    [Kind::Resource, Kind::Data].into_iter().any(|kind| is_kind(ctx, kind, name))
}

/// Whether a provider of this module has a type of this kind.
pub fn is_kind(ctx: &Context, kind: Kind, name: &str) -> bool {
    ctx.facts.known_providers(ctx.modules, ctx.module).iter().any(|provider| provider.get(kind, name).is_some())
}

fn is_required(module: &Module, local: &str) -> bool {
    let required = module.of_kind("terraform").flat_map(|block| block.nested("required_providers").collect::<Vec<_>>());
    required.into_iter().any(|block| block.attribute(local).is_some())
        || module.of_kind("provider").any(|block| block.label(0) == Some(local))
}
