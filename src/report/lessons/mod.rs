//! What was learnt, what was proposed and decided of it, and what became of that (FRAMEWORK V1–V3): from a lesson to what
//! changed, and from what changed back to why.

mod next_year;
mod said;
mod well;

pub use next_year::{TargetMove, accepted_of, asked_figure, target_moves};
pub use said::{change_words, subject_of, to_do};
pub use well::{Praised, draft, of_exception, praised};

use crate::model::{ExceptionId, Lesson, LessonId, MeasureId, Pack, PlanId, Proposal, Verdict};
use crate::rating::may_lack_some;

/// Lessons of one theme, the latest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Theme {
    /// As printed; empty where nobody has said one.
    pub name: String,
    /// Its lessons.
    pub lessons: Vec<LessonId>,
}

/// The lessons by theme: the largest theme first, what has none last.
pub fn themes(pack: &Pack) -> Vec<Theme> {
    let mut all: Vec<&Lesson> = pack.lessons.iter().map(AsRef::as_ref).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.on));
    let mut themes: Vec<Theme> = Vec::new();
    for lesson in all {
        let name = lesson.theme.trim();
        let known = themes.iter_mut().find(|it| it.name.to_lowercase() == name.to_lowercase());
        match known {
            Some(theme) => theme.lessons.push(lesson.id.clone()),
            None => {
                themes.push(Theme { name: name.to_owned(), lessons: vec![lesson.id.clone()] });
            }
        }
    }
    themes.sort_by_key(|it| (it.name.is_empty(), std::cmp::Reverse(it.lessons.len())));
    themes
}

/// How far what was learnt has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    /// The pack may lack some.
    may_lack_some: bool,
    /// Lessons in all.
    pub lessons: usize,
    /// Of those, of something that went well.
    pub good: usize,
    /// Changes that nobody has decided yet.
    pub undecided: usize,
    /// Changes that were declined.
    pub declined: usize,
    /// Changes that were accepted and wait to be made.
    pub to_make: usize,
    /// Changes that were made.
    pub made: usize,
}

/// Counts lessons and changes.
pub fn flow(pack: &Pack) -> Flow {
    let mut flow =
        Flow { may_lack_some: may_lack_some(pack), lessons: pack.lessons.len(), ..Flow::default() };
    flow.good = pack.lessons.iter().filter(|it| it.is_good()).count();
    for held in &pack.proposals {
        match (held.verdict, held.made) {
            (None, _) => flow.undecided += 1,
            (Some(Verdict::Declined), _) => flow.declined += 1,
            (Some(Verdict::Accepted), None) => flow.to_make += 1,
            (Some(Verdict::Accepted), Some(_)) => flow.made += 1,
        }
    }
    flow
}

impl Flow {
    /// Changes in all.
    pub fn changes(self) -> usize {
        self.undecided + self.declined + self.to_make + self.made
    }

    /// In a sentence or two.
    pub fn words(self) -> String {
        let count = |count: usize, one: &str, many: &str| match count {
            0 if self.may_lack_some => format!("No {many} in this file"),
            0 => format!("No {many}"),
            1 => format!("1 {one}"),
            count => format!("{count} {many}"),
        };
        let mut words = count(self.lessons, "lesson", "lessons");
        if self.good > 0 {
            words += &format!(", {} of them of what went well", self.good);
        }
        words += &format!(". {}", count(self.changes(), "change proposed", "changes proposed"));
        let parts: Vec<String> = [
            (self.undecided, "not yet decided"),
            (self.to_make, "accepted and to be made"),
            (self.made, "made"),
            (self.declined, "declined"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
        if !parts.is_empty() {
            words += &format!(": {}", parts.join(", "));
        }
        words + "."
    }
}

/// What lessons and changes are asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// A measure.
    Measure(MeasureId),
    /// A plan.
    Plan(PlanId),
    /// An exception.
    Exception(ExceptionId),
}

/// What was learnt of something, and what was asked for of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traced {
    /// Lessons about it, and those from which a change of it follows; the latest first.
    pub lessons: Vec<LessonId>,
    /// The ids of the changes of it, the latest first.
    pub changes: Vec<String>,
}

impl Traced {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.lessons.is_empty() && self.changes.is_empty()
    }
}

/// What was learnt of something, and what was asked for of it.
pub fn traced(pack: &Pack, of: &Of) -> Traced {
    let asked = |held: &Proposal| match of {
        Of::Measure(id) => held.is_of(id),
        Of::Plan(id) => held.plan.as_ref() == Some(id),
        Of::Exception(_) => false,
    };
    let changes: Vec<&Proposal> =
        pack.proposals.iter().rev().map(AsRef::as_ref).filter(|held| asked(held)).collect();
    let about = |lesson: &Lesson| {
        let named = match of {
            Of::Measure(id) => lesson.measures.contains(id),
            Of::Plan(id) => lesson.plans.contains(id),
            Of::Exception(id) => lesson.exceptions.contains(id),
        };
        named || changes.iter().any(|held| held.lesson.as_ref() == Some(&lesson.id))
    };
    let mut lessons: Vec<&Lesson> =
        pack.lessons.iter().map(AsRef::as_ref).filter(|it| about(it)).collect();
    lessons.sort_by_key(|it| std::cmp::Reverse(it.on));
    Traced {
        lessons: lessons.into_iter().map(|it| it.id.clone()).collect(),
        changes: changes.into_iter().map(|it| it.id.clone()).collect(),
    }
}

/// The changes that follow from a lesson, in the order of asking.
pub fn changes_from<'a>(pack: &'a Pack, lesson: &LessonId) -> Vec<&'a Proposal> {
    let follows = |held: &&Proposal| held.lesson.as_ref() == Some(lesson);
    pack.proposals.iter().map(AsRef::as_ref).filter(follows).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACK: &str = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
        "plans":[{"id":"p","name":"P"}],"measures":[{"id":"m","name":"M"},{"id":"n","name":"N"}],
        "lessons":[
            {"id":"a","name":"A","source":"audit","kind":"improve","theme":"Money","on":"2025-04-01","measures":["m"]},
            {"id":"b","name":"B","source":"scorecard","kind":"good","on":"2025-05-01","plans":["p"]},
            {"id":"c","name":"C","source":"complaints","kind":"improve","theme":"money ","on":"2025-06-01"}],
        "proposals":[
            {"id":"1","measure":"m","from":"2026/27","change":"Ask for less","on":"2025-07-01","lesson":"c","kind":"revise_targets","verdict":"accepted","decided_by":"Cabinet","decided_on":"2025-08-01","made":"2025-09-01"},
            {"id":"2","plan":"p","from":"2026/27","change":"Hire","on":"2025-07-01","kind":"invest"},
            {"id":"3","from":"2026/27","change":"Close","on":"2025-07-01","kind":"decommission","verdict":"declined","decided_by":"Cabinet","decided_on":"2025-08-01"}]}"#;

    fn pack() -> Pack {
        serde_json::from_str(PACK).unwrap()
    }

    #[test]
    fn groups_by_theme_however_it_is_written_and_counts_what_became_of_it() {
        let told: Vec<(String, Vec<String>)> = themes(&pack())
            .into_iter()
            .map(|it| (it.name, it.lessons.into_iter().map(|id| id.0).collect()))
            .collect();
        let expected = [("money", vec!["c", "a"]), ("", vec!["b"])].map(|(name, ids)| {
            (name.to_owned(), ids.into_iter().map(str::to_owned).collect::<Vec<_>>())
        });
        assert_eq!(told, expected);
        assert_eq!(
            flow(&pack()).words(),
            "3 lessons, 1 of them of what went well. 3 changes proposed: 1 not yet decided, 1 made, 1 declined."
        );
        assert_eq!(flow(&Pack::default()).words(), "No lessons. No changes proposed.");
        let public = Pack { extract_for: Some(crate::model::Audience::Public), ..Pack::default() };
        let words = "No lessons in this file. No changes proposed in this file.";
        assert_eq!(flow(&public).words(), words);
    }

    #[test]
    fn what_changed_is_traced_back_to_why_and_a_lesson_on_to_what_changed() {
        let check = |of: Of, lessons: &[&str], changes: &[&str]| {
            let found = traced(&pack(), &of);
            let ids: Vec<&str> = found.lessons.iter().map(LessonId::as_str).collect();
            assert_eq!(
                (ids.as_slice(), found.changes.as_slice() == changes),
                (lessons, true),
                "{of:?}"
            );
        };
        check(Of::Measure("m".into()), &["c", "a"], &["1"]);
        check(Of::Measure("n".into()), &[], &[]);
        check(Of::Plan("p".into()), &["b"], &["2"]);
        check(Of::Exception("x".into()), &[], &[]);
        let followed = |id: &str| -> Vec<String> {
            let pack = pack();
            changes_from(&pack, &id.into()).into_iter().map(|it| it.id.clone()).collect()
        };
        assert_eq!((followed("c"), followed("a")), (vec!["1".to_owned()], Vec::new()));
    }
}
