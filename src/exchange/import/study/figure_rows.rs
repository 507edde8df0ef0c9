//! One row of the long table: a figure with its measure, whose it is and its period.

use super::columns::beside_parts::{GIVEN, leaves};
use super::columns::deciding::{Deciding, YearOf};
use super::columns::sets::Figures;
use super::figures::values::{CellText, Values};
use super::meant::Right;
use super::names::words::{is_not_applicable, plain};
use super::periods::styles::Label;
use super::places::whose_rows::RowWhose;
use super::question::Why;
use super::recast::{Known, Made, Recast, Told, push, waits_for};
use super::sets_asked::of_measure;
use super::shape::row_kinds::RowKind;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use crate::exchange::reading::value::{self, ValueReading};
use crate::model::MissingReason;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What becomes of the other cells of a figure that is suppressed.
const HIDDEN: &str = "the figure of its row is suppressed: no part of it is kept";

/// Whether a cell is a figure, or a part of one.
fn is_of_figure(role: Role) -> bool {
    matches!(role, Role::Value | Role::ValueText | Role::Numerator | Role::Denominator)
}

impl Deciding<'_> {
    /// The cell of a figure beside its numerator and denominator that says that it is suppressed, whichever holds the mark:
    /// kept of any of them, the others would let it be worked out. And whether the figure itself stands all the same.
    fn marked_part(
        &self,
        row: usize,
        figures: &Figures,
        name: &str,
        known: &Known,
    ) -> Option<(usize, bool)> {
        let is_part = |role: &Role| matches!(role, Role::Numerator | Role::Denominator);
        if !figures.columns.iter().any(|(role, _)| is_part(role)) {
            return None;
        }
        let cells = || figures.columns.iter().filter(|(role, _)| is_of_figure(*role));
        let read = |at: usize| match self.figure(
            self.text(row, at),
            (name, at, row, false),
            &known.values,
        ) {
            CellText::As(text) => value::read(&text),
            _ => ValueReading::Blank,
        };
        let stands = |(role, at): &(Role, usize)| {
            *role == Role::Value && matches!(read(*at), ValueReading::Number { .. })
        };
        let marked = |(_, at): &&(Role, usize)| {
            matches!(read(*at), ValueReading::Missing(MissingReason::Suppressed))
        };
        let found = cells().find(marked).map(|(_, at)| *at)?;
        Some((found, cells().any(stands)))
    }

    /// Whether the text of a figure is kept beside what is read for it, as it stands in the sheet: what was read is another
    /// text, a magnitude was taken, or a mark stands for a reason. Never where it would give away a suppressed figure.
    fn is_kept_as_typed(
        &self,
        text: &str,
        read: &str,
        at: (usize, usize),
        name: &str,
        values: &Values,
    ) -> bool {
        text != read
            && match value::read(read) {
                ValueReading::Text(_) => true,
                ValueReading::Missing(_) => !text.bytes().any(|byte| byte.is_ascii_digit()),
                _ => self.in_full(text, at, name, values).is_some(),
            }
    }

    /// Makes a row of the long table; whether there is anything in it.
    pub(super) fn make_figure(
        &self,
        row: usize,
        figures: &Figures,
        name: &str,
        known: &Known,
        (kept, accumulation, whose, label, kind): (
            &[usize],
            &BTreeMap<String, String>,
            &RowWhose,
            Option<&str>,
            RowKind,
        ),
        recast: &mut Recast,
    ) -> bool {
        let whose = match figures.place.as_ref().and_then(|place| known.of_columns.get(place)) {
            Some(RowWhose::Waits(id)) => {
                let told: Told = (Outcome::LeftOut, waits_for(id));
                recast
                    .told
                    .extend(figures.columns.iter().map(|(_, at)| ((row, *at), told.clone())));
                return false;
            }
            Some(whose) => whose,
            None => whose,
        };
        let nobodys = self.nobodys(row, figures);
        let part = |wanted: Role| {
            let column = figures.columns.iter().find(|(role, _)| *role == wanted);
            column.is_some_and(|(_, at)| !self.text(row, *at).is_empty())
        };
        let marked = self.marked_part(row, figures, name, known);
        let hidden = marked.filter(|(_, stands)| !stands).map(|(at, _)| at);
        let given = marked.is_none()
            && known.scale.is_some()
            && part(Role::Numerator)
            && part(Role::Denominator);
        let right = self.disagreeing.get(&row).filter(|_| given && part(Role::Value));
        let mut made = Made::new(recast.mapping.columns.len());
        let column = |role: Role| recast.mapping.column(role);
        let (mut filled, mut in_per_cent, mut rating) = (false, false, None);
        let mut confirmed = Vec::new();
        let mut told: Vec<(usize, Told)> = Vec::new();
        for (role, at) in &figures.columns {
            let text = self.text(row, *at);
            if text.is_empty() {
                continue;
            }
            let range = self.range_in_two(row, *at, *role);
            let passed = range.is_none().then(|| self.to_be_passed(row, *at, *role)).flatten();
            let beside = range.as_ref().or(passed.as_ref());
            let text = beside.map_or(text, |(written, _)| written.as_str());
            if let Some((_, beside)) = beside {
                let used = match range.is_some() {
                    true => "the upper end of the range beside it",
                    false => "says that the target beside it has to be passed",
                };
                told.push((*beside, (Outcome::Used, used.into())));
            }
            let role = &if *role == Role::Value { kind.role() } else { *role };
            if *role == Role::Rating {
                match self.is_status(text) {
                    true => (filled, rating) = (true, Some(*at)),
                    false => told.push((*at, (Outcome::LeftOut, "it is no status".into()))),
                }
                continue;
            }
            // A target beside it is the measure's all the same.
            if let Some(reason) = nobodys.filter(|_| *role != Role::Target) {
                told.push((*at, (Outcome::LeftOut, reason.into())));
                continue;
            }
            // What was written in place of the figure gives nothing away: `<5` beside `[c]`.
            let in_its_place = *role == Role::ValueText
                && !matches!(value::read(text), ValueReading::Number { .. });
            if let Some(mark) = hidden.filter(|_| is_of_figure(*role) && !in_its_place) {
                match mark == *at {
                    true => {
                        // As it is written there, where that says so by itself: `<5`.
                        let read = self.figure(text, (name, *at, row, false), &known.values);
                        let said = match &read {
                            CellText::As(said) => said,
                            _ => "[c]",
                        };
                        made.set(column(Role::Value), said, Some((row, *at)));
                        filled = true;
                    }
                    false => told.push((*at, (Outcome::Used, HIDDEN.into()))),
                }
                continue;
            }
            if let Some(reason) = right.and_then(|right| leaves(*right, *role)) {
                told.push((*at, (Outcome::LeftOut, reason)));
                continue;
            }
            if *role == Role::Value && given && right != Some(&Right::Figure) {
                told.push((*at, (Outcome::LeftOut, GIVEN.into())));
                continue;
            }
            // Nobody's by name, as `N/A`: the series goes without one.
            if *role == Role::Geography && is_not_applicable(text) {
                let used = (Outcome::Used, "says whose figure it is".into());
                told.push((*at, used));
                continue;
            }
            let target = matches!(role, Role::Target | Role::Floor);
            let figure = target
                || matches!(
                    role,
                    Role::Value | Role::ValueText | Role::Numerator | Role::Denominator
                );
            let read = match figure || *role == Role::Forecast {
                true => self.figure(text, (name, *at, row, target), &known.values),
                false => CellText::As(Cow::Borrowed(text)),
            };
            match read {
                CellText::As(read) => {
                    let values = &known.values;
                    if figure
                        && !target
                        && let Some(said) = self.taken_mark(text, (row, *at), name, values)
                    {
                        confirmed.extend(column(*role));
                        if !said.is_empty() {
                            made.set(column(Role::Qualifier), said, Some((row, *at)));
                        }
                    }
                    let offered = || self.written_out(text, (row, *at), name, &values.units);
                    if figure
                        && !target
                        && let Some(taken) = values.written_out.taken(offered)
                    {
                        confirmed.extend(column(*role).filter(|_| taken));
                        recast.settled.insert((row, *at));
                        in_per_cent |=
                            taken && self.is_written_share(text, (row, *at), name, &values.units);
                    }
                    if figure && !target && self.is_settled(text, (row, *at), name, &known.values) {
                        recast.settled.insert((row, *at));
                    }
                    // A forecast for the row says nothing without its figure; one of a period does.
                    let of_period = *role == Role::Forecast && figures.period.is_some();
                    filled |= figure || of_period;
                    let typed = figures.columns.iter().any(|(it, _)| *it == Role::ValueText);
                    if *role == Role::Value
                        && !typed
                        && self.is_kept_as_typed(text, &read, (row, *at), name, values)
                    {
                        made.set(column(Role::ValueText), text, Some((row, *at)));
                    }
                    made.set(column(*role), read, Some((row, *at)));
                }
                CellText::Out(reason) => told.push((*at, (Outcome::LeftOut, reason.into()))),
                CellText::Waits(id) => told.push((*at, (Outcome::LeftOut, waits_for(&id)))),
            }
        }
        let slots = (column(Role::Value), column(Role::Qualifier));
        self.qualified_by_marks(row, figures, slots, &mut made);
        filled |= self.status(row, figures, &mut made, recast, &mut told);
        for (at, told) in told {
            recast.told.insert((row, at), told);
        }
        if !filled {
            return false;
        }
        self.say_whose(row, whose, figures, &mut made, recast);
        let of_part = match &figures.part {
            None => None,
            Some(part) => match self.part_in_row(part, row) {
                Some(Label::As(text)) => Some(text),
                other => {
                    let why = match other {
                        Some(Label::Waits(id)) => waits_for(id),
                        _ => "its row doesn't name the year".into(),
                    };
                    let told: Told = (Outcome::LeftOut, why);
                    let columns = figures.columns.iter();
                    recast.told.extend(columns.map(|(_, at)| ((row, *at), told.clone())));
                    return false;
                }
            },
        };
        let period = figures.period.as_deref().or(of_part.as_deref()).or(label);
        let year_of = match kind {
            RowKind::YearTarget => Some(&YearOf::Row),
            _ => figures.year_of.as_ref(),
        };
        let year = year_of.map(|of| self.year_of_target(of, period));
        let period = match &year {
            Some(Some(year)) => Some(year.as_str()),
            Some(None) => {
                let reason = "nothing says which year this target is for";
                let told = figures
                    .columns
                    .iter()
                    .map(|(_, at)| ((row, *at), (Outcome::LeftOut, reason.into())));
                recast.told.extend(told);
                return false;
            }
            None => period,
        };
        let named = match &figures.part {
            Some(_) => self.year_of_rows,
            None => [Role::Period, Role::PeriodPoint, Role::PeriodEnd]
                .iter()
                .find_map(|role| self.with(*role).first().copied()),
        };
        let from = named.filter(|_| figures.period.is_none() && year.is_none()).map(|at| (row, at));
        made.set(recast.mapping.column(Role::Period), period.unwrap_or_default(), from);
        let called = match (&figures.metric, known.several || name.is_empty()) {
            (Some(metric), true) if name.is_empty() => metric.clone(),
            (Some(metric), true) => format!("{name} {metric}"),
            _ => name.to_owned(),
        };
        in_per_cent &= !known.held.contains(&plain(&called));
        let scale = known.scale.as_ref().and_then(|it| it.of(row));
        if let Some(scale) = scale.filter(|_| !known.held.contains(&plain(&called))) {
            made.set(recast.mapping.column(Role::Scale), scale.clone(), None);
        }
        self.say_measure(row, &called, (kept, known), &mut made, recast);
        // What was taken as "which is 89%" is a percentage from then on.
        if in_per_cent {
            made.set_where_blank(recast.mapping.column(Role::Scale), "100");
            made.set_where_blank(recast.mapping.column(Role::Unit), "%");
        }
        if let Some(unit) = &self.unit_headed {
            made.set_where_blank(recast.mapping.column(Role::Unit), unit);
        }
        let unit =
            self.with(Role::Unit).first().map_or("", |at| self.text(row, *at)).to_lowercase();
        let of_one = accumulation.get(&of_measure(&unit, &called));
        if let Some(words) = of_one.or_else(|| accumulation.get(&unit)) {
            made.set(recast.mapping.column(Role::Accumulation), words.clone(), None);
        }
        let rolls = self.rolls(row, figures);
        if let Some(words) = &rolls {
            let from = figures.columns.first().map_or(0, |(_, at)| *at);
            self.say_rolling(words, (row, from), &mut made, recast);
        }
        if year.is_some() && !recast.year_targets.insert(made.texts.clone()) {
            let used = (Outcome::Used, Why::from("the year's target, as another row says"));
            recast.told.extend(figures.columns.iter().map(|(_, at)| ((row, *at), used.clone())));
            return true;
        }
        let at = recast.table.rows.len();
        recast.confirmed.extend(confirmed.into_iter().map(|column| (at, column)));
        push(recast, made, self.layout.table.row_number(row));
        if rolls.is_some() {
            recast.rolling.insert(at);
        }
        if let Some(from) = rating {
            recast.say(at, Role::Rating, self.text(row, from), Some((row, from)));
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn a_suppressed_figure_stays_so_whichever_of_its_cells_holds_the_mark() {
        let whole = "parts; the row without one is the organisation's own";
        let check = |heading: &str, male: &str, expected: &str| {
            let text = format!(
                "Indicator,Sex,Quarter,{heading}\nHelped,Female,2025/26 Q1,41,50,82.0\n\
                 Helped,Male,2025/26 Q1,{male}\nHelped,All,2025/26 Q1,62,80,77.5\n"
            );
            let answers = [("scale", "per cent"), ("groups", whole)];
            let found = tried(&Pack::default(), &text, &answers);
            let male = found.figures().into_iter().find(|it| it.contains("Male"));
            assert_eq!(male.unwrap_or_default(), expected, "{text}");
        };
        let three = "Numerator,Denominator,Value";
        let suppressed = "Helped, Male, 2025/26 Q1: suppressed";
        check(three, "c,c,c", suppressed);
        check(three, "[c],[c],[c]", suppressed);
        check(three, "[c],30,", suppressed);
        check(three, "21,[c],", suppressed);
        check(three, "21,30,[c]", suppressed);
        // What is published all the same stands, by itself.
        check(three, "[c],[c],70.0", "Helped, Male, 2025/26 Q1: 70");
        check(three, "21,30,70.0", "Helped, Male, 2025/26 Q1: 21/30");
    }

    #[test]
    fn marks_in_a_column_beside_figures_are_read() {
        let check = |heading: &str, marks: [&str; 3], expected: [&str; 3]| {
            let text = format!(
                "Measure,Period,Value,{heading}\nBins,Apr 2025,5,{}\nBins,May 2025,6,{}\nBins,Jun 2025,,{}\n",
                marks[0], marks[1], marks[2]
            );
            let found = tried(&Pack::default(), &text, &[]);
            let said = found.pack.measures[0].series.iter().map(|it| match it.reading {
                crate::model::Reading::Missing(reason) => reason.words(),
                _ if it.provisional => "provisional",
                _ if it.revised => "revised",
                _ => "",
            });
            assert_eq!(said.collect::<Vec<_>>(), expected, "{text}");
        };
        let read = ["provisional", "revised", "suppressed"];
        for heading in ["Marker", "Flags", "obs_status"] {
            check(heading, ["p", "r", "c"], read);
            check(heading, ["[p]", "[r]", "[c]"], read);
        }
        check("Marker", ["", "r", "x"], ["", "revised", "not available"]);
    }
}
