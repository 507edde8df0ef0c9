//! What is said in the sample is borne out by its figures.

use super::*;

#[test]
fn every_red_or_amber_measure_is_explained_by_its_officer() {
    let pack = sample();
    for (measure, rating) in pack.measures.iter().zip(rated(&pack)) {
        if matches!(rating.year_to_date.judgement.status, Status::Red | Status::Amber) {
            let comment = rating.latest_comment(pack.calendar(), measure);
            assert!(
                comment.is_some(),
                "{} is {:?}",
                measure.name,
                rating.year_to_date.judgement.status
            );
        }
    }
}

#[test]
fn what_is_said_beside_its_figures_is_borne_out_by_them() {
    let pack = sample();
    let as_at = AsAt { period: "2025-09".parse().unwrap(), on: None };
    // Only what fell can recover.
    for (measure, rating) in pack.measures.iter().zip(rated(&pack)) {
        let Some((_, comment)) = rating.latest_comment(pack.calendar(), measure) else { continue };
        if comment.contains("figure recovers") || comment.contains("figure has recovered") {
            let progress = rating.progress.progress;
            assert_eq!(progress, Progress::GotWorse, "{}: {comment}", measure.name);
        }
    }
    // What a paper leaves out for the sake of its figures isn't of high confidence elsewhere.
    for left in pack.papers.iter().flat_map(|paper| &paper.left_out) {
        let on = Some(as_at.period.end(pack.calendar()));
        let confidence = data_confidence(&pack, &left.measure, on);
        let doubts = left.reason.contains("figures") || left.reason.contains("checked");
        let high = confidence == DataConfidence::High;
        assert!(!(doubts && high), "{}: {}", left.measure, left.reason);
    }
    // A comment doesn't say done of all what an activity about it says is half done.
    for action in pack.actions.iter().filter(|it| it.progress.contains("the other is")) {
        for measure in action.measures.iter().filter_map(|id| pack.measure(id)) {
            let comment = measure.series.iter().rev().find_map(|it| it.comment.as_deref());
            let comment = comment.unwrap_or_default();
            assert!(
                comment.is_empty() || comment.contains("the other"),
                "{}: “{comment}” beside “{}”",
                measure.name,
                action.progress
            );
        }
    }
    // What a target stands on is about what its measure counts, and not about another one's.
    for measure in &pack.measures {
        let found = measure.targets.values().flat_map(|it| &it.evidence);
        for evidence in found.filter(|it| it.finding.contains("prevented")) {
            assert!(measure.name.contains("prevented"), "{}: {}", measure.name, evidence.finding);
        }
    }
}

#[test]
fn its_exceptions_are_borne_out_by_its_figures() {
    use golden_thread::model::{Day, ExceptionState};
    use golden_thread::rating::exception::{
        ActionVerdict, Cover, Recovery, action_effect, cover, may_close, promise_words, recovery,
    };
    use golden_thread::report::{exceptions::tracker, minute::Member};
    let pack = sample();
    let clock = pack.organisation.clock.map(|Day(day)| day);
    let as_at = AsAt { period: "2025-09".parse().unwrap(), on: clock };
    let ratings: Vec<Rating> =
        pack.measures.iter().map(|measure| rating::rate(&pack, measure, as_at)).collect();
    let states: HashSet<_> = pack.exceptions.iter().map(|held| held.state).collect();
    assert_eq!(states.len(), ExceptionState::ALL.len());
    for held in &pack.exceptions {
        // What it was raised on was so by then, as were its owner and its day.
        let measure = pack.measure(&held.measure).unwrap();
        let then = AsAt { period: held.raised, on: held.raised_on.map(|day| day.0) };
        let status = rating::rate(&pack, measure, then).year_to_date.judgement.status;
        assert_eq!(status, Status::Red, "{}", held.name);
        assert!(held.raised.end(pack.calendar()) < held.raised_on.unwrap().0, "{}", held.name);
        assert!(!held.owner.is_empty());
        if held.state == ExceptionState::Closed {
            assert_eq!(may_close(&pack, held, held.closed_after.unwrap()), Ok(()));
        }
    }
    let named = |id: &str| pack.exceptions.iter().find(|held| held.id.as_str() == id).unwrap();
    let housing = named("temporary-accommodation-red");
    assert_eq!(
        promise_words(&pack, housing, as_at).as_deref(),
        Some(
            "Back within its floor by 31 Jan 2026, moved 3 times, 7 months later than first promised (30 Jun 2025). That day is still to come."
        )
    );
    assert!(matches!(recovery(&pack, housing, as_at), Recovery::Off { .. }));
    let verdict = |id: &str| {
        let action = pack.actions.iter().find(|held| held.id.as_str() == id).unwrap();
        action_effect(&pack, action, as_at).unwrap().verdict
    };
    // The figures before it rose, too.
    assert_eq!(verdict("first-visits"), ActionVerdict::CannotTell);
    assert_eq!(verdict("leased-homes"), ActionVerdict::TooEarly);
    let covers = pack.measures.iter().zip(&ratings).filter_map(|(measure, rating)| {
        Some(match cover(&pack, measure, rating, as_at)? {
            Cover::Open(_) => "open",
            Cover::Waived(_) => "waived",
            Cover::Closed(_) => "closed",
        })
    });
    let mut covers: Vec<&str> = covers.collect();
    covers.sort_unstable();
    assert_eq!(covers, ["closed", "open", "open", "waived"]);
    let members = Member::paired(&pack.measures, &ratings);
    let found = tracker(&pack, &members, as_at);
    let red = ratings.iter().filter(|it| it.year_to_date.judgement.status == Status::Red).count();
    assert_eq!(found.waiting.len(), red - 4);
    assert!(!found.waiting.is_empty(), "a draft waits to be raised");
}

#[test]
fn its_risks_are_borne_out_by_its_figures() {
    use golden_thread::model::{Day, Vocabulary};
    use golden_thread::rating::risk::Way;
    use golden_thread::report::risks::register;
    let pack = sample();
    let clock = pack.organisation.clock.map(|Day(day)| day);
    let as_at = AsAt { period: "2025-09".parse().unwrap(), on: clock };
    let found = register(&pack, as_at);
    let said = |entry: &golden_thread::report::risks::Entry| {
        (
            entry.risk.to_string(),
            entry.standing.movement.map(|it| it.way()),
            entry.standing.attention(Vocabulary::RedAmberGreen),
        )
    };
    let all: Vec<_> = found.open.iter().map(said).collect();
    let expected: [(&str, Way, &[&str]); 4] = [
        (
            "hotels",
            Way::Up,
            &["Over appetite: it is 20, and up to 9 is accepted, as nobody has set another limit."],
        ),
        ("savings-late", Way::Once, &["Risk and performance disagree"]),
        ("flood", Way::Unmoved, &["Review overdue: it was due on 30 Sep 2025."]),
        ("cyber", Way::Down, &[]),
    ];
    assert_eq!(all.len(), expected.len());
    for ((id, way, attention), (expected, expected_way, starts)) in all.iter().zip(expected) {
        assert_eq!((id.as_str(), *way), (expected, Some(expected_way)), "{all:?}");
        assert_eq!(attention.len(), starts.len(), "{attention:?}");
        assert!(
            attention.iter().zip(starts).all(|(it, start)| it.starts_with(start)),
            "{attention:?}"
        );
    }
    let closed = found.closed.iter().filter_map(|entry| pack.risk(&entry.risk));
    let on = golden_thread::model::Day(clock.unwrap());
    let closed: Vec<_> =
        closed.filter_map(|risk| golden_thread::rating::risk::closed_words(risk, on)).collect();
    assert_eq!(closed, ["Closed on 14 Jul 2025 by Risk Board: It was renewed for ten years."]);
    // The statistical report of its measure says so, too.
    let measure = pack.measures.iter().find(|it| it.name == "Savings delivered").unwrap();
    let rating = rating::rate(&pack, measure, as_at);
    let told = rating::see_judge_act::Told {
        pack: &pack,
        measure,
        rating: &rating,
        as_at,
        vocabulary: Vocabulary::RedAmberGreen,
    };
    let report = golden_thread::report::statistics::section(&told);
    let part = report.parts.iter().find(|part| part.heading == "Risks").unwrap();
    assert!(part.said[0].contains("Risk and performance disagree"), "{:?}", part.said);
}

/// The numbers that a text says, in figures or in words: `7,000`, `£7.2`, "nine in ten" as 90.
fn numbers(text: &str) -> Vec<f64> {
    const WORDS: [(&str, f64); 17] = [
        ("none", 0.0),
        ("half", 50.0),
        ("two", 2.0),
        ("three", 3.0),
        ("four", 4.0),
        ("five", 5.0),
        ("seven", 7.0),
        ("eight", 8.0),
        ("nine", 9.0),
        ("ten", 10.0),
        ("eighteen", 18.0),
        ("six", 6.0),
        ("sixty", 60.0),
        ("hundred", 100.0),
        ("ninety-five", 95.0),
        ("all", 100.0),
        ("everybody", 100.0),
    ];
    let word = |token: &str| {
        let token = token.trim_matches(|it: char| !it.is_alphanumeric()).to_lowercase();
        let figure = token.trim_start_matches('£').replace(',', "");
        let known = WORDS.iter().find(|(word, _)| *word == token).map(|(_, value)| *value);
        // A year isn't a number of the measure's.
        figure.parse().ok().filter(|_| !token.contains('/')).or(known)
    };
    let tokens: Vec<&str> = text.split_whitespace().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let Some(first) = word(token) else {
            at += 1;
            continue;
        };
        let next = tokens.get(at + 1).copied().unwrap_or_default();
        let after = tokens
            .get(at + 2)
            .copied()
            .and_then(|it| if it == "a" { Some(100.0) } else { word(it) });
        at += match (next, after) {
            // "Nine in ten", "88 in a hundred".
            ("in", Some(of)) => {
                found.push(first * 100.0 / of);
                if tokens.get(at + 2) == Some(&"a") { 4 } else { 3 }
            }
            (next, _) if next.trim_end_matches('.') == "hundred" => {
                found.push(first * 100.0);
                2
            }
            (next, _) if next.trim_end_matches('.') == "minutes" => {
                found.push(first * 60.0);
                2
            }
            _ => {
                found.push(first);
                1
            }
        };
    }
    found
}

#[test]
fn the_numbers_of_descriptions_are_those_of_targets() {
    let check = |text: &str, expected: &[f64]| {
        let found = numbers(text);
        assert_eq!(found.len(), expected.len(), "{text}: {found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 0.1, "{text}: {found}");
        }
    };
    check("At least 88 in a hundred.", &[88.0]);
    check("Nine in ten.", &[90.0]);
    check("Two minutes or less.", &[120.0]);
    check("No more than £7.2 million a year.", &[7.2]);
    check("All of them; amber only down to 95%.", &[100.0, 95.0]);
    check("1,500 a day by 2026/27.", &[1500.0]);
    let pack = sample();
    let mut compared = 0;
    for measure in &pack.measures {
        let Some(target) = measure.targets.get(&"2025/26".parse().unwrap()) else { continue };
        let mut known: Vec<f64> = measure.baseline.iter().map(|it| it.value.get()).collect();
        match &target.aim {
            Aim::Value { value } | Aim::ByDate { value, .. } => known.push(value.get()),
            Aim::Range { low, high } => known.extend([low.get(), high.get()]),
            Aim::Direction { baseline, .. } => known.extend(baseline.map(|it| it.get())),
            Aim::Change { baseline, by } => {
                let (Tolerance::Percent(by) | Tolerance::Amount(by)) = by;
                known.push(by.get().abs());
                known.extend(baseline.map(|it| it.get()));
            }
            _ => {}
        }
        let text = target.text.clone().unwrap_or_default();
        known.extend(numbers(&text));
        known.extend(target.trajectory.iter().filter_map(|it| it.floor.as_ref()).flat_map(|it| {
            match it {
                golden_thread::model::Bounds::Value(value) => vec![value.get()],
                golden_thread::model::Bounds::Range { low, high } => vec![low.get(), high.get()],
            }
        }));
        for number in numbers(&measure.description) {
            let agrees = known.iter().any(|it| (it - number).abs() < 0.05);
            assert!(
                agrees,
                "{}: “{}” says {number}; its target {known:?}",
                measure.name, measure.description
            );
            compared += 1;
        }
    }
    assert!(compared >= 20, "{compared} numbers");
}

#[test]
fn its_kept_forecasts_are_what_was_said_then() {
    let pack = sample();
    let all = pack
        .measures
        .iter()
        .flat_map(|measure| measure.forecasts.iter().map(move |it| (measure, it)));
    let mut count = 0;
    for (measure, kept) in all {
        let after = kept.after.unwrap();
        let end = after.end(pack.calendar());
        let mut then = golden_thread::model::Measure::clone(measure);
        then.series.retain(|observation| observation.period.end(pack.calendar()) <= end);
        let said =
            rating::forecast_to_keep(&pack, &then, AsAt { period: after, on: None }).unwrap();
        let (by, own, grounds) = (kept.by.clone(), kept.own, kept.grounds.clone());
        let expected = golden_thread::model::KeptForecast { by, own, grounds, ..said };
        assert_eq!(*kept, expected, "{}", measure.name);
        count += 1;
    }
    assert!(count >= 3, "{count} forecasts are kept in the sample");
}

#[test]
fn its_audit_is_what_the_seeds_draw_and_its_finding_is_worked_out() {
    use golden_thread::rating::audit::{
        checked, draw, is_repeatable, proof, rating_outcome, strata,
    };
    let pack = sample();
    let audit = &pack.audits[0];
    let fresh = strata(&pack, audit.period, audit.size);
    assert_eq!(audit.strata.len(), fresh.len());
    for (held, fresh) in audit.strata.iter().zip(&fresh) {
        assert_eq!((&held.plan, &held.name, held.size), (&fresh.plan, &fresh.name, fresh.size));
        assert!(is_repeatable(held), "{}", held.name);
        // It is what the product itself would draw: the sample was drawn by other code.
        let again = draw(&pack, audit.period, fresh, &held.seed, held.drawn_on);
        assert_eq!(again.list, held.list);
        for (held, again) in held.drawn.iter().zip(&again.drawn) {
            assert_eq!((held.number, held.published), (again.number, again.published));
        }
    }
    let found = audit.strata.iter().flat_map(|it| &it.drawn);
    let outcomes: Vec<_> = found.filter_map(|it| rating_outcome(&pack, it)).collect();
    assert_eq!(outcomes.len(), 1);
    assert_eq!(outcomes[0].this_period, (Status::Green, Status::Amber));
    assert_eq!(outcomes[0].year_to_date, (Status::Green, Status::Green));
    assert!(proof(checked(&pack, &audit.strata)).starts_with("1 of 6 not as published: between "));
    let confidence: Vec<_> = pack.assessments.iter().map(|it| DataConfidence::of(it)).collect();
    assert_eq!(confidence, [DataConfidence::High, DataConfidence::Medium]);
}

#[test]
fn its_lessons_lead_somewhere_and_what_went_well_is_borne_out_by_figures() {
    use golden_thread::model::{Day, LessonKind};
    use golden_thread::report::lessons::{Of, changes_from, flow, praised, traced};
    use golden_thread::report::minute::Member;
    let pack = sample();
    let clock = pack.organisation.clock.map(|Day(day)| day);
    let as_at = AsAt { period: "2025-09".parse().unwrap(), on: clock };
    let kinds: HashSet<_> = pack.lessons.iter().map(|held| held.kind).collect();
    assert_eq!(kinds.len(), LessonKind::ALL.len());
    for lesson in &pack.lessons {
        if lesson.is_good() {
            for id in &lesson.measures {
                let measure = pack.measure(id).unwrap();
                let rating = rating::rate(&pack, measure, as_at);
                let found = praised(&pack, Member { measure, rating: &rating }, as_at);
                let found = found.unwrap_or_else(|| panic!("{}", lesson.name));
                assert!(found.told, "{}", lesson.name);
                // Its figure of September isn't what the records give.
                let words = found.words(pack.organisation.vocabulary);
                let audited =
                    words.contains("But: an audit overturns a rating: Sep 2025 green as published");
                assert_eq!(audited, id.as_str() == "homelessness-prevented", "{words}");
            }
        } else {
            assert!(!changes_from(&pack, &lesson.id).is_empty(), "{}", lesson.name);
        }
    }
    let counts = flow(&pack);
    assert_eq!((counts.made, counts.to_make, counts.undecided), (1, 1, 0));
    // From a changed target back to why: it says what the decision says.
    let calls = pack.measure(&"calls".into()).unwrap();
    let target = |year: &str| calls.targets[&year.parse().unwrap()].aim.clone();
    let value = |value: i32| Aim::Value { value: value.into() };
    assert_eq!((target("2024/25"), target("2025/26")), (value(135), value(120)));
    let back = traced(&pack, &Of::Measure("calls".into()));
    assert_eq!((back.changes.len(), back.lessons.len()), (1, 1));
}
