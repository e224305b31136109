//! Version constraints in the words of other tools: `latest`, `^5.0`, `5.x`, `1.5+`, `>= 5.0 < 6.0`.

use crate::check::known::Known;
use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::schema::version::Constraints;

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut found = Vec::new();
    for block in ctx.module.of_kind("terraform") {
        if let Some(one) = block.attribute("required_version") {
            found.extend(look(ctx, one.value(), || {
                let mut edits = Edits::default();
                edits.remove_attribute(one, block);
                edits
            }));
        }
        for required in block.nested("required_providers") {
            for one in required.attributes() {
                let object = one.value();
                let entries = object.entries().unwrap_or_default();
                match entries.iter().find(|(key, ..)| *key == "version") {
                    Some((_, key, version)) => found.extend(look(ctx, *version, || {
                        let mut edits = Edits::default();
                        edits.remove_entry(*key, *version, object, required.file_text());
                        edits
                    })),
                    None if object.as_str().is_some() => found.extend(look(ctx, object, || {
                        let mut edits = Edits::default();
                        edits.remove_attribute(one, required);
                        edits
                    })),
                    None => {}
                }
            }
        }
    }
    for call in ctx.module.of_kind("module") {
        if let Some(one) = call.attribute("version") {
            found.extend(look(ctx, one.value(), || {
                let mut edits = Edits::default();
                edits.remove_attribute(one, call);
                edits
            }));
        }
    }
    found
}

/// `without` takes the constraint away.
fn look(ctx: &Context, value: Value, without: impl Fn() -> Edits) -> Option<Finding> {
    let text = match (value.as_str(), ctx.by_default(value)) {
        (Some(text), _) => text.to_owned(),
        (None, Known::Text(text)) => text.to_string(),
        _ => return Some(Finding::at(value.span(), "a version constraint is written out, and this is worked out")),
    };
    if value.is_literal() && Constraints::parse(&text).is_ok() {
        return None;
    }
    let said = value.text();
    if matches!(&*text.trim().to_lowercase(), "" | "*" | "latest" | "any" | "stable" | "x") {
        let message = format!("`{said}` is no version constraint; any version is asked for by none");
        return Some(Finding::at(value.span(), message).with(without()).losing("version", "it asks for any version"));
    }
    let wanted = written(&text);
    if Constraints::parse(&wanted).is_err() {
        return Some(Finding::at(value.span(), format!("`{said}` is no version constraint")));
    }
    let mut edits = Edits::default();
    edits.replace(value, &format!("{wanted:?}"));
    Some(Finding::at(value.span(), format!("`{said}` is no version constraint; it is written `{wanted}`")).with(edits))
}

/// A constraint in Terraform's words.
fn written(text: &str) -> String {
    let mut terms: Vec<String> = Vec::new();
    for word in text.replace("&&", ",").split([',', ' ']).filter(|word| !word.is_empty()) {
        match terms.last_mut() {
            // A sign that stands alone belongs to the number behind it.
            Some(last) if !last.contains(|c: char| c.is_ascii_digit()) => last.push_str(word),
            _ => terms.push(word.to_owned()),
        }
    }
    terms.iter().map(|term| one(term)).collect::<Vec<_>>().join(", ")
}

fn one(term: &str) -> String {
    let at = term.find(|c: char| c.is_ascii_digit()).unwrap_or(term.len());
    let (sign, number) = term.split_at(at);
    let more = number.ends_with('+');
    let number = number.trim_end_matches('+');
    let fixed: Vec<&str> = number.split('.').take_while(|part| !matches!(*part, "x" | "X" | "*")).collect();
    let open = fixed.len() < number.split('.').count();
    let parts = fixed.join(".");
    // `~> 5.0` is any of 5, and `~> 5.2.0` any of 5.2.
    let of = |count: usize| match fixed.len() {
        len if len < count => format!("{parts}{}", ".0".repeat(count - len)),
        _ => parts.clone(),
    };
    match sign.trim_end_matches('v') {
        "^" => format!(
            "~> {}",
            fixed
                .iter()
                .take(2)
                .chain(["0"].iter().skip(usize::from(fixed.len() > 1)))
                .copied()
                .collect::<Vec<_>>()
                .join(".")
        ),
        "~" => format!("~> {}", of(3)),
        "" | "=" | "==" if open => format!("~> {}", of(fixed.len() + 1)),
        "" if more => format!(">= {parts}"),
        "" => parts,
        "==" => format!("= {parts}"),
        "=>" => format!(">= {parts}"),
        "=<" => format!("<= {parts}"),
        sign => format!("{sign} {}", if open { of(2) } else { parts }),
    }
}
