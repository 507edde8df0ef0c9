//! The register as a table: what the matrix draws, and what else is said of each risk; and the risks that are closed.

use crate::{
    app::{components::absent, route::Route},
    model::{Day, Pack, Risk, day_label},
    rating::{
        Absent,
        risk::{Scored, Standing, closed_words},
    },
    report::risks::{Entry, Register},
};
use leptos::prelude::*;

/// Open risks in order of score.
pub fn table(pack: &Pack, register: &Register) -> AnyView {
    if register.open.is_empty() {
        let none = match register.closed.is_empty() {
            true => Absent::new("No risks yet.", "Risks"),
            false => Absent::new("No risk is open.", "Open risks"),
        };
        return absent(none);
    }
    let rows =
        register.open.iter().filter_map(|entry| Some(row(pack, pack.risk(&entry.risk)?, entry)));
    let rows = rows.collect_view();
    view! {
        <section class="section">
            <h2>"The register, in order of score"</h2>
            <div class="sheet-scroll" tabindex="0" role="region" aria-label="The risk register">
                <table class="sheet tracker">
                    <thead>
                        <tr>
                            <th scope="col" class="numeric">"No."</th>
                            <th scope="col">"Risk"</th>
                            <th scope="col">"Score"</th>
                            <th scope="col">"At its last review"</th>
                            <th scope="col">"Inherent"</th>
                            <th scope="col">"Target"</th>
                            <th scope="col">"Accepted"</th>
                            <th scope="col">"Next review"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// Those that are closed, each with when, by whom and why; nothing where there is none.
pub fn closed(pack: &Pack, register: &Register, on: Day) -> Option<AnyView> {
    let row = |entry: &Entry| {
        let risk = pack.risk(&entry.risk)?;
        let scored = format!("Score when it was closed: {}.", entry.standing.words());
        Some(view! {
            <li>
                <a class="link" href=Route::Risk(risk.id.clone()).href()>
                    {format!("{}. {}", entry.number, risk.name)}
                </a>
                <p>{closed_words(risk, on)} " " <span class="small quiet">{scored}</span></p>
            </li>
        })
    };
    let rows: Vec<_> = register.closed.iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2>{format!("Closed: {}", rows.len())}</h2>
                <ul class="records">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

fn row(pack: &Pack, risk: &Risk, entry: &Entry) -> AnyView {
    let standing = &entry.standing;
    let plan = pack.plan(&risk.plan).map(|plan| plan.name.clone());
    let category = risk.category.map(|it| it.words().to_owned());
    let owner = match risk.owner.is_empty() {
        true => "nobody is named for it".to_owned(),
        false => risk.owner.clone(),
    };
    let about = [Some(owner), category, plan].into_iter().flatten();
    let about = about.collect::<Vec<_>>().join(" · ");
    let inherent = risk.inherent.as_ref().and_then(Scored::of).map(|it| it.score().to_string());
    let target = risk.target.as_ref().and_then(Scored::of).map(|it| match risk.target_by {
        Some(by) => format!("{} by {}", it.score(), day_label(by.0)),
        None => it.score().to_string(),
    });
    view! {
        <tr>
            <td class="numeric">{entry.number}</td>
            <th scope="row">
                <a class="link" href=Route::Risk(risk.id.clone()).href()>
                    {risk.name.clone()}
                </a>
                " "
                <span class="line small quiet">{about}</span>
            </th>
            <td>{standing.words()}</td>
            {said(standing.movement.map(|it| it.shortly()), "–")}
            {said(inherent, "Not set")}
            {said(target, "Not set")}
            {accepted(standing)}
            {review(standing)}
        </tr>
    }
    .into_any()
}

fn said(words: Option<String>, none: &'static str) -> AnyView {
    match words {
        Some(words) => view! { <td>{words}</td> }.into_any(),
        None => view! { <td class="unset">{none}</td> }.into_any(),
    }
}

/// How much is accepted, and that it is more than that.
fn accepted(standing: &Standing) -> AnyView {
    let words = standing.appetite.map(|it| format!("Up to {}", it.up_to));
    match standing.over_appetite {
        true => view! { <td><span class="challenge">{words} ", over"</span></td> }.into_any(),
        false => said(words, "Not set"),
    }
}

fn review(standing: &Standing) -> AnyView {
    match standing.review {
        Some((day, true)) => {
            let words = format!("{}, overdue", day_label(day.0));
            view! { <td><span class="challenge">{words}</span></td> }.into_any()
        }
        Some((day, false)) => said(Some(day_label(day.0)), ""),
        None => said(None, "Not yet set"),
    }
}
