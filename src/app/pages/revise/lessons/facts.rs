//! What the pages say of lessons.

use crate::{
    app::{
        components::{above_measure, above_plan, plan_itself, record_pages::Head},
        route::Route,
    },
    model::{Lesson, LessonId, Pack, day_label},
};

/// What the frame of a lesson's pages says: the thread down to its first plan, else to its first measure.
pub fn frame(pack: &Pack, id: &LessonId) -> Option<Head> {
    let lesson = pack.lesson(id)?;
    let plan = lesson.plans.iter().find_map(|id| pack.plan(id));
    let measure = lesson.measures.iter().find_map(|id| pack.measure(id));
    let above = match (plan, measure) {
        (Some(plan), _) => above_plan(pack, plan, true, plan_itself),
        (None, Some(measure)) => {
            let mut steps = above_measure(pack, measure);
            steps.push((measure.name.clone(), Some(Route::Measure(measure.id.clone()).href())));
            steps
        }
        (None, None) => Vec::new(),
    };
    Some(Head { name: lesson.name.clone(), above })
}

/// What kind it is, where it comes from, of which day and whose it is, in a line.
pub fn about(lesson: &Lesson) -> String {
    let parts = [
        lesson.kind.words().to_owned(),
        lesson.source.words().to_owned(),
        day_label(lesson.on.0),
        lesson.owner.trim().to_owned(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(" · ")
}
