//! What is looked up often in a module of many blocks: worked out when somebody asks, and once.

use std::any::Any;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, PoisonError};

use super::Module;
use super::block::Block;
use super::reach::Pointers;
use super::refs::Reference;

impl Module {
    /// The labels that are declared behind a prefix (`var`, `aws_vpc`, `data.aws_region`), in no order.
    pub fn labels(&self, prefix: &str) -> &[String] {
        let all = self.labels.get_or_init(|| {
            let mut all: HashMap<String, Vec<String>> = HashMap::new();
            for (prefix, label) in self.declared().filter_map(|address| address.rsplit_once('.')) {
                all.entry(prefix.to_owned()).or_default().push(label.to_owned());
            }
            all
        });
        all.get(prefix).map_or(&[], Vec::as_slice)
    }

    /// The resources and data sources of a name, whatever their type.
    pub fn called(&self, name: &str) -> impl Iterator<Item = Block<'_>> {
        let all = self.by_name.get_or_init(|| {
            let mut all: HashMap<String, Vec<usize>> = HashMap::new();
            for block in self.blocks().filter(|block| matches!(block.kind(), "resource" | "data")) {
                all.entry(block.name().to_owned()).or_default().push(block.index());
            }
            all
        });
        all.get(name).into_iter().flatten().map(|index| self.block(*index))
    }

    /// The resources or data sources of a type that have a `count` or a `for_each`.
    pub fn repeated(&self, kind: &str, of: &str) -> impl Iterator<Item = Block<'_>> {
        let all = self.repeated.get_or_init(|| {
            let mut all: HashMap<(String, String), Vec<usize>> = HashMap::new();
            for block in self.blocks().filter(|block| block.repeat().is_some()) {
                all.entry((block.kind().to_owned(), block.of().to_owned())).or_default().push(block.index());
            }
            all
        });
        all.get(&(kind.to_owned(), of.to_owned())).into_iter().flatten().map(|index| self.block(*index))
    }

    /// The references to an address that nothing declares, each with its number among all references.
    pub(crate) fn dangling_numbered(&self) -> impl Iterator<Item = (usize, &Reference)> {
        self.dangling.iter().map(|at| (*at, &self.references[*at]))
    }

    /// The resources of a type that something refers to and nothing declares, sorted. None while some text of the module
    /// does not parse: it may declare them.
    pub fn missing(&self, of: &str) -> impl ExactSizeIterator<Item = &str> {
        static NONE: BTreeSet<String> = BTreeSet::new();
        let all = self.missing.get_or_init(|| {
            let mut all: HashMap<String, BTreeSet<String>> = HashMap::new();
            for target in self.dangling().map(|one| &one.target).filter(|_| !self.has_junk()) {
                if let Some((of, _)) = target.split_once('.') {
                    all.entry(of.to_owned()).or_default().insert(target.clone());
                }
            }
            all
        });
        all.get(of).unwrap_or(&NONE).iter().map(String::as_str)
    }

    /// Every address that is declared, sorted.
    pub fn addresses(&self) -> &[String] {
        self.addresses.get_or_init(|| {
            let mut all: Vec<String> = self.declared().map(str::to_owned).collect();
            all.sort_unstable();
            all
        })
    }

    /// Module calls whose source is a folder of this run: the call and that folder.
    pub fn calls(&self) -> impl Iterator<Item = (Block<'_>, String)> {
        let known = |call: Block| Some((call.index(), self.called_folder(call)?));
        let all = self.calls.get_or_init(|| self.of_kind("module").filter_map(known).collect());
        all.iter().map(|(call, folder)| (self.block(*call), folder.clone()))
    }

    /// Its number among these modules; `None` where it is none of them.
    pub(crate) fn number_in(&self, all: &[Module]) -> Option<usize> {
        all.get(self.number).is_some_and(|one| std::ptr::eq(one, self)).then_some(self.number)
    }

    /// The top-level block of a number.
    pub(crate) fn numbered(&self, index: usize) -> Option<Block<'_>> {
        (index < self.places.len()).then(|| self.block(index))
    }

    /// What somebody works out of the whole module, one thing of each type; it is made once.
    pub(crate) fn once<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        self.memo.get(make)
    }

    /// What the resources of a type point at; worked out once.
    pub fn pointers(&self, of: &str) -> Arc<Pointers> {
        if let Some(known) = self.pointers.read().unwrap_or_else(PoisonError::into_inner).get(of) {
            return known.clone();
        }
        let made = Arc::new(Pointers::new(self, of));
        let mut all = self.pointers.write().unwrap_or_else(PoisonError::into_inner);
        all.entry(of.to_owned()).or_insert(made).clone()
    }
}
