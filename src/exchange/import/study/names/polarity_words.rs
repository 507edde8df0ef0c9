//! Words and codes for which way is better.

use super::super::columns::deciding::Deciding;
use super::super::columns::listed::AS_ANSWERED;
use super::super::figures::values::{CellText, Values};
use super::super::question::Question;
use crate::exchange::import::role::Role;
use crate::exchange::reading::choice;
use crate::model::Polarity;
use std::borrow::Cow;
use std::collections::BTreeMap;

impl Deciding<'_> {
    /// Words of polarity that aren't known, and what they are taken for.
    pub(in super::super) fn polarities(&mut self, values: &mut Values) {
        let Some(at) = self.with(Role::Polarity).first().copied() else { return };
        let mut guessed: BTreeMap<String, &'static str> = BTreeMap::new();
        for row in &self.rows {
            let text = self.text(*row, at);
            let said = choice::words(text);
            let known =
                choice::polarity(&said).is_some() || matches!(said.as_str(), "" | "n/a" | "na");
            let guess = match choice::likely_polarity(text) {
                Some(Polarity::HigherIsBetter) if !known => "higher is better",
                Some(Polarity::LowerIsBetter) if !known => "lower is better",
                _ => continue,
            };
            guessed.insert(text.to_owned(), guess);
        }
        if guessed.is_empty() {
            return;
        }
        // What its codes mean was asked with what the column holds.
        if self.column(at).is_some_and(|it| it.why == AS_ANSWERED) {
            values.polarity = guessed.into_iter().map(|(text, it)| (text, Some(it))).collect();
            return;
        }
        let words: Vec<String> =
            guessed.iter().map(|(text, guess)| format!("{text}: {guess}")).collect();
        let question =
            Question::new("polarity-words", format!("Is it meant so: {}?", words.join("; ")))
                .answers(["yes", "no"])
                .because("the words may also say which way it has gone")
                .holding(format!("the column '{}'", self.name(at)));
        let answer = self.asking.ask(question);
        for (text, guess) in guessed {
            let taken = (answer.as_deref() == Some("yes")).then_some(guess);
            values.polarity.insert(text, taken);
        }
        if answer.as_deref() == Some("no") {
            self.change(at, |it| it.leave("you said that it means something else"));
        }
    }

    /// What is read for a word of polarity.
    pub(in super::super) fn polarity_of<'b>(&self, text: &'b str, values: &Values) -> CellText<'b> {
        match values.polarity.get(text) {
            Some(Some(said)) => CellText::As(Cow::Borrowed(said)),
            Some(None) => CellText::Waits("polarity-words".into()),
            None => CellText::As(Cow::Borrowed(text)),
        }
    }
}
