//! What a measure's service costs by period, to write.

use crate::{
    app::{
        components::forms::{Entry, Item, RecordKind, Records, kept},
        items::{in_hand, periods_about},
        state::Editor,
    },
    edit::Command,
    exchange::reading::value,
    model::{Cost, Measure, MeasureId, Number},
    rating::{Absent, pounds},
};
use leptos::prelude::*;

/// An amount in pounds, or none.
macro_rules! known_pounds {
    ($id:literal, $label:literal, $hint:literal, $field:ident) => {
        Item {
            id: $id,
            label: $label,
            hint: $hint,
            entry: Entry::Line,
            get: |cost| cost.$field.map(|it| it.to_string()).unwrap_or_default(),
            set: |cost, text| {
                cost.$field = amount(text)?;
                Ok(())
            },
        }
    };
}

/// The money of a period.
const COST: RecordKind<Cost> = RecordKind {
    id: "cost",
    one: "period’s money",
    none: Absent::of_whole("No money of its own is kept yet."),
    items: &[
        Item {
            id: "period",
            label: "Period",
            hint: "",
            entry: Entry::Choice(|_, cost| periods_about(cost.period, Some(cost.period))),
            get: |cost| cost.period.to_string(),
            set: |cost, text| {
                cost.period = text.parse().map_err(|_| "Choose a period")?;
                Ok(())
            },
        },
        known_pounds!("budget", "Budget", "In pounds, where it is known.", budget),
        known_pounds!("spend", "Spent", "In pounds, once it is known.", spend),
        known_pounds!(
            "forecast",
            "Forecast",
            "What will have been spent, of a period that isn’t over.",
            forecast
        ),
    ],
    said: |_, cost| one(cost),
};

/// An amount as people write it: `£250,000` is 250000.
fn amount(text: &str) -> Result<Option<Number>, &'static str> {
    match text.trim_start_matches('£').trim() {
        "" => Ok(None),
        text => value::number(text).map(Some).ok_or("Enter an amount such as 250000"),
    }
}

fn one(cost: &Cost) -> AnyView {
    let part = |what: &str, amount: Option<Number>| match amount {
        Some(amount) => format!("{what} {}", pounds(amount)),
        None => format!("no {what}"),
    };
    let words =
        [part("budget", cost.budget), part("spend", cost.spend), part("forecast", cost.forecast)];
    view! {
        <p>
            <strong>{cost.period.label()}</strong>
            ": "
            {words.join("; ")}
        </p>
    }
    .into_any()
}

/// The section of a measure.
pub fn costs(editor: Editor, id: MeasureId) -> AnyView {
    let held = StoredValue::new(id.clone());
    let of = id.to_string();
    let list =
        editor.of(move |pack| pack.measure(&id).map(|it| it.costs.clone()).unwrap_or_default());
    let keep = Callback::new(move |(at, record)| {
        let pack = editor.pack_now();
        let Some(measure) = held.with_value(|id| pack.measure(id).cloned()) else { return false };
        let mut costs = kept(measure.costs.clone(), at, record);
        costs.sort_by_key(|cost: &Cost| cost.period.end(pack.calendar()));
        let command = Command::SetMeasure(Box::new(Measure { costs, ..measure }));
        editor.run_aloud(command, "The money was changed.")
    });
    let blank = Callback::new(move |()| next(editor, &held.get_value()));
    view! {
        <section class="section">
            <h2>"Money"</h2>
            <p class="quiet">
                "What its service was to cost, costs and will cost by period: beside its figures that makes a unit cost. It changes no rating."
            </p>
            <Records kind=&COST of list blank keep />
        </section>
    }
    .into_any()
}

/// The period after the last that has money; else the one in hand.
fn next(editor: Editor, id: &MeasureId) -> Cost {
    let pack = editor.pack_now();
    let measure = pack.measure(id);
    let last = measure.and_then(|it| it.costs.last());
    let period = match last {
        Some(last) => last.period.plus(1).or(Some(last.period)),
        None => untrack(|| editor.period().get())
            .map(|now| in_hand(pack.calendar(), now, measure.and_then(|it| it.frequency))),
    };
    match period {
        Some(period) => Cost { period, ..Cost::default() },
        None => Cost::default(),
    }
}
