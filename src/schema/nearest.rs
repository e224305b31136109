//! The name that was meant.

/// The candidate nearest to a name that is not known: at most two letters inserted, left out, changed or swapped, and
/// fewer than half of the name. The first of several that are equally near.
/// Terraform's own suggestions draw the line at the same distance.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    let near = candidates.into_iter().filter_map(|candidate| {
        // A longer difference in length cannot be made good, and is the cheap test.
        if candidate.len().abs_diff(name.len()) > 8 {
            return None;
        }
        let distance = strsim::osa_distance(name, candidate);
        (distance <= 2 && 2 * distance < length).then_some((distance, candidate))
    });
    near.min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

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
