//! A quarter: the figures with their charts first, then the budget.

use super::{
    budget::{budget, service_id},
    clock::Clock,
    kept::Kept,
};
use crate::{
    app::{charts::Captioned, components::StatusMark, state::Shown},
    chart::control::Control,
    model::{Measure, Pack, Vocabulary},
    rating::{AsAt, Which, explain, printed, roll_up::Distribution},
    training::{
        Picture,
        council::{
            Decision, Game, Luck, MEASURES, QUARTERS, Standing, money_words, pack, points_words,
            quarter_label, standings,
        },
    },
};
use leptos::prelude::*;

/// A round that is to be decided: a quarter, counted from 1, or practice.
pub fn round(kept: Kept, game: &Game, quarter: Option<usize>) -> AnyView {
    let words = Shown::get().vocabulary();
    let seed = if quarter.is_some() { game.seed.clone() } else { game.practice_seed() };
    let (luck, behind) = (Luck::of(&seed), quarter.unwrap_or(1) - 1);
    let pack = pack(&luck, &game.decisions, behind);
    let standing = standings(&pack, behind);
    let coming = quarter_label(behind + 1);
    let heading = match quarter {
        Some(quarter) => format!("{coming}: quarter {quarter} of {QUARTERS}"),
        None => format!("Practice: {coming}"),
    };
    let so_far: f64 = (1..=behind).map(|each| standings(&pack, each).points()).sum();
    let so_far = (behind > 0).then(|| {
        format!(" Points so far: {} of {}.", points_words(so_far), behind * MEASURES.len())
    });
    let named = format!("{} {} {}", game.team, game.seed, quarter.unwrap_or(0));
    // What is to be decided comes first, what it is decided by after it, and what is behind is folded.
    let past: Vec<AnyView> = (1..=behind).rev().filter_map(|each| told(game, each)).collect();
    let past = (!past.is_empty()).then(|| {
        view! {
            <details class="past-rounds">
                <summary>{format!("What you decided so far: {behind} of {QUARTERS} quarters")}</summary>
                {past}
            </details>
        }
    });
    view! {
        <h1>{heading}</h1>
        {time_was_up(game.decisions.last())}
        <p class="lede">{distribution(&standing, words)} {so_far}</p>
        {past}
        {budget((kept, named), &pack, &standing, words, Clock::new(game.minutes, quarter.unwrap_or(0)))}
        {figures(&pack, &standing, words, false)}
    }
    .into_any()
}

/// What the team decided for a quarter that is behind it.
fn told(game: &Game, behind: usize) -> Option<AnyView> {
    let decision = game.decisions.get(behind - 1)?;
    let spends = decision.spends.iter().filter_map(|spend| {
        let service = spend.action.on()?;
        let money = money_words(spend.money.into());
        Some(view! { <li>{format!("{}: {} ({money})", service.name, spend.action.kind.words())}</li> })
    });
    let spends = spends.collect_view();
    let late = decision.out_of_time.then_some(" The time was up: what stood was taken.");
    let label = quarter_label(behind);
    let said = match decision.spends.is_empty() {
        true => {
            view! { <p>{format!("For {label} you put money on nothing.")} {late}</p> }.into_any()
        }
        false => view! {
            <p>{format!("For {label} you decided:")} {late}</p>
            <ul>{spends}</ul>
        }
        .into_any(),
    };
    Some(said)
}

/// Said at once where the clock ran out on the round before: the page turned by itself.
pub fn time_was_up(decision: Option<&Decision>) -> Option<AnyView> {
    let decision = decision.filter(|it| it.out_of_time)?;
    let taken = match decision.spends.is_empty() {
        true => "Nothing was put on anything, and that was taken as your decision.",
        false => "What stood on the page, within the budget, was taken as your decision.",
    };
    Some(view! { <p class="banner" role="alert">"The time was up. " {taken}</p> }.into_any())
}

/// What practice brought, and the way on.
pub fn practised(kept: Kept, game: &Game) -> AnyView {
    let words = Shown::get().vocabulary();
    let luck = Luck::of(&game.practice_seed());
    let decisions: Vec<_> = game.practice.iter().cloned().collect();
    let pack = pack(&luck, &decisions, 1);
    let standing = standings(&pack, 1);
    view! {
        <h1>"What practice brought"</h1>
        {time_was_up(game.practice.as_ref())}
        <p class="lede">{distribution(&standing, words)}</p>
        <p>
            "That was practice: it doesn’t count. The quarters that count start afresh, with other luck. What came of an action shows over several quarters, if it shows at all."
        </p>
        <div class="buttons">
            <button type="button" class="button main" on:click=move |_| kept.start()>
                "Start the first quarter"
            </button>
        </div>
        {figures(&pack, &standing, words, true)}
    }
    .into_any()
}

/// How many of each rating, in words.
fn distribution(standing: &Standing, words: Vocabulary) -> String {
    let statuses = standing.ratings.iter().map(|it| it.year_to_date.judgement.status);
    Distribution::of(statuses).sentence(words)
}

/// Each service's figures: how it stands, and its control chart. What the rules find in that is told only of what is over:
/// who decides has to read it.
pub fn figures(pack: &Pack, standing: &Standing, words: Vocabulary, is_over: bool) -> AnyView {
    let drawn: fn(&Pack, &Measure, AsAt) -> Option<Control> =
        if is_over { Control::of } else { Control::untold };
    let each = pack.measures.iter().zip(&standing.ratings).map(|(measure, rating)| {
        let status = rating.year_to_date.judgement.status;
        let asked = (standing.as_at, words);
        let why = explain(pack, measure, rating, asked, Which::YearToDate).headline;
        let month = rating.this_period;
        let figure = month.actual.map(|actual| printed(measure, actual));
        let label = rating.period.map(|period| period.label());
        let id = service_id(measure.id.as_str());
        let chart = drawn(pack, measure, standing.as_at).map(|control| {
            let (title, caption) = (control.title.clone(), control.caption.clone());
            let first = control.shown;
            let lay = move |width, height| control.scene(width, height);
            view! { <Captioned id=format!("{id}-chart") title caption lay first vocabulary=words /> }
        });
        view! {
            <section class="section council-service">
                <h2 id=id tabindex="-1">{measure.name.clone()}</h2>
                <p>
                    <StatusMark status vocabulary=words />
                    " to date. "
                    {why}
                    "."
                </p>
                <p>
                    {label}
                    ": "
                    {figure}
                    " "
                    <StatusMark status=month.status vocabulary=words />
                </p>
                {chart}
            </section>
        }
    });
    let yours = (!is_over).then(|| {
        let how = pack.measures.first().map(|it| Picture::Process(it.id.clone()).reading());
        view! { <p class="quiet">{how} " Whether a figure is a signal is yours to find: the debrief tells it."</p> }
    });
    view! { {yours} {each.collect_view()} }.into_any()
}
