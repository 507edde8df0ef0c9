//! What a session lacks while it is set up: each with the field that it is about, so that it is told beside it.

/// A field of a session that is set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its name.
    Name,
    /// What it is for.
    About,
    /// Its teams.
    Teams,
    /// The list of exercises.
    Exercises,
    /// The minutes of an exercise, by its id.
    Minutes(String),
    /// The council's seed.
    Seed,
    /// Minutes of a round.
    Round,
    /// Minutes of what is no exercise and no council.
    Around(Around),
}

/// What of a session is no exercise and no council, and takes minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// The welcome.
    Welcome,
    /// The break.
    Break,
    /// The debrief.
    Debrief,
    /// The pledges.
    Pledges,
    /// What is left in hand.
    InHand,
}

impl Around {
    /// In the order in which they are asked for.
    pub const ALL: [Self; 5] =
        [Self::Welcome, Self::Break, Self::Debrief, Self::Pledges, Self::InHand];

    /// In a sentence.
    pub fn words(self) -> &'static str {
        match self {
            Self::Welcome => "the welcome",
            Self::Break => "the break",
            Self::Debrief => "the debrief",
            Self::Pledges => "the pledges",
            Self::InHand => "what is left in hand",
        }
    }
}

/// What is wrong with a field, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lack {
    /// Which field.
    pub field: Field,
    /// In words.
    pub says: String,
}

#[cfg(test)]
mod tests {
    use super::super::tests::shipped;
    use super::super::{Session, SetUp};
    use super::*;

    /// Each field is told what is wrong with it, all at once.
    #[test]
    fn each_field_is_told_what_to_do() {
        let shipped = shipped();
        let sound = SetUp::of(&Session::of_two_hours("s", &shipped), &shipped);
        let check = |change: &dyn Fn(&mut SetUp), expected: &[(Field, &str)]| {
            let mut typed = sound.clone();
            change(&mut typed);
            let lacks = typed.session(&shipped).err().unwrap_or_default();
            let found: Vec<&Field> = lacks.iter().map(|it| &it.field).collect();
            assert_eq!(found, expected.iter().map(|it| &it.0).collect::<Vec<_>>(), "{lacks:?}");
            for (lack, (_, says)) in lacks.iter().zip(expected) {
                assert!(lack.says.contains(says), "{lack:?}");
            }
        };
        let long = "x".repeat(700);
        let minutes = || Field::Minutes("on-the-line".to_owned());
        check(&|_| {}, &[]);
        check(&|it| it.name.clear(), &[(Field::Name, "give the session a name")]);
        check(&|it| it.about.clone_from(&long), &[(Field::About, "600 letters at most")]);
        for blank in ["", " \n \n"] {
            let expected = "name at least one team, each on a line of its own";
            check(&|it| it.teams = blank.to_owned(), &[(Field::Teams, expected)]);
        }
        check(&|it| it.teams.clone_from(&long), &[(Field::Teams, "60 letters at most")]);
        check(&|it| it.teams = "A\na ".to_owned(), &[(Field::Teams, "called 'a'")]);
        check(
            &|it| it.offered.iter_mut().for_each(|offer| offer.chosen = false),
            &[(Field::Exercises, "choose at least one exercise")],
        );
        for (typed, says) in [("", "whole number"), ("x", "whole number"), ("0", "1 to 120")] {
            check(&|it| it.offered[0].minutes = typed.to_owned(), &[(minutes(), says)]);
        }
        check(&|it| it.seed.clear(), &[(Field::Seed, "seed")]);
        check(&|it| it.round = "4.5".to_owned(), &[(Field::Round, "whole number")]);
        check(&|it| it.round = "61".to_owned(), &[(Field::Round, "60 minutes at most")]);
        for each in Around::ALL {
            let type_in =
                |typed: &'static str| move |it: &mut SetUp| *it.minutes_of(each) = typed.to_owned();
            check(&type_in("-1"), &[(Field::Around(each), "whole number")]);
            check(&type_in("61"), &[(Field::Around(each), "60 minutes at most")]);
            // Nothing typed: none.
            check(&type_in(""), &[]);
        }
        // Without the council nobody asks for its seed.
        check(
            &|it| {
                it.council = false;
                it.seed.clear();
                it.round.clear();
            },
            &[],
        );
        check(
            &|it| {
                it.name.clear();
                it.teams.clear();
                it.offered[0].minutes.clear();
                it.seed.clear();
                it.round.clear();
                *it.minutes_of(Around::Break) = "x".to_owned();
            },
            &[
                (Field::Name, ""),
                (Field::Teams, ""),
                (minutes(), ""),
                (Field::Seed, ""),
                (Field::Round, ""),
                (Field::Around(Around::Break), ""),
            ],
        );
    }
}
