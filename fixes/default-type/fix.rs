//! Variables whose default no reading brings to their type, where everything that uses them takes the default.

use crate::check::variables::constraint;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::schema::types::Type;
use crate::wire::site::Site;
use crate::wire::usage;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = Site::all(ctx, &["Invalid default value for variable"]);
    all.iter().filter(|(_, site)| site.is_whole()).filter_map(|(_, site)| look(ctx, site)).collect()
}

fn look(ctx: &Context, site: &Site) -> Option<Finding> {
    let (root, ty) = (site.root, site.root.attribute("type")?.value());
    let known = ctx.known(site.value);
    if let Some(Type::Map(element) | Type::List(element)) = constraint(ty)
        && *element == Type::Dynamic
        && matches!(known.ty(), Type::Object(_) | Type::Tuple(_))
    {
        let mut edits = Edits::default();
        edits.replace(ty, "any");
        let message = format!(
            "var.{}: the elements of its default have no type in common, as {} demands",
            root.name(),
            ty.text()
        );
        return Some(Finding::at(ty.span(), message).with(edits));
    }
    let said = usage::simple(ty.text())?;
    let wanted = plain(&known.ty())?;
    // What the value may become is another fix's.
    let text = site.value.as_str().unwrap_or_default();
    let one = site.value.items().is_some_and(|items| items.len() == 1);
    let scalar = matches!(known.ty(), Type::String | Type::Number | Type::Bool);
    let near = match said {
        Type::Bool => {
            one || ["yes", "no", "on", "off", "enabled", "disabled", "true", "false"].contains(&&*text.to_lowercase())
        }
        Type::Number => one || text.starts_with(|c: char| c.is_ascii_digit()),
        Type::List(_) | Type::Set(_) => scalar,
        Type::Map(_) => text.is_empty() && site.value.as_str().is_some(),
        _ => one,
    };
    let finding = Finding::at(ty.span(), format!("var.{}: its default is no {}", root.name(), ty.text()));
    let used = usage::of(ctx, root.name()).ty;
    let near = near && !(scalar && usage::is_one(ctx, root.name(), site.value));
    if near || used.is_some_and(|used| known.fits(&used).is_err()) {
        return None;
    }
    let mut edits = Edits::default();
    edits.replace(ty, &wanted.to_string());
    Some(Finding { message: format!("{}; it is a {wanted}", finding.message), ..finding }.with(edits))
}

/// A type as a variable names it; `None` for one that says too little.
fn plain(ty: &Type) -> Option<Type> {
    let one = |all: &[Type]| {
        let first = all.first().filter(|ty| matches!(ty, Type::String | Type::Number | Type::Bool))?;
        all.iter().all(|one| one == first).then(|| first.clone())
    };
    Some(match ty {
        Type::String | Type::Number | Type::Bool => ty.clone(),
        Type::Tuple(items) => Type::List(one(items)?.into()),
        Type::Object(object) => {
            let all: Vec<Type> = object.attributes.values().cloned().collect();
            Type::Map(one(&all)?.into())
        }
        _ => return None,
    })
}
