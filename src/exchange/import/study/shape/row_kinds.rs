//! Rows that hold figures, and rows that hold their targets: `Actual` and `Target` in a column of their own.

use super::super::columns::deciding::Deciding;
use super::super::names::words::plain;
use super::super::question::Why;
use super::super::targets::year_targets::is_annual;
use super::headings::{Part, part};
use crate::exchange::import::role::{Role, SlotPart};
use std::collections::HashSet;

/// Words for rows of figures.
const FIGURES: &[&str] = &[
    "actual",
    "actuals",
    "outturn",
    "out turn",
    "result",
    "results",
    "value",
    "performance",
    "data",
];

/// Words for rows that are left out, and why.
const OTHERS: &[(&[&str], &str)] = &[
    (&["variance", "difference", "gap", "% of target"], "how far off it is, we work out ourselves"),
    (&["trend", "dot", "do t", "direction of travel"], "a trend: ours is made from the figures"),
    (
        &["previous year", "last year", "prior year"],
        "a figure of the year before, not of its period",
    ),
    (&["numerator", "denominator"], "rows of their own give only the figure itself"),
    (
        &["forecast", "benchmark", "national average", "england average"],
        "neither a figure of ours nor a target",
    ),
];

/// The most kinds that a column tells apart.
const MOST: usize = 8;

/// What a row holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum RowKind {
    Figure,
    /// Plans of the periods.
    Target,
    /// The target of the year that each period is in.
    YearTarget,
    Floor,
    /// Published statuses of the periods.
    Rating,
    Comment,
}

impl RowKind {
    /// The role of its cells under headings of figures.
    pub(in super::super) fn role(self) -> Role {
        match self {
            Self::Figure => Role::Value,
            Self::Target | Self::YearTarget => Role::Target,
            Self::Floor => Role::Floor,
            Self::Rating => Role::Rating,
            Self::Comment => Role::Comment,
        }
    }

    /// What a text says that a row holds.
    fn read(text: &str) -> Result<Self, Why> {
        let words = plain(text);
        let other = OTHERS.iter().find(|(phrases, _)| phrases.contains(&words.as_str()));
        if let Some((_, why)) = other {
            return Err((*why).into());
        }
        if is_annual(&words) {
            return Ok(Self::YearTarget);
        }
        match (part(&words), words.as_str()) {
            // As StatsWales calls them.
            (_, "data" | "data value" | "data values") => Ok(Self::Figure),
            (_, "comment" | "comments" | "commentary" | "narrative" | "notes") => Ok(Self::Comment),
            (_, "verdict" | "published status" | "performance status" | "brag") => Ok(Self::Rating),
            (Part::Slot(SlotPart::Value, _), _) => Ok(Self::Figure),
            (Part::Slot(SlotPart::Target, _), _) => Ok(Self::Target),
            (Part::Slot(SlotPart::Floor, _), _) => Ok(Self::Floor),
            (Part::Rating, _) => Ok(Self::Rating),
            (Part::SoFar, _) => {
                Err("it adds up the year so far: no figure of its period alone".into())
            }
            _ => Err(format!("'{text}' is neither a figure nor a target").into()),
        }
    }

    /// Whether a text says that its row holds something beside figures: their targets, statuses or comments.
    pub(in super::super) fn is_beside_figures(text: &str) -> bool {
        Self::read(text).is_ok_and(|kind| kind != Self::Figure)
    }

    /// Whether a text is a kind of row, taken or not.
    fn is_known(text: &str) -> bool {
        let other = |it: &(&[&str], &str)| it.0.contains(&text);
        Self::read(text).is_ok() || part(text) != Part::Other || OTHERS.iter().any(other)
    }
}

impl Deciding<'_> {
    /// Finds the column that says of each row whether it holds figures or targets.
    pub(in super::super) fn kinds_of_rows(&mut self) {
        if self.with(Role::RowKind).is_empty() {
            let found = self.free().into_iter().find(|at| self.says_kinds(*at));
            let Some(at) = found else { return };
            self.change(at, |it| {
                it.take(
                    Role::RowKind,
                    "its cells say which rows are figures and which are targets",
                );
            });
        }
        // Beside `Target` a blank name is that of the row above.
        let Some(name) = self.with(Role::MeasureName).first().copied() else { return };
        let blank = |row: &usize| self.text(*row, name).is_empty();
        let first = self.rows.first().is_some_and(|row| !blank(row));
        if first && self.rows.iter().any(blank) {
            self.fill_and_ask(name);
        }
    }

    pub(in super::super) fn says_kinds(&self, at: usize) -> bool {
        let Some(column) = self.column(at) else { return false };
        if column.profile.filled != self.rows.len() || column.profile.distinct > MOST {
            return false;
        }
        let texts: HashSet<String> =
            self.rows.iter().map(|row| plain(self.text(*row, at))).collect();
        // A row of figures and one of what belongs to it: `Actual` beside `Estimate` are something else.
        let beside = |text: &String| matches!(RowKind::read(text), Ok(kind) if kind != RowKind::Figure && kind != RowKind::Comment);
        texts.iter().any(|text| FIGURES.contains(&text.as_str()))
            && texts.iter().any(beside)
            && texts.iter().all(|text| RowKind::is_known(text))
    }

    /// What a row holds; figures where nothing says otherwise.
    ///
    /// # Errors
    /// Why it isn't taken.
    pub(in super::super) fn kind_of_row(&self, row: usize) -> Result<RowKind, Why> {
        match self.with(Role::RowKind).first() {
            Some(at) => {
                let said = self.said(row, *at);
                let share = self.shares_in_rows.as_ref().is_some_and(|it| it.is_share(*at, said));
                if share { Ok(RowKind::Figure) } else { RowKind::read(said) }
            }
            None => Ok(RowKind::Figure),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::{Bounds, Pack};

    #[test]
    fn rows_of_figures_and_rows_of_targets_are_told_apart() {
        let check = |text: &str, figures: &[&str], plans: &[f64]| {
            let found = tried(&Pack::default(), text, &[]);
            assert_eq!(found.figures(), figures, "{text}");
            let targets = found.pack.measures.iter().flat_map(|it| it.targets.values());
            let held: Vec<f64> = targets
                .flat_map(|target| &target.trajectory)
                .filter_map(|step| match step.plan {
                    Bounds::Value(value) => Some(value.get()),
                    Bounds::Range { .. } => None,
                })
                .collect();
            assert_eq!(held, plans, "{text}");
        };
        let figures = [
            "Fly-tips, own, 2025-04: 12",
            "Fly-tips, own, 2025-05: 13",
            "Missed bins, own, 2025-04: 41",
            "Missed bins, own, 2025-05: 38",
        ];
        check(
            "KPI,Type,Apr 2025,May 2025\nMissed bins,Actual,41,38\nMissed bins,Target,40,39\n\
             Fly-tips,Actual,12,13\nFly-tips,Target,15,14\n",
            &figures,
            &[40.0, 39.0, 15.0, 14.0],
        );
        // The name stands once, and a status has a row of its own.
        check(
            "KPI,Row,Apr 2025,May 2025\nMissed bins,Actual,41,38\n,Target,40,39\n,RAG,A,G\n\
             Fly-tips,Actual,12,13\n,Target,15,14\n,RAG,G,G\n",
            &figures,
            &[40.0, 39.0, 15.0, 14.0],
        );
        // No target anywhere but a status, and what we work out ourselves beside it.
        check(
            "KPI,Row,Apr 2025,May 2025\nMissed bins,Actual,41,38\nMissed bins,RAG status,A,G\n\
             Missed bins,Variance,3,4\nMissed bins,DoT,up,down\n",
            &figures[2..],
            &[],
        );
        // No target anywhere: kinds of something else.
        let found =
            tried(&Pack::default(), "KPI,Type,Apr 2025\nBins,Actual,5\nBins,Estimate,6\n", &[]);
        assert!(found.figures().is_empty());
    }

    #[test]
    fn rows_of_data_and_targets_under_a_name_that_stands_once_are_of_that() {
        let figures = [
            "Seen, own, 2022/23: 81",
            "Seen, own, 2023/24: 82",
            "Swept, own, 2022/23: 90",
            "Swept, own, 2023/24: 91",
        ];
        let check = |headings: &str, before: &str| {
            let text = format!(
                "{headings},2022-23,2023-24\n{before}Seen,Data,81,82\n{blank},Target,85,86\n{blank}Swept,Data,90,91\n{blank},Target,95,96\n",
                blank = ",".repeat(before.matches(',').count())
            );
            let found = tried(&Pack::default(), &text, &[("fill-1", "yes")]);
            assert_eq!(found.figures(), figures, "{text} {:?}", found.asked());
            let plans = |at: usize| {
                let targets = found.pack.measures[at].targets.values();
                targets.flat_map(|it| &it.trajectory).map(|it| it.plan).collect::<Vec<_>>()
            };
            let of = |values: [f64; 2]| values.map(|it| Bounds::Value(it.try_into().unwrap()));
            assert_eq!(
                (plans(0), plans(1)),
                (of([85.0, 86.0]).to_vec(), of([95.0, 96.0]).to_vec())
            );
        };
        check("Indicator,", "");
        check("Indicator,Data or target", "");
        check(",", "");
        check("Theme,Indicator,", "Streets,");
        let titles = "Indicator,2022-23,2023-24\nSeen,,\nData,81,82\nTarget,85,86\nSwept,,\nData,90,91\nTarget,95,96\n";
        let found = tried(&Pack::default(), titles, &[]);
        assert_eq!(found.figures(), figures, "{titles} {:?}", found.asked());
        assert!(found.pack.measures.iter().all(|it| it.targets.len() == 2));
    }

    #[test]
    fn a_row_of_statuses_is_what_is_published_of_the_figures_above_it() {
        let check = |text: &str, expected: &[&str]| {
            let found = tried(&Pack::default(), text, &[]);
            let line = |it: &crate::model::PublishedRating| format!("{}: {}", it.period, it.text);
            let published: Vec<String> =
                found.pack.measures.iter().flat_map(|it| it.published.iter().map(line)).collect();
            assert_eq!(published, expected, "{text}");
        };
        let file = |rows: &str| format!("KPI,Row,Apr 2025,May 2025\nBins,Actual,41,38\n{rows}");
        check(&file(",Target,40,39\n,RAG,A,G\n"), &["2025-04: A", "2025-05: G"]);
        check(&file("Bins,Target,40,39\nBins,Status,On track,n/a\n"), &["2025-04: On track"]);
        check(&file("Bins,RAG rating,Green,\n"), &["2025-04: Green"]);
        // Of no figure it is none, and a figure is no status.
        let text = "KPI,Row,Apr 2025,May 2025\nBins,Actual,41,\nBins,RAG,A,G\n";
        check(text, &["2025-04: A"]);
        check(&file("Bins,Rating,3,G\n"), &["2025-05: G"]);
    }
}
