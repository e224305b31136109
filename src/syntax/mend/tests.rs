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
    let plan = Plans::default().of(broken, false).unwrap_or_else(|| panic!("nothing mends\n{broken}"));
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
        ("  internal = false", "\u{2003}internal: false"),
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
fn a_name_that_is_put_together_is_an_index() {
    for (bad, good) in [
        ("aws.${each.key}", "aws[each.key]"),
        ("aws.peer_${each.value.region}", "aws[\"peer_${each.value.region}\"]"),
        ("local.zones.${var.side}.id", "local.zones[var.side].id"),
        ("each.value.${local.name}_id", "each.value[\"${local.name}_id\"]"),
        ("var.all[0].x_${count.index}", "var.all[0][\"x_${count.index}\"]"),
    ] {
        let text = mended(&GOOD.replacen("false", bad, 1));
        assert!(text.contains(&format!("internal = {good}\n")), "{text}");
    }
    for bad in ["var.${each.key}", "aws_subnet.${each.key}.id"] {
        assert!(Plans::default().of(&GOOD.replacen("false", bad, 1), false).is_none(), "{bad}");
    }
}

#[test]
fn what_other_languages_write_is_written_as_terraform_does() {
    for (bad, good) in [
        ("internal = var.a and not var.b", "internal = var.a && !var.b"),
        ("internal = var.a or var.b", "internal = var.a || var.b"),
        ("internal = 1 if var.a else 2", "internal = var.a ? 1 : 2"),
        ("internal = var.a === 1", "internal = var.a == 1"),
        ("internal = 10.0.0.0/16", "internal = \"10.0.0.0/16\""),
        ("internal = arn:aws:iam::aws:policy/Read", "internal = \"arn:aws:iam::aws:policy/Read\""),
        ("internal = ${var.a}/*", "internal = \"${var.a}/*\""),
        ("internal = \"{\"a\": 1}\"", "internal = \"{\\\"a\\\": 1}\""),
        ("internal = <<'EOF'\n    echo \"a\"\n  EOF", "internal = <<EOF\n    echo \"a\"\n  EOF"),
        ("internal = <<- \"EOF\" # script\n    echo \"a\"\n  EOF", "internal = <<-EOF\n    echo \"a\"\n  EOF"),
        ("internal = false <-- change this", "internal = false # <-- change this"),
    ] {
        let text = mended(&GOOD.replacen("internal = false", bad, 1));
        assert!(text.contains(&format!("{good}\n")), "{text}");
    }
    for (bad, good) in [
        ("kubernetes.io/cluster/${var.a} = \"x\"", "\"kubernetes.io/cluster/${var.a}\" = \"x\""),
        ("${var.key} = \"x\"", "(var.key) = \"x\""),
    ] {
        let text = mended(&GOOD.replacen("Team  = \"data\"", bad, 1));
        assert!(text.contains(good), "{text}");
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
    assert!(Plans::default().of(GOOD, true).is_none());
    assert!(cut::cuts(GOOD).is_empty());
}
