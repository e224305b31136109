//! A file that a function reads and that nobody supplied: a script in place, a key that is made, else an input.

use std::collections::BTreeMap;

use crate::catalogue::code::missing_role;
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::{Context, Finding};
use crate::module::refs::Reference;
use crate::shape::component;
use crate::shape::must::{Filled, Hole, Made, Names};
use crate::sorted;
use crate::source::File;
use crate::wire::files::{Reading, assets, exists, path_of, readings};
use crate::wire::{providers, script};

/// A finding for each file that is read and is not there.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut missing: BTreeMap<String, Vec<Reading>> = BTreeMap::new();
    for one in readings(ctx) {
        let home = one.path.as_str().filter(|path| path.starts_with("~/")).map(str::to_owned);
        let path = path_of(ctx, one.path).filter(|path| !exists(ctx, path)).or(home);
        // Archives are made from what runs them, and what is there under another path is read from there.
        if let Some(path) = path.filter(|path| !is_archive(path) && one.path.target().is_none())
            && !comes_along(ctx, &path)
        {
            missing.entry(path).or_default().push(one);
        }
    }
    let mut found: Vec<Finding> = missing.iter().filter_map(|(path, all)| look(ctx, path, all)).collect();
    sorted::by_place(&mut found, |one| &one.at);
    found
}

fn is_archive(path: &str) -> bool {
    matches!(path.rsplit('.').next(), Some("zip" | "jar" | "war" | "gz" | "tar"))
}

/// Whether a file of the answer carries the name, so that only its path is wrong.
fn comes_along(ctx: &Context, path: &str) -> bool {
    let bare = |name: &str| name.trim_end_matches(".tpl").trim_end_matches(".tftpl").replace(['_', '-'], "");
    let name = path.rsplit('/').next().map(bare);
    assets(ctx).any(|file: &File| Some(bare(file.name())) == name)
}

fn look(ctx: &Context, path: &str, all: &[Reading]) -> Option<Finding> {
    let first = all.first()?;
    let finding = Finding::at(first.call.span(), format!("{path} is read and not there"));
    let say = |why: &str| Some(Finding { message: format!("{}; {why}", finding.message), ..finding.clone() });
    let name = path.rsplit('/').next()?;
    if all.iter().all(|one| script::is_script(one, name)) {
        let mut edits = Edits::default();
        for one in all {
            edits.replace(one.call, &script::inline(ctx, one, name)?);
        }
        return Some(finding.with(edits));
    }
    if let Some(edits) = edge(ctx, all) {
        return say("requests are refused until it is there").map(|finding| finding.with(edits));
    }
    if let Some(edits) = trust(ctx, all) {
        return say("who takes on the role says whom it trusts").map(|finding| finding.with(edits));
    }
    let is_template = |one: &Reading| one.function == "templatefile";
    if all.iter().any(is_template) && !providers::may_run(ctx.module, &["1.9.0", "1.11.0", "1.13.0"]) {
        return say(
            "it is a template, and the version of Terraform that is asked for reads templates from files alone",
        );
    }
    let key = first.attribute.name() == "public_key" && first.function == "file";
    let must = ctx.fix.must(if key { "public-key" } else { "input" })?;
    let block = must.blocks().next()?;
    let wanted = if key { first.block.name().to_owned() } else { variable(&whole(name)) };
    let prefix = if key { "tls_private_key" } else { "var" };
    let label = ctx.module.fresh_label(prefix, &wanted);
    let mut names = Names::default();
    names.labels.insert(block.address()?, label.clone());
    let fill = |hole: &Hole| match hole {
        Hole::Slot(slot, _) if slot == "description" => {
            Filled::Text(format!("\"Contents of {name}, which did not come with the configuration\""))
        }
        _ => Filled::Missing,
    };
    let made = must.render(&names, &fill).ok()?;
    let mut edits = if key {
        Made::add(ctx.module, &Place::above(first.block), &made)
    } else {
        component::place(ctx.module, &made, "")
    };
    let text = if key { format!("tls_private_key.{label}.public_key_openssh") } else { format!("var.{label}") };
    for one in all {
        let values = one.values.filter(|_| is_template(one)).map_or("{}", |values| values.text());
        match one.function {
            "templatefile" => edits.replace(one.call, &format!("templatestring({text}, {values})")),
            function => edits.replace(one.call, &of_text(function, &text)),
        }
        // What was uploaded from the file is uploaded from the text.
        let source = one.within.attribute("source").filter(|_| one.within.of().starts_with("aws_s3_"));
        if let Some(source) = source.filter(|source| path_of(ctx, source.value()).as_deref() == Some(path)) {
            let at = source.name_span();
            edits.splice(at.file, at.range, "content");
            edits.replace(source.value(), &text);
        }
    }
    Some(finding.with(edits))
}

/// A function of CloudFront that refuses all requests, in place of the file that holds its code: what it would have checked
/// nobody knows.
fn edge(ctx: &Context, all: &[Reading]) -> Option<Edits> {
    let mut edits = Edits::default();
    let block = ctx.fix.must("edge")?.blocks().next()?;
    let code = block.attribute("code")?.value();
    for one in all {
        let is_whole = one.attribute.value().span() == one.call.span() && one.attribute.name() == "code";
        (is_whole && one.block.of() == "aws_cloudfront_function").then(|| edits.replace(one.call, code.text()))?;
    }
    Some(edits)
}

/// Trust policies in place of a file that roles read theirs from: of the services that take on each.
fn trust(ctx: &Context, all: &[Reading]) -> Option<Edits> {
    let mut edits = Edits::default();
    for one in all {
        let is_whole = one.attribute.value().span() == one.call.span();
        if one.block.of() != "aws_iam_role" || one.attribute.name() != "assume_role_policy" || !is_whole {
            return None;
        }
        let users: Vec<&Reference> = ctx.module.users(&one.block.address()?).collect();
        let services = missing_role::services(ctx.module, &users);
        if services.is_empty() {
            return None;
        }
        let list: Vec<String> = services.iter().map(|one| format!("{one:?}")).collect();
        let fill = |hole: &Hole| match hole {
            Hole::Slot(slot, _) if slot == "services" => Filled::Text(match &list[..] {
                [only] => only.clone(),
                all => format!("[{}]", all.join(", ")),
            }),
            _ => Filled::Missing,
        };
        let must = ctx.fix.must("trust")?;
        let block = must.blocks().next()?;
        let value = block.attribute("assume_role_policy")?.value().span().range;
        edits.replace(one.call, &must.render_range(block, value, &fill).ok()?);
    }
    Some(edits)
}

/// The function that does to a text what this one does to a file's.
fn of_text(function: &str, text: &str) -> String {
    match function {
        "file" => text.to_owned(),
        "filebase64" => format!("base64encode({text})"),
        other => format!("{}({text})", other.replace("file", "")),
    }
}

/// A file's name with what it is, so that its contents are not taken for the thing that it is about: `policy.json`, of which
/// the ending of a template says nothing.
fn whole(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((rest, "tpl" | "tftpl" | "tmpl" | "j2" | "txt")) => rest.to_owned(),
        _ => name.to_owned(),
    }
}

fn variable(name: &str) -> String {
    let text: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
    let text = text.trim_matches('_');
    if text.starts_with(|c: char| c.is_ascii_digit()) || text.is_empty() {
        format!("file_{text}")
    } else {
        text.to_owned()
    }
}
