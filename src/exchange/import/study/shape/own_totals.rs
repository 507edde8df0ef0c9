//! Rows called `Total`: what the rows beside them come to, or a measure of its own. Their figures tell; where they add nothing up it
//! is asked.

use super::super::columns::deciding::Deciding;
use super::super::names::words::few;
use super::super::question::Question;
use super::adding_up::{Beside, Stands};
use super::totals::is_total;
use crate::exchange::import::role::Role;

const ASKED: &str = "totals";

const OWN: &str = "a measure of its own";
const LEAVE: &str = "what other rows come to: leave it out";

impl Deciding<'_> {
    /// Asks of rows called total that add nothing up whether they are measures.
    pub(in super::super) fn own_totals(&mut self) {
        let Some(names) = self.with(Role::MeasureName).first().copied() else { return };
        let totals = self.rows.iter().filter(|row| is_total(self.said(**row, names)));
        let totals: Vec<usize> = totals.copied().collect();
        if totals.is_empty() {
            return;
        }
        let beside = Beside::of(&self.layout.table, names);
        let stands = totals.into_iter().map(|row| (row, beside.stands(row)));
        let apart: Vec<(usize, Stands)> =
            stands.filter(|(_, stands)| *stands != Stands::Sum).collect();
        if apart.is_empty() {
            return;
        }
        let mut called: Vec<String> = Vec::new();
        for (row, _) in &apart {
            let name = self.said(*row, names).to_owned();
            if !called.contains(&name) {
                called.push(name);
            }
        }
        let question = Question::new(
            ASKED,
            format!("Is {} a measure of its own, or what other rows come to?", few(&called, 3)),
        )
        .answers([OWN, LEAVE])
        .because("its figures aren't the sums of the rows beside it")
        .holding("those rows");
        let question = match apart.iter().all(|(_, stands)| *stands == Stands::Between) {
            true => question.assuming(LEAVE),
            false => question,
        };
        let answer = self.asking.ask(question);
        for (row, _) in apart {
            match answer.as_deref() {
                Some(OWN) => drop(self.own_totals.insert(row)),
                Some(_) => {}
                None => drop(self.row_waits.insert(row, ASKED.to_owned())),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn a_total_of_parts_is_left_out_and_one_that_adds_nothing_up_is_asked_about() {
        // Whether it is asked, whether it stays open, and how many figures there are before and after it is a measure.
        let check = |text: &str, asked: Option<bool>, before: usize, own: usize| {
            let found = tried(&Pack::default(), text, &[]);
            let open = found.questions.iter().find(|it| it.id == ASKED).map(Question::is_open);
            assert_eq!((open, found.figures().len()), (asked, before), "{text}");
            if asked.is_some() {
                let own_of = tried(&Pack::default(), text, &[(ASKED, OWN)]);
                assert_eq!(own_of.figures().len(), own, "{text} {:?}", own_of.figures());
                let left = tried(&Pack::default(), text, &[(ASKED, LEAVE)]);
                assert_eq!(left.figures().len(), before, "{text}");
            }
        };
        let head = "Measure,Apr 2025,May 2025\n";
        let parts = "Bins,12,13\nBoxes,8,7\n";
        check(&format!("{head}{parts}Total,20,20\n"), None, 4, 4);
        check(&format!("{head}Total,20,20\n{parts}"), None, 4, 4);
        check(&format!("{head}{parts}Total,400,410\nLoans,90,80\n"), Some(true), 6, 8);
        // A hidden part can't be told; an average is one of parts, unless somebody says otherwise.
        check(&format!("{head}Bins,12,13\nBoxes,<5,7\nTotal,15,20\n"), None, 4, 4);
        check(&format!("{head}{parts}Total,10,10\n"), Some(false), 4, 6);
        // Parts of each block, and of all of them.
        let blocks = format!(
            "{head}{parts}Sub-total,20,20\nLoans,1,2\nSwims,3,4\nSub-total,4,6\nGrand total,24,26\n"
        );
        check(&blocks, None, 8, 8);
        // By period, in rows.
        let long = "Measure,Period,Value\nBins,Apr 2025,12\nBoxes,Apr 2025,8\nTotal,Apr 2025,20\nBins,May 2025,13\nBoxes,May 2025,7\nTotal,May 2025,20\n";
        check(long, None, 4, 4);
        check(&long.replace("2025,20", "2025,700"), Some(true), 4, 6);
        // Beside another column that names what it is of.
        let second = "Service,Measure,Apr 2025,May 2025\nComplaints,Stage 1,12,13\nComplaints,Stage 2,3,2\nComplaints,Total,15,15\nHousing,Voids,30,31\n";
        check(second, None, 6, 6);
        check(&second.replace("Total,15,15", "Total,150,160"), Some(true), 6, 8);
        // A blank cell hides nothing.
        let blank = format!("{head}Bins,12,\nBoxes,8,7\nTotal,20,50\n");
        check(&blank, Some(true), 3, 5);
        check(&blank.replace(",50", ",7"), None, 3, 3);
        // Rounded parts.
        let rounded = "Measure,2024/25\nA,1.3\nB,1.3\nC,1.3\nTotal,4.0\n";
        check(rounded, None, 3, 3);
    }
}
