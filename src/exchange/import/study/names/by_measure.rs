//! A question about the figures of several measures, of which one answer may not serve all: asked once, and of each measure
//! by itself where that is answered.

use super::super::question::{Asking, Question};
use super::words::plain;

/// The answer that one answer doesn't serve all of the measures.
pub(in super::super) const EACH: &str = "it differs: ask for each measure";

/// The most measures of which it is asked one by one; those after wait for an answer that serves them all.
const MOST: usize = 40;

/// A measure that is asked about.
pub(in super::super) struct OfMeasure {
    /// What it is called; nothing where the file has one measure and doesn't name it.
    pub(in super::super) name: String,
    /// What is asked of it alone.
    pub(in super::super) text: String,
}

/// What was answered of one measure, or the question that its figures wait for.
pub(in super::super) type Answered = Result<String, String>;

impl Asking<'_> {
    /// Asks of all of the measures at once, and of each where that is answered; what was answered of each, in their order.
    pub(in super::super) fn of_measures(
        &mut self,
        question: Question,
        measures: &[OfMeasure],
    ) -> Vec<Answered> {
        let several = measures.len() > 1;
        let alone = question.clone();
        let id = question.id.clone();
        let asked = if several { question.answers([EACH]) } else { question };
        let answer = self.ask(asked);
        if answer.as_deref() != Some(EACH) {
            return vec![answer.ok_or(id); measures.len()];
        }
        let each = measures.iter().enumerate().map(|(at, measure)| {
            if at >= MOST {
                return Err(id.clone());
            }
            let own = id_of(&id, &measure.name);
            let holding = format!("those figures of '{}'", measure.name);
            let question =
                Question { id: own.clone(), text: measure.text.clone(), ..alone.clone() };
            self.ask(question.holding(holding)).ok_or(own)
        });
        each.collect()
    }
}

/// The id of a question that is asked of one measure.
pub(in super::super) fn id_of(id: &str, name: &str) -> String {
    format!("{id}-{}", plain(name).replace(' ', "-"))
}

#[cfg(test)]
mod tests {
    use super::super::super::question::Answers;
    use super::*;

    #[test]
    fn one_answer_serves_all_or_each_is_asked() {
        let measures = ["Rent", "Bins missed"]
            .map(|name| OfMeasure { name: name.to_owned(), text: format!("Is {name} so?") });
        let check = |answers: &[(&str, &str)], count: usize, expected: [Result<&str, &str>; 2]| {
            let of = |(id, answer): &(&str, &str)| ((*id).to_owned(), (*answer).to_owned());
            let answers: Answers = answers.iter().map(of).collect();
            let mut asking = Asking::new(&answers);
            let question = Question::new("so", "Are these so?").answers(["yes", "no"]);
            let found = asking.of_measures(question, &measures[..count]);
            let expected: Vec<Answered> = expected[..count]
                .iter()
                .map(|it| it.map(str::to_owned).map_err(str::to_owned))
                .collect();
            assert_eq!(found, expected, "{answers:?}");
        };
        check(&[], 2, [Err("so"), Err("so")]);
        check(&[("so", "no")], 2, [Ok("no"), Ok("no")]);
        let each = ("so", EACH);
        check(&[each], 2, [Err("so-rent"), Err("so-bins-missed")]);
        check(&[each, ("so-bins-missed", "yes")], 2, [Err("so-rent"), Ok("yes")]);
        // Of one alone nothing differs.
        check(&[each], 1, [Err("so"), Ok("")]);
    }
}
