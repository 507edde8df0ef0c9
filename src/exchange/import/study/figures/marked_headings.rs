//! Marks in headings of periods, `2024/25*` and `Apr 2025 (p)`: no part of the period, nor of a measure's name.

use super::super::columns::deciding::Deciding;
use super::super::columns::sets::Figures;
use super::super::recast::Made;
use crate::exchange::import::role::Role;

/// Signs that publishers set behind a label.
const SIGNS: &str = "*†‡§¶#~^⁰¹²³⁴⁵⁶⁷⁸⁹";

/// Letters and words in brackets that publishers use without a legend: provisional, revised, estimated.
const USUAL: [&str; 6] = ["p", "prov", "r", "e", "provisional", "revised"];

/// Words of a mark's meaning that a figure keeps.
const KEPT: [&str; 2] = ["provisional", "revised"];

impl Deciding<'_> {
    /// A heading without its marks, and these as written.
    pub(in super::super) fn without_marks(&self, heading: &str) -> (String, Vec<String>) {
        let (mut bare, mut marks) = (Vec::new(), Vec::new());
        for word in heading.split_whitespace() {
            let (plain, mark) = self.cut(word);
            bare.extend((!plain.is_empty()).then_some(plain));
            marks.extend((!mark.is_empty()).then(|| mark.to_owned()));
        }
        match marks.is_empty() {
            true => (heading.to_owned(), marks),
            false => (bare.join(" "), marks),
        }
    }

    /// Keeps the marks in the headings of periods.
    pub(in super::super) fn marks_of_headings(&mut self) {
        for at in self.which(|column| column.slot.is_some()) {
            let heading = self.layout.table.headings.get(at).map_or("", String::as_str);
            let (_, marks) = self.without_marks(heading);
            self.change(at, |it| it.marks = marks);
        }
    }

    /// A word and the mark behind it, either of which may be empty.
    fn cut<'b>(&self, word: &'b str) -> (&'b str, &'b str) {
        let signs = word.trim_end_matches(|c| SIGNS.contains(c)).len();
        let bracket = word
            .ends_with([')', ']'])
            .then(|| word.rfind(['(', '[']))
            .flatten()
            .filter(|at| word.get(*at..).is_some_and(|mark| self.is_mark_in_brackets(mark)));
        let letters = word.trim_end_matches(char::is_alphabetic);
        // Letters without brackets are a mark where the file says so, and behind a number.
        let explained = (letters.len() < word.len())
            .then_some(letters.len())
            .filter(|_| letters.is_empty() || letters.ends_with(|c: char| c.is_ascii_digit()))
            .filter(|at| word.get(*at..).is_some_and(|mark| self.legend_of(mark).is_some()));
        let at = match (signs < word.len(), bracket, explained) {
            (true, ..) => signs,
            (_, Some(at), _) | (_, None, Some(at)) => at,
            (false, None, None) => word.len(),
        };
        word.split_at_checked(at).unwrap_or((word, ""))
    }

    fn is_mark_in_brackets(&self, mark: &str) -> bool {
        let inner = mark.trim_matches(|c| "()[]".contains(c)).to_lowercase();
        let signs = !inner.is_empty() && inner.chars().all(|c| SIGNS.contains(c));
        // `Apr 2025 (1)`: a footnote's number.
        let footnote = inner.len() == 1 && inner.bytes().all(|byte| byte.is_ascii_digit());
        signs || footnote || USUAL.contains(&inner.as_str()) || self.legend_of(mark).is_some()
    }

    /// What the marks of a column's heading mean, where the file or the mark's own word says so: each with that.
    pub(in super::super) fn meanings(&self, column: usize) -> Vec<(&str, &str)> {
        let marks = self.column(column).map_or(&[][..], |it| it.marks.as_slice());
        let meaning = |mark: &str| self.legend_of(mark);
        marks.iter().filter_map(|mark| Some((mark.as_str(), meaning(mark)?))).collect()
    }

    /// Notes of a figure what the marks of its heading and of its row's period mean.
    pub(in super::super) fn qualified_by_marks(
        &self,
        row: usize,
        figures: &Figures,
        (value, qualifier): (Option<usize>, Option<usize>),
        made: &mut Made,
    ) {
        let text =
            |at: Option<usize>| at.and_then(|at| made.texts.get(at)).map_or("", String::as_str);
        if text(value).is_empty() {
            return;
        }
        let of_value = figures.columns.iter().filter(|(role, _)| *role == Role::Value);
        let of_heading = |at: usize| self.column(at).map_or(&[][..], |it| it.marks.as_slice());
        let mut marks = self.marks_of_row(row, figures);
        marks.extend(of_value.flat_map(|(_, at)| of_heading(*at).iter().cloned()));
        let mut said = text(qualifier).to_owned();
        let legend = marks.iter().filter_map(|mark| self.legend_of(mark));
        let meanings: Vec<String> =
            legend.chain(marks.iter().map(String::as_str)).map(str::to_lowercase).collect();
        for word in KEPT {
            let has = meanings.iter().any(|meaning| meaning.contains(word));
            if has && !said.contains(word) {
                said = if said.is_empty() { word.to_owned() } else { format!("{said}, {word}") };
            }
        }
        if said != text(qualifier) {
            made.set(qualifier, said, None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn a_mark_is_no_part_of_a_period_or_a_name_and_its_figures_keep_what_it_means() {
        let check = |heading: &str, legend: &str, flags: (bool, bool)| {
            let text = format!("Measure,Apr 2025,{heading}\nBins,5,6\nLoans,3,4\n{legend}");
            let found = tried(&Pack::default(), &text, &[]);
            let expected = [
                "Bins, own, 2025-04: 5",
                "Bins, own, 2025-05: 6",
                "Loans, own, 2025-04: 3",
                "Loans, own, 2025-05: 4",
            ];
            assert_eq!(found.figures(), expected, "{heading}: {:?}", found.asked());
            let series = &found.pack.measures[0].series;
            assert!(!series[0].provisional && !series[0].revised, "{heading}");
            assert_eq!((series[1].provisional, series[1].revised), flags, "{heading}");
        };
        check("May 2025*", "* provisional,,", (true, false));
        check("May 2025*", "", (false, false));
        check("May 2025 (p)", "p = provisional,,", (true, false));
        check("May 2025 (p)", "", (false, false));
        check("May 2025 [r]", "[r] Revised,,", (false, true));
        check("May 2025 (provisional)", "", (true, false));
        check("May 2025[r]", "[r] Revised,,", (false, true));
        check("May 2025 x", "x = partly revised,,", (false, true));
        check("May 2025p", "p = provisional,,", (true, false));
        check("May 2025†", "† excludes academies,,", (false, false));
    }

    #[test]
    fn letters_in_brackets_that_nobody_explains_are_words() {
        let found = tried(&Pack::default(), "Measure,Apr 2025 (n),Apr 2025 (%)\nBins,5,6\n", &[]);
        assert!(!found.asked().iter().any(|id| id.starts_with("twice")), "{:?}", found.asked());
    }
}
