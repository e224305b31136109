//! Providers: which are required, which versions judge them, and whether their configurations are there.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, LazyLock};

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Judge, Layer, Order, Severity};
use crate::check::scope::Scope;
use crate::module::Module;
use crate::module::block::{Attribute, Block, Value};
use crate::schema::choose::Fit;
use crate::schema::{ProviderSchema, Schemas, implied_provider, lock, normal_source};
use crate::source::Span;
use crate::syntax::tree::{Expr, ExprKind, StepKind};

/// The schemas of one module's providers, by local name.
pub(super) type Providers = HashMap<String, Arc<ProviderSchema>>;

/// The schemas that judge the modules of one root, by source.
pub(super) struct Chosen {
    by_source: HashMap<String, Arc<ProviderSchema>>,
    /// What is to be said of the choice, by source.
    said: Vec<JudgedBy>,
}

/// What judges the blocks of a provider.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct JudgedBy {
    /// `hashicorp/aws`
    pub source: String,
    /// The version; `None` for a provider that is not known, whose blocks are not judged.
    pub version: Option<String>,
    /// Why this one, without a full stop.
    pub why: String,
}

/// What a module requires of one provider.
struct Requirement<'m> {
    local: &'m str,
    source: String,
    version: Option<(&'m str, Span)>,
}

/// The schemas for the modules of a root, and what is wrong with what they ask for.
pub(super) fn choose(root: &Module, tree: &[&Module], schemas: &Schemas, found: &mut Vec<Diagnostic>) -> Chosen {
    let mut asked: BTreeMap<String, Vec<(&str, Span)>> = BTreeMap::new();
    let mut uses: BTreeMap<String, Span> = BTreeMap::new();
    for module in tree {
        let requirements = requirements(module);
        let sources = sources(&requirements);
        let mut seen: HashSet<(&str, &str)> = HashSet::new();
        for block in used(module) {
            let implied = implied_provider(block.of());
            let local = named(block).map_or(implied, |(local, _)| local);
            if seen.insert((local, implied)) {
                uses.entry(source_of(&sources, local)).or_insert_with(|| block.head());
                for name in [local, implied] {
                    asked.entry(source_of(&sources, name)).or_default();
                }
            }
        }
        for requirement in requirements {
            asked.entry(requirement.source).or_default().extend(requirement.version);
        }
    }
    let path = if root.folder().is_empty() {
        lock::FILE_NAME.to_owned()
    } else {
        format!("{}/{}", root.folder(), lock::FILE_NAME)
    };
    let locked = root.sources().find(&path).map(|(_, file)| lock::versions(&file.text)).unwrap_or_default();
    let (mut by_source, mut said) = (HashMap::new(), Vec::new());
    for (source, versions) in asked {
        let texts: Vec<&str> = versions.iter().map(|(text, _)| *text).collect();
        let Some(choice) = schemas.provider(&source, &texts, locked.get(&source).map(String::as_str)) else {
            if let Some((instead, at)) = elsewhere(&source).zip(uses.remove(&source)) {
                found.push(Diagnostic {
                    at,
                    severity: Severity::Error,
                    layer: Layer::Configuration,
                    summary: "Failed to query available provider packages".into(),
                    message: format!(
                        "The registry has no provider {source}. Did you intend to use {instead}? Each module that uses it must say so in required_providers."
                    )
                    .into(),
                    order: Order::Read,
                });
            }
            let why = "it is not known well enough here, so its blocks are not judged (--schema FILE makes it known)"
                .to_owned();
            said.push(JudgedBy { source, version: None, why });
            continue;
        };
        said.push(JudgedBy {
            source: source.clone(),
            version: Some(choice.provider.version().to_owned()),
            why: choice.why.clone(),
        });
        if let Some((_, at)) = versions.last() {
            let said = match choice.fit {
                Fit::Meets => None,
                Fit::StandsIn => Some((Severity::Warning, "Provider version not known")),
                Fit::Newer => Some((Severity::Error, "Failed to query available provider packages")),
                Fit::Never => Some((Severity::Error, "Failed to query available provider packages")),
                Fit::Locked => Some((Severity::Error, "Inconsistent dependency lock file")),
                Fit::Invalid => Some((Severity::Error, "Invalid version constraint")),
            };
            found.extend(said.map(|(severity, summary)| Diagnostic {
                at: at.clone(),
                severity,
                layer: Layer::Configuration,
                summary: summary.into(),
                message: format!("{source}: {}.", choice.why).into(),
                order: Order::Read,
            }));
        }
        by_source.insert(source, choice.provider);
    }
    Chosen { by_source, said }
}

/// The source under which the registry has a provider that it does not have under this one.
fn elsewhere(source: &str) -> Option<&'static str> {
    #[derive(Deserialize)]
    struct Row {
        instead: String,
        #[allow(dead_code)] // For people.
        source: String,
    }
    static TABLE: LazyLock<BTreeMap<String, Row>> = LazyLock::new(|| crate::data!("schemas/elsewhere"));
    Some(&TABLE.get(source.strip_prefix("hashicorp/")?)?.instead)
}

impl Chosen {
    /// What judges which provider.
    pub(super) fn said(self) -> Vec<JudgedBy> {
        self.said
    }

    /// The schemas of a module, by local name.
    pub(super) fn of(&self, module: &Module) -> Arc<Providers> {
        let requirements = requirements(module);
        let sources = sources(&requirements);
        let mut locals: HashSet<&str> = requirements.iter().map(|one| one.local).collect();
        locals.extend(used(module).map(|block| implied_provider(block.of())));
        locals.extend(used(module).filter_map(|block| Some(named(block)?.0)));
        locals.extend(module.of_kind("provider").map(|block| block.name()));
        let known = locals.into_iter().filter_map(|local| {
            let provider = self.by_source.get(&source_of(&sources, local))?;
            Some((local.to_owned(), provider.clone()))
        });
        Arc::new(known.collect())
    }
}

/// The blocks of a module that belong to a provider, those in `check` blocks among them.
fn used(module: &Module) -> impl Iterator<Item = Block<'_>> {
    let own = ["resource", "data", "ephemeral"].into_iter().flat_map(|kind| module.of_kind(kind));
    own.chain(module.of_kind("check").flat_map(|check| check.nested("data")))
}

/// The provider configurations that the blocks of a module use, by local name and alias.
struct Uses {
    names: HashSet<(String, Option<String>)>,
    /// Whether some block says in a way nobody can follow which it uses.
    any: bool,
}

impl Uses {
    fn of(module: &Module) -> Uses {
        let mut uses = Uses { names: HashSet::new(), any: false };
        for block in used(module) {
            let name = match block.attribute("provider") {
                Some(_) => named(block),
                None => Some((implied_provider(block.of()), None)),
            };
            match name {
                Some((local, alias)) => drop(uses.names.insert((local.to_owned(), alias.map(str::to_owned)))),
                None => uses.any = true,
            }
        }
        uses
    }
}

/// The source of a provider by its local name.
fn source_of(sources: &HashMap<&str, &str>, local: &str) -> String {
    sources.get(local).map_or_else(|| normal_source(local), |source| (*source).to_owned())
}

/// The sources that a module requires, by local name: the first of each.
fn sources<'r>(requirements: &'r [Requirement<'_>]) -> HashMap<&'r str, &'r str> {
    let mut sources = HashMap::new();
    for one in requirements {
        sources.entry(one.local).or_insert(one.source.as_str());
    }
    sources
}

/// The attributes of all `required_providers` blocks.
fn required(module: &Module) -> impl Iterator<Item = Attribute<'_>> {
    let blocks = module.of_kind("terraform").flat_map(|block| block.nested("required_providers"));
    blocks.flat_map(|block| block.attributes())
}

fn requirements(module: &Module) -> Vec<Requirement<'_>> {
    let mut all: Vec<Requirement> = required(module)
        .map(|attribute| {
            let (local, value) = (attribute.name(), attribute.value());
            let source = value.entry("source").and_then(|source| source.as_str());
            let version = value.entry("version").or_else(|| value.as_str().map(|_| value));
            let version = version.and_then(|value| Some((value.as_str()?, value.span())));
            Requirement { local, source: normal_source(source.unwrap_or(local)), version }
        })
        .collect();
    let mut by_local: HashMap<&str, String> = HashMap::new();
    for one in &all {
        by_local.entry(one.local).or_insert_with(|| one.source.clone());
    }
    for block in module.of_kind("provider") {
        let version = block.attribute("version").and_then(|attribute| {
            let value = attribute.value();
            Some((value.as_str()?, value.span()))
        });
        let source = by_local.entry(block.name()).or_insert_with(|| normal_source(block.name())).clone();
        all.push(Requirement { local: block.name(), source, version });
    }
    all
}

/// The local name and the alias that the `provider` argument of a block names; `None` where it is chosen by an expression.
pub(super) fn named(block: Block<'_>) -> Option<(&str, Option<&str>)> {
    let value = block.attribute("provider")?.value();
    match value.kind() {
        ExprKind::Variable(name) => Some((name, None)),
        ExprKind::String(text) => {
            Some(text.split_once('.').map_or((text, None), |(local, alias)| (local, Some(alias))))
        }
        ExprKind::Traversal(..) if is_name(value) => {
            Some(value.text().split_once('.').map(|(local, alias)| (local.trim(), Some(alias.trim())))?)
        }
        _ => None,
    }
}

/// The arguments of the language in a provider configuration, those that it only reserves among them.
const META: [&str; 6] = ["alias", "version", "count", "depends_on", "for_each", "source"];

impl<'m> Judge<'m> {
    /// The configuration of a provider.
    pub(super) fn provider_block(&self, block: Block<'m>) {
        for name in ["count", "depends_on", "for_each", "source"] {
            if let Some(attribute) = block.attribute(name) {
                let message = format!(
                    "The provider argument name \"{name}\" is reserved for use by Terraform in a future version."
                );
                self.error(attribute.name_span(), "Reserved argument name in provider block", message);
            }
        }
        let from = self.found.borrow().len();
        if let Some(schema) = self.providers.get(block.name()) {
            self.body(block, &schema.provider_config(), &Scope::default(), &META, &[]);
        } else {
            self.anything(block, &Scope::default(), &META);
        }
        // A configuration that nothing uses is left out before it is looked at.
        if !self.is_used(block) {
            self.found.borrow_mut()[from..].iter_mut().for_each(|one| one.severity = Severity::Warning);
        }
    }

    /// Whether a resource uses a configuration, or a module call may hand it on.
    fn is_used(&self, provider: Block<'m>) -> bool {
        let alias = provider.attribute("alias").and_then(|alias| alias.value().as_str());
        let uses = self.module.once(|| Uses::of(self.module));
        let mut calls = self.module.of_kind("module");
        uses.any
            || uses.names.contains(&(provider.name().to_owned(), alias.map(str::to_owned)))
            || calls.any(|call| alias.is_none() || call.attribute("providers").is_some())
            || self.module.of_kind("import").next().is_some()
    }

    /// Whether the configuration is there that a resource asks for.
    pub(super) fn provider_of(&self, block: Block<'m>) {
        let Some(attribute) = block.attribute("provider") else { return };
        let at = attribute.value().span();
        let Some((local, alias)) = named(block) else {
            let message = "The provider argument requires a provider type name, optionally followed by a period and then a configuration alias.";
            return self.error(at, "Invalid provider configuration reference", message);
        };
        // Nobody hands a configuration to the module in which Terraform is run.
        let is_root = self.module.folder() == self.root;
        if let Some(alias) = alias
            && (!has_configuration(self.module, local, alias)
                || is_root && !self.module.declares(&format!("provider.{local}.{alias}")))
        {
            let message = format!("There is no configuration of provider \"{local}\" with the alias \"{alias}\".");
            self.error(at, "Provider configuration not present", message);
        }
    }
}

/// Whether a module lists a provider of this local name in `required_providers`.
pub(super) fn requires(module: &Module, local: &str) -> bool {
    required(module).any(|attribute| attribute.name() == local)
}

/// Whether a block sets anything: an empty one only stands for what is handed to its module.
pub(super) fn is_configured(block: Block) -> bool {
    block.attributes().any(|attribute| attribute.name() != "alias") || block.blocks().next().is_some()
}

/// Whether a module has a configuration of this alias, or is handed one by its caller.
pub(super) fn has_configuration(module: &Module, local: &str, alias: &str) -> bool {
    module.declares(&format!("provider.{local}.{alias}"))
        || handed(module).any(|(one, name)| one == local && name == alias)
}

/// The provider configurations that a module wants to be handed: local name and alias. One that configures the provider
/// itself is called by nobody, and is handed none.
pub fn handed(module: &Module) -> impl Iterator<Item = (&str, &str)> {
    let lists = required(module).filter_map(|attribute| attribute.value().entry("configuration_aliases"));
    let items = lists.flat_map(|list| list.items().unwrap_or_default());
    let own = |local: &str| module.of_kind("provider").any(|block| block.label(0) == Some(local));
    items.filter_map(|item| item.text().split_once('.')).filter(move |(local, _)| !own(local))
}

/// Whether an expression is a name, as Terraform wants it: `aws`, `aws.west`.
pub fn is_name(value: Value) -> bool {
    is_reference(value.node()) || value.as_str().is_some()
}

/// Whether an expression refers to a provider configuration: `aws.west`.
pub fn is_reference(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Variable(name) => name != "each",
        ExprKind::Traversal(root, steps) => {
            let plain = matches!(&steps[..], [only] if matches!(only.kind, StepKind::Attr(_)));
            let reserved = ["local", "var", "each", "count", "module", "data", "self", "path", "terraform"];
            plain && matches!(&root.kind, ExprKind::Variable(name) if !reserved.contains(&name.as_str()))
        }
        _ => false,
    }
}
