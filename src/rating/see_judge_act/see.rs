//! See: how it is doing, and how that changed.

use super::{Told, continued, sentence};
use crate::model::{Accumulation, Bounds, Frequency};
use crate::rating::case::Case;
use crate::rating::explain::headline;
use crate::rating::finding::finding;
use crate::rating::precision::settle;
use crate::rating::words::printed;
use crate::rating::{Judgement, Test, Which};

/// How the measure is doing, and how that changed.
pub fn see(told: &Told<'_>) -> Vec<String> {
    [level(told), change(told)].concat()
}

/// How the measure is doing.
pub fn level(told: &Told<'_>) -> Vec<String> {
    let said_of = |which| {
        let asked = (told.as_at, told.vocabulary);
        headline(told.pack, told.measure, told.rating, asked, which)
    };
    let to_date = &told.rating.year_to_date;
    let mut said = Vec::new();
    let covers = match to_date.coverage.due {
        0 => String::new(),
        _ => format!(", {}", to_date.words()),
    };
    said.push(format!("{} (year to date{covers}).", said_of(Which::YearToDate)));
    said.extend(told.off_plan(&to_date.judgement));
    said.extend(to_date.stale_words(told.vocabulary).map(|stale| format!("Before that: {stale}.")));
    let this_period = &told.rating.this_period;
    if let Some(period) = told.rating.period
        && !told.is_said_by(this_period)
    {
        let headline = continued(&said_of(Which::ThisPeriod));
        said.push(sentence(format!("In {} alone: {headline}", period.label())));
    }
    said
}

/// How that changed.
pub fn change(told: &Told<'_>) -> Vec<String> {
    let mut said = vec![sentence(finding(told.pack, told.measure, told.as_at, told.vocabulary))];
    said.extend(told.step());
    said.extend(told.a_year_before());
    said
}

impl Told<'_> {
    /// Whether the year to date says all that a period's own rating does.
    fn is_said_by(&self, this_period: &Judgement) -> bool {
        let to_date = &self.rating.year_to_date.judgement;
        match this_period.status.is_rated() {
            true => (this_period.status, this_period.actual) == (to_date.status, to_date.actual),
            false => this_period.reason == to_date.reason,
        }
    }

    /// How far from its plan it is, where that isn't met.
    fn off_plan(&self, judgement: &Judgement) -> Option<String> {
        let (actual, Bounds::Value(plan)) = (judgement.actual?, judgement.plan?) else {
            return None;
        };
        if !judgement.status.is_rated() || judgement.status == crate::rating::Status::Green {
            return None;
        }
        let by = self.difference(actual, plan)?;
        let way = if actual > plan { "over" } else { "under" };
        Some(format!("That is {by} {way} the plan of {}.", printed(self.measure, plan)))
    }

    /// What it was at the period it is compared with.
    fn step(&self) -> Option<String> {
        let judged = &self.rating.progress;
        let (current, previous) = (judged.current?, judged.previous?);
        let now = self.rating.period?.label();
        let then = judged.against.map_or_else(
            || "at the baseline".to_owned(),
            |against| format!("in {}", against.label()),
        );
        let (current, previous) = (printed(self.measure, current), printed(self.measure, previous));
        // Where a flag decides it is named, since the two figures may be alike, or go the other way (RULES 6).
        let words = match judged.test {
            Some(Test::Flag(..)) => {
                let asked = (self.as_at, self.vocabulary);
                let why = headline(self.pack, self.measure, self.rating, asked, Which::Progress);
                format!("{why};")
            }
            _ => format!("{}:", judged.words()),
        };
        Some(match judged.gained {
            true => format!("{words} {current} was added in {now}, {previous} {then}."),
            false => format!("{words} {current} in {now}, {previous} {then}."),
        })
    }

    /// What it was in the same period of the year before.
    fn a_year_before(&self) -> Option<String> {
        let period = self.rating.period.filter(|it| it.frequency() != Frequency::Yearly)?;
        let before = period.last_year()?;
        if self.rating.progress.against == Some(before) && !self.rating.progress.gained {
            return None;
        }
        let case = Case::new(self.pack.calendar(), self.measure, self.as_at.on);
        let then = settle(self.measure, case.figure(before).ok()?)?;
        let so_far = match self.measure.accumulation {
            Some(Accumulation::Running) => ", so far in its year",
            _ => "",
        };
        let then = printed(self.measure, then);
        Some(format!("A year before, in {}, it was {then}{so_far}.", before.label()))
    }
}
