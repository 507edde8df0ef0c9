//! A pack for an audience (FRAMEWORK R11): what isn't for it is truly not there.

use crate::model::{
    Action, Alter, At, Audience, Change, Extra, FieldInfo, For, Hold, Kind, Look, Measure,
    Observation, Pack, Record, Row,
};
use crate::pack::{audits, published};
use crate::rating::areas::printable;
use std::borrow::Cow;
use std::collections::HashSet;

/// A pack for an audience, and what whoever saves it is to know of it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extract {
    /// What goes out.
    pub pack: Pack,
    /// What is in it that people wrote or chose to show, to be looked through before it goes.
    pub out: GoesOut,
    /// How much was left out.
    pub left: LeftOut,
}

/// What goes out, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoesOut {
    /// The records, by kind, by name.
    pub records: Vec<(Kind, Vec<String>)>,
    /// Comments on figures, each with its measure and period, and on the progress of actions.
    pub comments: Vec<String>,
    /// Notes, each with what it is on, in full.
    pub notes: Vec<String>,
}

/// How much was left out, for whoever saves the pack: none of it is in the pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Records, by kind; a kind of which all go out isn't there.
    pub records: Vec<(Kind, usize)>,
    /// Fields of what stays that were emptied: they aren't for the audience, or this version doesn't know them.
    pub emptied: usize,
    /// Parts of what stays that are about what doesn't: an item of a meeting, a directorate of an audit.
    pub parts: usize,
    /// Comments on figures of measures, and on the progress of actions, that stay.
    pub comments: usize,
    /// Notes on what stays.
    pub notes: usize,
    /// Records among those whose audience isn't set, which counts as internal.
    pub not_set: usize,
}

impl LeftOut {
    /// How many records of a kind.
    pub fn count(&self, kind: Kind) -> usize {
        self.records.iter().find(|(of, _)| *of == kind).map_or(0, |(_, count)| *count)
    }
}

/// The pack as an audience may have it: only records, fields and comments that are for it, and nothing that names
/// or counts the rest. A list goes out where its declaration says so: one that nobody thought of doesn't, nor do
/// the history and fields that this version doesn't know. Comments and notes are internal until somebody
/// releases them.
pub fn for_audience(pack: &Pack, audience: Audience) -> Extract {
    let kept = Kept::of(pack, audience);
    let mut out = Extract::default();
    out.left.not_set = Kind::ALL.iter().map(|kind| kept.not_set(pack, *kind)).sum();
    let mut visitor = Plain::new(&kept, &mut out);
    let mut organisation = pack.organisation.clone();
    organisation.change(&mut visitor);
    // Whoever reads it is to know that it isn't all there is: of what it lacks nothing can be said, not even that there is
    // none.
    let extract_for = pack.extract_for.map_or(audience, |was| was.min(audience));
    let mut plain = Pack { organisation, extract_for: Some(extract_for), ..Pack::default() };
    for kind in Kind::ALL {
        let rows = pack.shared_rows(*kind);
        let mut names = Vec::new();
        for at in 0..rows.len() {
            let (Some(row), Some(record)) = (rows.row(at), rows.get(at)) else { continue };
            if !kept.rows.contains(&(*kind, record.id())) {
                continue;
            }
            names.push(record.name().to_owned());
            visitor.within = record.name().to_owned();
            if let Row::Measure(measure) = &row {
                visitor.comments = comments_of(measure);
            }
            let row = match row {
                Row::Action(action) => visitor.told_progress(&action).into(),
                Row::Audit(audit) => audits::for_readers(&audit, &kept.rows).into(),
                row => as_printed(row, pack),
            };
            let last = plain.rows(*kind).len();
            plain.rows_mut(*kind).push(row);
            // A signed paper is sealed as it is.
            if *kind != Kind::Paper {
                plain.rows_mut(*kind).change(last, &mut visitor);
            }
        }
        if !names.is_empty() {
            visitor.extract.out.records.push((*kind, names));
        }
    }
    // Comments and notes are in no sign-off; measures and plans that stay out are.
    let whole = [Kind::Plan, Kind::Measure].iter().all(|kind| kept.all(pack, *kind));
    if whole && !pack.sign_offs.is_empty() {
        plain.sign_offs.clone_from(&pack.sign_offs);
        let mut visitor = Plain::new(&kept, &mut out);
        for at in 0..plain.sign_offs.len() {
            plain.rows_mut(Kind::SignOff).change(at, &mut visitor);
        }
        let by = pack.sign_offs.iter().map(|held| format!("{} by {}", held.year, held.by));
        out.out.records.push((Kind::SignOff, by.collect()));
    }
    let gone = |kind: &Kind| (*kind, pack.rows(*kind).len() - plain.rows(*kind).len());
    out.left.records = Kind::ALL.iter().map(gone).filter(|(_, count)| *count > 0).collect();
    out.pack = plain;
    out
}

/// A measure without figures that would give away what is suppressed; any other record as it is.
fn as_printed(row: Row, pack: &Pack) -> Row {
    if let Row::Measure(measure) = &row {
        let printable = printable(measure, pack.calendar(), &pack.areas);
        if let Cow::Owned(measure) = printable.measure {
            return measure.into();
        }
    }
    row
}

/// Whom the comments on a measure's figures are for: internal until somebody releases them.
fn comments_of(measure: &Measure) -> Audience {
    measure.comment_audience.unwrap_or(Audience::Internal)
}

/// What stays.
struct Kept<'a> {
    audience: Audience,
    rows: HashSet<(Kind, &'a str)>,
}

impl<'a> Kept<'a> {
    fn of(pack: &'a Pack, audience: Audience) -> Self {
        let mut kept = Self { audience, rows: HashSet::new() };
        // Papers go whole, by rules of their own.
        let by_record = |kind: &&Kind| **kind != Kind::Paper && may_go_out(**kind);
        for kind in Kind::ALL.iter().filter(by_record) {
            let rows = pack.shared_rows(*kind);
            for at in 0..rows.len() {
                let (Some(row), Some(record)) = (rows.row(at), rows.get(at)) else { continue };
                if seen_by(&row) <= audience {
                    kept.rows.insert((*kind, record.id()));
                }
            }
        }
        kept.without_what_stands_on_nothing(pack);
        kept.without_unused_perspectives(pack);
        let papers = published::going(pack, audience, &kept.rows);
        kept.rows.extend(papers.iter().map(|it| (Kind::Paper, it.id.as_str())));
        kept
    }

    /// What needs something that stays out stays out too, and so on.
    fn without_what_stands_on_nothing(&mut self, pack: &'a Pack) {
        loop {
            let before = self.rows.len();
            for kind in Kind::ALL {
                let rows = pack.rows(*kind);
                for row in (0..rows.len()).filter_map(|at| rows.get(at)) {
                    let needs = Needs::of(row);
                    if needs.iter().any(|(kind, id)| !self.rows.contains(&(*kind, id.as_str()))) {
                        self.rows.remove(&(*kind, row.id()));
                    }
                }
            }
            if self.rows.len() == before {
                return;
            }
        }
    }

    /// A side of the scorecard without a measure would tell that there was one.
    fn without_unused_perspectives(&mut self, pack: &'a Pack) {
        if self.all(pack, Kind::Plan) && self.all(pack, Kind::Measure) {
            return;
        }
        let measures =
            pack.measures.iter().filter(|it| self.rows.contains(&(Kind::Measure, it.id.as_str())));
        let used: HashSet<_> =
            measures.filter_map(|measure| measure.perspective.as_ref()).collect();
        let unused = pack.perspectives.iter().filter(|it| !used.contains(&it.id));
        for perspective in unused {
            self.rows.remove(&(Kind::Perspective, perspective.id.as_str()));
        }
    }

    /// Whether all of a kind stay.
    fn all(&self, pack: &Pack, kind: Kind) -> bool {
        let rows = pack.rows(kind);
        let mut records = (0..rows.len()).filter_map(|at| rows.get(at));
        records.all(|record| self.rows.contains(&(kind, record.id())))
    }

    /// How many records of a kind stay out because nobody has said whom they are for.
    fn not_set(&self, pack: &Pack, kind: Kind) -> usize {
        let rows = pack.shared_rows(kind);
        let left = (0..rows.len()).filter_map(|at| rows.row(at));
        left.filter(|row| {
            // An action of which nobody said it stays out for what it stands in, and a paper has its template's.
            !matches!(kind, Kind::Action | Kind::Paper)
                && row.alter().audience() == For::NotSet
                && !self.rows.contains(&(kind, row.record().id()))
        })
        .count()
    }
}

/// Whether the list of a kind goes out at all.
fn may_go_out(kind: Kind) -> bool {
    Pack::TABLE.field(kind.list()).is_some_and(|field| field.audience == Audience::Public)
}

/// Whom a record is for, as it says itself.
fn seen_by(row: &Row) -> Audience {
    match (row.alter().audience(), row) {
        // One person's objectives are personal where nobody said otherwise.
        (For::NotSet, Row::Plan(plan)) => plan.seen_by(),
        // The plan and the exception that it needs decide.
        (For::NotSet, Row::Action(_)) => Audience::Public,
        (For::NotSet, _) => Audience::Internal,
        (For::Audience(audience), _) => audience,
        (For::WhatItStandsIn, _) => Audience::Public,
    }
}

/// The records that one can't go out without: those that its own fields must name, and those that they are about. What a
/// part of it names decides for the part alone.
#[derive(Default)]
struct Needs {
    found: Vec<(Kind, String)>,
    depth: usize,
}

impl Needs {
    fn of(record: &dyn Record) -> Vec<(Kind, String)> {
        let mut needs = Self::default();
        record.look(&mut needs);
        needs.found
    }
}

impl Look for Needs {
    fn enter(&mut self, _: At<'_>) {
        self.depth += 1;
    }

    fn leave(&mut self) {
        self.depth -= 1;
    }

    fn reference(&mut self, field: &'static FieldInfo, kind: Kind, id: &str) {
        let must_be_there = field.needed && field.hold == Some(Hold::Needs);
        if self.depth == 1 && (must_be_there || field.hangs) {
            self.found.push((kind, id.to_owned()));
        }
    }
}

/// Takes out of a record what isn't for the audience, and notes what goes with it.
struct Plain<'a> {
    kept: &'a Kept<'a>,
    /// What the record is called.
    within: String,
    /// Whom the comments of the measure are for.
    comments: Audience,
    extract: &'a mut Extract,
}

impl<'a> Plain<'a> {
    fn new(kept: &'a Kept<'a>, extract: &'a mut Extract) -> Self {
        Self { kept, within: String::new(), comments: Audience::Internal, extract }
    }

    /// An action with its progress in words where somebody released that: they are a comment (FRAMEWORK R12).
    fn told_progress(&mut self, action: &Action) -> Action {
        let mut told = action.clone();
        if action.progress.is_empty() {
            return told;
        }
        if action.audience.unwrap_or(Audience::Internal) <= self.kept.audience {
            self.extract
                .out
                .comments
                .push(format!("{}, progress: {}", action.name, action.progress));
        } else {
            self.extract.left.comments += 1;
            told.progress.clear();
        }
        told
    }
}

impl Change for Plain<'_> {
    fn keeps_field(&mut self, field: &'static FieldInfo) -> bool {
        field.audience <= self.kept.audience
    }

    fn emptied(&mut self, _: &'static FieldInfo) {
        self.extract.left.emptied += 1;
    }

    fn keeps(&mut self, record: &dyn Alter) -> bool {
        if Needs::of(record).iter().any(|(kind, id)| !self.kept.rows.contains(&(*kind, id))) {
            self.extract.left.parts += 1;
            return false;
        }
        let audience = match record.audience() {
            For::WhatItStandsIn => return true,
            For::NotSet => Audience::Internal,
            For::Audience(audience) => audience,
        };
        let stays = audience <= self.kept.audience;
        if stays {
            let words = record.texts().join(", ");
            self.extract.out.notes.push(format!("{}: {words}", self.within));
        } else {
            self.extract.left.notes += 1;
        }
        stays
    }

    fn keeps_reference(&mut self, _: &'static FieldInfo, kind: Kind, id: &str) -> bool {
        self.kept.rows.contains(&(kind, id))
    }

    fn observation(&mut self, observation: &mut Observation) {
        self.extract.left.emptied += observation.extra.take().map_or(0, |extra| extra.len());
        // What was asked of it may quote a comment that stays.
        if self.kept.audience < Audience::Personal {
            observation.answered = None;
        }
        let audience = observation.comment_audience.unwrap_or(self.comments);
        if audience > self.kept.audience {
            self.extract.left.comments += usize::from(observation.comment.take().is_some());
        }
        match &observation.comment {
            Some(comment) => {
                let period = observation.period.label();
                self.extract.out.comments.push(format!("{}, {period}: {comment}", self.within));
            }
            // Beside no comment it would say that there was one.
            None => observation.comment_audience = None,
        }
    }

    fn extra(&mut self, extra: &mut Extra) {
        self.extract.left.emptied += extra.len();
        *extra = Extra::new();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{read, write};

    /// Everything secret in this pack says so.
    const PACK: &str = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A","secret":1},
        "perspectives":[{"id":"open","name":"Open"},{"id":"secret-side","name":"Secret"}],
        "plans":[{"id":"top","name":"Top","audience":"public","measures":["a","secret-b"],
                "resources":[{"year":"2025/26","kind":"revenue","budget":5,"secret":6}],
                "evidence":[{"kind":"trend","finding":"Up","secret":7}],
                "notes":[{"on":"2025-04-01","words":"Open","audience":"public","secret":8},{"on":"2025-04-01","words":"Secret note"}]},
            {"id":"secret-plan","name":"Secret plan","parent":"top","audience":"internal","measures":["a"]}],
        "actions":[{"id":"x","name":"X","plan":"top","objective":"secret-o","state":"done","kind":"milestone","measures":["a","secret-b"]},
            {"id":"secret-step","name":"Secret step","plan":"top","part_of":"secret-y","state":"done","kind":"milestone"},
            {"id":"secret-mend","name":"Secret mending","plan":"top","exception":"secret-e","owner":"Secret owner","effect":-7,"effect_from":"2025-06","due":"2025-09-09","state":"done","kind":"activity"},
            {"id":"secret-y","name":"Secret work","plan":"secret-plan","state":"under_way","kind":"activity"},
            {"id":"secret-own","name":"Secret own","plan":"top","audience":"internal","state":"done","kind":"activity"},
            {"id":"z","name":"Z","plan":"top","progress":"Secret progress","state":"done","kind":"activity"},
            {"id":"w","name":"W","plan":"top","audience":"public","progress":"Half of it","state":"done","kind":"activity"}],
        "objectives":[{"id":"o","name":"O","plan":"top","measures":["a","secret-b"],
                "story":{"steps":[{"stage":"input","words":"Money","measures":["secret-b"],"secret":1}],"secret":1}},
            {"id":"secret-o","name":"Secret aim","plan":"secret-plan","parent":"o","measures":["a"]}],
        "measures":[{"id":"a","name":"A","audience":"public","perspective":"open",
                "past":{"2024/25":{"name":"A","plans":["secret-plan","top"],"specification":{}}},
                "notes":[{"on":"2025-04-01","by":"Secret post","words":"x","audience":"personal"}],
                "targets":{"2025/26":{"aim":{"kind":"none"},"signed":{"aim":{"kind":"none"},"secret":1}}},
                "series":[{"period":"2025-04","value":1,"comment":"Secret comment","secret":2},
                    {"period":"2025-05","value":1,"comment":"Said to all","comment_audience":"public"},
                    {"period":"2025-06","value":1,"comment":"Secret again","comment_audience":"personal"}],"secret":3},
            {"id":"secret-b","name":"Secret b","perspective":"secret-side"}],
        "exceptions":[{"id":"secret-e","name":"Secret cause","measure":"a","raised":"2025-06","trigger":"red","state":"open"}],
        "questions":[{"id":"secret-q","words":"Why is the secret so?","measure":"secret-b","audience":"public"}],
        "narratives":[{"id":"secret-n","name":"Secret story","kind":"narrative","plan":"secret-plan","audience":"public","words":"Secret words"}],
        "meetings":[{"id":"m","name":"Board","body":"Board","on":"2025-09-01","audience":"public","state":"held",
                "items":[{"name":"Open item","kind":"note","measure":"a"},
                    {"name":"Secret item","kind":"decide","measure":"a","exception":"secret-e","why":"Secret why","decisions":[{"what":"Secret decision"}]},
                    {"name":"Secret figure","kind":"note","measure":"secret-b"}],
                "recommendations":[{"words":"Open wish","to":"A","measure":"a"},{"words":"Secret wish","to":"A","measure":"secret-b"}]}],
        "history":[{"on":"2026-01-01","what":"Change Secret b"}]}"#;

    #[test]
    fn holds_nothing_of_what_it_left_out() {
        let pack = read(PACK.as_bytes()).pack.unwrap();
        let Extract { pack: open, left, out } = for_audience(&pack, Audience::Public);
        let text = write(&open);
        assert!(!text.to_lowercase().contains("secret"), "{text}");
        let each = [
            (Kind::Perspective, 1),
            (Kind::Plan, 1),
            (Kind::Objective, 1),
            // One of a plan that stays out, a step of it, one that is to mend an exception that stays out, and one that
            // says itself that it is internal.
            (Kind::Action, 4),
            (Kind::Measure, 1),
            (Kind::Exception, 1),
            (Kind::Question, 1),
            (Kind::Narrative, 1),
        ];
        assert_eq!(left.records, each);
        // Two items and a recommendation of a meeting that goes out.
        assert_eq!(left.parts, 3);
        assert!(["Open item", "Open wish"].iter().all(|words| text.contains(words)), "{text}");
        // Of unknown fields one in each of the organisation, a resource, evidence, a note, a story, its step, a
        // measure and its target; and in a figure that stays.
        assert_eq!((left.emptied, left.comments, left.notes, left.not_set), (9, 3, 2, 2));
        assert!(read(text.as_bytes()).diagnostics.is_empty());
        let listed = format!("{out:?}");
        assert!(!listed.to_lowercase().contains("secret"), "{listed}");
        assert_eq!(out.comments, ["W, progress: Half of it", "A, May 2025: Said to all"]);
        assert_eq!(out.notes, ["Top: Open"]);
        let named = |kind| out.records.iter().find(|(of, _)| *of == kind).map(|(_, names)| names);
        assert_eq!(named(Kind::Measure), Some(&vec!["A".to_owned()]));
        assert_eq!(named(Kind::Objective), Some(&vec!["O".to_owned()]));
        let Extract { pack: internal, left, .. } = for_audience(&pack, Audience::Internal);
        assert_eq!(left, LeftOut { emptied: 9, comments: 1, notes: 1, ..LeftOut::default() });
        assert!(open.measures[0].series[1].comment.is_some());
        assert_eq!((internal.plans.len(), internal.measures.len()), (2, 2));
    }
}
