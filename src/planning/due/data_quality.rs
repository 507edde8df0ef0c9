//! What is due of the quality of data: assessments to be made anew, what is to be done about one, and audits.

use super::making::{Standing, by_day, owed};
use super::{Due, State, What};
use crate::model::{Assessment, Audit, Day, Pack, PlanId};
use crate::rating::Then;
use crate::rating::audit::checked_by;
use chrono::NaiveDate;

/// Everything of it, as on a day; an assessment that was made later doesn't count yet.
pub(super) fn data_quality(pack: &Pack, plans: &Standing<'_>, on: NaiveDate) -> Vec<Due> {
    let made = pack.assessments.iter().filter(|it| it.on.is_none_or(|day| day.0 <= on));
    let mut found = Vec::new();
    for assessment in made {
        let plans = plans.get(&assessment.measure).cloned().unwrap_or_default();
        found.extend(of_assessment(pack, assessment, plans.clone(), on));
        found.extend(of_work(assessment, plans, on));
    }
    found.extend(pack.audits.iter().filter_map(|audit| of_audit(pack, audit, on)));
    found
}

/// An assessment is made anew once there is a later one of the same measure.
fn of_assessment(
    pack: &Pack,
    assessment: &Assessment,
    plans: Vec<PlanId>,
    on: NaiveDate,
) -> Option<Due> {
    let day = assessment.review_by?;
    let is_later = |it: &Assessment| {
        it.measure == assessment.measure
            && it.on.is_some_and(|made| made.0 <= on && Some(made) > assessment.on)
    };
    let is_made_anew = pack.assessments.iter().any(|it| is_later(it));
    let state = if is_made_anew { State::Over } else { by_day(day, on) };
    let what = What::Assessment(assessment.id.clone());
    Some(owed(day, what, (&assessment.name, &assessment.reviewer), plans, state))
}

/// What is to be done about what isn't met.
fn of_work(assessment: &Assessment, plans: Vec<PlanId>, on: NaiveDate) -> Option<Due> {
    let day = assessment.action_due.filter(|_| !assessment.action.trim().is_empty())?;
    let is_done = assessment.action_done.is_some_and(|done| done.0 <= on);
    let state = if is_done { State::Over } else { by_day(day, on) };
    let what = What::DataWork(assessment.id.clone());
    Some(owed(day, what, (&assessment.name, &assessment.action_owner), plans, state))
}

/// An audit is over once something is drawn and everything that is drawn is checked; where some of that isn't in the pack,
/// nobody can say.
fn of_audit(pack: &Pack, audit: &Audit, on: NaiveDate) -> Option<Due> {
    let day = audit.check_by?;
    let found = checked_by(pack, &audit.strata, Then::of(pack, Day(on)));
    if found.left_out > 0 {
        return None;
    }
    let is_over = found.drawn > 0 && found.waiting() == 0;
    let state = if is_over { State::Over } else { by_day(day, on) };
    let plans = audit.strata.iter().filter_map(|stratum| stratum.plan.clone()).collect();
    let what = What::Audit(audit.id.clone());
    Some(owed(day, what, (&audit.name, &audit.auditor), plans, state))
}

#[cfg(test)]
mod tests {
    use super::super::{due_between, due_words, late_before, what_words};
    use super::*;

    fn pack() -> Pack {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"p","name":"P","measures":["m"]}],
            "measures":[{"id":"m","name":"M"},{"id":"n","name":"N"}],
            "assessments":[
                {"id":"a","name":"M, first","measure":"m","on":"2025-03-01","review_by":"2025-09-01","reviewer":"Auditor",
                    "action":"Count again","action_owner":"Clerk","action_due":"2025-09-10","action_done":"2025-09-12"},
                {"id":"b","name":"M, second","measure":"m","on":"2025-09-05","review_by":"2026-03-01","reviewer":"Auditor",
                    "action":" ","action_due":"2025-09-20"},
                {"id":"c","name":"N","measure":"n","on":"2025-03-01","review_by":"2025-09-02","reviewer":"Auditor"},
                {"id":"d","name":"No day","measure":"n"}],
            "audits":[
                {"id":"x","name":"X","period":"2025-06","size":1,"check_by":"2025-09-15","auditor":"Auditor",
                    "strata":[{"plan":"p","name":"P","size":1}]},
                {"id":"y","name":"Y","period":"2025-06","size":1,"check_by":"2025-09-16",
                    "strata":[{"name":"None","size":1,"seed":"1","list":"m 2025-06","drawn":[
                        {"number":1,"measure":"m","of_period":"2025-06","finding":"as_published"}]}]}]}"#;
        serde_json::from_str(text).unwrap()
    }

    fn told(due: Vec<Due>) -> Vec<String> {
        let of = |due: &Due| {
            format!(
                "{} {}, {}: {}, {} {:?}",
                due.day,
                due.name,
                what_words(due),
                due_words(due),
                due.post,
                due.plans.iter().map(|id| id.as_str()).collect::<Vec<_>>()
            )
        };
        due.iter().map(of).collect()
    }

    #[test]
    fn reviews_work_and_audits_are_due_by_their_days() {
        let check = |on: &str, expected: &[&str]| {
            let day = |text: &str| text.parse().unwrap();
            let found = due_between(&pack(), day("2025-09-01"), day("2025-09-30"), day(on));
            assert_eq!(told(found), expected, "as on {on}");
        };
        check(
            "2025-09-04",
            &[
                "2025-09-01 M, first, Review of data quality: late, Auditor [\"p\"]",
                "2025-09-02 N, Review of data quality: late, Auditor []",
                "2025-09-10 M, first, Work on data quality: to come, Clerk [\"p\"]",
                "2025-09-15 X, Audit of figures: to come, Auditor [\"p\"]",
                "2025-09-16 Y, Audit of figures: done,  []",
            ],
        );
        check(
            "2025-09-16",
            &[
                "2025-09-01 M, first, Review of data quality: done, Auditor [\"p\"]",
                "2025-09-02 N, Review of data quality: late, Auditor []",
                "2025-09-10 M, first, Work on data quality: done, Clerk [\"p\"]",
                "2025-09-15 X, Audit of figures: late, Auditor [\"p\"]",
                "2025-09-16 Y, Audit of figures: done,  []",
            ],
        );
    }

    #[test]
    fn what_was_not_done_stays_late_however_old() {
        let day = "2030-01-01".parse().unwrap();
        let names: Vec<String> =
            late_before(&pack(), day, day).into_iter().map(|due| due.name).collect();
        assert_eq!(names, ["N", "X", "M, second"]);
    }
}
