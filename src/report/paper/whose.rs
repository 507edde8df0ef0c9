//! Whose a paper is, held against what the pack has: a post or an area that nothing in it names is said, for a paper of it
//! would find nothing wrong anywhere.

use crate::model::{Pack, Paper, PaperPart};
use crate::rating::may_lack_some;
use crate::report::by_role::posts;
use std::collections::BTreeSet;

/// What a paper is of that the pack doesn't know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// Nothing names this post.
    Post(String),
    /// No measure has a figure of an area or group of this name.
    Area(String),
}

impl Unknown {
    /// In a sentence, of a pack that was asked.
    pub fn words(&self, pack: &Pack) -> String {
        let (what, name) = match self {
            Self::Post(name) => ("post", name),
            Self::Area(name) => ("area or group", name),
        };
        match may_lack_some(pack) {
            false => format!("There is no {what} of this name in this pack: “{name}”."),
            true => format!(
                "There is no {what} of this name in this file, which was made for an audience: “{name}”."
            ),
        }
    }
}

/// What a paper is of that the pack doesn't know; of a whole pack, for what an audience can't see may be known all the same.
pub fn unknown(pack: &Pack, paper: &Paper) -> Vec<Unknown> {
    let (post, area) = (paper.post.trim(), paper.area.trim());
    let is_missing = |name: &str, all: &dyn Fn(&Pack) -> Vec<String>| {
        !name.is_empty() && !all(pack).iter().any(|it| it == name)
    };
    let post =
        (paper.plan.is_none() && is_missing(post, &posts)).then(|| Unknown::Post(post.to_owned()));
    let area = is_missing(area, &areas).then(|| Unknown::Area(area.to_owned()));
    post.into_iter().chain(area).collect()
}

/// The areas and groups that measures have figures of, each once, by name.
pub fn areas(pack: &Pack) -> Vec<String> {
    let all = pack.measures.iter().flat_map(|it| &it.comparators);
    let parts = all.filter(|it| it.kind.is_part()).map(|it| it.name.trim());
    let names: BTreeSet<&str> = parts.filter(|it| !it.is_empty()).collect();
    names.into_iter().map(str::to_owned).collect()
}

/// Whether a paper shows figures of an area and nobody chose one.
pub fn lacks_area(paper: &Paper) -> bool {
    paper.area.trim().is_empty() && super::parts_of_paper(paper).contains(&PaperPart::Area)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Audience, Template};
    use crate::report::paper::{Item, made};

    fn pack() -> Pack {
        let text = r#"{"format":"golden-thread-pack","version":1,"organisation":{"name":"A"},
            "plans":[{"id":"s","name":"S","owner":"Head of Homes ","measures":["a"]},{"id":"other","name":"Other"}],
            "measures":[{"id":"a","name":"Homes","comparators":[{"id":"n","name":" North","kind":"area"},{"id":"e","name":"England","kind":"national"}]}]}"#;
        serde_json::from_str(text).unwrap()
    }

    fn paper(template: Template, post: &str, area: &str) -> Paper {
        let period = "2025-09".parse().unwrap();
        let paper = Paper::new("p".into(), "A paper".to_owned(), template, period);
        Paper { post: post.to_owned(), area: area.to_owned(), ..paper }
    }

    /// All that a paper says.
    fn said(pack: &Pack, paper: &Paper) -> String {
        let made = made(pack, paper, "2025-11-03".parse().unwrap());
        let items = made.parts.iter().flat_map(|part| &part.items);
        let words = items.filter_map(|item| match item {
            Item::Words(words) => Some(words.as_str()),
            _ => None,
        });
        words.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_post_or_an_area_that_the_pack_does_not_know_is_said_in_every_report() {
        let pack = pack();
        for template in Template::ALL {
            let check = |post: &str, area: &str, expected: &[&str]| {
                let paper = paper(*template, post, area);
                let found: Vec<String> =
                    unknown(&pack, &paper).iter().map(|it| it.words(&pack)).collect();
                assert_eq!(found, expected, "{template:?}");
                let said = said(&pack, &paper);
                for words in expected {
                    assert!(said.contains(words), "{template:?}: {said}");
                }
                assert!(!said.contains("Nothing is off target"), "{template:?}: {said}");
                let all_is_well = ["for information", "Nothing is left out"];
                let is_said = all_is_well.iter().any(|words| said.contains(words));
                assert!(expected.is_empty() || !is_said, "{template:?}: {said}");
            };
            let post = "There is no post of this name in this pack: “Hed of Homes”.";
            let area = "There is no area or group of this name in this pack: “England”.";
            check("", "", &[]);
            check(" Head of Homes", "North ", &[]);
            check("Hed of Homes", "North", &[post]);
            // What is no part of the whole is no area of it.
            check("Head of Homes", "England", &[area]);
            check("Hed of Homes", "England", &[post, area]);
        }
    }

    #[test]
    fn what_an_audience_can_not_see_is_known_all_the_same() {
        let pack = pack();
        let asked = Paper {
            audience: Some(Audience::Public),
            ..paper(Template::Portfolio, "Head of Homes", "")
        };
        let told = said(&pack, &asked);
        assert!(told.contains("Head of Homes answers for no measure that is public."), "{told}");
        assert!(!told.contains("no post of this name"), "{told}");
        let file = crate::pack::for_audience(&pack, Audience::Public).pack;
        let told = said(&file, &asked);
        assert!(told.contains("in this file, which was made for an audience"), "{told}");
    }

    #[test]
    fn a_paper_without_a_measure_says_why() {
        let check = |asked: Paper, expected: &str| {
            let told = said(&pack(), &asked);
            assert!(told.starts_with(expected), "{told}");
        };
        let of = |post: &str, area: &str| Paper {
            parts: vec![PaperPart::Summary],
            ..paper(Template::Service, post, area)
        };
        check(of("", "North"), "No measure has a figure of North as at Sep 2025.");
        check(
            Paper { audience: Some(Audience::Public), ..of("", "") },
            "There are no measures that are public.",
        );
        let plan = Some("other".into());
        check(Paper { plan, ..of("", "") }, "No measure stands in this plan.");
        let left = crate::model::LeftOutMeasure {
            measure: "a".into(),
            reason: "its figures are being checked".to_owned(),
            ..crate::model::LeftOutMeasure::default()
        };
        check(Paper { left_out: vec![left], ..of("", "") }, "Each of its measures is left out;");
    }

    #[test]
    fn a_report_of_an_area_asks_which() {
        let check = |template: Template, area: &str, expected: bool| {
            let paper = paper(template, "", area);
            assert_eq!(lacks_area(&paper), expected, "{template:?}, {area}");
            let told = said(&pack(), &paper).contains("No area is chosen");
            assert_eq!(told, expected, "{template:?}, {area}");
        };
        check(Template::Constituency, " ", true);
        check(Template::Constituency, "North", false);
        check(Template::Service, "", false);
    }
}
