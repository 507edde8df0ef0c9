//! Places that head columns: which of them is the organisation's own is asked, and before the answer nothing under them is
//! taken for its figures.

use super::super::columns::deciding::{Column, Deciding};
use super::super::columns::not_ours::others_named;
use super::super::meant::{HEADING_PLACE as ID, Headed};
use super::super::names::words::{few, plain, says};
use super::super::question::{NONE, Question};
use crate::exchange::import::role::{Role, SlotPart, Whose};
use crate::model::ComparatorKind;
use std::collections::BTreeSet;

const OURS: &str = "the organisation: these are its own figures";
const SOMEBODY: &str = "somebody to compare with";
const A_PART: &str = "a part of the measure's name";
const PARTS: &str = "no places: parts of the measures' names";

/// The most places that are offered.
const MOST: usize = 60;

/// How many names beside each other are places where the organisation is one of them.
const SEVERAL: usize = 3;

/// What an organisation calls itself beside others.
const OURSELVES: &[&str] = &["us", "our", "ours", "we", "our council", "our area", "this council"];

/// What stands for an organisation that may be this one.
const A_COUNCIL: &[&str] = &["council", "the council", "borough", "district", "county", "local"];

/// How names of councils and their areas end and begin.
const ENDS: &[&str] = &["council", "borough", "district", "city", "county", "shire"];
const BEGINS: &[&str] = &["london borough of", "royal borough of", "borough of", "city of"];

/// Words within names of places that have no capital letter.
const SMALL: &[&str] = &["and", "of", "the", "upon", "on", "in", "by", "with", "le", "under", "&"];

/// The most words of a name.
const WORDS: usize = 6;

impl Deciding<'_> {
    /// Columns of figures by period that a place heads.
    pub(in super::super) fn places_over_periods(&mut self) {
        let headed = self.which(|it| it.slot.is_some() && !it.by_hand && it.metric.is_some());
        let of_others = |it: &Column| {
            it.slot.as_ref().is_some_and(|it| it.part == SlotPart::Value && it.whose != Whose::Own)
        };
        let beside = self.columns.iter().any(of_others);
        let named = headed.iter().filter_map(|at| Some((*at, self.column(*at)?.metric.clone()?)));
        let named: Vec<(usize, String)> = named.collect();
        let names: BTreeSet<String> = named.iter().map(|(_, name)| name.clone()).collect();
        // Beside columns of others, the one name that heads the rest is the organisation's, or somebody else's.
        if let (Some(name), 1, true) = (names.first(), names.len(), beside) {
            return self.one_place(name, &headed);
        }
        // Names beside each other over the same periods, in rows that say what is measured, are hardly its name.
        let rows_named = self.is_named() && names.len() > 1 && names.iter().all(|it| is_name(it));
        if rows_named || beside || self.has_places(&names) {
            let places = names.into_iter().filter(|name| is_name(name)).collect();
            self.several_places(&places, &named, None);
        }
    }

    /// Columns of figures that a place heads, in a sheet whose rows say when.
    pub(in super::super) fn places_over_figures(&mut self) {
        if self.is_wide() || !self.with(Role::Place).is_empty() {
            return;
        }
        let mut free =
            self.which(|it| it.is_free() && it.waits.is_none() && it.profile.is_figures());
        // A rank among places is none of them.
        free.retain(|at| self.is_left_over(*at).is_none());
        let named: Vec<(usize, String)> = free.iter().map(|at| (*at, self.name(*at))).collect();
        let held = !self.with(Role::Value).is_empty();
        let others = |name: &String| others_named(name).is_some();
        let names: BTreeSet<String> = named.iter().map(|(_, name)| name.clone()).collect();
        // Figures of others beside the file's own leave nothing open.
        let known: BTreeSet<String> = names.iter().filter(|name| others(name)).cloned().collect();
        if held {
            self.take_places(&known, &named, true);
            let rest: BTreeSet<String> = names.difference(&known).cloned().collect();
            if self.has_places(&rest) {
                let places = rest.into_iter().filter(|name| is_name(name)).collect();
                self.several_places(&places, &named, Some(true));
            }
            return;
        }
        if !self.has_places(&names) && !known.iter().any(|_| names.len() > known.len()) {
            return;
        }
        let places: BTreeSet<String> =
            names.into_iter().filter(|name| is_name(name) || others(name)).collect();
        self.several_places(&places, &named, Some(held));
    }

    /// Whether some of these names are plainly places.
    fn has_places(&self, names: &BTreeSet<String>) -> bool {
        let proper = names.iter().filter(|name| is_name(name)).count();
        let organisation = plain(&self.pack.organisation.name);
        let own = names.iter().any(|name| {
            let name = plain(name);
            name == organisation || OURSELVES.contains(&&*name) || A_COUNCIL.contains(&&*name)
        });
        let ended = |name: &&String| {
            let words = plain(name);
            let begins = BEGINS.iter().any(|it| words.starts_with(it));
            let alone = A_COUNCIL.contains(&&*words);
            is_name(name) && !alone && (begins || ENDS.iter().any(|it| words.ends_with(it)))
        };
        (own && proper >= SEVERAL)
            || names.iter().any(|name| is_name(name) && self.is_known_place(name))
            || names.iter().any(|name| ended(&name))
    }

    /// Whether the pack has a place of this name: one to compare with, or an area.
    fn is_known_place(&self, name: &str) -> bool {
        let name = plain(name);
        let kinds = [ComparatorKind::Peer, ComparatorKind::Area];
        let mut others = self.pack.measures.iter().flat_map(|measure| &measure.comparators);
        let before = self.choices.own_place.as_deref().map(plain);
        others.any(|it| kinds.contains(&it.kind) && plain(&it.name) == name)
            || self.pack.areas.iter().any(|area| plain(&area.name) == name)
            || before == Some(name)
    }

    fn one_place(&mut self, name: &str, headed: &[usize]) {
        let question = Question::new(ID, format!("What is '{name}' in the headings?"))
            .answers([OURS, SOMEBODY, A_PART])
            .because("other columns beside it are of a nation or of others to compare with")
            .holding(format!("every figure under '{name}'"));
        let answer = self.asking.ask(question);
        match answer.as_deref() {
            Some(A_PART) => return,
            Some(OURS) => {}
            Some(_) => {
                let others = Some(ComparatorKind::Peer);
                self.headed = Some(Headed { own: String::new(), others });
            }
            None => {}
        }
        for at in headed {
            match answer.as_deref() {
                Some(OURS) => self.change(*at, |it| it.metric = None),
                Some(_) => self.change(*at, |it| it.place = it.metric.take()),
                None => self.change(*at, |it| it.waits = Some(ID.to_owned())),
            }
        }
    }

    /// Asks which of several places is the organisation's own. `held`: in a sheet whose rows say when, whether another
    /// column has its figures.
    fn several_places(
        &mut self,
        places: &BTreeSet<String>,
        named: &[(usize, String)],
        held: Option<bool>,
    ) {
        let list: Vec<String> = places.iter().cloned().collect();
        if list.is_empty() {
            return;
        }
        let organisation = plain(&self.pack.organisation.name);
        let before = self.choices.own_place.as_deref().map(plain).unwrap_or_default();
        let is_own = |name: &&String| {
            let name = plain(name);
            !name.is_empty()
                && (name == organisation || name == before || OURSELVES.contains(&&*name))
        };
        let mut own = list.iter().filter(is_own);
        let own = own.next().filter(|_| own.next().is_none()).cloned();
        let offered = list.iter().filter(|name| others_named(name).is_none()).take(MOST).cloned();
        // Figures of others alone leave nothing to choose from.
        if offered.clone().next().is_none() {
            return;
        }
        let words = few(&offered.clone().collect::<Vec<_>>(), 6);
        let mut question = Question::new(
            ID,
            format!("Which of these in the headings is the organisation's own: {words}?"),
        )
        .answers(offered)
        .answers([NONE, PARTS])
        .because("they seem to be names of places, and figures of others are none of its own")
        .holding(match list.iter().any(|name| others_named(name).is_some()) {
            true => format!("every figure under {words}, and of others beside them"),
            false => format!("every figure under {words}"),
        });
        if list.len() > MOST {
            question = question.or_anything();
        }
        if let Some(own) = own.filter(|_| held != Some(true)) {
            question = question.assuming(own);
        }
        match self.asking.ask(question).as_deref() {
            Some(PARTS) => {}
            Some(answer) => {
                let own = if answer == NONE { String::new() } else { plain(answer) };
                self.headed = Some(Headed { own, others: None });
                self.take_places(places, named, held.is_some());
            }
            None => {
                for (at, _) in named.iter().filter(|(_, name)| places.contains(name)) {
                    self.change(*at, |it| it.waits = Some(ID.to_owned()));
                }
            }
        }
    }

    /// Gives columns the places that head them.
    fn take_places(&mut self, places: &BTreeSet<String>, named: &[(usize, String)], figures: bool) {
        if places.is_empty() {
            return;
        }
        self.headed.get_or_insert_with(|| Headed { own: String::new(), others: None });
        for (at, name) in named.iter().filter(|(_, name)| places.contains(name)) {
            self.change(*at, |it| {
                it.metric = None;
                it.place = Some(name.clone());
                if figures {
                    it.take(Role::Value, "its heading is a place");
                }
            });
        }
    }
}

/// Whether words may be a place's name: a few words with capital letters, and nothing else.
fn is_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let proper = |word: &&str| {
        SMALL.contains(word)
            || (word.starts_with(char::is_uppercase)
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | ',')))
    };
    let short = words.len() == 1 && name.chars().count() < 3 && plain(name) != "us";
    let others = ["All", "Total", "Average", "Mean", "Median", "Other"];
    !words.is_empty()
        && words.len() <= WORDS
        && words.first().is_some_and(|word| word.starts_with(char::is_uppercase))
        && words.iter().all(proper)
        && !short
        && !says(name, &["all", "total", "average", "other"])
        && !others.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::{Comparator, Pack};
    use std::sync::Arc;

    /// A pack of an organisation, with a peer that it knows.
    fn known() -> Pack {
        let mut pack = pack_of(&[("Loans", &[("2024-04", 9.0)])]);
        pack.organisation.name = "Anyshire".to_owned();
        Arc::make_mut(&mut pack.measures[0]).comparators.push(Comparator {
            id: "thirdly".into(),
            name: "Thirdly".to_owned(),
            kind: ComparatorKind::Peer,
            ..Comparator::default()
        });
        pack
    }

    #[test]
    fn with_none_to_choose_from_it_is_not_asked() {
        let text = "Year,la_rate,england_rate,scotland_rate\n2023/24,5,6,7\n2024/25,5,6,8\n";
        let found = tried(&Pack::default(), text, &[]);
        let blank = found.questions.iter().find(|it| it.text.contains(": ?"));
        assert!(blank.is_none(), "{blank:?}");
    }

    #[test]
    fn a_place_among_places_in_headings_is_asked_about_and_nothing_of_it_taken_before() {
        let check = |pack: &Pack, text: &str| {
            let found = tried(pack, text, &[]);
            assert!(found.question(ID).is_open(), "{text}");
            let own = found
                .figures()
                .into_iter()
                .filter(|it| it.starts_with("Obesity") && !it.starts_with("Obesity, National,"));
            assert_eq!(own.collect::<Vec<_>>(), [""; 0], "{text}");
        };
        let (empty, known) = (Pack::default(), known());
        for text in [
            // Over periods: names in rows that say what is measured.
            "Measure,Anyshire 2024/25,Othershire 2024/25,Thirdshire 2024/25\nObesity,21.4,22.1,23\n",
            "Measure,Leeds City Council 2024/25,York 2024/25\nObesity,21.4,22.1\n",
            "Measure,Leeds 2024/25,York 2024/25,England 2024/25\nObesity,21.4,22.1,23\n",
            // Over figures.
            "Measure,Period,Council,Leeds,York\nObesity,2024/25,21.4,22.1,23\n",
            "Measure,Period,Leeds City Council,City of York\nObesity,2024/25,21.4,22.1\n",
            "Measure,Period,Leeds,England\nObesity,2024/25,21.4,22.1\n",
        ] {
            check(&empty, text);
        }
        check(&known, "Measure,Period,Leeds,Thirdly\nObesity,2024/25,21.4,22.1\n");
    }

    #[test]
    fn the_answer_says_whose_each_column_is() {
        let check = |pack: &Pack, text: &str, answers: &[(&str, &str)], expected: &[&str]| {
            let found = tried(pack, text, answers);
            let figures = found.figures().into_iter().filter(|it| !it.starts_with("Loans"));
            assert_eq!(figures.collect::<Vec<_>>(), expected, "{text} {answers:?}");
        };
        let empty = Pack::default();
        let wide = "Measure,Leeds 2024/25,York 2024/25,Hull 2024/25\nObesity,21.4,22.1,23\n";
        let long = "Measure,Period,Council,Leeds,York\nObesity,2024/25,21.4,22.1,23\n";
        check(
            &empty,
            wide,
            &[(ID, "York")],
            &[
                "Obesity, Hull, 2024/25: 23",
                "Obesity, Leeds, 2024/25: 21.4",
                "Obesity, own, 2024/25: 22.1",
            ],
        );
        check(
            &empty,
            wide,
            &[(ID, PARTS)],
            &[
                "Obesity Hull, own, 2024/25: 23",
                "Obesity Leeds, own, 2024/25: 21.4",
                "Obesity York, own, 2024/25: 22.1",
            ],
        );
        check(
            &empty,
            long,
            &[(ID, "Council")],
            &[
                "Obesity, Leeds, 2024/25: 22.1",
                "Obesity, York, 2024/25: 23",
                "Obesity, own, 2024/25: 21.4",
            ],
        );
        check(
            &empty,
            long,
            &[(ID, NONE)],
            &[
                "Obesity, Council, 2024/25: 21.4",
                "Obesity, Leeds, 2024/25: 22.1",
                "Obesity, York, 2024/25: 23",
            ],
        );
        // What calls itself ours, and the organisation's own name, are known for that.
        check(
            &empty,
            "Measure,Unit,Period,Us,Leeds,York\nObesity,%,2024/25,21.4,22.1,23\n",
            &[],
            &[
                "Obesity, Leeds, 2024/25: 22.1",
                "Obesity, York, 2024/25: 23",
                "Obesity, own, 2024/25: 21.4",
            ],
        );
        check(
            &empty,
            "Measure,Period,Us,Leeds,York,Rank\nObesity,2024/25,21.4,22.1,23,2\n",
            &[],
            &[
                "Obesity, Leeds, 2024/25: 22.1",
                "Obesity, York, 2024/25: 23",
                "Obesity, own, 2024/25: 21.4",
            ],
        );
        check(
            &known(),
            "Measure,Period,Anyshire,Thirdly\nObesity,2024/25,21.4,22.1\n",
            &[],
            &["Obesity, Thirdly, 2024/25: 22.1", "Obesity, own, 2024/25: 21.4"],
        );
        // One that is somebody else keeps its name.
        check(
            &empty,
            "Measure,Leeds 2024/25,England 2024/25\nObesity,21.4,22.1\n",
            &[(ID, SOMEBODY)],
            &["Obesity, Leeds, 2024/25: 21.4", "Obesity, National, 2024/25: 22.1"],
        );
        // Beside the file's own figures and their targets, a nation's are the nation's.
        check(
            &empty,
            "Measure,Period,Value,England\nObesity,2024/25,21.4,22.1\n",
            &[],
            &["Obesity, England, 2024/25: 22.1", "Obesity, own, 2024/25: 21.4"],
        );
        check(
            &empty,
            "Measure,Period,Value,Leeds City Council\nObesity,2024/25,21.4,22.1\n",
            &[(ID, NONE)],
            &["Obesity, Leeds City Council, 2024/25: 22.1", "Obesity, own, 2024/25: 21.4"],
        );
    }

    #[test]
    fn targets_and_comments_beside_places_stay_the_organisations() {
        let text =
            "Measure,Period,Value,England,Target,Comment\nObesity,2024/25,21.4,22.1,20,Slow\n";
        let found = tried(&Pack::default(), text, &[]);
        let measure = &found.pack.measures[0];
        assert_eq!(measure.series[0].comment.as_deref(), Some("Slow"));
        assert_eq!(measure.targets.len(), 1);
        assert_eq!(measure.comparators[0].kind, ComparatorKind::National);
    }

    #[test]
    fn what_is_no_place_asks_nothing() {
        let check = |text: &str| {
            let found = tried(&Pack::default(), text, &[]);
            assert!(!found.asked().contains(&ID), "{text}: {:?}", found.asked());
        };
        check("Measure,Period,Value,Target\nBins,Apr 2025,5,6\n");
        check("Period,Bins Missed,Loans Made,Visits\nApr 2025,5,6,7\nMay 2025,5,6,7\n");
        check("Period,Homes built in the district,Council tax paid\nApr 2025,5,6\nMay 2025,5,6\n");
        check("Measure,Digital volume 2024/25,Phone volume 2024/25\nBins,5,6\n");
    }
}
