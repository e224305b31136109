//! Arguments and blocks that must be written and are not.

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::schema::types::{Attribute as Wanted, Type};
use crate::shape::bodies::{self, Body};
use crate::shape::convert::moved;
use crate::shape::must::{Filled, Hole, Must};
use crate::wire::only::{self, only};
use crate::wire::{Wire, managed, name};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    if ctx.module.has_junk() {
        return Vec::new();
    }
    let wire = Wire::new(ctx);
    bodies::all(ctx).iter().flat_map(|body| look(&Look { ctx, wire: &wire, body })).collect()
}

struct Look<'c, 'm> {
    ctx: &'c Context<'m>,
    wire: &'c Wire<'m>,
    body: &'c Body<'m>,
}

fn look(look: &Look) -> Vec<Finding> {
    let (body, mut found) = (look.body, Vec::new());
    let is_used = || body.root.address().is_some_and(|address| look.ctx.module.users(&address).next().is_some());
    let bare = body.block.attributes().next().is_none() && body.block.blocks().next().is_none();
    let bare = bare && !(body.path.is_empty() && is_used());
    // What another fix may still turn into the argument is left to it; an empty block that nobody uses is somebody's outline.
    let unclear = body.unknown_attributes().next().is_some() || body.unknown_blocks().next().is_some();
    let has_dynamic = |name: &str| body.block.blocks().any(|one| bodies::name_of(one) == name);
    for wanted in body.missing_arguments().filter(|_| !(unclear || bare && body.path.is_empty())) {
        let name = &*wanted.name;
        let finding = Finding::at(body.outer.head(), format!("{}: {name} is required and not there", body.place()));
        found.push(match look.value(wanted) {
            Some(value) => {
                let mut edits = Edits::default();
                edits.set(body.block, name, &value);
                let told = if value.contains('\n') { "what its users show" } else { &*value };
                Finding { message: format!("{}; {told} is taken", finding.message), ..finding }.with(edits)
            }
            None => finding,
        });
    }
    for wanted in body.missing_blocks().filter(|wanted| !unclear && !bare && !has_dynamic(&wanted.name)) {
        let name = &*wanted.name;
        let finding =
            Finding::at(body.outer.head(), format!("{}: a block {name} is required and not there", body.place()));
        found.push(match look.block(name) {
            Some(text) => {
                let mut edits = Edits::default();
                edits.append_block(body.block, name, &text);
                finding.with(edits)
            }
            None => finding,
        });
    }
    found
}

impl Look<'_, '_> {
    /// The value that an argument takes: what `must.tf` says of its type, else what its name says.
    fn value(&self, wanted: &Wanted) -> Option<String> {
        let must = self.ctx.fix.must("")?;
        let there = self.alike(must).find_map(|(top, inner)| {
            let there = inner.attribute(&wanted.name)?;
            let own = indent(there.value().file_text(), there.span().range.start);
            let text = must.render_range(top, there.value().span().range, &|hole: &Hole| self.fill(hole)).ok()?;
            Some(moved(&text, &own, ""))
        });
        let named = || only::named_by(self.ctx, self.body.root, &wanted.name).filter(|_| wanted.ty == Type::String);
        there.or_else(named).or_else(|| match (&wanted.ty, &*wanted.name) {
            (Type::Bool, _) => Some("true".to_owned()),
            (Type::String, "description") => Some(self.words()),
            (Type::String, "vpc_id") => self.filled("vpc", "id"),
            (Type::String, "bucket") => only(self.ctx.module, self.body.root, "aws_s3_bucket", "id"),
            (Type::String, "policy" | "assume_role_policy") => {
                only::document(self.ctx.module, self.body.root, wanted.name.starts_with("assume"))
            }
            (Type::String, word) if self.body.path.is_empty() && is_name(word) => Some(self.named()),
            _ => None,
        })
    }

    fn filled(&self, slot: &str, part: &str) -> Option<String> {
        match self.wire.fill(&Hole::Part(slot.to_owned(), part.to_owned()), Some(self.body.root)) {
            Filled::Text(text) => Some(text),
            _ => None,
        }
    }

    /// What `must.tf` says of this body: each block of its type, and the part of it that stands where the body does.
    fn alike<'t>(&'t self, must: &'t Must) -> impl Iterator<Item = (Block<'t>, Block<'t>)> {
        let root = self.body.root;
        let all = must.blocks().filter(move |one| one.of() == root.of() && one.kind() == root.kind());
        all.filter_map(|top| {
            let inner = self.body.path.iter().try_fold(top, |here, name| here.nested(name).next())?;
            Some((top, inner))
        })
    }

    /// The block of `must.tf`, at column 0.
    fn block(&self, name: &str) -> Option<String> {
        let must = self.ctx.fix.must("")?;
        self.alike(must).find_map(|(top, inner)| {
            let nested = inner.nested(name).next()?;
            let from = indent(nested.file_text(), nested.span().range.start);
            let text = must.render_range(top, nested.span().range, &|hole: &Hole| self.fill(hole)).ok()?;
            Some(moved(&text, &from, ""))
        })
    }

    fn fill(&self, hole: &Hole) -> Filled {
        let known = match hole {
            Hole::Slot(slot, _) if slot == "named" => Some(self.named()),
            Hole::Slot(slot, _) if slot == "words" => Some(self.words()),
            Hole::Slot(slot, _) if slot == "managed_rule" => managed::rule(self.body.root),
            Hole::Slot(slot, _) if slot == "services" => only::services(self.ctx.module, self.body.root),
            Hole::Slot(slot, _) if slot == "archive" => Some(self.archive()),
            Hole::Slot(slot, args) if slot == "beside" => {
                args.first().and_then(|name| self.beside(name.trim_matches('"')))
            }
            Hole::Slot(slot, args) if slot == "by" => self.by(args),
            Hole::Slot(slot, args) if slot == "only" => match args.as_slice() {
                [of, attribute] => {
                    only(self.ctx.module, self.body.root, of.trim_matches('"'), attribute.trim_matches('"'))
                }
                _ => None,
            },
            other => return self.wire.fill(other, Some(self.body.root)),
        };
        known.map_or(Filled::Missing, Filled::Text)
    }

    /// The value of an argument of the block around this one.
    fn beside(&self, name: &str) -> Option<String> {
        let inside = self.body.block.span().range;
        let holds = |block: &Block| block.span().range.start < inside.start && inside.end <= block.span().range.end;
        let mut here = self.body.root;
        while let Some(next) = here.blocks().find(holds) {
            here = next;
        }
        here.attribute(name).map(|one| one.value().text().to_owned())
    }

    /// What the text of another argument or block of the same block shows: pairs of a mark in it and the value, the last one alone
    /// for what has none of the marks.
    fn by(&self, args: &[String]) -> Option<String> {
        let (name, pairs) = args.split_first()?;
        let (block, name) = (self.body.block, name.trim_matches('"'));
        let text = match block.attribute(name) {
            Some(one) => one.value().text(),
            None => block.nested(name).next()?.text(),
        };
        let marked = pairs.chunks(2).find(|pair| match pair {
            [mark, _] => text.contains(mark.trim_matches('"')),
            _ => true,
        })?;
        marked.last().cloned()
    }

    fn named(&self) -> String {
        let root = self.body.root;
        name::named(self.ctx.module, self.ctx.asked, &root.name().replace('_', "-"), root.provider())
    }

    /// Where the archive of this block goes: a file beside the module, one for each where there are several.
    fn archive(&self) -> String {
        let root = self.body.root;
        let each = match root.repeat().map(|one| one.name()) {
            Some("for_each") => "-${each.key}",
            Some(_) => "-${count.index}",
            None => "",
        };
        format!("\"${{path.module}}/{}{each}.zip\"", root.name())
    }

    fn words(&self) -> String {
        let label = self.body.root.name().replace(['_', '-'], " ");
        let mut letters = label.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase()).into_iter();
        format!("\"{}\"", first.chain(letters).collect::<String>())
    }
}

/// Whether an argument of this name names the thing itself.
fn is_name(word: &str) -> bool {
    matches!(word, "name" | "identifier" | "family" | "bucket")
}
