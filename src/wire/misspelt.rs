//! Which declared name a name that resolves to nothing is a misspelling of. The rule is strict: an only sibling of the
//! same type is something else in most real configurations.

use crate::module::Module;

/// The one address of the same kind and type whose label is the target's with a slip of the pen: at most two letters
/// of one or more of its words, a word mark left out, or one trailing word too many. `None` with several candidates.
pub fn meant(module: &Module, target: &str) -> Option<String> {
    let (prefix, label) = target.rsplit_once('.')?;
    // A variable is declared where it is used; its trailing word tells it from its neighbour.
    let is_block = !matches!(prefix, "var" | "local");
    let mut near = module.addresses().into_iter().filter(|address| {
        let Some((other, candidate)) = address.rsplit_once('.') else { return false };
        other == prefix && (is_slip(label, candidate, is_block) || is_block && is_longer(label, candidate))
    });
    match (near.next(), near.next()) {
        (Some(one), None) => Some(one.to_owned()),
        _ => None,
    }
}

/// Whether two names differ by a slip alone. What tells siblings apart (numbers, single letters, short words such as
/// `alb` and `nlb`) is no slip, and for variables neither is a plural: it stands for a list.
pub fn is_slip(wrong: &str, right: &str, plural_too: bool) -> bool {
    let bare = |name: &str| name.replace(['_', '-'], "").to_ascii_lowercase();
    if wrong == right || wrong.is_empty() || right.is_empty() {
        return false;
    }
    if bare(wrong) == bare(right) {
        return true;
    }
    let (one, other): (Vec<&str>, Vec<&str>) = (words(wrong), words(right));
    if one.len() != other.len() {
        return false;
    }
    let pairs = || one.iter().zip(&other).filter(|(one, other)| one != other);
    let distance: usize = pairs().map(|(one, other)| strsim::osa_distance(one, other)).sum();
    distance <= 2 && pairs().all(|(one, other)| word_slip(one, other, plural_too))
}

fn word_slip(one: &str, other: &str, plural_too: bool) -> bool {
    let letters = |word: &str| word.chars().all(|c| c.is_ascii_alphabetic());
    if !letters(one) || !letters(other) {
        return false;
    }
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    if long.strip_suffix('s') == Some(short) {
        return plural_too && short.len() >= 3;
    }
    let distance = strsim::osa_distance(one, other);
    // One slip in a word of four letters, two in one of six: `read` and `real` are near, `east` and `west` are not.
    short.len() >= 4 && distance == 1 && one.as_bytes()[0] == other.as_bytes()[0] || short.len() >= 6 && distance <= 2
}

/// Whether a name is another with one more word behind it.
fn is_longer(wrong: &str, right: &str) -> bool {
    let (wrong, right) = (words(wrong), words(right));
    let number = |word: &str| word.len() < 3 || word.chars().any(|c| c.is_ascii_digit());
    wrong.len() == right.len() + 1 && wrong.starts_with(&right) && wrong.last().is_some_and(|word| !number(word))
}

fn words(name: &str) -> Vec<&str> {
    name.split(['_', '-']).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_longer, is_slip};

    #[test]
    fn a_slip_of_the_pen() {
        assert!(is_slip("lamda_role", "lambda_role", true));
        assert!(is_slip("mainvpc", "main_vpc", true));
        assert!(is_slip("alert", "alerts", true));
        assert!(is_slip("databse", "database", true));
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
    }
}
