//! The picture, which follows what is dragged.

use crate::{
    app::{
        charts::{Cursor, under_words},
        state::Shown,
    },
    chart::{
        Scene,
        control::Control,
        measure::{self, Chart},
    },
    model::Pack,
    planning::what_if::{Outcome, Trial},
    rating::AsAt,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The ids of what names the drawing and what says more of it.
const NAMED: &str = "what-if-title";
const DESCRIBED: &str = "what-if-caption";

/// Which picture is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Picture {
    Plan,
    Control,
}

/// What is drawn; nothing where there are no figures.
enum Made {
    Plan(Chart),
    Control(Control),
    Nothing,
}

/// Never the same as another: comparing two takes longer than drawing one.
#[derive(Clone)]
struct Drawn(Arc<Made>);

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Made {
    fn of(pack: &Pack, tried: &Outcome, as_at: AsAt, picture: Picture) -> Self {
        let made = match picture {
            Picture::Plan => measure::rows(pack, &tried.measure, as_at).map(|rows| {
                Self::Plan(Chart::from_rows(pack, &tried.measure, as_at, &rows, false))
            }),
            Picture::Control => Control::of(pack, &tried.measure, as_at).map(Self::Control),
        };
        made.unwrap_or(Self::Nothing)
    }

    fn words(&self) -> (String, String) {
        match self {
            Self::Plan(chart) => (chart.title.clone(), chart.caption.clone()),
            Self::Control(chart) => (chart.title.clone(), chart.caption.clone()),
            Self::Nothing => ("There are no figures to draw yet".to_owned(), String::new()),
        }
    }

    fn shown(&self) -> usize {
        match self {
            Self::Plan(chart) => chart.shown,
            Self::Control(chart) => chart.shown,
            Self::Nothing => 0,
        }
    }

    fn scene(&self, width: f64, height: f64) -> Scene {
        match self {
            Self::Plan(chart) => chart.scene(width, height),
            Self::Control(chart) => chart.scene(width, height),
            Self::Nothing => Scene { width, height, ..Scene::default() },
        }
    }
}

/// The measure as tried: against its plan, or with its limits where a rebase is tried or somebody asks for them.
pub fn picture(
    pack: Arc<Pack>,
    tried: Memo<Arc<Outcome>>,
    trial: RwSignal<Trial>,
    as_at: AsAt,
) -> AnyView {
    let vocabulary = Shown::get().vocabulary();
    let chosen = RwSignal::new(None);
    let picture = Memo::new(move |_| {
        let by_trial = match trial.get().rebase {
            Some(_) => Picture::Control,
            None => Picture::Plan,
        };
        chosen.get().unwrap_or(by_trial)
    });
    let drawn = Memo::new(move |_| {
        Drawn(Arc::new(tried.with(|tried| Made::of(&pack, tried, as_at, picture.get()))))
    });
    let words = Memo::new(move |_| drawn.get().0.words());
    let switch = [(Picture::Plan, "Against plan"), (Picture::Control, "Control chart")];
    let switch: Vec<AnyView> = switch
        .into_iter()
        .map(|(each, words)| {
            view! {
                <button
                    type="button"
                    class="button"
                    aria-pressed=move || (picture.get() == each).to_string()
                    on:click=move |_| chosen.set(Some(each))
                >
                    {words}
                </button>
            }
            .into_any()
        })
        .collect();
    // Anew for each picture, whose periods begin elsewhere.
    let cursor = move || {
        picture.track();
        view! {
            <Cursor
                lay=move |width, height| drawn.get().0.scene(width, height)
                first=drawn.get_untracked().0.shown()
                named=NAMED.to_owned()
                described=DESCRIBED.to_owned()
                vocabulary
            />
        }
    };
    view! {
        <figure class="chart">
            {under_words((NAMED, DESCRIBED), move || words.get(), cursor.into_any())}
            <div class="buttons" role="group" aria-label="Which picture">
                {switch}
            </div>
        </figure>
    }
    .into_any()
}
