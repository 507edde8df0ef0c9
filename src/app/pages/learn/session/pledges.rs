//! What people pledge at the end of a session: kept with training, handed in with the results, and as a file of actions
//! that is taken into a draft outside training only.

use super::super::{
    attempts,
    give::{give, said},
};
use crate::{
    app::{
        browser,
        components::{DateField, TextField},
    },
    pack,
    training::{
        ExerciseSet, MOST_PLEDGES, Pledge, dated_file_name, pledges_pack, results::ResultFile,
        session::Collected,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// Said beside every file of actions.
const TAKEN_IN: &str = "The file holds each pledge as an action with its post. Whoever keeps a plan takes it in outside training, on the page that joins packs.";

/// A pledge for each person of the team.
#[component]
pub fn Pledges(
    /// What was worked through.
    set: Arc<ExerciseSet>,
    /// With what the pledges are handed in.
    results: RwSignal<ResultFile>,
) -> impl IntoView {
    let (who, what) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (by, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<String>));
    let (wrong_post, wrong_day) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let session = (set.id.clone(), set.name.clone());
    let held = StoredValue::new(set);
    let keep = move || held.with_value(|set| results.with_untracked(|it| attempts::keep(set, it)));
    let add = move |_| {
        let day = by.get_untracked().parse().ok();
        let full = results.with_untracked(|it| it.pledges.len() >= MOST_PLEDGES);
        let full = full.then(|| format!("A team has {MOST_PLEDGES} pledges at most."));
        wrong_post.set(who.with_untracked(|who| Pledge::wrong_post(who)));
        wrong.set(full.or_else(|| what.with_untracked(|what| Pledge::wrong_deed(what))));
        wrong_day.set(Pledge::wrong_day(day, browser::today()));
        let first = [(wrong_post, "pledge-who"), (wrong, "pledge-what"), (wrong_day, "pledge-by")];
        let first = first.into_iter().find(|(it, _)| it.with_untracked(Option::is_some));
        if let Some((_, field)) = first {
            return browser::focus(field);
        }
        let made = Pledge::new(&who.get_untracked(), &what.get_untracked(), day);
        results.update(|it| it.pledges.extend(made));
        keep();
        for field in [who, what, by] {
            field.set(String::new());
        }
        browser::focus_next(["pledge-who".to_owned()]);
    };
    let remove = move |at: usize| {
        results.update(|it| {
            if at < it.pledges.len() {
                it.pledges.remove(at);
            }
        });
        keep();
        browser::focus_next(["pledge-who".to_owned()]);
    };
    let list = move || {
        let row = |(at, pledge): (usize, &Pledge)| {
            view! {
                <li>
                    {pledge.words()}
                    " "
                    <button
                        type="button"
                        class="link on-screen"
                        aria-label=format!("Remove: {}", pledge.what)
                        on:click=move |_| remove(at)
                    >
                        "Remove"
                    </button>
                </li>
            }
        };
        results.with(|it| it.pledges.iter().enumerate().map(row).collect_view())
    };
    let told = RwSignal::new(String::new());
    let save =
        move |_| results.with_untracked(|it| save_actions(told, &session, it.pledges.iter()));
    view! {
        <section class="section">
            <h2>"What each of you will do"</h2>
            <p>"A pledge from each person ends the session. It goes with the results file: the code that is read out carries no pledges."</p>
            <ul class="pledges">{list}</ul>
            <div class="on-screen">
                <TextField id="pledge-who" label="Your post" hint="No names: posts." value=who error=wrong_post />
                <TextField id="pledge-what" label="What I will do" value=what error=wrong />
                <DateField id="pledge-by" label="By when" value=by error=wrong_day />
                <div class="buttons">
                    <button type="button" class="button main" on:click=add>"Pledge it"</button>
                    <button
                        type="button"
                        class="button"
                        disabled=move || results.with(|it| it.pledges.is_empty())
                        on:click=save
                    >
                        "Save the pledges as a file of actions"
                    </button>
                    <button type="button" class="button" on:click=|_| browser::print()>"Print"</button>
                </div>
                {said(told)}
                <p class="small quiet">{TAKEN_IN}</p>
            </div>
        </section>
    }
}

/// Offers the pledges of a session, by its id and its name, as a pack of actions.
fn save_actions<'a>(
    told: RwSignal<String>,
    (id, name): &(String, String),
    pledges: impl Iterator<Item = &'a Pledge>,
) {
    let text = pack::write(&pledges_pack(id, pledges));
    let file = dated_file_name(("pledges", "json"), name, browser::today());
    let next = "Give it to whoever keeps the plan: it joins any council’s pack.";
    give(told, (&file, "application/json"), &text, next);
}

/// All pledges of a session, each with its team, and whose aren't here; nothing where there is neither.
pub fn pledges_of(set: &ExerciseSet, collected: &Collected) -> Option<AnyView> {
    let all: Vec<(String, Pledge)> =
        collected.pledges().map(|(team, it)| (team.to_owned(), it.clone())).collect();
    let without = collected.without_pledges();
    if all.is_empty() && without.is_none() {
        return None;
    }
    let lines =
        all.iter().map(|(team, it)| view! { <li><b>{team.clone()}</b> ". " {it.words()}</li> });
    let lines = lines.collect_view();
    let (session, none) = ((set.id.clone(), set.name.clone()), all.is_empty());
    let told = RwSignal::new(String::new());
    let save = move |_| save_actions(told, &session, all.iter().map(|(_, it)| it));
    let section = view! {
        <section class="section">
            <h2>"Pledges"</h2>
            <ul class="pledges">{lines}</ul>
            {without.map(|words| view! { <p class="by-code">{words}</p> })}
            <div class="buttons">
                <button type="button" class="button" disabled=none on:click=save>"Save the pledges as a file of actions"</button>
            </div>
            {said(told)}
            <p class="small quiet on-screen">{TAKEN_IN}</p>
        </section>
    };
    Some(section.into_any())
}
