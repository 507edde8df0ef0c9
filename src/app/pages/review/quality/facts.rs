//! What the pages say of assessments and audits.

use crate::{
    app::{
        components::{above_measure, record_pages::Head},
        route::Route,
    },
    model::{Assessment, AssessmentId, Audit, AuditId, Day, Pack, day_label},
    rating::{Then, audit::checked_by},
    report::minute::Scope,
};
use chrono::NaiveDate;

/// What the frame of an assessment's pages says.
pub fn assessment_frame(pack: &Pack, id: &AssessmentId) -> Option<Head> {
    let assessment = pack.assessment(id)?;
    let above = pack.measure(&assessment.measure).map(|measure| {
        let mut steps = above_measure(pack, measure);
        steps.push((measure.name.clone(), Some(Route::Measure(measure.id.clone()).href())));
        steps
    });
    Some(Head { name: assessment.name.clone(), above: above.unwrap_or_default() })
}

/// What the frame of an audit's pages says.
pub fn audit_frame(pack: &Pack, id: &AuditId) -> Option<Head> {
    let above = [("Review", Route::Review(Scope::Whole)), ("Data quality", Route::Quality)];
    let above = above.map(|(words, page)| (words.to_owned(), Some(page.href())));
    Some(Head { name: pack.audit(id)?.name.clone(), above: above.into() })
}

/// By when what is to be done about an assessment is due, and whether that is over or done; nothing where nothing is
/// to be done.
pub fn action_words(assessment: &Assessment, on: NaiveDate) -> Option<String> {
    if assessment.action.trim().is_empty() {
        return None;
    }
    let done = assessment.action_done.filter(|done| done.0 <= on);
    Some(match (done, assessment.action_due) {
        (Some(Day(done)), _) => format!("done on {}", day_label(done)),
        (None, Some(Day(due))) if due < on => format!("due {}, overdue", day_label(due)),
        (None, Some(Day(due))) => format!("due {}", day_label(due)),
        (None, None) => "no date is set".to_owned(),
    })
}

/// How far an audit is as at a day, in a line: "Sep 2025 · 6 of 8 drawn figures checked · 1 not as published".
pub fn audit_words(pack: &Pack, audit: &Audit, then: Then) -> String {
    let found = checked_by(pack, &audit.strata, then);
    let done = found.drawn - found.waiting();
    let so_far = match found.drawn {
        0 if found.left_out > 0 => "no figure that was drawn is in this file".to_owned(),
        0 => "nothing is drawn yet".to_owned(),
        drawn if found.left_out > 0 => {
            format!("{done} of {drawn} drawn figures in this file checked")
        }
        drawn => format!("{done} of {drawn} drawn figures checked"),
    };
    let counted = |count: usize, what: &str| (count > 0).then(|| format!("{count} {what}"));
    let parts = [
        Some(audit.period.label()),
        Some(so_far),
        counted(found.wrong, "not as published"),
        counted(found.not_verifiable, "can’t be verified"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
