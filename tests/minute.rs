//! What the front door says: word for word of the sample, and true of any period and scope.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use crate::members;
use golden_thread::model::{Pack, Period, PlanId, Vocabulary};
use golden_thread::pack;
use golden_thread::rating::{self, Distribution, Status};
use golden_thread::report::minute::{self, Detail, Kind, Member, Minute, Scope};
use members::{at, members, sample};
use std::fmt::Write;

/// Rates a pack as at a period and looks at what is said of a scope.
fn look<T>(
    pack: &Pack,
    period: Period,
    scope: &Scope,
    read: impl FnOnce(&[Member<'_>], &Minute) -> T,
) -> T {
    members(pack, period, |all, now| {
        let before = period.plus(-1).map(|before| at(pack, before));
        read(all, &minute::minute(pack, all, scope, now, before))
    })
}

fn scopes(pack: &Pack) -> Vec<Scope> {
    let plans = pack.plans.iter().map(|plan| Scope::Plan(plan.id.clone()));
    let posts = minute::posts(pack).into_iter().map(Scope::Post);
    [Scope::Whole].into_iter().chain(plans).chain(posts).collect()
}

#[test]
fn in_a_period_to_come_nothing_has_changed() {
    let pack = sample();
    let mut looked = 0;
    for period in rating::periods(&pack) {
        if !rating::is_to_come(&pack, at(&pack, period)) {
            continue;
        }
        looked += 1;
        look(&pack, period, &Scope::Whole, |_, minute| {
            let changes = minute.changes.as_ref().unwrap();
            assert_eq!(changes.remark().as_deref(), Some("Nothing changed."), "{period}");
        });
    }
    assert!(looked >= 6, "{looked} periods of the year are to come");
}

#[test]
fn every_count_is_the_scorecards_whatever_the_scope_and_period() {
    let pack = sample();
    let periods = rating::periods(&pack);
    let mut looked = 0;
    for period in periods.iter().rev().step_by(3).take(10) {
        for scope in scopes(&pack) {
            look(&pack, *period, &scope, |all, minute| {
                let status = |at: &usize| all[*at].rating.year_to_date.judgement.status;
                // What a scorecard counts: the measures of its plan in that year.
                let year = pack.calendar().year_of_period(*period);
                let expected: Vec<Status> = all
                    .iter()
                    .filter(|it| match &scope {
                        Scope::Whole => true,
                        Scope::Plan(id) => {
                            pack.standing(pack.plan(id).unwrap(), year).contains(&it.measure.id)
                        }
                        Scope::Post(post) => {
                            let stands = |plan: &&PlanId| {
                                let plan = pack.plan(plan).unwrap();
                                pack.standing(plan, year).contains(&it.measure.id)
                            };
                            it.measure.specification.names(post)
                                || pack.plans_of_post(post).iter().any(stands)
                        }
                    })
                    .map(|it| it.rating.year_to_date.judgement.status)
                    .collect();
                assert_eq!(minute.distribution, Distribution::of(expected), "{period} {scope:?}");
                let mut each = minute.worst_first.clone();
                each.sort_unstable();
                each.dedup();
                assert_eq!(each.len() as u32, minute.distribution.total(), "each once");
                let perspectives: u32 =
                    minute.perspectives.iter().map(|it| it.distribution.total()).sum();
                assert_eq!(perspectives, minute.distribution.total(), "they add up");
                // With what was red when it went late.
                let last = minute.worst_first.iter().rposition(|it| status(it) == Status::Red);
                for found in &minute.worst_first[..last.map_or(0, |last| last + 1)] {
                    let before = all[*found].rating.year_to_date.stale;
                    let late =
                        status(found) == Status::Late && matches!(before, None | Some(Status::Red));
                    assert!(late || status(found) == Status::Red, "reds come first");
                }
                for (place, found) in minute.worst_first.iter().enumerate() {
                    let needs = minute::needs_attention(all[*found].rating);
                    assert_eq!(needs, place < minute.attention, "what needs attention comes first");
                }
                looked += 1;
            });
        }
    }
    assert!(looked > 100, "only {looked} looks");
}

#[test]
fn a_strip_ends_at_the_period_shown_and_agrees_with_the_measures_own_rows() {
    let pack = sample();
    for period in ["2025-09", "2025-04", "2024-12"].map(|it| it.parse().unwrap()) {
        let now = at(&pack, period);
        look(&pack, period, &Scope::Whole, |all, minute| {
            for found in &minute.worst_first {
                let member = all[*found];
                let strip = minute::strip(&pack, member, now, Vocabulary::RedAmberGreen);
                assert!(strip.cells.len() <= 24);
                let Some(last) = strip.cells.last() else { continue };
                assert_eq!(Some(last.period), member.rating.period, "{}", member.measure.name);
                let printed = member.rating.this_period.status;
                assert_eq!(last.status, printed, "{}", member.measure.name);
            }
        });
    }
}

#[test]
fn figures_without_a_target_are_history_too() {
    let text = r#"{"format":"golden-thread-pack","version":1,
        "organisation":{"name":"A","year_start_month":4},"measures":[
        {"id":"a","name":"a","frequency":"yearly","polarity":"higher_is_better","precision":0,
        "series":[{"period":"2021/22","value":5},{"period":"2022/23","value":6},
        {"period":"2024/25","value":7},{"period":"2025/26","value":8}],
        "targets":{"2025/26":{"aim":{"kind":"value","value":10}}}}]}"#;
    let pack = pack::read(text.as_bytes()).pack.unwrap();
    let now = rating::AsAt { period: "2026-03".parse().unwrap(), on: None };
    let measure = &pack.measures[0];
    let rating = rating::rate(&pack, measure, now);
    let member = Member { measure, rating: &rating };
    let (cells, told) = minute::history(&pack, member, now, Vocabulary::RedAmberGreen);
    assert_eq!(told, "No target 2021/22 to 2024/25, red 2025/26");
    let figures: Vec<bool> = cells.iter().map(|cell| cell.has_figure).collect();
    assert_eq!(figures, [true, true, false, true, true]);
}

const MOVING: &str = r#"{"format":"golden-thread-pack","version":1,
    "organisation":{"name":"A","year_start_month":4},
    "measures":[MEASURES]}"#;

/// A measure of August and September 2025 with a plan of 10 and a floor of 8, higher is better.
fn measure(id: &str, august: &str, september: &str) -> String {
    let figures = [("2025-08", august), ("2025-09", september)].map(|(period, figure)| {
        (!figure.is_empty()).then(|| format!(r#"{{"period":"{period}",{figure}}}"#))
    });
    let series: Vec<String> = figures.into_iter().flatten().collect();
    format!(
        r#"{{"id":"{id}","name":"{id}","frequency":"monthly","polarity":"higher_is_better",
        "accumulation":"latest","precision":0,"specification":{{}},"series":[{}],
        "targets":{{"2025/26":{{"aim":{{"kind":"value","value":10}},"tolerance":{{"amount":2}},
        "trajectory":[{{"period":"2025-08","plan":10}},{{"period":"2025-09","plan":10}}]}}}}}}"#,
        series.join(",")
    )
}

#[test]
fn what_changed_is_what_the_two_periods_say() {
    let check = |august: &str, september: &str, expected: &[(Kind, Detail)]| {
        let text = MOVING.replace("MEASURES", &measure("a", august, september));
        let read = pack::read(text.as_bytes());
        let pack = read.pack.unwrap_or_else(|| panic!("{:?}", read.diagnostics));
        let period = "2025-09".parse().unwrap();
        let found = look(&pack, period, &Scope::Whole, |_, minute| {
            let changes = minute.changes.clone().unwrap();
            assert_eq!(changes.since.to_string(), "2025-08");
            changes.all.iter().map(|it| (it.kind, it.detail)).collect::<Vec<_>>()
        });
        assert_eq!(found, expected, "{august} then {september}");
    };
    use Status::{Amber, Green, Late, NoData, Red};
    let september = "2025-09".parse().unwrap();
    check(r#""value":7"#, r#""value":9"#, &[(Kind::Better, Detail::Statuses(Red, Amber))]);
    check(r#""value":10"#, r#""value":7"#, &[(Kind::Worse, Detail::Statuses(Green, Red))]);
    check(r#""value":9"#, r#""value":8"#, &[]);
    check(r#""value":9"#, "", &[(Kind::Missing, Detail::Statuses(Amber, Late))]);
    check(r#""missing":"late""#, r#""value":12"#, &[(Kind::Back, Detail::Statuses(Late, Green))]);
    let suppressed = r#""missing":"suppressed""#;
    check(r#""value":9"#, suppressed, &[(Kind::Unrated, Detail::Statuses(Amber, NoData))]);
    check(
        r#""value":9"#,
        r#""value":9,"revised":true"#,
        &[(Kind::Restated, Detail::Period(september))],
    );
}

#[test]
fn a_new_year_s_count_or_target_is_neither_better_nor_worse() {
    let check = |accumulation: &str, figures: [i32; 2], plans: [i32; 2], expected: Kind| {
        let year = |year: &str, month: &str, plan: i32| {
            format!(
                r#""{year}":{{"aim":{{"kind":"value","value":{plan}}},"tolerance":{{"amount":2}},
                "trajectory":[{{"period":"{month}","plan":{plan}}}]}}"#
            )
        };
        let measure = format!(
            r#"{{"id":"a","name":"a","frequency":"monthly","polarity":"higher_is_better","accumulation":"{accumulation}",
            "precision":0,"specification":{{}},"series":[{{"period":"2025-03","value":{}}},
            {{"period":"2025-04","value":{}}}],"targets":{{{},{}}}}}"#,
            figures[0],
            figures[1],
            year("2024/25", "2025-03", plans[0]),
            year("2025/26", "2025-04", plans[1]),
        );
        let pack = pack::read(MOVING.replace("MEASURES", &measure).as_bytes()).pack.unwrap();
        let found = look(&pack, "2025-04".parse().unwrap(), &Scope::Whole, |_, minute| {
            let all = &minute.changes.as_ref().unwrap().all;
            all.iter().map(|it| it.kind).collect::<Vec<_>>()
        });
        assert_eq!(found, [expected], "{accumulation} {figures:?} {plans:?}");
    };
    check("sum", [7, 12], [10, 10], Kind::Began);
    check("running", [12, 7], [10, 10], Kind::Began);
    // A level goes on over the end of a year, unless what it is held against moved.
    check("latest", [7, 12], [10, 10], Kind::Better);
    check("latest", [12, 7], [10, 10], Kind::Worse);
    check("latest", [12, 12], [10, 15], Kind::Began);
}

#[test]
fn a_yearly_measure_gets_better_or_worse_from_year_to_year() {
    let check = |figures: [i32; 2], expected: Kind| {
        let year = |year: &str, plan: i32| {
            format!(
                r#""{year}":{{"aim":{{"kind":"value","value":{plan}}},"tolerance":{{"amount":2}},
                "trajectory":[{{"period":"{year}","plan":{plan}}}]}}"#
            )
        };
        let [first, second] = figures;
        let measure = format!(
            r#"{{"id":"a","name":"a","frequency":"yearly","polarity":"higher_is_better","accumulation":"sum",
            "precision":0,"specification":{{}},"series":[{{"period":"2024/25","value":{first}}},
            {{"period":"2025/26","value":{second}}}],"targets":{{{},{}}}}}"#,
            year("2024/25", 10),
            year("2025/26", 11),
        );
        let pack = pack::read(MOVING.replace("MEASURES", &measure).as_bytes()).pack.unwrap();
        let found = look(&pack, "2026-03".parse().unwrap(), &Scope::Whole, |_, minute| {
            let all = &minute.changes.as_ref().unwrap().all;
            all.iter().map(|it| it.kind).collect::<Vec<_>>()
        });
        assert_eq!(found, [expected], "{figures:?}");
    };
    check([7, 12], Kind::Better);
    check([12, 7], Kind::Worse);
}

#[test]
fn without_ratings_before_nothing_is_compared_and_nothing_is_said_to_be_as_it_was() {
    let check = |measures: &[String], expected: Option<&str>, kinds: &[Kind]| {
        let text = MOVING.replace("MEASURES", &measures.join(","));
        let pack = pack::read(text.as_bytes()).pack.unwrap();
        look(&pack, "2025-09".parse().unwrap(), &Scope::Whole, |_, minute| {
            let changes = minute.changes.as_ref().unwrap();
            assert_eq!(changes.remark().as_deref(), expected);
            assert_eq!(changes.all.iter().map(|it| it.kind).collect::<Vec<_>>(), kinds);
        });
    };
    // A target from September on, and none before.
    let no_plan = |id: &str, september: &str| {
        let august = r#"{"period":"2025-08","plan":10},"#;
        measure(id, r#""value":9"#, september).replace(august, "")
    };
    let new = no_plan("a", r#""value":9"#);
    check(std::slice::from_ref(&new), Some("No ratings for Aug 2025 to compare with."), &[]);
    let other = measure("b", r#""value":9"#, r#""value":9"#);
    check(std::slice::from_ref(&other), Some("Nothing changed."), &[]);
    check(&[new, other], None, &[Kind::Rated]);
}

#[test]
fn a_red_whose_figure_is_late_stays_among_the_reds() {
    // Far off, and a little off; late on a red by more than either; late on a green.
    let measures = [
        measure("a little red", r#""value":7"#, r#""value":7"#),
        measure("late on a green", r#""value":12"#, ""),
        measure("late on a red", r#""value":1"#, ""),
        measure("very red", r#""value":3"#, r#""value":3"#),
    ];
    let text = MOVING
        .replace(r#""name":"A","#, r#""name":"A","clock":"2025-11-30","#)
        .replace("MEASURES", &measures.join(","));
    let read = pack::read(text.as_bytes());
    let pack = read.pack.unwrap_or_else(|| panic!("{:?}", read.diagnostics));
    look(&pack, "2025-09".parse().unwrap(), &Scope::Whole, |all, minute| {
        let names: Vec<_> =
            minute.worst_first.iter().map(|at| all[*at].measure.name.as_str()).collect();
        assert_eq!(names, ["late on a red", "very red", "a little red", "late on a green"]);
        let status = |at: usize| all[minute.worst_first[at]].rating.year_to_date.judgement.status;
        assert_eq!((status(0), status(3)), (Status::Late, Status::Late));
    });
}

#[test]
fn what_was_red_at_the_end_of_last_year_and_is_late_since_stays_among_the_reds() {
    let yearly = |id: &str, last_year: i32| {
        let target = r#"{"aim":{"kind":"value","value":10},"tolerance":{"amount":2},
            "trajectory":[{"period":"YEAR","plan":10}]}"#;
        let targets = ["2023/24", "2024/25"]
            .map(|year| format!(r#""{year}":{}"#, target.replace("YEAR", year)));
        format!(
            r#"{{"id":"{id}","name":"{id}","frequency":"yearly","polarity":"higher_is_better",
            "accumulation":"latest","precision":0,"specification":{{}},
            "series":[{{"period":"2023/24","value":{last_year}}}],"targets":{{{}}}}}"#,
            targets.join(",")
        )
    };
    let measures = [yearly("was green", 12), yearly("was red", 2)];
    let text = MOVING
        .replace(r#""name":"A","#, r#""name":"A","clock":"2025-11-30","#)
        .replace("MEASURES", &(measures.join(",") + "," + &measure("is red", "", r#""value":7"#)));
    let read = pack::read(text.as_bytes());
    let pack = read.pack.unwrap_or_else(|| panic!("{:?}", read.diagnostics));
    let period = "2025-09".parse().unwrap();
    look(&pack, period, &Scope::Whole, |all, minute| {
        let said: Vec<_> = minute
            .worst_first
            .iter()
            .map(|at| {
                let strip = minute::strip(
                    &pack,
                    all[*at],
                    members::at(&pack, period),
                    Vocabulary::RedAmberGreen,
                );
                (all[*at].measure.name.clone(), strip.since)
            })
            .collect();
        let names: Vec<&str> = said.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["was red", "is red", "was green"]);
        assert_eq!(said[0].1, "No figure for 2024/25; red in 2023/24");
        assert_eq!(said[2].1, "No figure for 2024/25; green in 2023/24");
    });
}

#[test]
fn nothing_comes_in_by_waiting() {
    // August is there, September is late, October isn't due by the end of it.
    let pack = MOVING
        .replace(r#""name":"A","#, r#""name":"A","clock":"2025-10-31","#)
        .replace("MEASURES", &measure("a", r#""value":9"#, ""))
        .replace(
            r#"{"period":"2025-09","plan":10}"#,
            r#"{"period":"2025-09","plan":10},{"period":"2025-10","plan":10}"#,
        )
        .replace(r#""specification":{}"#, r#""specification":{"lag_days":20}"#);
    let read = pack::read(pack.as_bytes());
    let pack = read.pack.unwrap_or_else(|| panic!("{:?}", read.diagnostics));
    for (period, changed) in [("2025-09", 1), ("2025-10", 0)] {
        look(&pack, period.parse().unwrap(), &Scope::Whole, |all, minute| {
            let to_date = &all[0].rating.year_to_date;
            assert_eq!(
                (to_date.judgement.status, to_date.stale),
                (Status::Late, Some(Status::Amber))
            );
            assert_eq!(minute.changes.as_ref().unwrap().all.len(), changed, "{period}");
        });
    }
}

#[test]
fn a_month_that_is_not_due_changes_nothing_in_the_sample() {
    let pack = sample();
    let of = |period: &str| {
        look(&pack, period.parse().unwrap(), &Scope::Whole, |_, minute| {
            (minute.distribution, minute.changes.clone().unwrap())
        })
    };
    let (september, october) = (of("2025-09"), of("2025-10"));
    assert_eq!(october.0, september.0);
    assert_eq!(october.1.all, [], "nothing came in since September");
}

/// Lines of a text, as they are put together.
macro_rules! line {
    ($text:ident, $($part:tt)+) => { writeln!($text, $($part)+).unwrap() };
}

#[test]
fn the_sample_in_a_minute() {
    let pack = sample();
    let words = Vocabulary::RedAmberGreen;
    let mut text = String::new();
    let period = "2025-09".parse().unwrap();
    let now = at(&pack, period);
    look(&pack, period, &Scope::Whole, |all, minute| {
        line!(text, "{}", minute.distribution.sentence(words));
        line!(text, "{} need attention", minute.attention);
        for (place, found) in minute.worst_first.iter().enumerate() {
            if place == minute.attention {
                line!(text, "\nThe rest");
            }
            let strip = minute::strip(&pack, all[*found], now, words);
            line!(text, "\n{}", all[*found].measure.name);
            line!(text, "  {}; {}", strip.figure, strip.against);
            line!(text, "  {}", strip.since);
            let ahead = minute::ahead(&pack, all[*found].measure, now, words);
            for part in [&strip.harm, &strip.signal, &strip.others, &ahead] {
                line!(text, "  {}", part.as_deref().unwrap_or("–"));
            }
            line!(text, "  {}", strip.comment.as_deref().unwrap_or("Nobody has said anything"));
            line!(text, "  {}", strip.history);
        }
        let changes = minute.changes.as_ref().unwrap();
        line!(text, "\nSince {}", changes.since.label());
        for change in &changes.all {
            let name = &all[change.member].measure.name;
            line!(text, "  {}: {name} {:?}", change.kind.words(), change.detail);
        }
        for (name, share) in minute
            .perspectives
            .iter()
            .map(|it| (&it.name, it.distribution))
            .chain(minute.plans.iter().map(|it| (&it.name, it.distribution)))
        {
            line!(text, "{name}: {}", share.sentence(words));
        }
    });
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("in_a_minute", text));
}
