//! The page of a paper, to read: a grey proof, or as it was published with what was restated since.

use super::{
    super::facts::{not_for_readers, paper_frame},
    drawn::Parts,
    foot::under_each_page,
};
use crate::{
    app::{
        browser,
        components::{
            ask_of_report, asked, fact, facts,
            pace::{Pace, Progress, Stopped},
            record_pages::ReadPage,
        },
        route::Route,
        state::Shown,
    },
    edit::is_as_signed,
    model::{Pack, Paper, PaperId, day_label},
    pack::for_audience,
    report::paper::{
        Differs, Fingerprinting, Made, Making, Restated, altered, as_published, differences,
        document, foot, last_signed, restated, state_words,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// Said while a paper is made.
const WORKING: &str = "Making the paper";

/// The page.
#[component]
pub fn PaperPage(
    /// Which.
    id: PaperId,
) -> impl IntoView {
    let shown = Shown::get();
    let change = Route::ChangePaper(id.clone());
    let held = StoredValue::new(id);
    let framed = shown.of(move |pack| held.with_value(|id| paper_frame(pack, id)));
    let paper = shown.of(move |pack| held.with_value(|id| pack.paper(id).cloned()));
    let pace = Pace::new();
    let made = RwSignal::new(None::<Arc<Whole>>);
    make(shown, paper, pace.clone(), made);
    let both = move || made.get().zip(paper.get());
    under_each_page(Memo::new(move |_| {
        both()
            .map(|(whole, paper)| foot(&paper, &whole.made, &whole.fingerprint))
            .unwrap_or_default()
    }));
    let save = move |_| {
        if let Some((whole, paper)) = untrack(both) {
            let name = format!("{}.html", file_name(&paper));
            browser::save_file(&name, "text/html", &document(&paper, &whole.made).html());
        }
    };
    let said = move || {
        let (made, paper) = both()?;
        Some(whole(shown, &paper, &made))
    };
    let waits = move || made.with(Option::is_none);
    let stored = StoredValue::new(pace);
    view! {
        <ReadPage head=framed one="paper" change list=("All papers", Route::Papers)>
            <Progress pace=stored.get_value() />
            <div class="buttons">
                <button type="button" class="button" disabled=waits on:click=save>
                    "Save as one file"
                </button>
                {move || made.with(|whole| whole.as_ref().map(|it| ask_of_report(&it.made.title)))}
            </div>
            <p class="small quiet on-screen">
                "This page, the file and paper have the same parts, paragraphs and numbers. Chrome and Edge print each page’s number and how many there are. Firefox and Safari print what the paper is and its fingerprint, and no numbers: turn on headers and footers as you print, and cite paragraphs, which are the same everywhere."
            </p>
            {said}
            {move || made.with(|whole| questions(&shown.pack(), &whole.as_ref()?.made.title))}
            <Stopped pace=stored.get_value() said="Stopped: the paper isn’t whole." again="Make it again" />
        </ReadPage>
    }
}

/// What was asked about a report of this title, with the answers; it is no part of the paper.
fn questions(pack: &Pack, title: &str) -> Option<AnyView> {
    let found = pack.questions.iter().filter(|it| it.report.trim() == title.trim());
    let rows: Vec<AnyView> = found.map(|it| view! { <li>{asked(it)}</li> }.into_any()).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="section on-screen">
                <h2>"Questions about this report"</h2>
                <ul class="records">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// A paper as it is shown.
struct Whole {
    /// As published where it was signed, else as it is made now.
    made: Arc<Made>,
    /// Its fingerprint, which comes last.
    fingerprint: String,
    /// Of a signed one, what it would say otherwise now.
    since: Vec<Differs>,
    /// What was altered in the file since it was signed; `None` where nothing was, or it can't be told.
    altered: Option<Vec<Differs>>,
}

impl Whole {
    fn new(paper: &Paper, now: Made) -> Self {
        let altered = altered(paper, &now);
        let (made, since) = match as_published(paper, &now) {
            Some(made) => {
                let since = differences(&made, &now);
                (made, since)
            }
            None => (now, Vec::new()),
        };
        Self { fingerprint: String::new(), made: Arc::new(made), since, altered }
    }
}

/// Makes the paper, in slices, whenever what it is made of changes.
fn make(shown: Shown, paper: Memo<Option<Paper>>, pace: Pace, made: RwSignal<Option<Arc<Whole>>>) {
    Effect::new(move |_| {
        pace.follow();
        let (pack, today) = (shown.pack(), shown.today());
        let mut turn = pace.begin();
        let Some(paper) = paper.get() else { return made.set(None) };
        leptos::task::spawn_local(async move {
            // The page around it is drawn first.
            browser::breathe().await;
            if !turn.is_on() {
                return;
            }
            let mut making = Making::new(&pack, &paper, today);
            while making.step() {
                if !turn.goes_on(WORKING, (making.done(), making.total())).await {
                    return;
                }
            }
            browser::breathe().await;
            let mut whole = Whole::new(&paper, making.whole());
            // Its fingerprint goes over all that it says.
            let of = whole.made.clone();
            let mut printing = Fingerprinting::new(&of);
            while printing.step() {
                if !turn.goes_on(WORKING, (1, 1)).await {
                    return;
                }
            }
            whole.fingerprint = printing.fingerprint();
            // Then it is drawn.
            browser::breathe().await;
            if turn.is_on() {
                made.try_set(Some(Arc::new(whole)));
            }
        });
    });
}

/// Letters and digits of a paper's title, for a file's name.
fn file_name(paper: &Paper) -> String {
    let plain = |letter: char| if letter.is_alphanumeric() { letter } else { '-' };
    let name: String = browser::lowercase(&paper.name).chars().map(plain).collect();
    name.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

fn whole(shown: Shown, paper: &Paper, whole: &Whole) -> AnyView {
    let (pack, made) = (shown.pack(), &whole.made);
    let altered = (paper.is_signed() && !is_as_signed(paper)).then(|| {
        let told = match &whole.altered {
            Some(found) if !found.is_empty() => listed(found),
            Some(_) => view! { <p>"What it says is as it was; what the file says of it, such as its period, its pictures or its marks, isn’t."</p> }.into_any(),
            None => view! { <p>"What it said then can’t be made again from this pack."</p> }.into_any(),
        };
        view! {
            <aside class="banner trouble" aria-label="Not as signed">
                <p>"This paper is not as it was signed off: what the file holds of it was altered."</p>
                {told}
            </aside>
        }
    });
    let mut about: Vec<_> = vec![
        fact("Version", format!("{}. {}.", paper.version.max(1), state_words(paper))),
        fact("Fingerprint", whole.fingerprint.clone()),
    ];
    if let Some(day) = paper.published() {
        about.push(fact("Published on", day_label(day.0)));
    }
    if let Some(replaced) = paper.replaces.as_ref().and_then(|id| pack.paper(id)) {
        about.push(fact(
            "Another version of",
            format!("{}, version {}", replaced.name, replaced.version.max(1)),
        ));
    }
    let made_of: Vec<AnyView> = made
        .facts
        .iter()
        .map(|(term, words)| view! { <dt>{term.clone()}</dt> <dd>{words.clone()}</dd> }.into_any())
        .collect();
    let class = if paper.is_signed() { "paper" } else { "paper proof" };
    view! {
        {altered}
        {not_for_readers(&pack, paper)}
        {since(shown, &pack, paper, &whole.since)}
        <div class=class>
            <p class="selection only-print">"Selected parts only. Paragraphs keep the numbers of the whole paper."</p>
            {facts(about)}
            <dl class="facts">{made_of}</dl>
            <Parts made=made.clone() />
        </div>
    }
    .into_any()
}

/// Places in a paper that differ, a line each.
fn listed(found: &[Differs]) -> AnyView {
    let rows = found.iter().map(|it| view! { <li>{it.words()}</li> }).collect_view();
    view! { <ul>{rows}</ul> }.into_any()
}

/// What a signed paper said that is another figure now, and paragraph by paragraph what it would say otherwise; of a proof
/// what its last paper said stands in the paper itself.
fn since(shown: Shown, pack: &Pack, paper: &Paper, differs: &[Differs]) -> Option<AnyView> {
    if !paper.is_signed() {
        let last = last_signed(pack, paper)?;
        let (href, name) = (Route::Paper(last.id.clone()).href(), last.name.clone());
        return Some(view! { <p class="small">"The paper before: " <a class="link in-text" href=href>{name}</a></p> }.into_any());
    }
    let may_have = for_audience(pack, paper.reader()).pack;
    let found = restated(&may_have, paper, shown.today());
    let list: Vec<AnyView> = found
        .iter()
        .map(Restated::words)
        .map(|words| view! { <li>{words}</li> }.into_any())
        .collect();
    let said = match list.is_empty() {
        true => view! { <p>"No figure in it is another one now."</p> }.into_any(),
        false => view! { <ul id="restated">{list}</ul> }.into_any(),
    };
    let all = (!differs.is_empty()).then(|| {
        let head = match differs.len() {
            1 => "One place would say another thing now".to_owned(),
            count => format!("{count} places would say another thing now"),
        };
        view! {
            <details id="differs" class="shut">
                <summary>{head}</summary>
                {listed(differs)}
            </details>
        }
    });
    Some(
        view! {
            <section class="section on-screen">
                <h2>"Restated since it was published"</h2>
                {said}
                {all}
            </section>
        }
        .into_any(),
    )
}
