//! Dependencies that lead back to where they start, through locals and through modules.

use std::collections::{BTreeMap, HashMap, HashSet};

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::{Diagnostic, Layer, Order, Severity};
use crate::module::Module;
use crate::module::block::Block;
use crate::sorted;
use crate::source::{FileId, Span};

/// What all of a module waits for, and what waits for all of it.
pub(super) const BEGIN: &str = "(expand)";
const END: &str = "(close)";

/// How deep modules are followed into those that they call, and how many things there may be before no more are: those that
/// call each other twice, and twice again, are more than anybody counts.
const DEEPEST: usize = 64;
const MOST: usize = 50_000;

/// A thing of one module call: the path of calls, and the address in it.
type Key = (String, String);

/// The cycles of a root and everything it calls, each at its first block.
pub(super) fn find(graph: &Graph) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    // Tarjan's way goes down a chain by calling itself: this one takes a chain of any length.
    for group in kosaraju_scc(&graph.graph) {
        let circular = group.len() > 1 || group.iter().any(|node| graph.edges.contains(&(*node, *node)));
        let mut members: Vec<&Node> = group.iter().map(|node| &graph.graph[*node]).collect();
        sorted::by_key(&mut members, |node| (node.at.as_ref().map(|at| (at.file, at.range.start)), &node.name));
        let Some(at) = members.iter().find_map(|node| node.at.clone()).filter(|_| circular) else { continue };
        let at =
            group.iter().find_map(|node| graph.selves.get(node).filter(|_| group.len() == 1).cloned()).unwrap_or(at);
        let names: Vec<&str> = members.iter().filter(|node| node.at.is_some()).map(|node| node.name.as_str()).collect();
        found.push(Diagnostic {
            at,
            severity: Severity::Error,
            layer: Layer::Configuration,
            summary: format!("Cycle: {}", names.join(", ")).into(),
            message: "Each of these waits for the next.".into(),
            order: Order::Seen,
        });
    }
    found
}

pub(super) struct Node {
    name: String,
    /// Its block; `None` for what is only mentioned.
    pub(super) at: Option<Span>,
}

/// What waits for what, in a root and everything it calls.
pub(super) struct Graph<'m> {
    modules: &'m [Module],
    nodes: HashMap<Key, NodeIndex>,
    pub(super) graph: DiGraph<Node, ()>,
    edges: HashSet<(NodeIndex, NodeIndex)>,
    /// The paths below which the module of a call stands, by the place of the call.
    pub(super) calls: HashMap<(FileId, usize), Vec<String>>,
    /// Where a local refers to itself.
    selves: HashMap<NodeIndex, Span>,
}

impl<'m> Graph<'m> {
    /// The graph of a root.
    pub(super) fn of(root: &'m Module, modules: &'m [Module]) -> Self {
        let mut graph = Graph {
            modules,
            nodes: HashMap::new(),
            graph: DiGraph::new(),
            edges: HashSet::new(),
            calls: HashMap::new(),
            selves: HashMap::new(),
        };
        graph.module(root, "", &mut vec![root.folder().to_owned()]);
        graph
    }

    /// The node of an address below a path of calls.
    pub(super) fn known(&self, path: &str, address: &str) -> Option<NodeIndex> {
        self.nodes.get(&(path.to_owned(), address.to_owned())).copied()
    }

    fn node(&mut self, path: &str, address: &str) -> NodeIndex {
        let key = (path.to_owned(), address.to_owned());
        let graph = &mut self.graph;
        *self.nodes.entry(key).or_insert_with(|| {
            let name = if path.is_empty() { address.to_owned() } else { format!("{path}.{address}") };
            graph.add_node(Node { name, at: None })
        })
    }

    fn edge(&mut self, from: NodeIndex, to: NodeIndex) {
        if self.edges.insert((from, to)) {
            self.graph.add_edge(from, to, ());
        }
    }

    /// Adds a module under a path of calls. `folders` are those on the way here, so that a module which calls itself ends.
    fn module(&mut self, module: &'m Module, path: &str, folders: &mut Vec<String>) {
        let calls: BTreeMap<String, &'m Module> = module
            .calls()
            .filter_map(|(call, folder)| {
                let child = Module::in_folder(self.modules, &folder)?;
                let ends = folders.contains(&folder) || folders.len() > DEEPEST;
                (!ends).then_some((call.name().to_owned(), child))
            })
            .collect();
        for block in module.blocks() {
            self.block(module, block, path, &calls);
        }
        for (name, child) in &calls {
            if self.nodes.len() > MOST {
                return;
            }
            let (inside, from) = (below(path, name), self.node(path, BEGIN));
            let (begin, end) = (self.node(&inside, BEGIN), self.node(&inside, END));
            self.edge(begin, from);
            let last = self.node(path, END);
            self.edge(last, end);
            folders.push(child.folder().to_owned());
            self.module(child, &format!("{path}{}module.{name}", if path.is_empty() { "" } else { "." }), folders);
            folders.pop();
        }
    }

    fn block(&mut self, module: &'m Module, block: Block<'m>, path: &str, calls: &BTreeMap<String, &'m Module>) {
        let local = block.kind() == "locals";
        let call = (block.kind() == "module").then(|| calls.get(block.name())).flatten();
        let Some(own) = block.address().or_else(|| local.then(String::new)) else { return };
        if call.is_some() {
            let place = (block.file(), block.span().range.start);
            self.calls.entry(place).or_default().push(below(path, block.name()));
        }
        if !local && call.is_none() {
            let node = self.node(path, &own);
            self.graph[node].at.get_or_insert_with(|| block.head());
            self.provider(block, node, path);
            self.between(node, path);
        }
        if local {
            for attribute in block.attributes() {
                let node = self.node(path, &format!("local.{}", attribute.name()));
                self.graph[node].at.get_or_insert_with(|| attribute.name_span());
                self.between(node, path);
            }
        }
        for reference in module.references_in(block) {
            let argument = reference.attribute.split('.').next().unwrap_or_default();
            let from = match (local, call) {
                (true, _) => self.node(path, &format!("local.{argument}")),
                // All of a module waits for what says how often there is one.
                (_, Some(_)) if matches!(argument, "count" | "for_each" | "depends_on") => {
                    self.node(&below(path, block.name()), BEGIN)
                }
                // What a call is given goes to the variable of that name.
                (_, Some(_)) => self.node(&below(path, block.name()), &format!("var.{argument}")),
                _ => self.node(path, &own),
            };
            let called = reference.target.strip_prefix("module.").and_then(|name| Some((name, calls.get(name)?)));
            match (called, reference.rest.first()) {
                (Some((name, _)), Some(output)) => {
                    let to = self.node(&below(path, name), &format!("output.{output}"));
                    self.edge(from, to);
                }
                (Some((name, _)), None) if argument == "depends_on" => {
                    let to = self.node(&below(path, name), END);
                    self.edge(from, to);
                }
                (Some((name, child)), None) => {
                    for output in child.of_kind("output") {
                        let to = self.node(&below(path, name), &format!("output.{}", output.name()));
                        self.edge(from, to);
                    }
                }
                // A block that refers to itself is reported as that.
                (None, _) if reference.target == own => {}
                (None, _) => {
                    let to = self.node(path, &reference.target);
                    self.edge(from, to);
                    if from == to {
                        self.selves.entry(to).or_insert_with(|| Span::new(reference.file, reference.range.clone()));
                    }
                }
            }
        }
    }

    /// What stands in a module waits for its beginning, and its end for that.
    fn between(&mut self, node: NodeIndex, path: &str) {
        if !path.is_empty() {
            let (begin, end) = (self.node(path, BEGIN), self.node(path, END));
            self.edge(node, begin);
            self.edge(end, node);
        }
    }

    /// A resource waits for the configuration of its provider.
    fn provider(&mut self, block: Block<'m>, node: NodeIndex, path: &str) {
        if matches!(block.kind(), "resource" | "data" | "ephemeral") && block.attribute("provider").is_none() {
            let local = crate::schema::implied_provider(block.of());
            let provider = self.node(path, &format!("provider.{local}"));
            self.edge(node, provider);
        }
    }
}

fn below(path: &str, call: &str) -> String {
    if path.is_empty() { format!("module.{call}") } else { format!("{path}.module.{call}") }
}
