//! One sort for all that is sorted by a key: the standard one is compiled anew for every type and key, six kilobytes each.

use std::cmp::Ordering;

use crate::source::Span;

/// Sorts as a comparison says; what is equal keeps its order.
pub fn by<T>(all: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut places = places(all.len(), &|one, other| compare(&all[one], &all[other]));
    for at in 0..places.len() {
        while places[at] != at {
            let place = places[at];
            all.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// Sorts by a key; what has the same one keeps its order.
pub fn by_key<T, K: Ord>(all: &mut [T], key: impl Fn(&T) -> K) {
    by(all, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by where things stand.
pub fn by_place<T>(all: &mut [T], place: impl Fn(&T) -> &Span) {
    by_key(all, |one| {
        let place = place(one);
        (place.file, place.range.start)
    });
}

/// Where each of so many goes.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|one, other| compare(*one, *other));
    let mut places = vec![0; count];
    order.into_iter().enumerate().for_each(|(place, at)| places[at] = place);
    places
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_has_the_same_key_keeps_its_order() {
        let mut all = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        super::by_key(&mut all, |(number, _)| *number);
        assert_eq!(all, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
        super::by_key(&mut all, |(_, letter)| *letter);
        assert_eq!(all, [(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')]);
    }
}
