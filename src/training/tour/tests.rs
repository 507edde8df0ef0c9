use super::*;
use crate::pack;

const SAMPLE: &str = include_str!("../../../public/packs/sample.json");

fn tour() -> Tour {
    let sample = pack::read(SAMPLE.as_bytes()).pack.unwrap();
    Tour::of(&sample, NaiveDate::from_ymd_opt(2026, 1, 1).unwrap(), None).unwrap()
}

/// Answers with which a stop is done.
fn right(stop: Stop) -> Vec<String> {
    let texts: &[&str] = match stop {
        Stop::Thread => &["settled-homes"],
        Stop::Profile => &["seasonal"],
        Stop::SignOff => &["Cabinet"],
        Stop::Figure => &["41,870"],
        Stop::Red => &["floor"],
        Stop::Signal => &["noise", "signal"],
        Stop::Exception => &[
            "Two cleaning contracts were let again a quarter late, because the first tender found nobody.",
            "The two come to £0.3 million of the gap.",
            "Head of Procurement",
            "2026-03-31",
        ],
        Stop::NextTarget => &["66%", "The six new places come to two points by spring."],
    };
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Answers with which it isn't, with what is said to the first of them.
fn wrong(stop: Stop) -> Vec<(Vec<&'static str>, &'static str)> {
    match stop {
        Stop::Thread => vec![(vec!["sound-money"], "leads elsewhere")],
        Stop::Profile => vec![(vec!["flat"], "every winter bad")],
        Stop::SignOff => vec![
            (vec!["Jane Smith"], "a person’s name"),
            (vec!["Cllr Smith"], "a person’s name"),
            (vec!["x"], "no post or body"),
        ],
        Stop::Figure => vec![
            (vec!["4187"], "the slip says 41,870"),
            (vec!["about 40,000"], "is no number"),
            (vec!["<5"], "is no number"),
        ],
        Stop::Red => vec![
            (vec!["plan"], "green"),
            (vec!["between"], "amber"),
            (vec!["before"], "beside the rating"),
        ],
        Stop::Signal => vec![
            (vec!["noise", "noise"], "Invoices paid within 30 days: look at its latest"),
            (vec!["signal", "signal"], "they go to and fro"),
            (vec!["noise", ""], "Invoices paid within 30 days: say which it is"),
        ],
        Stop::Exception => vec![
            (vec!["The figure is red.", "", "", ""], "what it lacks"),
            (
                vec![
                    "Two cleaning contracts were let again a quarter late.",
                    "£0.3 million",
                    "Head of Procurement",
                    "2025-01-01",
                ],
                "is still to come when it is said",
            ),
            (
                vec![
                    "Two cleaning contracts were let again a quarter late.",
                    "£0.3 million of the gap",
                    "Jane Smith",
                    "2026-03-31",
                ],
                "what it lacks",
            ),
            (
                vec![
                    "Two cleaning contracts were let again a quarter late.",
                    "5",
                    "Head of Procurement",
                    "2026-03-31",
                ],
                "what it lacks",
            ),
        ],
        Stop::NextTarget => vec![
            (vec!["as good as we can"], ""),
            (vec!["To increase", "Because"], "not yet a level"),
            (vec!["640%", "The six new places come to two points by spring."], "more than 100%"),
            (vec!["120", "The six new places come to two points by spring."], "more than 100%"),
            (vec!["-5%", "The six new places come to two points by spring."], "less than 0%"),
            (vec!["66%", ""], "give a reason"),
            (vec!["66%", "x"], "give a reason"),
            (vec!["66%", "because it is a good target"], "give a reason"),
            (vec!["66%", "7"], "give a reason"),
            (vec!["66%", "Care leavers need us to be ambitious"], "give a reason"),
            (vec!["66%", "six six six six six"], "give a reason"),
        ],
    }
}

#[test]
fn each_stop_can_be_done_and_is_not_done_before() {
    for stop in Stop::ALL {
        let mut tour = tour();
        assert_eq!(tour.came(stop), None, "{stop:?}");
        assert!(!tour.asks(stop).is_empty(), "{stop:?}");
        tour.answer(stop, &vec![" ".to_owned(); tour.asks(stop).len()]);
        assert!(!tour.is_done(stop), "{stop:?} by nothing");
        tour.answer(stop, &right(stop));
        let came = tour.came(stop).unwrap();
        assert!(came.done, "{stop:?}: {came:?}");
        assert!(!came.lines.is_empty(), "{stop:?} shows no figures");
        assert_eq!(right(stop).len(), tour.asks(stop).len(), "{stop:?}");
    }
}

/// Numbers are read as the import reads them.
#[test]
fn the_figure_on_the_slip_is_taken_as_people_type_numbers() {
    for text in ["41870", "41 870", "41\u{202f}870", "41\u{a0}870", "£41,870"] {
        let mut tour = tour();
        tour.answer(Stop::Figure, &[text.to_owned()]);
        assert!(tour.is_done(Stop::Figure), "{text}: {:?}", tour.came(Stop::Figure));
    }
}

#[test]
fn a_stop_says_why_it_is_not_done() {
    for stop in Stop::ALL {
        for (answers, expected) in wrong(stop) {
            let mut tour = tour();
            let answers: Vec<String> = answers.into_iter().map(str::to_owned).collect();
            tour.answer(stop, &answers);
            let came = tour.came(stop).unwrap();
            assert!(!came.done && came.says.contains(expected), "{stop:?} {answers:?}: {came:?}");
        }
    }
}

#[test]
fn every_choice_is_right_or_told_why_not() {
    for stop in Stop::ALL {
        let questions = tour().asks(stop);
        let [question] = questions.as_slice() else { continue };
        let crate::training::Answering::Choose(choices) = &question.answering else { continue };
        let done = choices.iter().filter(|choice| {
            let mut tour = tour();
            tour.answer(stop, std::slice::from_ref(&choice.key));
            let came = tour.came(stop).unwrap();
            assert!(!came.says.is_empty(), "{stop:?} {}", choice.key);
            came.done
        });
        assert_eq!(done.count(), 1, "{stop:?}");
    }
}

#[test]
fn it_is_left_and_gone_on_with_anywhere_and_the_whole_of_it_can_be_done() {
    let mut done = tour();
    // In the order of a person who jumps about.
    for stop in Stop::ALL.into_iter().rev() {
        done.answer(stop, &right(stop));
        let sample = pack::read(SAMPLE.as_bytes()).pack.unwrap();
        let kept = done.written();
        let on = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        let again = Tour::of(&sample, on, Some(&kept)).unwrap();
        assert_eq!(again.given(stop), right(stop));
        assert!(again.is_done(stop), "{stop:?}: {:?}", again.came(stop));
        assert_eq!(again.pack(), done.pack());
    }
    assert_eq!(done.next(), None);
    assert_eq!(tour().next(), Some(Stop::Thread));
}

#[test]
fn what_is_kept_may_be_anything() {
    let sample = pack::read(SAMPLE.as_bytes()).pack.unwrap();
    let on = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let check = |text: &str| {
        let tour = Tour::of(&sample, on, Some(text)).unwrap();
        assert_eq!(tour.pack(), &sample, "{text}");
        assert!(Stop::ALL.into_iter().all(|stop| !tour.is_done(stop)), "{text}");
    };
    check("");
    check("{}");
    check(r#"{"format":"golden-thread-pack","given":{"figure":["41870"]}}"#);
    check(r#"{"format":"golden-thread-tour","given":{"figure":[],"red":[""],"nowhere":["x"]}}"#);
    check(&format!(
        r#"{{"format":"golden-thread-tour","given":{{"figure":["41870"],"x":["{}"]}}}}"#,
        "x".repeat(LONGEST)
    ));
    let mut long = tour();
    long.answer(Stop::SignOff, &["a".repeat(100_000)]);
    assert!(long.written().len() < LONGEST);
}

#[test]
fn stops_go_by_number() {
    for stop in Stop::ALL {
        assert_eq!(Stop::numbered(&stop.number().to_string()), Some(stop));
        assert_eq!(stop.next().and_then(Stop::previous), stop.next().map(|_| stop));
    }
    assert_eq!(Stop::numbered("0"), None);
    assert_eq!(Stop::numbered("01"), None);
    assert_eq!(Stop::numbered("9"), None);
    assert_eq!(Stop::Thread.previous(), None);
}

/// What the stop says of its charts is so: one that nothing but chance moves, one that keeps to one side of its average
/// to the end; both with settled limits and without a season, which limits know nothing of.
#[test]
fn the_charts_of_signal_and_noise_show_what_is_said_of_them() {
    use crate::model::MeasureId;
    use crate::rating::{control_chart, see_judge_act::flag_words};
    let tour = tour();
    let flags = |id: &str| {
        let measure = tour.pack().measure(&MeasureId::from(id)).unwrap();
        let found = control_chart(tour.pack(), measure, tour.as_at()).unwrap();
        assert_eq!(found.season(), None, "{id}");
        assert_eq!(found.chart.segments.len(), 1, "{id}");
        assert!(found.values.len() >= 24 && found.values.iter().all(Option::is_some), "{id}");
        (0..found.values.len()).map(|at| flag_words(&found, at)).collect::<Vec<_>>()
    };
    let asked: Vec<String> = tour.asks(Stop::Signal).into_iter().map(|it| it.id).collect();
    assert_eq!(asked, ["potholes", "invoices"]);
    assert!(flags("potholes").iter().all(Option::is_none));
    let moved = flags("invoices");
    let run = moved.iter().rev().take_while(|it| it.is_some()).count();
    assert!(run >= 7, "{moved:?}");
    let (before, last) = moved.split_at(moved.len() - run);
    assert!(before.iter().all(Option::is_none), "{before:?}");
    assert!(last.iter().all(|it| it.as_ref().is_some_and(|it| it.contains("over its average"))));
    assert!(Stop::Signal.why().contains("one side of the average for seven or more in a row"));
}
