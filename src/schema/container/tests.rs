//! Tests of `schema::container`.

use super::*;

const SMALL: &str = r#"{"provider_schemas":{"acme/cloud":{
  "provider":{"block":{"attributes":{"token":{"type":"string","optional":true,"sensitive":true}}}},
  "resource_schemas":{"cloud_disk":{"block":{"attributes":{
      "size":{"type":"number","required":true},
      "old":{"type":["map",["set","bool"]],"optional":true,"deprecated":true},
      "spec":{"type":["object",{"a":"string","b":["tuple",["bool","dynamic"]]},["b"]],"computed":true},
      "rules":{"nested_type":{"nesting_mode":"list","attributes":{"port":{"type":"number","required":true}}},"optional":true}},
    "block_types":{"mount":{"nesting_mode":"map","min_items":1,"max_items":300,"block":{"deprecated":true,
      "block_types":{"mount":{"nesting_mode":"group","block":{}}}}}}}},
    "cloud_b":{"block":{}},"cloud_c":{"block":{}}},
  "ephemeral_resource_schemas":{"cloud_key":{"block":{}}}}}}"#;

fn small() -> (Document, Container) {
    let document = super::super::json::read(SMALL.as_bytes()).expect("a schema").remove(0);
    let container = Container::of(&document).expect("a container");
    (document, container)
}

#[test]
fn what_is_packed_comes_back() {
    let (document, container) = small();
    assert_eq!((container.source(), container.version()), ("acme/cloud", ""));
    assert_eq!(*container.config(), document.config);
    assert_eq!(container.names(Kind::Resource).collect::<Vec<_>>(), ["cloud_b", "cloud_c", "cloud_disk"]);
    for (name, block) in &document.resources {
        assert_eq!(container.get(Kind::Resource, name).as_deref(), Some(block));
    }
    assert!(container.get(Kind::Ephemeral, "cloud_key").is_some() && container.knows(Kind::Data));
    for name in ["", "cloud_a", "cloud_bb", "cloud_z", "size"] {
        assert!(container.get(Kind::Resource, name).is_none(), "{name}");
    }
}

#[test]
fn a_type_is_decoded_once_and_only_when_asked_for() {
    let (_, container) = small();
    assert!(container.tables.decoded.iter().all(|shelf| shelf.get().is_none()));
    let first = container.get(Kind::Resource, "cloud_b").expect("cloud_b");
    let decoded = || {
        let shelves = container.tables.decoded.iter().filter_map(|shelf| shelf.get());
        shelves.flat_map(|shelf| shelf.iter()).filter(|slot| slot.get().is_some()).count()
    };
    assert_eq!(decoded(), 1);
    assert!(Arc::ptr_eq(&first, &container.get(Kind::Resource, "cloud_b").expect("cloud_b")));
    // Equal bodies are one body.
    assert!(Arc::ptr_eq(&first, &container.get(Kind::Resource, "cloud_c").expect("cloud_c")));
    assert_eq!(decoded(), 1);
}

#[test]
fn threads_share_what_was_decoded() {
    let (_, container) = small();
    let get = || container.get(Kind::Resource, "cloud_disk").expect("cloud_disk");
    let all: Vec<_> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(get)).collect();
        threads.into_iter().map(|thread| thread.join().expect("no panic")).collect()
    });
    assert!(all.iter().all(|one| Arc::ptr_eq(one, &all[0])));
}

#[test]
fn damaged_bytes_neither_panic_nor_hang() {
    let (document, _) = small();
    let bytes = pack::pack(&[document]);
    for at in 0..bytes.len() {
        assert!(Container::all(Cow::Owned(bytes[..at].to_vec())).is_none(), "the first {at} bytes");
    }
    assert!(Container::all(Cow::Owned(b"something else".to_vec())).is_none());
}
