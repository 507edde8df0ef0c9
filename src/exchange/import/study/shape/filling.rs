//! Blank cells under merged ones: whether a text goes on in the rows below it, and what it is of them.

use super::super::columns::deciding::Deciding;
use super::super::names::telling_apart::{LEAVE, PART, THEME};
use super::super::names::words::plain;
use super::super::question::Question;
use crate::exchange::import::role::Role;

/// The id of the question whether the texts of a column go on in the blank cells below.
fn fill_id(at: usize) -> String {
    format!("fill-{}", at + 1)
}

impl Deciding<'_> {
    /// Cells under merged ones: blank, where each text stands once above several rows.
    pub(in super::super) fn fill_down(&mut self) {
        let Some(name) = self.with(Role::MeasureName).first().copied() else { return };
        for at in 0..name {
            let Some(column) = self.column(at) else { continue };
            let used = matches!(
                column.role,
                Some(
                    Role::NamePart
                        | Role::Place
                        | Role::Group
                        | Role::Plan
                        | Role::Theme
                        | Role::Priority
                )
            );
            let texts: Vec<&str> = self.rows.iter().map(|row| self.text(*row, at)).collect();
            let filled = texts.iter().filter(|text| !text.is_empty()).count();
            let merged = filled < texts.len()
                && texts.first().is_some_and(|text| !text.is_empty())
                && column.profile.distinct == filled
                && column.profile.is_names()
                && (used || column.is_free())
                && !column.by_hand;
            if !merged {
                continue;
            }
            // Of a column that nothing may use it is asked once that is known.
            if !used {
                if self.asking.given(&fill_id(at)).is_none_or(|answer| plain(answer) != "no") {
                    self.fill(at);
                }
                self.fill_asked_later.push(at);
                continue;
            }
            let question = self.fill_question(at).holding("the rows with blank cells");
            match self.asking.ask(question).as_deref() {
                Some("yes") => self.fill(at),
                Some(_) => {}
                None => {
                    let blank: Vec<usize> = self
                        .rows
                        .iter()
                        .copied()
                        .filter(|row| self.text(*row, at).is_empty())
                        .collect();
                    for row in blank {
                        self.row_waits.entry(row).or_insert_with(|| fill_id(at));
                    }
                }
            }
        }
    }

    /// Fills a column down unless somebody says that it isn't meant, and asks.
    pub(in super::super) fn fill_and_ask(&mut self, at: usize) {
        let question = self.fill_question(at).assuming("yes");
        if self.asking.ask(question).as_deref() == Some("yes") {
            self.fill(at);
        }
    }

    /// Asks of columns filled down whether that is meant; of those that nothing uses, what they are to the measures.
    pub(in super::super) fn ask_about_filled(&mut self) {
        for at in std::mem::take(&mut self.fill_asked_later) {
            let Some(column) = self.column(at) else { continue };
            if column.role.is_some() {
                let question = self.fill_question(at).assuming("yes");
                self.asking.ask(question);
                continue;
            }
            let heading = self.name(at);
            let question = Question::new(
                fill_id(at),
                format!("Rows with a blank '{heading}' seem to belong to the one above: what is it of them?"),
            )
            .answers([THEME, PART, LEAVE])
            .because("each stands once with blank cells under it, as merged cells are saved")
            .assuming(LEAVE);
            match self.asking.ask(question).as_deref() {
                Some(THEME) => self.change(at, |it| it.take(Role::Theme, "as you answered")),
                Some(PART) => self.change(at, |it| it.take(Role::NamePart, "as you answered")),
                _ => {}
            }
        }
    }

    fn fill_question(&self, at: usize) -> Question {
        let heading = self.name(at);
        Question::new(
            fill_id(at),
            format!("Do rows with a blank '{heading}' belong to the one above?"),
        )
        .answers(["yes", "no"])
        .because("each stands once with blank cells under it, as merged cells are saved")
    }

    /// Notes for each blank cell of a column the row whose text it has.
    fn fill(&mut self, at: usize) {
        let mut above = None;
        for row in self.rows.clone() {
            if !self.text(row, at).is_empty() {
                above = Some(row);
            } else if let Some(above) = above {
                self.filled_down.insert((row, at), above);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{tried, tried_with};
    use crate::exchange::Table;
    use crate::exchange::import::{Choices, Role};
    use crate::model::Pack;

    #[test]
    fn blank_cells_are_asked_about_where_something_uses_their_column() {
        let check = |text: &str, answers: &[(&str, &str)], asked: &[&str]| {
            assert_eq!(tried(&Pack::default(), text, answers).asked(), asked, "{text}");
        };
        // Nothing uses the column 'Desk' unless somebody says what for, or leaves it out by hand.
        let desks = "Desk,Measure,Apr 2025\nNorth,Bins,5\n,Loans,6\nSouth,Swims,7\n";
        check(desks, &[], &["fill-1", "direction"]);
        let found = tried(&Pack::default(), desks, &[]);
        assert_eq!(found.question("fill-1").assumed.as_deref(), Some("leave it out"));
        let choices =
            Choices { roles: [(0, Role::Ignored)].into_iter().collect(), ..Choices::default() };
        let table = Table::read(desks.as_bytes());
        assert_eq!(tried_with(&Pack::default(), &table, &choices).asked(), ["direction"]);
        // Without it, two measures would have one name.
        check(
            "Desk,Measure,Apr 2025\nNorth,Bins,5\n,Loans,6\nSouth,Bins,7\n,Loans,8\n",
            &[("column-1", "part of the name")],
            &["column-1", "fill-1", "direction"],
        );
        check("Theme,Measure,Apr 2025\nClean,Bins,5\n,Loans,6\n", &[], &["fill-1", "direction"]);
    }
}
