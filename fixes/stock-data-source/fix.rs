//! A data source that asks AWS for what every account knows, referred to and declared nowhere.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::fix::{Context, Finding};
use crate::shape::must::{Filled, Must};
use crate::wire::missing::{self, Missing};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Images {
    image: Vec<Image>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Image {
    words: Vec<String>,
    must: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    name: Vec<Name>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    of: String,
    words: Vec<String>,
    name: String,
}

fn images() -> &'static [Image] {
    static IMAGES: OnceLock<Images> = OnceLock::new();
    &IMAGES.get_or_init(|| crate::data!("fixes/stock-data-source/images")).image
}

/// A finding for each stock data source that is referred to and missing.
pub fn find(ctx: &Context) -> Vec<Finding> {
    missing::all(ctx, true).into_iter().filter_map(|one| look(ctx, &one)).collect()
}

fn look(ctx: &Context, one: &Missing) -> Option<Finding> {
    let must = must(ctx, one)?;
    if let Ok(Some(_)) | Err(_) = one.repeat() {
        return Some(one.unclear("a reference expects several of them"));
    }
    let meta = provider(one).map(|provider| ("provider".to_owned(), provider)).into_iter().collect();
    let managed = managed(one);
    let fill = |slot: &str, _: &[String]| {
        let name = managed.filter(|_| slot == "managed");
        name.map(|name| Filled::Text(format!("\"{name}\"")))
    };
    let edits = one.make(ctx, &[must], meta, &fill).ok()?;
    Some(one.finding().with(edits))
}

fn must<'m>(ctx: &Context<'m>, one: &Missing) -> Option<&'m Must> {
    match one.of {
        "aws_ami" => ctx.fix.must(image(one)?),
        of => ctx.fix.must(of),
    }
}

/// What AWS provides under the name that a label means.
fn managed(one: &Missing) -> Option<&'static str> {
    static NAMES: OnceLock<Names> = OnceLock::new();
    let all = &NAMES.get_or_init(|| crate::data!("fixes/stock-data-source/names")).name;
    let words = one.words();
    let fits = |name: &&Name| name.of == one.of && name.words.iter().all(|word| words.contains(word));
    all.iter().find(fits).map(|name| &*name.name)
}

/// The image that a label means; `None` where it does not say, or names a processor for which there is none.
pub fn image(one: &Missing) -> Option<&'static str> {
    let words = one.words();
    if words.iter().any(|word| matches!(word.as_str(), "arm" | "arm64" | "graviton" | "aarch64")) {
        return None;
    }
    let image = images().iter().find(|image| image.words.iter().all(|word| words.contains(word)))?;
    Some(&image.must)
}

/// The provider configuration that its label names, or else the one that all its users name.
fn provider(one: &Missing) -> Option<String> {
    let named = format!("aws.{}", one.label);
    if one.module.declares(&format!("provider.{named}")) { Some(named) } else { one.provider() }
}
