//! Sources and edits to new sources. A clash is a value: the later finding waits.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::{Edit, Edits, NewFile};
use crate::source::{File, FileId, Sources};

/// Edits that do not clash, by file, sorted by place.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    files: BTreeMap<FileId, BTreeMap<Key, Edit>>,
    /// How many edits were taken.
    taken: usize,
    new_files: Vec<NewFile>,
    claims: HashSet<String>,
}

/// Where an edit starts and ends, and the how many-th it is: insertions at one point keep their order.
type Key = (usize, usize, usize);

impl Batch {
    /// Takes all edits, or none when one of them clashes with an edit or a claim that was taken before.
    pub fn take(&mut self, edits: &Edits) -> bool {
        let mut own: BTreeMap<FileId, BTreeMap<Key, &Edit>> = BTreeMap::new();
        for (at, edit) in edits.edits.iter().enumerate() {
            let own = own.entry(edit.file).or_default();
            if clashes(own, edit) || self.files.get(&edit.file).is_some_and(|taken| clashes(taken, edit)) {
                return false;
            }
            own.insert((edit.range.start, edit.range.end, at), edit);
        }
        if edits.claims.iter().any(|claim| self.claims.contains(claim)) {
            return false;
        }
        self.claims.extend(edits.claims.iter().cloned());
        for edit in &edits.edits {
            self.taken += 1;
            let key = (edit.range.start, edit.range.end, self.taken);
            self.files.entry(edit.file).or_default().insert(key, edit.clone());
        }
        for new in &edits.new_files {
            match self.new_files.iter_mut().find(|file| file.path == new.path) {
                Some(file) => file.text.extend(["\n", &new.text]),
                None => self.new_files.push(new.clone()),
            }
        }
        true
    }

    /// Whether nothing was taken.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.new_files.is_empty()
    }

    /// The edits of each file, sorted and disjoint.
    pub fn files(&self) -> impl Iterator<Item = (FileId, impl Iterator<Item = &Edit>)> {
        self.files.iter().map(|(id, edits)| (*id, edits.values()))
    }

    /// The files that are made.
    pub fn new_files(&self) -> &[NewFile] {
        &self.new_files
    }

    /// The sources with the edits made.
    pub fn apply(&self, sources: &Sources) -> Sources {
        let mut after = sources.clone();
        for (id, edits) in self.files() {
            let edits = edits.map(|edit| (edit.range.clone(), edit.text.as_str()));
            after.replace(id, splice(&sources.file(id).text, edits));
        }
        for new in &self.new_files {
            after.push(File::new(new.path.clone(), new.text.as_str()));
        }
        after
    }
}

/// Whether an edit cannot be made with these, which are disjoint: one of them shares bytes with it, or of the two one
/// inserts strictly inside the other.
fn clashes<E: std::borrow::Borrow<Edit>>(taken: &BTreeMap<Key, E>, edit: &Edit) -> bool {
    // Their ends are sorted as their starts are: that of the last one before its end is the furthest.
    let before = taken.range(..(edit.range.end, 0, 0)).next_back();
    before.is_some_and(|(_, other)| other.borrow().range.end > edit.range.start)
}

/// `text` with sorted, disjoint replacements made.
pub fn splice<'e>(text: &str, edits: impl IntoIterator<Item = (Range<usize>, &'e str)>) -> String {
    let mut out = String::with_capacity(text.len() + 256);
    let mut at = 0;
    for (range, new) in edits {
        out.push_str(&text[at..range.start]);
        out.push_str(new);
        at = range.end;
    }
    out.push_str(&text[at..]);
    out
}

/// What a file is made of after several rounds: pieces of its first text and new text.
#[derive(Clone, Debug, Default)]
pub struct Pieces {
    pieces: Vec<Piece>,
    /// Where each of them starts in the text as it is now, and where the last of the first text before it ends there.
    starts: Vec<(usize, usize)>,
}

#[derive(Clone, Debug)]
enum Piece {
    Old(Range<usize>),
    New(String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Piece::Old(range) => range.len(),
            Piece::New(text) => text.len(),
        }
    }

    fn cut(&self, range: Range<usize>) -> Piece {
        match self {
            Piece::Old(old) => Piece::Old(old.start + range.start..old.start + range.end),
            Piece::New(text) => Piece::New(text[range].to_owned()),
        }
    }
}

impl Pieces {
    /// A text of this length of which nothing was changed.
    pub fn whole(len: usize) -> Self {
        Pieces { pieces: vec![Piece::Old(0..len)], starts: vec![(0, 0)] }
    }

    /// Makes sorted, disjoint replacements, given in the bytes of the text as it is now.
    pub fn apply<'e>(&mut self, edits: impl IntoIterator<Item = (Range<usize>, &'e str)>) {
        let mut out: Vec<Piece> = Vec::with_capacity(self.pieces.len() + 2);
        let mut rest = std::mem::take(&mut self.pieces).into_iter();
        let mut current = rest.next();
        let (mut at, mut start) = (0, 0); // `start`: where `current` starts in the text
        let mut copy_to = |target: usize, keep: bool, out: &mut Vec<Piece>| {
            while at < target {
                let Some(piece) = &current else { break };
                let end = (start + piece.len()).min(target);
                if keep && end > at {
                    out.push(piece.cut(at - start..end - start));
                }
                at = end;
                if at == start + piece.len() {
                    start = at;
                    current = rest.next();
                }
            }
        };
        for (range, text) in edits {
            copy_to(range.start, true, &mut out);
            if !text.is_empty() {
                out.push(Piece::New(text.to_owned()));
            }
            copy_to(range.end, false, &mut out);
        }
        copy_to(usize::MAX, true, &mut out);
        self.starts.clear();
        let (mut start, mut last) = (0, 0);
        for piece in &out {
            self.starts.push((start, last));
            start += piece.len();
            if let Piece::Old(range) = piece {
                last = range.end;
            }
        }
        self.pieces = out;
    }

    /// Everything that was done, as sorted, disjoint replacements of the first text, whose length is `len`.
    pub fn edits(&self, len: usize) -> Vec<(Range<usize>, String)> {
        let mut edits: Vec<(Range<usize>, String)> = Vec::new();
        let (mut at, mut new) = (0, String::new());
        for piece in &self.pieces {
            match piece {
                Piece::New(text) => new.push_str(text),
                Piece::Old(range) => {
                    if range.start > at || !new.is_empty() {
                        edits.push((at..range.start, std::mem::take(&mut new)));
                    }
                    at = range.end;
                }
            }
        }
        if at < len || !new.is_empty() {
            edits.push((at..len, new));
        }
        edits
    }

    /// Where a byte of the text as it is now stood in the first text; for new text, where it was put.
    pub fn origin(&self, offset: usize) -> Origin {
        let at = self.starts.partition_point(|(start, _)| *start <= offset).checked_sub(1);
        let Some((piece, (start, last))) = at.map(|at| (&self.pieces[at], self.starts[at])) else {
            return Origin::Old(0);
        };
        match piece {
            Piece::Old(range) if offset - start < range.len() => Origin::Old(range.start + (offset - start)),
            Piece::New(text) if offset - start < text.len() => Origin::New(last),
            // Behind everything.
            Piece::Old(range) => Origin::Old(range.end),
            Piece::New(_) => Origin::Old(last),
        }
    }
}

/// Where a byte comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// This byte of the first text.
    Old(usize),
    /// New text, put at this byte of the first text.
    New(usize),
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(range: Range<usize>, text: &str) -> Edits {
        Edits { edits: vec![Edit { file: FileId(0), range, text: text.into() }], ..Edits::default() }
    }

    #[test]
    fn insertions_at_one_point_keep_their_order() {
        let mut batch = Batch::default();
        assert!(batch.take(&edit(1..1, "x")) && batch.take(&edit(1..1, "y")) && batch.take(&edit(0..1, "z")));
        let sources = batch.apply(&Sources::new([File::new("a.tf", "ab")]));
        assert_eq!(&*sources.file(FileId(0)).text, "zxyb");
    }

    #[test]
    fn what_overlaps_waits_and_leaves_nothing_behind() {
        let mut batch = Batch::default();
        assert!(batch.take(&edit(1..4, "x")));
        let mut two = edit(6..6, "never");
        two.join(edit(2..2, "inside"));
        assert!(!batch.take(&two));
        assert!(batch.take(&edit(4..5, "next to it")));
        assert_eq!(batch.files().map(|(_, edits)| edits.count()).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn the_same_claim_waits_though_the_ranges_do_not_touch() {
        let mut batch = Batch::default();
        let claim = |range| Edits { claims: vec!["aws_vpc.main:tags".into()], ..edit(range, "x") };
        assert!(batch.take(&claim(1..1)));
        assert!(!batch.take(&claim(9..9)));
    }

    prop_compose! {
        fn cuts(len: usize)(mut at in proptest::collection::vec(0..=len, 0..12), text in "[a-z]{0,3}") -> Vec<(Range<usize>, String)> {
            at.sort_unstable();
            at.chunks_exact(2).map(|two| (two[0]..two[1], text.clone())).collect()
        }
    }

    proptest! {
        #[test]
        fn pieces_and_splices_agree_over_rounds(first in cuts(40), second in cuts(10)) {
            let text: String = ('!'..).take(40).collect();
            let each = |edits: &[(Range<usize>, String)]| edits.iter().map(|(range, text)| (range.clone(), text.clone())).collect::<Vec<_>>();
            let mut pieces = Pieces::whole(text.len());
            let mut now = text.clone();
            for round in [each(&first), each(&second)] {
                let round: Vec<_> = round.iter().filter(|(range, _)| range.end <= now.len()).collect();
                pieces.apply(round.iter().map(|(range, text)| (range.clone(), text.as_str())));
                now = splice(&now, round.iter().map(|(range, text)| (range.clone(), text.as_str())));
            }
            let all = pieces.edits(text.len());
            prop_assert_eq!(splice(&text, all.iter().map(|(range, new)| (range.clone(), new.as_str()))), now.clone());
            for (offset, byte) in now.bytes().enumerate() {
                if let Origin::Old(old) = pieces.origin(offset) {
                    prop_assert_eq!(text.as_bytes()[old], byte);
                }
            }
        }
    }
}
