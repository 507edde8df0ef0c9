//! The page: both sides, then what differs by kind, a sentence each, with whether it was signed off.

use super::side::{Chosen, Side};
use crate::{
    app::browser,
    edit::{self, About, Comparison},
    model::{Measure, MeasureId, Pack, ReportingYear, SignOff},
};
use leptos::prelude::*;
use std::{collections::HashSet, sync::Arc};

/// How many differences of a kind are listed on screen and paper.
const MOST: usize = 500;

/// The kinds, in the order in which they are asked about.
#[derive(Clone, Copy, PartialEq)]
enum Group {
    Targets,
    NewTargets,
    Figures,
    Existence,
    Definitions,
    Rest,
}

/// Whose targets of which years there are.
type Targets<'a> = HashSet<(&'a MeasureId, ReportingYear)>;

impl Group {
    const ALL: [Self; 6] = [
        Self::Targets,
        Self::NewTargets,
        Self::Figures,
        Self::Existence,
        Self::Definitions,
        Self::Rest,
    ];

    fn words(self) -> &'static str {
        match self {
            Self::Targets => "Targets, trajectories and floors moved",
            Self::NewTargets => "Targets for years that had none",
            Self::Figures => "Figures added, restated or taken away",
            Self::Existence => "Measures added or dropped",
            Self::Definitions => "Definitions, weights and how measures are judged",
            Self::Rest => "Organisation, plans, objectives and the rest",
        }
    }

    /// The kind of a difference from a pack that had these targets.
    fn of(about: &About, had: &Targets<'_>) -> Self {
        match about {
            About::Target(id, year) if !had.contains(&(id, *year)) => Self::NewTargets,
            About::Target(..) => Self::Targets,
            About::Figure(_) => Self::Figures,
            About::Existence(_) => Self::Existence,
            About::Definition(_) => Self::Definitions,
            About::Pack => Self::Rest,
        }
    }
}

/// The page.
#[component]
pub fn ComparePage() -> impl IntoView {
    let before = RwSignal::new(None::<Chosen>);
    let after = RwSignal::new(None::<Chosen>);
    let found = move || {
        let (Some(before), Some(after)) = (before.get(), after.get()) else {
            return view! { <p class="quiet">"Choose both packs."</p> }.into_any();
        };
        let comparison = browser::timed("compare", || edit::compare(&before.pack, &after.pack));
        shown(&comparison, &before, &after)
    };
    view! {
        <h1>"Compare two packs"</h1>
        <p class="lede">
            "Who moved the target? Any two packs side by side: what was moved, restated, dropped, added and redefined, and whether it was signed off."
        </p>
        <div class="columns ways">
            <Side id="before" label="Before" chosen=before />
            <Side id="after" label="After" chosen=after />
        </div>
        {found}
    }
}

/// What differs between two packs.
fn shown<'a>(comparison: &Comparison, before: &'a Chosen, after: &Chosen) -> AnyView {
    let between = format!("{} (before) and {} (after)", before.name, after.name);
    if comparison.is_empty() {
        return view! { <p class="lede" role="status">{format!("{between} are the same.")}</p> }
            .into_any();
    }
    let of = |measure: &'a Arc<Measure>| measure.targets.keys().map(|year| (&measure.id, *year));
    let had: Targets<'_> = before.pack.measures.iter().flat_map(of).collect();
    let groups: Vec<AnyView> = Group::ALL
        .into_iter()
        .filter_map(|group| {
            let all = comparison.differences.iter().map(|each| (each, each.about()));
            let held: Vec<_> = all
                .filter(|(_, about)| Group::of(about, &had) == group)
                .map(|(each, about)| (comparison.sentence(each), about))
                .collect();
            (!held.is_empty()).then(|| section(group, &held, &before.pack))
        })
        .collect();
    let counts = format!(
        "Differences: {}. Targets moved: {}, new: {}, taken away: {}. Figures restated: {}, added: {}, taken away: {}. Measures added: {}, dropped: {}.",
        comparison.differences.len(),
        comparison.targets_moved,
        comparison.targets_set,
        comparison.targets_removed,
        comparison.values_restated,
        comparison.values_added,
        comparison.values_removed,
        comparison.measures_added,
        comparison.measures_removed,
    );
    view! {
        <p class="lede" role="status">{between}". " {counts}</p>
        {groups}
        <div class="buttons">
            <button type="button" class="button" on:click=|_| browser::print()>
                "Print this comparison"
            </button>
        </div>
    }
    .into_any()
}

/// The differences of one kind.
fn section(group: Group, held: &[(String, About)], before: &Pack) -> AnyView {
    let rows: Vec<AnyView> = held
        .iter()
        .take(MOST)
        .map(|(sentence, about)| {
            let signed = signed(before, about).map(|words| {
                view! { <span class="small quiet">{words}</span> }
            });
            view! { <li>{sentence.clone()} " " {signed}</li> }.into_any()
        })
        .collect();
    let more = held.len().saturating_sub(MOST);
    let more = (more > 0).then(|| view! { <p class="quiet">{format!("and {more} more")}</p> });
    view! {
        <section class="section">
            <h2>{format!("{} ({})", group.words(), held.len())}</h2>
            <ul class="differences">{rows}</ul>
            {more}
        </section>
    }
    .into_any()
}

/// Who had signed off what a difference is about, in a sentence; nothing where nobody had. Figures never are.
fn signed(before: &Pack, about: &About) -> Option<String> {
    let found: Vec<String> = match about {
        About::Target(id, year) => before.signed(id, *year).map(by_whom).into_iter().collect(),
        About::Definition(id) | About::Existence(Some(id)) => {
            before.sign_offs_of(id).map(by_whom).collect()
        }
        About::Figure(_) | About::Existence(None) | About::Pack => Vec::new(),
    };
    (!found.is_empty()).then(|| format!("Was signed off {}.", found.join("; ")))
}

fn by_whom(sign_off: &SignOff) -> String {
    format!("for {} by {}", sign_off.year, sign_off.by)
}
