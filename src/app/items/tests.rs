use super::*;
use crate::model::{Action, ActionState, Measure, Organisation, Polarity, Promise};

const ACTION: &[Item<Action>] = &[
    words!(Line "name", "What is done", "", name or "Enter what is done"),
    words!(Lines "progress", "So far", "", progress),
    day!("due", "Due", "", due),
    choice!("state", "State", must state: ActionState),
];

/// The record with one item typed, or what is said against it.
fn typed(id: &str, text: &str, half: bool) -> Result<Action, &'static str> {
    let mut action: Action = serde_json::from_str(
        r#"{"id":"a","name":"Build","kind":"activity","plan":"p","state":"done"}"#,
    )
    .unwrap();
    let item = ACTION.iter().find(|item| item.id == id).unwrap();
    item.take(&mut action, text, half).map_or(Ok(action), Err)
}

#[test]
fn items_take_what_was_typed_or_say_what_to_type() {
    assert_eq!(typed("name", "  Mend \n", false).unwrap().name, "Mend");
    assert_eq!(typed("name", "  ", false), Err("Enter what is done"));
    assert_eq!(typed("progress", "", false).unwrap().progress, "");
    let due = typed("due", "2026-03-20", false).unwrap().due;
    assert_eq!(due.map(|day| day.to_string()).as_deref(), Some("2026-03-20"));
    assert_eq!(typed("due", "", false).unwrap().due, None);
    // A half-typed day comes as nothing, and must not clear what was there.
    assert_eq!(typed("due", "", true), Err(HALF_A_DAY));
    assert!(typed("due", "20.3.2026", false).is_err());
    assert_eq!(typed("state", "stopped", false).unwrap().state, ActionState::Stopped);
    assert_eq!(typed("state", "", false), Err("Choose one of them"));
}

#[test]
fn a_choice_that_may_be_left_open_is_unset_by_its_blank() {
    let item: Item<Measure> = choice!("way", "Which way is better", polarity: Polarity);
    let mut measure = Measure::default();
    for (text, expected) in
        [("less_is_better", None), ("lower_is_better", Some(Polarity::LowerIsBetter)), ("", None)]
    {
        assert_eq!(item.take(&mut measure, text, false), None);
        assert_eq!(measure.polarity, expected, "{text}");
    }
    let Entry::Choice(offered) = item.entry else { panic!("it is chosen") };
    let offered = offered(&Pack::default(), &measure);
    assert_eq!(offered[0], (String::new(), "Not yet set".to_owned()));
    assert!(offered.contains(&("lower_is_better".to_owned(), "Lower is better".to_owned())));
    assert_eq!(offered.len(), 1 + Polarity::ALL.len());
}

#[test]
fn a_tick_is_kept_as_a_word() {
    let item: Item<Organisation> = yes_no!("in-year", "Allow it", "", in_year_changes);
    let mut held = Organisation::default();
    for (text, expected) in [(YES, true), ("", false)] {
        assert_eq!(item.take(&mut held, text, false), None);
        assert_eq!((held.in_year_changes, (item.get)(&held).as_str()), (expected, text));
    }
}

#[test]
fn a_choice_that_was_kept_under_its_words_is_still_taken() {
    assert_eq!(typed("state", "Not started", false).unwrap().state, ActionState::NotStarted);
    let item: Item<Measure> = choice!("way", "Which way is better", polarity: Polarity);
    let measure = Measure::default();
    assert_eq!(item.as_said(&measure, "Lower is better"), "lower_is_better");
    assert_eq!(item.as_said(&measure, "lower_is_better"), "lower_is_better");
    assert_eq!(item.as_said(&measure, ""), "");
    // What isn't chosen is as it was typed, right or wrong.
    assert_eq!(ACTION[0].as_said(&typed("name", "x", false).unwrap(), " Half "), " Half ");
}

#[test]
fn a_day_that_has_to_be_said_is_blank_until_it_is() {
    let item: Item<Promise> = day!("by", "By", "", by or "Enter the day");
    let mut held = Promise::default();
    assert_eq!((item.get)(&held), "");
    for (text, said, expected) in [
        ("", Some("Enter the day"), ""),
        ("2026-03-20", None, "2026-03-20"),
        ("", Some("Enter the day"), "2026-03-20"),
    ] {
        assert_eq!(item.take(&mut held, text, false), said);
        assert_eq!((item.get)(&held), expected);
    }
}

#[test]
fn a_day_of_something_done_is_not_to_come() {
    let done: Item<Action> = day!(past "done", "Done on", "", done_on);
    let due: Item<Action> = day!("due", "Due", "", due);
    let today = "2026-03-20".parse::<Day>().unwrap().0;
    let check = |item: &Item<Action>, typed: &str, refused: bool| {
        assert_eq!(item.to_come(typed, today).is_some(), refused, "{} {typed}", item.id);
    };
    check(&done, "2026-03-20", false);
    check(&done, " 2026-03-21 ", true);
    check(&done, "2052-03-20", true);
    check(&done, "", false);
    check(&due, "2052-03-20", false);
}

#[test]
fn a_number_is_taken_or_cleared() {
    let item: Item<Action> = number!("effect", "Effect", "", effect);
    let mut held = typed("name", "x", false).unwrap();
    for (text, refused, expected) in [("-12", false, "-12"), ("many", true, "-12"), ("", false, "")]
    {
        assert_eq!(item.take(&mut held, text, false).is_some(), refused, "{text}");
        assert_eq!((item.get)(&held), expected, "{text}");
    }
}

#[test]
fn an_amount_is_read_in_its_unit_and_asked_about_in_another() {
    let check = |unit: &str, text: &str, expected: Result<&str, &str>| {
        let item: Item<(Option<Number>, String)> = Item {
            id: "figure",
            label: "",
            hint: "",
            entry: Entry::Amount(|_, held| AmountOf::in_unit(&held.1)),
            get: |_| String::new(),
            set: |held, text| {
                held.0 = number_or_blank(text)?;
                Ok(())
            },
        };
        let mut held = (None, unit.to_owned());
        let meant = item.meant((&Pack::default(), &held), text, "", false);
        let found = match meant {
            Err(asked) => Err(asked.question),
            Ok(meant) => match item.take(&mut held, &meant, false) {
                Some(refused) => Err(refused.to_owned()),
                None => Ok(held.0.map(|it| it.to_string()).unwrap_or_default()),
            },
        };
        let found = found.as_deref().map_err(String::as_str);
        match (found, expected) {
            (Err(said), Err(words)) => assert!(said.contains(words), "{unit} {text} {said}"),
            _ => assert_eq!(found, expected, "{unit} {text}"),
        }
    };
    check("homes", "12", Ok("12"));
    check("homes", "-12", Ok("-12"));
    check("homes", "", Ok(""));
    check("homes", "1.2k", Ok("1200"));
    check("%", "12%", Ok("12"));
    check("days", "8 days", Ok("8"));
    check("homes", "12%", Err("is a share, and the unit of this measure is 'homes'"));
    check("%", "40 days", Err("is in days, and this measure counts %: is 40 meant?"));
    check("homes", "(12)", Err("may be -12"));
    check("", "12%", Err("this measure has no unit yet"));
    check("homes", "many", Err("Enter a number such as 100"));
}

#[test]
fn numbers_and_days_may_be_left_blank_but_not_be_something_else() {
    assert_eq!(number_or_blank(""), Ok(None));
    assert_eq!(number_or_blank("1,250.5"), Ok(Number::try_from(1250.5).ok()));
    assert!(number_or_blank("many").is_err());
    assert_eq!(day_or_blank(""), Ok(None));
    assert!(day_or_blank("2026-02-31").is_err());
}
