//! Control charts with hard figures.

use super::{HOSTILE, LONG, Made, all, month, value, wave};
use crate::chart::control::Control;
use crate::model::{Accumulation, Analysis, Day, Pack, Polarity, Rebase};
use crate::rating::AsAt;

impl Made {
    fn control(self) -> Option<Control> {
        let period = month(self.months.max(1) - 1);
        Control::of(&Pack::default(), &self.measure, AsAt { period, on: None })
    }

    pub(super) fn lower_is_better(mut self) -> Self {
        self.measure.polarity = Some(Polarity::LowerIsBetter);
        self
    }

    fn neither_is_better(mut self) -> Self {
        self.measure.polarity = Some(Polarity::NoPolarity);
        self
    }

    fn rolling(mut self) -> Self {
        self.measure.analysis = Some(Analysis { rolling: true, ..Analysis::default() });
        self
    }

    /// With limits that start anew so many months on, for a reason.
    fn rebased(mut self, after: usize, reason: &str) -> Self {
        let date = Day(month(after).start(Pack::default().calendar()));
        let rebase = Rebase { date, reason: reason.to_owned(), ..Rebase::default() };
        self.measure.analysis.get_or_insert_default().rebases.push(rebase);
        self
    }
}

/// Figures that rise slowly to where they are news.
fn rising() -> Vec<Option<f64>> {
    (0..24).map(|at| Some(214.0 + 2.2 * at as f64 + [0.0, 3.0, -2.0][at % 3])).collect()
}

/// Control charts, and what is hard about each.
pub fn controls() -> Vec<(&'static str, Control)> {
    let steady = || wave(24, 47.0, 3.0);
    let stepped = wave(26, 31.0, 2.0).into_iter().enumerate();
    let stepped: Vec<Option<f64>> =
        stepped.map(|(at, it)| it.map(|it| if at < 13 { it } else { it - 8.0 })).collect();
    let gaps = steady().into_iter().enumerate();
    let gaps: Vec<Option<f64>> = gaps.map(|(at, it)| it.filter(|_| at % 7 != 3)).collect();
    let seasons: Vec<Option<f64>> = (0..30)
        .map(|at| {
            Some(
                20.0 + 9.0 * (f64::from(at) * std::f64::consts::FRAC_PI_6).sin()
                    + f64::from(at % 3),
            )
        })
        .collect();
    let rare = all(&[0.0, 1.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
    let made = [
        (
            "Control, steady",
            Made::monthly("Household waste recycled", "%", 1, &steady())
                .planned(2025, |_| (value(46.0), None)),
        ),
        (
            "Control, worse",
            Made::monthly("Households in temporary accommodation", "households", 0, &rising())
                .lower_is_better()
                .planned(2025, |_| (value(225.0), None)),
        ),
        ("Control, better", Made::monthly("Repairs in time", "%", 1, &rising())),
        (
            "Control, neither way is better",
            Made::monthly("Applications", "", 0, &rising()).neither_is_better(),
        ),
        (
            "Control, rebased",
            Made::monthly("Days to decide", "days", 1, &stepped)
                .lower_is_better()
                .rebased(13, "The new team took over, and the rules changed"),
        ),
        ("Control, on trial with gaps", Made::monthly("Satisfaction", "%", 0, &gaps[..12])),
        ("Control, a season", Made::monthly("Missed bins", "bins", 0, &seasons).lower_is_better()),
        (
            "Control, rare events",
            Made::monthly("Reportable accidents", "accidents", 0, &rare).lower_is_better(),
        ),
        (
            "Control, a rolling mean",
            Made::monthly("Twelve-month rate", "%", 1, &steady()).rolling(),
        ),
        (
            "Control, a running total",
            Made::monthly(
                "Visits so far this year",
                "visits",
                0,
                &(0..20)
                    .map(|at| Some((at % 12 + 1) as f64 * 9.0 - (at % 5) as f64))
                    .collect::<Vec<_>>(),
            )
            .adding_up(Accumulation::Running),
        ),
        ("Control, one point", Made::monthly("Satisfaction", "%", 0, &all(&[62.0]))),
        ("Control, no figures", Made::monthly("Satisfaction", "%", 0, &[])),
        (
            "Control, all the same",
            Made::monthly("Inspections in time", "%", 1, &[Some(99.7); 15])
                .planned(2024, |_| (value(99.7), None))
                .planned(2025, |_| (value(99.7), None)),
        ),
        (
            "Control, too large",
            Made::monthly("Grains of sand", "", 0, &all(&[-1.7e308, 1e300, 1.7e308])),
        ),
        (
            "Control, hostile text",
            Made::monthly(HOSTILE, HOSTILE, 1, &wave(16, 30.0, 4.0))
                .rebased(8, LONG)
                .rebased(12, HOSTILE),
        ),
    ];
    let control = |(name, made): (&'static str, Made)| Some((name, made.control()?));
    made.into_iter().filter_map(control).collect()
}
