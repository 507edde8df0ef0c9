//! Strategy maps with hard figures.

use super::{HOSTILE, LONG};
use crate::chart::map::{About, Arrow, Node, Says, StrategyMap};
use crate::model::Vocabulary;
use crate::rating::{Distribution, Showing, Status};

/// An objective, its band and how many of its measures are green, amber, red and without a rating.
fn node(name: &str, band: usize, counts: [usize; 4]) -> Node {
    let statuses = [Status::Green, Status::Amber, Status::Red, Status::Late];
    let each = statuses.into_iter().zip(counts);
    let all = each.flat_map(|(status, count)| std::iter::repeat_n(status, count));
    Node { name: name.to_owned(), band, counts: Distribution::of(all), measured_by: Vec::new() }
}

/// Links of a map, each showing another way in turn.
fn arrows(ends: &[(usize, usize)]) -> Vec<Arrow> {
    let showing = Showing::ALL.iter().copied().cycle();
    ends.iter()
        .zip(showing)
        .zip(1..)
        .map(|(((from, to), showing), number)| Arrow { number, from: *from, to: *to, showing })
        .collect()
}

fn map(title: &str, bands: &[&str], nodes: Vec<Node>, ends: &[(usize, usize)]) -> StrategyMap {
    StrategyMap {
        bands: bands.iter().map(|it| (*it).to_owned()).collect(),
        nodes,
        arrows: arrows(ends),
        title: title.to_owned(),
        vocabulary: Vocabulary::RedAmberGreen,
        says: Says::All,
        possible: Vec::new(),
        asked: Vec::new(),
    }
}

/// Strategy maps, and what is hard about each.
pub fn maps() -> Vec<(&'static str, StrategyMap)> {
    let four = ["Outcomes", "Quality", "Workforce", "Finance"];
    let small = vec![
        node("Safe, settled homes", 0, [4, 0, 1, 0]),
        node("A good start in life", 0, [1, 1, 2, 0]),
        node("Right first time", 1, [5, 0, 0, 0]),
        node("A council that listens", 1, [5, 0, 1, 0]),
        node("Enough skilled staff", 2, [3, 1, 0, 0]),
        node("People stay well", 2, [1, 0, 1, 0]),
        node("Money where it works", 3, [4, 3, 0, 0]),
        node("Sound money", 3, [3, 0, 1, 0]),
    ];
    let small_ends = [(6, 4), (7, 5), (4, 2), (5, 3), (2, 0), (3, 1), (7, 3)];
    let twice = LONG.to_owned() + " and once more, for a name that is longer than a box is high";
    let hostile = vec![
        node(HOSTILE, 0, [1, 0, 0, 0]),
        node(&twice, 0, [12, 34, 56, 78]),
        node("Incomprehensibilities-without-a-single-space-in-them", 1, [0, 0, 0, 1]),
        node("", 1, [0; 4]),
    ];
    let small = map("Of 7 links, the figures bear out 2", &four, small, &small_ends);
    let asked =
        |about: About| StrategyMap { says: Says::Nothing, asked: vec![about], ..small.clone() };
    vec![
        ("Map that is asked about by a link", asked(About::Link(6))),
        ("Map that is asked about by an objective", asked(About::Objective(4))),
        ("Map", small),
        ("Map of thirty objectives with a circle and an orphan", thirty()),
        (
            "Map of hostile text",
            map(
                HOSTILE,
                &[HOSTILE, LONG],
                hostile,
                &[(2, 0), (3, 1), (2, 2), (3, 0), (0, 3), (9, 1)],
            ),
        ),
        (
            "Map of one objective",
            map("No link yet", &["Outcomes"], vec![node("Alone", 0, [0; 4])], &[]),
        ),
        ("Map of nothing", map("No objectives yet", &[], Vec::new(), &[])),
    ]
}

/// Thirty objectives in five bands, most with long names: links within bands and over several, a circle of three, two
/// that lead to each other, and one objective with none.
fn thirty() -> StrategyMap {
    let bands = ["Outcomes", "Customers and communities", "Processes", "People", "Money"];
    let words = ["Homes", "Health", "Streets", "Schools", "Work", "Climate"];
    let more = [
        "that people are glad of",
        "close to where everybody lives, by public transport or on foot",
        "right first time",
        "with our partners in the borough",
        "for less than it costs our neighbours",
        "",
    ];
    let nodes = (0..30).map(|at: usize| {
        let name = format!("{} {}", words[at % 6], more[(at * 5 + at / 6) % 6]);
        node(name.trim(), at / 6, [at % 4, at % 3, at % 2, at % 5 / 4])
    });
    let ends = [
        (6, 0),
        (7, 1),
        (8, 2),
        (9, 3),
        (10, 4),
        (6, 3),
        (9, 0),
        (12, 6),
        (13, 8),
        (14, 7),
        (15, 10),
        (17, 9),
        (18, 12),
        (19, 17),
        (20, 13),
        (21, 14),
        (22, 15),
        (18, 6),
        (24, 18),
        (25, 22),
        (26, 20),
        (27, 19),
        (28, 21),
        (24, 0),
        (28, 10),
        // A circle, two that lead to each other, and back down.
        (12, 13),
        (13, 14),
        (14, 12),
        (1, 2),
        (2, 1),
        (0, 29),
    ];
    map("Of 31 links, the figures bear out 7", &bands, nodes.collect(), &ends)
}
