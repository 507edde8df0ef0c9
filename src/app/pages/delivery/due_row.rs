//! Something that is due, as a list shows it.

use crate::{
    app::route::Route,
    model::{Pack, day_label},
    planning::due::{Due, State, What, due_words, what_words},
};
use leptos::prelude::*;

/// The page of what is due: a measure's, an exception's, a risk’s, a meeting’s, an assessment’s, an audit’s, the plan’s of an action; `None` for what is gone.
pub fn page_of(pack: &Pack, due: &Due) -> Option<Route> {
    Some(match &due.what {
        What::Figure(id, _) | What::Publication(id, _) => Route::Measure(id.clone()),
        What::Work(id, _) => Route::OnePlan(pack.action(id)?.plan.clone()),
        What::Exception(id) | What::Promise(id) | What::Waiver(id) => Route::Exception(id.clone()),
        What::Risk(id) | What::RiskTarget(id) => Route::Risk(id.clone()),
        What::Decision(id, ..) | What::Reply(id, _) => Route::Meeting(id.clone()),
        What::Assessment(id) | What::DataWork(id) => Route::Assessment(id.clone()),
        What::Audit(id) => Route::Audit(id.clone()),
    })
}

/// Its name, which leads to its page.
pub fn named(pack: &Pack, due: &Due) -> AnyView {
    match page_of(pack, due) {
        Some(page) => view! { <a class="link" href=page.href()>{due.name.clone()}</a> }.into_any(),
        None => due.name.clone().into_any(),
    }
}

/// How it stands, late things so that they stand out.
pub fn standing(due: &Due) -> AnyView {
    let words = due_words(due);
    match due.state {
        State::Late => view! { <strong class="challenge">{words}</strong> }.into_any(),
        _ => view! { <span>{words}</span> }.into_any(),
    }
}

/// A list item: what, how it stands, by when, and from whom and of which plans where that is asked for.
pub fn due_row(pack: &Pack, due: &Due, with_post: bool) -> AnyView {
    let post = match due.post.as_str() {
        "" => "nobody is named for it".to_owned(),
        post if due.answers != due.post && !due.answers.is_empty() => {
            format!("{post}; {} answers for it", due.answers)
        }
        post => post.to_owned(),
    };
    let answers = (!due.answers.is_empty() && due.answers != due.post)
        .then(|| format!(" · {} answers for it", due.answers));
    let plans = Some(due.plan_names(pack)).filter(|it| !it.is_empty());
    let plans = plans.map(|it| format!(" · {it}")).unwrap_or_default();
    let from = if with_post { Some(format!(" · {post}{plans}")) } else { answers };
    view! {
        <li>
            {named(pack, due)}
            " "
            <span class="small">
                {what_words(due)} ", " {day_label(due.day.0)} ": " {standing(due)}
            </span>
            <span class="small quiet">{from}</span>
        </li>
    }
    .into_any()
}

/// Several in a list.
pub fn due_list<'a>(
    pack: &Pack,
    due: impl IntoIterator<Item = &'a Due>,
    with_post: bool,
) -> AnyView {
    let rows: Vec<AnyView> = due.into_iter().map(|due| due_row(pack, due, with_post)).collect();
    view! { <ul class="items">{rows}</ul> }.into_any()
}
