//! Times as a clock has them: `00:10` may be minutes and seconds or hours and minutes, and `1:05:00` of a measure without a unit
//! may be kept in any. Asked once for the figures and targets under one heading, of measures in one unit; till then not taken.

use super::super::columns::deciding::Deciding;
use super::super::names::words::{few, plain};
use super::super::question::Question;
use super::of_figures::Units;
use crate::exchange::reading::clock::{ClockTime, TwoParts};
use crate::exchange::reading::stretch::TimeUnit;
use std::collections::{BTreeMap, BTreeSet};

const MINUTES_SECONDS: &str = "minutes and seconds";
const HOURS_MINUTES: &str = "hours and minutes";
const ALL_THREE: &str = "hours, minutes and seconds";
const AS_TEXT: &str = "keep them as text";

/// The units that times are kept in of measures that have none.
const KEPT_IN: [TimeUnit; 3] = [TimeUnit::Hours, TimeUnit::Minutes, TimeUnit::Seconds];

/// What is asked once: the heading that is a part of the name, plainly, and the unit of time of the measures, where they have
/// one.
type Asked = (String, Option<TimeUnit>);

/// How times are read.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Read {
    As(TwoParts, TimeUnit),
    AsText,
    Waits(String),
}

/// What is made of the times in a file.
#[derive(Default)]
pub(in super::super) struct Clocks {
    of: BTreeMap<Asked, Read>,
    /// Measures that have no unit but what was answered, by plain name.
    without_unit: BTreeSet<String>,
}

/// The times of which one thing is asked.
#[derive(Default)]
struct Seen {
    two: BTreeMap<String, ClockTime>,
    three: BTreeSet<String>,
    names: BTreeSet<String>,
    /// Measures without a unit that the pack doesn't have, by plain name.
    new: BTreeSet<String>,
}

impl Seen {
    /// What can be answered, each with how times are read then.
    fn answers(&self, unit: Option<TimeUnit>) -> Vec<(String, (TwoParts, TimeUnit))> {
        let parts: &[(&str, TwoParts, &[TimeUnit])] = match self.two.is_empty() {
            true => &[(ALL_THREE, TwoParts::HoursMinutes, &KEPT_IN)],
            false => &[
                (
                    MINUTES_SECONDS,
                    TwoParts::MinutesSeconds,
                    &[TimeUnit::Seconds, TimeUnit::Minutes],
                ),
                (HOURS_MINUTES, TwoParts::HoursMinutes, &[TimeUnit::Minutes, TimeUnit::Hours]),
            ],
        };
        let mut found = Vec::new();
        for (words, two, kept_in) in parts {
            match unit {
                Some(unit) => found.push(((*words).to_owned(), (*two, unit))),
                None => found.extend(
                    kept_in
                        .iter()
                        .map(|unit| (format!("{words}, kept in {}", unit.words()), (*two, *unit))),
                ),
            }
        }
        found
    }

    /// Why it is asked: what the first of them would be.
    fn why(&self, unit: Option<TimeUnit>) -> String {
        let Some((text, time)) = self.two.first_key_value() else {
            return match unit {
                Some(unit) => {
                    format!("they are no plain figures, and their measure is in {}", unit.words())
                }
                None => "they are no plain figures, and their measure has no unit".to_owned(),
            };
        };
        let come_to = |two: TwoParts, unit: TimeUnit| {
            let figure = time.in_unit(two, unit).map(|it| it.rounded(Some(4)).to_string());
            format!("{} {}", figure.unwrap_or_default(), unit.words())
        };
        let units = match unit {
            Some(unit) => [unit; 2],
            None => [TimeUnit::Seconds, TimeUnit::Minutes],
        };
        let [short, long] = units;
        format!(
            "{text} may be {} or {}",
            come_to(TwoParts::MinutesSeconds, short),
            come_to(TwoParts::HoursMinutes, long)
        )
    }
}

impl Deciding<'_> {
    /// Finds times as a clock has them; asks what they are. The units of new measures are said of them.
    pub(in super::super) fn clocks(
        &mut self,
        units: &mut Units,
        names: &BTreeMap<usize, String>,
    ) -> Clocks {
        let mut seen: BTreeMap<Asked, Seen> = BTreeMap::new();
        for (at, _) in self.quantities() {
            for row in &self.rows {
                let text = self.text(*row, at);
                let Some(time) = clock_in(text) else { continue };
                let name = names.get(row).map_or("", String::as_str);
                let called = self.called(name, at, units.several);
                let Some(asked) = self.asked_of_clock((*row, at), name, units) else { continue };
                let seen = seen.entry(asked).or_default();
                match time.is_in_two() {
                    true => drop(seen.two.insert(text.to_owned(), time)),
                    false => drop(seen.three.insert(text.to_owned())),
                }
                if units.of_pack(&called).is_none() {
                    seen.new.insert(plain(&called));
                }
                seen.names.insert(called.into_owned());
            }
        }
        let mut found = Clocks::default();
        for (asked, seen) in seen {
            let read = self.ask_of_clocks(&asked, &seen);
            if asked.1.is_none() {
                found.without_unit.extend(seen.names.iter().map(|name| plain(name)));
                if let Read::As(_, unit) = read {
                    seen.new.iter().for_each(|called| units.say_time(called, unit));
                }
            }
            found.of.insert(asked, read);
        }
        found
    }

    /// With which others it is asked of a time; none where its measure counts something else.
    fn asked_of_clock(
        &self,
        (row, at): (usize, usize),
        name: &str,
        units: &Units,
    ) -> Option<Asked> {
        let heading = self.column(at).and_then(|it| it.metric.as_deref()).map(plain);
        let unit = self.unit_of(row, at, name, units);
        let unit = match (unit.trim().is_empty(), TimeUnit::of(&unit)) {
            (true, _) => None,
            (false, unit) => {
                Some(unit.filter(|unit| *unit <= TimeUnit::Days || *unit == TimeUnit::Weeks)?)
            }
        };
        Some((heading.unwrap_or_default(), unit))
    }

    fn ask_of_clocks(&mut self, (heading, unit): &Asked, seen: &Seen) -> Read {
        let parts = ["clock-times", heading, unit.map_or("", TimeUnit::words)];
        let id = parts.iter().filter(|it| !it.is_empty()).copied().collect::<Vec<_>>().join("-");
        let id = id.replace(' ', "-");
        let texts: Vec<String> = seen.two.keys().chain(&seen.three).cloned().collect();
        let names: Vec<String> = seen.names.iter().filter(|it| !it.is_empty()).cloned().collect();
        let of = match names.is_empty() {
            true => String::new(),
            false => format!(" of {}", few(&names, 2)),
        };
        let answers = seen.answers(*unit);
        let question =
            Question::new(&*id, format!("What are times such as {}{of}?", few(&texts, 2)))
                .answers(answers.iter().map(|(words, _)| words.as_str()))
                .answers([AS_TEXT])
                .because(seen.why(*unit))
                .holding("those figures and targets");
        let Some(answer) = self.asking.ask(question) else { return Read::Waits(id) };
        let read = answers.into_iter().find(|(words, _)| *words == answer);
        read.map_or(Read::AsText, |(_, (two, unit))| Read::As(two, unit))
    }

    /// What is read for a time as a clock has it; none for any other text, and where it stays text.
    pub(in super::super) fn clock_time(
        &self,
        text: &str,
        (name, row, at): (&str, usize, usize),
        (clocks, units): (&Clocks, &Units),
    ) -> Option<Result<String, String>> {
        if clocks.of.is_empty() {
            return None;
        }
        let time = clock_in(text)?;
        match self.read_of_clock((name, row, at), (clocks, units))? {
            Read::As(two, unit) => Some(Ok(time.in_unit(*two, *unit)?.to_string())),
            Read::AsText => None,
            Read::Waits(id) => Some(Err(id.clone())),
        }
    }

    /// Whether somebody answered what a time is.
    pub(in super::super) fn is_answered_time(
        &self,
        text: &str,
        place: (&str, usize, usize),
        both: (&Clocks, &Units),
    ) -> bool {
        !both.0.of.is_empty()
            && clock_in(text).is_some()
            && matches!(self.read_of_clock(place, both), Some(Read::As(..) | Read::AsText))
    }

    fn read_of_clock<'b>(
        &self,
        (name, row, at): (&str, usize, usize),
        (clocks, units): (&'b Clocks, &Units),
    ) -> Option<&'b Read> {
        let (heading, mut unit) = self.asked_of_clock((row, at), name, units)?;
        // Its unit is what was answered.
        if clocks.without_unit.contains(&plain(&self.called(name, at, units.several))) {
            unit = None;
        }
        clocks.of.get(&(heading, unit))
    }
}

/// The time in a text.
pub(in super::super) fn clock_in(text: &str) -> Option<ClockTime> {
    text.contains(':').then(|| ClockTime::read(text))?
}

#[cfg(test)]
mod tests {
    use super::super::super::tried::{pack_of, tried, two_figures};
    use super::*;
    use crate::model::Pack;

    #[test]
    fn a_time_is_asked_about_and_taken_in_the_unit_of_its_measure() {
        let check = |unit: &str, cells: [&str; 2], answer: Option<&str>, taken: &[&str]| {
            let id = if unit.is_empty() {
                "clock-times".to_owned()
            } else {
                format!("clock-times-{unit}")
            };
            let answers: Vec<(&str, &str)> = answer.iter().map(|it| (id.as_str(), *it)).collect();
            let (figures, asked) = two_figures("clock", unit, cells, &answers);
            assert_eq!(figures, taken, "{unit} {cells:?} {answer:?}");
            assert_eq!(asked, [id.as_str()], "{unit} {cells:?}");
        };
        let cells = ["00:10", "1:30"];
        check("minutes", cells, None, &[]);
        check("minutes", cells, Some(HOURS_MINUTES), &["10", "90"]);
        check("minutes", ["00:30", "1:30"], Some(MINUTES_SECONDS), &["0.5", "1.5"]);
        check("minutes", cells, Some(AS_TEXT), &["text", "text"]);
        check("hours", ["36:30", "40"], None, &["40"]);
        check("hours", ["36:30", "40"], Some(HOURS_MINUTES), &["36.5", "40"]);
        check("seconds", ["0:04:12", "00:45"], Some(MINUTES_SECONDS), &["252", "45"]);
        check("minutes", ["0:45:30", "1:05:00"], Some(ALL_THREE), &["45.5", "65"]);
        check("days", ["36:00", "48:00"], Some(HOURS_MINUTES), &["1.5", "2"]);
        // No unit but what is answered.
        check("", cells, None, &[]);
        check("", cells, Some("minutes and seconds, kept in seconds"), &["10", "90"]);
        check("", cells, Some("hours and minutes, kept in minutes"), &["10", "90"]);
        check(
            "",
            ["0:45:30", "1:05:00"],
            Some("hours, minutes and seconds, kept in minutes"),
            &["45.5", "65"],
        );
    }

    #[test]
    fn a_measure_that_counts_no_time_keeps_them_as_text() {
        assert_eq!(
            two_figures("clock", "homes", ["00:10", "12"], &[]),
            (vec!["text".to_owned(), "12".to_owned()], Vec::new())
        );
    }

    #[test]
    fn the_unit_is_said_of_a_new_measure_and_the_text_is_kept() {
        let text = "Measure,Apr 2025\nWait,00:10\n";
        let answers = [("clock-times", "hours and minutes, kept in minutes")];
        let found = tried(&Pack::default(), text, &answers);
        let [measure] = &found.pack.measures[..] else { panic!("one measure") };
        assert_eq!(measure.unit, "minutes");
        assert_eq!(measure.series[0].text.as_deref(), Some("00:10"));
        assert_eq!(found.question("clock-times").why, "00:10 may be 10 seconds or 10 minutes");
        // One of the pack keeps what it has.
        let pack = pack_of(&[("Wait", &[("2025-03", 9.0)])]);
        let found = tried(&pack, text, &answers);
        assert_eq!(found.pack.measures[0].unit, "");
        assert!(found.figures().contains(&"Wait, own, 2025-04: 10".to_owned()));
    }

    #[test]
    fn each_heading_is_asked_about_with_its_targets() {
        let text = "Month,Answered in,Answered in target,Travel\nApr 2025,00:30,00:40,1:15\n\
                    May 2025,00:20,00:40,1:30\n";
        let answers = [
            ("figures", "each is a measure of its own"),
            ("clock-times-answered-in", "minutes and seconds, kept in seconds"),
            ("clock-times-travel", "hours and minutes, kept in minutes"),
        ];
        let found = tried(&Pack::default(), text, &answers);
        let expected = [
            "Answered in, own, 2025-04: 30",
            "Answered in, own, 2025-05: 20",
            "Travel, own, 2025-04: 75",
            "Travel, own, 2025-05: 90",
        ];
        assert_eq!(found.figures(), expected, "{:?}", found.asked());
        let plans = found.pack.measures.iter().flat_map(|it| it.targets.values());
        let plans: Vec<String> =
            plans.flat_map(|it| &it.trajectory).map(|it| format!("{:?}", it.plan)).collect();
        assert!(plans.iter().all(|it| it.contains("40")) && plans.len() == 2, "{plans:?}");
    }
}
