//! References: whether what they name is there, and what is known of it.

use std::borrow::Cow;
use std::sync::Arc;

use super::Judge;
use super::known::{ANYTHING, Known};
use super::scope::Scope;
use crate::module::block::{Block, Value};
use crate::schema::container::Kind;
use crate::schema::types::{BlockType, Nesting, Type};
use crate::syntax::tree::{ExprKind, Step, StepKind};

impl<'m> Judge<'m> {
    /// A name that stands alone and is not bound.
    pub(super) fn bare_name(&self, value: Value<'m>, name: &str) -> Known {
        let message = match name {
            "var" | "local" | "module" | "data" | "each" | "count" | "path" | "self" | "terraform" => {
                format!("The \"{name}\" object must be followed by an attribute.")
            }
            _ => "A reference to a resource type must be followed by at least one attribute access, specifying the resource name.".to_owned(),
        };
        self.error(value.span(), "Invalid reference", message);
        ANYTHING
    }

    /// A traversal that starts at a name of the module or of the language.
    pub(super) fn reference(&self, value: Value<'m>, root: &str, steps: &'m [Step], scope: &Scope<'m>) -> Known {
        let attr = |at: usize| match steps.get(at).map(|step| &step.kind) {
            Some(StepKind::Attr(name)) => Some(name.as_str()),
            _ => None,
        };
        let Some(first) = attr(0) else { return self.bare_name(value, root) };
        let rest = &steps[1..];
        match root {
            "var" => match self.variable_named(first) {
                Some(known) => self.steps(value, known, rest, scope),
                None => {
                    let declared = self.module.of_kind("variable").map(|block| block.name());
                    let message = format!("An input variable with the name \"{first}\" has not been declared.");
                    self.undeclared(value, "input variable", message, self.hint(first, declared))
                }
            },
            "local" => match self.local(first) {
                Some(known) => self.steps(value, known, rest, scope),
                None => {
                    let locals = self.module.of_kind("locals").flat_map(|block| block.attributes());
                    let message = format!("A local value with the name \"{first}\" has not been declared.");
                    self.undeclared(value, "local value", message, self.hint(first, locals.map(|local| local.name())))
                }
            },
            "path" => match first {
                "module" | "root" | "cwd" => {
                    let text = if first == "module" { self.path_of_module() } else { ".".to_owned() };
                    self.steps(value, Known::text(&text), rest, scope)
                }
                _ => self.no_attribute(value, root, first),
            },
            "terraform" => match first {
                // What is selected before anybody selects another.
                "workspace" => Known::text("default"),
                "applying" => Known::Of(Type::Bool),
                _ => self.no_attribute(value, root, first),
            },
            "each" | "count" => self.repetition(value, root, first, rest, scope),
            "self" => {
                if !scope.own {
                    let message = "The \"self\" object is not available in this context. This object can be used only in resource provisioner, connection, and postcondition blocks.";
                    self.error(value.span(), "Invalid \"self\" reference", message);
                    return ANYTHING;
                }
                match &scope.own_type {
                    Some(ty) => self.in_schema(value, ty, steps, scope),
                    None => ANYTHING,
                }
            }
            "module" => self.module_output(value, first, rest, scope),
            "data" | "ephemeral" => match attr(1) {
                Some(name) => {
                    let kind = if root == "data" { Kind::Data } else { Kind::Ephemeral };
                    self.resource(value, kind, first, name, &steps[2..], scope)
                }
                None => {
                    let message = format!(
                        "The \"{root}\" object must be followed by two attribute names: the type and the name."
                    );
                    self.error(value.span(), "Invalid reference", message);
                    ANYTHING
                }
            },
            "resource" => match attr(1) {
                Some(name) => self.resource(value, Kind::Resource, first, name, &steps[2..], scope),
                None => self.bare_name(value, first),
            },
            of => self.resource(value, Kind::Resource, of, first, rest, scope),
        }
    }

    fn undeclared(&self, value: Value<'m>, what: &str, message: String, meant: Option<&str>) -> Known {
        let meant = meant.map_or(String::new(), |meant| format!(" Did you mean \"{meant}\"?"));
        self.missing(value, format!("Reference to undeclared {what}"), message + &meant);
        ANYTHING
    }

    /// Says that something is not declared, unless that may stand where nobody looked.
    pub(super) fn missing(&self, value: Value<'m>, summary: impl Into<Cow<'static, str>>, message: String) {
        if !self.open {
            self.error(value.span(), summary, message);
        }
    }

    fn no_attribute(&self, value: Value<'m>, root: &str, name: &str) -> Known {
        let summary = format!("Invalid \"{root}\" attribute");
        self.error(
            value.span(),
            summary,
            format!("The \"{root}\" object does not have an attribute named \"{name}\"."),
        );
        ANYTHING
    }

    fn repetition(&self, value: Value<'m>, root: &str, name: &str, rest: &'m [Step], scope: &Scope<'m>) -> Known {
        let known = match (root, name) {
            ("count", "index") if scope.counted => Known::Of(Type::Number),
            ("each", "key") if scope.each.is_some() => Known::Of(Type::String),
            ("each", "value") if scope.each.is_some() => match &scope.each {
                Some(known) if self.looks_ahead() => known.clone(),
                _ => ANYTHING,
            },
            ("count", "index") | ("each", "key" | "value") if scope.calls && !self.looks_ahead() => return ANYTHING,
            ("count", "index") => {
                let message = "The \"count\" object can only be used in \"module\", \"resource\", and \"data\" blocks, and only when the \"count\" argument is set.";
                self.error(value.span(), "Reference to \"count\" in non-counted context", message);
                return ANYTHING;
            }
            ("each", "key" | "value") => {
                let message = "The \"each\" object can be used only in \"module\" or \"resource\" blocks, and only when the \"for_each\" argument is set.";
                let summary = match name {
                    "key" => "Reference to \"each\" in context without for_each",
                    _ => "each.value cannot be used in this context",
                };
                self.error(value.span(), summary, message);
                return ANYTHING;
            }
            _ => return self.no_attribute(value, root, name),
        };
        self.steps(value, known, rest, scope)
    }

    /// A resource or data source, or a part of one.
    fn resource(
        &self,
        value: Value<'m>,
        kind: Kind,
        of: &str,
        name: &str,
        rest: &'m [Step],
        scope: &Scope<'m>,
    ) -> Known {
        // Indices are expressions with references of their own.
        for step in rest {
            if let StepKind::Index(index) = &step.kind {
                self.eval(value.inner(index), scope);
            }
        }
        let prefix = match kind {
            Kind::Resource => "",
            Kind::Data => "data.",
            Kind::Ephemeral => "ephemeral.",
        };
        let address = format!("{prefix}{of}.{name}");
        // `output.a` and `provider.a` are addresses here, and for an expression a type and a name.
        let declared = self.module.get(&address).filter(|block| block.label_count() == 2);
        let Some(block) = declared.or_else(|| self.scoped(value, &address, scope)) else {
            if kind == Kind::Data && self.module.is_scoped(&address) {
                return ANYTHING;
            }
            let message = match kind {
                Kind::Resource if self.module.declares(&format!("data.{address}")) => {
                    format!(
                        "A managed resource \"{of}\" \"{name}\" has not been declared. Did you mean the data resource data.{address}?"
                    )
                }
                Kind::Resource => format!("A managed resource \"{of}\" \"{name}\" has not been declared."),
                _ => format!("A data resource \"{of}\" \"{name}\" has not been declared."),
            };
            self.missing(value, "Reference to undeclared resource", message);
            return ANYTHING;
        };
        if scope.owner.as_deref() == Some(&address) && self.looks_ahead() {
            let message = format!("Configuration for {address} may not refer to itself.");
            self.error(value.span(), "Self-referential block", message);
            return ANYTHING;
        }
        let (repeat, rest) = (block.repeat().map(|attribute| attribute.name()), rest);
        let after = match rest.first().map(|step| &step.kind) {
            Some(StepKind::Attr(_)) => {
                if let Some(repeat) = repeat {
                    let message = format!(
                        "Because {address} has \"{repeat}\" set, its attributes must be accessed on specific instances."
                    );
                    self.error(value.span(), "Missing resource instance key", message);
                    return ANYTHING;
                }
                rest
            }
            Some(StepKind::LegacyIndex(_)) => &rest[1..],
            Some(StepKind::Index(index)) => {
                let literal = matches!(index.kind, ExprKind::Number(_) | ExprKind::String(_));
                if repeat.is_none() && literal {
                    let message = format!(
                        "Because {address} does not have \"count\" or \"for_each\" set, references to it must not include an index key."
                    );
                    self.error(value.span(), "Unexpected resource instance key", message);
                    return ANYTHING;
                }
                // Behind an index that has to be worked out Terraform looks only when it plans.
                if !literal {
                    return self.secret_of(block.of(), kind, &rest[1..]);
                }
                &rest[1..]
            }
            _ => return self.secret_of(block.of(), kind, rest),
        };
        let Some(schema) = self.schema_of(block).and_then(|provider| provider.get(kind, of)) else { return ANYTHING };
        self.in_schema(value, &schema, after, scope)
    }

    /// The data source of the `check` block around a reference; one of another block is out of reach.
    fn scoped(&self, value: Value<'m>, address: &str, scope: &Scope<'m>) -> Option<Block<'m>> {
        if !self.module.is_scoped(address) {
            return None;
        }
        let (check, data) = self.module.of_kind("check").find_map(|check| {
            let data = check.nested("data").find(|data| data.address().as_deref() == Some(address))?;
            Some((check, data))
        })?;
        if check.address() != scope.check {
            let message = format!("The referenced data resource {address} is not available from this context.");
            self.error(value.span(), "Reference to scoped resource", message);
            return None;
        }
        Some(data)
    }

    /// What is behind steps into a block of this type.
    pub(super) fn in_schema(&self, value: Value<'m>, block: &BlockType, steps: &'m [Step], scope: &Scope<'m>) -> Known {
        match steps.split_first() {
            Some((Step { kind: StepKind::Attr(name), .. }, rest)) => self.in_type(value, block, name, rest, scope),
            _ => ANYTHING,
        }
    }

    /// What is behind a name in a block of this type, and steps behind that.
    pub(super) fn in_type(
        &self,
        value: Value<'m>,
        block: &BlockType,
        name: &str,
        rest: &'m [Step],
        scope: &Scope<'m>,
    ) -> Known {
        if let Some(attribute) = block.attribute(name) {
            // Only its type is known, and only as far as the steps are plain.
            let plain =
                rest.iter().take_while(|step| !matches!(step.kind, StepKind::AttrSplat | StepKind::FullSplat)).count();
            let whole = plain == rest.len();
            // Terraform looks at these before anything else, whatever would catch them.
            let fixed = |step: &Step| match &step.kind {
                StepKind::Index(index) => matches!(index.kind, ExprKind::Number(_) | ExprKind::String(_)),
                _ => true,
            };
            if whole {
                let said = scope.said();
                let scope = if rest.iter().all(fixed) { &said } else { scope };
                self.steps(value, Known::Of(attribute.ty.clone()), rest, scope);
            }
            return ANYTHING.marked(attribute.sensitive && self.looks_ahead());
        }
        let Some(nested) = block.block(name) else {
            let meant = self.hint(name, block.attributes.keys().chain(block.blocks.keys()).map(|name| &**name));
            let meant = meant.map_or(String::new(), |meant| format!(" Did you mean \"{meant}\"?"));
            let message =
                format!("This object has no argument, nested block, or exported attribute named \"{name}\".{meant}");
            self.error(value.span(), "Unsupported attribute", message);
            return ANYTHING;
        };
        match (nested.nesting, rest.first().map(|step| &step.kind)) {
            (Nesting::Single | Nesting::Group, Some(StepKind::Attr(_))) => {
                self.in_schema(value, &nested.block, rest, scope)
            }
            (Nesting::List, Some(StepKind::Index(_) | StepKind::LegacyIndex(_))) => {
                self.in_schema(value, &nested.block, &rest[1..], scope)
            }
            (Nesting::List | Nesting::Set, Some(StepKind::Attr(_))) => {
                let message = format!(
                    "Block type \"{name}\" is represented by a list of objects, so it must be indexed using a numeric key, like .{name}[0]."
                );
                self.error(value.span(), "Invalid operation", message);
                ANYTHING
            }
            (Nesting::Set, Some(StepKind::Index(_) | StepKind::LegacyIndex(_))) => {
                let message = format!(
                    "Block type \"{name}\" is represented by a set of objects, and set elements do not have addressable keys."
                );
                self.error(value.span(), "Cannot index a set value", message);
                ANYTHING
            }
            _ => ANYTHING,
        }
    }

    /// Whether the attribute behind a splat or an index is one that must not be shown.
    fn secret_of(&self, of: &str, kind: Kind, steps: &[Step]) -> Known {
        let name = steps.iter().find_map(|step| match &step.kind {
            StepKind::Attr(name) => Some(name.as_str()),
            _ => None,
        });
        let schema = self.schema_for(of).and_then(|provider| provider.get(kind, of));
        let secret = schema.zip(name).is_some_and(|(block, name): (Arc<BlockType>, _)| {
            block.attribute(name).is_some_and(|attribute| attribute.sensitive)
        });
        ANYTHING.marked(secret && self.looks_ahead())
    }
}
