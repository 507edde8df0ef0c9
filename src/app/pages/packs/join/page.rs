//! Packs joined into what is open: what each brings, what they say differently, and one step that undo takes back.

use super::{
    brought::{brought, hidden, kept},
    conflicts::{HEADING, Rules, by_hand, conflicts, the_rest},
    doubts::{self, AskedOfFigures},
    files::{Files, open_pack},
    same::AskedOfNames,
};
use crate::{
    app::{
        browser,
        components::pace::{Pace, Progress, Turn},
        route::Route,
        state::{Editor, Shown},
    },
    edit::join::{CannotJoin, Joined, Joining, Sender, Settling},
    model::{Day, Pack, day_label},
};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

/// How many records are joined before it is asked how long that took.
const AT_ONCE: usize = 20;

/// What would come of it, or why nothing can.
#[derive(Clone)]
struct Worked {
    /// How often the list was asked for anew until then.
    asked: usize,
    joined: Result<Arc<Joined>, CannotJoin>,
}

/// What was worked out, where packs are chosen.
type Outcome = Option<Worked>;

impl Worked {
    fn done(outcome: Outcome) -> Option<Arc<Joined>> {
        outcome?.joined.ok()
    }
}

/// The page.
#[component]
pub fn JoinPage() -> impl IntoView {
    let shown = Shown::get();
    view! {
        <p class="back">
            <a href=Route::Drafts.href()>"Drafts and packs"</a>
        </p>
        <h1>"Join packs"</h1>
        <p class="lede">
            "Packs of teams and partners, and answers of slips, become one with what is open. What they say differently is listed here, and nothing changes until you join them."
        </p>
        <JoinThem given=Vec::new() />
        {move || joined_before(&shown.pack())}
    }
}

/// What was joined into what is open before: whose, of when, and how much of it; and where what was chosen is read.
fn joined_before(pack: &Pack) -> Option<AnyView> {
    let rows = pack.joins.iter().rev().map(|join| {
        let day = join.on.map(|on| format!(", of {}", day_label(on.0))).unwrap_or_default();
        let measures: BTreeSet<&str> =
            join.brought.iter().map(|brought| brought.measure.as_str()).collect();
        let brought = match measures.len() {
            0 => "it brought no figures".to_owned(),
            1 => "it brought figures of 1 measure".to_owned(),
            count => format!("it brought figures of {count} measures"),
        };
        view! { <li>{format!("{}{day}: {brought}.", join.from)}</li> }
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return None;
    }
    Some(
        view! {
            <section class="section">
                <h2>"Joined before"</h2>
                <ul>{rows}</ul>
                <p class="ways">
                    <a class="link" href=Route::History.href()>
                        "What was chosen where packs said different things, in the history"
                    </a>
                </p>
            </section>
        }
        .into_any(),
    )
}

/// The choice of packs, what would come of joining them, and the button.
#[component]
pub fn JoinThem(
    /// What is chosen already.
    given: Vec<Sender>,
) -> impl IntoView {
    let editor = Editor::get();
    let chosen = RwSignal::new(given);
    let settling = RwSignal::new(Settling::default());
    let next = RwSignal::new(0_usize);
    let outcome = RwSignal::new(Outcome::None);
    let pace = Pace::new();
    let asked = Memo::new(move |_| chosen.with(|chosen| doubts::all(chosen, &editor.pack())));
    // What is open may change meanwhile, by an undo say: what would come of it is then another thing. Conflicts are
    // settled in place, so that the one that was just settled keeps the focus.
    let joining = pace.clone();
    Effect::new(move |_| {
        let (senders, pack) = (chosen.get(), editor.pack());
        let (settling, asked) = (settling.get(), next.get());
        if senders.is_empty() {
            outcome.set(None);
            return;
        }
        let turn = joining.begin();
        let today = Day(editor.today());
        leptos::task::spawn_local(async move {
            let all: Vec<Sender> = std::iter::once(open_pack(pack, today)).chain(senders).collect();
            if let Some(joined) = work_out(&all, settling, turn).await {
                outcome.try_set(Some(Worked { asked, joined }));
            }
        });
    });
    // Drawn anew where another thing is to be settled or the next are asked for, not where one of them was settled.
    let drawn = Memo::new_with_compare(
        move |_| outcome.get(),
        |one: Option<&Outcome>, other: Option<&Outcome>| shape(one) != shape(other),
    );
    Effect::new(move |before: Option<usize>| {
        let asked = drawn.with(|drawn| drawn.as_ref().map_or(0, |drawn| drawn.asked));
        if before.is_some_and(|before| before < asked) {
            browser::focus_next([HEADING.to_owned()]);
        }
        asked
    });
    let join = move |_| {
        let Some(joined) = Worked::done(outcome.get_untracked()) else { return };
        let count = chosen.with_untracked(Vec::len);
        let label =
            if count == 1 { "Join a pack".to_owned() } else { format!("Join {count} packs") };
        match editor.join(Joined::clone(&joined), &label) {
            Ok(()) => {
                chosen.set(Vec::new());
                settling.set(Settling::default());
                browser::go(&Route::Home.href());
                editor.say("The packs were joined. Undo takes it back in one step; what was chosen stands in the history.");
            }
            Err(why) => editor.say(why),
        }
    };
    let left = move || match Worked::done(outcome.get()) {
        Some(joined) => match joined.open().count() + asked.with(Vec::len) {
            0 if joined.hidden.is_empty() => "Everything is settled.".to_owned(),
            0 => "Everything is settled. Look at what will not count before you join them."
                .to_owned(),
            1 => "1 thing is still to be settled.".to_owned(),
            open => format!("{open} things are still to be settled."),
        },
        None => String::new(),
    };
    let rest = move || the_rest(&*Worked::done(outcome.get())?, settling, next);
    let ready = move || {
        asked.with(Vec::is_empty)
            && Worked::done(outcome.get()).is_some_and(|it| it.open().next().is_none())
    };
    view! {
        <Files chosen />
        <Progress pace />
        <AskedOfFigures chosen asked />
        <AskedOfNames chosen />
        <Show when=move || outcome.with(Option::is_some)>
            <Rules settling />
            {rest}
            {move || match drawn.get().map(|drawn| drawn.joined) {
                None => ().into_any(),
                Some(Err(why)) => view! { <p class="error" role="alert">{format!("They can’t be joined. {why}.")}</p> }.into_any(),
                Some(Ok(joined)) => {
                    view! {
                        <section class="section">
                            <h2>"What each brings"</h2>
                            {brought(&joined)}
                        </section>
                        {kept(&joined)}
                        <section class="section">{conflicts(&joined, settling, next)}</section>
                    }
                        .into_any()
                }
            }}
            {move || Worked::done(outcome.get()).map(|joined| hidden(&joined))}
            <p role="status">{left}</p>
            <div class="buttons">
                <button type="button" class="button main" disabled=move || !ready() on:click=join>
                    "Join them"
                </button>
                {move || by_hand(settling, next)}
            </div>
        </Show>
    }
}

/// What is drawn anew when it changes: who sends what, what there is to settle by which rule, and how often the list was
/// asked for anew.
fn shape(outcome: Option<&Outcome>) -> Option<(usize, Vec<String>)> {
    let worked = outcome?.as_ref()?;
    let told = match &worked.joined {
        Err(why) => vec![why.to_string()],
        Ok(joined) => {
            let senders = joined.senders.iter().zip(&joined.brought);
            let senders = senders.map(|(sender, brought)| format!("{} {brought:?}", sender.name));
            let conflicts = joined.conflicts.iter().map(|conflict| conflict.key.clone());
            let rule = std::iter::once(format!("{:?}", joined.rule));
            let senders = rule.chain(senders);
            senders.chain(conflicts).collect()
        }
    };
    Some((worked.asked, told))
}

/// Joins in slices; none where it was stopped, or something else is to be joined.
async fn work_out(
    senders: &[Sender],
    settling: Settling,
    mut turn: Turn,
) -> Option<Result<Arc<Joined>, CannotJoin>> {
    let mut joining = match Joining::new(senders, true, settling) {
        Ok(joining) => joining,
        Err(why) => return Some(Err(why)),
    };
    while joining.step(AT_ONCE) {
        if !turn.goes_on("Joining…", joining.progress()).await {
            return None;
        }
    }
    Some(Ok(Arc::new(joining.joined())))
}
