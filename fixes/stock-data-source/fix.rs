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
    let fill = |slot: &str, _: &[String]| match slot {
        "managed" => managed(one).map(|name| Filled::Text(format!("\"{name}\""))),
        "issuer" => issuer(one).map(|url| Filled::Text(url.to_owned())),
        _ => None,
    };
    let edits = one.make(ctx, &[must], meta, &fill).ok()?;
    Some(one.finding().with(edits))
}

fn must<'m>(ctx: &Context<'m>, one: &Missing) -> Option<&'m Must> {
    match one.of {
        "aws_ami" => ctx.fix.must(image(one)?),
        // Which VPC is meant, only the word for the account's own says.
        "aws_vpc" | "aws_subnets" if one.label != "default" => None,
        of => ctx.fix.must(of),
    }
}

/// What AWS provides under the name that a label means.
fn managed(one: &Missing) -> Option<&'static str> {
    static NAMES: OnceLock<Names> = OnceLock::new();
    let all = &NAMES.get_or_init(|| crate::data!("fixes/stock-data-source/names")).name;
    let words = one.words();
    if one.of == "aws_ssm_parameter" && is_arm(&words) {
        return None;
    }
    let fits = |name: &&Name| name.of == one.of && name.words.iter().all(|word| words.contains(word));
    all.iter().find(fits).map(|name| &*name.name)
}

/// The image that a label means; `None` where it does not say, or names a processor for which there is none.
pub fn image(one: &Missing) -> Option<&'static str> {
    let words = one.words();
    if is_arm(&words) {
        return None;
    }
    let image = images().iter().find(|image| image.words.iter().all(|word| words.contains(word)))?;
    Some(&image.must)
}

/// Whether a label names the processors of which an image is not known here.
fn is_arm(words: &[String]) -> bool {
    words.iter().any(|word| matches!(word.as_str(), "arm" | "arm64" | "graviton" | "aarch64"))
}

/// Where the identity provider that takes the thumbprint of a certificate is asked: the certificate is the one that
/// stands there.
fn issuer<'m>(one: &Missing<'m>) -> Option<&'m str> {
    let mut urls = one.holders().filter(|holder| holder.of() == "aws_iam_openid_connect_provider");
    let first = urls.next().filter(|holder| holder.repeat().is_none())?.attribute("url")?.value().text();
    let alike = urls.all(|holder| holder.attribute("url").is_some_and(|url| url.value().text() == first));
    (alike && one.holders().all(|holder| holder.of() == "aws_iam_openid_connect_provider")).then_some(first)
}

/// The provider configuration that its label names, or else the one that all its users name.
fn provider(one: &Missing) -> Option<String> {
    let named = format!("aws.{}", one.label);
    if one.module.declares(&format!("provider.{named}")) { Some(named) } else { one.provider() }
}
