//! The name that was meant.

/// The candidate nearest to a name that is not known: at most two letters inserted, left out, changed or swapped, and
/// fewer than half of the name. The first of several that are equally near.
/// Terraform's own suggestions draw the line at the same distance.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let near = candidates.into_iter().filter_map(|candidate| {
        if !is_alike(name, candidate) {
            return None;
        }
        let distance = strsim::osa_distance(name, candidate);
        (distance <= 2 && 2 * distance < length).then_some((distance, candidate))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// Whether two names may be at most two letters apart: the cheap test of their lengths and of how often each letter
/// occurs, whatever the order.
pub fn is_alike(one: &str, other: &str) -> bool {
    if !one.is_ascii() || !other.is_ascii() {
        return one.len().abs_diff(other.len()) <= 8;
    }
    if one.len().abs_diff(other.len()) > 2 {
        return false;
    }
    let mut counts = [0_i32; 128];
    one.bytes().for_each(|byte| counts[usize::from(byte)] += 1);
    other.bytes().for_each(|byte| counts[usize::from(byte)] -= 1);
    // A letter that is changed counts twice.
    counts.into_iter().map(i32::abs).sum::<i32>() <= 4
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_alike, nearest};

    proptest! {
        #[test]
        fn the_cheap_test_never_loses_a_near_name(one in "[a-cé]{0,9}", other in "[a-cé]{0,9}") {
            prop_assert!(strsim::osa_distance(&one, &other) > 2 || is_alike(&one, &other));
        }
    }

    #[test]
    fn the_nearest_of_two_wins_and_the_first_of_equals() {
        assert_eq!(nearest("instance_typ", ["instance_tape", "instance_type"]), Some("instance_type"));
        assert_eq!(nearest("cidr_blok", ["cidr_block", "cidr_bloks"]), Some("cidr_block"));
        assert_eq!(nearest("engien", ["engine"]), Some("engine"));
    }

    #[test]
    fn a_name_of_another_meaning_is_never_suggested() {
        assert_eq!(nearest("encryption", ["versioning", "bucket"]), None);
        assert_eq!(nearest("vpc", ["arn"]), None);
        assert_eq!(nearest("id", ["ip"]), None);
        assert_eq!(nearest("", ["a"]), None);
    }
}
