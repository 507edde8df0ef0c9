//! Whose figures the rows are: the organisation's own, a place's, a group's, the nation's.

use super::super::columns::deciding::{Column, Deciding};
use super::super::names::words::{plain, says};
use super::groups::is_of_groups;
use crate::exchange::import::breakdown::{Breakdown, breakdown};
use crate::exchange::import::role::Role;
use std::collections::{HashMap, HashSet};

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
    "force",
    "provider",
    "icb",
    "hospital",
    "school",
    "org",
    "organisation",
    "organization",
    "stp",
    "ics",
    "ccg",
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

/// What areas and boards are of that are no places: `Service area`.
const TOPICS: &[&str] = &[
    "service",
    "business",
    "policy",
    "subject",
    "priority",
    "focus",
    "programme",
    "project",
    "portfolio",
    "delivery",
    "outcome",
    "theme",
    "key",
    "result",
    "work",
    "scrutiny",
    "management",
];

/// How names of bodies end.
const BODIES: &[&str] = &[
    " council",
    " borough",
    " district",
    " county",
    " authority",
    " nhs trust",
    " foundation trust",
    " health board",
    " constabulary",
];

/// Regions, as names by themselves.
const REGIONS: &[&str] = &[
    "north east",
    "north west",
    "north east and yorkshire",
    "yorkshire and the humber",
    "midlands",
    "east midlands",
    "west midlands",
    "east",
    "east of england",
    "london",
    "south east",
    "south west",
];

/// Words of places that are parts of an organisation's area, whichever that is.
pub(in super::super) const PARTS: &[&str] =
    &["ward", "wards", "locality", "parish", "neighbourhood", "lsoa", "msoa"];

pub(in super::super) const NATIONS: &[&str] = &[
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

/// Whether a text ends as names of parts of an area do: `Abbey Ward`.
fn ends_as_place(text: &str) -> bool {
    let words = plain(text);
    PARTS.iter().any(|part| words.strip_suffix(part).is_some_and(|it| it.ends_with(' ')))
}

impl Deciding<'_> {
    /// Finds columns of places.
    pub(in super::super) fn places(&mut self) {
        if !self.with(Role::SeriesRole).is_empty() || !self.with(Role::Place).is_empty() {
            return;
        }
        let codes = self.which(|it| it.is_free() && it.profile.is_codes());
        let mostly = self.rows.len() * 6 / 10;
        let mut found: Vec<usize> = self
            .free()
            .into_iter()
            .filter(|at| self.column(*at).is_some_and(|it| it.profile.filled > mostly))
            .filter(|at| self.is_place(*at) || self.is_within(*at, &codes))
            .collect();
        // What merely goes with the codes of places, as a comparison with the nation does, is none beside their names.
        let is_code = |at: &usize| self.column(*at).is_some_and(|it| it.profile.is_codes());
        if found.iter().any(|at| self.is_place(*at) && !is_code(at)) {
            found.retain(|at| self.is_place(*at));
        }
        // What its heading says to be of places is, beside texts that only have names of places in them.
        let headed: Vec<usize> =
            found.iter().copied().filter(|at| !is_code(at) && self.is_headed_place(*at)).collect();
        if !headed.is_empty() {
            found.retain(|at| headed.contains(at) || is_code(at));
        }
        found.extend(self.codes_beside_names(&found));
        if let Some(within) = self.within_wider(&found) {
            self.take_nested(within, &found);
            return;
        }
        // The finest that has names; the others say it again, or say it more widely.
        let finest = found.iter().copied().max_by_key(|at| {
            let profile = self.column(*at).map(|it| &it.profile);
            // Their own codes, `N01`, are none.
            let coded = |it: &Column| it.role.is_some() || it.profile.is_short_codes();
            let coded = self.column(*at).is_some_and(coded);
            let names = !coded && profile.is_some_and(|it| !it.is_codes() && it.is_names());
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

    fn is_place(&self, at: usize) -> bool {
        let Some(column) = self.column(at) else { return false };
        let profile = &column.profile;
        if profile.is_codes() {
            return true;
        }
        if !profile.is_names() {
            return false;
        }
        let values: HashSet<&str> = self.rows.iter().map(|row| self.text(*row, at)).collect();
        // Titles over rows are mostly those of themes: only what can be nothing else is a place.
        if self.is_of_titles(at) {
            return self.names_bodies(at)
                || values.iter().all(|it| it.is_empty() || ends_as_place(it));
        }
        let region = |it: &str| REGIONS.contains(&plain(it).as_str());
        let named = values.iter().filter(|it| says(it, PLACE_NAMES) || region(it)).count();
        let nations = values.iter().filter(|it| NATIONS.contains(&plain(it).as_str())).count();
        self.is_headed_place(at)
            || (nations > 0 && values.len() > 1)
            || (named * 10 >= values.len() * 6 && !values.is_empty())
    }

    /// Whether the heading of a column says that it is of places.
    pub(super) fn is_headed_place(&self, at: usize) -> bool {
        let Some(words) = self.column(at).map(|it| it.profile.words.as_str()) else { return false };
        let heading = breakdown(&self.layout.table, at) == Some(Breakdown::Place)
            && !matches!(words, "series" | "scope" | "role" | "whose");
        // `Health board`, `Area name`; not `Council plan indicator`.
        let bare = [" name", " code", " id"].iter().find_map(|end| words.strip_suffix(end));
        let bare = bare.unwrap_or(words);
        let topic = TOPICS.iter().any(|of| {
            bare.strip_prefix(of).is_some_and(|it| matches!(it, " area" | " areas" | " board"))
        });
        if topic {
            return false;
        }
        heading
            || bare.split(' ').count() <= 3
                && PLACES.iter().any(|place| bare == *place || bare.ends_with(&format!(" {place}")))
    }

    /// Whether each cell of a column names a nation or a body, whatever its heading says: `England` under `Name`.
    pub(in super::super) fn names_bodies(&self, at: usize) -> bool {
        let body = |text: &str| {
            let mut words = text.split_whitespace();
            let proper = words.all(|word| {
                word.starts_with(|letter: char| !letter.is_lowercase())
                    || matches!(word, "of" | "and" | "the" | "upon")
            });
            let text = plain(text);
            NATIONS.contains(&&*text) || (proper && BODIES.iter().any(|end| text.ends_with(end)))
        };
        let mut texts = self.rows.iter().map(|row| self.text(*row, at));
        texts.all(|text| text.is_empty() || body(text))
            && self.column(at).is_some_and(|it| it.profile.filled > 0)
    }

    /// Whether the names of a column each stand beside one code of a place.
    fn is_within(&self, at: usize, codes: &[usize]) -> bool {
        self.column(at).is_some_and(|it| it.profile.is_names())
            && codes.iter().any(|code| {
                self.column(*code).is_some_and(|it| it.profile.distinct > 1)
                    && self.determines(at, *code)
            })
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
    pub(in super::super) fn groups(&mut self) {
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
        let headed = |at: &usize| self.column(*at).is_some_and(|it| is_of_groups(&it.profile));
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
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn a_comparison_with_the_nation_is_no_place() {
        let text = "Area code,Area name,Time period,Value,Compared to England value\n\
            E06000001,Hartlepool,2022/23,54.2,Worse\nE92000001,England,2022/23,63.1,Not compared\n\
            E06000001,Hartlepool,2023/24,55.7,Similar\nE92000001,England,2023/24,63.4,Not compared\n";
        let answers = [("measure", "Children ready for school"), ("whose", "Hartlepool")];
        let found = tried(&Pack::default(), text, &answers);
        assert!(found.question("whose").text.contains("'Area name'"));
        let figures = [
            "Children ready for school, England, 2022/23: 63.1",
            "Children ready for school, England, 2023/24: 63.4",
            "Children ready for school, own, 2022/23: 54.2",
            "Children ready for school, own, 2023/24: 55.7",
        ];
        assert_eq!(found.figures(), figures);
    }

    #[test]
    fn a_heading_that_ends_with_a_word_for_parts_of_a_population_is_one() {
        let text = "Measure,Leaver age,Period,Value\nIn work,17 to 18 years,2023/24,54\n\
            In work,19 to 21 years,2023/24,63\nIn work,All,2023/24,60\n";
        let open = tried(&Pack::default(), text, &[]);
        assert!(open.question("groups").is_open(), "{:?}", open.asked());
        // In single letters too.
        let text = "Measure,Sex,Q1 2025/26\nDays lost,F,2.1\nDays lost,M,1.8\nDays lost,,1.9\n";
        assert_eq!(tried(&Pack::default(), text, &[]).asked(), ["groups"]);
    }

    #[test]
    fn the_only_figures_under_number_are_no_ids() {
        let text = "Measure,Period,Number\nLoans,2023/24,5\nLoans,2024/25,6\nVisits,2023/24,5\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.figures().len(), 3, "{:?}", found.asked());
    }

    #[test]
    fn areas_of_work_are_no_places() {
        for heading in ["Service area", "Policy area", "Programme board"] {
            let text = format!(
                "{heading},Measure,Period,Value\nHousing,Void days,2024/25,28\nWaste,Missed bins,2024/25,45\n"
            );
            let found = tried(&Pack::default(), &text, &[]);
            assert!(!found.asked().contains(&"whose"), "{heading}");
            assert_eq!(found.figures().len(), 2, "{heading}");
        }
    }

    #[test]
    fn codes_that_go_with_places_are_no_ids_of_measures() {
        for first in ["N01", "\"N01, M01\""] {
            let text = format!(
                "Code,Area,Jan 2024,Feb 2024\n{first},Northtown Region,410,405\nN02,Easterly,120,118\nN03,Westerly,290,287\n"
            );
            let open = tried(&Pack::default(), &text, &[]);
            assert!(open.question("measure").is_open(), "{:?}", open.asked());
            assert!(open.question("whose").text.contains("'Area'"), "{first}");
        }
    }

    #[test]
    fn texts_with_places_in_them_are_none_beside_a_column_of_places() {
        let text = "Indicator,Area code,Area name,Group type,Group,Period,Value\n\
            Admissions,E92000001,England,County deciles in England,Most deprived,2023/24,115\n\
            Admissions,E92000001,England,County deciles in England,Least deprived,2023/24,95\n\
            Admissions,E92000001,England,District deciles in England,Most deprived,2023/24,116\n";
        let open = tried(&Pack::default(), text, &[]);
        assert!(open.question("whose").text.contains("'Area name'"), "{:?}", open.questions);
    }

    #[test]
    fn codes_of_places_are_codes_in_small_letters_too() {
        let text = "Measure,Area,Apr 2025\nBins,e06000055,80\nBins,e06000056,82\n";
        let found = tried(&Pack::default(), text, &[]);
        assert!(found.question("whose").is_open() && found.figures().is_empty());
        let found = tried(&Pack::default(), text, &[("whose", "e06000055")]);
        assert_eq!(found.figures(), ["Bins, e06000056, 2025-04: 82", "Bins, own, 2025-04: 80"]);
    }
}
