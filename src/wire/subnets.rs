//! `slot.public_subnets` and its like: a list of the ids of all subnets of a tier, however they are made.

use super::network::{Tier, subnet_tier};
use super::slots::{self, instance_of, shown};
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::wire::home;

/// Which subnets are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those that the internet reaches.
    Public,
    /// Those of the workload.
    Private,
    /// Those of the data.
    Database,
    /// Those of the workload; public ones where there are no others.
    App,
}

impl Wanted {
    /// The slot of a name.
    pub fn of(slot: &str) -> Option<Wanted> {
        match slot {
            "public_subnets" => Some(Wanted::Public),
            "private_subnets" => Some(Wanted::Private),
            "database_subnets" => Some(Wanted::Database),
            "app_subnets" => Some(Wanted::App),
            _ => None,
        }
    }

    /// Variables that carry such a list where nothing in the configuration makes it.
    fn variables(self) -> &'static [&'static str] {
        match self {
            Wanted::Public => &["public_subnet_ids", "subnet_ids"],
            Wanted::Private | Wanted::App => &["private_subnet_ids", "app_subnet_ids", "subnet_ids"],
            Wanted::Database => &["database_subnet_ids", "db_subnet_ids", "private_subnet_ids", "subnet_ids"],
        }
    }

    /// The output of the registry's VPC module.
    fn registry(self) -> &'static str {
        match self {
            Wanted::Public => "public_subnets",
            _ => "private_subnets",
        }
    }
}

/// What is known of one subnet block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Public,
    Private,
    Database,
    Isolated,
    /// One block makes public and other ones.
    Mixed,
    Unknown,
}

/// The list as an expression of the module that a fix looks at, for a block of this provider configuration.
pub fn list(ctx: &Context, wanted: Wanted, provider: Option<&str>) -> Option<String> {
    let module = ctx.module;
    if let Some(chosen) = choose(module, wanted, provider) {
        return Some(join(&chosen, wanted));
    }
    let called = module.calls().find_map(|(call, folder)| {
        let child = Module::in_folder(ctx.modules, &folder)?;
        let chosen = choose(child, wanted, None)?;
        let addresses: Vec<String> = chosen.iter().filter_map(|block| block.address()).collect();
        let output = shown(child, |target, rest| {
            addresses.iter().any(|one| one == target) && rest.iter().all(|one| one == "id")
        })?;
        Some(format!("{}.{output}", instance_of(call)?))
    });
    called.or_else(|| registry(module, wanted)).or_else(|| looked_up(module, wanted)).or_else(|| {
        let names = wanted.variables();
        names.iter().find(|name| module.declares(&format!("var.{name}"))).map(|name| format!("var.{name}"))
    })
}

/// The first of them.
pub fn one(ctx: &Context, wanted: Wanted, provider: Option<&str>) -> Option<String> {
    if let Some(chosen) = choose(ctx.module, wanted, provider)
        && let [block, ..] = chosen.as_slice()
        && sort(ctx.module, *block) != Sort::Mixed
    {
        return slots::first(*block).map(|address| format!("{address}.id"));
    }
    let list = list(ctx, wanted, provider)?;
    Some(if list.contains(['*', '(', ' ']) { format!("element({list}, 0)") } else { format!("{list}[0]") })
}

/// Whether some module of the run has such subnets, shown or not, or is handed them.
pub fn exist(ctx: &Context, wanted: Wanted) -> bool {
    list(ctx, wanted, None).is_some() || ctx.modules.iter().any(|module| choose(module, wanted, None).is_some())
}

/// The blocks that make the subnets.
pub fn choose<'m>(module: &'m Module, wanted: Wanted, provider: Option<&str>) -> Option<Vec<Block<'m>>> {
    let sorted: Vec<(Block, Sort)> =
        near(module, provider).into_iter().map(|subnet| (subnet, sort(module, subnet))).collect();
    let has = |kind: Sort| sorted.iter().any(|(_, one)| *one == kind);
    let order: &[Sort] = match wanted {
        Wanted::Public => &[Sort::Public, Sort::Mixed],
        Wanted::Private => &[Sort::Private, Sort::Isolated, Sort::Mixed],
        Wanted::Database => &[Sort::Database, Sort::Isolated, Sort::Private, Sort::Mixed],
        Wanted::App => &[Sort::Private, Sort::Isolated, Sort::Mixed, Sort::Public],
    };
    // With nothing known of any of them, one is as good as the other.
    let unknown = !has(Sort::Public) && !has(Sort::Private) && !has(Sort::Mixed);
    let kind =
        order.iter().copied().find(|kind| has(*kind)).or((unknown && has(Sort::Unknown)).then_some(Sort::Unknown))?;
    Some(sorted.into_iter().filter(|(_, one)| *one == kind).map(|(block, _)| block).collect())
}

/// The subnets of the VPC that `slot.vpc` stands for.
fn near<'m>(module: &'m Module, provider: Option<&str>) -> Vec<Block<'m>> {
    let vpc = slots::get("vpc").and_then(|slot| slot.pick_beside(module, provider)).and_then(|vpc| vpc.address());
    let several = module.resources("aws_vpc").count() > 1;
    let is_near = |subnet: &Block| {
        let own = subnet.attribute("vpc_id").and_then(|id| id.value().target());
        !several || own.is_none() || own == vpc
    };
    let mut all: Vec<Block> = module.resources("aws_subnet").filter(is_near).collect();
    slots::retain_beside(&mut all, provider.or_else(|| home::provider(module)));
    all
}

fn sort(module: &Module, subnet: Block) -> Sort {
    let mixed = subnet.repeat().is_some_and(|repeat| repeat.name() == "for_each")
        && subnet.attribute("map_public_ip_on_launch").is_some_and(|public| public.value().text().contains("each."));
    if mixed {
        return Sort::Mixed;
    }
    let data = ["database", "databases", "db", "data", "rds", "aurora", "isolated"];
    let is_data = slots::words(&subnet).iter().any(|word| data.contains(&word.as_str()));
    match subnet_tier(module, subnet).map(|evidence| evidence.tier) {
        Some(Tier::Public) => Sort::Public,
        Some(Tier::Private | Tier::Isolated) if is_data => Sort::Database,
        Some(Tier::Private) => Sort::Private,
        Some(Tier::Isolated) => Sort::Isolated,
        None => Sort::Unknown,
    }
}

/// `[a.id, b.id]`, `aws_subnet.public[*].id`, or both after `concat`.
fn join(subnets: &[Block], wanted: Wanted) -> String {
    let mut singles = Vec::new();
    let mut lists = Vec::new();
    for subnet in subnets {
        let Some(address) = subnet.address() else { continue };
        let spread =
            subnet.attribute("map_public_ip_on_launch").is_some_and(|one| one.value().text().contains("each."));
        match subnet.repeat().map(|attribute| attribute.name()) {
            Some("count") => lists.push(format!("{address}[*].id")),
            Some(_) if spread => {
                let not = if wanted == Wanted::Public { "" } else { "!" };
                lists.push(format!("[for subnet in {address} : subnet.id if {not}subnet.map_public_ip_on_launch]"));
            }
            Some(_) => lists.push(format!("values({address})[*].id")),
            None => singles.push(format!("{address}.id")),
        }
    }
    if !singles.is_empty() {
        lists.insert(0, format!("[{}]", singles.join(", ")));
    }
    match lists.as_slice() {
        [one] => one.clone(),
        all => format!("concat({})", all.join(", ")),
    }
}

fn registry(module: &Module, wanted: Wanted) -> Option<String> {
    module.of_kind("module").find_map(|call| {
        let source = call.attribute("source")?.value().as_str()?;
        let own = wanted == Wanted::Database && call.has("database_subnets");
        let output = if own { "database_subnets" } else { wanted.registry() };
        (source == "terraform-aws-modules/vpc/aws").then(|| Some(format!("{}.{output}", instance_of(call)?)))?
    })
}

/// Subnets that a data source looks up: by a word of its label, else the only one there is.
fn looked_up(module: &Module, wanted: Wanted) -> Option<String> {
    let all: Vec<Block> = module.data("aws_subnets").filter(|one| one.repeat().is_none()).collect();
    let word = match wanted {
        Wanted::Public => "public",
        Wanted::Database => "database",
        Wanted::Private | Wanted::App => "private",
    };
    let called = |word: &str| all.iter().find(|one| slots::words(one).iter().any(|own| own == word)).copied();
    let only = || if let [one] = all.as_slice() { Some(*one) } else { None };
    let found =
        called(word).or_else(|| (wanted == Wanted::Database).then(|| called("private")).flatten()).or_else(only);
    found.and_then(|one| one.address()).map(|address| format!("{address}.ids"))
}
