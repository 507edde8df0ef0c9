//! Twins of what is signed: the same measure under easier terms.

use super::*;

/// A measure put in after the signing, with a target for the signed year and the figures of the homes measure.
fn put_in(name: &str, value: i32, change: impl FnOnce(&mut Measure)) -> Pack {
    let mut pack = signed();
    let mut measure = Measure {
        id: "twin".into(),
        name: name.into(),
        series: Vec::new(),
        ..Measure::clone(&pack.measures[0])
    };
    measure.targets.insert(year(), Target::new(Aim::Value { value: value.into() }));
    change(&mut measure);
    let plans = vec!["top".into()];
    run(&mut pack, Command::AddMeasure { measure: Box::new(measure), plans }).unwrap();
    pack
}

fn pointed_out(pack: &Pack) -> Vec<String> {
    pack::twins(pack).iter().map(ToString::to_string).collect()
}

#[test]
fn a_twin_of_a_signed_measure_with_an_easier_target_is_pointed_out() {
    assert_eq!(
        pointed_out(&put_in("Homes built (new)", 60, |_| {})),
        [
            "'Homes built (new)' came after the signing, has nearly the name of 'Homes built' and an easier target: 80 → 60 (signed off for 2025/26 by Cabinet on 20 Mar 2025)"
        ]
    );
    let none = Vec::<String>::new();
    assert_eq!(pointed_out(&signed()), none);
    assert_eq!(pointed_out(&put_in("Homes built (new)", 80, |_| {})), none, "as hard");
    assert_eq!(pointed_out(&put_in("Streets swept", 60, |_| {})), none, "another thing");
    let without = put_in("Homes built (new)", 60, |it| it.targets.clear());
    assert_eq!(pointed_out(&without), none);
    // By its figures, whatever it is called.
    let figures = signed().measures[0].series.clone();
    let by_figures = |change: &dyn Fn(&mut Measure)| {
        pointed_out(&put_in("Completions", 60, |it| {
            it.series.clone_from(&figures);
            change(it);
        }))
    };
    assert_eq!(
        by_figures(&|_| {}),
        [
            "'Completions' came after the signing, has the unit, the periods and the figures of 'Homes built' and an easier target: 80 → 60 (signed off for 2025/26 by Cabinet on 20 Mar 2025)"
        ]
    );
    assert_eq!(by_figures(&|it| it.unit = "flats".into()), none);
    assert_eq!(by_figures(&|it| it.frequency = Some(Frequency::Monthly)), none);
    assert_eq!(by_figures(&|it| it.series[1].reading = Reading::Number(29.into())), none);
    assert_eq!(by_figures(&|it| drop(it.series.pop())), none, "one figure may be chance");
    // Signed in its turn, it still came after the other.
    let mut pack = put_in("Homes built (new)", 60, |_| {});
    assert_eq!(told(&pack), none, "it is no tampering");
    sign(&mut pack, SignOff { id: "t".into(), ..asked() }).unwrap();
    assert_eq!(pointed_out(&pack).len(), 1);
    // What another plan has is not what was signed.
    let mut pack = unsigned();
    let plan = Plan { id: "other".into(), name: "Other".into(), ..Plan::default() };
    run(&mut pack, Command::Add(plan.into())).unwrap();
    let twin = Measure { id: "twin".into(), ..Measure::clone(&pack.measures[0]) };
    run(&mut pack, Command::AddMeasure { measure: Box::new(twin), plans: vec!["other".into()] })
        .unwrap();
    let target = Some(Box::new(Target::new(Aim::Value { value: 60.into() })));
    run(&mut pack, Command::SetTarget { measure: "twin".into(), year: year(), target }).unwrap();
    sign(&mut pack, SignOff { plan: Some("top".into()), ..asked() }).unwrap();
    assert_eq!(pointed_out(&pack), none);
    sign(&mut pack, SignOff { id: "t".into(), plan: Some("other".into()), ..asked() }).unwrap();
    assert_eq!(pointed_out(&pack), none);
}
