//! What comments speak of, and what is wrong with them.

use super::*;
use crate::source::File;
use crate::syntax;
use std::sync::Arc;

const TEXT: &str = "\
# tffix:ignore-file outputs nobody reads them
# tffix:ignore imdsv2 above a block
# and more
resource \"a\" \"b\" {
  x = 1 # tffix:ignore rds-storage-encrypted behind an attribute
  tags = {
    # tffix:ignore tags above an entry
    Name = \"# tffix:ignore imdsv2 in a string\"
  } # tffix:ignore tags,outputs behind the end
  # tffix:ignore imdsv2 above nothing
}
// tffix:ignore imdsv2
# tffix:ignore imdsv3 misspelt
# tffix:ignored
# tffix:ignore
# tffix:ignore-file outputs too low
";

#[test]
fn what_comments_speak_of() {
    let sources = Sources::new([File::new("main.tf", TEXT)]);
    let trees: Trees = sources.iter().map(|(id, file)| (id, Arc::new(syntax::parse(&file.text)))).collect();
    let ignores = Ignores::of(&sources, &trees, &Rules::default());
    let scopes: Vec<(&str, &str)> = ignores
        .comments()
        .iter()
        .map(|one| (&*one.reason, TEXT.get(one.scope.clone()).unwrap_or("all").lines().next().unwrap_or("")))
        .collect();
    assert_eq!(
        scopes,
        [
            ("nobody reads them", "all"),
            ("above a block", "resource \"a\" \"b\" {"),
            ("behind an attribute", "x = 1"),
            ("above an entry", "    Name = \"# tffix:ignore imdsv2 in a string\""),
            ("behind the end", "tags = {"),
        ]
    );
    let said: Vec<(Severity, &str)> = ignores.problems().iter().map(|one| (one.severity, &*one.message)).collect();
    assert_eq!(
        said,
        [
            (Severity::Warning, "it stands above nothing: it belongs right above a block or attribute, or behind one"),
            (Severity::Warning, "imdsv2 is not ignored: a reason must stand behind the name"),
            (Severity::Error, "there is no fix or class \"imdsv3\"; did you mean \"imdsv2\"?"),
            (Severity::Error, "it is neither `tffix:ignore FIX reason` nor `tffix:ignore-file FIX reason`"),
            (Severity::Error, "it names no fix (`tffix list` shows them all)"),
            (Severity::Warning, "it is not honoured: what is said of the whole file stands above its first block"),
        ]
    );
}

#[test]
fn settings_may_do_without_comments() {
    let sources = Sources::new([File::new("main.tf", TEXT)]);
    let trees: Trees = sources.iter().map(|(id, file)| (id, Arc::new(syntax::parse(&file.text)))).collect();
    let rules = Rules { without_comments: true, ..Rules::default() };
    let ignores = Ignores::of(&sources, &trees, &rules);
    assert!(ignores.comments().is_empty() && ignores.problems().is_empty());
}
