//! Blocks with a brace too many in their middle: what belongs to them stands behind them, at the top level or in the block
//! around the one that it belongs to.

use std::ops::Range;

use crate::edit::Edits;
use crate::edit::splice::splice;
use crate::edit::verbs::{line_end, line_start};
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Block;
use crate::schema::types::BlockType;
use crate::source::Span;
use crate::syntax;
use crate::syntax::mend::begins_block;
use crate::syntax::tree::{Body, Item, PieceKind, Placed};

/// What any resource may hold.
const META: [&str; 7] = ["count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"];

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let blocks = ctx.module.blocks().filter(|block| begins_block(block.kind()));
    blocks.filter_map(|block| look(ctx, block)).collect()
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let (file, text, start) = (block.file(), block.file_text(), block.span().range.start);
    let pieces = &ctx.module.tree(file)?.pieces;
    let own = pieces.binary_search_by_key(&start, |one| one.start).ok()?;
    let behind = &pieces[own + 1..];
    let torn = behind.iter().take_while(|one| is_torn_off(one)).count();
    let range = |one: &Placed| one.start..one.start + one.piece.len as usize;
    let is_end = |one: &&Placed| matches!(one.piece.kind, PieceKind::Junk(_)) && text[range(one)].trim() == "}";
    let end = behind.get(torn).filter(is_end);
    let last = end.or(behind[..torn].last())?;
    let ty = ctx.type_of(block);
    if ty.is_none() && (torn == 0 || !matches!(block.kind(), "module" | "locals" | "provider")) {
        return None;
    }
    let faults = |body: &Body| ty.as_ref().map_or(0, |ty| faults(body, ty, true));
    let mut best: Option<(usize, usize)> = (torn == 0).then(|| (faults(&block.node().body), usize::MAX));
    let mut closes = vec![block.close()];
    nested(block, &mut closes);
    for close in closes {
        let mut edits = vec![(brace(text, close), "")];
        edits.extend(end.is_none().then(|| (range(last).end..range(last).end, "\n}")));
        let moved = edits.iter().map(|(range, new)| (range.start - start..range.end - start, *new));
        let whole = syntax::parse(&splice(&text[start..range(last).end], moved));
        let [one] = &whole.pieces[..] else { continue };
        let PieceKind::Block(node) = &one.piece.kind else { continue };
        let left = faults(&node.body);
        if one.piece.flaws.is_empty() && best.is_none_or(|(fewest, _)| left < fewest) {
            best = Some((left, close));
        }
    }
    let (left, close) = best.filter(|(_, close)| *close != usize::MAX)?;
    if torn > 0 && left > 0 {
        return None;
    }
    let mut edits = Edits::default();
    edits.splice(file, brace(text, close), "");
    match end {
        // Nobody else takes the brace behind it for one too many.
        Some(end) => edits.claim(format!("syntax@{}:{}", file.0, end.start)),
        None => edits.splice(file, range(last).end..range(last).end, "\n}"),
    }
    let message = format!("{}: a brace too many ends a block before what belongs to it", name_of(block));
    Some(Finding::at(Span::new(file, close..close + 1), message).with(edits))
}

/// Where the blocks in a block end.
fn nested(block: Block, closes: &mut Vec<usize>) {
    for inner in block.blocks() {
        closes.push(inner.close());
        nested(inner, closes);
    }
}

/// A brace, with its line where it has one of its own.
fn brace(text: &str, close: usize) -> Range<usize> {
    let line = line_start(text, close)..line_end(text, close);
    if text[line.clone()].trim() == "}" {
        return line;
    }
    text[..close].trim_end_matches(' ').len()..close + 1
}

/// Whether an argument or a nested block stands at the top level.
fn is_torn_off(one: &Placed) -> bool {
    match &one.piece.kind {
        PieceKind::Attribute(_) => true,
        PieceKind::Block(block) => block.kind == "dynamic" || !begins_block(&block.kind) && block.labels.is_empty(),
        PieceKind::Junk(_) => false,
    }
}

/// How many names stand where nothing of that name may stand.
fn faults(body: &Body, ty: &BlockType, top: bool) -> usize {
    let of = |item: &Item| match item {
        Item::Attribute(one) if top && META.contains(&one.name.as_str()) => 0,
        Item::Attribute(one) => usize::from(ty.attribute(&one.name).is_none()),
        Item::Block(one) if top && META.contains(&&*one.kind) || one.kind == "dynamic" => 0,
        Item::Block(one) => ty.as_block(&one.kind).map_or(1, |nested| faults(&one.body, &nested.block, false)),
    };
    body.items.iter().map(of).sum()
}
