//! The sums that a measure's printed figures stand in: areas and groups that make up the whole, areas that make up the area
//! they lie within, and parts of a year that make up the year; and what has to be left out so that none gives away what is suppressed.

use super::nesting::Nesting;
use super::parts::{State, state};
use crate::model::{Accumulation, Calendar, ComparatorKind, Frequency, Measure, Period};
use crate::statistics::areas::given_away;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// More unknown figures that hang together aren't taken apart: all that stand with them are left out.
const MOST: usize = 240;

/// A figure: the measure's own where the series is 0, else the comparator's of the place before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cell {
    pub(super) series: usize,
    pub(super) period: Period,
}

/// A sum: a whole and its parts.
struct Sum {
    whole: Cell,
    parts: Vec<Cell>,
    /// What is counted adds up to nothing but what is counted, so that what is left may come to nothing.
    adds: bool,
}

/// The sums of a measure, and what is known of each figure in them.
pub(super) struct Sums {
    states: BTreeMap<Cell, State>,
    sums: Vec<Sum>,
    /// Which sums a figure stands in.
    of: BTreeMap<Cell, Vec<usize>>,
    /// What a comparator counts in a period, on average: the same one is withheld in each, so that lines stay whole.
    usual: BTreeMap<usize, f64>,
    /// Given away, and nothing is left that could be withheld for it.
    lost: BTreeSet<Cell>,
}

impl Sums {
    /// The sums that a measure's figures stand in.
    pub(super) fn of(measure: &Measure, calendar: Calendar, nesting: &Nesting) -> Self {
        let mut states = BTreeMap::new();
        let own = measure.series.iter();
        states.extend(own.map(|it| (Cell { series: 0, period: it.period }, state(it))));
        for (at, comparator) in measure.comparators.iter().enumerate() {
            if comparator.kind.is_part() {
                let cell = |period| Cell { series: at + 1, period };
                states.extend(comparator.series.iter().map(|it| (cell(it.period), state(it))));
            }
        }
        let mut sums = of_sets(measure, &states, nesting);
        sums.extend(over_time(measure, calendar, &states));
        let mut of: BTreeMap<Cell, Vec<usize>> = BTreeMap::new();
        for (at, sum) in sums.iter().enumerate() {
            for cell in sum.parts.iter().chain([&sum.whole]) {
                of.entry(*cell).or_default().push(at);
            }
        }
        let mut counted: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
        for (cell, state) in &states {
            if let State::Printed { counted: count, .. } = state {
                let (sum, times) = counted.entry(cell.series).or_default();
                (*sum, *times) = (*sum + count, *times + 1.0);
            }
        }
        let usual = counted.into_iter().map(|(at, (sum, times))| (at, sum / times)).collect();
        Self { states, sums, of, usual, lost: BTreeSet::new() }
    }

    /// Leaves out what has to be, of what is given away now. `None` where nothing is, or nothing can be done about it.
    pub(super) fn withhold_more(&mut self) -> Option<Vec<Cell>> {
        let mut hidden = Vec::new();
        let mut kept: BTreeSet<usize> = BTreeSet::new();
        for cell in self.exposed() {
            // What is withheld for one may keep others of the same sums.
            let sums = self.of.get(&cell).cloned().unwrap_or_default();
            if sums.iter().any(|at| kept.contains(at)) {
                continue;
            }
            let least = self.least_of(&sums).or_else(|| {
                let (_, sums) = self.together(cell);
                self.least_of(&sums.into_iter().collect::<Vec<_>>())
            });
            match least {
                Some(found) => {
                    self.states.insert(found, State::Suppressed);
                    hidden.push(found);
                    kept.extend(self.of.get(&found).into_iter().flatten());
                }
                None => {
                    self.lost.insert(cell);
                }
            }
        }
        (!hidden.is_empty()).then_some(hidden)
    }

    /// Suppressed figures that are given away though nothing is left to withhold.
    pub(super) fn given_away(&self) -> BTreeSet<Cell> {
        self.exposed()
            .into_iter()
            .chain(self.lost.iter().copied())
            .filter(|it| it.series > 0)
            .collect()
    }

    fn state(&self, cell: &Cell) -> State {
        self.states.get(cell).copied().unwrap_or(State::Unknown)
    }

    fn is_open(&self, cell: &Cell) -> bool {
        matches!(self.state(cell), State::Suppressed | State::Unknown)
    }

    /// The printed part, none of the measure's own, that least is lost with: the smallest that isn't nothing.
    fn least_of(&self, sums: &[usize]) -> Option<Cell> {
        let cells = sums.iter().filter_map(|at| self.sums.get(*at));
        let cells = cells.flat_map(|sum| sum.parts.iter().chain([&sum.whole]));
        let size = |cell: &Cell| match self.state(cell) {
            State::Printed { counted, of } if cell.series > 0 => {
                let usual = self.usual.get(&cell.series).copied().unwrap_or_default();
                Some(((counted <= 0.0, *cell), [usual, counted, of.unwrap_or_default()]))
            }
            _ => None,
        };
        type Size = ((bool, Cell), [f64; 3]);
        let order = |((none, cell), sizes): &Size, ((other_none, other), others): &Size| {
            let sizes = sizes.iter().zip(others).map(|(one, other)| one.total_cmp(other));
            none.cmp(other_none)
                .then(sizes.fold(Ordering::Equal, Ordering::then))
                .then(cell.cmp(other))
        };
        cells.filter_map(size).min_by(order).map(|((_, cell), _)| cell)
    }

    /// The suppressed figures that can be worked out from what is printed, but for those that nothing helps.
    fn exposed(&self) -> Vec<Cell> {
        let mut found = BTreeSet::new();
        let mut seen = BTreeSet::new();
        let suppressed = self.states.iter().filter(|(_, state)| **state == State::Suppressed);
        for (cell, _) in suppressed {
            if seen.contains(cell) || !self.of.contains_key(cell) {
                continue;
            }
            let (cells, sums) = self.together(*cell);
            seen.extend(cells.iter().copied());
            found.extend(self.worked_out(&cells, &sums));
        }
        found.extend(self.left_with_nothing());
        let open = |cell: &Cell| self.state(cell) == State::Suppressed && !self.lost.contains(cell);
        found.into_iter().filter(open).collect()
    }

    /// The unknown figures that hang together with one, and the sums that they stand in.
    fn together(&self, cell: Cell) -> (BTreeSet<Cell>, BTreeSet<usize>) {
        let (mut cells, mut sums) = (BTreeSet::from([cell]), BTreeSet::new());
        let mut open = vec![cell];
        while let Some(cell) = open.pop() {
            for at in self.of.get(&cell).into_iter().flatten() {
                if !sums.insert(*at) {
                    continue;
                }
                let Some(sum) = self.sums.get(*at) else { continue };
                for other in sum.parts.iter().chain([&sum.whole]) {
                    if self.is_open(other) && cells.insert(*other) {
                        open.push(*other);
                    }
                }
            }
        }
        (cells, sums)
    }

    fn worked_out(&self, cells: &BTreeSet<Cell>, sums: &BTreeSet<usize>) -> Vec<Cell> {
        if cells.len() > MOST {
            return self.anything_printed(cells, sums);
        }
        let numbers: HashMap<(usize, Period), usize> =
            cells.iter().enumerate().map(|(at, cell)| ((cell.series, cell.period), at)).collect();
        let number = |cell: &Cell| numbers.get(&(cell.series, cell.period)).copied();
        let row = |at: &usize| {
            let sum = self.sums.get(*at)?;
            let parts = sum.parts.iter().filter_map(|it| Some((number(it)?, 1.0)));
            Some(parts.chain(number(&sum.whole).map(|it| (it, -1.0))).collect::<Vec<_>>())
        };
        let rows: Vec<Vec<(usize, f64)>> = sums.iter().filter_map(row).collect();
        let given = given_away(&rows);
        let at = |(at, cell): (usize, &Cell)| given.contains(&at).then_some(*cell);
        cells.iter().enumerate().filter_map(at).collect()
    }

    /// Where too much hangs together to be taken apart, whatever stands with anything printed counts as given away.
    fn anything_printed(&self, cells: &BTreeSet<Cell>, sums: &BTreeSet<usize>) -> Vec<Cell> {
        let printed = |at: &&usize| self.least_of(&[**at]).is_some();
        let sums: BTreeSet<usize> = sums.iter().filter(printed).copied().collect();
        let stands = |cell: &&Cell| {
            self.of.get(*cell).is_some_and(|of| of.iter().any(|at| sums.contains(at)))
        };
        cells.iter().filter(stands).copied().collect()
    }

    /// Suppressed figures that together come to nothing, or to everybody: then each does.
    fn left_with_nothing(&self) -> Vec<Cell> {
        let mut found = Vec::new();
        for sum in self.sums.iter().filter(|sum| sum.adds) {
            let State::Printed { counted, of } = self.state(&sum.whole) else { continue };
            let (mut left, mut left_of) = (counted, of);
            let mut hidden = Vec::new();
            let mut told = true;
            for part in &sum.parts {
                match self.state(part) {
                    State::Printed { counted, of } => {
                        left -= counted;
                        left_of = left_of.zip(of).map(|(left, of)| left - of);
                    }
                    State::Suppressed => hidden.push(*part),
                    State::Nothing => {}
                    State::Unknown => told = false,
                }
            }
            if told && (left == 0.0 || left_of == Some(left)) {
                found.extend(hidden);
            }
        }
        found
    }
}

/// Areas and groups of one set make up the measure's own figure of the same period, and areas of one set the figure of
/// an area that they lie within. Of a set that holds both, only the outermost are parts: none is counted twice.
fn of_sets(measure: &Measure, states: &BTreeMap<Cell, State>, nesting: &Nesting) -> Vec<Sum> {
    let mut sets: BTreeMap<(bool, &str, Period), Vec<usize>> = BTreeMap::new();
    for (at, comparator) in measure.comparators.iter().enumerate() {
        if !comparator.kind.is_part() {
            continue;
        }
        let is_area = comparator.kind == ComparatorKind::Area;
        for figure in &comparator.series {
            sets.entry((is_area, comparator.set.trim(), figure.period)).or_default().push(at);
        }
    }
    let ratios = measure.accumulation == Some(Accumulation::Ratio);
    let adds = ratios || measure.accumulation == Some(Accumulation::Sum);
    let mut sums = Vec::new();
    let mut add = |whole: usize, parts: &[usize], period: Period| {
        let cell = |series: usize| Cell { series, period };
        let parts: Vec<Cell> = parts.iter().map(|at| cell(at + 1)).collect();
        let all = || parts.iter().copied().chain([cell(whole)]);
        let is_ratio = |at: Cell| match states.get(&at) {
            Some(State::Printed { of, .. }) => of.is_some(),
            _ => true,
        };
        let adds = adds && (!ratios || all().all(is_ratio));
        sums.push(Sum { whole: cell(whole), parts, adds });
    };
    for ((_, _, period), list) in sets {
        let outermost = nesting.outermost(&list);
        // One by itself is a part like another, of which the others are not known.
        if list.len() > 1 && !outermost.is_empty() {
            add(0, &outermost, period);
        }
        let outer: BTreeSet<usize> =
            list.iter().flat_map(|at| nesting.above(*at)).copied().collect();
        for whole in outer {
            let inner = |at: &usize| nesting.above(*at).contains(&whole);
            let inner: Vec<usize> = list.iter().copied().filter(inner).collect();
            let parts = nesting.outermost(&inner);
            if !parts.is_empty() && states.contains_key(&Cell { series: whole + 1, period }) {
                add(whole + 1, &parts, period);
            }
        }
    }
    sums
}

/// Parts of a year make up the year's figure, of every series by itself.
fn over_time(measure: &Measure, calendar: Calendar, states: &BTreeMap<Cell, State>) -> Vec<Sum> {
    let last_only =
        matches!(measure.accumulation, Some(Accumulation::Latest | Accumulation::Running));
    let mut sums = Vec::new();
    for whole in states.keys().copied() {
        let Some(longer) = whole.period.frequency().per_year() else { continue };
        for shorter in [Frequency::HalfYearly, Frequency::Quarterly, Frequency::Monthly] {
            let Some(count) = shorter.per_year().filter(|it| *it > longer) else { continue };
            let Some(first) = calendar.period_of(whole.period.start(calendar), shorter) else {
                continue;
            };
            let each = (0..count / longer).filter_map(|at| first.plus(at as i32));
            let mut parts: Vec<Cell> = each
                .map(|period| Cell { period, ..whole })
                .filter(|it| states.contains_key(it))
                .collect();
            if last_only {
                parts.retain(|part| part.period.end(calendar) == whole.period.end(calendar));
            } else if parts.len() < (count / longer) as usize {
                continue;
            }
            if !parts.is_empty() {
                sums.push(Sum { whole, parts, adds: false });
            }
        }
    }
    sums
}
