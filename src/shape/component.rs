//! A K exists, wired through slots: one head block and what only serves it.

use serde::Deserialize;

use super::asked_otherwise;
use super::must::{Made, Must, Names};
use crate::ask;
use crate::edit::Edits;
use crate::edit::place::{Place, is_of_section};
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs;
use crate::source::{FileId, Span};
use crate::wire::each::Each;
use crate::wire::written::repeated_for;
use crate::wire::{Wire, facts, home, slots, variant};

/// The keys of `[component]`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keys {
    /// The slots that this component fills when somebody asks for them. The first one, filled already, says that the
    /// component is there.
    #[serde(default)]
    pub provides: Vec<String>,
    /// Attributes in which a block must agree with the head of `must.tf` to be the same thing; empty: any block of
    /// the type will do.
    #[serde(default)]
    same_by: Vec<String>,
    /// The type of the head; else that of the first resource in `must.tf`.
    head: Option<String>,
    /// Several of the type stand side by side: only the slots, or a block that this component is known by, tell.
    #[serde(default)]
    many: bool,
    /// Types that stand in for the head's.
    #[serde(default)]
    instead: Vec<String>,
    /// Slots without which the component makes no sense; nothing is said until something else fills them.
    #[serde(default)]
    beside: Vec<String>,
    /// Where the prompt asks for none of these, the component is not made for what only seems to need it.
    #[serde(default)]
    asked_too: Vec<String>,
    /// Words beside its own by which a module is called that may hold it.
    #[serde(default)]
    called: Vec<String>,
    /// Components whose being asked for makes this one needless.
    #[serde(default)]
    unless_asked: Vec<String>,
    /// Words of which a block of the head's type must hold one to be the same thing; empty: none need be there.
    #[serde(default)]
    known_by: Vec<String>,
    /// What the asking sentences call the kinds of the thing, this component's first: where they name others only, it is
    /// not made.
    #[serde(default)]
    kinds: Vec<String>,
    /// Words for what this component is about: where each asking sentence says what the thing is on, and none of them says
    /// this, it is not made.
    #[serde(default)]
    about: Vec<String>,
    /// The slot that several things may fill, each of which needs one.
    each: Option<String>,
    /// Where the prompt lists what the thing is for, it must list this.
    listed: Option<Box<Listed>>,
    /// The fact of the module (`src/wire/variant.rs`) whose value names the variant of `must.tf`.
    fact: Option<String>,
}

/// A value of the prompt that is a list, and what of it makes a component.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Listed {
    value: String,
    /// It makes the component where the list holds this, else where it holds anything but `but`.
    name: Option<String>,
    #[serde(default)]
    but: Vec<String>,
    /// A prompt without a list does not ask for the component.
    #[serde(default)]
    only: bool,
}

impl Listed {
    fn leaves_out(&self, ctx: &Context) -> bool {
        let makes = |one: &str| self.name.as_ref().map_or(!self.but.iter().any(|but| but == one), |name| name == one);
        let list = ctx.asked.value(&self.value);
        list.map_or(self.only && !ctx.asked.is_silent(), |list| !list.split(", ").any(makes))
    }
}

impl Keys {
    /// Whether one of these words says what it is about.
    pub fn is_about(&self, words: &[String]) -> bool {
        self.about.iter().any(|one| words.contains(one))
    }

    /// The type of the head, where it is not that of the first block.
    pub fn head(&self) -> Option<&str> {
        self.head.as_deref()
    }

    /// The keys of a fix that is code and knows itself whether the component is there.
    pub fn named(head: &str) -> Self {
        Keys { head: Some(head.to_owned()), many: true, ..Keys::default() }
    }
}

/// The component, where it is not there; in the root module alone.
pub fn find(keys: &Keys, ctx: &Context) -> Vec<Finding> {
    if !is_home(ctx) {
        return Vec::new();
    }
    let variant = keys.fact.as_ref().and_then(|fact| variant::of(ctx, fact)).unwrap_or("");
    make(keys, ctx, variant).into_iter().collect()
}

/// The module that what is asked for belongs into: nobody calls it, it stands highest, and it holds the most.
pub fn home(modules: &[Module]) -> Option<&Module> {
    modules.iter().filter(|module| module.is_root()).min_by_key(|module| {
        let depth = module.folder().split('/').filter(|part| !part.is_empty()).count();
        (depth, std::cmp::Reverse(module.blocks().count()))
    })
}

/// Whether the module that is looked at is the one that what is asked for belongs into.
pub fn is_home(ctx: &Context) -> bool {
    home(ctx.modules).is_some_and(|home| home.folder() == ctx.module.folder())
}

/// The finding that a variant of the component is not there; for code that chooses the variant.
pub fn make(keys: &Keys, ctx: &Context, variant: &str) -> Option<Finding> {
    make_with(keys, ctx, variant, Vec::new())
}

/// The same, with lines that each resource carries first (`provider`).
pub fn make_with(keys: &Keys, ctx: &Context, variant: &str, meta: Vec<(String, String)>) -> Option<Finding> {
    let must = ctx.fix.must(variant).or_else(|| ctx.fix.must(""))?;
    let is_head = |block: &Block| match &keys.head {
        Some(of) => block.of() == of,
        None => block.kind() == "resource",
    };
    let head = must.blocks().find(is_head).or_else(|| must.blocks().next())?;
    let wire = Wire::new(ctx);
    let needless = keys.unless_asked.iter().any(|component| ctx.asked.wants(component));
    let needless = needless || keys.listed.as_ref().is_some_and(|listed| listed.leaves_out(ctx));
    let needless = needless || asked_otherwise::is(&keys.kinds, &keys.about, ctx);
    let needless = needless || !keys.asked_too.is_empty() && is_unheard_of(&keys.asked_too, ctx);
    if needless || is_there(keys, ctx, head) || keys.beside.iter().any(|slot| !wire.exists(slot)) {
        return None;
    }
    // A module that is called and was not supplied may well hold it.
    let mut ids = ctx.fix.asked_by.iter().copied().chain([ctx.fix.id]).chain(keys.called.iter().map(String::as_str));
    if let Some(call) = ids.find_map(|id| called_elsewhere(ctx, id)) {
        let message = format!("there is no {}; {call} may hold it, and its source is not here", head.of());
        return Some(Finding::at(start(ctx.module), message));
    }
    let mut finding = Finding::at(start(ctx.module), format!("there is no {}", title(ctx, head)));
    let is_bare = meta.is_empty();
    let own = home::provider(ctx.module).filter(|_| is_bare);
    let own = own.filter(|_| home::is_regional(head.of()) || !ctx.module.declares("provider.aws"));
    let meta = own.map_or(meta, |own| vec![("provider".to_owned(), own.to_owned())]);
    if let Some(made) = in_each_region(keys, ctx, must, head.of()).filter(|_| is_bare) {
        finding.edits = place(ctx.module, &made, head.of());
        return Some(finding);
    }
    match render(keys, ctx, must, meta, own) {
        Err(slots) => finding.asks = slots,
        Ok(made) if is_bare => match beside(keys, ctx, must, &made, head.of()) {
            Ok(other) => finding.edits = place(ctx.module, &other.unwrap_or(made), head.of()),
            Err(why) => finding.message = format!("{}; {why}", finding.message),
        },
        Ok(made) => finding.edits = place(ctx.module, &made, head.of()),
    }
    Some(finding)
}

/// The blocks for a provider configuration; one of each for each of the things that fill the component's slot.
fn render(
    keys: &Keys,
    ctx: &Context,
    must: &Must,
    meta: Vec<(String, String)>,
    provider: Option<&str>,
) -> Result<Vec<Made>, Vec<String>> {
    render_labelled(keys, ctx, must, meta, provider, None)
}

/// The same, with a word behind the labels of resources.
fn render_labelled(
    keys: &Keys,
    ctx: &Context,
    must: &Must,
    mut meta: Vec<(String, String)>,
    provider: Option<&str>,
    behind: Option<&str>,
) -> Result<Vec<Made>, Vec<String>> {
    let wire = provider.map_or(Wire::new(ctx), |provider| Wire::new(ctx).of_provider(provider));
    let each = keys.each.as_ref().and_then(|slot| Each::of(&wire, must, slot, provider));
    meta.extend(each.iter().map(|each| ("for_each".to_owned(), each.over.clone())));
    let mut names = Names { meta, data_too: provider.is_some(), ..fresh(ctx.module, must.blocks(), provider) };
    if let Some(behind) = behind {
        for block in must.blocks().filter(|block| block.kind() == "resource") {
            let label = ctx.module.fresh_label(block.of(), &format!("{}_{behind}", block.name()));
            names.labels.extend(block.address().map(|address| (address, label)));
        }
    }
    must.render(&names, &|hole| {
        let filled = wire.fill(hole, None);
        each.as_ref().map_or(filled.clone(), |each| each.fill(hole, filled))
    })
}

/// The same blocks by the provider configuration of all that they refer to, where that is not the default one: what
/// stands together stands in one region. What is of no region refers to any.
///
/// # Errors
///
/// Why no provider configuration is right.
fn beside(keys: &Keys, ctx: &Context, must: &Must, made: &[Made], head: &str) -> Result<Option<Vec<Made>>, String> {
    let all = near(ctx.module, made);
    if !home::is_regional(head) || all.is_empty() || all.contains(&None) {
        return Ok(None);
    }
    for provider in all.into_iter().flatten() {
        let meta = vec![("provider".to_owned(), provider.to_owned())];
        if let Ok(other) = render(keys, ctx, must, meta, Some(provider))
            && near(ctx.module, &other) == [Some(provider)]
        {
            return Ok(Some(other));
        }
    }
    Err("what it would belong to stands under several provider configurations".to_owned())
}

/// The provider configurations of what the blocks refer to.
fn near<'m>(module: &'m Module, made: &[Made]) -> Vec<Option<&'m str>> {
    let own = made.iter().filter(|one| one.kind == "resource" && home::is_regional(&one.of));
    let targets = own.flat_map(|one| refs::mentioned(&one.text)).filter_map(|target| module.get(&target));
    providers(targets.filter(|block| block.kind() == "resource"))
}

/// The provider configurations of the blocks that are of a region, each once.
fn providers<'m>(blocks: impl Iterator<Item = Block<'m>>) -> Vec<Option<&'m str>> {
    let mut all = Vec::new();
    let regional = blocks.filter(|block| home::is_regional(block.of()));
    regional.map(|block| block.provider()).for_each(|one| all.extend((!all.contains(&one)).then_some(one)));
    all
}

/// The blocks once for each region, where the things that fill the component's slot stand in several. The first, those of the
/// default configuration if it is one, have their own labels, the others the name of the provider configuration behind it.
fn in_each_region(keys: &Keys, ctx: &Context, must: &Must, head: &str) -> Option<Vec<Made>> {
    let things = slots::get(keys.each.as_ref()?)?.all(ctx.module);
    let mut regions = providers(things.into_iter().filter(|thing| thing.kind() == "resource"));
    regions.sort_by_key(Option::is_some);
    if regions.len() < 2 || !home::is_regional(head) {
        return None;
    }
    let mut all = Vec::new();
    for (number, provider) in regions.into_iter().enumerate() {
        let meta = provider.iter().map(|provider| ("provider".to_owned(), (*provider).to_owned())).collect();
        let behind = provider.filter(|_| number > 0).map(|provider| provider.trim_start_matches("aws."));
        let made = render_labelled(keys, ctx, must, meta, provider, behind).ok()?;
        if near(ctx.module, &made) != [provider] {
            return None;
        }
        all.extend(made);
    }
    Some(all)
}

/// Whether a prompt asks for things and for none of these. A report and `--require` are meant as they stand.
pub fn is_unheard_of(components: &[String], ctx: &Context) -> bool {
    let asked = &ctx.asked.components;
    !asked.is_empty()
        && !components.iter().any(|component| ctx.asked.wants(component))
        && asked.values().flatten().all(|one| one.source.starts_with("prompt"))
}

fn is_there(keys: &Keys, ctx: &Context, head: Block) -> bool {
    let wire = Wire::new(ctx);
    if keys.provides.first().is_some_and(|slot| wire.exists(slot)) {
        return true;
    }
    let same = |module: &Module, block: &Block| {
        let table = repeated_for(module, *block).unwrap_or("");
        let is_known = keys.known_by.is_empty()
            || keys.known_by.iter().any(|word| [block.text(), table].iter().any(|it| it.contains(word)));
        is_known
            && keys.same_by.iter().all(|name| match (block.attribute(name), head.attribute(name)) {
                (Some(one), Some(other)) => {
                    let (one, other) = (one.value().text(), other.value().text());
                    one == other || one.starts_with("each.value") && table.contains(other)
                }
                (None, None) => true,
                _ => false,
            })
    };
    let mut types = keys.instead.iter().map(String::as_str).chain([head.of()]);
    !keys.many
        && types.any(|of| {
            let mut all =
                ctx.modules.iter().flat_map(|module| module.of_kind(head.kind()).map(move |one| (module, one)));
            all.any(|(module, block)| block.of() == of && same(module, &block))
        })
}

/// The call of a module that is not part of the run, when its name or source speaks of the component.
fn called_elsewhere(ctx: &Context, id: &str) -> Option<String> {
    let id = id.replace('-', "_");
    let here: Vec<String> = ctx
        .module
        .calls()
        .filter(|(_, folder)| ctx.modules.iter().any(|one| one.folder() == folder))
        .filter_map(|(call, _)| call.address())
        .collect();
    ctx.module.of_kind("module").find_map(|call| {
        let address = call.address().filter(|address| !here.contains(address))?;
        let source = call.attribute("source").and_then(|source| source.value().as_str()).unwrap_or("");
        let speaks = |text: &str| {
            let text = format!("_{}_", text.to_ascii_lowercase().replace(['-', '/', '.'], "_"));
            text.contains(&format!("_{id}_"))
        };
        (speaks(call.name()) || speaks(source)).then_some(address)
    })
}

/// What is missing, in words: the component that was asked for, else the type.
fn title(ctx: &Context, head: Block) -> String {
    let component = ctx.fix.asked_by.first().and_then(|id| ask::component(id)).filter(|_| ctx.fix.asked_by.len() == 1);
    match component {
        Some(component) => format!("{} ({})", head.of(), component.title),
        None => head.of().to_owned(),
    }
}

fn start(module: &Module) -> Span {
    module.files().next().map_or(Span::new(FileId(0), 0..0), |file| Span::new(file, 0..0))
}

/// New labels for blocks whose own are taken; a data source or variable that is there already keeps its own.
/// `provider` is the provider configuration that they take.
pub fn fresh<'t>(module: &Module, blocks: impl Iterator<Item = Block<'t>>, provider: Option<&str>) -> Names {
    let mut names = Names::default();
    for block in blocks {
        if let Some(address) = block.address() {
            let prefix = address.rsplit_once('.').map_or("", |(prefix, _)| prefix);
            let label = there(module, block, provider).unwrap_or_else(|| module.fresh_label(prefix, block.name()));
            names.labels.insert(address.clone(), label);
        }
    }
    names
}

/// The label of a data source that asks the same, or of a variable of the same name and type.
fn there(module: &Module, wanted: Block, provider: Option<&str>) -> Option<String> {
    let plain = |text: &str| text.split_whitespace().collect::<String>();
    let body = |block: Block| plain(&block.file_text()[block.open()..=block.close()]);
    let kind = |block: Block| block.attribute("type").map(|kind| plain(kind.value().text()));
    match wanted.kind() {
        "data" => {
            let any = wanted.of() == "aws_availability_zones";
            let all = || module.of_kind("data").filter(|one| one.of() == wanted.of());
            let same = all().find(|one| provider.is_none() && body(*one) == body(wanted));
            let one = same.or_else(|| all().find(|one| any && one.repeat().is_none() && one.provider() == provider));
            let account = || facts::caller_identity(module, provider).filter(|one| one.of() == wanted.of());
            one.or_else(account).map(|one| one.name().to_owned())
        }
        "variable" => {
            let same = module.get(&format!("var.{}", wanted.name())).filter(|one| kind(*one) == kind(wanted));
            same.map(|one| one.name().to_owned())
        }
        _ => None,
    }
}

/// Adds the blocks where they belong: the head, of type `of`, beside its relatives and what serves it around it;
/// variables, data sources and outputs among their own.
pub fn place(module: &Module, made: &[Made], of: &str) -> Edits {
    let head = made.iter().find(|one| one.of == of).or(made.first());
    let beside = head.map(|head| {
        let rest = made.iter().filter(|one| one.address != head.address).chain([head]);
        let relatives: Vec<String> = rest.flat_map(|one| refs::mentioned(&one.text)).collect();
        Place::resource(module, &head.of, &relatives)
    });
    let mut edits = Edits::default();
    for one in made.iter().filter(|one| !one.is_there(module)) {
        let place = match (one.kind.as_str(), &beside) {
            ("variable", _) => Place::variable(module),
            ("output", _) => Place::output(module),
            (kind, Some(beside)) if kind != "data" || is_of_section(&one.of) => beside.clone(),
            _ => Place::data(module),
        };
        edits.add_block(module, &place, one.address.as_deref(), &one.text);
    }
    edits
}
