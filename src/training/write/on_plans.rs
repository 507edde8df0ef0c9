//! The forms of kinds that stand on a plan: its perspectives, its objectives, links between them, and what is asked of them.

use super::field::{Field, Shape};
use super::group::{Group, Keyed, Known, List, entries, known, plain};
use crate::training::Task;
use serde_json::{Value, json};

const KIND: [(&str, &str); 5] = [
    ("", "Not set"),
    ("outcome", "Outcome: what came of it"),
    ("output", "Output: what was done"),
    ("input", "Input: what was put in"),
    ("perception", "Perception: what people think of it"),
];

/// What there is to choose from in a small pack.
pub(super) fn perspectives(file: &Value) -> Vec<Keyed> {
    let all = known(file, "/pack/perspectives");
    if all.is_empty() { all } else { or_none("Not set", all) }
}

/// The same after nothing, which is a choice too.
fn or_none(words: &str, all: Vec<Keyed>) -> Vec<Keyed> {
    std::iter::once((String::new(), words.to_owned())).chain(all).collect()
}

/// What of a measure counts on a plan: its side of the card, and what it counts.
pub(super) fn of_measure(file: &Value, its: &dyn Fn(&str) -> String) -> Vec<Field> {
    let sides = perspectives(file);
    if sides.is_empty() {
        return Vec::new();
    }
    vec![
        Field::new(its("perspective"), "Perspective", Shape::OptionalText).of(sides),
        Field::new(its("kind"), "What it shows", Shape::OptionalText).of(KIND),
    ]
}

/// What is asked of a plan; nothing of a kind that needs none.
pub(super) fn groups(task: &Task, file: &Value) -> Vec<Group> {
    let known = Known::of(file);
    match task {
        Task::BuildCard(_) => {
            let limits = plain(
                "What makes a card balanced",
                vec![
                    Field::new("/pack/organisation/vision", "Vision", Shape::OptionalText),
                    Field::new("/task/most", "Measures under a priority at most", Shape::Whole),
                    Field::new("/task/outputs_one_in", "Outputs: at most one in", Shape::Whole),
                ],
            );
            let of_plan = [sides(), limits].into_iter().chain(objectives(file, &known, false));
            of_plan.chain(stands(file, &known)).collect()
        }
        Task::CauseAndEffect(_) => {
            let figures = figures(vec![
                Field::new("/task/follow", "Links that the figures bear out, by id", Shape::Ids)
                    .hint("With commas between. Done again, as many others are."),
            ]);
            let of_plan = [sides(), figures].into_iter().chain(objectives(file, &known, true));
            of_plan.chain(links(file, &known)).collect()
        }
        Task::DrawCauseAndEffect(_) => {
            let of_plan =
                [sides(), figures(Vec::new())].into_iter().chain(objectives(file, &known, true));
            of_plan.chain(causes(file, &known)).collect()
        }
        _ => Vec::new(),
    }
}

fn sides() -> Group {
    plain(
        "The sides of the card",
        vec![
            Field::new("/pack/perspectives", "Perspectives, a line each", Shape::Named)
                .long()
                .hint(
                    "Its id, a colon and its name: finance: Finance. On a map, from the top down.",
                ),
        ],
    )
}

fn figures(more: Vec<Field>) -> Group {
    let mut fields = vec![
        Field::new(
            "/task/processes",
            "A line for each measure: its id, its mean, its spread",
            Shape::Charts,
        )
        .hint("waits: 40, 3 – figures are drawn anew from these for each seed."),
        Field::new("/task/points", "Figures of each", Shape::Whole),
    ];
    fields.extend(more);
    plain("The figures", fields)
}

/// The objectives; on a map each has a side and the measures that show it.
fn objectives(file: &Value, known: &Known, is_map: bool) -> Vec<Group> {
    let plan = known.plans.first().map(|it| it.0.clone()).unwrap_or_default();
    let id = free(&known.objectives, "objective");
    let new = json!({ "id": id, "name": "An objective", "plan": plan });
    entries(file, ("/pack/objectives", "Objective"), ("Add an objective", new), |at| {
        let mut fields = vec![Field::new(at("name"), "Name", Shape::Text)];
        if is_map {
            fields.push(
                Field::new(at("perspective"), "Perspective", Shape::OptionalText)
                    .of(perspectives(file)),
            );
            fields.push(
                Field::new(at("measures"), "Measures that show it, by id", Shape::Ids)
                    .hint("With commas between."),
            );
        }
        fields
    })
}

/// An id that none of these has.
fn free(all: &[Keyed], name: &str) -> String {
    let id = (1..).map(|number: usize| format!("{name}-{number}"));
    let mut id = id.filter(|id| !all.iter().any(|it| it.0 == *id));
    id.next().unwrap_or_default()
}

fn links(file: &Value, known: &Known) -> Vec<Group> {
    let first = |all: &[Keyed]| all.first().map(|it| it.0.clone()).unwrap_or_default();
    let new = json!({
        "id": free(&known.links, "link"), "claim": "", "lag_months": 1,
        "from": first(&known.objectives), "to": first(&known.objectives),
        "from_measure": first(&known.measures), "to_measure": first(&known.measures),
    });
    entries(file, ("/pack/links", "Link"), ("Add a link", new), |at| {
        let of = |field: &str, label: &str, choices: &[Keyed]| {
            Field::new(at(field), label, Shape::Text).of(choices.to_vec())
        };
        vec![
            Field::new(
                at("claim"),
                "Why the one should bring the other about",
                Shape::OptionalText,
            ),
            of("from", "From which objective", &known.objectives),
            of("to", "To which objective", &known.objectives),
            Field::new(
                at("lag_months"),
                "After how many months it should show",
                Shape::OptionalNumber,
            ),
            of("from_measure", "The measure that shows the first", &known.measures),
            of("to_measure", "The measure that shows the second", &known.measures),
        ]
    })
}

/// The objectives that are asked about, each with what follows it in the figures.
fn causes(file: &Value, known: &Known) -> Vec<Group> {
    let first = known.objectives.first().map(|it| it.0.clone()).unwrap_or_default();
    let new = json!({ "objective": first, "lag_months": 1 });
    entries(file, ("/task/causes", "Asked about:"), ("Ask about another", new), |at| {
        let nothing = or_none("Nothing follows it", known.objectives.clone());
        vec![
            Field::new(at("objective"), "What leads", Shape::Text).of(known.objectives.clone()),
            Field::new(at("lag_months"), "After how many months an effect shows", Shape::Whole),
            Field::new(at("followed_by"), "What follows it in the figures", Shape::OptionalText)
                .hint("It stands in a perspective above. Done again, others follow.")
                .of(nothing),
        ]
    })
}

/// Where each measure may stand on a card, and why.
fn stands(file: &Value, known: &Known) -> Vec<Group> {
    let said = file.pointer("/task/stands").and_then(Value::as_array);
    let said = said.into_iter().flatten();
    let said: Vec<&str> = said.filter_map(|it| it.get("measure")?.as_str()).collect();
    let unsaid = known.measures.iter().find(|it| !said.contains(&it.0.as_str()));
    let measure = unsaid.or(known.measures.first()).map(|it| it.0.clone()).unwrap_or_default();
    let new = json!({ "measure": measure, "under": [], "because": "" });
    let mut all = entries(
        file,
        ("/task/stands", "Where a measure may stand:"),
        ("Say it of another measure", new.clone()),
        |at| {
            vec![
                Field::new(at("measure"), "Which measure", Shape::Text).of(known.measures.clone()),
                Field::new(at("under"), "Under which objectives, by id", Shape::Ids)
                    .hint("The likeliest first, with commas between. Empty: under none."),
                Field::new(at("because"), "Why there, in a sentence", Shape::Text).long(),
            ]
        },
    );
    if all.is_empty() {
        let place = "/task/stands".to_owned();
        let more = Some(List { place, add: "Say where a measure may stand", new });
        all.push(Group { more, ..plain("Where measures may stand", Vec::new()) });
    }
    all
}
