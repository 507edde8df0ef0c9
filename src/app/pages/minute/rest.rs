//! What paper has besides the strips: every other measure in a line, so that no row that matters is left out.

use super::terms::Terms;
use crate::{
    app::{
        components::{StatusMark, audited},
        state::Rated,
    },
    rating::audit::overturned,
    report::minute::{self, Member},
};
use leptos::prelude::*;

/// Measures by name, status and figure, for paper alone; nothing where there are none.
pub fn rest(rows: &[Rated], terms: &Terms) -> Option<AnyView> {
    let Terms { pack, now, vocabulary } = terms;
    let row = |Rated { measure, rating, .. }: &Rated| {
        let (figure, against) = minute::figure(Member { measure, rating });
        let verified = overturned(pack, measure, *now).map(|it| it.beside(*vocabulary));
        view! {
            <li>
                <StatusMark status=rating.year_to_date.judgement.status vocabulary=*vocabulary />
                " "
                {measure.name.clone()}
                " "
                <b>{figure}</b>
                " "
                {against}
                {audited(verified)}
            </li>
        }
        .into_any()
    };
    let all: Vec<AnyView> = rows.iter().map(row).collect();
    let heading = match all.len() {
        0 => return None,
        1 => "And one more:".to_owned(),
        count => format!("And {count} more:"),
    };
    Some(view! { <div class="only-print rest"><h3>{heading}</h3><ul>{all}</ul></div> }.into_any())
}
