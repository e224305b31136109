//! Names as words of one spelling.

use std::sync::LazyLock;

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    same: Vec<Same>,
    attribute: Vec<Said>,
    principal: Principal,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Same {
    said: String,
    is: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Said {
    said: String,
    is: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Principal {
    types: Vec<String>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| crate::data!("src/wire/exports/words"));

/// The words of a name, in the singular and in one spelling.
pub(super) fn of(name: &str) -> Vec<String> {
    let raw: Vec<String> = name.split(['_', '-']).filter(|word| !word.is_empty()).map(singular).collect();
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while at < raw.len() {
        let row = WORDS.same.iter().filter(|row| row.said.starts_with(&*raw[at])).find(|row| {
            let mut next = raw[at..].iter();
            row.said.split('_').all(|said| next.next().is_some_and(|one| one == said))
        });
        match row {
            Some(row) => {
                out.extend(row.is.split('_').map(str::to_owned));
                at += row.said.split('_').count();
            }
            None => {
                out.push(raw[at].clone());
                at += 1;
            }
        }
    }
    out
}

/// A word in the singular, in lower case.
pub(super) fn singular(word: &str) -> String {
    let word = word.to_ascii_lowercase();
    let stays = ["dns", "aws", "ecs", "eks", "sns", "sqs", "efs", "kms", "rds", "tls", "https", "cors", "iops", "ets"];
    if word.len() < 3 || stays.contains(&&*word) || word.ends_with("ss") {
        return word;
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) = word.strip_suffix("sses") {
        return format!("{stem}ss");
    }
    word.strip_suffix('s').map_or_else(|| word.clone(), str::to_owned)
}

/// The attributes that a name's last word may stand for, in order, for a type.
pub(super) fn meant(said: &str, of: &str) -> Vec<String> {
    let noun = of.rsplit('_').next().unwrap_or(of);
    let row = WORDS.attribute.iter().find(|row| row.said == said);
    row.into_iter().flat_map(|row| &row.is).map(|name| name.replace("TYPE", noun)).collect()
}

/// Whether the name of its service alone stands for a type.
pub(super) fn is_principal(of: &str) -> bool {
    WORDS.principal.types.iter().any(|one| one == of)
}
