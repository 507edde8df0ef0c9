//! Rows in blocks, each under a title that stands alone: `Adult social care` over a council's measures for it, `Males` over what
//! all blocks measure. What the titles are is told from them, or asked.

use super::super::columns::deciding::Deciding;
use super::super::names::telling_apart::{GROUP, LEAVE, PART, PLACE, THEME};
use super::super::names::words::{few, plain};
use super::super::places::groups::is_group;
use super::super::question::Question;
use super::super::recast::{Recast, Told};
use super::headings::looks_like_time;
use crate::exchange::import::proposal::Outcome;
use crate::exchange::import::role::Role;
use std::collections::{HashMap, HashSet};

const ASKED: &str = "blocks";

impl Deciding<'_> {
    /// The column of titles over the rows, while nothing is known of it.
    pub(in super::super) fn free_titles(&self) -> Option<usize> {
        let at = self.layout.titles_above.as_ref()?.column;
        self.column(at).is_some_and(|it| it.is_free()).then_some(at)
    }

    /// Whether a column is that of the titles over the rows.
    pub(in super::super) fn is_of_titles(&self, at: usize) -> bool {
        self.layout.titles_above.as_ref().is_some_and(|it| it.column == at)
    }

    /// Takes titles that are all periods as those of the rows under them.
    pub(in super::super) fn titles_of_time(&mut self) {
        let Some(at) = self.free_titles() else { return };
        let timely = |text: &&str| looks_like_time(text, self.calendar);
        if self.filled(at).iter().all(timely) {
            self.change(at, |it| it.take(Role::Period, "the titles above the rows are periods"));
        }
    }

    /// Whether the titles are all parts of a population.
    pub(in super::super) fn titles_are_groups(&self) -> bool {
        let Some(at) = self.layout.titles_above.as_ref().map(|it| it.column) else { return false };
        self.filled(at).iter().all(|text| is_group(text))
    }

    /// Asks what the titles of several blocks are of the rows under them.
    pub(in super::super) fn blocks(&mut self) {
        // While it isn't known what names the measures, the titles may.
        let unnamed = self.waits.as_deref() == Some("name");
        let Some(at) = self.free_titles().filter(|_| !unnamed) else { return };
        let again = self.stand_again(at);
        if self.titles_are_groups() && !again.is_empty() {
            let why = "the titles above the rows are parts of a whole";
            return self.change(at, |it| it.take(Role::Group, why));
        }
        let mut words: Vec<String> = Vec::new();
        for row in &self.rows {
            let title = self.text(*row, at);
            if !title.is_empty() && !words.iter().any(|it| it == title) {
                words.push(title.to_owned());
            }
        }
        let named = self.is_named();
        let placed = !self.with(Role::Place).is_empty();
        let what = if named { "the measures" } else { "the rows" };
        let mut question = Question::new(
            ASKED,
            format!("Rows stand under {}: what is that of {what}?", few(&words, 3)),
        )
        .answers((named && again.is_empty()).then_some(THEME))
        .answers(named.then_some(PART))
        .answers((!placed).then_some(PLACE))
        .answers([GROUP, LEAVE]);
        question = match (again.is_empty(), named) {
            (true, _) => {
                question.because("each stands alone in its row over several others").assuming(LEAVE)
            }
            (false, true) => question
                .because("measures of one name stand under several of them")
                .holding("the rows of measures that stand under several"),
            (false, false) => question
                .because("rows of one measure and period stand under several of them")
                .holding("those rows"),
        };
        let answer = self.asking.ask(question);
        let role = match answer.as_deref() {
            Some(THEME) => Role::Theme,
            Some(PART) => Role::NamePart,
            Some(PLACE) => Role::Place,
            Some(GROUP) => Role::Group,
            Some(_) => {
                return self.change(at, |it| it.leave("a title: nothing is made of it"));
            }
            None => {
                self.row_waits.extend(again.into_iter().map(|row| (row, ASKED.to_owned())));
                return self.change(at, |it| it.waits = Some(ASKED.to_owned()));
            }
        };
        self.change(at, |it| it.take(role, "as you answered"));
    }

    /// The rows of measures whose names stand under several titles, for one period.
    fn stand_again(&self, titles: usize) -> Vec<usize> {
        let mut under: HashMap<String, HashSet<&str>> = HashMap::new();
        let keys = self.which(|it| {
            let parts = [
                Role::MeasureName,
                Role::NamePart,
                Role::MeasureId,
                Role::Period,
                Role::PeriodEnd,
                Role::PeriodPoint,
                Role::Year,
                Role::Place,
                Role::Group,
            ];
            it.role.is_some_and(|role| parts.contains(&role))
        });
        let key = |row: usize| {
            keys.iter().map(|at| plain(self.said(row, *at))).collect::<Vec<_>>().join("\u{1f}")
        };
        for row in &self.rows {
            under.entry(key(*row)).or_default().insert(self.text(*row, titles));
        }
        let several = |row: &usize| under.get(&key(*row)).is_some_and(|titles| titles.len() > 1);
        self.rows.iter().copied().filter(several).collect()
    }

    /// Says of the titles that something is made of that they are used.
    pub(in super::super) fn say_titles(&mut self, recast: &mut Recast) {
        let Some(titles) = self.layout.titles_above.clone() else { return };
        if !self.column(titles.column).is_some_and(|it| it.role.is_some() && it.waits.is_none()) {
            return;
        }
        for title in titles.rows {
            self.layout.out.remove(&title);
            let told: Told = (Outcome::Used, "says what the rows below it are of".into());
            for at in 0..self.columns.len() {
                recast.told.insert((title, at), told.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::{Pack, Plan, PlanId};
    use std::sync::Arc;

    #[test]
    fn titles_over_blocks_are_asked_about() {
        let plan = Plan { id: PlanId::from("p"), name: "Plan".to_owned(), ..Plan::default() };
        let pack = Pack { plans: vec![Arc::new(plan)], ..Pack::default() };
        let check = |text: &str, answer: &str, names: &[&str], themes: &[&str]| {
            let found = tried(&pack, text, &[(ASKED, answer), ("direction", "leave it open")]);
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
        assert!(before.question(ASKED).is_open() && before.pack.measures.is_empty());
    }

    const WHOLE: &str = "parts; the row without one is the organisation's own";

    fn figures(text: &str, answers: &[(&str, &str)], open: &[&str], expected: &[&str]) {
        let before = tried(&Pack::default(), text, &answers[..answers.len() - open.len()]);
        let asked: Vec<&str> =
            before.questions.iter().filter(|it| it.is_open()).map(|it| it.id.as_str()).collect();
        assert_eq!(asked, open, "{text}");
        assert!(open.is_empty() || before.figures().is_empty(), "{text}: {:?}", before.figures());
        let found = tried(&Pack::default(), text, answers);
        assert_eq!(found.figures(), expected, "{text}: {:?}", found.asked());
    }

    #[test]
    fn titles_that_part_a_population_are_asked_whose_their_figures_are() {
        let expected = [
            "Falls, Females, 2025-04: 7",
            "Falls, Females, 2025-05: 8",
            "Falls, Males, 2025-04: 5",
            "Falls, Males, 2025-05: 5",
            "Falls, own, 2025-04: 12",
            "Falls, own, 2025-05: 13",
        ];
        let check = |text: &str| figures(text, &[("groups", WHOLE)], &["groups"], &expected);
        check(
            "Measure,Apr 2025,May 2025\nPersons,,\nFalls,12,13\nMales,,\nFalls,5,5\nFemales,,\nFalls,7,8\n",
        );
        // The order of blocks says nothing.
        check(
            "Measure,Apr 2025,May 2025\nMales,,\nFalls,5,5\nFemales,,\nFalls,7,8\nPersons,,\nFalls,12,13\n",
        );
        // The headings stand again under each.
        check(
            "Persons,,\nMeasure,Apr 2025,May 2025\nFalls,12,13\nMales,,\nMeasure,Apr 2025,May 2025\nFalls,5,5\n\
             Females,,\nMeasure,Apr 2025,May 2025\nFalls,7,8\n",
        );
        // An id stands before the name.
        check(
            "No,Measure,Apr 2025,May 2025\n,Persons,,\n1,Falls,12,13\n,Males,,\n1,Falls,5,5\n,Females,,\n1,Falls,7,8\n",
        );
    }

    #[test]
    fn titles_in_the_corner_of_headings_that_stand_again_are_titles() {
        let text = "Persons,Apr 2025,May 2025\nFalls,12,13\nVisits,30,31\nMales,Apr 2025,May 2025\nFalls,5,5\nVisits,14,15\n";
        let found = tried(&Pack::default(), text, &[("name", "column A"), ("groups", WHOLE)]);
        let found = match found.figures().is_empty() {
            true => tried(
                &Pack::default(),
                text,
                &[("name", &found.question("name").answers[0].clone()), ("groups", WHOLE)],
            ),
            false => found,
        };
        assert!(
            found.figures().contains(&"Falls, Males, 2025-05: 5".to_owned()),
            "{:?} {:?}",
            found.figures(),
            found.questions
        );
        assert!(found.figures().contains(&"Visits, own, 2025-04: 30".to_owned()));
        assert_eq!(found.figures().len(), 8);
    }

    #[test]
    fn titles_of_two_columns_are_those_under_which_names_stand_again() {
        let text = "Measure,Apr 2025\nPersons,\nFalls,12\nMales,\nFalls,5\n";
        let expected = ["Falls, Males, 2025-04: 5", "Falls, own, 2025-04: 12"];
        figures(text, &[("groups", WHOLE)], &["groups"], &expected);
        // Measures without figures are none.
        let text = "Measure,Apr 2025\nVisits,\nFalls,12\nCalls,\nSwims,5\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.asked(), ["direction"], "{:?}", found.questions);
    }

    #[test]
    fn titles_that_are_periods_are_those_of_the_rows_under_them() {
        let check = |text: &str, expected: &[&str]| figures(text, &[], &[], expected);
        let months = [
            "Bins, own, 2025-04: 41",
            "Bins, own, 2025-05: 38",
            "Fly-tips, own, 2025-04: 12",
            "Fly-tips, own, 2025-05: 13",
        ];
        check(
            "Measure,Actual,Target\nApril 2025,,\nBins,41,40\nFly-tips,12,15\nMay 2025,,\nBins,38,40\nFly-tips,13,15\n",
            &months,
        );
        check(
            "April 2025,,\nMeasure,Actual,Target\nBins,41,40\nFly-tips,12,15\nMay 2025,,\nMeasure,Actual,Target\n\
             Bins,38,40\nFly-tips,13,15\n",
            &months,
        );
        check(
            "Measure,Actual,Target\nWeek ending 8 June 2025,,\nBins,41,40\nWeek ending 15 June 2025,,\nBins,38,40\n",
            &["Bins, own, 2025-06-02..2025-06-08: 41", "Bins, own, 2025-06-09..2025-06-15: 38"],
        );
        // A year over quarters or months.
        let quarters = [
            "Bins, own, 2023/24 Q1: 41",
            "Bins, own, 2023/24 Q2: 40",
            "Bins, own, 2024/25 Q1: 31",
            "Bins, own, 2024/25 Q2: 30",
        ];
        check("Measure,Q1,Q2\n2023/24,,\nBins,41,40\n2024/25,,\nBins,31,30\n", &quarters);
        check(
            "Measure,Quarter,Actual\n2023/24,,\nBins,Q1,41\nBins,Q2,40\n2024/25,,\nBins,Q1,31\nBins,Q2,30\n",
            &quarters,
        );
    }

    #[test]
    fn titles_over_periods_may_name_the_measures() {
        let text = "Period,Actual,Target\nBins,,\nApr 2025,41,40\nMay 2025,38,40\nFly-tips,,\nApr 2025,12,15\nMay 2025,13,15\n";
        let expected = [
            "Bins, own, 2025-04: 41",
            "Bins, own, 2025-05: 38",
            "Fly-tips, own, 2025-04: 12",
            "Fly-tips, own, 2025-05: 13",
        ];
        let name = super::super::titles::HEADING;
        figures(text, &[("name", name)], &["name"], &expected);
        // Or the places of the one measure of the file.
        let answers = [
            ("name", "none of them"),
            ("measure", "Bins"),
            (ASKED, "a place"),
            ("whose", "Fly-tips"),
        ];
        let found = tried(&Pack::default(), text, &answers);
        let places = found.figures();
        assert!(
            places.contains(&"Bins, own, 2025-04: 12".to_owned()),
            "{places:?} {:?}",
            found.asked()
        );
    }

    #[test]
    fn titles_that_are_places_are_asked_whose_they_are() {
        let text = "Measure,Apr 2025,May 2025\nAbbey Ward,,\nFly-tips,12,13\nCastle Ward,,\nFly-tips,14,11\n";
        let found = tried(&Pack::default(), text, &[]);
        assert!(found.asked().contains(&"whose"), "{:?}", found.asked());
        assert!(found.figures().iter().all(|it| it.contains(" Ward,")), "{:?}", found.figures());
        // What merely has such a word in it is a theme, or anything.
        let text = "Measure,Apr 2025,May 2025\nCouncil tax,,\nCollected,12,13\nCouncil housing,,\nRelets,14,11\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.figures().len(), 4, "{:?}", found.asked());
    }
}
