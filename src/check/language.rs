//! The blocks of the language itself: which may stand where, with which labels and arguments, and how often.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde::Deserialize;

use super::scope::Scope;
use super::variables::{Dynamic, not_constant};
use super::{Judge, is_override};
use crate::fix::name_of;
use crate::module::block::{Attribute, Block, Value};
use crate::schema::nearest::nearest;
use crate::schema::types::Type;
use crate::source::Span;
use crate::syntax::tree::PieceKind;

/// What the language says of a block.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Form {
    labels: Vec<String>,
    required: Vec<String>,
    optional: Vec<String>,
    /// At most so many in one block; 0 for any number.
    max: usize,
    rest: Rest,
    blocks: BTreeMap<String, Form>,
}

/// Who judges what a form does not list.
#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Rest {
    #[default]
    None,
    Schema,
    Module,
    Any,
}

impl Form {
    /// How many labels stand behind its kind.
    pub fn label_count(&self) -> usize {
        self.labels.len()
    }

    /// What it says of a block in it.
    pub fn inner(&self, kind: &str) -> Option<&Form> {
        self.blocks.get(kind)
    }

    /// Whether it lists an argument.
    pub fn takes(&self, name: &str) -> bool {
        self.required.iter().chain(&self.optional).any(|one| one == name)
    }

    /// Whether a provider's schema judges what it does not list.
    pub fn by_schema(&self) -> bool {
        self.rest == Rest::Schema
    }
}

/// What the language says of a block at the top of a file.
pub fn form(kind: &str) -> Option<&'static Form> {
    forms().get(kind)
}

/// Names that a module call uses itself.
const RESERVED: [&str; 8] =
    ["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"];

/// The words that top-level blocks begin with, and how many labels stand behind each.
pub fn keywords() -> impl Iterator<Item = (&'static str, usize)> {
    forms().iter().map(|(word, form)| (word.as_str(), form.labels.len()))
}

/// A name in a block of the language that it does not take.
#[derive(Debug)]
pub struct Unknown<'m> {
    /// The name.
    pub name: &'m str,
    /// Where it stands.
    pub at: Span,
    /// The block in whose body it stands.
    pub holder: Block<'m>,
    /// The names that are free there.
    pub free: Vec<&'static str>,
    /// Whether something that is required is not there.
    pub lacks: bool,
}

/// The arguments and blocks that a block of the language and those in it do not take, where nobody else judges them.
pub fn unknown(block: Block<'_>) -> Vec<Unknown<'_>> {
    let mut found = Vec::new();
    if let Some(form) = forms().get(block.kind()) {
        unknown_in(block, form, &mut found);
    }
    found
}

fn unknown_in<'m>(block: Block<'m>, form: &'static Form, found: &mut Vec<Unknown<'m>>) {
    let names = || form.required.iter().chain(&form.optional).map(String::as_str);
    let lacks = form.required.iter().any(|name| !block.has(name));
    if form.rest == Rest::None {
        let free: Vec<&str> = names().filter(|name| !block.has(name)).collect();
        let wrong = block.attributes().filter(|one| names().all(|name| name != one.name()));
        let unknown = |one: Attribute<'m>| Unknown {
            name: one.name(),
            at: one.name_span(),
            holder: block,
            free: free.clone(),
            lacks,
        };
        found.extend(wrong.map(unknown));
    }
    for nested in block.blocks() {
        match form.blocks.get(nested.kind()) {
            Some(inner) => unknown_in(nested, inner, found),
            None if form.rest == Rest::None => {
                let at = Span::new(nested.file(), nested.place(&nested.node().kind_range));
                let free = form.blocks.iter().filter(|(name, inner)| inner.max != 1 || !block.has(name));
                let free = free.map(|(name, _)| name.as_str()).collect();
                found.push(Unknown { name: nested.kind(), at, holder: block, free, lacks });
            }
            None => {}
        }
    }
}

fn forms() -> &'static BTreeMap<String, Form> {
    static FORMS: OnceLock<BTreeMap<String, Form>> = OnceLock::new();
    FORMS.get_or_init(|| crate::data!("schemas/language"))
}

impl<'m> Judge<'m> {
    /// What the language itself says of the module.
    pub(super) fn language(&self) {
        for file in self.module.files() {
            let Some(tree) = self.module.tree(file) else { continue };
            let origin = self.module.sources().file(file).origin();
            for (at, summary, message) in origin.map_or(&[][..], |origin| &origin.faults) {
                self.error(Span::new(file, *at..*at), summary.clone(), message.clone());
            }
            // Of JSON that cannot be read nothing else is said.
            for (at, junk) in tree.junk().filter(|_| origin.is_none_or(|origin| origin.faults.is_empty())) {
                // Terraform looks for the end of a heredoc as far as there is text.
                let endless = junk.message.starts_with("Unterminated template string");
                // What is missing behind the last line of a piece is missing where the next one starts.
                let behind = junk.message.starts_with("Missing expression");
                let next = || {
                    let behind = tree.pieces.partition_point(|placed| placed.start <= at);
                    tree.pieces.get(behind).map(|placed| placed.start)
                };
                let at = match (endless, behind) {
                    (false, false) => at,
                    (false, true) => next().unwrap_or(self.module.sources().file(file).text.len()),
                    (true, _) => self.module.sources().file(file).text.len(),
                };
                self.error(Span::new(file, at..at), "Invalid syntax", junk.message.clone());
            }
            for placed in &tree.pieces {
                if let PieceKind::Attribute(attribute) = &placed.piece.kind {
                    let range = placed.start + attribute.name_range.start as usize
                        ..placed.start + attribute.name_range.end as usize;
                    let message = format!("An argument named \"{}\" is not expected here.", attribute.name);
                    self.error(Span::new(file, range), "Unsupported argument", message);
                }
            }
        }
        for block in self.module.blocks() {
            match forms().get(block.kind()) {
                Some(_) if is_override(self.module, block) => self.overrides(block),
                Some(form) => self.form(block, form),
                None => {
                    let meant = nearest(block.kind(), forms().keys().map(String::as_str));
                    let meant = meant.map_or(String::new(), |meant| format!(" Did you mean \"{meant}\"?"));
                    let message = format!("Blocks of type \"{}\" are not expected here.{meant}", block.kind());
                    self.error(block.head(), "Unsupported block type", message);
                }
            }
        }
        self.duplicates();
        self.settings();
    }

    fn form(&self, block: Block<'m>, form: &Form) {
        self.labels(block, form);
        self.redefined(block);
        if form.rest == Rest::None {
            let known = |name: &str| form.required.iter().chain(&form.optional).any(|known| known == name);
            for attribute in block.attributes().filter(|attribute| !known(attribute.name())) {
                let names = form.required.iter().chain(&form.optional).map(String::as_str);
                let meant = nearest(attribute.name(), names);
                let meant = meant.map_or(String::new(), |meant| format!(" Did you mean \"{meant}\"?"));
                let message = format!("An argument named \"{}\" is not expected here.{meant}", attribute.name());
                self.error(attribute.name_span(), "Unsupported argument", message);
            }
        }
        for name in form.required.iter().filter(|name| block.attribute(name).is_none()) {
            let message = format!("The argument \"{name}\" is required, but no definition was found.");
            self.error(self.lacking(block), "Missing required argument", message);
        }
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for nested in block.blocks() {
            let Some(inner) = form.blocks.get(nested.kind()) else {
                match form.rest {
                    Rest::Schema if nested.kind() == "_" => {}
                    Rest::None => {
                        let message = format!("Blocks of type \"{}\" are not expected here.", nested.kind());
                        self.error(nested.head(), "Unsupported block type", message);
                    }
                    _ => self.nested_redefined(nested),
                }
                continue;
            };
            let count = counts.entry(nested.kind()).or_default();
            *count += 1;
            if inner.max > 0 && *count > inner.max {
                let message = format!("Only one {} block is allowed here.", nested.kind());
                self.error(nested.head(), format!("Duplicate {} block", nested.kind()), message);
            }
            self.form(nested, inner);
        }
    }

    fn labels(&self, block: Block<'m>, form: &Form) {
        let (have, want) = (block.label_count(), form.labels.len());
        if have < want {
            let message = format!("All {} blocks must have {want} labels ({}).", block.kind(), form.labels.join(", "));
            self.error(block.head(), format!("Missing {} for {}", form.labels[have], block.kind()), message);
        } else if have > want {
            let message =
                format!("Only {want} labels ({}) are expected for {} blocks.", form.labels.join(", "), block.kind());
            self.error(block.head(), format!("Extraneous label for {}", block.kind()), message);
        }
        let named = matches!(
            block.kind(),
            "resource" | "data" | "ephemeral" | "variable" | "output" | "module" | "check" | "provider"
        );
        if named && have == want && !is_name(block.name()) {
            let at = block.label_span(have - 1).unwrap_or(block.head());
            let message = "A name must start with a letter or underscore and may contain only letters, digits, underscores, and dashes.";
            self.error(at, format!("Invalid {} name", block.kind()), message);
        }
        if block.kind() == "variable" && RESERVED.contains(&block.name()) {
            let message = format!(
                "The variable name \"{}\" is reserved due to its special meaning inside module blocks.",
                block.name()
            );
            self.error(block.label_span(0).unwrap_or(block.head()), "Invalid variable name", message);
        }
    }

    fn redefined(&self, block: Block<'m>) {
        let mut seen = BTreeSet::new();
        for attribute in block.attributes() {
            if !seen.insert(attribute.name()) {
                let message = format!("The argument \"{}\" was already set in this block.", attribute.name());
                self.error(attribute.name_span(), "Attribute redefined", message);
            }
        }
    }

    fn nested_redefined(&self, block: Block<'m>) {
        self.redefined(block);
        block.blocks().for_each(|nested| self.nested_redefined(nested));
    }

    /// What may be declared only once.
    fn duplicates(&self) {
        let mut seen = BTreeSet::new();
        for block in self.module.blocks().filter(|block| !is_override(self.module, *block)) {
            if block.kind() == "locals" {
                for nested in block.blocks() {
                    let message = "Blocks are not allowed here.";
                    self.error(nested.head(), format!("Unexpected \"{}\" block", nested.kind()), message);
                }
                for attribute in block.attributes() {
                    if !seen.insert(format!("local.{}", attribute.name())) {
                        let message = format!("A local value named \"{}\" was already defined.", attribute.name());
                        self.error(attribute.name_span(), "Duplicate local value definition", message);
                    }
                }
            }
            // What an alias is that is no text is said where it is read.
            let alias = block.attribute("alias").filter(|_| block.kind() == "provider");
            if alias.is_some_and(|alias| alias.value().as_str().is_none())
                || block.address().is_none_or(|address| seen.insert(address))
            {
                continue;
            }
            let summary = match block.kind() {
                "resource" => format!("Duplicate resource \"{}\" configuration", block.of()),
                "data" => format!("Duplicate data \"{}\" configuration", block.of()),
                "variable" => "Duplicate variable declaration".to_owned(),
                "output" => "Duplicate output definition".to_owned(),
                "module" => "Duplicate module call".to_owned(),
                "provider" => "Duplicate provider configuration".to_owned(),
                kind => format!("Duplicate {kind} configuration"),
            };
            self.error(block.head(), summary, format!("{} was already declared in this module.", name_of(block)));
        }
        for (kind, what) in [("required_providers", "required providers"), ("backend", "backend"), ("cloud", "cloud")] {
            let own = self.module.of_kind("terraform").filter(|block| !is_override(self.module, *block));
            let all = own.flat_map(|block| block.nested(kind));
            for again in all.skip(1) {
                let message = format!("A module may have only one {kind} block.");
                self.error(again.head(), format!("Duplicate {what} configuration"), message);
            }
        }
    }

    /// An argument that must be written out, as a value of this type.
    pub(super) fn plain(&self, block: Block<'m>, name: &str, ty: &Type) {
        let Some(value) = block.attribute(name).map(|attribute| attribute.value()) else { return };
        if not_constant(value.node()).is_some() {
            return self.constant(Some(value));
        }
        if let Err(why) = self.eval(value, &Scope::default().quiet()).fits(ty) {
            self.error(value.span(), "Unsuitable value type", format!("Unsuitable value: {why}."));
        }
    }

    pub(super) fn constant(&self, value: Option<Value<'m>>) {
        let Some((at, what)) = value
            .and_then(|value| Some((value, not_constant(value.node())?)))
            .map(|(value, (at, what))| (value.inner(at), what))
        else {
            return;
        };
        let (summary, message) = match what {
            Dynamic::Name => ("Variables not allowed", "Variables may not be used here."),
            Dynamic::Call => ("Function calls not allowed", "Functions may not be called here."),
        };
        self.error(at.span(), summary, message);
    }
}

/// Whether a text may be a name.
pub fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first.is_alphabetic() || first == '_')
        && chars.all(|one| one.is_alphanumeric() || matches!(one, '_' | '-'))
}
