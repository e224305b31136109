//! The policy that lets the roles of instances read the secrets of the configuration, and those alone.

use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::must::{Filled, Hole};
use crate::wire::home;
use crate::wire::{Wire, key, roles};

/// A finding for each role of instances that may read no secret.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let module = ctx.module;
    let look = |role: Block| {
        // The role of another region's instances reads what is kept there.
        let there =
            role.provider().map(|own| (Some(own), secrets(module, Some(own)))).filter(|(_, all)| !all.is_empty());
        let (provider, secrets) = there.unwrap_or_else(|| {
            let provider = home::provider(module);
            (provider, secrets(module, provider))
        });
        if secrets.is_empty() {
            return None;
        }
        let key = || key::for_type(module, "aws_secretsmanager_secret", provider);
        let variant = if key().is_some() { "key" } else { "" };
        let wire = Wire::new(ctx);
        let fill = |hole: &Hole| match hole {
            Hole::Slot(name, _) if name == "secrets" => Filled::Text(format!("[{}]", secrets.join(", "))),
            Hole::Slot(name, _) if name == "key" => key().map_or(Filled::Missing, Filled::Text),
            hole => wire.fill(hole, None),
        };
        roles::add(ctx, role, variant, &fill, "may not read the stack's secrets")
    };
    let roles = roles::of_instances(module).into_iter();
    roles.filter(|role| !roles::permissions(module, *role).contains("secretsmanager:")).filter_map(look).collect()
}

/// The ARNs of the secrets that the configuration makes with a provider configuration, and of those that RDS makes for its
/// databases.
fn secrets(module: &Module, provider: Option<&str>) -> Vec<String> {
    let single = |of: &'static str| {
        module.resources(of).filter(|block| block.repeat().is_none() && block.provider() == provider)
    };
    let own = single("aws_secretsmanager_secret").filter_map(|secret| Some(format!("{}.arn", secret.address()?)));
    let databases = ["aws_db_instance", "aws_rds_cluster"].into_iter().flat_map(single);
    let managed = databases
        .filter(|database| {
            database
                .attribute("manage_master_user_password")
                .is_some_and(|managed| managed.value().as_bool() == Some(true))
        })
        .filter_map(|database| Some(format!("{}.master_user_secret[0].secret_arn", database.address()?)));
    own.chain(managed).collect()
}
