//! Progress, explained: which test decided, on which figures.

use super::{Explainer, Explanation, Row};
use crate::model::{Accumulation, Measure, Number};
use crate::rating::ordinal;
use crate::rating::progress::{Progress, ProgressJudgement, Test};
use crate::rating::requirement::period_noun;
use crate::rating::see_judge_act::points_words;
use crate::rating::words::printed;
use crate::statistics::xmr::{Rule, Signal, Way};

impl Explainer<'_> {
    pub(super) fn progress(&self) -> Explanation {
        let judged = &self.rating.progress;
        let figure = |figure: Option<Number>| {
            figure.map_or_else(|| "None".to_owned(), |figure| printed(self.measure, figure))
        };
        let mut rows = vec![Row::new("Rule", self.progress_rule(judged))];
        rows.push(Row::new("Compared with", judged.comparison.words()));
        rows.extend(self.period_row());
        let (now, before) =
            if judged.gained { ("Added now", "Added then") } else { ("Now", "Then") };
        rows.push(Row::new(now, figure(judged.current)));
        let then = figure(judged.previous);
        rows.push(Row::new(
            before,
            match judged.against {
                Some(period) => format!("{then} ({})", period.label()),
                None => then,
            },
        ));
        if let Some(Test::Proportions(Some(z))) = judged.test
            && let Ok(z) = Number::try_from(z)
        {
            rows.push(Row::new("z", z.printed(Some(3))));
        }
        let season = self.rating.season.and_then(|season| season.words(self.measure));
        rows.extend(
            season.map(|words| Row::new("Season", format!("Comes again each year: {words}"))),
        );
        rows.push(self.precision_row());
        Explanation { headline: self.progress_headline(judged), rows }
    }

    fn progress_rule(&self, judged: &ProgressJudgement) -> String {
        match judged.test {
            None => "Both figures are needed.".to_owned(),
            Some(_) if judged.progress == Progress::Achieved => {
                "No change, and the year's target is met: there was nothing left to improve.".to_owned()
            }
            Some(Test::Flag(..)) => {
                "Its usual range is settled, and the figure is flagged in it: that decides, not the latest step alone."
                    .to_owned()
            }
            Some(Test::RangeLimit(limit)) => format!(
                "Its usual range is settled and does not flag the figure: two periods of it differ by up to {} by chance.",
                step_limit_words(self.measure, judged, limit)
            ),
            Some(Test::TotalsLimit(limit, periods)) => format!(
                "Its usual range, of what each period adds, is settled and does not flag the figure. {} of {} differ by up \
                 to {} by chance, as far as what they add up is independent.",
                if periods == 1 { "Two first figures" } else { "Two totals" },
                if periods == 1 { "a year".to_owned() } else { format!("{periods} periods") },
                step_limit_words(self.measure, judged, limit)
            ),
            Some(Test::AnyDifference) => {
                "Too few figures to tell news from chance: any difference at the reported precision counts.".to_owned()
            }
            Some(Test::Within(within)) => format!(
                "Differences of up to {} are similar.",
                printed(self.measure, within)
            ),
            Some(Test::Proportions(_)) => {
                "Two proportions: a pooled z test; not significant at 95% (z of 1.96 or less either way) is similar.".to_owned()
            }
        }
    }

    fn progress_headline(&self, judged: &ProgressJudgement) -> String {
        let words = judged.progress.words();
        let (Some(current), Some(previous)) = (judged.current, judged.previous) else {
            let lacking = if judged.current.is_none() { "this period" } else { "the comparison" };
            return format!("{words} because {lacking} has no figure");
        };
        let (now, then) = (printed(self.measure, current), printed(self.measure, previous));
        match judged.progress {
            Progress::CannotSay => {
                format!("{words} because it is not set that higher or lower is better")
            }
            Progress::Achieved => {
                format!("{words}: {now} is as before")
            }
            Progress::Similar if current == previous => {
                format!("{words}, no change: {now} is the same as before")
            }
            Progress::Similar => format!(
                "{words} because the difference between {now} and {then} is {}",
                match judged.test {
                    Some(Test::Within(_)) => "within what counts as similar",
                    Some(Test::RangeLimit(_) | Test::TotalsLimit(..)) => {
                        "no more than chance brings"
                    }
                    _ => "not statistically significant",
                }
            ),
            _ => {
                if let Some(Test::Flag(signal, figures)) = judged.test {
                    let noun =
                        self.rating.period.map_or("period", |it| period_noun(it.frequency()));
                    let words = match self.measure.accumulation {
                        Some(Accumulation::Running) => format!("{words} by what each {noun} added"),
                        _ => words.to_owned(),
                    };
                    let season = match self.rating.season {
                        Some(_) => ", which a season may explain",
                        None => "",
                    };
                    return format!("{words}: {}{season}", signal_words(signal, figures, noun));
                }
                let step = if current > previous { "higher" } else { "lower" };
                let alone = judged.footing().map_or_else(String::new, |it| format!(", {it}"));
                format!("{words} because {now} is {step} than {then}{alone}")
            }
        }
    }
}

/// The most decimal places that a limit is printed with.
const MOST_PLACES: u8 = 9;
/// Figures of a limit where no precision is set.
const FIGURES: i32 = 3;

/// How far two figures differ by chance, as a difference: percentages in percentage points; with so many places that the
/// limit as printed is on the side of the step that the verdict has it on, so that no reason refutes its verdict.
pub(in crate::rating) fn step_limit_words(
    measure: &Measure,
    judged: &ProgressJudgement,
    limit: f64,
) -> String {
    let Ok(number) = Number::try_from(limit) else { return String::new() };
    let least = measure.precision.unwrap_or_else(|| match limit > 0.0 {
        true => (FIGURES - 1 - limit.log10().floor() as i32).clamp(0, i32::from(MOST_PLACES)) as u8,
        false => 0,
    });
    let step = judged.step().unwrap_or(0.0);
    let fits = |places: &u8| {
        let printed = number.rounded(Some(*places)).get();
        (step <= limit) == (step <= printed)
    };
    let places = (least..=MOST_PLACES.max(least)).find(fits).unwrap_or(MOST_PLACES);
    let alike =
        Measure { precision: Some(places), unit: measure.unit.clone(), ..Measure::default() };
    let words = printed(&alike, number);
    match words.strip_suffix('%') {
        Some(points) => points_words(points),
        None => words,
    }
}

/// What a flag says of one of the figures that it rests on, the `place`th: `3rd of 12 months over its average`.
pub(in crate::rating) fn place_words(
    signal: Signal,
    (place, figures): (usize, usize),
    noun: &str,
) -> String {
    let high = signal.way == Way::High;
    let pick = |above: &'static str, below: &'static str| if high { above } else { below };
    match (signal.rule, place) {
        (Rule::Outside, _) if figures > 1 => {
            let side = pick("above", "below");
            format!("{} of {figures} {noun}s in a row {side} its usual range", ordinal(place))
        }
        (Rule::Trend, 1) => {
            let rises = pick("rises", "falls");
            format!("from here it {rises} for {} {noun}s in a row", figures.saturating_sub(1))
        }
        (Rule::Trend, _) => {
            let rises = pick("rises", "falls");
            format!("{} of {} {rises} in a row", ordinal(place - 1), figures.saturating_sub(1))
        }
        (Rule::Run, _) => {
            let side = pick("over", "under");
            format!("{} of {figures} {noun}s in a row {side} its average", ordinal(place))
        }
        (Rule::Outside | Rule::TwoOfThree, _) => signal_words(signal, figures, noun),
    }
}

/// What a flag says, as it follows a colon: `7 months under its average`.
pub(in crate::rating) fn signal_words(signal: Signal, figures: usize, noun: &str) -> String {
    let high = signal.way == Way::High;
    let pick = |above: &'static str, below: &'static str| if high { above } else { below };
    match signal.rule {
        Rule::Outside => format!("{} its usual range", pick("above", "below")),
        // The first figure of a trend is no step.
        Rule::Trend => {
            format!(
                "{} for {} {noun}s in a row",
                pick("rising", "falling"),
                figures.saturating_sub(1)
            )
        }
        Rule::TwoOfThree => format!(
            "{figures} of the last 3 {noun}s near the {} end of its usual range",
            pick("upper", "lower")
        ),
        Rule::Run => format!("{figures} {noun}s {} its average", pick("over", "under")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Comparison;

    #[test]
    fn no_limit_as_printed_refutes_its_verdict() {
        let number = |value: f64| Number::try_from(value).unwrap();
        let check =
            |precision: Option<u8>, unit: &str, (now, then): (f64, f64), limit, expected| {
                let measure = Measure { precision, unit: unit.to_owned(), ..Measure::default() };
                let judged = ProgressJudgement {
                    current: Some(number(now)),
                    previous: Some(number(then)),
                    ..ProgressJudgement::not_available(Comparison::PreviousPeriod)
                };
                assert_eq!(step_limit_words(&measure, &judged, limit), expected);
            };
        // 0.2 apart is more than 0.194, which would print as 0.2.
        check(Some(1), "%", (49.9, 49.7), 0.194, "0.19 percentage points");
        check(Some(1), "%", (49.9, 49.7), 0.218, "0.2 percentage points");
        check(Some(1), "%", (49.9, 49.7), 0.2, "0.2 percentage points");
        // 14 apart is no more than 14.3, and is more than 13.6.
        check(Some(0), "", (28.0, 14.0), 14.3, "14");
        check(Some(0), "", (28.0, 14.0), 13.6, "13.6");
        // 14 apart is within 14.4, and would not be within 14 of nothing.
        check(Some(0), "", (15.0, 0.0), 14.6, "14.6");
        check(None, "", (3.0, 1.0), 1.234_567, "1.23");
    }
}
