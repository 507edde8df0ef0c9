//! What is asked of the figures of a file as a whole: their period, the year of their targets, how they add up.

use super::columns::deciding::{Deciding, YearOf};
use super::columns::sets::Figures;
use super::names::words::plain;
use super::periods::form::reads;
use super::question::Question;
use super::shape::row_kinds::RowKind;
use crate::exchange::import::role::{Role, Whose};
use crate::exchange::reading::period;
use crate::model::{Frequency, Period, ReportingYear};
use std::collections::BTreeMap;

/// The answer that nothing is set.
const OPEN: &str = "leave it open";

/// The answer that measures of one unit differ.
const EACH: &str = "it differs: ask for each";

/// What the answer for a measure of a unit is kept under: an answer is of the measures that it was asked about, and of no
/// other of their unit.
pub(super) fn of_measure(unit: &str, name: &str) -> String {
    format!("{unit}\u{1f}{}", plain(name))
}

/// The question how figures of parts of a year make the year's; of measures that have `plans` of the parts, alone or
/// beside a target of the year.
fn how_it_adds_up(id: String, names: &[String], plans: Plans) -> Question {
    let words =
        format!("How do the figures of {} make the year's?", super::names::words::few(names, 3));
    let question = Question::new(id, words).answers([
        "Sum of the periods",
        "Mean of the periods",
        "Latest value",
        "Running total",
        OPEN,
    ]);
    match plans {
        Plans::Alone => question
            .because("its plans are of parts of the year, and nothing says what they come to")
            .holding("the year's target")
            .assuming(OPEN),
        Plans::BesideTarget => question
            .because("the target is the year's, and nothing says how the plans of its parts come to it")
            .holding("the year to date alone"),
        Plans::None => question
            .because("the target is the year's and the figures are of its parts, which have no plan of their own yet")
            .holding("the year to date alone"),
    }
}

/// Which plans of parts of the year the file has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Plans {
    None,
    BesideTarget,
    Alone,
}

impl Deciding<'_> {
    /// The year that targets are for in a file without any time: asked for. They wait for the answer.
    pub(super) fn year_of_targets(&mut self) -> Option<ReportingYear> {
        let targets = self.with(Role::Target);
        if self.choices.target_year.is_some() || targets.is_empty() || !self.is_timeless() {
            return self.choices.target_year;
        }
        if !self.with(Role::Value).is_empty() {
            return None;
        }
        // Beside figures they are of the same period as these.
        if self.columns.iter().any(|it| it.waits.as_deref() == Some("figures")) {
            for at in targets {
                self.change(at, |it| it.waits = Some("figures".to_owned()));
            }
            return None;
        }
        let question = Question::new("target-year", "Which year are the targets for?")
            .answers(self.years_beside())
            .or_anything()
            .because("no column and no heading names a year")
            .holding("the targets");
        let answer = self.asking.ask(question);
        let read = answer.as_ref().and_then(|text| period::read(text, self.calendar, None).ok());
        if let (Some(text), None) = (&answer, &read) {
            self.asking.refuse("target-year", format!("'{text}' is no year: write it as 2025/26"));
        }
        if read.is_none() {
            for at in targets {
                self.change(at, |it| it.waits = Some("target-year".to_owned()));
            }
        }
        read.map(|read| self.calendar.year_of_period(read.period))
    }

    /// One period for a file that names none.
    pub(super) fn period_of_file(&mut self, figures: &[Figures]) -> Option<String> {
        let has_values = figures.iter().any(|it| {
            it.period.is_none() && it.columns.iter().any(|(role, _)| *role != Role::Target)
        });
        let waiting = self.columns.iter().any(|it| it.waits.as_deref() == Some("figures"));
        // Whether days of publication are the periods is asked first.
        let dated = self.waits.as_deref() == Some(super::columns::publication::ASKED);
        if !self.is_timeless() || dated || !(has_values || waiting) {
            return None;
        }
        let beside = self.periods_beside();
        let question = Question::new("period", "Which period are the figures of?")
            .because(match beside.is_empty() {
                true => "nothing in the file names it",
                false => "no column and no heading names it; what its titles, its notes or its name say is offered",
            })
            .answers(beside)
            .or_anything()
            .holding("the whole file");
        let answer = self.asking.ask(question);
        match &answer {
            Some(period) if !reads(period, self.calendar) => {
                let words =
                    format!("'{period}' is no period: write it as 2025/26, Q1 2025/26 or Apr 2025");
                self.asking.refuse("period", words);
                self.waits.get_or_insert("period".to_owned());
            }
            Some(_) => {}
            None => {
                self.waits.get_or_insert("period".to_owned());
            }
        }
        answer
    }

    /// How measures with a year's target and figures of its parts add up: asked for each unit.
    pub(super) fn adds_up_over(
        &mut self,
        figures: &[Figures],
        names: &BTreeMap<usize, String>,
    ) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let parted = |it: &Figures| {
            if it.part.is_some() {
                return true;
            }
            let read =
                it.period.as_deref().and_then(|text| period::read(text, self.calendar, None).ok());
            read.is_some_and(|read| {
                matches!(read.period.frequency(), Frequency::Monthly | Frequency::Quarterly)
            })
        };
        let of_rows = self.year_of_rows.is_some();
        let of_year =
            |it: &&Figures| it.of_year.is_some() || (of_rows && it.year_of == Some(YearOf::Row));
        // A column whose heading names the year is that year's target as one that says it in words.
        let named = |it: &Figures| {
            let label = it.period.as_deref().filter(|_| it.whose == Some(Whose::Own));
            let read = label.and_then(|text| period::read(text, self.calendar, None).ok());
            let only =
                it.columns.iter().all(|(role, _)| matches!(role, Role::Target | Role::Floor));
            only && read.is_some_and(|read| matches!(read.period, Period::Year(_)))
        };
        let targets = figures.iter().filter(|it| of_year(it) || named(it));
        let targets: Vec<usize> =
            targets.flat_map(|it| it.columns.iter().map(|(_, at)| *at)).collect();
        // Without a target of the year, its plans may make one: of a sheet whose periods are columns.
        let of_parts = |it: &&Figures| parted(it) && it.whose == Some(Whose::Own);
        let plans: Vec<usize> = figures
            .iter()
            .filter(of_parts)
            .flat_map(|it| it.columns.iter())
            .filter(|(role, _)| *role == Role::Target)
            .map(|(_, at)| *at)
            .collect();
        let kinds = !self.with(Role::RowKind).is_empty();
        let profiled = targets.is_empty() && self.is_wide() && (kinds || !plans.is_empty());
        if (targets.is_empty() && !profiled)
            || !figures.iter().any(parted)
            || !self.with(Role::Accumulation).is_empty()
        {
            return found;
        }
        let kind = match (profiled, plans.is_empty()) {
            (true, _) => Plans::Alone,
            (false, false) => Plans::BesideTarget,
            (false, true) => Plans::None,
        };
        let units = self.with(Role::Unit);
        let mut of_unit: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in &self.rows {
            let name = names.get(row).cloned().unwrap_or_default();
            // What it is called is asked first.
            if name.is_empty() && self.waits.is_some() {
                continue;
            }
            let meant = self.meant(plain(&name));
            let set = self
                .pack
                .measures
                .iter()
                .any(|measure| plain(&measure.name) == meant && measure.accumulation.is_some());
            let said = |at: &usize| !self.text(*row, *at).is_empty();
            let planned = kinds && self.kind_of_row(*row) == Ok(RowKind::Target);
            let given =
                targets.iter().any(said) || (profiled && (planned || plans.iter().any(said)));
            if set || name.is_empty() || !given {
                continue;
            }
            let unit = units.first().map_or("", |at| self.text(*row, *at)).to_lowercase();
            let names = of_unit.entry(unit).or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        for (unit, names) in of_unit {
            let words = plain(&unit).replace(' ', "-");
            let id =
                if words.is_empty() { "adds-up".to_owned() } else { format!("adds-up-{words}") };
            let mut question = how_it_adds_up(id.clone(), &names, kind);
            if names.len() > 1 {
                question = question.answers([EACH]);
            }
            match self.asking.ask(question).as_deref() {
                None | Some(OPEN) => {}
                Some(EACH) => {
                    for name in &names {
                        let id = format!("{id}-{}", plain(name).replace(' ', "-"));
                        let question = how_it_adds_up(id, std::slice::from_ref(name), kind);
                        if let Some(answer) = self.asking.ask(question).filter(|it| it != OPEN) {
                            found.insert(of_measure(&unit, name), answer);
                        }
                    }
                }
                Some(answer) => {
                    let of = |name: &String| (of_measure(&unit, name), answer.to_owned());
                    found.extend(names.iter().map(of));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::tried::{pack_of, tried};
    use super::*;
    use crate::model::{Aim, Pack};

    fn aims(text: &str, answers: &[(&str, &str)]) -> Vec<String> {
        let found = tried(&Pack::default(), text, answers);
        let aim = |it: &std::sync::Arc<crate::model::Measure>| match it.targets.values().next()?.aim
        {
            Aim::Value { value } => Some(format!("{} {value} {:?}", it.name, it.accumulation)),
            Aim::Plans => Some(format!("{} Plans {:?}", it.name, it.accumulation)),
            _ => None,
        };
        found.pack.measures.iter().filter_map(aim).collect()
    }

    #[test]
    fn a_target_of_a_year_is_asked_about_however_its_heading_says_so() {
        for heading in ["Target", "Target 2025/26", "2025/26 target", "Annual target"] {
            let text = format!("Measure,{heading},Apr 2025,May 2025\nBins,80,5,6\n");
            assert!(tried(&Pack::default(), &text, &[]).question("adds-up").is_open(), "{text}");
        }
    }

    #[test]
    fn why_it_is_asked_is_true_of_the_file() {
        let check = |text: &str, why: &str| {
            let found = tried(&Pack::default(), text, &[]);
            assert!(found.question("adds-up").why.contains(why), "{text}");
        };
        let months = "Measure,Target 2025/26,Apr 2025,May 2025\nBins,80,5,6\n";
        check(months, "have no plan of their own yet");
        let plans = "Measure,Target 2025/26,Plan Apr 2025,Apr 2025\nBins,80,6,5\n";
        check(plans, "how the plans of its parts come to it");
    }

    #[test]
    fn an_answer_is_of_the_measures_it_was_asked_about_alone() {
        use crate::model::Accumulation::{Mean, Running};
        let mut pack = pack_of(&[("Council tax collected", &[]), ("Sickness", &[])]);
        for measure in &mut pack.measures {
            let measure = std::sync::Arc::make_mut(measure);
            (measure.frequency, measure.accumulation) = (Some(Frequency::Quarterly), Some(Running));
        }
        let check = |text: &str, named: &str, expected: &[Option<crate::model::Accumulation>]| {
            let found = tried(&pack, text, &[("adds-up", "Mean of the periods")]);
            let asked = &found.question("adds-up").text;
            assert!(asked.contains(named) && !asked.contains("Council tax"), "{asked}");
            let all: Vec<_> = found.pack.measures.iter().map(|it| it.accumulation).collect();
            assert_eq!(all, expected, "{text}");
            assert_eq!(found.proposal.settings, []);
        };
        let head =
            "Measure,Q1 2025/26 Target,Q1 2025/26 Actual,Q2 2025/26 Target,Q2 2025/26 Actual\n";
        let both = format!(
            "{head}Council tax collected,28.5,28.9,56,55.1\nHomelessness prevented,60,64,60,58\nSickness,2,2.2,4,4.1\n"
        );
        check(&both, "'Homelessness prevented'", &[Some(Running), Some(Running), Some(Mean)]);
        // Nor is it of a new measure without a target, of which nothing was asked.
        let untargeted = format!("{both}Visits,,5,,6\n");
        check(
            &untargeted,
            "'Homelessness prevented'",
            &[Some(Running), Some(Running), Some(Mean), None],
        );
    }

    #[test]
    fn measures_of_one_unit_may_add_up_differently() {
        let text = "Measure,Target,Apr 2025,May 2025\nBins,80,5,6\nLoans,40,41,42\n";
        let answers = [
            ("adds-up", EACH),
            ("adds-up-bins", "Sum of the periods"),
            ("adds-up-loans", "Latest value"),
        ];
        assert_eq!(aims(text, &answers), ["Bins 80 Some(Sum)", "Loans 40 Some(Latest)"]);
        assert!(tried(&Pack::default(), text, &answers[..2]).question("adds-up-loans").is_open());
    }

    #[test]
    fn the_target_of_a_year_with_plans_alone_is_what_they_come_to() {
        let file = "Measure,Target Q1 2025/26,Target Q2 2025/26,Target Q3 2025/26,Target Q4 2025/26\nBins,10,20,30,40\n";
        let none = "Plans";
        let check = |text: &str, answer: &str, expected: &str, told: bool| {
            let answers = [("adds-up", answer)];
            assert_eq!(aims(text, &answers)[0].split(' ').nth(1), Some(expected), "{answer}");
            let found = tried(&Pack::default(), text, &answers);
            let said = found.proposal.told().iter().any(|it| it.message.contains("isn't stated"));
            assert_eq!(said, told, "{answer}");
        };
        check(file, "Sum of the periods", "100", false);
        check(file, "Mean of the periods", "25", false);
        check(file, "Running total", "40", false);
        check(file, "Latest value", "40", false);
        check(file, OPEN, none, true);
        // Half a profile says nothing of its year.
        let half = file.replace(",30,40", ",,");
        check(&half, "Sum of the periods", none, true);
        check(&half, "Running total", none, true);
    }
}
