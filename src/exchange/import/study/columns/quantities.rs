//! Which columns are the figures, where no heading says so, and what belongs together.

use super::super::names::words::adds_up;
use super::super::names::words::says;
use super::super::question::Question;
use super::deciding::Deciding;
use crate::exchange::import::role::Role;
use crate::exchange::reading::value;

/// The answer that each column is a measure of its own.
const EACH: &str = "each is a measure of its own";

/// The answer that each column is of a place, whose name heads it.
const PLACES: &str = "each is a place";

/// The most columns, and the most pairs of them, that are offered.
const MOST: usize = 20;
const MOST_PAIRS: usize = 4;

/// Headings of the only figures of a file that say no more than that.
pub(in super::super) const PLAIN: &[&str] = &[
    "count",
    "amount",
    "number",
    "figures",
    "percent",
    "percentage",
    "%",
    "£",
    "rate",
    "score",
    "total",
];

/// Headings of the only figures of a file that say what they are counted in, and no more.
const UNITS: &[&str] = &[
    "tonnes",
    "tons",
    "kg",
    "kilograms",
    "litres",
    "kwh",
    "mwh",
    "km",
    "miles",
    "hectares",
    "hours",
    "minutes",
    "days",
    "weeks",
];

impl Deciding<'_> {
    /// Whether figures are for the period that their heading names.
    pub(in super::super) fn is_wide(&self) -> bool {
        self.columns.iter().any(|column| column.slot.is_some())
    }

    pub(in super::super) fn number(&self, row: usize, at: usize) -> Option<f64> {
        match value::read(self.text(row, at)) {
            value::ValueReading::Number { value, .. } => Some(value.get()),
            _ => None,
        }
    }

    /// Which columns are figures, in a sheet with no heading for them.
    pub(in super::super) fn figures(&mut self) {
        let parts =
            !self.with(Role::Numerator).is_empty() && !self.with(Role::Denominator).is_empty();
        if self.is_wide() || !self.with(Role::Value).is_empty() || parts {
            return;
        }
        if self.lists_measures() {
            return;
        }
        let mut candidates: Vec<usize> = self
            .free()
            .into_iter()
            .filter(|at| {
                self.column(*at).is_some_and(|it| it.profile.is_figures() && it.waits.is_none())
            })
            .filter(|at| self.is_left_over(*at).is_none())
            .collect();
        candidates.retain(|at| !self.is_code(*at));
        self.targets_beside(&mut candidates);
        self.targets_of_no_year(&mut candidates);
        self.running_totals(&mut candidates);
        if let [only] = candidates.as_slice() {
            let words = self.column(*only).map_or("", |it| it.profile.words.as_str());
            let unit = UNITS.contains(&words);
            if PLAIN.contains(&words) || unit {
                self.unit_headed = unit.then(|| self.name(*only));
                return self.change(*only, |it| it.take(Role::Value, "the only column of figures"));
            }
        }
        if candidates.is_empty() {
            return;
        }
        let offered = candidates.get(..MOST).unwrap_or(&candidates);
        let pairs = self.parts_of_others(offered);
        let mut answers = Vec::new();
        if candidates.len() > 1 {
            answers.push(EACH.to_owned());
            if self.with(Role::Place).is_empty() {
                answers.push(PLACES.to_owned());
            }
        }
        answers.extend(pairs.iter().map(|(.., words)| words.clone()));
        let question = Question::new("figures", "Which columns are the figures?")
            .answers(answers)
            .any_of(offered.iter().map(|at| self.name(*at)))
            .because("no heading says which they are")
            .holding("every figure");
        let together = question.clone();
        let Some(answer) = self.asking.ask(question) else {
            for at in candidates {
                self.change(at, |it| it.waits = Some("figures".to_owned()));
            }
            return;
        };
        let taken = together.given_together(&answer);
        if let Some((over, under, _)) = pairs.into_iter().find(|(.., words)| *words == answer) {
            self.change(over, |it| it.take(Role::Numerator, "as you answered"));
            self.change(under, |it| it.take(Role::Denominator, "as you answered"));
        } else {
            for at in &candidates {
                let name = self.name(*at);
                if answer == PLACES {
                    self.change(*at, |it| {
                        it.take(Role::Value, "as you answered");
                        it.place = Some(name);
                    });
                } else if answer == EACH || taken.contains(&name.as_str()) {
                    self.change(*at, |it| {
                        it.take(Role::Value, "as you answered");
                        it.metric = Some(name);
                    });
                }
            }
        }
        for at in candidates {
            if self.column(at).is_some_and(|it| it.role.is_none()) {
                self.change(at, |it| it.leave("you took other figures of this file"));
            }
        }
    }

    /// Whether no column and no heading is of time.
    pub(in super::super) fn is_timeless(&self) -> bool {
        const TIMES: [Role; 5] =
            [Role::Period, Role::PeriodStart, Role::PeriodEnd, Role::Year, Role::PeriodPoint];
        !self.is_wide() && TIMES.iter().all(|role| self.with(*role).is_empty())
    }

    /// A list of measures: what they are, and no time at which.
    pub(in super::super) fn lists_measures(&self) -> bool {
        self.is_timeless() && self.describes_measures()
    }

    /// Whether columns say what measures are: their units, who answers for them and the like.
    pub(in super::super) fn describes_measures(&self) -> bool {
        const SAID: [Role; 7] = [
            Role::Unit,
            Role::Polarity,
            Role::Owner,
            Role::Frequency,
            Role::Plan,
            Role::Theme,
            Role::Priority,
        ];
        let has = |role: &Role| !self.with(*role).is_empty();
        let settings = self.which(|it| matches!(it.role, Some(Role::Setting(_)))).len();
        SAID.iter().filter(|role| has(role)).count() + settings > 1
    }

    /// `Homes built target` beside `Homes built`: the target of that measure.
    fn targets_beside(&mut self, candidates: &mut Vec<usize>) {
        let targets: Vec<usize> =
            candidates.iter().copied().chain(self.with(Role::Target)).collect();
        for at in targets {
            let words = self.column(at).map(|it| it.profile.words.clone()).unwrap_or_default();
            let rest: Vec<&str> = words
                .split(' ')
                .filter(|word| !matches!(*word, "target" | "targets" | "goal"))
                .collect();
            let rest = rest.join(" ");
            if rest == words || rest.is_empty() {
                continue;
            }
            let of = candidates.iter().find(|of| {
                **of != at && self.column(**of).is_some_and(|it| it.profile.words == rest)
            });
            let Some(metric) = of.map(|of| self.name(*of)) else { continue };
            candidates.retain(|it| *it != at);
            self.change(at, |it| {
                it.take(Role::Target, "the measure beside it has its name");
                it.metric = Some(metric);
            });
        }
    }

    /// `Y2 target`, `Goal by 2030`: no figures, and of no year that is named.
    fn targets_of_no_year(&mut self, candidates: &mut Vec<usize>) {
        const WORDS: [&str; 4] = ["target", "targets", "goal", "goals"];
        let is_target = |at: &usize| {
            self.column(*at).is_some_and(|it| {
                let words: Vec<&str> = it.profile.words.split(' ').collect();
                let ends = words.last().is_some_and(|word| WORDS.contains(word));
                let begins =
                    matches!(words.as_slice(), [word, "by" | "for", ..] if WORDS.contains(word));
                words.len() <= 4 && (ends || begins)
            })
        };
        let found: Vec<usize> = candidates.iter().copied().filter(is_target).collect();
        candidates.retain(|at| !found.contains(at));
        for at in found {
            let name = self.name(at);
            self.change(at, |it| {
                it.leave(format!(
                    "'{name}': a target of no year that is named: choose that it is a target, and of which year, to take it"
                ));
            });
        }
    }

    /// Numbers that name something: a heading that says so over whole numbers, each once.
    fn is_code(&self, at: usize) -> bool {
        self.column(at).is_some_and(|it| {
            let words = &it.profile.words;
            let ends = |all: &[&str]| {
                all.iter().any(|word| words.strip_suffix(word).is_some_and(|it| it.ends_with(' ')))
            };
            let numbers = ["urn", "uprn", "laestab"].contains(&&**words);
            // `No. of cases` counts them, `Ref no` is one of them.
            numbers
                || ends(&["code", "id", "geocode", "urn"])
                || (says(words, &["id", "code", "ref", "reference", "geocode"])
                    || words == "no"
                    || ends(&["no"]))
                    && (words.split(' ').count() < 3 || it.profile.distinct == it.profile.filled)
        })
    }

    /// Leaves out columns that add another up, and says whether they agree with it.
    fn running_totals(&mut self, candidates: &mut Vec<usize>) {
        let by_heading: Vec<usize> = (0..self.columns.len())
            .filter(|at| {
                self.column(*at).is_some_and(|it| {
                    !it.by_hand && adds_up(&it.profile.words) && it.profile.is_figures()
                })
            })
            .collect();
        let mut found = Vec::new();
        for at in by_heading.iter().chain(candidates.iter()) {
            let of = candidates
                .iter()
                .find(|of| *of != at && !adds_up(&self.name(**of)) && self.adds(**of, *at));
            if of.is_some() || by_heading.contains(at) {
                found.push((*at, of.map(|of| self.name(*of))));
            }
        }
        if found.is_empty() || candidates.iter().all(|at| found.iter().any(|(it, _)| it == at)) {
            return;
        }
        let columns: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
        let question = Question::new(
            "cumulative",
            format!("Are {} running totals, to be left out?", self.quoted(&columns)),
        )
        .answers(["leave them out", "take them as measures"])
        .because("they add up, or their headings say so")
        .assuming("leave them out");
        if self.asking.ask(question).as_deref() != Some("leave them out") {
            for at in columns {
                self.change(at, |it| it.reason = None);
                if !candidates.contains(&at) {
                    candidates.push(at);
                }
            }
            return;
        }
        candidates.retain(|at| !columns.contains(at));
        for (at, of) in found {
            let last =
                self.rows.last().map(|row| self.text(*row, at).to_owned()).unwrap_or_default();
            let reason = match of {
                Some(of) => format!("it adds '{of}' up, and agrees with its sum ({last})"),
                None => "it adds up the year so far: no figure of its period alone".to_owned(),
            };
            self.change(at, |it| it.leave(reason));
        }
    }

    /// Whether each row of one column is the sum of the rows of another down to it.
    fn adds(&self, of: usize, at: usize) -> bool {
        let mut sum = 0.0;
        self.rows.len() > 2
            && self.rows.iter().all(|row| {
                let (Some(one), Some(total)) = (self.number(*row, of), self.number(*row, at))
                else {
                    return false;
                };
                sum += one;
                (sum - total).abs() <= 1e-9 * total.abs().max(1.0)
            })
    }

    /// Pairs of whole numbers of which one is never above the other: it may be counted out of it.
    fn parts_of_others(&self, candidates: &[usize]) -> Vec<(usize, usize, String)> {
        let whole = |at: &&usize| {
            self.rows
                .iter()
                .all(|row| self.number(*row, **at).is_none_or(|it| it >= 0.0 && it.fract() == 0.0))
        };
        let counts: Vec<usize> = candidates.iter().filter(whole).copied().collect();
        let mut found = Vec::new();
        for over in &counts {
            for under in counts.iter().filter(|under| *under != over) {
                let (mut below, mut less) = (true, false);
                for row in &self.rows {
                    if let (Some(over), Some(under)) =
                        (self.number(*row, *over), self.number(*row, *under))
                    {
                        below &= over <= under;
                        less |= over < under;
                    }
                }
                if below && less && self.shares_words(*over, *under) {
                    found.push((
                        *over,
                        *under,
                        format!("{} out of {}", self.name(*over), self.name(*under)),
                    ));
                }
            }
        }
        found.truncate(MOST_PAIRS);
        found
    }

    /// Whether two headings have at least half the words of the shorter in common.
    fn shares_words(&self, one: usize, other: usize) -> bool {
        let words =
            |at: usize| self.column(at).map(|it| it.profile.words.clone()).unwrap_or_default();
        let (one, other) = (words(one), words(other));
        let common = one.split(' ').filter(|word| other.split(' ').any(|it| it == *word)).count();
        common * 2 >= one.split(' ').count().min(other.split(' ').count())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::EACH;
    use crate::model::Pack;

    #[test]
    fn every_column_of_figures_is_a_measure_where_each_is() {
        let headings: Vec<String> = (1..=24).map(|it| format!("Kind {it} seen")).collect();
        let row = |times: usize| (1..=24).map(|it| (it * times).to_string()).collect::<Vec<_>>();
        let text = format!(
            "Month,{}\nApr 2025,{}\nMay 2025,{}\n",
            headings.join(","),
            row(1).join(","),
            row(2).join(",")
        );
        let found = tried(&Pack::default(), &text, &[("figures", EACH)]);
        assert_eq!(found.figures().len(), 48, "{:?}", found.reasons);
        assert!(found.question("figures").answers.len() < 30);
    }

    #[test]
    fn some_of_the_columns_are_taken_each_as_its_own_measure() {
        let text = "Month,Seen,Lost,Staff on duty\nApr 2025,80,9,31\nMay 2025,81,8,30\n";
        let check = |answer: &str, expected: &[&str]| {
            let found = tried(&Pack::default(), text, &[("figures", answer)]);
            assert_eq!(found.figures(), expected, "{answer}");
            let left = found.reasons.iter().any(|it| it.contains("you took other figures"));
            assert!(left, "{answer}: {:?}", found.reasons);
        };
        let lost = ["Lost, own, 2025-04: 9", "Lost, own, 2025-05: 8"];
        let seen = ["Seen, own, 2025-04: 80", "Seen, own, 2025-05: 81"];
        check("Lost,Seen", &[lost, seen].concat());
        check("Seen | Lost", &[lost, seen].concat());
    }

    #[test]
    fn what_is_counted_under_and_over_a_limit_is_two_things() {
        let text = "Month,Waiting < 18 weeks,Waiting > 18 weeks\nApr 2025,80,9\nMay 2025,81,8\n";
        let found = tried(&Pack::default(), text, &[("figures", EACH)]);
        assert_eq!(found.figures().len(), 4, "{:?}", found.asked());
        assert!(found.figures().contains(&"Waiting > 18 weeks, own, 2025-05: 8".to_owned()));
    }

    #[test]
    fn codes_dates_bands_and_numbered_words_are_no_figures() {
        let check = |heading: &str, cells: [&str; 3]| {
            let text = format!(
                "Month,{heading},Seen,Lost\nApr 2025,{},80,9\nMay 2025,{},81,8\nJun 2025,{},79,7\n",
                cells[0], cells[1], cells[2]
            );
            let found = tried(&Pack::default(), &text, &[]);
            let answers = &found.question("figures").answers;
            let heading = heading.to_owned();
            assert!(
                !answers.contains(&heading) && answers.contains(&"Lost".to_owned()),
                "{answers:?}"
            );
        };
        check("old_la_code", ["383", "383", "383"]);
        check("URN", ["101234", "101234", "101234"]);
        check("taken-on", ["2025-04-30", "2025-05-31", "2025-06-30"]);
        check("Leaver age", ["17 to 18 years", "19 to 21 years", "17 to 18 years"]);
        let stages = [
            "1. Time from entry into care to the decision that it should be so",
            "2. Time from the decision to the match with those who will adopt",
            "1. Time from entry into care to the decision that it should be so",
        ];
        check("Stage", stages);
        check("Y2 target", ["90", "91", "92"]);
        check("Room", ["H1", "H2", "H3"]);
        check("Band", ["2G", "2G", "2G"]);
        // What counts them is a figure.
        let text = "Month,No. of cases,Lost\nApr 2025,80,9\nMay 2025,81,8\n";
        let found = tried(&Pack::default(), text, &[]);
        assert!(found.question("figures").answers.contains(&"No. of cases".to_owned()));
    }

    #[test]
    fn a_unit_over_the_only_figures_is_the_unit_and_no_name() {
        let text = "Year,Tonnes\n2023/24,120\n2024/25,118\n";
        let open = tried(&Pack::default(), text, &[]);
        assert_eq!(open.asked(), ["measure"]);
        let found = tried(&Pack::default(), text, &[("measure", "Waste sent to landfill")]);
        assert_eq!(found.figures().len(), 2);
        assert_eq!(found.pack.measures[0].unit, "Tonnes");
    }

    #[test]
    fn the_measure_is_asked_for_once_it_is_known_which_columns_are_figures() {
        let text = "Month,Seen,Lost,Notes\nApr 2025,80,9,Easter\nMay 2025,81,8,\n";
        let open = tried(&Pack::default(), text, &[]);
        assert_eq!(open.asked(), ["figures"]);
        let found = tried(&Pack::default(), text, &[("figures", EACH)]);
        assert_eq!(found.figures().len(), 4);
        assert!(
            found.reasons[3].contains("several measures stand in its row"),
            "{:?}",
            found.reasons
        );
    }
}
