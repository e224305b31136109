//! A password that is a literal or a variable becomes one that RDS makes and keeps in Secrets Manager.

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::{Attribute, Block};

/// Each type with the argument that holds its password.
const HOLDERS: [(&str, &str); 2] = [("aws_db_instance", "password"), ("aws_rds_cluster", "master_password")];

/// A finding for each database whose password is written down or handed in.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let all = ctx.module.of_kind("resource").filter_map(|block| {
        let (_, name) = HOLDERS.iter().find(|(of, _)| *of == block.of())?;
        look(ctx, block, block.attribute(name)?)
    });
    all.collect()
}

fn look(ctx: &Context, block: Block, password: Attribute) -> Option<Finding> {
    let module = ctx.module;
    let address = block.address()?;
    let variable = password.value().target().filter(|target| target.starts_with("var."));
    // A generated password, or one that a secret holds, is where it belongs; a replica has its source's.
    let written = password.value().is_literal() || variable.is_some();
    if !written
        || ["replicate_source_db", "global_cluster_identifier", "manage_master_user_password"]
            .iter()
            .any(|name| block.has(name))
    {
        return None;
    }
    let must = ctx.fix.must("")?.blocks().next()?;
    let managed = must.attribute("manage_master_user_password")?;
    let mut edits = Edits::default();
    edits.splice(block.file(), password.span().range, managed.text());
    let finding = Finding::on(
        block,
        format!("{address} takes its password from {}", if variable.is_some() { "a variable" } else { "the code" }),
    );
    // The variable goes where nothing else takes it.
    let target = variable.and_then(|variable| module.get(&variable));
    let lone = target.filter(|one| one.address().is_some_and(|own| module.users(&own).count() == 1) && ctx.is_root());
    Some(match lone {
        Some(variable) => {
            edits.remove_block(variable);
            finding.removing(variable, "RDS makes the password, and nothing else took it").with(edits)
        }
        None => finding.with(edits),
    })
}
