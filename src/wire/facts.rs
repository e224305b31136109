//! Account, region and partition: how the module already writes them.

use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::wire::home;

/// Expressions for what names are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The account id.
    pub account: String,
    /// The region's name.
    pub region: String,
    /// The partition: a literal where no data source asks for it.
    pub partition: String,
    /// The types of data sources that the expressions need and the module lacks.
    lacks: Vec<&'static str>,
}

impl Facts {
    /// Fills `slot("account")`, `slot("region")` and `slot("partition")`.
    pub fn fill(&self, hole: &Hole) -> Filled {
        let Hole::Slot(name, _) = hole else { return Filled::Missing };
        match name.as_str() {
            "account" => Filled::Text(self.account.clone()),
            "region" => Filled::Text(self.region.clone()),
            "partition" => Filled::Text(self.partition.clone()),
            _ => Filled::Missing,
        }
    }
}

/// Adds the data sources that the edits have come to need: the fix has them as `must/account.tf` and `must/region.tf`.
pub fn supply(ctx: &Context, facts: &Facts, edits: &mut Edits) {
    for of in &facts.lacks {
        let prefix = format!("data.{of}");
        let is_needed = edits.list().iter().any(|edit| edit.text.contains(&prefix));
        let variant = if *of == "aws_region" { "region" } else { "account" };
        let Some(must) = ctx.fix.must(variant).filter(|_| is_needed) else { continue };
        let meta = home::provider(ctx.module).map(|provider| ("provider".to_owned(), provider.to_owned()));
        let mut names = Names { meta: meta.into_iter().collect(), data_too: true, ..Names::default() };
        for block in must.blocks() {
            let label = ctx.module.fresh_label(&prefix, block.name());
            names.labels.extend(block.address().map(|address| (address, label)));
        }
        if let Ok(made) = must.render(&names, &|_| Filled::Missing) {
            edits.join(Made::add(ctx.module, &Place::data(ctx.module), &made));
        }
    }
}

/// The facts for a block: its `provider` decides the region.
pub fn of(module: &Module, block: Option<Block>) -> Option<Facts> {
    let mut lacks = Vec::new();
    let provider = block.map_or_else(|| home::provider(module), |block| block.provider());
    let account = match provider.and_then(|alias| other_account(module, alias)) {
        Some(account) => account?,
        None => {
            let data = caller_identity(module, None).and_then(|data| data.address()).unwrap_or_else(|| {
                lacks.push("aws_caller_identity");
                format!("data.aws_caller_identity.{}", module.fresh_label("data.aws_caller_identity", "current"))
            });
            format!("{data}.account_id")
        }
    };
    let configured = |address: String| Some(module.get(&address)?.attribute("region")?.value());
    let region = match provider {
        Some(alias) => configured(format!("provider.{alias}"))?.text().to_owned(),
        None => match existing(module, "aws_region").and_then(|data| data.address()) {
            Some(data) => format!("{data}.id"),
            None => match configured("provider.aws".into()).filter(|region| region.target().is_some()) {
                Some(region) => region.text().to_owned(),
                None => {
                    lacks.push("aws_region");
                    format!("data.aws_region.{}.id", module.fresh_label("data.aws_region", "current"))
                }
            },
        },
    };
    let partition = existing(module, "aws_partition").and_then(|data| data.address());
    let partition = partition.map_or_else(|| "\"aws\"".to_owned(), |data| format!("{data}.partition"));
    Some(Facts { account, region, partition, lacks })
}

/// The account of a provider configuration that takes on a role: the one that a data source of it asks for, else the one
/// in the ARN of the role. `None` where it takes on none, `Some(None)` where nothing says which account it is.
fn other_account(module: &Module, alias: &str) -> Option<Option<String>> {
    let configuration = module.get(&format!("provider.{alias}"))?;
    let role = configuration.nested("assume_role").next()?;
    let asks =
        module.data("aws_caller_identity").find(|data| data.provider() == Some(alias)).and_then(|data| data.address());
    let named = || {
        let arn = role.attribute("role_arn")?.value();
        let account = arn.text().split("iam::").nth(1)?.split(":role/").next()?.to_owned();
        let expression = account.strip_prefix("${").and_then(|inner| inner.strip_suffix('}'));
        match expression {
            Some(inner) if !inner.contains(['{', '}']) => Some(inner.to_owned()),
            None if account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit()) => {
                Some(format!("\"{account}\""))
            }
            _ => None,
        }
    };
    Some(asks.map(|data| format!("{data}.account_id")).or_else(named))
}

/// The data source that knows the account of a provider configuration: the same in every region, where no configuration
/// says who calls.
pub fn caller_identity<'m>(module: &'m Module, provider: Option<&str>) -> Option<Block<'m>> {
    const PLACE: [&str; 3] = ["alias", "region", "version"];
    let is_plain = |one: Block| {
        one.attributes().all(|own| PLACE.contains(&own.name()))
            && one.blocks().all(|own| matches!(own.kind(), "default_tags" | "ignore_tags"))
    };
    let one_caller = module.of_kind("provider").filter(|one| one.of() == "aws").all(is_plain);
    let asks_elsewhere = |data: &Block| {
        data.attributes().count() == 1
            && data.provider().is_some_and(|alias| module.declares(&format!("provider.{alias}")))
    };
    let own = existing(module, "aws_caller_identity").filter(|_| one_caller || provider.is_none());
    own.or_else(|| module.data("aws_caller_identity").find(|data| one_caller && asks_elsewhere(data)))
}

/// A data source of the type that asks for nothing special.
fn existing<'m>(module: &'m Module, of: &'m str) -> Option<Block<'m>> {
    module.data(of).find(|data| data.attributes().next().is_none())
}
