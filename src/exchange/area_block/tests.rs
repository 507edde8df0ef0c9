use super::*;
use crate::model::{Frequency, Measure, Observation, Reading};
use std::sync::Arc;

fn pack() -> Pack {
    let measure = Measure {
        id: "m".into(),
        name: "M".into(),
        unit: "%".into(),
        frequency: Some(Frequency::Quarterly),
        ..Measure::default()
    };
    Pack { measures: vec![Arc::new(measure)], ..Pack::default() }
}

fn taken(pack: &Pack, text: &str) -> Result<AreasTaken, String> {
    let id = MeasureId("m".into());
    let into =
        BlockAt { measure: &id, period: "2025/26 Q2".parse().unwrap(), kind: ComparatorKind::Area };
    let mut ids =
        (pack.areas.len() + pack.measures[0].comparators.len()..).map(|at| format!("new-{at}"));
    area_block(pack, &into, text, || ids.next().unwrap())
}

/// Pastes a block; what could not be taken of it.
fn paste(pack: &mut Pack, text: &str) -> AreasTaken {
    let found = taken(pack, text).unwrap();
    if let Some(step) = found.step.clone() {
        apply(pack, step, &Context::default()).unwrap();
    }
    found
}

/// All there is, a line each: name, set, figures; then areas with code and what they lie within.
fn all(pack: &Pack) -> Vec<String> {
    let figure = |held: &Observation| match held.reading {
        Reading::Number(number) => format!("{} {number}", held.period),
        Reading::Ratio { numerator, denominator } => {
            format!("{} {numerator}/{denominator}", held.period)
        }
        _ => format!("{} none", held.period),
    };
    let part = |it: &Comparator| {
        let figures: Vec<String> = it.series.iter().map(figure).collect();
        format!("{}|{}|{}", it.name, it.set, figures.join(";"))
    };
    let area = |it: &Arc<Area>| {
        let outer = it.within.as_ref().and_then(|id| pack.areas.iter().find(|it| it.id == *id));
        format!(
            "{}={} in {}",
            it.name,
            it.code,
            outer.map(|it| it.name.as_str()).unwrap_or_default()
        )
    };
    pack.measures[0].comparators.iter().map(part).chain(pack.areas.iter().map(area)).collect()
}

#[test]
fn a_block_with_headings_brings_names_codes_sets_localities_and_figures() {
    let mut pack = pack();
    let text = "Ward\tCode\tSet\tLies within\tQ1 2025/26\tFigure\tNotes\n\
        Northgate\tE05009313\tWards\tNorth\t40/50\t44/50\tx\n\
        Harbour\tE05009314\tWards\tSouth\t<5\t\ty\n";
    let found = paste(&mut pack, text);
    assert_eq!((found.added, found.figures, found.left.len()), (2, 3, 0));
    assert_eq!(found.unknown, ["Notes"]);
    let expected = [
        "Northgate|Wards|2025/26 Q1 40/50;2025/26 Q2 44/50",
        "Harbour|Wards|2025/26 Q1 none",
        "North= in ",
        "Northgate=E05009313 in North",
        "South= in ",
        "Harbour=E05009314 in South",
    ];
    assert_eq!(all(&pack), expected);
    // The same again changes nothing; a blank empties nothing.
    assert_eq!(paste(&mut pack, text).step, None);
    assert_eq!(all(&pack), expected);
    let found = paste(&mut pack, "northgate\t45/50\nHarbour\t");
    assert_eq!((found.added, found.figures), (0, 1));
    assert!(all(&pack)[0].ends_with("2025/26 Q2 45/50"));
}

#[test]
fn a_line_that_cannot_be_taken_stays_with_its_reason_and_takes_nothing_with_it() {
    let mut pack = pack();
    let text = "Area,Lies within,Figure\nA,B,10\nB,A,20\n,C,5\nD,,many\nE,,30\nE,,31\n";
    let found = paste(&mut pack, text);
    let left: Vec<(&str, &str)> =
        found.left.iter().map(|(line, why)| (line.as_str(), why.as_str())).collect();
    assert_eq!(
        left.iter().map(|(line, _)| *line).collect::<Vec<_>>(),
        ["B,A,20", ",C,5", "D,,many", "E,,31"]
    );
    assert!(
        left[1].1.contains("no name") && left[2].1.starts_with("“many”: Enter a figure"),
        "{left:?}"
    );
    assert!(left[3].1.contains("stands twice"), "{left:?}");
    assert_eq!(all(&pack), ["A||2025/26 Q2 10", "E||2025/26 Q2 30", "B= in ", "A= in B"]);
    assert!(found.words().contains("4 lines were not taken"), "{}", found.words());
}

#[test]
fn what_columns_say_is_told_from_them_or_asked_for() {
    let check = |text: &str, expected: Result<&[&str], ()>| {
        let mut pack = pack();
        let found = taken(&pack, text).map_err(|_| ());
        if let Ok(AreasTaken { step: Some(step), .. }) = found.clone() {
            apply(&mut pack, step, &Context::default()).unwrap();
        }
        let found = found.map(|_| all(&pack));
        assert_eq!(
            found,
            expected.map(|it| it.iter().map(|it| (*it).to_owned()).collect()),
            "{text}"
        );
    };
    check("Northgate\nHarbour", Ok(&["Northgate||", "Harbour||"]));
    check("Northgate,12", Ok(&["Northgate||2025/26 Q2 12"]));
    check("Northgate,E05009313,12", Ok(&["Northgate||2025/26 Q2 12", "Northgate=E05009313 in "]));
    check("Northgate,Wards,12", Err(()));
    check("Northgate,11,12", Err(()));
    check("Area,Figure,Value\nNorthgate,11,12", Err(()));
    check("", Ok(&[]));
}

#[test]
fn a_name_that_several_sets_have_needs_its_set() {
    let mut pack = pack();
    paste(&mut pack, "Area,Set,Figure\nNorth,Wards,1\nNorth,Localities,2");
    let found = paste(&mut pack, "North,3");
    assert!(found.left[0].1.contains("several sets"), "{found:?}");
    let found = paste(&mut pack, "Area,Set,Figure\nnorth,localities,3");
    assert_eq!((found.added, found.figures), (0, 1));
    assert_eq!(all(&pack), ["North|Wards|2025/26 Q2 1", "North|Localities|2025/26 Q2 3"]);
}
