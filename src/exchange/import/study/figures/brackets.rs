//! Figures in brackets, `(250)`: an accountant's minus, or brackets that say nothing of the kind. Told by what the file
//! or the pack says, and asked where nothing does.

use super::super::columns::deciding::Deciding;
use super::super::names::words::{few, plain, says};
use super::super::question::Question;
use super::commas::Commas;
use crate::exchange::reading::value;
use std::collections::{BTreeMap, BTreeSet, HashSet};

pub(in super::super) const ASKED_BRACKETS: &str = "brackets";

const MINUS: &str = "a minus";
const NOTHING: &str = "nothing: the figure itself";
const AS_TEXT: &str = "something else: keep them as text";

/// How figures in brackets are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in super::super) enum Brackets {
    /// There are none, or they stay text.
    #[default]
    AsText,
    Minus,
    Itself,
    Waits,
}

impl Brackets {
    /// What is read for a figure in brackets; nothing for any other text.
    pub(in super::super) fn read(self, text: &str) -> Option<Result<String, &'static str>> {
        if self == Self::AsText || !text.contains('(') {
            return None;
        }
        let inner = value::in_brackets(text)?;
        match self {
            Self::Minus => Some(Ok(format!("-{inner}"))),
            Self::Itself => Some(Ok(inner)),
            Self::Waits => Some(Err(ASKED_BRACKETS)),
            Self::AsText => None,
        }
    }
}

impl Deciding<'_> {
    /// What brackets around figures say; asks.
    pub(in super::super) fn brackets(
        &mut self,
        commas: Commas,
        names: &BTreeMap<usize, String>,
    ) -> Brackets {
        let mut found = BTreeSet::new();
        let mut of = HashSet::new();
        let mut minus = None;
        for (at, _) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                if minus.is_none()
                    && text.starts_with(['-', '\u{2212}'])
                    && value::number(text).is_some()
                {
                    minus = Some(text.to_owned());
                }
                if !text.contains('(') {
                    continue;
                }
                let pointed = commas.with_point(text);
                if value::in_brackets(&pointed).is_some() {
                    found.insert(text.to_owned());
                    of.insert(names.get(row).cloned().unwrap_or_default());
                    of.insert(self.name(at));
                }
            }
        }
        if found.is_empty() {
            return Brackets::AsText;
        }
        let listed: Vec<String> = found.into_iter().collect();
        let mut question = Question::new(
            ASKED_BRACKETS,
            format!("What do the brackets around {} say?", few(&listed, 4)),
        )
        .answers([MINUS, NOTHING, AS_TEXT])
        .holding("every figure in brackets");
        question = match self.says_minus(&of) {
            Some(why) => question.because(why).assuming(MINUS),
            None => question.because(match minus {
                Some(minus) => format!(
                    "accountants write a minus so, and the file has a minus of its own, '{minus}'"
                ),
                None => "accountants write a minus so, and others a remark".to_owned(),
            }),
        };
        match self.asking.ask(question).as_deref() {
            Some(MINUS) => Brackets::Minus,
            Some(NOTHING) => Brackets::Itself,
            Some(_) => Brackets::AsText,
            None => Brackets::Waits,
        }
    }

    /// Why brackets are a minus, where a line of the file, the name of what stands in them or the pack's figures say so.
    fn says_minus(&self, names: &HashSet<String>) -> Option<String> {
        const WORDS: [&str; 6] =
            ["negative", "minus", "deficit", "overspend", "overspent", "adverse"];
        let under = self.layout.out.keys().filter_map(|row| self.layout.table.rows.get(*row));
        let lines = self.layout.titles.iter().chain(under.flatten());
        let about = |line: &&String| {
            says(line, &["bracket", "brackets", "parentheses"]) && says(line, &WORDS)
        };
        if let Some(line) = lines.filter(|it| it.len() < 300).find(about) {
            return Some(format!("the file says: {}", line.trim()));
        }
        // `Surplus/(deficit)`
        let named = |name: &&String| name.contains("/(") || name.contains("/ (");
        if let Some(name) = names.iter().filter(named).min() {
            return Some(format!("'{name}' names the lesser side in brackets"));
        }
        let called: HashSet<String> = names.iter().map(|name| self.meant(plain(name))).collect();
        let mut held = self.pack.measures.iter().filter(|it| called.contains(&plain(&it.name)));
        let below = held.find(|it| {
            let below = |at: &crate::model::Observation| {
                matches!(at.reading, crate::model::Reading::Number(it) if it.get() < 0.0)
            };
            it.series.iter().any(below)
        })?;
        Some(format!("the pack has figures of '{}' below zero", below.name))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::Pack;

    #[test]
    fn brackets_are_told_by_what_the_file_or_the_pack_says_or_asked_about() {
        let check = |pack: &Pack, text: &str, answer: Option<&str>, taken: &str, open: bool| {
            let answers: Vec<_> = answer.map(|it| (ASKED_BRACKETS, it)).into_iter().collect();
            let found = tried(pack, text, &answers);
            assert_eq!(found.question(ASKED_BRACKETS).is_open(), open, "{text}");
            let lines = found.figures();
            let may = lines.iter().find(|it| it.contains("2025-05") && !it.contains("Loans"));
            let read = may.map_or("", |it| it.rsplit(": ").next().unwrap());
            assert_eq!(read, taken, "{text} {answer:?}: {lines:?}");
        };
        let none = Pack::default();
        let file = |name: &str, cell: &str, note: &str| {
            format!(
                "Measure,Apr 2025,May 2025,Jun 2025\n{name},120,{cell},130\nLoans,5,6,7\n{note},,,\n"
            )
        };
        let plain = file("Variance", "(250)", "Source: finance");
        check(&none, &plain, None, "", true);
        check(&none, &plain, Some("a minus"), "-250", false);
        check(&none, &plain, Some(NOTHING), "250", false);
        check(&none, &plain, Some(AS_TEXT), "text", false);
        check(&none, &file("Variance", "£(250)", "Source: finance"), Some(MINUS), "-250", false);
        check(&none, &file("Variance", "(£250)", "Source: finance"), Some(MINUS), "-250", false);
        check(&none, &file("Growth", "(2.5%)", "Source: finance"), Some(MINUS), "-2.5", false);
        let said = "Figures in brackets are negative";
        check(&none, &file("Variance", "(250)", said), None, "-250", false);
        check(&none, &file("Surplus/(deficit)", "(250)", "Source: finance"), None, "-250", false);
        let pack = pack_of(&[("Variance", &[("2024-04", -30.0)])]);
        check(&pack, &plain, None, "-250", false);
    }

    #[test]
    fn a_target_in_brackets_waits_too() {
        let text = "Measure,Period,Value,Target\nVariance,2025/26 Q1,10,(250)\n";
        let target = |answers: &[(&str, &str)]| {
            let found = tried(&Pack::default(), text, answers);
            let targets = found.pack.measures.iter().flat_map(|it| it.targets.values());
            targets.flat_map(|it| it.trajectory.iter().map(|step| step.plan)).collect::<Vec<_>>()
        };
        assert_eq!(target(&[]), []);
        let taken = [("brackets", "a minus"), ("tenfold-plan", "take them")];
        assert_eq!(target(&taken), [crate::model::Bounds::Value((-250).into())]);
    }
}
