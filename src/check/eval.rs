//! What can be known of an expression's value, and what is wrong with it on the way.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::Judge;
use super::known::{ANYTHING, Known, friendly, unify};
use super::scope::Scope;
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::{Entry, Expr, ExprKind, Part};

mod call;
mod catch;
mod constant;
mod formats;
mod lists;
mod networks;
mod numbers;
mod patterns;
mod repeat;
mod returns;
mod steps;
mod template;
mod template_file;
mod texts;
mod yaml;

pub(super) use constant::set_of;
use template::Literals;

impl<'m> Judge<'m> {
    /// What is known of an expression.
    pub(super) fn eval(&self, value: Value<'m>, scope: &Scope<'m>) -> Known {
        if scope.blind {
            return ANYTHING;
        }
        self.evaluated.set(self.evaluated.get() + 1);
        let inner = |node: &'m Expr| self.eval(value.inner(node), scope);
        match value.kind() {
            ExprKind::Null => Known::Null,
            ExprKind::Bool(known) => Known::Bool(*known),
            ExprKind::Number(text) => number_of(text),
            ExprKind::String(text) => Known::text(text),
            ExprKind::Template(parts) => match &parts[..] {
                [Part::Interpolation(_, only)] => inner(only),
                parts => self.template(value, parts, &Literals::none(), scope),
            },
            ExprKind::Heredoc(parts) => self.template(value, parts, &Literals::of(value, parts), scope),
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
    pub(super) fn wrong(
        &self,
        value: Value<'m>,
        scope: &Scope<'m>,
        summary: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) {
        match scope {
            Scope { quiet: true, .. } => {}
            Scope { caught: true, .. } => self.failures.set(self.failures.get() + 1),
            _ => self.error(value.span(), summary, message),
        }
    }

    fn object(&self, value: Value<'m>, entries: &'m [Entry], scope: &Scope<'m>) -> Known {
        let (mut known, mut others) = (BTreeMap::new(), Vec::new());
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
                None => others.push(content),
            }
        }
        if others.is_empty() {
            return Known::object(known);
        }
        // Keys that are not known: at most of what stands behind any of them something can be said.
        others.extend(known.into_values());
        let secret = others.iter().any(Known::holds_secret);
        match elements(&Known::Tuple(others.into())).1.ty() {
            ty if ty != Type::Dynamic && self.looks_ahead() => Known::Of(Type::Map(Arc::new(ty))),
            _ => ANYTHING,
        }
        .marked(secret)
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
            _ => {
                let chosen = decided.and_then(|decided| if decided { &one } else { &other }.brought_to(&ty));
                chosen.unwrap_or(Known::Of(ty)).marked(secret)
            }
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
            (Known::Number(a), "+", Known::Number(b)) => numbers::known(a + b),
            (Known::Number(a), "-", Known::Number(b)) => numbers::known(a - b),
            (Known::Number(a), "*", Known::Number(b)) => numbers::known(a * b),
            // Anything else divided by zero is infinite.
            (Known::Number(0.0), "/", Known::Number(0.0)) => {
                self.wrong(value, scope, "Division by zero", "Impossible to divide by zero.");
                Known::Of(gives)
            }
            (Known::Number(a), "/", Known::Number(b)) => numbers::known(a / b),
            (Known::Number(a), "%", Known::Number(b)) if *b != 0.0 => numbers::known(a % b),
            (Known::Number(a), "<", Known::Number(b)) => Known::Bool(a < b),
            (Known::Number(a), "<=", Known::Number(b)) => Known::Bool(a <= b),
            (Known::Number(a), ">", Known::Number(b)) => Known::Bool(a > b),
            (Known::Number(a), ">=", Known::Number(b)) => Known::Bool(a >= b),
            (Known::Bool(a), "&&", Known::Bool(b)) => Known::Bool(*a && *b),
            (Known::Bool(a), "||", Known::Bool(b)) => Known::Bool(*a || *b),
            (one, "==" | "!=", other) => match same(one, other).or_else(|| is_null(sides)) {
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

/// Whether one side is null, where the other is null itself and an expression that never gives that.
fn is_null(sides: &[Expr; 2]) -> Option<bool> {
    let never = |side: &Expr| match &side.kind {
        ExprKind::Binary(..) | ExprKind::Unary(_) => true,
        ExprKind::Template(parts) => parts.len() > 1,
        _ => false,
    };
    let null = |side: &Expr| matches!(side.kind, ExprKind::Null);
    let [one, other] = sides;
    (null(one) && never(other) || null(other) && never(one)).then_some(false)
}

/// A number as it is written, where it is as exact here as Terraform takes it.
fn number_of(text: &str) -> Known {
    match text.parse::<f64>() {
        Ok(number) if number.abs() < 9e15 => Known::Number(number),
        _ => Known::Of(Type::Number),
    }
}

/// Whether two values are the same, where that is known.
fn same(one: &Known, other: &Known) -> Option<bool> {
    match (one, other) {
        (Known::Text(a), Known::Text(b)) => Some(a == b),
        (Known::Number(a), Known::Number(b)) => Some(a == b),
        (Known::Bool(a), Known::Bool(b)) => Some(a == b),
        // A value of a plain type and one of another type are never the same, whatever they are.
        (one, other) if are_apart(&one.ty(), &other.ty()) => Some(false),
        (Known::Of(_), _) | (_, Known::Of(_)) => None,
        (Known::Null, other) | (other, Known::Null) => Some(*other == Known::Null),
        (Known::Tuple(a), Known::Tuple(b)) if a.len() != b.len() => Some(false),
        (Known::Object(a), Known::Object(b)) if !a.keys().eq(b.keys()) => Some(false),
        _ => None,
    }
}

/// Whether one of two types is plain, and the other another one that is known as a whole.
fn are_apart(one: &Type, other: &Type) -> bool {
    let is_plain = |ty: &Type| matches!(ty, Type::String | Type::Number | Type::Bool);
    one != other && (is_plain(one) && other.is_whole() || is_plain(other) && one.is_whole())
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
        (&mut all).try_fold(first, |first, one| returns::any_of(first, one.ty())).map(Known::Of)
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
