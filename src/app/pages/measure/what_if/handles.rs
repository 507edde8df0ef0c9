//! What is dragged, and which way is better, which is chosen.

use super::handle::{Handle, plain};
use crate::{
    app::browser,
    model::{Bounds, Calendar, Measure, Number, Period, Polarity, ReportingYear, Tolerance},
    planning::what_if::{
        End, Figure, Named, Outcome, Span, Trial, change_span, floor_span, like, span, target_of,
        tolerance_span,
    },
    rating::{Limits, Side},
};
use leptos::prelude::*;
use std::sync::Arc;

/// Every handle of a measure, for the target that covers a year. `before` is what the year before came to, `tried` what
/// the trial comes to.
pub fn handles(
    (now, before): (&Outcome, Option<Number>),
    (calendar, year): (Calendar, ReportingYear),
    trial: RwSignal<Trial>,
    tried: Memo<Arc<Outcome>>,
) -> AnyView {
    let known = Known::of((now, before), (calendar, year));
    let targets: Vec<AnyView> = known.targets(trial).into_iter().map(Handle::view).collect();
    let others = [Some(known.weight(trial)), known.rebase(trial)];
    let others: Vec<AnyView> = others.into_iter().flatten().map(Handle::view).collect();
    let better = known.better(trial);
    let notes = known.notes(tried).map(|words| view! { <p class="small quiet">{words}</p> });
    // Where there is a floor at all hangs on what is tried: on a target where none is set, and on which way is better.
    let sides = Memo::new(move |_| tried.with(|it| floored(it, calendar, year)));
    let floors = move || {
        let (side, plan) = sides.get()?;
        let drawn: Vec<AnyView> = std::iter::once(known.tolerance(trial))
            .chain(known.floors(trial, tried, (side, plan)))
            .map(Handle::view)
            .collect();
        Some(drawn)
    };
    view! {
        <div class="handles">
            {targets}
            {floors}
            {better}
            {others}
            {notes}
        </div>
    }
    .into_any()
}

/// On which side of the year's plan green is, and the ends of that plan, where amber has a place beside it.
fn floored(
    of: &Outcome,
    calendar: Calendar,
    year: ReportingYear,
) -> Option<(Side, &'static [End])> {
    let limits = of.limits?;
    let side = limits.side.ok()?;
    let named = Named::of(&of.measure, calendar, year);
    let can_be_amber = matches!(named, Named::OfYear | Named::ByDate(_));
    can_be_amber.then(|| (side, End::all(limits.plan)))
}

/// What a measure's handles start from.
#[derive(Clone)]
struct Known {
    measure: Arc<Measure>,
    year: ReportingYear,
    /// What of the target can be dragged; nothing where there is no figure to start from.
    figure: Option<Figure>,
    /// What the target names.
    named: Named,
    /// The year's plan and floor.
    limits: Option<Limits>,
    tolerance: Tolerance,
    is_by_hand: bool,
    figures: Vec<f64>,
    periods: Vec<Period>,
}

impl Known {
    fn of(
        (now, before): (&Outcome, Option<Number>),
        (calendar, year): (Calendar, ReportingYear),
    ) -> Self {
        let (measure, rating) = (&now.measure, &now.rating);
        let actual = rating.year_to_date.judgement.actual;
        let is_shown = |period: &Period| {
            rating
                .period
                .is_some_and(|shown| shown.frequency() == period.frequency() && *period <= shown)
        };
        let target = target_of(measure, calendar, year);
        let named = Named::of(measure, calendar, year);
        // What is to be bettered is of a period, all else of the year.
        let known = match named {
            Named::ToBetter => [rating.this_period.actual, None],
            _ => [actual, before],
        };
        Self {
            year,
            figure: Figure::of(measure, calendar, year, (rating, before)),
            named,
            limits: now.limits,
            tolerance: target
                .and_then(|target| target.tolerance)
                .unwrap_or(Tolerance::Percent(Number::ZERO)),
            is_by_hand: target
                .is_some_and(|target| target.trajectory.iter().any(|step| step.floor.is_some())),
            figures: known.into_iter().flatten().map(Number::get).collect(),
            periods: measure.series.iter().map(|it| it.period).filter(is_shown).collect(),
            measure: Arc::new(measure.clone()),
        }
    }

    fn printed(&self, named: Named, at: f64) -> String {
        let at = Number::try_from(at).ok();
        at.map(|at| Figure::printed(named, &self.measure, Bounds::Value(at))).unwrap_or_default()
    }

    /// The figure that the target is about, or both its ends.
    fn targets(&self, trial: RwSignal<Trial>) -> Vec<Handle> {
        let Some(Figure { from, .. }) = self.figure else { return Vec::new() };
        End::all(from).iter().filter_map(|end| self.target(trial, from, *end)).collect()
    }

    fn target(&self, trial: RwSignal<Trial>, from: Bounds, end: End) -> Option<Handle> {
        let (known, named) = (self.clone(), self.named);
        let value = end.of(from)?;
        let now = move || trial.get().target.unwrap_or(from);
        let at = Signal::derive(move || end.of(now()).unwrap_or(value).get());
        let span = self.target_span(value);
        let label = match (end, named) {
            (End::Low, _) => format!("Lower end for {}", self.year),
            (End::High, _) => format!("Upper end for {}", self.year),
            (End::Only, Named::OfYear | Named::Unset) => format!("Target for {}", self.year),
            (End::Only, Named::ByDate(by)) => format!("Target by {}", by.label()),
            (End::Only, Named::ToBetter) => "Figure to better".to_owned(),
            (End::Only, Named::ChangePercent) => "Change, %".to_owned(),
            (End::Only, Named::ChangeAmount) => "Change".to_owned(),
            (End::Only, Named::InPlace) => "A value in place of the target".to_owned(),
        };
        Some(Handle {
            id: match end {
                End::Only => "try-target",
                End::Low => "try-low",
                End::High => "try-high",
            },
            label,
            span: Signal::stored(span),
            at,
            said: Signal::derive(move || known.printed(named, at.get())),
            beside: Some(None),
            moved: Callback::new(move |to: f64| {
                let Ok(to) = Number::try_from(to) else { return };
                let to = end.put(trial.get_untracked().target.unwrap_or(from), to);
                trial.update(|trial| trial.target = Some(to).filter(|to| *to != from));
            }),
        })
    }

    /// How far a figure of the target goes from where it stands.
    fn target_span(&self, value: Number) -> Span {
        match self.named {
            Named::ChangePercent => change_span(Tolerance::Percent(value), None),
            Named::ChangeAmount => change_span(Tolerance::Amount(value), self.plan()),
            _ => span(&self.measure, value.get(), &self.figures),
        }
    }

    /// The year's plan, of a range the end that is further from 0.
    fn plan(&self) -> Option<Number> {
        match self.limits?.plan {
            Bounds::Value(plan) => Some(plan),
            Bounds::Range { low, high } => {
                Some(if low.get().abs() > high.get().abs() { low } else { high })
            }
        }
    }

    fn tolerance(&self, trial: RwSignal<Trial>) -> Handle {
        let now = self.tolerance;
        let at = Signal::derive(move || match trial.get().tolerance.unwrap_or(now) {
            Tolerance::Percent(by) | Tolerance::Amount(by) => by.get(),
        });
        let is_percent = matches!(now, Tolerance::Percent(_));
        let known = self.clone();
        Handle {
            id: "try-tolerance",
            label: if is_percent { "Tolerance, % of the plan" } else { "Tolerance" }.to_owned(),
            span: Signal::stored(tolerance_span(now, self.plan())),
            at,
            said: Signal::derive(move || match is_percent {
                true => format!("{}%", plain(at.get(), None)),
                false => known.printed(Named::OfYear, at.get()),
            }),
            beside: Some(None),
            moved: Callback::new(move |to: f64| {
                let to = Number::try_from(to.max(0.0)).ok().map(|by| like(now, by));
                trial.update(|trial| {
                    trial.floor = None;
                    trial.tolerance = to.filter(|to| *to != now);
                });
            }),
        }
    }

    /// The floor of the year, or both of a range's: by whatever gives it, and by hand once it is dragged.
    fn floors(
        &self,
        trial: RwSignal<Trial>,
        tried: Memo<Arc<Outcome>>,
        (side, ends): (Side, &'static [End]),
    ) -> Vec<Handle> {
        ends.iter().filter_map(|end| self.floor(trial, tried, (side, *end))).collect()
    }

    fn floor(
        &self,
        trial: RwSignal<Trial>,
        tried: Memo<Arc<Outcome>>,
        (side, end): (Side, End),
    ) -> Option<Handle> {
        let worse = end.worse(side)?;
        let limits = Memo::new(move |_| tried.with(|it| it.limits));
        let floors = move || trial.get().floor.or_else(|| Some(limits.get()?.floor));
        let of = move |bounds: Option<Bounds>| end.of(bounds?).map(Number::get);
        let plan = move || of(limits.get().map(|it| it.plan)).unwrap_or_default();
        let at = Signal::derive(move || of(floors()).unwrap_or_else(plan));
        // How far it goes rests on where it was, so that the end stays put while it is dragged.
        let was = self.limits.and_then(|it| Some((of(Some(it.plan))?, of(Some(it.floor))?)));
        let away = was.map_or(0.0, |(plan, floor)| floor - plan);
        let finest = span(&self.measure, was.map_or(0.0, |(plan, _)| plan), &self.figures).step;
        let untried = self.limits.map(|it| it.floor);
        let known = self.clone();
        Some(Handle {
            id: match end {
                End::Only => "try-floor",
                End::Low => "try-floor-low",
                End::High => "try-floor-high",
            },
            label: match end {
                End::Only => format!("Floor for {}", self.year),
                End::Low => "Floor under the lower end".to_owned(),
                End::High => "Floor over the upper end".to_owned(),
            },
            span: Signal::derive(move || floor_span(plan(), plan() + away, worse, finest)),
            at,
            said: Signal::derive(move || known.printed(Named::OfYear, at.get())),
            beside: Some(self.measure.precision),
            moved: Callback::new(move |to: f64| {
                // Never on the better side of its plan.
                let to = plan() + worse * (worse * (to - plan())).max(0.0);
                let (Ok(to), Some(floors)) = (Number::try_from(to), floors()) else { return };
                let to = end.put(floors, to.rounded(None));
                trial.update(|trial| {
                    trial.tolerance = None;
                    let is_back = trial.target.is_none() && Some(to) == untried;
                    trial.floor = (!is_back).then_some(to);
                });
            }),
        })
    }

    /// Which way is better: of a range neither end is.
    fn better(&self, trial: RwSignal<Trial>) -> Option<AnyView> {
        if matches!(self.figure, Some(Figure { from: Bounds::Range { .. }, .. })) {
            return None;
        }
        let now = self.measure.polarity;
        let stands = move || trial.get().polarity.or(now);
        let choices = [
            ("higher", Some(Polarity::HigherIsBetter), "Higher is better"),
            ("lower", Some(Polarity::LowerIsBetter), "Lower is better"),
        ];
        let is_set = choices.iter().any(|(_, polarity, _)| *polarity == now);
        let neither = (!is_set).then_some(("neither", now, "Neither is better"));
        let options: Vec<AnyView> = neither
            .into_iter()
            .chain(choices)
            .map(|(key, polarity, words)| {
                view! { <option value=key prop:selected=move || stands() == polarity>{words}</option> }
                    .into_any()
            })
            .collect();
        let choose = move |event| {
            let to = match browser::typed(&event).as_str() {
                "higher" => Some(Polarity::HigherIsBetter),
                "lower" => Some(Polarity::LowerIsBetter),
                _ => None,
            };
            trial.update(|trial| {
                // A floor lies on the side that is worse.
                trial.floor = None;
                trial.polarity = to.filter(|to| Some(*to) != now);
            });
        };
        Some(
            view! {
                <div class="handle">
                    <label for="try-better">"Which way is better"</label>
                    <select id="try-better" on:change=choose>{options}</select>
                </div>
            }
            .into_any(),
        )
    }

    fn weight(&self, trial: RwSignal<Trial>) -> Handle {
        let now = self.measure.weight.map_or(1.0, Number::get);
        let at = Signal::derive(move || trial.get().weight.map_or(now, Number::get));
        Handle {
            id: "try-weight",
            label: "Weight in the plans above".to_owned(),
            span: Signal::stored(Span { low: 0.5, high: (2.0 * now).max(5.0), step: 0.5 }),
            at,
            said: Signal::derive(move || format!("counts {} times", plain(at.get(), None))),
            beside: Some(None),
            moved: Callback::new(move |to: f64| {
                let to = Number::try_from(to).ok().filter(|to| to.get() > 0.0 && to.get() != now);
                trial.update(|trial| trial.weight = to);
            }),
        }
    }

    /// From none, by way of every period but the first, to the one shown.
    fn rebase(&self, trial: RwSignal<Trial>) -> Option<Handle> {
        let periods = self.periods.clone();
        if periods.len() < 3 {
            return None;
        }
        let last = periods.len() - 1;
        let place = {
            let periods = periods.clone();
            move || trial.get().rebase.and_then(|it| periods.iter().position(|of| *of == it))
        };
        let (at, said) = (place.clone(), periods.clone());
        Some(Handle {
            id: "try-rebase",
            label: "Limits start anew".to_owned(),
            span: Signal::stored(Span { low: 0.0, high: last as f64, step: 1.0 }),
            at: Signal::derive(move || at().unwrap_or_default() as f64),
            said: Signal::derive(move || match place().and_then(|at| said.get(at)) {
                Some(period) => format!("from {}", period.label()),
                None => "not tried".to_owned(),
            }),
            beside: None,
            moved: Callback::new(move |to: f64| {
                let to = periods.get(to as usize).copied().filter(|_| to >= 1.0);
                trial.update(|trial| trial.rebase = to);
            }),
        })
    }

    /// What isn't there to be dragged and why, or what gives way.
    fn notes(&self, tried: Memo<Arc<Outcome>>) -> Option<String> {
        let year = self.year;
        let without_side = tried.with_untracked(|it| it.limits.is_some_and(|it| it.side.is_err()));
        match (self.figure, self.named) {
            (None, _) => Some("There is no figure to start a target from.".to_owned()),
            (_, Named::Unset) => Some(format!(
                "No target is set for {year}: dragged, it is the same in each period."
            )),
            (_, Named::InPlace) => Some(
                "The target names no figure of its own: a value that is dragged stands in its place, the same in each \
                 period."
                    .to_owned(),
            ),
            (_, Named::ToBetter) => Some(
                "It is the same in each period once it is dragged. What is to be bettered has no amber, so no floor."
                    .to_owned(),
            ),
            (_, Named::ChangePercent | Named::ChangeAmount) => {
                Some("A change that is aimed for has no amber, so no floor.".to_owned())
            }
            _ if without_side => {
                Some("Without a better way there is no floor to drag: choose one.".to_owned())
            }
            _ if self.is_by_hand => Some(
                "Some floors are set by hand: dragged, they keep their shape; a tolerance takes their place."
                    .to_owned(),
            ),
            _ => None,
        }
    }
}
