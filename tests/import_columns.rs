//! A file with the columns of the grids: settings, targets with what stands beside them, plans and floors by period.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::engine;
use engine::propose;
use golden_thread::{
    edit::{Command, Context, apply},
    exchange::{
        Table,
        columns::{column::Column, settings::Setting, target_parts::TargetPart},
        import::{Choices, Decisions, Study, suggest},
    },
    model::{Accumulation, Frequency, Measure, Pack, ReportingYear},
};
use std::sync::Arc;

fn year() -> ReportingYear {
    "2025/26".parse().unwrap()
}

/// Quarterly measures without targets.
fn pack() -> Pack {
    let measure = |name: &str| {
        Arc::new(Measure {
            id: name.to_lowercase().as_str().into(),
            name: name.to_owned(),
            unit: "homes".into(),
            frequency: Some(Frequency::Quarterly),
            accumulation: Some(Accumulation::Sum),
            ..Measure::default()
        })
    };
    Pack { measures: ["Homes", "Roads"].map(measure).into(), ..Pack::default() }
}

/// The pack after a file was studied and brought in, and what was left out of it.
fn studied(pack: &Pack, text: &str) -> (Pack, Vec<String>) {
    answered(pack, text, &[])
}

/// [`studied`], with answers.
fn answered(pack: &Pack, text: &str, answers: &[(&str, &str)]) -> (Pack, Vec<String>) {
    let table = Table::read(text.as_bytes());
    let mut choices = Choices::default();
    for (id, answer) in answers {
        choices.answers.insert((*id).to_owned(), (*answer).to_owned());
    }
    let study = Study::new(pack, &table, &choices);
    let open: Vec<String> = study.questions.iter().map(|question| question.line()).collect();
    let proposal = study.propose(pack, &Decisions::default());
    let mut after = pack.clone();
    apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
    let said = proposal.diagnostics.iter().map(|it| it.message.clone());
    (after, open.into_iter().chain(said).collect())
}

/// The same without questions.
fn proposed(pack: &Pack, text: &str) -> (Pack, Vec<String>) {
    let table = Table::read(text.as_bytes());
    let proposal = propose(pack, &table, &suggest(&table, pack.calendar()));
    let mut after = pack.clone();
    apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
    (after, proposal.diagnostics.iter().map(|it| it.message.clone()).collect())
}

fn shown(pack: &Pack, name: &str, column: Column) -> String {
    let measure = pack.measures.iter().find(|measure| measure.name == name).unwrap();
    column.shown(pack, measure)
}

/// Both ways of bringing a file in come to these texts in the columns of the grids.
fn check(text: &str, expected: &[(&str, Column, &str)]) {
    for way in [studied, proposed] {
        let (after, said) = way(&pack(), text);
        for (name, column, wanted) in expected {
            assert_eq!(shown(&after, name, *column), *wanted, "{name} {column:?}: {said:#?}");
        }
    }
}

fn plan(quarter: u32) -> Column {
    Column::Plan(format!("2025/26 Q{quarter}").parse().unwrap())
}

fn floor(quarter: u32) -> Column {
    Column::Floor(format!("2025/26 Q{quarter}").parse().unwrap())
}

fn part(part: TargetPart) -> Column {
    Column::Target(year(), part)
}

#[test]
fn settings_come_by_the_headings_of_the_grid() {
    let text = "Measure,Unit,Decimal places,Definition,Data source,Lead or lag,Days until a figure is due,How figures add up over the year,What the numerator counts\n\
        Homes,homes,1,What counts,Register,lead,30,Latest value,never taken\n\
        Roads,homes,2,Which roads,Survey,Lag,14,Sum of the periods,\n";
    let setting = Column::Setting;
    check(
        text,
        &[
            ("Homes", setting(Setting::Precision), "1"),
            ("Homes", setting(Setting::Definition), "What counts"),
            ("Homes", setting(Setting::DataSource), "Register"),
            ("Homes", setting(Setting::Timing), "Lead"),
            ("Homes", setting(Setting::LagDays), "30"),
            ("Homes", setting(Setting::Accumulation), "Latest value"),
            ("Roads", setting(Setting::Precision), "2"),
            ("Roads", setting(Setting::Timing), "Lag"),
        ],
    );
}

/// What can be typed for a setting.
fn typed(pack: &Pack, setting: Setting) -> String {
    use Setting::*;
    let offered = setting.choices(pack);
    let text = match setting {
        Precision => "2",
        Scale => "1000",
        Baseline => "12",
        BaselinePeriod => "2024/25",
        SimilarWithin | Weight => "2",
        LagDays | PublishedDays => "30",
        FixedAfter => "24",
        Triggers => "Red to date",
        Unscreened | Rolling => "Yes",
        Unit => "flats",
        _ => offered.last().map_or("In words", String::as_str),
    };
    text.to_owned()
}

#[test]
fn every_setting_is_known_by_its_own_name_and_comes_in_as_it_is_shown() {
    let sample = golden_thread::pack::read(include_bytes!("../public/packs/sample.json"));
    let before = Pack { perspectives: sample.pack.unwrap().perspectives.clone(), ..pack() };
    for setting in Setting::ALL.iter().copied().filter(|it| *it != Setting::Name) {
        // A responsible officer who stands alone is taken for the accountable one, as other files mean it.
        let mut said = vec![
            Setting::Description,
            Setting::AccountableOfficer,
            Setting::Unit,
            Setting::Baseline,
        ];
        said.retain(|it| *it != setting);
        said.push(setting);
        let headings = said.iter().map(|it| it.words()).collect::<Vec<_>>().join(",");
        let cells = said.iter().map(|it| typed(&before, *it)).collect::<Vec<_>>().join(",");
        let (after, open) = studied(&before, &format!("Measure,{headings}\nHomes,{cells}\n"));
        let found = shown(&after, "Homes", Column::Setting(setting));
        assert_eq!(found, typed(&before, setting), "{setting:?} {open:?}");
    }
}

#[test]
fn how_figures_add_up_is_read_as_people_write_it() {
    let check = |heading: &str, text: &str, expected: Option<Accumulation>| {
        let mut before = pack();
        Arc::make_mut(&mut before.measures[0]).accumulation = None;
        let file = format!("Measure,Unit,{heading},Q1 2025/26\nHomes,homes,{text},5\n");
        let found = studied(&before, &file).0.measures[0].accumulation;
        assert_eq!(found, expected, "{heading}: {text}");
    };
    use Accumulation::{Latest, Mean, Ratio, Running, Sum};
    check("Accumulation", "sum", Some(Sum));
    check("Accumulation", "Mean", Some(Mean));
    check("accumulation", "latest", Some(Latest));
    check("Accumulation", "Running total", Some(Running));
    check("Accumulation", "ratio", Some(Ratio));
    check("How figures add up over the year", "average", Some(Mean));
    check("Accumulation", "now and then", None);
}

#[test]
fn a_target_comes_with_its_plans_floors_and_tolerance() {
    let text = "Measure,Target,Tolerance,Stretch,Who chose it,Why this target,\"Plan, Q1 2025/26\",\"Plan, Q2 2025/26\",\"Plan, Q3 2025/26\",\"Plan, Q4 2025/26\",\"Floor, Q1 2025/26\"\n\
        Homes,1000,5%,1100,Cabinet,The local plan,100,200,300,400,90\n\
        Roads,10,1,,,,1,2,3,4,\n";
    check(
        text,
        &[
            ("Homes", part(TargetPart::Aim), "1000"),
            ("Homes", part(TargetPart::Tolerance), "5%"),
            ("Homes", part(TargetPart::Stretch), "1100"),
            ("Homes", part(TargetPart::ChosenBy), "Cabinet"),
            ("Homes", part(TargetPart::Why), "The local plan"),
            ("Homes", plan(1), "100"),
            ("Homes", plan(4), "400"),
            ("Homes", floor(1), "90"),
            ("Homes", floor(2), ""),
            ("Roads", part(TargetPart::Aim), "10"),
            ("Roads", part(TargetPart::Tolerance), "1"),
            ("Roads", plan(3), "3"),
        ],
    );
}

#[test]
fn what_cannot_be_read_loses_nothing_else_and_is_said() {
    let text =
        "Measure,Target 2025/26,Tolerance,Decimal places\nHomes,1000,a bit,77\nRoads,10,5%,1\n";
    for way in [studied, proposed] {
        let (after, said) = way(&pack(), text);
        assert_eq!(shown(&after, "Homes", part(TargetPart::Aim)), "1000");
        assert_eq!(shown(&after, "Homes", part(TargetPart::Tolerance)), "");
        assert_eq!(shown(&after, "Homes", Column::Setting(Setting::Precision)), "");
        assert_eq!(shown(&after, "Roads", Column::Setting(Setting::Precision)), "1");
        for words in ["'a bit' is not a number", "'77' is not a whole number from 0 to 9"] {
            assert!(said.iter().any(|it| it.contains(words)), "{words}: {said:#?}");
        }
    }
}

#[test]
fn two_rows_that_differ_beside_one_target_settle_nothing_in_any_order() {
    let head = "Measure,Period,Target,Tolerance\n";
    let rows = ["Homes,Q1 2025/26,10,5%\n", "Homes,Q2 2025/26,20,6%\n"];
    for order in [[0, 1], [1, 0]] {
        let text = format!("{head}{}{}", rows[order[0]], rows[order[1]]);
        let (after, said) = studied(&pack(), &text);
        assert_eq!(shown(&after, "Homes", part(TargetPart::Tolerance)), "", "{said:#?}");
        assert_eq!(shown(&after, "Homes", plan(2)), "20");
    }
}

#[test]
fn brought_in_again_it_changes_nothing() {
    let text = "Measure,Definition,Target 2025/26,Tolerance,\"Floor, 2025/26\"\nHomes,What counts,1000,5%,\n";
    let (after, _) = studied(&pack(), text);
    let table = Table::read(text.as_bytes());
    let choices = Choices::default();
    let again = Study::new(&after, &table, &choices).propose(&after, &Decisions::default());
    let Command::Batch { commands, .. } = again.command("Again") else { panic!("a batch") };
    assert_eq!(commands, Vec::new());
}

/// The pack with a year's target and plans by quarter, and some figures.
fn planned() -> Pack {
    let text = "Measure,Target,Why this target,\"Plan, Q1 2025/26\",\"Plan, Q2 2025/26\",\"Plan, Q3 2025/26\",\"Plan, Q4 2025/26\"\n\
        Homes,1000,The local plan,100,200,300,400\n";
    let (planned, _) = studied(&pack(), text);
    let figures = "Measure,Q1 2025/26,Q2 2025/26\nHomes,90,210\n";
    studied(&planned, figures).0
}

#[test]
fn a_revised_target_keeps_the_shape_of_its_plans_and_says_what_was_before() {
    let revised = "Measure,Target 2025/26\nHomes,2000\n";
    let (after, said) = studied(&planned(), revised);
    assert_eq!(shown(&after, "Homes", part(TargetPart::Aim)), "1000", "it is asked: {said:#?}");
    let answers = [("revised-plans", "rescale them in proportion")];
    let (after, said) = answered(&planned(), revised, &answers);
    let check =
        |column, expected| assert_eq!(shown(&after, "Homes", column), expected, "{said:#?}");
    check(part(TargetPart::Aim), "2000");
    check(plan(1), "200");
    check(plan(4), "800");
    for words in ["scaled to this one", "was given for '1000'"] {
        assert!(said.iter().any(|said| said.contains(words)), "{words}: {said:#?}");
    }

    // Plans that come with it are taken as they are, and nothing is said of those before.
    let text = "Measure,Target 2025/26,\"Plan, Q1 2025/26\",\"Plan, Q2 2025/26\",\"Plan, Q3 2025/26\",\"Plan, Q4 2025/26\"\nHomes,2000,500,500,500,500\n";
    let (after, said) = studied(&planned(), text);
    assert_eq!(shown(&after, "Homes", plan(1)), "500");
    assert!(!said.iter().any(|said| said.contains("scaled")), "{said:#?}");

    // The same target again takes nothing away.
    let (after, _) = studied(&planned(), "Measure,Target 2025/26\nHomes,1000\n");
    assert_eq!(shown(&after, "Homes", plan(2)), "200");
}

/// The figure of a measure for a quarter, as the pack has it.
fn figure(pack: &Pack, quarter: u32) -> String {
    let measure = pack.measures.iter().find(|measure| measure.name == "Homes").unwrap();
    let period = format!("2025/26 Q{quarter}").parse().unwrap();
    measure
        .observation(period)
        .map(|it| format!("{:?} {:?}", it.reading, it.text))
        .unwrap_or_default()
}

#[test]
fn a_word_or_a_mark_in_place_of_a_figure_keeps_the_figure_until_a_person_says_otherwise() {
    let before = figure(&planned(), 2);
    assert!(before.contains("210"), "{before}");
    for word in ["tbc", "[c]", "-", "n/a", "awaited", "<5", "1.2m"] {
        let (pack, text) = (planned(), format!("Measure,Q1 2025/26,Q2 2025/26\nHomes,95,{word}\n"));
        let table = Table::read(text.as_bytes());
        let choices = Choices::default();
        let study = Study::new(&pack, &table, &choices);
        let taken = |decisions: &Decisions| {
            let mut after = pack.clone();
            let proposal = study.propose(&pack, decisions);
            apply(&mut after, proposal.command("Import"), &Context::default()).unwrap();
            (after, proposal)
        };
        let (after, proposal) = taken(&Decisions::default());
        assert_eq!(figure(&after, 2), before, "{word}");
        assert!(figure(&after, 1).contains("95"), "{word}");
        if word == "1.2m" {
            continue;
        }
        let cell = proposal.cells().find(|cell| cell.column == 2 && cell.row == 0).unwrap();
        assert!(cell.reason.contains("210 was kept"), "{word}: {cell:?}");
        assert!(cell.offer.as_ref().unwrap().contains("in place of 210"), "{word}: {cell:?}");
        let confirmed = Decisions { confirmed: [(0, 2)].into(), ..Decisions::default() };
        let (after, proposal) = taken(&confirmed);
        assert_ne!(figure(&after, 2), before, "{word}");
        let cell = proposal.cells().find(|cell| cell.column == 2 && cell.row == 0).unwrap();
        assert!(cell.offer.is_some(), "{word}: what was confirmed can be taken back");
    }
}

#[test]
fn a_figure_for_a_period_at_which_a_measure_does_not_report_is_left_out() {
    let (after, said) = studied(&planned(), "Measure,Apr 2025,Q1 2025/26\nHomes,31,95\n");
    let measure = after.measures.iter().find(|measure| measure.name == "Homes").unwrap();
    assert_eq!(measure.series.len(), 2, "{said:#?}");
    assert!(said.iter().any(|said| said.contains("would count nowhere")), "{said:#?}");

    let (_, said) = studied(&planned(), "Measure,Frequency,Unit\nHomes,Monthly,homes\n");
    assert!(
        said.iter().any(|it| it
            .contains("2 quarterly figures and 4 quarterly plans will not count in a monthly")),
        "{said:#?}"
    );
}
