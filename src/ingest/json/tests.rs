//! What is made of JSON, and where it stands.

use super::*;

fn made(json: &str) -> File {
    let mut sources = Sources::new([File::new("main.tf.json", json)]);
    read(&mut sources, &Schemas::embedded());
    sources.file(FileId(0)).as_ref().clone()
}

/// The text without the line breaks and double blanks that nobody reads.
fn text(json: &str) -> String {
    made(json).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn names_are_blocks_or_arguments_as_the_language_and_the_provider_say() {
    let json = r#"{"resource": {"aws_instance": {"a": {"ami": "x", "root_block_device": {"volume_size": 1},
        "credit_specification": null, "tags": {"b": 1}, "lifecycle": {"ignore_changes": ["tags"]}}}}}"#;
    let want = r#"resource "aws_instance" "a" { ami = "x" root_block_device { volume_size = 1 } tags = { "b" = 1, } "#
        .to_owned()
        + "lifecycle { ignore_changes = [tags, ] } }";
    assert_eq!(text(json), want);
}

#[test]
fn strings_are_templates_names_or_text() {
    for (json, want) in [
        (r#"{"locals": {"a": "${var.b}"}}"#, "locals { a = var.b }"),
        (r#"{"locals": {"a": "x ${upper(\"y\")} \"z\" $${w}"}}"#, r#"locals { a = "x ${upper("y")} \"z\" $${w}" }"#),
        (r#"{"locals": {"a": {"${var.b}": 1}}}"#, "locals { a = { (var.b) = 1, } }"),
        (r#"{"variable": {"a": {"type": "list(string)"}}}"#, r#"variable "a" { type = list(string) }"#),
        (r#"{"variable": {"a": {"default": "${b}"}}}"#, r#"variable "a" { default = "$${b}" }"#),
        (
            r#"{"module": {"a": {"source": "./a", "providers": {"aws": "aws.east"}}}}"#,
            r#"module "a" { source = "./a" providers = { aws = aws.east, } }"#,
        ),
    ] {
        assert_eq!(text(json), want);
    }
}

#[test]
fn every_place_is_that_of_the_json() {
    let file = made("{\n  \"locals\": {\n    \"a\": \"\\u00e4 ${upper(\n\",\n    \"b\": 1 } }\n");
    // A line break may not stand in a string.
    let origin = file.origin().expect("it was JSON");
    assert_eq!(origin.faults.len(), 1);
    assert_eq!(file.position(origin.faults[0].0).0, 3);
    let file = made("{\n  \"locals\": {\n    \"a\": \"\\u00e4 ${var.b}\",\n    \"c\": 1 } }\n");
    let at = file.text.find("var.b").expect("it is written");
    assert_eq!(file.position(at), (3, 20));
    assert_eq!(file.line(file.text.find("c = 1").expect("it is written")), (4, "    \"c\": 1 } }"));
    assert_eq!(&**file.as_read(), &*origin_text(&file));
}

fn origin_text(file: &File) -> String {
    file.origin().expect("it was JSON").text.to_string()
}

#[test]
fn reading_never_fails() {
    let deep = "[".repeat(100_000);
    for json in
        ["", "{", "[]", "null", "{\"a\"", "{\"locals\": {\"a\": \"${\"}}", "\u{feff}{}", "{\"a\":\"\\ud800\"}", &deep]
    {
        let file = made(json);
        (0..=file.text.len()).for_each(|at| _ = file.position(at));
    }
}
