//! What can be known of an expression's value, and what is wrong with it on the way.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Judge;
use super::known::{ANYTHING, Known, friendly, unify};
use super::scope::Scope;
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::{Entry, Expr, ExprKind, Part};

mod call;
mod constant;
mod patterns;
mod repeat;
mod returns;
mod steps;
mod template_file;

/// How long a text is, in bytes, that a template makes and that is known: texts that are put together of each other twice
/// grow without end.
const LONGEST: usize = 65_536;

impl<'m> Judge<'m> {
    /// What is known of an expression.
    pub(super) fn eval(&self, value: Value<'m>, scope: &Scope<'m>) -> Known {
        if scope.blind {
            return ANYTHING;
        }
        let inner = |node: &'m Expr| self.eval(value.inner(node), scope);
        match value.kind() {
            ExprKind::Null => Known::Null,
            ExprKind::Bool(known) => Known::Bool(*known),
            ExprKind::Number(text) => text.parse().map_or(Known::Of(Type::Number), Known::Number),
            ExprKind::String(text) => Known::text(text),
            ExprKind::Template(parts) => match &parts[..] {
                [Part::Interpolation(_, only)] => inner(only),
                parts => self.template(value, parts, scope),
            },
            ExprKind::Heredoc(parts) => self.template(value, parts, scope),
            ExprKind::Array(items) => Known::Tuple(items.iter().map(inner).collect()),
            ExprKind::Object(entries) => self.object(value, entries, scope),
            ExprKind::Paren(node) => inner(node),
            ExprKind::Conditional(parts) => self.conditional(value, parts, scope),
            ExprKind::Unary(node) => self.unary(value, node, scope),
            ExprKind::Binary(operator, sides) => self.binary(value, operator, sides, scope),
            ExprKind::Call(call) => self.call(value, call, scope),
            ExprKind::For(parts) => self.for_expr(value, parts, scope),
            ExprKind::Variable(name) => match scope.get(name) {
                Some(known) => known.clone(),
                None => self.bare_name(value, name),
            },
            ExprKind::Traversal(root, steps) => match &root.kind {
                ExprKind::Variable(name) => match scope.get(name) {
                    Some(known) => self.steps(value, known.clone(), steps, scope),
                    None => self.reference(value, name, steps, scope),
                },
                _ => {
                    let known = inner(root);
                    self.steps(value, known, steps, scope)
                }
            },
        }
    }

    /// Says that a value is wrong, unless the scope keeps that to itself.
    pub(super) fn wrong(&self, value: Value<'m>, scope: &Scope<'m>, summary: &str, message: impl Into<String>) {
        if !scope.quiet {
            self.error(value.span(), summary, message);
        }
    }

    fn template(&self, value: Value<'m>, parts: &'m [Part], scope: &Scope<'m>) -> Known {
        let (mut secret, mut whole) = (false, Some(String::new()));
        for part in parts {
            match part {
                Part::Literal(range) => {
                    let text = &value.file_text()[value.place(range)];
                    // An escape would have to be decoded; then the value is not known.
                    whole = whole.filter(|_| !text.contains(['\\', '$', '%'])).map(|all| all + text);
                }
                Part::Interpolation(_, node) => {
                    let part = value.inner(node);
                    let known = self.eval(part, scope);
                    secret |= known.holds_secret();
                    whole = match known.bare() {
                        Known::Text(text) => whole.map(|all| all + text),
                        Known::Number(number) => whole.map(|all| all + &number.to_string()),
                        Known::Bool(known) => whole.map(|all| all + &known.to_string()),
                        Known::Null => {
                            let why =
                                "The expression result is null. Cannot include a null value in a string template.";
                            self.wrong(part, scope, "Invalid template interpolation value", why);
                            None
                        }
                        Known::Tuple(_) | Known::Set(_) | Known::Object(_) => {
                            let why = "Cannot include the given value in a string template: string required.";
                            self.wrong(part, scope, "Invalid template interpolation value", why);
                            None
                        }
                        _ => None,
                    };
                }
                Part::If(part) => {
                    self.test(value.inner(&part.condition), scope);
                    let quiet = scope.quiet();
                    secret |= self.template(value, &part.then, &quiet).is_secret();
                    secret |= self.template(value, &part.otherwise, &quiet).is_secret();
                    whole = None;
                }
                Part::For(part) => {
                    let place = value.inner(&part.collection);
                    let collection = self.eval(place, scope);
                    self.iterable(place, collection.bare(), "template 'for' directive", scope);
                    let names = self.names(&part.key_name, &part.value_name, &collection);
                    secret |= collection.holds_secret();
                    let inside = scope.with(names);
                    let written_out = matches!(collection.bare(), Known::Tuple(items) if !items.is_empty())
                        || matches!(collection.bare(), Known::Object(entries) if !entries.is_empty());
                    let inside = if written_out || self.looks_ahead() { inside } else { inside.quiet() };
                    secret |= self.template(value, &part.body, &inside).is_secret();
                    whole = None;
                }
            }
        }
        let known = match (value.kind(), whole.filter(|all| all.len() <= LONGEST)) {
            // A heredoc may be indented, and what a template holds may have been cut at its marks.
            (ExprKind::Template(_), Some(text)) => Known::text(&text),
            _ => Known::Of(Type::String),
        };
        known.marked(secret)
    }

    fn object(&self, value: Value<'m>, entries: &'m [Entry], scope: &Scope<'m>) -> Known {
        let mut known = BTreeMap::new();
        let mut sure = true;
        for entry in entries {
            let key: Option<Arc<str>> = match &entry.key.kind {
                ExprKind::Variable(name) => Some(name.as_str().into()),
                // These words are names like any other here.
                ExprKind::Null | ExprKind::Bool(_) => Some(value.inner(&entry.key).text().into()),
                ExprKind::Traversal(root, _) if matches!(root.kind, ExprKind::Variable(_)) => {
                    let why = "If this expression is intended to be a reference, wrap it in parentheses. If it's instead intended as a literal name containing periods, wrap it in quotes to create a string literal.";
                    self.wrong(value.inner(&entry.key), scope, "Ambiguous attribute key", why);
                    None
                }
                _ => {
                    let place = value.inner(&entry.key);
                    self.key(place, self.eval(place, scope).bare(), scope)
                }
            };
            let content = self.eval(value.inner(&entry.value), scope);
            match key {
                Some(key) => _ = known.insert(key, content),
                None => sure = false,
            }
        }
        match sure {
            true => Known::Object(known),
            // Keys that are not known: an object of which nothing can be said.
            false => ANYTHING.marked(known.values().any(Known::holds_secret)),
        }
    }

    /// What decides between two branches.
    fn test(&self, value: Value<'m>, scope: &Scope<'m>) -> Known {
        let test = self.eval(value, scope);
        // Of one that is not known Terraform looks at neither side, nor at what it is.
        let known = !matches!(test.bare(), Known::Of(_));
        if let Err(why) = test.fits(&Type::Bool)
            && (known || self.looks_ahead())
        {
            let why = format!("The condition expression must be of type bool: {why}.");
            self.wrong(value, scope, "Incorrect condition type", why);
        } else if matches!(test.bare(), Known::Null) {
            let why = "The condition value is null. Conditions must either be true or false.";
            self.wrong(value, scope, "Null condition", why);
        }
        test
    }

    fn conditional(&self, value: Value<'m>, [condition, then, otherwise]: &'m [Expr; 3], scope: &Scope<'m>) -> Known {
        let test = self.test(value.inner(condition), scope);
        let decided = match test.bare() {
            Known::Bool(decided) => Some(*decided),
            _ => None,
        };
        let quiet = scope.quiet();
        let side = |node: &'m Expr, chosen: bool| self.eval(value.inner(node), if chosen { scope } else { &quiet });
        let (one, other) = (side(then, decided == Some(true)), side(otherwise, decided == Some(false)));
        let Some(ty) = unify(&one.ty(), &other.ty()) else {
            let why = format!(
                "The true and false result expressions must have consistent types. The 'true' value is {}, but the 'false' value is {}.",
                friendly(&one.ty()),
                friendly(&other.ty())
            );
            self.wrong(value, scope, "Inconsistent conditional result types", why);
            return ANYTHING;
        };
        let secret = test.is_secret() || one.holds_secret() || other.holds_secret();
        match decided {
            Some(true) if is_as(&one, &ty) => one,
            Some(false) if is_as(&other, &ty) => other,
            _ => Known::Of(ty).marked(secret),
        }
    }

    fn operand(&self, value: Value<'m>, want: &Type, side: &str, scope: &Scope<'m>) -> Known {
        let known = self.eval(value, scope);
        if let Err(why) = known.fits(want) {
            self.wrong(value, scope, "Invalid operand", format!("Unsuitable value for {side}operand: {why}."));
        } else if matches!(known.bare(), Known::Null) {
            self.wrong(
                value,
                scope,
                "Invalid operand",
                format!("Unsuitable value for {side}operand: argument must not be null."),
            );
        }
        known
    }

    fn unary(&self, value: Value<'m>, node: &'m Expr, scope: &Scope<'m>) -> Known {
        let want = if value.text().starts_with('!') { Type::Bool } else { Type::Number };
        let known = self.operand(value.inner(node), &want, "unary ", scope);
        let result = match (known.bare(), &want) {
            (Known::Bool(it), Type::Bool) => Known::Bool(!it),
            (Known::Number(it), Type::Number) => Known::Number(-it),
            _ => Known::Of(want),
        };
        // Of a value that is not known yet Terraform forgets here that it must not be shown.
        let secret = known.is_secret() && !matches!(result, Known::Of(_));
        result.marked(secret)
    }

    fn binary(&self, value: Value<'m>, operator: &str, sides: &'m [Expr; 2], scope: &Scope<'m>) -> Known {
        let (takes, gives) = match operator {
            "&&" | "||" => (Type::Bool, Type::Bool),
            "==" | "!=" => (Type::Dynamic, Type::Bool),
            "<" | "<=" | ">" | ">=" => (Type::Number, Type::Bool),
            _ => (Type::Number, Type::Number),
        };
        let [one, other] = sides;
        let (one, other) = match takes {
            Type::Dynamic => (self.eval(value.inner(one), scope), self.eval(value.inner(other), scope)),
            _ => (
                self.operand(value.inner(one), &takes, "left ", scope),
                self.operand(value.inner(other), &takes, "right ", scope),
            ),
        };
        let secret = one.holds_secret() || other.holds_secret();
        let result = match (one.bare(), operator, other.bare()) {
            (Known::Number(a), "+", Known::Number(b)) => Known::Number(a + b),
            (Known::Number(a), "-", Known::Number(b)) => Known::Number(a - b),
            (Known::Number(a), "*", Known::Number(b)) => Known::Number(a * b),
            // Anything else divided by zero is infinite.
            (Known::Number(0.0), "/", Known::Number(0.0)) => {
                self.wrong(value, scope, "Division by zero", "Impossible to divide by zero.");
                Known::Of(gives)
            }
            (Known::Number(a), "<", Known::Number(b)) => Known::Bool(a < b),
            (Known::Number(a), "<=", Known::Number(b)) => Known::Bool(a <= b),
            (Known::Number(a), ">", Known::Number(b)) => Known::Bool(a > b),
            (Known::Number(a), ">=", Known::Number(b)) => Known::Bool(a >= b),
            (Known::Bool(a), "&&", Known::Bool(b)) => Known::Bool(*a && *b),
            (Known::Bool(a), "||", Known::Bool(b)) => Known::Bool(*a || *b),
            (one, "==" | "!=", other) => match same(one, other) {
                Some(same) => Known::Bool(same == (operator == "==")),
                None => Known::Of(gives),
            },
            _ => Known::Of(gives),
        };
        result.marked(secret)
    }

    /// The names that a `for` binds while it goes through a collection.
    pub(super) fn names(
        &self,
        key_name: &'m Option<String>,
        value_name: &'m str,
        collection: &Known,
    ) -> Vec<(&'m str, Known)> {
        let (key, element) = elements(collection);
        let secret = collection.is_secret();
        let mut names = Vec::new();
        names.extend(key_name.as_ref().map(|name| (name.as_str(), key.marked(secret))));
        names.push((value_name, element.marked(secret)));
        names
    }
}

/// Whether two values are the same, where that is known.
fn same(one: &Known, other: &Known) -> Option<bool> {
    match (one, other) {
        (Known::Text(a), Known::Text(b)) => Some(a == b),
        (Known::Number(a), Known::Number(b)) => Some(a == b),
        (Known::Bool(a), Known::Bool(b)) => Some(a == b),
        (Known::Of(_), _) | (_, Known::Of(_)) => None,
        (Known::Null, other) | (other, Known::Null) => Some(*other == Known::Null),
        _ => None,
    }
}

/// Whether a value is of this type, or a tuple that becomes a list of it as it stands.
fn is_as(known: &Known, ty: &Type) -> bool {
    match (known.bare(), ty) {
        (_, Type::Dynamic) => true,
        (Known::Tuple(items), Type::List(element)) => items.iter().all(|item| item.ty() == **element),
        _ => known.ty() == *ty,
    }
}

/// What is known of the keys and the elements of a collection.
pub(super) fn elements(collection: &Known) -> (Known, Known) {
    let same = |mut all: &mut dyn Iterator<Item = &Known>| {
        let first = all.next()?.ty();
        (&mut all).all(|one| one.ty() == first).then_some(Known::Of(first))
    };
    match collection.bare() {
        Known::Tuple(items) => {
            let element = same(&mut items.iter()).unwrap_or(ANYTHING);
            (Known::Of(Type::Number), element.marked(items.iter().any(Known::holds_secret)))
        }
        Known::Object(entries) => {
            let element = same(&mut entries.values()).unwrap_or(ANYTHING);
            (Known::Of(Type::String), element.marked(entries.values().any(Known::holds_secret)))
        }
        Known::Set(items) => {
            let element = same(&mut items.iter()).unwrap_or(ANYTHING);
            (element.clone(), element)
        }
        Known::Of(Type::List(element)) => (Known::Of(Type::Number), Known::Of((**element).clone())),
        Known::Of(Type::Set(element)) => (Known::Of((**element).clone()), Known::Of((**element).clone())),
        Known::Of(Type::Map(element)) => (Known::Of(Type::String), Known::Of((**element).clone())),
        _ => (ANYTHING, ANYTHING),
    }
}
