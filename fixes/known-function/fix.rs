//! Calls of functions that Terraform does not have and that one of its own does the work of (`functions.toml`), or whose
//! name is misspelt.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::edit::Edits;
use crate::fix::{Context, Finding};
use crate::module::block::Value;
use crate::schema::functions::Functions;
use crate::syntax::tree::{Call, ExprKind};
use crate::wire::site::Site;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    function: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    names: Vec<String>,
    is: String,
    takes: usize,
    pattern: Option<usize>,
    one: Option<usize>,
    keys: Option<usize>,
    zero: Option<usize>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| crate::data!("fixes/known-function/functions"));

/// The rows by each of their names.
static ROWS: LazyLock<HashMap<String, &Row>> = LazyLock::new(|| {
    let rows = TABLE.function.iter().rev();
    rows.flat_map(|row| row.names.iter().map(move |name| (plain(name), row))).collect()
});

/// A finding for each call of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    let mut meant = Meant::default();
    Site::each(ctx, &["Call to unknown function"]).filter_map(|(_, site)| look(&site, &mut meant)).collect()
}

/// The function that each unknown name misspells.
type Meant<'m> = HashMap<&'m str, Option<&'static str>>;

fn look<'m>(site: &Site<'m>, meant: &mut Meant<'m>) -> Option<Finding> {
    let ExprKind::Call(call) = site.value.kind() else { return None };
    let args: Vec<Value> = call.args.iter().map(|arg| site.value.inner(arg)).collect();
    let at = site.value.part(&call.name_range);
    let finding = |what: &str| Finding::at(at.clone(), format!("{}: Terraform has no function {what}", call.name));
    let found = written_out(site.value, call, &args).or_else(|| row(site.value, call, &args)).or_else(|| {
        // The same letters, or a slip of the pen.
        let low = plain(&call.name);
        let takes = |name: &&str| {
            let known = Functions::get(name);
            known.is_some_and(|one| one.min <= args.len() && one.max.is_none_or(|max| args.len() <= max))
        };
        let meant = meant.entry(&call.name).or_insert_with(|| {
            let same = Functions::all().names().find(|name| *name == low);
            same.or_else(|| near(&low))
        });
        let name = meant.filter(takes)?;
        let mut edits = Edits::default();
        edits.splice(at.file, at.range.clone(), name);
        Some((name.to_owned(), edits))
    });
    Some(match found {
        Some((name, edits)) => finding(&format!("of this name; {name} is meant")).with(edits),
        None => finding("of this name, and none that does the same"),
    })
}

/// The name as Terraform writes names.
fn plain(name: &str) -> String {
    name.to_lowercase().replace('_', "")
}

/// The one function that a name misspells: by one letter, by two where it is long. Short ones differ by a letter among
/// each other, and begin as they are meant.
fn near(low: &str) -> Option<&'static str> {
    let furthest = match low.len() {
        0..4 => return None,
        4..8 => 1,
        _ => 2,
    };
    let far = |name: &str| strsim::osa_distance(low, name);
    let begins = |name: &str| low.len() > 5 || name.as_bytes()[0] == low.as_bytes()[0];
    let long = |name: &&str| name.len().abs_diff(low.len()) <= furthest;
    let all = Functions::all().names().filter(long).filter(|name| far(name) <= furthest && begins(name));
    let mut all: Vec<_> = all.map(|name| (far(name), name)).collect();
    all.sort_unstable();
    match all[..] {
        [(_, only)] => Some(only),
        [(nearest, first), (next, _), ..] if nearest < next => Some(first),
        _ => None,
    }
}

/// Functions whose work has a spelling of its own.
fn written_out(value: Value, call: &Call, args: &[Value]) -> Option<(String, Edits)> {
    let texts: Vec<&str> = args.iter().map(Value::text).collect();
    let text = match (&*plain(&call.name), &texts[..]) {
        ("list" | "array", items) => format!("[{}]", items.join(", ")),
        ("map" | "dict", pairs) if pairs.len() % 2 == 0 && args.iter().step_by(2).all(|key| key.as_str().is_some()) => {
            let entries: Vec<String> = pairs.chunks(2).map(|pair| format!("{} = {}", pair[0], pair[1])).collect();
            if entries.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", entries.join(", ")) }
        }
        ("if" | "iif" | "ternary" | "ifelse", [test, one, other]) => format!("({test} ? {one} : {other})"),
        ("isnull", [one]) => format!("({one} == null)"),
        ("isempty" | "empty", [one]) => format!("(length({one}) == 0)"),
        ("first" | "head", [one]) => format!("element({one}, 0)"),
        ("left", [text, length] | [text, "0", length]) => format!("substr({text}, 0, {length})"),
        // Of maps the union is a merger.
        ("union", all) if args.iter().any(|arg| matches!(arg.kind(), ExprKind::Object(_))) => {
            format!("merge({})", all.join(", "))
        }
        _ => return None,
    };
    let mut edits = Edits::default();
    edits.replace(value, &text);
    Some((text, edits))
}

fn row(value: Value, call: &Call, args: &[Value]) -> Option<(String, Edits)> {
    let low = plain(&call.name);
    let row = ROWS.get(&low)?;
    let known = Functions::get(&row.is)?;
    if args.len() > row.takes || args.len() < known.min || call.expand && row.one.is_some() {
        return None;
    }
    if row.zero.is_some_and(|at| args.get(at).is_some_and(|arg| arg.text() != "0")) {
        return None;
    }
    let mut edits = Edits::default();
    edits.splice(value.span().file, value.part(&call.name_range).range, &row.is);
    if let Some(pattern) = row.pattern.and_then(|at| args.get(at)) {
        let text = pattern.text();
        match pattern.as_str() {
            Some(said) if said.starts_with('/') && said.ends_with('/') && said.len() > 1 => {}
            Some(_) => edits.replace(*pattern, &format!("\"/{}/\"", &text[1..text.len() - 1])),
            // A pattern that is worked out.
            None => edits.replace(*pattern, &format!("\"/${{{text}}}/\"")),
        }
    }
    if let Some(one) = row.one.and_then(|at| args.get(at)).filter(|one| !matches!(one.kind(), ExprKind::Array(_))) {
        edits.replace(*one, &format!("[{}]", one.text()));
    }
    if let Some(map) = row.keys.and_then(|at| args.get(at)) {
        edits.replace(*map, &format!("keys({})", map.text()));
    }
    Some((row.is.clone(), edits))
}
