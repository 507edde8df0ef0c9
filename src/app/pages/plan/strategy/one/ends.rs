//! The measures of both ends, side by side, and the changes that the judgement rests on.

use crate::{
    app::{
        components::{absent, rated_to_date, sparkline},
        route::{Exploring, Route, View},
        state::Shown,
    },
    model::{Link, Measure, MeasureId, ObjectiveId, Pack},
    rating::{Absent, Effect, change_words, observed, printed},
};
use leptos::prelude::*;

/// So many figures are drawn of each measure.
const DRAWN: usize = 30;

/// Both ends, side by side.
pub fn ends(shown: Shown, pack: &Pack, link: &Link) -> AnyView {
    let both = [
        ("First", &link.from, link.from_measure.as_ref()),
        ("Then", &link.to, link.to_measure.as_ref()),
    ];
    let both =
        both.map(|(heading, objective, measure)| end(shown, pack, heading, (objective, measure)));
    view! { <div class="ends">{both.into_iter().collect_view()}</div> }.into_any()
}

/// One end: its objective, and its measure with how it stands and where it came from.
fn end(
    shown: Shown,
    pack: &Pack,
    heading: &'static str,
    (objective, measure): (&ObjectiveId, Option<&MeasureId>),
) -> AnyView {
    let name =
        pack.objective(objective).map_or_else(|| objective.to_string(), |it| it.name.clone());
    let measure = match measure.and_then(|id| pack.measure(id)) {
        Some(measure) => measured(shown, measure),
        None => absent(Absent::new(
            "No measure is chosen to judge it by.",
            "The measure to judge it by",
        )),
    };
    view! {
        <section>
            <h3>
                {format!("{heading}: ")}
                <a href=Route::Story(objective.clone()).href()>{name}</a>
            </h3>
            {measure}
        </section>
    }
    .into_any()
}

/// A measure with its latest figure, its status to date and its course.
fn measured(shown: Shown, measure: &Measure) -> AnyView {
    let rated = shown.rated_measure(measure.id.clone());
    let mark = move || rated.get().map(|rated| rated_to_date(shown, &rated));
    let until = shown.as_at().map(|at| at.period.end(shown.calendar()));
    let mut course = observed(measure, &measure.series);
    course.retain(|it| until.is_none_or(|until| it.period.end(shown.calendar()) <= until));
    let latest = course.iter().rev().find_map(|it| Some((it.figure?, it.period)));
    let latest = latest
        .map(|(figure, period)| format!("{} in {}", printed(measure, figure), period.label()));
    let skipped = course.len().saturating_sub(DRAWN);
    let values: Vec<Option<f64>> =
        course.iter().skip(skipped).map(|it| it.figure.map(|figure| figure.get())).collect();
    view! {
        <p>
            <a class="link" href=Route::Measure(measure.id.clone()).href()>
                {measure.name.clone()}
            </a>
        </p>
        <p>{latest} " " {mark}</p>
        {sparkline(&values, None)}
    }
    .into_any()
}

/// Where both are laid over each other, to look for oneself.
pub fn to_explore(pack: &Pack, link: &Link) -> Option<AnyView> {
    let (first, second) = (link.from_measure.clone()?, link.to_measure.clone()?);
    let per_year = pack.measure(&first)?.frequency?.per_year()?;
    let later = u32::from(link.lag_months.unwrap_or_default()) * per_year / 12;
    let exploring = Exploring { measures: vec![first, second], view: Some(View::Against(later)) };
    Some(
        view! {
            <p class="ways">
                <a class="link" href=Route::Explore(exploring).href()>
                    "Lay them over each other and look for yourself"
                </a>
            </p>
        }
        .into_any(),
    )
}

/// The changes that were paired, as a table.
pub fn pairs(pack: &Pack, link: &Link, effect: &Effect) -> Option<AnyView> {
    let find = |id: &Option<MeasureId>| id.as_ref().and_then(|id| pack.measure(id));
    let (first, second) = (find(&link.from_measure)?, find(&link.to_measure)?);
    if effect.pairs.is_empty() {
        return None;
    }
    let paired = effect.paired;
    let rows = effect.pairs.iter().map(|pair| {
        view! {
            <tr>
                <th scope="row">{pair.first.0.label()}</th>
                <td class="numeric">{change_words(first, pair.first.1)}</td>
                <td>{pair.second.0.label()}</td>
                <td class="numeric">{change_words(second, pair.second.1)}</td>
            </tr>
        }
    });
    Some(
        view! {
            <details class="shut">
                <summary>{format!("The {paired} that were paired ({})", effect.pairs.len())}</summary>
                <p class="small">
                    "Each is the change from the period before, less what that change was a year earlier where there is more than one a year: so neither a trend nor a season passes for an effect."
                </p>
                <div class="sheet-scroll" tabindex="0" role="region" aria-label="The changes">
                    <table class="sheet">
                        <thead>
                            <tr>
                                <th scope="col">"Period"</th>
                                <th scope="col">{format!("{}: {paired}", first.name)}</th>
                                <th scope="col">"Period"</th>
                                <th scope="col">{format!("{}: {paired}", second.name)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </details>
        }
        .into_any(),
    )
}
