//! Which two names are the same but for a slip of the pen, or for a word that says nothing.

use crate::schema::nearest::{LONGEST, is_alike, letters};

/// Whether two long names are at most two letters apart, and not the same.
pub fn is_near(wrong: &str, right: &str) -> bool {
    let may_be = wrong.len().abs_diff(right.len()) <= 2 && wrong.len() > 5 && is_alike(wrong, right);
    may_be && (1..=2).contains(&strsim::osa_distance(wrong, right))
}

/// Whether two names differ by a slip alone. What tells siblings apart (numbers, single letters, short words such as
/// `alb` and `nlb`) is no slip, and for variables neither is a plural: it stands for a list.
pub fn is_slip(wrong: &str, right: &str, plural_too: bool) -> bool {
    if wrong == right || wrong.is_empty() || right.is_empty() || wrong.len().max(right.len()) > LONGEST {
        return false;
    }
    // Most names are nothing of the kind: that is told without a copy of them.
    let bare = |name: &'_ str| -> Vec<u8> { name.bytes().filter(|c| !matches!(c, b'_' | b'-')).collect() };
    let marks = |name: &str| name.bytes().filter(|c| matches!(c, b'_' | b'-')).count();
    let letters = |name: &str| name.len() - marks(name);
    if letters(wrong) == letters(right) && bare(wrong).eq_ignore_ascii_case(&bare(right)) {
        return true;
    }
    if marks(wrong) != marks(right) || letters(wrong).abs_diff(letters(right)) > 2 {
        return false;
    }
    let pairs = || words(wrong).zip(words(right)).filter(|(one, other)| one != other);
    pairs().all(|(one, other)| word_slip(one, other, plural_too))
        && pairs().map(|(one, other)| strsim::osa_distance(one, other)).sum::<usize>() <= 2
}

fn word_slip(one: &str, other: &str, plural_too: bool) -> bool {
    let plain = |word: &str| word.chars().all(|c| c.is_ascii_alphabetic());
    if !plain(one) || !plain(other) {
        return false;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if long.strip_suffix('s') == Some(short) {
        return plural_too && short.len() >= 3;
    }
    let distance = strsim::osa_distance(one, other);
    // Two letters that changed places and one that stands twice make no other word.
    let twice =
        |at: usize| long[at..].starts_with(&long[at - 1..at]) && [&long[..at], &long[at + 1..]].concat() == short;
    if distance == 1 && (letters(one) == letters(other) || (1..long.len()).any(twice)) {
        return true;
    }
    // A letter that was left out of four, or put in: `ogs` and `logs`; `alb` and `nlb` are two things.
    if (short.len(), long.len(), distance) == (3, 4, 1) {
        return true;
    }
    // One slip in a word of four letters, two in one of six: `read` and `real` are near, `east` and `west` are not.
    short.len() >= 4 && distance == 1 && one.as_bytes()[0] == other.as_bytes()[0] || short.len() >= 6 && distance <= 2
}

/// Words that tell a thing from another of the same name: `orders_dlq` is no slip for `orders`.
const TELLING: [&str; 34] = [
    "dlq",
    "dead",
    "deadletter",
    "letter",
    "retry",
    "replica",
    "secondary",
    "standby",
    "backup",
    "dr",
    "failover",
    "copy",
    "log",
    "logs",
    "logging",
    "access",
    "audit",
    "archive",
    "test",
    "green",
    "blue",
    "canary",
    "staging",
    "prod",
    "dev",
    "public",
    "private",
    "reader",
    "writer",
    "read",
    "write",
    "admin",
    "errors",
    "events",
];

/// Whether a name is another with one more word behind it, and that word tells nothing.
pub(super) fn is_longer(wrong: &str, right: &str) -> bool {
    if words(wrong).last().is_some_and(|word| TELLING.contains(&word.to_ascii_lowercase().as_str())) {
        return false;
    }
    let mut rest = words(wrong);
    let begins = words(right).all(|word| rest.next() == Some(word));
    let number = |word: &str| word.len() < 3 || word.chars().any(|c| c.is_ascii_digit());
    begins && rest.next().is_some_and(|word| !number(word)) && rest.next().is_none()
}

/// Whether two labels differ by one word at either end that says nothing: a word of the type itself (`true`), which its
/// address says already, or one that any block may have (`false`).
pub(super) fn says_no_more(one: &str, other: &str, of: &str) -> Option<bool> {
    let (one, other): (Vec<&str>, Vec<&str>) = (words(one).collect(), words(other).collect());
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let more = match (long.split_first(), long.split_last()) {
        (_, Some((last, rest))) if rest == short => last,
        (Some((first, rest)), _) if rest == short => first,
        _ => return None,
    };
    let own: Vec<&str> = of.split('_').skip(1).collect();
    let initials = (0..own.len()).map(|at| own[at..].iter().filter_map(|word| word.chars().next()).collect::<String>());
    let of_type = own.contains(more) || more.len() > 1 && initials.into_iter().any(|one| one == *more);
    let filler = matches!(*more, "main" | "this" | "my" | "default" | "app" | "application" | "project" | "stack");
    (of_type || filler).then_some(of_type)
}

/// Whether a name is the beginning of another, broken off in the middle of a word.
pub(super) fn is_begun(wrong: &str, right: &str) -> bool {
    let rest = right.strip_prefix(wrong);
    wrong.len() >= 5 && rest.is_some_and(|rest| rest.len() > 1 && !rest.starts_with(['_', '-']))
}

fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(['_', '-'])
}

#[cfg(test)]
mod tests {
    use super::{is_begun, is_longer, is_slip, says_no_more};

    #[test]
    fn a_slip_of_the_pen() {
        assert!(is_slip("lamda_role", "lambda_role", true));
        assert!(is_slip("mainvpc", "main_vpc", true));
        assert!(is_slip("alert", "alerts", true));
        assert!(is_slip("private_pap", "private_app", true) && is_slip("vpc_iid", "vpc_id", true));
        assert!(is_slip("databse", "database", true));
        assert!(is_slip("worker_ogs", "worker_logs", true));
        assert!(is_slip("cluster_secrity", "cluster_security", true));
    }

    #[test]
    fn what_tells_siblings_apart_is_no_slip() {
        for (one, other) in
            [("public_1", "public_2"), ("a", "b"), ("alb", "nlb"), ("east", "west"), ("public_a", "public_b")]
        {
            assert!(!is_slip(one, other, true), "{one} {other}");
        }
        assert!(!is_slip("subnet_id", "subnet_ids", false));
        assert!(!is_slip("primary", "private", true));
    }

    #[test]
    fn one_trailing_word_too_many() {
        assert!(is_longer("main_alb", "main"));
        assert!(!is_longer("public_2", "public"));
        assert!(!is_longer("main", "main_alb"));
        assert!(!is_longer("orders_dlq", "orders"));
        assert!(!is_longer("appsync_logs", "appsync"));
    }

    #[test]
    fn a_word_that_says_nothing() {
        assert_eq!(says_no_more("lambda", "lambda_role", "aws_iam_role"), Some(true));
        assert_eq!(says_no_more("web", "sg_web", "aws_security_group"), Some(true));
        assert_eq!(says_no_more("logs", "main_logs", "aws_s3_bucket"), Some(false));
        assert_eq!(says_no_more("private", "private_data", "aws_subnet"), None);
        assert_eq!(says_no_more("primary", "secondary", "aws_vpc"), None);
    }

    #[test]
    fn a_name_that_is_broken_off() {
        assert!(is_begun("aws_reg", "aws_region"));
        assert!(!is_begun("subnet", "subnets"));
        assert!(!is_begun("database", "database_name"));
    }
}
