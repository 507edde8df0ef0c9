//! What the game came to: beside the control team, and without what chased noise.

use super::{
    super::{
        give::{give, said as where_to},
        sure::sure,
    },
    kept::Kept,
    round::{figures, time_was_up},
};
use crate::{
    app::{
        browser,
        charts::Captioned,
        components::{Head, sheet},
        state::Shown,
    },
    model::Vocabulary,
    training::council::{
        ActionKind, Chosen, Debrief, Game, QUARTERS, money_words, points_words, quarter_label,
        standings,
    },
};
use leptos::prelude::*;

/// The debrief.
pub fn debrief(kept: Kept, game: Game) -> AnyView {
    let words = Shown::get().vocabulary();
    let found = Debrief::of(&game.seed, &game.decisions);
    let mut said = found.said().into_iter();
    let first = said.next();
    let rest = said.map(|words| view! { <p>{words}</p> }).collect_view();
    let (file, name) = (game.write(), game.file_name());
    let told = RwSignal::new(String::new());
    let save = move |_| {
        let next = "Give it to your trainer: on the stick, or as you send files. Opened on “Run the council” it shows this debrief again.";
        give(told, (&name, "application/json"), &file, next);
    };
    let at_work = found.found.iter().map(|it| view! { <li>{it.words()}</li> }).collect_view();
    let truths = ActionKind::ALL
        .map(|kind| view! { <dt>{kind.words()}</dt> <dd>{kind.truth()}</dd> })
        .collect_view();
    let last = standings(&found.last, QUARTERS);
    view! {
        <h1>{format!("Debrief: {}", game.team)}</h1>
        {time_was_up(game.decisions.last())}
        <p class="lede">{first}</p>
        {rest}
        <div class="buttons">
            <button type="button" class="button main" on:click=save>
                "Save the game as a file"
            </button>
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print the debrief"
            </button>
        </div>
        {where_to(told)}
        {by_quarter(&found, words)}
        <section class="section">
            <h2>"What you decided"</h2>
            {decided(&found.chosen)}
        </section>
        <section class="section">
            <h2>"What was at work"</h2>
            <p>
                {format!(
                    "Luck was that of seed {}, the same for every team. Apart from what these services met, and what teams did, all of it was chance.",
                    game.seed,
                )}
            </p>
            <ul>{at_work}</ul>
        </section>
        <section class="section">
            <h2>"What actions do"</h2>
            <dl class="facts">{truths}</dl>
        </section>
        <h2>"The council at the end"</h2>
        {figures(&found.last, &last, words, true)}
        <div class="buttons">
            {sure(
                "Play another game",
                "This game goes: save it as a file first, if it is to be handed in.",
                move || kept.put(None),
            )}
        </div>
    }
    .into_any()
}

/// The points of each quarter, as a picture and a table.
fn by_quarter(found: &Debrief, words: Vocabulary) -> AnyView {
    let picture = found.points_chart().map(|chart| {
        let (title, caption, first) = (chart.title.clone(), chart.caption.clone(), chart.shown);
        let lay = move |width, height| chart.scene(width, height);
        view! {
            <Captioned id="council-points".to_owned() title caption lay first vocabulary=words stops="quarter" />
        }
    });
    let row = |name: String, team: f64, control: f64, calm: f64| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="numeric">{points_words(team)}</td>
                <td class="numeric">{points_words(control)}</td>
                <td class="numeric">{points_words(calm)}</td>
            </tr>
        }
    };
    let quarters = found
        .quarters
        .iter()
        .map(|it| row(it.label.clone(), it.team, it.control, it.without_noise))
        .collect_view();
    let all = row("In all".to_owned(), found.team(), found.control(), found.without_noise());
    view! {
        <section class="section">
            <h2>"Points by quarter"</h2>
            {picture}
            {sheet("Points by quarter", &[Head::words("Quarter"), Head::figures("Your team"), Head::figures("Control team"), Head::figures("Without chasing noise")], view! { {quarters} {all} })}
        </section>
    }
    .into_any()
}

/// Every action with what it answered, and what it changed.
fn decided(chosen: &[Chosen]) -> AnyView {
    if chosen.is_empty() {
        return view! { <p class="unset">"You put money on nothing."</p> }.into_any();
    }
    let row = |it: &Chosen| {
        let service = it.action.on().map_or("", |service| service.name);
        let did =
            format!("{}: {}, {}", service, it.action.kind.words(), money_words(it.money.into()));
        view! {
            <li>
                <strong>{it.case_words()}</strong>
                ". "
                {format!("{}. {did}.", quarter_label(it.quarter))}
                " "
                {format!("The chart said: {}.", it.chart_said)}
                " "
                {it.gained_words()}
            </li>
        }
    };
    view! {
        <ol class="council-decided">{chosen.iter().map(row).collect_view()}</ol>
        <p class="small quiet">
            "What each came to is the same game without it alone, so that they don’t add up: one can hide another."
        </p>
    }
    .into_any()
}
