//! Marks beside figures: what the file's own legend says of them, what they say by themselves, and what is asked of those
//! that say nothing.

use super::super::columns::deciding::Deciding;
use super::super::names::words::few;
use super::super::question::Question;
use super::super::units::of_figures::Units;
use crate::exchange::reading::value::{self, ValueReading};
use std::collections::{BTreeMap, BTreeSet};

pub(in super::super) const ASKED_MARKED: &str = "marked-figures";

/// What is asked of marks that the file explains, where others are asked about too.
pub(in super::super) const ASKED_EXPLAINED: &str = "explained-marks";

const TAKE: &str = "take them";
const AS_TEXT: &str = "keep them as text";
const SUPPRESSED: &str = "no figures: they are suppressed";

/// What marks that say nothing by themselves may mean, and what is said of their figures then.
const MEANINGS: [(&str, &str); 3] = [
    ("take them as provisional", "provisional"),
    ("take them as revised", "revised"),
    ("take them as estimates", "estimate"),
];

/// What is known of the mark beside a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Kind {
    /// The file says what it means.
    Explained,
    /// It says so itself: provisional, revised, about.
    Plain,
    /// A footnote's, of which nothing is said.
    Noted,
}

/// What is made of figures with a mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum Taken {
    /// They are the numbers in them, of which this is said.
    As(&'static str),
    /// They are no figures.
    Suppressed,
    Waits(&'static str),
    #[default]
    Not,
}

/// What is made of the marked figures of a file.
#[derive(Clone, Copy, Debug, Default)]
pub(in super::super) struct Marks {
    explained: Taken,
    plain: Taken,
    noted: Taken,
}

impl Marks {
    pub(in super::super) fn taken(&self, kind: Kind) -> Taken {
        match kind {
            Kind::Explained => self.explained,
            Kind::Plain => self.plain,
            Kind::Noted => self.noted,
        }
    }

    /// Whether anything is made of any.
    pub(in super::super) fn is_any(&self) -> bool {
        [self.explained, self.plain, self.noted].iter().any(|it| *it != Taken::Not)
    }
}

/// The marked figures of a file.
#[derive(Default)]
pub(in super::super) struct Marked {
    explained: BTreeSet<String>,
    plain: BTreeSet<String>,
    noted: BTreeSet<String>,
}

impl Marked {
    pub(in super::super) fn add(&mut self, kind: Kind, text: String) {
        match kind {
            Kind::Explained => &mut self.explained,
            Kind::Plain => &mut self.plain,
            Kind::Noted => &mut self.noted,
        }
        .insert(text);
    }
}

impl Deciding<'_> {
    /// What the file itself says that a mark beside a figure means, or a code in its place.
    pub(in super::super) fn legend_of(&self, mark: &str) -> Option<&str> {
        self.layout.legend.says(mark)
    }

    /// What stands beside the number of a marked figure, where the file says what that means: the mark and its meaning.
    pub(in super::super) fn mark_of<'b>(&self, text: &'b str) -> Option<(&'b str, &str)> {
        let of_number = |c: char| c.is_ascii_digit() || " ,.%£$€\u{a0}".contains(c);
        let mark = text.trim().trim_matches(of_number);
        Some((mark, self.legend_of(mark)?))
    }

    /// The number in a text behind which a mark stands that the file explains: `131 b` where it says that `b` is a break
    /// in the series, whatever else a `b` may be.
    pub(in super::super) fn by_legend(&self, text: &str) -> Option<String> {
        let text = text.trim();
        let at = text.find(|c: char| !(c.is_ascii_digit() || " ,.-−£$€".contains(c)))?;
        let (number, mark) = text.split_at_checked(at)?;
        self.legend_of(mark)?;
        let number = number.trim().trim_start_matches(['£', '$', '€']);
        value::number(number).map(|number| number.to_string())
    }

    /// What is known of the mark beside a figure; none where none stands there.
    pub(in super::super) fn kind_of_mark(
        &self,
        text: &str,
        (row, at): (usize, usize),
        name: &str,
        units: &Units,
    ) -> Option<Kind> {
        if text.is_empty() || value::number(text).is_some() {
            return None;
        }
        let read = value::read_in(text, &self.unit_of(row, at, name, units));
        let offer = match read {
            ValueReading::Text(offer) => offer.filter(|offer| offer.only_marked),
            _ => None,
        };
        if self.by_legend(text).is_some() || (offer.is_some() && self.mark_of(text).is_some()) {
            return Some(Kind::Explained);
        }
        offer.map(|offer| if offer.noted { Kind::Noted } else { Kind::Plain })
    }

    /// Asks what marked figures are; those that the file explains are taken meanwhile.
    pub(in super::super) fn ask_about_marks(&mut self, marked: &Marked) -> Marks {
        let (plain, noted) = self.unexplained(&marked.plain, &marked.noted);
        let alone = marked.plain.is_empty() && marked.noted.is_empty();
        let explained = self.explained(&marked.explained, alone);
        Marks { explained, plain, noted }
    }

    fn explained(&mut self, marked: &BTreeSet<String>, alone: bool) -> Taken {
        if marked.is_empty() {
            return Taken::Not;
        }
        let id = if alone { ASKED_MARKED } else { ASKED_EXPLAINED };
        let mut question = Question::new(id, asked(marked.iter()))
            .answers([TAKE, AS_TEXT])
            .because(self.why_marked(marked.iter()))
            .holding("those figures");
        if !marked.iter().any(|text| self.withholds(text)) {
            question = question.assuming(TAKE);
        }
        match self.asking.ask(question).as_deref() {
            Some(TAKE) => Taken::As(""),
            Some(_) => Taken::Not,
            None => Taken::Waits(id),
        }
    }

    /// What is made of figures whose marks say themselves what they mean, and of those whose marks say nothing.
    fn unexplained(
        &mut self,
        plain: &BTreeSet<String>,
        noted: &BTreeSet<String>,
    ) -> (Taken, Taken) {
        if plain.is_empty() && noted.is_empty() {
            return (Taken::Not, Taken::Not);
        }
        let mut answers = vec![TAKE];
        if !noted.is_empty() {
            answers.extend(MEANINGS.map(|(answer, _)| answer));
            answers.push(SUPPRESSED);
        }
        answers.push(AS_TEXT);
        let question = Question::new(ASKED_MARKED, asked(plain.union(noted)))
            .answers(answers)
            .because(match noted.is_empty() {
                true => "a mark or a sign stands beside the number",
                false => "a mark stands beside the number, and the file doesn't say what it means",
            })
            .holding("those figures");
        let answer = self.asking.ask(question);
        let meant = MEANINGS.iter().find(|(said, _)| answer.as_deref() == Some(said));
        match (answer.as_deref(), meant) {
            (None, _) => (Taken::Waits(ASKED_MARKED), Taken::Waits(ASKED_MARKED)),
            (Some(AS_TEXT), _) => (Taken::Not, Taken::Not),
            (Some(SUPPRESSED), _) => (Taken::As(""), Taken::Suppressed),
            (Some(_), Some((_, said))) => (Taken::As(""), Taken::As(said)),
            (Some(_), None) => (Taken::As(""), Taken::As("")),
        }
    }

    /// Whether the file says of a mark that there is no figure, or none to be shown, where one stands.
    fn withholds(&self, text: &str) -> bool {
        const WORDS: [&str; 6] =
            ["suppress", "confiden", "disclos", "withheld", "not available", "not applicable"];
        let meaning = self.mark_of(text).map(|(_, meaning)| meaning.to_lowercase());
        meaning.is_some_and(|meaning| WORDS.iter().any(|word| meaning.contains(word)))
    }

    /// Why marked figures may be taken as numbers: what the file says of their marks, or that they have some.
    fn why_marked<'b>(&self, marked: impl Iterator<Item = &'b String>) -> String {
        let said: BTreeMap<&str, &str> = marked.filter_map(|text| self.mark_of(text)).collect();
        let said: Vec<String> =
            said.iter().map(|(mark, meaning)| format!("'{mark}' is '{meaning}'")).collect();
        format!("the file says: {}", said.join(", "))
    }
}

fn asked<'a>(marked: impl Iterator<Item = &'a String>) -> String {
    format!("Take {} as the numbers in them?", few(&marked.cloned().collect::<Vec<_>>(), 4))
}

/// What a mark's meaning says of a figure: that it will change or did, or the note itself.
pub(in super::super) fn qualifier(meaning: &str) -> String {
    let lower = meaning.to_lowercase();
    let words: Vec<&str> =
        ["provisional", "revised"].into_iter().filter(|word| lower.contains(word)).collect();
    if words.is_empty() { meaning.to_owned() } else { words.join(", ") }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn what_the_file_says_of_its_marks_is_the_reason_for_reading_them() {
        let text = "Measure,Apr 2025,May 2025\nBins,12 [p],11\nLoans,5,6\n[p] Provisional,,\n..,not available,\n";
        let found = tried(&Pack::default(), text, &[("marked-figures", "take them")]);
        assert_eq!(found.says, ["[p] Provisional", ".. not available"]);
        assert_eq!(found.question("marked-figures").why, "the file says: '[p]' is 'Provisional'");
        let held = &found.pack.measures[0].series[0];
        assert!(held.provisional && found.pack.measures.len() == 2, "{held:?}");
        let without = tried(&Pack::default(), "Measure,Apr 2025\nBins,12 [p]\n", &[]);
        assert_eq!(
            without.question("marked-figures").why,
            "a mark or a sign stands beside the number"
        );
    }

    #[test]
    fn the_text_that_is_kept_is_what_stands_in_the_cell() {
        let check =
            |cell: &str, answers: &[(&str, &str)], figure: Option<f64>, kept: Option<&str>| {
                let text =
                    format!("Measure,Unit,Apr 2025,May 2025\nSpend,£,{cell},\"11,000,000\"\n");
                let found = tried(&Pack::default(), &text, answers);
                let series = found.pack.measures.iter().flat_map(|it| it.series.iter());
                let april = series.clone().find(|it| it.period.to_string() == "2025-04");
                let april = april.unwrap_or_else(|| panic!("{cell}: {:?}", found.asked()));
                let read = match april.reading {
                    crate::model::Reading::Number(number) => Some(number.get()),
                    _ => None,
                };
                assert_eq!((read, april.text.as_deref()), (figure, kept), "{cell}");
            };
        let asked = tried(&Pack::default(), "Measure,Unit,Apr 2025\nSpend,£,12.3M [p]\n", &[]);
        assert_eq!(asked.question("magnitudes").text, "Take '12.3M [p]' as 12300000?");
        let kept = &asked.pack.measures[0].series[0];
        assert_eq!(kept.text.as_deref(), Some("12.3M [p]"), "{kept:?}");
        let magnitudes = ("magnitudes", "take them");
        let marked = ("marked-figures", "take them");
        check("12.3M [p]", &[magnitudes, marked], Some(12_300_000.0), Some("12.3M [p]"));
        check("£12.3m", &[magnitudes], Some(12_300_000.0), Some("£12.3m"));
        check("12300000 [p]", &[marked], Some(12_300_000.0), Some("12300000 [p]"));
        check("12.3m", &[("magnitudes", "keep them as text")], None, Some("12.3m"));
        check("12300000", &[], Some(12_300_000.0), None);
        check("\"12,300,000\"", &[], Some(12_300_000.0), None);
    }

    #[test]
    fn marks_are_kept_as_notes_where_the_file_explains_them_and_asked_about_otherwise() {
        let check = |cell: &str, note: &str, answer: Option<&str>, expected: (&str, &str)| {
            let text = format!("Measure,Apr 2025,May 2025\nBins,{cell},11\nLoans,5,6\n{note},,\n");
            let answers: Vec<_> = answer.map(|it| ("marked-figures", it)).into_iter().collect();
            let found = tried(&Pack::default(), &text, &answers);
            let bins = found.pack.measures.iter().find(|it| it.name == "Bins").unwrap();
            let april = bins.series.iter().find(|it| it.period.to_string() == "2025-04");
            let read = april.map_or(String::new(), |it| match it.reading {
                crate::model::Reading::Number(number) => number.to_string(),
                crate::model::Reading::Missing(reason) => reason.words().to_owned(),
                _ => "text".to_owned(),
            });
            let said = april.map_or(String::new(), |it| {
                let flag = |is: bool, word: &str| is.then(|| word.to_owned());
                let flags = [flag(it.provisional, "provisional"), flag(it.revised, "revised")];
                flags.into_iter().flatten().chain(it.qualifier.clone()).collect()
            });
            assert_eq!((read.as_str(), said.as_str()), expected, "{cell} {note} {answer:?}");
        };
        let none = "Source: housing";
        // The file says what it means.
        check("12*", "* provisional", None, ("12", "provisional"));
        check("12*", "* excludes academies", None, ("12", "excludes academies"));
        check("12 b", "b = break in series", None, ("12", "break in series"));
        check("12*", "* excludes academies", Some("keep them as text"), ("text", ""));
        check("12 [c]", "[c] suppressed", None, ("", ""));
        // Nothing says it.
        for cell in ["12*", "12¹", "12a", "12 (1)", "12†", "*12", "12 [a]"] {
            check(cell, none, None, ("", ""));
            check(cell, none, Some("take them"), ("12", ""));
            check(cell, none, Some("take them as provisional"), ("12", "provisional"));
            check(cell, none, Some("take them as estimates"), ("12", "estimate"));
            check(cell, none, Some("no figures: they are suppressed"), ("suppressed", ""));
            check(cell, none, Some("keep them as text"), ("text", ""));
        }
        // They say it themselves.
        check("12 (r)", none, None, ("", ""));
        check("12 (r)", none, Some("take them"), ("12", "revised"));
        check("~12", none, Some("take them"), ("12", "estimate"));
        check("c.12", none, Some("take them"), ("12", "estimate"));
        check("12 (est.)", none, Some("take them"), ("12", "provisional"));
    }
}
