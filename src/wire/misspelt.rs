//! Which declared name a name that resolves to nothing is a misspelling of. The rule is strict: an only sibling of the
//! same type is something else in most real configurations.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use crate::check::known::Known;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::schema::container::Kind;
use crate::schema::implied_provider;
use crate::schema::nearest::{is_alike, letters};
use crate::schema::types::BlockType;
use crate::shape::bodies;
use crate::shape::kinds::type_words;
use crate::sorted;
use crate::syntax::tree::ExprKind;

/// The one address of the same kind and type whose label is the target's with a slip of the pen: at most two letters
/// of one or more of its words, a word mark left out, one trailing word too many, or one word more or less that says nothing;
/// for a variable, the one that its name begins and breaks off. `None` with several candidates.
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
    if module.dangling().len().saturating_mul(all.len()) > PAIRS {
        return None;
    }
    let near = |is_near: &dyn Fn(&str) -> bool| {
        let mut near = all.iter().filter(|other| is_near(other));
        (near.next(), near.next())
    };
    let found = match near(&|other| is_slip(label, other, is_block) || is_block && is_longer(label, other)) {
        (None, _) if is_block => near(&|other| {
            let said = says_no_more(label, other, prefix.rsplit('.').next().unwrap_or(prefix));
            let is_used = || module.users(&format!("{prefix}.{other}")).next().is_some();
            said == Some(true) || said == Some(false) && !is_used()
        }),
        (None, _) => near(&|other| is_begun(label, other)),
        found => found,
    };
    match found {
        (Some(one), None) => Some(format!("{prefix}.{one}")),
        _ => None,
    }
}

/// How many pairs of names are compared: in a module of more, so many names that nothing declares are no slips.
const PAIRS: usize = 2_000_000;

/// The one configuration of the same provider whose alias is a target's but for the marks between its words.
pub fn alias_meant(module: &Module, target: &str) -> Option<String> {
    let bare = |name: &str| name.replace(['_', '-'], "").to_ascii_lowercase();
    let all = module.once(|| {
        let mut all: HashMap<String, Vec<String>> = HashMap::new();
        for address in module.addresses().iter().filter(|address| address.starts_with("provider.")) {
            all.entry(bare(address)).or_default().push(address.clone());
        }
        Bare(all)
    });
    match &all.0.get(&bare(target))?[..] {
        [one] => Some(one.clone()),
        _ => None,
    }
}

/// The provider configurations by their names without marks.
struct Bare(HashMap<String, Vec<String>>);

/// How an instance of a block that is repeated is named, where a target has the key of it for a label, or the label of the
/// block with the key or the number behind it: `aws_x.all["a"]` for `aws_x.a`, `aws_x.all[1]` for `aws_x.all_2`.
pub fn keyed(ctx: &Context, target: &str) -> Option<String> {
    let (of, label) = target.rsplit_once('.')?;
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

/// Whether two long names are at most two letters apart, and not the same.
pub fn is_near(wrong: &str, right: &str) -> bool {
    let may_be = wrong.len().abs_diff(right.len()) <= 2 && wrong.len() > 5 && is_alike(wrong, right);
    may_be && (1..=2).contains(&strsim::osa_distance(wrong, right))
}

fn is_required(module: &Module, local: &str) -> bool {
    let required = module.of_kind("terraform").flat_map(|block| block.nested("required_providers").collect::<Vec<_>>());
    required.into_iter().any(|block| block.attribute(local).is_some())
        || module.of_kind("provider").any(|block| block.label(0) == Some(local))
}

/// Whether two names differ by a slip alone. What tells siblings apart (numbers, single letters, short words such as
/// `alb` and `nlb`) is no slip, and for variables neither is a plural: it stands for a list.
pub fn is_slip(wrong: &str, right: &str, plural_too: bool) -> bool {
    if wrong == right || wrong.is_empty() || right.is_empty() {
        return false;
    }
    // Most names are nothing of the kind: that is told without a copy of them.
    let bare = |name: &'_ str| -> Vec<u8> { name.bytes().filter(|c| !matches!(c, b'_' | b'-')).collect() };
    let marks = |name: &str| name.bytes().filter(|c| matches!(c, b'_' | b'-')).count();
    let letters = |name: &str| name.len() - marks(name);
    if letters(wrong) == letters(right) && bare(wrong).eq_ignore_ascii_case(&bare(right)) {
        return true;
    }
    if marks(wrong) != marks(right) || letters(wrong).abs_diff(letters(right)) > 2 {
        return false;
    }
    let pairs = || words(wrong).zip(words(right)).filter(|(one, other)| one != other);
    pairs().all(|(one, other)| word_slip(one, other, plural_too))
        && pairs().map(|(one, other)| strsim::osa_distance(one, other)).sum::<usize>() <= 2
}

fn word_slip(one: &str, other: &str, plural_too: bool) -> bool {
    let plain = |word: &str| word.chars().all(|c| c.is_ascii_alphabetic());
    if !plain(one) || !plain(other) {
        return false;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if long.strip_suffix('s') == Some(short) {
        return plural_too && short.len() >= 3;
    }
    let distance = strsim::osa_distance(one, other);
    // Two letters that changed places and one that stands twice make no other word.
    let twice =
        |at: usize| long[at..].starts_with(&long[at - 1..at]) && [&long[..at], &long[at + 1..]].concat() == short;
    if distance == 1 && (letters(one) == letters(other) || (1..long.len()).any(twice)) {
        return true;
    }
    // A letter that was left out of four, or put in: `ogs` and `logs`; `alb` and `nlb` are two things.
    if (short.len(), long.len(), distance) == (3, 4, 1) {
        return true;
    }
    // One slip in a word of four letters, two in one of six: `read` and `real` are near, `east` and `west` are not.
    short.len() >= 4 && distance == 1 && one.as_bytes()[0] == other.as_bytes()[0] || short.len() >= 6 && distance <= 2
}

/// Words that tell a thing from another of the same name: `orders_dlq` is no slip for `orders`.
const TELLING: [&str; 34] = [
    "dlq",
    "dead",
    "deadletter",
    "letter",
    "retry",
    "replica",
    "secondary",
    "standby",
    "backup",
    "dr",
    "failover",
    "copy",
    "log",
    "logs",
    "logging",
    "access",
    "audit",
    "archive",
    "test",
    "green",
    "blue",
    "canary",
    "staging",
    "prod",
    "dev",
    "public",
    "private",
    "reader",
    "writer",
    "read",
    "write",
    "admin",
    "errors",
    "events",
];

/// Whether a name is another with one more word behind it, and that word tells nothing.
fn is_longer(wrong: &str, right: &str) -> bool {
    if words(wrong).last().is_some_and(|word| TELLING.contains(&word.to_ascii_lowercase().as_str())) {
        return false;
    }
    let mut rest = words(wrong);
    let begins = words(right).all(|word| rest.next() == Some(word));
    let number = |word: &str| word.len() < 3 || word.chars().any(|c| c.is_ascii_digit());
    begins && rest.next().is_some_and(|word| !number(word)) && rest.next().is_none()
}

/// Whether two labels differ by one word at either end that says nothing: a word of the type itself (`true`), which its
/// address says already, or one that any block may have (`false`).
fn says_no_more(one: &str, other: &str, of: &str) -> Option<bool> {
    let (one, other): (Vec<&str>, Vec<&str>) = (words(one).collect(), words(other).collect());
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let more = match (long.split_first(), long.split_last()) {
        (_, Some((last, rest))) if rest == short => last,
        (Some((first, rest)), _) if rest == short => first,
        _ => return None,
    };
    let own: Vec<&str> = of.split('_').skip(1).collect();
    let initials = (0..own.len()).map(|at| own[at..].iter().filter_map(|word| word.chars().next()).collect::<String>());
    let of_type = own.contains(more) || more.len() > 1 && initials.into_iter().any(|one| one == *more);
    let filler = matches!(*more, "main" | "this" | "my" | "default" | "app" | "application" | "project" | "stack");
    (of_type || filler).then_some(of_type)
}

/// Whether a name is the beginning of another, broken off in the middle of a word.
fn is_begun(wrong: &str, right: &str) -> bool {
    let rest = right.strip_prefix(wrong);
    wrong.len() >= 5 && rest.is_some_and(|rest| rest.len() > 1 && !rest.starts_with(['_', '-']))
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(['_', '-'])
}

#[cfg(test)]
mod tests {
    use super::{is_begun, is_longer, is_slip, says_no_more};

    #[test]
    fn a_slip_of_the_pen() {
        assert!(is_slip("lamda_role", "lambda_role", true));
        assert!(is_slip("mainvpc", "main_vpc", true));
        assert!(is_slip("alert", "alerts", true));
        assert!(is_slip("private_pap", "private_app", true) && is_slip("vpc_iid", "vpc_id", true));
        assert!(is_slip("databse", "database", true));
        assert!(is_slip("worker_ogs", "worker_logs", true));
        assert!(is_slip("cluster_secrity", "cluster_security", true));
    }

    #[test]
    fn what_tells_siblings_apart_is_no_slip() {
        for (one, other) in
            [("public_1", "public_2"), ("a", "b"), ("alb", "nlb"), ("east", "west"), ("public_a", "public_b")]
        {
            assert!(!is_slip(one, other, true), "{one} {other}");
        }
        assert!(!is_slip("subnet_id", "subnet_ids", false));
        assert!(!is_slip("primary", "private", true));
    }

    #[test]
    fn one_trailing_word_too_many() {
        assert!(is_longer("main_alb", "main"));
        assert!(!is_longer("public_2", "public"));
        assert!(!is_longer("main", "main_alb"));
        assert!(!is_longer("orders_dlq", "orders"));
        assert!(!is_longer("appsync_logs", "appsync"));
    }

    #[test]
    fn a_word_that_says_nothing() {
        assert_eq!(says_no_more("lambda", "lambda_role", "aws_iam_role"), Some(true));
        assert_eq!(says_no_more("web", "sg_web", "aws_security_group"), Some(true));
        assert_eq!(says_no_more("logs", "main_logs", "aws_s3_bucket"), Some(false));
        assert_eq!(says_no_more("private", "private_data", "aws_subnet"), None);
        assert_eq!(says_no_more("primary", "secondary", "aws_vpc"), None);
    }

    #[test]
    fn a_name_that_is_broken_off() {
        assert!(is_begun("aws_reg", "aws_region"));
        assert!(!is_begun("subnet", "subnets"));
        assert!(!is_begun("database", "database_name"));
    }
}
