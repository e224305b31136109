//! Account, region and partition: how the module already writes them.

use crate::module::Module;
use crate::module::block::Block;

/// Expressions for what names are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The account id.
    pub account: String,
    /// The region's name.
    pub region: String,
    /// The partition: a literal where no data source asks for it.
    pub partition: String,
    /// The types of data sources, labelled `current`, that the expressions need and the module lacks.
    pub lacks: Vec<&'static str>,
}

/// The facts for a block: its `provider` decides the region.
pub fn of(module: &Module, block: Option<Block>) -> Option<Facts> {
    let mut lacks = Vec::new();
    let account = existing(module, "aws_caller_identity").unwrap_or_else(|| {
        lacks.push("aws_caller_identity");
        format!("data.aws_caller_identity.{}", module.fresh_label("data.aws_caller_identity", "current"))
    });
    let provider = block.and_then(|block| block.attribute("provider")).map(|provider| provider.value().text());
    let configured = |address: String| Some(module.get(&address)?.attribute("region")?.value());
    let region = match provider {
        Some(alias) => configured(format!("provider.{alias}"))?.text().to_owned(),
        None => match existing(module, "aws_region") {
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
    let partition =
        existing(module, "aws_partition").map_or_else(|| "\"aws\"".to_owned(), |data| format!("{data}.partition"));
    Some(Facts { account: format!("{account}.account_id"), region, partition, lacks })
}

/// A data source of the type that asks for nothing special.
fn existing(module: &Module, of: &str) -> Option<String> {
    module.data(of).find(|data| data.attributes().next().is_none()).and_then(|data| data.address())
}
