//! Where a text is written: in place or behind a name, and all that the resources of a module are told in words.

use crate::fix::Context;
use crate::module::block::{Block, Value};
use crate::syntax::tree::ExprKind::{Heredoc, String, Template};

/// The plain text that a value is: in place, or as the default of the variable or the value of the local that it names.
pub fn plain<'m>(ctx: &Context<'m>, value: Value<'m>) -> Option<Value<'m>> {
    if value.as_str().is_some() {
        return Some(value);
    }
    let address = value.target().filter(|target| target == value.text())?;
    let behind = match address.split_once('.')? {
        ("var", _) => ctx.module.get(&address)?.attribute("default")?,
        ("local", name) => ctx.module.local(name)?,
        _ => return None,
    };
    Some(behind.value()).filter(|one| one.as_str().is_some())
}

/// A text in a resource, and the argument or key that it is the value of.
pub struct Written<'m> {
    /// The resource.
    pub block: Block<'m>,
    /// The argument or key.
    pub key: &'m str,
    /// The text, plain or with references in it.
    pub value: Value<'m>,
}

/// The texts of a resource, those in its nested blocks and in calls of functions included.
pub fn texts(block: Block) -> Vec<Written> {
    let mut found = Vec::new();
    for attribute in block.attributes() {
        collect(block, attribute.name(), attribute.value(), &mut found);
    }
    found.extend(block.blocks().flat_map(texts).map(|one| Written { block, ..one }));
    found
}

fn collect<'m>(block: Block<'m>, key: &'m str, value: Value<'m>, found: &mut Vec<Written<'m>>) {
    match (value.kind(), value.entries()) {
        (String(_) | Template(_) | Heredoc(_), _) => found.push(Written { block, key, value }),
        (_, Some(entries)) => entries.into_iter().for_each(|(key, _, value)| collect(block, key, value, found)),
        _ => value.node().children().for_each(|one| collect(block, key, value.inner(one), found)),
    }
}
