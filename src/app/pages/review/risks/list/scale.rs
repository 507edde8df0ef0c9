//! How risks are scored, to read: what levels mean, and how much is accepted.

use crate::{
    app::components::{fact, facts},
    model::{Pack, RiskCategory},
    rating::risk::{Level, SaidBy, Scale},
};
use leptos::prelude::*;

/// The levels of likelihood and impact, and appetite by category.
pub fn scale(pack: &Pack) -> AnyView {
    let scale = Scale::of(pack);
    let set_by = match scale.has_own_levels() {
        true => "What the organisation has not set is as the product has it.",
        false => "These are the product’s own: nobody has set others yet.",
    };
    let all = scale.appetite(None);
    let all = (
        "Every category that sets no other",
        match all.said_by {
            SaidBy::Nobody => {
                format!("Up to {}: the product’s own, as nobody has set it", all.up_to)
            }
            _ => format!("Up to {}", all.up_to),
        },
    );
    let own = RiskCategory::ALL.iter().filter_map(|category| {
        let own = scale.appetite(Some(*category));
        let is_own = own.said_by == SaidBy::Category;
        is_own.then(|| (category.words(), format!("Up to {}", own.up_to)))
    });
    let appetite = own.chain([all]).map(|(term, words)| fact(term, words)).collect();
    view! {
        <section class="section">
            <h2>"How risks are scored"</h2>
            <p class="small quiet">"A score is likelihood times impact, from 1 to 25. " {set_by}</p>
            <div class="two">
                {levels("Likelihood", scale.likelihood())}
                {levels("Impact", scale.impact())}
            </div>
            <h3>"Appetite: the highest score that is accepted"</h3>
            {facts(appetite)}
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
