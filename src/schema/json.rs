//! Reads what `terraform providers schema -json` prints: the whole document, or one provider of it.
//!
//! Source of the format: "terraform providers schema" of the Terraform CLI documentation, format version 1.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _};
use serde_json::Value;

use super::types::{Attribute, BlockType, NestedAttributes, NestedBlock, Nesting, ObjectType, Type};

/// One provider as a file gives it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// `hashicorp/aws`
    pub source: String,
    /// The version, where the file says it (Terraform's own output does not).
    pub version: Option<String>,
    /// The arguments of the provider block.
    pub config: BlockType,
    /// Resource types.
    pub resources: BTreeMap<String, BlockType>,
    /// Data sources.
    pub data_sources: BTreeMap<String, BlockType>,
    /// Ephemeral resources; `None` when the file does not speak of them.
    pub ephemeral: Option<BTreeMap<String, BlockType>>,
}

/// The providers of a file.
///
/// # Errors
/// What is wrong, with the key at which it stands. Nothing is read by halves.
pub fn read(text: &[u8]) -> Result<Vec<Document>, String> {
    let file: File = parse(text)?;
    if let Some(providers) = file.provider_schemas {
        return providers.into_iter().map(|(source, one)| one.document(super::normal_source(&source))).collect();
    }
    let one: Provider = parse(text)?;
    let source = one.implied_source()?;
    one.document(source).map(|document| vec![document])
}

fn parse<'a, T: Deserialize<'a>>(text: &'a [u8]) -> Result<T, String> {
    let mut reader = serde_json::Deserializer::from_slice(text);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| match error.path().to_string() {
        path if path == "." => error.inner().to_string(),
        path => format!("at `{path}`: {}", error.inner()),
    })?;
    reader.end().map_err(|error| error.to_string())?;
    Ok(value)
}

#[derive(Deserialize)]
struct File {
    provider_schemas: Option<BTreeMap<String, Provider>>,
}

#[derive(Deserialize)]
struct Provider {
    #[serde(rename = "_version")]
    version: Option<String>,
    provider: Option<Schema>,
    resource_schemas: Option<BTreeMap<String, Schema>>,
    data_source_schemas: Option<BTreeMap<String, Schema>>,
    ephemeral_resource_schemas: Option<BTreeMap<String, Schema>>,
}

#[derive(Deserialize)]
struct Schema {
    block: Option<Block>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Block {
    attributes: BTreeMap<String, JsonAttribute>,
    block_types: BTreeMap<String, JsonBlock>,
    deprecated: bool,
}

#[derive(Deserialize)]
#[serde(try_from = "RawAttribute")]
struct JsonAttribute(RawAttribute);

#[derive(Default, Deserialize)]
#[serde(default)]
struct RawAttribute {
    #[serde(rename = "type", deserialize_with = "cty")]
    ty: Option<Type>,
    nested_type: Option<NestedType>,
    required: bool,
    optional: bool,
    computed: bool,
    sensitive: bool,
    deprecated: bool,
}

impl TryFrom<RawAttribute> for JsonAttribute {
    type Error = &'static str;

    fn try_from(raw: RawAttribute) -> Result<Self, Self::Error> {
        match (&raw.ty, &raw.nested_type) {
            (None, None) => Err("neither `type` nor `nested_type` is there"),
            _ => Ok(JsonAttribute(raw)),
        }
    }
}

#[derive(Deserialize)]
struct NestedType {
    attributes: BTreeMap<String, JsonAttribute>,
    nesting_mode: JsonNesting,
}

#[derive(Deserialize)]
struct JsonBlock {
    nesting_mode: JsonNesting,
    #[serde(default)]
    min_items: u32,
    #[serde(default)]
    max_items: u32,
    block: Block,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum JsonNesting {
    Single,
    Group,
    List,
    Set,
    Map,
}

impl From<JsonNesting> for Nesting {
    fn from(json: JsonNesting) -> Self {
        match json {
            JsonNesting::Single => Nesting::Single,
            JsonNesting::Group => Nesting::Group,
            JsonNesting::List => Nesting::List,
            JsonNesting::Set => Nesting::Set,
            JsonNesting::Map => Nesting::Map,
        }
    }
}

impl Provider {
    /// The source of a file that does not name it: that of the word all its types begin with.
    fn implied_source(&self) -> Result<String, String> {
        let types = self.resource_schemas.iter().chain(&self.data_source_schemas).flat_map(BTreeMap::keys);
        let mut names = types.map(|name| super::implied_provider(name));
        let first = names.next().ok_or("neither `provider_schemas` nor `resource_schemas` with a type is there")?;
        match names.find(|name| *name != first) {
            Some(other) => {
                Err(format!("`resource_schemas` mixes types of `{first}` and `{other}`; one provider a file"))
            }
            None => Ok(super::normal_source(first)),
        }
    }

    fn document(self, source: String) -> Result<Document, String> {
        let types = |of: BTreeMap<String, Schema>| -> BTreeMap<String, BlockType> {
            of.into_iter().map(|(name, schema)| (name, schema.block.unwrap_or_default().into())).collect()
        };
        if let Some(version) = &self.version {
            super::version::parse_version(version).map_err(|error| format!("at `_version`: {error}"))?;
        }
        Ok(Document {
            source,
            version: self.version,
            config: self.provider.and_then(|schema| schema.block).unwrap_or_default().into(),
            resources: self.resource_schemas.map(types).unwrap_or_default(),
            data_sources: self.data_source_schemas.map(types).unwrap_or_default(),
            ephemeral: self.ephemeral_resource_schemas.map(types),
        })
    }
}

impl From<Block> for BlockType {
    fn from(json: Block) -> Self {
        let blocks = json.block_types.into_iter().map(|(name, nested)| {
            let name: Arc<str> = name.into();
            let nested = NestedBlock {
                name: name.clone(),
                nesting: nested.nesting_mode.into(),
                min_items: nested.min_items,
                max_items: nested.max_items,
                block: Arc::new(nested.block.into()),
            };
            (name, nested)
        });
        BlockType {
            attributes: attributes(json.attributes),
            blocks: blocks.collect(),
            deprecated: json.deprecated.then(|| "".into()),
        }
    }
}

fn attributes(json: BTreeMap<String, JsonAttribute>) -> BTreeMap<Arc<str>, Attribute> {
    let named = json.into_iter().map(|(name, attribute)| (Arc::<str>::from(name), attribute));
    named.map(|(name, json)| (name.clone(), attribute(name, json))).collect()
}

fn attribute(name: Arc<str>, JsonAttribute(json): JsonAttribute) -> Attribute {
    let nested = json.nested_type.map(|nested| NestedAttributes {
        nesting: nested.nesting_mode.into(),
        block: Arc::new(BlockType { attributes: attributes(nested.attributes), ..BlockType::default() }),
    });
    let implied = nested.as_ref().map(|nested| nested.nesting.of(nested.block.implied_type()));
    Attribute {
        name,
        ty: implied.or(json.ty).unwrap_or(Type::Dynamic),
        required: json.required,
        optional: json.optional,
        computed: json.computed,
        sensitive: json.sensitive,
        deprecated: json.deprecated.then(|| "".into()),
        nested,
    }
}

fn cty<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Type>, D::Error> {
    read_type(&Value::deserialize(deserializer)?).map(Some).map_err(D::Error::custom)
}

/// A type as cty writes it in JSON: `"string"`, `["list", "string"]`, `["object", {"a": "string"}, ["a"]]`.
///
/// # Errors
/// The part that is no type.
pub fn read_type(json: &Value) -> Result<Type, String> {
    let unknown = || format!("`{json}` is not a type");
    let parts = match json {
        Value::String(name) => {
            return match name.as_str() {
                "string" => Ok(Type::String),
                "number" => Ok(Type::Number),
                "bool" => Ok(Type::Bool),
                "dynamic" => Ok(Type::Dynamic),
                _ => Err(unknown()),
            };
        }
        Value::Array(parts) => parts.as_slice(),
        _ => return Err(unknown()),
    };
    let [Value::String(kind), of, rest @ ..] = parts else { return Err(unknown()) };
    match (kind.as_str(), of, rest) {
        ("list", element, []) => Ok(Type::List(Arc::new(read_type(element)?))),
        ("set", element, []) => Ok(Type::Set(Arc::new(read_type(element)?))),
        ("map", element, []) => Ok(Type::Map(Arc::new(read_type(element)?))),
        ("tuple", Value::Array(items), []) => {
            Ok(Type::Tuple(Arc::new(items.iter().map(read_type).collect::<Result<_, _>>()?)))
        }
        ("object", Value::Object(fields), rest) => {
            let mut object = ObjectType::default();
            for (name, ty) in fields {
                object.attributes.insert(name.as_str().into(), read_type(ty)?);
            }
            if let [Value::Array(names), ..] = rest {
                object.optional = names.iter().filter_map(Value::as_str).map(Arc::from).collect();
                object.optional.sort();
            }
            Ok(Type::Object(Arc::new(object)))
        }
        _ => Err(unknown()),
    }
}

#[cfg(test)]
mod tests;
