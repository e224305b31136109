//! What Terraform does not know before it applies: which values, and of how much of them the form is known all the same.

mod when;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use super::calls;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::{Attribute, Block, Value};
use crate::module::refs::head;
use crate::syntax::tree::{Call, Expr, ExprKind, For, Part, Step, StepKind};
pub use when::When;
use when::{list, map};

/// Arguments that the provider works out while it plans: the domains of a certificate, see
/// <https://github.com/hashicorp/terraform-provider-aws/pull/14199>, and what it sets on everything.
const PLANNED: [&str; 3] = ["domain_validation_options", "tags_all", "region"];

/// Functions that give their arguments in another order or number; what is in them is no better known.
const SAME: [&str; 7] = ["tolist", "concat", "flatten", "reverse", "slice", "chunklist", "values"];

/// What is known of a value that stands in a block of the module.
pub fn of<'m>(ctx: &Context<'m>, holder: Block<'m>, value: Value<'m>) -> When<'m> {
    Looked::default().of(ctx, holder, value)
}

/// What many values of a run were found to be: locals that they share are looked at once for each state in which one comes
/// to them, so that nothing depends on who came first.
#[derive(Default)]
pub struct Looked<'m>(RefCell<HashMap<State<'m>, (When<'m>, u32)>>);

/// A local of a module, how many steps were left, and how many references were followed.
type State<'m> = (*const Module, &'m str, u32, u32);

impl<'m> Looked<'m> {
    /// What is known of a value that stands in a block of the module.
    pub fn of(&self, ctx: &Context<'m>, holder: Block<'m>, value: Value<'m>) -> When<'m> {
        let (left, bound) = (&Cell::new(2000), Vec::new());
        Scope { ctx: *ctx, holder: Some(holder), call: None, bound, depth: 0, left, looked: self }.eval(value)
    }
}

#[derive(Clone)]
struct Scope<'m, 'b> {
    ctx: Context<'m>,
    /// The block whose `each` and `count` are meant.
    holder: Option<Block<'m>>,
    /// The call through which the module is looked at, where it is one of several.
    call: Option<(Context<'m>, Block<'m>)>,
    bound: Vec<(&'m str, When<'m>)>,
    /// How many references were followed to come here.
    depth: u32,
    /// How many steps are left before nothing can be said.
    left: &'b Cell<u32>,
    looked: &'b Looked<'m>,
}

/// So many references are followed at most: some lead back to where they start.
const DEEPEST: u32 = 24;

impl<'m> Scope<'m, '_> {
    fn eval(&self, value: Value<'m>) -> When<'m> {
        let left = self.left.get();
        if left == 0 || self.depth > DEEPEST {
            return When::Now;
        }
        self.left.set(left - 1);
        let inner = |node: &'m Expr| self.eval(value.inner(node));
        match value.kind() {
            ExprKind::Paren(node) => inner(node),
            ExprKind::Template(parts) if matches!(&parts[..], [Part::Interpolation(..)]) => match &parts[0] {
                Part::Interpolation(_, only) => inner(only),
                _ => When::Now,
            },
            ExprKind::Array(items) => list(items.iter().map(inner).fold(When::Now, When::or)),
            ExprKind::Object(entries) => {
                let mut parts = BTreeMap::new();
                let mut named = true;
                for entry in entries {
                    let what = inner(&entry.value);
                    match &entry.key.kind {
                        ExprKind::Variable(name) => _ = parts.insert(name.as_str(), what),
                        ExprKind::String(name) => _ = parts.insert(name.as_str(), what),
                        _ if inner(&entry.key).is_now() => {
                            named = false;
                            parts.insert(value.inner(&entry.key).text(), what);
                        }
                        _ => return When::Later,
                    }
                }
                let parts = When::Object(Rc::new(parts));
                if named { parts } else { map(parts.parts()) }
            }
            ExprKind::Conditional(parts) => {
                let [condition, then, otherwise] = &**parts;
                if !inner(condition).is_now() {
                    return When::Later;
                }
                inner(then).or(inner(otherwise))
            }
            ExprKind::Call(call) => self.call(value, call),
            ExprKind::For(parts) => self.walk(value, parts),
            ExprKind::Variable(name) => self.name(name).unwrap_or(When::Now),
            ExprKind::Traversal(root, steps) => self.traversal(value, root, steps),
            _ => match value.node().children().all(|child| inner(child).is_now()) {
                true => When::Now,
                false => When::Later,
            },
        }
    }

    fn name(&self, name: &str) -> Option<When<'m>> {
        self.bound.iter().rev().find(|(bound, _)| *bound == name).map(|(_, what)| what.clone())
    }

    fn call(&self, value: Value<'m>, call: &'m Call) -> When<'m> {
        let args: Vec<When> = call.args.iter().map(|arg| self.eval(value.inner(arg))).collect();
        let all_now = args.iter().all(When::is_now);
        let joined = || args.iter().cloned().fold(When::Now, When::or);
        match (&*call.name, args.first()) {
            ("timestamp" | "uuid" | "bcrypt", _) => When::Later,
            ("nonsensitive" | "sensitive" | "tomap", Some(first)) => first.clone(),
            ("length" | "keys", Some(When::List(_) | When::Map(_) | When::Object(_) | When::One(..))) => When::Now,
            ("merge", _) if call.expand => {
                if all_now {
                    When::Now
                } else {
                    map(joined().parts())
                }
            }
            ("merge", _) => joined(),
            (name, Some(first)) if SAME.contains(&name) => match first {
                _ if all_now => When::Now,
                _ if args.iter().any(|one| matches!(one, When::Later)) => When::Later,
                _ if name == "flatten" => list(self.flat(first.parts())),
                _ => list(args.iter().map(When::parts).fold(When::Now, When::or)),
            },
            ("zipmap", Some(first)) if first.is_now() => map(args.get(1).map_or(When::Now, When::parts)),
            ("element" | "one", Some(first)) => first.parts(),
            ("lookup", Some(first)) => match call.args.get(1).map(|key| &key.kind) {
                Some(ExprKind::String(key)) => self.part(first, Some(key)),
                _ => first.parts(),
            },
            ("try", Some(first)) => first.clone(),
            _ if all_now => When::Now,
            _ => When::Later,
        }
    }

    fn flat(&self, inner: When<'m>) -> When<'m> {
        match inner {
            When::List(each) => self.flat((*each).clone()),
            other => other,
        }
    }

    fn walk(&self, value: Value<'m>, parts: &'m For) -> When<'m> {
        let collection = self.eval(value.inner(&parts.collection));
        if matches!(collection, When::Later) {
            return When::Later;
        }
        let mut inside = self.clone();
        inside.bound.extend(parts.key_name.as_ref().map(|name| (name.as_str(), When::Now)));
        inside.bound.push((parts.value_name.as_str(), collection.parts()));
        let eval = |node: &'m Expr| inside.eval(value.inner(node));
        if parts.condition.as_ref().is_some_and(|condition| !eval(condition).is_now()) {
            return When::Later;
        }
        let each = eval(&parts.value);
        match &parts.key {
            Some(key) if !eval(key).is_now() => When::Later,
            Some(_) => map(each),
            None => list(each),
        }
    }

    fn traversal(&self, value: Value<'m>, root: &'m Expr, steps: &'m [Step]) -> When<'m> {
        if let ExprKind::Variable(name) = &root.kind {
            if let Some(what) = self.name(name) {
                return self.steps(value, what, steps);
            }
            if name == "each" {
                let each = self.holder.and_then(|holder| holder.attribute("for_each")).map(|one| one.value());
                return match &steps.first().map(|step| &step.kind) {
                    Some(StepKind::Attr(part)) if part == "value" => {
                        let outside = self.away();
                        let what = each.map_or(When::Now, |each| outside.eval(each).parts());
                        self.steps(value, what, &steps[1..])
                    }
                    _ => When::Now,
                };
            }
        } else {
            let what = self.eval(value.inner(root));
            return self.steps(value, what, steps);
        }
        let Some((address, count)) = head(value.node()) else { return When::Now };
        let (from, rest) = match address.split_once('.') {
            Some(("var", name)) => (self.variable(name), &steps[count..]),
            Some(("local", name)) => match self.ctx.module.local(name) {
                Some(local) => (self.local(local), &steps[count..]),
                None => return When::Now,
            },
            Some(("module", _)) => return self.output(value, &address, &steps[count..]),
            _ => match self.ctx.module.get(&address) {
                Some(block) if matches!(block.kind(), "resource" | "data") => {
                    let what = When::One(self.ctx.module, block);
                    let what = match block.repeat() {
                        None => what,
                        Some(repeat) => match (repeat.name(), self.beside(block).eval(repeat.value())) {
                            (_, When::Later) => return When::Later,
                            ("count", _) => list(what),
                            (_, what_each) if !what_each.has_keys() => return When::Later,
                            _ => map(what),
                        },
                    };
                    (what, &steps[count..])
                }
                _ => return When::Now,
            },
        };
        self.steps(value, from, rest)
    }

    fn local(&self, local: Attribute<'m>) -> When<'m> {
        let inside = Scope { holder: None, ..self.away() };
        if self.call.is_some() {
            return inside.eval(local.value());
        }
        let state = (std::ptr::from_ref(self.ctx.module), local.name(), self.left.get(), self.depth);
        if let Some((known, left)) = self.looked.0.borrow().get(&state) {
            self.left.set(*left);
            return known.clone();
        }
        let known = inside.eval(local.value());
        self.looked.0.borrow_mut().insert(state, (known.clone(), self.left.get()));
        known
    }

    /// The same module, from inside another of its blocks.
    fn beside(&self, block: Block<'m>) -> Self {
        Scope { holder: Some(block), ..self.away() }
    }

    /// Behind a reference.
    fn away(&self) -> Self {
        Scope { bound: Vec::new(), depth: self.depth + 1, ..self.clone() }
    }

    fn variable(&self, name: &str) -> When<'m> {
        let given = |(ctx, call): (Context<'m>, Block<'m>)| {
            let argument = call.attribute(name)?.value();
            let caller = Scope { ctx, holder: Some(call), call: None, ..self.away() };
            Some(caller.eval(argument))
        };
        match self.call {
            Some(call) => given(call).unwrap_or(When::Now),
            None => {
                let all = calls::callers(&self.ctx, self.ctx.module.folder());
                let all = all.into_iter().map(|(module, call)| (Context { module, ..self.ctx }, call));
                all.filter_map(given).fold(When::Now, When::or)
            }
        }
    }

    fn output(&self, value: Value<'m>, address: &str, steps: &'m [Step]) -> When<'m> {
        let found = self.ctx.module.calls().find(|(call, _)| call.address().as_deref() == Some(address));
        let Some((call, child)) =
            found.and_then(|(call, folder)| Some((call, Module::in_folder(self.ctx.modules, &folder)?)))
        else {
            return When::Now;
        };
        let (name, rest) = match (&steps.first().map(|step| &step.kind), call.repeat()) {
            (Some(StepKind::Attr(name)), None) => (name, &steps[1..]),
            (Some(StepKind::Index(_)), Some(_)) => match steps.get(1).map(|step| &step.kind) {
                Some(StepKind::Attr(name)) => (name, &steps[2..]),
                _ => return When::Now,
            },
            _ => return When::Now,
        };
        let inside = Scope {
            ctx: Context { module: child, ..self.ctx },
            holder: None,
            call: Some((self.ctx, call)),
            ..self.away()
        };
        let output = child.get(&format!("output.{name}")).and_then(|output| output.attribute("value"));
        let what = output.map_or(When::Now, |output| inside.eval(output.value()));
        self.steps(value, what, rest)
    }

    fn steps(&self, value: Value<'m>, from: When<'m>, steps: &'m [Step]) -> When<'m> {
        let Some((step, rest)) = steps.split_first() else { return from };
        let next = match &step.kind {
            StepKind::Attr(name) => self.part(&from, Some(name)),
            StepKind::Index(index) => match &index.kind {
                ExprKind::String(key) => self.part(&from, Some(key)),
                _ if self.eval(value.inner(index)).is_now() => from.parts(),
                _ => return When::Later,
            },
            StepKind::LegacyIndex(_) => from.parts(),
            StepKind::AttrSplat | StepKind::FullSplat => {
                return match &from {
                    When::List(each) => list(self.steps(value, (**each).clone(), rest)),
                    When::One(..) | When::Object(_) => list(self.steps(value, from.clone(), rest)),
                    When::Later => When::Later,
                    _ => When::Now,
                };
            }
        };
        self.steps(value, next, rest)
    }

    fn part(&self, from: &When<'m>, name: Option<&str>) -> When<'m> {
        match (from, name) {
            (When::Object(parts), Some(name)) => parts.get(name).cloned().unwrap_or(When::Now),
            (When::One(module, block), Some(name)) => self.argument(module, *block, name),
            _ => from.parts(),
        }
    }

    /// An argument of a resource or data source.
    fn argument(&self, module: &'m Module, block: Block<'m>, name: &str) -> When<'m> {
        let ctx = Context { module, ..self.ctx };
        let inside = Scope {
            ctx,
            call: if module.folder() == self.ctx.module.folder() { self.call } else { None },
            ..self.beside(block)
        };
        if let Some(written) = block.attribute(name) {
            return inside.eval(written.value());
        }
        let Some(known) = ctx.type_of(block) else { return When::Now };
        let computed = known.attribute(name).is_some_and(|attribute| attribute.computed);
        if !computed || PLANNED.contains(&name) || block.kind() == "data" && !inside.waits(block) {
            return When::Now;
        }
        When::Later
    }

    /// Whether a data source is read only when something else has been made.
    fn waits(&self, data: Block<'m>) -> bool {
        let ordered = data.attribute("depends_on").is_some_and(|one| {
            let items = one.value().items().unwrap_or_default();
            items
                .iter()
                .filter_map(Value::target)
                .any(|target| !target.starts_with("data.") && !target.starts_with("var."))
        });
        ordered || self.body_waits(data)
    }

    fn body_waits(&self, body: Block<'m>) -> bool {
        let meta = ["depends_on", "provider", "count", "for_each"];
        let mut own = body.attributes().filter(|one| !meta.contains(&one.name()));
        own.any(|one| !self.eval(one.value()).is_now()) || body.blocks().any(|inner| self.body_waits(inner))
    }
}
