//! A file of questions against those that are there: what it brings, and where both say something else.

use super::QuestionFile;
use crate::edit::Command;
use crate::model::{Pack, Question};
use std::sync::Arc;

/// A question that both have, and of which each says something else.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict {
    /// As it is here.
    pub ours: Question,
    /// As the file has it.
    pub theirs: Question,
}

/// What a file brings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merge {
    /// Questions that aren't here yet.
    pub new: Vec<Question>,
    /// Questions that are here and open, with the file's answers.
    pub answered: Vec<Question>,
    /// Those that somebody has to choose of.
    pub conflicts: Vec<Conflict>,
    /// How many bring nothing that isn't here.
    pub known: usize,
}

/// What a file brings to questions that are there. A question in it goes to nobody until somebody here says so, whatever
/// the file says of that; an answer doesn't change for whom a question is.
pub fn merge(there: &[Arc<Question>], file: &QuestionFile) -> Merge {
    let mut found = Merge::default();
    for theirs in &file.questions {
        let Some(ours) = there.iter().find(|held| held.id == theirs.id) else {
            found.new.push(Question { audience: None, ..theirs.clone() });
            continue;
        };
        let theirs = Question {
            audience: ours.audience,
            measure: ours.measure.clone(),
            extra: ours.extra.clone(),
            ..theirs.clone()
        };
        let same_question = ours.words.trim() == theirs.words.trim();
        let same_answer = ours.answer.trim() == theirs.answer.trim();
        match (ours.is_answered(), theirs.is_answered()) {
            _ if same_question && same_answer => found.known += 1,
            (_, false) if same_question => found.known += 1,
            (false, true) if same_question => found.answered.push(theirs),
            _ => found.conflicts.push(Conflict { ours: Question::clone(ours), theirs }),
        }
    }
    found
}

/// Questions with what a file brings: those that are new at the end, answers where there were none, and of each conflict
/// the file's where `theirs` says so, in the order of the conflicts.
pub fn merged(there: &[Arc<Question>], found: &Merge, theirs: &[bool]) -> Vec<Question> {
    let mut all: Vec<Question> = there.iter().map(|held| Question::clone(held)).collect();
    for question in found.changed(theirs) {
        if let Some(held) = all.iter_mut().find(|held| held.id == question.id) {
            *held = question;
        }
    }
    all.extend(found.new.iter().cloned());
    all
}

/// What can be taken into a pack in one step.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The step; `None` where there is nothing to take.
    pub command: Option<Command>,
    /// How many questions are about a measure that the pack hasn't: they are taken without it.
    pub without_measure: usize,
}

impl Merge {
    /// Whether it brings nothing.
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.answered.is_empty() && self.conflicts.is_empty()
    }

    /// Its answers to what is open, and nothing else: they can be taken without a choice.
    pub fn only_answers(self) -> Self {
        Self { answered: self.answered, ..Self::default() }
    }

    /// The questions that are here as they are then.
    fn changed(&self, theirs: &[bool]) -> Vec<Question> {
        let chosen = self.conflicts.iter().zip(theirs).filter(|(_, theirs)| **theirs);
        let chosen = chosen.map(|(conflict, _)| &conflict.theirs);
        self.answered.iter().chain(chosen).cloned().collect()
    }

    /// All of it as one step for a pack, with the file's side of the conflicts where `theirs` says so.
    pub fn placed(&self, pack: &Pack, theirs: &[bool]) -> Placed {
        let mut without_measure = 0;
        let new = self.new.iter().cloned().map(|question| {
            let is_there = question.measure.as_ref().is_none_or(|id| pack.measure(id).is_some());
            match is_there {
                true => question,
                false => {
                    without_measure += 1;
                    Question { measure: None, ..question }
                }
            }
        });
        let mut commands: Vec<Command> = new.map(|it| Command::Add(it.into())).collect();
        commands.extend(self.changed(theirs).into_iter().map(|it| Command::Set(it.into())));
        let label = "Take questions from a file".to_owned();
        let command = (!commands.is_empty()).then_some(Command::Batch { label, commands });
        Placed { command, without_measure }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Context, apply};
    use crate::model::{Audience, Measure};

    fn question(id: &str, words: &str, answer: &str) -> Question {
        Question {
            id: id.into(),
            words: words.to_owned(),
            answer: answer.to_owned(),
            ..Question::default()
        }
    }

    fn file(questions: &[Question]) -> QuestionFile {
        QuestionFile { organisation: String::new(), questions: questions.to_vec() }
    }

    fn there(questions: &[Question]) -> Vec<Arc<Question>> {
        questions.iter().cloned().map(Arc::new).collect()
    }

    #[test]
    fn only_answers_to_what_is_open_come_to_those_who_asked() {
        let asked = there(&[question("a", "Why?", ""), question("b", "When?", "In May")]);
        let came = file(&[
            question("a", "Why?", "Rents rose."),
            question("b", "When?", "In June"),
            question("c", "Who?", "All"),
        ]);
        let found = merge(&asked, &came).only_answers();
        let said: Vec<String> =
            merged(&asked, &found, &[]).into_iter().map(|it| it.answer).collect();
        assert_eq!(said, ["Rents rose.", "In May"]);
    }

    #[test]
    fn an_answer_comes_in_where_there_is_none_and_another_one_is_asked_about() {
        let check = |ours: Question, theirs: Question, expected: [usize; 4]| {
            let found =
                merge(&there(std::slice::from_ref(&ours)), &file(std::slice::from_ref(&theirs)));
            let counts =
                [found.new.len(), found.answered.len(), found.conflicts.len(), found.known];
            assert_eq!(counts, expected, "{ours:?} {theirs:?}");
        };
        let of = |answer: &str| question("q", "Why?", answer);
        check(of(""), question("p", "Why?", ""), [1, 0, 0, 0]);
        check(of(""), of("Rain"), [0, 1, 0, 0]);
        check(of("Rain"), of("Rain "), [0, 0, 0, 1]);
        check(of("Rain"), of(""), [0, 0, 0, 1]);
        check(of(""), of(""), [0, 0, 0, 1]);
        check(of("Rain"), of("Snow"), [0, 0, 1, 0]);
        // Another question under the same id is no answer to ours.
        check(of(""), question("q", "Who?", "Ann"), [0, 0, 1, 0]);
        check(of("Rain"), question("q", "Who?", "Rain"), [0, 0, 1, 0]);
    }

    #[test]
    fn a_file_releases_nothing() {
        let public = |answer: &str| Question {
            audience: Some(Audience::Public),
            ..question("q", "Why?", answer)
        };
        let found = merge(&[], &file(&[public("")]));
        assert_eq!(found.new[0].audience, None);
        let found = merge(&there(&[question("q", "Why?", "")]), &file(&[public("Rain")]));
        assert_eq!(found.answered[0].audience, None);
        // What was released here stays so.
        let found = merge(&there(&[public("")]), &file(&[question("q", "Why?", "Rain")]));
        assert_eq!(found.answered[0].audience, Some(Audience::Public));
    }

    #[test]
    fn a_pack_takes_it_in_one_step_and_a_second_time_nothing() {
        let measure = Measure { id: "m".into(), name: "M".to_owned(), ..Measure::default() };
        let about = |id: &str, measure: &str| Question {
            measure: Some(measure.into()),
            ..question(id, "Why?", "")
        };
        let mut pack = Pack {
            measures: vec![measure.into()],
            questions: there(&[question("open", "Who?", ""), question("told", "When?", "May")]),
            ..Pack::default()
        };
        let file = file(&[
            about("new", "m"),
            about("lost", "gone"),
            question("open", "Who?", "Ann"),
            question("told", "When?", "June"),
        ]);
        for (theirs, expected) in [(false, "May"), (true, "June")] {
            let found = merge(&pack.questions, &file);
            let placed = found.placed(&pack, &[theirs]);
            assert_eq!(placed.without_measure, 1);
            let mut taken = pack.clone();
            apply(&mut taken, placed.command.unwrap(), &Context::default()).unwrap();
            let answer = |id: &str| taken.question(&id.into()).unwrap().answer.clone();
            assert_eq!((answer("open").as_str(), answer("told").as_str()), ("Ann", expected));
            assert_eq!(taken.question(&"lost".into()).unwrap().measure, None);
            assert_eq!(taken.question(&"new".into()).unwrap().measure, Some("m".into()));
            let again = merge(&taken.questions, &file);
            assert_eq!(again.conflicts.len(), usize::from(!theirs));
            let kept = again.placed(&taken, &[false]);
            assert_eq!((kept.command, kept.without_measure), (None, 0));
            // The store of a reader comes to the same, but for the measure, which it can't know to be gone.
            let own = merged(&pack.questions, &found, &[theirs]);
            assert_eq!(own.len(), taken.questions.len());
        }
        pack.questions.clear();
        assert!(merge(&pack.questions, &QuestionFile::default()).is_empty());
    }
}
