//! Provider blocks with `for_each` or `count`, which Terraform has not.

use std::ops::Range;

use crate::edit::Edits;
use crate::edit::verbs::{line_end, line_start};
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block, Value};
use crate::shape::must::inline;
use crate::sorted;
use crate::syntax::tree::{Expr, ExprKind, Part, Step, StepKind};
use crate::wire::providers::resolve;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.of_kind("provider").filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let repeat = block.repeat()?;
    let message = format!("provider.{}: a provider cannot be repeated by {}", block.name(), repeat.name());
    let finding = Finding::at(repeat.name_span(), message);
    let mut edits = Edits::default();
    if repeat.name() == "count" {
        edits.remove_attribute(repeat, block);
        let reason = "a configuration that nobody uses does no harm";
        return Some(finding.with(edits).losing(format!("provider.{}: count", block.name()), reason));
    }
    let Some((blocks, aliases)) = written_out(ctx, block, repeat) else {
        return Some(Finding {
            message: format!("{}; what it is repeated over is not known", finding.message),
            ..finding
        });
    };
    edits.splice(block.file(), block.span().range, &blocks.join("\n\n"));
    aliases.iter().for_each(|alias| edits.claim(format!("provider.{}.{alias}", block.name())));
    let to = format!("provider.{}.{}", block.name(), aliases.first()?);
    Some(finding.with(edits).renaming(block, to, "it is written out for each"))
}

/// The text of the block for each element, and the aliases.
fn written_out(ctx: &Context, block: Block, repeat: Attribute) -> Option<(Vec<String>, Vec<String>)> {
    let alias = block.attribute("alias")?.value();
    let mut uses = Vec::new();
    gather(block, &mut uses);
    let elements: Vec<(String, Option<&Expr>)> = match &resolve(ctx.module, repeat.value().node(), 6).kind {
        ExprKind::Array(items) => {
            items.iter().map(|item| Some((item.as_str()?.to_owned(), None))).collect::<Option<_>>()?
        }
        ExprKind::Object(entries) => {
            entries.iter().map(|one| Some((key(&one.key)?, Some(&one.value)))).collect::<Option<_>>()?
        }
        _ => return None,
    };
    let (mut blocks, mut aliases) = (Vec::new(), Vec::new());
    for (name, value) in &elements {
        let said = |steps: &[&str]| -> Option<String> {
            match (steps, value) {
                (["key"], _) | (["value"], None) => Some(name.clone()),
                (["value"], Some(value)) => value.as_str().map(str::to_owned),
                (["value", part], Some(value)) => entry(value, part)?.as_str().map(str::to_owned),
                _ => None,
            }
        };
        let mut text = block.text().to_owned();
        let start = block.span().range.start;
        let line = line_of(block, repeat);
        let mut changes = vec![(line, String::new())];
        for (at, steps, is_part) in &uses {
            let said = format!("{:?}", said(steps)?);
            changes.push((at.clone(), if *is_part { inline(&said) } else { said }));
        }
        sorted::by_key(&mut changes, |(range, _)| std::cmp::Reverse(range.start));
        for (range, new) in changes {
            text.replace_range(range.start - start..range.end - start, &new);
        }
        let ExprKind::Traversal(_, steps) = alias.kind() else { return None };
        aliases.push(said(&names(steps)?)?);
        blocks.push(text);
    }
    let name = |alias: &String| {
        alias.starts_with(|c: char| c.is_alphabetic())
            && !alias.contains(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '_')))
    };
    (!blocks.is_empty() && aliases.iter().all(name)).then_some((blocks, aliases))
}

/// The lines of the argument, its end of line included, and a blank line behind it.
fn line_of(block: Block, one: Attribute) -> Range<usize> {
    let (text, range) = (block.file_text(), one.span().range);
    let start = line_start(text, range.start);
    let end = line_end(text, range.end);
    let blank = text[end..].lines().next().is_some_and(|line| line.trim().is_empty());
    start..if blank { line_end(text, end) } else { end }
}

type Use<'m> = (Range<usize>, Vec<&'m str>, bool);

/// Where `each` is read, what of it, and whether in an interpolation, whose bytes these are then.
fn gather<'m>(block: Block<'m>, uses: &mut Vec<Use<'m>>) {
    for one in block.attributes().filter(|one| one.name() != "for_each") {
        read(one.value(), one.value().node(), None, uses);
    }
    block.blocks().for_each(|nested| gather(nested, uses));
}

fn read<'m>(whole: Value<'m>, expr: &'m Expr, part: Option<Range<usize>>, uses: &mut Vec<Use<'m>>) {
    match &expr.kind {
        ExprKind::Traversal(root, steps) if matches!(&root.kind, ExprKind::Variable(name) if name == "each") => {
            let is_part = part.is_some();
            uses.push((part.unwrap_or(whole.place(&expr.range)), names(steps).unwrap_or_default(), is_part));
        }
        ExprKind::Template(parts) | ExprKind::Heredoc(parts) => {
            for one in parts {
                if let Part::Interpolation(range, inner) = one {
                    read(whole, inner, Some(whole.place(range)), uses);
                }
            }
        }
        _ => expr.children().for_each(|child| read(whole, child, None, uses)),
    }
}

fn names(steps: &[Step]) -> Option<Vec<&str>> {
    let mut all = Vec::new();
    for step in steps {
        let StepKind::Attr(name) = &step.kind else { return None };
        all.push(name.as_str());
    }
    Some(all)
}

fn key(expr: &Expr) -> Option<String> {
    match &expr.kind {
        ExprKind::Variable(name) | ExprKind::String(name) => Some(name.clone()),
        _ => None,
    }
}

fn entry<'e>(object: &'e Expr, name: &str) -> Option<&'e Expr> {
    let ExprKind::Object(entries) = &object.kind else { return None };
    entries.iter().find(|one| key(&one.key).as_deref() == Some(name)).map(|one| &one.value)
}
