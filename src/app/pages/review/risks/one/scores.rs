//! How a risk was scored, every scoring as it was said.

use crate::{
    model::{Pack, Risk, RiskScore, day_label},
    rating::risk::{Scale, Scored},
};
use leptos::prelude::*;

/// The scorings in the order of scoring.
pub fn all(pack: &Pack, risk: &Risk) -> AnyView {
    let undated = risk.likelihood.zip(risk.impact).map(|(likelihood, impact)| {
        view! { <li>{format!("Likelihood {likelihood}, impact {impact}, on a day that wasn’t noted")}</li> }
    });
    if undated.is_none() && risk.scores.is_empty() {
        return view! { <p class="unset">"Nobody has scored it yet."</p> }.into_any();
    }
    let rows = risk.scores.iter().map(|score| view! { <li>{said(pack, score)}</li> });
    view! { <ol class="records">{undated} {rows.collect_view()}</ol> }.into_any()
}

/// A scoring: what, when, by whom and why.
pub fn said(pack: &Pack, score: &RiskScore) -> AnyView {
    let words = Scored::of(score).map(|it| Scale::of(pack).words(it));
    let words = words.unwrap_or_else(|| "Off the scale".to_owned());
    let parts = [day_label(score.on.0), score.post.clone()];
    let parts = parts.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    let reason = Some(score.reason.clone()).filter(|words| !words.is_empty());
    view! {
        <p>
            <strong>{words}</strong>
            " "
            <span class="small quiet">{parts}</span>
        </p>
        {reason.map(|words| view! { <p class="small">{words}</p> })}
    }
    .into_any()
}
