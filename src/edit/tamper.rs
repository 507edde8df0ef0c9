//! Whether what is signed off is still what was signed: looked at when a pack is opened, imported or checked.
//!
//! What a seal without a server can't show: that somebody changed what was signed, the copy and every digest
//! alike, dropped an entry of the history and made all digests anew, or took a sign-off out with all that tells of
//! it. Only the fingerprint that was minuted shows that.

use crate::edit::seal::{Form, canonical};
use crate::edit::{Inside, Names, Subject, chain, differences, papers, seal};
use crate::model::{Altered, Calendar, Pack, SignOff, day_label};
use serde_json::{Map, Value};

/// Something that isn't what was signed.
#[derive(Clone, Debug, PartialEq)]
pub struct Tampering {
    /// Where in the file.
    pub place: String,
    /// Which sign-off, in words; empty where it is about none in particular.
    pub sign_off: String,
    /// What was found, as a clause in lower case without a full stop.
    pub what: String,
    /// Field by field, from what was signed to what is here; empty where that can't be told.
    pub changes: Vec<Altered>,
}

impl std::fmt::Display for Tampering {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.what)?;
        if !self.sign_off.is_empty() {
            write!(f, " ({})", self.sign_off)?;
        }
        for (index, change) in self.changes.iter().enumerate() {
            write!(f, "{} {change}", if index == 0 { ":" } else { ";" })?;
        }
        Ok(())
    }
}

/// Everything in a pack that isn't what was signed off, in the order of the sign-offs and of measures' ids; then
/// what doesn't fit the history, which tells how it came about.
pub fn tampering(pack: &Pack) -> Vec<Tampering> {
    let names = Names::of([pack]);
    let signed = pack.sign_offs.iter().enumerate();
    let mut found: Vec<Tampering> =
        signed.flat_map(|(index, sign_off)| of_sign_off(pack, &names, index, sign_off)).collect();
    let kept = pack.papers.iter().enumerate().filter(|(_, it)| it.is_signed());
    found.extend(kept.filter(|(_, it)| !papers::is_as_signed(it)).map(|(index, paper)| {
        Tampering {
            place: format!("papers[{index}]"),
            sign_off: String::new(),
            what: format!("the paper '{}' is not what was signed off", paper.name),
            changes: Vec::new(),
        }
    }));
    found.extend(chain::misfits(pack).into_iter().map(|misfit| {
        let sign_off = misfit.sign_off.and_then(|at| pack.sign_offs.get(at));
        Tampering {
            place: misfit.place,
            sign_off: sign_off.map(|held| in_words(held)).unwrap_or_default(),
            what: misfit.what,
            changes: Vec::new(),
        }
    }));
    found
}

/// What isn't as one sign-off, by its place in the pack, has it: its own record, the calendar, what stands around the
/// measures, and each measure.
fn of_sign_off(pack: &Pack, names: &Names, index: usize, sign_off: &SignOff) -> Vec<Tampering> {
    let mut found = Vec::new();
    let mut note = |place: String, what: String, changes: Vec<Altered>| {
        found.push(Tampering { place, sign_off: in_words(sign_off), what, changes });
    };
    if seal::digest(sign_off) != sign_off.digest {
        let what = "the sign-off's own record was changed: who signed, when, for which year, the minute, or which measures";
        note(format!("sign_offs[{index}].digest"), what.to_owned(), Vec::new());
    }
    let (signed, here) = (sign_off.year_start_month, pack.organisation.year_start_month);
    if signed != here {
        let changes =
            vec![Altered::new("the year starts in", Some(month(signed)), Some(month(here)))];
        let what = "the month that the year starts in is not what was signed off, so that quarters and years mean other months";
        note("organisation.year_start_month".to_owned(), what.to_owned(), changes);
    }
    if let Some(around) = &sign_off.around
        && canonical(sign_off).digest(&around.copy) != around.digest
    {
        let what = "the frozen copy of the vision, perspectives, plans and objectives was changed";
        let place = format!("sign_offs[{index}].around.copy");
        note(place, what.to_owned(), moved_since(pack, sign_off));
    }
    let now = seal::now(pack, sign_off);
    for (id, frozen) in &sign_off.frozen {
        let place = format!("sign_offs[{index}].frozen[\"{id}\"]");
        let name = pack.measure(id).map(|measure| measure.name.clone());
        let signed = frozen.copy.get("name").and_then(Value::as_str);
        let name = name.or(signed.map(str::to_owned)).unwrap_or_else(|| id.to_string());
        let changes = |signed, now| changes(names, Inside::FROZEN, signed, now);
        let now = now.get(id);
        let differing = now.map(|now| changes(&frozen.copy, now));
        if canonical(sign_off).digest(&frozen.copy) != frozen.digest {
            // Where the measure itself is as signed, it is the copy that went from that to something else.
            let signed = now.filter(|now| canonical(sign_off).digest(now) == frozen.digest);
            let differing = match signed {
                Some(signed) => Some(changes(signed, &frozen.copy)),
                None => differing,
            };
            let what = format!("the frozen copy of '{name}' was changed");
            note(format!("{place}.copy"), what, differing.unwrap_or_default());
            continue;
        }
        match differing {
            None => note(place, format!("'{name}' was taken out of the pack"), Vec::new()),
            Some(changes) if changes.is_empty() => {}
            Some(changes) => note(place, format!("'{name}' is not what was signed off"), changes),
        }
    }
    found
}

/// A month's name; its number where it is none of the year.
fn month(month: u32) -> String {
    let at = usize::try_from(month).unwrap_or_default().wrapping_sub(1);
    Calendar::MONTHS.get(at).map_or_else(|| month.to_string(), ToString::to_string)
}

/// What stands elsewhere or is called otherwise than when it was signed: the vision, perspectives, plans and
/// objectives above the measures. No rating rests on it, so it isn't frozen; it is shown.
pub fn moved_since(pack: &Pack, sign_off: &SignOff) -> Vec<Altered> {
    let now = seal::around(pack).copy;
    sign_off
        .around
        .as_ref()
        .map(|around| changes(&Names::of([pack]), Inside::AROUND, &around.copy, &now))
        .unwrap_or_default()
}

/// The fields that differ between what was signed and what is here.
fn changes(
    names: &Names,
    inside: Inside,
    signed: &Map<String, Value>,
    now: &Map<String, Value>,
) -> Vec<Altered> {
    // 5 and 5.0 are one number, whatever a file writes.
    if Form::Rfc8785.digest(signed) == Form::Rfc8785.digest(now) {
        return Vec::new();
    }
    let (signed, now) = (Value::Object(signed.clone()), Value::Object(now.clone()));
    let found = differences(&Subject::Pack, inside, Some(&signed), Some(&now));
    found.iter().map(|difference| difference.altered_within(names)).collect()
}

/// Who signed, when and for which year.
fn in_words(sign_off: &SignOff) -> String {
    format!("signed off for {} by {} on {}", sign_off.year, sign_off.by, day_label(sign_off.on.0))
}
