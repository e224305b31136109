//! Blocks that say `count.index` or `each.key` and are not repeated, or are repeated the other way.

use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::{Block, Value};
use crate::module::refs::{Reference, head};
use crate::schema::types::Type;
use crate::sorted;
use crate::syntax::tree::{ExprKind, StepKind};
use crate::wire::missing::Missing;
use crate::wire::site::Site;

const SUMMARIES: [&str; 3] = [
    "Reference to \"count\" in non-counted context",
    "Reference to \"each\" in context without for_each",
    "each.value cannot be used in this context",
];

/// A finding for each block.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut blocks: Vec<(Block, Vec<Site>)> = Vec::new();
    for (_, site) in Site::all(ctx, &SUMMARIES) {
        // They come in the order of the text.
        match blocks.last_mut().filter(|(root, _)| root.span() == site.root.span()) {
            Some((_, sites)) => sites.push(site),
            None => blocks.push((site.root, vec![site])),
        }
    }
    blocks.iter().map(|(root, sites)| look(ctx, *root, sites)).collect()
}

fn look(ctx: &Context, root: Block, sites: &[Site]) -> Finding {
    let uses: Vec<Use> = sites.iter().map(|site| Use::of(ctx, site)).collect();
    let said = uses.first().map_or("count.index", |one| one.said);
    let finding = |why: &str| Finding::on(root, format!("{} says {said} and {why}", name_of(root)));
    let mut edits = Edits::default();
    if let Some(own) = root.repeat() {
        let other = uses.iter().all(|one| one.turned(ctx, own.name(), own.value(), &mut edits).is_some());
        let finding = finding(&format!("has {}", own.name()));
        return if other { finding.with(edits) } else { finding };
    }
    // An index into what is there once, in a block that is there once.
    if uses.iter().all(|one| one.target.is_some_and(|target| target.repeat().is_none())) {
        for one in &uses {
            edits.splice(root.file(), one.index.clone().unwrap_or_default(), "");
        }
        return finding("neither it nor what it refers to is repeated").with(edits);
    }
    if !matches!(root.kind(), "resource" | "data" | "module") {
        return finding("cannot be repeated");
    }
    let name = if said == "count.index" { "count" } else { "for_each" };
    if uses.iter().any(|one| (one.said == "count.index") != (name == "count")) {
        return finding("a key as well");
    }
    match expected(ctx, root, name, &uses) {
        Some(value) => {
            edits.lead(root, name, &value);
            finding(&format!("is not repeated; {name} = {value} is what it goes with")).with(edits)
        }
        None => finding("is not repeated; nothing shows how often it should be"),
    }
}

/// A mention of the index, the key or the value.
struct Use<'s, 'm> {
    site: &'s Site<'m>,
    said: &'static str,
    /// What it is the index of, as it is written, and the bytes of the index with its brackets.
    of: Option<&'m str>,
    index: Option<std::ops::Range<usize>>,
    /// The block of that.
    target: Option<Block<'m>>,
    /// How good a witness of the number that is, the best first.
    rank: u8,
}

impl<'s, 'm> Use<'s, 'm> {
    fn of(ctx: &Context<'m>, site: &'s Site<'m>) -> Self {
        let text = site.value.text();
        let said = ["count.index", "each.key"].into_iter().find(|said| text.starts_with(said)).unwrap_or("each.value");
        let mut one = Use { site, said, of: None, index: None, target: None, rank: 0 };
        let Some(outer) = site.outer() else { return one };
        let ExprKind::Traversal(_, steps) = outer.kind() else { return one };
        let step = steps.iter().find(|step| match &step.kind {
            StepKind::Index(index) => outer.inner(index).span() == site.value.span(),
            _ => false,
        });
        let Some(step) = step else { return one };
        let (start, index) = (outer.span().range.start, outer.part(&step.range).range);
        let of = outer.file_text()[start..index.start].trim();
        let address = head(outer.node()).map(|(address, _)| address);
        one.target = address.as_deref().filter(|address| *address == of).and_then(|address| ctx.module.get(address));
        one.target = one.target.filter(|block| matches!(block.kind(), "resource" | "data" | "module"));
        one.rank = match one.target {
            Some(_) => 0,
            None if of.starts_with("var.") || of.starts_with("local.") => 1,
            None => 2,
        };
        one.of = Some(of);
        one.index = Some(index);
        one
    }

    /// The same in a block that is repeated by the other one of `count` and `for_each`.
    fn turned(&self, ctx: &Context<'m>, name: &str, repeat: Value<'m>, edits: &mut Edits) -> Option<()> {
        let (file, at) = (self.site.value.span().file, self.site.value.span().range);
        let by = self.target.and_then(|target| target.repeat()).map(|repeat| repeat.name());
        let in_text = self.site.outer().is_some_and(|outer| matches!(outer.kind(), ExprKind::Template(_)));
        let over = repeat.text();
        match (self.said, name) {
            ("count.index", "for_each") if by == Some("for_each") || in_text => {
                edits.splice(file, at, "each.key");
            }
            ("count.index", "for_each") => {
                let outer = self.site.outer().filter(|_| self.of.is_some_and(|of| over == format!("toset({of})")));
                match (outer, ctx.known(repeat).ty()) {
                    (Some(outer), _) => {
                        let end = self.index.as_ref()?.end;
                        edits.splice(file, outer.span().range.start..end, "each.value");
                    }
                    (None, Type::Map(_) | Type::Object(_)) => {
                        edits.splice(file, at, &format!("index(keys({over}), each.key)"));
                    }
                    (None, _) => edits.splice(file, at, &format!("index(tolist({over}), each.key)")),
                }
            }
            ("each.key", "count") if by == Some("count") || in_text => edits.splice(file, at, "count.index"),
            // A number that something is added to.
            ("each.value", "count")
                if self.of.is_some()
                    || self.site.outer().is_some_and(|it| matches!(it.kind(), ExprKind::Binary(..))) =>
            {
                edits.splice(file, at, "count.index");
            }
            ("each.value", "count") => {
                let list = over.strip_prefix("length(")?.strip_suffix(')').filter(|list| !list.contains('('))?;
                edits.splice(file, at.start..at.start + "each.value".len(), &format!("{list}[count.index]"));
            }
            _ => return None,
        }
        Some(())
    }
}

/// What the block is repeated by: as those expect that refer to it, else as what it refers to.
fn expected(ctx: &Context, root: Block, name: &str, uses: &[Use]) -> Option<String> {
    let own = root.address()?;
    let users: Vec<&Reference> = ctx.module.users(&own).collect();
    if let Some(first) = users.first() {
        let (of, label) = (root.of(), root.name());
        let missing = Missing { module: ctx.module, address: &first.target, of, label, users: users.clone() };
        match missing.repeat() {
            Ok(Some((repeat, value))) if repeat == name => return Some(value),
            // Somebody takes it as the one that there is.
            Ok(None) if users.iter().any(|user| !user.attribute.starts_with("depends_on")) => return None,
            _ => {}
        }
    }
    let mut witnesses: Vec<&Use> = uses.iter().filter(|one| one.of.is_some()).collect();
    sorted::by_key(&mut witnesses, |one| one.rank);
    witnesses.iter().find_map(|one| {
        let of = one.of?;
        match (name, one.target) {
            ("count", Some(target)) => (target.repeat()?.name() == "count").then(|| format!("length({of})")),
            ("count", None) => Some(format!("length({of})")),
            // What is repeated together is repeated by the same.
            (_, Some(target)) => {
                let repeat = target.repeat().filter(|repeat| repeat.name() == "for_each")?;
                Some(repeat.value().text().to_owned())
            }
            (_, None) => {
                let outer = one.site.outer()?;
                let ExprKind::Traversal(root, steps) = outer.kind() else { return None };
                let plain = matches!(&root.kind, ExprKind::Variable(_)) && steps.len() >= 2 && one.rank == 1;
                plain.then(|| of.to_owned())
            }
        }
    })
}
