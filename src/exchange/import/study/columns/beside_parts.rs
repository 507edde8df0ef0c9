//! A figure beside the numerator and the denominator that make it: which column that is, what the ratio is multiplied by,
//! and which of them is right where they don't agree.

use super::super::meant::{DISAGREE, Right};
use super::super::names::words::{few_of, says};
use super::super::question::{Question, Why};
use super::deciding::Deciding;
use crate::exchange::import::role::Role;
use crate::rating::is_per_cent;
use std::collections::HashMap;

/// What a ratio may be multiplied by, and how that is said.
pub(in super::super) const SCALES: [(f64, &str); 6] = [
    (1.0, "as it is"),
    (100.0, "per cent"),
    (1_000.0, "per 1,000"),
    (10_000.0, "per 10,000"),
    (100_000.0, "per 100,000"),
    (1_000_000.0, "per million"),
];

/// Why a value isn't taken beside its numerator and denominator.
pub(in super::super) const GIVEN: &str =
    "numerator and denominator give it, exactly, where they stand";

/// Headings of what numerators and denominators make.
pub(in super::super) const SHARES: &[&str] =
    &["%", "percent", "percentage", "per cent", "pct", "rate", "proportion", "share", "ratio"];

pub(in super::super) const KEEP: &str = "take the figures alone, without numerator and denominator";

/// The answers to which is right.
const PARTS: &str = "the numerator and the denominator";
const FIGURE: &str = "the figure beside them";
const NEITHER: &str = "leave those rows out";

/// How many rows a question names.
const NAMED: usize = 3;

/// How far off the nearest scale may be, so that the ratio is that all the same: half as much again.
const FAR: f64 = 1.5;

/// Why what a cell of a row isn't taken whose figure and parts don't agree; none where it is, or has another reason.
pub(in super::super) fn leaves(right: Right, role: Role) -> Option<Why> {
    let is_part = matches!(role, Role::Numerator | Role::Denominator);
    if !is_part && role != Role::Value {
        return None;
    }
    match right {
        Right::Parts if is_part => None,
        Right::Parts => Some("you said that numerator and denominator are right".into()),
        Right::Figure if is_part => Some("you said that the figure beside them is right".into()),
        Right::Figure => None,
        Right::Neither => {
            Some("numerator and denominator give another figure: you left both out".into())
        }
        Right::Waits => Some(Why::Waits(DISAGREE.to_owned())),
    }
}

/// The columns of a figure, its numerator and its denominator.
#[derive(Clone)]
pub(in super::super) struct Three {
    pub(in super::super) value: usize,
    pub(in super::super) over: usize,
    pub(in super::super) under: usize,
    /// To how many decimals the figure of each row is rounded: the most that one of its measure has in the column.
    decimals: HashMap<usize, i32>,
}

impl Three {
    fn decimals(&self, row: usize) -> i32 {
        self.decimals.get(&row).copied().unwrap_or(0)
    }
}

impl Deciding<'_> {
    /// Finds the figure that numerators and denominators make, where no heading says which it is: by a heading of shares,
    /// or because most rows agree.
    pub(in super::super) fn value_beside_parts(&mut self) {
        let (over, under) = (self.with(Role::Numerator), self.with(Role::Denominator));
        let ([over], [under]) = (over.as_slice(), under.as_slice()) else { return };
        if self.is_wide() || !self.with(Role::Value).is_empty() {
            return;
        }
        let (over, under) = (*over, *under);
        let free = self.which(|it| it.is_free() && it.waits.is_none() && it.profile.is_figures());
        let headed = |at: &usize| {
            self.column(*at)
                .is_some_and(|it| it.profile.name.contains('%') || says(&it.profile.words, SHARES))
        };
        let agrees = |at: &usize| {
            let three = self.three(*at, over, under);
            let rows = self.comparable(&three).len();
            SCALES.iter().any(|(scale, _)| self.how_many_agree(&three, *scale) * 2 > rows)
        };
        let mut found = free.iter().copied().filter(|at| self.is_left_over(*at).is_none());
        let mut found = found.by_ref().filter(|at| headed(at) || agrees(at)).collect::<Vec<_>>();
        if found.len() > 1 {
            found.retain(agrees);
        }
        if let [at] = found.as_slice() {
            let why = "it is what numerator and denominator beside it make";
            self.change(*at, |it| it.take(Role::Value, why));
        }
    }

    pub(in super::super) fn three(&self, value: usize, over: usize, under: usize) -> Three {
        let names = [self.with(Role::MeasureId), self.with(Role::MeasureName)].concat();
        let name =
            |row: usize| -> Vec<&str> { names.iter().map(|name| self.said(row, *name)).collect() };
        let mut most: HashMap<Vec<&str>, i32> = HashMap::new();
        for row in &self.rows {
            let held = most.entry(name(*row)).or_default();
            *held = decimals_of(self.text(*row, value)).max(*held);
        }
        let of = |row: &usize| Some((*row, most.get(&name(*row)).copied()?));
        let decimals = self.rows.iter().filter_map(of).collect();
        Three { value, over, under, decimals }
    }

    /// The rows that have all three.
    pub(in super::super) fn comparable(&self, three: &Three) -> Vec<usize> {
        let all = [three.value, three.over, three.under];
        let has = |row: &usize| all.iter().all(|at| self.number(*row, *at).is_some());
        self.rows.iter().copied().filter(has).collect()
    }

    fn how_many_agree(&self, three: &Three, scale: f64) -> usize {
        self.comparable(three).iter().filter(|row| self.agrees(**row, three, scale)).count()
    }

    /// Whether a row's figure is what its parts give, rounded as the column is.
    pub(in super::super) fn agrees(&self, row: usize, three: &Three, scale: f64) -> bool {
        let (value, over, under) = (three.value, three.over, three.under);
        let decimals = three.decimals(row);
        let number = |at: usize| self.number(row, at);
        let (Some(value), Some(part), Some(whole)) = (number(value), number(over), number(under))
        else {
            return true;
        };
        // Parts that were rounded themselves, thousands with decimals say, give no more than that.
        let rounded = |at: usize, number: f64| match decimals_of(self.text(row, at)) {
            0 => 0.0,
            some => half(some) / number.abs().max(f64::MIN_POSITIVE),
        };
        let given = part / whole * scale;
        let slack =
            half(decimals) + given.abs() * (rounded(over, part) + rounded(under, whole) + 1e-9);
        whole != 0.0 && (given - value).abs() <= slack
    }

    /// One scale for the whole file.
    pub(in super::super) fn scale_of_all(&mut self) -> Option<String> {
        let by_period = self.parts_by_period();
        if !by_period.is_empty() {
            return self.scale_by_period(&by_period);
        }
        let (over, under) = (self.with(Role::Numerator), self.with(Role::Denominator));
        let (Some(over), Some(under)) = (over.first().copied(), under.first().copied()) else {
            return None;
        };
        if !self.with(Role::Scale).is_empty() {
            return None;
        }
        let values = self.with(Role::Value);
        let Some(value) = values.first().copied() else { return self.per_cent(over, under) };
        let three = self.three(value, over, under);
        let rows = self.comparable(&three);
        // Where each row has either, there is nothing to compare.
        let first = rows.first().copied()?;
        let by_rows = |(scale, words)| (self.how_many_agree(&three, scale), scale, words);
        let best = SCALES.map(by_rows).into_iter().rev().max_by_key(|(count, ..)| *count);
        let (agreeing, scale, words) = best?;
        let most = agreeing * 2 > rows.len();
        let near =
            SCALES.into_iter().find(|(scale, _)| !most && self.is_near(&rows, &three, *scale));
        let (scale, words) = near.unwrap_or((scale, words));
        let known = most || near.is_some();
        let odd = rows.iter().copied().filter(|row| !self.agrees(*row, &three, scale));
        let odd: Vec<usize> = odd.filter(|_| known).collect();
        let text = |at: usize| self.text(first, at).to_owned();
        let mut question = Question::new(
            "scale",
            format!("'{}' beside {} out of {}: what is it?", text(value), text(over), text(under)),
        )
        .because(match (known, odd.is_empty()) {
            (false, _) => "numerator and denominator give another figure",
            (true, true) => "that is what numerator and denominator give, rounded",
            (true, false) => "that is about what numerator and denominator give",
        })
        .answers(known.then(|| words.to_owned()))
        .answers(SCALES.into_iter().filter(|_| !known).map(|(_, words)| words))
        .answers([KEEP])
        .holding("every figure");
        // A heading or a unit that says per cent leaves nothing to ask where the figures say so too.
        let says = self.column(value).is_some_and(|it| is_per_cent(&it.profile.name));
        if says && most && scale == 100.0 {
            question = question.assuming("per cent");
        }
        let answer = self.asking.ask(question);
        match answer.as_deref() {
            Some(KEEP) => {
                for at in [over, under] {
                    self.change(at, |it| it.leave("you took the figures alone"));
                }
                None
            }
            Some(answer) => {
                let chosen = SCALES.into_iter().find(|(_, words)| *words == answer);
                let scale = chosen.map_or(scale, |(scale, _)| scale);
                let odd = if known {
                    odd
                } else {
                    rows.into_iter().filter(|row| !self.agrees(*row, &three, scale)).collect()
                };
                self.change(value, |it| it.why = GIVEN.to_owned());
                self.which_is_right(&odd, &three, scale);
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

    /// Whether each row's figure is about what its parts give by a scale.
    fn is_near(&self, rows: &[usize], three: &Three, scale: f64) -> bool {
        let times = |row: &usize| {
            let number = |at: usize| self.number(*row, at);
            let (value, over, under) =
                (number(three.value)?, number(three.over)?, number(three.under)?);
            Some(over / under * scale / value)
        };
        rows.iter().all(|row| times(row).is_some_and(|it| it > 1.0 / FAR && it < FAR))
    }

    /// Asks which is right where a figure isn't what its parts give.
    pub(in super::super) fn which_is_right(&mut self, odd: &[usize], three: &Three, scale: f64) {
        if odd.is_empty() {
            return;
        }
        let name = |row: usize| self.with(Role::MeasureName).first().map(|at| self.said(row, *at));
        let said = |row: &usize| {
            let text = |at: usize| self.text(*row, at);
            let given = self.number(*row, three.over).zip(self.number(*row, three.under));
            let given = given.map_or(f64::NAN, |(over, under)| over / under * scale);
            let places = usize::try_from(three.decimals(*row).max(1)).unwrap_or(1);
            let place = match name(*row).unwrap_or_default() {
                "" => format!("row {}", self.layout.table.row_number(*row)),
                name => format!("{name}, row {}", self.layout.table.row_number(*row)),
            };
            let given = match given.is_finite() {
                true => format!("{given:.places$}"),
                false => "no figure".to_owned(),
            };
            format!(
                "{} beside {} out of {}, which give {given} ({place})",
                text(three.value),
                text(three.over),
                text(three.under),
            )
        };
        let named = few_of(odd.iter().take(NAMED).map(said), odd.len());
        let question = Question::new(DISAGREE, format!("Which is right: {named}?"))
            .answers([PARTS, FIGURE, NEITHER])
            .because("they differ by more than rounding")
            .holding("the figures of those rows");
        let right = match self.asking.ask(question).as_deref() {
            Some(PARTS) => Right::Parts,
            Some(FIGURE) => Right::Figure,
            Some(_) => Right::Neither,
            None => Right::Waits,
        };
        self.disagreeing.extend(odd.iter().map(|row| (*row, right)));
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

/// Half of the last decimal.
pub(in super::super) fn half(decimals: i32) -> f64 {
    0.5 * 10_f64.powi(-decimals)
}

/// How many decimals a figure has as it is written.
pub(in super::super) fn decimals_of(text: &str) -> i32 {
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).count();
    let behind = match (text.rfind('.'), text.rfind(',')) {
        (Some(point), _) => text.get(point + 1..),
        // `1,234` is a whole number, `45,3` isn't.
        (None, Some(comma)) => text.get(comma + 1..).filter(|rest| digits(rest) != 3),
        (None, None) => None,
    };
    behind.and_then(|rest| i32::try_from(digits(rest)).ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    /// Three months of a share, with what the first month's figure is.
    fn file(heading: &str, first: &str) -> String {
        format!(
            "Measure,Period,{heading},Numerator,Denominator\nIn time,Apr 2025,{first},46,100\n\
             In time,May 2025,50,50,100\nIn time,Jun 2025,51,51,100\n"
        )
    }

    #[test]
    fn a_share_that_its_parts_dont_give_is_asked_about_and_the_rest_is_taken() {
        let rest = ["In time, own, 2025-05: 50/100", "In time, own, 2025-06: 51/100"];
        let check = |heading: &str, first: &str, answers: &[(&str, &str)], april: Option<&str>| {
            let found = tried(&Pack::default(), &file(heading, first), answers);
            let april = april.map(|reading| format!("In time, own, 2025-04: {reading}"));
            let expected: Vec<String> = april.into_iter().chain(rest.map(str::to_owned)).collect();
            assert_eq!(found.figures(), expected, "{heading} {first} {answers:?}");
        };
        check("Percentage", "46", &[], Some("46/100"));
        check("% in time", "46%", &[], Some("46/100"));
        check("Percentage", "45.3", &[], None);
        check("Percentage", "46.4", &[], None);
        check("Percentage", "45.3", &[(DISAGREE, PARTS)], Some("46/100"));
        check("Percentage", "45.3", &[(DISAGREE, FIGURE)], Some("45.3"));
        check("Percentage", "45.3", &[(DISAGREE, NEITHER)], None);
        check("Value", "45.3", &[("scale", "per cent")], None);
        check("Result so", "45.3", &[("scale", "per cent")], None);
        let found = tried(&Pack::default(), &file("Percentage", "45.3"), &[]);
        assert_eq!(
            found.question(DISAGREE).text,
            "Which is right: '45.3 beside 46 out of 100, which give 46.0 (In time, row 2)'?"
        );
        // Rounded as the column is, none of it is asked.
        let thirds = "Measure,Period,Percentage,Numerator,Denominator\nIn time,Apr 2025,33.3,1,3\n\
                      In time,May 2025,67,2,3\nIn time,Jun 2025,50,1,2\n";
        assert!(tried(&Pack::default(), thirds, &[]).asked().contains(&DISAGREE));
        let thirds = thirds.replace("67", "66.7");
        assert!(!tried(&Pack::default(), &thirds, &[]).asked().contains(&DISAGREE));
    }

    #[test]
    fn where_no_row_agrees_the_nearest_scale_is_offered() {
        let text = "Measure,Period,Value,Numerator,Denominator\nIn time,Apr 2025,45.3,46,100\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.question("scale").answers, ["per cent", KEEP]);
        assert_eq!(found.figures(), [""; 0]);
        let found = tried(&Pack::default(), text, &[("scale", "per cent")]);
        assert!(found.question(DISAGREE).is_open());
        assert_eq!(found.figures(), [""; 0]);
        let odd = text.replace("45.3", "7000");
        let found = tried(&Pack::default(), &odd, &[]);
        let answers = &found.question("scale").answers;
        assert_eq!(answers.len(), SCALES.len() + 1);
        assert_eq!(answers.last().map(String::as_str), Some(KEEP));
        assert_eq!(found.question("scale").why, "numerator and denominator give another figure");
        let found = tried(&Pack::default(), &odd, &[("scale", "per cent")]);
        assert!(found.question(DISAGREE).is_open());
    }
}
