//! The pictures of an exercise, by the engine's own drawings.

use super::terms::with_terms;
use crate::{
    app::charts::{Captioned, drawing, room},
    chart::{Scene, control::Control, map::StrategyMap, measure::Chart},
    model::{Pack, Vocabulary},
    rating::AsAt,
    training::{
        Picture, Play, asked_words, compared_map, drawn_as_at, handed_out_map, handed_out_words,
        map_by_answers, told_map,
    },
};
use leptos::{html::Div, prelude::*};
use std::sync::Arc;

/// The words that exercises rate in.
const WORDS: Vocabulary = Vocabulary::RedAmberGreen;
/// A drawing as wide as it gets.
const WIDEST: f64 = 992.0;

/// What pictures are drawn of.
#[derive(Clone, Copy)]
pub struct Drawn<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// As at when.
    pub as_at: AsAt,
}

/// The picture beside a question; nothing where there are no figures to draw.
pub fn picture(drawn: Drawn<'_>, asked: &Picture, id: String) -> Option<AnyView> {
    let Drawn { pack, as_at } = drawn;
    match asked {
        Picture::Measure(measure) => {
            let measure = pack.measure(measure)?;
            let chart = Chart::of(pack, measure, drawn_as_at(as_at, measure))?;
            let (title, caption, first) = (chart.title.clone(), chart.caption.clone(), chart.shown);
            let lay = move |width, height| chart.scene(width, height);
            let reading = reading(asked);
            Some(view! { <Captioned id title caption lay first vocabulary=WORDS heads_section=true>{reading}</Captioned> }.into_any())
        }
        Picture::Process(measure) => {
            let chart = Control::untold(pack, pack.measure(measure)?, as_at)?;
            let (title, caption, first) = (chart.title.clone(), chart.caption.clone(), chart.shown);
            let lay = move |width, height| chart.scene(width, height);
            let reading = reading(asked);
            Some(view! { <Captioned id title caption lay first vocabulary=WORDS heads_section=true>{reading}</Captioned> }.into_any())
        }
        // It stands over all of its questions.
        Picture::Map => None,
    }
}

/// The strategy map of an exercise, which is looked at for all of its questions: as answers draw it, and once they are
/// judged with what is right told apart; what the question before somebody is about is marked. Nothing where it has none.
pub fn map_of(
    play: &Arc<Play>,
    id: String,
    given: RwSignal<Vec<String>>,
    judged: Signal<bool>,
    before: RwSignal<usize>,
) -> Option<AnyView> {
    play.has_map().then(|| {
        let (has_links, words) = (!play.pack.links.is_empty(), asked_words(play));
        let play = play.clone();
        let lay = move || {
            let asked = [before.get()];
            given.with(|given| match judged.get() {
                true => compared_map(&play, given, &asked),
                false => map_by_answers(&play, given, &asked),
            })
        };
        view! { <Map lay words has_links judged id /> }.into_any()
    })
}

/// How a picture is read, in plain words, with its terms to look up.
fn reading(asked: &Picture) -> AnyView {
    view! { <p class="small reading-of">{with_terms(asked.reading(), &[])}</p> }.into_any()
}

/// The strategy map, laid out for the room it has.
#[component]
fn Map(
    /// What is drawn.
    lay: impl Fn() -> StrategyMap + Send + 'static,
    /// How it is read.
    words: String,
    /// Whether links are asked about; where there are none they are what is asked for.
    has_links: bool,
    /// Whether what is drawn has been judged.
    judged: Signal<bool>,
    /// What the ids of its title and caption start with.
    id: String,
) -> impl IntoView {
    let draws = move || match (judged.get(), has_links) {
        (true, true) => {
            " Each link is drawn as the figures have it, and your answers are told apart by its line."
        }
        (true, false) => {
            " The links that the figures show are drawn, and yours are told apart by their lines."
        }
        (false, true) => {
            " You draw it: what you say is borne out becomes a solid arrow, what isn’t a broken one."
        }
        (false, false) => " You draw it: each answer becomes an arrow.",
    };
    let place = NodeRef::<Div>::new();
    let size = room(place, WIDEST);
    let (named, described) = (format!("{id}-title"), format!("{id}-caption"));
    let ids = (named.clone(), described.clone());
    let drawn = move || {
        let scene = lay().picture(size.get().0).scene;
        drawing(&scene, ids.0.clone(), ids.1.clone())
    };
    view! {
        <figure class="chart map-asked">
            <figcaption>
                <h2 id=named>"The strategy map"</h2>
                <p class="quiet small" id=described>
                    {words}
                    {draws}
                </p>
            </figcaption>
            <div node_ref=place>{drawn}</div>
        </figure>
    }
}

impl<'a> Drawn<'a> {
    /// What the pictures of an exercise are drawn of.
    pub fn of(play: &'a Play) -> Self {
        Self { pack: &play.pack, as_at: play.as_at }
    }
}

/// A picture laid out for a width and a height: its title, its caption and the scene.
fn laid(
    drawn: Drawn<'_>,
    asked: &Picture,
    (width, height): (f64, f64),
) -> Option<(String, String, Scene)> {
    let Drawn { pack, as_at } = drawn;
    Some(match asked {
        Picture::Measure(measure) => {
            let measure = pack.measure(measure)?;
            let chart = Chart::of(pack, measure, drawn_as_at(as_at, measure))?;
            (chart.title.clone(), chart.caption.clone(), chart.scene(width, height))
        }
        Picture::Process(measure) => {
            let chart = Control::untold(pack, pack.measure(measure)?, as_at)?;
            (chart.title.clone(), chart.caption.clone(), chart.scene(width, height))
        }
        // It is of the whole exercise.
        Picture::Map => return None,
    })
}

/// A picture's width and height on paper, which no screen has laid out: a sheet's.
const ON_PAPER: (f64, f64) = (640.0, 250.0);

/// A picture as it stands on paper: with its caption and how it is read.
pub fn printed(drawn: Drawn<'_>, asked: &Picture, id: &str) -> Option<AnyView> {
    let (title, caption, scene) = laid(drawn, asked, ON_PAPER)?;
    Some(captioned_on_paper(title, format!("{caption} {}", asked.reading()), &scene, id))
}

/// The map of an exercise on its handout; nothing where it has none.
pub fn handed_out(play: &Play, id: &str) -> Option<AnyView> {
    let map = play.has_map().then(|| handed_out_map(play))?;
    let scene = map.picture(ON_PAPER.0).scene;
    Some(captioned_on_paper(map.title, handed_out_words(play), &scene, id))
}

fn captioned_on_paper(title: String, caption: String, scene: &Scene, id: &str) -> AnyView {
    let (named, described) = (format!("{id}-title"), format!("{id}-caption"));
    view! {
        <figure class="chart">
            <figcaption>
                <p><b id=named.clone()>{title}</b></p>
                <p class="small" id=described.clone()>{caption}</p>
            </figcaption>
            {drawing(scene, named, described)}
        </figure>
    }
    .into_any()
}

/// The map of an exercise with all of its right answers, beside a slide's words, and what some of its questions are about
/// marked; nothing where it has none.
pub fn told_whole(play: &Play, asked: &[usize], id: &str) -> Option<AnyView> {
    /// The width that it is laid out for: a little more than a slide's picture has, so that it stands in rows.
    const WIDE: f64 = 560.0;
    let map = play.has_map().then(|| told_map(play, play.questions.len(), asked))?;
    Some(titled("The strategy map with the right answers", &map.picture(WIDE).scene, id))
}

/// A picture laid out small, to be shown large: its letters grow with it until they are read from the back of a room.
pub fn projected(drawn: Drawn<'_>, asked: &Picture, room: (f64, f64), id: &str) -> Option<AnyView> {
    let (title, _, scene) = laid(drawn, asked, room)?;
    Some(titled(&title, &scene, id))
}

/// A strategy map as it is read from the back of a room.
pub fn in_a_room(map: &StrategyMap, room: (f64, f64), id: &str) -> AnyView {
    titled(&map.title, &map.in_a_room(room).scene, id)
}

/// A picture whose title isn't seen.
fn titled(title: &str, scene: &Scene, id: &str) -> AnyView {
    let named = format!("{id}-title");
    view! {
        <figure>
            <figcaption class="hidden-visually" id=named.clone()>{title.to_owned()}</figcaption>
            {drawing(scene, named.clone(), named)}
        </figure>
    }
    .into_any()
}
