//! Inputs of the root without a default: a plan that nobody sits at stops to ask for them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::schema::types::Type;
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::wire::{honest, usage, validation};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Values {
    value: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    ends: Vec<String>,
    value: String,
    decide: Option<String>,
}

static VALUES: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let values: Values = toml::from_str(include_str!("values.toml")).expect("values.toml is part of the program");
    values.value
});

/// A finding for each input of the root that a plan would ask for.
pub fn find(ctx: &Context) -> Vec<Finding> {
    // A folder of modules that nobody calls is no root.
    let is_root = ctx.is_root() && !ctx.module.folder().split('/').any(|part| part == "modules");
    if !is_root || ctx.module.has_junk() {
        return Vec::new();
    }
    let asks = ctx.module.of_kind("variable").filter(|one| one.attribute("default").is_none());
    asks.map(|variable| look(ctx, variable)).collect()
}

fn look(ctx: &Context, variable: Block) -> Finding {
    let name = variable.name();
    let finding = Finding::on(variable, format!("var.{name} has no default, so a plan asks for it"));
    let say = |why: &str| Finding { message: format!("{}; {why}", finding.message), ..finding.clone() };
    let written = variable.attribute("type").and_then(|one| usage::simple(one.value().text()));
    let ty = match (written, variable.attribute("type")) {
        (Some(ty), _) => ty,
        (None, None) => usage::of(ctx, name).ty.unwrap_or(Type::String),
        (None, Some(_)) => return say("its type has parts that nobody gives a value"),
    };
    let sensitive = variable.attribute("sensitive").is_some_and(|one| one.value().as_bool() == Some(true));
    if honest::is_secret(name) || usage::of(ctx, name).secret {
        return match secret(ctx, variable) {
            Some(edits) => {
                let how = "a generated one takes its place where nobody sets it, and is stored as a secret";
                Finding { message: format!("{}; {how}", finding.message), ..finding }.with(edits)
            }
            None => say("it is a secret that only its owner can give"),
        };
    }
    let set = |value: &str, decide: Option<&str>| {
        let mut edits = Edits::default();
        edits.set(variable, "default", value);
        let what = decide.map_or(String::new(), |decide| format!("; a person must still decide {decide}"));
        Finding { message: format!("{}; it gets {value}{what}", finding.message), ..finding.clone() }.with(edits)
    };
    let good = |value: &String| honest::fits(value, &ty) && validation::passes(variable, value);
    if let Some(value) = honest::stated(ctx, name, &ty).filter(good) {
        return set(&value, None);
    }
    if sensitive {
        return say("it must not be shown, and nobody says what it is");
    }
    let low = name.to_ascii_lowercase();
    let ends = |end: &str| low.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('_'));
    let rows = VALUES.iter().filter(|row| row.ends.iter().any(|end| ends(end)));
    if let Some(row) = rows.into_iter().find(|row| good(&row.value)) {
        return set(&row.value, row.decide.as_deref());
    }
    let mut named = validation::named(variable);
    named.sort_by_key(|value| !["\"dev\"", "\"development\"", "\"test\""].contains(&value.as_str()));
    if let Some(value) = named.into_iter().find(good) {
        return set(&value, None);
    }
    if is_optional(ctx, name) && !is_never_null(variable) && validation::conditions(variable).next().is_none() {
        return set("null", None);
    }
    let switch = ["enable_", "create_", "use_"].iter().any(|start| low.starts_with(start)) || low.ends_with("_enabled");
    if ty == Type::Bool {
        return set(if switch { "true" } else { "false" }, None);
    }
    say("nothing says what it is")
}

fn is_never_null(variable: Block) -> bool {
    variable.attribute("nullable").is_some_and(|one| one.value().as_bool() == Some(false))
}

/// Whether every use is the whole value of an argument that may be left out.
fn is_optional(ctx: &Context, name: &str) -> bool {
    let address = format!("var.{name}");
    let mut users = ctx.module.users(&address).peekable();
    users.peek().is_some()
        && users.all(|one| {
            let holder = ctx.module.holder(one);
            let Some(schema) = ctx.type_of(holder) else { return false };
            let mut path: Vec<&str> = one.attribute.split('.').collect();
            let Some(last) = path.pop() else { return false };
            let argument = schema.at(path.iter().copied()).and_then(|block| block.attribute(last));
            let text = &holder.file_text()[..one.range.start];
            // Nothing but the argument's own name stands before it on its line.
            let line = text.rsplit('\n').next().unwrap_or("").trim();
            let whole = line.strip_prefix(last).is_some_and(|rest| rest.trim() == "=");
            whole && holder.kind() == "resource" && argument.is_some_and(|argument| argument.optional)
        })
}

/// A password that nobody else knows can be generated: its uses take what is set, else the generated one.
fn secret(ctx: &Context, variable: Block) -> Option<Edits> {
    let (module, name) = (ctx.module, variable.name());
    let low = name.to_ascii_lowercase();
    // What another service gives out, and what somebody outside set, cannot be made up.
    let own = ["password", "passwd", "auth_token"].iter().any(|word| low.contains(word));
    let foreign = ["source", "onprem", "external", "api", "github", "slack"].iter().any(|word| low.contains(word));
    let address = format!("var.{name}");
    let inside = |one: &&Reference| module.holder(one).span() != variable.span();
    let users: Vec<&Reference> = module.users(&address).filter(inside).collect();
    let fit = users.iter().all(|one| {
        let kind = module.holder(one).kind();
        matches!(kind, "resource" | "locals" | "module") && !matches!(&*one.attribute, "count" | "for_each")
    });
    if !own || foreign || !fit || users.is_empty() || is_never_null(variable) {
        return None;
    }
    let must = ctx.fix.must("secret")?;
    let label = module.fresh_label("random_password", name);
    let mut names = Names::default();
    for block in must.blocks() {
        names.labels.insert(block.address()?, label.clone());
    }
    let prefix = format!("\"{}-\"", low.replace('_', "-"));
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "name_prefix" => Filled::Text(prefix.clone()),
        Hole::Slot(slot, _) if slot == "variable" => Filled::Text(address.clone()),
        _ => Filled::Missing,
    };
    let mut made = must.render(&names, &fill).ok()?;
    // Where the configuration stores it already, it is not stored twice.
    if users
        .iter()
        .any(|one| matches!(module.holder(one).of(), "aws_secretsmanager_secret_version" | "aws_ssm_parameter"))
    {
        made.retain(|one| one.of == "random_password");
    }
    let first = module.holder(users.first()?);
    let place =
        if first.kind() == "resource" { Place::above(first) } else { Place::resource(module, "random_password", &[]) };
    let mut edits = Made::add(module, &place, &made);
    for user in &users {
        let value = format!("coalesce({address}, random_password.{label}.result)");
        edits.splice(user.file, user.range.clone(), &value);
    }
    edits.set(variable, "default", "null");
    for one in variable.nested("validation").filter_map(|one| one.attribute("condition")) {
        let value = one.value();
        edits.replace(value, &format!("{address} == null ? true : ({})", value.text()));
    }
    Some(edits)
}
