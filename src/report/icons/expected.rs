//! How many reds chance alone would bring (RULES 12).

use crate::model::Vocabulary;
use crate::rating::Status;
use crate::statistics::chance::expected_reds;

/// The reds there are, and those that are to be expected if nothing changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// How many are red to date.
    pub red: usize,
    /// How many are to be expected red in any one period.
    pub reds: f64,
    /// Over how many measures that is: those with a steady process and a floor.
    pub counted: usize,
    /// How many of those are red in their latest period by itself, as what is expected is.
    pub counted_red: usize,
    /// Of how many.
    pub all: usize,
}

impl Expected {
    /// Of each measure's status to date, that of its latest period by itself, and its chance of being red by chance.
    pub(super) fn of(all: impl Iterator<Item = (Status, Status, Option<f64>)>) -> Self {
        let all: Vec<(Status, Status, Option<f64>)> = all.collect();
        let chances: Vec<f64> = all.iter().filter_map(|(.., chance)| *chance).collect();
        let is_red = |(_, period, chance): &&(Status, Status, Option<f64>)| {
            *period == Status::Red && chance.is_some()
        };
        Self {
            red: all.iter().filter(|(to_date, ..)| *to_date == Status::Red).count(),
            reds: expected_reds(&chances),
            counted: chances.len(),
            counted_red: all.iter().filter(is_red).count(),
            all: all.len(),
        }
    }

    /// `6 red to date. By their latest periods alone 5 are red; some 4.2 are to be expected if nothing changed.`
    pub fn sentence(&self, vocabulary: Vocabulary) -> String {
        let red = match vocabulary {
            Vocabulary::RedAmberGreen => "red",
            Vocabulary::OnOffTarget => "off target and beyond the floor",
        };
        let count = if self.red == 0 { "None".to_owned() } else { self.red.to_string() };
        let alone = match self.counted_red {
            0 => format!("none is {red}"),
            1 => format!("1 is {red}"),
            many => format!("{many} are {red}"),
        };
        match self.counted {
            0 => format!(
                "{count} {red} to date; how many chance alone would bring can’t be told: none has been steady for long enough."
            ),
            counted if counted == self.all => format!(
                "{count} {red} to date. By the latest period alone {alone}; {} to be expected if nothing changed.",
                some(self.reds)
            ),
            counted => format!(
                "{count} {red} to date. Of {} been steady for long enough to tell, {alone} by the latest period alone; {} to be expected if nothing changed.",
                match counted {
                    1 => "the 1 that has".to_owned(),
                    many => format!("the {many} that have"),
                },
                some(self.reds),
            ),
        }
    }

    /// What that rests on.
    pub fn note(&self) -> String {
        match self.counted {
            0 => "No measure here has both a steady process of 13 figures or more and a floor."
                .to_owned(),
            counted => format!(
                "That is over the {counted} of {} with a steady process of 13 figures or more and a floor, for any one \
                 period of each; it presumes that figures vary normally.{}",
                self.all,
                if counted == self.all { "" } else { NOT_COUNTED }
            ),
        }
    }
}

/// Why others that seem to have both aren't among those: as `rating::chance_of_red` leaves them out.
const NOT_COUNTED: &str = " Left out are those whose latest figure is flagged in its usual range, those with a season that comes again each year, ranges as targets, which have two floors, \
                           running totals, whose floor is of the total and not of what a period adds, and what has no usual range.";

/// `4.2 are`; a number that prints as nothing isn't called so.
fn some(reds: f64) -> String {
    if reds < 0.05 { "fewer than 0.1 are".to_owned() } else { format!("some {reds:.1} are") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reds_are_said_beside_what_chance_would_bring() {
        let all = [
            (Status::Red, Status::Green, Some(0.75)),
            (Status::Red, Status::Red, None),
            (Status::Green, Status::Red, Some(0.4)),
            (Status::Late, Status::Late, Some(0.1)),
            (Status::Green, Status::Green, Some(0.1)),
            (Status::Amber, Status::Red, Some(0.2)),
        ];
        let check = |all: &[(Status, Status, Option<f64>)], words: &str| {
            let found = Expected::of(all.iter().copied());
            assert_eq!(found.sentence(Vocabulary::RedAmberGreen), words);
            found
        };
        let found = check(
            &all,
            "2 red to date. Of the 5 that have been steady for long enough to tell, 2 are red by the latest period alone; some 1.6 are to be expected if nothing changed.",
        );
        assert!(found.note().contains("over the 5 of 6"), "{}", found.note());
        assert!(found.note().contains("Left out are those whose latest figure is flagged"));
        let steady: Vec<_> = all.iter().copied().filter(|(.., chance)| chance.is_some()).collect();
        check(
            &steady,
            "1 red to date. By the latest period alone 2 are red; some 1.6 are to be expected if nothing changed.",
        );
        // Of few as of many.
        check(
            &[
                (Status::Red, Status::Red, None),
                (Status::Red, Status::Red, None),
                (Status::Green, Status::Green, Some(0.01)),
            ],
            "2 red to date. Of the 1 that has been steady for long enough to tell, none is red by the latest period alone; fewer than 0.1 are to be expected if nothing changed.",
        );
    }

    #[test]
    fn nothing_is_expected_of_what_nobody_can_tell() {
        let found = Expected::of([(Status::Green, Status::Green, None)].into_iter());
        assert_eq!(
            found.sentence(Vocabulary::RedAmberGreen),
            "None red to date; how many chance alone would bring can’t be told: none has been steady for long enough."
        );
    }
}
