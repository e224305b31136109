//! Requirements of a prompt: every mention of a component, and what its sentence and the headings above say about it.

use super::catalogue::{CATALOGUE, How, Set};
use super::lead::Lead;
use super::passage::{Mention, Passage};
use super::scope::{Scope, Voice};
use super::text::{Kind, LEAD_IN, quote};
use super::words::Mark;
use super::{Asked, Wish, endpoints, environment, layout, naming, tags, values, versions};

/// One mention that says something about a component.
struct Saying {
    component: usize,
    wish: Wish,
    /// Of what is asked for: the sentence says that it is made, or opens with it. Of what is excluded: the sentence is an
    /// order. Of what is there: the sentence says that none is made.
    firm: bool,
    /// What the words belong to is no component (`all data`): they ask only where a component of the kind is asked for.
    general: bool,
    /// The words name it only by what they stand beside.
    bare: bool,
    sentence: usize,
}

/// Reads a prompt into `asked`.
pub(super) fn read(text: &str, asked: &mut Asked) {
    let passage = Passage::read(text, "prompt");
    let mut sayings: Vec<Saying> = Vec::new();
    let story = story(&passage);
    let checked = text.contains("[x]");
    for at in 0..passage.sentences.len() {
        if passage.sentences[at].kind != Kind::Code && !passage.mentions[at].is_empty() {
            sentence(&passage, at, story, checked, &mut sayings);
        }
    }
    settle(&mut sayings);
    for all in sayings.chunk_by(|one, other| one.sentence == other.sentence) {
        let (said, source) = (quote(passage.sentence(all[0].sentence)), passage.source(all[0].sentence));
        for saying in all {
            if let Some(component) = CATALOGUE.components.get(saying.component) {
                asked.note(component.id, saying.wish, &said, &source);
            }
        }
    }
    migration(&passage, asked);
    layout::read(&passage, asked);
    tags::read(&passage, asked);
    values::read(&passage, asked);
    endpoints::read(&passage, asked);
    environment::read(&passage, asked);
    naming::read(&passage, asked);
    versions::read(&passage, asked);
}

/// The heading that says what is to be built: prose above it tells of the company, its people and what the whole will be one
/// day. 0 without such a heading.
fn story(passage: &Passage) -> usize {
    let builds = |at: &usize| {
        let is_heading = matches!(passage.sentences[*at].kind, Kind::Heading(level) if level < LEAD_IN);
        let said = passage.sentence(*at).to_lowercase();
        is_heading
            && ["we need to build", "you need to build", "what to build"].iter().any(|words| said.contains(words))
    };
    let heading = (0..passage.sentences.len()).find(builds).unwrap_or(0);
    let lists = passage.sentences[..heading].iter().any(|one| one.kind == Kind::Item);
    if lists { 0 } else { heading }
}

/// Whoever asks for a migration needs what belongs to one.
fn migration(passage: &Passage, asked: &mut Asked) {
    for at in 0..passage.sentences.len() {
        if passage.sentences[at].kind != Kind::Code && values::migrates(passage.sentence(at)) {
            let sentence = quote(passage.sentence(at));
            asked.note("remove_migration", Wish::Excluded, &sentence, &passage.source(at));
        }
    }
}

/// What one sentence says about each component that it names.
/// `story` is the first sentence behind what only tells of the task; `checked` tells that some box of the prompt is checked.
fn sentence(passage: &Passage, at: usize, story: usize, checked: bool, sayings: &mut Vec<Saying>) {
    let scope = Scope::of(&passage.words[at]);
    let unchecked = checked && passage.sentence(at).starts_with("[ ]");
    let under = if unchecked { Lead::Soft } else { Lead::above(passage, at) };
    let answer = answered(passage, at);
    let listed = listing(passage, at);
    // The title of the whole text and a lead-in do not order what they name; a heading between does.
    let headed = matches!(passage.sentences[at].kind, Kind::Heading(level) if level > 1 && level != LEAD_IN);
    for (index, mention) in passage.mentions[at].iter().enumerate() {
        if part_of_a_name(passage, at, mention) {
            continue;
        }
        let lead = Lead::beside(passage, at, mention.words.start).unwrap_or(under);
        let voice = match scope.voice(mention.words.clone()) {
            Voice::Wanted { .. } if answer.is_some() => answer.unwrap_or(Voice::Spoken),
            Voice::Wanted { .. } | Voice::Soft if listed.is_some_and(|from| mention.words.start >= from) => {
                Voice::Spoken
            }
            Voice::Wanted { .. } if lead == Lead::Refused && is_aside(passage, at, mention, &scope) => Voice::Spoken,
            Voice::Wanted { .. } if alternative(passage, at, index, &scope) => Voice::Soft,
            Voice::Wanted { .. } if headed => lead.colour(Voice::Wanted { built: true }),
            voice => lead.colour(voice),
        };
        let given = matches!(voice, Voice::There | Voice::Spoken) && scope.never_made(&mention.words);
        let reached = reached(passage, at, index);
        let mut owners: Option<Set> = None;
        for &(component, how) in &mention.phrase.named {
            let mut general = false;
            let mut owned = |behind: bool| {
                let owners = *owners.get_or_insert_with(|| passage.owners(at, index, behind));
                let own = owners.both(&CATALOGUE.beside[component]);
                general = own == own.both(&CATALOGUE.general);
                !own.is_empty()
            };
            let fits = match how {
                How::Names | How::Weak if reached => false,
                How::Names => true,
                How::Weak => !matches!(voice, Voice::Wanted { built: false }),
                How::Beside => owned(false),
                How::Behind => owned(true),
                How::Head => heads(passage, at, mention, component),
                How::Against => {
                    matches!(voice, Voice::Refused { .. } | Voice::Spoken)
                        && owned(false)
                        && !scope.looked_at(&mention.words)
                }
                How::Served => {
                    matches!(voice, Voice::Spoken | Voice::Wanted { built: false })
                        && served(passage, at, index, component)
                }
                How::Implied => matches!(voice, Voice::Wanted { .. }),
                How::Review => false,
            };
            let (wish, firm) = match voice {
                _ if !fits => continue,
                // `KMS encryption is not required`: another encryption may be.
                Voice::Refused { .. } if how == How::Beside && passage.words[at].get(mention.words.start) == "kms" => {
                    continue;
                }
                _ if matches!(how, How::Against | How::Served) => (Wish::Asked, true),
                Voice::Wanted { built } => (Wish::Asked, built && !headed),
                Voice::Soft => (Wish::Optional, false),
                Voice::Refused { firm } => (Wish::Excluded, firm),
                _ if given => (Wish::Existing, true),
                Voice::There => (Wish::Existing, false),
                // `alarms for X`: X is what the alarm is on.
                Voice::Spoken if is_alarm(component) => (Wish::Asked, true),
                Voice::Spoken => continue,
            };
            if wish == Wish::Asked && (at < story || undone(passage, at, mention, component)) {
                continue;
            }
            sayings.push(Saying { component, wish, firm, general, bare: how == How::Beside, sentence: at });
        }
    }
}

/// What the next sentence answers, where this one asks: `An ALB? No.`
fn answered(passage: &Passage, at: usize) -> Option<Voice> {
    let next = passage.words.get(at + 1).filter(|_| passage.sentence(at).ends_with('?'))?;
    match next.get(0) {
        "no" | "nope" => Some(Voice::Refused { firm: true }),
        "yes" => Some(Voice::Wanted { built: true }),
        "only" if matches!(next.get(1), "if" | "when") => Some(Voice::Soft),
        _ => None,
    }
}

/// Whether the mention is the second of two things of which one will do: `A or B`.
fn alternative(passage: &Passage, at: usize, index: usize, scope: &Scope) -> bool {
    let all = &passage.mentions[at];
    let Some(before) = index.checked_sub(1).map(|before| &all[before]) else { return false };
    let same = |one: &(usize, How)| all[index].phrase.named.iter().any(|(named, _)| *named == one.0);
    scope.either(before.words.end, all[index].words.start) && !before.phrase.named.iter().any(same)
}

/// Whether something else is refused than the mention: what it is like, or what it is named in parentheses for.
fn is_aside(passage: &Passage, at: usize, mention: &Mention, scope: &Scope) -> bool {
    let before = &passage.sentence(at)[..passage.words[at].list[mention.words.start].range.start];
    scope.qualified(&mention.words) || before.rfind('(') > before.rfind(')')
}

/// Whether the words are part of the name of a value: `cloudfront_oai_arn`.
fn part_of_a_name(passage: &Passage, at: usize, mention: &Mention) -> bool {
    let end = passage.words[at].list.get(mention.words.end - 1).map_or(0, |word| word.range.end);
    let rest = &passage.sentence(at)[end..];
    let token = rest.split(|c: char| c != '_' && !c.is_alphanumeric()).next().unwrap_or_default();
    let last = token.rsplit_once('_').map(|(_, last)| last.trim_end_matches('s').to_lowercase());
    last.is_some_and(|last| ["arn", "id", "name", "url", "endpoint", "cidr", "type", "clas"].contains(&last.as_str()))
}

/// Whether a component is an alarm on one thing, or what an alarm is made from.
fn is_alarm(component: usize) -> bool {
    CATALOGUE.components.get(component).is_some_and(|one| one.id.ends_with("_alarm") || one.id == "metric_filters")
}

/// Whether a mention only says what the endpoints before it lead to.
fn reached(passage: &Passage, at: usize, index: usize) -> bool {
    passage.mentions[at][index].phrase.named.iter().any(|&(component, how)| {
        let endpoints = CATALOGUE.components.get(component).is_some_and(|one| one.id == "interface_endpoints");
        how == How::Served && endpoints && served(passage, at, index, component)
    })
}

/// Whether a mention is one of those that what it serves is for: `endpoints for A, B and the mention`.
fn served(passage: &Passage, at: usize, index: usize, component: usize) -> bool {
    let words = &passage.words[at];
    let over = &CATALOGUE.under[component];
    let names = |one: &&Mention| {
        one.phrase.named.iter().any(|(named, how)| over.has(*named) && matches!(how, How::Names | How::Implied))
    };
    let of = passage.mentions[at][..index].iter().rev().take(NEAR).find(names);
    // `security groups: one for A, one for the mention`.
    let start = passage.mentions[at][index].words.start;
    let back = if words.get(start.wrapping_sub(1)) == "the" { 1 } else { 0 };
    let one = start >= back + 2 && words.get(start - back - 2) == "one" && words.get(start - back - 1) == "for";
    if one
        && (of.is_some() || passage.above(at).next().is_some_and(|above| !passage.topics[above].both(over).is_empty()))
    {
        return true;
    }
    of.is_some_and(|of| {
        let list = of.words.end + 1..passage.mentions[at][index].words.start + 1;
        let parted =
            |word: usize| words.list.get(word).is_some_and(|word| word.mark < Mark::Comma && word.mark != Mark::Open);
        (of.words.start..=of.words.end).any(|word| words.get(word) == "for") && !list.into_iter().any(parted)
    })
}

/// A thing that is there already, or that is left to the author, is not asked for by a sentence that merely names it; and
/// `no X` in passing (there is none in this part) does not outweigh several orders to make X.
fn settle(sayings: &mut Vec<Saying>) {
    let said = |wishes: [Wish; 2]| -> Set {
        sayings.iter().filter(|one| wishes.contains(&one.wish)).map(|one| one.component).collect()
    };
    let given = said([Wish::Existing, Wish::Optional]);
    sayings.retain(|one| one.wish != Wish::Asked || one.firm || !given.has(one.component));
    // What is said never to be made is not asked for, whatever else is said of it.
    let never: Set =
        sayings.iter().filter(|one| one.wish == Wish::Existing && one.firm).map(|one| one.component).collect();
    sayings.retain(|one| one.wish != Wish::Asked || !never.has(one.component));
    let asked: Set = sayings.iter().filter(|one| one.wish == Wish::Asked).map(|one| one.component).collect();
    let real: Set = asked.both(&(0..CATALOGUE.components.len()).collect());
    sayings.retain(|one| !one.general || !real.both(&CATALOGUE.beside[one.component]).is_empty());
    let yields = |one: &Saying| !real.both(&CATALOGUE.yields[one.component]).is_empty();
    sayings.retain(|one| !(one.bare && one.wish == Wish::Asked && yields(one)));
    let count = |component: usize, wish: Wish| {
        sayings.iter().filter(|one| one.component == component && one.wish == wish && one.firm).count()
    };
    let outvoted: Set = (0..CATALOGUE.beside.len())
        .filter(|component| count(*component, Wish::Asked) >= 2 && count(*component, Wish::Excluded) == 0)
        .collect();
    sayings.retain(|one| one.wish != Wish::Excluded || one.firm || !outvoted.has(one.component));
}

/// How many words to either side of a mention can undo it.
const NEAR: usize = 16;

/// A heading has no more words.
const HEADING: usize = 6;

/// Whether a phrase that undoes the component stands near the mention, or in the heading above it.
fn undone(passage: &Passage, at: usize, mention: &Mention, component: usize) -> bool {
    let phrases = &CATALOGUE.unless[component];
    let words = &passage.words[at];
    // A short heading or lead-in is said of each point under it.
    let headed = passage.above(at).map(|above| &passage.words[above]).find(|above| above.list.len() <= HEADING);
    if headed.is_some_and(|above| phrases.iter().any(|phrase| above.flat.contains(phrase.as_str()))) {
        return true;
    }
    let (first, last) = (mention.words.start.saturating_sub(NEAR), (mention.words.end + NEAR).min(words.list.len()));
    match (words.list.get(first), words.list.get(last - 1)) {
        (Some(first), Some(last)) if !phrases.is_empty() => {
            let near = words.flat.get(first.flat.start - 1..last.flat.end + 1).unwrap_or_default();
            phrases.iter().any(|phrase| near.contains(phrase.as_str()))
        }
        _ => false,
    }
}

/// Whether the mention opens a sentence like `ALB: ports 80 and 443` directly under what it belongs to.
fn heads(passage: &Passage, at: usize, mention: &Mention, component: usize) -> bool {
    let words = &passage.words[at];
    let opens = mention.words.start <= 1;
    let parted = words
        .list
        .get(mention.words.end)
        .is_none_or(|word| matches!(word.mark, Mark::Colon | Mark::Break | Mark::Open));
    opens
        && parted
        && passage
            .above(at)
            .next()
            .is_some_and(|above| !passage.topics[above].both(&CATALOGUE.under[component]).is_empty())
}

/// The word from which on a sentence only lists what is shown or checked, not what is made: `outputs for the VPC id`,
/// `rules: S3 encryption`, `auditor: reads X` under `roles:`; word 0 when it stands under such a lead-in.
fn listing(passage: &Passage, at: usize) -> Option<usize> {
    let index = |id: &str| CATALOGUE.index(id);
    let (outputs, rules) = (index("outputs"), [index("config_rules"), index("scp"), index("outputs")]);
    let watch = index("alarms");
    let names = |mention: &Mention, wanted: Option<usize>| {
        mention.phrase.named.iter().any(|(component, how)| Some(*component) == wanted && *how == How::Names)
    };
    for mention in passage.mentions[at].iter().take(32) {
        if names(mention, outputs) {
            return Some(mention.words.end);
        }
        let colon = passage.words[at].list.get(mention.words.end).is_some_and(|word| word.mark == Mark::Colon);
        // `Alarms: CPU of A, errors of B`: A and B are what the alarms are on.
        let told = |one: &Mention| names(one, index("sns"));
        let alarms = names(mention, watch) && !passage.mentions[at].iter().any(told);
        if colon && (alarms || rules.iter().any(|rule| names(mention, *rule))) {
            return Some(mention.words.end);
        }
    }
    let above = passage.above(at).next()?;
    let only = |wanted: Option<usize>| {
        let all = &passage.mentions[above];
        !all.is_empty() && all.iter().any(|one| names(one, wanted)) && all.len() <= 2
    };
    let lead = &passage.words[above];
    let holds = |words: &[&str]| (0..lead.list.len()).any(|at| words.contains(&lead.get(at)));
    let ends = |end: &str| passage.sentence(above).trim_end_matches(['*', ' ']).ends_with(end);
    if lead.list.len() <= 12 && ends("events:") && holds(&["rule", "pattern", "alert", "detect"]) {
        return Some(0);
    }
    // `three roles, each with a boundary:` `auditor: reads X from Y`: that is what the role may do.
    let roles = ends(":") && holds(&["role"]) && passage.mentions[above].iter().all(|one| names(one, index("iam")));
    if roles && let Some(colon) = passage.words[at].list.iter().position(|word| word.mark == Mark::Colon) {
        return Some(colon);
    }
    if lead.list.len() > 9 {
        return None;
    }
    if ends("for:") && holds(&["alarm", "alert"]) {
        return Some(0);
    }
    let announces = matches!(passage.sentences[above].kind, Kind::Heading(_))
        || passage.sentence(above).trim_end_matches('*').ends_with(':');
    (announces && rules.iter().any(|rule| only(*rule))).then_some(0)
}
