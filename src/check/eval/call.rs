//! Calls of functions: whether they exist, what they take, and what can be known of what they return.

use std::sync::Arc;

use base64::prelude::{BASE64_STANDARD, Engine};

use super::super::Judge;
use super::super::known::{ANYTHING, Known, all_of, friendly};
use super::super::providers;
use super::super::scope::Scope;
use super::constant::{self, Refused};
use super::{elements, lists, returns};
use crate::module::block::Value;
use crate::schema::functions::{Function, Functions};
use crate::schema::types::Type;
use crate::source::Span;
use crate::syntax::tree::{Call, ExprKind};

/// Functions that say something of arguments of no known type.
const OPEN: [&str; 6] = ["coalesce", "coalescelist", "length", "merge", "nonsensitive", "sensitive"];

impl<'m> Judge<'m> {
    pub(super) fn call(&self, value: Value<'m>, call: &'m Call, scope: &Scope<'m>) -> Known {
        let name = call.name.strip_prefix("core::").unwrap_or(&call.name);
        // Whatever fails inside of these two is caught by them.
        let catches = matches!(name, "try" | "can");
        let mut args: Vec<_> = call.args.iter().map(|arg| value.inner(arg)).collect();
        let (mut known, failed) = match catches {
            true => self.caught(&args, scope),
            false => (self.evaluated(&args, call.expand, scope), Vec::new()),
        };
        if name.contains("::") {
            self.provided(value, call, name);
            return ANYTHING;
        }
        let Some(function) = Functions::get(name) else {
            let meant = self.hint(name, Functions::all().names());
            let meant = meant.map_or(String::new(), |meant| format!(" Did you mean \"{meant}\"?"));
            let message = format!("There is no function named \"{name}\".{meant}");
            self.miscalled(value.part(&call.name_range), scope, "Call to unknown function", message);
            return ANYTHING;
        };
        let last = known.last().map(Known::ty).filter(|_| known.len() == 1);
        if call.expand && !self.expanded(&mut args, &mut known, scope) {
            return match last {
                Some(Type::List(of)) if name == "merge" && matches!(*of, Type::Map(_)) => Known::Of((*of).clone()),
                _ => ANYTHING,
            };
        }
        if !self.arguments(value, call, function, &args, &known, scope) {
            return ANYTHING;
        }
        if catches
            && !call.expand
            && let Some(known) = self.tried(value, name, &args, (&known, &failed), scope)
        {
            return known;
        }
        let bare: Vec<&Known> = known.iter().map(Known::bare).collect();
        if function.reads
            && let Some(Known::Text(path)) = bare.first()
            && !self.is_there(path)
        {
            // Those that hash a file say it in other words.
            let reads = matches!(name, "file" | "filebase64" | "templatefile");
            let summary = if reads { "Invalid function argument" } else { "Error in function call" };
            self.wrong(args[0], scope, summary, format!("No file exists at \"{path}\"."));
        }
        if let ("templatefile", [Known::Text(path), vars]) = (name, &bare[..]) {
            self.template_file(value, (args[1], vars), path, scope);
        }
        if name == "templatestring" && matches!(args[0].kind(), ExprKind::String(_) | ExprKind::Template(_)) {
            let why = "The template must be a direct reference to a single string, not written out.";
            self.wrong(args[0], scope, "Invalid function argument", why);
        }
        let secret = match name {
            "nonsensitive" | "issensitive" => false,
            "sensitive" => true,
            // Of what it does not decide yet Terraform does not say so.
            "try" if !self.looks_ahead() => false,
            _ if function.secret_as_a_whole => known.iter().any(Known::is_secret),
            _ => known.iter().any(Known::holds_secret),
        };
        if let ("file", [Known::Text(path)]) = (name, &bare[..])
            && let Some(text) = self.text_of(path)
        {
            return Known::text(&text).marked(known[0].is_secret());
        }
        let result = self.returned(value, name, function, (&args, known), scope);
        if name == "nonsensitive" { result.bare().clone() } else { result.marked(secret) }
    }

    /// A function with a namespace: a provider that the module requires has it, or nobody.
    fn provided(&self, value: Value<'m>, call: &Call, name: &str) {
        let parts: Vec<&str> = name.split("::").collect();
        let known = match parts[..] {
            ["provider", local, _] => providers::requires(self.module, local),
            _ => false,
        };
        if !known {
            let message = format!(
                "There is no function named \"{name}\". A function of a provider is called provider::NAME::FUNCTION, and the provider must be in required_providers."
            );
            self.error(value.part(&call.name_range), "Unknown provider function", message);
        }
    }

    /// Whether the arguments are as many, and of such types, as the function takes.
    fn arguments(
        &self,
        value: Value<'m>,
        call: &'m Call,
        function: &Function,
        args: &[Value<'m>],
        known: &[Known],
        scope: &Scope<'m>,
    ) -> bool {
        let count = args.len();
        if count < function.min {
            let message = format!("Function \"{}\" expects at least {} argument(s).", call.name, function.min);
            self.miscalled(value.part(&call.name_range), scope, "Not enough function arguments", message);
            return false;
        }
        if let Some(max) = function.max.filter(|max| count > *max) {
            let message = format!("Function \"{}\" expects only {max} argument(s).", call.name);
            self.miscalled(args[max].span(), scope, "Too many function arguments", message);
            return false;
        }
        let mut fit = true;
        for (at, (arg, known)) in args.iter().zip(known).enumerate() {
            if let Err(why) = function.param(at).map_or(Ok(()), |want| known.fits(want)) {
                let message = format!("Invalid value for argument {} of \"{}\": {why}.", at + 1, call.name);
                self.wrong(*arg, scope, "Invalid function argument", message);
                fit = false;
            }
        }
        fit
    }

    /// What is known of the arguments. Where the list that is expanded is not known, Terraform looks at no other.
    fn evaluated(&self, args: &[Value<'m>], expand: bool, scope: &Scope<'m>) -> Vec<Known> {
        let Some((last, others)) = args.split_last() else { return Vec::new() };
        let last = self.eval(*last, scope);
        let quiet = expand && matches!(last.bare(), Known::Of(_)) && !self.looks_ahead();
        let scope = if quiet { &scope.quiet() } else { scope };
        others.iter().map(|arg| self.eval(*arg, scope)).chain([last]).collect()
    }

    /// Says that a call cannot be. In a branch that is not taken Terraform never asks, and in one that may be, it asks
    /// when it plans.
    fn miscalled(&self, at: Span, scope: &Scope<'m>, summary: &'static str, message: String) {
        if scope.caught && !scope.quiet {
            self.failures.set(self.failures.get() + 1);
        }
        if !(scope.quiet || scope.caught) || self.looks_ahead() {
            self.error(at, summary, message);
        }
    }

    /// Puts the elements of the last argument, which is followed by `...`, in its place. Of one that is not known nothing
    /// more can be said, and Terraform does not look at the others either.
    fn expanded(&self, args: &mut Vec<Value<'m>>, known: &mut Vec<Known>, scope: &Scope<'m>) -> bool {
        let (Some(arg), Some(last)) = (args.pop(), known.pop()) else { return true };
        let must = match last.bare() {
            Known::Tuple(items) | Known::Set(items) => {
                args.extend(items.iter().map(|_| arg));
                known.extend(items.iter().map(|item| item.clone().marked(last.is_secret())));
                return true;
            }
            Known::Null => "not be null",
            other if is_list(&other.ty()) || other.ty() == Type::Dynamic => return false,
            _ => "be of a tuple, list, or set type",
        };
        let why = format!("The expanding argument (indicated by ...) must {must}.");
        self.wrong(arg, scope, "Invalid expanding argument value", why);
        false
    }

    /// Whether a path that a function reads leads to a file. Relative ones start where Terraform is run.
    fn is_there(&self, path: &str) -> bool {
        match path.starts_with(['/', '~']) {
            true => self.beside.exists(path),
            false => crate::module::join(self.root, path).is_none_or(|path| self.beside.exists(&path)),
        }
    }

    /// The text of a file that a path leads to.
    pub(super) fn text_of(&self, path: &str) -> Option<Arc<str>> {
        match path.starts_with(['/', '~']) {
            true => self.beside.read(path),
            false => self.beside.read(&crate::module::join(self.root, path)?),
        }
    }

    /// What is known of the result.
    fn returned(
        &self,
        value: Value<'m>,
        name: &str,
        function: &Function,
        (places, args): (&[Value<'m>], Vec<Known>),
        scope: &Scope<'m>,
    ) -> Known {
        let fail = |why: String| {
            self.wrong(value, scope, "Error in function call", format!("Call to function \"{name}\" failed: {why}."));
            ANYTHING
        };
        let unfit = |why: String| {
            self.wrong(value, scope, "Invalid function argument", format!("Invalid value for \"{name}\": {why}."));
            ANYTHING
        };
        for (at, known) in args.iter().enumerate() {
            match known.bare() {
                Known::Null if !function.takes_null(at) => {
                    self.wrong(places[at], scope, "Invalid function argument", "The argument must not be null.");
                    return ANYTHING;
                }
                // Of a value of no known type nothing is said, and nothing of the arguments behind it.
                Known::Of(Type::Dynamic)
                    if !OPEN.contains(&name) && function.param(at).is_some_and(|want| *want == Type::Dynamic) =>
                {
                    return Known::Of(function.returns.clone());
                }
                _ => {}
            }
        }
        let brought: Vec<Known> =
            args.into_iter().enumerate().map(|(at, known)| as_param(known, function.param(at))).collect();
        let args = &brought[..];
        let by_type = || Known::Of(returns::ty(name, args).unwrap_or_else(|| function.returns.clone()));
        match constant::value(name, args) {
            // A word makes a thousand of these.
            Some(Ok(known)) if name == "range" && !self.has_room_for(&known) => return by_type(),
            Some(Ok(known)) => return known,
            // Terraform calls it when all is known.
            Some(Err(_)) if function.waits && !self.looks_ahead() && !args.iter().all(Known::is_whole) => {
                return by_type();
            }
            Some(Err(Refused::Call(why))) => return fail(why),
            Some(Err(Refused::Argument(at, why))) => {
                let place = places.get(at).copied().unwrap_or(value);
                let why = format!("Invalid value for argument {} of \"{name}\": {why}.", at + 1);
                self.wrong(place, scope, "Invalid function argument", why);
                return ANYTHING;
            }
            None => {}
        }
        let first = args.first().map(Known::bare);
        match (name, first) {
            ("toset" | "tolist" | "tomap", Some(Known::Null)) => Known::Null,
            ("issensitive", _) if args.iter().any(Known::is_secret) => Known::Bool(true),
            ("issensitive", Some(known)) if !matches!(known, Known::Of(_)) => Known::Bool(false),
            ("sensitive" | "nonsensitive", Some(known)) => known.clone(),
            ("length", Some(Known::Tuple(items) | Known::Set(items))) => Known::Number(items.len() as f64),
            ("length", Some(Known::Object(entries))) => Known::Number(entries.len() as f64),
            ("length", Some(known)) if matches!(known.ty(), Type::Number | Type::Bool) => {
                fail("argument must be a string, a collection type, or a structural type".into())
            }
            ("base64decode", Some(Known::Text(text))) => match BASE64_STANDARD.decode(&**text).map(String::from_utf8) {
                Ok(Ok(text)) => Known::text(&text),
                Ok(Err(_)) => fail("the result of decoding the provided string is not valid UTF-8".into()),
                Err(why) => fail(format!("failed to decode base64 data: {why}")),
            },
            ("toset" | "tolist" | "tomap", Some(known)) if is_plain(&known.ty()) => {
                unfit(format!("cannot convert {} to {}", friendly(&known.ty()), &name[2..]))
            }
            ("tolist" | "toset", Some(known)) if matches!(known.ty(), Type::Map(_) | Type::Object(_)) => {
                unfit(format!("cannot convert {} to {} of any single type", friendly(&known.ty()), &name[2..]))
            }
            ("tomap", Some(known)) if is_list(&known.ty()) => {
                unfit(format!("cannot convert {} to map of any single type", friendly(&known.ty())))
            }
            ("one" | "reverse", Some(known)) if !is_list(&known.ty()) && known.ty() != Type::Dynamic => {
                unfit("must be a list, set, or tuple value".into())
            }
            ("setproduct", _) if args.len() < 2 => fail("at least two arguments are required".into()),
            ("keys" | "values", Some(known)) if is_plain(&known.ty()) || is_list(&known.ty()) => {
                unfit("must have map or object type".into())
            }
            ("toset" | "tolist" | "tomap", Some(known @ (Known::Tuple(_) | Known::Object(_))))
                if collected(known).is_none() =>
            {
                unfit(format!("cannot convert {} to {} of any single type", friendly(&known.ty()), &name[2..]))
            }
            // Of what is not known Terraform tells the type of the elements when it is.
            ("toset", Some(Known::Of(_))) => Known::Of(Type::Set(Arc::new(Type::Dynamic))),
            ("tolist", Some(Known::Of(_))) => Known::Of(Type::List(Arc::new(Type::Dynamic))),
            ("tomap", Some(Known::Of(_))) => Known::Of(Type::Map(Arc::new(Type::Dynamic))),
            ("toset", Some(known)) => collected(known).map_or(ANYTHING, |ty| Known::Of(Type::Set(ty))),
            ("tolist", Some(known)) => collected(known).map_or(ANYTHING, |ty| Known::Of(Type::List(ty))),
            // A map of elements of one type that are written out: its keys are known.
            ("tomap", Some(Known::Object(entries)))
                if entries.values().next().is_some_and(|first| {
                    is_plain(&first.ty()) && entries.values().all(|one| one.ty() == first.ty())
                }) =>
            {
                Known::Object(entries.clone())
            }
            ("tomap", Some(known)) => collected(known).map_or(ANYTHING, |ty| Known::Of(Type::Map(ty))),
            ("keys", _) => Known::Of(Type::List(Arc::new(Type::String))),
            ("values", Some(Known::Object(entries))) => Known::Tuple(entries.values().cloned().collect()),
            ("merge", _) => match lists::merged(args) {
                Ok(known) if known != ANYTHING => known,
                Ok(known) => returns::ty(name, args).map_or(known, Known::Of),
                Err(ty) => fail(format!("arguments must be maps or objects, got \"{}\"", friendly(&ty))),
            },
            ("concat", _) => match lists::concatenated(args) {
                Ok(known) if known != ANYTHING => known,
                Ok(known) => returns::ty(name, args).map_or(known, Known::Of),
                // Behind a list that is not known Terraform looks at no other argument.
                Err((_, true)) if !self.looks_ahead() => ANYTHING,
                Err((ty, _)) => unfit(format!("all arguments must be lists or tuples; got {}", friendly(&ty))),
            },
            ("lookup", Some(known)) => match known.ty() {
                Type::Map(element) => match args.get(2).map_or(Ok(()), |default| default.fits(&element)) {
                    Ok(()) => Known::Of((*element).clone()),
                    Err(_) => unfit("the default value must have the same type as the map elements".into()),
                },
                _ => ANYTHING,
            },
            ("element", Some(known)) => elements(known).1,
            _ => by_type(),
        }
    }
}

/// A known value as a parameter takes it, where that is told from its type.
fn as_param(known: Known, want: Option<&Type>) -> Known {
    match (known, want) {
        (Known::Number(number), Some(Type::String)) => Known::text(&number.to_string()),
        (Known::Bool(known), Some(Type::String)) => Known::text(&known.to_string()),
        (Known::Text(text), Some(Type::Number)) => {
            text.parse().ok().filter(|number: &f64| number.is_finite()).map_or(Known::Of(Type::Number), Known::Number)
        }
        (Known::Secret(inner), want) => as_param(*inner, want).marked(true),
        (known, _) => known,
    }
}

fn is_plain(ty: &Type) -> bool {
    matches!(ty, Type::String | Type::Number | Type::Bool)
}

fn is_list(ty: &Type) -> bool {
    matches!(ty, Type::List(_) | Type::Set(_) | Type::Tuple(_))
}

/// The type of the elements that `toset`, `tolist` and `tomap` bring to one type.
fn collected(known: &Known) -> Option<Arc<Type>> {
    let types: Vec<Type> = match known {
        Known::Tuple(items) => items.iter().map(Known::ty).collect(),
        Known::Object(entries) => entries.values().map(Known::ty).collect(),
        Known::Of(Type::List(element) | Type::Set(element) | Type::Map(element)) => return Some(element.clone()),
        _ => return None,
    };
    all_of(&types).map(Arc::new)
}
