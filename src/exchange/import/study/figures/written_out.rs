//! Figures written out: `8/9 (89%)`, `23 out of 35`. They stay text until somebody says that the numbers in them
//! are the figures; asked once for the file.

use super::super::columns::deciding::Deciding;
use super::super::names::words::few;
use super::super::question::Question;
use super::super::units::of_figures::Units;
use crate::exchange::reading::value::{self, Offer};
use crate::model::Reading;
use crate::rating::is_per_cent;
use std::collections::BTreeMap;

pub(in super::super) const ASKED: &str = "written-out";
const TAKE: &str = "take them";
const AS_TEXT: &str = "keep them as text";

/// What is made of figures that are written out; nothing while that waits, or where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) struct WrittenOut(Option<bool>);

impl WrittenOut {
    /// Whether any is taken as it says, and with it what it says of its unit.
    pub(in super::super) fn is_taken(self) -> bool {
        self.0 == Some(true)
    }

    /// Whether somebody answered, and that they are the figures; none of any other text.
    pub(in super::super) fn taken(self, offer: impl FnOnce() -> Option<Offer>) -> Option<bool> {
        self.0.filter(|_| offer().is_some())
    }
}

impl Deciding<'_> {
    /// What a cell has written out; none of any other text.
    pub(in super::super) fn written_out(
        &self,
        text: &str,
        (row, at): (usize, usize),
        name: &str,
        units: &Units,
    ) -> Option<Offer> {
        // Of most cells it is known at a glance. What times of a clock are is asked by itself.
        if !text.contains('/') && !text.contains(" of ") {
            return None;
        }
        value::written_out(text, &self.unit_of(row, at, name, units))
    }

    /// Whether what a cell has written out is a share of a hundred: it says so, or its measure's unit does.
    pub(in super::super) fn is_written_share(
        &self,
        text: &str,
        (row, at): (usize, usize),
        name: &str,
        units: &Units,
    ) -> bool {
        let offer = self.written_out(text, (row, at), name, units);
        let is_ratio = offer.is_some_and(|it| matches!(it.reading, Reading::Ratio { .. }));
        is_ratio && (text.contains('%') || is_per_cent(&self.unit_of(row, at, name, units)))
    }

    /// Asks whether what is written out is the figures.
    pub(in super::super) fn ask_about_written_out(
        &mut self,
        units: &Units,
        names: &BTreeMap<usize, String>,
    ) -> WrittenOut {
        let mut found: BTreeMap<String, String> = BTreeMap::new();
        for (at, _) in self.quantities().into_iter().filter(|(_, target)| !target) {
            for row in &self.rows {
                let text = self.text(*row, at);
                let name = names.get(row).map_or("", String::as_str);
                if let Some(offer) = self.written_out(text, (*row, at), name, units) {
                    found.insert(text.to_owned(), offer.words);
                }
            }
        }
        if found.is_empty() {
            return WrittenOut::default();
        }
        let each: Vec<String> =
            found.iter().map(|(text, words)| format!("{text} as {words}")).collect();
        let question = Question::new(ASKED, format!("Take {}?", few(&each, 3)))
            .answers([TAKE, AS_TEXT])
            .because("they are written out, and no plain figures; their texts are kept beside them")
            .holding("those figures");
        WrittenOut(self.asking.ask(question).map(|answer| answer == TAKE))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn what_is_written_out_is_a_figure_once_somebody_says_so() {
        let text = "Measure,Unit,Apr 2025\nAnswered,%,8/9 (89%)\n\
            Seen,%,23 out of 35\nOdd,%,8/9 (98%)\n";
        let figures = |answers: &[(&str, &str)]| {
            let found = tried(&Pack::default(), text, answers);
            assert!(found.asked().contains(&ASKED));
            let texts = found.pack.measures.iter().flat_map(|it| &it.series);
            assert!(texts.clone().all(|it| it.text.is_some()), "the text is kept");
            let figures = found.figures().into_iter();
            figures
                .map(|it| it.rsplit(' ').next().unwrap_or_default().to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(figures(&[]), ["text"; 3]);
        assert_eq!(figures(&[(ASKED, AS_TEXT)]), ["text"; 3]);
        assert_eq!(figures(&[(ASKED, TAKE)]), ["8/9", "text", "23/35"]);
    }

    #[test]
    fn what_is_taken_as_a_share_of_a_hundred_is_in_per_cent() {
        let check = |text: &str| {
            let found = tried(&Pack::default(), text, &[(ASKED, TAKE)]);
            let [measure] = &found.pack.measures[..] else { panic!("{text}") };
            let scale = measure.scale.map(crate::model::Number::get);
            assert_eq!((scale, measure.unit.as_str()), (Some(100.0), "%"), "{text}");
        };
        check("Measure,Apr 2025,May 2025\nAnswered,8/9 (89%),7/10 (70%)\n");
        check("Measure,Unit,Apr 2025,May 2025\nAnswered,%,23 out of 35,8 of 9\n");
    }
}
