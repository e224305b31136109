//! Tests of `schema`.

use super::*;

#[test]
fn every_source_of_the_repository_is_built_in() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/source");
    let entries = std::fs::read_dir(folder).expect("the folder of sources").map(|entry| entry.expect("an entry"));
    let names = entries.map(|entry| entry.file_name().into_string().expect("a name"));
    let mut sources: Vec<_> = names.filter_map(|name| Some(name.strip_suffix(".json.gz")?.to_owned())).collect();
    sources.sort();
    let embedded = Schemas::embedded();
    let mut names: Vec<_> = embedded
        .iter()
        .map(|one| format!("{}-{}", one.source().rsplit('/').next().unwrap_or_default(), one.version()))
        .collect();
    names.sort();
    assert_eq!(sources, names);
}

#[test]
fn types_are_found_by_version() {
    let schemas = Schemas::embedded();
    let [old, new] = schemas.versions("aws") else { panic!("two versions") };
    let block = |schema: &ProviderSchema, path: &str| {
        schema.resource("aws_ecs_service").is_some_and(|block| block.block(path).is_some())
    };
    assert!(block(old, "load_balancer") && block(new, "load_balancer"));
    assert!(old.resource("aws_opsworks_stack").is_some() && new.resource("aws_opsworks_stack").is_none());
    assert!(new.data_source("aws_region").is_some_and(|block| block.attribute("region").is_some()));
    assert!(!new.knows(Kind::Ephemeral) && new.get(Kind::Ephemeral, "aws_lambda_invocation").is_none());
    assert!(old.provider_config().block("default_tags").is_some());
}

#[test]
fn sensitive_and_deprecated_marks_are_those_of_the_data_files() {
    let schemas = Schemas::embedded();
    let [old, new] = schemas.versions("aws") else { panic!("two versions") };
    let sensitive = |schema: &ProviderSchema, kind, name: &str, attribute: &str| {
        schema.get(kind, name).is_some_and(|block| block.attribute(attribute).is_some_and(|one| one.sensitive))
    };
    for schema in [old, new] {
        assert!(sensitive(schema, Kind::Resource, "aws_db_instance", "password"));
        assert!(sensitive(schema, Kind::Data, "aws_secretsmanager_secret_version", "secret_string"));
        assert!(!sensitive(schema, Kind::Resource, "aws_db_instance", "username"));
        let bucket = schema.resource("aws_s3_bucket").expect("aws_s3_bucket");
        assert!(bucket.block("versioning").is_some_and(|nested| nested.block.deprecated.is_some()));
    }
    let region_name = |schema: &ProviderSchema| {
        schema.data_source("aws_region").and_then(|block| block.attribute("name")?.deprecated.clone())
    };
    assert_eq!((region_name(old), region_name(new).as_deref()), (None, Some("use `region`")));
    assert!(sensitive(&schemas.versions("random")[0], Kind::Resource, "random_password", "result"));
}

#[test]
fn a_file_adds_a_provider_and_replaces_a_known_one_in_all_versions() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("schema.json");
    let text = r#"{"provider_schemas":{"host.example/hashicorp/aws":{"resource_schemas":{"aws_x":{"block":{}}}},
        "acme/cloud":{"data_source_schemas":{"cloud_disk":{"block":{}}}}}}"#;
    std::fs::write(&path, text).expect("written");
    let schemas = Schemas::embedded().with_file(&path).expect("a schema");
    let choice = schemas.provider("hashicorp/aws", &["~> 5.0"], None).expect("known");
    assert!(choice.provider.resource("aws_x").is_some() && choice.provider.resource("aws_vpc").is_none());
    assert!(choice.why.contains("schema.json"));
    assert!(
        schemas.provider("acme/cloud", &[], None).is_some_and(|one| one.provider.data_source("cloud_disk").is_some())
    );
    assert_eq!(Schemas::embedded().versions("aws").len(), 2, "the built-in ones are as they were");
}

#[test]
fn a_bad_file_is_refused_with_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("bad.json");
    let error = Schemas::embedded().with_file(&path).expect_err("missing").to_string();
    assert!(error.contains("bad.json"), "{error}");
    std::fs::write(&path, r#"{"provider_schemas":{"acme/cloud":{"resource_schemas":{"cloud_x""#).expect("written");
    let error = Schemas::embedded().with_file(&path).expect_err("truncated").to_string();
    assert!(error.contains("bad.json: not a provider schema") && error.contains("line 1"), "{error}");
}

#[test]
fn the_first_word_of_a_type_names_its_provider() {
    assert_eq!(implied_provider("aws_instance"), "aws");
    assert_eq!(implied_provider("http"), "http");
    assert_eq!(normal_source(implied_provider("terraform_data")), "builtin/terraform");
}
