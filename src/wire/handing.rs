//! Provider configurations that a child module is handed: how it says which it wants.

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::Context;
use crate::module::Module;
use crate::shape::must::{Filled, Hole, Made, Names};

/// The edits by which the module that is looked at says that it wants configurations of the AWS provider (`aws.replica`);
/// `None` where its requirement is not written out. The fix has a `required_providers` block as its `must.tf`.
pub fn want(ctx: &Context, names: &[String]) -> Option<Edits> {
    let mut edits = Edits::default();
    let list = format!("[{}]", names.join(", "));
    let requirement = ctx
        .module
        .of_kind("terraform")
        .flat_map(|block| block.nested("required_providers"))
        .find_map(|required| Some((required, required.attribute("aws")?)));
    let Some((required, aws)) = requirement else { return new_requirement(ctx, &list) };
    aws.value().entries()?;
    match aws.value().entry("configuration_aliases") {
        Some(there) => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            edits.add_items(there, required.file_text(), &names);
        }
        None => {
            let entry = [("configuration_aliases", list.as_str())];
            edits.add_entries(aws.value(), required.file_text(), entry);
        }
    }
    Some(edits)
}

fn new_requirement(ctx: &Context, list: &str) -> Option<Edits> {
    let module: &Module = ctx.module;
    let required = module.of_kind("terraform").find_map(|block| block.nested("required_providers").next());
    let must = ctx.fix.must("")?;
    let fill = |_: &Hole| Filled::Text(list.to_owned());
    if let Some(required) = required {
        let head = must.blocks().next()?;
        let aws = head.nested("required_providers").next()?.attribute("aws")?;
        let text = must.render_range(head, aws.value().span().range, &fill).ok()?;
        let mut edits = Edits::default();
        edits.set(required, "aws", &text.replace("\n    ", "\n"));
        return Some(edits);
    }
    let made = must.render(&Names::default(), &fill).ok()?;
    let first = module.blocks().next()?;
    Some(Made::add(module, &Place::above(first), &made))
}
