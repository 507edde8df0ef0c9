//! What a sign-off stops, asked in one place: the guard refuses by what changed, and whoever wants to know
//! beforehand (an import, a form) asks here.

use crate::edit::Refusal;
use crate::edit::guard::refused;
use crate::model::{Day, MeasureId, Pack, Period, Proposal, ReportingYear, SignOff, Verdict};

/// The sign-off that keeps a measure's target for a year from being changed; `None` where it isn't signed, or an
/// accepted change within the year waits to be made.
pub fn stops_target<'a>(
    pack: &'a Pack,
    id: &MeasureId,
    year: ReportingYear,
) -> Option<&'a SignOff> {
    let waits = |held: &Proposal| {
        held.is_of(id)
            && held.changes_terms()
            && held.from == year
            && held.verdict == Some(Verdict::Accepted)
            && held.made.is_none()
    };
    pack.signed(id, year).filter(|sign_off| {
        !(sign_off.in_year_changes && pack.proposals.iter().any(|held| waits(held)))
    })
}

/// The sign-off that keeps what a measure's ratings rest on (its definition, where it stands) from being changed
/// on a day: one of a year that isn't over and for which no terms are kept. Without a day every year counts.
pub fn stops_terms<'a>(pack: &'a Pack, id: &MeasureId, on: Option<Day>) -> Option<&'a SignOff> {
    let calendar = pack.calendar();
    let measure = pack.measure(id)?;
    let kept = |year| measure.closed_terms(year).is_some();
    let over = |year| on.is_some_and(|on| Period::Year(year).end(calendar) < on.0);
    pack.sign_offs
        .iter()
        .map(AsRef::as_ref)
        .filter(|sign_off| sign_off.frozen.contains_key(id))
        .find(|sign_off| !kept(sign_off.year) && !over(sign_off.year))
}

/// What is said before a form is filled in that would change what ratings of these measures rest on: which of them are
/// signed on a day, so that `what` can't be saved; `None` where none is.
pub fn signed_among<'a>(
    pack: &Pack,
    ids: impl IntoIterator<Item = &'a MeasureId>,
    on: Option<Day>,
    what: &str,
) -> Option<String> {
    let mut signed = ids.into_iter().filter_map(|id| Some((id, stops_terms(pack, id, on)?)));
    let (id, sign_off) = signed.next()?;
    let name = &pack.measure(id)?.name;
    let which = match signed.count() {
        0 => format!("“{name}” is"),
        1 => format!("“{name}” and 1 more measure are"),
        more => format!("“{name}” and {more} more measures are"),
    };
    let (year, by) = (sign_off.year, &sign_off.by);
    Some(format!(
        "{which} signed off for {year} by {by}: {what} can’t be saved until that year is over."
    ))
}

/// Why a measure's target for a year can't be changed, in the words in which the guard refuses it; `None` where it
/// can.
pub fn target_refused(pack: &Pack, id: &MeasureId, year: ReportingYear) -> Option<Refusal> {
    let sign_off = stops_target(pack, id, year)?;
    let name = &pack.measure(id)?.name;
    Some(refused(pack, sign_off, Some(id), name, "its target"))
}

/// Why what a measure's ratings rest on can't be changed on a day, as [`target_refused`].
pub fn terms_refused(pack: &Pack, id: &MeasureId, on: Option<Day>) -> Option<Refusal> {
    let sign_off = stops_terms(pack, id, on)?;
    let name = &pack.measure(id)?.name;
    Some(refused(pack, sign_off, Some(id), name, "what its ratings rest on"))
}
