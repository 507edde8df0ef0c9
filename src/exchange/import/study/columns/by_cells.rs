//! What columns are whose headings are not known word for word: by a word of the heading and by what the cells are.

use super::super::figures::codes::{OF_MARKS, beside};
use super::super::names::words::{plain, says};
use super::super::places::groups::is_of_groups;
use super::super::shape::headings::suggested;
use super::deciding::{Column, Deciding};
use crate::exchange::import::role::Role;
use crate::exchange::reading::{choice, spaces::tidy};
use std::collections::BTreeSet;

/// Headings of confidence limits.
const LIMITS: &[&str] =
    &["ci", "confidence", "confidence interval", "lower limit", "upper limit", "lcl", "ucl"];

/// What a heading says beside whether it is of figures or of targets.
fn metric(heading: &str) -> String {
    const PARTS: &[&str] =
        &["actual", "actuals", "target", "targets", "outturn", "value", "result", "figure"];
    let words = heading.split([' ', '_']).filter(|word| !PARTS.contains(&plain(word).as_str()));
    tidy(&words.collect::<Vec<_>>().join(" "))
}

/// Whether words count the years of a plan: `Year 1 target`, `Y2 actual`.
fn counts_years(words: &str) -> bool {
    let words: Vec<&str> = words.split(' ').collect();
    let counted =
        |word: &str| matches!(word, "1" | "2" | "3" | "4" | "5" | "one" | "two" | "three");
    words.windows(2).any(|pair| matches!(pair, ["year" | "yr", count] if counted(count)))
        || words.iter().any(|word| matches!(*word, "y1" | "y2" | "y3" | "y4" | "y5"))
}

impl Deciding<'_> {
    /// A known word anywhere in the heading, over cells that suit it.
    pub(in super::super) fn by_words(&mut self) {
        self.measures_in_headings();
        let mut said: Vec<usize> = Vec::new();
        for at in self.which(Column::is_free) {
            let Some(column) = self.column(at) else { continue };
            let profile = &column.profile;
            if super::super::names::words::adds_up(&profile.words) && profile.is_figures() {
                self.change(at, |it| {
                    it.leave("it adds up the year so far: no figure of its period alone")
                });
                continue;
            }
            if self.marks_figures(at) {
                self.change(at, |it| it.take(Role::Status, "its cells are marks of the figures"));
                continue;
            }
            if profile.is_ratings() {
                self.change(at, |it| {
                    it.take(Role::Rating, "its cells are statuses: kept beside ours")
                });
                continue;
            }
            if profile.statuses > 0 && profile.statuses == profile.filled {
                self.change(at, |it| {
                    it.take(Role::Status, "its cells say whether there is a figure")
                });
                continue;
            }
            if self.says_direction(at) {
                self.change(at, |it| it.take(Role::Polarity, "its cells say which way is better"));
                continue;
            }
            let figures = profile.is_figures();
            let Some(role) = suggested(&profile.words, figures) else { continue };
            if role.is_content() && counts_years(&profile.words) {
                let name = self.name(at);
                self.change(at, |it| {
                    it.leave(format!(
                        "'{name}': of no year that is named: choose what it is, and of which year, to take it"
                    ));
                });
                continue;
            }
            // A status in words that isn't a rating says nothing here.
            let fits = match role {
                Role::Rating => profile.distinct <= 8,
                Role::MeasureName => profile.is_names(),
                _ => true,
            };
            // `KPI ref` over codes, with the names in a column of another heading.
            let coded = role == Role::MeasureName && profile.is_short_codes();
            let role = if coded && self.has_names_beside(at) { Role::MeasureId } else { role };
            if fits && self.is_free_for(role, at, &said) && !self.has_slots_for(role) {
                said.push(at);
                self.change(at, |it| it.take(role, "a word of its heading says so"));
            }
        }
    }

    /// Whether no column has a role yet, or of figures and targets only those of which a word said it as it does of this one: of
    /// two `Actual` neither is taken by its place, and which is meant is asked.
    fn is_free_for(&self, role: Role, at: usize, said: &[usize]) -> bool {
        let words = |at: usize| self.column(at).map(|it| it.profile.words.as_str());
        let held = self.with(role);
        let alike = |held: &usize| said.contains(held) || words(*held) == words(at);
        let by_hand = |held: &usize| self.column(*held).is_some_and(|it| it.by_hand);
        held.is_empty() || (role.is_content() && held.iter().all(|it| alike(it) && !by_hand(it)))
    }

    /// `Homes target, Homes actual, Bins target, Bins actual`: several measures beside each other, each with its own words.
    fn measures_in_headings(&mut self) {
        if self.is_wide() || !self.with(Role::Value).is_empty() {
            return;
        }
        let mut found: Vec<(usize, Role, String)> = Vec::new();
        for at in self.which(|it| it.is_free() && it.profile.is_figures()) {
            let words = self.column(at).map(|it| it.profile.words.clone()).unwrap_or_default();
            let role = suggested(&words, true);
            let Some(role @ (Role::Value | Role::Target)) = role else { continue };
            let metric = metric(&self.name(at));
            if !metric.is_empty() && !counts_years(&words) {
                found.push((at, role, metric));
            }
        }
        let of = |role: Role| found.iter().filter(move |it| it.1 == role).map(|it| plain(&it.2));
        let measures: BTreeSet<String> = of(Role::Value).collect();
        let planned: BTreeSet<String> = of(Role::Target).collect();
        // Without targets of their own, words beside a figure may say which of several figures of one measure it is.
        let apart = measures.len() > 1 && of(Role::Value).count() == measures.len();
        if !apart || planned.is_empty() || !planned.is_subset(&measures) {
            return;
        }
        for (at, role, metric) in found {
            self.change(at, |it| {
                it.take(
                    role,
                    "its heading names the measure, and says which part of it stands there",
                );
                it.metric = Some(metric);
            });
        }
    }

    /// Whether each cell of a column is a mark of the figure beside it, under a heading of marks.
    fn marks_figures(&self, at: usize) -> bool {
        let Some(column) = self.column(at) else { return false };
        let texts = || self.rows.iter().map(|row| self.text(*row, at)).filter(|it| !it.is_empty());
        let headed = OF_MARKS.contains(&column.profile.words.as_str());
        headed
            && self.with(Role::Status).is_empty()
            && texts().next().is_some()
            && texts().all(|text| self.words_of_mark(text).is_some())
    }

    /// The words for a mark beside a figure: the file's own where it explains it.
    pub(in super::super) fn words_of_mark(&self, text: &str) -> Option<String> {
        let explained = self.layout.legend.says(text).map(str::to_owned);
        explained.or_else(|| beside(text))
    }

    /// Whether another column, of which nothing is known yet, has names in full.
    fn has_names_beside(&self, at: usize) -> bool {
        let named = |column: &Column| {
            column.is_free() && column.profile.is_names() && !column.profile.is_short_codes()
        };
        self.columns.iter().enumerate().any(|(other, column)| other != at && named(column))
    }

    /// Whether each cell of a column says which way is better, in full or under a heading about that: `High` alone may be
    /// a risk's.
    fn says_direction(&self, at: usize) -> bool {
        const HEADINGS: &[&str] =
            &["good", "better", "best", "polarity", "direction", "way", "desired", "aim"];
        let Some(column) = self.column(at) else { return false };
        let headed = says(&column.profile.words, HEADINGS);
        let texts = || self.rows.iter().map(|row| self.text(*row, at)).filter(|it| !it.is_empty());
        let said = |text: &str| {
            let words = choice::words(text);
            // What such words mean is asked.
            let likely = headed && text.len() > 1 && choice::likely_polarity(text).is_some();
            likely || choice::polarity(&words).is_some() && (headed || words.contains(' '))
        };
        self.with(Role::Polarity).is_empty() && texts().next().is_some() && texts().all(said)
    }

    fn has_slots_for(&self, role: Role) -> bool {
        role == Role::Value && self.columns.iter().any(|column| column.slot.is_some())
    }

    /// `P8 lower` beside `P8 upper`.
    fn is_one_of_two_limits(&self, at: usize) -> bool {
        let Some(words) = self.column(at).map(|it| it.profile.words.clone()) else { return false };
        let other = |one: &str, other: &str| {
            let parts: Vec<&str> = words.split(' ').collect();
            let at = parts.iter().position(|word| *word == one)?;
            (at == 0 || at + 1 == parts.len()).then(|| {
                let swapped = parts.iter().enumerate();
                let swapped = swapped.map(|(place, word)| if place == at { other } else { word });
                swapped.collect::<Vec<_>>().join(" ")
            })
        };
        let pair = other("lower", "upper").or_else(|| other("upper", "lower"));
        pair.is_some_and(|pair| {
            self.columns.iter().any(|it| it.profile.words == pair && it.profile.is_figures())
        })
    }

    /// Says of columns that hold nothing to take that they don't.
    pub(in super::super) fn nothing_in_them(&mut self) {
        for at in self.which(Column::is_free) {
            let Some(column) = self.column(at) else { continue };
            let profile = &column.profile;
            let reason = if profile.filled == 0 {
                "nothing stands in it"
            } else if profile.counts_rows {
                "it counts the rows"
            } else if super::super::shape::totals::is_total(&profile.name) {
                "it adds others up"
            } else if profile.says_nothing() {
                "it has only marks that there is no figure"
            } else if profile.is_figures()
                && (says(&profile.words, LIMITS) || self.is_one_of_two_limits(at))
            {
                "a confidence limit"
            } else if profile.is_signs() {
                "it has only signs, and nothing says what they mean"
            } else if profile.is_flags() && !is_of_groups(profile) {
                "it has only flags; a flag may mark figures that add others up"
            } else {
                continue;
            };
            self.change(at, |it| it.leave(reason));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::{Pack, Polarity};

    #[test]
    fn codes_are_ids_where_names_stand_beside_them() {
        let text =
            "KPI ref,Description,Apr 2025\nCP01,Calls answered in time,91\nCP02,New claims,19\n";
        let found = tried(&Pack::default(), text, &[("name", "Description")]);
        let held: Vec<(&str, &str)> =
            found.pack.measures.iter().map(|it| (it.id.as_str(), it.name.as_str())).collect();
        assert_eq!(held, [("CP01", "Calls answered in time"), ("CP02", "New claims")]);
    }

    #[test]
    fn cells_say_which_way_is_better() {
        let check = |heading: &str, cells: [&str; 2], set: Option<Polarity>| {
            let text = format!(
                "Measure,{heading},Apr 2025\nBins missed,{},5\nFly-tips,{},6\n",
                cells[0], cells[1]
            );
            let found = tried(&Pack::default(), &text, &[]);
            assert_eq!(found.pack.measures[0].polarity, set, "{text}");
        };
        let lower = Some(Polarity::LowerIsBetter);
        check("Good is", ["Low", "Low"], lower);
        check("Which way", ["Lower is better", "High"], lower);
        check("Basis", ["Smaller is better", "Bigger is better"], lower);
        check("Risk", ["Low", "High"], None);
        // What `Down` means is asked.
        let text = "Measure,Desired,Apr 2025\nBins missed,Down,5\nLoans,Up,6\n";
        assert!(tried(&Pack::default(), text, &[]).question("polarity-words").is_open());
        let found = tried(&Pack::default(), text, &[("polarity-words", "yes")]);
        assert_eq!(found.pack.measures[0].polarity, lower);
    }

    #[test]
    fn headings_that_name_measures_and_their_parts_are_several_measures() {
        let text = "Month,Homes target,Homes actual,Bins target,Bins actual\nApr 2025,10,12,40,41\nMay 2025,10,9,40,38\n";
        let found = tried(&Pack::default(), text, &[]);
        let figures = [
            "Bins, own, 2025-04: 41",
            "Bins, own, 2025-05: 38",
            "Homes, own, 2025-04: 12",
            "Homes, own, 2025-05: 9",
        ];
        assert_eq!(found.figures(), figures, "{:?} {:?}", found.asked(), found.reasons);
        assert!(found.pack.measures.iter().all(|it| it.targets.len() == 1));
        assert_eq!(found.pack.measures.len(), 2);
    }

    #[test]
    fn of_two_columns_that_words_say_are_figures_none_is_taken_by_its_place() {
        for headings in ["Current value,Actual outturn", "Actual outturn,Current value"] {
            let text =
                format!("Measure,Period,{headings}\nBins,Apr 2025,41,42\nLoans,Apr 2025,31,32\n");
            let found = tried(&Pack::default(), &text, &[]);
            assert!(found.question("twice").is_open() && found.figures().is_empty(), "{text}");
        }
    }

    #[test]
    fn targets_of_years_by_number_are_of_no_year_that_is_named() {
        let text = "Indicator,Baseline (Apr 2024),Year 1 actual,Year 1 target,Year 2 target\nBetter wellbeing,45,60,55,65\nCourses,0,112,100,150\n";
        let found = tried(&Pack::default(), text, &[]);
        assert!(found.pack.measures.iter().all(|it| it.targets.is_empty()), "{:?}", found.reasons);
        assert_eq!(
            found.figures(),
            ["Better wellbeing, own, 2024-04: 45", "Courses, own, 2024-04: 0"]
        );
        assert!(found.reasons[2].contains("of no year that is named"), "{:?}", found.reasons);
    }

    #[test]
    fn names_that_begin_with_numbers_are_names() {
        let text = "Metric,Apr-25,May-25,Trajectory May-25\n4 hour A&E,73.2,74.0,76\nRTT 18 weeks,58.9,59.4,61\n52 week waits,1203,1150,1100\n";
        let found = tried(&Pack::default(), text, &[]);
        let figures = [
            "4 hour A&E, own, 2025-04: 73.2",
            "4 hour A&E, own, 2025-05: 74",
            "52 week waits, own, 2025-04: 1203",
            "52 week waits, own, 2025-05: 1150",
            "RTT 18 weeks, own, 2025-04: 58.9",
            "RTT 18 weeks, own, 2025-05: 59.4",
        ];
        assert_eq!(found.figures(), figures, "{:?} {:?}", found.asked(), found.reasons);
        assert!(found.pack.measures.iter().all(|it| it.targets.len() == 1), "{:?}", found.reasons);
    }

    #[test]
    fn what_is_no_figure_is_left_out_with_its_reason() {
        let check = |heading: &str, cells: [&str; 2], why: &str| {
            let text = format!(
                "Measure,Period,Value,{heading}\nScore,2023/24,12,{}\nScore,2024/25,13,{}\n",
                cells[0], cells[1]
            );
            let found = tried(&Pack::default(), &text, &[]);
            assert_eq!(found.figures().len(), 2, "{text}");
            assert!(found.reasons[3].contains(why), "{text}: {:?}", found.reasons);
        };
        check("Score lower,Score upper", ["11,13", "12,14"], "a confidence limit");
        check("Upper,Lower", ["13,11", "14,12"], "a confidence limit");
        check("Trend arrow", ["↑", "↓"], "it has only signs");
    }
}
