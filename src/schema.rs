//! What providers accept: the schemas that are built in, those a user adds, and which of them judges a configuration.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::schema::container::{Container, Kind};
use crate::schema::types::BlockType;
use crate::sorted;

pub mod choose;
pub mod container;
pub mod functions;
pub mod json;
pub mod lock;
pub mod nearest;
pub mod pack;
pub mod show;
pub mod types;
pub mod version;

/// The providers that are built in: `examples/pack-schemas` writes this file.
const EMBEDDED: &[u8] = include_bytes!("../schemas/embedded.schema");

/// Every provider that is known, each in one or more versions. Cheap to clone; what was decoded is shared.
#[derive(Clone, Debug, Default)]
pub struct Schemas {
    /// By source, older versions first.
    providers: BTreeMap<String, Vec<Arc<ProviderSchema>>>,
}

/// One version of one provider.
#[derive(Debug)]
pub struct ProviderSchema {
    container: Container,
    /// The file it was read from, where it is not built in.
    file: Option<PathBuf>,
}

/// A schema file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It cannot be read.
    #[error("{}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is not what `terraform providers schema -json` prints.
    #[error("{}: not a provider schema: {reason}", path.display())]
    Format {
        /// The file.
        path: PathBuf,
        /// What is wrong, with the key at which it stands.
        reason: String,
    },
}

impl Schemas {
    /// The providers that are built in.
    pub fn embedded() -> Self {
        static ALL: OnceLock<Schemas> = OnceLock::new();
        let read = || {
            let mut schemas = Schemas::default();
            for container in Container::all(Cow::Borrowed(EMBEDDED)).into_iter().flatten() {
                schemas.add(ProviderSchema { container, file: None });
            }
            schemas
        };
        ALL.get_or_init(read).clone()
    }

    /// These and the providers of a file that `terraform providers schema -json` wrote. A provider that was known
    /// already is judged by the file alone from now on.
    ///
    /// # Errors
    /// When the file cannot be read or any part of it is not a schema; nothing of it is taken then.
    pub fn with_file(mut self, path: &Path) -> Result<Self, FileError> {
        let text = std::fs::read(path).map_err(|source| FileError::Read { path: path.to_owned(), source })?;
        let format = |reason| FileError::Format { path: path.to_owned(), reason };
        let documents = json::read(&text).map_err(format)?;
        for document in &documents {
            self.providers.remove(&document.source);
        }
        for document in &documents {
            let container = Container::of(document).ok_or_else(|| format("it is too large".into()))?;
            self.add(ProviderSchema { container, file: Some(path.to_owned()) });
        }
        Ok(self)
    }

    fn add(&mut self, provider: ProviderSchema) {
        let versions = self.providers.entry(provider.source().to_owned()).or_default();
        versions.push(Arc::new(provider));
        sorted::by_key(versions, |one| version::parse_version(one.version()).ok());
    }

    /// Every provider in every version, sorted by source, older versions first.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<ProviderSchema>> {
        self.providers.values().flatten()
    }

    /// The known versions of a provider, older ones first; empty for an unknown one.
    pub fn versions(&self, source: &str) -> &[Arc<ProviderSchema>] {
        self.providers.get(&normal_source(source)).map_or(&[], Vec::as_slice)
    }
}

impl ProviderSchema {
    /// `hashicorp/aws`
    pub fn source(&self) -> &str {
        self.container.source()
    }

    /// The version, empty for a user's file that does not say it.
    pub fn version(&self) -> &str {
        self.container.version()
    }

    /// The user's file it was read from; `None` for one that is built in.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// A resource type.
    pub fn resource(&self, name: &str) -> Option<Arc<BlockType>> {
        self.get(Kind::Resource, name)
    }

    /// A data source.
    pub fn data_source(&self, name: &str) -> Option<Arc<BlockType>> {
        self.get(Kind::Data, name)
    }

    /// A type of any kind.
    pub fn get(&self, kind: Kind, name: &str) -> Option<Arc<BlockType>> {
        self.container.get(kind, name)
    }

    /// Whether the schema speaks of this kind at all. Those built in do not speak of ephemeral resources, so that an
    /// unknown one is not an error.
    pub fn knows(&self, kind: Kind) -> bool {
        self.container.knows(kind)
    }

    /// What may stand in the provider's own block. `alias` and `version` are Terraform's and may be missing here.
    pub fn provider_config(&self) -> Arc<BlockType> {
        self.container.config()
    }

    /// The names of all types of a kind, sorted.
    pub fn names(&self, kind: Kind) -> impl ExactSizeIterator<Item = &str> {
        self.container.names(kind)
    }
}

/// The local name of the provider that a type belongs to unless its block says otherwise: the word before the first
/// underscore (`aws` for `aws_instance`, `http` for `http`).
pub fn implied_provider(type_name: &str) -> &str {
    type_name.split_once('_').map_or(type_name, |(first, _)| first)
}

/// A provider's source as namespace and type, in lower case and without a host: `aws` and `HashiCorp/aws` are
/// `hashicorp/aws`. The local name `terraform` means the provider that is part of Terraform, as it does there.
pub fn normal_source(source: &str) -> String {
    let source = source.to_ascii_lowercase();
    let mut parts = source.rsplit('/');
    match (parts.next(), parts.next()) {
        (Some("terraform"), None) => "builtin/terraform".to_owned(),
        (Some(name), None | Some("-")) => format!("hashicorp/{name}"),
        (Some(name), Some(namespace)) => format!("{namespace}/{name}"),
        (None, _) => source,
    }
}

#[cfg(test)]
mod tests;
