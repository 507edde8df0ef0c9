//! What a plan has, what is given out under it, and what each of its actions takes, to write.

use super::{
    super::resources::{given_out, resource},
    change::change,
};
use crate::{
    app::{
        components::forms::{Entry, Item, RecordKind, Records, choice, kept, words, year},
        state::Editor,
    },
    exchange::reading::value,
    model::{Number, PlanId, Resource, ResourceKind},
    rating::Absent,
};
use leptos::prelude::*;

/// An amount, or none.
macro_rules! known_amount {
    ($id:literal, $label:literal, $field:ident) => {
        Item {
            id: $id,
            label: $label,
            hint: "Where it is known.",
            entry: Entry::Line,
            get: |resource| resource.$field.map(|it| it.to_string()).unwrap_or_default(),
            set: |resource, text| {
                resource.$field = match text {
                    "" => None,
                    text => Some(pounds(text).ok_or("Enter an amount such as 250000")?),
                };
                Ok(())
            },
        }
    };
}

/// What a resource is asked for, and how it is said.
pub const RESOURCE: RecordKind<Resource> = RecordKind {
    id: "resource",
    one: "resource",
    none: Absent::of_whole("No resources yet."),
    items: &[
        year!("year", "For the year", must year),
        choice!("kind", "Kind", must kind: ResourceKind),
        Item {
            id: "budget",
            label: "Budget",
            hint: "In pounds; for people, full-time posts such as 12.5.",
            entry: Entry::Line,
            get: |resource| match resource.budget {
                Number::ZERO => String::new(),
                budget => budget.to_string(),
            },
            set: |resource, text| {
                resource.budget = pounds(text).ok_or("Enter an amount such as 250000")?;
                Ok(())
            },
        },
        known_amount!("spend", "Spent so far", spend),
        known_amount!("forecast", "Forecast for the whole year", forecast),
        words!(Line "source", "Where it comes from", "", source),
    ],
    said: |_, it| resource(it),
};

/// An amount as people write it: `£250,000` is 250000.
fn pounds(text: &str) -> Option<Number> {
    value::number(text.trim_start_matches('£').trim())
}

/// A new resource for the year in hand.
pub fn blank(editor: Editor) -> Resource {
    let year = untrack(|| editor.year_shown());
    Resource::new(year, ResourceKind::Revenue, Number::ZERO)
}

/// The section of a plan.
#[component]
pub fn Resources(
    /// Of which plan.
    id: PlanId,
) -> impl IntoView {
    let editor = Editor::get();
    let held = StoredValue::new(id);
    let list = editor.of(move |pack| {
        held.with_value(|id| pack.plan(id).map(|plan| plan.resources.clone()).unwrap_or_default())
    });
    let keep = Callback::new(move |(at, record)| {
        change(editor, &held.get_value(), |plan| {
            plan.resources = kept(std::mem::take(&mut plan.resources), at, record);
        })
    });
    let blank = Callback::new(move |()| blank(editor));
    view! {
        <section class="section">
            <h2>"Resources"</h2>
            {move || held.with_value(|id| given_out(&editor.pack(), id, editor.year_shown()))}
            <Records kind=&RESOURCE of=held.get_value().to_string() list blank keep />
        </section>
    }
}
