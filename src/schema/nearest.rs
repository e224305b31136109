//! The name that was meant.

/// Of a longer name nobody knows what is meant: to hold two of them against each other costs the product of their lengths.
pub const LONGEST: usize = 256;

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
    if one.len().max(other.len()) > LONGEST {
        return false;
    }
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

/// Whether two names are the same but for case and the marks between words: `VpcId`, `vpcId` and `vpc_id`.
pub fn is_same_letters(one: &str, other: &str) -> bool {
    let letter = |c: &u8| !matches!(c, b'_' | b'-');
    let bare = [one, other].map(|name| name.bytes().filter(letter).map(|c| c.to_ascii_lowercase()));
    let [one, other] = bare;
    one.eq(other)
}

/// Whether one short word of a name stands for another: `kms` and `xks`, `ip` and `id` are two things.
pub fn is_other_word(name: &str, other: &str) -> bool {
    if name.matches('_').count() != other.matches('_').count() || !name.contains('_') {
        return false;
    }
    let mut apart = name.split('_').zip(other.split('_')).filter(|(one, other)| one != other);
    let (Some((one, other)), None) = (apart.next(), apart.next()) else { return false };
    one.len() == other.len() && one.len() <= 3 && letters(one) != letters(other)
}

/// The letters of a word, whatever their order.
pub fn letters(word: &str) -> Vec<u8> {
    let mut letters: Vec<u8> = word.bytes().collect();
    letters.sort_unstable();
    letters
}

/// A name as the provider writes names, in lower case with a mark between words: `vpc_id` for `VpcId`.
pub fn snake(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let letters: Vec<char> = name.chars().collect();
    for (at, letter) in letters.iter().enumerate() {
        let small = |at: usize| letters.get(at).is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
        if letter.is_ascii_uppercase() && at > 0 && (small(at - 1) || small(at + 1) && letters[at - 1] != '_') {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{is_alike, nearest, snake};

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
    fn names_of_other_languages() {
        assert_eq!(snake("VpcId"), "vpc_id");
        assert_eq!(snake("enableDnsHostnames"), "enable_dns_hostnames");
        assert_eq!(snake("KMSKeyId"), "kms_key_id");
        assert_eq!(snake("vpc_id"), "vpc_id");
        assert_eq!(snake("Vpc_Id"), "vpc_id");
    }

    #[test]
    fn a_name_of_another_meaning_is_never_suggested() {
        assert_eq!(nearest("encryption", ["versioning", "bucket"]), None);
        assert_eq!(nearest("vpc", ["arn"]), None);
        assert_eq!(nearest("id", ["ip"]), None);
        assert_eq!(nearest("", ["a"]), None);
    }
}
