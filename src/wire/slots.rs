//! Slots that stand for one thing: a VPC, a key, a load balancer. What can fill each, and how the right one of several is
//! known, is data (`slots.toml`).

use std::collections::{BTreeMap, HashMap};
use std::sync::{OnceLock, PoisonError, RwLock};

use serde::Deserialize;

use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::syntax::tree::{Expr, ExprKind};
use crate::wire::{bucket, home, roles};

/// What can fill one slot.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Slot {
    types: Vec<String>,
    used_by: Vec<String>,
    /// Else the one that such a type is named together with: the bucket whose policy lets an identity read it.
    named_with: Vec<String>,
    words: Vec<String>,
    not_words: Vec<String>,
    /// The first one will do.
    any: bool,
    /// The only one will do.
    only: bool,
    /// But not one that such a block refers to.
    only_unless: Option<Referrer>,
    unless: BTreeMap<String, String>,
    only_with: BTreeMap<String, String>,
    /// One that a key of KMS encrypts will not do.
    without_key: bool,
    /// The service that takes it on, for roles.
    taken_on_by: Option<String>,
    variables: BTreeMap<String, Vec<String>>,
    called: BTreeMap<String, BTreeMap<String, String>>,
    /// Components whose being asked for brings it.
    asked: Vec<String>,
}

/// A block that says what it refers to is for.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Referrer {
    of: String,
    argument: String,
    values: Vec<String>,
}

/// The slot of a name.
pub fn get(name: &str) -> Option<&'static Slot> {
    static SLOTS: OnceLock<BTreeMap<String, Slot>> = OnceLock::new();
    SLOTS.get_or_init(|| crate::data!("src/wire/slots")).get(name)
}

impl Slot {
    /// `part` (an attribute, or nothing) of what fills the slot, as an expression of the module that a fix looks at: of a
    /// resource or data source there, of one in a module that it calls and that shows it in an output, or of a variable.
    pub fn expr(&self, ctx: &Context, part: &str) -> Option<String> {
        self.expr_beside(ctx, part, None)
    }

    /// The same for a block of this provider configuration.
    pub fn expr_beside(&self, ctx: &Context, part: &str, provider: Option<&str>) -> Option<String> {
        let module = ctx.module;
        let picked = self.pick_beside(module, provider);
        if let Some(one) = picked.and_then(|block| either(module, block, part)) {
            return Some(one);
        }
        if let Some(one) = picked.and_then(first) {
            return Some(if part.is_empty() { one } else { format!("{one}.{part}") });
        }
        let called = module.calls().find_map(|(call, folder)| {
            let child = Module::in_folder(ctx.modules, &folder)?;
            let block = self.pick(child)?;
            let address = block.address()?;
            let shown = shown(child, |target, rest| target == address && rest.first().is_some_and(|one| one == part));
            match shown {
                Some(shown) => Some(format!("{}.{shown}", instance_of(call)?)),
                None => given(call, block, part),
            }
        });
        called.or_else(|| self.registry(module, part)).or_else(|| {
            let names = self.variables.get(part)?;
            names.iter().find(|name| module.declares(&format!("var.{name}"))).map(|name| format!("var.{name}"))
        })
    }

    /// Whether it is there, or will be because it was asked for.
    pub fn wanted(&self, ctx: &Context) -> bool {
        self.exists(ctx) || self.asked.iter().any(|component| ctx.asked.wants(component))
    }

    /// Whether some module of the run has it, shown or not, or is handed it.
    pub fn exists(&self, ctx: &Context) -> bool {
        let parts = self.variables.keys().map(String::as_str).chain(["id"]);
        ctx.modules.iter().any(|module| self.pick(module).is_some())
            || parts.into_iter().any(|part| self.expr(ctx, part).is_some())
    }

    /// The block of a module that fills the slot.
    pub fn pick<'m>(&self, module: &'m Module) -> Option<Block<'m>> {
        self.pick_beside(module, None)
    }

    /// Every block that may fill it for a block of this provider configuration.
    pub fn all_beside<'m>(&self, module: &'m Module, provider: Option<&str>) -> Vec<Block<'m>> {
        let mut all = self.all(module);
        retain_beside(&mut all, provider.or_else(|| home::provider(module)));
        all
    }

    /// Every block that may fill it.
    pub fn all<'m>(&self, module: &'m Module) -> Vec<Block<'m>> {
        let mut all: Vec<Block> = Vec::new();
        for of in &self.types {
            let (of, kinds) =
                of.strip_prefix("data.").map_or((of.as_str(), ["resource", "data"]), |of| (of, ["data"; 2]));
            for kind in kinds {
                all.extend(module.labelled(kind, of));
            }
        }
        all.dedup_by_key(|block| block.span());
        all.retain(|block| self.fits(block));
        if self.without_key {
            bucket::retain_without_key(module, &mut all);
        }
        all
    }

    /// The one that fills it for a block of this provider configuration: one of the same region, if there is any.
    pub fn pick_beside<'m>(&self, module: &'m Module, provider: Option<&str>) -> Option<Block<'m>> {
        // Each block that is made for one of many asks.
        let picked = module.once(Picked::default);
        let asked = (std::ptr::from_ref(self).addr(), provider.map(str::to_owned));
        let known = picked.0.read().unwrap_or_else(PoisonError::into_inner).get(&asked).copied();
        let at = known.unwrap_or_else(|| {
            let at = self.look(module, provider).map(|block| block.index());
            picked.0.write().unwrap_or_else(PoisonError::into_inner).insert(asked, at);
            at
        });
        module.numbered(at?)
    }

    fn look<'m>(&self, module: &'m Module, provider: Option<&str>) -> Option<Block<'m>> {
        let mut all = self.all_beside(module, provider);
        let users = |block: &Block| block.address().map(|address| module.users(&address)).into_iter().flatten();
        let used = |block: &Block| {
            users(block).any(|user| {
                let of = module.holder(user).of();
                self.used_by.iter().any(|used| *used == format!("{of}.{}", user.attribute))
            })
        };
        let elsewhere = |block: &Block| {
            self.only_unless.as_ref().is_some_and(|one| users(block).any(|user| one.is(module.holder(user))))
        };
        if let Some(one) = all.iter().find(|block| used(block)) {
            return Some(*one);
        }
        let named_with = |block: &Block| {
            users(block).any(|user| {
                let mut beside = module.references_in(module.holder(user)).map(|other| other.target.as_str());
                beside.any(|other| self.named_with.iter().any(|of| module.get(other).is_some_and(|one| one.of() == of)))
            })
        };
        if let Some(one) = all.iter().filter(|_| !self.named_with.is_empty()).find(|block| named_with(block)) {
            return Some(*one);
        }
        let mut open = self.any || self.only && all.len() == 1 && !elsewhere(&all[0]);
        if let Some(service) = &self.taken_on_by {
            let taken = |block: &Block| roles::is_taken_on_by(module, *block, service);
            // A trust that cannot be read may be the right one; then only the words tell.
            open &= all.iter().any(taken);
            all.retain(
                |block| if open { taken(block) } else { !roles::trust(module, *block).contains(".amazonaws.com") },
            );
        }
        let called = |block: &Block| words(block).iter().any(|word| self.words.contains(word));
        let plain: Vec<Block> = all
            .iter()
            .filter(|block| !words(block).iter().any(|word| self.not_words.contains(word)))
            .copied()
            .collect();
        let first = plain.first().filter(|_| open).copied();
        plain.into_iter().find(called).or(first)
    }

    fn fits(&self, block: &Block) -> bool {
        let has = |(name, value): (&String, &String)| {
            let said = block.attribute(name).map(|attribute| attribute.value());
            said.is_some_and(|said| said.as_str() == Some(value.as_str()) || said.text() == value)
        };
        !self.unless.iter().any(has) && self.only_with.iter().all(has)
    }

    fn registry(&self, module: &Module, part: &str) -> Option<String> {
        module.of_kind("module").find_map(|call| {
            let source = call.attribute("source")?.value().as_str()?;
            let output = self.called.get(source)?.get(part)?;
            Some(format!("{}.{output}", instance_of(call)?))
        })
    }
}

impl Referrer {
    fn is(&self, block: Block) -> bool {
        let said = block.attribute(&self.argument).map(|argument| argument.value());
        let known = said.and_then(|said| said.as_str());
        block.of() == self.of && self.values.iter().any(|value| known == Some(value))
    }
}

/// The numbers of the blocks that fill slots of a module, by the slot and the provider configuration of what asks.
#[derive(Default)]
struct Picked(RwLock<HashMap<Asked, Option<usize>>>);

/// A slot, and a provider configuration.
type Asked = (usize, Option<String>);

/// Keeps the blocks of this provider configuration; without any of them, those of the default one.
pub fn retain_beside(all: &mut Vec<Block>, provider: Option<&str>) {
    let same = |block: &Block| provider.is_some() && block.provider() == provider;
    if all.iter().any(same) {
        all.retain(same);
    } else if all.iter().any(|block| !block.has("provider")) {
        all.retain(|block| !block.has("provider"));
    }
}

/// The local that says `part` of a block where it is made, and of what the author is handed where it is not:
/// `var.vpc_id == "" ? aws_vpc.main[0].id : var.vpc_id`.
fn either(module: &Module, block: Block, part: &str) -> Option<String> {
    block.attribute("count")?;
    let users = module.users(&block.address()?);
    let mut locals = users.filter(|user| user.rest == [part] && module.holder(user).kind() == "locals");
    locals.find_map(|user| {
        let local = module.local(&user.attribute)?.value();
        let ExprKind::Conditional(parts) = local.kind() else { return None };
        let is_it = |branch: &Expr| local.inner(branch).span() == user.span();
        parts[1..].iter().any(is_it).then(|| format!("local.{}", user.attribute))
    })
}

/// What an argument of a module's block is by its call, where no output shows it: the argument that the call hands on, or a
/// value that stands there as it is.
fn given(call: Block, block: Block, part: &str) -> Option<String> {
    let value = block.attribute(part)?.value();
    if value.is_literal() {
        return Some(value.text().to_owned());
    }
    let handed = call.attribute(value.text().strip_prefix("var.")?)?.value().text();
    let of_each = ["each.", "count."].iter().any(|each| handed.contains(each));
    (call.repeat().is_none() && !of_each && !handed.contains('\n')).then(|| handed.to_owned())
}

/// The address of a block's only or first instance.
pub fn first(block: Block) -> Option<String> {
    let address = block.address()?;
    Some(match block.repeat().map(|attribute| attribute.name()) {
        Some("count") => format!("{address}[0]"),
        Some(_) => format!("values({address})[0]"),
        None => address,
    })
}

/// How the only or first instance of a module call is spelt.
pub fn instance_of(call: Block) -> Option<String> {
    match call.repeat().map(|attribute| attribute.name()) {
        Some("count") => Some(format!("{}[0]", call.address()?)),
        Some(_) => None,
        None => call.address(),
    }
}

/// The output of a child module that shows what `wanted` says, and that alone.
pub fn shown(child: &Module, wanted: impl Fn(&str, &[String]) -> bool) -> Option<String> {
    child.of_kind("output").find_map(|output| {
        let mut all = child.references_in(output).filter(|one| one.attribute == "value").peekable();
        all.peek()?;
        all.all(|one| wanted(&one.target, &one.rest)).then(|| output.name().to_owned())
    })
}

/// The words of a block's label and of its names.
pub fn words(block: &Block) -> Vec<String> {
    let split = |text: &str| -> Vec<String> {
        let lower = text.to_ascii_lowercase();
        let words: Vec<String> = lower
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect();
        let pairs = words.windows(2).map(|pair| pair.join("_")).collect::<Vec<_>>();
        words.into_iter().chain(pairs).collect()
    };
    let names = ["name", "name_prefix", "bucket", "bucket_prefix"];
    let texts =
        names.iter().filter_map(|name| block.attribute(name)).map(|attribute| literals(attribute.value().text()));
    std::iter::once(block.name().to_owned()).chain(texts).flat_map(|text| split(&text)).collect()
}

/// A template without its interpolations.
fn literals(text: &str) -> String {
    let mut out = String::new();
    let mut depth = 0usize;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '$' if chars.peek() == Some(&'{') => depth += 1,
            '}' if depth > 0 => {
                depth -= 1;
                out.push(' ');
            }
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}
