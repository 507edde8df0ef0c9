//! Where in the page a person is: a typed route over the part of the address behind `#`, which works on
//! any static host and from a file.

mod address;
mod filter;

use crate::model::{MeasureId, ObjectiveId, Pack, PlanId};
use address::{decode, encode, parameter};
pub use filter::{Filter, Sort};

/// A place in the page.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Route {
    /// The scorecard of the first plan.
    #[default]
    Home,
    /// A plan's scorecard, as filtered and sorted.
    Scorecard(PlanId, Filter),
    /// A measure, in full.
    Measure(MeasureId),
    /// Plan: what has been planned, and what is missing.
    Plan,
    /// Every measure, to set attributes of many at once.
    Measures,
    /// A measure's definition and targets, to edit.
    EditMeasure(MeasureId),
    /// The organisation, its perspectives and plans, to edit.
    Organisation,
    /// One plan, to read and to write.
    OnePlan(PlanId),
    /// The planning year: its phases, what each still lacks, and resources up the tree.
    PlanningYear,
    /// Budgets, spend and forecasts of every plan.
    Resources,
    /// How an objective is to come about, to read and to write.
    Story(ObjectiveId),
    /// The golden thread as a tree, to read and to write.
    Thread,
    /// Signing off, and whether what was signed still is as signed.
    SignOff,
    /// What was changed in the open pack.
    History,
    /// The technical specification and rationale of every measure.
    Specification,
    /// Two packs side by side.
    Compare,
    /// Do: what is due, and the ways figures come in.
    Do,
    /// The entry grid.
    Figures,
    /// Figures from a file.
    Import,
    /// Review: what needs attention.
    Review,
    /// Revise: next year.
    Revise,
    /// The drafts in this browser, and packs in and out.
    Drafts,
    /// A new pack from nothing.
    Start,
    /// A pack published beside the page, by its path.
    Open(String),
    /// What this is and how ratings are made.
    Help,
    /// Every kind of picture with hard figures; no page leads there.
    Gallery,
}

/// The five places of the cycle that navigation shows (FRAMEWORK C1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// How are we doing?
    Scorecard,
    /// What do we want to do, and why?
    Plan,
    /// How will we do it?
    Do,
    /// How well are we doing?
    Review,
    /// What do we do next?
    Revise,
}

impl Stage {
    /// In the order of the cycle.
    pub const ALL: [Self; 5] = [Self::Scorecard, Self::Plan, Self::Do, Self::Review, Self::Revise];

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Scorecard => "Scorecard",
            Self::Plan => "Plan",
            Self::Do => "Do",
            Self::Review => "Review",
            Self::Revise => "Revise",
        }
    }

    /// Where its navigation leads.
    pub fn route(self) -> Route {
        match self {
            Self::Scorecard => Route::Home,
            Self::Plan => Route::Plan,
            Self::Do => Route::Do,
            Self::Review => Route::Review,
            Self::Revise => Route::Revise,
        }
    }
}

impl Route {
    /// The stage of the cycle a place belongs to; `None` for those outside it.
    pub fn stage(&self) -> Option<Stage> {
        match self {
            Self::Home | Self::Scorecard(..) | Self::Measure(_) => Some(Stage::Scorecard),
            Self::Plan
            | Self::Measures
            | Self::EditMeasure(_)
            | Self::Organisation
            | Self::OnePlan(_)
            | Self::PlanningYear
            | Self::Resources
            | Self::Story(_)
            | Self::Thread
            | Self::SignOff
            | Self::History
            | Self::Specification => Some(Stage::Plan),
            Self::Compare => Some(Stage::Review),
            Self::Do | Self::Figures | Self::Import => Some(Stage::Do),
            Self::Review => Some(Stage::Review),
            Self::Revise => Some(Stage::Revise),
            Self::Drafts | Self::Start | Self::Open(_) | Self::Help | Self::Gallery => None,
        }
    }

    /// What the place is called, for the browser's title.
    pub fn title(&self, pack: &Pack) -> String {
        let plan = |plan: Option<&crate::model::Plan>| {
            plan.map_or_else(|| "Scorecard".to_owned(), |plan| format!("{} scorecard", plan.name))
        };
        let fixed = match self {
            Self::Home => return plan(pack.plans.first()),
            Self::Scorecard(id, _) => return plan(pack.plan(id)),
            Self::Measure(id) | Self::EditMeasure(id) => match pack.measure(id) {
                Some(measure) => return measure.name.clone(),
                None => "Measure",
            },
            Self::OnePlan(id) => match pack.plan(id) {
                Some(plan) => return plan.name.clone(),
                None => "Plan",
            },
            Self::Story(id) => match pack.objective(id) {
                Some(objective) => return format!("Story of change: {}", objective.name),
                None => "Story of change",
            },
            Self::PlanningYear => "Planning year",
            Self::Resources => "Resources",
            Self::Plan => "Plan",
            Self::Measures => "Measures",
            Self::Organisation => "Organisation and plans",
            Self::Thread => "Golden thread",
            Self::SignOff => "Sign-off",
            Self::History => "History",
            Self::Specification => "Technical specification",
            Self::Compare => "Compare two packs",
            Self::Do => "Do",
            Self::Figures => "Enter figures",
            Self::Import => "Bring in figures from a file",
            Self::Review => "Review",
            Self::Revise => "Revise",
            Self::Drafts => "Drafts and packs",
            Self::Start => "Start your own",
            Self::Open(_) => "Open a pack",
            Self::Help => "How ratings are made",
            Self::Gallery => "Pictures",
        };
        fixed.to_owned()
    }

    /// The address, from `#` on.
    pub fn href(&self) -> String {
        let fixed = match self {
            Self::Home => "#/",
            Self::Plan => "#/plan",
            Self::Measures => "#/plan/measures",
            Self::Organisation => "#/plan/organisation",
            Self::PlanningYear => "#/plan/year",
            Self::Resources => "#/plan/resources",
            Self::Thread => "#/plan/thread",
            Self::SignOff => "#/plan/sign-off",
            Self::History => "#/plan/history",
            Self::Specification => "#/plan/specification",
            Self::Compare => "#/review/compare",
            Self::Do => "#/do",
            Self::Figures => "#/do/figures",
            Self::Import => "#/do/import",
            Self::Review => "#/review",
            Self::Revise => "#/revise",
            Self::Drafts => "#/drafts",
            Self::Start => "#/start",
            Self::Help => "#/help",
            Self::Gallery => "#/gallery",
            Self::Measure(id) => return format!("#/measure/{}", encode(id.as_str())),
            Self::EditMeasure(id) => return format!("#/plan/measure/{}", encode(id.as_str())),
            Self::OnePlan(id) => return format!("#/plan/of/{}", encode(id.as_str())),
            Self::Story(id) => return format!("#/plan/story/{}", encode(id.as_str())),
            Self::Open(path) => return format!("#/open?pack={}", encode(path)),
            Self::Scorecard(plan, filter) => {
                return format!("#/scorecard/{}{}", encode(plan.as_str()), filter.query());
            }
        };
        fixed.to_owned()
    }

    /// The place an address names; `None` where it names none.
    pub fn parse(hash: &str) -> Option<Self> {
        let hash = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        Some(match parts.as_slice() {
            [] => Self::Home,
            ["scorecard", plan] => Self::Scorecard(PlanId(decode(plan)?), Filter::parse(query)),
            ["measure", id] => Self::Measure(MeasureId(decode(id)?)),
            ["plan"] => Self::Plan,
            ["plan", "measures"] => Self::Measures,
            ["plan", "measure", id] => Self::EditMeasure(MeasureId(decode(id)?)),
            ["plan", "organisation"] => Self::Organisation,
            ["plan", "of", id] => Self::OnePlan(PlanId(decode(id)?)),
            ["plan", "story", id] => Self::Story(ObjectiveId(decode(id)?)),
            ["plan", "year"] => Self::PlanningYear,
            ["plan", "resources"] => Self::Resources,
            ["plan", "thread"] => Self::Thread,
            ["plan", "sign-off"] => Self::SignOff,
            ["plan", "history"] => Self::History,
            ["plan", "specification"] => Self::Specification,
            ["review", "compare"] => Self::Compare,
            ["do"] => Self::Do,
            ["do", "figures"] => Self::Figures,
            ["do", "import"] => Self::Import,
            ["review"] => Self::Review,
            ["revise"] => Self::Revise,
            ["drafts"] => Self::Drafts,
            ["start"] => Self::Start,
            ["help"] => Self::Help,
            ["gallery"] => Self::Gallery,
            ["open"] => Self::Open(parameter(query, "pack")?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_survives_the_address() {
        let odd = "a/b?c&d=e#f%20 é£";
        let filter = Filter {
            status: "red".into(),
            owner: odd.into(),
            managed: "Priority".into(),
            text: "50% & more".into(),
            sort: Sort::Worst,
        };
        for route in [
            Route::Home,
            Route::Scorecard(PlanId::from(odd), filter),
            Route::Scorecard(PlanId::from("corporate"), Filter::default()),
            Route::Measure(MeasureId::from(odd)),
            Route::Plan,
            Route::Measures,
            Route::EditMeasure(MeasureId::from(odd)),
            Route::Organisation,
            Route::OnePlan(PlanId::from(odd)),
            Route::PlanningYear,
            Route::Resources,
            Route::Story(ObjectiveId::from(odd)),
            Route::Thread,
            Route::SignOff,
            Route::History,
            Route::Specification,
            Route::Compare,
            Route::Do,
            Route::Figures,
            Route::Import,
            Route::Review,
            Route::Revise,
            Route::Drafts,
            Route::Start,
            Route::Open(format!("packs/{odd}.json")),
            Route::Help,
            Route::Gallery,
        ] {
            assert_eq!(Route::parse(&route.href()), Some(route));
        }
    }

    #[test]
    fn an_unknown_address_is_no_route() {
        for hash in ["#/nowhere", "#/measure", "#/open", "#/measure/%FF"] {
            assert_eq!(Route::parse(hash), None, "{hash}");
        }
        assert_eq!(Route::parse(""), Some(Route::Home));
        assert_eq!(
            Route::parse("#/open?pack=packs/NAME.json"),
            Some(Route::Open("packs/NAME.json".into()))
        );
    }
}
