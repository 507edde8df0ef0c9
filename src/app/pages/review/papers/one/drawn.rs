//! The parts of a paper on the page: the paragraphs and numbers that the file has. What is first on the screen is there
//! at once; the rest follows a few paragraphs at a time, so that a paper of hundreds of pictures blocks no frame.

use crate::{
    app::{
        browser,
        charts::{drawing, growing_table, table},
        components::Disclosure,
        slices::Latest,
    },
    chart::{Scene, Table},
    report::paper::{Item, Made, Part},
};
use leptos::{ev, prelude::*};
use std::{collections::HashMap, sync::Arc};

/// How many elements of the page are made in one go, or a little more: at a quarter of the speed, within a frame.
const AT_ONCE: usize = 300;
/// The same of what is first on the screen: it is all that is waited for.
const AT_FIRST: usize = 60;

/// An item by its place, of which part and where in it; and of a long table up to which row.
#[derive(Clone, Copy)]
struct Step {
    part: usize,
    place: usize,
    rows: usize,
}

/// How much of a part is there.
#[derive(Clone)]
struct There {
    items: RwSignal<usize>,
    /// The rows of its long tables, by place.
    rows: HashMap<usize, RwSignal<usize>>,
}

impl There {
    /// Nothing of a part yet.
    fn of(part: &Part) -> Self {
        let long = part.items.iter().enumerate().filter(|(_, it)| weight(it) > AT_ONCE);
        let tables = long.filter(|(_, it)| matches!(it, Item::Figures(..)));
        Self {
            items: RwSignal::new(0),
            rows: tables.map(|(place, _)| (place, RwSignal::new(0))).collect(),
        }
    }

    /// So far it is shown.
    fn show(&self, step: Step) {
        let grow = |of: RwSignal<usize>, to: usize| {
            of.try_update(|there| *there = (*there).max(to));
        };
        if let Some(rows) = self.rows.get(&step.place) {
            grow(*rows, step.rows);
        }
        grow(self.items, step.place + 1);
    }
}

/// All parts.
#[component]
pub fn Parts(
    /// The paper.
    made: Arc<Made>,
) -> impl IntoView {
    let there: Vec<There> = made.parts.iter().map(There::of).collect();
    follow(batches(&made), there.clone());
    let parts = made.parts.iter().zip(there).enumerate();
    let parts: Vec<AnyView> =
        parts.map(|(at, (part, there))| section(&made, (at, &part.heading), there)).collect();
    parts.into_any()
}

/// Lets the items come, batch after batch; all of them where somebody prints.
fn follow(batches: Vec<Vec<Step>>, there: Vec<There>) {
    let show = move |step: Step| {
        if let Some(of) = there.get(step.part) {
            of.show(step);
        }
    };
    let all: Vec<Step> = batches.iter().flatten().copied().collect();
    let to_print = show.clone();
    let printing =
        window_event_listener(ev::beforeprint, move |_| all.iter().copied().for_each(&to_print));
    on_cleanup(move || printing.remove());
    let latest = Latest::new();
    let own = latest.begin();
    let mut left = batches.into_iter();
    left.next().into_iter().flatten().for_each(&show);
    leptos::task::spawn_local(async move {
        for batch in left {
            browser::breathe().await;
            if !latest.is_on(own) {
                return;
            }
            batch.into_iter().for_each(&show);
        }
    });
}

/// The places of all items in order, in batches of about as many elements.
fn batches(made: &Made) -> Vec<Vec<Step>> {
    let mut batches = vec![Vec::new()];
    let mut elements = 0;
    for (part, of) in made.parts.iter().enumerate() {
        for (place, item) in of.items.iter().enumerate() {
            for (rows, weight) in pieces(item) {
                let room = if batches.len() == 1 { AT_FIRST } else { AT_ONCE };
                if elements >= room {
                    batches.push(Vec::new());
                    elements = 0;
                }
                elements += weight;
                if let Some(batch) = batches.last_mut() {
                    batch.push(Step { part, place, rows });
                }
            }
        }
    }
    batches
}

/// An item in pieces, of which each is drawn in one go: up to which row, and about how many elements it adds. Only long
/// tables have several.
fn pieces(item: &Item) -> Vec<(usize, usize)> {
    let whole = weight(item);
    let Item::Figures(_, table) = item else { return vec![(0, whole)] };
    let (count, columns) = (table.rows.len(), table.heads.len().max(1));
    let at_once = (AT_ONCE / columns).max(1);
    if whole <= AT_ONCE {
        return vec![(count, whole)];
    }
    let ends = (at_once..count).step_by(at_once).chain([count]);
    ends.map(|end| (end, at_once * columns)).collect()
}

/// About how many elements an item has.
fn weight(item: &Item) -> usize {
    match item {
        Item::Under(_) | Item::Words(_) => 1,
        Item::List(list) => list.len(),
        Item::Facts(facts) => 2 * facts.len(),
        Item::Figures(_, table) => table.heads.len() * (table.rows.len() + 1),
        Item::Picture(_, _, _, scene) => 10 + scene.as_ref().map_or(0, |it| it.marks.len()),
    }
}

fn section(made: &Arc<Made>, (at, heading): (usize, &str), there: There) -> AnyView {
    let part = made.parts.get(at);
    let numbers: Vec<Option<String>> = part
        .map(|part| part.numbered(at + 1).map(|(number, _)| number).collect())
        .unwrap_or_default();
    let made = made.clone();
    let items = there.items;
    let drawn = move |place: usize| {
        let it = made.parts.get(at).and_then(|part| part.items.get(place))?;
        let rows = there.rows.get(&place).copied();
        Some(item(numbers.get(place).cloned().flatten(), it, (at, place), rows))
    };
    view! {
        <section class="section paper-part">
            <h2>{format!("{} {heading}", at + 1)}</h2>
            <label class="pick on-screen">
                <input type="checkbox" checked />
                "Print this part"
                <span class="hidden-visually">{format!(": {heading}")}</span>
            </label>
            <For each=move || 0..items.get() key=|place| *place let:place>
                {drawn(place)}
            </For>
        </section>
    }
    .into_any()
}

fn item(
    number: Option<String>,
    item: &Item,
    (at, place): (usize, usize),
    rows: Option<RwSignal<usize>>,
) -> AnyView {
    // Several of a paper may be called alike: its paragraph's number tells them apart.
    let called = |name: &str| match &number {
        Some(number) => format!("{number} {name}"),
        None => name.to_owned(),
    };
    let drawn = match item {
        Item::Under(words) => return view! { <h3>{words.clone()}</h3> }.into_any(),
        Item::Words(words) => view! { <p>{words.clone()}</p> }.into_any(),
        Item::List(list) => {
            let rows: Vec<AnyView> =
                list.iter().map(|it| view! { <li>{it.clone()}</li> }.into_any()).collect();
            view! { <ul>{rows}</ul> }.into_any()
        }
        Item::Facts(facts) => {
            let rows: Vec<AnyView> = facts
                .iter()
                .map(|(term, words)| {
                    view! { <dt>{term.clone()}</dt> <dd>{words.clone()}</dd> }.into_any()
                })
                .collect();
            view! { <dl class="facts">{rows}</dl> }.into_any()
        }
        Item::Figures(caption, figures) => match rows {
            Some(rows) => growing_table(figures, &called(caption), rows),
            None => table(figures, &called(caption)),
        },
        Item::Picture(title, caption, figures, scene) => {
            let id = format!("paper-{at}-{place}");
            picture((title, caption), (figures, called(title)), scene.as_deref(), id)
        }
    };
    view! {
        <div class="numbered">
            <span class="number small quiet">{number}</span>
            <div>{drawn}</div>
        </div>
    }
    .into_any()
}

fn picture(
    (title, caption): (&String, &String),
    (figures, called): (&Table, String),
    scene: Option<&Scene>,
    id: String,
) -> AnyView {
    let figures = figures.clone();
    let described = format!("{id}-said");
    let drawn = scene.map(|it| drawing(it, id.clone(), described.clone()));
    let missing = scene.is_none().then(|| {
        view! { <p class="small quiet">"Its figures as published; how it was drawn wasn’t kept."</p> }
    });
    view! {
        <figure>
            <p id=id><strong>{title.clone()}</strong></p>
            {drawn}
            {missing}
            <figcaption class="small quiet" id=described>{caption.clone()}</figcaption>
            <Disclosure words="Its figures">{table(&figures, &called)}</Disclosure>
        </figure>
    }
    .into_any()
}
