//! Provider versions and the constraints on them, as `required_providers` writes them.
//!
//! Source of the rules: "Version Constraints" of the Terraform language documentation, and what Terraform 1.11.4 says to
//! each of the strings in the tests.

use semver::{Prerelease, Version};

/// Constraints that must all hold: `>= 5.0, < 6.0`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constraints {
    clauses: Vec<Clause>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Clause {
    op: Op,
    version: Version,
    /// How many of major, minor and patch were written; `~>` looks at it.
    written: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    Exact,
    Not,
    Above,
    AtLeast,
    Below,
    AtMost,
    Pessimistic,
}

/// The operators, longer ones before their own beginnings.
const OPERATORS: [(&str, Op); 7] = [
    ("~>", Op::Pessimistic),
    (">=", Op::AtLeast),
    ("<=", Op::AtMost),
    ("!=", Op::Not),
    (">", Op::Above),
    ("<", Op::Below),
    ("=", Op::Exact),
];

/// A version with one to three numbers; those left out are 0.
///
/// # Errors
/// In Terraform's words, when it is not one.
pub fn parse_version(text: &str) -> Result<Version, String> {
    parse_numbers(text).map(|(version, _)| version)
}

fn parse_numbers(text: &str) -> Result<(Version, usize), String> {
    let (rest, build) = text.split_once('+').map_or((text, None), |(rest, build)| (rest, Some(build)));
    let (core, pre) = rest.split_once('-').map_or((rest, None), |(core, pre)| (core, Some(pre)));
    let mut numbers = [0u64; 3];
    let mut written = 0;
    for part in core.split('.') {
        let slot = numbers.get_mut(written).ok_or("only three numbers are allowed (major, minor, patch)")?;
        if part == "*" || part == "x" || part == "X" {
            return Err("a wildcard is not allowed; leave out what may vary".into());
        }
        if part.is_empty() || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(match core.strip_prefix(['v', 'V']) {
                Some(_) => "a \"v\" prefix should not be used".into(),
                None => format!("`{text}` is not a version"),
            });
        }
        *slot = part.parse().map_err(|_| format!("`{part}` is too large"))?;
        written += 1;
    }
    let mut version = Version::new(numbers[0], numbers[1], numbers[2]);
    let not_a_version = |_| format!("`{text}` is not a version");
    if let Some(pre) = pre {
        version.pre = Prerelease::new(pre).map_err(not_a_version)?;
    }
    if let Some(build) = build {
        let known = Some(build).filter(|build| !build.is_empty()).ok_or(format!("`{text}` is not a version"))?;
        version.build = semver::BuildMetadata::new(known).map_err(not_a_version)?;
    }
    Ok((version, written))
}

impl Constraints {
    /// Constraints of a string as it stands behind `version =`.
    ///
    /// # Errors
    /// What is wrong with it, where Terraform refuses it ("Invalid version constraint").
    pub fn parse(text: &str) -> Result<Self, String> {
        text.split(',').map(Clause::parse).collect::<Result<_, _>>().map(|clauses| Constraints { clauses })
    }

    /// These constraints and the others.
    pub fn and(mut self, mut others: Constraints) -> Self {
        self.clauses.append(&mut others.clauses);
        self
    }

    /// Whether a version meets them all. A prerelease is met only by its own `=`.
    pub fn allows(&self, version: &Version) -> bool {
        let asked_by_name = || self.clauses.iter().any(|clause| clause.op == Op::Exact && clause.version == *version);
        self.clauses.iter().all(|clause| clause.allows(version)) && (version.pre.is_empty() || asked_by_name())
    }

    /// The one version that an `=` asks for.
    pub fn exact(&self) -> Option<&Version> {
        self.clauses.iter().find(|clause| clause.op == Op::Exact).map(|clause| &clause.version)
    }

    /// The lowest and the highest version without prerelease that the bounds leave (`!=` aside); `None` when there is
    /// none, whatever will be published.
    pub fn bounds(&self) -> Option<(Version, Version)> {
        let (mut low, mut high) = (Version::new(0, 0, 0), Version::new(u64::MAX, u64::MAX, u64::MAX));
        for clause in &self.clauses {
            let version = &clause.version;
            match clause.op {
                Op::Exact if version.pre.is_empty() => {
                    low = low.max(version.clone());
                    high = high.min(version.clone());
                }
                Op::Exact | Op::Not => {}
                Op::Above if version.pre.is_empty() => low = low.max(next(version)),
                Op::Above | Op::AtLeast => low = low.max(release(version)),
                Op::Below => high = high.min(previous(&release(version))?),
                Op::AtMost if version.pre.is_empty() => high = high.min(version.clone()),
                Op::AtMost => high = high.min(previous(&release(version))?),
                Op::Pessimistic => {
                    low = low.max(release(version));
                    high = high.min(previous(&clause.ceiling())?);
                }
            }
        }
        (low <= high).then_some((low, high))
    }
}

impl Clause {
    fn parse(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.is_empty() {
            return Err("a constraint is empty".into());
        }
        for (wrong, right) in [("=>", ">="), ("=<", "<=")] {
            if text.starts_with(wrong) {
                return Err(format!("`{wrong}` is not an operator; did you mean `{right}`?"));
            }
        }
        let found = OPERATORS.iter().find_map(|(sign, op)| Some((*sign, *op, text.strip_prefix(sign)?)));
        let (sign, op, rest) = found.unwrap_or(("", Op::Exact, text));
        let number = rest.strip_prefix(' ').unwrap_or(rest);
        if number.starts_with(char::is_whitespace) {
            return Err(format!("only one space is expected after `{sign}`"));
        }
        if number.contains(char::is_whitespace) {
            return Err(format!("a comma is missing in `{text}`"));
        }
        let (version, written) = parse_numbers(number)?;
        Ok(Clause { op, version, written })
    }

    fn allows(&self, version: &Version) -> bool {
        match self.op {
            Op::Exact => *version == self.version,
            Op::Not => *version != self.version,
            Op::Above => *version > self.version,
            Op::AtLeast => *version >= self.version,
            Op::Below => *version < self.version,
            Op::AtMost => *version <= self.version,
            Op::Pessimistic => *version >= self.version && *version < self.ceiling(),
        }
    }

    /// The first version that `~>` refuses: the next minor when a patch was written, else the next major.
    fn ceiling(&self) -> Version {
        match self.written {
            3 => Version::new(self.version.major, self.version.minor.saturating_add(1), 0),
            _ => Version::new(self.version.major.saturating_add(1), 0, 0),
        }
    }
}

fn release(version: &Version) -> Version {
    Version::new(version.major, version.minor, version.patch)
}

fn next(version: &Version) -> Version {
    Version::new(version.major, version.minor, version.patch.saturating_add(1))
}

/// The version before a release: 5.0.0 comes after every 4.x, however high its numbers.
pub(super) fn previous(version: &Version) -> Option<Version> {
    match (version.major, version.minor, version.patch) {
        (0, 0, 0) => None,
        (major, 0, 0) => Some(Version::new(major - 1, u64::MAX, u64::MAX)),
        (major, minor, 0) => Some(Version::new(major, minor - 1, u64::MAX)),
        (major, minor, patch) => Some(Version::new(major, minor, patch - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(constraint: &str, version: &str) -> bool {
        let constraints = Constraints::parse(constraint).expect("a constraint");
        constraints.allows(&parse_version(version).expect("a version"))
    }

    #[test]
    fn operators_mean_what_terraform_means() {
        for (constraint, version, expected) in [
            ("~> 5.0", "5.99.1", true),
            ("~> 5.0", "6.0.0", false),
            ("~> 5", "5.99.1", true),
            ("~> 5", "6.0.0", false),
            ("~> 5.31.2", "5.31.9", true),
            ("~> 5.31.2", "5.31.1", false),
            ("~> 5.31.2", "5.32.0", false),
            (">= 5.0, < 5.50", "5.50.0", false),
            (">=5.0,<5.50", "5.49.0", true),
            ("!= 6.25.0", "6.25.0", false),
            ("5.31", "5.31.0", true),
            ("5.31", "5.31.1", false),
            ("= 5", "5.0.0", true),
            ("> 5.99.1", "5.99.1", false),
            ("<= 5.99.1", "5.99.1", true),
            ("~> 05.0", "5.1.0", true),
        ] {
            assert_eq!(allows(constraint, version), expected, "{constraint} with {version}");
        }
    }

    #[test]
    fn a_prerelease_is_met_only_by_its_own_name() {
        assert!(allows("6.0.0-beta1", "6.0.0-beta1"));
        assert!(!allows(">= 5.0", "6.0.0-beta1"));
        assert!(!allows("~> 6.0.0-beta1", "6.0.0-beta2"));
        assert!(allows("~> 6.0.0-beta1", "6.0.3"));
    }

    #[test]
    fn strings_that_terraform_refuses_are_refused() {
        for (text, word) in [
            ("", "empty"),
            ("latest", "not a version"),
            ("5.x", "wildcard"),
            ("5.0.*", "wildcard"),
            (">= 5.0 < 6.0", "comma"),
            ("=> 5.0", "did you mean"),
            (">= 5.0,", "empty"),
            ("^5.0", "not a version"),
            ("v5.0.0", "prefix"),
            (">= 5.0.0.0", "three numbers"),
            ("~>  5.0", "one space"),
            ("5.0.0 5.1.0", "comma"),
            ("99999999999999999999", "too large"),
        ] {
            let error = Constraints::parse(text).expect_err(text);
            assert!(error.contains(word), "{text}: {error}");
        }
        for text in [" ~> 5.0", "~> 5.0 ", ">= 5.0 , < 6.0", ">= 5.0,  < 6.0", "5.0.0+meta"] {
            assert!(Constraints::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn bounds_are_empty_only_when_no_version_can_ever_meet_them() {
        let bounds = |text: &str| Constraints::parse(text).expect("a constraint").bounds();
        assert_eq!(bounds("> 6.0, < 5.0"), None);
        assert_eq!(bounds("> 5.0.0, < 5.0.1"), None);
        assert_eq!(bounds("< 0.0.0"), None);
        assert_eq!(bounds("5.1.0, 5.2.0"), None);
        assert_eq!(bounds("> 5.0.0-beta1, <= 5.0.0"), Some((Version::new(5, 0, 0), Version::new(5, 0, 0))));
        assert_eq!(bounds("~> 5.31"), Some((Version::new(5, 31, 0), Version::new(5, u64::MAX, u64::MAX))));
        assert_eq!(bounds("~> 5.31.2"), Some((Version::new(5, 31, 2), Version::new(5, 31, u64::MAX))));
    }
}
