//! Tests of `schema::types`.

use super::*;

fn rule() -> Type {
    let attributes = [("port".into(), Type::Number), ("cidrs".into(), Type::List(Arc::new(Type::String)))];
    Type::Object(Arc::new(ObjectType {
        attributes: attributes.into(),
        optional: vec!["cidrs".into()],
        ..ObjectType::default()
    }))
}

#[test]
fn a_type_reads_as_terraform_writes_it() {
    assert_eq!(
        Type::Set(Arc::new(rule())).to_string(),
        "set(object({ cidrs = optional(list(string)), port = number }))"
    );
    assert_eq!(Type::Tuple(Arc::new(vec![Type::Bool, Type::Dynamic])).to_string(), "tuple([bool, any])");
    assert_eq!(Type::Object(Arc::default()).to_string(), "object({})");
}

#[test]
fn a_set_of_objects_may_be_written_as_blocks_with_optional_attributes() {
    let mut block = BlockType::default();
    block.attributes.insert("rule".into(), Attribute::optional("rule".into(), Type::Set(Arc::new(rule()))));
    let nested = block.as_block("rule").expect("may be written as a block");
    assert_eq!(nested.nesting, Nesting::Set);
    assert!(!nested.required() && !nested.once());
    assert!(nested.block.attributes.values().all(|attribute| attribute.optional && !attribute.required));
    assert_eq!(nested.block.attribute("port").expect("port").ty, Type::Number);
}

#[test]
fn strings_maps_and_nested_attributes_are_never_blocks() {
    let mut attribute = Attribute::optional("tags".into(), Type::Map(Arc::new(rule())));
    assert_eq!(attribute.as_block(), None);
    attribute.ty = Type::List(Arc::new(Type::String));
    assert_eq!(attribute.as_block(), None);
    attribute.ty = Type::List(Arc::new(rule()));
    assert!(attribute.as_block().is_some());
    attribute.nested = Some(NestedAttributes { nesting: Nesting::List, block: Arc::default() });
    assert_eq!(attribute.as_block(), None);
}

#[test]
fn a_block_is_a_value_of_its_attributes_and_blocks() {
    let mut inner = BlockType::default();
    inner.attributes.insert("size".into(), Attribute::optional("size".into(), Type::Number));
    let mut outer = BlockType::default();
    outer.attributes.insert("id".into(), Attribute::optional("id".into(), Type::String));
    let mut nested =
        NestedBlock { name: "disk".into(), nesting: Nesting::List, min_items: 1, max_items: 1, block: Arc::new(inner) };
    outer.blocks.insert("disk".into(), nested.clone());
    assert!(nested.required() && nested.once());
    nested.nesting = Nesting::Single;
    nested.name = "root".into();
    outer.blocks.insert("root".into(), nested);
    let expected = "object({ disk = list(object({ size = number })), id = string, root = object({ size = number }) })";
    assert_eq!(outer.implied_type().to_string(), expected);
    assert_eq!(
        outer.at(["disk"]).and_then(|block| block.attribute("size").map(|found| found.ty.clone())),
        Some(Type::Number)
    );
    assert!(outer.at(["disk", "none"]).is_none());
}
