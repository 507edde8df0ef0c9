//! Questions about a figure, most of whose answers are a slip of the hand: is it that large, and meant so? (RULES 14,
//! last line.) What is asked of figures that are typed, and of those in files, is worked out here.

mod series;
mod unusual;

pub use series::series_checks;
pub use unusual::{is_per_cent, outside_unit, usual_size};

use unusual::{LAST, is_change, is_stuck, is_tenfold};

use super::{
    case::{Case, observation},
    words::{printed, printed_at},
};
use crate::{
    model::{Accumulation, Bounds, Calendar, Measure, Number, Observation, Period, Reading},
    statistics::xmr::{Latest, Rule, Way},
};

/// What is unlikely of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unlikely {
    /// Ten times the median of its last 12, or a tenth of it.
    Tenfold,
    /// Ten times its plan, or a tenth of it.
    TenfoldPlan,
    /// More of a part than there is of the whole.
    OverWhole,
    /// Outside what the unit allows.
    OutsideUnit,
    /// Beyond the limits of its control chart.
    BeyondLimits,
    /// As the period before to the last digit, where it never was.
    Stuck,
    /// Its comment is that of the period before.
    SameComment,
}

impl Unlikely {
    /// Every one, in the order of asking.
    pub const ALL: [Self; 7] = [
        Self::Tenfold,
        Self::TenfoldPlan,
        Self::OverWhole,
        Self::OutsideUnit,
        Self::BeyondLimits,
        Self::Stuck,
        Self::SameComment,
    ];

    /// What is looked for, as a heading.
    pub fn words(self) -> &'static str {
        match self {
            Self::Tenfold => "Ten times, or a tenth of, what is usual",
            Self::TenfoldPlan => "Ten times, or a tenth of, the plan",
            Self::OverWhole => "Numerator over denominator",
            Self::OutsideUnit => "Out of the unit’s range",
            Self::BeyondLimits => "Beyond the limits of the control chart",
            Self::Stuck => "Stuck",
            Self::SameComment => "Comment unchanged",
        }
    }

    /// The rule by which it is found, in a sentence.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Tenfold => {
                "Ten times the median of the 12 figures before it or more, or a tenth of it or less; three figures at the least, and none below zero."
            }
            Self::TenfoldPlan => {
                "Ten times its plan or more, or a tenth of it or less, where that isn’t asked of what is usual already."
            }
            Self::OverWhole => "In a proportion, the numerator is more than the denominator.",
            Self::OutsideUnit => {
                "More than 100% or less than 0%, or a count below zero, unless the measure is of a change."
            }
            Self::BeyondLimits => {
                "Strictly above the upper or below the lower limit of a control chart that rests on 13 figures or more, unless the figure before it was beyond that limit already, or, where a season repeats, that of a year before."
            }
            Self::Stuck => {
                "The same as the figure before to the last digit, where none of the 8 figures or more before was."
            }
            Self::SameComment => "Its comment is word for word that of the period before.",
        }
    }

    /// What it is kept under, whatever its words are.
    fn key(self) -> &'static str {
        match self {
            Self::Tenfold => "tenfold",
            Self::TenfoldPlan => "tenfold_plan",
            Self::OverWhole => "over_whole",
            Self::OutsideUnit => "outside_unit",
            Self::BeyondLimits => "beyond_limits",
            Self::Stuck => "stuck",
            Self::SameComment => "same_comment",
        }
    }
}

/// What is asked of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureCheck {
    /// What is unlikely of it.
    pub unlikely: Unlikely,
    /// The figure or the comment that is.
    of: String,
    /// Why it is asked, as a clause without a full stop.
    pub words: String,
}

impl FigureCheck {
    /// What its answer is kept under: another figure is asked about anew.
    pub fn key(&self) -> String {
        format!("{} {}", self.unlikely.key(), self.of)
    }
}

/// What is asked of the figure that a measure has for a period, and of its comment.
pub fn figure_checks(calendar: Calendar, measure: &Measure, period: Period) -> Vec<FigureCheck> {
    let measure = &*measure.as_of(calendar.year_of_period(period));
    let case = Case::new(calendar, measure, None).as_at(period);
    let Some(held) = observation(&measure.series, period) else { return Vec::new() };
    let (periods, values) = case.history(period);
    let mut found = Vec::new();
    if let Some(figure) = held.figure(case.number_scale()) {
        let before: Vec<f64> =
            values.iter().take(values.len().saturating_sub(1)).flatten().copied().collect();
        let asked = Asked { case: &case, figure, held, before: &before, latest: true };
        found.extend(asked.about(period));
    }
    let previous = match period.plus(-1) {
        Some(previous) => Some(previous),
        None => periods.iter().rev().find(|it| **it != period).copied(),
    };
    let previous = previous.and_then(|it| observation(&measure.series, it));
    found.extend(previous.and_then(|previous| same_comment(held, previous)));
    found
}

/// A comment that says what that of the period before says.
fn same_comment(held: &Observation, previous: &Observation) -> Option<FigureCheck> {
    let said = |held: &'_ Observation| held.comment.as_deref().map(|it| it.trim().to_owned());
    let of = said(held).filter(|it| !it.is_empty() && said(previous).as_ref() == Some(it))?;
    let words = format!("its comment is the same as that of {}", previous.period.label());
    Some(FigureCheck { unlikely: Unlikely::SameComment, of, words })
}

/// A figure that is asked about.
struct Asked<'a> {
    case: &'a Case<'a>,
    figure: Number,
    held: &'a Observation,
    before: &'a [f64],
    /// Nothing is known after it: of what was reported long ago it isn't asked whether it stood still or was beyond
    /// limits.
    latest: bool,
}

impl Asked<'_> {
    fn about(&self, period: Period) -> Vec<FigureCheck> {
        let tenfold = self.tenfold();
        // Ten times what is usual is ten times a plan that is near to that, and beyond the limits: it is asked once.
        let plan = if tenfold.is_none() { self.tenfold_plan(period) } else { None };
        let near = self.latest && tenfold.is_none() && plan.is_none();
        let found = [
            (Unlikely::Tenfold, tenfold),
            (Unlikely::TenfoldPlan, plan),
            (Unlikely::OverWhole, self.over_whole()),
            (Unlikely::OutsideUnit, self.outside_unit()),
            (Unlikely::BeyondLimits, near.then(|| self.beyond_limits(period)).flatten()),
            (Unlikely::Stuck, self.latest.then(|| self.stuck()).flatten()),
        ];
        let check = |(unlikely, words): (_, Option<String>)| {
            words.map(|words| FigureCheck { unlikely, of: self.of(), words })
        };
        found.into_iter().filter_map(check).collect()
    }

    /// The figure, as its answer is kept by.
    fn of(&self) -> String {
        match self.held.reading {
            Reading::Ratio { numerator, denominator } => format!("{numerator}/{denominator}"),
            _ => self.figure.to_string(),
        }
    }

    fn printed(&self, value: f64) -> String {
        let number = Number::try_from(value).map(|it| it.rounded(None));
        number.map(|it| printed(self.case.measure, it)).unwrap_or_default()
    }

    /// A figure and a limit of its control chart that it is beyond, with as many decimals as it takes for them to
    /// differ. Where the measure has no precision the limit has two places, for it has no end of its own.
    fn printed_apart(&self, figure: f64, limit: f64) -> (String, String) {
        const MOST: u8 = 12;
        let limit_places = self.case.measure.precision.unwrap_or(2);
        let at = |value: f64, places: u8| {
            let number = Number::try_from(value).map(|it| it.rounded(Some(places)));
            number.map(|it| printed_at(self.case.measure, it, Some(places))).unwrap_or_default()
        };
        let usual = (self.printed(figure), self.printed_limit(limit, limit_places));
        if usual.0 != usual.1 {
            return usual;
        }
        let finer = (limit_places + 1..=MOST).map(|places| (at(figure, places), at(limit, places)));
        finer.into_iter().find(|(one, other)| one != other).unwrap_or(usual)
    }

    fn printed_limit(&self, value: f64, places: u8) -> String {
        let number = Number::try_from(value).map(|it| it.rounded(Some(places)));
        number.map(|it| printed(self.case.measure, it)).unwrap_or_default()
    }

    /// `1,200 is ten times 118 or more`.
    fn times(&self, usual: f64) -> String {
        let (figure, usual_printed) = (self.printed(self.figure.get()), self.printed(usual));
        if self.figure.get() > usual {
            format!("{figure} is ten times {usual_printed} or more")
        } else {
            format!("{figure} is a tenth of {usual_printed} or less")
        }
    }

    fn tenfold(&self) -> Option<String> {
        let usual = usual_size(self.before)?;
        let count = self.before.len().min(LAST);
        let asked = !is_change(&self.case.measure.name) && is_tenfold(usual, self.figure.get());
        asked.then(|| format!("{}, the median of the last {count} figures", self.times(usual)))
    }

    fn tenfold_plan(&self, period: Period) -> Option<String> {
        let limits = self.case.resolve(period).and_then(|it| it.settled(self.case.measure)).ok()?;
        let Bounds::Value(plan) = limits.plan else { return None };
        let asked = is_tenfold(plan.get(), self.figure.get());
        asked.then(|| format!("{}, its plan", self.times(plan.get())))
    }

    fn over_whole(&self) -> Option<String> {
        let Reading::Ratio { numerator, denominator } = self.held.reading else { return None };
        let measure = self.case.measure;
        let is_share = self.case.number_scale().get() == 100.0 || is_per_cent(&measure.unit);
        (is_share && numerator > denominator).then(|| {
            format!("the numerator, {numerator}, is more than the denominator, {denominator}")
        })
    }

    fn outside_unit(&self) -> Option<String> {
        let measure = self.case.measure;
        // Of a ratio of more than its whole that is asked already.
        if self.over_whole().is_some() {
            return None;
        }
        let why = outside_unit(&measure.name, &measure.unit, self.figure.get())?;
        Some(format!("{} is {why}", self.printed(self.figure.get())))
    }

    fn beyond_limits(&self, period: Period) -> Option<String> {
        let glance = self.case.glance(period);
        let latest: &Latest = glance.settled_at(period)?;
        let signal = latest.flag.filter(|signal| signal.rule == Rule::Outside)?;
        let limits = latest.segment.process.limits()?;
        // A process that has moved is asked about once, and so is a season that repeats.
        if glance.was_beyond(latest, signal.way) {
            return None;
        }
        let (side, which, limit) = match signal.way {
            Way::High => ("above", "upper", limits.upper),
            Way::Low => ("below", "lower", limits.lower),
        };
        let (figure, limit) = self.printed_apart(latest.value, limit);
        // Of a running total what is charted is what the period added.
        let alone = match self.case.measure.accumulation {
            Some(Accumulation::Running) => format!(" in {} alone", period.label()),
            _ => String::new(),
        };
        Some(format!("{figure}{alone} is {side} {limit}, the {which} limit of its control chart"))
    }

    fn stuck(&self) -> Option<String> {
        is_stuck(self.before, self.figure.get()).then(|| {
            let figure = self.printed(self.figure.get());
            format!("{figure} is the same as the figure before, to the last digit, as it never was")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Accumulation, Aim, Frequency, Polarity, ReportingYear, Step, Target};

    fn calendar() -> Calendar {
        Calendar::default()
    }

    fn year() -> ReportingYear {
        calendar().year(2025)
    }

    fn number(value: f64) -> Number {
        Number::try_from(value).unwrap()
    }

    /// A monthly measure with these figures, the last of them in March 2026.
    fn measure(unit: &str, figures: &[f64]) -> Measure {
        let last: Period = "2026-03".parse().unwrap();
        let first = 1 - figures.len() as i32;
        let observed = |(at, value): (i32, &f64)| {
            Observation::new(last.plus(at).unwrap(), Reading::Number(number(*value)))
        };
        Measure {
            name: "Bins missed".into(),
            unit: unit.into(),
            frequency: Some(Frequency::Monthly),
            accumulation: Some(Accumulation::Latest),
            polarity: Some(Polarity::LowerIsBetter),
            precision: Some(0),
            series: (first..).zip(figures).map(observed).collect(),
            ..Measure::default()
        }
    }

    fn asked(measure: &Measure) -> Vec<FigureCheck> {
        figure_checks(calendar(), measure, "2026-03".parse().unwrap())
    }

    fn check(measure: &Measure, expected: &[(Unlikely, &str)]) {
        let found = asked(measure);
        let kinds: Vec<Unlikely> = found.iter().map(|it| it.unlikely).collect();
        let (expected_kinds, words): (Vec<Unlikely>, Vec<&str>) = expected.iter().copied().unzip();
        assert_eq!(kinds, expected_kinds, "{found:?}");
        for (check, words) in found.iter().zip(words) {
            assert!(check.words.contains(words), "{}", check.words);
        }
    }

    #[test]
    fn ten_times_what_is_usual_or_a_tenth_of_it_is_asked_about() {
        let of = |value| measure("bins", &[90.0, 100.0, 110.0, 120.0, value]);
        check(
            &of(1050.0),
            &[(Unlikely::Tenfold, "1,050 is ten times 105 or more, the median of the last 4")],
        );
        check(&of(1049.0), &[]);
        check(&of(10.0), &[(Unlikely::Tenfold, "10 is a tenth of 105 or less")]);
        // None is no tenth, and two figures are not usual.
        check(&of(0.0), &[]);
        check(&measure("bins", &[100.0, 100.0, 5000.0]), &[]);
        // Of the last twelve: what was long ago is not usual any more.
        let mut long = vec![1.0; 20];
        long.extend([100.0; 12]);
        long.push(120.0);
        assert!(asked(&measure("bins", &long)).iter().all(|it| it.unlikely != Unlikely::Tenfold));
        // A few of something are tenfold by chance; a rate isn't.
        check(&measure("bins", &[0.0, 1.0, 0.0, 4.0]), &[]);
        check(
            &Measure { precision: Some(1), ..measure("per head", &[0.3, 0.2, 0.3, 3.0]) },
            &[(Unlikely::Tenfold, "3.0 is ten times 0.3 or more")],
        );
        let change = Measure {
            name: "Net migration".into(),
            ..measure("people", &[90.0, 100.0, 110.0, 1200.0])
        };
        check(&change, &[]);
        check(&measure("£", &[-90.0, 100.0, 110.0, 1200.0]), &[]);
    }

    #[test]
    fn ten_times_its_plan_is_asked_about_where_nothing_is_usual_yet() {
        let planned = |figures: &[f64]| {
            let mut target = Target::new(Aim::Value { value: Number::from(120) });
            let march = "2026-03".parse().unwrap();
            target.trajectory = vec![Step::new(march, Bounds::Value(Number::from(120)))];
            Measure { targets: [(year(), target)].into(), ..measure("bins", figures) }
        };
        check(
            &planned(&[1200.0]),
            &[(Unlikely::TenfoldPlan, "1,200 is ten times 120 or more, its plan")],
        );
        check(
            &planned(&[12.0]),
            &[(Unlikely::TenfoldPlan, "12 is a tenth of 120 or less, its plan")],
        );
        check(&planned(&[1199.0]), &[]);
        check(&planned(&[90.0, 100.0, 110.0, 1200.0]), &[(Unlikely::Tenfold, "median")]);
    }

    #[test]
    fn what_the_unit_does_not_allow_is_asked_about() {
        let of = |unit: &str, value: f64| measure(unit, &[value]);
        check(&of("%", 101.0), &[(Unlikely::OutsideUnit, "101% is more than 100%")]);
        check(&of("Per Cent of homes", -1.0), &[(Unlikely::OutsideUnit, "less than 0%")]);
        check(&of("cents per head", -1.0), &[]);
        check(&of("%", 100.0), &[]);
        check(&of("number of people", -3.0), &[(Unlikely::OutsideUnit, "a count below zero")]);
        check(&of("£", -3.0), &[]);
        check(&Measure { name: "Change in spending".into(), ..of("%", 140.0) }, &[]);
        let ratio = |scale: i32, numerator: i32| {
            let mut measure = Measure { scale: Some(Number::from(scale)), ..of("", 1.0) };
            let (numerator, denominator) = (Number::from(numerator), Number::from(100));
            measure.series[0].reading = Reading::Ratio { numerator, denominator };
            measure
        };
        check(
            &ratio(100, 120),
            &[(Unlikely::OverWhole, "the numerator, 120, is more than the denominator, 100")],
        );
        check(&ratio(100, 100), &[]);
        check(&ratio(1000, 120), &[]);
    }

    #[test]
    fn beyond_the_limits_of_a_settled_chart_is_asked_about() {
        // Up and down about 100, thirteen figures before it.
        let steady: Vec<f64> =
            (0..13).map(|at| if at % 2 == 0 { 98.0 } else { 102.0 + f64::from(at % 3) }).collect();
        let of = |value: f64, count: usize| {
            let mut figures = steady[steady.len() - count..].to_vec();
            figures.push(value);
            measure("bins", &figures)
        };
        check(&of(140.0, 13), &[(Unlikely::BeyondLimits, "140 is above")]);
        check(&of(60.0, 13), &[(Unlikely::BeyondLimits, "60 is below")]);
        check(&of(103.0, 13), &[]);
        // Limits of few figures aren't settled.
        check(&of(140.0, 9), &[]);
    }

    #[test]
    fn a_process_that_has_moved_is_asked_about_once() {
        let steady = [98.0, 102.0].repeat(10);
        let of = |last: &[f64]| measure("bins", &[&steady[..], last].concat());
        check(&of(&[140.0]), &[(Unlikely::BeyondLimits, "140 is above")]);
        check(&of(&[140.0, 139.0]), &[]);
        check(&of(&[140.0, 101.0, 139.0]), &[(Unlikely::BeyondLimits, "139 is above")]);
        check(&of(&[140.0, 60.0]), &[(Unlikely::BeyondLimits, "60 is below")]);
        // What is ten times the usual is asked whatever was before.
        check(&of(&[1400.0, 1390.0]), &[(Unlikely::Tenfold, "median")]);
    }

    #[test]
    fn a_peak_that_comes_every_year_is_not_asked_about() {
        let year =
            [100.0, 101.0, 102.0, 101.0, 100.0, 99.0, 98.0, 99.0, 100.0, 101.0, 100.0, 160.0];
        let peaks = year.repeat(3);
        check(&measure("bins", &peaks), &[]);
        let mut other = peaks.clone();
        other.extend([160.0]);
        check(&measure("bins", &other[..36]), &[]);
        // A peak in another month is.
        let mut moved = year.repeat(2);
        moved.extend(&year[..5]);
        moved.push(160.0);
        check(&measure("bins", &moved), &[(Unlikely::BeyondLimits, "160 is above")]);
    }

    #[test]
    fn a_figure_and_the_limit_it_is_beyond_never_print_alike() {
        let steady = [8.0, 8.2].repeat(10);
        let at = |value: f64| {
            let figures = [&steady[..], &[value]].concat();
            let measure = Measure { precision: Some(1), ..measure("%", &figures) };
            asked(&measure).into_iter().next().map(|it| it.words)
        };
        let apart = |words: &str| {
            let (figure, rest) = words.split_once(" is above ").unwrap();
            figure != rest.split_once(',').unwrap().0
        };
        let found: Vec<String> =
            (0..200).filter_map(|at_| at(8.5 + f64::from(at_) / 500.0)).collect();
        assert!(found.len() > 50 && found.iter().all(|words| apart(words)), "{found:?}");
        assert!(found.iter().any(|words| words.split_once('%').unwrap().0.len() > 3), "{found:?}");
    }

    #[test]
    fn of_a_running_total_it_says_what_the_month_added() {
        let mut total = 0.0;
        // From April 2024, so that a year is told from the next.
        let totals: Vec<f64> = (0..24)
            .map(|month| {
                let added = if month == 23 { 60.0 } else { 9.0 + f64::from(month % 2) };
                total = if month % 12 == 0 { added } else { total + added };
                total
            })
            .collect();
        let running =
            Measure { accumulation: Some(Accumulation::Running), ..measure("bins", &totals) };
        check(&running, &[(Unlikely::BeyondLimits, "60 in Mar 2026 alone is above")]);
    }

    #[test]
    fn a_value_that_stands_where_none_did_is_asked_about() {
        let moving = [11.0, 12.0, 14.0, 13.0, 15.0, 12.0, 11.0, 13.0];
        let with = |last: f64| measure("bins", &[&moving[..], &[last]].concat());
        check(&with(13.0), &[(Unlikely::Stuck, "13 is the same as the figure before")]);
        check(&with(13.5), &[]);
        let stood = [11.0, 12.0, 12.0, 13.0, 15.0, 12.0, 11.0, 13.0, 13.0];
        check(&measure("bins", &stood), &[]);
        check(&measure("bins", &[&moving[1..], &[13.0]].concat()), &[]);
    }

    #[test]
    fn a_comment_that_was_said_before_is_asked_about() {
        let mut measure = measure("bins", &[11.0, 12.0]);
        measure.series[0].comment = Some("Staff were away. ".into());
        measure.series[1].comment = Some("Staff were away.".into());
        check(&measure, &[(Unlikely::SameComment, "the same as that of Feb 2026")]);
        measure.series[1].comment = Some("Staff are back.".into());
        check(&measure, &[]);
        measure.series[0].comment = None;
        measure.series[1].comment = None;
        check(&measure, &[]);
    }

    #[test]
    fn an_answer_is_of_one_figure() {
        let keys = |value: f64| -> Vec<String> {
            asked(&measure("bins", &[90.0, 100.0, 110.0, value]))
                .iter()
                .map(FigureCheck::key)
                .collect()
        };
        assert_eq!(keys(1200.0), ["tenfold 1200"]);
        assert_ne!(keys(1200.0), keys(1201.0));
    }

    proptest::proptest! {
        #[test]
        fn no_figures_make_it_panic(figures in proptest::collection::vec(-1e12..1e12_f64, 1..40), unit in "[%£a-z ]{0,6}") {
            let _ = asked(&measure(&unit, &figures));
        }
    }
}
