//! Inputs of the root without a default: a plan that nobody sits at stops to ask for them.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::check::variables;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::schema::types::Type;
use crate::sorted;
use crate::wire::lookup::{self, Lookup};
use crate::wire::named::{Row, ends};
use crate::wire::waits::{self, Allowed};
use crate::wire::{foreseen, generated, honest, nullable, takers, usage, validation};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Values {
    value: Vec<Row>,
    lookup: Vec<Lookup>,
    waits: Vec<Row>,
    made: Vec<Lookup>,
    example: Vec<Row>,
    name: Vec<Row>,
}

static VALUES: LazyLock<Values> = LazyLock::new(|| crate::data!("fixes/variable-default/values"));

/// A finding for each input of the root that a plan would ask for.
pub fn find(ctx: &Context) -> Vec<Finding> {
    // A folder of modules that nobody calls is no root.
    let is_root = ctx.is_root() && !ctx.module.folder().split('/').any(|part| part == "modules");
    if !is_root || ctx.module.has_junk() {
        return Vec::new();
    }
    let open = ctx.module.of_kind("variable").filter(|one| one.attribute("default").is_none());
    let asks = open.filter(|one| !honest::is_given(ctx, one.name()));
    asks.map(|variable| Input::new(ctx, variable).look()).collect()
}

struct Input<'m> {
    ctx: Context<'m>,
    variable: Block<'m>,
    name: String,
    finding: Finding,
}

impl<'m> Input<'m> {
    fn new(ctx: &Context<'m>, variable: Block<'m>) -> Self {
        let finding = Finding::on(variable, format!("var.{} has no default, so a plan asks for it", variable.name()));
        Input { ctx: *ctx, variable, name: variable.name().to_ascii_lowercase(), finding }
    }

    fn look(&self) -> Finding {
        let (ctx, variable) = (&self.ctx, self.variable);
        let name = variable.name();
        let ty = match variable.attribute("type") {
            Some(written) => variables::constraint(written.value()),
            None => Some(usage::of(ctx, name).ty.unwrap_or(Type::String)),
        };
        let Some(ty) = ty else { return self.say("its type cannot be read") };
        let unset = "null".to_owned();
        if nullable::is_expected(ctx, variable) && validation::passes(variable, &unset) {
            let given = honest::stated(ctx, name, &ty).filter(|value| validation::passes(variable, value));
            return self.set(&given.unwrap_or(unset), None);
        }
        if ty.object().is_none() && (honest::is_secret(name) || usage::of(ctx, name).secret) {
            let how = "a generated one takes its place where nobody sets it, and is stored ";
            return match generated::secret(ctx, variable) {
                Some((edits, true)) => self.say(&format!("{how}as a secret")).with(edits),
                Some((edits, false)) => self.say(&format!("{how}in the state alone")).with(edits),
                None => {
                    let waits = self.waits(6, false);
                    waits.unwrap_or_else(|| self.say("it is a secret that only its owner can give"))
                }
            };
        }
        let good = |value: &String| honest::fits(value, &ty) && validation::passes(variable, value);
        if let Some(value) = honest::stated(ctx, name, &ty).filter(good) {
            return self.set(&value, None);
        }
        let foreseen = foreseen::empty(ctx, variable, &ty).filter(|_| self.rows(&VALUES.waits).next().is_none());
        if let Some(value) = foreseen.filter(|value| good(&(*value).to_owned())) {
            return self.set(value, None);
        }
        let (taken, all) = takers::of(ctx, variable, &[]);
        if let Some(value) = takers::label(&self.name, &taken, all).filter(good) {
            return self.set(&value, None);
        }
        if let Some((value, decide)) = takers::value(&taken, &good) {
            return self.set(value, decide);
        }
        if let Some(row) = self.rows(&VALUES.value).find(|row| good(&row.value)) {
            let sought = row.decide.is_some() && waits::is_sought(ctx, variable);
            let waits = sought.then(|| self.waits(8, false)).flatten();
            return waits.unwrap_or_else(|| self.set(&row.value, row.decide.as_deref()));
        }
        if let Some(finding) = self.looked_up(&VALUES.lookup, &ty, "it is looked up") {
            return finding;
        }
        let mut named = validation::named(variable);
        sorted::by_key(&mut named, |value| !["\"dev\"", "\"development\"", "\"test\""].contains(&value.as_str()));
        if let Some(value) = named.into_iter().find(good) {
            return self.set(&value, None);
        }
        if let Some(finding) = self.waits(0, false) {
            return finding;
        }
        let switch = ["enable_", "create_", "use_"].iter().any(|start| self.name.starts_with(start));
        if ty == Type::Bool {
            let on = switch || self.name.ends_with("_enabled");
            return self.set(if on { "true" } else { "false" }, None);
        }
        if let Some(finding) = self.rows(&VALUES.waits).next().and_then(|_| self.waits(8, true)) {
            return finding;
        }
        let empty = if matches!(ty, Type::Map(_)) { "{}" } else { "[]" };
        if ty.element().is_some() && good(&empty.to_owned()) && waits::is_only_read(ctx, variable) {
            return self.set(empty, Some("what it holds: nothing is made of it until then"));
        }
        if let Some(value) = takers::object(ctx, variable, &ty, &|parts, ty| self.part(parts, ty))
            .filter(|value| validation::passes(variable, value))
        {
            return self.set(&value, Some("whether these values are right"));
        }
        if let Some(finding) = self.looked_up(&VALUES.made, &ty, "a new one takes its place") {
            return finding;
        }
        for row in self.rows(&VALUES.example) {
            let value = row.spelt(&self.name);
            if good(&value) {
                return self.set(&value, row.decide.as_deref());
            }
        }
        if let Some(value) = validation::example(variable).filter(good) {
            return self.set(&value, Some("what it really is"));
        }
        if let Some((value, decide)) = takers::last(&taken, &good) {
            return self.set(value, decide);
        }
        if let Some(finding) = self.waits(3, false) {
            return finding;
        }
        if let Some(waits) = ty.object().and_then(|_| waits::object(ctx, variable, 3)) {
            return self.waiting(waits);
        }
        if let Some(row) = self.rows(&VALUES.name).find(|row| good(&row.spelt(&self.name))) {
            return self.set(&row.spelt(&self.name), row.decide.as_deref());
        }
        self.say("nothing says what it is")
    }

    fn waits(&self, most: usize, blank: bool) -> Option<Finding> {
        waits::look(&self.ctx, self.variable, Allowed { most, blank }).map(|waits| self.waiting(waits))
    }

    fn waiting(&self, waits: waits::Waits) -> Finding {
        let how = match &waits.waiting[..] {
            [] => format!("it gets {}", waits.mark),
            all => format!("it gets {}, and until somebody sets it there is no {}", waits.mark, all.join(", no ")),
        };
        self.say(&how).with(waits.edits)
    }

    fn looked_up(&self, all: &[Lookup], ty: &Type, how: &str) -> Option<Finding> {
        let is_other = |row: &Lookup| row.unless.iter().any(|word| self.name.contains(word.as_str()));
        let mut rows = all.iter().filter(|row| ends(&self.name, &row.ends) && !is_other(row));
        let (row, edits) = rows.find_map(|row| Some((row, lookup::look(&self.ctx, self.variable, ty, row)?)))?;
        let how = if row.is_own() { "the module's own takes its place" } else { how };
        let how = format!("{how} where nobody sets it; a person must still decide {}", row.decide);
        Some(self.say(&how).with(edits))
    }

    fn say(&self, why: &str) -> Finding {
        Finding { message: format!("{}; {why}", self.finding.message), ..self.finding.clone() }
    }

    fn set(&self, value: &str, decide: Option<&str>) -> Finding {
        let mut edits = Edits::default();
        edits.set(self.variable, "default", value);
        let what = decide.map_or(String::new(), |decide| format!("; a person must still decide {decide}"));
        let value = if value.contains('\n') { "a value for each of its parts" } else { value };
        self.say(&format!("it gets {value}{what}")).with(edits)
    }

    /// A value for a part of an object by its name.
    fn part(&self, parts: &[&str], ty: &Type) -> Option<String> {
        let (own, whole) = (parts.last()?, format!("{}_{}", self.name, parts.join("_")));
        let rows = VALUES.value.iter().chain(&VALUES.example).chain(&VALUES.name).filter(|row| ends(&whole, &row.ends));
        rows.map(|row| row.spelt(own)).find(|value| honest::fits(value, ty))
    }

    fn rows(&self, rows: &'static [Row]) -> impl Iterator<Item = &'static Row> {
        rows.iter().filter(|row| ends(&self.name, &row.ends))
    }
}
