//! A subnet that is referred to and missing: its tier, how many of it there are, its addresses and its zone, as its users, its
//! siblings and the inputs that nothing reads show them.

use std::sync::LazyLock;

use regex::Regex;

use super::missing::{self, Missing, UNSAID};
use super::network::{Tier, missing_tier};
use super::{addresses, slots, tags};
use crate::fix::{Context, Finding};
use crate::module::block::Block;
use crate::pattern::pattern;
use crate::shape::must::Filled;

/// A number of a list, or the letter of a zone, at the end of an expression.
static END: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?:\[(\d+)\]|([a-f])")$"#));

/// The finding that a subnet is missing, with `must/aws_subnet.tf` where enough is known of it.
pub fn finding(ctx: &Context, one: &Missing) -> Finding {
    let made = Subnet::of(ctx, one).and_then(|subnet| {
        let form = if subnet.stated.is_some() { "aws_subnet.stated" } else { "aws_subnet" };
        let must = ctx.fix.must(form).ok_or("no form of it is known")?;
        let fill = |slot: &str, args: &[String]| subnet.fill(ctx, slot, args);
        one.make(ctx, &[must], subnet.meta.clone(), &fill).map_err(|slots| missing::needs(&slots))
    });
    match made {
        Ok(mut edits) => {
            // Two that are made at once would take the same addresses.
            edits.claim(format!("addresses of subnets in {}", ctx.module.folder()));
            one.finding().with(edits)
        }
        Err(why) => one.unclear(&why),
    }
}

/// What is known of a missing subnet.
struct Subnet {
    public: bool,
    /// What it takes first: what it is repeated by, and its provider configuration.
    meta: Vec<(String, String)>,
    /// The author's input for its addresses.
    stated: Option<String>,
    zone: Option<String>,
    name: String,
}

impl Subnet {
    /// What its users, its siblings and the module's inputs show.
    ///
    /// # Errors
    ///
    /// Why that does not tell what it is.
    fn of(ctx: &Context, one: &Missing) -> Result<Subnet, String> {
        let provider = one.provider();
        let siblings: Vec<Block> = ctx.module.resources("aws_subnet").collect();
        let is_idle =
            |block: &&Block| block.address().is_some_and(|address| ctx.module.users(&address).next().is_none());
        if let Some(idle) = siblings.iter().find(is_idle) {
            let idle = idle.address().unwrap_or_default();
            return Err(format!("{idle} is used by nothing and may be meant"));
        }
        let beside: Vec<Block> =
            siblings.into_iter().filter(|block| block.provider().map(str::to_owned) == provider).collect();
        let tier = missing_tier(ctx.module, one.address, one.label).ok_or("nothing shows what it should be")?;
        let input = input(ctx, one);
        let mut meta: Vec<(String, String)> = provider.iter().map(|own| ("provider".to_owned(), own.clone())).collect();
        match one.repeat() {
            Ok(repeat) => meta.extend(repeat),
            Err(why) if why == UNSAID => {
                let listed = input.as_ref().filter(|(_, list)| *list).map(|(input, _)| format!("length({input})"));
                let count = listed.or_else(|| shared_count(&beside)).ok_or(why)?;
                meta.push(("count".to_owned(), count));
            }
            Err(why) => return Err(why),
        }
        let is_counted = meta.iter().any(|(name, _)| name == "count");
        if meta.iter().any(|(name, _)| name == "for_each") {
            return Err("nothing says which addresses each of them has".to_owned());
        }
        let stated = input.filter(|(_, list)| *list == is_counted);
        let stated = stated.map(|(input, list)| if list { format!("{input}[count.index]") } else { input });
        let thing = one.label.replace('_', "-");
        let name = if is_counted { format!("{thing}-${{count.index + 1}}") } else { thing };
        Ok(Subnet { public: tier == Tier::Public, meta, stated, zone: zone(ctx, one, &beside, is_counted), name })
    }

    /// What fills a slot of it.
    fn fill(&self, ctx: &Context, slot: &str, args: &[String]) -> Option<Filled> {
        let text = |text: Option<&String>| Some(text.map_or(Filled::Missing, |text| Filled::Text(text.clone())));
        match slot {
            "public" => Some(if self.public { Filled::Text("true".to_owned()) } else { Filled::Omit }),
            "addresses" => text(self.stated.as_ref()),
            "zone" => text(self.zone.as_ref()),
            "subnet_tags" => {
                let provider = self.meta.iter().find(|(name, _)| name == "provider").map(|(_, own)| own.as_str());
                Some(tags::like_siblings(ctx.module, ctx.asked, Some(&self.name), None, provider))
            }
            "subnet_number" if !self.meta.iter().any(|(name, _)| name == "count") => {
                let number = addresses::fill(ctx.module, slot, args.first().map(String::as_str));
                let number = number.trim_start_matches("count.index").trim_start_matches(" + ");
                Some(Filled::Text(if number.is_empty() { "0" } else { number }.to_owned()))
            }
            _ => None,
        }
    }
}

/// The input for its addresses that nothing reads, and whether that is a list: it has a word of the label, and says what it is.
fn input(ctx: &Context, one: &Missing) -> Option<(String, bool)> {
    let words = one.words();
    let mut all = ctx.module.of_kind("variable").filter(|variable| {
        let own: Vec<&str> = variable.name().split('_').collect();
        own.iter().any(|word| word.starts_with("cidr"))
            && own.iter().any(|word| words.iter().any(|other| other == word))
            && ctx.module.users(&format!("var.{}", variable.name())).next().is_none()
    });
    let variable = all.next().filter(|_| all.next().is_none())?;
    let said = variable.attribute("type").map_or("", |said| said.value().text());
    let list =
        said.starts_with("list") || variable.attribute("default").is_some_and(|one| one.value().items().is_some());
    (list || said == "string").then(|| (format!("var.{}", variable.name()), list))
}

/// The `count` that all have which have one.
fn shared_count(siblings: &[Block]) -> Option<String> {
    let mut counts = siblings.iter().filter_map(|one| one.attribute("count")).map(|count| count.value().text());
    let first = counts.next()?;
    counts.all(|count| count == first).then(|| first.to_owned())
}

/// Its zone, as a sibling that is repeated like it writes its own; else one of those that the module looks up.
fn zone(ctx: &Context, one: &Missing, siblings: &[Block], is_counted: bool) -> Option<String> {
    let own = |block: &Block| block.attribute("availability_zone").map(|zone| zone.value().text().to_owned());
    let like = siblings.iter().filter(|block| block.repeat().is_some() == is_counted).find_map(own);
    let at = at(&one.words());
    match like {
        Some(zone) if is_counted => Some(zone),
        Some(zone) => Some(
            END.replace(&zone, |found: &regex::Captures| match found.get(1) {
                Some(_) => format!("[{at}]"),
                None => format!("{}\"", ["a", "b", "c"][at]),
            })
            .into_owned(),
        ),
        None => {
            let names = slots::get("zones")?.expr(ctx, "names")?;
            Some(if is_counted { format!("{names}[count.index]") } else { format!("{names}[{at}]") })
        }
    }
}

/// Which of several a label's words say that it is, from 0 to 2.
fn at(words: &[String]) -> usize {
    match words.last().map(String::as_str) {
        Some("b" | "2" | "two" | "secondary" | "1b") => 1,
        Some("c" | "3" | "three" | "1c") => 2,
        _ => 0,
    }
}
