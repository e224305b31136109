//! Provisioners and the connections they use.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::Judge;
use super::known::Known;
use super::scope::Scope;
use crate::module::block::{Block, Value};
use crate::schema::nearest::nearest;
use crate::schema::types::Type;
use crate::syntax::tree::{Expr, ExprKind, StepKind};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    removed: Vec<String>,
    of: BTreeMap<String, Arguments>,
    connection: Arguments,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Arguments {
    required: Vec<String>,
    optional: Vec<String>,
    lists: Vec<String>,
    maps: Vec<String>,
    one_of: Vec<String>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| crate::data!("schemas/provisioners"));

/// The arguments of the language in a provisioner.
const META: [&str; 2] = ["when", "on_failure"];

impl<'m> Judge<'m> {
    /// Judges the provisioners of a resource, and the connections they use. `scope` is one in which `self` is known.
    pub(super) fn provisioners(&self, resource: Block<'m>, scope: &Scope<'m>) {
        let shared = resource.nested("connection").next();
        let mut provisioners = resource.nested("provisioner").peekable();
        // A connection that nothing uses is not looked at.
        if let Some(connection) = shared.filter(|_| provisioners.peek().is_some()) {
            self.arguments_of(connection, &TABLE.connection, &[], scope);
        }
        for provisioner in provisioners {
            let Some(of) = provisioner.label(0) else { continue };
            let known = TABLE.of.get(of);
            match known {
                Some(known) => self.arguments_of(provisioner, known, &META, scope),
                None => self.anything(provisioner, scope, &META),
            }
            if TABLE.removed.iter().any(|removed| removed == of) {
                let message = format!("The \"{of}\" provisioner was removed from Terraform in version 0.15.0.");
                self.error(provisioner.head(), format!("The \"{of}\" provisioner has been removed"), message);
            } else if known.is_none() {
                let message = format!("There is no provisioner \"{of}\".");
                self.error(provisioner.head(), "Missing required provisioner plugin", message);
            }
            for nested in provisioner.blocks().filter(|_| known.is_some()) {
                if nested.kind() == "connection" {
                    let shared: Vec<&str> =
                        shared.iter().flat_map(|block| block.attributes().map(|one| one.name())).collect();
                    self.arguments_of(nested, &TABLE.connection, &shared, scope);
                } else {
                    let message = format!("Blocks of type \"{}\" are not expected here.", nested.kind());
                    self.error(nested.head(), "Unsupported block type", message);
                }
            }
            self.keyword(provisioner, "when", &["create", "destroy"]);
            self.keyword(provisioner, "on_failure", &["continue", "fail"]);
            if word_of(provisioner, "when") == Some("destroy") {
                self.on_destroy(provisioner);
                shared.iter().for_each(|connection| self.on_destroy(*connection));
            }
        }
    }

    /// The arguments of a block whose names are known. `set` are those that another block sets for it.
    fn arguments_of(&self, block: Block<'m>, known: &Arguments, set: &[&str], scope: &Scope<'m>) {
        let from = self.found.borrow().len();
        let mut chosen = 0;
        let takes = |name: &str| known.required.iter().chain(&known.optional).any(|known| known == name);
        for attribute in block.attributes() {
            let name = attribute.name();
            if META.contains(&name) && block.kind() == "provisioner" {
                continue;
            }
            let value = self.eval(attribute.value(), scope);
            chosen += usize::from(*value.bare() != Known::Null && known.one_of.iter().any(|one| one == name));
            if !takes(name) {
                let names = known.required.iter().chain(&known.optional).map(String::as_str);
                let meant = nearest(name, names).map_or(String::new(), |meant| format!(" Did you mean \"{meant}\"?"));
                let message = format!("An argument named \"{name}\" is not expected here.{meant}");
                self.error(attribute.name_span(), "Unsupported argument", message);
                continue;
            }
            let element = Arc::new(Type::String);
            let want = match name {
                _ if known.lists.iter().any(|list| list == name) => Type::List(element),
                _ if known.maps.iter().any(|map| map == name) => Type::Map(element),
                _ => Type::String,
            };
            if let Err(why) = value.fits(&want) {
                let message = format!("Inappropriate value for attribute \"{name}\": {why}.");
                self.error(attribute.value().span(), "Incorrect attribute value type", message);
            }
        }
        for name in &known.required {
            if block.attribute(name).is_none() && !set.contains(&name.as_str()) {
                let message = format!("The argument \"{name}\" is required, but no definition was found.");
                self.error(block.head(), "Missing required argument", message);
            }
        }
        if !known.one_of.is_empty() && chosen != 1 && self.found.borrow().len() == from {
            let kind = block.label(0).unwrap_or_default();
            let message = format!("Exactly one of {} must be set.", known.one_of.join(", "));
            self.error(block.head(), format!("Invalid {kind} provisioner configuration"), message);
        }
    }

    /// An argument that is one of some words.
    fn keyword(&self, block: Block<'m>, name: &str, words: &[&str]) {
        let Some(attribute) = block.attribute(name) else { return };
        if word_of(block, name).is_none_or(|word| !words.contains(&word)) {
            let message = format!("The \"{name}\" argument requires one of the keywords {}.", words.join(" or "));
            self.error(attribute.value().span(), format!("Invalid \"{name}\" keyword"), message);
        }
    }

    /// When its resource is gone, a provisioner knows nothing but that one.
    fn on_destroy(&self, provisioner: Block<'m>) {
        let bodies = std::iter::once(provisioner).chain(provisioner.nested("connection"));
        for attribute in bodies.flat_map(|body| body.attributes()).filter(|one| !META.contains(&one.name())) {
            if let Some(at) = stranger(attribute.value()) {
                let message = "Destroy-time provisioners and their connection configurations may only reference attributes of the related resource, via 'self', 'count.index', or 'each.key'.";
                self.error(at.span(), "Invalid reference from destroy provisioner", message);
            }
        }
    }
}

/// The word that an argument is, with quotes or without.
fn word_of<'m>(block: Block<'m>, name: &str) -> Option<&'m str> {
    let value = block.attribute(name)?.value();
    match value.kind() {
        ExprKind::Variable(word) => Some(word),
        _ => value.as_str(),
    }
}

/// A reference to something else than `self`, `count.index` and `each.key`.
fn stranger(value: Value<'_>) -> Option<Value<'_>> {
    let own = |expr: &Expr| match &expr.kind {
        ExprKind::Traversal(root, steps) => {
            let ExprKind::Variable(root) = &root.kind else { return true };
            let first = match steps.first().map(|step| &step.kind) {
                Some(StepKind::Attr(name)) => name.as_str(),
                _ => "",
            };
            match root.as_str() {
                "count" => first == "index",
                "each" => first == "key",
                "var" | "local" | "data" | "module" => false,
                // A resource, or a name that a `for` binds.
                other => !other.contains('_'),
            }
        }
        _ => true,
    };
    value.node().all().find(|expr| !own(expr)).map(|expr| value.inner(expr))
}
