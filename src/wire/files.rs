//! Files that the configuration names: by which path, whether they are there, and what stands beside it instead.

use crate::fix::Context;
use crate::module::block::{Attribute, Block, Value};
use crate::module::join;
use crate::source::File;
use crate::syntax::tree::{Body, Expr, ExprKind, Item, Part, StepKind};

/// A call of a function that reads a file.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'m> {
    /// The top-level block it stands in.
    pub block: Block<'m>,
    /// The nested block, or the top-level one, whose attribute holds it.
    pub within: Block<'m>,
    /// That attribute.
    pub attribute: Attribute<'m>,
    /// `file`, `templatefile`, `filebase64sha256`, ...
    pub function: &'m str,
    /// The whole call.
    pub call: Value<'m>,
    /// Its first argument.
    pub path: Value<'m>,
    /// Its second argument: the values of a template.
    pub values: Option<Value<'m>>,
}

/// Every call that reads a file, in the order of the text.
pub fn readings<'m>(ctx: &Context<'m>) -> Vec<Reading<'m>> {
    let mut found = Vec::new();
    for block in ctx.module.blocks() {
        in_body(block, block, &block.node().body, &mut found);
    }
    found
}

/// Every call that reads a file in an attribute of a top-level block.
pub fn readings_in<'m>(block: Block<'m>, attribute: Attribute<'m>) -> Vec<Reading<'m>> {
    let mut found = Vec::new();
    in_value(block, block, attribute, &mut found);
    found
}

fn in_body<'m>(block: Block<'m>, within: Block<'m>, body: &'m Body, found: &mut Vec<Reading<'m>>) {
    let mut blocks = within.blocks();
    for item in &body.items {
        match item {
            Item::Attribute(attribute) => {
                let attribute = within.attribute_of(attribute);
                in_value(block, within, attribute, found);
            }
            Item::Block(node) => {
                if let Some(inner) = blocks.next() {
                    in_body(block, inner, &node.body, found);
                }
            }
        }
    }
}

fn in_value<'m>(block: Block<'m>, within: Block<'m>, attribute: Attribute<'m>, found: &mut Vec<Reading<'m>>) {
    for node in attribute.value().node().all() {
        let ExprKind::Call(call) = &node.kind else { continue };
        let Some(path) = call.args.first().filter(|_| is_reader(&call.name)) else { continue };
        let here = attribute.value().inner(node);
        let values = call.args.get(1).map(|values| here.inner(values));
        found.push(Reading {
            block,
            within,
            attribute,
            function: &call.name,
            call: here,
            path: here.inner(path),
            values,
        });
    }
}

fn is_reader(name: &str) -> bool {
    matches!(name, "file" | "filebase64" | "templatefile" | "filemd5" | "filesha1" | "filesha256" | "filesha512")
        || name.starts_with("filebase64sha")
}

/// The path that an expression stands for, relative to the folder that was read; `None` where the text does not settle
/// it or it leads outside.
pub fn path_of(ctx: &Context, value: Value) -> Option<String> {
    let module = ctx.module;
    let root = || {
        let all = ctx.modules;
        let root = if ctx.is_root() { module } else { all.iter().find(|one| one.is_root())? };
        Some(root.folder().to_owned())
    };
    let text = match value.kind() {
        ExprKind::String(text) => text.clone(),
        ExprKind::Paren(inner) => return path_of(ctx, value.inner(inner)),
        ExprKind::Traversal(..) => {
            let target = value.target()?;
            let local = module.local(target.strip_prefix("local.")?)?.value();
            return if matches!(local.kind(), ExprKind::String(_) | ExprKind::Template(_)) {
                path_of(ctx, local)
            } else {
                None
            };
        }
        ExprKind::Template(parts) => {
            let (first, rest) = parts.split_first()?;
            let Part::Interpolation(_, expr) = first else { return None };
            let start = match path_name(expr)? {
                "module" => module.folder().to_owned(),
                "root" => root()?,
                _ => return None,
            };
            let mut text = String::new();
            for part in rest {
                let Part::Literal(range) = part else { return None };
                text += &value.file_text()[value.place(range)];
            }
            return join(&start, &text).filter(|path| !path.is_empty());
        }
        _ => return None,
    };
    if text.starts_with(['/', '~']) || text.is_empty() {
        return None;
    }
    join(&root()?, &text)
}

fn path_name(expr: &Expr) -> Option<&str> {
    let ExprKind::Traversal(root, steps) = &expr.kind else { return None };
    match (&root.kind, steps.as_slice()) {
        (ExprKind::Variable(root), [step]) if root == "path" => match &step.kind {
            StepKind::Attr(name) => Some(name),
            _ => None,
        },
        _ => None,
    }
}

/// Whether there is a file or folder at a path relative to the folder that was read.
pub fn exists(ctx: &Context, path: &str) -> bool {
    ctx.facts.exists(ctx.modules, path)
}

/// The files that are no Terraform: what an answer brings along.
pub fn assets<'m>(ctx: &Context<'m>) -> impl Iterator<Item = &'m File> {
    ctx.module.sources().iter().map(|(_, file)| &**file).filter(|file| !file.is_terraform())
}

/// How this folder's configuration writes the path of a file.
pub fn written(ctx: &Context, path: &str) -> Option<String> {
    let folder = ctx.module.folder();
    let below = match folder {
        "" => Some(path),
        folder => path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')),
    };
    match below {
        Some(below) => Some(format!("\"${{path.module}}/{below}\"")),
        None => {
            let root = ctx.modules.iter().find(|one| one.is_root())?;
            root.folder().is_empty().then(|| format!("\"${{path.root}}/{path}\""))
        }
    }
}

/// The last part of a path without its last extension.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// Whether two names are the same but for their word marks.
pub fn alike(one: &str, other: &str) -> bool {
    let bare = |name: &str| name.replace(['_', '-', '.'], "").to_ascii_lowercase();
    bare(one) == bare(other)
}
