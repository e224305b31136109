//! Real answers, where they are there: what they declare is kept, and only those without Terraform are refused.

mod support;

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use regex::Regex;
use support::{entries, shared};
use tffix::ask::Asked;
use tffix::ingest::{IngestError, read_answer};

static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?m)^[ \t]*(?:(resource|data)\s+"([a-z0-9_]+)"\s+"([\w-]+)"|(module)\s+"([\w-]+)")"#)
        .expect("a pattern")
});
static ANSWER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?m)^#{2,4}\s*Answer\b.*$").expect("a pattern"));

fn addresses(text: &str) -> HashSet<String> {
    ADDRESS.captures_iter(text).map(|found| found[0].split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// What follows the last `### Answer` that holds a block, as the oracle counts it.
fn answer_proper(text: &str) -> &str {
    let mut parts: Vec<&str> = ANSWER.split(text).collect();
    parts.reverse();
    parts.into_iter().find(|part| !addresses(part).is_empty()).unwrap_or(text)
}

#[test]
fn what_real_answers_declare_is_kept() {
    let Some(shared) = shared() else {
        println!("skipped: the real answers are not there");
        return;
    };
    let (mut kept, mut all, mut refused) = (0, 0, Vec::new());
    let mut decisions: BTreeMap<&str, usize> = BTreeMap::new();
    for case in entries(&shared.join("corpus")) {
        let Ok(text) = std::fs::read_to_string(case.join("MODEL_RESPONSE.md")) else { continue };
        let wanted = addresses(answer_proper(&text));
        match read_answer(&text, &Asked::default()) {
            Ok(read) => {
                let ids: HashSet<&str> = read.notes.iter().map(|note| note.id).collect();
                ids.into_iter().for_each(|id| *decisions.entry(id).or_default() += 1);
                let code: String =
                    read.sources.iter().filter(|(_, file)| file.is_terraform()).map(|(_, file)| &*file.text).collect();
                let found = addresses(&code);
                assert!(!wanted.is_empty(), "{}: Terraform out of nothing", case.display());
                kept += wanted.intersection(&found).count();
                all += wanted.len();
            }
            Err(IngestError::NoTerraform) => {
                assert!(wanted.is_empty(), "{}: refused", case.display());
                refused.push(case);
            }
            Err(error) => panic!("{}: {error}", case.display()),
        }
    }
    println!("{kept} of {all} addresses; answers by decision: {decisions:?}");
    assert!(kept * 1000 >= all * 999, "{kept} of {all}");
    assert_eq!(refused.len(), 10);
}
