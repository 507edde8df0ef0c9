//! Whose the figures of a row are: the organisation's own, another place's, a part of the population's.

use super::super::columns::deciding::Deciding;
use super::super::columns::not_ours::others_named;
use super::super::names::words::{few, plain, says};
use super::super::question::{NONE, Question, WHOSE};
use super::super::shape::layout::without_footnote;
use super::super::shape::totals::{is_total, is_whole};
use super::whose::{NATIONS, PARTS};
use crate::exchange::import::role::{Role, Whose};
use crate::exchange::reading::spaces::tidy;
use crate::model::ComparatorKind;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Words in names of places that may be the whole of which the others are parts.
const WHOLES: &[&str] = &[
    "total",
    "overall",
    "whole",
    "all areas",
    "all wards",
    "borough wide",
    "boroughwide",
    "county wide",
    "countywide",
    "district wide",
    "districtwide",
    "city wide",
    "citywide",
    "council wide",
    "authority wide",
];

/// The most places that are offered as one's own; any other may be typed.
const OFFERED: usize = 60;

/// How many parts of a whole are named.
const SAID: usize = 4;

const WHOLE_IS_OWN: &str = "parts; the row without one is the organisation's own";
const NOTHING_IS_OWN: &str = "parts; nothing is the organisation's own";
const LEAVE_PARTS: &str = "leave the parts out; the row without one is the organisation's own";

/// What the other places are to the organisation.
const AREAS: &str = "parts of its area";
const PEERS: &str = "others to compare with";

/// Whose the figures of a row are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in super::super) enum RowWhose {
    Own,
    Of(ComparatorKind, String),
    Waits(String),
    Out(&'static str),
}

impl Deciding<'_> {
    /// Whose the figures of each row are; asks which place is the organisation's, and about the parts.
    pub(in super::super) fn whose(&mut self) -> BTreeMap<usize, RowWhose> {
        let (places, groups) = (self.with(Role::Place), self.with(Role::Group));
        let found = places.first().map(|at| {
            let named: BTreeSet<String> = self
                .rows
                .iter()
                .map(|row| {
                    without_footnote(self.said(*row, *at), &self.layout.footnotes).to_owned()
                })
                .collect();
            let heading = self.name(*at);
            let adds_up = self.adds_up_others(*at);
            let own = self.own_place(&heading, named.clone(), adds_up.clone());
            let others = self.others(&own, (&heading, &named, adds_up.as_deref()));
            (own, others)
        });
        let others = found.as_ref().map_or(ComparatorKind::Area, |(_, others)| *others);
        let own_place = found.map(|(own, _)| own);
        let parts = (!groups.is_empty()).then(|| self.ask_parts(&groups));
        let whole = self.whole_group(&groups);
        let clashing = self.clashing(&groups);
        let mut found = BTreeMap::new();
        if places.is_empty() && groups.is_empty() {
            return found;
        }
        for row in &self.rows {
            let place = places.first().map_or("", |at| self.said(*row, *at));
            let place = without_footnote(place, &self.layout.footnotes);
            let of_group: Vec<String> = groups
                .iter()
                .map(|at| (*at, tidy(self.said(*row, *at))))
                .filter(|(_, text)| !text.is_empty() && !is_whole(text))
                .filter(|(_, text)| whole.as_deref() != Some(plain(text).as_str()))
                .map(|(at, text)| match clashing.contains(&plain(&text)) {
                    true => format!("{} {text}", self.name(at)),
                    false => text,
                })
                .collect();
            let group = of_group.join(" ");
            if whole.is_none() {
                found.insert(*row, RowWhose::Waits(super::wholes_by_sum::ASKED.to_owned()));
                continue;
            }
            found.insert(
                *row,
                row_whose(place, group, (own_place.as_ref(), others), parts.as_ref()),
            );
        }
        found
    }

    /// Texts that stand in several columns of groups: `Yes` of two questions.
    fn clashing(&self, groups: &[usize]) -> HashSet<String> {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut clashing = HashSet::new();
        for at in groups {
            for row in &self.rows {
                let text = plain(self.text(*row, *at));
                if *seen.entry(text.clone()).or_insert(*at) != *at {
                    clashing.insert(text);
                }
            }
        }
        clashing
    }

    /// Which place is the organisation's own: `None` while it isn't known, else its plain name or nothing.
    fn own_place(
        &mut self,
        heading: &str,
        mut names: BTreeSet<String>,
        adds_up: Option<String>,
    ) -> Option<String> {
        // What adds wards up is the whole of which they are parts.
        let of_parts = says(heading, PARTS);
        names.retain(|name| !name.is_empty() && (of_parts || !is_total(name)));
        let organisation = plain(&self.pack.organisation.name);
        let before = self.choices.own_place.as_deref().map(plain).unwrap_or_default();
        let is_own = |name: &&String| {
            let name = plain(name);
            !name.is_empty() && (name == organisation || name == before)
        };
        let own = names.iter().find(is_own);
        let known: HashSet<String> = self
            .pack
            .measures
            .iter()
            .flat_map(|measure| &measure.comparators)
            .map(|comparator| plain(&comparator.name))
            .collect();
        let parts = of_parts || names.iter().all(|name| says(name, PARTS));
        let remembered = names.iter().all(|name| known.contains(&plain(name)));
        // What may be all of it is asked about, wherever the others are parts.
        let mut wholes = names.iter().filter(|name| says(name, WHOLES));
        let named = wholes.next().filter(|_| wholes.next().is_none()).cloned();
        let is_sum = named.is_none() && adds_up.is_some();
        let whole = named.or(adds_up);
        let titled = whole.clone().or_else(|| self.titled(&names));
        let of_others =
            "the rows are of places, and figures of others are none of the organisation's";
        let mut question =
            Question::new(WHOSE, format!("Which '{heading}' is the organisation's own?"))
                .answers(titled.clone())
                .answers([NONE.to_owned()])
                .answers(
                    names.iter().filter(|it| Some(*it) != titled.as_ref()).take(OFFERED).cloned(),
                )
                .because(match (&whole, &titled) {
                    (Some(name), _) if is_sum => {
                        format!("{of_others}; those of '{name}' are the sum of all the others'")
                    }
                    (Some(name), _) => format!("{of_others}; '{name}' may be all of it"),
                    (None, Some(name)) => format!("{of_others}; a title names '{name}'"),
                    (None, None) => of_others.to_owned(),
                })
                .holding("every row with a place");
        if names.len() > OFFERED {
            question = question.or_anything();
        }
        if let Some(own) = own {
            question = question.assuming(own);
        } else if remembered || (parts && whole.is_none()) {
            question = question.assuming(NONE);
        }
        let answer = self.asking.ask(question)?;
        Some(if answer == NONE { String::new() } else { plain(&answer) })
    }

    /// The one place that the titles name.
    fn titled(&self, names: &BTreeSet<String>) -> Option<String> {
        let said = |name: &&String| {
            let name = plain(name);
            !name.is_empty() && self.layout.titles.iter().any(|title| says(title, &[&name]))
        };
        let mut found = names.iter().filter(said);
        let first = found.next()?;
        found.next().is_none().then(|| first.clone())
    }

    /// Whose the figures of columns are that places head; asks which of them is the organisation's.
    pub(in super::super) fn whose_columns(&mut self) -> BTreeMap<String, RowWhose> {
        let named: BTreeSet<String> =
            self.columns.iter().filter_map(|column| column.place.clone()).collect();
        if named.is_empty() {
            return BTreeMap::new();
        }
        let headed = self.headed.clone();
        let own = match &headed {
            Some(headed) => Some(headed.own.clone()),
            None => self.own_place("place", named.clone(), None),
        };
        let known = |name: &str| match others_named(name)? {
            Whose::National => Some(ComparatorKind::National),
            _ => Some(ComparatorKind::Peer),
        };
        let others = match headed.and_then(|headed| headed.others) {
            Some(others) => others,
            None if named.iter().all(|name| known(name).is_some()) => ComparatorKind::Peer,
            None => self.others(&own, ("place", &named, None)),
        };
        let whose = |name: String| {
            let others = known(&name).unwrap_or(others);
            let whose = row_whose(&name, String::new(), (Some(&own), others), None);
            (name, whose)
        };
        named.into_iter().map(whose).collect()
    }

    /// What the other places are to the organisation: parts of its area where it is none of them, or the whole of them;
    /// mostly others like it where it is one of them.
    fn others(
        &mut self,
        own: &Option<String>,
        (heading, names, adds_up): (&str, &BTreeSet<String>, Option<&str>),
    ) -> ComparatorKind {
        let Some(own) = own else { return ComparatorKind::Area };
        let is_other = |name: &String| {
            let name = plain(name);
            !name.is_empty() && name != *own && !NATIONS.contains(&&*name)
        };
        if !names.iter().any(|name| is_other(name) && !is_total(name)) {
            return ComparatorKind::Area;
        }
        let is_whole = says(own, WHOLES)
            || is_whole(own)
            || own.starts_with("all ")
            || adds_up.is_some_and(|whole| plain(whole) == *own);
        let is_area =
            |name: &&String| self.pack.areas.iter().any(|it| plain(&it.name) == plain(name));
        let are_parts = says(heading, PARTS) || names.iter().filter(is_area).count() > 1;
        let (seem, why) = match (own.is_empty(), is_whole, are_parts) {
            (true, ..) => (AREAS, "none of the places is the organisation's own"),
            (_, true, _) => (AREAS, "the organisation's own is the whole of them"),
            (_, _, true) => (AREAS, "they are parts of an area"),
            _ => (PEERS, "the organisation is one of them"),
        };
        let question = Question::new("others", "What are the other places to the organisation?")
            .answers([AREAS, PEERS])
            .because(why)
            .holding("nothing: their figures stand beside the organisation's")
            .assuming(seem);
        match self.asking.ask(question).as_deref() {
            Some(PEERS) => ComparatorKind::Peer,
            _ => ComparatorKind::Area,
        }
    }

    fn ask_parts(&mut self, groups: &[usize]) -> Option<String> {
        let mut said: Vec<String> = Vec::new();
        for (row, at) in self.rows.iter().flat_map(|row| groups.iter().map(move |at| (*row, *at))) {
            let text = self.said(row, at);
            if said.len() <= SAID && !text.is_empty() && !said.iter().any(|it| it == text) {
                said.push(text.to_owned());
            }
        }
        let question = Question::new(
            "groups",
            format!("Do {} say of which part of the whole a row is?", self.quoted(groups)),
        )
        .answers([WHOLE_IS_OWN, NOTHING_IS_OWN, LEAVE_PARTS])
        .because(format!(
            "rows of one measure and period differ in them: they say {}",
            few(&said, SAID)
        ))
        .holding("every row of those measures");
        self.asking.ask(question)
    }
}

fn row_whose(
    place: &str,
    group: String,
    (own_place, others): (Option<&Option<String>>, ComparatorKind),
    parts: Option<&Option<String>>,
) -> RowWhose {
    let parts = match parts {
        Some(None) => return RowWhose::Waits("groups".to_owned()),
        Some(Some(answer)) => answer.as_str(),
        None => "",
    };
    if !group.is_empty() && parts == LEAVE_PARTS {
        return RowWhose::Out("you left the parts of the whole out");
    }
    let here = match own_place {
        None => true,
        Some(_) if place.is_empty() => return RowWhose::Out("it names no place"),
        Some(Some(own)) if plain(place) == *own => true,
        Some(_) if is_total(place) => return RowWhose::Out("a row that adds others up"),
        Some(None) => return RowWhose::Waits(WHOSE.to_owned()),
        Some(Some(_)) => false,
    };
    let place = tidy(place);
    match (here, group.is_empty()) {
        (true, true) if parts == NOTHING_IS_OWN => {
            RowWhose::Out("you said that nothing here is the organisation's own")
        }
        (true, true) => RowWhose::Own,
        (true, false) => RowWhose::Of(ComparatorKind::Group, group),
        (false, true) if NATIONS.contains(&plain(&place).as_str()) => {
            RowWhose::Of(ComparatorKind::National, place)
        }
        (false, true) => RowWhose::Of(others, place),
        (false, false) => RowWhose::Of(others, format!("{place}: {group}")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn figures_of_a_named_body_are_nobodys_own_unasked() {
        for heading in ["Force", "Provider", "School", "ICB name", "Hospital"] {
            let text = format!(
                "{heading},Measure,Apr 2025,May 2025\nAnyshire,Claims,12,11\nAnyshire,Visits,30,32\n"
            );
            let found = tried(&Pack::default(), &text, &[]);
            assert!(found.question(WHOSE).is_open() && found.figures().is_empty(), "{heading}");
        }
        // What only has such a word in it is none.
        let text =
            "Measure,School type,Apr 2025,May 2025\nClaims,Primary,12,11\nVisits,Primary,30,32\n";
        assert!(!tried(&Pack::default(), text, &[]).asked().contains(&WHOSE));
    }

    #[test]
    fn the_others_are_parts_of_what_is_the_whole_of_them() {
        let check = |heading: &str, own: &str, expected: &str| {
            let text = format!(
                "Measure,{heading},Period,Actual\nHomes,Ambridge,Apr 2025,12\nHomes,Borset,Apr 2025,13\nHomes,{own},Apr 2025,26\n"
            );
            let found = tried(&Pack::default(), &text, &[(WHOSE, own)]);
            let assumed = found.question("others").assumed.as_deref();
            assert_eq!(assumed, Some(expected), "{heading} {own}");
        };
        check("Ward", "All wards", AREAS);
        check("Ward", "Felpersham", AREAS);
        check("Area", "Borough total", AREAS);
        check("District", "All districts", AREAS);
        check("Council", "Felpersham", PEERS);
        // What adds the others up is the whole, whatever it is called.
        let text = "Measure,Council,Apr 2025,May 2025\nClaims,Ambridge,12,11\nClaims,Borset,42,43\nClaims,Loxley,30,32\n";
        let found = tried(&Pack::default(), text, &[(WHOSE, "Borset")]);
        assert_eq!(found.question("others").assumed.as_deref(), Some(AREAS));
    }

    #[test]
    fn what_adds_wards_up_may_be_the_organisations_own() {
        let text = "Measure,Ward,Period,Value\nJobs,Abbey,Apr 2025,40\nJobs,Castle,Apr 2025,22\nJobs,TOTAL,Apr 2025,62\n";
        let open = tried(&Pack::default(), text, &[]);
        assert_eq!(open.question(WHOSE).answers, ["TOTAL", NONE, "Abbey", "Castle"]);
        assert!(open.question(WHOSE).is_open() && open.figures().is_empty());
        let areas = ["Jobs, Abbey, 2025-04: 40", "Jobs, Castle, 2025-04: 22"];
        let found = tried(&Pack::default(), text, &[(WHOSE, NONE)]);
        assert_eq!(found.figures(), areas);
        let found = tried(&Pack::default(), text, &[(WHOSE, "TOTAL")]);
        assert_eq!(found.figures(), [&areas[..], &["Jobs, own, 2025-04: 62"]].concat());
    }

    #[test]
    fn without_other_places_it_is_not_asked_what_they_are() {
        let text = "Measure,Council,Period,Value\nHomes,Ambridge,Apr 2025,12\nHomes,England,Apr 2025,900\n";
        let found = tried(&Pack::default(), text, &[(WHOSE, "Ambridge")]);
        assert!(!found.asked().contains(&"others"), "{:?}", found.asked());
        let figures = ["Homes, England, 2025-04: 900", "Homes, own, 2025-04: 12"];
        assert_eq!(found.figures(), figures);
    }

    #[test]
    fn a_place_that_may_be_the_whole_is_no_area_unasked() {
        let text = "Measure,Ward,Apr 2025,May 2025\nClaims,Ambridge,12,11\nClaims,Loxley,30,32\nClaims,Borset total,42,43\n";
        let found = tried(&Pack::default(), text, &[]);
        assert!(found.question(WHOSE).is_open() && found.figures().is_empty());
        assert_eq!(found.question(WHOSE).answers[0], "Borset total");
        let found = tried(&Pack::default(), text, &[(WHOSE, "Borset total")]);
        assert!(found.figures().contains(&"Claims, own, 2025-04: 42".to_owned()));
        // Wards alone are parts.
        let wards = text.replace("Claims,Borset total,42,43\n", "");
        let found = tried(&Pack::default(), &wards, &[]);
        assert_eq!(found.question(WHOSE).assumed.as_deref(), Some(NONE));
    }
}
