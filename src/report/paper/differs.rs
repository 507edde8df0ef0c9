//! What a paper said and says otherwise now, paragraph by paragraph (FRAMEWORK R10): of words the words, of tables the
//! cells.

use super::made::{Item, Made, Part};
use crate::chart::Table;
use crate::edit::{is_as_signed, paper_digest};
use crate::model::Paper;

/// A place in a paper that says another thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Differs {
    /// Where: `Paragraph 2.1`, `Paragraph 4.1, Recycling, To date`, `A heading in part 3`.
    pub place: String,
    /// What it said; empty where there was no such place.
    pub was: String,
    /// What it says; empty where there is no such place.
    pub now: String,
}

impl Differs {
    /// `Paragraph 2.1: was “5 red”, is “6 red”.`
    pub fn words(&self) -> String {
        let Self { place, was, now } = self;
        match (was.is_empty(), now.is_empty()) {
            (true, _) => format!("{place} is new: “{now}”."),
            (_, true) => format!("{place} is gone: “{was}”."),
            _ => format!("{place}: was “{was}”, is “{now}”."),
        }
    }
}

/// Where two makings of a paper differ, in the order of the first. Numbers are those of the first, of what is new those
/// of the second.
pub fn differences(was: &Made, now: &Made) -> Vec<Differs> {
    let mut found = Vec::new();
    let mut tell = |place: &str, was: &str, now: &str| {
        if was != now {
            let (place, was, now) = (place.to_owned(), was.to_owned(), now.to_owned());
            found.push(Differs { place, was, now });
        }
    };
    tell("The title", &was.title, &now.title);
    tell("The data cut-off", &was.cut_off, &now.cut_off);
    pairs(&was.facts, &now.facts, |term| term.to_owned(), &mut tell);
    let part =
        |made: &'_ Made, heading: &str| made.parts.iter().position(|it| it.heading == heading);
    for (at, old) in was.placed() {
        match part(now, &old.heading).and_then(|at| Some((at + 1, now.parts.get(at)?))) {
            Some((new_at, new)) => within((at, old), (new_at, new), &mut tell),
            None => tell(&format!("Part {at}"), &old.heading, ""),
        }
    }
    for (at, new) in now.placed().filter(|(_, new)| part(was, &new.heading).is_none()) {
        tell(&format!("Part {at}"), "", &new.heading);
    }
    found
}

/// Where what the file holds of a signed paper differs from what was signed. `None` where that can't be told: `now`,
/// the paper as this pack makes it, isn't what was signed either.
pub fn altered(paper: &Paper, now: &Made) -> Option<Vec<Differs>> {
    let mark = paper.signed.as_ref().filter(|_| !is_as_signed(paper))?;
    if paper_digest(&now.copy()) != mark.digest {
        return None;
    }
    Made::of_copy(&paper.copy).map(|held| differences(now, &held))
}

type Tell<'a> = dyn FnMut(&str, &str, &str) + 'a;
type Numbered<'a> = (Option<String>, &'a Item);

/// Within a part. What is the same in both stays together; between such places, what is of one kind is held against
/// each other in order.
fn within((at, old): (usize, &Part), (new_at, new): (usize, &Part), tell: &mut Tell<'_>) {
    let old: Vec<Numbered<'_>> = old.numbered(at).collect();
    let new: Vec<Numbered<'_>> = new.numbered(new_at).collect();
    let name = |number: &Option<String>, at: usize| match number {
        Some(number) => format!("Paragraph {number}"),
        None => format!("A heading in part {at}"),
    };
    let is_same = |one: &Numbered<'_>, other: &Numbered<'_>| says_the_same(one.1, other.1);
    for (gone, come) in gaps(&old, &new, is_same) {
        let mut waiting: Vec<&Numbered<'_>> = come.iter().collect();
        for (number, was) in gone {
            let alike =
                |it: &&Numbered<'_>| std::mem::discriminant(*was) == std::mem::discriminant(it.1);
            let place = name(number, at);
            match waiting.iter().position(alike) {
                Some(found) => item(&place, was, waiting.remove(found).1, tell),
                None => tell(&place, &in_short(was), ""),
            }
        }
        for (number, is) in waiting {
            tell(&name(number, new_at), "", &in_short(is));
        }
    }
}

/// Two items of one kind.
fn item(place: &str, was: &Item, now: &Item, tell: &mut Tell<'_>) {
    match (was, now) {
        (Item::List(was), Item::List(now)) => {
            for (gone, come) in gaps(was, now, |one, other| one == other) {
                let most = gone.len().max(come.len());
                let text = |of: &[String], at: usize| of.get(at).cloned().unwrap_or_default();
                for at in 0..most {
                    tell(&format!("{place}, in its list"), &text(gone, at), &text(come, at));
                }
            }
        }
        (Item::Facts(was), Item::Facts(now)) => {
            pairs(was, now, |term| format!("{place}, {term}"), tell);
        }
        (Item::Figures(title, one), Item::Figures(is, other)) => {
            tell(&format!("{place}, what it is of"), title, is);
            table(place, one, other, tell);
        }
        (Item::Picture(title, of, one, _), Item::Picture(is, is_of, other, _)) => {
            tell(&format!("{place}, its finding"), title, is);
            tell(&format!("{place}, what it is of"), of, is_of);
            table(place, one, other, tell);
        }
        _ => tell(place, &in_short(was), &in_short(now)),
    }
}

/// Terms, each with what is said of it.
fn pairs(
    was: &[(String, String)],
    now: &[(String, String)],
    place: impl Fn(&str) -> String,
    tell: &mut Tell<'_>,
) {
    for (gone, come) in gaps(was, now, |one, other| one == other) {
        for (term, words) in gone {
            let same = come.iter().find(|it| it.0 == *term);
            tell(&place(term), words, same.map(|it| it.1.as_str()).unwrap_or_default());
        }
        for (term, words) in come.iter().filter(|it| !gone.iter().any(|old| old.0 == it.0)) {
            tell(&place(term), "", words);
        }
    }
}

/// Cell by cell where both have a row of one name and the same heads, else row by row.
fn table(place: &str, was: &Table, now: &Table, tell: &mut Tell<'_>) {
    if was.heads != now.heads {
        tell(&format!("{place}, its columns"), &was.heads.join(", "), &now.heads.join(", "));
    }
    let name = |row: &[String]| row.first().cloned().unwrap_or_default();
    for (gone, come) in gaps(&was.rows, &now.rows, |one, other| one == other) {
        let mut waiting: Vec<&Vec<String>> = come.iter().collect();
        for row in gone {
            let found = waiting.iter().position(|it| name(it) == name(row));
            let Some(found) = found.map(|at| waiting.remove(at)) else {
                tell(&format!("{place}, {}", name(row)), &row.join(", "), "");
                continue;
            };
            for (at, (old, new)) in row.iter().zip(found).enumerate() {
                let head = was.heads.get(at).map(String::as_str).unwrap_or_default();
                tell(&format!("{place}, {}, {head}", name(row)), old, new);
            }
        }
        for row in waiting {
            tell(&format!("{place}, {}", name(row)), "", &row.join(", "));
        }
    }
}

/// What two lists don't share: the runs between what they do, each with what stands there instead (the longest common
/// subsequence, of what is left between their common ends).
fn gaps<'a, T>(
    was: &'a [T],
    now: &'a [T],
    is_same: impl Fn(&T, &T) -> bool,
) -> Vec<(&'a [T], &'a [T])> {
    let start = was.iter().zip(now).take_while(|(one, other)| is_same(one, other)).count();
    let (was, now) = (was.get(start..).unwrap_or_default(), now.get(start..).unwrap_or_default());
    let both = was.iter().rev().zip(now.iter().rev());
    let end = both.take_while(|(one, other)| is_same(one, other)).count();
    let (was, now) = (
        was.get(..was.len() - end).unwrap_or_default(),
        now.get(..now.len() - end).unwrap_or_default(),
    );
    let wide = now.len() + 1;
    let mut longest = vec![0_u32; (was.len() + 1) * wide];
    let at = |longest: &[u32], one: usize, other: usize| {
        longest.get(one * wide + other).copied().unwrap_or_default()
    };
    for (one, old) in was.iter().enumerate().rev() {
        for (other, new) in now.iter().enumerate().rev() {
            let length = match is_same(old, new) {
                true => at(&longest, one + 1, other + 1) + 1,
                false => at(&longest, one + 1, other).max(at(&longest, one, other + 1)),
            };
            if let Some(place) = longest.get_mut(one * wide + other) {
                *place = length;
            }
        }
    }
    let mut found = Vec::new();
    let (mut from, mut one, mut other) = ((0, 0), 0, 0);
    loop {
        let pair = was.get(one).zip(now.get(other));
        let ended = pair.is_none();
        if ended || pair.is_some_and(|(old, new)| is_same(old, new)) {
            let (one_end, other_end) = if ended { (was.len(), now.len()) } else { (one, other) };
            let gap = (
                was.get(from.0..one_end).unwrap_or_default(),
                now.get(from.1..other_end).unwrap_or_default(),
            );
            if !gap.0.is_empty() || !gap.1.is_empty() {
                found.push(gap);
            }
            if ended {
                return found;
            }
            (one, other) = (one + 1, other + 1);
            from = (one, other);
        } else if at(&longest, one + 1, other) >= at(&longest, one, other + 1) {
            one += 1;
        } else {
            other += 1;
        }
    }
}

/// Whether two items say the same; drawings say nothing that their figures don't.
fn says_the_same(one: &Item, other: &Item) -> bool {
    match (one, other) {
        (Item::Picture(title, of, table, _), Item::Picture(is, is_of, figures, _)) => {
            (title, of, table) == (is, is_of, figures)
        }
        _ => one == other,
    }
}

/// What an item says, or of a table what it is of.
fn in_short(item: &Item) -> String {
    match item {
        Item::Under(words) | Item::Words(words) => words.clone(),
        Item::List(list) => list.join("; "),
        Item::Facts(facts) => facts
            .iter()
            .map(|(term, words)| format!("{term}: {words}"))
            .collect::<Vec<_>>()
            .join("; "),
        Item::Figures(of, _) => of.clone(),
        Item::Picture(finding, of, ..) => format!("{finding} ({of})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Item {
        Item::Words(text.to_owned())
    }

    fn figures(rows: &[[&str; 2]]) -> Item {
        let rows = rows.iter().map(|row| row.map(str::to_owned).to_vec()).collect();
        Item::Figures(
            "Figures".to_owned(),
            Table { heads: vec!["Measure".into(), "To date".into()], rows },
        )
    }

    fn made(parts: Vec<(&str, Vec<Item>)>) -> Made {
        let part =
            |(heading, items): (&str, Vec<Item>)| Part { heading: heading.to_owned(), items };
        Made { parts: parts.into_iter().map(part).collect(), ..Made::default() }
    }

    #[test]
    fn what_differs_is_told_by_paragraph_and_cell() {
        let list = |items: &[&str]| Item::List(items.iter().map(|it| (*it).to_owned()).collect());
        let facts = |of: &[(&str, &str)]| {
            Item::Facts(of.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
        };
        let under = |text: &str| Item::Under(text.to_owned());
        let check = |was: Vec<Item>, now: Vec<Item>, expected: &[&str]| {
            let found = differences(&made(vec![("A", was)]), &made(vec![("A", now)]));
            let said: Vec<String> = found.iter().map(Differs::words).collect();
            assert_eq!(said, expected);
        };
        let (a, b, c) = (|| words("a"), || words("b"), || words("c"));
        check(vec![a(), b()], vec![a(), b()], &[]);
        check(vec![a(), b()], vec![a(), c()], &["Paragraph 1.2: was “b”, is “c”."]);
        check(vec![a(), c()], vec![a(), b(), c()], &["Paragraph 1.2 is new: “b”."]);
        check(vec![a(), b(), c()], vec![a(), c()], &["Paragraph 1.2 is gone: “b”."]);
        check(vec![], vec![a()], &["Paragraph 1.1 is new: “a”."]);
        check(
            vec![a(), b()],
            vec![b(), a()],
            &["Paragraph 1.1 is gone: “a”.", "Paragraph 1.2 is new: “a”."],
        );
        let heads = ["A heading in part 1: was “R: red”, is “R: amber”."];
        check(vec![under("R: red"), a()], vec![under("R: amber"), a()], &heads);
        check(
            vec![list(&["x", "y", "z"])],
            vec![list(&["x", "z", "w"])],
            &[
                "Paragraph 1.1, in its list is gone: “y”.",
                "Paragraph 1.1, in its list is new: “w”.",
            ],
        );
        check(
            vec![facts(&[("Cause", "rain"), ("Money", "1")])],
            vec![facts(&[("Cause", "snow"), ("Money", "1"), ("Risk", "r")])],
            &["Paragraph 1.1, Cause: was “rain”, is “snow”.", "Paragraph 1.1, Risk is new: “r”."],
        );
        check(
            vec![figures(&[["Homes", "5"], ["Waste", "6"], ["Old", "1"]])],
            vec![figures(&[["Homes", "5"], ["Waste", "7"], ["New", "1"]])],
            &[
                "Paragraph 1.1, Waste, To date: was “6”, is “7”.",
                "Paragraph 1.1, Old is gone: “Old, 1”.",
                "Paragraph 1.1, New is new: “New, 1”.",
            ],
        );
        // What is of another kind comes in its place, and isn't held against it.
        check(
            vec![figures(&[])],
            vec![a()],
            &["Paragraph 1.1 is gone: “Figures”.", "Paragraph 1.1 is new: “a”."],
        );
    }

    #[test]
    fn parts_that_come_and_go_are_told() {
        let was = made(vec![("A", vec![words("a")]), ("B", vec![words("b")])]);
        let now = made(vec![("B", vec![words("x")]), ("C", vec![words("c")])]);
        let said: Vec<String> = differences(&was, &now).iter().map(Differs::words).collect();
        assert_eq!(
            said,
            ["Part 1 is gone: “A”.", "Paragraph 2.1: was “b”, is “x”.", "Part 2 is new: “C”."]
        );
    }
}
