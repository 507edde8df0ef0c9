//! The matrix of likelihood and impact: a picture that is a table, so that it is read by whatever reads tables. Zones
//! differ by pattern and word as well as by colour, what is over appetite by shape and word.

use crate::{
    app::{browser, charts::SaveButtons, route::Route, state::Shown},
    chart::risk_matrix::{Placed, RiskMatrix},
    exchange::figures,
    model::Pack,
    rating::risk::{Level, Scale, Way},
    report::risks::{Entry, Register},
};
use leptos::prelude::*;

/// What the marks mean.
const KEY: &str = "Likelihood upwards, impact to the right. The numbers are those of the register; ▲ and ▼ say which way a risk \
    moved at its last review, and where it stood before is said there. A square marked “over” is over appetite.";

/// The open risks in their cells.
pub fn matrix(pack: &Pack, register: &Register) -> AnyView {
    let scale = Scale::of(pack);
    let (likelihood, impact) = (scale.likelihood(), scale.impact());
    let set_by = match scale.has_own_zones() {
        true => "Zones as the organisation has set them.",
        false => "Zones as the product has them: nobody has set others yet.",
    };
    let heads = impact.iter().map(|level| view! { <th scope="col">{head(level)}</th> });
    let heads = heads.collect_view();
    let rows = likelihood.iter().rev().map(|row| {
        let cells = impact.iter().map(|column| cell(pack, register, row.level, column.level));
        view! {
            <tr>
                <th scope="row">{head(row)}</th>
                {cells.collect_view()}
            </tr>
        }
    });
    view! {
        <figure class="risk-matrix">
            <figcaption>
                <h2>{register.finding()}</h2>
                <p class="small quiet">{KEY} " " {set_by}</p>
            </figcaption>
            <table>
                <caption class="hidden-visually">"Open risks by likelihood and impact"</caption>
                <thead>
                    <tr>
                        <td class="small quiet">
                            <span class="level-name">"Likelihood by impact"</span>
                        </td>
                        {heads}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </figure>
    }
    .into_any()
}

/// How wide a picture of it is in a file.
const WIDE: f64 = 992.0;

/// Ways to take the matrix along: as a picture, and as a table; none where there is nothing on it.
pub fn saving(shown: Shown, register: &Register) -> Option<AnyView> {
    let (pack, now) = (shown.pack(), shown.as_at()?);
    if register.open.is_empty() {
        return None;
    }
    let placed = |entry: &Entry| Placed {
        number: entry.number,
        name: pack.risk(&entry.risk).map(|risk| risk.name.clone()).unwrap_or_default(),
        standing: entry.standing.clone(),
    };
    let risks = register.open.iter().map(placed).collect();
    let on = now.day(pack.calendar());
    let drawn = RiskMatrix::of(Scale::of(&pack), register.finding(), on, risks);
    let table = drawn.table();
    let save_table = move |_| {
        let csv = figures::tables(
            [("Open risks".to_owned(), table.heads.clone(), table.rows.clone())].into_iter(),
        );
        browser::save_file("risk-matrix.csv", "text/csv", &format!("\u{feff}{csv}"));
    };
    Some(
        view! {
            <div class="picture-bar on-screen">
                <SaveButtons name="risk-matrix".to_owned() scene=move || drawn.scene(WIDE) />
                <button type="button" class="link small" on:click=save_table>
                    "Save table (CSV)"
                </button>
            </div>
        }
        .into_any(),
    )
}

/// A level by its number and name.
fn head(level: &Level) -> AnyView {
    view! {
        <b>{level.level}</b>
        " "
        <span class="level-name">{level.name.clone()}</span>
    }
    .into_any()
}

/// A cell: how bad it is, the risks that stand in it, and those that have gone from it.
fn cell(pack: &Pack, register: &Register, likelihood: u8, impact: u8) -> AnyView {
    let zone = Scale::of(pack).zone(likelihood, impact);
    let here = register.in_cell(likelihood, impact).map(|entry| chip(pack, entry)).collect_view();
    let gone = register.gone_from(likelihood, impact).map(|entry| {
        view! { <span class="was">{format!("{} was here", entry.number)}</span> }
    });
    let gone = gone.collect_view();
    view! {
        <td class=format!("zone-{}", zone.name())>
            <span class="zone">{format!("{} {}", likelihood * impact, zone.words())}</span>
            <span class="risk-chips">{here} {gone}</span>
        </td>
    }
    .into_any()
}

/// A risk by its number, which leads to its page.
fn chip(pack: &Pack, entry: &Entry) -> AnyView {
    let name = pack.risk(&entry.risk).map(|risk| risk.name.clone()).unwrap_or_default();
    let way = entry.standing.movement.map_or(Way::New, |it| it.way());
    let over = entry.standing.over_appetite;
    view! {
        <a class="risk-chip" class:beyond=over href=Route::Risk(entry.risk.clone()).href()>
            {entry.number}
            <span aria-hidden="true">{way.arrow()}</span>
            <span class="hidden-visually">{format!(" {name}, {}", way.words())}</span>
            {over.then(|| view! { <small>"over" <span class="hidden-visually">" appetite"</span></small> })}
        </a>
    }
    .into_any()
}
