//! What a set that is being written lacks, or leaves open.

use crate::training::{Exercise, ExerciseSet, NotSolvable, Play, Task};

/// Something that is missing or ambiguous.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The exercise, by its place; none where it is the set's.
    pub exercise: Option<usize>,
    /// What, in a sentence.
    pub says: String,
}

/// How many other seeds each exercise is tried with.
const SEEDS: u32 = 5;

/// Everything that is missing or ambiguous, in order; nothing where the set can be handed out.
pub fn findings(set: &ExerciseSet) -> Vec<Finding> {
    let of_set = [
        (set.name.trim().is_empty(), "The set has no name."),
        (set.id.trim().is_empty(), "The set has no id: results and codes are kept by it."),
        (set.exercises.is_empty(), "The set has no exercises yet."),
    ];
    let of_set = of_set.into_iter().filter(|it| it.0).map(|(_, says)| (None, says.to_owned()));
    let of_each = set.exercises.iter().enumerate().flat_map(|(at, exercise)| {
        of_exercise(exercise).into_iter().map(move |says| (Some(at), says))
    });
    of_set.chain(of_each).map(|(exercise, says)| Finding { exercise, says }).collect()
}

fn of_exercise(exercise: &Exercise) -> Vec<String> {
    let lacking = [
        (exercise.name.trim().is_empty(), "It has no name."),
        (exercise.question.trim().is_empty(), "Nothing is asked: write the question."),
        (exercise.teaches.trim().is_empty(), "It doesn’t say what it teaches."),
        (exercise.minutes == 0, "It doesn’t say how many minutes it takes."),
        (exercise.right.trim().is_empty(), "Nothing is said where all is right: name the rule."),
        (exercise.wrong.is_empty(), "No likely wrong answer is foreseen."),
    ];
    let mut found: Vec<String> =
        lacking.into_iter().filter(|it| it.0).map(|(_, says)| says.to_owned()).collect();
    found.extend(stands_nowhere(exercise));
    found.extend(exercise.outside_unit().map(|what| {
        format!("As it is, or done again with other figures, {what}. Nobody can report that.")
    }));
    match exercise.play(0) {
        Err(why) => found.push(cannot(&why)),
        Ok(play) => {
            if play.questions.is_empty() {
                found.push("It asks about nothing.".to_owned());
            }
            found.extend(wrong(exercise, &play));
            found.extend((0..exercise.again.len()).flat_map(|at| of_ground(exercise, at)));
            let turns = u32::try_from(exercise.again.len()).unwrap_or_default();
            let mut seeds = (1..=SEEDS).map(|seed| turns.saturating_add(seed));
            let fails = seeds.find_map(|seed| exercise.play(seed).err());
            found.extend(
                fails.map(|why| format!("Done again with other figures, it can’t be done: {why}.")),
            );
        }
    }
    found
}

/// What one of its other grounds lacks or leaves open.
fn of_ground(exercise: &Exercise, at: usize) -> Vec<String> {
    let ground = exercise.on_other_ground(at);
    let mut found: Vec<String> = stands_nowhere(&ground).into_iter().collect();
    match ground.play(0) {
        Err(why) => found.push(cannot(&why)),
        Ok(play) => found.extend(wrong(&ground, &play)),
    }
    found.into_iter().map(|says| format!("On other ground {}: {says}", at + 1)).collect()
}

/// A card whose measures may stand anywhere: its model would be balanced, and nobody could defend it.
fn stands_nowhere(exercise: &Exercise) -> Option<String> {
    let Task::BuildCard(card) = &exercise.task else { return None };
    let measures = exercise.pack.get("measures").and_then(|it| it.as_array()).map_or(0, Vec::len);
    (card.stands.len() < measures).then(|| {
        "It doesn’t say of every measure where it may stand and why (at the end of its forms): its model card may make no sense.".to_owned()
    })
}

fn cannot(why: &NotSolvable) -> String {
    match why {
        NotSolvable::NoSingleAnswer(which) => {
            format!("It has not exactly one right answer: {which}.")
        }
        why => format!("It can’t be done: {why}."),
    }
}

/// What is wrong with the likely wrong answers. Of those written in words the text stands for many, so only those that
/// are chosen are held against the right ones.
fn wrong(exercise: &Exercise, play: &Play) -> Vec<String> {
    let right = play.right();
    let mut found = Vec::new();
    for (at, wrong) in exercise.wrong.iter().enumerate() {
        if wrong.says.trim().is_empty() {
            found.push(format!("Likely wrong answer {} says nothing.", at + 1));
        }
        let of = |question: &str| wrong.of.as_ref().is_none_or(|it| it == question);
        let asked = play.questions.iter().zip(&right).filter(|(it, _)| of(&it.id));
        let (all, is_right) = asked.fold((0, 0), |(all, same), (_, right)| {
            (all + 1, same + usize::from(*right == wrong.answer))
        });
        if all > 0 && all == is_right {
            found.push(format!("Likely wrong answer {} is the right one.", at + 1));
        }
    }
    found
}
