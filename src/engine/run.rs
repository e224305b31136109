//! One run of the fixes over the sources: find, judge, splice, check, again.

mod arrange;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Instant;

use super::reading::Reading;
use super::silence::Silenced;
use super::{Held, Look, Options, Outcome, PASSES, Problem, ROUNDS, Record, Round, State, place};
use crate::check::{Diagnostic, Severity};
use crate::claims::claims;
use crate::coverage::coverage;
use crate::edit::splice::{Batch, Origin, Pieces};
use crate::edit::{Edits, align};
use crate::fix::{Context, Finding, Fix, Loss, Risk, Safety, Stage};
use crate::module::Module;
use crate::shape::component;
use crate::source::{FileId, Sources, Span};
use crate::syntax;
use crate::verify;

pub(super) struct Run<'o> {
    fixes: &'static [Fix],
    options: &'o Options,
    now: Reading,
    first: Sources,
    pieces: HashMap<FileId, Pieces>,
    records: Vec<Record>,
    log: Vec<Round>,
    pub(super) banned: BTreeMap<&'static str, String>,
    cache: &'o mut syntax::Cache,
    removed: BTreeSet<FileId>,
    moved: Vec<String>,
    /// Findings that comments silenced, since it was last emptied.
    silenced: RefCell<Silenced>,
}

struct Judged {
    fix: &'static Fix,
    finding: Finding,
    verdict: State,
}

impl<'o> Run<'o> {
    pub(super) fn new(
        sources: Sources,
        fixes: &'static [Fix],
        options: &'o Options,
        banned: BTreeMap<&'static str, String>,
        cache: &'o mut syntax::Cache,
    ) -> Self {
        let pieces = sources.iter().map(|(id, file)| (id, Pieces::whole(file.text.len()))).collect();
        Run {
            fixes,
            options,
            first: sources.clone(),
            now: Reading::of(sources, options, cache),
            pieces,
            records: Vec::new(),
            log: Vec::new(),
            banned,
            cache,
            removed: BTreeSet::new(),
            moved: Vec::new(),
            silenced: RefCell::default(),
        }
    }

    pub(super) fn look(self) -> Look {
        let mut records: Vec<Record> = self.judge(None, self.options).iter().map(|one| self.record(one)).collect();
        records.sort_by_key(|record| (record.at.file, record.at.range.start));
        let (comments, ignored) = self.silenced.take().report(&self.now.ignores, self.fixes, self.options);
        Look { reading: self.now, records, ignored, comments }
    }

    /// Whether its time is up.
    pub(super) fn is_late(&self) -> bool {
        self.options.until.is_some_and(|until| Instant::now() > until)
    }

    pub(super) fn all(&mut self) {
        for pass in 0..PASSES {
            let mut changed = false;
            for stage in Stage::ALL.into_iter().filter(|stage| pass == 0 || *stage != Stage::Repair) {
                for _ in 0..ROUNDS {
                    if self.is_late() || !self.round(stage) {
                        break;
                    }
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        self.align();
    }

    /// One round of one stage; whether anything changed.
    fn round(&mut self, stage: Stage) -> bool {
        let mut judged = self.judge(Some(stage), self.options);
        self.supply(&mut judged);
        loop {
            let mut batch = Batch::default();
            let taken: Vec<&Judged> = judged
                .iter()
                .filter(|one| {
                    one.verdict == State::Applied
                        && !self.banned.contains_key(one.fix.id)
                        && batch.take(&one.finding.edits)
                })
                .collect();
            if taken.is_empty() {
                return false;
            }
            let next = Reading::of(batch.apply(&self.now.sources), self.options, self.cache);
            let Some(broken) = verify::broken(&self.now, &next, &losses(&taken)) else {
                let round = round_of(&taken, &batch);
                let records: Vec<Record> = taken.iter().map(|one| self.record(one)).collect();
                self.records.extend(records);
                self.advance(next, &batch);
                self.log.push(round);
                return true;
            };
            // Which fix was it? Each one alone; if none breaks anything alone, the last one waits for another round.
            let culprits = self.culprits(&taken);
            match (culprits.is_empty(), taken.last().map(|one| one.fix.id)) {
                (false, _) => self.banned.extend(culprits),
                (true, Some(last)) => {
                    self.banned.insert(last, broken);
                }
                (true, None) => return false,
            }
        }
    }

    fn culprits(&mut self, taken: &[&Judged]) -> Vec<(&'static str, String)> {
        let ids: BTreeSet<&'static str> = taken.iter().map(|one| one.fix.id).collect();
        let mut culprits = Vec::new();
        for id in ids {
            let own: Vec<&Judged> = taken.iter().filter(|one| one.fix.id == id).copied().collect();
            let mut batch = Batch::default();
            own.iter().for_each(|one| {
                batch.take(&one.finding.edits);
            });
            let next = Reading::of(batch.apply(&self.now.sources), self.options, self.cache);
            culprits.extend(verify::broken(&self.now, &next, &losses(&own)).map(|broken| (id, broken)));
        }
        culprits
    }

    fn advance(&mut self, next: Reading, batch: &Batch) {
        for (file, edits) in batch.files() {
            if let Some(pieces) = self.pieces.get_mut(file) {
                pieces.apply(edits.iter().map(|edit| (edit.range.clone(), edit.text.as_str())));
            }
        }
        for (id, file) in next.sources.iter().skip(self.now.sources.len()) {
            let mut new = Pieces::default();
            new.apply([(0..0, &*file.text)]);
            self.pieces.insert(id, new);
        }
        self.now = next;
    }

    fn context<'m>(&'m self, module: &'m Module, fix: &'static Fix, options: &'m Options) -> Context<'m> {
        Context { module, modules: &self.now.modules, asked: &options.asked, fix, facts: &self.now.facts }
    }

    /// What a fix has to say and may say.
    fn find<'f>(&'f self, fix: &'static Fix, ctx: &Context) -> impl Iterator<Item = Finding> + use<'f, 'o> {
        fix.shape.find(ctx).into_iter().filter(move |finding| {
            let silence = self.now.ignores.silence(fix, &finding.at);
            self.silenced.borrow_mut().add(silence, fix, &finding.at);
            silence.is_none()
        })
    }

    /// Everything that the fixes (of one stage) have to say now, and what is to become of it.
    fn judge(&self, stage: Option<Stage>, options: &Options) -> Vec<Judged> {
        let mut all = Vec::new();
        for fix in self
            .fixes
            .iter()
            .filter(|fix| options.selection.allows(fix) && stage.is_none_or(|stage| fix.stage == stage))
        {
            let (asked, excluded) = options.asked_for(fix);
            if excluded || fix.only_asked && !asked {
                continue;
            }
            for module in &self.now.modules {
                let ctx = self.context(module, fix, options);
                for finding in self.find(fix, &ctx).filter(|finding| !options.locked.contains(&finding.at.file)) {
                    let verdict = verdict(fix, &finding, options, asked, &self.banned);
                    all.push(Judged { fix, finding, verdict });
                }
            }
        }
        all
    }

    /// Adds the components that fill the slots which consented findings ask for, each once. What such a component asks for
    /// itself is added with the same consent, and the component in a later round.
    fn supply(&self, judged: &mut Vec<Judged>) {
        let mut slots: BTreeMap<String, (bool, String)> = BTreeMap::new();
        for one in judged.iter().filter(|one| matches!(one.verdict, State::Held(Held::Slots(_)))) {
            let asked = one.fix.asked_by.iter().any(|component| self.options.asked.wants(component));
            if one.fix.safety == Safety::Safe || self.options.allow_unsafe || asked {
                for slot in &one.finding.asks {
                    let consent = slots.entry(slot.clone()).or_insert_with(|| (false, one.finding.message.clone()));
                    consent.0 |= self.options.allow_unsafe || asked;
                }
            }
        }
        let Some(module) = component::home(&self.now.modules) else { return };
        let mut seen: BTreeSet<String> = BTreeSet::new();
        while let Some((slot, (consent, message))) = slots.pop_first() {
            let provides = |fix: &&Fix| fix.provides.iter().any(|provided| format!("slot.{provided}") == slot);
            let Some(fix) = self.fixes.iter().find(provides) else { continue };
            let excluded = fix.asked_by.iter().any(|component| self.options.asked.excludes(component));
            // What was asked for comes by itself.
            let comes = judged.iter().any(|one| one.fix.id == fix.id && one.verdict == State::Applied);
            if !seen.insert(slot) || excluded || comes || !self.options.selection.allows(fix) {
                continue;
            }
            let costs = fix.risks.contains(&Risk::Cost);
            if !consent && (costs || fix.safety != Safety::Safe) {
                continue;
            }
            let ctx = self.context(module, fix, self.options);
            for mut finding in self.find(fix, &ctx) {
                for asks in &finding.asks {
                    slots.entry(asks.clone()).or_insert_with(|| (consent, message.clone()));
                }
                finding.message = format!("{}, which is needed: {message}", finding.message);
                if !finding.edits.is_empty() {
                    judged.push(Judged { fix, finding, verdict: State::Applied });
                }
            }
        }
    }

    /// The fixes that would change something.
    pub(super) fn applicable(&self, options: &Options) -> Vec<&'static str> {
        self.judge(None, options).iter().filter(|one| one.verdict == State::Applied).map(|one| one.fix.id).collect()
    }

    fn record(&self, one: &Judged) -> Record {
        let origin = self.pieces.get(&one.finding.at.file).map(|pieces| {
            let range = &one.finding.at.range;
            match (pieces.origin(range.start), pieces.origin(range.end.saturating_sub(1))) {
                (Origin::Old(start), Origin::Old(end)) if end >= start => start..end + usize::from(!range.is_empty()),
                (Origin::Old(start) | Origin::New(start), _) => start..start,
            }
        });
        let at = Span::new(one.finding.at.file, origin.unwrap_or(one.finding.at.range.clone()));
        Record {
            fix: one.fix,
            at,
            message: one.finding.message.clone(),
            state: one.verdict.clone(),
            losses: one.finding.losses.clone(),
        }
    }

    /// What is wrong now, as Terraform would say it.
    fn errors(&self) -> Vec<Problem> {
        self.now.facts.errors(&self.now.modules).map(|one| self.problem(one)).collect()
    }

    fn problem(&self, one: &Diagnostic) -> Problem {
        Problem {
            place: place(self.now.sources.file(one.at.file), one.at.range.start),
            message: format!("{}: {}", one.summary, one.message),
        }
    }

    /// The one alignment pass: everything that the rounds did, seen as edits of the first text.
    fn align(&mut self) {
        let mut round = Round::default();
        let mut batch = Batch::default();
        for (id, file) in self.now.sources.clone().iter().filter(|(_, file)| file.is_terraform()) {
            let Some(pieces) = self.pieces.get(&id) else { continue };
            let first = self.log_start(id);
            let edits = pieces.edits(first.len());
            if edits.is_empty() {
                continue;
            }
            for (range, text) in align::align(&first, &file.text, &edits) {
                let mut pad = Edits::default();
                pad.splice(id, range, &text);
                batch.take(&pad);
            }
        }
        if batch.is_empty() {
            return;
        }
        round.edits.extend(batch.files().values().flatten().map(|edit| ("align", edit.clone())));
        let next = Reading::of(batch.apply(&self.now.sources), self.options, self.cache);
        self.advance(next, &batch);
        self.log.push(round);
    }

    /// The text of a file before the first round; empty for a file that was made.
    fn log_start(&self, id: FileId) -> Arc<str> {
        self.first.iter().find(|(first, _)| *first == id).map_or_else(|| Arc::from(""), |(_, file)| file.text.clone())
    }

    pub(super) fn outcome(mut self, before: Sources) -> Outcome {
        self.silenced.take();
        let held: Vec<Record> = self
            .judge(None, self.options)
            .into_iter()
            .map(|mut one| {
                if one.verdict == State::Applied {
                    one.verdict = State::Held(Held::Unsettled);
                }
                self.record(&one)
            })
            .collect();
        self.records.extend(held);
        self.records.sort_by_key(|record| (record.at.file, record.at.range.start));
        let (comments, ignored) = self.silenced.take().report(&self.now.ignores, self.fixes, self.options);
        let (wrong, odd): (Vec<_>, Vec<_>) = comments.iter().partition(|one| one.severity == Severity::Error);
        let mut errors = self.errors();
        errors.extend(wrong.into_iter().map(|one| self.problem(one)));
        let warnings = odd.into_iter().map(|one| self.problem(one)).collect();
        let coverage = coverage(&self.options.asked, &self.now.modules);
        let claims = if self.options.asked.claims.is_empty() {
            Vec::new()
        } else {
            claims(&self.options.asked, &Reading::of(before.clone(), self.options, self.cache))
        };
        Outcome {
            judged_by: self.now.facts.judged_by(&self.now.modules),
            not_judged: self.now.facts.not_judged(&self.now.modules),
            before,
            coverage,
            claims,
            after: self.now.sources,
            removed: self.removed,
            moved: self.moved,
            records: self.records,
            log: self.log,
            errors,
            warnings,
            ignored,
        }
    }
}

fn verdict(
    fix: &Fix,
    finding: &Finding,
    options: &Options,
    asked: bool,
    banned: &BTreeMap<&'static str, String>,
) -> State {
    let consent = asked || options.allow_unsafe;
    if let Some(reason) = banned.get(fix.id) {
        State::Held(Held::RolledBack(reason.clone()))
    } else if !finding.asks.is_empty() {
        State::Held(Held::Slots(finding.asks.clone()))
    } else if finding.edits.is_empty() {
        State::Held(Held::Report)
    } else if finding.edits.list().iter().any(|edit| options.locked.contains(&edit.file))
        || options.only_known_files && !finding.edits.new_files().is_empty()
    {
        State::Held(Held::Locked)
    } else {
        match fix.safety {
            Safety::Suggest => State::Held(Held::Suggest),
            Safety::Unsafe if !consent => State::Held(Held::Unsafe),
            Safety::Unsafe | Safety::Safe => State::Applied,
        }
    }
}

fn losses(taken: &[&Judged]) -> Vec<(&'static Fix, Loss)> {
    taken.iter().flat_map(|one| one.finding.losses.iter().map(|loss| (one.fix, loss.clone()))).collect()
}

fn round_of(taken: &[&Judged], batch: &Batch) -> Round {
    let edits =
        taken.iter().flat_map(|one| one.finding.edits.list().iter().map(|edit| (one.fix.id, edit.clone()))).collect();
    let losses = losses(taken).into_iter().map(|(fix, loss)| (fix.id, loss)).collect();
    Round { edits, new_files: batch.new_files().to_vec(), losses }
}
