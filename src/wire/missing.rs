//! What something refers to and nobody declares: who uses it, how many of it they expect, and how it is made.

use std::collections::BTreeMap;

use super::elsewhere::is_generic;
use super::handed::Handed;
use super::{Wire, agreed, elsewhere, misspelt, name, roles};
use crate::edit::Edits;
use crate::edit::place::{Place, is_ground, is_of_section};
use crate::fix::{Context, Finding};
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::shape::must::{Filled, Hole, Made, Must, Names};
use crate::sorted;

/// Why it is not known how many there are of what is taken as several.
pub const UNSAID: &str = "nothing says how many of them there are";

/// An address that is referred to and not declared.
#[derive(Debug)]
pub struct Missing<'m> {
    /// The module.
    pub module: &'m Module,
    /// The address.
    pub address: &'m str,
    /// Its type.
    pub of: &'m str,
    /// Its label.
    pub label: &'m str,
    /// The references to it, in the order of the text.
    pub users: Vec<&'m Reference>,
}

/// The resources (`data` false) or data sources that are referred to and missing, by address. None while some text
/// does not parse, and no misspelling of something that is there, and nothing that another module hands over.
pub fn all<'m>(ctx: &Context<'m>, data: bool) -> Vec<Missing<'m>> {
    let module = ctx.module;
    // Several fixes ask for them.
    let all = module.once(|| All([false, true].map(|data| numbers(ctx, data))));
    let missing = |users: &Vec<usize>| {
        let users: Vec<&Reference> = users.iter().map(|at| &module.references()[*at]).collect();
        let address = users.first()?.target.as_str();
        let (of, label) = address.strip_prefix("data.").unwrap_or(address).split_once('.')?;
        Some(Missing { module, address, of, label, users })
    };
    all.0[usize::from(data)].iter().filter_map(missing).collect()
}

/// The references to what is missing, by their numbers: to resources, and to data sources.
struct All([Vec<Vec<usize>>; 2]);

fn numbers(ctx: &Context, data: bool) -> Vec<Vec<usize>> {
    let module = ctx.module;
    let mut found: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    if module.has_junk() {
        return Vec::new();
    }
    for (at, reference) in module.dangling_numbered() {
        let target = reference.target.as_str();
        let own = match target.strip_prefix("data.") {
            Some(rest) if data => rest,
            None if !data => target,
            _ => continue,
        };
        let Some((of, _)) = own.split_once('.') else { continue };
        if matches!(of, "var" | "local" | "module" | "provider" | "ephemeral" | "output") {
            continue;
        }
        found.entry(target).or_default().push(at);
    }
    // What another module declares is handed over, not made twice, and what is declared in a misspelt type is there.
    found.retain(|target, _| {
        misspelt::meant(module, target).is_none()
            && misspelt::keyed(ctx, target).is_none()
            && misspelt::picked(ctx, target).is_none()
            && !misspelt::is_declared_wrong(ctx, target)
            && !elsewhere::is_there(ctx, target)
    });
    found.into_values().collect()
}

/// Whether a slot that is missing is one that no component fills.
pub fn is_own(slot: &str) -> bool {
    matches!(slot, "slot.only" | "slot.attached_role" | "slot.attached_policy")
}

/// What could not be found, in a clause.
pub fn needs(slots: &[String]) -> String {
    let own = slots.iter().any(|slot| is_own(slot));
    if own { "nothing shows what it belongs to".to_owned() } else { format!("it needs {}", slots.join(" and ")) }
}

impl<'m> Missing<'m> {
    /// A finding about the first reference, without edits yet.
    pub fn finding(&self) -> Finding {
        match self.users.first() {
            Some(first) => Finding::at(first.span(), format!("{} is referred to and not declared", self.address)),
            None => unreachable!("an address is missing because something refers to it"),
        }
    }

    /// The same finding with a reason why nothing can be done.
    pub fn unclear(&self, why: &str) -> Finding {
        let finding = self.finding();
        Finding { message: format!("{}; {why}", finding.message), ..finding }
    }

    /// The blocks that use it.
    pub fn holders(&self) -> impl Iterator<Item = Block<'m>> + use<'m, '_> {
        self.users.iter().map(|one| self.module.holder(one))
    }

    /// The words of the label, in lower case.
    pub fn words(&self) -> Vec<String> {
        self.label.split(['_', '-']).map(str::to_ascii_lowercase).collect()
    }

    /// The `count` or `for_each` that the users expect of it; none where they take it as one.
    ///
    /// # Errors
    ///
    /// Why that cannot be told.
    pub fn repeat(&self) -> Result<Option<(String, String)>, String> {
        let mut wanted: Vec<(String, String)> = Vec::new();
        let (mut single, mut numbers, mut splat) = (false, Vec::new(), false);
        let mut conditions: Vec<(&Reference, Option<String>)> = Vec::new();
        for user in &self.users {
            let text = &self.module.sources().file(user.file).text;
            let behind = text[user.head.end..user.range.end].to_owned();
            let holder = self.module.holder(user);
            let of_holder = |name: &str| {
                let repeat = holder.attribute(name)?;
                let inside = repeat.span().range;
                // What is repeated over the missing thing itself says nothing.
                let own = self
                    .users
                    .iter()
                    .any(|one| one.file == user.file && inside.start <= one.range.start && one.range.end <= inside.end);
                (!own).then(|| (name.to_owned(), repeat.value().text().to_owned()))
            };
            match behind.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
                Some(("*", _)) => splat = true,
                Some((index, _)) if index.trim().parse::<usize>().is_ok() => {
                    numbers.extend(index.trim().parse::<usize>());
                    conditions.push((user, of_holder("count").map(|(_, count)| count)));
                }
                Some((index, _)) => {
                    let name = if index.contains("count.index") { "count" } else { "for_each" };
                    let keyed = matches!(index.trim(), "each.key" | "each.value") || index.contains("count.index");
                    match of_holder(name).filter(|_| keyed) {
                        Some(one) => wanted.push(one),
                        // As many as there are of it.
                        None if keyed && name == "count" && holder.has(name) => splat = true,
                        None => return Err(format!("{}[{index}] does not say how many there are", self.address)),
                    }
                }
                None if behind.starts_with(".*") => splat = true,
                // A secret that is made is taken as the text that it is.
                None if behind.is_empty() && self.of.starts_with("random_") => single = true,
                None if behind.is_empty() && !user.attribute.starts_with("depends_on") => splat = true,
                None => single |= !behind.is_empty(),
            }
        }
        sorted::by(&mut wanted, Ord::cmp);
        wanted.dedup();
        let many = !wanted.is_empty() || !numbers.is_empty() || splat;
        match (wanted.as_slice(), numbers.iter().max()) {
            _ if single && many => Err("it is taken as one and as several".to_owned()),
            ([one], _) => Ok(Some(one.clone())),
            ([], Some(0)) => {
                Ok(Some(("count".to_owned(), self.condition(&conditions).unwrap_or_else(|| "1".to_owned()))))
            }
            ([], Some(last)) => Ok(Some(("count".to_owned(), (last + 1).to_string()))),
            ([], None) if splat => Err(UNSAID.to_owned()),
            ([], None) => Ok(None),
            _ => Err("its users are repeated in different ways".to_owned()),
        }
    }

    /// The `count` of one or none under which all that ask for its first one stand, be it their block's or that of a
    /// conditional around the reference.
    fn condition(&self, users: &[(&Reference, Option<String>)]) -> Option<String> {
        let mut counts = users.iter().filter_map(|(_, count)| count.as_ref());
        let count = counts.next()?;
        let (condition, branches) = count.split_once('?')?;
        let is_one_or_none = branches.split(':').map(str::trim).eq(["1", "0"]);
        let guarded = |user: &Reference| {
            let before = &self.module.sources().file(user.file).text[..user.head.start];
            let before = before.trim_end().strip_suffix('?');
            before.is_some_and(|before| before.trim_end().ends_with(condition.trim()))
        };
        let same =
            |(user, own): &(&Reference, Option<String>)| own.as_ref().map_or_else(|| guarded(user), |own| own == count);
        (is_one_or_none && users.iter().all(same)).then(|| count.clone())
    }

    /// The provider configuration that all its users name, as they write it.
    pub fn provider(&self) -> Option<String> {
        let mut all = self.holders().filter(|holder| matches!(holder.kind(), "resource" | "data"));
        let own = |holder: Block| holder.attribute("provider").map(|one| one.value().text().to_owned());
        let first = own(all.next()?)?;
        all.all(|holder| own(holder).as_ref() == Some(&first)).then_some(first)
    }

    /// The meta-arguments that it takes: what its users are repeated by, and the provider that all of them name.
    ///
    /// # Errors
    ///
    /// Why that cannot be told.
    pub fn meta(&self) -> Result<Vec<(String, String)>, String> {
        let mut meta: Vec<(String, String)> = self.repeat()?.into_iter().collect();
        meta.extend(self.provider().map(|provider| ("provider".to_owned(), provider)));
        Ok(meta)
    }

    /// The only block of a type that it can belong to: the one with its label, else the only one there is.
    fn only(&self, of: &str) -> Option<String> {
        let mut all: Vec<Block> = self.module.resources(of).collect();
        if self.of == "aws_iam_instance_profile" {
            // A role that its trust gives to another service is no instance's.
            all.retain(|role| {
                let trust = roles::trust(self.module, *role);
                !trust.contains(".amazonaws.com") || roles::is_taken_on_by(self.module, *role, "ec2.amazonaws.com")
            });
        }
        // What its users belong to, it belongs to.
        let mut near: Vec<&Block> = Vec::new();
        for holder in self.holders() {
            let targets: Vec<&str> = self.module.references_in(holder).map(|one| one.target.as_str()).collect();
            let named = all.iter().filter(|block| block.address().is_some_and(|address| targets.contains(&&*address)));
            near.extend(named);
        }
        near.dedup_by_key(|block| block.address());
        let near = if near.len() == 1 { near.first().copied() } else { None };
        let own = all.iter().find(|block| block.name() == self.label).or(near);
        let one = own.or(if all.len() == 1 { all.first() } else { None })?;
        match one.repeat().map(|repeat| repeat.name()) {
            None => one.address(),
            Some("count") => one.address().map(|address| format!("{address}[0]")),
            Some(_) => None,
        }
    }

    /// Its label as a name of the module's manner, with an end of its own for each where there are several.
    pub fn own_name(&self, ctx: &Context, meta: &[(String, String)], end: &str) -> String {
        let thing = self.label.replace('_', "-");
        let end = if name::ended(self.label, end) == thing { "" } else { end };
        let each = match meta.iter().find(|(name, _)| name != "provider") {
            Some((name, count)) if name == "count" => {
                if count == "1" || count.contains('?') {
                    ""
                } else {
                    "-${count.index}"
                }
            }
            Some(_) => "-${each.key}",
            None => "",
        };
        let provider = meta.iter().find(|(name, _)| name == "provider").map(|(_, provider)| provider.as_str());
        name::named(self.module, ctx.asked, &(thing + each + end), provider)
    }

    /// The edits that make it: the first block of its type in `musts`, else the first, takes its label, and blocks that only serve it a free one.
    /// `fill` is asked first.
    ///
    /// # Errors
    ///
    /// The slots for which nothing is known.
    pub fn make(
        &self,
        ctx: &Context<'m>,
        musts: &[&Must],
        meta: Vec<(String, String)>,
        fill: &dyn Fn(&str, &[String]) -> Option<Filled>,
    ) -> Result<Edits, Vec<String>> {
        let own_meta = meta.clone();
        let mut names = Names { meta, data_too: self.address.starts_with("data."), ..Names::default() };
        let blocks = || musts.iter().flat_map(|must| must.blocks());
        let head = blocks().position(|block| block.of() == self.of).unwrap_or_default();
        for (index, block) in blocks().enumerate() {
            let Some(own) = block.address() else { continue };
            let prefix = own.rsplit_once('.').map_or("", |(prefix, _)| prefix);
            // What only serves it has the word for what it is, where its own label says nothing.
            let word = if is_generic(self.label) { own.rsplit('.').next().unwrap_or_default() } else { self.label };
            let label = if index == head { self.label.to_owned() } else { self.module.fresh_label(prefix, word) };
            names.labels.insert(own, label);
        }
        // Two of a type have names of their own.
        let several = self.module.resources(self.of).next().is_some() || self.module.missing(self.of).len() > 1;
        let beside = several && !is_generic(self.label);
        let wire = Wire::new(ctx);
        let at = self.holders().find(|holder| holder.kind() == "resource");
        let handed = Handed::default();
        let vpc = self.vpc();
        let wired = |hole: &Hole| match (hole, &vpc) {
            (Hole::Part(name, part), Some(vpc)) if name == "vpc" => Filled::Text(format!("{vpc}.{part}")),
            _ => match wire.fill(hole, at) {
                Filled::Missing => agreed::by_all(ctx.module, hole).unwrap_or_else(|| handed.fill(ctx, hole)),
                filled => filled,
            },
        };
        let fill = |hole: &Hole| match hole {
            Hole::Slot(slot, args) => fill(slot, args).unwrap_or_else(|| match (slot.as_str(), args.first()) {
                ("own_name", end) => {
                    Filled::Text(self.own_name(ctx, &own_meta, end.map_or("", |end| end.trim_matches('"'))))
                }
                ("name", Some(end)) if beside => {
                    Filled::Text(self.own_name(ctx, &own_meta, &format!("-{}", end.trim_matches('"'))))
                }
                ("only", Some(of)) => self.only(of.trim_matches('"')).map_or(Filled::Missing, Filled::Text),
                _ => wired(hole),
            }),
            hole => wired(hole),
        };
        let mut made: Vec<Made> = Vec::new();
        let mut missing = Vec::new();
        for must in musts {
            match must.render(&names, &fill) {
                Ok(blocks) => made.extend(blocks),
                Err(slots) => missing.extend(slots),
            }
        }
        if !missing.is_empty() {
            return Err(missing);
        }
        // What only serves it may be there already: that is why it is missed.
        let served = |made: &Made| self.holders().any(|user| user.kind() == made.kind && user.of() == made.of);
        let own = made.get(head).and_then(|one| one.address.clone());
        made.retain(|one| one.address == own || !served(one));
        // Blocks that are repeated together point at each other one by one.
        let index = names.meta.iter().find_map(|(name, _)| match name.as_str() {
            "count" => Some("[count.index]"),
            "for_each" => Some("[each.key]"),
            _ => None,
        });
        if let Some(index) = index {
            let resources = made.iter().filter(|one| one.kind == "resource");
            let addresses: Vec<String> = resources.filter_map(|one| one.address.clone()).collect();
            for one in &mut made {
                for address in &addresses {
                    one.text = one.text.replace(&format!("{address}."), &format!("{address}{index}."));
                }
            }
        }
        let mut edits = Made::add(self.module, &self.place(), &made);
        edits.join(handed.declare(ctx));
        // Of several modules that miss it one makes it, and the others may be handed it.
        edits.claim(format!("missing:{}", self.address));
        Ok(edits)
    }

    /// Of several VPCs the one that its users stand in, as they or their subnets name it.
    fn vpc(&self) -> Option<String> {
        self.module.resources("aws_vpc").nth(1)?;
        let own = |block: Block<'m>| block.attribute("vpc_id").map(|id| id.value().text().to_owned());
        let subnets = |holder: Block<'m>| -> Vec<Block<'m>> {
            let targets = self.module.references_in(holder).filter(|one| one.target.starts_with("aws_subnet."));
            targets.filter_map(|one| self.module.get(&one.target)).collect()
        };
        let mut all: Vec<String> = Vec::new();
        for holder in self.holders() {
            match own(holder) {
                Some(id) => all.push(id),
                None => all.extend(subnets(holder).into_iter().filter_map(own)),
            }
        }
        sorted::by(&mut all, Ord::cmp);
        all.dedup();
        let [id] = all.as_slice() else { return None };
        let vpc = id.strip_suffix(".id").filter(|vpc| vpc.starts_with("aws_vpc."))?;
        let of_each = ["each.", "count."].iter().any(|each| vpc.contains(each));
        (!of_each).then(|| vpc.to_owned())
    }

    /// Beside its first user that is a resource; among the resources where only outputs and locals use it.
    fn place(&self) -> Place {
        let is_data = self.address.starts_with("data.");
        if is_data && !is_of_section(self.of) {
            return Place::data(self.module);
        }
        let user = self.holders().find(|holder| holder.kind() == "resource");
        // A resource stands where it is needed first: a shared one before those that use it would split their group.
        match user {
            // What others stand on stands with its kind.
            Some(_) if is_ground(self.of) && self.module.resources(self.of).next().is_some() => {
                Place::resource(self.module, self.of, &[])
            }
            Some(user) if is_data => Place::above(user),
            Some(user) => Place::behind(user),
            None if is_data => Place::data(self.module),
            None => Place::resource(self.module, self.of, &[]),
        }
    }
}
