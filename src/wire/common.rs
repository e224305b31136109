//! What most resources have in common, those of one provider configuration before the others.

use std::collections::BTreeMap;

use super::name::LOOKED_AT;
use crate::module::Module;
use crate::module::block::Block;

/// The manners in which resources write something, by the provider configuration of those that do, and how many they are.
pub struct Common<M>(BTreeMap<Option<String>, BTreeMap<M, usize>>);

impl<M: Ord + Clone> Common<M> {
    /// Of the first resources of a module; `manners` is what one of them shows.
    pub fn of<'m, I: IntoIterator<Item = M>>(module: &'m Module, manners: impl Fn(Block<'m>) -> I) -> Self {
        let mut all: BTreeMap<Option<String>, BTreeMap<M, usize>> = BTreeMap::new();
        for block in module.of_kind("resource").take(LOOKED_AT) {
            for manner in manners(block) {
                *all.entry(block.provider().map(str::to_owned)).or_default().entry(manner).or_default() += 1;
            }
        }
        Common(all)
    }

    /// The manner of most resources of a provider configuration, and how many of the module write so. Where none of its
    /// own shows any, that of most resources: a region's names are made of its own prefix.
    pub fn most(&self, provider: Option<&str>) -> Option<(&M, usize)> {
        let own = self.0.get(&provider.map(str::to_owned));
        let mut counts: BTreeMap<&M, (usize, usize)> = BTreeMap::new();
        for (manner, count) in self.0.values().flatten() {
            let here = own.map_or(Some(0), |own| own.get(manner).copied());
            if let Some(here) = here {
                let counted = counts.entry(manner).or_default();
                *counted = (here, counted.1 + count);
            }
        }
        let most = counts.into_iter().max_by(|one, other| one.1.cmp(&other.1).then(other.0.cmp(one.0)));
        most.map(|(manner, (_, count))| (manner, count))
    }
}
