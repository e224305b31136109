//! Whether a value would pass the validations of its variable, as far as they can be worked out.

use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

use crate::edit::Edits;
use crate::module::block::Block;
use crate::module::refs;
use crate::syntax;
use crate::syntax::tree::{Call, Expr, ExprKind};

/// A value that is known.
#[derive(Clone, Debug, PartialEq)]
enum Plain {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Plain>),
}

/// Whether no validation of the variable certainly refuses the value; a condition that cannot be worked out refuses
/// nothing when it does not speak of a form (`regex`, `can`), else the value is not trusted.
pub fn passes(variable: Block, value: &str) -> bool {
    let Some(value) = syntax::expression(value) else { return false };
    let Some(value) = constant(&value) else { return variable.nested("validation").next().is_none() };
    conditions(variable).all(|condition| eval(condition, variable.name(), &value) == Some(Plain::Bool(true)))
}

/// Whether a validation certainly refuses the value: everything in its condition can be worked out, and it does not hold.
pub fn refuses(variable: Block, value: &str) -> bool {
    let value = syntax::expression(value);
    let Some(value) = value.as_ref().and_then(constant) else { return false };
    let own = format!("var.{}", variable.name());
    let known = |expr: &Expr| match &expr.kind {
        ExprKind::Call(call) => WORKED_OUT.contains(&call.name.as_str()) && !call.expand,
        ExprKind::Traversal(_, steps) => steps.len() == 1 && refs::head(expr).is_some_and(|(target, _)| target == own),
        ExprKind::String(_) => true,
        ExprKind::For(_) | ExprKind::Template(_) | ExprKind::Heredoc(_) => false,
        _ => true,
    };
    let patterns = |expr: &Expr| match &expr.kind {
        ExprKind::Call(call) if call.name == "regex" => match call.args.first().map(|one| &one.kind) {
            Some(ExprKind::String(pattern)) => Regex::new(pattern).is_ok(),
            _ => false,
        },
        _ => true,
    };
    conditions(variable)
        .filter(|condition| condition.all().all(|expr| known(expr) && patterns(expr)))
        .any(|condition| eval(condition, variable.name(), &value) == Some(Plain::Bool(false)))
}

/// The functions whose results are worked out here.
const WORKED_OUT: [&str; 12] = [
    "contains",
    "length",
    "regex",
    "cidrhost",
    "cidrnetmask",
    "cidrsubnet",
    "can",
    "alltrue",
    "lower",
    "trimspace",
    "startswith",
    "floor",
];

/// The values that the validations themselves name: those of `contains([...], var.x)`, and the bounds of comparisons.
pub fn named(variable: Block) -> Vec<String> {
    let mut found = Vec::new();
    for condition in conditions(variable) {
        for part in condition.all() {
            match &part.kind {
                ExprKind::Call(call) if call.name == "contains" => {
                    if let Some(Some(Plain::List(items))) = call.args.first().map(constant) {
                        found.extend(items.iter().filter_map(spelt));
                    }
                }
                ExprKind::Binary(operator, sides) if matches!(*operator, ">=" | "<=" | "==" | ">") => {
                    if let Some(Plain::Number(bound)) = constant(&sides[1]) {
                        found.extend(spelt(&Plain::Number(if *operator == ">" { bound + 1.0 } else { bound })));
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// The shortest text that a pattern of its validations takes as a whole; `None` for what names a person or a resource.
pub fn example(variable: Block) -> Option<String> {
    let patterns = conditions(variable).flat_map(Expr::all).filter_map(|part| match &part.kind {
        ExprKind::Call(call) if call.name == "regex" => match &call.args.first()?.kind {
            ExprKind::String(pattern) => Some(pattern.as_str()),
            _ => None,
        },
        _ => None,
    });
    let mut whole = patterns.filter(|pattern| pattern.starts_with('^') && pattern.ends_with('$'));
    let hir = regex_syntax::parse(whole.next()?).ok()?;
    let mut text = String::new();
    shortest(&hir, &mut text)?;
    (!text.is_empty() && !text.contains(['@', '"', '\\', '$']) && !text.starts_with("arn:"))
        .then(|| format!("{text:?}"))
}

fn shortest(hir: &Hir, text: &mut String) -> Option<()> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => {}
        HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
        HirKind::Class(Class::Unicode(class)) => text.push(class.ranges().first()?.start()),
        HirKind::Class(Class::Bytes(_)) => return None,
        HirKind::Repetition(part) => {
            for _ in 0..part.min {
                shortest(&part.sub, text)?;
            }
        }
        HirKind::Capture(part) => shortest(&part.sub, text)?,
        HirKind::Concat(parts) => parts.iter().try_for_each(|part| shortest(part, text))?,
        HirKind::Alternation(parts) => shortest(parts.first()?, text)?,
    }
    Some(())
}

/// Its validations let a value pass that says that nobody has set it.
pub fn allow(edits: &mut Edits, variable: Block, mark: &str) {
    if passes(variable, mark) {
        return;
    }
    for one in variable.nested("validation").filter_map(|one| one.attribute("condition")) {
        let value = one.value();
        let text = match value.kind() {
            ExprKind::Paren(_) => value.text().to_owned(),
            _ => format!("({})", value.text()),
        };
        edits.replace(value, &format!("var.{} == {mark} ? true : {text}", variable.name()));
    }
}

/// The conditions of its validations.
pub fn conditions<'m>(variable: Block<'m>) -> impl Iterator<Item = &'m Expr> {
    let all = variable.nested("validation").filter_map(|one| one.attribute("condition"));
    all.map(|condition| condition.value().node())
}

fn spelt(value: &Plain) -> Option<String> {
    match value {
        Plain::Text(text) => Some(format!("{text:?}")),
        Plain::Number(number) => Some(number.to_string()),
        Plain::Bool(value) => Some(value.to_string()),
        _ => None,
    }
}

fn constant(expr: &Expr) -> Option<Plain> {
    eval(expr, "", &Plain::Null)
}

fn eval(expr: &Expr, name: &str, value: &Plain) -> Option<Plain> {
    let inner = |expr: &Expr| eval(expr, name, value);
    match &expr.kind {
        ExprKind::Null => Some(Plain::Null),
        ExprKind::Bool(value) => Some(Plain::Bool(*value)),
        ExprKind::Number(text) => text.parse().ok().map(Plain::Number),
        ExprKind::String(text) => Some(Plain::Text(text.clone())),
        // An empty map passes what an empty list passes.
        ExprKind::Object(entries) if entries.is_empty() => Some(Plain::List(Vec::new())),
        ExprKind::Array(items) => items.iter().map(inner).collect::<Option<_>>().map(Plain::List),
        ExprKind::Paren(node) => inner(node),
        ExprKind::Traversal(_, steps) if steps.len() == 1 => {
            let (target, _) = refs::head(expr)?;
            (!name.is_empty() && target.strip_prefix("var.") == Some(name)).then(|| value.clone())
        }
        ExprKind::Unary(node) => match inner(node)? {
            Plain::Bool(value) => Some(Plain::Bool(!value)),
            Plain::Number(number) => Some(Plain::Number(-number)),
            _ => None,
        },
        ExprKind::Conditional(parts) => match inner(&parts[0])? {
            Plain::Bool(true) => inner(&parts[1]),
            Plain::Bool(false) => inner(&parts[2]),
            _ => None,
        },
        ExprKind::Binary(operator, sides) => {
            let (one, other) = (inner(&sides[0]), inner(&sides[1]));
            let known = match (*operator, &one, &other) {
                ("&&", Some(Plain::Bool(false)), _) | ("&&", _, Some(Plain::Bool(false))) => false,
                ("||", Some(Plain::Bool(true)), _) | ("||", _, Some(Plain::Bool(true))) => true,
                ("&&", Some(Plain::Bool(_)), Some(Plain::Bool(_))) => true,
                ("||", Some(Plain::Bool(_)), Some(Plain::Bool(_))) => false,
                ("==", Some(one), Some(other)) => one == other,
                ("!=", Some(one), Some(other)) => one != other,
                (_, Some(Plain::Number(one)), Some(Plain::Number(other))) => match *operator {
                    "<" => one < other,
                    "<=" => one <= other,
                    ">" => one > other,
                    ">=" => one >= other,
                    _ => return None,
                },
                _ => return None,
            };
            Some(Plain::Bool(known))
        }
        ExprKind::Call(one) => call(one, &inner),
        ExprKind::For(one) => {
            let Plain::List(items) = inner(&one.collection)? else { return None };
            if items.is_empty() {
                return Some(Plain::List(items));
            }
            // Only what is asked of each element: `[for x in var.xs : can(...)]`.
            let all = items.iter().map(|item| element(&one.value, &one.value_name, item));
            all.collect::<Option<_>>().map(Plain::List)
        }
        _ => None,
    }
}

fn element(expr: &Expr, bound: &str, item: &Plain) -> Option<Plain> {
    match &expr.kind {
        ExprKind::Variable(name) if name == bound => Some(item.clone()),
        ExprKind::Call(one) => call(one, &|expr| element(expr, bound, item)),
        _ => constant(expr),
    }
}

fn call(call: &Call, inner: &dyn Fn(&Expr) -> Option<Plain>) -> Option<Plain> {
    let arg = |at: usize| call.args.get(at).and_then(inner);
    match (call.name.as_str(), arg(0), arg(1)) {
        ("contains", Some(Plain::List(items)), Some(value)) => Some(Plain::Bool(items.contains(&value))),
        ("length", Some(Plain::Text(text)), _) => Some(Plain::Number(text.chars().count() as f64)),
        ("length", Some(Plain::List(items)), _) => Some(Plain::Number(items.len() as f64)),
        ("regex", Some(Plain::Text(pattern)), Some(Plain::Text(text))) => {
            Regex::new(&pattern).ok()?.is_match(&text).then_some(Plain::Text(text))
        }
        ("cidrhost" | "cidrnetmask" | "cidrsubnet", Some(Plain::Text(text)), _) => {
            is_network(&text).then_some(Plain::Text(text))
        }
        ("can", value, _) => Some(Plain::Bool(value.is_some())),
        ("alltrue", Some(Plain::List(items)), _) => {
            Some(Plain::Bool(items.iter().all(|item| *item == Plain::Bool(true))))
        }
        ("lower", Some(Plain::Text(text)), _) => Some(Plain::Text(text.to_lowercase())),
        ("trimspace", Some(Plain::Text(text)), _) => Some(Plain::Text(text.trim().to_owned())),
        ("startswith", Some(Plain::Text(text)), Some(Plain::Text(start))) => {
            Some(Plain::Bool(text.starts_with(&start)))
        }
        ("floor", Some(Plain::Number(number)), _) => Some(Plain::Number(number.floor())),
        _ => None,
    }
}

fn is_network(text: &str) -> bool {
    let Some((address, bits)) = text.split_once('/') else { return false };
    address.parse::<std::net::IpAddr>().is_ok() && bits.parse::<u8>().is_ok_and(|bits| bits <= 128)
}
