//! One sort for all that has a place: the standard one is compiled anew for every type and key, six kilobytes each.

use crate::source::Span;

/// Sorts by two numbers, as a file and a byte are, or the ends of a range; what has the same ones keeps its order.
pub fn by<T>(all: &mut Vec<T>, numbers: impl Fn(&T) -> (usize, usize)) {
    let number = |(at, one): (usize, &T)| {
        let (first, second) = numbers(one);
        (first, second, at)
    };
    let mut order: Vec<(usize, usize, usize)> = all.iter().enumerate().map(number).collect();
    if order.is_sorted() {
        return;
    }
    order.sort_unstable();
    let mut held: Vec<Option<T>> = std::mem::take(all).into_iter().map(Some).collect();
    all.extend(order.into_iter().filter_map(|(_, _, at)| held[at].take()));
}

/// Sorts by where things stand.
pub fn by_place<T>(all: &mut Vec<T>, place: impl Fn(&T) -> &Span) {
    by(all, |one| {
        let place = place(one);
        (place.file.0 as usize, place.range.start)
    });
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_has_the_same_numbers_keeps_its_order() {
        let mut all = vec![(2, 'a'), (1, 'b'), (2, 'c'), (0, 'd'), (1, 'e')];
        super::by(&mut all, |(number, _)| (*number, 0));
        assert_eq!(all, [(0, 'd'), (1, 'b'), (1, 'e'), (2, 'a'), (2, 'c')]);
    }
}
