//! Joining packs: the same pack in whatever order, and nothing lost.

// Helpers of tests may fail as tests do; the lint's own exception reaches only test functions.
#![allow(clippy::unwrap_used, clippy::panic)]

use crate::generate;
use golden_thread::edit::join::{Joined, Rule, Sender, Settled, Settling, join};
use golden_thread::edit::{self, Command, Context, History};
use golden_thread::model::*;
use golden_thread::pack;
use proptest::prelude::*;
use std::sync::Arc;

fn read(text: &str) -> Pack {
    let reading = pack::read(text.as_bytes());
    reading.pack.unwrap_or_else(|| panic!("{:?}", reading.diagnostics))
}

fn with_measures(measures: &str) -> Pack {
    read(&format!(
        r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},
            "plans":[{{"id":"p","name":"P"}}],"measures":[{measures}]}}"#
    ))
}

fn homes(series: &str) -> Pack {
    with_measures(&format!(
        r#"{{"id":"homes","name":"Homes","specification":{{}},"series":[{series}]}}"#
    ))
}

fn sender(name: &str, on: &str, pack: &Pack) -> Sender {
    Sender { on: on.parse().ok(), ..Sender::new(name, Arc::new(pack.clone())) }
}

fn series(pack: &Pack) -> String {
    serde_json::to_string(&pack.measures[0].series).unwrap()
}

#[test]
fn cells_are_joined_by_their_periods() {
    let check = |one: &str, other: &str, rule: Option<Rule>, expected: &str, conflicts: usize| {
        let senders = [
            sender("Open", "2025-06-01", &homes(one)),
            sender("Team", "2025-06-02", &homes(other)),
        ];
        let settling = Settling { rule, ..Settling::default() };
        let joined = join(&senders, true, &settling).unwrap();
        assert_eq!(series(&joined.pack), format!("[{expected}]"), "{one} and {other}");
        assert_eq!(joined.conflicts.len(), conflicts, "{:?}", joined.conflicts);
    };
    let (april, may) = (r#"{"period":"2025-04","value":1}"#, r#"{"period":"2025-05","value":2}"#);
    let other = r#"{"period":"2025-04","value":9}"#;
    check(april, may, None, &format!("{april},{may}"), 0);
    check(may, april, None, &format!("{april},{may}"), 0);
    check(april, april, None, april, 0);
    check(april, other, None, april, 1);
    check(april, other, Some(Rule::Newest), other, 1);
    check(april, other, Some(Rule::Ours), april, 1);
    check(april, other, Some(Rule::Theirs), other, 1);
    // A figure goes over a note that it isn't in.
    let late = r#"{"period":"2025-04","missing":"late"}"#;
    check(late, april, None, april, 0);
    check(april, late, None, april, 0);
    // What is said of a figure joins it.
    let said = r#"{"period":"2025-04","value":1,"comment":"Good"}"#;
    check(april, said, None, said, 0);
}

/// Two teams' packs may number what they have alike: no rule may take two things for one.
#[test]
fn one_id_of_two_names_that_are_not_alike_is_asked_whatever_the_rule() {
    let named = |name: &str| {
        with_measures(&format!(r#"{{"id":"measure-1","name":"{name}","specification":{{}}}}"#))
    };
    let check = |one: &str, other: &str, expected: Settled| {
        let senders = [
            sender("Open", "2025-06-01", &named(one)),
            sender("Team", "2025-06-02", &named(other)),
        ];
        for rule in [Rule::Newest, Rule::Ours, Rule::Theirs] {
            let settling = Settling { rule: Some(rule), ..Settling::default() };
            let joined = join(&senders, true, &settling).unwrap();
            assert_eq!(joined.conflicts[0].settled, expected, "{one} and {other}, {rule:?}");
        }
    };
    check("Average days to re-let a home", "Waits over 18 weeks", Settled::Open);
    check("Average days to re-let a home", "Average days to relet homes", Settled::Rule);
    check("Calls answered", "CALLS ANSWERED", Settled::Rule);
}

#[test]
fn a_conflict_names_both_figures_days_and_senders() {
    let one = homes(r#"{"period":"2025-04","value":1}"#);
    let other = homes(r#"{"period":"2025-04","value":2}"#);
    let senders = [sender("Open", "2025-06-01", &one), sender("Team", "2025-05-01", &other)];
    let joined = join(&senders, true, &Settling::default()).unwrap();
    let conflict = &joined.conflicts[0];
    assert_eq!(conflict.key, "measures/homes/series/2025-04");
    assert_eq!(conflict.place, "Homes, Apr 2025");
    let said: Vec<(&str, &[usize])> =
        conflict.choices.iter().map(|it| (it.words.as_str(), it.from.as_slice())).collect();
    assert_eq!(said, [("1", &[0][..]), ("2", &[1][..])]);
    assert_eq!(conflict.settled, Settled::Open);
    // Until it is settled nothing happens to what is open.
    let mut open = one.clone();
    assert!(joined.apply(&mut open, "Join", &Context::default()).is_err());
    assert_eq!(open, one);
    // Settled by hand, it goes over the rule.
    let answers = [(conflict_key(), "Team".to_owned())].into();
    let settling = Settling { rule: Some(Rule::Ours), answers };
    let joined = join(&senders, true, &settling).unwrap();
    assert_eq!(joined.conflicts[0].settled, Settled::Person);
    assert_eq!(series(&joined.pack), r#"[{"period":"2025-04","value":2}]"#);
    // What was chosen stands in the history.
    joined.apply(&mut open, "Join", &Context::default()).unwrap();
    let entry = open.history.last().unwrap();
    assert_eq!(
        entry.changes.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "Homes, Apr 2025: 1 → taken: 2 (Team, of 1 May 2025); refused: 1 (Open, which was open, of 1 Jun 2025); \
             chosen by hand"
        ]
    );
    // Two of one day: neither is the newer.
    let senders = [sender("Open", "2025-06-01", &one), sender("Team", "2025-06-01", &other)];
    let newest = Settling { rule: Some(Rule::Newest), ..Settling::default() };
    assert_eq!(join(&senders, true, &newest).unwrap().open().count(), 1);
}

/// What no rule tells, as two packs of no day don't, one of them settles in one go; but for one id of two names.
#[test]
fn what_no_rule_tells_is_settled_in_one_go() {
    let named = |name: &str, figure: u32| {
        let homes = (0..130).map(|at| {
            let series = format!(r#"[{{"period":"2025-04","value":{}}}]"#, figure + at);
            format!(
                r#"{{"id":"m{at}","name":"Measure {at}","specification":{{}},"series":{series}}}"#
            )
        });
        let own = format!(r#"{{"id":"own","name":"{name}","specification":{{}}}}"#);
        with_measures(&homes.chain([own]).collect::<Vec<_>>().join(","))
    };
    let senders = [
        Sender::new("Roads", Arc::new(named("Calls answered", 1))),
        Sender::new("Housing", Arc::new(named("Days to re-let a home", 2))),
    ];
    for rule in [None, Some(Rule::Newest), Some(Rule::Theirs)] {
        let mut settling = Settling { rule, ..Settling::default() };
        let asked = join(&senders, false, &settling).unwrap();
        assert_eq!(asked.open().count(), 131, "{rule:?}");
        let rest = asked.rest();
        let name = |at: &usize| asked.senders[*at].name.clone();
        let told: Vec<(String, usize)> =
            rest.iter().map(|(at, keys)| (name(at), keys.len())).collect();
        assert_eq!(told, [("Housing".to_owned(), 130), ("Roads".to_owned(), 130)], "{rule:?}");
        for (at, keys) in &rest {
            settling.answers = keys.iter().map(|key| ((*key).to_owned(), name(at))).collect();
            let joined = join(&senders, false, &settling).unwrap();
            let open: Vec<&str> = joined.open().map(|it| it.key.as_str()).collect();
            assert_eq!(open, ["measures/own/name"], "{rule:?}");
            assert!(joined.rest().is_empty());
        }
    }
}

fn conflict_key() -> String {
    "measures/homes/series/2025-04".to_owned()
}

#[test]
fn whose_figure_it_was_stays_readable() {
    let one = homes(r#"{"period":"2025-04","value":1}"#);
    let other = homes(r#"{"period":"2025-04","value":1},{"period":"2025-05","value":2}"#);
    let senders = [sender("Open", "2025-06-01", &one), sender("Team", "2025-06-02", &other)];
    let joined = join(&senders, true, &Settling::default()).unwrap();
    let id = MeasureId::from("homes");
    let by = |period: &str| -> Vec<&str> {
        let period = period.parse().unwrap();
        joined.pack.brought_by(&id, None, period).map(|join| join.from.as_str()).collect()
    };
    assert!(by("2025-04").is_empty());
    assert_eq!(by("2025-05"), ["Team"]);
}

#[test]
fn a_slips_figure_goes_over_the_one_that_it_knew() {
    let was = homes(r#"{"period":"2025-04","value":1}"#);
    let slip = homes(r#"{"period":"2025-04","value":3}"#);
    let check = |open: &Pack, conflicts: usize, expected: &str| {
        let base = Some(Arc::new(was.clone()));
        let senders = [
            sender("Open", "2025-06-01", open),
            Sender { base, ..sender("Owner", "2025-06-02", &slip) },
        ];
        let joined = join(&senders, true, &Settling::default()).unwrap();
        assert_eq!(joined.conflicts.len(), conflicts);
        assert_eq!(series(&joined.pack), expected);
    };
    check(&was, 0, r#"[{"period":"2025-04","value":3}]"#);
    check(&homes(r#"{"period":"2025-04","value":2}"#), 1, r#"[{"period":"2025-04","value":2}]"#);
}

#[test]
fn what_is_signed_keeps_its_seal_and_the_step_is_undone() {
    let signed = read(include_str!("../public/packs/sample.json"));
    assert!(pack::tampering(&signed).is_empty());
    let mut other = signed.clone();
    let id = signed.sign_offs[0].frozen.keys().next().unwrap().clone();
    let at = other.measures.iter().position(|held| held.id == id).unwrap();
    Arc::make_mut(&mut other.measures[at]).polarity = None;
    Arc::make_mut(&mut other.measures[at]).unit = "hostile".to_owned();
    other.sign_offs.clear();
    let open = with_measures(r#"{"id":"own","name":"Own","specification":{}}"#);
    let senders = [
        sender("Open", "2025-06-01", &open),
        sender("Signed", "2024-06-01", &signed),
        sender("Unsigned", "2025-06-02", &other),
    ];
    let settling = Settling { rule: Some(Rule::Newest), ..Settling::default() };
    let joined = join(&senders, true, &settling).unwrap();
    assert!(!joined.kept.is_empty());
    let mut pack = open.clone();
    let on = "2025-07-01".parse::<Day>().ok().map(|day| day.0);
    let context = Context { on, ..Context::default() };
    let change = joined.apply(&mut pack, "Join 2 packs", &context).unwrap();
    assert_eq!(pack::tampering(&pack), []);
    assert_eq!(pack.sign_offs, signed.sign_offs);
    assert_eq!(read(&pack::write(&pack)), pack);
    let mut history = History::default();
    history.record(change, &pack);
    let after = pack.clone();
    history.undo(&mut pack).unwrap();
    assert_eq!(pack, open);
    history.redo(&mut pack).unwrap();
    assert_eq!(pack, after);
    // What was signed elsewhere is guarded here.
    let remove = Command::RemoveMeasure(id);
    assert!(edit::apply(&mut pack, remove, &context).is_err());
}

#[test]
fn what_cannot_be_joined_says_why() {
    let open = homes("");
    let mut january = homes("");
    january.organisation.year_start_month = 1;
    let error = |other: &Pack, name: &str| {
        let senders = [sender("Open", "", &open), sender(name, "", other)];
        join(&senders, true, &Settling::default()).unwrap_err().to_string()
    };
    assert!(error(&january, "Team").starts_with("Team: its year starts in another month"));
    assert!(error(&open, "Open").starts_with("two packs are both from 'Open'"));
    let newer = Pack { version: VERSION + 1, ..open.clone() };
    assert!(error(&newer, "Team").contains("a later version"));
}

/// Packs as they come from teams: of one calendar, each with ids of its own and some that all share.
fn packs() -> impl Strategy<Value = Vec<Pack>> {
    proptest::collection::vec(generate::pack(), 2..4).prop_map(|mut packs| {
        for pack in &mut packs {
            pack.organisation.year_start_month = 4;
        }
        packs
    })
}

fn senders(packs: &[Pack]) -> Vec<Sender> {
    let named = |(at, pack): (usize, &Pack)| {
        sender(&format!("Team {at}"), &format!("2025-06-{:02}", at + 1), pack)
    };
    packs.iter().enumerate().map(named).collect()
}

fn joined(senders: &[Sender], rule: Rule) -> Joined {
    join(senders, false, &Settling { rule: Some(rule), ..Settling::default() }).unwrap()
}

/// Whether some conflict is about a thing, or about what it stands in.
fn told(joined: &Joined, key: &str) -> bool {
    joined.conflicts.iter().any(|it| key.starts_with(&it.key) || it.key.starts_with(key))
}

fn escaped(id: &str) -> String {
    id.replace('~', "~0").replace('/', "~1")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_order_gives_the_same_pack(packs in packs(), turn in 0..3_usize) {
        let senders = senders(&packs);
        let mut other = senders.clone();
        other.rotate_left(turn % senders.len());
        other.reverse();
        for rule in [Rule::Newest, Rule::Theirs] {
            let (one, two) = (joined(&senders, rule), joined(&other, rule));
            prop_assert_eq!(&one.pack, &two.pack);
            prop_assert_eq!(&one.conflicts, &two.conflicts);
        }
    }

    #[test]
    fn nothing_is_lost(packs in packs()) {
        let senders = senders(&packs);
        let joined = joined(&senders, Rule::Newest);
        for sender in &senders {
            for kind in Kind::ALL {
                let rows = sender.pack.rows(*kind);
                for at in 0..rows.len() {
                    let id = rows.get(at).unwrap().id();
                    let held = joined.pack.rows(*kind);
                    prop_assert!(position(held, id).is_some(), "{:?} {id}", kind);
                }
            }
            for measure in &sender.pack.measures {
                let held = joined.pack.measure(&measure.id).unwrap();
                for cell in &measure.series {
                    let now = held.observation(cell.period).unwrap();
                    let key = format!("measures/{}/series/{}", escaped(&measure.id.0), escaped(&cell.period.to_string()));
                    let waits = matches!(cell.reading, Reading::Missing(MissingReason::Late | MissingReason::NotDue));
                    prop_assert!(now.reading == cell.reading || waits || told(&joined, &key), "{key}: {:?} {:?}", now, cell);
                }
            }
        }
        // What comes of it is a sound file.
        let text = pack::write(&joined.pack);
        let reading = pack::read(text.as_bytes());
        prop_assert!(reading.pack.as_ref() == Some(&joined.pack), "{:?}", reading.diagnostics);
    }

    #[test]
    fn a_pack_joined_with_itself_is_the_same(pack in generate::pack()) {
        let senders = [sender("A", "2025-06-01", &pack), sender("B", "2025-06-02", &pack)];
        let joined = join(&senders, true, &Settling::default()).unwrap();
        prop_assert!(joined.conflicts.is_empty(), "{:?}", joined.conflicts);
        prop_assert_eq!(joined.pack, pack);
    }
}
