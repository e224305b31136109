//! One run of the fixes over the sources: find, judge, splice, check, again.

mod arrange;
mod supply;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;
use std::time::Instant;

use super::banned::Banned;
use super::reading::Reading;
use super::said::{Judged, Said, hold_too_many, losses, round_of, verdict};
use super::silence::Silenced;
use super::{Held, Look, Options, Outcome, PASSES, Problem, ROUNDS, Record, Round, State, place};
use crate::check::{Diagnostic, Severity};
use crate::claims::claims;
use crate::coverage::coverage;
use crate::edit::splice::{Batch, Origin, Pieces};
use crate::edit::{Edits, align};
use crate::fix::{Context, Finding, Fix, Stage};
use crate::module::Module;
use crate::sorted;
use crate::source::{FileId, Sources, Span};
use crate::syntax;
use crate::together;
use crate::verify;

/// How many findings of a fix that breaks something are tried one by one.
const ONE_BY_ONE: usize = 24;

pub(super) struct Run<'o> {
    fixes: &'static [Fix],
    options: &'o Options,
    now: Reading,
    first: Sources,
    pieces: HashMap<FileId, Pieces>,
    records: Vec<Record>,
    log: Vec<Round>,
    pub(super) banned: Banned,
    cache: &'o mut syntax::Cache,
    removed: BTreeSet<FileId>,
    moved: Vec<String>,
    /// What every fix has to say of the sources as they stand, where that is known already.
    said: Option<Said>,
}

impl<'o> Run<'o> {
    pub(super) fn new(
        sources: Sources,
        fixes: &'static [Fix],
        options: &'o Options,
        banned: Banned,
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
            said: None,
        }
    }

    pub(super) fn look(self) -> Look {
        let said = self.judge(None, self.options);
        let mut records: Vec<Record> = said.judged.iter().map(|one| self.record(one)).collect();
        sorted::by_place(&mut records, |record| &record.at);
        let (comments, ignored) = said.silenced.report(&self.now.ignores, self.fixes, self.options);
        Look { reading: self.now, records, ignored, comments }
    }

    /// Whether its time is up.
    pub(super) fn is_late(&self) -> bool {
        self.options.until.is_some_and(|until| Instant::now() > until)
    }

    /// How many rounds changed something, and how much is banned: while both stay, each fix has the same to say.
    fn version(&self) -> (usize, usize) {
        (self.log.len(), self.banned.len())
    }

    pub(super) fn all(&mut self) {
        // What the fixes of a stage had to say when it was quiet, and of which version.
        let mut quiet: BTreeMap<Stage, ((usize, usize), Said)> = BTreeMap::new();
        for pass in 0..PASSES {
            let before = self.version();
            for stage in Stage::ALL.into_iter().filter(|stage| pass == 0 || *stage != Stage::Repair) {
                for _ in 0..ROUNDS {
                    let at = self.version();
                    if self.is_late() || quiet.get(&stage).is_some_and(|(then, _)| *then == at) {
                        break;
                    }
                    if let Some(said) = self.round(stage) {
                        quiet.insert(stage, (at, said));
                        break;
                    }
                }
            }
            let now = self.version();
            if now.0 == before.0 {
                // Every fix has looked at the sources as they stand: nobody needs to ask again.
                if !self.is_late() && now == before {
                    let all = Stage::ALL.into_iter().map(|stage| match quiet.remove(&stage) {
                        Some((then, said)) if then == now => said,
                        _ => self.judge(Some(stage), self.options),
                    });
                    self.said = Some(all.fold(Said::default(), Said::and));
                }
                break;
            }
        }
        self.align();
    }

    /// One round of one stage; what its fixes had to say where nothing changes.
    fn round(&mut self, stage: Stage) -> Option<Said> {
        let mut said = self.judge(Some(stage), self.options);
        let own = said.judged.len();
        self.supply(&mut said.judged);
        let judged = &mut said.judged;
        let mut waiting: BTreeSet<&'static str> = BTreeSet::new();
        loop {
            let mut batch = Batch::default();
            let taken: Vec<&Judged> = judged
                .iter()
                .filter(|one| {
                    one.verdict == State::Applied
                        && self.banned.why(one.fix, &one.finding).is_none()
                        && !waiting.contains(one.fix.id)
                        && batch.take(&one.finding.edits)
                })
                .collect();
            if taken.is_empty() {
                judged.truncate(own);
                return Some(said);
            }
            let next = Reading::of(batch.apply(&self.now.sources), self.options, self.cache);
            let Some(broken) = verify::broken(&self.now, &next, &losses(&taken)) else {
                let round = round_of(&taken, &batch);
                let records: Vec<Record> = taken.iter().map(|one| self.record(one)).collect();
                self.records.extend(records);
                self.advance(next, &batch);
                self.log.push(round);
                return None;
            };
            // Which fix was it? Each one alone; if none breaks anything alone, those wait that do not go with the ones before
            // them.
            let known = self.banned.len();
            self.ban(&taken);
            if self.banned.len() > known {
                continue;
            }
            match (self.clashing(&taken), taken.last()) {
                (clashing, Some(last)) if clashing.is_empty() => self.banned.fix(last.fix.id, broken),
                (clashing, _) => waiting.extend(clashing),
            }
        }
    }

    /// Bans the fixes that break something by themselves: the findings that do, where the others of the fix are sound.
    fn ban(&mut self, taken: &[&Judged]) {
        let ids: BTreeSet<&'static str> = taken.iter().map(|one| one.fix.id).collect();
        for id in ids {
            let own: Vec<&Judged> = taken.iter().filter(|one| one.fix.id == id).copied().collect();
            let Some(broken) = self.broken_by(&own) else { continue };
            let (mut bad, mut sound) = (Vec::new(), Vec::new());
            for one in own.iter().filter(|_| own.len() <= ONE_BY_ONE) {
                match self.broken_by(&[one]) {
                    Some(why) => bad.push((*one, why)),
                    None => sound.push(*one),
                }
            }
            if bad.is_empty() || sound.is_empty() || self.broken_by(&sound).is_some() {
                self.banned.fix(id, broken);
            } else {
                bad.into_iter().for_each(|(one, why)| self.banned.finding(id, &one.finding, why));
            }
        }
    }

    /// The fixes that break something together with those before them, and not by themselves.
    fn clashing(&mut self, taken: &[&Judged]) -> Vec<&'static str> {
        let (mut sound, mut clashing): (Vec<&Judged>, Vec<&'static str>) = (Vec::new(), Vec::new());
        let mut seen = BTreeSet::new();
        for id in taken.iter().map(|one| one.fix.id).filter(|id| seen.insert(*id)) {
            let before = sound.len();
            sound.extend(taken.iter().filter(|one| one.fix.id == id));
            if self.broken_by(&sound).is_some() {
                sound.truncate(before);
                clashing.push(id);
            }
        }
        clashing
    }

    /// What these break.
    fn broken_by(&mut self, own: &[&Judged]) -> Option<String> {
        let mut batch = Batch::default();
        own.iter().for_each(|one| {
            batch.take(&one.finding.edits);
        });
        let next = Reading::of(batch.apply(&self.now.sources), self.options, self.cache);
        verify::broken(&self.now, &next, &losses(own))
    }

    fn advance(&mut self, next: Reading, batch: &Batch) {
        for (file, edits) in batch.files() {
            if let Some(pieces) = self.pieces.get_mut(&file) {
                pieces.apply(edits.map(|edit| (edit.range.clone(), edit.text.as_str())));
            }
        }
        for (id, file) in next.sources.iter().skip(self.now.sources.len()) {
            let mut new = Pieces::default();
            new.apply([(0..0, &*file.text)]);
            self.pieces.insert(id, new);
        }
        self.now = next;
        self.said = None;
    }

    fn context<'m>(&'m self, module: &'m Module, fix: &'static Fix, options: &'m Options) -> Context<'m> {
        Context { module, modules: &self.now.modules, asked: &options.asked, fix, facts: &self.now.facts }
    }

    /// What a fix has to say and may say.
    fn find(&self, fix: &'static Fix, ctx: &Context, silenced: &mut Silenced) -> Vec<Finding> {
        let mut found = fix.shape.find(ctx);
        found.retain(|finding| {
            let silence = self.now.ignores.silence(fix, &finding.at);
            silenced.add(silence, fix, &finding.at);
            silence.is_none()
        });
        found.iter_mut().for_each(|finding| finding.edits.claim_in(ctx.module.folder()));
        found
    }

    /// Everything that the fixes (of one stage) have to say now, and what is to become of it.
    fn judge(&self, stage: Option<Stage>, options: &Options) -> Said {
        let looks = |fix: &&'static Fix| {
            let (asked, excluded) = options.asked_for(fix);
            let staged = stage.is_none_or(|stage| fix.stage == stage);
            staged && options.selection.allows(fix) && !excluded && (asked || !fix.only_asked)
        };
        let fixes: Vec<&'static Fix> = self.fixes.iter().filter(looks).collect();
        let all = together::map(&fixes, options.at_once, |fix| self.judge_one(fix, options));
        all.into_iter().fold(Said::default(), Said::and)
    }

    /// Everything that one fix has to say.
    fn judge_one(&self, fix: &'static Fix, options: &Options) -> Said {
        let mut said = Said::default();
        let (asked, _) = options.asked_for(fix);
        for module in &self.now.modules {
            let ctx = self.context(module, fix, options);
            let found = self.find(fix, &ctx, &mut said.silenced);
            let is_json = |file| self.now.sources.file(file).origin().is_some();
            let speaks = |finding: &Finding| !options.locked.contains(&finding.at.file) || is_json(finding.at.file);
            let judged = found.into_iter().filter(speaks).map(|finding| {
                let verdict = verdict(fix, &finding, options, asked, &self.banned);
                Judged { fix, finding, verdict }
            });
            let from = said.judged.len();
            said.judged.extend(judged);
            if !options.selection.names(fix) {
                hold_too_many(&mut said.judged[from..]);
            }
        }
        said
    }

    /// The fixes that would change something, were this run to start again.
    pub(super) fn applicable(&mut self) -> BTreeSet<&'static str> {
        let said = self.said.take().unwrap_or_else(|| self.judge(None, self.options));
        self.said.insert(said).applicable()
    }

    /// The fixes that would change something with other options.
    pub(super) fn applicable_to(&self, options: &Options) -> BTreeSet<&'static str> {
        self.judge(None, options).applicable()
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
        round.edits.extend(batch.files().flat_map(|(_, edits)| edits).map(|edit| ("align", edit.clone())));
        let next = Reading::of(batch.apply(&self.now.sources), self.options, self.cache);
        self.advance(next, &batch);
        self.log.push(round);
    }

    /// The text of a file before the first round; empty for a file that was made.
    fn log_start(&self, id: FileId) -> Arc<str> {
        if (id.0 as usize) < self.first.len() { self.first.file(id).text.clone() } else { Arc::from("") }
    }

    pub(super) fn outcome(mut self, before: Sources) -> Outcome {
        let said = self.said.take().unwrap_or_else(|| self.judge(None, self.options));
        let held: Vec<Record> = said
            .judged
            .into_iter()
            .map(|mut one| {
                if one.verdict == State::Applied {
                    one.verdict = State::Held(Held::Unsettled);
                }
                self.record(&one)
            })
            .collect();
        self.records.extend(held);
        sorted::by_place(&mut self.records, |record| &record.at);
        let (comments, ignored) = said.silenced.report(&self.now.ignores, self.fixes, self.options);
        let (wrong, odd): (Vec<_>, Vec<_>) = comments.iter().partition(|one| one.severity == Severity::Error);
        let wrong: Vec<Problem> = wrong.into_iter().map(|one| self.problem(one)).collect();
        let warnings = odd.into_iter().map(|one| self.problem(one)).collect();
        let coverage = coverage(&self.options.asked, &self.now.modules);
        let claims = if self.options.asked.claims.is_empty() {
            Vec::new()
        } else {
            claims(&self.options.asked, &Reading::of(before.clone(), self.options, self.cache))
        };
        let Reading { sources, modules, facts, .. } = self.now;
        let (judged_by, not_judged) = (facts.judged_by(&modules), facts.not_judged(&modules));
        // Of a broken text there may be as many as it has lines: what is said of one is not kept twice.
        let said = facts.into_diagnostics(&modules).into_iter().filter(|one| one.severity == Severity::Error);
        let problem = |one: Diagnostic| Problem {
            place: place(sources.file(one.at.file), one.at.range.start),
            message: [&one.summary, ": ", &one.message].concat(),
        };
        let errors = said.map(problem).chain(wrong).collect();
        Outcome {
            judged_by,
            not_judged,
            before,
            coverage,
            claims,
            after: sources,
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
