//! `for` expressions: what they go through, and what comes out.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::Judge;
use super::super::known::{ANYTHING, Known};
use super::super::scope::Scope;
use super::template::{LONGEST, Literals};
use crate::module::block::Value;
use crate::schema::types::Type;
use crate::syntax::tree::{For, ForPart};

/// After so many rounds in one module, a `for` is judged by the types of what it goes through alone.
const ROUNDS: usize = 4096;

impl<'m> Judge<'m> {
    pub(super) fn for_expr(&self, value: Value<'m>, parts: &'m For, scope: &Scope<'m>) -> Known {
        let place = value.inner(&parts.collection);
        let collection = self.eval(place, scope);
        self.iterable(place, collection.bare(), "'for' expression", scope);
        // Before the first round, the condition is looked at on its own.
        if let Some(condition) = &parts.condition
            && !matches!(collection.ty(), Type::Dynamic | Type::String | Type::Number | Type::Bool)
            && self.turns.get() < ROUNDS
        {
            self.turns.set(self.turns.get() + 1);
            let names = self.names(&parts.key_name, &parts.value_name, &ANYTHING);
            let inside = scope.with(names);
            let place = value.inner(condition);
            if !self.decides(place, &self.eval(place, &inside), &inside) {
                return ANYTHING;
            }
        }
        match self.entries(&collection) {
            Some(entries) => self.each_round(value, parts, entries, collection.is_secret(), scope),
            None => self.by_type(value, parts, &collection, scope),
        }
    }

    /// What a `for` of a template prints.
    pub(super) fn printed_each(
        &self,
        value: Value<'m>,
        part: &'m ForPart,
        literals: &Literals,
        scope: &Scope<'m>,
    ) -> Known {
        let place = value.inner(&part.collection);
        let collection = self.eval(place, scope);
        self.iterable(place, collection.bare(), "template 'for' directive", scope);
        let empty = is_empty(&collection);
        let Some(entries) = self.entries(&collection) else {
            let inside = scope.with(self.names(&part.key_name, &part.value_name, &collection));
            let inside = if !empty && self.looks_ahead() { inside } else { inside.quiet() };
            let secret = collection.holds_secret() | self.template(value, &part.body, literals, &inside).is_secret();
            return if empty { Known::text("") } else { Known::Of(Type::String) }.marked(secret);
        };
        let (mut secret, mut whole) = (collection.holds_secret(), Some(String::new()));
        for (key, element) in entries {
            let names = part.key_name.iter().map(|name| (name.as_str(), key.clone()));
            let inside = scope.with(names.chain([(part.value_name.as_str(), element)]));
            let text = self.template(value, &part.body, literals, &inside);
            secret |= text.is_secret();
            whole = match text.bare() {
                Known::Text(text) => whole.map(|all| all + text).filter(|all| all.len() <= LONGEST),
                _ => None,
            };
        }
        whole.map_or(Known::Of(Type::String), |all| Known::text(&all)).marked(secret)
    }

    /// The keys and elements to go through, where there are any that are written out; they are counted.
    fn entries(&self, collection: &Known) -> Option<Vec<(Known, Known)>> {
        let entries: Vec<(Known, Known)> = match collection.bare() {
            Known::Tuple(items) => {
                items.iter().enumerate().map(|(at, item)| (Known::Number(at as f64), item.clone())).collect()
            }
            Known::Set(items) => items.iter().map(|item| (item.clone(), item.clone())).collect(),
            Known::Object(entries) => {
                entries.iter().map(|(key, item)| (Known::Text(key.clone()), item.clone())).collect()
            }
            _ => return None,
        };
        let turns = self.turns.get() + entries.len();
        if entries.is_empty() || turns > ROUNDS {
            return None;
        }
        self.turns.set(turns);
        Some(entries)
    }

    /// Says that a value cannot be gone through.
    pub(super) fn iterable(&self, place: Value<'m>, known: &Known, by: &str, scope: &Scope<'m>) {
        let why = match known {
            Known::Null => format!("A null value cannot be used as the collection in a {by}."),
            Known::Tuple(_) | Known::Set(_) | Known::Object(_) => return,
            other => match other.ty() {
                ty @ (Type::String | Type::Number | Type::Bool) => {
                    format!("A value of type {ty} cannot be used as the collection in a {by}.")
                }
                _ => return,
            },
        };
        self.wrong(place, scope, "Iteration over non-iterable value", why);
    }

    /// Whether the value of an `if` clause may decide; says what keeps it from that.
    fn decides(&self, condition: Value<'m>, test: &Known, scope: &Scope<'m>) -> bool {
        if let Err(why) = test.fits(&Type::Bool) {
            let why = format!("The value of the \"if\" clause must be a bool: {why}.");
            self.wrong(condition, scope, "Invalid 'for' condition", why);
            return false;
        }
        if matches!(test.bare(), Known::Null) {
            self.wrong(condition, scope, "Condition is null", "The value of the 'if' clause must not be null.");
            return false;
        }
        true
    }

    /// Goes through a collection whose elements are written out.
    fn each_round(
        &self,
        value: Value<'m>,
        parts: &'m For,
        entries: Vec<(Known, Known)>,
        secret: bool,
        scope: &Scope<'m>,
    ) -> Known {
        let (mut sure, mut values) = (true, Vec::new());
        let (mut object, mut grouped) = (BTreeMap::new(), BTreeMap::new());
        let mut secret = secret;
        for (key, element) in entries {
            let mut names = Vec::new();
            names.extend(parts.key_name.as_ref().map(|name| (name.as_str(), key.marked(secret))));
            names.push((parts.value_name.as_str(), element.marked(secret)));
            let inside = scope.with(names);
            let (inside, kept) = match parts.condition.as_ref().map(|condition| value.inner(condition)) {
                None => (inside, true),
                Some(condition) => {
                    let test = self.eval(condition, &inside);
                    self.decides(condition, &test, scope);
                    match test.bare() {
                        Known::Bool(true) => (inside, true),
                        // Nothing that follows is evaluated, but what it refers to must be there.
                        other => {
                            sure &= matches!(other, Known::Bool(false));
                            (inside.quiet(), false)
                        }
                    }
                }
            };
            let element = self.eval(value.inner(&parts.value), &inside);
            secret |= element.holds_secret() && kept;
            match &parts.key {
                None if !kept => {}
                None => values.push(element),
                Some(node) => {
                    let place = value.inner(node);
                    let key = self.eval(place, &inside);
                    if matches!(key.bare(), Known::Of(_)) && !self.looks_ahead() {
                        sure = false;
                        continue;
                    }
                    match self.key(place, key.bare(), &inside) {
                        _ if !kept => {}
                        None => sure = false,
                        Some(key) if parts.grouped => {
                            grouped.entry(key).or_insert_with(Vec::new).push(element);
                        }
                        Some(key) => {
                            if object.insert(key.clone(), element).is_some() {
                                let why = format!(
                                    "Two different items produced the key \"{key}\" in this 'for' expression. If duplicates are expected, use the ellipsis (...) after the value expression to enable grouping by key."
                                );
                                self.wrong(place, &inside, "Duplicate object key", why);
                            }
                        }
                    }
                }
            }
        }
        match (sure, &parts.key) {
            (false, _) => ANYTHING.marked(secret),
            (true, None) => Known::Tuple(values.into()),
            (true, Some(_)) => {
                let grouped = grouped.into_iter().map(|(key, all)| (key, Known::Tuple(all.into())));
                Known::object(object.into_iter().chain(grouped).collect())
            }
        }
    }

    /// The key that an element gets, where it is known.
    pub(super) fn key(&self, place: Value<'m>, key: &Known, scope: &Scope<'m>) -> Option<Arc<str>> {
        match key {
            Known::Text(text) => return Some(text.clone()),
            Known::Number(number) => return Some(number.to_string().into()),
            Known::Bool(known) => return Some(known.to_string().into()),
            Known::Null => self.wrong(place, scope, "Invalid object key", "Key expression must not produce null."),
            other => {
                if let Err(why) = other.fits(&Type::String) {
                    let why = format!("The key expression produced an invalid result: {why}.");
                    self.wrong(place, scope, "Invalid object key", why);
                }
            }
        }
        None
    }

    /// Goes through a collection of which only the type is known: Terraform does so when it plans.
    fn by_type(&self, value: Value<'m>, parts: &'m For, collection: &Known, scope: &Scope<'m>) -> Known {
        // With nothing to go through, nothing in the body is evaluated.
        let empty = is_empty(collection);
        let inside = scope.with(self.names(&parts.key_name, &parts.value_name, collection));
        let ahead = empty || self.looks_ahead();
        let inside = if empty || !ahead { inside.quiet() } else { inside };
        if let Some(condition) = &parts.condition {
            self.eval(value.inner(condition), &inside);
        }
        let key = parts.key.as_ref().map(|key| self.eval(value.inner(key), &inside));
        let element = self.eval(value.inner(&parts.value), &inside);
        let secret = collection.is_secret() || element.holds_secret();
        match (empty, ahead, &key) {
            (true, _, None) => return Known::Tuple([].into()),
            (true, _, Some(_)) => return Known::object(BTreeMap::new()),
            (_, false, _) => return ANYTHING.marked(secret),
            _ => {}
        }
        let element = Arc::new(if parts.grouped { Type::Dynamic } else { loose(element.ty()) });
        Known::Of(if key.is_some() { Type::Map(element) } else { Type::List(element) }).marked(secret)
    }
}

fn is_empty(collection: &Known) -> bool {
    match collection.bare() {
        Known::Tuple(items) | Known::Set(items) => items.is_empty(),
        Known::Object(entries) => entries.is_empty(),
        _ => false,
    }
}

/// The type of one of many values, which need not all be alike: tuples of a `for` may differ, and the parts of its objects.
fn loose(ty: Type) -> Type {
    match ty {
        Type::Object(mut object) => {
            Arc::make_mut(&mut object).attributes.values_mut().for_each(|part| *part = loose(part.clone()));
            Type::Object(object)
        }
        Type::Tuple(_) => Type::Dynamic,
        other => other,
    }
}
