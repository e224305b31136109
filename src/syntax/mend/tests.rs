//! Faults put into good text: what is mended parses, and what was good stays.

use super::*;

const GOOD: &str = r#"resource "aws_lb" "main" {
  name     = "main-${var.stage}" # the front
  internal = false
  subnets  = ["a", "b"]

  access_logs {
    bucket  = aws_s3_bucket.logs.id
    enabled = true
  }

  tags = {
    Team  = "data"
    Stage = var.stage
  }
}"#;

fn mended(broken: &str) -> String {
    let plan = plan(broken, false).unwrap_or_else(|| panic!("nothing mends\n{broken}"));
    let text = plan.apply(broken);
    assert_eq!(fault(&text), None, "{text}");
    text
}

#[test]
fn each_fault_is_mended_back() {
    for (good, bad) in [
        ("internal = false", "internal: false"),
        ("internal = false", "internal = false;"),
        ("internal = false", "internal = false,"),
        ("internal = false", "internal := false"),
        ("internal = false", "internal false"),
        ("[\"a\", \"b\"]", "[\"a\" \"b\"]"),
        ("[\"a\", \"b\"]", "['a', 'b']"),
        ("[\"a\", \"b\"]", "[“a”, “b”]"),
        ("[\"a\", \"b\"]", "[\"a\", \"b\""),
        ("[\"a\", \"b\"]", "[\"a\", \"b]"),
        ("Team  = \"data\"", "Team  = \"data"),
        ("Team  = \"data\"", "Team  = data\""),
        ("var.stage}", "var.stage"),
        ("  access_logs {", "  access_logs\n  {"),
        ("  access_logs {", "  access_logs"),
        ("  }\n\n  tags", "\n  tags"),
        ("    Stage = var.stage\n  }", "    Stage = var.stage"),
        ("\n  internal", "\n```\n  internal"),
        ("\n  internal", "\n---\n  internal"),
        ("aws_s3_bucket.logs", "aws\\_s3\\_bucket.logs"),
        ("\n  }\n}", "\n  }\n}\n}"),
        ("aws_lb\" \"main\" {", "aws_lb\" \"main {"),
        ("aws_lb\" \"main\" {", "aws_lb\" main\" {"),
    ] {
        let broken = GOOD.replacen(good, bad, 1);
        assert_ne!(broken, GOOD, "{good}");
        let bare = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(bare(&mended(&broken)), bare(GOOD), "{bad}");
    }
}

#[test]
fn prose_and_elisions_become_comments() {
    for line in
        ["Continuing with the tags:", "- Encrypted at rest", "...", "1. First, the logs", "Now let's add the tags."]
    {
        let broken = GOOD.replacen("\n  tags", &format!("\n{line}\n\n  tags"), 1);
        let text = mended(&broken);
        assert!(text.contains(&format!("# {line}")), "{text}");
    }
}

#[test]
fn a_text_that_is_cut_anywhere_can_be_ended() {
    for end in 30..GOOD.len() - 1 {
        let text = &GOOD[..end];
        let cuts = cut::cuts(text);
        if end > GOOD.find("internal").unwrap_or(0) {
            assert!(!cuts.is_empty(), "nothing ends\n{text}");
        }
        for cut in cuts {
            assert_eq!(fault(&cut.text), None, "{}", cut.text);
            // What is kept stands in the order of the text.
            let kept: Vec<&str> =
                cut.text.lines().filter(|line| !line.trim().trim_matches(['}', ']', ')', ' ']).is_empty()).collect();
            let mut lines = text.lines();
            for line in kept {
                let bare = line.trim_end_matches(['}', ']', ')', '"']);
                assert!(lines.any(|other| other.starts_with(bare)), "{line:?} is new in\n{}", cut.text);
            }
        }
    }
}

#[test]
fn a_policy_keeps_whole_statements_alone() {
    let text = "resource \"aws_iam_role_policy\" \"a\" {\n  role = \"a\"\n  policy = jsonencode({\n    Statement = [\n      { Effect = \"Allow\", Action = \"*\" },\n      {\n        Effect = \"Allow\"\n        Action = [\n          \"s3:";
    let cuts = cut::cuts(text);
    assert!(cuts[0].text.ends_with("Action = \"*\" },\n    ]\n  })\n}"), "{}", cuts[0].text);
    assert!(cuts[1].text.ends_with("role = \"a\"\n}"), "{}", cuts[1].text);
}

#[test]
fn good_text_has_no_plan() {
    assert!(plan(GOOD, true).is_none());
    assert!(cut::cuts(GOOD).is_empty());
}
