//! The page: sections one after the other, as they are worked out.

use super::section::{drawn, place};
use crate::{
    app::{
        browser,
        components::{
            ask_of_report,
            pace::{Pace, Progress, Stopped},
            unsigned_line,
        },
        pages::minute::{choice, members},
        route::{Reported, Route},
        state::Shown,
    },
    planning::money_words,
    rating::{Distribution, see_judge_act::Told},
    report::{
        minute::{self, Scope},
        statistics::{self, HOW_TO_READ, Section},
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// Said while sections are worked out.
const WORKING: &str = "Working out the report";

/// The page.
#[component]
pub fn StatisticsPage(
    /// Whose measures, and as at which period.
    asked: Reported,
) -> impl IntoView {
    let shown = Shown::get();
    let scope = asked.scope;
    if let Some(period) =
        asked.period.filter(|period| Some(*period) != shown.period().get_untracked())
    {
        shown.choose_period(period);
    }
    let pace = Pace::new();
    let sections = RwSignal::new(Vec::<Arc<Section>>::new());
    let whole = RwSignal::new(0);
    let summary = RwSignal::new(String::new());
    work_out(scope.clone(), pace.clone(), sections, (whole, summary));
    let is_whole = Memo::new(move |_| sections.with(Vec::len) == whole.get());
    let about = scope.clone();
    let title = Memo::new(move |_| match shown.period().get() {
        Some(period) => statistics::title(&shown.pack(), &about, period),
        None => "Statistical report".to_owned(),
    });
    let save = move |_| {
        let found: Vec<Section> =
            sections.with_untracked(|all| all.iter().map(|it| (**it).clone()).collect());
        let said = vec![summary.get_untracked()];
        let document =
            statistics::document(title.get_untracked(), said, &found, shown.vocabulary());
        browser::save_file("statistical-report.html", "text/html", &document.html());
    };
    let to = |scope| Route::Statistics(Reported { scope, period: None });
    let icons = Route::Icons(scope.clone()).href();
    view! {
        <div class="page-head">
            <h1>{title}</h1>
            {choice(scope, to)}
        </div>
        <p class="lede">{summary}</p>
        {move || unsigned_line(shown)}
        <p class="small quiet">{HOW_TO_READ}</p>
        <Progress pace=pace.clone() />
        <div class="buttons">
            <button type="button" class="button" disabled=move || !is_whole.get() on:click=save>
                "Save as one file"
            </button>
            <button type="button" class="button" disabled=move || !is_whole.get() on:click=|_| browser::print()>
                "Print"
            </button>
            {move || ask_of_report(&title.get())}
            <a class="link" href=icons>"Icon table"</a>
            {move || go_to(&sections.get())}
        </div>
        <For
            each=move || sections.get().into_iter().enumerate()
            key=|(at, section)| (*at, Arc::as_ptr(section) as usize)
            children=move |(at, section)| drawn(shown, &section, at)
        />
        <Stopped pace said="Stopped: the report isn’t whole." again="Work it out again" />
    }
    .into_any()
}

/// A way to each measure of the report, which is long.
fn go_to(sections: &[Arc<Section>]) -> AnyView {
    let goes = |event| {
        let id = browser::typed(&event);
        if let Some(section) = document().get_element_by_id(&id) {
            section.scroll_into_view();
            browser::focus(&id);
        }
    };
    let options = sections.iter().enumerate().map(|(at, it)| {
        view! { <option value=place(at)>{it.name.clone()}</option> }
    });
    view! {
        <label>
            "Go to"
            <select on:change=goes>
                <option value="">"a measure"</option>
                {options.collect_view()}
            </select>
        </label>
    }
    .into_any()
}

/// Works out the sections, in slices, whenever what is shown changes. How many there will be, and what is said of them
/// all, is known at once.
fn work_out(
    scope: Scope,
    pace: Pace,
    sections: RwSignal<Vec<Arc<Section>>>,
    (whole, summary): (RwSignal<usize>, RwSignal<String>),
) {
    let shown = Shown::get();
    Effect::new(move |_| {
        pace.follow();
        let (pack, rated, now) = (shown.pack(), shown.rated().get(), shown.as_at());
        let vocabulary = shown.vocabulary();
        let mut turn = pace.begin();
        sections.set(Vec::new());
        let Some(as_at) = now else { return };
        let year = pack.calendar().year_of_period(as_at.period);
        let chosen = minute::chosen(&pack, &members(&rated), &scope, year);
        let status = |at: &usize| Some(rated.get(*at)?.rating.year_to_date.judgement.status);
        let distribution = Distribution::of(chosen.iter().filter_map(status));
        let money = match &scope {
            Scope::Plan(id) => format!(" {}", money_words(&pack, id, year)),
            Scope::Whole | Scope::Post(_) => String::new(),
        };
        summary.set(distribution.sentence(vocabulary) + &money);
        whole.set(chosen.len());
        leptos::task::spawn_local(async move {
            for (done, at) in chosen.iter().enumerate() {
                if !turn.goes_on(WORKING, (done, chosen.len())).await {
                    return;
                }
                let Some(row) = rated.get(*at) else { continue };
                let told = Told {
                    pack: &pack,
                    measure: &row.measure,
                    rating: &row.rating,
                    as_at,
                    vocabulary,
                };
                let made = Arc::new(statistics::section(&told));
                sections.try_update(|sections| sections.push(made));
            }
        });
    });
}
