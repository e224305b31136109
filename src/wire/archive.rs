//! Lambda archives: what must be in them, by the functions that run it, and which file of the answer that is.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::files::{alike, assets, exists, path_of, readings_in, stem, written};
use super::missing;
use crate::edit::Edits;
use crate::edit::place::Place;
use crate::fix::Context;
use crate::module::block::{Block, Value};
use crate::module::join;
use crate::shape::must::{Filled, Hole, Made, Must, Names};
use crate::source::File;
use crate::wire::Wire;

/// Blocks that carry an archive: its argument, the argument that holds its hash, and what kind of hash that is.
const CARRIERS: [(&str, &str, &str, &str); 4] = [
    ("aws_lambda_function", "filename", "source_code_hash", "base64sha256"),
    ("aws_lambda_layer_version", "filename", "source_code_hash", "base64sha256"),
    ("aws_s3_object", "source", "etag", "md5"),
    ("aws_s3_bucket_object", "source", "etag", "md5"),
];

/// Blocks that write a file: the argument with its path, and what stands before the kind of hash in their attributes.
const MAKERS: [(&str, &str, &str); 3] = [
    ("archive_file", "output_path", "output_"),
    ("local_file", "filename", "content_"),
    ("local_sensitive_file", "filename", "content_"),
];

/// An archive that is named by a path and is not there.
#[derive(Clone, Debug)]
pub struct Wanted<'m> {
    /// The path, relative to the folder that was read.
    pub path: String,
    /// The blocks that carry it, in the order of the text.
    pub carriers: Vec<Block<'m>>,
    /// What the functions that run it expect in it; `None` where the text does not say.
    pub handler: Option<Handler>,
    /// The data source or resource that makes it already.
    pub made: Option<Block<'m>>,
    /// The label of the data source that its carriers refer to and nobody declares.
    pub label: Option<&'m str>,
    /// Whether functions that expect other code in it carry it too, earlier in the text.
    is_shared: bool,
}

/// The archives of a module that are not there, one for each path and handler.
pub fn wanted<'m>(ctx: &Context<'m>) -> Vec<Wanted<'m>> {
    let module = ctx.module;
    let mut found: Vec<Wanted> = Vec::new();
    let mut known: HashMap<(String, Option<Handler>), usize> = HashMap::new();
    let mut paths: HashSet<String> = HashSet::new();
    for block in module.of_kind("resource") {
        let Some((_, argument, hash, _)) = CARRIERS.iter().find(|(of, ..)| *of == block.of()) else { continue };
        let Some(path) = block.attribute(argument).and_then(|one| path_of(ctx, made_at(ctx, one.value()))) else {
            continue;
        };
        if exists(ctx, &path) || !matches!(path.rsplit('.').next(), Some("zip" | "jar")) {
            continue;
        }
        let made = made_by(ctx, &path);
        let reads = || {
            let all = block.attribute(hash).map(|hash| readings_in(block, hash));
            all.into_iter().flatten().any(|one| path_of(ctx, one.path).as_ref() == Some(&path))
        };
        let waits = match made {
            Some(made) => made.kind() == "data" || is_waited_for(ctx, made, block),
            None => is_scripted(ctx, &path),
        };
        if waits && !(block.has(hash) && reads()) {
            // It is there when it is needed.
            continue;
        }
        let handler = runs(ctx, block);
        match known.entry((path, handler)) {
            Entry::Occupied(known) => found[*known.get()].carriers.push(block),
            Entry::Vacant(new) => {
                let (path, handler) = new.key().clone();
                new.insert(found.len());
                let is_shared = !paths.insert(path.clone());
                found.push(Wanted { path, carriers: vec![block], handler, made, label: None, is_shared });
            }
        }
    }
    found.extend(undeclared(ctx));
    found
}

/// The archives whose data source is referred to and not declared.
fn undeclared<'m>(ctx: &Context<'m>) -> Vec<Wanted<'m>> {
    let all = missing::all(ctx, true).into_iter().filter(|one| one.of == "archive_file");
    all.filter(|one| one.repeat().is_ok_and(|repeat| repeat.is_none()))
        .filter_map(|one| {
            let is_carrier = |block: &Block| CARRIERS.iter().any(|(of, ..)| *of == block.of());
            let mut carriers: Vec<Block> = one.holders().filter(is_carrier).collect();
            carriers.dedup_by_key(|block| block.address());
            let handler = carriers.iter().find_map(|block| runs(ctx, *block));
            let path = join(ctx.module.folder(), &format!("{}.zip", one.label.trim_end_matches("_zip")))?;
            (!carriers.is_empty()).then_some(Wanted {
                path,
                carriers,
                handler,
                made: None,
                label: Some(one.label),
                is_shared: false,
            })
        })
        .collect()
}

/// The output path of the `archive_file` that a value refers to, or the value itself.
fn made_at<'m>(ctx: &Context<'m>, value: Value<'m>) -> Value<'m> {
    let target = value.target().filter(|target| target.starts_with("data.archive_file."));
    let archive = target.filter(|_| value.text().ends_with(".output_path")).and_then(|target| ctx.module.get(&target));
    archive.and_then(|archive| archive.attribute("output_path")).map_or(value, |output| output.value())
}

/// What the function that a block is, or the functions that load it, expect.
fn runs(ctx: &Context, block: Block) -> Option<Handler> {
    if block.of() == "aws_lambda_function" {
        return Handler::of(ctx, block);
    }
    if block.of() == "aws_lambda_layer_version" {
        return None;
    }
    let mut all = ctx.module.users(&block.address()?).map(|user| ctx.module.holder(user));
    all.find(|holder| holder.of() == "aws_lambda_function").and_then(|function| Handler::of(ctx, function))
}

impl<'m> Wanted<'m> {
    /// The names under which its source may stand: the archive's, and those of the blocks that carry it.
    pub fn names(&self) -> Vec<&str> {
        std::iter::once(stem(&self.path)).chain(self.carriers.iter().map(|block| block.name())).collect()
    }

    /// The edits that make it with a `must.tf` and let everybody who carries it use that.
    pub fn make(&self, ctx: &Context<'m>, must: &Must, fill: &dyn Fn(&str) -> Option<Filled>) -> Option<Edits> {
        let first = *self.carriers.first()?;
        let (_, argument, ..) = CARRIERS.iter().find(|(of, ..)| *of == first.of())?;
        let (output, label) = match self.label {
            Some(label) => (written(ctx, &self.path)?, label.to_owned()),
            None => {
                let label = ctx.module.fresh_label("data.archive_file", first.name());
                let folder = self.path.rsplit_once('/').map_or("", |(folder, _)| folder);
                // Two archives that are written to one place are each other's end.
                let output = match self.is_shared {
                    true => written(ctx, &join(folder, &format!("{label}.zip"))?)?,
                    false => first.attribute(argument)?.value().text().to_owned(),
                };
                (output, label)
            }
        };
        let mut names = Names::default();
        names.labels.insert(must.blocks().next()?.address()?, label.clone());
        let wire = Wire::new(ctx);
        let fill = |hole: &Hole| match hole {
            Hole::Slot(slot, _) if slot == "output_path" => Filled::Text(output.clone()),
            Hole::Slot(slot, _) => fill(slot).unwrap_or_else(|| wire.fill(hole, None)),
            hole => wire.fill(hole, None),
        };
        let mut edits = Made::add(ctx.module, &Place::above(first), &must.render(&names, &fill).ok()?);
        if self.label.is_none() {
            self.point(&mut edits, &format!("data.archive_file.{label}"), "archive_file");
        }
        Some(edits)
    }

    /// How its carriers name the block that makes it already; `None` where that is repeated in another way than they are.
    pub fn maker(&self) -> Option<String> {
        let made = self.made?;
        let address = made.address()?;
        match made.repeat().map(|one| one.name()) {
            None => Some(address),
            Some(_) if !self.carriers.iter().all(|one| one.is_repeated_like(made)) => None,
            Some("count") => Some(format!("{address}[count.index]")),
            Some(_) => Some(format!("{address}[each.key]")),
        }
    }

    /// Lets everybody who carries it use what a block of a type makes.
    pub fn point(&self, edits: &mut Edits, maker: &str, of: &str) {
        let Some((_, path, before)) = MAKERS.iter().find(|(maker, ..)| *maker == of) else { return };
        for block in &self.carriers {
            let Some((of, argument, hash, kind)) = CARRIERS.iter().find(|(of, ..)| *of == block.of()) else {
                continue;
            };
            edits.set(*block, argument, &format!("{maker}.{path}"));
            if block.has(hash) || of.starts_with("aws_lambda_") {
                edits.set(*block, hash, &format!("{maker}.{before}{kind}"));
            }
        }
    }
}

/// The code that one or more functions expect.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Handler {
    /// `python`, `nodejs` or `ruby`.
    pub language: &'static str,
    /// The folder, empty or with a slash at the end, and the name of the file without its extension.
    pub module: String,
    /// The function in it.
    pub function: String,
}

/// Languages whose source is what runs: name, extensions.
/// Source: the handler pages of the AWS Lambda developer guide, read 2026-11-25.
const LANGUAGES: [(&str, &[&str]); 3] = [("python", &["py"]), ("nodejs", &["js", "mjs", "cjs"]), ("ruby", &["rb"])];

impl Handler {
    /// What a function's `handler` and `runtime` say; `None` where they are worked out, or in another language.
    pub fn of(ctx: &Context, function: Block) -> Option<Handler> {
        let text = |name: &str| literal(ctx, function.attribute(name)?.value());
        let (handler, runtime) = (text("handler")?, text("runtime")?);
        let (language, _) = LANGUAGES.iter().find(|(language, _)| runtime.starts_with(language))?;
        let (module, name) = handler.rsplit_once('.')?;
        let plain = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '/' | '.'));
        let word = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        (!module.is_empty() && !name.is_empty() && plain(module) && word).then(|| Handler {
            language,
            module: module.to_owned(),
            function: name.to_owned(),
        })
    }

    /// The name of the file in the archive.
    pub fn file(&self) -> String {
        format!("{}.{}", self.module, self.extensions()[0])
    }

    fn extensions(&self) -> &'static [&'static str] {
        LANGUAGES.iter().find(|(language, _)| *language == self.language).map_or(&[], |(_, extensions)| *extensions)
    }

    /// The one file of the answer that holds the handler: named as the handler's module, in a folder of its own or
    /// once in the answer; else named as the archive or the function. `names` are the archive's and the function's.
    pub fn source<'m>(&self, ctx: &Context<'m>, names: &[&str]) -> Option<&'m File> {
        let own = stem(&self.module).to_owned();
        let right: Vec<&File> = assets(ctx)
            .filter(|file| {
                let extension = file.name().rsplit_once('.').map_or("", |(_, extension)| extension);
                self.extensions().contains(&extension) && self.defined_in(&file.text)
            })
            .collect();
        let of_module = |file: &&File| stem(&file.path) == own;
        let in_folder = |file: &&File| {
            file.folder().rsplit('/').next().is_some_and(|folder| names.iter().any(|name| alike(folder, name)))
        };
        let named = |file: &&File| names.iter().any(|name| alike(stem(&file.path), name));
        let only = |all: Vec<&'m File>| match all.as_slice() {
            [one] => Some(*one),
            _ => None,
        };
        let pick = |test: &dyn Fn(&&File) -> bool| only(right.iter().copied().filter(|file| test(file)).collect());
        pick(&|file| of_module(file) && in_folder(file))
            .or_else(|| pick(&|file| named(file)))
            .or_else(|| pick(&|file| of_module(file)).filter(|_| self.is_alone(ctx)))
    }

    /// Whether this file name is expected by one archive alone: else the one file may belong to any of them.
    fn is_alone(&self, ctx: &Context) -> bool {
        let mut archives: Vec<&str> = ctx
            .module
            .resources("aws_lambda_function")
            .filter(|function| Handler::of(ctx, *function).is_some_and(|other| other.module == self.module))
            .filter_map(|function| function.attribute("filename"))
            .map(|filename| filename.value().text())
            .collect();
        archives.sort_unstable();
        archives.dedup();
        archives.len() < 2
    }

    fn defined_in(&self, text: &str) -> bool {
        let name = &self.function;
        match self.language {
            "nodejs" => ["exports.", "function ", "const ", "async "].iter().any(|mark| {
                text.match_indices(&format!("{mark}{name}")).any(|(at, found)| {
                    !text[at + found.len()..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
                })
            }),
            _ => text.contains(&format!("def {name}(")) || text.contains(&format!("def self.{name}(")),
        }
    }
}

/// The text of a literal, of a variable's default or of a local.
fn literal(ctx: &Context, value: Value) -> Option<String> {
    if let Some(text) = value.as_str() {
        return Some(text.to_owned());
    }
    let target = value.target()?;
    let other = match target.strip_prefix("local.") {
        Some(name) => ctx.module.local(name)?,
        None => ctx.module.get(&target).filter(|block| block.kind() == "variable")?.attribute("default")?,
    };
    other.value().as_str().map(str::to_owned)
}

/// The block that writes the file at a path.
fn made_by<'m>(ctx: &Context<'m>, path: &str) -> Option<Block<'m>> {
    let makers = ctx.module.once(|| {
        let mut makers = HashMap::new();
        for (of, argument, _) in MAKERS {
            let data = ctx.module.data(of).filter(|_| of == "archive_file");
            for block in data.chain(ctx.module.resources(of)) {
                if let Some(path) = block.attribute(argument).and_then(|written| path_of(ctx, written.value())) {
                    makers.entry(path).or_insert(block.index());
                }
            }
        }
        Makers(makers)
    });
    ctx.module.numbered(*makers.0.get(path)?)
}

/// The first block that writes the file at each path.
struct Makers(HashMap<String, usize>);

/// What the commands say that the configuration runs.
struct Commands(Vec<String>);

/// Whether a command that the configuration runs names the file.
fn is_scripted(ctx: &Context, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let commands = ctx.module.once(|| {
        let scripts = ctx.module.of_kind("resource").flat_map(|block| block.nested("provisioner"));
        let commands = scripts.filter_map(|one| one.attribute("command"));
        Commands(commands.map(|command| command.value().text().to_owned()).collect())
    });
    commands.0.iter().any(|command| command.contains(name))
}

/// Whether a block refers to the one that makes its archive, so that it comes later.
fn is_waited_for(ctx: &Context, made: Block, block: Block) -> bool {
    made.address().is_some_and(|made| ctx.module.references_in(block).any(|one| one.target == made))
}
