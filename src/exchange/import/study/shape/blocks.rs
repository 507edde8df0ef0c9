//! Rows in blocks, each under a title that stands alone: `Adult social care` over a council's measures for it.

use super::super::columns::deciding::{Blocks, Deciding, Takes, Title};
use super::super::names::telling_apart::{LEAVE, PART, THEME};
use super::super::names::words::{few, plain};
use super::super::periods::years_named::years_in;
use super::super::question::Question;
use super::super::recast::{Recast, Told};
use super::layout::ALONE;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use crate::exchange::{table::filled, table::texts};
use std::collections::{BTreeMap, HashMap, HashSet};

impl Deciding<'_> {
    /// Asks what the titles of several blocks are of the measures under them.
    pub(in super::super) fn blocks(&mut self) {
        if !self.is_named() {
            return;
        }
        let titles = self.titles_over();
        let mut words: Vec<String> = Vec::new();
        for title in titles.values() {
            if !words.contains(&title.words) {
                words.push(title.words.clone());
            }
        }
        if words.len() < 2 {
            return;
        }
        let again = self.stand_again(&titles);
        let mut question = Question::new(
            "blocks",
            format!("Rows stand under {}: what is that of the measures?", few(&words, 3)),
        )
        .answers((again.is_empty()).then_some(THEME))
        .answers([PART, LEAVE]);
        question = match again.is_empty() {
            true => {
                question.because("each stands alone in its row over several others").assuming(LEAVE)
            }
            false => question
                .because("measures of one name stand under several of them")
                .holding("the rows of measures that stand under several"),
        };
        let takes = match self.asking.ask(question).as_deref() {
            Some(THEME) => Takes::Theme,
            Some(PART) => Takes::Name,
            Some(_) => Takes::Nothing,
            None => {
                self.row_waits.extend(again.into_iter().map(|row| (row, "blocks".to_owned())));
                Takes::Nothing
            }
        };
        self.blocks = Blocks { titles, takes };
    }

    /// The title over each row: the one above it that stands alone, or over the headings for the first block.
    fn titles_over(&self) -> BTreeMap<usize, Title> {
        let alone = |(row, why): (&usize, &&'static str)| (*why == ALONE).then_some(*row);
        let alone: Vec<usize> = self.layout.out.iter().filter_map(alone).collect();
        // A title with a year in it is the whole file's.
        let over = self
            .layout
            .titles
            .last()
            .filter(|title| !alone.is_empty() && years_in(title, self.calendar).is_empty());
        let mut titles = BTreeMap::new();
        for row in &self.rows {
            let title = match alone.iter().rev().find(|title| *title < row) {
                Some(title) => Some(Title { words: self.title(*title), row: Some(*title) }),
                None => over.map(|words| Title { words: words.clone(), row: None }),
            };
            titles.extend(title.map(|title| (*row, title)));
        }
        titles
    }

    /// The rows of measures whose names stand under several titles, for one period.
    fn stand_again(&self, titles: &BTreeMap<usize, Title>) -> Vec<usize> {
        let mut under: HashMap<String, HashSet<Option<&Title>>> = HashMap::new();
        let keys = self.which(|it| {
            let parts = [Role::MeasureName, Role::NamePart, Role::MeasureId, Role::Period];
            it.role.is_some_and(|role| parts.contains(&role))
        });
        let key = |row: usize| {
            keys.iter().map(|at| plain(self.said(row, *at))).collect::<Vec<_>>().join("\u{1f}")
        };
        for row in &self.rows {
            under.entry(key(*row)).or_default().insert(titles.get(row));
        }
        let several = |row: &usize| under.get(&key(*row)).is_some_and(|titles| titles.len() > 1);
        self.rows.iter().copied().filter(several).collect()
    }

    /// The words of a title's row.
    fn title(&self, row: usize) -> String {
        let cells = self.layout.table.rows.get(row);
        cells.and_then(|cells| filled(texts(cells)).next()).unwrap_or_default().to_owned()
    }

    /// The part of a measure's name that the title over its row is; none where it is none.
    pub(in super::super) fn block_name(&self, row: usize) -> Option<String> {
        let title = self.blocks.titles.get(&row).filter(|_| self.blocks.takes == Takes::Name)?;
        Some(title.words.clone())
    }

    /// Says the theme of rows under titles, and of the titles that they are used.
    pub(in super::super) fn say_blocks(&mut self, recast: &mut Recast) {
        let takes = self.blocks.takes;
        if takes == Takes::Nothing {
            return;
        }
        let used: HashSet<usize> =
            self.blocks.titles.values().filter_map(|title| title.row).collect();
        for title in used {
            self.layout.out.remove(&title);
            let told: Told = (Outcome::Used, "says what the rows below it are of".into());
            for at in 0..self.columns.len() {
                recast.told.insert((title, at), told.clone());
            }
        }
        if takes != Takes::Theme {
            return;
        }
        for row in 0..recast.table.rows.len() {
            let origins = recast.table.origins.get(row);
            let from = origins.and_then(|origins| origins.iter().flatten().next().copied());
            let title = from.and_then(|(row, _)| self.blocks.titles.get(&row));
            if let Some(title) = title {
                let place = title.row.map(|row| (row, 0));
                recast.say(row, Role::Theme, &title.words, place);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::{Pack, Plan, PlanId};
    use std::sync::Arc;

    #[test]
    fn titles_over_blocks_are_asked_about() {
        let plan = Plan { id: PlanId::from("p"), name: "Plan".to_owned(), ..Plan::default() };
        let pack = Pack { plans: vec![Arc::new(plan)], ..Pack::default() };
        let check = |text: &str, answer: &str, names: &[&str], themes: &[&str]| {
            let found = tried(&pack, text, &[("blocks", answer), ("direction", "leave it open")]);
            let held: Vec<&str> = found.pack.measures.iter().map(|it| it.name.as_str()).collect();
            assert_eq!(held, names, "{answer}");
            let hung: Vec<&str> = found.pack.objectives.iter().map(|it| it.name.as_str()).collect();
            assert_eq!(hung, themes, "{answer}");
        };
        let one = "Measure,Plan,Apr 2025\nAdult social care,,\nVisits,Plan,5\nHousing,,\nRepairs,Plan,6\n";
        check(one, "their theme", &["Visits", "Repairs"], &["Adult social care", "Housing"]);
        check(one, "part of the name", &["Visits", "Repairs"], &[]);
        check(one, "leave it out", &["Visits", "Repairs"], &[]);
        let again =
            "Measure,Plan,Apr 2025\nAdult social care,,\nVisits,Plan,5\nHousing,,\nVisits,Plan,6\n";
        check(again, "part of the name", &["Adult social care Visits", "Housing Visits"], &[]);
        // The first title over the headings, which stand again under each of the others.
        let over = "Clean streets,,\nMeasure,Plan,Apr 2025\nVisits,Plan,5\nSafe homes,,\n\
                    Measure,Plan,Apr 2025\nRepairs,Plan,6\n";
        check(over, "their theme", &["Visits", "Repairs"], &["Clean streets", "Safe homes"]);
        let before = tried(&pack, again, &[]);
        assert!(before.question("blocks").is_open() && before.pack.measures.is_empty());
    }
}
