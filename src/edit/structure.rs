//! Changes to the organisation and its perspectives.

use crate::edit::draft::{Draft, first};
use crate::edit::{Refusal, check, rows};
use crate::model::{Frequency, Kind, Measure, Organisation, Perspective};
use std::collections::HashSet;
use std::sync::Arc;

/// Replaces the organisation's fields. With a new first month, plans and resources keep their calendar
/// years and only the way they are written changes (`2025/26` to `2025`).
pub(super) fn set_organisation(
    draft: &mut Draft,
    organisation: Organisation,
) -> Result<String, Refusal> {
    first(|report| check::organisation(&organisation, report))?;
    if organisation.name.trim().is_empty() {
        return Err(Refusal::Nameless);
    }
    if organisation.year_start_month != draft.pack.organisation.year_start_month {
        let mut held = draft.pack.measures.iter();
        if let Some((measure, what)) = held.find_map(|held| Some((held, tied_to_year(held)?))) {
            return Err(Refusal::YearStart { measure: measure.name.clone(), what });
        }
    }
    draft.pack.organisation = organisation;
    rows::restyle_years(&mut draft.pack);
    Ok("Change the organisation".to_owned())
}

/// What a measure has that would mean other months if the year started elsewhere.
fn tied_to_year(measure: &Measure) -> Option<&'static str> {
    if !measure.targets.is_empty() {
        return Some("targets");
    }
    let others = measure.comparators.iter().map(|comparator| &comparator.series);
    let figures = std::iter::once(&measure.series).chain(others).flatten().map(|held| held.period);
    let baseline = measure.baseline.as_ref().and_then(|baseline| baseline.period);
    figures.chain(baseline).find_map(|period| match period.frequency() {
        Frequency::Quarterly => Some("quarterly figures"),
        Frequency::HalfYearly => Some("half-yearly figures"),
        Frequency::Yearly => Some("yearly figures"),
        Frequency::Monthly | Frequency::Dated => None,
    })
}

pub(super) fn set_perspectives(
    draft: &mut Draft,
    perspectives: Vec<Perspective>,
) -> Result<String, Refusal> {
    let mut kept = HashSet::new();
    for perspective in &perspectives {
        first(|report| check::row(perspective, report))?;
        if !kept.insert(&perspective.id) {
            return Err(Refusal::Duplicate { what: "perspective", id: perspective.id.0.clone() });
        }
    }
    let held: HashSet<_> = draft.pack.perspectives.iter().map(|held| &held.id).collect();
    for measure in &draft.pack.measures {
        if let Some(id) = &measure.perspective
            && held.contains(id)
            && !kept.contains(id)
        {
            let by = format!("measure '{}'", measure.name);
            let name =
                draft.pack.perspective(id).map_or_else(|| id.0.clone(), |it| it.name.clone());
            return Err(Refusal::InUse { what: "perspective", name, by });
        }
    }
    // A measure keeps its perspective there; an objective goes back to where its measures stand.
    let gone: Vec<String> =
        held.into_iter().filter(|id| !kept.contains(id)).map(|id| id.0.clone()).collect();
    draft.pack.perspectives = perspectives.into_iter().map(Arc::new).collect();
    for id in &gone {
        rows::let_go(&mut draft.pack, Kind::Perspective, id);
    }
    Ok("Change the perspectives".to_owned())
}
