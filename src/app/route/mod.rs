//! Where in the page a person is: a typed route over the part of the address behind `#`, which works on
//! any static host and from a file.

mod address;
mod asking;
mod dates;
mod exploring;
mod filter;
mod looking;
mod reported;
mod scope;
mod seed;
mod table;
mod trying;

use crate::model::{
    AssessmentId, AuditId, ExceptionId, LessonId, LinkId, MeasureId, MeetingId, NarrativeId,
    ObjectiveId, Pack, PaperId, Period, Plan, PlanId, QuestionId, ReportingYear, RiskId,
};
use crate::report::minute::Scope;
use address::{Query, Steps, address, encode, leads_to, named, parameter};
pub use asking::Asking;
pub use dates::Dates;
pub use exploring::{Exploring, View};
pub use filter::{Filter, Sort};
pub use looking::Looking;
pub use reported::Reported;
pub use seed::Seed;
use table::moved;
pub(crate) use table::pages;
pub use trying::Trying;

/// Makes the routes of the table of pages.
macro_rules! routes {
    ($(
        $(#[$doc:meta])*
        $name:ident $(($($id:ident: $type:ty),* $(; $query:ident: $query_type:ty)?))? at [$($step:tt),*]
            $(stage $stage:ident,)? title $title:literal $(or |$pack:ident| $named:expr)?,
            part $part:ident, view { $($view:tt)* };
    )*) => {
        #[cfg(test)]
        impl Route {
            /// Each entry of the table: its place with this id, its name, and the part of the code that draws it.
            fn table(odd: &str) -> Vec<(Self, &'static str, &'static str)> {
                vec![$((
                    Self::$name $(($(<$type>::from(odd),)* $(<$query_type>::default())?))?,
                    stringify!($name),
                    stringify!($part),
                )),*]
            }
        }

        /// A place in the page.
        #[derive(Clone, Debug, PartialEq, Eq, Default)]
        pub enum Route {
            $($(#[$doc])* $name $(($($type,)* $($query_type)?))?,)*
        }

        impl Route {
            /// The stage of the cycle a place belongs to; `None` for those outside it.
            pub fn stage(&self) -> Option<Stage> {
                match self {
                    $(Self::$name { .. } => first([$(Stage::$stage)?]),)*
                }
            }

            /// What the place is called, for the browser's title.
            #[allow(unused_variables)]
            pub fn title(&self, pack: &Pack) -> String {
                let (fixed, named) = match self {
                    $(Self::$name $(($($id,)* $($query)?))? => {
                        ($title, first([$(of(pack, |$pack| $named))?]).flatten())
                    })*
                };
                named.unwrap_or_else(|| fixed.to_owned())
            }

            /// The address, from `#` on.
            pub fn href(&self) -> String {
                let (page, id, query) = match self {
                    $(Self::$name $(($($id,)* $($query)?))? => (
                        Page::$name,
                        first([$($(AsRef::<str>::as_ref($id)),*)?]),
                        first([$($(Query::written($query))?)?]),
                    ),)*
                };
                address(page.steps(), id) + query.as_deref().unwrap_or_default()
            }

            /// The place an address names; `None` where it names none.
            pub fn parse(hash: &str) -> Option<Self> {
                let hash = hash.strip_prefix('#').unwrap_or(hash);
                let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
                let steps = moved(path.split('/').filter(|step| !step.is_empty()).collect());
                let page = Page::ALL.iter().find(|page| leads_to(&steps, page.steps()))?;
                let id = named(&steps, page.steps())?;
                Some(match page {
                    $(Page::$name => {
                        Self::$name $(($(<$type>::from(id.as_str()),)* $(<$query_type as Query>::read(query)?)?))?
                    })*
                })
            }
        }

        /// A page of the table by its name alone. Addresses are looked up in a list, not matched: a match of a hundred
        /// addresses was a hundredth of what a first visit fetches.
        #[derive(Clone, Copy)]
        enum Page {
            $($name,)*
        }

        impl Page {
            const ALL: &[Self] = &[$(Self::$name),*];

            const STEPS: &[Steps] = &[$(&[$(step!($step)),*]),*];

            /// Its address.
            fn steps(self) -> Steps {
                Self::STEPS.get(self as usize).copied().unwrap_or_default()
            }
        }
    };
}

/// A step of an address: its word, or `None` where an id stands.
macro_rules! step {
    ($word:literal) => {
        Some($word)
    };
    ($id:ident) => {
        None
    };
}

pages!(routes);

/// What is given, where something is.
fn first<T, const N: usize>(given: [T; N]) -> Option<T> {
    given.into_iter().next()
}

/// A name that something of the pack gives.
fn of(pack: &Pack, name: impl FnOnce(&Pack) -> Option<String>) -> Option<String> {
    name(pack)
}

/// What a plan's scorecard is called.
fn scorecard_of(plan: Option<&Plan>) -> Option<String> {
    Some(format!("{} scorecard", plan?.name))
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
            Self::Scorecard => Route::FirstScorecard,
            Self::Plan => Route::Plan,
            Self::Do => Route::Do(Scope::Whole),
            Self::Review => Route::Review(Scope::Whole),
            Self::Revise => Route::Revise,
        }
    }
}

impl Route {
    /// Whether it is a place of training, from which no way leads to a draft.
    pub fn is_training(&self) -> bool {
        matches!(
            self,
            Self::Learn
                | Self::CollectResults
                | Self::Exercise(..)
                | Self::LearnCouncil
                | Self::LearnSession
                | Self::SetUpSession
                | Self::Project
                | Self::DebriefSession
                | Self::TrainersPack
                | Self::Tour
                | Self::TourStop(..)
                | Self::WriteSet
                | Self::TrainingTerm(..)
        )
    }

    /// Whether somebody who comes here is at work in training: from then on only leaving it leads out of it. Its first page
    /// and its glossary are looked at by whoever looks round.
    pub fn begins_training(&self) -> bool {
        self.is_training() && !matches!(self, Self::Learn | Self::TrainingTerm(..))
    }

    /// The place that is shown for an address. To somebody who is at work in training the first page of training stands for
    /// every place outside it, whichever way they came there; how it is left is said there (`pages/learn/leaving.rs`).
    pub fn shown(asked: Option<Self>, at_work: bool) -> Option<Self> {
        let leads_out = !asked.as_ref().is_some_and(Self::is_training);
        if at_work && leads_out { Some(Self::Learn) } else { asked }
    }

    /// What a page is about that looks at the whole, a plan or a post.
    pub fn scope(&self) -> Option<&Scope> {
        match self {
            Self::Minute(scope) | Self::Do(scope) | Self::Review(scope) | Self::Icons(scope) => {
                Some(scope)
            }
            Self::Month(Dates { scope, .. })
            | Self::Statistics(Reported { scope, .. })
            | Self::ByRole(Looking { scope, .. }) => Some(scope),
            _ => None,
        }
    }

    /// The address of a measure's editor, open on the target of a year.
    pub fn target_href(id: &MeasureId, year: ReportingYear) -> String {
        let editor = Self::EditMeasure(id.clone()).href();
        format!("{editor}?year={}", encode(&year.to_string()))
    }

    /// The address of a measure's page as at a period.
    pub fn measure_at_href(id: &MeasureId, period: Period) -> String {
        format!("{}?period={}", Self::Measure(id.clone()).href(), encode(&period.to_string()))
    }

    /// The period that an address asks for.
    pub fn period_asked(hash: &str) -> Option<Period> {
        let (_, query) = hash.split_once('?')?;
        parameter(query, "period")?.parse().ok()
    }

    /// The year that an address asks for.
    pub fn year_asked(hash: &str) -> Option<ReportingYear> {
        let (_, query) = hash.split_once('?')?;
        parameter(query, "year")?.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::planning::{Role, due::Pick};

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
        let against = View::Against(3);
        let exploring = [View::Measured, View::Separate, against]
            .map(|view| Route::Explore(Exploring { view: Some(view), ..Exploring::default() }));
        let asked = [
            Route::Scorecard(PlanId::from(odd), filter),
            Route::Explore(Exploring::one(MeasureId::from(odd))),
            Route::Explore(Exploring {
                measures: vec![MeasureId::from("a,b"), MeasureId::from(odd)],
                view: Some(View::Indexed),
            }),
            Route::Minute(Scope::Plan(PlanId::from(odd))),
            Route::Minute(Scope::Post(odd.to_owned())),
            Route::Do(Scope::Post(odd.to_owned())),
            Route::Month(Dates::default()),
            Route::Month(Dates {
                month: "2025-10".parse().ok(),
                day: "2025-10-31".parse().ok(),
                scope: Scope::Plan(PlanId::from(odd)),
                only: Pick::Lacking,
            }),
            Route::ByRole(Looking {
                role: Some(Role::Auditor),
                scope: Scope::Post(odd.to_owned()),
            }),
            Route::ByRole(Looking { role: Some(Role::Leader), scope: Scope::Whole }),
            Route::Icons(Scope::Plan(PlanId::from(odd))),
            Route::Exercise(odd.to_owned(), Seed(u32::MAX)),
            Route::Statistics(Reported {
                scope: Scope::Plan(PlanId::from(odd)),
                period: "2025/26 Q1".parse().ok(),
            }),
            Route::Statistics(Reported { scope: Scope::Whole, period: "2025-06".parse().ok() }),
            Route::Open(format!("packs/{odd}.json")),
        ];
        let plain = Route::table(odd).into_iter().map(|(route, ..)| route);
        for route in plain.chain(exploring).chain(asked) {
            assert_eq!(Route::parse(&route.href()), Some(route));
        }
    }

    /// The list of pages that the browser tests open, in which a page's part stands before its addresses.
    const OPENED: &str = include_str!("../../../tests/browser/support/pages.mjs");

    #[test]
    fn every_page_is_opened_by_the_browser_tests() {
        let (_, opened) = OPENED.split_once("PAGES = {").unwrap();
        let parts = opened.split("],").filter_map(|part| part.split_once(": ["));
        let opened: Vec<(&str, Option<Route>)> = parts
            .flat_map(|(part, list)| {
                let addresses = list.split('\'').skip(1).step_by(2);
                addresses.map(move |address| (part.trim(), Route::parse(address)))
            })
            .collect();
        assert!(opened.iter().all(|(_, place)| place.is_some()), "{opened:?}");
        let kind = std::mem::discriminant::<Route>;
        for (route, name, part) in Route::table("it") {
            let there = opened.iter().any(|(of, place)| {
                *of == part && place.as_ref().is_some_and(|place| kind(place) == kind(&route))
            });
            assert!(there, "tests/browser/support/pages.mjs has no {name} under {part}");
        }
    }

    /// Back, a link, an address that is typed: all come by an address, and none of them leads out of training.
    #[test]
    fn whoever_is_at_work_in_training_gets_out_of_it_by_leaving_only() {
        let mut outside = 0;
        for (route, name, _) in Route::table("it") {
            let is_training = route.href().starts_with("#/learn");
            assert_eq!(route.is_training(), is_training, "{name}");
            let expected = if is_training { route.clone() } else { Route::Learn };
            assert_eq!(Route::shown(Some(route.clone()), true), Some(expected), "{name}");
            assert_eq!(Route::shown(Some(route.clone()), false), Some(route.clone()), "{name}");
            let looks_round = matches!(route, Route::Learn | Route::TrainingTerm(_));
            assert_eq!(route.begins_training(), is_training && !looks_round, "{name}");
            outside += usize::from(!is_training);
        }
        assert!(outside > 50, "{outside}");
        // An address that is none is no way out either.
        assert_eq!(Route::shown(None, true), Some(Route::Learn));
        assert_eq!(Route::shown(None, false), None);
    }

    #[test]
    fn an_editor_opens_on_the_year_that_its_address_asks_for() {
        let year: ReportingYear = "2026/27".parse().unwrap();
        let address = Route::target_href(&"a?b".into(), year);
        assert_eq!(Route::parse(&address), Some(Route::EditMeasure("a?b".into())));
        assert_eq!(Route::year_asked(&address), Some(year));
        for hash in ["#/plan/measure/a", "#/plan/measure/a?year=soon", "#/plan/measure/a?other=1"] {
            assert_eq!(Route::year_asked(hash), None, "{hash}");
        }
    }

    #[test]
    fn a_measure_opens_at_the_period_that_its_address_asks_for() {
        for text in ["2025-09", "2025/26 Q2", "2025/26"] {
            let period: Period = text.parse().unwrap();
            let address = Route::measure_at_href(&"a?b".into(), period);
            assert_eq!(Route::parse(&address), Some(Route::Measure("a?b".into())));
            assert_eq!(Route::period_asked(&address), Some(period));
        }
        for hash in ["#/measure/a", "#/measure/a?period=soon", "#/measure/a?year=2025"] {
            assert_eq!(Route::period_asked(hash), None, "{hash}");
        }
    }

    #[test]
    fn what_changes_a_thing_stands_below_it() {
        let plan = PlanId::from("housing");
        assert_eq!(Route::OnePlan(plan.clone()).href(), "#/plan/of/housing");
        let measure = Route::EditMeasure(MeasureId::from("recycling"));
        assert_eq!(measure.href(), "#/measure/recycling/change");
        assert_eq!(Route::ChangePlan(plan).href(), "#/plan/of/housing/change");
    }

    #[test]
    fn an_address_handed_out_before_its_page_moved_still_leads_there() {
        let year: ReportingYear = "2026/27".parse().unwrap();
        for hash in ["#/plan/measure/a%2Fb", "#/plan/measure/a%2Fb?year=2026%2F27"] {
            assert_eq!(Route::parse(hash), Some(Route::EditMeasure("a/b".into())), "{hash}");
        }
        assert_eq!(Route::year_asked("#/plan/measure/a?year=2026%2F27"), Some(year));
        // The list of measures is another page.
        assert_eq!(Route::parse("#/plan/measures"), Some(Route::Measures));
    }

    #[test]
    fn an_unknown_address_is_no_route() {
        for hash in [
            "#/nowhere",
            "#/measure",
            "#/open",
            "#/measure/%FF",
            "#/explore?of=%FF",
            "#/explore/of",
        ] {
            assert_eq!(Route::parse(hash), None, "{hash}");
        }
        assert_eq!(Route::parse(""), Some(Route::Home));
        assert_eq!(
            Route::parse("#/open?pack=packs/NAME.json"),
            Some(Route::Open("packs/NAME.json".into()))
        );
    }
}
