//! Which known version of a provider judges a configuration: the one Terraform would take, or the nearest to it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use semver::Version;
use serde::Deserialize;

use super::version::{Constraints, parse_version, previous};
use super::{ProviderSchema, Schemas};

/// A provider's schema, and why it judges.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The schema.
    pub provider: Arc<ProviderSchema>,
    /// How well it fits what was asked for.
    pub fit: Fit,
    /// One sentence without a full stop, for a report.
    pub why: String,
}

/// How well a schema fits what a configuration asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It meets every constraint.
    Meets,
    /// Terraform would take another version, which is not known here.
    StandsIn,
    /// Only a version newer than all that are known could meet the constraints.
    Newer,
    /// No released version meets the constraints: `terraform init` fails.
    Never,
    /// The lock file holds a version that the constraints refuse: `terraform init` fails without `-upgrade`.
    Locked,
    /// A constraint is not one: `terraform init` fails.
    Invalid,
}

impl Schemas {
    /// The schema that judges a provider, by all the constraints on it (none: any version) and the version that the
    /// lock file holds. `None` for a provider that is not known, or not well enough: nothing can be said about its types.
    pub fn provider(&self, source: &str, constraints: &[&str], locked: Option<&str>) -> Option<Choice> {
        let known = self.versions(source);
        let newest = known.last()?;
        if let Some(file) = newest.file() {
            let why = format!("{} is read from {}", newest.source(), file.display());
            return Some(Choice { provider: newest.clone(), fit: Fit::Meets, why });
        }
        if constraints.is_empty() && locked.is_none() {
            let why = format!("no version is asked for, so {} is the newest known", newest.version());
            return Some(Choice { provider: newest.clone(), fit: Fit::Meets, why });
        }
        let asked = constraints.join(", ");
        let all = constraints.iter().try_fold(Constraints::default(), |all, one| {
            let one =
                Constraints::parse(one).map_err(|error| format!("`{one}` is not a version constraint: {error}"))?;
            Ok(all.and(one))
        });
        let all = match all {
            Ok(all) => all,
            Err(why) => return Some(Choice { provider: newest.clone(), fit: Fit::Invalid, why }),
        };
        let locked = locked.and_then(|text| parse_version(text).ok());
        let taken = locked.clone().or_else(|| Some(all.bounds()?.0));
        if taken.is_some_and(|version| nested_since(source).is_some_and(|since| version.major >= since)) {
            return None;
        }
        match &locked {
            Some(version) if all.allows(version) => {
                let nearest = nearest(known, version)?;
                let why = format!("the lock file holds {version}");
                return Some(judged_by(nearest, version, why));
            }
            _ => {}
        }
        let mut choice = by_constraints(known, &all, &asked)?;
        if let Some(version) = locked {
            choice.fit = Fit::Locked;
            choice.why = format!("the lock file holds {version}, which `{asked}` refuses; {}", choice.why);
        }
        Some(choice)
    }
}

fn by_constraints(known: &[Arc<ProviderSchema>], all: &Constraints, asked: &str) -> Option<Choice> {
    let newest = known.last()?;
    let newest_version = parse_version(newest.version()).ok()?;
    let choice = |provider: &Arc<ProviderSchema>, fit, why| Some(Choice { provider: provider.clone(), fit, why });
    if let Some(version) = all.exact().filter(|version| !version.pre.is_empty() && all.allows(version)) {
        return Some(judged_by(nearest(known, version)?, version, format!("`{asked}` takes {version}")));
    }
    let Some((low, high)) = all.bounds() else {
        return choice(newest, Fit::Never, format!("no version can meet `{asked}`"));
    };
    if low > newest_version {
        let why = format!("`{asked}` asks for a version newer than {newest_version}, the newest known");
        return choice(newest, Fit::Newer, why);
    }
    let last = released(newest.source());
    for major in (0..=newest_version.major).rev() {
        let end = match last.iter().find(|version| version.major == major) {
            Some(version) => version.clone(),
            None if major == newest_version.major => newest_version.clone(),
            None => Version::new(major, u64::MAX, u64::MAX),
        };
        let (first, end) = (low.clone().max(Version::new(major, 0, 0)), high.clone().min(end));
        // The bounds do not know of `!=`: the version before the refused one is taken.
        let end = if all.allows(&end) { Some(end) } else { previous(&end) };
        let Some(end) = end.filter(|end| first <= *end) else { continue };
        let meets = |one: &&Arc<ProviderSchema>| {
            parse_version(one.version()).is_ok_and(|version| version.major == major && all.allows(&version))
        };
        if let Some(provider) = known.iter().rev().find(meets) {
            let why = format!("{} is the newest known version that meets `{asked}`", provider.version());
            return choice(provider, Fit::Meets, why);
        }
        return Some(judged_by(nearest(known, &end)?, &end, format!("`{asked}` takes {}", shown(&end))));
    }
    choice(nearest(known, &high)?, Fit::Never, format!("no released version meets `{asked}`"))
}

/// The choice of a known version for the one that Terraform takes.
fn judged_by(provider: &Arc<ProviderSchema>, taken: &Version, mut why: String) -> Choice {
    let same = parse_version(provider.version()).is_ok_and(|version| version == *taken);
    if !same {
        why.push_str(&format!("; judged by {}, the nearest known", provider.version()));
    }
    Choice { provider: provider.clone(), fit: if same { Fit::Meets } else { Fit::StandsIn }, why }
}

/// The known version nearest to another: of the same major version the first that is not older, else the last; of
/// other major versions the first newer one, else the last.
fn nearest<'a>(known: &'a [Arc<ProviderSchema>], version: &Version) -> Option<&'a Arc<ProviderSchema>> {
    let parsed = |one: &Arc<ProviderSchema>| parse_version(one.version()).ok();
    let same_major = |one: &&Arc<ProviderSchema>| parsed(one).is_some_and(|found| found.major == version.major);
    let newer = |one: &&Arc<ProviderSchema>| parsed(one).is_some_and(|found| found >= *version);
    let mut of_major = known.iter().filter(same_major);
    of_major.clone().find(newer).or(of_major.next_back()).or_else(|| known.iter().find(newer)).or(known.last())
}

/// A version as a person writes it: numbers that are open become an `x`.
fn shown(version: &Version) -> String {
    match (version.minor, version.patch) {
        (u64::MAX, _) => format!("{}.x", version.major),
        (minor, u64::MAX) => format!("{}.{minor}.x", version.major),
        _ => version.to_string(),
    }
}

/// The first major version of a provider of which arguments and blocks are not told from each other here.
fn nested_since(source: &str) -> Option<u64> {
    #[derive(Deserialize)]
    struct Row {
        since: u64,
        #[allow(dead_code)] // For people.
        source: String,
    }
    static ALL: OnceLock<BTreeMap<String, Row>> = OnceLock::new();
    ALL.get_or_init(|| crate::data!("schemas/nested")).get(source).map(|row| row.since)
}

/// The last releases of the older major versions of a provider.
fn released(source: &str) -> &'static [Version] {
    static ALL: OnceLock<BTreeMap<String, Vec<Version>>> = OnceLock::new();
    let read = || crate::data!("schemas/releases");
    ALL.get_or_init(read).get(source).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests;
