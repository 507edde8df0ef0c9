//! Money on actions: what is left of it, and handing in.

use super::{super::refused::why_not, clock::Clock, kept::Kept};
use crate::{
    app::{browser, components::StatusMark},
    model::{Pack, Vocabulary},
    training::council::{
        Action, ActionKind, Decision, FULL_BUDGET, MEASURES, Spend, Standing, money_words,
    },
};
use leptos::prelude::*;

/// What this tab keeps of a round that isn't handed in.
const STANDS: &str = "council-sums";

/// The id of a service's part of the page.
pub fn service_id(id: &str) -> String {
    format!("service-{id}")
}

/// Leads to the figures of a service, which stand below what is decided.
fn to_chart(id: &str) {
    if let Some(heading) = document().get_element_by_id(&service_id(id)) {
        browser::centre(&heading);
        browser::focus_on(heading);
    }
}

/// What money can be put on, each with what is put on it now.
#[derive(Clone)]
struct Sums(Vec<(Action, RwSignal<u8>)>);

impl Sums {
    fn new(stood: &Decision) -> Self {
        let all = (0..MEASURES.len()).filter_map(|service| u8::try_from(service).ok());
        let each = |service| ActionKind::ALL.map(|kind| Action { service, kind });
        let sum = |action| (action, RwSignal::new(stood.on(action)));
        Self(all.flat_map(each).map(sum).collect())
    }

    /// Units of money in all, followed.
    fn spent(&self) -> u32 {
        self.0.iter().map(|(_, money)| u32::from(money.get())).sum()
    }

    /// What is decided as it stands, followed.
    fn decision(&self) -> Decision {
        let spends =
            self.0.iter().map(|(action, money)| Spend { action: *action, money: money.get() });
        Decision { spends: spends.filter(|it| it.money > 0).collect(), out_of_time: false }
    }
}

/// The budget of a round, which is told from others by its name: what was put on actions is there again for whoever left
/// the page before handing in.
pub fn budget(
    (kept, round): (Kept, String),
    pack: &Pack,
    standing: &Standing,
    words: Vocabulary,
    clock: Clock,
) -> AnyView {
    let stood = browser::of_session(STANDS).unwrap_or_default();
    let sums = Sums::new(&Decision::stood(&stood, &round));
    let standing_sums = sums.clone();
    Effect::new(move |_| {
        browser::keep_for_session(STANDS, &standing_sums.decision().standing(&round));
    });
    let wrong = RwSignal::new(None::<String>);
    let hand_in = {
        let sums = sums.clone();
        move |_| match kept.decide(untrack(|| sums.decision())) {
            Ok(()) => handed_in(),
            Err(reason) => wrong.set(Some(reason)),
        }
    };
    let time_up = {
        let sums = sums.clone();
        // What is within the budget is carried out, from the top.
        Callback::new(move |()| match kept.decide(untrack(|| sums.decision()).out_of_time()) {
            Ok(()) => handed_in(),
            Err(reason) => wrong.set(Some(reason)),
        })
    };
    let services = pack.measures.iter().zip(&standing.ratings).enumerate();
    let services = services.map(|(place, (measure, rating))| {
        let here = sums.0.iter().filter(|(action, _)| usize::from(action.service) == place);
        let fields = here.map(|(action, money)| sum_field(*action, *money)).collect_view();
        let (id, name) = (measure.id.to_string(), measure.name.clone());
        view! {
            <fieldset class="field council-sums">
                <legend>{measure.name.clone()}</legend>
                <p class="small">
                    <StatusMark status=rating.year_to_date.judgement.status vocabulary=words />
                    " to date. "
                    <button
                        type="button"
                        class="link"
                        on:click=move |_| to_chart(&id)
                    >
                        "Its chart"
                        <span class="hidden-visually">{format!(": {name}")}</span>
                    </button>
                </p>
                {fields}
            </fieldset>
        }
    });
    let services = services.collect_view();
    let left = move || {
        let (spent, all) = (sums.spent(), u32::from(FULL_BUDGET));
        match all.checked_sub(spent) {
            Some(left) => format!("{} of {} left", money_words(left), money_words(all)),
            None => format!("{} more than there is", money_words(spent - all)),
        }
    };
    view! {
        <section class="section">
            <h2>"Your budget"</h2>
            <p>"What you don’t spend is handed back. Nothing is a decision too. Less than in full does a part, more than in full does no more."</p>
            {clock.view(time_up)}
            {services}
            <p role="status" class="council-left">
                <strong>{left}</strong>
            </p>
            {why_not(wrong)}
            <div class="buttons">
                <button type="button" class="button main" on:click=hand_in>
                    "Hand in"
                </button>
            </div>
        </section>
    }
    .into_any()
}

/// What this tab keeps of a round that is over would else be taken for another game's.
fn handed_in() {
    Clock::forget();
    browser::keep_for_session(STANDS, "");
}

/// Where money is put on an action.
fn sum_field(action: Action, money: RwSignal<u8>) -> AnyView {
    let kind = match action.kind {
        ActionKind::Push => "push",
        ActionKind::Mend => "mend",
        ActionKind::Redesign => "redesign",
    };
    let id = format!("sum-{}-{kind}", action.service);
    let offered = (0..=FULL_BUDGET).map(|units| {
        let words = if units == 0 { "Nothing".to_owned() } else { money_words(units.into()) };
        view! {
            <option value=units.to_string() selected=move || money.get() == units>
                {words}
            </option>
        }
    });
    let full = format!("In full: {}", money_words(action.kind.price().into()));
    view! {
        <div class="council-sum">
            <label for=id.clone()>
                {action.kind.words()} " " <span class="small quiet">{full}</span>
            </label>
            <select
                id=id
                on:change=move |event| money.set(browser::typed(&event).parse().unwrap_or(0))
            >
                {offered.collect_view()}
            </select>
        </div>
    }
    .into_any()
}
