//! Assessments and audits that are sound by themselves.

use super::*;

pub fn assessment_id() -> impl Strategy<Value = AssessmentId> {
    (0..3).prop_map(|index| AssessmentId(format!("s{index}")))
}

pub fn audit_id() -> impl Strategy<Value = AuditId> {
    (0..3).prop_map(|index| AuditId(format!("u{index}")))
}

/// An assessment of a measure, with any judgements.
pub fn assessment(measure: MeasureId) -> impl Strategy<Value = Assessment> {
    let met = || choice(Met::ALL);
    let judged = (met(), met(), met(), met(), met(), met());
    (assessment_id(), text(), of(day()), judged, text(), of(day()), extra()).prop_map(
        move |(id, name, on, judged, shown, due, extra)| Assessment {
            id,
            name,
            measure: measure.clone(),
            on,
            accuracy: judged.0,
            validity: judged.1,
            reliability: judged.2,
            timeliness: judged.3,
            completeness: judged.4,
            relevance: judged.5,
            accuracy_shown_by: shown.clone(),
            action: shown,
            action_due: due,
            extra,
            ..Assessment::default()
        },
    )
}

/// A figure that was drawn, checked or not.
fn drawn(measure: MeasureId) -> impl Strategy<Value = DrawnFigure> {
    let found = (choice(AuditFinding::ALL), number(), of(number()), of(text()));
    (1..9_u32, period(), number(), found, extra()).prop_map(
        move |(at, of_period, published, (finding, verified, of, replaced), extra)| DrawnFigure {
            number: at,
            measure: measure.clone(),
            of_period,
            published: Some(published),
            published_of: of,
            finding,
            verified: Some(verified),
            replaced: replaced.unwrap_or_default(),
            extra,
            ..DrawnFigure::default()
        },
    )
}

/// An audit that drew figures of a measure, or none yet.
pub fn audit(measure: MeasureId) -> impl Strategy<Value = Audit> {
    let stratum = (text(), 0..9_u32, text(), vec(drawn(measure), 0..2)).prop_map(
        |(name, size, seed, drawn)| Stratum { name, size, seed, drawn, ..Stratum::default() },
    );
    (audit_id(), text(), period(), 1..9_u32, vec(stratum, 0..3), extra()).prop_map(
        |(id, name, period, size, strata, extra)| Audit {
            id,
            name,
            period,
            size,
            strata,
            extra,
            ..Audit::default()
        },
    )
}
