//! Faults of the text: what a parser stumbles over.

use super::{Dice, Fault, Good};
use tffix::module::Module;
use tffix::module::block::{Attribute, Block};

fn attributes(good: &Good) -> Vec<(&Module, Block<'_>, Attribute<'_>)> {
    let bodies = good.bodies();
    bodies
        .into_iter()
        .flat_map(|(module, block)| block.attributes().map(move |attribute| (module, block, attribute)))
        .collect()
}

/// A `}` is left out, with its line where it stands alone.
pub fn closing_brace(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let fault = |block: Block| {
        let text = good.text(block.file());
        let close = block.close();
        let start = text[..close].rfind('\n').map_or(0, |at| at + 1);
        let alone = text[start..close].trim().is_empty();
        let end = if alone && text[close + 1..].starts_with('\n') { close + 2 } else { close + 1 };
        Fault::edit(block.file(), if alone { start } else { close }..end, "")
    };
    good.bodies().into_iter().map(|(_, block)| fault(block)).collect()
}

/// A `{` is left out.
pub fn opening_brace(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let bodies = good.bodies().into_iter().filter(|(_, block)| block.text().contains('\n'));
    bodies.map(|(_, block)| Fault::edit(block.file(), block.open()..block.open() + 1, "")).collect()
}

/// A `]` or `)` at the end of a value is left out.
pub fn bracket(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let closing = |(_, _, attribute): &(&Module, Block, Attribute)| attribute.text().ends_with([']', ')']);
    let fault = |(_, block, attribute): (&Module, Block, Attribute)| {
        let end = attribute.span().range.end;
        Fault::edit(block.file(), end - 1..end, "")
    };
    attributes(good).into_iter().filter(closing).map(fault).collect()
}

/// The quote that opens or closes a string is left out.
pub fn quote(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, block, attribute) in attributes(good) {
        let range = attribute.value().span().range;
        if attribute.value().text().starts_with('"') && attribute.value().text().ends_with('"') {
            let at = if dice.below(3) == 0 { range.start } else { range.end - 1 };
            all.push(Fault::edit(block.file(), at..at + 1, ""));
        }
    }
    all
}

/// The quotes around a string are a word processor's.
pub fn smart_quotes(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, block, attribute) in attributes(good) {
        if let Some(value) = attribute.value().as_str().filter(|value| !value.contains('\\')) {
            all.push(Fault::edit(block.file(), attribute.value().span().range, format!("\u{201c}{value}\u{201d}")));
        }
    }
    all
}

/// `name: value`
pub fn colon(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let fault = |(_, block, attribute): (&Module, Block, Attribute)| {
        let (name, value) = (attribute.name_span().range, attribute.value().span().range);
        Fault::edit(block.file(), name.end..value.start, ": ")
    };
    attributes(good).into_iter().map(fault).collect()
}

/// The comma between two items of a list on one line, or between two arguments, is left out.
pub fn comma(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, block, attribute) in attributes(good) {
        for pair in attribute.value().items().unwrap_or_default().windows(2) {
            let (start, end) = (pair[0].span().range.end, pair[1].span().range.start);
            let between = &good.text(block.file())[start..end];
            all.push(Fault::edit(block.file(), start..end, between.replacen(',', "", 1)));
        }
    }
    all
}

/// A line ends in `,` or `;`.
pub fn separator(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, block, attribute) in attributes(good) {
        let end = attribute.span().range.end;
        if !attribute.value().text().starts_with("<<") {
            all.push(Fault::edit(block.file(), end..end, if dice.below(2) == 0 { "," } else { ";" }));
        }
    }
    all
}

/// A file ends in the middle of a block: it is gone, if nothing whole is left of it, and so are those behind it.
pub fn cut_off(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for module in &good.reading.modules {
        for block in module.blocks().filter(|block| block.address().is_some()) {
            let text = good.text(block.file());
            let inside = block.open() + 1..block.close();
            if inside.len() < 20 {
                continue;
            }
            let at = inside.start + dice.below(inside.len());
            let later: Vec<_> =
                module.blocks().filter(|other| other.file() == block.file() && other.span().range.start > at).collect();
            if later.len() > 6 {
                continue;
            }
            let start = block.span().range.start;
            let mut fault = Fault::edit(block.file(), start..text.len(), &text[start..at]);
            for other in later.into_iter().chain([block]) {
                let locals = other.attributes().filter(|_| other.kind() == "locals");
                let names = locals.map(|one| format!("local.{}", one.name())).chain(other.address());
                fault = names.collect::<Vec<_>>().iter().fold(fault, |fault, name| fault.taking(module, name));
            }
            all.push(fault);
        }
    }
    all
}

/// A `}` too many behind a nested block: the block around it ends there.
pub fn extra_brace(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let bodies = good.bodies().into_iter().flat_map(|(_, block)| block.blocks().collect::<Vec<_>>());
    bodies.map(|inner| Fault::edit(inner.file(), inner.close() + 1..inner.close() + 1, "\n  }")).collect()
}

/// `$${NAME}` and `%%{name}` have one mark: they are a shell's, and Terraform takes them for its own.
pub fn shell_mark(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, block, attribute) in attributes(good) {
        let range = attribute.value().span().range;
        for mark in ["$${", "%%{"] {
            let places = attribute.value().text().match_indices(mark).map(|(at, _)| range.start + at);
            all.extend(places.map(|at| Fault::edit(block.file(), at..at + 1, "")));
        }
    }
    all
}
