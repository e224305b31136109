//! Arguments and blocks of one resource that moved.

use super::{Argument, Keys, takes};
use crate::edit::Edits;
use crate::edit::splice::splice;
use crate::edit::verbs::{indent, line_end, line_start};
use crate::module::block::{Attribute, Block};
use crate::schema::types::BlockType;
use crate::shape::bodies::name_of;
use crate::shape::convert::moved;
use crate::shape::must::inline;
use crate::sorted;

/// One thing in a body.
#[derive(Clone, Copy)]
enum Item<'m> {
    Attribute(Attribute<'m>),
    Block(Block<'m>),
}

/// A thing that moves: where it is, the blocks down to it (the root first), and its new name and place.
struct Step<'m, 'k> {
    item: Item<'m>,
    chain: Vec<Block<'m>>,
    rule: &'k Argument,
    /// The names of the blocks that it goes into.
    into: Vec<&'k str>,
    name: &'k str,
}

/// The edits for one block, judged as one of type `of`, each with what it is about.
pub(super) fn moves(keys: &Keys, root: Block, of: &str, ty: &BlockType) -> Vec<(String, Edits)> {
    let mut steps = Vec::new();
    for rule in keys.arguments_of(of).filter(|rule| rule.is_for(root)) {
        let from: Vec<&str> = rule.from.split('.').collect();
        let mut into: Vec<&str> = rule.to.split('.').collect();
        let (Some((name, path)), Some(new)) = (from.split_last(), into.pop()) else { continue };
        let old = ty.at(path.iter().copied());
        if old.is_some_and(|ty| takes(ty, name)) || !ty.at(into.iter().copied()).is_some_and(|ty| takes(ty, new)) {
            continue;
        }
        let mut chains = vec![vec![root]];
        for part in path {
            chains = chains.into_iter().flat_map(|chain| deeper(&chain, part)).collect();
        }
        for chain in chains {
            let Some(block) = chain.last().copied() else { continue };
            let attribute = block.attribute(name).map(Item::Attribute);
            let blocks = block.blocks().filter(|one| name_of(*one) == *name).map(Item::Block);
            for item in attribute.into_iter().chain(blocks) {
                steps.push(Step { item, chain: chain.clone(), rule, into: into.clone(), name: new });
            }
        }
    }
    let mut found = Vec::new();
    let mut done: Vec<bool> = vec![false; steps.len()];
    for at in 0..steps.len() {
        if done[at] {
            continue;
        }
        if let Some((group, edits)) = unwrapped(&steps, at, ty) {
            let names: Vec<String> = group.iter().map(|one| steps[*one].words()).collect();
            group.iter().for_each(|one| done[*one] = true);
            found.push((format!("{}: {}", root.address().unwrap_or_default(), names.join(", ")), edits));
        } else if let Some((group, edits)) = wrapped(&steps, at, ty) {
            let names: Vec<String> = group.iter().map(|one| steps[*one].words()).collect();
            group.iter().for_each(|one| done[*one] = true);
            found.push((format!("{}: {}", root.address().unwrap_or_default(), names.join(", ")), edits));
        } else if let Some(edits) = steps[at].edits(ty) {
            found.push((format!("{}: {}", root.address().unwrap_or_default(), steps[at].words()), edits));
        }
    }
    found
}

/// The chain one block deeper, for each block of the name.
fn deeper<'m>(chain: &[Block<'m>], name: &str) -> Vec<Vec<Block<'m>>> {
    let Some(last) = chain.last() else { return Vec::new() };
    let nested = last.nested(name).collect::<Vec<_>>();
    nested.into_iter().map(|one| chain.iter().copied().chain([one]).collect()).collect()
}

impl Step<'_, '_> {
    fn words(&self) -> String {
        format!("{} is called {}", self.rule.from, self.rule.to)
    }

    /// How many of the blocks down to the old place lead to the new one as well.
    fn common(&self) -> usize {
        // A `content` stands for what its dynamic block makes, so the names are the rule's.
        let old = self.rule.from.split('.').take(self.chain.len() - 1);
        old.zip(&self.into).take_while(|(old, new)| old == *new).count()
    }

    /// The new text of the value; `None` where nothing says what it becomes.
    fn value(&self, attribute: Attribute) -> Option<String> {
        let value = attribute.value();
        if !self.rule.values.is_empty() {
            let plain = value.text().trim_matches('"');
            let new = self.rule.values.get(plain)?;
            return Some(match new.as_str() {
                "true" | "false" => new.clone(),
                word => format!("\"{word}\""),
            });
        }
        let text = value.text();
        if let Some(reads) = &self.rule.reads {
            let (head, read) =
                text.rsplit_once('.').filter(|_| value.target().is_some_and(|one| text.starts_with(&one)))?;
            return matches!(read, "name" | "id" | "arn").then(|| format!("{head}.{reads}"));
        }
        if let Some(unit) = &self.rule.unit {
            let plain = text.trim_matches('"');
            let number = !plain.is_empty() && plain.chars().all(|c| c.is_ascii_digit());
            return Some(format!("\"{}{unit}\"", if number { plain.to_owned() } else { inline(text) }));
        }
        if let (Some(trim), Some(said)) = (self.rule.trim, value.as_str()) {
            return Some(format!("\"{}\"", said.trim_matches(trim)));
        }
        let is_list = value.items().is_some();
        Some(if self.rule.list && !is_list { format!("[{text}]") } else { text.to_owned() })
    }

    fn edits(&self, ty: &BlockType) -> Option<Edits> {
        let mut edits = Edits::default();
        let common = self.common();
        let here = *self.chain.last()?;
        let target = *self.chain.get(common)?;
        let rest = &self.into[common..];
        let new = ty.at(self.into.iter().copied())?;
        let is_block = new.block(self.name).is_some();
        let in_place = rest.is_empty() && common + 1 == self.chain.len();
        match self.item {
            Item::Attribute(_) if is_block => None,
            Item::Block(_) if !is_block => None,
            _ if in_place && here.has(self.name) => None,
            Item::Attribute(one) if in_place => {
                edits.claim(format!("{}@{}:{}", here.file().0, here.span().range.start, self.name));
                edits.splice(here.file(), one.name_span().range, self.name);
                let value = self.value(one)?;
                if value != one.value().text() {
                    edits.replace(one.value(), &value);
                }
                Some(edits)
            }
            Item::Block(one) if in_place => {
                let range = match one.kind() {
                    "dynamic" => one.label_span(0)?.range,
                    _ => one.place(&one.node().kind_range),
                };
                let name = if one.kind() == "dynamic" { format!("\"{}\"", self.name) } else { self.name.to_owned() };
                edits.splice(one.file(), range, &name);
                Some(edits)
            }
            Item::Attribute(one) => {
                let value = self.value(one)?;
                match rest {
                    [] if target.has(self.name) => return None,
                    [] => edits.set(target, self.name, &value),
                    _ => edits.set(only(target, rest).filter(|there| !there.has(self.name))?, self.name, &value),
                }
                edits.remove_attribute(one, here);
                Some(edits)
            }
            Item::Block(one) => {
                let target = if rest.is_empty() { target } else { only(target, rest)? };
                if target.has(self.name) || one.kind() == "dynamic" {
                    return None;
                }
                let source = one.file_text();
                let (from, range) = (indent(source, one.span().range.start), one.place(&one.node().kind_range));
                let tail = &source[range.end..one.span().range.end];
                edits.append_block(target, self.name, &format!("{}{}", self.name, moved(tail, &from, "")));
                edits.remove_nested(one);
                Some(edits)
            }
        }
    }
}

/// The one block at the end of a path.
fn only<'m>(block: Block<'m>, path: &[&str]) -> Option<Block<'m>> {
    path.iter().try_fold(block, |here, name| {
        let mut all = here.nested(name);
        let first = all.next()?;
        all.next().is_none().then_some(first)
    })
}

/// Everything that goes from one body into a block that is not there: the block is made of it.
fn wrapped(steps: &[Step], at: usize, ty: &BlockType) -> Option<(Vec<usize>, Edits)> {
    let step = &steps[at];
    let (common, here) = (step.common(), *step.chain.last()?);
    let (target, rest) = (*step.chain.get(common)?, &step.into[common..]);
    let new = ty.at(step.into.iter().copied())?;
    let (first, deeper) = rest.split_first()?;
    if target.has(first) {
        return None;
    }
    let group: Vec<usize> = (0..steps.len())
        .filter(|other| {
            let other = &steps[*other];
            other.chain.last().is_some_and(|block| block.span() == here.span()) && other.into == step.into
        })
        .collect();
    let mut edits = Edits::default();
    let mut lines = Vec::new();
    for one in group.iter().map(|one| &steps[*one]) {
        match one.item {
            Item::Attribute(attribute) if new.attribute(one.name).is_some() => {
                let from = indent(attribute.value().file_text(), attribute.span().range.start);
                let said = remark(attribute);
                lines.push(format!("{} = {}{said}", one.name, moved(&one.value(attribute)?, &from, "")));
                edits.remove_attribute(attribute, here);
            }
            Item::Block(block) if new.block(one.name).is_some() && block.kind() != "dynamic" => {
                let (source, range) = (block.file_text(), block.place(&block.node().kind_range));
                let from = indent(source, range.start);
                let tail = &source[range.end..block.span().range.end];
                lines.push(format!("{}{}", one.name, moved(tail, &from, "")));
                edits.remove_nested(block);
            }
            _ => return None,
        }
    }
    let text = deeper.iter().rev().chain([first]).fold(lines.join("\n"), |inside, name| {
        let inside = inside.lines().map(|line| if line.is_empty() { line.to_owned() } else { format!("  {line}") });
        format!("{name} {{\n{}\n}}", inside.collect::<Vec<_>>().join("\n"))
    });
    let all = here.attributes().count() + here.blocks().count() == group.len();
    if let (true, Some(range)) = (all && target.span() == here.span(), inside(here)) {
        let mut edits = Edits::default();
        let own = indent(here.file_text(), range.start);
        edits.claim(format!("{}@{}:{first}", here.file().0, here.span().range.start));
        edits.splice(here.file(), range, &moved(&text, "", &own));
        return Some((group, edits));
    }
    // A block that the schema does not know and that is left empty: the new one takes its place.
    let path: Vec<&str> = step.rule.from.split('.').collect();
    let parent = step.chain.iter().rev().nth(1);
    let is_gone = ty.at(path[..path.len() - 1].iter().copied()).is_none() && here.kind() != "content";
    if all && is_gone && parent.is_some_and(|parent| parent.span() == target.span()) {
        let mut edits = Edits::default();
        edits.claim(format!("{}@{}:{first}", here.file().0, target.span().range.start));
        let own = indent(here.file_text(), here.span().range.start);
        edits.splice(here.file(), here.span().range, &moved(&text, "", &own));
        return Some((group, edits));
    }
    edits.append_block(target, first, &text);
    Some((group, edits))
}

/// The comment behind an attribute, with the blank before it.
fn remark(attribute: Attribute) -> String {
    let (source, end) = (attribute.value().file_text(), attribute.span().range.end);
    let behind = source[end..line_end(source, end)].trim();
    if behind.starts_with(['#', '/']) { format!(" {behind}") } else { String::new() }
}

/// From the first thing in a block to the end of the last one.
fn inside(block: Block) -> Option<std::ops::Range<usize>> {
    let all = block.attributes().map(|one| one.span().range).chain(block.blocks().map(|one| one.span().range));
    all.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
}

/// A block that the schema does not know and of which everything goes into its parent: its lines take its place.
fn unwrapped(steps: &[Step], at: usize, ty: &BlockType) -> Option<(Vec<usize>, Edits)> {
    let step = &steps[at];
    let (shell, parent) = (*step.chain.last()?, step.chain.iter().rev().nth(1).copied()?);
    if shell.kind() == "content" || step.common() + 2 != step.chain.len() || step.into.len() != step.common() {
        return None;
    }
    let group: Vec<usize> = (0..steps.len())
        .filter(|other| {
            let other = &steps[*other];
            other.chain.last().is_some_and(|block| block.span() == shell.span()) && other.into == step.into
        })
        .collect();
    let items = shell.attributes().count() + shell.blocks().count();
    let free = group.iter().all(|one| !parent.has(steps[*one].name));
    if group.len() != items || !free || parent.nested(shell.kind()).count() != 1 {
        return None;
    }
    let new = ty.at(step.into.iter().copied())?;
    let mut renames = Vec::new();
    for one in group.iter().map(|one| &steps[*one]) {
        match one.item {
            Item::Attribute(attribute) if new.attribute(one.name).is_some() => {
                renames.push((attribute.name_span().range, one.name.to_owned()));
                renames.push((attribute.value().span().range, one.value(attribute)?));
            }
            Item::Block(block) if new.block(one.name).is_some() && block.kind() != "dynamic" => {
                renames.push((block.place(&block.node().kind_range), one.name.to_owned()));
            }
            _ => return None,
        }
    }
    sorted::by_key(&mut renames, |(range, _)| range.start);
    let source = shell.file_text();
    let (open, close) = (shell.open() + 1, shell.close());
    let many = source[open..close].contains('\n');
    let start = if many { line_end(source, open) } else { open };
    let end = if many { line_start(source, close) } else { close };
    let edits = renames.iter().map(|(range, text)| (range.start - start..range.end - start, text.as_str()));
    let body = splice(source.get(start..end)?, edits);
    let body = body.trim_end();
    let own = indent(source, shell.span().range.start);
    let inner = body.len() - body.trim_start_matches([' ', '\t']).len();
    let text = moved(body.trim_start(), &body[..inner], &own);
    let mut edits = Edits::default();
    edits.claim(format!("{}@{}:{}", parent.file().0, parent.span().range.start, shell.kind()));
    edits.splice(shell.file(), shell.span().range, &text);
    Some((group, edits))
}
