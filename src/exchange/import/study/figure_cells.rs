//! What the cells of one figure come to: the figure itself and its parts, what is suppressed among them, and what answers
//! settled of how they are read.

use super::columns::beside_parts::{GIVEN, leaves};
use super::columns::deciding::Deciding;
use super::columns::sets::Figures;
use super::figures::values::{CellText, Values};
use super::meant::Right;
use super::names::words::is_not_applicable;
use super::recast::{Known, Made, Recast, Told, waits_for};
use super::shape::row_kinds::RowKind;
use super::units::clocks::clock_in;
use crate::exchange::columns::target_parts::TargetPart;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use crate::exchange::reading::value::{self, ValueReading};
use crate::model::MissingReason;
use std::borrow::Cow;

/// What becomes of the other cells of a figure that is suppressed.
const HIDDEN: &str = "the figure of its row is suppressed: no part of it is kept";

const STRETCH: Role = Role::OfTarget(TargetPart::Stretch);

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
                _ => clock_in(text).is_some() || self.in_full(text, at, name, values).is_some(),
            }
    }

    /// A figure of a row, with what is known of it before its cells are read.
    pub(super) fn one_figure<'a>(
        &self,
        row: usize,
        figures: &'a Figures,
        name: &'a str,
        known: &'a Known,
        kind: RowKind,
    ) -> OneFigure<'a> {
        let part = |wanted: Role| {
            let column = figures.columns.iter().find(|(role, _)| *role == wanted);
            column.is_some_and(|(_, at)| !self.text(row, *at).is_empty())
        };
        let marked = self.marked_part(row, figures, name, known);
        let given = marked.is_none()
            && known.scale.is_some()
            && part(Role::Numerator)
            && part(Role::Denominator);
        let right = self.disagreeing.get(&row).filter(|_| given && part(Role::Value));
        OneFigure {
            row,
            figures,
            name,
            known,
            kind,
            nobodys: self.nobodys(row, figures),
            hidden: marked.filter(|(_, stands)| !stands).map(|(at, _)| at),
            given,
            right: right.copied(),
        }
    }

    /// What the cells of a figure come to.
    pub(super) fn read_cells(&self, one: &OneFigure, recast: &mut Recast) -> Read {
        let mut read = Read::new(recast.mapping.columns.len());
        for (role, at) in &one.figures.columns {
            let text = self.text(one.row, *at);
            if text.is_empty() {
                continue;
            }
            let beside = self.written_with(one.row, *at, *role);
            if let Some((_, beside, used)) = &beside {
                read.told.push((*beside, (Outcome::Used, (*used).into())));
            }
            let text = beside.as_ref().map_or(text, |(written, ..)| written.as_str());
            let role = if *role == Role::Value { one.kind.role() } else { *role };
            let cell = Cell { role, at: *at, text };
            if role == Role::Rating {
                self.read_rating(&cell, &mut read);
            } else if let Some(told) = one.belongs_to_nobody(role) {
                read.told.push((*at, told));
            } else if one.is_hidden(&cell) {
                self.read_hidden(one, &cell, &mut read, recast);
            } else if let Some(told) = one.goes_without(&cell) {
                read.told.push((*at, told));
            } else {
                self.read_cell(one, &cell, &mut read, recast);
            }
        }
        read
    }

    /// What a target says together with the cell beside it: as it is to be read, where that cell is, and what it is used for.
    fn written_with(
        &self,
        row: usize,
        at: usize,
        role: Role,
    ) -> Option<(String, usize, &'static str)> {
        let range = self.range_in_two(row, at, role);
        let range = range.map(|(text, at)| (text, at, "the upper end of the range beside it"));
        range.or_else(|| {
            let (text, at) = self.to_be_passed(row, at, role)?;
            Some((text, at, "says that the target beside it has to be passed"))
        })
    }

    /// A status that is published of the figure.
    fn read_rating(&self, cell: &Cell, read: &mut Read) {
        match self.is_status(cell.text) {
            true => (read.filled, read.rating) = (true, Some(cell.at)),
            false => read.told.push((cell.at, (Outcome::LeftOut, "it is no status".into()))),
        }
    }

    /// A cell of a figure that is suppressed: the one that says so, or one that would give it away.
    fn read_hidden(&self, one: &OneFigure, cell: &Cell, read: &mut Read, recast: &Recast) {
        if one.hidden != Some(cell.at) {
            return read.told.push((cell.at, (Outcome::Used, HIDDEN.into())));
        }
        // As it is written there, where that says so by itself: `<5`.
        let found = self.figure(cell.text, (one.name, cell.at, one.row, false), &one.known.values);
        let said = match &found {
            CellText::As(said) => said,
            _ => "[c]",
        };
        read.made.set(recast.mapping.column(Role::Value), said, Some((one.row, cell.at)));
        read.filled = true;
    }

    /// A cell that is taken, unless it can't be read or waits.
    fn read_cell(&self, one: &OneFigure, cell: &Cell, read: &mut Read, recast: &mut Recast) {
        let Cell { role, at, text } = *cell;
        let values = &one.known.values;
        let target = matches!(role, Role::Target | Role::Floor | STRETCH);
        let figure = target || is_of_figure(role);
        let found = match figure || role == Role::Forecast {
            true => self.figure(text, (one.name, at, one.row, target), values),
            false => CellText::As(Cow::Borrowed(text)),
        };
        let found = match found {
            CellText::As(found) => found,
            CellText::Out(reason) => {
                return read.told.push((at, (Outcome::LeftOut, reason.into())));
            }
            CellText::Waits(id) => {
                return read.told.push((at, (Outcome::LeftOut, waits_for(&id))));
            }
        };
        if figure && !target {
            self.settle(one, cell, read, recast);
        }
        // A forecast for the row says nothing without its figure; one of a period does.
        let of_period = role == Role::Forecast && one.figures.period.is_some();
        read.filled |= figure || of_period;
        let typed = one.figures.columns.iter().any(|(it, _)| *it == Role::ValueText);
        let from = Some((one.row, at));
        if role == Role::Value
            && !typed
            && self.is_kept_as_typed(text, &found, (one.row, at), one.name, values)
        {
            read.made.set(recast.mapping.column(Role::ValueText), text, from);
        }
        read.made.set(recast.mapping.column(role), found, from);
    }

    /// What answers settled of how a figure's cell is read: its marks, what is written out, anything else.
    fn settle(&self, one: &OneFigure, cell: &Cell, read: &mut Read, recast: &mut Recast) {
        let (place, values) = ((one.row, cell.at), &one.known.values);
        let column = recast.mapping.column(cell.role);
        if let Some(said) = self.taken_mark(cell.text, place, one.name, values) {
            read.confirmed.extend(column);
            if !said.is_empty() {
                read.made.set(recast.mapping.column(Role::Qualifier), said, Some(place));
            }
        }
        let offered = || self.written_out(cell.text, place, one.name, &values.units);
        if let Some(taken) = values.written_out.taken(offered) {
            read.confirmed.extend(column.filter(|_| taken));
            recast.settled.insert(place);
            read.in_per_cent |=
                taken && self.is_written_share(cell.text, place, one.name, &values.units);
        }
        if self.is_settled(cell.text, place, one.name, values) {
            recast.settled.insert(place);
        }
    }
}

/// A figure of a row, with what is known of it before its cells are read.
pub(super) struct OneFigure<'a> {
    pub(super) row: usize,
    pub(super) figures: &'a Figures,
    pub(super) name: &'a str,
    pub(super) known: &'a Known,
    pub(super) kind: RowKind,
    /// Why it is nobody's.
    nobodys: Option<&'static str>,
    /// The cell that says that it is suppressed.
    hidden: Option<usize>,
    /// Numerator and denominator give it.
    given: bool,
    /// Which is right, where they give another than the one beside them.
    right: Option<Right>,
}

/// A cell of a figure.
struct Cell<'a> {
    role: Role,
    at: usize,
    text: &'a str,
}

/// What the cells of a figure come to.
pub(super) struct Read {
    pub(super) made: Made,
    /// Whether there is anything in it.
    pub(super) filled: bool,
    /// It was taken as a share that is written out.
    pub(super) in_per_cent: bool,
    /// The cell of its published status.
    pub(super) rating: Option<usize>,
    /// The columns of the long table whose offered reading is taken.
    pub(super) confirmed: Vec<usize>,
    /// What becomes of the cells that the long table doesn't hold, by column.
    pub(super) told: Vec<(usize, Told)>,
}

impl Read {
    fn new(width: usize) -> Self {
        Self {
            made: Made::new(width),
            filled: false,
            in_per_cent: false,
            rating: None,
            confirmed: Vec::new(),
            told: Vec::new(),
        }
    }
}

impl OneFigure<'_> {
    /// Why a cell isn't taken whose figure is nobody's. A target beside it is the measure's all the same.
    fn belongs_to_nobody(&self, role: Role) -> Option<Told> {
        let reason = self.nobodys.filter(|_| role != Role::Target)?;
        Some((Outcome::LeftOut, reason.into()))
    }

    /// Whether a cell is of a figure that is suppressed. What was written in place of it gives nothing away: `<5` beside
    /// `[c]`.
    fn is_hidden(&self, cell: &Cell) -> bool {
        let in_its_place = || {
            cell.role == Role::ValueText
                && !matches!(value::read(cell.text), ValueReading::Number { .. })
        };
        self.hidden.is_some() && is_of_figure(cell.role) && !in_its_place()
    }

    /// What becomes of a cell that the figure does without: what others give, and a name of nobody, as `N/A`.
    fn goes_without(&self, cell: &Cell) -> Option<Told> {
        if let Some(reason) = self.right.and_then(|right| leaves(right, cell.role)) {
            return Some((Outcome::LeftOut, reason));
        }
        if cell.role == Role::Value && self.given && self.right != Some(Right::Figure) {
            return Some((Outcome::LeftOut, GIVEN.into()));
        }
        (cell.role == Role::Geography && is_not_applicable(cell.text))
            .then(|| (Outcome::Used, "says whose figure it is".into()))
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
