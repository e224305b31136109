//! What `terraform validate` says of a configuration, as far as it can be known offline and without running anything.
//!
//! Every diagnostic has Terraform's own summary. What Terraform finds only when it plans is reported as well where it
//! is certain: a value that must not be shown in an output, for one.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::schema::types::Type;
use crate::schema::{ProviderSchema, Schemas, implied_provider};
use crate::sorted;
use crate::source::Span;
use known::Known;
use locals::{Local, Spared};
pub use order::Order;
use overriding::is_override;
use providers::Providers;
use scope::Scope;

mod bodies;
mod conditions;
mod convert;
mod cycles;
mod depends;
mod ephemeral;
mod eval;
pub mod facts;
mod inputs;
pub mod known;
pub mod language;
mod lifecycle;
mod locals;
mod modules;
mod names;
mod order;
mod overriding;
pub mod providers;
mod provisioners;
mod refactoring;
mod resources;
mod scope;
mod settings;
mod sources;
mod unused;
pub mod values;
pub mod variables;

/// How bad a diagnostic is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Terraform stops.
    Error,
    /// Terraform goes on, or nothing certain can be said.
    Warning,
}

/// What it is that is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// The configuration: `terraform validate` says it.
    Configuration,
    /// The backend: `terraform init` says it, and `validate` does not look.
    Backend,
    /// A folder that the configuration at the top does not call: Terraform does not look there when it is run at the top.
    Elsewhere,
    /// What Terraform says when it plans, and not when it validates.
    Plan,
    /// A value that the provider refuses on its own: `terraform validate` says it only with the provider at hand.
    Value,
    /// A comment that speaks to tffix: Terraform does not read it.
    Comment,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where.
    pub at: Span,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub layer: Layer,
    /// Terraform's own summary: `Unsupported argument`.
    pub summary: Cow<'static, str>,
    /// What exactly, in a sentence or two.
    pub message: Cow<'static, str>,
    /// When Terraform comes upon it.
    pub order: Order,
}

/// What stands beside the modules. Paths are relative to the folder that was read, or absolute.
pub trait Beside {
    /// Whether there is a file or folder at a path.
    fn exists(&self, path: &str) -> bool;

    /// The text of the file at a path; `None` where it cannot be read, or is none.
    fn read(&self, path: &str) -> Option<Arc<str>>;

    /// Whether a folder holds Terraform in JSON that was not read.
    fn has_json(&self, folder: &str) -> bool;
}

/// Whether there is a file at a path is all that is known.
impl<F: Fn(&str) -> bool> Beside for F {
    fn exists(&self, path: &str) -> bool {
        self(path)
    }

    fn read(&self, _: &str) -> Option<Arc<str>> {
        None
    }

    fn has_json(&self, _: &str) -> bool {
        false
    }
}

/// What is wrong with the modules of a run, in the order of the text.
pub fn check(modules: &[Module], schemas: &Schemas, beside: &dyn Beside) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut judged: BTreeSet<&str> = BTreeSet::new();
    let has_top = modules.iter().any(|module| module.folder().is_empty());
    for root in roots(modules) {
        let from = found.len();
        if judged.contains(root.folder()) {
            continue;
        }
        let tree = modules::tree(root, modules);
        let chosen = providers::choose(root, &tree, schemas, &mut found);
        for module in &tree {
            if judged.insert(module.folder()) {
                join(&mut found, said(|ahead| Judge::new(modules, module, root, &chosen, beside, ahead)));
            }
        }
        let graph = cycles::Graph::of(root, modules);
        found.extend(cycles::find(&graph));
        order::arrange(&mut found[from..], &graph, modules);
        if has_top && !root.folder().is_empty() {
            found[from..].iter_mut().for_each(|one| one.layer = Layer::Elsewhere);
        }
    }
    sorted::by(&mut found, |one, other| key(one).cmp(&key(other)));
    found.dedup();
    found
}

fn join(found: &mut Vec<Diagnostic>, mut more: Vec<Diagnostic>) {
    if found.is_empty() {
        *found = more;
    } else {
        found.append(&mut more);
    }
}

/// What is wrong with a module. What only a plan would say is told from the rest by a second look, where there is any.
fn said<'m>(judge: impl Fn(bool) -> Judge<'m>) -> Vec<Diagnostic> {
    let is_error = |one: &Diagnostic| one.severity == Severity::Error && one.layer == Layer::Configuration;
    let far = judge(true);
    far.all();
    let looked = far.looked.get();
    let mut found = far.found.into_inner();
    if looked && found.iter().any(is_error) {
        let near = judge(false);
        near.all();
        let near = near.found.into_inner();
        let place = |one: &Diagnostic| (one.at.file, one.at.range.start, one.at.range.end);
        let said: HashSet<_> = near.iter().map(|one| (place(one), &*one.summary)).collect();
        let mut ahead = HashSet::new();
        for one in found.iter_mut().filter(|one| is_error(one)) {
            match said.contains(&(place(one), &*one.summary)) {
                true => _ = ahead.insert(place(one)),
                false => one.layer = Layer::Plan,
            }
        }
        // Of a value that a plan refuses, the second look knows more than nothing.
        found.extend(near.iter().filter(|one| is_error(one) && !ahead.contains(&place(one))).cloned());
    }
    found
}

/// What is known of a value of a module, as far as its own names say, and how many expressions were looked at for that; what
/// is wrong with it stays unsaid.
fn known_of(
    modules: &[Module],
    module: &Module,
    providers: Arc<Providers>,
    value: Value,
    defaults: bool,
) -> (Known, usize) {
    let judge = Judge { defaults, ..Judge::unsaid(modules, module, providers).sparing() };
    (judge.eval(value, &Scope::default().quiet()), judge.evaluated.get() + judge.copied.get())
}

/// The modules that nobody calls, and behind them the others: of those that call each other in a circle, the first
/// stands in for a root.
fn roots(modules: &[Module]) -> impl Iterator<Item = &Module> {
    let (roots, others): (Vec<&Module>, Vec<&Module>) = modules.iter().partition(|module| module.is_root());
    roots.into_iter().chain(others)
}

fn key(one: &Diagnostic) -> (crate::source::FileId, usize, usize, Severity, &str, &str) {
    (one.at.file, one.at.range.start, one.at.range.end, one.severity, &one.summary, &one.message)
}

/// Looks at one module.
struct Judge<'m> {
    modules: &'m [Module],
    module: &'m Module,
    /// The folder in which Terraform is run.
    root: &'m str,
    /// By local name; a provider that is not known is missing.
    providers: Arc<Providers>,
    /// Variables that were asked for.
    variables: RefCell<HashMap<&'m str, Known>>,
    /// Whether a variable is what its default says.
    defaults: bool,
    /// Locals that were asked for; `None` while one is worked out.
    locals: RefCell<HashMap<&'m str, Option<Local>>>,
    /// Those that are too large to be worked out here.
    spared: Option<Arc<Spared>>,
    beside: &'m dyn Beside,
    /// Whether the module holds blocks that were not read: what is not declared may be.
    open: bool,
    /// Whether it says what a plan would say as well, and whether that was ever asked.
    ahead: bool,
    looked: Cell<bool>,
    /// Whether it looks at what Terraform looks at while it reads.
    reading: Cell<bool>,
    /// How often a `for` has gone round.
    turns: Cell<usize>,
    /// How many locals wait for the one that is worked out.
    depth: Cell<usize>,
    /// How many wrong values were caught.
    failures: Cell<usize>,
    /// How much of large locals was copied.
    copied: Cell<usize>,
    /// How many names were held against another.
    compared: Cell<usize>,
    /// How many expressions were looked at.
    evaluated: Cell<usize>,
    found: RefCell<Vec<Diagnostic>>,
}

impl<'m> Judge<'m> {
    fn new(
        modules: &'m [Module],
        module: &'m Module,
        root: &'m Module,
        chosen: &providers::Chosen,
        beside: &'m dyn Beside,
        ahead: bool,
    ) -> Self {
        Judge {
            root: root.folder(),
            beside,
            open: beside.has_json(module.folder()),
            ahead,
            ..Judge::unsaid(modules, module, chosen.of(module))
        }
    }

    /// One whose findings nobody reads.
    fn unsaid(modules: &'m [Module], module: &'m Module, providers: Arc<Providers>) -> Self {
        Judge {
            modules,
            module,
            root: module.folder(),
            providers,
            variables: RefCell::default(),
            defaults: false,
            locals: RefCell::default(),
            spared: None,
            beside: &|_: &str| true,
            open: false,
            ahead: true,
            looked: Cell::default(),
            reading: Cell::default(),
            turns: Cell::default(),
            depth: Cell::default(),
            failures: Cell::default(),
            copied: Cell::default(),
            compared: Cell::default(),
            evaluated: Cell::default(),
            found: RefCell::default(),
        }
    }

    fn all(&self) {
        self.reading.set(true);
        self.language();
        self.reading.set(false);
        self.unused();
        for block in self.module.blocks().filter(|block| !is_override(self.module, *block)) {
            match block.kind() {
                "variable" => self.variable(block),
                "output" => self.output(block),
                "locals" => block.attributes().for_each(|local| _ = self.local(local.name())),
                "resource" | "data" | "ephemeral" => self.resource_block(block),
                "provider" => self.provider_block(block),
                "module" => self.module_call(block),
                "check" => self.check_block(block),
                "moved" | "removed" | "import" => self.refactoring(block),
                _ => {}
            }
            self.ephemeral_values(block);
        }
    }

    /// Whether what Terraform finds only when it plans is to be said.
    fn looks_ahead(&self) -> bool {
        self.looked.set(true);
        self.ahead
    }

    /// Where something is missing in a block: Terraform points at its head, and in JSON at its end.
    fn lacking(&self, block: Block) -> Span {
        match self.module.sources().file(block.file()).origin() {
            Some(_) => Span::new(block.file(), block.close()..block.close() + 1),
            None => block.head(),
        }
    }

    fn error(&self, at: Span, summary: impl Into<Cow<'static, str>>, message: impl Into<Cow<'static, str>>) {
        self.say(at, Severity::Error, summary, message);
    }

    fn say(
        &self,
        at: Span,
        severity: Severity,
        summary: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) {
        let (mut summary, mut message) = (summary.into(), message.into());
        // Of JSON Terraform cannot say whether an argument or a block was meant.
        if matches!(&*summary, "Unsupported argument" | "Unsupported block type")
            && self.module.sources().file(at.file).origin().is_some()
        {
            summary = "Extraneous JSON object property".into();
        }
        if let Cow::Owned(made) = &mut message {
            made.shrink_to_fit();
        }
        let order = match severity {
            Severity::Error => Order::of(&summary, self.reading.get(), self.module.folder() == self.root),
            Severity::Warning => Order::Seen,
        };
        let diagnostic = Diagnostic { at, severity, layer: Layer::Configuration, summary, message, order };
        self.found.borrow_mut().push(diagnostic);
    }

    fn output(&self, block: Block<'m>) {
        let scope = Scope::default();
        self.plain(block, "sensitive", &Type::Bool);
        self.plain(block, "description", &Type::String);
        self.conditions_of_output(block, &scope);
        self.depends_on(block);
        let Some(value) = block.attribute("value") else { return };
        let is_wrong = |one: &Diagnostic| one.severity == Severity::Error;
        let said = self.found.borrow().len();
        let known = self.eval(value.value(), &scope);
        if self.found.borrow()[said..].iter().any(is_wrong) {
            return;
        }
        let hidden = block.attribute("sensitive").is_some_and(|attribute| attribute.value().as_bool() != Some(false));
        let is_root = self.module.folder() == self.root;
        if known.holds_secret() && !hidden && is_root {
            let message =
                format!("The value of output \"{}\" must not be shown; say so with `sensitive = true`.", block.name());
            self.error(block.head(), "Output refers to sensitive values", message);
        }
    }

    /// The schema of the provider of a resource or data source.
    fn schema_of(&self, block: Block<'m>) -> Option<&Arc<ProviderSchema>> {
        match providers::named(block) {
            Some((local, _)) => self.providers.get(local),
            None => self.schema_for(block.of()),
        }
    }

    /// The schema of the provider that a type belongs to by its name.
    fn schema_for(&self, of: &str) -> Option<&Arc<ProviderSchema>> {
        self.providers.get(implied_provider(of))
    }

    /// What `path.module` is.
    fn path_of_module(&self) -> String {
        let folder = self.module.folder();
        if folder == self.root {
            return ".".to_owned();
        }
        let below = folder.strip_prefix(self.root).map(|rest| rest.trim_start_matches('/'));
        below.unwrap_or(folder).to_owned()
    }
}
