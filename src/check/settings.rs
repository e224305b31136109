//! `terraform` blocks, and arguments that must be written out.

use super::known::Known;
use super::language::is_name;
use super::scope::Scope;
use super::variables::not_constant;
use super::{Judge, Layer, sources};
use crate::module::block::{Block, Value};
use crate::schema::Schemas;
use crate::schema::version::{Constraints, parse_version};
use crate::syntax::tree::ExprKind;

impl<'m> Judge<'m> {
    /// `terraform` blocks, and arguments that must be written out.
    pub(super) fn settings(&self) {
        for block in self.module.of_kind("terraform") {
            if let Some(value) = block.attribute("required_version").map(|attribute| attribute.value()) {
                match value.kind() {
                    ExprKind::String(text) | ExprKind::Number(text) => self.required_version(value, text),
                    _ if not_constant(value.node()).is_some() => self.constant(Some(value)),
                    _ => match self.eval(value, &Scope::default().quiet()).bare() {
                        Known::Text(text) => self.required_version(value, text),
                        _ => self.error(value.span(), "Invalid version constraint", "A string value is required."),
                    },
                }
            }
            if let Some(value) = block.attribute("experiments").map(|attribute| attribute.value()) {
                let message = "Experimental features are for alpha releases of Terraform alone.";
                self.error(value.span(), "Module uses experimental features", message);
            }
            if let (Some(_), Some(backend)) = (block.nested("cloud").next(), block.nested("backend").next()) {
                let message = "A module may declare either one backend or one cloud block.";
                self.error(backend.head(), "Both a backend and cloud configuration are present", message);
            }
            for nested in block.blocks() {
                match nested.kind() {
                    "required_providers" => self.required_providers(nested),
                    "backend" | "cloud" => {
                        let from = self.found.borrow().len();
                        self.written_out(nested);
                        self.found.borrow_mut()[from..].iter_mut().for_each(|one| one.layer = Layer::Backend);
                    }
                    _ => {}
                }
            }
        }
        for block in self.module.of_kind("module") {
            for name in ["source", "version"] {
                self.constant(block.attribute(name).map(|attribute| attribute.value()));
            }
        }
        for block in self.module.of_kind("provider") {
            if let Some(Err(why)) = block.label(0).filter(|name| is_name(name)).map(sources::part) {
                let at = block.label_span(0).unwrap_or(block.head());
                self.error(at, "Invalid provider local name", format!("\"{}\": {why}.", block.name()));
            }
            let alias = block.attribute("alias").map(|attribute| attribute.value());
            self.constant(alias);
            if let Some(alias) = alias.filter(|alias| alias.as_str().is_some_and(|name| !is_name(name))) {
                let message = "An alias must be a valid name.";
                self.error(alias.span(), "Invalid provider configuration alias", message);
            }
        }
    }

    /// The version of Terraform itself: it is judged as the one whose language the data describes.
    fn required_version(&self, value: Value<'m>, text: &str) {
        let own = Schemas::embedded();
        let own = own.versions("terraform").last().map(|builtin| parse_version(builtin.version()));
        match (Constraints::parse(text), own) {
            (Err(why), _) => self.error(value.span(), "Invalid version constraint", format!("{why}.")),
            (Ok(_), _) if text.contains('-') => {
                let message = "Prerelease version constraints are not supported.";
                self.error(value.span(), "Invalid required_version constraint", message);
            }
            (Ok(constraints), Some(Ok(version))) if !constraints.allows(&version) => {
                let message = format!("`{text}` refuses Terraform {version}, as which this is judged.");
                self.error(value.span(), "Unsupported Terraform Core version", message);
            }
            _ => {}
        }
    }

    fn required_providers(&self, block: Block<'m>) {
        for nested in block.blocks() {
            let message = "Blocks are not allowed here.";
            self.error(nested.head(), format!("Unexpected \"{}\" block", nested.kind()), message);
        }
        for attribute in block.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            if let Err(why) = sources::part(name) {
                self.error(attribute.name_span(), "Invalid provider local name", format!("\"{name}\": {why}."));
            }
            if let Some(version) = value.as_str() {
                self.version_of(name, value, version);
            } else if value.entries().is_none() {
                let message = "A required_providers entry must be an object.";
                self.error(value.span(), "Invalid required_providers object", message);
            }
            for (key, at, said) in value.entries().unwrap_or_default() {
                match (key, said.as_str()) {
                    ("source", Some(source)) => {
                        if let Err((summary, why)) = sources::source(source) {
                            self.error(said.span(), summary, why);
                        }
                    }
                    ("version", Some(version)) => self.version_of(name, said, version),
                    ("source", None) => {
                        self.error(said.span(), "Invalid source", "\"source\" must be written out as a string.");
                    }
                    ("version", None) => {
                        let message = "\"version\" must be written out as a string.";
                        self.error(said.span(), "Invalid version constraint", message);
                    }
                    ("configuration_aliases", _) => {}
                    _ => {
                        let message = format!(
                            "required_providers objects can only contain \"version\", \"source\" and \"configuration_aliases\" attributes, not \"{key}\"."
                        );
                        self.error(at.span(), "Invalid required_providers object", message);
                    }
                }
            }
        }
    }

    /// The version of a provider that is not known here; those of others are read where they are chosen.
    fn version_of(&self, local: &str, value: Value<'m>, version: &str) {
        if let (None, Err(why)) = (self.providers.get(local), Constraints::parse(version)) {
            self.error(value.span(), "Invalid version constraint", format!("{why}."));
        }
    }

    fn written_out(&self, block: Block<'m>) {
        block.attributes().for_each(|attribute| self.constant(Some(attribute.value())));
        block.blocks().for_each(|nested| self.written_out(nested));
    }
}
