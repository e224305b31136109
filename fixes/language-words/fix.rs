//! Arguments of variables, outputs and lifecycle blocks that say in other words what Terraform calls by one name.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::check::language::{Unknown, unknown};
use crate::edit::Edits;
use crate::fix::{Context, Finding, name_of};
use crate::module::block::Block;
use crate::shape::names::{misspelt, same_words};

/// A finding for each of them.
pub fn find(ctx: &Context) -> Vec<Finding> {
    ctx.module.blocks().flat_map(look).collect()
}

fn look(block: Block) -> Vec<Finding> {
    let mut found = Vec::new();
    for Unknown { name, at, free, holder, .. } in unknown(block) {
        if misspelt(name, free.iter().copied()).is_some() {
            continue;
        }
        let said = |one: &&Word| one.of == holder.kind() && one.said.iter().any(|said| said == name);
        let listed = words().iter().find(said).map(|one| &*one.is).filter(|is| free.contains(is));
        let Some(meant) = listed.or_else(|| same_words(name, "", free.iter().copied())) else { continue };
        let mut edits = Edits::default();
        edits.claim(format!("{}@{}:{meant}", at.file.0, holder.span().range.start));
        edits.splice(at.file, at.range.clone(), meant);
        let message = format!("{}: {name} is not known; {meant} says the same", name_of(block));
        found.push(Finding::at(at, message).with(edits));
    }
    found
}

/// What arguments of the language are called elsewhere.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Word {
    of: String,
    said: Vec<String>,
    is: String,
}

fn words() -> &'static [Word] {
    #[derive(Deserialize)]
    struct Words {
        word: Vec<Word>,
    }
    static WORDS: LazyLock<Words> = LazyLock::new(|| crate::data!("fixes/language-words/words"));
    &WORDS.word
}
