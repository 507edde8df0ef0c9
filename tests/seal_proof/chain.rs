//! The history’s chain: what was emptied, cut short or altered is told, of packs from before it too.

use super::*;

#[test]
fn a_history_that_was_emptied_is_told() {
    let lacks = "the history lacks the entry in which this was signed, as it was signed (signed off for 2025/26 by Cabinet on 20 Mar 2025)";
    let mut pack = signed();
    pack.history.clear();
    assert_eq!(told(&pack), ["the history was emptied", lacks]);
    // With its end taken out too, the sign-off still seals what there was.
    pack.history_end.clear();
    assert_eq!(told(&pack), [lacks]);
    // As do proposals that nothing tells of.
    let mut pack = lived();
    (pack.history, pack.history_end) = (Vec::new(), String::new());
    assert_eq!(told(&pack).len(), 3);
    // A history begun anew does not stand in for the one that was signed.
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack), [lacks]);
    // Nor does one whose marks were taken out, so that it looks as if it had been there before there was a chain.
    let mut pack = lived();
    unchain(&mut pack);
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack), [lacks]);
}

#[test]
fn a_sign_off_that_is_taken_out_is_told_while_the_history_tells_of_it() {
    let mut pack = lived();
    pack.sign_offs.clear();
    assert!(
        told(&pack)
            .contains(&"the sign-off 's', of which the history tells, was taken out".to_owned())
    );
    // Made anew with another signatory, it isn't the one that the history tells of.
    let mut pack = signed();
    let sign_off = Arc::make_mut(&mut pack.sign_offs[0]);
    sign_off.by = "Mayor".into();
    sign_off.digest = seal::digest(sign_off);
    let lacks = "the history lacks the entry in which this was signed, as it was signed (signed off for 2025/26 by Mayor on 20 Mar 2025)";
    assert_eq!(told(&pack), [lacks]);
}

#[test]
fn a_pack_of_before_there_was_a_chain_is_sealed_from_its_next_entry_on() {
    let before = legacy();
    assert_eq!(told(&before), Vec::<String>::new());
    let mut pack = before.clone();
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack), Vec::<String>::new());
    let last = pack.history.last().unwrap();
    assert_eq!((last.proposals.len(), last.sign_offs.len()), (2, 1), "the first tells of all");
    // What others can work out with tools of their own.
    let earlier = serde_json_canonicalizer::to_string(&before.history).unwrap();
    assert_eq!(last.follows, hexadecimal(&earlier));
    assert_eq!(pack.history_end, hexadecimal(&serde_json_canonicalizer::to_string(last).unwrap()));
    let whole = pack.clone();
    for at in 0..before.history.len() {
        let mut pack = whole.clone();
        Arc::make_mut(&mut pack.history[at]).by = "Mayor".into();
        assert_eq!(told(&pack).len(), 1, "entry {at}");
    }
    // The sign-off made anew, or taken out: the entry tells of it as it was.
    let mut remade = whole.clone();
    let sign_off = Arc::make_mut(&mut remade.sign_offs[0]);
    sign_off.by = "Mayor".into();
    sign_off.digest = seal::digest(sign_off);
    let found = told(&remade);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("the history lacks the entry in which this was signed"));
    pack.sign_offs.clear();
    assert!(told(&pack).iter().any(|line| line.starts_with("the sign-off 's'")));
    // An older version of the product keeps the marks and adds entries without: that is told, and stays told.
    let mut pack = whole.clone();
    pack.history.push(Arc::new(Event { what: "Change Homes built".into(), ..Event::default() }));
    assert_eq!(told(&pack).len(), 2, "{:?}", told(&pack));
    run(&mut pack, rename("Penny Hassett")).unwrap();
    let left = told(&pack);
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(left[0].starts_with("the history's chain breaks at its entry of"), "{left:?}");
}

fn hexadecimal(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn an_end_that_was_taken_out_stays_told() {
    let mut pack = lived();
    pack.history.pop();
    pack.history_end.clear();
    assert_eq!(told(&pack).len(), 1);
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack).len(), 1);
    run(&mut pack, rename("Penny Hassett")).unwrap();
    assert_eq!(told(&pack).len(), 1);
    // So does a last entry that was changed.
    let mut pack = lived();
    Arc::make_mut(pack.history.last_mut().unwrap()).by = "Mayor".into();
    run(&mut pack, rename("Hollerton")).unwrap();
    assert_eq!(told(&pack).len(), 1);
}

#[test]
fn the_fingerprint_covers_the_history_up_to_the_signing() {
    let mut other = unsigned();
    run(&mut other, rename("Ambridge upon Am")).unwrap();
    run(&mut other, rename("Borchester")).unwrap();
    let first = other.history.last().unwrap().clone();
    sign(&mut other, asked()).unwrap();
    let pack = signed();
    assert_eq!(pack.organisation, other.organisation);
    assert_ne!(pack.sign_offs[0].digest, other.sign_offs[0].digest);
    // An entry dropped and every digest made anew: a pack that agrees with itself, with another fingerprint.
    let sealed = hexadecimal(&serde_json_canonicalizer::to_string(&first).unwrap());
    assert_eq!(other.sign_offs[0].history, sealed);
    assert_eq!(told(&other), Vec::<String>::new());
}

/// A way of rewriting one entry by hand.
#[derive(Clone, Debug)]
enum Rewriting {
    Day,
    Post,
    Words,
    Changes,
    More,
    Link,
    Told,
    Unknown,
}

fn rewrite(event: &mut Event, how: &Rewriting) {
    match how {
        Rewriting::Day => event.on = "2020-02-29".parse().unwrap(),
        Rewriting::Post => event.by.push('!'),
        Rewriting::Words => event.what.push('!'),
        Rewriting::Changes => match event.changes.pop() {
            Some(_) => {}
            None => event.changes.push(Altered::new("Homes built", None, None)),
        },
        Rewriting::More => event.more += 1,
        Rewriting::Link => event.follows = hexadecimal(&event.follows),
        Rewriting::Told => {
            event.proposals.push(Told { id: "x".into(), ..Told::default() });
        }
        Rewriting::Unknown => drop(event.extra.insert("zz_by_hand".into(), true.into())),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever is done in the product, undone and done again, the chain fits; and whatever one does to one entry
    /// of it by hand is told.
    #[test]
    fn a_chain_is_true_and_any_one_alteration_of_it_is_told(
        start in generate::pack(),
        commands in prop::collection::vec((generate::command(), 0..3_usize), 1..10),
        how in prop::sample::select(vec![
            Rewriting::Day, Rewriting::Post, Rewriting::Words, Rewriting::Changes,
            Rewriting::More, Rewriting::Link, Rewriting::Told, Rewriting::Unknown,
        ]),
        (one, other) in (any::<prop::sample::Index>(), any::<prop::sample::Index>()),
        later in any::<bool>(),
    ) {
        prop_assert_eq!(pack::tampering(&start), vec![]);
        let (mut pack, mut history) = (start, History::default());
        for (command, steps) in commands {
            if let Ok(change) = apply(&mut pack, command, &today()) {
                history.record(change, &pack);
            }
            prop_assert_eq!(pack::tampering(&pack), vec![]);
            for _ in 0..steps {
                let _ = history.undo(&mut pack);
                prop_assert_eq!(pack::tampering(&pack), vec![]);
            }
            for _ in 1..steps {
                let _ = history.redo(&mut pack);
                prop_assert_eq!(pack::tampering(&pack), vec![]);
            }
        }
        prop_assume!(!pack.history_end.is_empty());
        let read = pack::read(pack::write(&pack).as_bytes()).pack;
        if let Some(read) = read {
            prop_assert_eq!(pack::tampering(&read), vec![]);
        }
        let (one, other) = (one.index(pack.history.len()), other.index(pack.history.len()));
        let is_told = |altered: Pack| {
            let mut altered = altered;
            let mut told = !pack::tampering(&altered).is_empty();
            if later {
                // It goes on being told when work goes on.
                let organisation = Organisation { vision: "Another".into(), ..altered.organisation.clone() };
                run(&mut altered, Command::SetOrganisation(organisation)).unwrap();
                told &= !pack::tampering(&altered).is_empty();
            }
            told
        };
        let mut rewritten = pack.clone();
        rewrite(Arc::make_mut(&mut rewritten.history[one]), &how);
        prop_assert!(is_told(rewritten), "entry {} of {} rewritten: {:?}", one, pack.history.len(), how);
        let mut shorter = pack.clone();
        shorter.history.remove(one);
        prop_assert!(is_told(shorter), "entry {} of {} removed", one, pack.history.len());
        let mut longer = pack.clone();
        longer.history.insert(one, pack.history[other].clone());
        prop_assert!(is_told(longer), "entry {} put in at {}", other, one);
        let mut moved = pack.clone();
        moved.history.swap(one, other);
        if moved.history != pack.history {
            prop_assert!(is_told(moved), "entries {} and {} swapped", one, other);
        }
    }
}
