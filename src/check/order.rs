//! The order in which Terraform comes upon what is wrong: first what stops it while it reads, then what it finds in blocks
//! that wait for no block with an error, then what it would find once those are mended.

use std::collections::{HashMap, HashSet};

use petgraph::Direction::Incoming;
use petgraph::graph::NodeIndex;

use super::cycles::{BEGIN, Graph};
use super::{Diagnostic, Layer, Severity};
use crate::module::Module;
use crate::module::block::Block;
use crate::source::{FileId, Span};

/// When Terraform comes upon something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    /// When it takes the text apart.
    Parsed,
    /// When it reads the module at the top.
    Read,
    /// When it reads a module that is called.
    ReadBelow,
    /// When it puts together what waits for what.
    Built,
    /// When it looks at the blocks.
    #[default]
    Seen,
    /// When it reads what stands in a block of whose arguments and blocks it knows already whether they may stand there: the
    /// deeper, the later.
    Inside(u32),
    /// Only when something else is mended: it does not look at a block that waits for one with an error.
    Hidden,
}

/// Errors that Terraform finds while it reads, wherever they are found here.
const READ: [&str; 11] = [
    "Invalid combination of \"count\" and \"for_each\"",
    "Unreadable module directory",
    "Invalid module source address",
    "Invalid registry module source address",
    "Invalid version constraint",
    "Invalid default value for variable",
    "Invalid type specification",
    "Variables not allowed",
    "Function calls not allowed",
    "Missing required provider configuration",
    "Module is incompatible with count, for_each, and depends_on",
];

impl Order {
    /// The order of an error of a module, by its summary; `reading` says whether it was found in the language itself.
    pub(super) fn of(summary: &str, reading: bool, is_root: bool) -> Self {
        if summary == "Invalid syntax" && is_root {
            return Order::Parsed;
        }
        match (reading || READ.contains(&summary), is_root) {
            (true, true) => Order::Read,
            (true, false) => Order::ReadBelow,
            (false, _) => Order::Seen,
        }
    }
}

/// Says which of the errors of a root and of what it calls are hidden behind others.
pub(super) fn arrange(found: &mut [Diagnostic], graph: &Graph, modules: &[Module]) {
    let is_seen = |one: &Diagnostic| {
        one.severity == Severity::Error && one.layer == Layer::Configuration && one.order == Order::Seen
    };
    if found.iter().filter(|one| is_seen(one)).nth(1).is_none() {
        return;
    }
    let places = Places::of(graph, modules);
    for one in found.iter_mut().filter(|one| is_seen(one)) {
        let in_call = || places.around(&one.at).is_some_and(|block| block.kind() == "module");
        let builds = match &*one.summary {
            "Unsupported argument"
            | "Missing required argument"
            | "Unsupported block type"
            | "Extraneous JSON object property" => in_call(),
            summary => summary == "Provider configuration not present" || summary.starts_with("Cycle: "),
        };
        if builds {
            one.order = Order::Built;
        }
    }
    let nodes: Vec<Vec<NodeIndex>> =
        found.iter().map(|one| if is_seen(one) { places.nodes(graph, &one.at) } else { Vec::new() }).collect();
    let mut open: Vec<NodeIndex> = nodes.iter().flatten().copied().collect();
    let mut hidden: HashSet<NodeIndex> = HashSet::new();
    while let Some(node) = open.pop() {
        open.extend(graph.graph.neighbors_directed(node, Incoming).filter(|waits| hidden.insert(*waits)));
    }
    let unread: HashSet<(FileId, usize)> =
        found.iter().filter(|one| is_seen(one) && is_looked_up(one)).filter_map(|one| places.block(&one.at)).collect();
    for (one, nodes) in found.iter_mut().zip(nodes) {
        // What refers to nothing that is known waits for nothing, and so does a block of no known type.
        let untyped = matches!(&*one.summary, "Invalid resource type" | "Invalid data source");
        let behind = !untyped && !nodes.is_empty() && nodes.iter().all(|node| hidden.contains(node));
        let inside =
            is_seen(one) && !is_looked_up(one) && places.block(&one.at).is_some_and(|block| unread.contains(&block));
        if behind || inside {
            one.order = Order::Hidden;
        } else if is_seen(one) {
            one.order = places.inside(one);
        }
    }
}

/// Whether an error is found when it is looked up what a block refers to: before anything else of it.
fn is_looked_up(one: &Diagnostic) -> bool {
    let attribute = "This object has no argument, nested block, or exported attribute";
    one.summary.starts_with("Reference to undeclared")
        || matches!(&*one.summary, "Missing resource instance key" | "Unexpected resource instance key")
        || one.message.starts_with(attribute)
}

/// Which nodes of the graph stand at a place.
struct Places<'m> {
    by_file: HashMap<FileId, &'m Module>,
    by_start: HashMap<(FileId, usize), Vec<NodeIndex>>,
}

impl<'m> Places<'m> {
    fn of(graph: &Graph, modules: &'m [Module]) -> Self {
        let mut by_start: HashMap<_, Vec<NodeIndex>> = HashMap::new();
        for node in graph.graph.node_indices() {
            if let Some(at) = &graph.graph[node].at {
                by_start.entry((at.file, at.range.start)).or_default().push(node);
            }
        }
        let files = modules.iter().flat_map(|module| module.files().map(move |file| (file, module)));
        Places { by_file: files.collect(), by_start }
    }

    fn around(&self, at: &Span) -> Option<Block<'m>> {
        self.by_file.get(&at.file)?.block_at(at.file, at.range.start)
    }

    /// The start of the block that holds a place, where its references are looked up together.
    fn block(&self, at: &Span) -> Option<(FileId, usize)> {
        let block = self.around(at)?;
        matches!(block.kind(), "resource" | "data" | "ephemeral" | "provider").then_some(())?;
        Some((at.file, block.span().range.start))
    }

    /// When an error of a block is found that a schema describes: in each body first what is missing and what may not stand
    /// there, and then what its arguments and blocks say.
    fn inside(&self, one: &Diagnostic) -> Order {
        let summary = &*one.summary;
        let of_body =
            ["Missing required argument", "Unsupported argument", "Unsupported block type"].contains(&summary);
        let block = self.around(&one.at).filter(|_| self.block(&one.at).is_some() && !is_looked_up(one));
        let Some(mut body) = block else { return Order::Seen };
        // How often there is a block is asked before anything else.
        let repeats = body.repeat().is_some_and(|repeat| repeat.value().span().range.contains(&one.at.range.start));
        let mut level = u32::from(!of_body && !repeats);
        let holds = |block: &Block| block.span().range.contains(&one.at.range.start);
        while let Some(nested) = body.blocks().find(holds) {
            // The head of a block that may not stand there.
            if summary == "Unsupported block type" && nested.head().range == one.at.range {
                break;
            }
            (body, level) = (nested, level + 2);
        }
        if level == 0 { Order::Seen } else { Order::Inside(level) }
    }

    fn nodes(&self, graph: &Graph, at: &Span) -> Vec<NodeIndex> {
        let Some(block) = self.around(at) else { return Vec::new() };
        let inside = block.item_at(at.range.start).and_then(Result::ok);
        let start = block.span().range.start;
        if let Some(paths) = graph.calls.get(&(at.file, start)) {
            let given = inside.map(|one| format!("var.{}", one.name()));
            let node = |path: &String| {
                let own = given.as_ref().and_then(|name| graph.known(path, name));
                own.or_else(|| graph.known(path, BEGIN))
            };
            return paths.iter().filter_map(node).collect();
        }
        let start = match block.kind() {
            "locals" => inside.map_or(start, |local| local.name_span().range.start),
            _ => start,
        };
        self.by_start.get(&(at.file, start)).cloned().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::check;
    use crate::schema::Schemas;
    use crate::source::{File, Sources};

    /// The lines of the root module with an error, in the order in which Terraform comes upon them.
    fn lines(text: &str) -> Vec<(Order, usize)> {
        let sources = Sources::new([File::new("main.tf", text)]);
        let trees = sources.iter().map(|(id, file)| (id, Arc::new(crate::syntax::parse(&file.text)))).collect();
        let modules = Module::all(&sources, &trees);
        let mut found = check(&modules, &Schemas::embedded(), &|_: &str| false);
        found.retain(|one| one.severity == Severity::Error);
        found.sort_by_key(|one| one.order);
        found.iter().map(|one| (one.order, sources.file(one.at.file).position(one.at.range.start).0)).collect()
    }

    #[test]
    fn what_cannot_be_read_is_said_first() {
        let text = "output \"a\" {\n  value = var.b\n}\noutput \"b\" {\n}\noutput \"c\" {\n  value = 1 2\n}\n";
        assert_eq!(lines(text), [(Order::Parsed, 7), (Order::Read, 4), (Order::Seen, 2)]);
    }

    #[test]
    fn what_waits_for_an_error_is_said_behind_it() {
        let text = "output \"a\" {\n  value = local.b.c(1)\n}\nlocals {\n  b = var.none\n}\n";
        assert!(lines(text).starts_with(&[(Order::Parsed, 2)]), "{:?}", lines(text));
        let text = "resource \"terraform_data\" \"a\" {\n  input = [local.b, nope()]\n}\nlocals {\n  b = var.none\n  c = var.more\n}\n";
        assert_eq!(lines(text), [(Order::Seen, 5), (Order::Seen, 6), (Order::Hidden, 2)]);
    }

    #[test]
    fn what_may_stand_in_a_block_is_known_before_what_it_says() {
        let text = "resource \"aws_dynamodb_table\" \"a\" {\n  tags = 1\n  ttl {\n    of = 1\n  }\n  stream = 2\n}\n";
        let found = lines(text);
        let (seen, inside): (Vec<_>, Vec<_>) = found.into_iter().partition(|(order, _)| *order == Order::Seen);
        assert_eq!(seen, [(Order::Seen, 1), (Order::Seen, 6)]);
        assert_eq!(inside, [(Order::Inside(1), 2), (Order::Inside(2), 4)]);
    }

    #[test]
    fn a_reference_is_looked_up_before_the_block_is_read() {
        let text = "resource \"aws_subnet\" \"a\" {\n  nonsense   = 1\n  cidr_block = var.none\n}\n";
        assert_eq!(lines(text), [(Order::Seen, 3), (Order::Hidden, 1), (Order::Hidden, 2)]);
    }
}
