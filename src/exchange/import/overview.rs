//! What a person sees of a proposal first: counts, reasons, and the first cells of each kind. Made in slices,
//! for a proposal has a cell for each of the table's.

use super::proposal::{COLUMN_LEFT_OUT, Cell, Counts, Outcome, Proposal};
use std::collections::BTreeMap;

/// The first cells of a kind, and how many there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Listed {
    /// The first.
    pub first: Vec<Cell>,
    /// How many in all.
    pub count: usize,
}

impl Listed {
    fn add(&mut self, cell: &Cell, most: usize) {
        self.count += 1;
        if self.first.len() < most {
            self.first.push(cell.clone());
        }
    }
}

/// An overview being made: [`Overview::step`] until it says that there is no more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// Cells by what becomes of them.
    pub counts: Counts,
    /// How many cells are left out, by reason.
    pub reasons: BTreeMap<String, usize>,
    /// Those that add something.
    pub added: Listed,
    /// Restatements.
    pub changed: Listed,
    /// Those left out for a reason of their own, not with their whole column.
    pub left_out: Listed,
    /// Texts with a reading that a person may confirm.
    pub offers: Listed,
    /// How many ratings of the file's own are kept.
    pub published: usize,
    /// How many of each kind are listed.
    most: usize,
    /// The next row.
    at: usize,
}

impl Overview {
    /// Begins, with the most cells of a kind to be listed.
    pub fn new(most: usize) -> Self {
        Self { most, ..Self::default() }
    }

    /// Looks at the cells of so many rows more; whether there are others.
    pub fn step(&mut self, proposal: &Proposal, rows: usize) -> bool {
        let rest = proposal.rows.get(self.at..).unwrap_or_default();
        // Cells beside each other mostly have the same reason.
        let mut run: (&str, usize) = ("", 0);
        for cell in rest.iter().take(rows).flatten() {
            self.counts.add(&cell.outcome);
            self.published += usize::from(cell.is_published());
            match cell.outcome {
                Outcome::Added => self.added.add(cell, self.most),
                Outcome::Changed { .. } => self.changed.add(cell, self.most),
                Outcome::LeftOut => {
                    if cell.reason != COLUMN_LEFT_OUT {
                        self.left_out.add(cell, self.most);
                    }
                    if run.0 == cell.reason {
                        run.1 += 1;
                    } else {
                        self.count_reason(run);
                        run = (&cell.reason, 1);
                    }
                }
                _ => {}
            }
            if cell.offer.is_some() {
                self.offers.add(cell, self.most);
            }
        }
        self.count_reason(run);
        self.at = self.at.saturating_add(rows).min(proposal.rows.len());
        self.at < proposal.rows.len()
    }

    fn count_reason(&mut self, (reason, count): (&str, usize)) {
        if count == 0 {
            return;
        }
        match self.reasons.get_mut(reason) {
            Some(held) => *held += count,
            None => drop(self.reasons.insert(reason.to_owned(), count)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::{
        Table,
        import::{Choices, Decisions, Study},
    };
    use crate::model::Pack;

    #[test]
    fn in_slices_it_comes_to_what_the_proposal_says() {
        let text =
            "Measure,Shade,2024/25,2025/26\nA,red,1,about 5m\nB,blue,2,\nB,red,3,\nC,red,5,5.1m\n";
        let (table, pack) = (Table::read(text.as_bytes()), Pack::default());
        let choices = Choices::default();
        let proposal = Study::new(&pack, &table, &choices).propose(&pack, &Decisions::default());
        for rows in [1, 3, usize::MAX] {
            let mut overview = Overview::new(2);
            while overview.step(&proposal, rows) {}
            assert_eq!(overview.counts, proposal.counts());
            let reasons: BTreeMap<&str, usize> =
                overview.reasons.iter().map(|(reason, count)| (reason.as_str(), *count)).collect();
            assert_eq!(reasons, proposal.left_out());
            let singly =
                |cell: &&Cell| cell.outcome == Outcome::LeftOut && cell.reason != COLUMN_LEFT_OUT;
            assert_eq!(overview.left_out.count, proposal.cells().filter(singly).count());
            assert_eq!(overview.offers.count, proposal.offers().count());
            assert_eq!(
                (overview.added.first.len(), overview.added.count),
                (2, overview.counts.added)
            );
        }
    }
}
