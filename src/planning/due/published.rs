//! What was published: the figures of signed papers of which it is said when they went out.

use crate::model::{Day, Measure, Pack, Paper, Period};
use crate::rating::{AsAt, period_shown};
use chrono::NaiveDate;
use std::collections::HashMap;

/// The papers that were published by a day, by the measures of which they printed figures.
pub(super) struct Published<'p>(HashMap<&'p str, Vec<(Period, Day)>>);

impl<'p> Published<'p> {
    /// Those of a pack, as on a day.
    pub(super) fn of(pack: &'p Pack, on: NaiveDate) -> Self {
        let mut found: HashMap<&str, Vec<(Period, Day)>> = HashMap::new();
        for paper in &pack.papers {
            let Some(day) = paper.published().filter(|day| day.0 <= on) else { continue };
            for measure in printed(paper) {
                found.entry(measure).or_default().push((paper.period, day));
            }
        }
        Self(found)
    }

    /// The day on which a figure was first published; `None` where nobody said so.
    pub(super) fn on(&self, pack: &Pack, measure: &Measure, period: Period) -> Option<Day> {
        let papers = self.0.get(measure.id.as_str())?.iter();
        let shown = |asked| period_shown(pack, measure, AsAt { period: asked, on: None });
        let of_it = papers.filter(|(of, _)| shown(*of) == Some(period));
        of_it.map(|(_, day)| *day).min()
    }
}

/// The ids of the measures whose figures a paper printed, as it keeps them: each is an entry of its list of figures, which
/// begins with the id.
fn printed(paper: &Paper) -> impl Iterator<Item = &str> {
    let figures = paper.copy.get("figures").and_then(|it| it.as_array());
    figures.into_iter().flatten().filter_map(|figure| figure.get(0)?.as_str())
}
