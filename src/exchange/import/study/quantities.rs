//! Which columns are the figures, where no heading says so, and what belongs together.

use super::deciding::Deciding;
use super::question::Question;
use super::words::adds_up;
use super::words::says;
use crate::exchange::import::role::Role;
use crate::exchange::reading::value;

/// The answer that each column is a measure of its own.
const EACH: &str = "each is a measure of its own";

/// The answer that each column is of a place, whose name heads it.
const PLACES: &str = "each is a place";

/// The most columns, and the most pairs of them, that are offered.
const MOST: usize = 20;
const MOST_PAIRS: usize = 4;

/// How near a value is to its parts' ratio where it is that, rounded.
const NEAR: f64 = 0.006;

/// Headings of the only figures of a file that say no more than that.
const PLAIN: &[&str] =
    &["count", "amount", "number", "figures", "percent", "percentage", "rate", "score", "total"];

/// What a ratio may be multiplied by, and how that is said.
const SCALES: [(f64, &str); 6] = [
    (1.0, "as it is"),
    (100.0, "per cent"),
    (1_000.0, "per 1,000"),
    (10_000.0, "per 10,000"),
    (100_000.0, "per 100,000"),
    (1_000_000.0, "per million"),
];

/// Why a value isn't taken beside its numerator and denominator.
pub(super) const GIVEN: &str = "numerator and denominator give it, exactly, where they stand";

impl Deciding<'_> {
    /// Whether figures are for the period that their heading names.
    pub(super) fn is_wide(&self) -> bool {
        self.columns.iter().any(|column| column.slot.is_some())
    }

    fn number(&self, row: usize, at: usize) -> Option<f64> {
        match value::read(self.text(row, at)) {
            value::ValueReading::Number { value, .. } => Some(value.get()),
            _ => None,
        }
    }

    /// Which columns are figures, in a sheet with no heading for them.
    pub(super) fn figures(&mut self) {
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
            .filter(|at| self.column(*at).is_some_and(|it| it.profile.is_figures()))
            .collect();
        candidates.retain(|at| !self.is_code(*at));
        self.targets_beside(&mut candidates);
        self.running_totals(&mut candidates);
        if let [only] = candidates.as_slice()
            && self.column(*only).is_some_and(|it| PLAIN.contains(&it.profile.words.as_str()))
        {
            return self.change(*only, |it| it.take(Role::Value, "the only column of figures"));
        }
        if candidates.is_empty() {
            return;
        }
        candidates.truncate(MOST);
        let pairs = self.parts_of_others(&candidates);
        let mut answers = Vec::new();
        if candidates.len() > 1 {
            answers.push(EACH.to_owned());
            if self.with(Role::Place).is_empty() {
                answers.push(PLACES.to_owned());
            }
        }
        answers.extend(pairs.iter().map(|(.., words)| words.clone()));
        answers.extend(candidates.iter().map(|at| self.name(*at)));
        let question = Question::new("figures", "Which columns are the figures?")
            .answers(answers)
            .because("no heading says which they are")
            .holding("every figure");
        let Some(answer) = self.asking.ask(question) else {
            for at in candidates {
                self.change(at, |it| it.waits = Some("figures".to_owned()));
            }
            return;
        };
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
                } else if answer == EACH || answer == name {
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
    pub(super) fn is_timeless(&self) -> bool {
        const TIMES: [Role; 5] =
            [Role::Period, Role::PeriodStart, Role::PeriodEnd, Role::Year, Role::PeriodPoint];
        !self.is_wide() && TIMES.iter().all(|role| self.with(*role).is_empty())
    }

    /// A list of measures: what they are, and no time at which.
    pub(super) fn lists_measures(&self) -> bool {
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
        self.is_timeless() && SAID.iter().filter(|role| has(role)).count() + settings > 1
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

    /// Numbers that name something: a heading that says so over whole numbers, each once.
    fn is_code(&self, at: usize) -> bool {
        self.column(at).is_some_and(|it| {
            says(&it.profile.words, &["id", "code", "ref", "reference", "no", "geocode"])
                && (it.profile.words.split(' ').count() < 3
                    || it.profile.distinct == it.profile.filled)
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

    /// What ratios are multiplied by: told from the values beside them, and confirmed. What the text of the
    /// scale is, and whether the parts are left out.
    pub(super) fn scale(&mut self) -> Option<String> {
        let (over, under) = (self.with(Role::Numerator), self.with(Role::Denominator));
        let (Some(over), Some(under)) = (over.first().copied(), under.first().copied()) else {
            return None;
        };
        if !self.with(Role::Scale).is_empty() {
            return None;
        }
        let values = self.with(Role::Value);
        let Some(value) = values.first().copied() else { return self.per_cent(over, under) };
        let all_three =
            |row: &&usize| [value, over, under].iter().all(|at| self.number(**row, *at).is_some());
        // Where each row has either, there is nothing to compare.
        let row = self.rows.iter().find(all_three).copied()?;
        let (scale, words) = SCALES
            .into_iter()
            .find(|(scale, _)| {
                self.rows.iter().all(|row| self.agrees(*row, [value, over, under], *scale))
            })
            .unwrap_or((0.0, ""));
        let example = (
            self.text(row, value).to_owned(),
            self.text(row, over).to_owned(),
            self.text(row, under).to_owned(),
        );
        let keep = "take the figures alone, without numerator and denominator";
        let question = Question::new(
            "scale",
            format!("'{}' beside {} out of {}: what is it?", example.0, example.1, example.2),
        )
        .because(match words {
            "" => "numerator and denominator give another figure",
            _ => "that is what numerator and denominator give, rounded",
        })
        .answers((!words.is_empty()).then(|| words.to_owned()))
        .answers([keep])
        .holding("every figure");
        let answer = self.asking.ask(question);
        match answer.as_deref() {
            Some(answer) if answer == keep => {
                for at in [over, under] {
                    self.change(at, |it| it.leave("you took the figures alone"));
                }
                None
            }
            Some(_) => {
                self.change(value, |it| it.why = GIVEN.to_owned());
                Some(scale.to_string())
            }
            None => {
                for at in [value, over, under] {
                    self.change(at, |it| it.waits = Some("scale".to_owned()));
                }
                None
            }
        }
    }

    fn agrees(&self, row: usize, [value, over, under]: [usize; 3], scale: f64) -> bool {
        let (Some(value), Some(over), Some(under)) =
            (self.number(row, value), self.number(row, over), self.number(row, under))
        else {
            return true;
        };
        under != 0.0
            && (over / under * scale - value).abs() <= NEAR * value.abs().max(f64::MIN_POSITIVE)
    }

    /// Parts without a value: per cent where none is above its whole.
    fn per_cent(&mut self, over: usize, under: usize) -> Option<String> {
        let shares =
            self.rows.iter().all(|row| match (self.number(*row, over), self.number(*row, under)) {
                (Some(over), Some(under)) => over <= under,
                _ => true,
            });
        let question =
            Question::new("scale", "What is the numerator over the denominator multiplied by?")
                .answers(SCALES.into_iter().map(|(_, words)| words))
                .because("the file has no figure beside them")
                .assuming(if shares { "per cent" } else { "as it is" });
        let Some(answer) = self.asking.ask(question) else {
            for at in [over, under] {
                self.change(at, |it| it.waits = Some("scale".to_owned()));
            }
            return None;
        };
        let scale = SCALES.into_iter().find(|(_, words)| *words == answer)?.0;
        (scale > 1.0).then(|| scale.to_string())
    }
}
