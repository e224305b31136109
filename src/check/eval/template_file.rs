//! `templatefile`: whether what a template uses is passed to it.

use std::collections::BTreeSet;

use super::super::Judge;
use super::super::known::Known;
use super::super::language::is_name;
use super::super::scope::Scope;
use crate::module::block::Value;
use crate::schema::functions::Functions;
use crate::schema::types::Type;
use crate::syntax::tree::{Expr, ExprKind, Part, PieceKind, Tree};

/// Functions that a template may not call.
const NOT_INSIDE: [&str; 2] = ["templatefile", "templatestring"];

impl<'m> Judge<'m> {
    /// Judges a call of `templatefile` whose path is known: `vars` is what it passes, and where.
    pub(super) fn template_file(
        &self,
        value: Value<'m>,
        (place, vars): (Value<'m>, &Known),
        path: &str,
        scope: &Scope<'m>,
    ) {
        let passed: BTreeSet<&str> = match vars {
            Known::Object(entries) => entries.keys().map(|key| &**key).collect(),
            other => {
                if !matches!(other.ty(), Type::Dynamic | Type::Map(_) | Type::Object(_)) {
                    let why = "Invalid value for \"vars\" parameter: must be a map.";
                    self.wrong(place, scope, "Invalid function argument", why);
                }
                return;
            }
        };
        if let Some(bad) = passed.iter().find(|name| !is_name(name)) {
            let why = format!("Invalid template variable name \"{bad}\".");
            return self.wrong(place, scope, "Invalid function argument", why);
        }
        let Some(text) = self.text_of(path) else { return };
        let Some(used) = Used::of(&text) else {
            let why =
                format!("Call to function \"templatefile\" failed: {path} is no template that Terraform can read.");
            return self.wrong(value, scope, "Error in function call", why);
        };
        if let Some(missing) = used.names.iter().find(|name| !passed.contains(name.as_str())) {
            let why = format!(
                "Invalid value for \"vars\" parameter: vars map does not contain key \"{missing}\", referenced in {path}."
            );
            return self.wrong(place, scope, "Invalid function argument", why);
        }
        let called = used
            .functions
            .iter()
            .find(|name| NOT_INSIDE.contains(&name.as_str()) || !name.contains("::") && Functions::get(name).is_none());
        if let Some(called) = called {
            let why = format!(
                "Call to function \"templatefile\" failed: {path} calls \"{called}\", which cannot be called there."
            );
            self.wrong(value, scope, "Error in function call", why);
        }
    }
}

/// What a template uses.
#[derive(Default)]
struct Used {
    names: BTreeSet<String>,
    functions: BTreeSet<String>,
}

impl Used {
    /// `None` where the text is no template.
    fn of(text: &str) -> Option<Used> {
        // A marker that the text does not hold.
        let mut marker = "END_OF_TEMPLATE".to_owned();
        while text.contains(&marker) {
            marker.push('_');
        }
        let tree: Tree = crate::syntax::parse(&format!("x = <<{marker}\n{text}\n{marker}\n"));
        let [only] = &tree.pieces[..] else { return None };
        let PieceKind::Attribute(attribute) = &only.piece.kind else { return None };
        let mut used = Used::default();
        if let ExprKind::Heredoc(parts) = &attribute.value.kind {
            used.parts(parts, &mut Vec::new());
        }
        Some(used)
    }

    fn parts<'t>(&mut self, parts: &'t [Part], bound: &mut Vec<&'t str>) {
        for part in parts {
            match part {
                Part::Literal(_) => {}
                Part::Interpolation(_, expr) => self.expr(expr, bound),
                Part::If(part) => {
                    self.expr(&part.condition, bound);
                    self.parts(&part.then, bound);
                    self.parts(&part.otherwise, bound);
                }
                Part::For(part) => {
                    self.expr(&part.collection, bound);
                    let outside = bound.len();
                    bound.extend(part.key_name.as_deref());
                    bound.push(&part.value_name);
                    self.parts(&part.body, bound);
                    bound.truncate(outside);
                }
            }
        }
    }

    fn expr<'t>(&mut self, expr: &'t Expr, bound: &mut Vec<&'t str>) {
        match &expr.kind {
            ExprKind::Variable(name) => {
                if !bound.contains(&name.as_str()) {
                    self.names.insert(name.clone());
                }
            }
            ExprKind::Template(parts) | ExprKind::Heredoc(parts) => self.parts(parts, bound),
            ExprKind::Object(entries) => {
                for entry in entries {
                    if !matches!(entry.key.kind, ExprKind::Variable(_)) {
                        self.expr(&entry.key, bound);
                    }
                    self.expr(&entry.value, bound);
                }
            }
            ExprKind::For(parts) => {
                self.expr(&parts.collection, bound);
                let outside = bound.len();
                bound.extend(parts.key_name.as_deref());
                bound.push(&parts.value_name);
                for part in [&parts.key, &parts.condition].into_iter().flatten().chain([&parts.value]) {
                    self.expr(part, bound);
                }
                bound.truncate(outside);
            }
            kind => {
                if let ExprKind::Call(call) = kind {
                    self.functions.insert(call.name.clone());
                }
                expr.children().for_each(|child| self.expr(child, bound));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Used;

    #[test]
    fn names_of_a_template_are_those_that_it_does_not_bind() {
        let text = "${a} %{ for k, v in b ~}\n${k} ${v.c} ${upper(d)}\n%{ endfor ~}\n$${e} %{ if f }x%{ endif }";
        let used = Used::of(text).expect("it is a template");
        assert_eq!(used.names.into_iter().collect::<Vec<_>>(), ["a", "b", "d", "f"]);
        assert_eq!(used.functions.into_iter().collect::<Vec<_>>(), ["upper"]);
        assert!(Used::of("${a").is_none() && Used::of("%{ if a }").is_none());
    }
}
