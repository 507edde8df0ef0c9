//! A dash alone among sums of money: nil, as accountants write it, or no figure. Asked once for the file.

use super::super::columns::deciding::Deciding;
use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::super::units::of_figures::Units;
use super::super::units::stated::CURRENCIES;
use std::collections::{BTreeMap, BTreeSet, HashSet};

pub(in super::super) const ASKED_DASHES: &str = "dashes";

const NIL: &str = "nil: nought";
const MISSING: &str = "missing: no figure";

/// How dashes among sums of money are read.
#[derive(Default)]
pub(in super::super) struct Dashes {
    /// The measures that count money, by plain name.
    of: HashSet<String>,
    /// What is read; nothing while that waits.
    read: Option<&'static str>,
}

impl Dashes {
    /// What is read for a dash in place of a figure of a measure; none for any other text.
    pub(in super::super) fn read(
        &self,
        text: &str,
        called: &str,
    ) -> Option<Result<&'static str, &'static str>> {
        let asked = !self.of.is_empty() && is_dash(text) && self.of.contains(&plain(called));
        asked.then(|| self.read.ok_or(ASKED_DASHES))
    }
}

impl Deciding<'_> {
    /// What dashes in place of sums of money say; asks.
    pub(in super::super) fn dashes(
        &mut self,
        units: &Units,
        names: &BTreeMap<usize, String>,
    ) -> Dashes {
        let mut dashed: BTreeMap<String, (usize, usize, String)> = BTreeMap::new();
        let mut with_currency = HashSet::new();
        for (at, _) in self.quantities().into_iter().filter(|(_, target)| !target) {
            for row in &self.rows {
                let text = self.text(*row, at);
                let dash = is_dash(text) && self.legend_of(text).is_none();
                let currency = text.contains(CURRENCIES);
                if !(dash || currency) {
                    continue;
                }
                let name = names.get(row).map_or("", String::as_str);
                let called = self.called(name, at, units.several);
                if currency {
                    with_currency.insert(plain(&called));
                } else {
                    dashed.entry(called.into_owned()).or_insert((*row, at, name.to_owned()));
                }
            }
        }
        let money = |(called, (row, at, name)): &(&String, &(usize, usize, String))| {
            with_currency.contains(&plain(called)) || self.counts_money(*row, *at, name, units)
        };
        let of: BTreeSet<String> =
            dashed.iter().filter(money).map(|(called, _)| called.clone()).collect();
        if of.is_empty() {
            return Dashes::default();
        }
        let listed: Vec<String> = of.iter().filter(|name| !name.is_empty()).cloned().collect();
        let among = match listed.is_empty() {
            true => "the sums".to_owned(),
            false => few(&listed, 3),
        };
        let question = Question::new(ASKED_DASHES, format!("What does '-' in {among} stand for?"))
            .answers([NIL, MISSING])
            .because("accounts have it for nil, and other tables where there is no figure")
            .holding("the cells with a dash");
        let read = match self.asking.ask(question).as_deref() {
            Some(NIL) => Some("0"),
            Some(_) => Some("not available"),
            None => None,
        };
        Dashes { of: of.iter().map(|name| plain(name)).collect(), read }
    }
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "£-" | "£ -" | "£–")
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn a_dash_among_sums_of_money_is_asked_about_once() {
        let check = |text: &str, answer: Option<&str>, expected: &[&str], asked: bool| {
            let answers: Vec<_> = answer.map(|it| (ASKED_DASHES, it)).into_iter().collect();
            let found = tried(&Pack::default(), text, &answers);
            assert_eq!(found.asked().contains(&ASKED_DASHES), asked, "{text}");
            let figures = found.figures();
            let april: Vec<&str> = figures
                .iter()
                .filter(|it| it.contains("2025-04"))
                .map(|it| it.rsplit(": ").next().unwrap())
                .collect();
            assert_eq!(april, expected, "{text}");
        };
        let unit = "Measure,Unit,Apr 2025,May 2025\nBins,number,-,4\nFees,£,-,60\nRent,£,–,500\n";
        let bins = "not available";
        check(unit, None, &[bins], true);
        check(unit, Some(NIL), &[bins, "0", "0"], true);
        check(unit, Some(MISSING), &[bins; 3], true);
        let name = "Measure,Apr 2025,May 2025\nRent (£000),-,500\n";
        check(name, Some(NIL), &["0"], true);
        let cells = "Measure,Apr 2025,May 2025\nRent,-,£500\n";
        check(cells, Some(NIL), &["0"], true);
        check("Measure,Apr 2025,May 2025\nBins,-,5\n", None, &[bins], false);
        let legend = "Measure,Apr 2025,May 2025\nRent,-,£500\n- = not available,,\n";
        check(legend, None, &[bins], false);
    }
}
