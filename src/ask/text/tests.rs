//! Tests of `ask::text`.

use super::*;

fn read(text: &str) -> Vec<(&str, Option<&str>, usize)> {
    let all = sentences(text);
    let at = |index: usize| &text[all[index].range.clone()];
    all.iter().enumerate().map(|(index, one)| (at(index), one.parent.map(at), one.line)).collect()
}

#[test]
fn bullets_stand_under_their_lead_in_and_lines_are_counted() {
    let text =
        "# Goal\n\nDo not create:\n- a queue\n- a topic, with\n  many words. Ever.\n\nEverything else is wanted.\n";
    assert_eq!(
        read(text),
        [
            ("# Goal", None, 1),
            ("Do not create:", Some("# Goal"), 3),
            ("a queue", Some("Do not create:"), 4),
            ("a topic, with\n  many words.", Some("Do not create:"), 5),
            ("Ever.", Some("Do not create:"), 6),
            ("Everything else is wanted.", Some("# Goal"), 8),
        ]
    );
}

#[test]
fn nested_bullets_stand_under_the_bullet_above() {
    assert_eq!(
        read("1. Storage\n   - versioning\n   - encryption\n2. Network"),
        [
            ("Storage", None, 1),
            ("versioning", Some("Storage"), 2),
            ("encryption", Some("Storage"), 3),
            ("Network", None, 4)
        ]
    );
}

#[test]
fn short_lines_between_blanks_are_titles() {
    let text = "1. Database Layer\n\nDeploy an instance inside private subnets only.\n\nExpected Output\n\nA file.";
    let all = sentences(text);
    assert_eq!(all[0].kind, Kind::Heading(8));
    assert_eq!(all[1].parent, Some(0));
    assert_eq!(all[2].kind, Kind::Heading(TITLE));
}

#[test]
fn abbreviations_versions_and_file_names_do_not_end_a_sentence() {
    let text = "Use a small type, e.g. T3.micro in main.tf (v1.5). Then stop.";
    assert_eq!(read(text).len(), 2);
}

#[test]
fn code_between_fences_is_told_apart() {
    let all = sentences("Like this:\n```hcl\nresource \"a\" \"b\" {}\n```\nDone now.");
    assert_eq!(all.iter().map(|one| one.kind).collect::<Vec<_>>(), [Kind::Heading(LEAD_IN), Kind::Code, Kind::Prose]);
}

#[test]
fn the_last_point_of_a_numbered_list_is_no_heading() {
    let all = sentences("Out of scope:\n\n1. Queues\n2. Topics\n");
    assert!(all[1..].iter().all(|one| one.kind == Kind::Item && one.parent == Some(0)));
    let all = sentences("1. Network\n\nA queue is in it.\n");
    assert!(matches!(all[0].kind, Kind::Heading(_)));
}
