//! Tests of `schema::json`.

use super::*;

const SMALL: &str = r#"{"format_version":"1.0","provider_schemas":{"host.example/acme/cloud":{
  "provider":{"version":0,"block":{"attributes":{"token":{"type":"string","optional":true,"sensitive":true}}}},
  "resource_schemas":{"cloud_disk":{"version":1,"block":{"attributes":{
      "size":{"type":"number","description":"in GB","required":true},
      "old":{"type":["list","string"],"optional":true,"deprecated":true},
      "spec":{"type":["object",{"a":"string","b":["tuple",["bool","dynamic"]]},["b"]],"computed":true},
      "rules":{"nested_type":{"nesting_mode":"list","attributes":{"port":{"type":"number","required":true}}},"optional":true}},
    "block_types":{"mount":{"nesting_mode":"set","min_items":1,"max_items":3,"block":{"deprecated":true}}}}}},
  "ephemeral_resource_schemas":{"cloud_key":{"version":0,"block":{}}},
  "functions":{"f":{"return_type":"string"}}}}}"#;

#[test]
fn the_whole_document_is_read() {
    let [cloud] = &read(SMALL.as_bytes()).expect("a schema")[..] else { panic!("one provider") };
    assert_eq!(cloud.source, "acme/cloud");
    assert!(cloud.config.attribute("token").is_some_and(|token| token.sensitive && token.optional));
    let disk = &cloud.resources["cloud_disk"];
    assert!(disk.attribute("size").is_some_and(|size| size.required && size.ty == Type::Number));
    assert!(disk.attribute("old").is_some_and(|old| old.deprecated.is_some()));
    let spec = disk.attribute("spec").map(|spec| spec.ty.to_string());
    assert_eq!(spec.as_deref(), Some("object({ a = string, b = optional(tuple([bool, any])) })"));
    let rules = disk.attribute("rules").expect("rules");
    assert_eq!(rules.ty.to_string(), "list(object({ port = number }))");
    assert!(rules.nested.as_ref().is_some_and(|nested| nested.block.attribute("port").is_some()));
    let mount = disk.block("mount").expect("mount");
    assert_eq!((mount.nesting, mount.min_items, mount.max_items), (Nesting::Set, 1, 3));
    assert!(mount.block.deprecated.is_some());
    assert!(cloud.ephemeral.as_ref().is_some_and(|types| types.contains_key("cloud_key")));
    assert!(cloud.data_sources.is_empty());
}

#[test]
fn one_provider_is_named_by_its_types() {
    let one = r#"{"_version":"1.2.3","resource_schemas":{"cloud_a":{"block":{}},"cloud_b":{"block":{}}}}"#;
    let documents = read(one.as_bytes()).expect("a schema");
    assert_eq!((documents[0].source.as_str(), documents[0].version.as_deref()), ("hashicorp/cloud", Some("1.2.3")));
    assert!(documents[0].ephemeral.is_none());
    let mixed = r#"{"resource_schemas":{"cloud_a":{"block":{}},"other_b":{"block":{}}}}"#;
    assert!(read(mixed.as_bytes()).expect_err("two providers").contains("`cloud` and `other`"));
}

#[test]
fn an_error_names_the_key() {
    let at = "provider_schemas.host.example/acme/cloud.resource_schemas.cloud_disk.block";
    for (from, to, key, word) in [
        (r#""type":"number","description""#, r#""type":"integer","description""#, ".attributes.size", "`\"integer\"`"),
        (r#""type":"number","description""#, r#""description""#, ".attributes.size", "neither `type`"),
        (r#""required":true},"#, r#""required":"yes"},"#, ".attributes.size", "\"yes\""),
        (r#""nesting_mode":"set""#, r#""nesting_mode":"bag""#, ".block_types.mount.nesting_mode", "`bag`"),
    ] {
        let error = read(SMALL.replacen(from, to, 1).as_bytes()).expect_err(to);
        assert!(error.contains(&format!("{at}{key}")) && error.contains(word), "{error}");
    }
    for text in ["{}", "[]", "\"\"", "", "{\"format_version\":\"1.0\"}", "{} {}"] {
        assert!(read(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn no_truncated_file_is_read() {
    let end = SMALL.trim_end().len();
    for length in 0..end {
        assert!(read(&SMALL.as_bytes()[..length]).is_err(), "the first {length} bytes");
    }
}
