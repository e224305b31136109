//! `moved`, `removed` and `import` blocks: addresses of what was, is and shall be.

use std::collections::HashMap;

use super::known::Known;
use super::lifecycle::is_static;
use super::scope::Scope;
use super::{Diagnostic, Judge, Layer};
use crate::module::block::{Block, Value};
use crate::schema::types::Type;
use crate::syntax::tree::{ExprKind, Step, StepKind};

/// What an address in one of these blocks is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    Module,
    Resource,
    Data,
}

/// The first block that imports each address.
struct Imported(HashMap<String, usize>);

impl<'m> Judge<'m> {
    /// Judges a `moved`, `removed` or `import` block.
    pub(super) fn refactoring(&self, block: Block<'m>) {
        match block.kind() {
            "moved" => self.moved(block),
            "removed" => self.removed(block),
            _ => self.import(block),
        }
    }

    fn moved(&self, block: Block<'m>) {
        let ends = ["from", "to"].map(|name| block.attribute(name).and_then(|end| self.address(end.value())));
        if let [Some(from), Some(to)] = ends
            && (from == Target::Module) != (to == Target::Module)
        {
            let message =
                "The \"from\" and \"to\" addresses must either both refer to resources or both refer to modules.";
            self.error(block.head(), "Invalid \"moved\" addresses", message);
        }
    }

    fn removed(&self, block: Block<'m>) {
        if let Some(from) = block.attribute("from").map(|from| from.value())
            && let Some(target) = self.address(from)
        {
            if target == Target::Data {
                let message = "Data sources are never removed with a \"removed\" block.";
                self.error(from.span(), "Data source address not allowed", message);
            } else if steps_of(from).iter().any(|step| !matches!(step.kind, StepKind::Attr(_))) {
                let what = if target == Target::Module { "Module" } else { "Resource" };
                let message = "The address must be that of a whole resource or module, without an instance key.";
                self.error(from.span(), format!("{what} instance keys not allowed"), message);
            }
        }
        for lifecycle in block.nested("lifecycle") {
            self.plain(lifecycle, "destroy", &Type::Bool);
        }
        for provisioner in block.nested("provisioner") {
            let when = provisioner.attribute("when").map(|when| when.value());
            if when.is_none_or(|when| when.text() == "create") {
                let message =
                    "Only destroy-time provisioners are valid in \"removed\" blocks: those with `when = destroy`.";
                self.error(provisioner.head(), "Invalid provisioner block", message);
            }
        }
    }

    fn import(&self, block: Block<'m>) {
        if self.module.folder() != self.root {
            let message =
                "An import block was detected in a module. Import blocks are only allowed in the root module.";
            return self.error(block.head(), "Invalid import configuration", message);
        }
        let from = self.found.borrow().len();
        let scope = self.repeated(block);
        // How many are imported is counted when it is planned.
        let later = |one: &&mut Diagnostic| one.summary == "Invalid for_each argument";
        self.found.borrow_mut()[from..].iter_mut().filter(later).for_each(|one| one.layer = Layer::Plan);
        let named = |name: &str| block.attribute(name).map(|attribute| attribute.value());
        if let Some(to) = named("to") {
            match kind_of(to) {
                Some(Target::Resource) => self.imported(block, to, &scope),
                _ => {
                    let message = "An import block's \"to\" is the address of one managed resource, without quotes.";
                    self.error(to.span(), "Invalid import address", message);
                }
            }
        }
        if let (Some(to), Some(provider)) = (named("to"), named("provider"))
            && let Some(address) = to.text().split('[').next()
            && self.module.declares(address)
        {
            let message =
                "The provider argument can only be specified in import blocks that will generate configuration.";
            self.error(provider.span(), "Invalid import provider argument", message);
        }
        match named("id") {
            Some(id) => match self.eval(id, &scope).bare() {
                Known::Null => self.error(id.span(), "Invalid import id argument", "The import ID cannot be null."),
                Known::Text(text) if text.is_empty() => {
                    self.error(id.span(), "Invalid import id argument", "The import ID cannot be empty.");
                }
                other => {
                    if let Err(why) = other.fits(&Type::String) {
                        self.error(
                            id.span(),
                            "Invalid import id argument",
                            format!("The import ID is unsuitable: {why}."),
                        );
                    }
                }
            },
            None if named("identity").is_none() => {
                let message = "The argument \"id\" is required, but no definition was found.";
                self.error(block.head(), "Missing required argument", message);
            }
            None => {}
        }
    }

    /// The resource that is imported: each one once, its key of names that are known there, and one of its own kind.
    fn imported(&self, block: Block<'m>, to: Value<'m>, scope: &Scope<'m>) {
        // Terraform 1.11 looks the key up with `each` alone.
        if let Some(call) = to.node().all().find(|one| matches!(one.kind, ExprKind::Call(_))) {
            let message = "Functions may not be called here.";
            return self.error(to.inner(call).span(), "Function calls not allowed", message);
        }
        let module = to.text().strip_prefix("module.").and_then(|rest| rest.split(['.', '[']).next());
        if let Some(name) = module.filter(|name| !self.module.declares(&format!("module.{name}"))) {
            let message = format!("There is no module \"{name}\" here that could hold what is imported.");
            self.error(to.span(), "Configuration for import target does not exist", message);
        }
        // What stands for none: no key is of this type.
        let mut key = Type::Bool;
        for step in steps_of(to) {
            if let StepKind::Index(index) = &step.kind {
                key = self.eval(to.inner(index), scope).ty();
            }
        }
        let address = to.text().split('[').next().map(str::trim).unwrap_or_default();
        if let Some(resource) = self.module.get(address) {
            let why = match (resource.repeat().map(|repeat| repeat.name()), key) {
                (Some(repeat), Type::Bool) => Some(format!("The target resource is using {repeat}.")),
                (None | Some("count"), Type::String) => Some("The target resource does not use for_each.".to_owned()),
                (None | Some("for_each"), Type::Number) => Some("The target resource does not use count.".to_owned()),
                _ => None,
            };
            if let Some(why) = why {
                self.error(to.span(), "Invalid import 'to' expression", why);
            }
        }
        let plain = |value: Value| value.text().split_whitespace().collect::<String>();
        let firsts = self.module.once(|| {
            let mut firsts = HashMap::new();
            for other in self.module.of_kind("import") {
                if let Some(to) = other.attribute("to") {
                    firsts.entry(plain(to.value())).or_insert(other.index());
                }
            }
            Imported(firsts)
        });
        let twice = firsts.0.get(&plain(to)).is_some_and(|first| *first < block.index());
        if twice && scope.each.is_none() {
            let summary = format!("Duplicate import configuration for \"{}\"", plain(to));
            self.error(to.span(), summary, "Each resource can be imported only once.");
        }
    }

    /// What an address leads to, with what is wrong with how it is written.
    fn address(&self, value: Value<'m>) -> Option<Target> {
        if value.as_str().is_some() || !steps_of(value).iter().all(is_static) || steps_of(value).is_empty() {
            let message = "A single static variable reference is required: only attribute access and indexing with constant keys.";
            self.error(value.span(), "Invalid expression", message);
            return None;
        }
        let kind = kind_of(value);
        if kind.is_none() {
            self.error(value.span(), "Invalid address", "This is neither a resource nor a module.");
        }
        kind
    }
}

fn steps_of<'m>(value: Value<'m>) -> &'m [Step] {
    match value.kind() {
        ExprKind::Traversal(_, steps) => steps,
        _ => &[],
    }
}

/// What an address leads to: `module.a.aws_vpc.b` to a resource.
fn kind_of(value: Value) -> Option<Target> {
    let ExprKind::Traversal(root, steps) = value.kind() else { return None };
    let ExprKind::Variable(root) = &root.kind else { return None };
    let names = steps.iter().filter_map(|step| match &step.kind {
        StepKind::Attr(name) => Some(name.as_str()),
        _ => None,
    });
    let mut names = std::iter::once(root.as_str()).chain(names).peekable();
    let mut target = None;
    while names.next_if_eq(&"module").is_some() {
        names.next()?;
        target = Some(Target::Module);
    }
    match names.next() {
        None => target,
        Some("data") => names.next().and(names.next()).map(|_| Target::Data),
        Some("var" | "local" | "output" | "each" | "count" | "path" | "self" | "terraform") => None,
        Some("resource") => names.next().and(names.next()).map(|_| Target::Resource),
        Some(_) => names.next().filter(|_| names.peek().is_none()).map(|_| Target::Resource),
    }
}
