//! Lessons as they start: of what goes well, as the figures bear out, and of an exception.

use crate::model::{
    Day, Evidence, EvidenceKind, Exception, Lesson, LessonId, LessonKind, LessonSource, MeasureId,
    Pack, Vocabulary,
};
use crate::rating::audit::{Overturned, overturned};
use crate::rating::see_judge_act::continued;
use crate::rating::{AsAt, GoingWell, going_well};
use crate::report::minute::Member;

/// A measure that goes well, and why that can be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Praised {
    /// Which measure.
    pub measure: MeasureId,
    /// The reasons; never empty.
    pub reasons: Vec<GoingWell>,
    /// What audits would have its ratings be, where that is another one: what is praised rests on the figures as
    /// published.
    pub overturned: Option<Overturned>,
    /// Whether a lesson of something good speaks of it already.
    pub told: bool,
}

impl Praised {
    /// The reasons in a line, and what speaks against them.
    pub fn words(&self, vocabulary: Vocabulary) -> String {
        let words = self.reasons.iter().map(|it| it.words());
        let but = self.overturned.map(|it| format!("But: {}", continued(&it.words(vocabulary))));
        words.chain(but).collect::<Vec<_>>().join(" ")
    }
}

/// What goes well of a member as at `now`; `None` where its figures don't bear it out. Some milliseconds.
pub fn praised(pack: &Pack, member: Member<'_>, now: AsAt) -> Option<Praised> {
    let reasons = going_well(pack, member.measure, member.rating, now);
    let id = &member.measure.id;
    let told = pack.lessons.iter().any(|it| it.is_good() && it.measures.contains(id));
    (!reasons.is_empty()).then(|| Praised {
        measure: id.clone(),
        reasons,
        overturned: overturned(pack, member.measure, now),
        told,
    })
}

/// The lesson that somebody would write of it, with what the figures say. What was done, and who else could do it, is
/// left to people.
pub fn draft(
    member: Member<'_>,
    praised: &Praised,
    (on, vocabulary): (Day, Vocabulary),
    id: LessonId,
) -> Lesson {
    let measure = member.measure;
    let finding = praised.words(vocabulary);
    Lesson {
        id,
        name: format!("{} goes well", measure.name),
        source: LessonSource::Scorecard,
        kind: LessonKind::Good,
        on,
        owner: measure.specification.accountable_officer.clone(),
        evidence: vec![Evidence { on: Some(on), ..Evidence::new(EvidenceKind::Trend, finding) }],
        measures: vec![measure.id.clone()],
        ..Lesson::default()
    }
}

/// The lesson that somebody would write of an exception, with what it knows. What was learnt is left to people.
pub fn of_exception(exception: &Exception, on: Day, id: LessonId) -> Lesson {
    Lesson {
        id,
        name: format!("Learnt from: {}", exception.name),
        source: LessonSource::Exception,
        on,
        owner: exception.owner.clone(),
        evidence: exception.evidence.clone(),
        measures: vec![exception.measure.clone()],
        exceptions: vec![exception.id.clone()],
        ..Lesson::default()
    }
}
