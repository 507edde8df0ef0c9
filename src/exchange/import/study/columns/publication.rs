//! Columns of days on which figures were published, extracted or updated: of no figure the period, where any other column
//! or heading can be.

use super::super::names::words::says;
use super::super::periods::form::{Form, form, reads};
use super::super::question::Question;
use super::deciding::Deciding;
use crate::exchange::import::role::Role;

/// The question whether such days are the periods all the same.
pub(in super::super) const ASKED: &str = "dates-published";

const PERIODS: &str = "yes: they are the periods";
const NONE: &str = "no: they say when it was published";

/// Words of headings of such columns.
const WORDS: [&str; 30] = [
    "published",
    "publication",
    "publish",
    "release",
    "released",
    "updated",
    "update",
    "extracted",
    "extract",
    "extraction",
    "uploaded",
    "upload",
    "submitted",
    "submission",
    "refreshed",
    "refresh",
    "retrieved",
    "accessed",
    "downloaded",
    "modified",
    "created",
    "issued",
    "generated",
    "revised",
    "entered",
    "loaded",
    "signed off",
    "approved",
    "report run",
    "run date",
];

/// What such a heading has beside them, or is a verb that says it all: `Complaints published` is a measure.
const DAYS: [&str; 9] =
    ["date", "day", "time", "timestamp", "on", "last", "next", "at", "datetime"];

/// Whether a heading is of a day on which something was published.
pub(in super::super) fn is_of_publication(words: &str) -> bool {
    let short = words.split(' ').count() <= 5;
    let alone = WORDS.contains(&words);
    short && says(words, &WORDS) && (alone || says(words, &DAYS))
}

impl Deciding<'_> {
    /// Leaves out columns of such days where the periods stand elsewhere, and asks of them where they don't.
    pub(in super::super) fn days_of_publication(&mut self) {
        const TIMES: [Role; 5] =
            [Role::Period, Role::PeriodEnd, Role::PeriodStart, Role::Year, Role::PeriodPoint];
        let of_time = |role: Option<Role>| role.is_none_or(|role| TIMES.contains(&role));
        let found = self.which(|it| {
            let open = !it.by_hand && it.slot.is_none() && it.reason.is_none();
            open && of_time(it.role) && is_of_publication(&it.profile.words)
        });
        let found: Vec<usize> = found.into_iter().filter(|at| self.has_days(*at)).collect();
        if found.is_empty() {
            return;
        }
        let elsewhere = self.columns.iter().enumerate().any(|(at, it)| {
            let timed = it.role.is_some_and(|role| TIMES.contains(&role));
            it.slot.is_some() || it.rated.is_some() || (timed && !found.contains(&at))
        });
        let answer = match elsewhere {
            true => Some(NONE.to_owned()),
            false => {
                let question = Question::new(
                    ASKED,
                    format!("Are the days under {} the periods of the figures?", self.quoted(&found)),
                )
                .answers([NONE, PERIODS])
                .because("its heading says when something was published, and no other column has a period")
                .holding("the whole file");
                self.asking.ask(question)
            }
        };
        let first = found.first().copied();
        for at in found {
            match answer.as_deref() {
                Some(PERIODS) if first == Some(at) => {
                    self.change(at, |it| it.take(Role::Period, "as you answered"));
                }
                Some(_) => self.change(at, |it| {
                    it.leave("it says when figures were published, not of which period they are");
                }),
                None => {
                    self.change(at, |it| it.leave("it says when figures were published"));
                    self.waits.get_or_insert(ASKED.to_owned());
                }
            }
        }
    }

    /// Whether most cells of a column are days or periods.
    fn has_days(&self, at: usize) -> bool {
        let texts = || self.rows.iter().map(|row| self.text(*row, at)).filter(|it| !it.is_empty());
        let timed = |text: &&str| form(text) != Form::Plain || reads(text, self.calendar);
        let (all, fitting) = (texts().count(), texts().filter(timed).count());
        all > 0 && fitting * 10 >= all * 7
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use super::*;
    use crate::model::Pack;

    #[test]
    fn a_day_of_publication_is_no_period_beside_one() {
        let check = |heading: &str, period: &str| {
            let text = format!(
                "Measure,{heading},{period},Value\nBins,2025-06-12,Apr 2025,12\nBins,2025-07-12,May 2025,13\n"
            );
            let found = tried(&Pack::default(), &text, &[]);
            let expected = ["Bins, own, 2025-04: 12", "Bins, own, 2025-05: 13"];
            assert_eq!(found.figures(), expected, "{heading} {:?}", found.asked());
            assert_eq!(found.asked(), ["direction"], "{heading}");
        };
        for heading in [
            "Date published",
            "Last updated",
            "Date extracted",
            "Next update",
            "Publication date",
            "Release date",
            "Updated",
            "date_of_last_update",
        ] {
            for period in ["Period", "Month", "Reporting period", "Date", "When"] {
                check(heading, period);
            }
        }
        let beside = "Measure,Date published,Apr 2025,May 2025\nBins,2025-06-12,12,13\n";
        assert_eq!(tried(&Pack::default(), beside, &[]).figures().len(), 2);
    }

    #[test]
    fn where_it_is_the_only_date_it_is_asked_about() {
        let text = "Measure,Date published,Value\nBins,12 Jun 2025,12\nBins,13 Jul 2025,13\n";
        let figures = |answers: &[(&str, &str)]| tried(&Pack::default(), text, answers).figures();
        assert!(tried(&Pack::default(), text, &[]).question(ASKED).is_open());
        assert!(figures(&[]).is_empty());
        assert_eq!(tried(&Pack::default(), text, &[]).asked(), [ASKED]);
        let months = ("days-for-periods", "months");
        let taken = figures(&[(ASKED, PERIODS), months]);
        assert_eq!(taken, ["Bins, own, 2025-06: 12", "Bins, own, 2025-07: 13"]);
        let refused = tried(&Pack::default(), text, &[(ASKED, NONE)]);
        assert!(refused.question("period").is_open());
        assert!(!is_of_publication("complaints published"));
        assert!(!is_of_publication("homes released"));
    }
}
