//! What is known of a run as it stands: which schema judges each block, and what is wrong. Worked out when it is asked
//! for, and once.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use super::known::Known;
use super::providers::{JudgedBy, Providers};
use super::{Beside, Diagnostic, Severity, check, modules, providers};
use crate::ingest::Folder;
use crate::ingest::json::ENDING as JSON;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::schema::container::Kind;
use crate::schema::types::BlockType;
use crate::schema::{ProviderSchema, Schemas, implied_provider};
use crate::source::{Sources, Span};
use crate::syntax::mend::Plans;
use crate::together::{Memo, Once};

/// A value that takes no more expressions than this is worked out again when somebody asks again.
const CHEAP: usize = 64;

/// What is known of the modules of a run.
#[derive(Debug)]
pub struct Facts {
    schemas: Schemas,
    beside: Option<Folder>,
    diagnostics: Once<Vec<Diagnostic>>,
    providers: OnceLock<HashMap<String, Arc<Providers>>>,
    known: RwLock<HashMap<Asked, Known>>,
    types: OnceLock<Vec<Vec<Type>>>,
    plans: Plans,
    versions: OnceLock<HashMap<String, Vec<String>>>,
    near: RwLock<HashMap<Looked, Arc<Vec<String>>>>,
    memo: Memo,
}

/// A folder, whether a data source is looked for, and a type that nobody has.
type Looked = (String, bool, String);

/// A value by its node and its place, and whether variables are what their defaults say.
type Asked = (usize, Span, bool);

/// What is known of the type of a block, where somebody asked.
type Type = OnceLock<Option<Arc<BlockType>>>;

impl Facts {
    /// Facts that these schemas give. `beside` is the folder in which files stand that were not read.
    pub fn new(schemas: &Schemas, beside: Option<&Folder>) -> Self {
        Facts {
            schemas: schemas.clone(),
            beside: beside.cloned(),
            diagnostics: Once::default(),
            providers: OnceLock::new(),
            known: RwLock::default(),
            types: OnceLock::new(),
            plans: Plans::default(),
            versions: OnceLock::new(),
            near: RwLock::default(),
            memo: Memo::default(),
        }
    }

    /// What providers accept.
    pub fn schemas(&self) -> &Schemas {
        &self.schemas
    }

    /// What somebody works out of all modules, one thing of each type; it is made once.
    pub(crate) fn once<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        self.memo.get(make)
    }

    /// How text that does not parse is mended.
    pub fn plans(&self) -> &Plans {
        &self.plans
    }

    /// What is wrong with the modules, in the order of the text. They must be the same at every call.
    pub fn diagnostics(&self, modules: &[Module]) -> &[Diagnostic] {
        let around = Around { facts: self, modules };
        self.diagnostics.get(|| check(modules, &self.schemas, &around))
    }

    /// The same, for whoever asks last.
    pub fn into_diagnostics(self, modules: &[Module]) -> Vec<Diagnostic> {
        self.diagnostics(modules);
        self.diagnostics.into_inner().unwrap_or_default()
    }

    /// Whether there is a file or folder at a path relative to the folder that was read.
    pub fn exists(&self, modules: &[Module], path: &str) -> bool {
        modules.first().is_some_and(|module| stands_in(module.sources(), path))
            || self.beside.as_ref().is_some_and(|folder| folder.exists(path))
    }

    /// The texts of the files beside a folder's configuration that Terraform takes the values of its variables from.
    pub fn inputs(&self, folder: &str) -> Vec<String> {
        self.beside.as_ref().map_or_else(Vec::new, |beside| beside.inputs(folder))
    }

    /// Which version of each provider judges the modules, and why; sorted, each once. Terraform's own is left out.
    pub fn judged_by(&self, modules: &[Module]) -> Vec<JudgedBy> {
        let all = super::roots(modules).filter(|module| module.is_root()).flat_map(|root| {
            providers::choose(root, &modules::tree(root, modules), &self.schemas, &mut Vec::new()).said()
        });
        let all: BTreeSet<JudgedBy> = all.filter(|one| !one.source.starts_with("builtin/")).collect();
        all.into_iter().collect()
    }

    /// What stands in the modules and is never judged, in words; `None` where nothing of it does.
    pub fn not_judged(&self, modules: &[Module]) -> Option<&'static str> {
        let ephemeral = modules.iter().any(|module| module.of_kind("ephemeral").next().is_some());
        let mut texts = modules.iter().flat_map(|module| module.files().map(|file| &module.sources().file(file).text));
        match (ephemeral, texts.any(|text| text.contains("provider::"))) {
            (true, true) => Some("ephemeral resources and functions of providers are not judged"),
            (true, false) => Some("ephemeral resources are not judged"),
            (false, true) => Some("functions of providers are not judged"),
            (false, false) => None,
        }
    }

    /// The errors among the diagnostics.
    pub fn errors(&self, modules: &[Module]) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics(modules).iter().filter(|one| one.severity == Severity::Error)
    }

    /// The schema of a provider in a module, by its local name there.
    pub fn provider(&self, modules: &[Module], module: &Module, local: &str) -> Option<&Arc<ProviderSchema>> {
        self.providers(modules).get(module.folder())?.get(local)
    }

    /// The version constraints that all modules write of a provider, each once, in the order of the text.
    pub fn versions(&self, modules: &[Module], provider: &str) -> &[String] {
        let all = self.versions.get_or_init(|| {
            let mut all: HashMap<String, Vec<String>> = HashMap::new();
            let mut seen: HashSet<(&str, &str)> = HashSet::new();
            let settings = modules.iter().flat_map(|module| module.of_kind("terraform"));
            for required in settings.flat_map(|block| block.nested("required_providers")) {
                for one in required.attributes() {
                    let version = one.value().entry("version").and_then(|version| version.as_str());
                    if let Some(text) = version.filter(|text| seen.insert((one.name(), *text))) {
                        all.entry(one.name().to_owned()).or_default().push(text.to_owned());
                    }
                }
            }
            all
        });
        all.get(provider).map_or(&[], Vec::as_slice)
    }

    /// What a search for a type of a name that nobody has gives; it is made once.
    pub fn looked_up(
        &self,
        module: &Module,
        data: bool,
        of: &str,
        search: impl FnOnce() -> Vec<String>,
    ) -> Arc<Vec<String>> {
        let key = (module.folder().to_owned(), data, of.to_owned());
        if let Some(known) = self.near.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let made = Arc::new(search());
        self.near.write().unwrap_or_else(PoisonError::into_inner).entry(key).or_insert(made).clone()
    }

    /// The schemas of the providers of a module that are known, by local name.
    pub fn known_providers(&self, modules: &[Module], module: &Module) -> Vec<&Arc<ProviderSchema>> {
        let all = self.providers(modules).get(module.folder()).into_iter().flat_map(|all| all.iter());
        let all: BTreeMap<&str, &Arc<ProviderSchema>> = all.map(|(local, schema)| (local.as_str(), schema)).collect();
        all.into_values().collect()
    }

    /// What the provider says of a resource or data source that stands in a module, or of its own configuration; `None`
    /// for another kind of block, and where the provider or the type is not known.
    pub fn type_of(&self, modules: &[Module], module: &Module, block: Block) -> Option<Arc<BlockType>> {
        let find = || match block.kind() {
            "provider" => Some(self.provider(modules, module, block.of())?.provider_config()),
            _ => self.type_named(modules, module, block, block.of()),
        };
        // Every fix asks of every block: it is looked up once. What does not stand in the run is somebody's draft.
        let Some(at) = module.number_in(modules).filter(|_| module.holds(block)) else { return find() };
        let all = self
            .types
            .get_or_init(|| modules.iter().map(|module| module.blocks().map(|_| OnceLock::new()).collect()).collect());
        all[at][block.index()].get_or_init(find).clone()
    }

    /// The same of another type of the block's kind and provider.
    pub fn type_named(&self, modules: &[Module], module: &Module, block: Block, name: &str) -> Option<Arc<BlockType>> {
        let kind = kind_of(block)?;
        self.provider_of(modules, module, block)?.get(kind, name)
    }

    /// Whether a provider, by its local name, has the block's type; `None` where its schema is not known.
    pub fn has_type(&self, modules: &[Module], module: &Module, provider: &str, block: Block) -> Option<bool> {
        let kind = kind_of(block)?;
        Some(self.provider(modules, module, provider)?.get(kind, block.of()).is_some())
    }

    /// The names of all types of the block's kind and provider, sorted.
    pub fn type_names(&self, modules: &[Module], module: &Module, block: Block) -> Vec<String> {
        let provider = self.provider_of(modules, module, block).zip(kind_of(block));
        provider.map_or_else(Vec::new, |(provider, kind)| provider.names(kind).map(str::to_owned).collect())
    }

    /// Whether the block's provider is known to have any type of its kind.
    pub fn knows_types(&self, modules: &[Module], module: &Module, block: Block) -> bool {
        let provider = self.provider_of(modules, module, block).zip(kind_of(block));
        provider.is_some_and(|(provider, kind)| provider.names(kind).len() > 0)
    }

    /// What is known of a value of a module; nothing of names that are bound around it.
    /// With `defaults` a variable is what its default says.
    pub fn known(&self, modules: &[Module], module: &Module, value: Value, defaults: bool) -> Known {
        let work_out = || {
            let providers = self.providers(modules).get(module.folder()).cloned().unwrap_or_default();
            super::known_of(modules, module, providers, value, defaults)
        };
        // Many fixes ask of the same large table, and each for many of its users. A draft's texts are its own.
        let file = value.span().file;
        let stands = modules.as_ptr_range().contains(&std::ptr::from_ref(module))
            && (file.0 as usize) < module.sources().len()
            && std::ptr::eq(value.file_text(), &*module.sources().file(file).text);
        if !stands {
            return work_out().0;
        }
        let key = (std::ptr::from_ref(value.node()).addr(), value.span(), defaults);
        if let Some(known) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known.clone();
        }
        let (known, effort) = work_out();
        if effort > CHEAP {
            self.known.write().unwrap_or_else(PoisonError::into_inner).insert(key, known.clone());
        }
        known
    }

    fn provider_of(&self, modules: &[Module], module: &Module, block: Block) -> Option<&Arc<ProviderSchema>> {
        let local = providers::named(block).map_or_else(|| implied_provider(block.of()), |(local, _)| local);
        self.provider(modules, module, local)
    }

    fn providers(&self, all: &[Module]) -> &HashMap<String, Arc<Providers>> {
        self.providers.get_or_init(|| {
            let mut by_folder = HashMap::new();
            for root in super::roots(all) {
                if by_folder.contains_key(root.folder()) {
                    continue;
                }
                let tree = modules::tree(root, all);
                let chosen = providers::choose(root, &tree, &self.schemas, &mut Vec::new());
                for module in tree {
                    by_folder.entry(module.folder().to_owned()).or_insert_with(|| chosen.of(module));
                }
            }
            by_folder
        })
    }
}

/// The modules, the files that were read with them, and the folder in which they stand.
struct Around<'f> {
    facts: &'f Facts,
    modules: &'f [Module],
}

impl Beside for Around<'_> {
    fn exists(&self, path: &str) -> bool {
        self.facts.exists(self.modules, path)
    }

    fn read(&self, path: &str) -> Option<Arc<str>> {
        let known = self.modules.first().and_then(|module| module.sources().find(path));
        match known {
            Some((_, file)) => Some(file.as_read().clone()),
            None => self.facts.beside.as_ref()?.read(path).map(Arc::from),
        }
    }

    fn has_json(&self, folder: &str) -> bool {
        let known = self.facts.once(|| {
            let sources = self.modules.first().map(|module| module.sources());
            let all = sources.into_iter().flat_map(Sources::iter).map(|(_, file)| file);
            let mut json = HashMap::new();
            for file in all.filter(|file| file.path.ends_with(JSON)) {
                *json.entry(file.folder().to_owned()).or_default() |= file.origin().is_none();
            }
            Json(json)
        });
        match known.0.get(folder) {
            Some(unread) => *unread,
            None => self.facts.beside.as_ref().is_some_and(|beside| beside.holds(folder, JSON)),
        }
    }
}

/// The folders that hold Terraform in JSON, and whether some of it was not read.
struct Json(HashMap<String, bool>);

fn kind_of(block: Block) -> Option<Kind> {
    match block.kind() {
        "resource" => Some(Kind::Resource),
        "data" => Some(Kind::Data),
        _ => None,
    }
}

/// Whether a path names one of the files, or a folder that holds one.
fn stands_in(sources: &Sources, path: &str) -> bool {
    let Some(path) = crate::module::join("", path) else { return false };
    sources.iter().any(|(_, file)| {
        file.path.strip_prefix(&*path).is_some_and(|rest| rest.is_empty() || path.is_empty() || rest.starts_with('/'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::Options;
    use crate::engine::reading::Reading;
    use crate::source::File;

    #[test]
    fn a_large_value_is_worked_out_once() {
        let items = "1, ".repeat(2 * CHEAP);
        let sources = Sources::new([File::new("main.tf", format!("locals {{\n  t = [{items}]\n}}\n").as_str())]);
        let reading = Reading::of(sources, &Options::default(), &mut crate::syntax::Cache::default());
        let module = &reading.modules[0];
        let value = module.local("t").expect("it is there").value();
        let [one, other] = [(); 2].map(|()| reading.facts.known(&reading.modules, module, value, true));
        match (one, other) {
            (Known::Tuple(one), Known::Tuple(other)) => assert!(Arc::ptr_eq(&one, &other)),
            (one, other) => panic!("two lists: {one:?}, {other:?}"),
        }
    }
}
