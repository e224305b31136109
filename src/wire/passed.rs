//! Which type an expression has, as far as the text tells: what a variable that takes it is declared with.

use std::cell::Cell;
use std::sync::Arc;

use super::{honest, usage};
use crate::check::known::{all_of, unify};
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::module::refs;
use crate::schema::functions::Functions;
use crate::schema::types::Type;
use crate::syntax::tree::{Expr, ExprKind, For, Part, Step, StepKind};

/// Ends of names that are text, whoever they name.
const TEXT: [&str; 19] = [
    "id",
    "arn",
    "name",
    "endpoint",
    "url",
    "region",
    "type",
    "class",
    "cidr",
    "email",
    "domain",
    "zone",
    "path",
    "prefix",
    "environment",
    "version",
    "project",
    "key",
    "block",
];

/// A type as it is written, for a variable of this name that takes this value; `any` where nothing tells.
pub fn written(ctx: &Context, module: &Module, name: &str, value: Value) -> String {
    // A type that was written is taken over as it is.
    if let ExprKind::Traversal(_, steps) = value.kind()
        && let (Some(variable), 1) = (value.target().as_deref().and_then(|target| module.get(target)), steps.len())
        && let Some(ty) = variable.attribute("type").filter(|_| variable.kind() == "variable")
    {
        return ty.value().text().to_owned();
    }
    text(name, &of(ctx, module, value))
}

/// A known type as it is written, for a variable of this name.
pub fn text(name: &str, ty: &Type) -> String {
    let written = ty.to_string();
    if !written.contains("any") && !written.contains("tuple") {
        return written;
    }
    let hinted = honest::by_name(name);
    let last = name.rsplit('_').next().unwrap_or(name);
    let fits = match (ty, &hinted) {
        (Type::Dynamic, Type::String) => TEXT.contains(&last),
        (Type::Dynamic, _) => true,
        (Type::List(_), Type::List(_)) | (Type::Map(_), Type::Map(_)) => true,
        _ => false,
    };
    if fits { hinted.to_string() } else { "any".to_owned() }
}

/// The type of an expression of a module.
pub fn of(ctx: &Context, module: &Module, value: Value) -> Type {
    Look { ctx: Context { module, ..*ctx }, fuel: &Cell::new(FUEL) }.expr(value.node(), 0)
}

/// How many expressions are looked at for one: locals and outputs that name each other many times are more than anybody counts.
const FUEL: usize = 10_000;

struct Look<'m, 'f> {
    ctx: Context<'m>,
    fuel: &'f Cell<usize>,
}

impl Look<'_, '_> {
    fn expr(&self, expr: &Expr, depth: usize) -> Type {
        let Some(left) = self.fuel.get().checked_sub(1) else { return Type::Dynamic };
        self.fuel.set(left);
        let all = |items: &[Expr]| all_of(items.iter().map(|item| self.expr(item, depth)).collect::<Vec<_>>().iter());
        match &expr.kind {
            _ if depth > 12 => Type::Dynamic,
            ExprKind::Bool(_) => Type::Bool,
            ExprKind::Number(_) => Type::Number,
            ExprKind::Template(parts) => match &parts[..] {
                [Part::Interpolation(_, only)] => self.expr(only, depth),
                _ => Type::String,
            },
            ExprKind::String(_) | ExprKind::Heredoc(_) => Type::String,
            ExprKind::Array(items) => Type::List(Arc::new(all(items).unwrap_or(Type::Dynamic))),
            ExprKind::Object(entries) => {
                let types: Vec<Type> = entries.iter().map(|entry| self.expr(&entry.value, depth)).collect();
                match all_of(types.iter()) {
                    Some(ty @ (Type::String | Type::Number | Type::Bool)) => Type::Map(Arc::new(ty)),
                    _ => Type::Dynamic,
                }
            }
            ExprKind::Paren(inner) => self.expr(inner, depth),
            ExprKind::Conditional(parts) => {
                unify(&self.expr(&parts[1], depth), &self.expr(&parts[2], depth)).unwrap_or(Type::Dynamic)
            }
            ExprKind::Binary(operator, _) => match *operator {
                "+" | "-" | "*" | "/" | "%" => Type::Number,
                _ => Type::Bool,
            },
            ExprKind::Call(call) => match (call.name.as_str(), &call.args[..]) {
                ("merge" | "concat" | "coalesce" | "coalescelist" | "try" | "distinct" | "compact", args) => {
                    all(args).unwrap_or(Type::Dynamic)
                }
                ("tolist", [one]) => self.expr(one, depth),
                ("toset", [one]) => match self.expr(one, depth) {
                    Type::List(of) => Type::Set(of),
                    other => other,
                },
                ("values" | "element" | "one", [one, ..]) => {
                    let ty = self.expr(one, depth);
                    let element = ty.element().cloned().unwrap_or(Type::Dynamic);
                    if call.name == "values" { Type::List(Arc::new(element)) } else { element }
                }
                (name, _) => Functions::get(name).map_or(Type::Dynamic, |function| function.returns.clone()),
            },
            ExprKind::For(parts) => self.for_expr(parts, depth),
            ExprKind::Traversal(root, steps) => self.traversal(expr, root, steps, depth),
            ExprKind::Null | ExprKind::Unary(_) | ExprKind::Variable(_) => Type::Dynamic,
        }
    }

    fn for_expr(&self, parts: &For, depth: usize) -> Type {
        // `[for one in aws_subnet.private : one.id]`
        let of_resource = || {
            let ExprKind::Traversal(root, steps) = &parts.value.kind else { return None };
            let ExprKind::Variable(name) = &root.kind else { return None };
            let block = self.ctx.module.get(&refs::head(&parts.collection)?.0)?;
            (*name == parts.value_name).then(|| self.attribute(block, steps))
        };
        let element = Arc::new(of_resource().unwrap_or_else(|| self.expr(&parts.value, depth + 1)));
        if parts.key.is_some() { Type::Map(element) } else { Type::List(element) }
    }

    fn traversal(&self, expr: &Expr, root: &Expr, steps: &[Step], depth: usize) -> Type {
        let Some((target, count)) = refs::head(expr) else {
            return match (&root.kind, steps.first().map(|step| &step.kind)) {
                (ExprKind::Variable(name), Some(StepKind::Attr(what))) => match (name.as_str(), what.as_str()) {
                    ("count", "index") => Type::Number,
                    ("each", "key") | ("path" | "terraform", _) => Type::String,
                    _ => Type::Dynamic,
                },
                (ExprKind::Variable(_), _) => Type::Dynamic,
                _ => stepped(self.expr(root, depth + 1), steps),
            };
        };
        let (module, rest) = (self.ctx.module, &steps[count..]);
        if let Some(name) = target.strip_prefix("local.") {
            let Some(local) = module.local(name) else { return Type::Dynamic };
            return stepped(self.expr(local.value().node(), depth + 1), rest);
        }
        let Some(block) = module.get(&target) else { return Type::Dynamic };
        match block.kind() {
            "variable" => {
                let ty = block.attribute("type").and_then(|ty| usage::simple(ty.value().text()));
                stepped(ty.unwrap_or(Type::Dynamic), rest)
            }
            "module" => self.output(block, rest, depth),
            _ => self.attribute(block, rest),
        }
    }

    fn output(&self, call: Block, steps: &[Step], depth: usize) -> Type {
        let child = self.ctx.module.called_folder(call).and_then(|folder| Module::in_folder(self.ctx.modules, &folder));
        let at = steps.iter().position(|step| matches!(step.kind, StepKind::Attr(_)));
        let (Some(child), Some(at)) = (child, at) else { return Type::Dynamic };
        let StepKind::Attr(name) = &steps[at].kind else { return Type::Dynamic };
        let value = child.get(&format!("output.{name}")).and_then(|output| output.attribute("value"));
        let Some(value) = value else { return Type::Dynamic };
        let inside = Look { ctx: Context { module: child, ..self.ctx }, fuel: self.fuel };
        let ty = stepped(inside.expr(value.value().node(), depth + 1), &steps[at + 1..]);
        let many = steps[..at].iter().any(|step| matches!(step.kind, StepKind::FullSplat | StepKind::AttrSplat));
        if many { Type::List(Arc::new(ty)) } else { ty }
    }

    /// What is behind steps into a resource or data source.
    fn attribute(&self, block: Block, steps: &[Step]) -> Type {
        let many = steps.iter().any(|step| matches!(step.kind, StepKind::FullSplat | StepKind::AttrSplat));
        let Some(at) = steps.iter().position(|step| matches!(step.kind, StepKind::Attr(_))) else {
            return Type::Dynamic;
        };
        let StepKind::Attr(name) = &steps[at].kind else { return Type::Dynamic };
        let ty = self.ctx.type_of(block).and_then(|ty| ty.attribute(name).map(|one| one.ty.clone()));
        let ty = stepped(ty.unwrap_or(Type::Dynamic), &steps[at + 1..]);
        if many { Type::List(Arc::new(ty)) } else { ty }
    }
}

/// The type behind steps into a value of a type.
fn stepped(ty: Type, steps: &[Step]) -> Type {
    steps.iter().fold(ty, |ty, step| match (&step.kind, &ty) {
        (StepKind::Attr(name), Type::Object(object)) => {
            object.attributes.get(name.as_str()).cloned().unwrap_or(Type::Dynamic)
        }
        (StepKind::Attr(_) | StepKind::Index(_) | StepKind::LegacyIndex(_), _) => {
            ty.element().cloned().unwrap_or(Type::Dynamic)
        }
        (StepKind::FullSplat | StepKind::AttrSplat, _) => ty,
    })
}
