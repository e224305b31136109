//! Which type a variable has, as its uses tell: the argument that it feeds, the function that takes it, its indices.

mod reads;
mod steps;

use std::collections::BTreeMap;
use std::sync::Arc;

use reads::{at, items, iterator, places, reads_key};
use steps::stepped;

use crate::fix::Context;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::module::refs::Reference;
use crate::schema::functions::Functions;
use crate::schema::types::{BlockType, ObjectType, Type};
use crate::syntax::tree::{Body, Expr, ExprKind, For, Item, Part, Step, StepKind};

/// What the uses of a variable say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Its type: the first use that names one decides, and a template only where no other does.
    pub ty: Option<Type>,
    /// Whether an argument takes it whose value must not be shown.
    pub secret: bool,
}

/// What the uses of `var.NAME` in a module say, and those of locals that are nothing else.
pub fn of(ctx: &Context, name: &str) -> Usage {
    let (own, module) = (format!("var.{name}"), ctx.module);
    let local = |user: &Reference| match module.holder(user).item_at(user.range.start)? {
        Ok(one) if module.holder(user).kind() == "locals" && one.value().text() == own => Some(("local", one.name())),
        _ => None,
    };
    together(ctx, module.users(&own).filter_map(local).chain([("var", name)]))
}

/// Whether the uses of `var.NAME` take its default as it is, for one text, number or truth value and no list of such.
pub fn is_one(ctx: &Context, name: &str, default: Value) -> bool {
    let is_listed = default.as_str().is_some_and(|text| text.is_empty() || text.contains(','));
    !is_listed && matches!(of(ctx, name).ty, Some(Type::String | Type::Number | Type::Bool))
}

/// What the uses of `local.NAME` in a module say.
pub fn of_local(ctx: &Context, name: &str) -> Usage {
    together(ctx, [("local", name)].into_iter())
}

/// What the uses of several names say that mean the same.
fn together<'n>(ctx: &Context, names: impl Iterator<Item = (&'n str, &'n str)>) -> Usage {
    let mut whole = Look::new("", None);
    for (root, name) in names {
        let mut look = Look::new(root, Some(name));
        let users: Vec<&Reference> = ctx.module.users(&format!("{root}.{name}")).collect();
        for users in users.chunk_by(|one, other| one.is_beside(other)) {
            let block = ctx.module.holder(users[0]);
            let start = block.span().range.start - block.node().range.start as usize;
            // A module may hold as many uses as blocks: nothing else is looked at.
            look.uses = users.iter().map(|one| (one.range.start - start) as u32).collect();
            if !matches!(block.kind(), "terraform" | "moved" | "removed") {
                look.block(ctx, block);
            }
        }
        whole.strong.append(&mut look.strong);
        whole.weak.append(&mut look.weak);
        whole.secret |= look.secret;
    }
    let secret = whole.secret;
    Usage { ty: whole.ty().filter(|ty| *ty != Type::Dynamic), secret }
}

/// A type that a declared variable is written with, where it is a plain one.
pub fn simple(text: &str) -> Option<Type> {
    Some(match text.replace(' ', "").as_str() {
        "string" => Type::String,
        "number" => Type::Number,
        "bool" => Type::Bool,
        "list(string)" => list(Type::String),
        "list(number)" => list(Type::Number),
        "set(string)" => Type::Set(Arc::new(Type::String)),
        "map(string)" => map(Type::String),
        _ => return None,
    })
}

/// One type for two uses: objects take the attributes of both, anything else stays as the first use has it.
fn join(one: Type, other: Type) -> Type {
    match (one, other) {
        (Type::Dynamic, other) => other,
        (Type::Object(one), Type::Object(other)) => {
            let mut attributes = one.attributes.clone();
            for (name, ty) in &other.attributes {
                let both = match attributes.remove(name) {
                    Some(known) => join(known, ty.clone()),
                    None => ty.clone(),
                };
                attributes.insert(name.clone(), both);
            }
            Type::Object(Arc::new(ObjectType { attributes, ..ObjectType::default() }))
        }
        (Type::List(one), Type::List(other)) => Type::List(Arc::new(join((*one).clone(), (*other).clone()))),
        (Type::Map(one), Type::Map(other)) => Type::Map(Arc::new(join((*one).clone(), (*other).clone()))),
        // What is read from an element says more than that there are elements.
        (Type::String, Type::Object(object)) => Type::Object(object),
        (Type::Set(_), Type::Map(of)) => Type::Map(of),
        (Type::List(_), Type::Map(of)) if matches!(*of, Type::Object(_)) => Type::Map(of),
        // A list serves where a set of the same is wanted.
        (Type::Set(one), Type::List(_)) => Type::List(one),
        (one, _) => one,
    }
}

fn list(element: Type) -> Type {
    Type::List(Arc::new(element))
}

fn map(element: Type) -> Type {
    Type::Map(Arc::new(element))
}

/// What is looked for: `var.NAME`, the `each.value` of a body, or a name that a `for` binds.
struct Look<'n> {
    root: &'n str,
    name: Option<&'n str>,
    strong: Vec<Type>,
    weak: Vec<Type>,
    secret: bool,
    /// Where in the block its name is used, in order; nothing where that is not known.
    uses: Vec<u32>,
}

impl<'n> Look<'n> {
    fn new(root: &'n str, name: Option<&'n str>) -> Self {
        Look { root, name, strong: Vec::new(), weak: Vec::new(), secret: false, uses: Vec::new() }
    }

    /// What all uses say together.
    fn ty(self) -> Option<Type> {
        let mut all = self.strong.into_iter().chain(self.weak);
        all.next().map(|first| all.fold(first, join))
    }

    fn block(&mut self, ctx: &Context, block: Block) {
        let schema = ctx.type_of(block);
        let child = match block.kind() {
            "module" => ctx.module.called_folder(block),
            _ => None,
        };
        let child = child.and_then(|folder| Module::in_folder(ctx.modules, &folder));
        let inputs: BTreeMap<&str, Type> = child
            .into_iter()
            .flat_map(|child| child.of_kind("variable"))
            .filter_map(|one| Some((one.name(), simple(one.attribute("type")?.value().text())?)))
            .collect();
        let known = |name: &str| match block.kind() {
            // Every argument of a provider that answers set to a variable is a string.
            "provider" => Some(Type::String),
            _ => inputs.get(name).cloned(),
        };
        self.body(&block.node().body, schema.as_deref(), &known, &block.node().body);
    }

    fn body(&mut self, body: &Body, schema: Option<&BlockType>, known: &dyn Fn(&str) -> Option<Type>, whole: &Body) {
        for item in items(body, &self.uses) {
            match item {
                Item::Attribute(attribute) => match attribute.name.as_str() {
                    "count" => self.expr(&attribute.value, Some(&Type::Number)),
                    // What is repeated over does not read its own elements.
                    "for_each" if self.root == "each" => {}
                    // Inside of a block it repeats nothing, and is an argument like any other.
                    "for_each" if std::ptr::eq(body, whole) => {
                        // Only what reads the values tells a map from a set.
                        let mut each = Look::new("each", Some("value"));
                        each.body(whole, schema, known, whole);
                        let ty = match each.ty() {
                            Some(element) => map(element),
                            None => Type::Set(Arc::new(Type::String)),
                        };
                        self.expr(&attribute.value, Some(&ty));
                    }
                    "condition" => self.expr(&attribute.value, Some(&Type::Bool)),
                    name => {
                        let argument = schema.and_then(|schema| schema.attribute(name));
                        let secret = argument.is_some_and(|argument| argument.sensitive) && !is_plain(body);
                        if secret && self.is_it(&attribute.value) {
                            self.secret = true;
                        }
                        let ty = argument.map(|argument| argument.ty.clone()).or_else(|| known(name));
                        self.expr(&attribute.value, ty.as_ref());
                    }
                },
                Item::Block(block) if block.kind == "dynamic" => {
                    let name = block.labels.first().map_or("", |label| label.text.as_str());
                    let nested = schema.and_then(|schema| schema.as_block(name));
                    let nested = nested.as_ref().map(|one| &*one.block);
                    let mut element = Look::new(iterator(block).unwrap_or(name), Some("value"));
                    for item in &block.body.items {
                        if let Item::Block(content) = item {
                            self.body(&content.body, nested, &|_| None, whole);
                            element.body(&content.body, nested, &|_| None, whole);
                        }
                    }
                    // Keys are read of what has some.
                    let keyed = block.body.blocks("content").any(|content| reads_key(&content.body, element.root));
                    let of = element.ty().unwrap_or(Type::String);
                    let ty = if keyed { map(of) } else { list(of) };
                    let each = block.body.items.iter().find_map(|item| match item {
                        Item::Attribute(each) if each.name == "for_each" => Some(each),
                        _ => None,
                    });
                    if let Some(each) = each {
                        self.expr(&each.value, Some(&ty));
                    }
                }
                Item::Block(block) => {
                    let nested = schema.and_then(|schema| schema.as_block(&block.kind));
                    self.body(&block.body, nested.as_ref().map(|one| &*one.block), &|_| None, whole);
                }
            }
        }
    }

    /// The steps behind what is looked for, where an expression is that.
    fn steps<'e>(&self, expr: &'e Expr) -> Option<&'e [Step]> {
        let is_root = |expr: &Expr| matches!(&expr.kind, ExprKind::Variable(name) if name == self.root);
        match (&expr.kind, self.name) {
            (ExprKind::Variable(_), None) if is_root(expr) => Some(&[]),
            (ExprKind::Traversal(root, steps), None) if is_root(root) => Some(steps),
            (ExprKind::Traversal(root, steps), Some(name)) if is_root(root) => {
                let (first, rest) = steps.split_first()?;
                matches!(&first.kind, StepKind::Attr(step) if step == name).then_some(rest)
            }
            _ => None,
        }
    }

    /// Whether an expression is what is looked for, or a part of it.
    fn is_it(&self, expr: &Expr) -> bool {
        self.steps(expr).is_some()
    }

    fn expr(&mut self, expr: &Expr, want: Option<&Type>) {
        match &expr.kind {
            ExprKind::Variable(_) if self.is_it(expr) => self.strong.extend(want.cloned()),
            ExprKind::Traversal(root, steps) => {
                match self.steps(expr) {
                    Some(steps) => self.strong.extend(stepped(steps, want)),
                    // What is taken of the result of a function is wanted of it.
                    None if matches!(root.kind, ExprKind::Call(_)) => self.expr(root, stepped(steps, want).as_ref()),
                    None => self.expr(root, None),
                }
                for step in steps {
                    if let StepKind::Index(index) = &step.kind {
                        self.expr(index, None);
                    }
                }
            }
            ExprKind::Template(parts) => match &parts[..] {
                [Part::Interpolation(_, only)] => self.expr(only, want),
                parts => self.parts(parts),
            },
            ExprKind::Heredoc(parts) => self.parts(parts),
            ExprKind::Paren(inner) => self.expr(inner, want),
            ExprKind::Conditional(sides) => {
                self.expr(&sides[0], Some(&Type::Bool));
                for (side, other) in [(&sides[1], &sides[2]), (&sides[2], &sides[1])] {
                    let own = want.cloned().or_else(|| literal(other));
                    self.expr(side, own.as_ref());
                }
            }
            ExprKind::Unary(inner) => self.expr(inner, None),
            ExprKind::Binary(operator, sides) => {
                let ty = |other: &Expr| match *operator {
                    "&&" | "||" => Some(Type::Bool),
                    "==" | "!=" => literal(other),
                    _ => Some(Type::Number),
                };
                let (one, other) = (ty(&sides[1]), ty(&sides[0]));
                self.expr(&sides[0], one.as_ref());
                self.expr(&sides[1], other.as_ref());
            }
            ExprKind::Array(items) => {
                let element = want.and_then(Type::element);
                let items = at(items, &self.uses, |item| item.range.start);
                items.into_iter().for_each(|item| self.expr(item, element));
            }
            ExprKind::Object(entries) => {
                for entry in at(entries, &self.uses, |entry| entry.key.range.start) {
                    let key = match &entry.key.kind {
                        ExprKind::Variable(name) | ExprKind::String(name) => Some(name.as_str()),
                        _ => None,
                    };
                    let ty = match want {
                        Some(Type::Map(element)) => Some(&**element),
                        Some(Type::Object(object)) => key.and_then(|key| object.attributes.get(key)),
                        _ => None,
                    };
                    self.expr(&entry.value, ty);
                }
            }
            ExprKind::Call(call) => {
                for at in places(&call.args, &self.uses, |argument| argument.range.start) {
                    let ty = taken(&call.name, at, want);
                    self.expr(&call.args[at], ty.as_ref());
                }
            }
            ExprKind::For(parts) => self.for_expr(parts, want),
            _ => {}
        }
    }

    fn for_expr(&mut self, parts: &For, want: Option<&Type>) {
        let mut element = Look::new(&parts.value_name, None);
        let wanted = want.and_then(Type::element);
        for (part, want) in [
            (Some(&parts.value), wanted),
            (parts.key.as_ref(), Some(&Type::String)),
            (parts.condition.as_ref(), Some(&Type::Bool)),
        ] {
            if let Some(part) = part {
                element.expr(part, want);
                if self.root != parts.value_name {
                    self.expr(part, want);
                }
            }
        }
        let element = element.ty().unwrap_or(Type::String);
        let ty = if parts.key_name.is_some() { map(element) } else { list(element) };
        self.expr(&parts.collection, Some(&ty));
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in at(parts, &self.uses, Part::start) {
            match part {
                Part::Literal(_) => {}
                Part::Interpolation(_, inner) if self.is_it(inner) => {
                    let steps = self.steps(inner).unwrap_or_default();
                    self.weak.extend(stepped(steps, Some(&Type::String)));
                }
                Part::Interpolation(_, inner) => self.expr(inner, None),
                Part::If(part) => {
                    self.expr(&part.condition, Some(&Type::Bool));
                    self.parts(&part.then);
                    self.parts(&part.otherwise);
                }
                Part::For(part) => {
                    self.expr(&part.collection, Some(&list(Type::String)));
                    self.parts(&part.body);
                }
            }
        }
    }
}

/// What a function takes at a place. Functions that hand on what they are given want what is wanted of them.
fn taken(function: &str, at: usize, want: Option<&Type>) -> Option<Type> {
    match function {
        "coalesce" | "try" | "sensitive" | "nonsensitive" => want.cloned(),
        "merge" => Some(want.cloned().filter(|ty| *ty != Type::Dynamic).unwrap_or_else(|| map(Type::String))),
        "length" | "concat" | "toset" | "tolist" | "flatten" | "distinct" | "sort" | "compact" | "slice"
        | "element" | "coalescelist"
            if at == 0 || matches!(function, "concat" | "coalescelist") =>
        {
            let element = want.and_then(Type::element).cloned().filter(|ty| *ty != Type::Dynamic);
            Some(list(element.unwrap_or(Type::String)))
        }
        "contains" if at == 0 => Some(list(Type::String)),
        "keys" if at == 0 => Some(map(Type::String)),
        "values" | "lookup" if at == 0 => {
            let element = if function == "values" { want.and_then(Type::element) } else { want };
            Some(map(element.cloned().filter(|ty| *ty != Type::Dynamic).unwrap_or(Type::String)))
        }
        _ => Functions::get(function)?.param(at).cloned().filter(|ty| *ty != Type::Dynamic),
    }
}

fn literal(expr: &Expr) -> Option<Type> {
    match &expr.kind {
        ExprKind::String(_) | ExprKind::Template(_) => Some(Type::String),
        ExprKind::Number(_) => Some(Type::Number),
        ExprKind::Bool(_) => Some(Type::Bool),
        ExprKind::Array(items) => Some(list(items.first().and_then(literal).unwrap_or(Type::String))),
        _ => None,
    }
}

/// Whether a parameter says itself that its value is no secret: `type = "String"`.
fn is_plain(body: &Body) -> bool {
    let says =
        |item: &Item| matches!(item, Item::Attribute(a) if a.name == "type" && a.value.as_str() == Some("String"));
    body.items.iter().any(says)
}
