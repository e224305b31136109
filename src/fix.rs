//! Fix, finding, safety, stage: the words that everyone uses.

mod words;

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use crate::ask::Asked;
use crate::catalogue;
use crate::check::Diagnostic;
use crate::check::facts::Facts;
use crate::check::known::Known;
use crate::edit::Edits;
use crate::module::Module;
use crate::module::block::{Block, Value};
use crate::schema::types::BlockType;
use crate::shape::Shape;
use crate::shape::must::Must;
use crate::source::{FileId, Span};
pub use words::{Risk, Safety, Stage};

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Stage; 7] =
        [Stage::Repair, Stage::Declare, Stage::Name, Stage::Require, Stage::Wire, Stage::Settle, Stage::Tidy];
}

/// A fix as its folder declares it.
#[derive(Debug)]
pub struct Fix {
    /// The folder's name.
    pub id: &'static str,
    /// A sentence that is true once the fix has been applied.
    pub title: &'static str,
    /// The failure class it belongs to.
    pub class: &'static str,
    /// When it runs.
    pub stage: Stage,
    /// How far it may be trusted.
    pub safety: Safety,
    /// What an unsafe one may do.
    pub risks: &'static [Risk],
    /// The kinds of blocks that it may remove (`provider`, `variable`, ...).
    pub removes: &'static [&'static str],
    /// Components whose being asked for is consent.
    pub asked_by: &'static [&'static str],
    /// Whether it looks for anything only when it was asked for, or is selected by its id.
    pub only_asked: bool,
    /// The slots that it fills when somebody asks for them.
    pub provides: &'static [&'static str],
    /// How it finds.
    pub shape: Shape,
    /// What must hold, by variant; `must.tf` is the variant with the empty name.
    pub must: Vec<(&'static str, Must)>,
    /// Where its README stands among those of all fixes.
    pub(crate) readme: Range<usize>,
}

impl Fix {
    /// Its README.
    pub fn readme(&self) -> String {
        catalogue::readme(self.readme.clone())
    }

    /// The Terraform of a variant (`""` for `must.tf`).
    pub fn must(&self, variant: &str) -> Option<&Must> {
        self.must.iter().find(|(name, _)| *name == variant).map(|(_, must)| must)
    }
}

/// What a fix may read.
#[derive(Clone, Copy)]
pub struct Context<'m> {
    /// The folder that is looked at.
    pub module: &'m Module,
    /// Every folder of the run.
    pub modules: &'m [Module],
    /// What was asked.
    pub asked: &'m Asked,
    /// The fix that looks.
    pub fix: &'m Fix,
    /// What is known of the run as it stands.
    pub facts: &'m Facts,
}

impl<'m> Context<'m> {
    /// Whether nobody calls this folder: what is asked for belongs here.
    pub fn is_root(&self) -> bool {
        self.module.is_root()
    }

    /// What the provider says of a resource or data source of this folder, or of its own configuration; `None` where it
    /// is not known.
    pub fn type_of(&self, block: Block) -> Option<Arc<BlockType>> {
        self.facts.type_of(self.modules, self.module, block)
    }

    /// What the provider of a resource or data source says of another type of the same kind; `None` where it has none.
    pub fn type_named(&self, block: Block, name: &str) -> Option<Arc<BlockType>> {
        self.facts.type_named(self.modules, self.module, block, name)
    }

    /// The names of all types of a resource's or data source's kind and provider, sorted.
    pub fn type_names(&self, block: Block) -> Vec<String> {
        self.facts.type_names(self.modules, self.module, block)
    }

    /// Whether the provider of a resource or data source is known to have any type of its kind.
    pub fn knows_types(&self, block: Block) -> bool {
        self.facts.knows_types(self.modules, self.module, block)
    }

    /// Whether a provider, by its local name, has the type of a resource or data source; `None` where its schema is not known.
    pub fn has_type(&self, provider: &str, block: Block) -> Option<bool> {
        self.facts.has_type(self.modules, self.module, provider, block)
    }

    /// What is known of a value of this folder; nothing of names that are bound around it (`each`, `for`).
    pub fn known(&self, value: Value<'m>) -> Known {
        self.facts.known(self.modules, self.module, value, false)
    }

    /// The same where nobody sets a variable: each is what its default says.
    pub fn by_default(&self, value: Value<'m>) -> Known {
        self.facts.known(self.modules, self.module, value, true)
    }

    /// What Terraform would say of anything within a place.
    pub fn diagnostics_within(&self, at: Span) -> impl Iterator<Item = &'m Diagnostic> {
        let all = self.facts.diagnostics(self.modules);
        let from = all.partition_point(|one| (one.at.file, one.at.range.start) < (at.file, at.range.start));
        let (file, end) = (at.file, at.range.end);
        let near = all[from..].iter().take_while(move |one| one.at.file == file && one.at.range.start <= end);
        near.filter(move |one| one.at.range.end <= end)
    }

    /// What Terraform would say of this folder as it stands, in the order of the text.
    pub fn diagnostics(&self) -> impl Iterator<Item = &'m Diagnostic> {
        // They are sorted by file.
        let all = self.facts.diagnostics(self.modules);
        let before = |file| all.partition_point(|one| one.at.file < file);
        self.module.files().flat_map(move |file| &all[before(file)..before(FileId(file.0 + 1))])
    }
}

/// One place where a fix has something to say.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Where.
    pub at: Span,
    /// What is wrong, in a sentence that names the block.
    pub message: String,
    /// What would mend it; empty where nothing can be done here, and the message says why.
    pub edits: Edits,
    /// Slots that must be filled first; the finding comes back when they are there.
    pub asks: Vec<String>,
    /// What disappears.
    pub losses: Vec<Loss>,
}

impl Finding {
    /// A finding about a block, without edits yet.
    pub fn on(block: Block, message: impl Into<String>) -> Self {
        Finding::at(block.head(), message)
    }

    /// A finding about a place, without edits yet.
    pub fn at(at: Span, message: impl Into<String>) -> Self {
        Finding { at, message: message.into(), edits: Edits::default(), asks: Vec::new(), losses: Vec::new() }
    }

    /// The same finding with its edits.
    pub fn with(mut self, edits: Edits) -> Self {
        self.edits = edits;
        self
    }

    /// The same finding, with a block that disappears for a reason.
    pub fn removing(mut self, block: Block, reason: impl Into<String>) -> Self {
        self.losses.push(Loss { what: name_of(block), reason: reason.into(), to: None });
        self
    }

    /// The same finding, with a part of a block that disappears for a reason.
    pub fn losing(mut self, what: impl Into<String>, reason: impl Into<String>) -> Self {
        self.losses.push(Loss { what: what.into(), reason: reason.into(), to: None });
        self
    }

    /// The same finding, with a block that is renamed.
    pub fn renaming(mut self, block: Block, to: impl Into<String>, reason: impl Into<String>) -> Self {
        self.losses.push(Loss { what: name_of(block), reason: reason.into(), to: Some(to.into()) });
        self
    }
}

/// A block or a part of one that disappears, or a block that gets another name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Loss {
    /// Its address, or its head where it has none; for a part, `address: name`.
    pub what: String,
    /// Why.
    pub reason: String,
    /// The address that takes its place; `None` when it is removed.
    pub to: Option<String>,
}

/// The address of a block, or its kind and labels where it has none.
pub fn name_of(block: Block) -> String {
    block.address().unwrap_or_else(|| {
        let labels: Vec<_> = (0..block.label_count()).filter_map(|at| block.label(at)).collect();
        if labels.is_empty() { block.kind().to_owned() } else { format!("{}.{}", block.kind(), labels.join(".")) }
    })
}

/// The fixes of a run, in the order in which they run.
pub type Fixes = Arc<Vec<Fix>>;
