//! `try` and `can`: which argument fails, where nothing that decides it is unknown.

use super::super::Judge;
use super::super::known::Known;
use super::super::scope::Scope;
use crate::module::block::Value;
use crate::syntax::tree::{ExprKind, Step, StepKind};

/// Whether an argument of `try` or `can` gives a value.
enum Tried {
    Gives(Known),
    Fails,
    /// Terraform does not decide yet.
    MayFail,
}

impl<'m> Judge<'m> {
    /// What `try` or `can` gives. `known` is what is known of the arguments, and `failed` which of them fail.
    pub(super) fn tried(
        &self,
        value: Value<'m>,
        name: &str,
        args: &[Value<'m>],
        (known, failed): (&[Known], &[bool]),
        scope: &Scope<'m>,
    ) -> Option<Known> {
        for ((arg, known), failed) in args.iter().zip(known).zip(failed) {
            match (self.one(*arg, known, *failed, scope), name) {
                (Tried::Gives(known), "try") => return Some(known),
                (Tried::Gives(_), _) => return Some(Known::Bool(true)),
                (Tried::MayFail, _) => return None,
                (Tried::Fails, "can") => return Some(Known::Bool(false)),
                (Tried::Fails, _) => {}
            }
        }
        self.wrong(value, scope, "Error in function call", "Call to function \"try\" failed: no expression succeeded.");
        None
    }

    /// What is known of arguments that may fail, and which of them do.
    pub(super) fn caught(&self, args: &[Value<'m>], scope: &Scope<'m>) -> (Vec<Known>, Vec<bool>) {
        let inside = scope.caught();
        let failures = self.failures.get();
        let each = args.iter().map(|arg| {
            let known = self.eval(*arg, &inside);
            (known, self.failures.replace(failures) > failures)
        });
        each.unzip()
    }

    fn one(&self, arg: Value<'m>, known: &Known, failed: bool, scope: &Scope<'m>) -> Tried {
        let (said, failures) = (self.found.borrow().len(), self.failures.get());
        let may_fail = self.depends_on_unknown(arg, &scope.caught(), &mut Vec::new());
        self.found.borrow_mut().truncate(said);
        self.failures.set(failures);
        match failed {
            _ if may_fail => Tried::MayFail,
            true => Tried::Fails,
            false if known.is_whole() => Tried::Gives(known.clone()),
            false => Tried::MayFail,
        }
    }

    /// Whether something that an expression refers to is not known as a whole; what cannot be at all is none of that.
    fn depends_on_unknown(&self, value: Value<'m>, scope: &Scope<'m>, bound: &mut Vec<&'m str>) -> bool {
        let is_unknown = |name: &'m str, steps: &'m [Step]| {
            let failures = self.failures.get();
            let known = match scope.get(name) {
                Some(known) => self.steps(value, known.clone(), steps, scope),
                None if steps.is_empty() => return true,
                None => self.reference(value, name, steps, scope),
            };
            failures == self.failures.get() && !known.is_whole()
        };
        if let ExprKind::Object(entries) = value.kind() {
            let keys = entries.iter().map(|entry| &entry.key).filter(|key| !matches!(key.kind, ExprKind::Variable(_)));
            let mut all = keys.chain(entries.iter().map(|entry| &entry.value));
            return all.any(|one| self.depends_on_unknown(value.inner(one), scope, bound));
        }
        let outside = bound.len();
        let own = match value.kind() {
            ExprKind::Variable(name) => !bound.contains(&name.as_str()) && is_unknown(name, &[]),
            ExprKind::Traversal(root, steps) => match &root.kind {
                ExprKind::Variable(name) if bound.contains(&name.as_str()) => false,
                ExprKind::Variable(name) => {
                    let plain = |step: &&Step| match &step.kind {
                        StepKind::Attr(_) | StepKind::LegacyIndex(_) => true,
                        StepKind::Index(index) => matches!(index.kind, ExprKind::Number(_) | ExprKind::String(_)),
                        StepKind::AttrSplat | StepKind::FullSplat => false,
                    };
                    is_unknown(name, &steps[..steps.iter().take_while(plain).count()])
                }
                _ => false,
            },
            ExprKind::For(parts) => {
                bound.extend(parts.key_name.as_deref());
                bound.push(&parts.value_name);
                false
            }
            // What their `for` binds is not told apart here.
            ExprKind::Template(_) | ExprKind::Heredoc(_) if value.text().contains("%{") => true,
            _ => false,
        };
        let root = matches!(value.kind(), ExprKind::Traversal(..));
        let inside = || value.node().children().filter(|child| !(root && matches!(child.kind, ExprKind::Variable(_))));
        let unknown = own || inside().any(|child| self.depends_on_unknown(value.inner(child), scope, bound));
        bound.truncate(outside);
        unknown
    }
}
