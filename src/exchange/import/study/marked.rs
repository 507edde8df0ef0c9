//! Marks beside figures, by what the file's own legend says of them.

use super::deciding::Deciding;
use super::recast::{At, Made};
use super::values::Values;
use crate::exchange::reading::value;
use std::collections::BTreeMap;

impl Deciding<'_> {
    /// What the file itself says that a mark beside a figure means, or a code in its place.
    pub(super) fn legend_of(&self, mark: &str) -> Option<&str> {
        self.layout.legend.says(mark)
    }

    /// What stands beside the number of a marked figure, where the file says what that means: the mark and its meaning.
    pub(super) fn mark_of<'b>(&self, text: &'b str) -> Option<(&'b str, &str)> {
        let of_number = |c: char| c.is_ascii_digit() || " ,.%£$€\u{a0}".contains(c);
        let mark = text.trim().trim_matches(of_number);
        Some((mark, self.legend_of(mark)?))
    }

    /// The number in a text behind which a mark stands that the file explains: `131 b` where it says that `b` is a break
    /// in the series, whatever else a `b` may be.
    pub(super) fn by_legend(&self, text: &str) -> Option<String> {
        let text = text.trim();
        let at = text.find(|c: char| !(c.is_ascii_digit() || " ,.-−£$€".contains(c)))?;
        let (number, mark) = text.split_at_checked(at)?;
        self.legend_of(mark)?;
        let number = number.trim().trim_start_matches(['£', '$', '€']);
        value::number(number).map(|number| number.to_string())
    }

    /// Why marked figures may be taken as numbers: what the file says of their marks, or that they have some.
    pub(super) fn why_marked<'b>(&self, marked: impl Iterator<Item = &'b String>) -> String {
        let said: BTreeMap<&str, &str> = marked.filter_map(|text| self.mark_of(text)).collect();
        if said.is_empty() {
            return "a mark or a sign stands beside the number".to_owned();
        }
        let said: Vec<String> =
            said.iter().map(|(mark, meaning)| format!("'{mark}' is '{meaning}'")).collect();
        format!("the file says: {}", said.join(", "))
    }

    /// Notes that a figure is expected to change, where the file says so of its mark.
    pub(super) fn qualified(&self, text: &str, from: At, column: Option<usize>, made: &mut Made) {
        let Some((_, meaning)) = self.mark_of(text) else { return };
        let words: Vec<&str> = ["provisional", "revised"]
            .into_iter()
            .filter(|word| meaning.to_lowercase().contains(word))
            .collect();
        if !words.is_empty() {
            made.set(column, words.join(", "), Some(from));
        }
    }

    /// Whether an answer was given about the reading of a text beside which a mark or a magnitude stands.
    pub(super) fn is_settled(&self, text: &str, row: usize, name: &str, values: &Values) -> bool {
        let (marked, magnitudes) =
            (self.asking.is_answered("marked-figures"), self.asking.is_answered("magnitudes"));
        // Of most files neither is asked: no cell of theirs is read again for it.
        if !(marked || magnitudes) {
            return false;
        }
        if self.is_marked(text, row, name, values) {
            return marked;
        }
        magnitudes && self.in_full(text, row, name, values).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tried::tried;
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
}
