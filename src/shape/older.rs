//! What the provider took in another form, as the blocks and arguments of a variant that say the same today.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use crate::edit::Edits;
use crate::edit::verbs::indent;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block, Value};
use crate::schema::types::Type;
use crate::shape::bodies::{self, Body};
use crate::shape::convert::{has_comment, holds_comments, moved, turn};
use crate::shape::must::{Filled, Hole, Must};
use crate::syntax::tree::ExprKind;
use crate::wire::facts::{self, Facts};

/// One form: where it stands, and what says the same today.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// The types of resources that have it.
    of: Vec<String>,
    /// The block that it stands in; the resource itself where there is none.
    within: Option<String>,
    /// The names that it is given.
    from: Vec<String>,
    each: Each,
    /// The argument of a block that is the item.
    item: Option<String>,
    /// The texts that have the form.
    #[serde(default)]
    only: Vec<String>,
    /// Whether it must be written out.
    #[serde(default)]
    literal: bool,
    /// Keys that are called otherwise.
    #[serde(default)]
    names: BTreeMap<String, String>,
    /// The variant of `must/`.
    variant: String,
}

/// What there is one of.
#[derive(Clone, Copy, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
enum Each {
    Whole,
    Item,
    Entry,
}

/// A finding for each argument or block in a form that the schema of the configuration does not know.
pub fn find(ctx: &Context, forms: &'static [Form]) -> Vec<Finding> {
    let mut found = Vec::new();
    for body in bodies::all(ctx).iter().filter(|body| body.root.kind() == "resource") {
        let within = body.path.last().copied();
        let here = |form: &&Form| form.within.as_deref() == within && form.of.iter().any(|of| of == body.root.of());
        for form in forms.iter().filter(here) {
            let Some(now) = Now::new(ctx, body, form) else { continue };
            let named = |name: &str| form.from.iter().any(|one| one == name);
            let fits = |one: &Attribute| named(one.name()) && (!form.literal || one.value().as_str().is_some());
            found.extend(body.unknown_attributes().filter(fits).map(|one| now.argument(one)));
            found.extend(body.unknown_blocks().filter(|(name, _)| named(name)).map(|(name, one)| now.block(name, one)));
        }
    }
    found
}

/// What a form is in one body today.
struct Now<'c, 'm> {
    ctx: &'c Context<'m>,
    body: &'c Body<'m>,
    form: &'static Form,
    must: &'c Must,
    top: Block<'c>,
    /// What stands for one, and for what an expression makes.
    one: Vec<(String, Range<usize>)>,
    many: Option<Range<usize>>,
    /// Whether it is made of blocks.
    blocks: bool,
    facts: Option<Facts>,
}

/// What fills the slots.
#[derive(Default)]
struct Slots {
    value: String,
    item: String,
    list: String,
    index: String,
    key: String,
}

impl<'c, 'm> Now<'c, 'm> {
    /// `None` where the schema does not know the form of today.
    fn new(ctx: &'c Context<'m>, body: &'c Body<'m>, form: &'static Form) -> Option<Self> {
        let must = ctx.fix.must(&form.variant)?;
        let top = must.blocks().next()?;
        let mut here = top;
        while form.within.as_deref().is_some_and(|within| within != here.kind()) {
            here = here.blocks().next()?;
        }
        let mut one: Vec<(String, Range<usize>)> = Vec::new();
        one.extend(here.attributes().map(|one| (one.name().to_owned(), one.span().range)));
        let blocks = one.is_empty();
        let fixed = here.blocks().filter(|one| one.kind() != "dynamic");
        one.extend(fixed.map(|one| (one.kind().to_owned(), one.span().range)));
        let known =
            |name: &str| body.ty.block(name).is_some() || body.ty.attribute(name).is_some_and(|it| it.settable());
        let many = here.blocks().find(|one| one.kind() == "dynamic").map(|one| one.span().range);
        let all = one.iter().all(|(name, _)| known(name));
        let facts = facts::of(ctx.module, Some(body.root));
        all.then_some(Now { ctx, body, form, must, top, one, many, blocks, facts })
    }

    fn argument(&self, argument: Attribute<'m>) -> Finding {
        let (name, value) = (argument.name(), argument.value());
        let finding = self.finding(name, Finding::at(argument.name_span(), String::new()));
        let mut edits = Edits::default();
        match self.texts(value, &mut edits) {
            Ok(texts) => {
                let own = indent(value.file_text(), argument.span().range.start);
                let text = texts.join(if self.blocks { "\n\n" } else { "\n" });
                let text = moved(&text, "", &own);
                if self.blocks {
                    turn(&mut edits, self.body.block, argument, &text, false);
                } else {
                    edits.claim(format!("{}@{}:{name}", value.span().file.0, self.body.block.span().range.start));
                    edits.splice(self.body.block.file(), argument.span().range, &text);
                }
                if let Some(facts) = &self.facts {
                    facts::supply(self.ctx, facts, &mut edits);
                }
                finding.with(edits)
            }
            Err(why) => Finding { message: format!("{}; {why}", finding.message), ..finding },
        }
    }

    fn block(&self, name: &str, block: Block<'m>) -> Finding {
        let finding = self.finding(name, Finding::on(block, String::new()));
        let mut edits = Edits::default();
        match self.turned(name, block, &mut edits) {
            Ok(()) => finding.with(edits),
            Err(why) => Finding { message: format!("{}; {why}", finding.message), ..finding },
        }
    }

    fn finding(&self, name: &str, finding: Finding) -> Finding {
        let now: Vec<&str> = self.one.iter().map(|(name, _)| name.as_str()).collect();
        Finding { message: format!("{}: {name} is {} today", self.body.place(), now.join(" and ")), ..finding }
    }

    /// A block of the older form, as the ones of today.
    fn turned(&self, name: &str, block: Block<'m>, edits: &mut Edits) -> Result<(), String> {
        let inner = match block.kind() {
            "dynamic" => block.blocks().find(|one| one.kind() == "content").ok_or("it makes nothing")?,
            _ => block,
        };
        let attributes: Vec<Attribute> = inner.attributes().collect();
        if inner.blocks().next().is_some() || attributes.is_empty() {
            return Err("it holds more than that".to_owned());
        }
        let plain = block.kind() != "dynamic";
        let texts = match (self.form.each, attributes.as_slice()) {
            (Each::Item, [one]) if self.form.item.as_deref() == Some(one.name()) => {
                let item = one.value().text();
                let item = if plain {
                    item.to_owned()
                } else {
                    item.replace(&format!("{name}."), &format!("{}.", self.one[0].0))
                };
                vec![self.render(&Slots { item, ..Slots::default() }, None)?]
            }
            (Each::Entry, all) if plain => {
                let entries: Vec<(&str, Value)> = all.iter().map(|one| (one.name(), one.value())).collect();
                self.entries(&entries)?
            }
            _ => return Err("it holds more than that".to_owned()),
        };
        let own = indent(inner.file_text(), inner.span().range.start);
        let text = moved(&texts.join("\n\n"), "", &own);
        if plain {
            edits.splice(block.file(), block.span().range, &text);
            return Ok(());
        }
        let label = block.label_span(0).ok_or("it has no name")?;
        let inside = text.find('{').map_or("", |at| &text[at..]);
        edits.splice(block.file(), label.range, &format!("\"{}\"", self.one[0].0));
        edits.splice(block.file(), inner.open()..inner.close() + 1, inside);
        Ok(())
    }

    /// What a value is today.
    fn texts(&self, value: Value<'m>, edits: &mut Edits) -> Result<Vec<String>, String> {
        let own = indent(value.file_text(), value.span().range.start);
        let whole = Slots { value: moved(value.text(), &own, ""), ..Slots::default() };
        let said = value.as_str();
        if !self.form.only.is_empty() && !said.is_some_and(|said| self.form.only.iter().any(|one| one == said)) {
            return Err("nothing says that it means the same".to_owned());
        }
        match self.form.each {
            Each::Whole => {
                if self.blocks && self.one.iter().any(|(name, _)| self.body.block.has(name)) {
                    return Err("that is there as well".to_owned());
                }
                self.render(&whole, Some(edits)).map(|text| vec![text])
            }
            Each::Item => match value.items() {
                Some(items) if holds_comments(value, &items) => Err("comments stand between its items".to_owned()),
                Some(items) => {
                    let slots = items.iter().enumerate().map(|(at, item)| self.item(*item, at));
                    slots.map(|slots| self.render(&slots?, None)).collect()
                }
                None => self.dynamic(&whole),
            },
            Each::Entry => match value.entries() {
                Some(all) if self.is_plain(value, all.len()) => {
                    let entries: Vec<(&str, Value)> = all.iter().map(|(key, _, value)| (*key, *value)).collect();
                    self.entries(&entries)
                }
                _ if value.items().is_some() => Err("it is a list".to_owned()),
                _ => self.dynamic(&whole),
            },
        }
    }

    /// Whether every key of an object is a text, and nothing but that is written in it.
    fn is_plain(&self, value: Value, count: usize) -> bool {
        let all = matches!(value.kind(), ExprKind::Object(all) if all.len() == count);
        all && !has_comment(value.text())
    }

    fn item(&self, item: Value, at: usize) -> Result<Slots, String> {
        // A block that is written as an object holds the item, or the whole of today's block.
        let item = match item.entries() {
            None => item,
            Some(entries) => match (entries.as_slice(), &self.form.item) {
                ([(key, _, value)], Some(name)) if key == name => *value,
                _ => return Err("an item holds more than that".to_owned()),
            },
        };
        Ok(Slots { item: item.text().to_owned(), index: at.to_string(), ..Slots::default() })
    }

    fn entries(&self, entries: &[(&str, Value)]) -> Result<Vec<String>, String> {
        let one = |(key, value): &(&str, Value)| {
            let key = self.form.names.get(*key).map_or(*key, String::as_str);
            let listed = matches!(self.ctx.known(*value).ty(), Type::List(_) | Type::Set(_) | Type::Tuple(_));
            let own = indent(value.file_text(), value.span().range.start);
            let text = moved(value.text(), &own, "  ");
            let list = if listed { text } else { format!("[{text}]") };
            self.render(&Slots { key: format!("\"{key}\""), list, ..Slots::default() }, None)
        };
        entries.iter().map(one).collect()
    }

    /// Blocks that an expression makes.
    fn dynamic(&self, slots: &Slots) -> Result<Vec<String>, String> {
        let range = self.many.clone().ok_or("it is not written out")?;
        self.part(range, slots, &mut None).map(|text| vec![text])
    }

    /// The form of today; `edits` take away what goes along.
    fn render(&self, slots: &Slots, mut edits: Option<&mut Edits>) -> Result<String, String> {
        let parts = self.one.iter().map(|(_, range)| self.part(range.clone(), slots, &mut edits));
        let all: Result<Vec<String>, String> = parts.collect();
        Ok(all?.join("\n"))
    }

    /// One thing of the variant, at column 0.
    fn part(&self, range: Range<usize>, slots: &Slots, edits: &mut Option<&mut Edits>) -> Result<String, String> {
        let beside = RefCell::new(Vec::new());
        let fill = |hole: &Hole| match hole {
            Hole::Slot(name, _) => match name.as_str() {
                "value" => Filled::Text(slots.value.clone()),
                "text" => Filled::Text(match slots.value.parse::<f64>() {
                    Ok(_) => format!("\"{}\"", slots.value),
                    Err(_) => slots.value.clone(),
                }),
                "item" => Filled::Text(slots.item.clone()),
                "list" => Filled::Text(slots.list.clone()),
                "index" => Filled::Text(slots.index.clone()),
                "key" => Filled::Text(slots.key.clone()),
                "partition" | "region" | "account" => {
                    self.facts.as_ref().map_or(Filled::Missing, |facts| facts.fill(hole))
                }
                name => match self.body.block.attribute(name) {
                    Some(one) => {
                        beside.borrow_mut().push(one);
                        Filled::Text(one.value().text().to_owned())
                    }
                    None => Filled::Omit,
                },
            },
            _ => Filled::Missing,
        };
        let from = indent(self.must.text(), range.start);
        let text = self.must.render_range(self.top, range, &fill).map_err(|_| "its region cannot be told")?;
        if let Some(edits) = edits {
            beside.into_inner().into_iter().for_each(|one| edits.remove_attribute(one, self.body.block));
        }
        Ok(moved(&text, &from, ""))
    }
}
