//! The one resource of a type that another block can mean.

use crate::module::Module;
use crate::module::block::Block;

/// An attribute of the only resource of a type, else of the one whose label is that of `root` or says most of it; repeated
/// as `root` is.
pub fn only(module: &Module, root: Block, of: &str, attribute: &str) -> Option<String> {
    let all: Vec<Block> = module.resources(of).filter(|one| one.address() != root.address()).collect();
    let one = match all.as_slice() {
        [one] => *one,
        several => {
            *several.iter().find(|one| one.name() == root.name()).or_else(|| most_alike(several, root.name()))?
        }
    };
    let repeat = |block: Block| block.repeat().map(|one| (one.name().to_owned(), one.value().text().to_owned()));
    let address = match (repeat(one), repeat(root)) {
        (None, _) => one.address()?,
        (here, there) if here == there => one.instance()?,
        _ => return None,
    };
    Some(format!("{address}.{attribute}"))
}

/// The one of several whose label says most of a label and nothing else: `worker` for `worker_logs`.
fn most_alike<'b, 'm>(several: &'b [Block<'m>], label: &str) -> Option<&'b Block<'m>> {
    let said: Vec<&str> = label.split(['_', '-']).collect();
    let words = |one: &Block<'m>| one.name().split(['_', '-']).filter(|word| said.contains(word)).count();
    let only = |one: &&Block<'m>| one.name().split(['_', '-']).all(|word| said.contains(&word));
    let most = several.iter().filter(only).map(words).max()?;
    let mut all = several.iter().filter(only).filter(|one| words(one) == most);
    all.next().filter(|_| all.next().is_none())
}
