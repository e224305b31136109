//! The inline rules of a security group, where all of them can be resources of their own.

use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::sorted;

/// One inline rule.
#[derive(Clone, Copy, Debug)]
pub struct Rule<'m> {
    /// What goes when the rule moves: the block, or the `dynamic` around it.
    pub whole: Block<'m>,
    /// The block that says what is let through.
    pub block: Block<'m>,
    /// For a `dynamic` one: what it is repeated for, and the name that stands for the element.
    pub each: Option<(Value<'m>, &'m str)>,
}

/// What one rule lets through.
#[derive(Clone, Copy, Debug)]
pub enum Source<'m> {
    /// Addresses.
    Addresses,
    /// The group itself.
    Own,
    /// Another group.
    Group(Value<'m>),
}

/// Arguments that name addresses; they may stand together, but not with another group.
pub const ADDRESSES: [&str; 3] = ["cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids"];

/// All rules of a group; `None` when some cannot stand apart.
pub fn of<'m>(module: &Module, group: Block<'m>) -> Option<Vec<Rule<'m>>> {
    if group.repeat().is_some() || group.attributes().any(|one| is_rule(one.name())) {
        return None;
    }
    let rules = group.blocks().filter(|one| is_rule(one.kind()) || one.label(0).is_some_and(is_rule));
    rules.map(|whole| rule(module, whole).filter(|rule| rule.sources().is_some())).collect()
}

fn is_rule(name: &str) -> bool {
    matches!(name, "ingress" | "egress")
}

fn rule<'m>(module: &Module, whole: Block<'m>) -> Option<Rule<'m>> {
    if whole.kind() != "dynamic" {
        return Some(Rule { whole, block: whole, each: None });
    }
    let list = whole.attribute("for_each")?.value();
    let at = list.span().range;
    // How often a resource is repeated has to be known before anything is made.
    let known = module
        .references_in(whole)
        .filter(|one| at.start <= one.range.start && one.range.end <= at.end)
        .all(|one| one.target.starts_with("var.") || one.target.starts_with("local.") && is_plain(module, &one.target));
    let name = whole.attribute("iterator").map(|one| one.value().text()).or(whole.label(0))?;
    let block = whole.blocks().find(|one| one.kind() == "content").filter(|_| known)?;
    Some(Rule { whole, block, each: Some((list, name)) })
}

/// Whether a local is made of variables and literals alone.
fn is_plain(module: &Module, local: &str) -> bool {
    let Some(attribute) = local.strip_prefix("local.").and_then(|name| module.local(name)) else { return false };
    let at = attribute.span();
    let mut inside = module
        .references()
        .iter()
        .filter(|one| one.file == at.file && at.range.start <= one.range.start && one.range.end <= at.range.end);
    inside.all(|one| one.target.starts_with("var."))
}

impl<'m> Rule<'m> {
    /// `ingress` or `egress`.
    pub fn kind(&self) -> &'m str {
        if self.each.is_some() { self.whole.label(0).unwrap_or_default() } else { self.whole.kind() }
    }

    /// Each of them needs a resource of its own; `None` where nobody can tell which they are.
    pub fn sources(&self) -> Option<Vec<Source<'m>>> {
        let mut all = Vec::new();
        let is_empty = |value: Value| value.text() == "null" || value.items().is_some_and(|items| items.is_empty());
        let said = |name: &str| self.block.attribute(name).map(|one| one.value()).filter(|value| !is_empty(*value));
        if ADDRESSES.iter().any(|name| said(name).is_some()) {
            all.push(Source::Addresses);
        }
        if said("self").map_or(Some(false), |value| value.as_bool())? {
            all.push(Source::Own);
        }
        if let Some(groups) = said("security_groups") {
            all.extend(groups.items()?.into_iter().map(Source::Group));
        }
        Some(all)
    }

    /// The text of a value of the rule, where the name for the element is `each`.
    pub fn text(&self, value: Value<'m>) -> String {
        use crate::syntax::tree::ExprKind;
        let whole = value.span().range;
        let mut text = value.text().to_owned();
        let Some((_, name)) = self.each else { return text };
        let mut roots: Vec<_> = value
            .node()
            .all()
            .filter(|expr| matches!(&expr.kind, ExprKind::Variable(one) if one == name))
            .map(|expr| value.place(&expr.range))
            .collect();
        sorted::by_key(&mut roots, |range| std::cmp::Reverse(range.start));
        for range in roots {
            text.replace_range(range.start - whole.start..range.end - whole.start, "each");
        }
        text
    }
}
