//! Dependencies that lead back to where they start: what can be written in another way so that nothing waits for itself.

pub mod rules;
pub mod stand;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use petgraph::algo::{is_cyclic_directed, kosaraju_scc};
use petgraph::graph::{DiGraph, NodeIndex};

use crate::catalogue::code::explicit_order;
use crate::fix::Context;
use crate::module::Module;
use crate::module::block::Block;
use crate::module::refs::Reference;
use crate::schema::implied_provider;
use crate::shape::companion::reached;
use crate::sorted;
use stand::Stand;

/// How a cycle can be broken, the mildest way first.
#[derive(Clone, Debug)]
pub enum How<'m> {
    /// A reference is replaced by what it stands for.
    Stands(Stand<'m>),
    /// A security group that lets itself in says so.
    Own,
    /// The inline rules of a security group become resources.
    Rules,
    /// An argument becomes a resource of its own: the argument, and the resource's type.
    Apart(&'m str, &'static str),
    /// An entry of `depends_on` goes.
    Wait,
}

/// One change that helps to break a cycle.
#[derive(Clone, Debug)]
pub struct Cut<'m> {
    /// What is done.
    pub how: How<'m>,
    /// The block that changes.
    pub block: Block<'m>,
    /// The reference that goes, or the first of them.
    pub reference: &'m Reference,
    edges: BTreeSet<usize>,
    rank: (usize, usize),
}

/// Things that wait for each other.
#[derive(Debug)]
pub struct Circle<'m> {
    /// A block or local in it.
    pub at: Block<'m>,
    /// The way around, as a sentence.
    pub path: String,
    /// All of what breaks it; empty when nothing is known that would.
    pub cuts: Vec<Cut<'m>>,
}

/// Of more groups in one cycle the best choice is not looked for.
const MOST_GROUPS: usize = 8;
/// Of a cycle of more references nothing is changed: each change costs a look at all of them.
const MOST_REFERENCES: usize = 500;

struct Edge<'m> {
    from: usize,
    to: usize,
    reference: Option<&'m Reference>,
}

/// The cycles of the module that a fix looks at; those that go through module calls are not among them.
pub fn all<'m>(ctx: &Context<'m>) -> Vec<Circle<'m>> {
    let own: Vec<_> = ctx.diagnostics().filter(|one| one.summary == "Self-referential block").collect();
    if own.is_empty() && !ctx.diagnostics().any(|one| one.summary.starts_with("Cycle: ")) {
        return Vec::new();
    }
    let (names, mut edges) = edges(ctx.module);
    // Where a resource may name itself, nothing is wrong.
    edges.retain(|edge| {
        edge.from != edge.to || edge.reference.is_none_or(|one| own.iter().any(|said| said.at == one.span()))
    });
    let mut whole: DiGraph<(), ()> = DiGraph::new();
    let nodes: Vec<NodeIndex> = names.iter().map(|_| whole.add_node(())).collect();
    edges.iter().for_each(|edge| _ = whole.add_edge(nodes[edge.from], nodes[edge.to], ()));
    let groups = kosaraju_scc(&whole);
    let mut home = vec![0; names.len()];
    for (number, group) in groups.iter().enumerate() {
        group.iter().for_each(|node| home[node.index()] = number);
    }
    let mut inside = vec![Vec::new(); groups.len()];
    for (at, edge) in edges.iter().enumerate().filter(|(_, edge)| home[edge.from] == home[edge.to]) {
        inside[home[edge.from]].push(at);
    }
    let mut found: Vec<Circle> =
        inside.iter().filter_map(|inside| circle(ctx.module, &names, &edges, inside)).collect();
    sorted::by_key(&mut found, |one| (one.at.file().0 as usize, one.at.span().range.start));
    found
}

/// The cycle of the things between which these edges are.
fn circle<'m>(module: &'m Module, names: &[String], edges: &[Edge<'m>], inside: &[usize]) -> Option<Circle<'m>> {
    let first = inside.iter().find_map(|at| edges[*at].reference)?;
    if inside.len() > MOST_REFERENCES {
        return Some(Circle { at: module.holder(first), path: path(names, edges, inside), cuts: Vec::new() });
    }
    let group: BTreeSet<usize> = inside.iter().flat_map(|at| [edges[*at].from, edges[*at].to]).collect();
    let holds = |without: &BTreeSet<usize>| {
        let mut graph: DiGraph<(), ()> = DiGraph::new();
        let nodes: BTreeMap<usize, NodeIndex> = group.iter().map(|at| (*at, graph.add_node(()))).collect();
        for edge in inside.iter().filter(|at| !without.contains(at)).map(|at| &edges[*at]) {
            graph.add_edge(nodes[&edge.from], nodes[&edge.to], ());
        }
        !is_cyclic_directed(&graph)
    };
    let members: BTreeSet<&str> = group.iter().map(|at| names[*at].as_str()).collect();
    let mut ways = ways(module, edges, inside, &members);
    prefer(&mut ways, &|chosen: &[&Cut]| holds(&chosen.iter().flat_map(|way| way.edges.iter().copied()).collect()));
    sorted::by_key(&mut ways, |way| way.rank);
    let gone = |ways: &[Cut]| ways.iter().flat_map(|way| way.edges.iter().copied()).collect::<BTreeSet<usize>>();
    let mut cuts: Vec<Cut> = Vec::new();
    let all = ways.clone();
    for way in ways {
        if !cuts.is_empty() && holds(&gone(&cuts)) {
            break;
        }
        cuts.push(way);
    }
    if !holds(&gone(&cuts)) {
        cuts.clear();
    }
    for at in (0..cuts.len()).rev() {
        let others: Vec<Cut> =
            cuts.iter().enumerate().filter(|(one, _)| *one != at).map(|(_, cut)| cut.clone()).collect();
        if !others.is_empty() && holds(&gone(&others)) {
            cuts.remove(at);
        }
    }
    // Of two that wait for each other only because they say so nobody can tell which comes first, where AWS does not.
    for at in 0..cuts.len() {
        let mut other = cuts.clone();
        let own = other.remove(at);
        let instead = |way: &&Cut| matches!(way.how, How::Wait) && way.edges != own.edges && way.rank <= own.rank;
        if matches!(own.how, How::Wait)
            && all.iter().filter(instead).any(|way| holds(&gone(&[&other[..], std::slice::from_ref(way)].concat())))
        {
            cuts.clear();
            break;
        }
    }
    Some(Circle { at: module.holder(first), path: path(names, edges, inside), cuts })
}

/// Of the security groups that could be changed, those come first that are enough together with what is milder: few groups,
/// then few rules.
fn prefer(ways: &mut [Cut], holds: &dyn Fn(&[&Cut]) -> bool) {
    let (milder, groups): (Vec<usize>, Vec<usize>) =
        (0..ways.len()).filter(|at| ways[*at].rank.0 <= 1).partition(|at| ways[*at].rank.0 == 0);
    if groups.len() > MOST_GROUPS {
        return;
    }
    let chosen = |set: u32| groups.iter().enumerate().filter(move |(bit, _)| set & (1 << bit) != 0).map(|(_, at)| *at);
    let rules = |set: u32| chosen(set).map(|at| ways[at].rank.1).sum::<usize>();
    let mut sets: Vec<u32> = (0..1 << groups.len()).collect();
    sorted::by_key(&mut sets, |set| (set.count_ones(), rules(*set)));
    let enough = |set: &u32| {
        let all: Vec<&Cut> = milder.iter().copied().chain(chosen(*set)).map(|at| &ways[at]).collect();
        holds(&all)
    };
    let best: Vec<usize> = sets.into_iter().find(enough).map(|set| chosen(set).collect()).unwrap_or_default();
    for at in best {
        ways[at].rank.1 = 0;
    }
}

/// Everything that may be changed, by the edges that go with it.
fn ways<'m>(module: &'m Module, edges: &[Edge<'m>], inside: &[usize], members: &BTreeSet<&str>) -> Vec<Cut<'m>> {
    let mut found: Vec<Cut> = Vec::new();
    let mut whole: BTreeMap<(usize, &str), Cut> = BTreeMap::new();
    for at in inside {
        let Some(reference) = edges[*at].reference else { continue };
        let block = module.holder(reference);
        let top = reference.attribute.split('.').next().unwrap_or_default();
        let mut cut = |how: How<'m>, rank: (usize, usize)| match how {
            How::Rules | How::Apart(..) => {
                let part = if matches!(how, How::Rules) { "" } else { top };
                let new = || Cut { how, block, reference, edges: BTreeSet::new(), rank };
                whole.entry((edges[*at].from, part)).or_insert_with(new).edges.insert(*at);
            }
            how => found.push(Cut { how, block, reference, edges: [*at].into(), rank }),
        };
        match stand::of(module, reference, members) {
            // What the other one is known to need must not wait for it.
            _ if reference.attribute == "depends_on" => {
                let needed = |other: Block| explicit_order::needs(other.of(), block.of());
                let wrong = module.get(&reference.target).is_some_and(needed);
                cut(How::Wait, (5, usize::from(!wrong)));
            }
            Some(made @ Stand::Made(..)) => cut(How::Stands(made), (4, 0)),
            Some(stand) => cut(How::Stands(stand), (0, 0)),
            None => {}
        }
        let own = edges[*at].from == edges[*at].to && reference.attribute.ends_with("gress.security_groups");
        if block.of() == "aws_security_group" && own && block.repeat().is_none() {
            cut(How::Own, (0, 0));
        } else if block.of() == "aws_security_group"
            && matches!(top, "ingress" | "egress")
            && block.kind() == "resource"
            && let Some(rules) = rules::of(module, block)
        {
            cut(How::Rules, (1, rules.len()));
        }
        if let Some(to) = stand::types().apart.get(&format!("{}.{top}", block.of()))
            && block.kind() == "resource"
            && block.attribute(top).is_some()
            && !has_apart(module, block, to)
        {
            cut(How::Apart(top, to), (2, 0));
        }
    }
    found.extend(whole.into_values());
    found
}

/// Whether a resource says already what the argument says.
fn has_apart(module: &Module, block: Block, to: &str) -> bool {
    let Some(address) = block.address() else { return true };
    module.resources(to).any(|one| reached(module, one).contains(&address))
}

/// The way from the first block around to it.
fn path(names: &[String], edges: &[Edge], inside: &[usize]) -> String {
    let Some(start) = inside.first().map(|at| edges[*at].from) else { return String::new() };
    let mut next: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    inside.iter().for_each(|at| next.entry(edges[*at].from).or_default().push(edges[*at].to));
    let mut before: BTreeMap<usize, usize> = BTreeMap::new();
    let mut queue = VecDeque::from([start]);
    while let Some(last) = queue.pop_front() {
        for to in next.get(&last).into_iter().flatten() {
            if *to == start {
                let back = std::iter::successors(Some(last), |at| before.get(at).copied());
                let mut others: Vec<&str> = back.filter(|at| *at != start).map(|at| names[at].as_str()).collect();
                others.reverse();
                return match &others[..] {
                    [] => format!("{} refers to itself", names[start]),
                    others => {
                        format!("{} waits for {}, and that leads back to it", names[start], others.join(", then "))
                    }
                };
            }
            before.entry(*to).or_insert_with(|| {
                queue.push_back(*to);
                last
            });
        }
    }
    names[start].clone()
}

/// Who waits for whom in one module.
fn edges(module: &Module) -> (Vec<String>, Vec<Edge<'_>>) {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let mut names: Vec<String> = Vec::new();
    let mut number = |name: String| {
        *numbers.entry(name.clone()).or_insert_with(|| {
            names.push(name);
            names.len() - 1
        })
    };
    let mut edges = Vec::new();
    for block in module.blocks() {
        if !matches!(block.kind(), "resource" | "data" | "ephemeral" | "provider" | "locals") {
            continue;
        }
        for reference in module.references_in(block) {
            let from = match block.kind() {
                "locals" => Some(format!("local.{}", reference.attribute.split('.').next().unwrap_or_default())),
                _ => block.address(),
            };
            if let Some(from) = from.filter(|_| module.declares(&reference.target)) {
                edges.push(Edge {
                    from: number(from),
                    to: number(reference.target.clone()),
                    reference: Some(reference),
                });
            }
        }
        if let Some(address) = block.address().filter(|_| block.kind() != "provider" && !block.has("provider")) {
            let provider = format!("provider.{}", implied_provider(block.of()));
            if module.declares(&provider) {
                edges.push(Edge { from: number(address), to: number(provider), reference: None });
            }
        }
    }
    (names, edges)
}
