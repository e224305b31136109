//! A body against the schema of its block: arguments, nested blocks, `dynamic` ones.

use std::collections::BTreeMap;

use super::eval::elements;
use super::known::Known;
use super::scope::Scope;
use super::{Judge, Severity};
use crate::module::block::{Attribute, Block};
use crate::schema::implied_provider;
use crate::schema::nearest::nearest;
use crate::schema::types::{BlockType, NestedBlock, Nesting, Type};
use crate::syntax::tree::ExprKind;

/// More blocks than these that a `dynamic` one makes are judged as if they were all alike.
const FEW: usize = 16;

impl<'m> Judge<'m> {
    /// Judges a body. `meta` and `meta_blocks` are arguments and blocks of the language, which others judge.
    pub(super) fn body(
        &self,
        block: Block<'m>,
        ty: &BlockType,
        scope: &Scope<'m>,
        meta: &[&str],
        meta_blocks: &[&str],
    ) {
        for attribute in block.attributes().filter(|attribute| !meta.contains(&attribute.name())) {
            self.argument(attribute, ty, scope);
        }
        // How often each block stands here; `None` once a dynamic one makes that unknown.
        let mut counts: BTreeMap<&str, Option<u32>> = BTreeMap::new();
        for nested in block.blocks().filter(|nested| !meta_blocks.contains(&nested.kind())) {
            let dynamic = nested.kind() == "dynamic";
            let name = if dynamic { nested.name() } else { nested.kind() };
            // What is written as an argument as well is no block.
            let Some(inner) = ty.as_block(name).filter(|_| block.attribute(name).is_none()) else {
                self.unsupported_block(nested, name, ty);
                continue;
            };
            let count = counts.entry(name).or_insert(Some(0));
            *count = if dynamic { None } else { count.map(|count| count + 1) };
            if let Some(instead) = inner.block.deprecated.as_deref() {
                self.deprecated(nested.head(), name, instead);
            }
            if let Some(at) = nested.label_span(0).filter(|_| !dynamic && inner.nesting != Nesting::Map) {
                let message = format!("No labels are expected for {name} blocks.");
                self.error(at, format!("Extraneous label for {name}"), message);
            }
            match dynamic {
                true => self.dynamic(nested, name, &inner, scope),
                false => self.body(nested, &inner.block, scope, &[], &[]),
            }
        }
        self.present(block, ty, &counts, meta);
    }

    /// Evaluates everything in a body of which no schema is known.
    pub(super) fn anything(&self, block: Block<'m>, scope: &Scope<'m>, meta: &[&str]) {
        for attribute in block.attributes().filter(|attribute| !meta.contains(&attribute.name())) {
            self.eval(attribute.value(), scope);
        }
        for nested in block.blocks() {
            if nested.kind() == "dynamic" {
                let (inside, _) = self.iterated(nested, nested.name(), scope);
                for content in nested.blocks() {
                    inside.iter().for_each(|inside| self.anything(content, inside, &[]));
                }
            } else {
                self.anything(nested, scope, &[]);
            }
        }
    }

    fn argument(&self, attribute: Attribute<'m>, ty: &BlockType, scope: &Scope<'m>) {
        let name = attribute.name();
        let known = self.eval(attribute.value(), scope);
        let Some(wanted) = ty.attribute(name) else {
            let hint = match ty.block(name) {
                Some(_) => format!(" Did you mean to define a block of type \"{name}\"?"),
                None => meant(name, ty.names()),
            };
            let message = format!("An argument named \"{name}\" is not expected here.{hint}");
            return self.error(attribute.name_span(), "Unsupported argument", message);
        };
        if !wanted.settable() {
            let message = format!(
                "Can't configure a value for \"{name}\": its value will be decided automatically based on the result of applying this configuration."
            );
            // The provider says this, as what it does not accept. The one that is part of Terraform is always at hand.
            let is_core = scope.owner.as_deref().is_some_and(|owner| implied_provider(owner) == "terraform");
            let (at, summary) = (attribute.name_span(), "Value for unconfigurable attribute");
            return if is_core { self.error(at, summary, message) } else { self.refused(at, summary, message) };
        }
        if let Some(instead) = wanted.deprecated.as_deref() {
            self.deprecated(attribute.name_span(), name, instead);
        }
        if let Err(why) = known.fits(&wanted.ty) {
            let message = format!("Inappropriate value for attribute \"{name}\": {why}.");
            self.error(attribute.value().span(), "Incorrect attribute value type", message);
        }
    }

    fn deprecated(&self, at: crate::source::Span, name: &str, instead: &str) {
        let message = match instead {
            "" => format!("\"{name}\" is deprecated."),
            instead => format!("\"{name}\" is deprecated: {instead}."),
        };
        self.say(at, Severity::Warning, "Deprecated argument", message);
    }

    fn unsupported_block(&self, nested: Block<'m>, name: &str, ty: &BlockType) {
        let hint = match ty.attribute(name).filter(|attribute| attribute.settable()) {
            Some(one) if one.as_block().is_some() => String::new(),
            Some(_) => {
                format!(" Did you mean to define argument \"{name}\"? If so, use the equals sign to assign it a value.")
            }
            None => meant(name, ty.names()),
        };
        let message = format!("Blocks of type \"{name}\" are not expected here.{hint}");
        self.error(nested.head(), "Unsupported block type", message);
    }

    fn dynamic(&self, block: Block<'m>, name: &'m str, inner: &NestedBlock, scope: &Scope<'m>) {
        let (inside, empty) = self.iterated(block, name, scope);
        let mut contents = block.blocks().filter(|nested| nested.kind() == "content");
        let labelled = inner.nesting == Nesting::Map;
        let strange = |name: &str| !matches!(name, "for_each" | "iterator") && (name != "labels" || !labelled);
        match contents.next() {
            // What is never made is not looked at.
            Some(_) if empty => {}
            Some(content) => inside.iter().for_each(|inside| self.body(content, &inner.block, inside, &[], &[])),
            None if block.attributes().any(|one| strange(one.name())) => {}
            None => {
                let message = "A dynamic block must have a nested block of type \"content\" to describe the body of each generated block.";
                self.error(block.head(), "Missing dynamic content block", message);
            }
        }
        for again in contents {
            let message = "Only one nested content block is allowed for each dynamic block.";
            self.error(again.head(), "Extraneous dynamic content block", message);
        }
        if labelled && block.attribute("labels").is_none() {
            self.error(block.head(), "Missing required argument", "The argument \"labels\" is required.");
        }
        for attribute in block.attributes() {
            if strange(attribute.name()) {
                let message = format!("An argument named \"{}\" is not expected here.", attribute.name());
                self.error(attribute.name_span(), "Unsupported argument", message);
            }
        }
        for nested in block.blocks().filter(|nested| nested.kind() != "content") {
            let message = format!("Blocks of type \"{}\" are not expected here.", nested.kind());
            self.error(nested.head(), "Unsupported block type", message);
        }
    }

    /// The scopes inside of a `dynamic` block, one for each block that it makes where these are known, and whether it is
    /// known to make none.
    fn iterated(&self, block: Block<'m>, name: &'m str, scope: &Scope<'m>) -> (Vec<Scope<'m>>, bool) {
        let iterator = block.attribute("iterator").and_then(|attribute| match attribute.value().kind() {
            ExprKind::Variable(name) => Some(name.as_str()),
            ExprKind::String(name) => {
                let message = "Dynamic iterator must be a single variable name, without quotes.";
                self.error(attribute.value().span(), "Invalid expression", message);
                Some(name.as_str())
            }
            _ => None,
        });
        let Some(attribute) = block.attribute("for_each") else {
            self.error(
                block.head(),
                "Missing required argument",
                "The argument \"for_each\" is required, but no definition was found.",
            );
            return (vec![scope.clone()], false);
        };
        let collection = self.eval(attribute.value(), scope);
        let unfit = match collection.bare() {
            Known::Null => Some("Cannot use a null value in for_each.".to_owned()),
            known => match known.ty() {
                ty @ (Type::String | Type::Number | Type::Bool) => {
                    Some(format!("Cannot use a {ty} value in for_each. An iterable collection is required."))
                }
                _ => None,
            },
        };
        if let Some(why) = unfit {
            self.wrong(attribute.value(), scope, "Invalid dynamic for_each value", why);
        }
        let written_out: Option<Vec<(Known, Known)>> = match collection.bare() {
            Known::Tuple(items) => Some(items.iter().map(|item| (Known::Of(Type::Number), item.clone())).collect()),
            Known::Set(items) => Some(items.iter().map(|item| (item.clone(), item.clone())).collect()),
            Known::Object(entries) => {
                Some(entries.iter().map(|(key, item)| (Known::Text(key.clone()), item.clone())).collect())
            }
            _ => None,
        };
        // How many there are is not known before it is planned, nor what is wrong with what they hold.
        if written_out.is_none() && !self.looks_ahead() {
            return (vec![scope.blind()], false);
        }
        let empty = written_out.as_ref().is_some_and(Vec::is_empty);
        let few = written_out.filter(|all| (1..=FEW).contains(&all.len()));
        let all = few.unwrap_or_else(|| vec![elements(&collection)]);
        let inside = all.into_iter().map(|(key, value)| {
            let entries = [("key".into(), key), ("value".into(), value)];
            scope.with([(iterator.unwrap_or(name), Known::object(entries.into()))])
        });
        (inside.collect(), empty)
    }

    /// Whether everything required is there, and blocks stand as often as they may.
    fn present(&self, block: Block<'m>, ty: &BlockType, counts: &BTreeMap<&str, Option<u32>>, meta: &[&str]) {
        for attribute in ty.attributes.values().filter(|attribute| attribute.required) {
            let name = &*attribute.name;
            // A block of its name is no argument, but where it may be written as blocks.
            let as_blocks = attribute.as_block().is_some();
            let has = |one: Block| one.attribute(name).is_some() || as_blocks && one.has(name);
            let there = has(block) || block.nested("_").any(has);
            if !there && !counts.contains_key(name) && !meta.contains(&name) {
                let message = format!("The argument \"{name}\" is required, but no definition was found.");
                self.error(self.lacking(block), "Missing required argument", message);
            }
        }
        for nested in ty.blocks.values() {
            let (name, count) = (&*nested.name, counts.get(&*nested.name).copied().unwrap_or(Some(0)));
            let Some(count) = count else { continue };
            if count < nested.min_items {
                let message = format!("At least {} \"{name}\" blocks are required.", nested.min_items);
                self.error(self.lacking(block), format!("Insufficient {name} blocks"), message);
            }
            let max = if nested.once() { 1 } else { nested.max_items };
            if max > 0 && count > max {
                let message = format!("No more than {max} \"{name}\" blocks are allowed.");
                let beyond = block.blocks().filter(|one| one.kind() == name).nth(max as usize);
                self.error(beyond.unwrap_or(block).head(), format!("Too many {name} blocks"), message);
            }
        }
    }
}

fn meant<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    nearest(name, names).map_or(String::new(), |near| format!(" Did you mean \"{near}\"?"))
}
