//! Columns that hold the same: which of them is meant is asked where a mark tells their headings apart.

use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::deciding::Deciding;
use super::sets::Figures;
use crate::exchange::import::role::{Role, Whose};
use std::collections::BTreeMap;

impl Deciding<'_> {
    /// Of columns that hold the same, at most the one that a person says is meant is taken.
    pub(in super::super) fn twice(&mut self, found: &mut [Figures]) {
        for figures in found {
            let mut of_role: Vec<(Role, Vec<usize>)> = Vec::new();
            for (role, at) in &figures.columns {
                match of_role.iter_mut().find(|(held, _)| held == role) {
                    Some((_, columns)) => columns.push(*at),
                    None => of_role.push((*role, vec![*at])),
                }
            }
            for (role, columns) in of_role.into_iter().filter(|(_, columns)| columns.len() > 1) {
                let meant = self.meant_of(figures, role, &columns);
                figures.columns.retain(|(held, at)| *held != role || Some(*at) == meant);
            }
        }
    }

    /// Which of the columns is meant, and why the others aren't taken. Never settled by their order.
    fn meant_of(&mut self, figures: &Figures, role: Role, columns: &[usize]) -> Option<usize> {
        let again = |at: usize| {
            columns.iter().filter(|other| self.name(**other) == self.name(at)).count() > 1
        };
        let mut named: Vec<(bool, String, usize)> = columns
            .iter()
            .map(|at| {
                let marked = self.column(*at).is_some_and(|it| !it.marks.is_empty());
                // Headings that are the same are told apart by where they stand.
                let place =
                    if again(*at) { format!(" (column {})", at + 1) } else { String::new() };
                (marked, format!("{}{place}", self.name(*at)), *at)
            })
            .collect();
        named.sort();
        let names: Vec<String> = named.iter().map(|(_, name, _)| name.clone()).collect();
        let id = id(figures, role);
        let leave = if columns.len() == 2 { "leave both out" } else { "leave all of them out" };
        let question = Question::new(id.clone(), format!("Which is meant: {}?", few(&names, 6)))
            .answers(names.iter().cloned())
            .answers([leave])
            .because(self.why_twice(columns))
            .holding(format!("the columns {}", few(&names, 6)));
        let answer = self.asking.ask(question);
        let meant = named.iter().find(|(_, name, _)| Some(name) == answer.as_ref());
        let meant = meant.map(|(_, name, at)| (name.clone(), *at));
        for at in columns.iter().filter(|at| meant.as_ref().is_none_or(|(_, meant)| meant != *at)) {
            self.change(*at, |it| match (&answer, &meant) {
                (None, _) => it.waits = Some(id.clone()),
                (_, Some((name, _))) => it.leave(format!("you said that '{name}' is meant")),
                (_, None) => it.leave("you left out the columns that name one period"),
            });
        }
        meant.map(|(_, at)| at)
    }

    /// Why it is asked, with what the file says of the marks.
    fn why_twice(&self, columns: &[usize]) -> String {
        let said: BTreeMap<&str, &str> = columns.iter().flat_map(|at| self.meanings(*at)).collect();
        let said: Vec<String> =
            said.iter().map(|(mark, meaning)| format!("'{mark}' is '{meaning}'")).collect();
        if columns.iter().all(|at| self.column(*at).is_some_and(|it| it.marks.is_empty())) {
            let dated =
                columns.iter().all(|at| self.column(*at).is_some_and(|it| it.slot.is_some()));
            let why = match dated {
                true => "their headings name one period and say the same of it",
                false => "their headings are the same, and no line above tells them apart",
            };
            return why.to_owned();
        }
        let apart = "only a mark tells these headings of one period apart";
        match said.is_empty() {
            true => format!("{apart}, and the file doesn't say what it means"),
            false => format!("{apart}; the file says: {}", said.join(", ")),
        }
    }
}

/// The same for the same period and series of any file.
fn id(figures: &Figures, role: Role) -> String {
    let whose = figures.whose.filter(|whose| *whose != Whose::Own);
    let parts = [
        Some("twice".to_owned()),
        figures.period.clone().or(figures.part.clone()),
        figures.metric.clone(),
        figures.place.clone(),
        whose.map(|whose| format!("{whose:?}")),
        (role != Role::Value).then(|| role.words()),
    ];
    let parts: Vec<String> =
        parts.into_iter().flatten().map(|part| plain(&part).replace(' ', "-")).collect();
    parts.join("-")
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{Tried, tried};
    use crate::model::Pack;

    /// Both orders of two columns.
    fn both(headings: (&str, &str), legend: &str, answers: &[(&str, &str)]) -> [Tried; 2] {
        let (one, other) = headings;
        let ways = [(one, other, "5,6", "3,4"), (other, one, "6,5", "4,3")];
        ways.map(|(first, second, bins, loans)| {
            let text = format!(
                "Measure,{first},{second},Jul 2026\nBins,{bins},7\nLoans,{loans},8\n{legend}"
            );
            tried(&Pack::default(), &text, answers)
        })
    }

    #[test]
    fn of_headings_that_a_mark_tells_apart_the_meant_one_is_asked_in_any_order() {
        let check = |headings: (&str, &str), period: &str, id: &str, year: &[(&str, &str)]| {
            for found in both(headings, "", year) {
                assert_eq!(found.figures(), ["Bins, own, 2026-07: 7", "Loans, own, 2026-07: 8"]);
                let question = found.question(id);
                let answers = [headings.0, headings.1, "leave both out"];
                assert_eq!(
                    (question.answers.as_slice(), question.is_open()),
                    (&answers.map(str::to_owned)[..], true)
                );
            }
            let answered = |answer: &str| {
                let all: Vec<_> = year.iter().copied().chain([(id, answer)]).collect();
                both(headings, "", &all).map(|found| {
                    found
                        .figures()
                        .into_iter()
                        .filter(|it| !it.contains("2026-07"))
                        .collect::<Vec<_>>()
                })
            };
            let of = |bins: u8, loans: u8| {
                vec![
                    format!("Bins, own, {period}: {bins}"),
                    format!("Loans, own, {period}: {loans}"),
                ]
            };
            assert_eq!(answered(headings.0), [of(5, 3), of(5, 3)], "{headings:?}");
            assert_eq!(answered(headings.1), [of(6, 4), of(6, 4)], "{headings:?}");
            assert_eq!(answered("leave both out"), [Vec::<String>::new(), Vec::new()]);
        };
        check(("2024/25", "2024/25*"), "2024/25", "twice-2024-25", &[]);
        check(("Apr 2025", "Apr 2025 (p)"), "2025-04", "twice-apr-2025", &[]);
        check(("Q1", "Q1 [r]"), "2025/26 Q1", "twice-q1-2025-26", &[("year", "2025/26")]);
        check(("2024/25 (p)", "2024/25 (r)"), "2024/25", "twice-2024-25", &[]);
        check(("2024/25", "2024/25 (provisional)"), "2024/25", "twice-2024-25", &[]);
    }

    #[test]
    fn what_the_file_says_of_the_mark_is_in_the_reason_and_stays_with_its_figures() {
        let answers = [("twice-2024-25", "2024/25*")];
        for found in both(("2024/25", "2024/25*"), "* provisional,,,\n", &answers) {
            let why = "only a mark tells these headings of one period apart; the file says: '*' is 'provisional'";
            assert_eq!(found.question("twice-2024-25").why, why);
            let flags: Vec<bool> =
                found.pack.measures[0].series.iter().map(|it| it.provisional).collect();
            assert_eq!(flags, [true, false]);
        }
        for found in
            both(("2024/25", "2024/25*"), "* provisional,,,\n", &[("twice-2024-25", "2024/25")])
        {
            assert!(found.pack.measures[0].series.iter().all(|it| !it.provisional));
        }
    }

    #[test]
    fn of_headings_that_write_one_period_in_two_ways_the_meant_one_is_asked() {
        let headings = [
            ("2024/25", "2024-25"),
            ("Apr 2025", "April 2025"),
            ("2024/25 Actual", "Outturn 2024-25"),
        ];
        for (one, other) in headings {
            for found in both((one, other), "", &[]) {
                assert_eq!(found.figures(), ["Bins, own, 2026-07: 7", "Loans, own, 2026-07: 8"]);
                let question = found.questions.iter().find(|it| it.id.starts_with("twice-"));
                let answers = [one, other, "leave both out"].map(str::to_owned);
                let mut offered = question.map(|it| it.answers.clone()).unwrap_or_default();
                offered.sort();
                let mut expected = answers.to_vec();
                expected.sort();
                assert_eq!(offered, expected, "{:?}", found.asked());
            }
        }
        for found in both(("2024/25", "2024-25"), "", &[("twice-2024-25", "2024-25")]) {
            let figures = found.figures();
            assert!(figures.contains(&"Bins, own, 2024/25: 6".to_owned()), "{figures:?}");
        }
    }

    #[test]
    fn of_headings_that_are_the_same_the_meant_one_is_asked_by_its_place() {
        for found in both(("2024/25", "2024/25"), "", &[]) {
            assert_eq!(found.figures(), ["Bins, own, 2026-07: 7", "Loans, own, 2026-07: 8"]);
            let answers = ["2024/25 (column 2)", "2024/25 (column 3)", "leave both out"];
            assert_eq!(found.question("twice-2024-25").answers, answers);
        }
        for found in both(("2024/25", "2024/25"), "", &[("twice-2024-25", "leave both out")]) {
            assert_eq!(found.figures(), ["Bins, own, 2026-07: 7", "Loans, own, 2026-07: 8"]);
        }
    }

    #[test]
    fn of_columns_headed_alike_none_is_taken_by_its_place() {
        let check = |text: &str, answers: &[(&str, &str)], id: &str, meant: (&str, &str)| {
            let none = tried(&Pack::default(), text, answers);
            assert!(none.question(id).is_open(), "{text} {:?}", none.asked());
            let held = |answer: &str| {
                let all: Vec<_> = answers.iter().copied().chain([(id, answer)]).collect();
                let found = tried(&Pack::default(), text, &all);
                let plans = found.pack.measures.iter().flat_map(|it| it.targets.values());
                let plans =
                    plans.flat_map(|it| &it.trajectory).map(|it| format!("plan {:?}", it.plan));
                found.figures().into_iter().chain(plans).collect::<Vec<_>>().join("; ")
            };
            let (answer, expected) = meant;
            assert!(held(answer).contains(expected), "{text} {}", held(answer));
            assert!(!held("leave both out").contains(expected), "{text}");
            assert!(!none.figures().join("; ").contains(expected), "{text}");
        };
        let long = "Measure,Period,Actual,Actual\nBins,Apr 2025,12,13\nLoans,Apr 2025,90,91\n";
        check(long, &[], "twice", ("Actual (column 4)", "Bins, own, 2025-04: 13"));
        let blocks = "Measure,Actual,Target,Actual,Target\nBins,12,10,13,10\nLoans,90,95,91,95\n";
        let period = [("period", "Apr 2025")];
        check(blocks, &period, "twice", ("Actual (column 2)", "Bins, own, 2025-04: 12"));
        let both = [("period", "Apr 2025"), ("twice", "Actual (column 2)")];
        check(blocks, &both, "twice-target", ("Target (column 5)", "plan Value"));
        let targets = "Measure,Period,Actual,Target,Target\nBins,Apr 2025,12,10,13\n";
        check(targets, &[], "twice-target", ("Target (column 5)", "plan Value"));
        let wide = "Measure,Apr 2025,Target,Target\nBins,12,10,13\n";
        check(wide, &[], "twice-2025-26-target", ("Target (column 4)", "plan Value"));
    }
}
