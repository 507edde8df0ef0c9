//! The page, to read: what the organisation is for and how it reports, its perspectives and its plans.

use super::{
    facts::{measures, perspectives, plans},
    theme::Theme,
};
use crate::{
    app::{
        components::{
            absent, fact, facts,
            record_pages::{ListOf, ReadList},
        },
        route::Route,
        state::Shown,
    },
    model::{Calendar, Organisation, day_label},
    rating::Absent,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn OrganisationPage() -> impl IntoView {
    let shown = Shown::get();
    let organisation = shown.of(|pack| pack.organisation.clone());
    let sides = shown.of(perspectives);
    view! {
        <ReadList
            heading="Organisation and plans"
            change=Route::ChangeOrganisation
            to_change="Change the organisation and plans"
        >
            {move || organisation.with(about)}
            <section class="section">
                <h2>"Perspectives"</h2>
                <p>"The sides of every scorecard, in this order."</p>
                {move || sides.with(|sides| listed(sides))}
            </section>
            <section class="section">
                <h2>"Plans"</h2>
                <ListOf list=shown.of(plans) none=Absent::new("No plans yet.", "Plans") />
                <p class="ways">
                    <a class="link" href=Route::Measures.href()>
                        "All measures"
                    </a>
                </p>
            </section>
            <Theme />
        </ReadList>
    }
}

/// What the organisation says of itself; what isn't set says so.
fn about(organisation: &Organisation) -> AnyView {
    let Organisation { name, vision, year_start_month, vocabulary, .. } = organisation;
    let month = usize::try_from(*year_start_month).ok().and_then(|month| month.checked_sub(1));
    let month = month.and_then(|month| Calendar::MONTHS.get(month)).copied().unwrap_or_default();
    let coverage = match organisation.coverage_limit {
        Some(limit) => format!("{limit} per cent of its weight is rated"),
        None => "50 per cent of its weight is rated".to_owned(),
    };
    let in_year = match organisation.in_year_changes {
        true => {
            "May change within it, by an accepted proposal; the old one then stands beside the new"
        }
        false => "Stay as they were signed",
    };
    let as_at = organisation.clock.map_or_else(|| "Today".to_owned(), |day| day_label(day.0));
    facts(vec![
        fact("Organisation", name.as_str()),
        fact("Vision", vision.as_str()),
        fact("Reporting year starts in", month),
        fact("Words for a status", vocabulary.words()),
        fact("A score is shown where", coverage),
        fact("Targets of a signed year", in_year),
        fact("Everything is said as at", as_at),
    ])
}

/// Perspectives in their order.
fn listed(sides: &[(String, usize)]) -> AnyView {
    if sides.is_empty() {
        return absent(Absent::new("No perspectives yet.", "Perspectives"));
    }
    let row = |(name, count): &(String, usize)| {
        view! { <li>{name.clone()} " " <span class="small quiet">{measures(*count)}</span></li> }
    };
    view! { <ol>{sides.iter().map(row).collect_view()}</ol> }.into_any()
}
