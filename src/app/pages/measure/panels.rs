//! See, Judge, Act: what there is to say of a measure, in three short panels of plain sentences.

use crate::{
    app::state::{Rated, Shown},
    model::{Action, Day},
    planning::{self, Planned},
    rating::see_judge_act::{Told, heading, judge, see},
};
use leptos::prelude::*;

/// What the panels say.
#[derive(Clone, Default, PartialEq)]
struct Said {
    see: Vec<String>,
    judge: Vec<String>,
    /// Open actions: the name, and how it stands.
    open: Vec<(String, String)>,
    planned: Vec<String>,
    heading: Vec<String>,
}

/// As many open actions are named.
const NAMED: usize = 4;

impl Said {
    fn of(shown: Shown, rated: &Rated) -> Option<Self> {
        let (pack, as_at) = (shown.pack(), shown.as_at()?);
        let (measure, rating) = (&*rated.measure, &*rated.rating);
        let told = Told { pack: &pack, measure, rating, as_at, vocabulary: shown.vocabulary() };
        let Planned { open, said } = planning::planned(&pack, measure, rating, Day(shown.on()));
        let mut planned = said;
        if let Some(more) = open.len().checked_sub(NAMED + 1) {
            planned.insert(0, format!("And {} more.", more + 1));
        }
        let named = |(action, words): &(&Action, String)| (action.name.clone(), words.clone());
        Some(Self {
            see: see(&told),
            judge: judge(&told),
            open: open.iter().take(NAMED).map(named).collect(),
            planned,
            heading: heading(&told),
        })
    }
}

/// The three panels.
#[component]
pub fn Panels(
    /// The measure and its ratings.
    rated: Rated,
) -> impl IntoView {
    let shown = Shown::get();
    let said = Memo::new(move |_| Said::of(shown, &rated).unwrap_or_default());
    let sentences =
        |all: Vec<String>| all.into_iter().map(|words| view! { <p>{words}</p> }).collect_view();
    move || {
        let Said { see, judge, open, planned, heading } = said.get();
        let action = |(name, words): (String, String)| {
            view! {
                <p>
                    <strong>{name}</strong>
                    ". "
                    {words}
                </p>
            }
        };
        view! {
            <div class="panels">
                <section>
                    <h2>"See"</h2>
                    {sentences(see)}
                </section>
                <section>
                    <h2>"Judge"</h2>
                    {sentences(judge)}
                </section>
                <section>
                    <h2>"Act"</h2>
                    {open.into_iter().map(action).collect_view()}
                    {sentences(planned)}
                    {sentences(heading)}
                </section>
            </div>
        }
    }
}
