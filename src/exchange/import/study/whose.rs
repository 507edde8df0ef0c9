//! Whose figures the rows are: the organisation's own, a place's, a group's, the nation's.

use super::deciding::Deciding;
use super::layout::{is_total, is_whole, without_footnote};
use super::question::Question;
use super::words::{plain, says};
use crate::exchange::import::breakdown::{Breakdown, breakdown};
use crate::exchange::import::role::Role;
use crate::exchange::reading::spaces::tidy;
use crate::model::ComparatorKind;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Words in headings of places.
const PLACES: &[&str] = &[
    "area",
    "ward",
    "locality",
    "borough",
    "district",
    "council",
    "authority",
    "region",
    "country",
    "county",
    "constituency",
    "parish",
    "health board",
    "board",
    "geography",
    "geo",
    "location",
    "lsoa",
    "msoa",
    "neighbourhood",
    "nation",
    "place",
    "postcode",
    "town",
    "la",
    "trust",
];

/// Words in names of places.
const PLACE_NAMES: &[&str] = &[
    "ward",
    "council",
    "borough",
    "county",
    "nhs",
    "city",
    "district",
    "region",
    "parish",
    "locality",
    "england",
    "scotland",
    "wales",
    "northern ireland",
    "authority",
    "hscp",
];

/// Words of places that are parts of an organisation's area, whichever that is.
const PARTS: &[&str] = &["ward", "wards", "locality", "parish", "neighbourhood", "lsoa", "msoa"];

/// Headings of parts of a population.
const GROUPS: &[&str] = &[
    "sex",
    "gender",
    "age",
    "age group",
    "age band",
    "ethnicity",
    "ethnic group",
    "disability",
    "disability status",
    "religion",
    "sexual orientation",
    "country of birth",
    "tenure",
    "qualification",
    "household income",
    "marital status",
];

const NATIONS: &[&str] = &[
    "england",
    "scotland",
    "wales",
    "northern ireland",
    "united kingdom",
    "uk",
    "great britain",
    "gb",
    "england and wales",
];

/// The most places that are offered as one's own; any other may be typed.
const OFFERED: usize = 60;

/// The answer that none of the places is the organisation's.
const NONE: &str = "none of them";

const WHOLE_IS_OWN: &str = "parts; the row without one is the organisation's own";
const NOTHING_IS_OWN: &str = "parts; nothing is the organisation's own";
const LEAVE_PARTS: &str = "leave the parts out; the row without one is the organisation's own";

/// Whose the figures of a row are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum RowWhose {
    Own,
    Of(ComparatorKind, String),
    Waits(String),
    Out(&'static str),
}

impl Deciding<'_> {
    /// Finds columns of places.
    pub(super) fn places(&mut self) {
        if !self.with(Role::SeriesRole).is_empty() || !self.with(Role::Place).is_empty() {
            return;
        }
        let codes = self.which(|it| it.is_free() && it.profile.is_codes());
        let mostly = self.rows.len() * 6 / 10;
        let mut found: Vec<usize> = self
            .free()
            .into_iter()
            .filter(|at| self.column(*at).is_some_and(|it| it.profile.filled > mostly))
            .filter(|at| self.is_place(*at, &codes))
            .collect();
        found.extend(self.codes_beside_names(&found));
        // The finest that has names; the others say it again, or say it more widely.
        let finest = found.iter().copied().max_by_key(|at| {
            let profile = self.column(*at).map(|it| &it.profile);
            let names = profile.is_some_and(|it| !it.is_codes() && it.is_names());
            (profile.map_or(0, |it| it.distinct) + usize::from(names), names)
        });
        let Some(finest) = finest else { return };
        let name = self.name(finest);
        for at in found {
            if at == finest {
                self.change(at, |it| {
                    it.take(Role::Place, "its heading or its cells are of places")
                });
            } else {
                let reason = format!("it says the place of '{name}' again, or more widely");
                self.change(at, |it| it.leave(reason));
            }
        }
    }

    fn is_place(&self, at: usize, codes: &[usize]) -> bool {
        let Some(column) = self.column(at) else { return false };
        let profile = &column.profile;
        if profile.is_codes() {
            return true;
        }
        if !profile.is_names() {
            return false;
        }
        let heading = breakdown(&self.layout.table, at) == Some(Breakdown::Place)
            && !matches!(profile.words.as_str(), "series" | "scope" | "role" | "whose");
        let values: HashSet<&str> = self.rows.iter().map(|row| self.text(*row, at)).collect();
        let named = values.iter().filter(|it| says(it, PLACE_NAMES)).count();
        let nations = values.iter().filter(|it| NATIONS.contains(&plain(it).as_str())).count();
        let within = codes.iter().any(|code| {
            self.column(*code).is_some_and(|it| it.profile.distinct > 1)
                && self.determines(at, *code)
        });
        // `Health board`, `Area name`; not `Council plan indicator`.
        let bare = [" name", " code", " id"].iter().find_map(|end| profile.words.strip_suffix(end));
        let bare = bare.unwrap_or(&profile.words);
        let words = bare.split(' ').count() <= 3
            && PLACES.iter().any(|place| bare == *place || bare.ends_with(&format!(" {place}")));
        heading
            || words
            || (nations > 0 && values.len() > 1)
            || (named * 10 >= values.len() * 6 && !values.is_empty())
            || within
    }

    /// Whether each text of one column stands beside one text only of another.
    fn determines(&self, one: usize, other: usize) -> bool {
        let mut beside: HashMap<&str, &str> = HashMap::new();
        let names = self.column(one).map_or(0, |it| it.profile.distinct);
        let codes = self.column(other).map_or(0, |it| it.profile.distinct);
        names >= codes
            && self.rows.iter().all(|row| {
                let (one, other) = (self.text(*row, one), self.text(*row, other));
                *beside.entry(one).or_insert(other) == other
            })
    }

    /// Codes under any heading, each beside one place.
    fn codes_beside_names(&self, places: &[usize]) -> Vec<usize> {
        let ids = self.which(|it| it.role == Some(Role::MeasureId) && !it.by_hand);
        let named = self.is_named();
        ids.into_iter()
            .filter(|id| !named && places.iter().any(|place| self.determines(*place, *id)))
            .collect()
    }

    /// Finds columns of groups: by heading, or because they are blank in most rows.
    pub(super) fn groups(&mut self) {
        let mostly_blank = |at: &usize| {
            self.column(*at).is_some_and(|it| {
                it.profile.filled > 0
                    && it.profile.filled * 2 < self.rows.len()
                    && self.rows.len() > 3
            })
        };
        let free: Vec<usize> = self
            .free()
            .into_iter()
            .filter(|at| self.column(*at).is_some_and(|it| it.profile.filled > 0))
            .collect();
        let headed = |at: &usize| {
            self.column(*at).is_some_and(|it| GROUPS.contains(&it.profile.words.as_str()))
        };
        let names = |at: &usize| self.column(*at).is_some_and(|it| !it.profile.is_figures());
        let known = free.iter().filter(|at| headed(at)).count();
        let found: Vec<usize> = free
            .iter()
            .copied()
            .filter(|at| headed(at) || (known > 0 && mostly_blank(at) && names(at)))
            .filter(|at| self.differs_within_measures(*at))
            .collect();
        for at in found {
            self.change(at, |it| it.take(Role::Group, "it parts the rows of one measure"));
        }
    }

    fn differs_within_measures(&self, at: usize) -> bool {
        let naming = self.with(Role::MeasureName);
        let mut firsts: HashMap<&str, &str> = HashMap::new();
        self.rows.iter().any(|row| {
            let name = naming.first().map_or("", |name| self.text(*row, *name));
            let text = self.text(*row, at);
            *firsts.entry(name).or_insert(text) != text
        })
    }

    /// Whose the figures of each row are; asks which place is the organisation's, and about the parts.
    pub(super) fn whose(&mut self) -> BTreeMap<usize, RowWhose> {
        let (places, groups) = (self.with(Role::Place), self.with(Role::Group));
        let own_place = places.first().map(|at| {
            let named: BTreeSet<String> = self
                .rows
                .iter()
                .map(|row| {
                    without_footnote(self.said(*row, *at), &self.layout.footnotes).to_owned()
                })
                .collect();
            let heading = self.name(*at);
            self.own_place(&heading, named)
        });
        let parts = (!groups.is_empty()).then(|| self.ask_parts(&groups));
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
                .map(|(at, text)| match clashing.contains(&plain(&text)) {
                    true => format!("{} {text}", self.name(at)),
                    false => text,
                })
                .collect();
            let group = of_group.join(" ");
            found.insert(*row, row_whose(place, group, own_place.as_ref(), parts.as_ref()));
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
    fn own_place(&mut self, heading: &str, mut names: BTreeSet<String>) -> Option<String> {
        names.retain(|name| !name.is_empty() && !is_total(name));
        let organisation = plain(&self.pack.organisation.name);
        let own = names.iter().find(|name| !organisation.is_empty() && plain(name) == organisation);
        let known: HashSet<String> = self
            .pack
            .measures
            .iter()
            .flat_map(|measure| &measure.comparators)
            .map(|comparator| plain(&comparator.name))
            .collect();
        let parts = says(heading, PARTS) || names.iter().all(|name| says(name, PARTS));
        let remembered = names.iter().all(|name| known.contains(&plain(name)));
        let mut question =
            Question::new("whose", format!("Which '{heading}' is the organisation's own?"))
                .answers([NONE.to_owned()])
                .answers(names.iter().take(OFFERED).cloned())
                .because(
                    "the rows are of places, and figures of others are none of the organisation's",
                )
                .holding("every row with a place");
        if names.len() > OFFERED {
            question = question.or_anything();
        }
        if let Some(own) = own {
            question = question.assuming(own);
        } else if parts || remembered {
            question = question.assuming(NONE);
        }
        let answer = self.asking.ask(question)?;
        Some(if answer == NONE { String::new() } else { plain(&answer) })
    }

    /// Whose the figures of columns are that places head; asks which of them is the organisation's.
    pub(super) fn whose_columns(&mut self) -> BTreeMap<String, RowWhose> {
        let named: BTreeSet<String> =
            self.columns.iter().filter_map(|column| column.place.clone()).collect();
        if named.is_empty() {
            return BTreeMap::new();
        }
        let own = self.own_place("place", named.clone());
        let whose = |name: String| {
            let whose = row_whose(&name, String::new(), Some(&own), None);
            (name, whose)
        };
        named.into_iter().map(whose).collect()
    }

    fn ask_parts(&mut self, groups: &[usize]) -> Option<String> {
        let question = Question::new(
            "groups",
            format!("Do {} say of which part of the whole a row is?", self.quoted(groups)),
        )
        .answers([WHOLE_IS_OWN, NOTHING_IS_OWN, LEAVE_PARTS])
        .because("rows of one measure and period differ in them")
        .holding("every row of those measures");
        self.asking.ask(question)
    }
}

fn row_whose(
    place: &str,
    group: String,
    own_place: Option<&Option<String>>,
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
        Some(_) if is_total(place) => return RowWhose::Out("a row that adds others up"),
        Some(None) => return RowWhose::Waits("whose".to_owned()),
        Some(Some(own)) => plain(place) == *own,
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
        (false, true) => RowWhose::Of(ComparatorKind::Area, place),
        (false, false) => RowWhose::Of(ComparatorKind::Area, format!("{place}: {group}")),
    }
}
