//! What the organisation says of itself, as a form.

use crate::{
    app::{
        components::forms::{Entry, Item, RecordForm, choice, day, signed_before, words, yes_no},
        state::Editor,
    },
    edit::Command,
    exchange::reading::value,
    model::{Calendar, Organisation, Vocabulary},
};
use leptos::prelude::*;

/// What is asked of the organisation.
const ITEMS: &[Item<Organisation>] = &[
    words!(Line "organisation-name", "Organisation", "", name),
    words!(Line "organisation-code", "Code of its area", "As the statistics office has it, such as E08000026. It stands in open data.", code),
    words!(Line "organisation-vision", "Vision", "What it is all for, in a sentence.", vision),
    Item {
        id: "organisation-month",
        label: "Month the reporting year starts in",
        hint: "",
        entry: Entry::Choice(|_, _| {
            let named = (1..).zip(Calendar::MONTHS);
            named.map(|(number, name): (u32, &str)| (number.to_string(), name.to_owned())).collect()
        }),
        get: |organisation| organisation.year_start_month.to_string(),
        set: |organisation, text| {
            organisation.year_start_month = text.parse().map_err(|_| "Choose a month")?;
            Ok(())
        },
    },
    Item {
        hint: "Each reader can choose for themselves on the scorecard.",
        ..choice!("organisation-vocabulary", "Words for a status", must vocabulary: Vocabulary)
    },
    Item {
        id: "organisation-coverage",
        label: "A score needs this per cent rated",
        hint: "By weight; 50 where blank.",
        entry: Entry::Line,
        get: |organisation| {
            organisation.coverage_limit.map(|limit| limit.to_string()).unwrap_or_default()
        },
        set: |organisation, text| {
            let limit = value::number(text);
            if limit.is_none() && !text.is_empty() {
                return Err("Enter a per cent such as 50, or leave it blank");
            }
            organisation.coverage_limit = limit;
            Ok(())
        },
    },
    yes_no!(
        "organisation-in-year",
        "Allow approved changes of a target within a signed year",
        "Strict unless ticked: what is signed off stays for its year. Ticked, a year that is signed off from now on lets an accepted proposal change a target in it; the old target and rating then stand beside the new for the rest of the year.",
        in_year_changes
    ),
    day!(
        "organisation-clock",
        "Everything is said as at",
        "For a sample or a training pack that is to stay as it is. Blank: today.",
        clock
    ),
];

/// The organisation's own fields.
#[component]
pub fn OrganisationForm() -> impl IntoView {
    let editor = Editor::get();
    let record = editor.of(|pack| Some(pack.organisation.clone()));
    let keep = Callback::new(move |organisation| {
        editor.run_aloud(Command::SetOrganisation(organisation), "The organisation was changed.")
    });
    let signed = editor.of(|pack| {
        let sign_off = pack.sign_offs.first()?;
        let (year, by) = (sign_off.year, &sign_off.by);
        Some(format!("{year} is signed off by {by}: the month that the year starts in can’t be changed any more."))
    });
    view! {
        {signed_before(signed)}
        <RecordForm items=ITEMS form="organisation" record keep />
    }
}
