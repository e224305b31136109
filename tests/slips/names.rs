//! Faults of names: what is referred to, and what is declared.

use super::{Dice, Fault, Good};
use tffix::module::Module;
use tffix::module::block::Block;
use tffix::module::refs::Reference;

/// The references to resources and data sources, with the bytes of type and name.
fn references(good: &Good) -> Vec<(&Module, &Reference)> {
    let all = good.reading.modules.iter().flat_map(|module| module.references().iter().map(move |one| (module, one)));
    all.filter(|(module, one)| module.get(&one.target).is_some_and(|block| is_real(block))).collect()
}

fn is_real(block: Block) -> bool {
    matches!(block.kind(), "resource" | "data")
}

/// `aws_vpc.mian`, `var.regoin`, `local.nmae`
pub fn reference_name(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for module in &good.reading.modules {
        for one in module.references().iter().filter(|one| module.declares(&one.target)) {
            let Some((_, name)) = one.target.rsplit_once('.') else { continue };
            let text = &good.text(one.file)[one.head.clone()];
            if let (true, Some(new)) = (text.ends_with(name), dice.misspell(name)) {
                all.push(Fault::edit(one.file, one.head.end - name.len()..one.head.end, new));
            }
        }
    }
    all
}

/// `aws_vcp.main`
pub fn reference_type(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (module, one) in references(good) {
        let of = module.get(&one.target).map_or("", |block| block.of());
        let at = good.text(one.file)[one.head.clone()].find(of);
        if let (Some(at), Some(new)) = (at, dice.misspell(of)) {
            let start = one.head.start + at;
            all.push(Fault::edit(one.file, start..start + of.len(), new));
        }
    }
    all
}

/// `aws_vpc.main.ird`
pub fn reference_attribute(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, one) in references(good) {
        let text = good.text(one.file);
        let Some(range) = one.first_name(text) else { continue };
        // Two letters leave nothing to misspell; a model writes the whole word, or one that is not there.
        let new = match &text[range.clone()] {
            "id" => Some("ids".to_owned()),
            "arn" => Some("arns".to_owned()),
            name => dice.misspell(name),
        };
        all.extend(new.map(|new| Fault::edit(one.file, range, new)));
    }
    all
}

/// `resource "aws_instnace" "web"`
pub fn block_type(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    labels(good, dice, 0)
}

/// `resource "aws_instance" "wbe"`, while everybody says `web`: the name may stay as it is now.
pub fn block_name(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    labels(good, dice, 1)
}

fn labels(good: &Good, dice: &mut Dice, at: usize) -> Vec<Fault> {
    let mut all = Vec::new();
    for module in &good.reading.modules {
        for block in module.blocks().filter(|block| is_real(*block)) {
            let (Some(label), Some(span), Some(address)) = (block.label(at), block.label_span(at), block.address())
            else {
                continue;
            };
            let Some(new) = dice.misspell(label) else { continue };
            let fault = Fault::edit(span.file, span.range, format!("\"{new}\""));
            all.push(if at == 1 { fault.taking(module, &address) } else { fault });
        }
    }
    all
}

/// The block with the line break behind it is taken away.
fn without(block: Block, text: &str) -> Fault {
    let range = block.span().range;
    let end = (range.end + 1).min(text.len());
    Fault::edit(block.file(), range.start..end, "")
}

fn gone(good: &Good, is: impl Fn(&Module, Block) -> bool) -> Vec<Fault> {
    let mut all = Vec::new();
    for module in &good.reading.modules {
        for block in module.blocks().filter(|block| is(module, *block)) {
            let Some(address) = block.address() else { continue };
            all.push(without(block, good.text(block.file())).taking(module, &address));
        }
    }
    all
}

/// A resource that is referred to is taken away.
pub fn resource_gone(good: &Good, _: &mut Dice) -> Vec<Fault> {
    gone(good, |module, block| {
        block.kind() == "resource" && block.address().is_some_and(|it| module.users(&it).next().is_some())
    })
}

/// A data source that is referred to is taken away.
pub fn data_gone(good: &Good, _: &mut Dice) -> Vec<Fault> {
    gone(good, |_, block| block.kind() == "data")
}

/// A variable is taken away.
pub fn variable_gone(good: &Good, _: &mut Dice) -> Vec<Fault> {
    gone(good, |_, block| block.kind() == "variable")
}

/// An output is taken away.
pub fn output_gone(good: &Good, _: &mut Dice) -> Vec<Fault> {
    gone(good, |module, block| block.kind() == "output" && !module.folder().is_empty())
}

/// A provider's second configuration is taken away.
pub fn alias_gone(good: &Good, _: &mut Dice) -> Vec<Fault> {
    gone(good, |_, block| block.kind() == "provider" && block.has("alias"))
}

/// A local is taken away.
pub fn local_gone(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for module in &good.reading.modules {
        for one in module.of_kind("locals").flat_map(|block| block.attributes()) {
            let range = one.span().range;
            let fault = Fault::edit(one.span().file, range.start..range.end, "");
            all.push(fault.taking(module, &format!("local.{}", one.name())));
        }
    }
    all
}

/// A block is written again at the end of a file of its folder.
pub fn twice(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for module in &good.reading.modules {
        let files: Vec<_> = module.files().collect();
        for block in module.blocks() {
            let file = files[dice.below(files.len())];
            let end = good.text(file).len();
            all.push(Fault::edit(file, end..end, format!("\n{}\n", block.text())));
        }
    }
    all
}

/// What is referred to waits for one that refers to it.
pub fn cycle(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (module, one) in references(good) {
        let (Some(target), holder) = (module.get(&one.target), module.holder(one)) else { continue };
        let Some(address) = holder.address() else { continue };
        if target.kind() == "resource" && holder.kind() == "resource" && !target.has("depends_on") {
            let close = target.close();
            all.push(Fault::edit(target.file(), close..close, format!("\n  depends_on = [{address}]\n")));
        }
    }
    all
}

/// A version that nobody has published.
pub fn version(good: &Good, dice: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (_, block) in good.bodies() {
        for attribute in block.attributes() {
            let constraint = ["~> 99.0", ">= 42.1.0", "= 77.0.0", ">= 6.5, < 6.0"][dice.below(4)];
            let providers = (block.kind() == "required_providers").then(|| attribute.value().entry("version"));
            let core = (attribute.name() == "required_version").then(|| attribute.value());
            if let Some(value) = providers.flatten().or(core) {
                all.push(Fault::edit(block.file(), value.span().range, format!("\"{constraint}\"")));
            }
        }
    }
    all
}

/// `aws_eks_cluster.main.identity.oidc[0].issuer`: an index of what AWS gives in a list is left out.
pub fn list_index(good: &Good, _: &mut Dice) -> Vec<Fault> {
    let mut all = Vec::new();
    for (module, one) in references(good) {
        let repeated = module.get(&one.target).is_some_and(|block| block.repeat().is_some());
        let behind = &good.text(one.file)[one.head.end..one.range.end];
        let places = behind.match_indices("[0].").map(|(at, _)| one.head.end + at).filter(|_| !repeated);
        all.extend(places.map(|at| Fault::edit(one.file, at..at + 3, "")));
    }
    all
}
