//! Columns that make a period together, the first day and the last, and columns that say again what the period beside them
//! does: `Reporting year` beside `2024`, `Wed` beside a day.

use super::super::columns::deciding::Deciding;
use super::super::names::words::plain;
use super::super::shape::headings::looks_like_time;
use crate::exchange::import::role::Role;

/// The days of the week.
const DAYS: [&str; 17] = [
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "wednesday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
];

/// Words for kinds of years, as they stand beside each year.
const KINDS_OF_YEARS: [&str; 7] = [
    "reporting year",
    "financial year",
    "academic year",
    "calendar year",
    "tax year",
    "school year",
    "fiscal year",
];

impl Deciding<'_> {
    /// A column of first days beside one of last days: `Start`, `End`.
    pub(super) fn first_and_last_days(&mut self) {
        const STARTS: [&str; 6] =
            ["start", "from", "start date", "date from", "from date", "starts"];
        const ENDS: [&str; 6] = ["end", "to", "end date", "date to", "until", "ends"];
        let headed = |headings: &[&str]| {
            let held = self.which(|it| it.is_free() && headings.contains(&&*it.profile.words));
            held.into_iter().find(|at| {
                let filled = self.filled(*at);
                !filled.is_empty() && filled.iter().all(|it| looks_like_time(it, self.calendar))
            })
        };
        let (Some(start), Some(end)) = (headed(&STARTS), headed(&ENDS)) else { return };
        self.change(start, |it| it.take(Role::PeriodStart, "its cells are first days of periods"));
        self.change(end, |it| it.take(Role::PeriodEnd, "its cells are last days of periods"));
    }

    /// Columns that say again, more roughly, what the period beside them does: what kind of year it is, which day of the week.
    pub(super) fn said_of_periods(&mut self) {
        let day = |text: &&str| DAYS.contains(&plain(text).as_str());
        let year = |text: &&str| KINDS_OF_YEARS.contains(&plain(text).as_str());
        for at in self.which(|it| it.is_free() && it.profile.is_names()) {
            let filled = self.filled(at);
            let why = if filled.iter().all(day) {
                "it says which day of the week its row is of"
            } else if filled.iter().all(year) {
                "it says what kind of year its row is of"
            } else {
                continue;
            };
            self.change(at, |it| it.leave(why));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::tried;
    use crate::model::Pack;

    #[test]
    fn a_first_and_a_last_day_are_one_period() {
        for (start, end) in [("Start", "End"), ("From", "To"), ("start_date", "end_date")] {
            let text = format!(
                "Measure,{start},{end},Value\nVisits,2025-04-01,2025-06-30,80\nVisits,2025-07-01,2025-09-30,81\n"
            );
            let found = tried(&Pack::default(), &text, &[]);
            let figures = ["Visits, own, 2025/26 Q1: 80", "Visits, own, 2025/26 Q2: 81"];
            assert_eq!(found.figures(), figures, "{text} {:?}", found.asked());
        }
    }

    #[test]
    fn cells_that_can_only_be_periods_are_so_under_any_heading() {
        let text = ",Seen,Lost\nSep-2011 ,80,9\nOct-2011 ,81,8\nDec-2011 (1),82,7\n";
        let found = tried(&Pack::default(), text, &[("figures", "each is a measure of its own")]);
        assert_eq!(found.figures().len(), 6, "{:?}", found.asked());
        let text = "When,Seen,Lost\n45748,80,9\n45778,81,8\n45809,82,7\n";
        let open = tried(&Pack::default(), text, &[]);
        assert!(open.question("day-numbers").is_open(), "{:?}", open.asked());
        let text = ",Seen,Lost\n2021,80,9\n2022,81,8\n2024,82,7\n";
        assert!(tried(&Pack::default(), text, &[]).question("bare-years").is_open());
        // Figures of such a size aren't all first days of months.
        let text = "Homes,Seen,Lost\n45748,80,9\n45800,81,8\n45809,82,7\n";
        assert!(!tried(&Pack::default(), text, &[]).asked().contains(&"day-numbers"));
    }

    #[test]
    fn short_words_for_parts_of_years_head_them() {
        let text = "Measure,yr,mth,Value\nLoans,2025,4,80\nLoans,2025,5,81\n";
        let found = tried(&Pack::default(), text, &[]);
        assert_eq!(found.figures(), ["Loans, own, 2025-04: 80", "Loans, own, 2025-05: 81"]);
    }

    #[test]
    fn what_says_the_period_again_names_nothing() {
        let check = |heading: &str, cells: [&str; 2], why: &str| {
            let text = format!(
                "{heading},Group,Value\n{},Adults,80\n{},Children,81\n",
                cells[0], cells[1]
            );
            let found = tried(&Pack::default(), &text, &[]);
            assert_eq!(found.question("name").answers, ["Group", "none of them"], "{text}");
            assert!(found.reasons[1].contains(why), "{:?}", found.reasons);
        };
        let years = ["202425,Reporting year", "202324,Reporting year"];
        check("Time period,Time identifier", years, "kind of year");
        let days = ["2020-04-01,Wed", "2020-04-02,Thu"];
        check("Date,Day", days, "day of the week");
        check("Date,Weekday", ["2020-04-01,Wednesday", "2020-04-02,Thursday"], "day of the week");
    }
}
