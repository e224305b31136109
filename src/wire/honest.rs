//! Defaults that somebody stated: in a `.tfvars` file of the answer, in the prompt, or in the configuration itself.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::LazyLock;

use regex::Regex;

use crate::ask::Asked;
use crate::edit::verbs::indented;
use crate::fix::Context;
use crate::module::Module;
use crate::pattern::pattern;
use crate::schema::types::Type;
use crate::shape::must::{Filled, Hole};
use crate::sorted;
use crate::syntax;
use crate::syntax::tree::{Expr, ExprKind, PieceKind};

/// Names of variables by the name under which a prompt states their value, and a component takes it.
static STATED: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| crate::data!("src/wire/stated"));

static REGION: LazyLock<Regex> = LazyLock::new(|| pattern(r#""((?:us|eu|ap|sa|ca|me|af)-[a-z]{4,9}-\d)[a-f]?""#));

/// The default of a variable of the root, as an expression; `None` where nobody states one, and always for a secret.
pub fn stated(ctx: &Context, name: &str, ty: &Type) -> Option<String> {
    if is_secret(name) {
        return None;
    }
    let fits = |text: &String| fits(text, ty);
    let named = |(_, names): &(&String, &Vec<String>)| names.iter().any(|one| one == name);
    let key = STATED.iter().find(named).map_or(name, |(key, _)| key);
    let asked = || match ctx.asked.value(key)? {
        value if *ty == Type::Number || *ty == Type::Bool => Some(value.to_owned()),
        value => Some(format!("{value:?}")),
    };
    let own = || (key == "region").then(|| only_region(ctx)).flatten();
    in_tfvars(ctx, name).filter(fits).or_else(|| asked().filter(fits)).or_else(own)
}

/// The variable that the author made for what goes into a slot and that nothing reads, where it says what was asked for, if
/// that was said: what it was made for is missing, or was cut off.
pub fn unread(module: &Module, asked: &Asked, slot: &str) -> Option<String> {
    let variables = STATED.get(slot)?.iter().filter_map(|name| module.get(&format!("var.{name}")));
    let mut unread = variables.filter_map(|variable| {
        let address = variable.address()?;
        let default = variable.attribute("default").map(|default| default.value());
        let says = default.and_then(|default| match default.kind() {
            ExprKind::String(text) => Some(text.clone()),
            ExprKind::Number(_) | ExprKind::Bool(_) => Some(default.text().to_owned()),
            _ => None,
        });
        let is_right = match (&says, default) {
            (Some(says), _) => asked.value(slot).is_none_or(|wanted| wanted == says),
            (None, default) => default.is_none(),
        };
        (is_right && module.users(&address).next().is_none()).then_some(address)
    });
    unread.next()
}

/// Whether a name says that its value must not be known.
pub fn is_secret(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let told = ["password", "passwd", "secret", "token", "api_key", "private_key", "access_key", "credential"];
    let about = ["_arn", "_id", "_name", "_length", "_days", "_path", "_enabled", "_version", "_policy", "_period"];
    told.iter().any(|word| name.contains(word)) && !about.iter().any(|end| name.ends_with(end))
}

/// Whether an expression of literals is of a type.
pub fn fits(text: &str, ty: &Type) -> bool {
    syntax::expression(text).is_some_and(|value| of_type(&value, ty))
}

fn of_type(expr: &Expr, ty: &Type) -> bool {
    match (&expr.kind, ty) {
        (ExprKind::Null, _) => true,
        (ExprKind::String(_) | ExprKind::Number(_) | ExprKind::Bool(_), Type::Dynamic | Type::String) => true,
        (ExprKind::Number(_), Type::Number) | (ExprKind::Bool(_), Type::Bool) => true,
        (ExprKind::Array(items), Type::List(element) | Type::Set(element)) => {
            items.iter().all(|item| of_type(item, element))
        }
        (ExprKind::Object(entries), Type::Map(element)) => entries.iter().all(|one| of_type(&one.value, element)),
        (ExprKind::Object(_) | ExprKind::Array(_), Type::Dynamic) => expr.children().all(is_constant),
        (ExprKind::Object(entries), Type::Object(object)) => {
            let says = |name: &str| {
                entries.iter().any(|one| match &one.key.kind {
                    ExprKind::Variable(key) | ExprKind::String(key) => key == name,
                    _ => false,
                })
            };
            let whole = object.attributes.keys().all(|name| object.optional.contains(name) || says(name));
            whole && expr.children().all(is_constant)
        }
        _ => false,
    }
}

fn is_constant(expr: &Expr) -> bool {
    !matches!(expr.kind, ExprKind::Call(_) | ExprKind::Traversal(..)) && expr.children().all(is_constant)
}

/// What the `.tfvars` files beside the module give it: the file that Terraform reads by itself goes first.
fn in_tfvars(ctx: &Context, name: &str) -> Option<String> {
    let stated = ctx.module.once(|| {
        let own = |name: &str| name == "terraform.tfvars" || name.ends_with(".auto.tfvars");
        let folder = ctx.module.folder();
        let sources = ctx.module.sources();
        let mut files: Vec<_> = sources.iter().map(|(_, file)| file).collect();
        files.retain(|file| file.path.ends_with(".tfvars") && file.path.starts_with(folder));
        sorted::by_key(&mut files, |file| !own(file.name()));
        let mut all = HashMap::new();
        files.iter().for_each(|file| set_in(&file.text, &mut all));
        Stated(all)
    });
    stated.0.get(name).cloned()
}

/// What the `.tfvars` files of an answer give each variable.
struct Stated(HashMap<String, String>);

/// What those beside a folder give each variable.
struct Beside(HashMap<String, String>);

/// Whether a file beside the folder, which Terraform reads by itself, gives a variable its value: no plan asks for it.
pub fn is_given(ctx: &Context, name: &str) -> bool {
    let beside = ctx.module.once(|| {
        let mut all = HashMap::new();
        ctx.facts.inputs(ctx.module.folder()).iter().for_each(|text| set_in(text, &mut all));
        Beside(all)
    });
    beside.0.contains_key(name)
}

/// What the text of a `.tfvars` file gives to variables that have nothing yet.
fn set_in(text: &str, all: &mut HashMap<String, String>) {
    for placed in syntax::parse(text).pieces {
        if let PieceKind::Attribute(one) = &placed.piece.kind {
            let range = one.value.range.start as usize..one.value.range.end as usize;
            all.entry(one.name.clone()).or_insert_with(|| text[placed.start..][range].to_owned());
        }
    }
}

/// The only region that the configuration spells out.
fn only_region(ctx: &Context) -> Option<String> {
    let sources = ctx.module.sources();
    let texts = ctx.module.files().map(|file| &*sources.file(file).text);
    let regions: BTreeSet<String> =
        texts.flat_map(|text| REGION.captures_iter(text)).map(|found| found[1].to_owned()).collect();
    let mut all = regions.into_iter();
    all.next().filter(|_| all.next().is_none()).map(|region| format!("{region:?}"))
}

/// A sentence for a name: `vpc_cidr` is "VPC CIDR", `aws_region` "AWS region".
pub fn describe(name: &str) -> String {
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for c in name.chars() {
        if matches!(c, '_' | '-') || c.is_ascii_uppercase() && word.chars().any(|c| c.is_ascii_lowercase()) {
            words.push(std::mem::take(&mut word));
        }
        if !matches!(c, '_' | '-') {
            word.push(c.to_ascii_lowercase());
        }
    }
    words.push(word);
    let text = words.iter().filter(|word| !word.is_empty()).map(|word| spelt(word)).collect::<Vec<_>>().join(" ");
    let mut chars = text.chars();
    chars.next().map(|first| first.to_ascii_uppercase().to_string() + chars.as_str()).unwrap_or_default()
}

/// A word of a name as a description spells it: `vpc` is "VPC", `ids` "IDs", `db` "database".
pub fn spelt(word: &str) -> String {
    #[derive(serde::Deserialize)]
    struct Data {
        words: Vec<String>,
    }
    static DATA: LazyLock<Data> = LazyLock::new(|| crate::data!("src/wire/spelling"));
    let known = |word: &str| DATA.words.iter().find(|one| one.eq_ignore_ascii_case(word));
    match word {
        "db" => "database".to_owned(),
        "env" => "environment".to_owned(),
        _ => match (known(word), word.strip_suffix('s').and_then(known)) {
            (Some(one), _) => one.clone(),
            (None, Some(one)) => format!("{one}s"),
            (None, None) => word.to_owned(),
        },
    }
}

/// Fills the holes of a variable block.
pub fn fill(hole: &Hole, description: &str, ty: &str, default: Option<&str>, secret: bool) -> Filled {
    let Hole::Slot(slot, _) = hole else { return Filled::Missing };
    match slot.as_str() {
        "description" => Filled::Text(format!("{description:?}")),
        "type" => Filled::Text(ty.to_owned()),
        "default" => default.map_or(Filled::Omit, |text| Filled::Text(indented(text, "  "))),
        "sensitive" if secret => Filled::Text("true".to_owned()),
        "sensitive" => Filled::Omit,
        _ => Filled::Missing,
    }
}

/// The type that a name alone suggests.
pub fn by_name(name: &str) -> Type {
    let list = |element| Type::List(std::sync::Arc::new(element));
    let ends = |all: &[&str]| all.iter().any(|end| name.ends_with(end));
    if name.ends_with("tags") {
        return Type::Map(std::sync::Arc::new(Type::String));
    }
    if ends(&["_cidrs", "_ids", "_arns", "_zones", "_azs", "_subnets", "_blocks", "_ips", "_emails"]) {
        return list(Type::String);
    }
    if ["enable_", "is_", "use_", "create_"].iter().any(|start| name.starts_with(start)) || name.ends_with("_enabled") {
        return Type::Bool;
    }
    if ends(&["_count", "_days", "_port", "_size", "_capacity", "_threshold", "_timeout", "_storage", "_seconds"]) {
        return Type::Number;
    }
    Type::String
}
