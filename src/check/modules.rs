//! Module calls: where they lead, what they are given, and what they give back.

use std::collections::{HashMap, HashSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::known::{ANYTHING, Known};
use super::providers::is_name;
use super::scope::Scope;
use super::variables::all as variables_of;
use super::{Judge, Severity, providers};
use crate::module::block::{Block, Value};
use crate::module::{CALL_META, Module};
use crate::schema::version::Constraints;
use crate::syntax::tree::{ExprKind, Step, StepKind};

/// A module and everything it calls, each once, callers first.
pub(super) fn tree<'m>(root: &'m Module, modules: &'m [Module]) -> Vec<&'m Module> {
    let mut tree = vec![root];
    let mut known: HashSet<String> = HashSet::from([root.folder().to_owned()]);
    let mut at = 0;
    while let Some(module) = tree.get(at).copied() {
        for (_, folder) in module.calls() {
            let called = Module::in_folder(modules, &folder);
            if known.insert(folder) {
                tree.extend(called);
            }
        }
        at += 1;
    }
    tree
}

/// The number of the circle in which a folder's module lies; each that calls none that leads back is alone in its own.
struct Circles(HashMap<String, usize>);

impl Circles {
    fn of(modules: &[Module]) -> Self {
        let mut graph: DiGraph<&str, ()> = DiGraph::new();
        let nodes: HashMap<&str, NodeIndex> =
            modules.iter().map(|module| (module.folder(), graph.add_node(module.folder()))).collect();
        for module in modules {
            for (_, folder) in module.calls() {
                if let Some(to) = nodes.get(&*folder) {
                    graph.add_edge(nodes[module.folder()], *to, ());
                }
            }
        }
        let mut circles = HashMap::new();
        for (at, circle) in kosaraju_scc(&graph).into_iter().enumerate() {
            circles.extend(circle.into_iter().map(|node| (graph[node].to_owned(), at)));
        }
        Circles(circles)
    }
}

/// Whether a block configures a provider of this name and alias.
fn is_of(block: Block, local: &str, alias: Option<&str>) -> bool {
    let own = block.attribute("alias").and_then(|own| own.value().as_str());
    block.label(0) == Some(local) && own == alias
}

/// Where the source of a call leads.
pub(super) enum Source<'m> {
    /// To a module of this run.
    Here(&'m Module),
    /// To a folder that is not there.
    Nowhere(String),
    /// To a registry, a repository or an archive.
    Away,
    /// To no place that Terraform knows.
    Invalid,
}

impl<'m> Judge<'m> {
    pub(super) fn source(&self, call: Block<'m>) -> Option<Source<'m>> {
        let source = self.effective(call, "source")?.value().as_str()?;
        if source.starts_with("./") || source.starts_with("../") {
            let folder = crate::module::join(self.module.folder(), source);
            let module = folder.as_deref().and_then(|folder| Module::in_folder(self.modules, folder));
            return Some(match (module, folder) {
                (Some(module), _) => Source::Here(module),
                // A folder without any Terraform is a module without any block.
                (None, Some(folder)) if self.beside.exists(&folder) => Source::Away,
                (None, Some(folder)) => Source::Nowhere(folder),
                // Above what was read: nobody knows what stands there.
                (None, None) => Source::Away,
            });
        }
        let parts = source.split("//").next().unwrap_or_default().split('/').count();
        let remote = source.contains("::") || source.contains("://") || source.starts_with('/') || source.contains('@');
        let host = source.split('/').next().is_some_and(|first| first.contains('.'));
        Some(if remote || host || matches!(parts, 3 | 4) { Source::Away } else { Source::Invalid })
    }

    /// Judges a module call.
    pub(super) fn module_call(&self, call: Block<'m>) {
        let scope = self.repeated(call).of_call();
        self.depends_on(call);
        let at = call.attribute("source").map_or(call.head(), |source| source.value().span());
        let child = match self.source(call) {
            Some(Source::Here(child)) => {
                if let Some(version) = call.attribute("version") {
                    let message = format!(
                        "Terraform takes the source of a module that has a version ({}) for an address in a registry, and a path is none.",
                        version.value().text()
                    );
                    self.error(at.clone(), "Invalid registry module source address", message);
                }
                if self.leads_back(child) {
                    let message = "The module calls itself, so that there is no end to it.";
                    self.error(at.clone(), "Module calls itself", message);
                }
                child
            }
            other => {
                match other {
                    Some(Source::Nowhere(folder)) => {
                        let message = format!("There is no module in the folder \"{folder}\".");
                        self.error(at, "Unreadable module directory", message);
                    }
                    Some(Source::Invalid) => {
                        let message = "A local module starts with \"./\" or \"../\".";
                        self.error(at, "Invalid module source address", message);
                    }
                    Some(Source::Away) => {
                        if let Some(version) = call.attribute("version").map(|version| version.value())
                            && let Some(Err(why)) = version.as_str().map(Constraints::parse)
                        {
                            self.error(version.span(), "Invalid version constraint", format!("{why}."));
                        }
                        let message = "The module is not here, so its arguments and outputs are not judged.";
                        self.say(at, Severity::Warning, "Module not judged", message);
                    }
                    Some(Source::Here(_)) | None => {}
                }
                return self.anything(call, &scope, &CALL_META);
            }
        };
        let all = variables_of(child);
        let variables = &all.0;
        for attribute in call.attributes().filter(|attribute| !CALL_META.contains(&attribute.name())) {
            let (name, known) = (attribute.name(), self.eval(attribute.value(), &scope));
            let Some(variable) = variables.get(name) else {
                let meant = self.hint(name, variables.keys().map(String::as_str));
                let meant = meant.map_or(String::new(), |meant| format!(" Did you mean \"{meant}\"?"));
                let message = format!("An argument named \"{name}\" is not expected here.{meant}");
                self.error(attribute.name_span(), "Unsupported argument", message);
                continue;
            };
            self.given(child, (name, variable), attribute.value(), known);
        }
        for nested in call.blocks() {
            let message = format!("Blocks of type \"{}\" are not expected here.", nested.kind());
            self.error(nested.head(), "Unsupported block type", message);
        }
        let mut missing: Vec<_> =
            variables.iter().filter(|(_, variable)| variable.required).map(|(name, _)| name.as_str()).collect();
        missing.retain(|name| call.attribute(name).is_none());
        missing.sort_unstable();
        for name in missing {
            let message = format!("The argument \"{name}\" is required, but no definition was found.");
            self.error(call.head(), "Missing required argument", message);
        }
        self.left_out(call, child, variables);
        self.handed(call, child);
        let repeats = call.attributes().find(|one| matches!(one.name(), "count" | "for_each" | "depends_on"));
        if let Some(repeats) = repeats.filter(|_| self.configures(child, &mut HashSet::new())) {
            let message = format!(
                "The module has provider configurations of its own, so a call of it may not have \"{}\".",
                repeats.name()
            );
            let summary = "Module is incompatible with count, for_each, and depends_on";
            self.error(repeats.value().span(), summary, message);
        }
    }

    /// Whether a module, or one that it calls, has a provider configuration of its own.
    fn configures(&self, module: &'m Module, on_the_way: &mut HashSet<&'m str>) -> bool {
        if !on_the_way.insert(module.folder()) {
            return false;
        }
        module.of_kind("provider").any(providers::is_configured)
            || module.calls().any(|(call, folder)| {
                let own = ["count", "for_each", "depends_on"].iter().any(|name| call.attribute(name).is_some());
                let child = Module::in_folder(self.modules, &folder).filter(|_| !own);
                child.is_some_and(|child| self.configures(child, on_the_way))
            })
    }

    /// Whether a module that is called calls the one it is called by: both are in one circle.
    fn leads_back(&self, child: &'m Module) -> bool {
        let Some(first) = self.modules.first() else { return false };
        let circles = first.once(|| Circles::of(self.modules));
        let circle = |module: &Module| circles.0.get(module.folder()).copied();
        circle(child).is_some() && circle(child) == circle(self.module)
    }

    /// Whether a call hands the provider configurations that its module wants, and has them itself.
    fn handed(&self, call: Block<'m>, child: &'m Module) {
        let map = call.attribute("providers").map(|attribute| attribute.value());
        let entries = match map.map(|map| (map, map.kind())) {
            Some((map, ExprKind::Object(entries))) => {
                entries.iter().map(|entry| (map.inner(&entry.key), map.inner(&entry.value))).collect()
            }
            Some((map, _)) => {
                return self.error(map.span(), "Invalid expression", "A static map expression is required.");
            }
            None => Vec::new(),
        };
        for (key, value) in &entries {
            let (local, alias) = key.text().split_once('.').map_or((key.text(), None), |(one, two)| (one, Some(two)));
            if child.of_kind("provider").any(|own| is_of(own, local, alias) && providers::is_configured(own)) {
                let message = format!("The module has a configuration of its own for {}.", key.text());
                self.error(key.span(), "Cannot override provider configuration", message);
            }
            if !is_name(*value) {
                let message = "The values of a providers map are provider configurations: a name, optionally followed by a period and an alias.";
                self.error(value.span(), "Invalid provider configuration reference", message);
            } else if let Some((local, alias)) = value.text().trim_matches('"').split_once('.')
                && !providers::has_configuration(self.module, local, alias)
            {
                let message = format!("There is no configuration of provider \"{local}\" with the alias \"{alias}\".");
                self.error(value.span(), "Provider configuration not present", message);
            } else if let local = value.text().trim_matches('"')
                && !local.contains('.')
                && !providers::requires(self.module, local)
                && !self.module.of_kind("provider").any(|own| is_of(own, local, None))
            {
                let message = format!(
                    "There is no provider \"{local}\" here that could be handed on: neither in required_providers nor with a configuration."
                );
                self.error(value.span(), "Missing provider", message);
            }
        }
        for (local, alias) in providers::handed(child) {
            let wanted = format!("{local}.{alias}");
            if !entries.iter().any(|(key, _)| key.text() == wanted) {
                let message =
                    format!("The module wants a configuration for {wanted}, which the call does not hand it.");
                self.error(call.head(), "Missing required provider configuration", message);
            }
        }
    }

    /// `module.NAME` and what stands behind it.
    pub(super) fn module_output(&self, value: Value<'m>, name: &str, steps: &'m [Step], scope: &Scope<'m>) -> Known {
        for step in steps {
            if let StepKind::Index(index) = &step.kind {
                self.eval(value.inner(index), scope);
            }
        }
        let Some(call) = self.module.get(&format!("module.{name}")) else {
            let calls = self.module.of_kind("module").map(|call| call.name());
            let meant = self.hint(name, calls).map_or(String::new(), |meant| format!(" Did you mean \"{meant}\"?"));
            let message = format!("No module call named \"{name}\" is declared in this module.{meant}");
            self.missing(value, "Reference to undeclared module", message);
            return ANYTHING;
        };
        let repeat = call.repeat().map(|attribute| attribute.name());
        let output = match (steps, repeat) {
            ([first, ..], None) => first,
            ([first, ..], Some("count")) if matches!(first.kind, StepKind::Attr(_)) => {
                let message =
                    format!("module.{name} has \"count\" set, so its outputs must be accessed on specific instances.");
                self.wrong(value, scope, "Unsupported attribute", message);
                return ANYTHING;
            }
            ([first, second, ..], Some(_)) if matches!(first.kind, StepKind::Index(_)) => second,
            ([first, second, ..], Some("count")) if matches!(first.kind, StepKind::FullSplat | StepKind::AttrSplat) => {
                second
            }
            _ => return ANYTHING,
        };
        let (Some(Source::Here(child)), StepKind::Attr(wanted)) = (self.source(call), &output.kind) else {
            return ANYTHING;
        };
        let Some(block) = child.get(&format!("output.{wanted}")) else {
            let outputs = child.of_kind("output").map(|output| output.name());
            let meant = self.hint(wanted, outputs).map_or(String::new(), |meant| format!(" Did you mean \"{meant}\"?"));
            let message = format!(
                "This object does not have an attribute named \"{wanted}\": the module has no such output.{meant}"
            );
            self.wrong(value, scope, "Unsupported attribute", message);
            return ANYTHING;
        };
        let secret = block.attribute("sensitive").is_some_and(|attribute| attribute.value().as_bool() == Some(true));
        ANYTHING.marked(secret && self.looks_ahead())
    }
}
