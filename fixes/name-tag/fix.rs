//! Names that are given to what is only known by its tag `Name`.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Attribute;
use crate::schema::types::Type;
use crate::shape::bodies::{self, Body};
use crate::shape::names::own_kind;
use crate::shape::{elsewhere, meant};
use crate::wire::tags;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    bodies::all(ctx).iter().filter(|body| body.path.is_empty()).filter_map(look).collect()
}

fn look(body: &Body) -> Option<Finding> {
    let name = body.block.attribute("name").filter(|_| !body.is_meta("name"))?;
    let settable = body.ty.attribute("name").is_some_and(|known| known.settable());
    let tagged = body.ty.attribute("tags").is_some_and(|tags| tags.settable() && matches!(tags.ty, Type::Map(_)));
    if settable || !tagged || body.ty.as_block("name").is_some() || is_another(body, name) {
        return None;
    }
    let (value, mut edits) = (name.value().text(), Edits::default());
    match body.block.attribute("tags") {
        None => edits.set(body.block, "tags", &format!("{{\n  Name = {value}\n}}")),
        Some(there) => {
            let objects = tags::objects(there.value());
            if objects.iter().any(|one| one.entry("Name").is_some()) {
                return None;
            }
            match objects.last() {
                Some(object) => edits.add_entries(*object, body.block.file_text(), [("Name", value)]),
                None => {
                    let all = format!("merge({}, {{\n    Name = {value}\n  }})", there.value().text());
                    edits.replace(there.value(), &all);
                }
            }
        }
    }
    edits.remove_attribute(name, body.block);
    edits.claim(format!("{}@{}:tags", body.block.file().0, body.block.span().range.start));
    Some(Finding::at(name.name_span(), format!("{}: it is named by its tag Name", body.place())).with(edits))
}

/// Whether an argument of the type, or of a block in it, is what the name says, or names it already.
fn is_another(body: &Body, name: Attribute) -> bool {
    let names = |one: &str| one == "identifier" || own_kind(one, body.root.of()) == Some("name");
    let own = body.ty.attributes.values().any(|one| one.settable() && names(&one.name));
    let unknown = body.ty.attribute("name").is_none();
    own || unknown && (meant::argument(body, name).is_some() || elsewhere::below(body, name).is_some())
}
