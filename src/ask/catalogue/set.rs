//! A set of component indices.

/// How many indices a set can hold; a test holds that the catalogue stays below.
pub(crate) const MOST: usize = 256;

/// A set of indices into the catalogue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Set([u64; MOST / 64]);

impl Set {
    /// Puts an index in. An index out of range is left out.
    pub(crate) fn insert(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    /// Whether the index is in.
    pub(crate) fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|word| word & (1 << (at % 64)) != 0)
    }

    /// Puts in all that `other` holds.
    pub(crate) fn add(&mut self, other: &Set) {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word |= more;
        }
    }

    /// What both hold.
    pub(crate) fn both(mut self, other: &Set) -> Set {
        for (word, more) in self.0.iter_mut().zip(other.0) {
            *word &= more;
        }
        self
    }

    /// Whether nothing is in.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }
}

impl FromIterator<usize> for Set {
    fn from_iter<I: IntoIterator<Item = usize>>(all: I) -> Self {
        let mut set = Set::default();
        all.into_iter().for_each(|at| set.insert(at));
        set
    }
}
