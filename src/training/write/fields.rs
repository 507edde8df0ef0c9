//! The forms of an exercise: what all have, its small pack, what its kind asks for, and what is said to answers.

use super::as_file;
use super::field::{Field, Shape};
use super::grounds;
use super::group::{Group, Keyed, List, entries, known, plain};
use super::on_plans;
use super::place::step;
use crate::training::kinds::Part;
use crate::training::{Answering, Exercise, Task};
use serde_json::{Value, json};

/// The forms of an exercise.
pub fn groups(exercise: &Exercise) -> Vec<Group> {
    let mut all = vec![about()];
    all.extend(ground(exercise));
    all.extend(grounds::groups(exercise, ground));
    all
}

/// The forms of what another ground has in its place.
fn ground(exercise: &Exercise) -> Vec<Group> {
    let file = as_file(exercise);
    let mut all = measures(&file);
    all.extend(task(exercise, &file));
    all.extend(on_plans::groups(&exercise.task, &file));
    all.extend(said(exercise));
    all
}

fn about() -> Group {
    plain(
        "The exercise",
        vec![
            Field::new("/name", "Name", Shape::Text),
            Field::new("/minutes", "Minutes it takes", Shape::Whole),
            Field::new("/teaches", "What it teaches", Shape::Text).long().hint("In a sentence."),
            Field::new("/question", "The question", Shape::Text).long(),
            Field::new("/hidden", "What is hidden until it is answered", Shape::OptionalText)
                .hint("In words, such as “The floor.” Leave it empty where nothing is."),
            Field::new("/pack/organisation/clock", "Today, as the exercise has it", Shape::Text)
                .hint("A day, as 2025-10-31: the exercise is the same whenever it is done."),
            Field::new("/vary", "How figures differ when it is done again", Shape::Vary)
                .hint("“steps of 1, at most 8” moves figures and plans together; “times 2 to 6 over 4” multiplies them. Empty: the same figures again."),
        ],
    )
}

const POLARITY: [(&str, &str); 4] = [
    ("", "Not set"),
    ("higher_is_better", "Higher is better"),
    ("lower_is_better", "Lower is better"),
    ("no_polarity", "Neither"),
];
const FREQUENCY: [(&str, &str); 5] = [
    ("", "Not set"),
    ("monthly", "Monthly"),
    ("quarterly", "Quarterly"),
    ("half_yearly", "Half-yearly"),
    ("yearly", "Yearly"),
];
const ACCUMULATION: [(&str, &str); 6] = [
    ("", "Not set"),
    ("sum", "Added up"),
    ("running", "Running total"),
    ("mean", "Mean of the periods"),
    ("ratio", "Ratio: all numerators over all denominators"),
    ("latest", "Latest"),
];

/// Each measure of the small pack.
fn measures(file: &Value) -> Vec<Group> {
    let all = file.pointer("/pack/measures").and_then(Value::as_array);
    let all = all.map(Vec::as_slice).unwrap_or_default();
    let mut groups: Vec<Group> = all.iter().enumerate().map(|it| measure(file, it)).collect();
    let number = (1..).find(|number: &usize| {
        let id = format!("measure-{number}");
        !all.iter().any(|it| it.get("id").is_some_and(|it| *it == id))
    });
    let id = format!("measure-{}", number.unwrap_or_default());
    let new = json!({
        "id": id, "name": "A measure", "frequency": "monthly", "polarity": "higher_is_better",
        "accumulation": "latest", "precision": 1, "specification": {}, "series": [], "targets": {},
    });
    if let Some(last) = groups.last_mut() {
        last.more = Some(List { place: "/pack/measures".to_owned(), add: "Add a measure", new });
    }
    groups
}

fn measure(file: &Value, (at, measure): (usize, &Value)) -> Group {
    let its = |field: &str| format!("/pack/measures/{at}/{field}");
    // A measure of an exercise has the target of one year.
    let year = measure.get("targets").and_then(Value::as_object).and_then(|it| it.keys().next());
    let year = year.map_or("2025/26", String::as_str);
    let target = |field: &str| its(&format!("targets/{}/{field}", step(year)));
    let id = measure.get("id").and_then(Value::as_str).unwrap_or_default();
    let on_a_plan = on_plans::of_measure(file, &its);
    let mut group = Group {
        heading: format!("The measure “{id}”"),
        fields: vec![
            Field::new(its("name"), "Name", Shape::Text),
            Field::new(its("unit"), "Unit", Shape::OptionalText),
            Field::new(its("precision"), "Decimal places", Shape::OptionalNumber),
            Field::new(its("polarity"), "Which way is better", Shape::OptionalText).of(POLARITY),
            Field::new(its("frequency"), "How often it reports", Shape::OptionalText).of(FREQUENCY),
            Field::new(its("accumulation"), "How its year to date is made", Shape::OptionalText)
                .of(ACCUMULATION),
            Field::new(target("aim"), format!("Target for {year}"), Shape::Aim)
                .hint("A figure, or a range such as “4 to 8”."),
            Field::new(target("text"), "The target as written", Shape::OptionalText)
                .hint("Such as “23%+”. Shown in place of the plan."),
            Field::new(
                target("strict"),
                "Is the limit itself off target, as with “>”?",
                Shape::Tick,
            ),
            Field::new(target("tolerance"), "Tolerance", Shape::Tolerance)
                .hint("An amount such as 2, or a share of the plan such as 5%."),
            Field::new(target("trajectory"), "The plan of each period", Shape::Plans)
                .hint("A line for each: 2025-09: 48"),
            Field::new(its("series"), "Figures", Shape::Series)
                .hint("A line for each: 2025-09: 48, or as parts: 2025-09: 2 of 4"),
        ],
        one_of: (at > 0).then(|| ("/pack/measures".to_owned(), at)),
        more: None,
    };
    group.fields.extend(on_a_plan);
    group
}

/// What a kind asks for.
fn task(exercise: &Exercise, file: &Value) -> Vec<Group> {
    let known = known(file, "/pack/measures");
    let of = |place: &str, label: &str| Field::new(place, label, Shape::Text).of(known.clone());
    match &exercise.task {
        Task::Rate(rate) => {
            rate_groups(file, &known, rate.items.iter().map(|it| it.id.clone()).collect())
        }
        Task::SetTolerance(_) => {
            let offered = plain(
                "The tolerances to choose from",
                vec![
                    of("/task/measure", "Of which measure"),
                    Field::new("/task/offered", "Amounts, with commas between", Shape::Numbers)
                        .hint("Exactly one of them must give all that is wanted."),
                ],
            );
            let new = json!({ "figure": 0, "status": "red" });
            let goals = entries(
                file,
                ("/task/goals", "What is wanted:"),
                ("Add what is wanted", new),
                |at| {
                    vec![
                        Field::new(at("figure"), "A figure", Shape::OptionalNumber),
                        Field::new(at("status"), "Its rating", Shape::Text).of(RATINGS),
                    ]
                },
            );
            std::iter::once(offered).chain(goals).collect()
        }
        Task::ChooseAccumulation(_) => vec![plain(
            "What is compared",
            vec![
                of("/task/measure", "The measure with figures by period"),
                of("/task/whole", "The hidden measure with the same, counted once as a whole"),
            ],
        )],
        Task::ProfileTarget(_) => {
            let which = plain(
                "What is profiled",
                vec![
                    of("/task/measure", "The measure with the target and the figures so far"),
                    of("/task/earlier", "The measure with the figures of the years before"),
                ],
            );
            let number =
                file.pointer("/task/offered").and_then(Value::as_array).map_or(0, Vec::len);
            let new = json!({ "id": format!("profile-{}", number + 1), "name": "A profile", "plans": [] });
            let offered =
                entries(file, ("/task/offered", "Profile"), ("Add a profile", new), |at| {
                    vec![
                        Field::new(at("name"), "Name", Shape::Text),
                        Field::new(
                            at("plans"),
                            "The plan of each period, with commas between",
                            Shape::Numbers,
                        ),
                    ]
                });
            std::iter::once(which).chain(offered).collect()
        }
        Task::SignalOrNoise(_) => vec![plain(
            "The charts",
            vec![
                Field::new(
                    "/task/charts",
                    "A line for each measure: its id, its mean, its spread",
                    Shape::Charts,
                )
                .hint("waits: 40, 3 – figures are drawn anew from these for each seed."),
                Field::new("/task/points", "Figures in each, at least 13", Shape::Whole),
                Field::new("/task/signals", "In how many something happened", Shape::Whole),
                Field::new("/task/days", "Days of work to look into one chart", Shape::Whole),
            ],
        )],
        Task::WriteException(_) => {
            let mut fields =
                vec![of("/task/measure", "The measure, for which an exception is due")];
            fields.extend(Part::ALL.map(|part| {
                let field = Field::new(format!("/task/{}", part.key()), part.words(), Shape::Text);
                match part {
                    Part::BackOnTrack | Part::Owner => field,
                    _ => field.long(),
                }
            }));
            vec![plain("A model answer to each part", fields)]
        }
        Task::FindAltered(_) => vec![plain(
            "What is signed, and what is altered",
            vec![
                Field::new("/task/by", "Who signs it off", Shape::Text),
                Field::new("/task/on", "On which day", Shape::Text).hint("As 2025-03-20."),
                Field::new("/task/to", "What each target is altered to, a line each", Shape::Pairs)
                    .long()
                    .hint("The measure’s id, a colon and a figure: homes: 280. Which are altered is drawn."),
                Field::new("/task/targets", "How many targets are altered", Shape::Whole),
                Field::new("/task/copies", "How many frozen copies are altered", Shape::Whole),
            ],
        )],
        Task::SeeJudgeAct(_) => vec![plain(
            "What is read",
            vec![
                of("/task/measure", "The measure, with a target for the year"),
                Field::new("/task/process/mean", "The mean of its figures", Shape::OptionalNumber)
                    .hint("Its figures and its target are drawn anew for each seed."),
                Field::new("/task/process/spread", "How far they are from it", Shape::OptionalNumber),
                Field::new("/task/points", "How many figures, at least 13", Shape::Whole),
            ],
        )],
        Task::ChanceWords(_) => vec![plain(
            "The forecasts",
            vec![
                Field::new(
                    "/task/forecasts",
                    "A line for each measure: its id, its mean, its spread",
                    Shape::Charts,
                )
                .hint("buses: 76, 5 – figures and targets are drawn anew for each seed."),
                Field::new("/task/points", "Figures of each, at least 13", Shape::Whole),
                Field::new("/task/words", "Words put to their bands first, 7 at most", Shape::OptionalNumber)
                    .hint("Empty: none."),
            ],
        )],
        Task::BuildCard(_) | Task::CauseAndEffect(_) | Task::DrawCauseAndEffect(_) => Vec::new(),
    }
}

const RATINGS: [(&str, &str); 3] = [("green", "Green"), ("amber", "Amber"), ("red", "Red")];
const ASKED: [(&str, &str); 3] = [
    ("this_period", "That of the period"),
    ("year_to_date", "That of the year to date"),
    ("progress", "Whether it got better"),
];

/// What there is to rate.
fn rate_groups(file: &Value, known: &[(String, String)], ids: Vec<String>) -> Vec<Group> {
    let id = (1..).map(|number| format!("item-{number}")).find(|id| !ids.contains(id));
    let measure = known.first().map(|it| it.0.clone()).unwrap_or_default();
    let new = json!({ "id": id, "measure": measure, "figure": 0, "asked": "this_period" });
    let take = Field::new("/task/take", "How many are asked at once", Shape::OptionalNumber)
        .hint("The first ones as written; when done again, any of them. Empty: all.");
    let items =
        entries(file, ("/task/items", "Figure to rate:"), ("Add a figure to rate", new), |at| {
            vec![
                Field::new(at("measure"), "Of which measure", Shape::Text).of(known.to_vec()),
                Field::new(at("figure"), "The figure", Shape::OptionalNumber)
                    .hint("Empty: the measure’s own."),
                Field::new(at("asked"), "Which rating", Shape::Text).of(ASKED),
            ]
        });
    std::iter::once(plain("What is rated", vec![take])).chain(items).collect()
}

/// What is said where all is right, and to likely wrong answers.
fn said(exercise: &Exercise) -> Vec<Group> {
    let (questions, answers) = asked(exercise);
    let list = "/wrong".to_owned();
    let first = answers.first().map(|it| it.0.clone()).unwrap_or_default();
    let new = json!({ "answer": first, "says": "" });
    let add = |new| List { place: list.clone(), add: "Add a likely wrong answer", new };
    let mut right = plain(
        "What is said where all is right",
        vec![
            Field::new("/right", "The rule, by name", Shape::Text)
                .long()
                .hint("The engine adds the figures."),
        ],
    );
    if exercise.wrong.is_empty() {
        right.more = Some(add(new.clone()));
    }
    let count = exercise.wrong.len();
    let one = |at: usize| {
        let its = |field: &str| format!("/wrong/{at}/{field}");
        let answer = Field::new(its("answer"), "The answer", Shape::Text);
        let answer = if answers.is_empty() { answer } else { answer.of(answers.clone()) };
        Group {
            heading: format!("Likely wrong answer {}", at + 1),
            fields: vec![
                Field::new(its("of"), "To which question", Shape::OptionalText)
                    .of(questions.clone()),
                answer,
                Field::new(its("says"), "Which rule it misses", Shape::Text).long(),
            ],
            one_of: Some(("/wrong".to_owned(), at)),
            more: (at + 1 == count).then(|| add(new.clone())),
        }
    };
    std::iter::once(right).chain((0..count).map(one)).collect()
}

/// The questions of an exercise and all answers that can be chosen; of one that can't be done, none.
fn asked(exercise: &Exercise) -> (Vec<Keyed>, Vec<Keyed>) {
    let mut questions = vec![(String::new(), "Any of them".to_owned())];
    let mut answers: Vec<Keyed> = Vec::new();
    // All that could be asked, whichever are asked at once.
    let mut whole = exercise.clone();
    if let Task::Rate(rate) = &mut whole.task {
        rate.take = None;
    }
    for question in whole.play(0).map(|play| play.questions).unwrap_or_default() {
        questions.push((question.id, question.asks));
        let Answering::Choose(choices) = question.answering else { continue };
        for choice in choices {
            if !answers.iter().any(|it| it.0 == choice.key) {
                answers.push((choice.key, choice.words));
            }
        }
    }
    (questions, answers)
}
