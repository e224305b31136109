//! The words of `fix.toml`; the build reads them with the same declarations.

use serde::{Deserialize, Serialize};

/// What a user may rely on when a fix is applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// It makes the configuration valid, or adds without touching what runs.
    Safe,
    /// It may do what its risks say.
    Unsafe,
    /// It is only shown.
    Suggest,
}

/// What may happen to what runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Risk {
    /// A resource is destroyed and made again.
    Replace,
    /// A service stops for a while.
    Interrupt,
    /// Something becomes reachable that was not.
    Open,
    /// Something stops being reachable.
    Close,
    /// The bill grows.
    Cost,
    /// Something that was written disappears.
    Loss,
    /// A choice was made that the text does not settle.
    Guess,
}

/// When a fix runs. Stages run in this order, each until it is quiet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Text that does not parse.
    Repair,
    /// Names that do not resolve, duplicates, provider blocks.
    Declare,
    /// Arguments that the provider calls by another name or takes at another place: what comes next looks for them.
    Name,
    /// Components that were asked for.
    Require,
    /// Associations, keys, topics, roles.
    Wire,
    /// Values of attributes.
    Settle,
    /// Leftovers.
    Tidy,
}
