//! Codes that stand in place of figures, by what the file's own legend says of them: `z`, `low`, `..`. What it doesn't make
//! plain is asked.

use super::super::columns::deciding::Deciding;
use super::super::names::words::few;
use super::super::question::Question;
use super::codes::{ANSWERS, AS_TEXT, ASKED_CODES, is_bare_code, is_nought, read_for};
use super::values::Values;
use crate::exchange::reading::value::{self, ValueReading};
use std::collections::{BTreeMap, BTreeSet};

impl Deciding<'_> {
    /// Finds what is read for the codes that stand in place of figures; asks about those that the file leaves open.
    pub(in super::super) fn explained_codes(&mut self, values: &mut Values) {
        let mut plain: BTreeMap<String, &'static str> = BTreeMap::new();
        let mut open: BTreeMap<String, Option<String>> = BTreeMap::new();
        for (at, target) in self.quantities() {
            let texts: BTreeSet<&str> = self.rows.iter().map(|row| self.text(*row, at)).collect();
            for text in texts {
                let missing = match value::read(text) {
                    ValueReading::Text(None) => false,
                    ValueReading::Missing(_) => true,
                    _ => continue,
                };
                match self.legend_of(text) {
                    Some(meaning) => match read_for(meaning) {
                        Some(read) => drop(plain.insert(text.to_owned(), read)),
                        // `n/a` says itself why there is none; a sign says what the file has it say.
                        None if missing
                            && text.chars().any(char::is_alphanumeric)
                            && !is_nought(meaning) => {}
                        None => drop(open.insert(text.to_owned(), Some(meaning.to_owned()))),
                    },
                    None if !missing && !target && is_bare_code(text) => {
                        open.entry(text.to_owned()).or_default();
                    }
                    None => {}
                }
            }
        }
        values.coded = plain.into_iter().map(|(text, read)| (text, Some(read))).collect();
        if open.is_empty() {
            return;
        }
        let listed: Vec<String> = open.keys().cloned().collect();
        let said: Vec<String> = open
            .iter()
            .filter_map(|(text, meaning)| Some(format!("'{text}' is '{}'", meaning.as_ref()?)))
            .collect();
        let mut question =
            Question::new(ASKED_CODES, format!("What do {} stand for?", few(&listed, 4)))
                .answers(ANSWERS.map(|(answer, _)| answer).into_iter().chain([AS_TEXT]))
                .because(match said.is_empty() {
                    true => {
                        "they stand in place of figures, and the file doesn't say what they are"
                            .to_owned()
                    }
                    false => format!("the file says: {}", said.join(", ")),
                })
                .holding("the cells that have them");
        if said.is_empty() {
            question = question.assuming(AS_TEXT);
        }
        let answer = self.asking.ask(question);
        if answer.as_deref() == Some(AS_TEXT) {
            return;
        }
        let read = answer.and_then(|answer| ANSWERS.iter().find(|(said, _)| *said == answer));
        let read = read.map(|(_, read)| *read);
        values.coded.extend(open.into_keys().map(|text| (text, read)));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn codes_in_place_of_figures_are_read_by_the_legend() {
        let file = |legend: &str, code: &str| {
            format!(
                "Measure,Apr 2025,May 2025,Jun 2025\nBins,12,{code},11\nLoans,5,6,7\n{legend},,\n"
            )
        };
        let check = |legend: &str,
                     code: &str,
                     asked: bool,
                     answers: &[(&str, &str)],
                     expected: Option<&str>| {
            let found = tried(&Pack::default(), &file(legend, code), answers);
            assert_eq!(found.asked().contains(&ASKED_CODES), asked, "{legend}");
            let figures = found.figures();
            let may = figures.iter().find(|it| it.starts_with("Bins, own, 2025-05"));
            assert_eq!(may.map(|it| it.rsplit(": ").next().unwrap()), expected, "{figures:?}");
            assert_eq!(figures.len(), if expected.is_some() { 6 } else { 5 }, "{figures:?}");
        };
        check("z = not applicable", "z", false, &[], Some("not available"));
        check("x = withheld", "x", false, &[], Some("suppressed"));
        check("low = fewer than five", "low", false, &[], Some("suppressed"));
        check("k = not yet published", "k", false, &[], Some("not due"));
        check("n = nil", "n", true, &[], None);
        check("n = nil", "n", true, &[(ASKED_CODES, "nought")], Some("0"));
        check("n = nil", "n", true, &[(ASKED_CODES, "keep them as text")], Some("text"));
        // What nothing explains stays text until somebody says what it is.
        check("Source: our own", "u", true, &[], Some("text"));
        check(
            "Source: our own",
            "u",
            true,
            &[(ASKED_CODES, "not available")],
            Some("not available"),
        );
    }

    #[test]
    fn letters_and_signs_behind_figures_are_read_as_marks() {
        let file = "Measure,Apr 2025,May 2025,Jun 2025\nBins,131 p,27* r,12 b\nLoans,5,c,low\nb = break in the series,,\n";
        let waiting = tried(&Pack::default(), file, &[]);
        assert_eq!(waiting.asked().first(), Some(&"marked-figures"));
        let found = tried(&Pack::default(), file, &[("marked-figures", "take them")]);
        assert_eq!(
            found.figures(),
            [
                "Bins, own, 2025-04: 131",
                "Bins, own, 2025-05: 27",
                "Bins, own, 2025-06: 12",
                "Loans, own, 2025-04: 5",
                "Loans, own, 2025-05: suppressed",
                // Of a true figure that rounds to nought its mark stays.
                "Loans, own, 2025-06: not available",
            ]
        );
        assert_eq!(found.pack.measures[1].series[2].text.as_deref(), Some("low"));
        let bins = &found.pack.measures[0].series;
        assert!(bins[0].provisional && bins[1].revised && !bins[2].provisional);
    }
}
