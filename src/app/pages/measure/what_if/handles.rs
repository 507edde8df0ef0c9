//! What is dragged. Each handle is the browser's own: by finger, mouse or keys, with its number beside it.

use crate::{
    app::browser,
    model::{Accumulation, Bounds, Measure, Number, Period, ReportingYear, Tolerance},
    planning::what_if::{Span, Trial, reach, span, tolerance_span},
    rating::{self, Rating, Side},
};
use leptos::{ev::Event, prelude::*};

/// A handle: its words, how far it goes, where it stands, and what dragging it does.
struct Handle {
    id: &'static str,
    label: String,
    span: Signal<Span>,
    at: Signal<f64>,
    /// What the position comes to, in words.
    said: Signal<String>,
    /// The decimal places of the number beside it, which can be typed; its words stand under it where there is none.
    beside: Option<Places>,
    moved: Callback<f64>,
}

/// To how many decimal places a number is shown; all of them where it is `None`.
type Places = Option<u8>;

/// A number that was dragged to or typed; `None` where it isn't one.
fn number_of(event: &Event) -> Option<f64> {
    let text = browser::typed(event);
    serde_json::from_str::<Number>(text.trim()).ok().map(Number::get)
}

/// A position without what arithmetic in binary adds.
fn plain(at: f64, places: Places) -> String {
    Number::try_from(at).map(|at| at.rounded(places).to_string()).unwrap_or_default()
}

impl Handle {
    fn view(self) -> AnyView {
        let Self { id, label, span, at, said, beside, moved } = self;
        let drag = move |event: Event| {
            if let Some(to) = number_of(&event) {
                moved.run(to);
            }
        };
        let words = beside.is_none().then(|| {
            view! {
                <output for=id class="small quiet">
                    {said}
                </output>
            }
        });
        let beside = beside.map(|places| {
            view! {
                <input
                    type="number"
                    step="any"
                    aria-label=format!("{label}, as a number")
                    prop:value=move || plain(at.get(), places)
                    on:change=drag
                />
            }
        });
        view! {
            <div class="handle">
                <label for=id>{label}</label>
                <input
                    type="range"
                    id=id
                    min=move || plain(span.get().low, None)
                    max=move || plain(span.get().high, None)
                    step=move || plain(span.get().step, None)
                    aria-valuetext=said
                    prop:value=move || plain(at.get(), None)
                    on:input=drag
                />
                {beside}
                {words}
            </div>
        }
        .into_any()
    }
}

/// Every handle of a measure, for the target of a year.
pub fn handles(
    measure: &Measure,
    (rating, before): (&Rating, Option<Number>),
    year: ReportingYear,
    trial: RwSignal<Trial>,
) -> AnyView {
    let known = Known::of(measure, (rating, before), year);
    let handles = [
        known.target(trial),
        known.tolerance(trial),
        known.floor(trial),
        Some(known.weight(trial)),
        known.rebase(trial),
    ];
    let handles: Vec<AnyView> = handles.into_iter().flatten().map(Handle::view).collect();
    view! {
        <div class="handles">
            {handles}
            {known.notes().map(|words| view! { <p class="small quiet">{words}</p> })}
        </div>
    }
    .into_any()
}

/// What a measure's handles start from.
#[derive(Clone)]
struct Known {
    measure: Measure,
    year: ReportingYear,
    /// The year's value, where it can be dragged.
    value: Option<Number>,
    tolerance: Tolerance,
    is_by_hand: bool,
    has_target: bool,
    side: Option<Side>,
    figures: Vec<f64>,
    periods: Vec<Period>,
}

impl Known {
    fn of(
        measure: &Measure,
        (rating, before): (&Rating, Option<Number>),
        year: ReportingYear,
    ) -> Self {
        let target = measure.targets.get(&year);
        let actual = rating.year_to_date.judgement.actual;
        let figures: Vec<f64> = [actual, before].into_iter().flatten().map(Number::get).collect();
        // Without a target, what it came to is where a drag starts.
        let value = match target {
            Some(_) => Trial::value_of(measure, year),
            None => before.or(actual),
        };
        let is_shown = |period: &Period| {
            rating
                .period
                .is_some_and(|shown| shown.frequency() == period.frequency() && *period <= shown)
        };
        Self {
            year,
            value,
            tolerance: target
                .and_then(|target| target.tolerance)
                .unwrap_or(Tolerance::Percent(Number::ZERO)),
            is_by_hand: target
                .is_some_and(|target| target.trajectory.iter().any(|step| step.floor.is_some())),
            has_target: target.is_some(),
            side: match measure.polarity {
                Some(crate::model::Polarity::HigherIsBetter) => Some(Side::Above),
                Some(crate::model::Polarity::LowerIsBetter) => Some(Side::Below),
                _ => None,
            },
            figures,
            periods: measure.series.iter().map(|it| it.period).filter(is_shown).collect(),
            measure: measure.clone(),
        }
    }

    fn printed(&self, at: f64) -> String {
        let settled = Number::try_from(at).ok();
        settled
            .map(|at| rating::printed_bounds(&self.measure, Bounds::Value(at)))
            .unwrap_or_default()
    }

    fn target(&self, trial: RwSignal<Trial>) -> Option<Handle> {
        let value = self.value?.get();
        let span = span(&self.measure, value, &self.figures);
        let at = Signal::derive(move || trial.get().value.map_or(value, Number::get));
        let known = self.clone();
        Some(Handle {
            id: "try-target",
            label: format!("Target for {}", self.year),
            span: Signal::stored(span),
            at,
            said: Signal::derive(move || known.printed(at.get())),
            beside: Some(None),
            moved: Callback::new(move |to: f64| {
                let to = Number::try_from(to).ok().filter(|to| to.get() != value);
                trial.update(|trial| trial.value = to);
            }),
        })
    }

    fn tolerance(&self, trial: RwSignal<Trial>) -> Option<Handle> {
        let (now, value) = (self.tolerance, self.value);
        self.side?;
        let at = Signal::derive(move || match trial.get().tolerance.unwrap_or(now) {
            Tolerance::Percent(by) | Tolerance::Amount(by) => by.get(),
        });
        let is_percent = matches!(now, Tolerance::Percent(_));
        let known = self.clone();
        Some(Handle {
            id: "try-tolerance",
            label: if is_percent { "Tolerance, % of the plan" } else { "Tolerance" }.to_owned(),
            span: Signal::stored(tolerance_span(now, value)),
            at,
            said: Signal::derive(move || match is_percent {
                true => format!("{}%", plain(at.get(), None)),
                false => known.printed(at.get()),
            }),
            beside: Some(None),
            moved: Callback::new(move |to: f64| {
                let to = Number::try_from(to.max(0.0)).ok().map(|by| like(now, by));
                trial.update(|trial| trial.tolerance = to.filter(|to| *to != now));
            }),
        })
    }

    /// The floor of the year, which is the tolerance seen from its other end.
    fn floor(&self, trial: RwSignal<Trial>) -> Option<Handle> {
        let (now, side) = (self.tolerance, self.side?);
        let value = self.value.filter(|value| value.get() != 0.0)?;
        let is_percent = matches!(now, Tolerance::Percent(_));
        // What adds up has an amount in each of its periods.
        if !is_percent && self.measure.accumulation == Some(Accumulation::Sum) {
            return None;
        }
        let plan = move || trial.get().value.unwrap_or(value);
        let worse = if side == Side::Above { -1.0 } else { 1.0 };
        let most = tolerance_span(now, Some(value)).high;
        let far = move || {
            let most = Number::try_from(most).unwrap_or(Number::ZERO);
            reach(plan(), like(now, most))
        };
        let step = span(&self.measure, value.get(), &self.figures).step;
        let at = Signal::derive(move || {
            plan().get() + worse * reach(plan(), trial.get().tolerance.unwrap_or(now))
        });
        let known = self.clone();
        Some(Handle {
            id: "try-floor",
            label: format!("Floor for {}", self.year),
            span: Signal::derive(move || {
                let (plan, end) = (plan().get(), plan().get() + worse * far());
                // From its end on, so that a step never falls short of the plan.
                Span {
                    low: plan.min(end),
                    high: plan.max(end),
                    step: step.min(far().max(step) / 20.0),
                }
            }),
            at,
            said: Signal::derive(move || known.printed(at.get())),
            beside: Some(self.measure.precision),
            moved: Callback::new(move |to: f64| {
                let plan = plan().get();
                let away = (worse * (to - plan)).max(0.0);
                let by = if is_percent { away / plan.abs() * 100.0 } else { away };
                let by = Number::try_from(by).ok().map(|by| by.rounded(Some(4)));
                let to = by.map(|by| like(now, by)).filter(|to| *to != now);
                trial.update(|trial| trial.tolerance = to);
            }),
        })
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

    /// Why something can't be dragged, or what gives way.
    fn notes(&self) -> Option<String> {
        match (self.value, self.has_target, self.side) {
            (None, true, _) => Some(format!(
                "The target for {} isn't one value, so it can't be dragged here.",
                self.year
            )),
            (None, false, _) => Some("There is no figure to start a target from.".to_owned()),
            (Some(_), _, None) => {
                Some("Without a better way there is no floor to drag.".to_owned())
            }
            (Some(_), false, _) => Some(format!(
                "No target is set for {}: dragged, it is the same in each period.",
                self.year
            )),
            _ if self.is_by_hand => {
                Some("Some floors are set by hand: they give way to a tolerance.".to_owned())
            }
            _ => None,
        }
    }
}

/// A tolerance of the same kind.
fn like(now: Tolerance, by: Number) -> Tolerance {
    match now {
        Tolerance::Percent(_) => Tolerance::Percent(by),
        Tolerance::Amount(_) => Tolerance::Amount(by),
    }
}
