//! Resources, data sources and ephemeral resources: their type, what repeats them, and the arguments of the language.

use super::Judge;
use super::eval::elements;
use super::known::{Known, friendly};
use super::scope::Scope;
use crate::module::block::{Block, Value};
use crate::schema::ProviderSchema;
use crate::schema::container::Kind;
use crate::schema::types::Type;
use crate::syntax::tree::ExprKind;

/// Arguments of the language in a resource.
const META: [&str; 4] = ["count", "for_each", "provider", "depends_on"];
/// Blocks of the language in a resource; others have the first alone.
const META_BLOCKS: [&str; 4] = ["lifecycle", "connection", "provisioner", "_"];

impl<'m> Judge<'m> {
    /// Judges a resource, a data source or an ephemeral resource.
    pub(super) fn resource_block(&self, block: Block<'m>) {
        let kind = match block.kind() {
            "resource" => Kind::Resource,
            "data" => Kind::Data,
            _ => Kind::Ephemeral,
        };
        self.provider_of(block);
        self.depends_on(block);
        let provider = self.schema_of(block);
        let ty = provider.and_then(|provider| provider.get(kind, block.of()));
        let mut scope = self.repeated(block);
        scope.own_type.clone_from(&ty);
        let meta_blocks = if kind == Kind::Resource { &META_BLOCKS[..] } else { &META_BLOCKS[..1] };
        if kind == Kind::Resource {
            self.provisioners(block, &scope.own());
        }
        for nested in block.blocks() {
            match nested.kind() {
                "lifecycle" => self.lifecycle(nested, block, kind, &scope),
                "_" if kind == Kind::Resource => self.anything(nested, &scope, &[]),
                _ => {}
            }
        }
        match ty {
            Some(ty) => {
                self.body(block, &ty, &scope, &META, meta_blocks);
                if kind == Kind::Resource {
                    self.values(block, &scope);
                }
            }
            None => {
                if let Some(provider) = provider.filter(|provider| provider.knows(kind)) {
                    self.unknown_type(block, kind, provider);
                }
                for attribute in block.attributes().filter(|attribute| !META.contains(&attribute.name())) {
                    self.eval(attribute.value(), &scope);
                }
                for nested in block.blocks().filter(|nested| !meta_blocks.contains(&nested.kind())) {
                    match nested.kind() {
                        "dynamic" => {}
                        _ => self.anything(nested, &scope, &[]),
                    }
                }
            }
        }
    }

    fn unknown_type(&self, block: Block<'m>, kind: Kind, provider: &ProviderSchema) {
        let of = block.of();
        let (what, other, keyword) = match kind {
            Kind::Resource => ("resource type", Kind::Data, "data"),
            Kind::Data => ("data source", Kind::Resource, "resource"),
            Kind::Ephemeral => ("ephemeral resource type", Kind::Resource, "resource"),
        };
        let hint = match provider.get(other, of) {
            Some(_) => format!(" Did you mean a \"{keyword}\" block?"),
            None => {
                self.hint(of, provider.names(kind)).map_or(String::new(), |near| format!(" Did you mean \"{near}\"?"))
            }
        };
        let message = format!("The provider {} does not support {what} \"{of}\".{hint}", provider.source());
        self.error(block.label_span(0).unwrap_or(block.head()), format!("Invalid {what}"), message);
    }

    /// The scope of a block that may be repeated, with what is wrong with `count` and `for_each`.
    pub(super) fn repeated(&self, block: Block<'m>) -> Scope<'m> {
        let mut scope = Scope::of(block.address());
        let (count, each) = (block.attribute("count"), block.attribute("for_each"));
        if let (Some(_), Some(each)) = (count, each) {
            let message = "The \"count\" and \"for_each\" meta-arguments are mutually-exclusive, only one should be used to be explicit about the number of resources to be created.";
            self.error(each.name_span(), "Invalid combination of \"count\" and \"for_each\"", message);
        }
        if let Some(count) = count {
            let known = self.eval(count.value(), &scope);
            let unsuitable = match known.bare() {
                Known::Null => Some("is null; an integer is required"),
                Known::Number(number) if *number < 0.0 || number.fract() != 0.0 => {
                    Some("must be a whole number of at least zero")
                }
                _ => None,
            };
            if let Some(why) = unsuitable {
                let message = format!("The given \"count\" argument value {why}.");
                self.error(count.value().span(), "Invalid count argument", message);
            }
            if let Err(why) = known.fits(&Type::Number) {
                self.error(count.value().span(), "Incorrect value type", format!("Invalid expression value: {why}."));
            }
            scope.counted = true;
        }
        if let Some(each) = each {
            let known = self.eval(each.value(), &scope);
            // The elements of a set are looked at when it is known.
            let waits = matches!(known.bare(), Known::Of(Type::Set(_))) && !self.is_written_out(each.value(), &scope);
            if let Err(why) = iterable(&known)
                && (!waits || known.is_secret() || self.looks_ahead())
            {
                self.error(each.value().span(), "Invalid for_each argument", why);
            }
            if matches!(known.bare(), Known::Set(items) if items.contains(&Known::Null)) {
                let why = "The given \"for_each\" argument value is unsuitable: sets must not contain null values.";
                self.error(each.value().span(), "Invalid for_each set argument", why);
            }
            scope.each = Some(elements(&known).1);
        }
        scope
    }
}

impl<'m> Judge<'m> {
    /// Whether a value is `toset` of what is known as a whole.
    fn is_written_out(&self, value: Value<'m>, scope: &Scope<'m>) -> bool {
        match value.kind() {
            ExprKind::Call(call) if call.name == "toset" => {
                call.args.iter().all(|arg| self.silently(value.inner(arg), scope).is_whole())
            }
            _ => false,
        }
    }
}

/// Why a value cannot be given to `for_each` of a resource or module.
fn iterable(known: &Known) -> Result<(), String> {
    let unsuitable = |why: String| Err(format!("The given \"for_each\" argument value is unsuitable: {why}."));
    if known.is_secret() {
        return unsuitable(
            "sensitive values, or values derived from sensitive values, cannot be used as for_each arguments".into(),
        );
    }
    match known.bare() {
        Known::Null => unsuitable("the given value is null; a map, or set of strings is allowed".into()),
        Known::Object(_) => Ok(()),
        other => match other.ty() {
            Type::Dynamic | Type::Map(_) | Type::Object(_) => Ok(()),
            Type::Set(element) if matches!(*element, Type::String | Type::Dynamic) => Ok(()),
            Type::Set(element) => unsuitable(format!(
                "\"for_each\" supports maps and sets of strings, but you have provided a set containing type {}",
                friendly(&element)
            )),
            ty => unsuitable(format!(
                "the \"for_each\" argument must be a map, or set of strings, and you have provided a value of type {}",
                friendly(&ty)
            )),
        },
    }
}
