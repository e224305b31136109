//! Input variables: their types, defaults and validations.

use std::collections::HashMap;
use std::sync::Arc;

use super::Judge;
use super::known::Known;
use super::scope::Scope;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::schema::types::{ObjectType, Type};
use crate::syntax::tree::{Call, Expr, ExprKind};

/// What is known of an input variable.
#[derive(Clone, Debug)]
pub(super) struct Variable {
    /// What its values must fit.
    pub ty: Type,
    /// What is known of its value: the type, and whether it must not be shown.
    pub known: Known,
    /// Whether a caller must set it.
    pub required: bool,
    /// Whether it may be null.
    pub nullable: bool,
}

/// The variables of a module by name; what their types say is read once.
pub(super) struct Variables(pub(super) HashMap<String, Variable>);

/// The variables of a module by name, worked out once.
pub(super) fn all(module: &Module) -> Arc<Variables> {
    module.once(|| {
        let all = module.of_kind("variable");
        Variables(all.map(|block| (block.name().to_owned(), Variable::of(block))).collect())
    })
}

impl Variable {
    fn of(block: Block) -> Variable {
        let ty = block.attribute("type").and_then(|attribute| type_of(attribute.value()).ok()).unwrap_or(Type::Dynamic);
        let secret = block.attribute("sensitive").is_some_and(|attribute| attribute.value().as_bool() == Some(true));
        let known = Known::Of(ty.clone()).marked(secret);
        let nullable = block.attribute("nullable").is_none_or(|attribute| attribute.value().as_bool() != Some(false));
        Variable { ty, known, required: block.attribute("default").is_none(), nullable }
    }
}

impl<'m> Judge<'m> {
    /// What is known of a variable, worked out once; `None` when it is not declared.
    pub(super) fn variable_named(&self, name: &str) -> Option<Known> {
        if let Some(known) = self.variables.borrow().get(name) {
            return Some(known.clone());
        }
        let block = self.module.every(&format!("var.{name}")).pop()?;
        let all = all(self.module);
        let mut known = all.0.get(name)?.known.clone();
        // A default that refers to its own variable finds it declared.
        self.variables.borrow_mut().insert(block.name(), known.clone());
        let spared = self.spared.as_ref().is_some_and(|spared| spared.spares(name));
        if let Some(default) = block.attribute("default").filter(|_| self.defaults && !spared) {
            known = self.eval(default.value(), &Scope::default().quiet());
            known = known.brought_to(&all.0[name].ty).unwrap_or(known);
            self.variables.borrow_mut().insert(block.name(), known.clone());
        }
        Some(known)
    }

    /// Judges the block of an input variable.
    pub(super) fn variable(&self, block: Block<'m>) {
        for name in ["sensitive", "nullable", "ephemeral"] {
            self.plain(block, name, &Type::Bool);
        }
        self.plain(block, "description", &Type::String);
        let mut ty = Type::Dynamic;
        if let Some(attribute) = block.attribute("type") {
            match type_of(attribute.value()) {
                Ok(known) => {
                    ty = known;
                    self.optional_defaults(attribute.value());
                }
                Err((at, why)) => {
                    // The name of an attribute in quotes is no type.
                    let summary = if at.as_str().is_some() && !why.contains("attribute names") {
                        "Invalid quoted type constraints"
                    } else {
                        "Invalid type specification"
                    };
                    self.error(at.span(), summary, why);
                }
            }
        }
        if let Some(attribute) = block.attribute("default") {
            self.default_of(attribute.value(), &ty);
            if matches!(attribute.value().kind(), ExprKind::Null) && !Variable::of(block).nullable {
                let message = "A null default value is not valid when nullable=false.";
                self.error(attribute.value().span(), "Invalid default value for variable", message);
            }
        }
        for validation in block.blocks().filter(|nested| nested.kind() == "validation") {
            self.condition(validation, &Scope::default());
            let address = format!("var.{}", block.name());
            let condition = validation.attribute("condition").map(|attribute| attribute.value());
            let refers = self.module.references_in(validation).any(|reference| reference.target == address);
            if refers && self.module.folder() == self.root {
                self.asked(validation, &Scope::default(), ("Invalid value for variable", block.head()));
            }
            if let Some(condition) = condition.filter(|_| !refers) {
                let message = format!(
                    "The condition for variable \"{}\" must refer to {address} in order to test incoming values.",
                    block.name()
                );
                self.error(condition.span(), "Invalid variable validation condition", message);
            }
        }
    }

    /// What attributes of an object are where they are left out.
    fn optional_defaults(&self, value: Value<'m>) {
        let calls = value.node().all().filter_map(|expr| match &expr.kind {
            ExprKind::Call(call) if call.name == "optional" => Some(call),
            _ => None,
        });
        for call in calls {
            let [ty, default] = &call.args[..] else { continue };
            let default = value.inner(default);
            if not_constant(default.node()).is_some() {
                self.constant(Some(default));
            } else if let Ok(ty) = type_of(value.inner(ty))
                && let Err(why) = self.eval(default, &Scope::default().quiet()).fits(&ty)
            {
                let message =
                    format!("This default value is not compatible with the attribute's type constraint: {why}.");
                self.error(default.span(), "Invalid default value for optional attribute", message);
            }
        }
    }

    fn default_of(&self, value: Value<'m>, ty: &Type) {
        if let Some((at, what)) = not_constant(value.node()) {
            let (summary, message) = match what {
                Dynamic::Name => ("Variables not allowed", "Variables may not be used here."),
                Dynamic::Call => ("Function calls not allowed", "Functions may not be called here."),
            };
            return self.error(value.inner(at).span(), summary, message);
        }
        if let Err(why) = self.eval(value, &Scope::default()).fits(ty) {
            let message = format!("This default value is not compatible with the variable's type constraint: {why}.");
            self.error(value.span(), "Invalid default value for variable", message);
        }
    }
}

/// What makes an expression more than a constant.
#[derive(Clone, Copy)]
pub(super) enum Dynamic {
    /// It refers to something.
    Name,
    /// It calls a function.
    Call,
}

/// The first part of an expression that is not a constant.
pub(super) fn not_constant(expr: &Expr) -> Option<(&Expr, Dynamic)> {
    match &expr.kind {
        ExprKind::Variable(_) => Some((expr, Dynamic::Name)),
        ExprKind::Traversal(root, _) if matches!(root.kind, ExprKind::Variable(_)) => Some((expr, Dynamic::Name)),
        ExprKind::Call(_) => Some((expr, Dynamic::Call)),
        ExprKind::Object(entries) => entries.iter().find_map(|entry| {
            let key = (!matches!(entry.key.kind, ExprKind::Variable(_))).then(|| not_constant(&entry.key)).flatten();
            key.or_else(|| not_constant(&entry.value))
        }),
        // Its own names are bound inside of it, so that calls alone are told there.
        ExprKind::For(parts) => not_constant(&parts.collection).or_else(|| {
            let call = expr.all().find(|one| matches!(one.kind, ExprKind::Call(_)));
            call.map(|call| (call, Dynamic::Call))
        }),
        _ => expr.children().find_map(not_constant),
    }
}

/// The type that a variable is declared with; `None` where Terraform would not read it.
pub fn constraint(value: Value<'_>) -> Option<Type> {
    type_of(value).ok()
}

/// The type that a type constraint stands for.
///
/// # Errors
/// The part that is none, and why.
fn type_of(value: Value<'_>) -> Result<Type, (Value<'_>, String)> {
    match value.kind() {
        ExprKind::Variable(name) => match name.as_str() {
            "string" => Ok(Type::String),
            "number" => Ok(Type::Number),
            "bool" => Ok(Type::Bool),
            "any" => Ok(Type::Dynamic),
            "list" => Ok(Type::List(Arc::new(Type::Dynamic))),
            "map" => Ok(Type::Map(Arc::new(Type::Dynamic))),
            "set" | "object" | "tuple" => Err((value, format!("The {name} type constructor requires one argument."))),
            _ => Err((value, format!("The keyword \"{name}\" is not a valid type specification."))),
        },
        ExprKind::String(_) => {
            let why = "Terraform 0.11 and earlier required type constraints to be given in quotes. Write the type without them.";
            Err((value, why.to_owned()))
        }
        ExprKind::Paren(inner) => type_of(value.inner(inner)),
        ExprKind::Call(call) => constructed(value, call),
        _ => Err((value, "A type specification is either a primitive type keyword (bool, number, string) or a complex type constructor call, like list(string).".to_owned())),
    }
}

fn constructed<'m>(value: Value<'m>, call: &'m Call) -> Result<Type, (Value<'m>, String)> {
    let name = call.name.as_str();
    let [argument] = &call.args[..] else {
        return Err((value, format!("The {name} type constructor requires one argument.")));
    };
    let argument = value.inner(argument);
    let element = || type_of(argument).map(Arc::new);
    match (name, argument.kind()) {
        ("list", _) => element().map(Type::List),
        ("set", _) => element().map(Type::Set),
        ("map", _) => element().map(Type::Map),
        ("tuple", ExprKind::Array(items)) => {
            let types: Result<Vec<_>, _> = items.iter().map(|item| type_of(argument.inner(item))).collect();
            types.map(|types| Type::Tuple(Arc::new(types)))
        }
        ("object", ExprKind::Object(entries)) => {
            let mut object = ObjectType::default();
            for entry in entries {
                let key: Arc<str> = match &entry.key.kind {
                    ExprKind::Variable(name) => name.as_str().into(),
                    _ => {
                        return Err((
                            argument.inner(&entry.key),
                            "Object constructor map keys must be attribute names.".to_owned(),
                        ));
                    }
                };
                if object.attributes.contains_key(&key) {
                    let why = "Object constructor map keys must be unique.".to_owned();
                    return Err((argument.inner(&entry.key), why));
                }
                let (node, optional) = match &entry.value.kind {
                    ExprKind::Call(call) if call.name == "optional" => match &call.args[..] {
                        [first] | [first, _] => (first, true),
                        _ => {
                            return Err((
                                argument.inner(&entry.value),
                                "The optional modifier takes a type, and the value that stands in for one that is left out.".to_owned(),
                            ));
                        }
                    },
                    _ => (&entry.value, false),
                };
                object.attributes.insert(key.clone(), type_of(argument.inner(node))?);
                if optional {
                    object.optional.push(key);
                }
            }
            Ok(Type::Object(Arc::new(object)))
        }
        ("tuple" | "object", _) => {
            Err((argument, format!("The {name} type constructor requires one argument with its parts.")))
        }
        ("optional", _) => Err((value, "Optional is only valid as a modifier for object attributes.".to_owned())),
        _ => Err((value, format!("Keyword \"{name}\" is not a valid type constructor."))),
    }
}
