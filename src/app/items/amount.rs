//! Amounts in forms: what is typed is read in the unit of its measure, and asked about where it may be another amount, or
//! isn't likely. Saved once more as it is, it is kept.

use crate::{
    exchange::{
        columns::doubts::asked_of_figure,
        reading::{
            amount::{self, AmountError},
            value,
        },
    },
    model::{Measure, MeasureId, Number, Pack},
};
use std::borrow::Cow;

/// What an amount is of.
#[derive(Clone, Copy)]
pub struct AmountOf<'a> {
    /// The unit that it is read in; empty where there is none.
    unit: &'a str,
    /// The measure whose figure it is, and whether it is that of a whole year.
    figure: Option<(&'a Measure, bool)>,
    /// Its measure is chosen in the same form, so that help with it names no unit.
    is_open: bool,
}

/// What is asked of an amount before it is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedOfAmount {
    /// As a clause.
    pub question: String,
    /// What is kept where it is meant so; none where that can't be told.
    pub keeps: Option<String>,
}

impl<'a> AmountOf<'a> {
    /// An amount in a unit that is no figure of a measure: a change, a width.
    pub fn in_unit(unit: &'a str) -> Self {
        Self { unit, figure: None, is_open: false }
    }

    /// A figure of a measure for one of its periods.
    pub fn figure(measure: &'a Measure) -> Self {
        Self { figure: Some((measure, false)), ..Self::in_unit(&measure.unit) }
    }

    /// A figure of a measure for a whole year.
    pub fn year(measure: &'a Measure) -> Self {
        Self { figure: Some((measure, true)), ..Self::in_unit(&measure.unit) }
    }

    /// An amount of which nothing is known.
    pub fn anything() -> Self {
        Self::in_unit("")
    }

    /// The same, where its measure is chosen in the same form: help with it can't name the unit.
    pub fn of_chosen(self) -> Self {
        Self { is_open: true, ..self }
    }

    /// Help with its field, with the unit before it.
    pub fn hint(&self, hint: &str) -> String {
        match (self.unit.trim(), hint) {
            ("", hint) => hint.to_owned(),
            (_, hint) if self.is_open => hint.to_owned(),
            (unit, "") => format!("In {unit}."),
            (unit, hint) => format!("In {unit}. {hint}"),
        }
    }

    /// What was typed, as the figure that it is in the unit; what is none, as it was typed: who asked for it says what to
    /// type. Of what is `held` already nothing is asked, nor of what somebody is `sure` of.
    ///
    /// # Errors
    /// What is asked of it.
    pub fn meant<'t>(
        &self,
        typed: &'t str,
        held: &str,
        sure: bool,
    ) -> Result<Cow<'t, str>, AskedOfAmount> {
        if typed.trim().is_empty() || typed.trim() == held {
            return Ok(typed.into());
        }
        let (doubt, figure) = match self.doubt(typed) {
            Some((question, meant)) => (Some(question), value::number(&meant)),
            None => match amount::amount(typed, self.unit) {
                Ok(figure) => (None, Some(figure)),
                Err(AmountError::NotANumber(_)) => return Ok(typed.into()),
                Err(doubt) => (Some(doubt.to_string()), None),
            },
        };
        let unlikely = figure.and_then(|figure| self.unlikely(figure));
        let asked: Vec<String> = doubt.into_iter().chain(unlikely).collect();
        match figure {
            Some(figure) if sure || asked.is_empty() => Ok(figure.to_string().into()),
            figure => Err(AskedOfAmount {
                question: asked.join("; and "),
                keeps: figure.map(|it| it.to_string()),
            }),
        }
    }

    /// What is asked of a text that may be two amounts, and the one that it is where it is meant.
    fn doubt(&self, typed: &str) -> Option<(String, String)> {
        let without_sign = || typed.replace('%', "").trim().to_owned();
        let share = amount::share_without_unit(typed, self.unit);
        amount::doubtful(typed, self.unit).or_else(|| Some((share?, without_sign())))
    }

    /// What is unlikely of it as a figure of its measure.
    fn unlikely(&self, figure: Number) -> Option<String> {
        let (measure, of_year) = self.figure?;
        asked_of_figure(measure, figure, of_year)
    }
}

/// A figure of a measure of the pack, of a whole year or of one of its periods.
pub fn figure_of<'a>(pack: &'a Pack, measure: Option<&MeasureId>, of_year: bool) -> AmountOf<'a> {
    match (measure.and_then(|id| pack.measure(id)), of_year) {
        (Some(measure), true) => AmountOf::year(measure),
        (Some(measure), false) => AmountOf::figure(measure),
        (None, _) => AmountOf::anything(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Frequency, Observation, Period, Reading};

    #[test]
    fn a_doubtful_amount_is_asked_about_once_and_kept_where_somebody_is_sure() {
        let check = |unit: &str, typed: &str, question: &str, keeps: Option<&str>| {
            let of = AmountOf::in_unit(unit);
            let asked = of.meant(typed, "", false).unwrap_err();
            assert!(asked.question.contains(question), "{typed}: {}", asked.question);
            assert_eq!(asked.keeps.as_deref(), keeps, "{typed}");
            let sure = of.meant(typed, "", true);
            assert_eq!(sure.ok().as_deref(), keeps, "{typed}");
        };
        check("homes", "12%", "is a share, and the unit of this measure is 'homes'", Some("12"));
        check("", "12%", "this measure has no unit yet", Some("12"));
        check("%", "40 days", "is in days, and this measure counts %", Some("40"));
        check("homes", "(12)", "may be -12", Some("-12"));
        check("£000", "£1,000", "may be so many £000", Some("1000"));
        check("m", "12m", "write the figure in full", None);
    }

    #[test]
    fn an_unlikely_figure_of_a_measure_is_asked_about() {
        let observed = |month: u32| {
            let reading = Reading::Number(120.into());
            Observation::new(Period::Month { year: 2025, month }, reading)
        };
        let measure = |unit: &str| Measure {
            unit: unit.to_owned(),
            frequency: Some(Frequency::Monthly),
            accumulation: Some(crate::model::Accumulation::Sum),
            series: (1..=6).map(observed).collect(),
            ..Measure::default()
        };
        let (homes, share) = (measure("homes"), measure("%"));
        let check = |of: AmountOf, typed: &str, asked: Option<&str>| {
            let found = of.meant(typed, "", false);
            match asked {
                None => assert_eq!(found.as_deref(), Ok(typed)),
                Some(words) => {
                    let asked = found.unwrap_err();
                    assert!(asked.question.contains(words), "{typed}: {}", asked.question);
                    assert_eq!(asked.keeps.as_deref(), Some(typed));
                    assert_eq!(of.meant(typed, typed, false).as_deref(), Ok(typed), "it is held");
                }
            }
        };
        check(AmountOf::figure(&homes), "130", None);
        check(AmountOf::figure(&homes), "1300", Some("ten times or more"));
        check(AmountOf::year(&homes), "1300", None);
        check(AmountOf::in_unit("homes"), "1300", None);
        check(AmountOf::figure(&share), "130", Some("more than 100%"));
    }

    #[test]
    fn the_hint_of_an_amount_names_its_unit() {
        assert_eq!(AmountOf::in_unit("days").hint("For one period."), "In days. For one period.");
        assert_eq!(AmountOf::in_unit("%").hint(""), "In %.");
        assert_eq!(AmountOf::anything().hint("For one period."), "For one period.");
        assert_eq!(AmountOf::in_unit("days").of_chosen().hint("Each."), "Each.");
    }
}
