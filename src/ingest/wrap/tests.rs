//! What is taken off, and what stays.

use super::*;

const CODE: &str = "resource \"aws_vpc\" \"main\" {\n  cidr_block = \"10.0.0.0/16\"\n}";

fn lines(text: &str) -> Vec<(String, u32)> {
    let plain = plain(text).expect("something is taken off");
    plain.text.split('\n').map(str::to_owned).zip(plain.from).filter(|(line, _)| !line.is_empty()).collect()
}

fn holds(text: &str, path: &str) {
    let lines = lines(text);
    let open = format!("{FENCE}hcl:{path}");
    let at = lines.iter().position(|(line, _)| *line == open).unwrap_or_else(|| panic!("{path} in {lines:?}"));
    let code: Vec<&str> = lines[at + 1..].iter().map(|(line, _)| &**line).take(3).collect();
    assert_eq!(code.join("\n"), CODE);
}

#[test]
fn json_of_any_shape_gives_its_files() {
    let text = serde_json::to_string(CODE).expect("it is a string");
    holds(&format!("{{\"files\": [{{\"path\": \"main.tf\", \"content\": {text}}}]}}"), "main.tf");
    holds(&format!("{{\"modules/net\": {{\"main.tf\": {text},}}}}"), "modules/net/main.tf");
    holds(&format!("Here:\n\n```json\n{{\n  \"a.tf\": {text}\n}}\n```\n"), "a.tf");
    // The end is missing.
    holds(&format!("{{\"a.tf\": {text}, \"b.tf\": \"resource"), "a.tf");
}

#[test]
fn entities_and_numbers_are_told_without_a_resource() {
    let text = |text: &str| lines(text).into_iter().map(|(line, _)| line).collect::<Vec<_>>().join("\n");
    assert!(text("```hcl\nlocals {\n  a = &quot;b&quot;\n}\n```\n").contains("  a = \"b\"\n"));
    assert!(text("```hcl\nlocals {\n  a = &lt;&lt;EOF\nb\nEOF\n}\n```\n").contains("  a = <<EOF\n"));
    assert!(text("```hcl\n1. locals {\n2.   a = 1\n3. }\n```\n").contains("locals {\n  a = 1\n}"));
}

fn code(text: &str) -> String {
    let lines: Vec<String> = lines(&format!("```hcl\n{text}\n```\n")).into_iter().map(|(line, _)| line).collect();
    lines[1..lines.len() - 1].join("\n")
}

#[test]
fn a_diff_of_code_is_the_code_that_it_leads_to() {
    // Signs in a column of their own, in the first column of the indentation, and before it.
    for text in [
        "@@ -1,3 +1,3 @@\n resource \"a\" \"b\" {\n-  name = \"old\"\n+  name = \"new\"\n }",
        "resource \"a\" \"b\" {\n- name = \"old\"\n+ name = \"new\"\n}",
        "+resource \"a\" \"b\" {\n+  name = \"new\"\n+}",
    ] {
        assert_eq!(code(text), "resource \"a\" \"b\" {\n  name = \"new\"\n}", "{text}");
    }
    let list = "resource \"a\" \"b\" {\n+  c = <<EOF\n- one: two\nEOF\n}";
    assert!(code(list).contains("\n- one: two\n"), "what a heredoc lists stays");
}

#[test]
fn strings_in_quotes_of_another_kind_stand_in_straight_ones() {
    let single = "variable 'a' {\n  default = '//${b}' # it's\n  c = <<EOF\n'as it is'\nEOF\n}";
    assert_eq!(code(single), "variable \"a\" {\n  default = \"//${b}\" # it's\n  c = <<EOF\n'as it is'\nEOF\n}");
    assert_eq!(code("variable “a” {\n  default = “//{b}”\n}"), "variable \"a\" {\n  default = \"//{b}\"\n}");
}

#[test]
fn each_line_says_where_it_comes_from() {
    let text = format!("one\n\n> ```hcl\n{}\n> ```\n", CODE.replace("resource", "> resource").replace("\n", "\n> "));
    let head = lines(&text).into_iter().find(|(line, _)| line.starts_with("resource")).expect("it is there");
    assert_eq!(head.1, 3);
}

#[test]
fn nothing_is_taken_off_code_that_needs_nothing() {
    for text in [
        format!("```hcl\n{CODE}\n```\n"),
        format!("```hcl\n{CODE}\n```\n\n```json\n{{\"Version\": \"2012-10-17\", \"Resource\": \"data\"}}\n```\n"),
        format!("```hcl\nlocals {{\n  script = <<EOT\ncat > main.conf <<EOF\na\nEOF\n<b>x</b>\nEOT\n}}\n{CODE}\n```\n"),
        format!("```hcl\n{CODE}\n```\n\n```diff\n- a = 1\n+ a = 2\n```\n"),
        format!("> A remark.\n\n```hcl\n{CODE}\n```\n\n<details>\n<summary>More</summary>\nText.\n</details>\n"),
    ] {
        assert!(plain(&text).is_none(), "{text}");
    }
}
