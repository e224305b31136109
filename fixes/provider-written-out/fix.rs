//! Provider configurations that an expression chooses: Terraform wants a name. The block is written once for each
//! configuration, for the elements that mean it, and who refers to the block refers to all of them together.

use crate::check::providers::is_name;
use crate::edit::Edits;
use crate::edit::splice::splice;
use crate::fix::{Context, Finding};
use crate::module::block::{Block, Value};
use crate::shape::must::{Filled, Hole};
use crate::sorted;
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::providers::{self, Choice, Chosen};

/// A finding for each block whose configuration is chosen, and for each table of configurations that nobody uses.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let mut found: Vec<Finding> = module.blocks().filter_map(|block| look(ctx, block)).collect();
    if !module.has_junk() {
        let tables = module.of_kind("locals").flat_map(|block| block.attributes().map(move |one| (block, one)));
        found.extend(tables.filter_map(|(block, one)| {
            let entries = providers::configurations(one.value().node())?;
            let is_one = |name: &str| module.declares(&format!("provider.{name}"));
            let unused = module.users(&format!("local.{}", one.name())).next().is_none();
            // Texts may mean anything.
            let ExprKind::Object(values) = one.value().kind() else { return None };
            let texts = values.iter().any(|value| value.value.as_str().is_some());
            let written = !texts && entries.iter().all(|(_, name)| is_one(name));
            (unused && written).then(|| table(block, one.name()))?
        }));
    }
    found
}

fn table(block: Block, name: &str) -> Option<Finding> {
    let attribute = block.attribute(name)?;
    let mut edits = Edits::default();
    if block.attributes().count() == 1 {
        edits.remove_block(block);
    } else {
        edits.remove_attribute(attribute, block);
    }
    let message = format!("local.{name} holds provider configurations, which are no values, and nobody uses it");
    Some(
        Finding::at(attribute.name_span(), message)
            .with(edits)
            .losing(format!("local.{name}"), "provider configurations are no values"),
    )
}

fn look(ctx: &Context, block: Block) -> Option<Finding> {
    let places = places(block);
    let first = places.first()?;
    let name = block.address()?;
    let finding = Finding::at(first.span(), format!("{name} lets an expression choose its provider configuration"));
    let unclear = |why: &str| Some(Finding { message: format!("{}; {why}", finding.message), ..finding.clone() });
    let labelled = || labelled(ctx, block, *first).map(Chosen::One);
    let Some(chosen) = providers::chosen(ctx.module, block, *first).or_else(labelled) else {
        return unclear("which it can be is only known when it runs");
    };
    if places.iter().any(|place| place.text() != first.text()) {
        return unclear("several expressions choose");
    }
    match chosen {
        Chosen::One(one) => {
            let mut edits = Edits::default();
            places.iter().for_each(|place| edits.replace(*place, &one));
            Some(finding.with(edits))
        }
        Chosen::Several(choice) => match block.repeat() {
            Some(each) if each.name() == "for_each" => {
                let edits = expanded(ctx, block, each.value(), &places, &choice);
                Some(edits.map_or(finding.clone(), |(edits, to)| {
                    let reason = "it is written once for each provider configuration";
                    finding.with(edits).renaming(block, to, reason)
                }))
            }
            _ => unclear("it is not repeated by for_each"),
        },
    }
}

/// Of two configurations between which a condition chooses, the one whose alias the block's own label says.
fn labelled(ctx: &Context, block: Block, value: Value) -> Option<String> {
    let ExprKind::Conditional(parts) = value.kind() else { return None };
    let is_own = |one: &&str| {
        let alias = one.split_once('.').map(|(_, alias)| alias);
        let said = |alias: &str| block.name().split(['_', '-']).any(|word| word == alias) || block.name() == alias;
        ctx.module.declares(&format!("provider.{one}")) && alias.is_some_and(said)
    };
    let arms = [value.inner(&parts[1]).text(), value.inner(&parts[2]).text()];
    let mut own = arms.iter().copied().filter(|one| is_own(one));
    own.next().filter(|_| own.next().is_none()).map(str::to_owned)
}

/// The values that choose a configuration.
fn places(block: Block) -> Vec<Value> {
    let all = match block.kind() {
        "resource" | "data" => block.attribute("provider").map(|one| vec![one.value()]),
        "module" => block.attribute("providers").and_then(|map| match map.value().kind() {
            ExprKind::Object(entries) => Some(entries.iter().map(|one| map.value().inner(&one.value)).collect()),
            _ => None,
        }),
        _ => None,
    };
    all.unwrap_or_default().into_iter().filter(|value| !is_name(*value)).collect()
}

fn expanded(ctx: &Context, block: Block, each: Value, places: &[Value], choice: &Choice) -> Option<(Edits, String)> {
    let module = ctx.module;
    let (address, whole) = (block.address()?, block.span().range);
    let prefix = address.rsplit_once('.')?.0;
    let label = block.label_span(block.label_count() - 1)?;
    let by = element(places[0], &choice.by);
    let (mut parts, mut texts) = (Vec::new(), Vec::new());
    for (configuration, keys) in &choice.options {
        let suffix = configuration.split_once('.').map_or("default", |(_, alias)| alias).replace('-', "_");
        let own = module.fresh_label(prefix, &format!("{}_{suffix}", block.name()));
        let quoted: Vec<String> = keys.iter().map(|key| format!("{key:?}")).collect();
        let (variant, which) = match &quoted[..] {
            [one] => ("one", one.clone()),
            several => ("several", format!("[{}]", several.join(", "))),
        };
        let all = filtered(ctx, variant, &|slot| match slot {
            "all" => each.text().to_owned(),
            "by" => by.clone(),
            _ => which.clone(),
        })?;
        let mut changes = vec![(label.range.clone(), format!("\"{own}\"")), (each.span().range, all)];
        changes.extend(places.iter().map(|place| (place.span().range, configuration.clone())));
        sorted::by_key(&mut changes, |(range, _)| range.start);
        let moved =
            changes.iter().map(|(range, text)| (range.start - whole.start..range.end - whole.start, text.as_str()));
        texts.push(splice(block.text(), moved));
        parts.push(format!("{prefix}.{own}"));
    }
    let mut edits = Edits::default();
    let together = format!("{}_{}", prefix.split_once('_').map_or("module", |(_, of)| of), block.name());
    let together = module.fresh_label("local", &together.replace('.', "_"));
    let mut is_used = false;
    for user in module.users(&address) {
        if user.attribute == "depends_on" || user.attribute.starts_with("lifecycle.") {
            edits.splice(user.file, user.head.clone(), &parts.join(", "));
        } else {
            is_used = true;
            edits.splice(user.file, user.head.clone(), &format!("local.{together}"));
        }
    }
    if is_used {
        let must = ctx.fix.must("together")?;
        let made = must.render(&Default::default(), &|_| Filled::Text(parts.join(", "))).ok()?;
        texts.push(made.first()?.text.replacen("together", &together, 1));
    }
    edits.splice(block.file(), whole, &texts.join("\n\n"));
    Some((edits, parts.into_iter().next()?))
}

/// `by` as it is said of one element: `each.key` is `key`, `each.value` is `value`.
fn element(place: Value, by: &str) -> String {
    let start = place.text().find(by).map_or(0, |at| place.span().range.start + at);
    let mut changes = Vec::new();
    for expr in place.node().all() {
        if let ExprKind::Traversal(root, steps) = &expr.kind
            && matches!(&root.kind, ExprKind::Variable(name) if name == "each")
            && let Some(first) = steps.first()
            && let StepKind::Attr(name) = &first.kind
        {
            let range = place.place(&(root.range.start..first.range.end));
            changes.push((range.start - start..range.end - start, name.as_str()));
        }
    }
    splice(by, changes)
}

/// The elements of a collection that mean one configuration.
fn filtered(ctx: &Context, variant: &str, fill: &dyn Fn(&str) -> String) -> Option<String> {
    let must = ctx.fix.must(variant)?;
    let head = must.blocks().next()?;
    let range = head.attributes().next()?.value().span().range;
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) => Filled::Text(fill(slot)),
        _ => Filled::Missing,
    };
    must.render_range(head, range, &fill).ok()
}
