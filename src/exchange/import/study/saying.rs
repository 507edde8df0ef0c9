//! What a row says beside its figure: of its measure, whose it is, and whether there is one.

use super::columns::deciding::Deciding;
use super::columns::sets::Figures;
use super::figures::values::CellText;
use super::periods::styles::Label;
use super::places::whose_rows::RowWhose;
use super::recast::{Known, Made, Recast, Told, waits_for};
use super::shape::totals::is_whole;
use crate::exchange::columns::target_parts::TargetPart;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::{Role, Whose};
use crate::exchange::reading::spaces::tidy;
use crate::model::ComparatorKind;
use std::borrow::Cow;

impl Deciding<'_> {
    /// What a column of statuses says of a figure: why there is none, or that it will change.
    pub(super) fn status(
        &self,
        row: usize,
        figures: &Figures,
        made: &mut Made,
        recast: &Recast,
        told: &mut Vec<(usize, Told)>,
    ) -> bool {
        let column = |role: Role| recast.mapping.column(role);
        let (value, qualifier) = (column(Role::Value), column(Role::Qualifier));
        let Some(at) = self.with(Role::Status).first().copied() else { return false };
        let text = self.text(row, at);
        if text.is_empty() {
            return false;
        }
        let text = self.words_of_mark(text).unwrap_or_else(|| text.to_owned()).to_lowercase();
        told.push((at, (Outcome::Used, "says whether there is a figure".into())));
        let said = |role: Role| {
            let column = recast.mapping.column(role);
            column.and_then(|at| made.texts.get(at)).is_some_and(|text| !text.is_empty())
        };
        let has = said(Role::Value) || (said(Role::Numerator) && said(Role::Denominator));
        let cell = figures.columns.iter().find(|(role, _)| *role == Role::Value);
        let cell =
            cell.map(|(_, at)| (row, *at)).filter(|(row, at)| !self.text(*row, *at).is_empty());
        let missing = ["suppress", "confidential", "disclos"];
        let absent = ["missing", "not available", "unavailable", "no data", "not applicable"];
        if !has {
            let reason = if missing.iter().any(|word| text.contains(word)) {
                "suppressed"
            } else if absent.iter().any(|word| text.contains(word)) {
                "not available"
            } else {
                return false;
            };
            made.set(value, reason, cell);
            return true;
        }
        let words =
            [("provisional", "provisional"), ("revised", "revised"), ("estimat", "estimate")];
        let words: Vec<&str> = words
            .into_iter()
            .filter(|(stem, _)| text.contains(stem))
            .map(|(_, word)| word)
            .collect();
        if !words.is_empty() {
            made.set(qualifier, words.join(", "), Some((row, at)));
        }
        false
    }

    pub(super) fn say_whose(
        &self,
        row: usize,
        whose: &RowWhose,
        figures: &Figures,
        made: &mut Made,
        recast: &Recast,
    ) {
        let (series, place) =
            (recast.mapping.column(Role::SeriesRole), recast.mapping.column(Role::Geography));
        let asked = !self.with(Role::Place).is_empty()
            || !self.with(Role::Group).is_empty()
            || figures.place.is_some();
        let cell = |role: Role| self.with(role).first().map(|at| (row, *at));
        match whose {
            RowWhose::Of(kind, name) => {
                let words = match kind {
                    ComparatorKind::Peer => Whose::Comparator,
                    ComparatorKind::National => Whose::National,
                    ComparatorKind::Area => Whose::Area,
                    ComparatorKind::Group => Whose::Group,
                };
                made.set(series, words.words(), None);
                made.set(place, name.clone(), cell(Role::Place).or(cell(Role::Group)));
                if kind.is_part() {
                    made.set(recast.mapping.column(Role::PartsOf), self.parts_of(row), None);
                }
            }
            _ if asked => made.set(series, Whose::Own.words(), None),
            _ => match figures.whose.filter(|whose| *whose != Whose::Own) {
                Some(whose) => made.set(series, whose.words(), None),
                None => {
                    for role in [Role::SeriesRole, Role::Geography, Role::PartsOf] {
                        if let Some(at) = cell(role) {
                            made.set(recast.mapping.column(role), self.text(row, at.1), Some(at));
                        }
                    }
                }
            },
        }
    }

    /// What the part is one of that a row's figures are of, by the headings over it: `Ward`, `Ward by Sex`.
    fn parts_of(&self, row: usize) -> String {
        let heads = |role: Role| {
            let said = |at: &usize| {
                let text = self.said(row, *at);
                !text.is_empty() && !is_whole(text)
            };
            let columns = self.with(role);
            let names: Vec<String> =
                columns.iter().filter(|at| said(at)).map(|at| bare(&self.name(*at))).collect();
            names.join(" and ")
        };
        let all = [heads(Role::Place), heads(Role::Group)];
        let named: Vec<&str> = all.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
        named.join(" by ")
    }

    /// What a row says of its measure.
    pub(super) fn say_measure(
        &self,
        row: usize,
        name: &str,
        (kept, known): (&[usize], &Known),
        made: &mut Made,
        recast: &mut Recast,
    ) {
        let from = self.with(Role::MeasureName).first().map(|at| (row, *at));
        made.set(recast.mapping.column(Role::MeasureName), name, from);
        for (column, at) in kept.iter().enumerate() {
            let role = self.column(*at).and_then(|it| it.role);
            let text = self.said(row, *at);
            let units = &known.values.units;
            if role == Some(Role::Unit) && self.unit_differs(row, name, text, units) {
                let words = "the pack has this measure in another unit, which stands";
                recast.told.insert((row, *at), (Outcome::Used, words.into()));
                continue;
            }
            let read = match role {
                Some(Role::Polarity) => self.polarity_of(text, &known.values),
                Some(Role::PeriodStart | Role::PeriodEnd) => match self.label(text) {
                    Label::As(text) => CellText::As(Cow::Owned(text)),
                    Label::Waits(id) => CellText::Waits(id.into()),
                },
                Some(Role::OfTarget(TargetPart::Tolerance)) if self.says_per_cent(*at, text) => {
                    CellText::As(Cow::Owned(format!("{text}%")))
                }
                _ => CellText::As(Cow::Borrowed(text)),
            };
            match read {
                CellText::As(text) => made.set(Some(column), text, Some((row, *at))),
                CellText::Out(reason) => {
                    drop(recast.told.insert((row, *at), (Outcome::LeftOut, reason.into())))
                }
                CellText::Waits(id) => {
                    recast.told.insert((row, *at), (Outcome::LeftOut, waits_for(&id)));
                }
            }
        }
        let unit = recast.mapping.column(Role::Unit);
        if unit.and_then(|at| made.texts.get(at)).is_some_and(String::is_empty)
            && let Some(said) = known.values.units.said_of(name)
        {
            made.set(unit, said, None);
        }
    }
}

/// A heading of places without what says how they are told: `ward_name` is `ward`.
fn bare(heading: &str) -> String {
    let heading = tidy(&heading.replace('_', " "));
    let lower = heading.to_lowercase();
    let ends = [" name", " code"].into_iter().find(|end| lower.ends_with(end));
    let kept = heading.chars().count() - ends.map_or(0, str::len);
    heading.chars().take(kept).collect()
}
