//! Whether a value will be there, said without the value: a plan cannot ask that of what is known only afterwards.

use super::calls::{self, Input};
use super::later;
use crate::check::variables::constraint;
use crate::edit::Edits;
use crate::fix::Context;
use crate::module::block::{Block, Value};
use crate::module::refs::head;
use crate::schema::types::Type;
use crate::syntax::tree::{Call, Expr, ExprKind, Part, Step, StepKind};

/// What a condition comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Said {
    /// It always comes to this.
    Sure(bool),
    /// An expression that a plan can work out.
    Text(String),
}

/// What a thing that is made has in any case, by the end of the argument's name.
const ALWAYS: [&str; 10] =
    ["id", "arn", "name", "arn_suffix", "url", "endpoint", "fqdn", "address", "invoke_arn", "hex"];

/// What was said, as an expression.
pub fn spelt(said: Said) -> String {
    match said {
        Said::Sure(known) => known.to_string(),
        Said::Text(text) => text,
    }
}

/// Puts questions in another way, and collects what has to be declared for it. The fix has the variable as the variant
/// `variable` of its `must.tf`.
#[derive(Debug, Default)]
pub struct Asker {
    /// The variables that are added, and what calls give them.
    pub edits: Edits,
    made: Vec<(String, String)>,
}

/// Where an expression stands.
#[derive(Clone, Copy)]
struct At<'m> {
    ctx: Context<'m>,
    holder: Block<'m>,
    depth: u32,
}

impl Asker {
    /// The expression, without what is known only later; `None` where it cannot be said.
    pub fn put<'m>(&mut self, ctx: &Context<'m>, holder: Block<'m>, value: Value<'m>) -> Option<Said> {
        self.say(At { ctx: *ctx, holder, depth: 0 }, value)
    }

    fn say<'m>(&mut self, at: At<'m>, value: Value<'m>) -> Option<Said> {
        if let ExprKind::Bool(known) = value.kind() {
            return Some(Said::Sure(*known));
        }
        if later::of(&at.ctx, at.holder, value).is_now() {
            return Some(Said::Text(value.text().to_owned()));
        }
        match value.kind() {
            ExprKind::Paren(node) => Some(match self.say(at, value.inner(node))? {
                Said::Text(text) if !is_simple(value.inner(node)) => Said::Text(format!("({text})")),
                other => other,
            }),
            ExprKind::Unary(node) if value.text().starts_with('!') => Some(not(self.say(at, value.inner(node))?)),
            ExprKind::Binary(operator @ ("&&" | "||"), sides) => {
                let [one, other] = &**sides;
                let (one, other) = (self.say(at, value.inner(one))?, self.say(at, value.inner(other))?);
                Some(both(one, *operator == "&&", other))
            }
            ExprKind::Binary(operator, sides) => {
                let (asked, blank, wanted) = question(at, value, operator, sides)?;
                let said = self.is_there(at, asked, blank)?;
                Some(if wanted { said } else { not(said) })
            }
            ExprKind::Conditional(parts) => {
                let [condition, then, otherwise] = &**parts;
                match self.say(at, value.inner(condition))? {
                    Said::Sure(true) => self.say(at, value.inner(then)),
                    Said::Sure(false) => self.say(at, value.inner(otherwise)),
                    Said::Text(text) => {
                        let then = spelt(self.say(at, value.inner(then))?);
                        let otherwise = spelt(self.say(at, value.inner(otherwise))?);
                        Some(Said::Text(match text.strip_prefix('!').filter(|text| is_word(text)) {
                            Some(text) => format!("{text} ? {otherwise} : {then}"),
                            None => format!("{} ? {then} : {otherwise}", unwrapped(&text)),
                        }))
                    }
                }
            }
            ExprKind::Traversal(..) => {
                let (address, _) = head(value.node())?;
                let target = address.strip_prefix("local.").and_then(|name| at.ctx.module.local(name))?;
                self.say(at.deeper()?, target.value()).map(in_parens)
            }
            _ => None,
        }
    }

    /// Whether a value is not `null`, or with `blank` not an empty text.
    fn is_there<'m>(&mut self, at: At<'m>, value: Value<'m>, blank: bool) -> Option<Said> {
        let at = at.deeper()?;
        let inner = |node: &'m Expr| value.inner(node);
        match value.kind() {
            ExprKind::Null => return Some(Said::Sure(blank)),
            ExprKind::String(text) => return Some(Said::Sure(!blank || !text.is_empty())),
            _ if later::of(&at.ctx, at.holder, value).is_now() => {
                let text = if is_simple(value) { value.text().to_owned() } else { format!("({})", value.text()) };
                return Some(Said::Text(format!("{text} != {}", if blank { "\"\"" } else { "null" })));
            }
            _ => {}
        }
        match value.kind() {
            ExprKind::Paren(node) => self.is_there(at, inner(node), blank),
            ExprKind::Template(parts) => match &parts[..] {
                [Part::Interpolation(_, only)] => self.is_there(at, inner(only), blank),
                parts => parts.iter().any(|part| matches!(part, Part::Literal(_))).then_some(Said::Sure(true)),
            },
            ExprKind::Conditional(parts) => {
                let [condition, then, otherwise] = &**parts;
                let condition = self.say(at, inner(condition))?;
                match (condition, self.is_there(at, inner(then), blank)?, self.is_there(at, inner(otherwise), blank)?) {
                    (Said::Sure(true), then, _) => Some(then),
                    (Said::Sure(false), _, otherwise) => Some(otherwise),
                    (_, one, other) if one == other => Some(one),
                    (condition, then, Said::Sure(false)) => Some(both(condition, true, then)),
                    (condition, Said::Sure(true), otherwise) => Some(both(condition, false, otherwise)),
                    (condition, Said::Sure(false), otherwise) => Some(both(not(condition), true, otherwise)),
                    (condition, then, Said::Sure(true)) => Some(both(not(condition), false, then)),
                    (Said::Text(text), then, otherwise) => {
                        Some(Said::Text(format!("({text} ? {} : {})", spelt(then), spelt(otherwise))))
                    }
                }
            }
            ExprKind::Call(call) => self.call_is_there(at, value, call, blank),
            ExprKind::Traversal(_, steps) => self.named_is_there(at, value, steps, blank),
            _ => None,
        }
    }

    fn call_is_there<'m>(&mut self, at: At<'m>, value: Value<'m>, call: &'m Call, blank: bool) -> Option<Said> {
        let args: Vec<Value> = call.args.iter().map(|arg| value.inner(arg)).collect();
        match (&*call.name, &args[..]) {
            ("try", [first, rest @ ..]) => {
                let first = match counted(at, *first) {
                    Some(address) => Said::Text(format!("length({address}) > 0")),
                    None => self.is_there(at, *first, blank)?,
                };
                let otherwise = rest.first().map_or(Some(Said::Sure(false)), |one| self.is_there(at, *one, blank))?;
                Some(both(first, false, otherwise))
            }
            ("one", [all]) => counted(at, *all).map(|address| Said::Text(format!("length({address}) > 0"))),
            ("join", [_, all]) if blank => {
                counted(at, *all).map(|address| Said::Text(format!("length({address}) > 0")))
            }
            ("coalesce", all) => {
                let each: Option<Vec<Said>> = all.iter().map(|one| self.is_there(at, *one, blank)).collect();
                each?.into_iter().reduce(|one, other| both(one, false, other))
            }
            ("nonsensitive" | "sensitive" | "tostring", [only]) => self.is_there(at, *only, blank),
            _ => None,
        }
    }

    fn named_is_there<'m>(&mut self, at: At<'m>, value: Value<'m>, steps: &'m [Step], blank: bool) -> Option<Said> {
        let (address, count) = head(value.node())?;
        let rest = &steps[count..];
        match address.split_once('.')? {
            ("local", name) if rest.is_empty() => {
                let local = at.ctx.module.local(name)?;
                self.is_there(at, local.value(), blank).map(in_parens)
            }
            ("var", name) if rest.is_empty() => self.input_is_there(at, name, blank).map(Said::Text),
            ("module", _) => {
                let [Step { kind: StepKind::Attr(name), .. }] = rest else { return None };
                let all = calls::readable(&at.ctx);
                let (_, child) = all.into_iter().find(|(call, _)| call.address().as_deref() == Some(&address))?;
                let output = child.get(&format!("output.{name}"))?;
                let inside = At { ctx: Context { module: child, ..at.ctx }, holder: output, ..at };
                // What it asks for inside cannot be asked for out here.
                let said = Asker::default().is_there(inside, output.attribute("value")?.value(), blank)?;
                matches!(said, Said::Sure(_)).then_some(said)
            }
            _ => {
                let block = at.ctx.module.get(&address)?;
                let name = match (rest, block.repeat()) {
                    ([one], None) => one,
                    ([Step { kind: StepKind::Index(_) | StepKind::LegacyIndex(_), .. }, one], Some(_)) => one,
                    _ => return None,
                };
                let StepKind::Attr(name) = &name.kind else { return None };
                let always = ALWAYS
                    .iter()
                    .any(|end| name.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('_')));
                (always && !block.has(name)).then_some(Said::Sure(true))
            }
        }
    }

    /// A variable of its own that says whether an input of a module is given.
    fn input_is_there(&mut self, at: At, name: &str, blank: bool) -> Option<String> {
        let (ctx, module) = (at.ctx, at.ctx.module);
        let input = module.get(&format!("var.{name}"))?;
        let own = format!("has_{name}");
        let address = format!("var.{own}");
        let all = calls::callers(&ctx, module.folder());
        if self.made.contains(&(module.folder().to_owned(), own.clone())) {
            return Some(address);
        }
        if let Some(there) = module.get(&address) {
            let is_bool = there.attribute("type").and_then(|one| constraint(one.value())) == Some(Type::Bool);
            return (is_bool && all.iter().all(|(_, call)| !call.has(name) || call.has(&own))).then_some(address);
        }
        let default = match input.attribute("default").map(|one| one.value()) {
            Some(value) => match self.is_there(At { holder: input, ..at }, value, blank)? {
                Said::Sure(known) => Some(known),
                Said::Text(_) => return None,
            },
            None => None,
        };
        for (caller, call) in all {
            let Some(argument) = call.attribute(name) else { continue };
            let outside = At { ctx: Context { module: caller, ..ctx }, holder: call, ..at };
            let said = self.is_there(outside, argument.value(), blank)?;
            if default.is_none_or(|known| said != Said::Sure(known)) {
                self.edits.set(call, &own, &spelt(said));
            }
        }
        let input = Input {
            name: own.clone(),
            ty: "bool".to_owned(),
            description: Some(format!("Whether {name} is given, which a plan cannot tell from the value")),
            default: default.map(|known| known.to_string()),
            secret: false,
        };
        self.edits.join(calls::add_variable(&ctx, module, &input)?);
        self.made.push((module.folder().to_owned(), own));
        Some(address)
    }
}

impl At<'_> {
    fn deeper(self) -> Option<Self> {
        (self.depth < 24).then_some(At { depth: self.depth + 1, ..self })
    }
}

/// Of a comparison with nothing: what is compared, whether nothing is an empty text, and whether it holds for something.
fn question<'m>(at: At<'m>, value: Value<'m>, operator: &str, sides: &'m [Expr; 2]) -> Option<(Value<'m>, bool, bool)> {
    let [one, other] = [value.inner(&sides[0]), value.inner(&sides[1])];
    let holds = |operator: &str| match operator {
        "!=" => Some(true),
        "==" => Some(false),
        _ => None,
    };
    match (one.kind(), other.kind()) {
        (_, ExprKind::Null) => Some((one, false, holds(operator)?)),
        (ExprKind::Null, _) => Some((other, false, holds(operator)?)),
        (_, ExprKind::String(text)) if text.is_empty() => Some((one, true, holds(operator)?)),
        (ExprKind::String(text), _) if text.is_empty() => Some((other, true, holds(operator)?)),
        (ExprKind::Call(call), ExprKind::Number(number)) if call.name == "length" => {
            let asked = one.inner(call.args.first()?);
            // How long a list is nobody can say; a text that is there has a length.
            let is_text = match asked.target()?.split_once('.') {
                Some(("var", name)) => {
                    let input = at.ctx.module.get(&format!("var.{name}"))?;
                    input.attribute("type").and_then(|one| constraint(one.value())) == Some(Type::String)
                }
                Some(("local" | "module", _)) => false,
                _ => true,
            };
            let wanted = match (operator, number.as_str()) {
                (">" | "!=", "0") | (">=", "1") => true,
                ("==", "0") | ("<", "1") => false,
                _ => return None,
            };
            is_text.then_some((asked, true, wanted))
        }
        _ => None,
    }
}

/// The resource of which one instance or all are named, where it has a `count`.
fn counted<'m>(at: At<'m>, value: Value<'m>) -> Option<String> {
    let (address, count) = head(value.node())?;
    let ExprKind::Traversal(_, steps) = value.kind() else { return None };
    let many = matches!(steps.get(count)?.kind, StepKind::Index(_) | StepKind::FullSplat | StepKind::AttrSplat);
    let block = at.ctx.module.get(&address).filter(|block| matches!(block.kind(), "resource" | "data"))?;
    (many && block.repeat().is_some()).then_some(address)
}

fn is_simple(value: Value) -> bool {
    matches!(value.kind(), ExprKind::Traversal(..) | ExprKind::Call(_) | ExprKind::Variable(_) | ExprKind::Paren(_))
}

fn not(said: Said) -> Said {
    match said {
        Said::Sure(known) => Said::Sure(!known),
        Said::Text(text) => match text.strip_prefix('!') {
            Some(rest) if is_word(rest) => Said::Text(rest.to_owned()),
            _ if is_word(&text) => Said::Text(format!("!{text}")),
            _ if is_comparison(&text) && text.contains(" == ") => Said::Text(text.replace(" == ", " != ")),
            _ if is_comparison(&text) && text.contains(" != ") => Said::Text(text.replace(" != ", " == ")),
            _ => Said::Text(format!("!({text})")),
        },
    }
}

fn both(one: Said, and: bool, other: Said) -> Said {
    match (one, other) {
        (Said::Sure(known), other) | (other, Said::Sure(known)) if known == and => other,
        (Said::Sure(known), _) | (_, Said::Sure(known)) => Said::Sure(known),
        (Said::Text(one), Said::Text(other)) if one == other => Said::Text(one),
        (one, other) if not(one.clone()) == other => Said::Sure(!and),
        (Said::Text(one), Said::Text(other)) => {
            let (inner, outer) = if and { ("||", "&&") } else { ("&&", "||") };
            let mixed = |text: &str| text.contains(inner) || text.contains(" ? ");
            let wrap = |text: String| if mixed(&text) { format!("({text})") } else { text };
            Said::Text(format!("{} {outer} {}", wrap(one), wrap(other)))
        }
    }
}

fn in_parens(said: Said) -> Said {
    match said {
        Said::Text(text) if !is_word(&text) => Said::Text(format!("({text})")),
        other => other,
    }
}

fn is_comparison(text: &str) -> bool {
    let operators = [" == ", " != ", " && ", " || ", " ? "];
    operators.iter().map(|one| text.matches(one).count()).sum::<usize>() == 1 && !text.starts_with('(')
}

/// The text without parentheses around the whole of it.
fn unwrapped(text: &str) -> &str {
    let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) else { return text };
    let mut depth = 0;
    let closes_early = inner.chars().any(|c| {
        depth += match c {
            '(' => 1,
            ')' => -1,
            _ => 0,
        };
        depth < 0
    });
    if closes_early { text } else { inner }
}

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '[' | ']'))
}
