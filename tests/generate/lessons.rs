//! Lessons, and changes that follow from them.

use super::*;

pub fn lesson_id() -> impl Strategy<Value = LessonId> {
    (0..3).prop_map(|index| LessonId(format!("n{index}")))
}

/// A lesson of any kind, tied to a measure or to nothing.
pub fn lesson(measure: Option<MeasureId>) -> impl Strategy<Value = Lesson> {
    let what = (prop::sample::select(LessonSource::ALL), prop::sample::select(LessonKind::ALL));
    let note = (day(), text(), choice(Audience::ALL)).prop_map(|(on, words, audience)| Note {
        on,
        words,
        audience,
        ..Note::default()
    });
    let told = (text(), text(), text(), choice(Audience::ALL));
    (lesson_id(), text(), what, day(), told, vec(note, 0..2), extra()).prop_map(
        move |(id, name, (source, kind), on, told, notes, extra)| {
            let (theme, learnt, reuse, audience) = told;
            Lesson {
                id,
                name,
                source,
                kind,
                on,
                theme,
                learnt,
                reuse,
                audience,
                measures: measure.clone().into_iter().collect(),
                notes,
                extra,
                ..Lesson::default()
            }
        },
    )
}
