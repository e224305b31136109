//! The ARNs of resources, as a policy names them.

use crate::module::block::Block;

/// One attribute of a resource, of each where there are several of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arn {
    /// The expression.
    pub text: String,
    /// Whether it is a list.
    pub is_list: bool,
}

impl Arn {
    /// An attribute of a resource that the module makes.
    pub fn of(block: Block, attribute: &str) -> Option<Arn> {
        let address = block.address().filter(|_| block.kind() == "resource")?;
        let repeat = block.repeat().map(|repeat| repeat.name());
        let text = match repeat {
            Some("count") => format!("{address}[*].{attribute}"),
            Some(_) => format!("values({address})[*].{attribute}"),
            None => format!("{address}.{attribute}"),
        };
        Some(Arn { text, is_list: repeat.is_some() })
    }

    /// The same for a block that is repeated as `beside` is: the one that goes with each of these.
    pub fn beside(block: Block, attribute: &str, beside: Block) -> Option<Arn> {
        let repeat =
            |block: Block| block.repeat().map(|repeat| (repeat.name().to_owned(), repeat.value().text().to_owned()));
        match (block.instance(), repeat(block)) {
            (Some(one), Some(own)) if block.kind() == "resource" && repeat(beside) == Some(own.clone()) => {
                Some(Arn { text: format!("{one}.{attribute}"), is_list: false })
            }
            _ => Arn::of(block, attribute),
        }
    }

    /// All of them, and what stands below them, as the value of an argument that takes one or a list: each with each of some
    /// ends (`""`, `"/*"`).
    pub fn joined(all: &[Arn], ends: &[&str]) -> String {
        let ends = if ends.is_empty() { &[""] } else { ends };
        let with = |one: &Arn, end: &&str| match (end.is_empty(), one.is_list) {
            (true, _) => one.text.clone(),
            (_, true) => format!("formatlist(\"%s{end}\", {})", one.text),
            _ => format!("\"${{{}}}{end}\"", one.text),
        };
        let each: Vec<String> = all.iter().flat_map(|one| ends.iter().map(move |end| with(one, end))).collect();
        match each.as_slice() {
            [one] => one.clone(),
            several if all.iter().any(|one| one.is_list) => format!("flatten([{}])", several.join(", ")),
            several => format!("[{}]", several.join(", ")),
        }
    }
}
