//! Ephemeral values: what must not be kept, and where it would be.
//! Source: "Ephemeral values in resources" and "Ephemeral input variables" of the Terraform language documentation, held
//! against what Terraform 1.11.4 says.

use super::Judge;
use super::modules::Source;
use crate::module::block::{Attribute, Block, Value};
use crate::syntax::tree::{Expr, ExprKind, Part, StepKind};

/// Functions whose result is ephemeral when an argument is. Others may give something that is not.
const KEEPING: [&str; 30] = [
    "abs",
    "base64decode",
    "base64encode",
    "base64sha256",
    "chomp",
    "ceil",
    "floor",
    "format",
    "indent",
    "join",
    "jsondecode",
    "jsonencode",
    "lower",
    "md5",
    "nonsensitive",
    "replace",
    "sensitive",
    "sha1",
    "sha256",
    "sha512",
    "split",
    "substr",
    "title",
    "tolist",
    "tonumber",
    "toset",
    "tostring",
    "trimspace",
    "upper",
    "urlencode",
];

impl<'m> Judge<'m> {
    /// Says where an ephemeral value would be kept.
    pub(super) fn ephemeral_values(&self, block: Block<'m>) {
        let kept = |attribute: &Attribute<'m>| self.is_ephemeral(attribute.value().node(), 0);
        match block.kind() {
            "resource" | "data" => self.kept_in(block, block, true),
            "output" => {
                let declared = says_ephemeral(block);
                let value = block.attribute("value").filter(|value| !declared && kept(value));
                if let Some(value) = value {
                    let message =
                        "The output is not declared as ephemeral, so an ephemeral value cannot be given to it.";
                    self.error(value.value().span(), "Ephemeral value not allowed", message);
                }
                if declared && self.module.folder() == self.root {
                    let message = "Only an output of a module that is called may be ephemeral.";
                    self.error(block.head(), "Ephemeral output not allowed", message);
                }
            }
            "module" => {
                let Some(Source::Here(child)) = self.source(block) else { return };
                let takes = |name: &str| child.get(&format!("var.{name}")).is_none_or(says_ephemeral);
                for argument in block.attributes().filter(|one| !takes(one.name()) && kept(one)) {
                    let message = "The variable of the module is not declared as ephemeral, so an ephemeral value cannot be given to it.";
                    self.error(argument.value().span(), "Ephemeral value not allowed", message);
                }
            }
            _ => {}
        }
        let repeat = block.repeat().filter(|_| matches!(block.kind(), "resource" | "data" | "module"));
        if let Some(repeat) = repeat.filter(|repeat| is_whole(repeat.value()) && kept(repeat)) {
            let message = "An ephemeral value cannot decide what there is: it is not kept from one run to the next.";
            self.error(repeat.value().span(), format!("Invalid {} argument", repeat.name()), message);
        }
    }

    fn kept_in(&self, top: Block<'m>, block: Block<'m>, is_top: bool) {
        const META: [&str; 4] = ["count", "for_each", "provider", "depends_on"];
        for attribute in block.attributes() {
            let name = attribute.name();
            // The name of a write-only argument says so.
            if is_top && META.contains(&name) || name.ends_with("_wo") {
                continue;
            }
            if self.is_ephemeral(attribute.value().node(), 0) {
                let at = if is_top { attribute.value().span() } else { top.head() };
                let message = format!(
                    "Ephemeral values are not valid for \"{name}\", because it is not a write-only attribute and must be persisted to state."
                );
                self.error(at, "Invalid use of ephemeral value", message);
            }
        }
        let own = ["lifecycle", "provisioner", "connection"];
        for nested in block.blocks().filter(|nested| !is_top || !own.contains(&nested.kind())) {
            self.kept_in(top, nested, false);
        }
    }

    /// Whether an expression surely gives an ephemeral value.
    fn is_ephemeral(&self, expr: &Expr, depth: usize) -> bool {
        // Most modules have nothing of the kind.
        let any = self.module.once(|| {
            let declared = self.module.of_kind("ephemeral").next().is_some();
            let texts = self.module.files().map(|file| &self.module.sources().file(file).text);
            let applying = texts.into_iter().any(|text| text.contains("applying"));
            Any(declared || applying || self.module.of_kind("variable").any(says_ephemeral))
        });
        any.0 && self.gives_ephemeral(expr, depth)
    }

    fn gives_ephemeral(&self, expr: &Expr, depth: usize) -> bool {
        const DEEP: usize = 20;
        let inner = |expr: &Expr| depth < DEEP && self.gives_ephemeral(expr, depth + 1);
        match &expr.kind {
            ExprKind::Traversal(root, steps) => match (&root.kind, steps.first().map(|step| &step.kind)) {
                (ExprKind::Variable(root), Some(StepKind::Attr(name))) => match root.as_str() {
                    "var" => self.module.get(&format!("var.{name}")).is_some_and(says_ephemeral),
                    "local" => self.module.local(name).is_some_and(|local| inner(local.value().node())),
                    "ephemeral" => steps.len() > 1,
                    "terraform" => name == "applying",
                    _ => false,
                },
                _ => inner(root),
            },
            ExprKind::Template(parts) | ExprKind::Heredoc(parts) => {
                parts.iter().any(|part| matches!(part, Part::Interpolation(_, expr) if inner(expr)))
            }
            ExprKind::Array(_) | ExprKind::Object(_) | ExprKind::Paren(_) | ExprKind::Unary(_) => {
                expr.children().any(inner)
            }
            ExprKind::Binary(_, sides) => sides.iter().any(inner),
            ExprKind::Conditional(parts) => parts.iter().any(inner),
            ExprKind::Call(call) => KEEPING.contains(&call.name.as_str()) && call.args.iter().any(inner),
            ExprKind::For(one) => inner(&one.collection),
            _ => false,
        }
    }
}

/// Whether a module has anything that is ephemeral.
struct Any(bool);

/// Whether a variable or an output is declared as ephemeral.
fn says_ephemeral(block: Block) -> bool {
    block.attribute("ephemeral").is_some_and(|attribute| attribute.value().as_bool() == Some(true))
}

/// Whether a value is ephemeral as a whole if anything in it is.
fn is_whole(value: Value) -> bool {
    !matches!(value.kind(), ExprKind::Array(_) | ExprKind::Object(_))
}
