//! How risks are scored, to read: what levels mean, and how much is accepted.

use crate::{
    app::components::{fact, facts},
    model::{Pack, RiskCategory},
    rating::{
        is_for_the_public,
        risk::{Level, SaidBy, Scale},
    },
};
use leptos::prelude::*;

/// The levels of likelihood and impact, and appetite by category.
pub fn scale(pack: &Pack) -> AnyView {
    let scale = Scale::of(pack);
    let public = is_for_the_public(pack);
    let set_by = match scale.has_own_levels() {
        true => "What the organisation has not set is as the product has it.",
        false if public => "Levels as the product has them.",
        false => "These are the product’s own: nobody has set others yet.",
    };
    let all = scale.appetite(None);
    let all = match all.said_by {
        // Of use to those who can set it.
        SaidBy::Nobody if public => None,
        SaidBy::Nobody => {
            Some(format!("Up to {}: the product’s own, as nobody has set it", all.up_to))
        }
        _ => Some(format!("Up to {}", all.up_to)),
    };
    let all = all.map(|words| ("Every category that sets no other", words));
    let own = RiskCategory::ALL.iter().filter_map(|category| {
        let own = scale.appetite(Some(*category));
        let is_own = own.said_by == SaidBy::Category;
        is_own.then(|| (category.words(), format!("Up to {}", own.up_to)))
    });
    let appetite: Vec<_> = own.chain(all).map(|(term, words)| fact(term, words)).collect();
    let appetite = (!appetite.is_empty()).then(|| {
        view! {
            <h3>"Appetite: the highest score that is accepted"</h3>
            {facts(appetite)}
        }
    });
    view! {
        <section class="section">
            <h2>"How risks are scored"</h2>
            <p class="small quiet">"A score is likelihood times impact, from 1 to 25. " {set_by}</p>
            <div class="two">
                {levels("Likelihood", scale.likelihood())}
                {levels("Impact", scale.impact())}
            </div>
            {appetite}
        </section>
    }
    .into_any()
}

fn levels(heading: &'static str, levels: Vec<Level>) -> AnyView {
    let rows = levels.into_iter().rev().map(|level| {
        view! {
            <tr>
                <th scope="row">{format!("{} {}", level.level, level.name)}</th>
                <td>{level.meaning}</td>
            </tr>
        }
    });
    view! {
        <table class="sheet levels">
            <thead>
                <tr>
                    <th scope="col">{heading}</th>
                    <th scope="col">"What counts as that"</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}
