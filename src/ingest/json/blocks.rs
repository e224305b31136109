//! Objects of JSON as blocks. What a name in an object is, is said by the language for its own blocks, and by the
//! provider's schema below them (hashicorp/hcl, `json/structure.go`).

use std::ops::Range;
use std::sync::Arc;

use super::Writer;
use super::nodes::{Kind, Member, Node};
use super::values::{Mode, mode};
use crate::check::language::{Form, form, is_name};
use crate::schema::container;
use crate::schema::implied_provider;
use crate::schema::types::{BlockType, Nesting};

/// Who says what the names in a body are.
#[derive(Clone)]
enum Inside {
    /// The language, and where it leaves something to the provider, the provider's type if it is known.
    Language(&'static Form, Option<Arc<BlockType>>),
    /// A provider.
    Provider(Option<Arc<BlockType>>),
    /// A `dynamic` block that makes blocks of this type.
    Dynamic(Option<Arc<BlockType>>),
}

/// A block as far as its labels are read.
struct Head<'j> {
    kind: &'j str,
    labels: Vec<(&'j str, Range<usize>)>,
    /// How many labels are still to come.
    open: usize,
    inside: Inside,
}

impl Writer<'_> {
    /// A whole file.
    pub(super) fn file(&mut self, root: &Node) {
        for member in self.members(root, "to define arguments and child blocks") {
            let Some(form) = form(&member.name) else {
                if member.name != "//" {
                    let message = format!("No argument or block type is named \"{}\".", member.name);
                    self.fault(member.name_range.start, "Extraneous JSON object property", &message);
                }
                continue;
            };
            let inside = Inside::Language(form, None);
            self.blocks(
                &member.value,
                Head { kind: &member.name, labels: Vec::new(), open: form.label_count(), inside },
            );
        }
    }

    /// What an object says, or each object of an array; `null` says nothing.
    fn members<'j>(&mut self, node: &'j Node, what: &str) -> Vec<&'j Member> {
        let objects = match &node.kind {
            Kind::Null => return Vec::new(),
            Kind::Array(items) => items.iter().collect(),
            _ => vec![node],
        };
        let mut all = Vec::new();
        for object in objects {
            match &object.kind {
                Kind::Object(members) => all.extend(members),
                _ => {
                    let message = format!("A JSON object is required here, {what}.");
                    self.fault(object.range.start, "Incorrect JSON value type", &message);
                }
            }
        }
        all
    }

    /// The blocks that stand below a name.
    fn blocks<'j>(&mut self, node: &'j Node, head: Head<'j>) {
        if head.open > 0 {
            let members = self.members(node, &format!("to specify labels for this {} block", head.kind));
            if members.is_empty() && !matches!(node.kind, Kind::Word | Kind::String(_)) {
                let message = format!("At least one object property is required, a label of the {} block.", head.kind);
                self.fault(node.range.start, "Missing block label", &message);
            }
            for member in members {
                let mut labels = head.labels.clone();
                labels.push((&member.name, member.name_range.clone()));
                let head = Head { labels, open: head.open - 1, inside: head.inside.clone(), ..head };
                self.blocks(&member.value, head);
            }
            return;
        }
        match &node.kind {
            Kind::Null => {}
            Kind::Object(_) => self.block(node.range.start, node, &head),
            Kind::Array(items) => items.iter().for_each(|item| self.block(node.range.start, item, &head)),
            _ => {
                let message = format!(
                    "Either a JSON object or a JSON array is required, representing the contents of one or more \"{}\" blocks.",
                    head.kind
                );
                self.fault(node.range.start, "Incorrect JSON value type", &message);
            }
        }
    }

    fn block(&mut self, start: usize, body: &Node, head: &Head) {
        self.put(head.kind, start);
        for (label, range) in &head.labels {
            self.out.push(' ');
            self.stands(range.start);
            self.quoted(label);
        }
        self.put(" {", start);
        self.out.push('\n');
        let inside = match &head.inside {
            Inside::Language(form, _) if form.by_schema() => Inside::Language(form, self.type_of(head)),
            Inside::Dynamic(ty) => Inside::Dynamic(made(ty.as_ref(), head)),
            other => other.clone(),
        };
        for member in self.members(body, "to define arguments and child blocks") {
            self.member(member, head, &inside);
        }
        let close = if matches!(body.kind, Kind::Object(_)) { body.range.end - 1 } else { body.range.start };
        self.put("}\n", close);
    }

    /// The type that a provider gives a block of the language.
    fn type_of(&self, head: &Head) -> Option<Arc<BlockType>> {
        let (of, _) = head.labels.first()?;
        let kind = match head.kind {
            "resource" => container::Kind::Resource,
            "data" => container::Kind::Data,
            "ephemeral" => container::Kind::Ephemeral,
            _ => {
                let all = self.schemas.iter().filter(|one| one.source().rsplit('/').next() == Some(of));
                return Some(all.last()?.provider_config());
            }
        };
        let own = |source: &str| source.rsplit('/').next() == Some(implied_provider(of));
        let all = || self.schemas.iter().filter_map(|one| Some((own(one.source()), one.get(kind, of)?)));
        // Any version of the provider knows which of its names are blocks.
        all().filter(|(own, _)| *own).last().or_else(|| all().last()).map(|(_, ty)| ty)
    }

    fn member(&mut self, member: &Member, head: &Head, inside: &Inside) {
        let name = member.name.as_str();
        let below = |ty: Option<&Arc<BlockType>>| {
            let nested = ty?.block(name)?;
            Some((Inside::Provider(Some(nested.block.clone())), usize::from(nested.nesting == Nesting::Map)))
        };
        let provided = |ty: Option<&Arc<BlockType>>| match below(ty) {
            None if name == "dynamic" => Some((Inside::Dynamic(ty.cloned()), 1)),
            found => found,
        };
        let block = match inside {
            Inside::Language(form, ty) => match form.inner(name) {
                Some(inner) => Some((Inside::Language(inner, None), inner.label_count())),
                None if form.takes(name) || !form.by_schema() => None,
                None => provided(ty.as_ref()),
            },
            Inside::Provider(ty) => provided(ty.as_ref()),
            Inside::Dynamic(ty) if name == "content" => Some((Inside::Provider(ty.clone()), 0)),
            Inside::Dynamic(_) => None,
        };
        match block {
            _ if name == "//" => {}
            Some((inside, open)) => {
                self.blocks(&member.value, Head { kind: name, labels: Vec::new(), open, inside });
            }
            None if !is_name(name) => {
                let message = format!("No argument or block type is named \"{name}\".");
                self.fault(member.name_range.start, "Extraneous JSON object property", &message);
            }
            None => {
                let mode = match inside {
                    Inside::Language(form, _) => mode(head.kind, name, form.takes(name)),
                    Inside::Dynamic(_) if name == "iterator" => Mode::Name,
                    _ => Mode::Template,
                };
                self.put(name, member.name_range.start);
                self.out.push_str(" = ");
                self.value(&member.value, mode);
                self.out.push('\n');
            }
        }
    }
}

/// The type of the blocks that a `dynamic` block makes.
fn made(ty: Option<&Arc<BlockType>>, head: &Head) -> Option<Arc<BlockType>> {
    let (name, _) = head.labels.first()?;
    Some(ty?.as_block(name)?.block)
}
