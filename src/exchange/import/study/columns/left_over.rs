//! Columns that nothing takes: each is told by its name, with why and what can be done about it.

use super::super::names::words::{plain, says};
use super::super::question::Question;
use super::deciding::{Column, Deciding, SlotAt, When};
use super::not_ours::{is_derived, others_named};
use crate::exchange::import::role::{Role, SlotPart, Whose};
use crate::model::{Frequency, Period};

const KEEP: &str = "the post's forecast of the year's figure, as at the period of each row: keep it beside the figures";
const TARGET: &str = "the target of the period of each row";
const LEAVE: &str = "leave it out";

/// Headings of what is expected, of a period that the heading doesn't name.
const FORECASTS: &[&str] = &[
    "forecast",
    "forecasts",
    "projected",
    "projection",
    "expected outturn",
    "expected year end",
    "predicted",
    "prediction",
];

/// Headings of figures of a period before, which the heading doesn't name.
const BEFORE: &[&str] = &[
    "previous",
    "previous figure",
    "previous value",
    "previous actual",
    "previous result",
    "previous period",
    "previous year",
    "previous quarter",
    "previous month",
    "prior",
    "prior year",
    "prior period",
    "last year",
    "last quarter",
    "last month",
    "last period",
    "last time",
    "year before",
    "same period last year",
    "same quarter last year",
    "same month last year",
    "this time last year",
    "a year ago",
];

/// Headings of figures of a period that nothing but the file's date tells.
const NOW: &[&str] = &["latest", "latest figure", "latest value", "current", "most recent", "now"];

/// Money beside figures.
const MONEY: &[&str] = &["budget", "spend", "expenditure", "spent", "cost", "costs"];

impl Deciding<'_> {
    /// Says of each column that nothing uses what it seems to be, why it isn't taken and how it would be.
    pub(in super::super) fn left_over(&mut self) {
        for at in self.free() {
            let Some(column) = self.column(at) else { continue };
            if column.profile.filled == 0 || column.waits.is_some() {
                continue;
            }
            if self.is_forecast(at) && self.keeps_forecast(at) {
                continue;
            }
            let Some(column) = self.column(at) else { continue };
            let name = self.name(at);
            let why = match (self.is_left_over(at), column.profile.is_figures()) {
                (Some(why), _) => why,
                (None, true) if others_named(&name).is_some() => {
                    "figures of others, of no period that is named: choose that it is a figure, and of which period, to take it"
                }
                (None, true) => {
                    "nothing says what its figures are: choose what it holds to take it"
                }
                (None, false) => "nothing says what it holds: choose that to take it",
            };
            self.change(at, |it| it.leave(format!("'{name}': {why}")));
        }
    }

    /// Why figures under a heading are none of the measure's for a period that the file names; none where they may be.
    pub(in super::super) fn is_left_over(&self, at: usize) -> Option<&'static str> {
        let column = self.column(at).filter(|it| it.profile.is_figures())?;
        let words = plain(&column.profile.words);
        let whole = |phrases: &[&str]| phrases.contains(&words.as_str());
        let short = words.split(' ').count() <= 3;
        Some(if self.is_forecast(at) {
            "a forecast is neither a figure nor a target: choose what it is to take it"
        } else if whole(BEFORE) {
            "it is of a period before, which its heading doesn't name: choose that it is a figure, and of which period, \
             to take it"
        } else if whole(NOW) && self.has_figures_beside(at) {
            "its heading doesn't say of which period it is: choose that it is a figure, and of which period, to take it"
        } else if is_derived(&words) || says(&words, &["rank", "ranking", "quartile"]) && short {
            "it is worked out from figures, its own or those of others: ranks, changes and limits are never taken as figures"
        } else if whole(MONEY) && self.has_figures_beside(at) {
            "money is brought in by itself, from a table of budgets and spend by plan or measure"
        } else {
            return None;
        })
    }

    /// Whether a column's figures are what is expected of a year that its heading doesn't name.
    fn is_forecast(&self, at: usize) -> bool {
        self.column(at).is_some_and(|it| {
            let words = &it.profile.words;
            it.profile.is_figures() && words.split(' ').count() <= 3 && says(words, FORECASTS)
        })
    }

    /// Offers to keep forecasts beside figures by period as those of the posts that answer for them.
    fn keeps_forecast(&mut self, at: usize) -> bool {
        if self.is_wide() {
            return self.keeps_forecast_of_year(at);
        }
        let timed = [Role::Period, Role::PeriodEnd, Role::Year];
        if timed.iter().all(|role| self.with(*role).is_empty()) {
            return false;
        }
        let name = self.name(at);
        let question = Question::new("forecast", format!("What is '{name}'?"))
            .answers([KEEP, TARGET, LEAVE])
            .because("a forecast is neither a figure nor a target")
            .holding(format!("the column '{name}'"))
            .assuming(LEAVE);
        let role = match self.asking.ask(question).as_deref() {
            Some(KEEP) => Role::Forecast,
            Some(TARGET) => Role::Target,
            _ => return false,
        };
        if !self.with(role).is_empty() {
            return false;
        }
        self.change(at, |it| it.take(role, "as you answered"));
        true
    }

    /// The same beside periods that are columns: as at the latest of them that has figures, where that is a part of a year.
    fn keeps_forecast_of_year(&mut self, at: usize) -> bool {
        let Some(latest) = self.latest_with_figures() else { return false };
        let (name, year) = (self.name(at), self.calendar.year_of_period(latest));
        let keep = format!(
            "the post's forecast of {year}, as at {}: keep it beside the figures",
            latest.label()
        );
        let question = Question::new("forecast", format!("What is '{name}'?"))
            .answers([keep.as_str(), LEAVE])
            .because("a forecast is neither a figure nor a target")
            .holding(format!("the column '{name}'"))
            .assuming(LEAVE);
        if self.asking.ask(question).as_deref() != Some(&keep) {
            return false;
        }
        let part = SlotPart::Forecast;
        let one = |it: &Column| it.slot.as_ref().is_some_and(|slot| slot.part == part);
        if self.columns.iter().any(one) {
            return false;
        }
        self.change(at, |it| {
            it.slot = Some(SlotAt { part, whose: Whose::Own, when: When::Fixed(latest) });
            it.why = "as you answered".to_owned();
        });
        true
    }

    /// The latest of the periods that columns with figures are of; none where it is a whole year, or not known.
    fn latest_with_figures(&self) -> Option<Period> {
        let figures = |it: &&Column| {
            it.profile.has_numbers()
                && it
                    .slot
                    .as_ref()
                    .is_some_and(|slot| slot.part == SlotPart::Value && slot.whose == Whose::Own)
        };
        let mut found = Vec::new();
        for column in self.columns.iter().filter(figures) {
            found.push(self.rated_period(&column.slot.as_ref()?.when)?);
        }
        let latest = found.into_iter().max_by_key(|it| it.end(self.calendar))?;
        let parts = [Frequency::Monthly, Frequency::Quarterly, Frequency::HalfYearly];
        parts.contains(&latest.frequency()).then_some(latest)
    }

    /// Whether the file has figures elsewhere than in a column.
    fn has_figures_beside(&self, at: usize) -> bool {
        let is_value = |role: Option<Role>| {
            matches!(role, Some(Role::Value | Role::ValueText | Role::Numerator))
        };
        let mut others = self.columns.iter().enumerate().filter(|(other, _)| *other != at);
        others.any(|(_, it)| it.slot.is_some() || is_value(it.role))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn a_forecast_beside_periods_is_kept_as_at_the_latest_that_has_figures() {
        let text =
            "Measure,Q1 2025/26,Q2 2025/26,Q3 2025/26,Forecast\nBins,5,6,,25\nLoans,15,19,,70\n";
        let found = tried(&Pack::default(), text, &[]);
        let answers = &found.question("forecast").answers;
        assert_eq!(found.pack.measures[0].forecasts.len(), 0);
        let keep = "the post's forecast of 2025/26, as at Q2 2025/26: keep it beside the figures";
        assert_eq!(answers, &[keep, LEAVE]);
        let found = tried(&Pack::default(), text, &[("forecast", keep)]);
        let held: Vec<(Option<f64>, Option<String>)> = found
            .pack
            .measures
            .iter()
            .flat_map(|it| &it.forecasts)
            .map(|it| (it.own.map(|own| own.get()), it.after.map(|after| after.to_string())))
            .collect();
        let after = Some("2025/26 Q2".to_owned());
        assert_eq!(held, [(Some(25.0), after.clone()), (Some(70.0), after)]);
        assert_eq!(found.figures().len(), 4);
        // Of years it may be of any.
        let years = "Measure,2023/24,2024/25,Forecast\nBins,5,6,7\n";
        assert!(!tried(&Pack::default(), years, &[]).asked().contains(&"forecast"));
    }

    #[test]
    fn every_column_that_is_left_out_is_told_by_name_with_why() {
        let check = |text: &str, told: &[(&str, &str)]| {
            let found = tried(&Pack::default(), text, &[]);
            let left = found.proposal.left_out();
            for (name, why) in told {
                let said = |reason: &&str| {
                    reason.starts_with(&format!("'{name}': ")) && reason.contains(why)
                };
                assert!(left.keys().any(said), "{name}: {left:?}");
            }
            assert!(!left.keys().any(|it| it.contains("this column is left out")), "{left:?}");
        };
        let told = [
            ("Forecast", "a forecast"),
            ("Latest", "of which period"),
            ("Previous", "a period before"),
            ("Last year", "a period before"),
            ("Quartile", "worked out"),
            ("Rank", "worked out"),
            ("Shade", "nothing says what it holds"),
        ];
        check(
            "Measure,Period,Actual,Forecast,Latest,Previous,Last year,Quartile,Rank,Shade\n\
             Bins,Apr 2025,5,9,7,6,8,2,14,red sky\nLoans,Apr 2025,15,19,17,16,18,1,3,blue sky\n",
            &told,
        );
        check(
            "Measure,Apr 2025,May 2025,Year end forecast,Prior year,Budget\nBins,5,6,9,7,80\nLoans,5,6,9,7,80\n",
            &[
                ("Year end forecast", "a forecast"),
                ("Prior year", "a period before"),
                ("Budget", "money"),
            ],
        );
    }

    #[test]
    fn a_forecast_is_offered_as_the_posts_own() {
        let text = "Measure,Owner,Period,Actual,Forecast\nBins,Head of waste,Apr 2025,5,90\nBins,Head of waste,May 2025,6,95\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.question("forecast").assumed.as_deref(), Some(LEAVE));
        assert!(found.pack.measures[0].forecasts.is_empty());
        let found = tried(&Pack::default(), text, &[("forecast", KEEP)]);
        let kept = found.pack.measures[0].forecasts.iter().map(|it| {
            let after = it.after.map(|it| it.label()).unwrap_or_default();
            format!("{} after {after}: {} by {}", it.year, it.own.unwrap(), it.by)
        });
        assert_eq!(
            kept.collect::<Vec<_>>(),
            [
                "2025/26 after Apr 2025: 90 by Head of waste",
                "2025/26 after May 2025: 95 by Head of waste"
            ]
        );
        assert_eq!(found.figures().len(), 2);
        // Once more nothing is kept twice.
        let again = tried(&found.pack, text, &[("forecast", KEEP)]);
        assert_eq!(again.pack.measures[0].forecasts.len(), 2);
        let near = text.replace(",90", ",6").replace(",95", ",7");
        let found = tried(&Pack::default(), &near, &[("forecast", TARGET)]);
        assert_eq!(found.pack.measures[0].targets.len(), 1);
    }

    #[test]
    fn what_is_no_figure_isnt_offered_as_one() {
        let text = "Measure,Previous,Latest,Forecast,Rank\nBins,5,9,7,6\nLoans,15,19,17,16\n";
        let found = tried(&Pack::default(), text, &[]);
        let offered = &found.question("figures").answers;
        assert_eq!(offered, &["Latest"], "{offered:?}");
        let answers = [("figures", "Latest"), ("period", "Apr 2025")];
        let figures = tried(&Pack::default(), text, &answers).figures();
        assert_eq!(figures, ["Bins, own, 2025-04: 9", "Loans, own, 2025-04: 19"]);
    }
}
