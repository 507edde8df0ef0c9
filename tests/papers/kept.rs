//! What becomes of a paper: verified, signed, published, restated, for the public, and known by its fingerprint.

use super::*;

#[test]
fn a_page_that_the_public_has_is_checked_by_the_file_that_the_public_has() {
    let mut pack = sample();
    let annual = Paper {
        id: "annual".into(),
        ..paper(Template::PublicAnnual, Some("corporate"), Audience::Public)
    };
    let annual = publish(&mut pack, annual);
    let inside = publish(&mut pack, paper(Template::Service, Some("housing"), Audience::Internal));
    let open = golden_thread::pack::for_audience(&pack, Audience::Public).pack;
    let open = read(write(&open).as_bytes()).pack.unwrap();
    let typed = |paper: &Paper| seal::fingerprint(&paper.signed.as_ref().unwrap().digest);
    let held = open.paper(&annual.id).unwrap();
    assert!(is_as_signed(held) && *held == annual);
    assert!(matches!(found(&open, &typed(&annual), today()), Found::AsSigned(..)));
    assert_eq!(found(&open, &typed(&inside), today()), Found::CannotTell);
    assert_eq!(found(&pack, &typed(&inside), today()).words().split(':').next(), Some("As signed"));
    assert_eq!(found(&sample(), &typed(&inside), today()), Found::None);
}

/// Texts of a pack that say something by themselves.
fn texts(value: &serde_json::Value, out: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) if text.chars().count() >= 12 && text.contains(' ') => {
            out.insert(text.clone());
        }
        serde_json::Value::Array(all) => all.iter().for_each(|it| texts(it, out)),
        serde_json::Value::Object(all) => all.values().for_each(|it| texts(it, out)),
        _ => {}
    }
}

#[test]
fn a_paper_for_the_public_holds_no_text_of_what_it_leaves_out() {
    let pack = sample();
    let open = golden_thread::pack::for_audience(&pack, Audience::Public).pack;
    let of = |pack: &Pack| {
        let mut found = BTreeSet::new();
        texts(&serde_json::from_str(&write(pack)).unwrap(), &mut found);
        found
    };
    let (all, public) = (of(&Pack { papers: Vec::new(), ..pack.clone() }), of(&open));
    let joined = public.iter().cloned().collect::<Vec<_>>().join("\n");
    let hidden: Vec<&String> =
        all.difference(&public).filter(|text| !joined.contains(text.as_str())).collect();
    assert!(hidden.len() > 20, "only {} texts are hidden", hidden.len());
    // With every part: templates differ in nothing else but their words.
    for template in [Template::CorporatePlan, Template::PublicAnnual] {
        let asked = paper(template, None, Audience::Public);
        let asked = Paper { parts: PaperPart::ALL.to_vec(), ..asked };
        let made = made(&pack, &asked, today());
        let html = document(&asked, &made).html();
        let copy = serde_json::to_string(&made.copy()).unwrap();
        for text in &hidden {
            let escaped = golden_thread::chart::escaped(text);
            assert!(
                !html.contains(&escaped) && !copy.contains(text.as_str()),
                "{template:?}: {text}"
            );
        }
    }
}

#[test]
fn what_is_signed_reopens_as_it_was_and_altered_by_a_letter_it_does_not() {
    let mut pack = sample();
    let published =
        publish(&mut pack, paper(Template::Service, Some("housing"), Audience::Internal));
    let reopened = read(write(&pack).as_bytes()).pack.unwrap();
    let held = reopened.paper(&published.id).unwrap();
    assert!(is_as_signed(held));
    assert_eq!(tampering(&reopened), tampering(&pack));
    // Every text of the copy, altered by its first letter alone.
    let text = serde_json::to_string(&held.copy).unwrap();
    let mut altered = 0;
    for (at, letter) in text.char_indices().filter(|(_, it)| it.is_ascii_lowercase()).step_by(97) {
        let other = if letter == 'x' { 'y' } else { 'x' };
        let mut broken = text.clone();
        broken.replace_range(at..=at, &other.to_string());
        let Ok(copy) = serde_json::from_str::<Extra>(&broken) else { continue };
        let broken = Paper { copy, ..held.clone() };
        assert!(!is_as_signed(&broken), "{at}");
        altered += 1;
    }
    assert!(altered > 20, "only {altered} were tried");
    let mut broken = reopened.clone();
    let mut copy = held.copy.clone();
    copy.insert("title".to_owned(), "Another".into());
    broken.papers = vec![Paper { copy, ..held.clone() }.into()];
    // Its file doesn't go out as signed.
    let html = document(&broken.papers[0], &Made::of_copy(&broken.papers[0].copy).unwrap()).html();
    assert!(html.contains("Not as it was signed off: altered since"));
    assert!(!html.contains("Signed off by"));
    let told = tampering(&broken)
        .iter()
        .any(|it| it.to_string().contains("the paper 'A paper' is not what was signed off"));
    assert!(told);
    let fingerprint = seal::fingerprint(&published.signed.as_ref().unwrap().digest);
    let typed = fingerprint.to_lowercase().replace('-', " ");
    assert!(matches!(found(&reopened, &typed, today()), Found::AsSigned(..)));
    let altered = found(&broken, &typed, today());
    assert!(matches!(altered, Found::Altered(..)));
    let told = altered.words().split("after it was signed. ").nth(1);
    assert_eq!(told, Some("The title: was “A paper”, is “Another”."));
    assert_eq!(found(&reopened, "0000-0000-0000-0000-0000", today()), Found::None);
}

#[test]
fn what_was_published_stays_and_a_restatement_stands_beside_it_and_in_the_next_paper() {
    let mut pack = sample();
    let asked = paper(Template::Service, Some("housing"), Audience::Internal);
    let before = made(&pack, &asked, today());
    let published = publish(&mut pack, asked.clone());
    let on = |pack: &Pack| restated(pack, &published, today());
    assert_eq!(on(&pack), []);
    restate(&mut pack, "arrears", "2025-09", 3);
    let said: Vec<String> = on(&pack).iter().map(|it| it.words()).collect();
    assert_eq!(
        said,
        [
            "Rent arrears of current tenants, Sep 2025: published as £1.91m (amber), now £3.00m (red)."
        ]
    );
    // Paragraph by paragraph, too: words, cells of tables, findings of pictures.
    let held = pack.paper(&published.id).unwrap();
    let now = made(&pack, held, today());
    let differs = differences(&as_published(held, &now).unwrap(), &now);
    let told: Vec<String> = differs.iter().map(|it| it.words()).collect();
    let cell = "Rent arrears of current tenants, To date: was “£1.91m”, is “£3.00m”.";
    assert!(told.iter().any(|it| it.ends_with(cell)), "{told:#?}");
    assert!(told.iter().all(|it| it.starts_with("Paragraph ") || it.starts_with("A heading")));
    // As published: every word and figure, and each picture as it was drawn, of whatever is another figure now.
    let held = pack.paper(&published.id).unwrap();
    let now = made(&pack, held, today());
    let kept = as_published(held, &now).unwrap();
    assert_eq!(digest(&kept), paper_digest(&held.copy));
    let pictures = |html: &str| -> Vec<String> {
        html.split("<svg").skip(1).map(|it| it.split("</svg>").next().unwrap().to_owned()).collect()
    };
    let drawn = |paper: &Paper, made: &Made| pictures(&document(paper, made).html());
    assert!(drawn(&asked, &before).len() > 3);
    assert_eq!(drawn(held, &kept), drawn(&asked, &before));
    // Of one that was signed before drawings were kept, only what is still so is drawn.
    let older = Paper { drawings: Extra::new(), ..held.clone() };
    let found = as_published(&older, &now).unwrap();
    assert_eq!(drawn(&older, &found).len(), drawn(&asked, &before).len() - 1);
    // A drawing that isn't as it was signed is told, and what is none is none.
    let mut altered = held.clone();
    let (_, drawing) = altered.drawings.iter_mut().next().unwrap();
    *drawing = "<svg onload=alert(1)>".into();
    assert!(!is_as_signed(&altered));
    let html = document(&altered, &as_published(&altered, &now).unwrap()).html();
    assert!(!html.contains("onload"));
    // The paper of the next month says it.
    let next = Paper { id: "q".into(), period: "2025-10".parse().unwrap(), ..asked };
    assert_eq!(last_signed(&pack, &next).map(|it| &it.id), Some(&published.id));
    let next = document(&next, &made(&pack, &next, today())).html();
    assert!(next.contains("published as £1.91m (amber), now £3.00m (red)"));
    let again = another_version(held, "r".into());
    assert_eq!((again.version, again.is_signed()), (2, false));
    assert_eq!(last_signed(&pack, &again).map(|it| &it.id), Some(&published.id));
}

#[test]
fn what_changed_since_it_was_verified_is_not_signed() {
    let mut pack = sample();
    let asked = paper(Template::Service, Some("housing"), Audience::Internal);
    let unverified = signed(&pack, &asked, mark("Cabinet"), today()).unwrap_err();
    assert!(unverified.to_string().starts_with("Nobody has verified"));
    let asked = verified(&pack, &asked, mark("Head of Policy"), today());
    // Days that pass change nothing: the day that it is said as at was set.
    let later = today() + chrono::Days::new(20);
    assert!(signed(&pack, &asked, mark("Cabinet"), later).is_ok());
    restate(&mut pack, "arrears", "2025-09", 3);
    let changed = signed(&pack, &asked, mark("Cabinet"), today()).unwrap_err();
    assert!(changed.to_string().contains("has changed since it was verified"));
}

#[test]
fn every_page_of_every_report_bears_its_fingerprint_which_is_found_again_when_it_is_typed() {
    let pack = sample();
    for template in Template::ALL {
        let asked =
            Paper { area: "Harbour".to_owned(), ..paper(*template, None, Audience::Internal) };
        let now = made(&pack, &asked, today());
        let fingerprint = seal::fingerprint(&digest(&now));
        let whole = document(&asked, &now);
        // At the foot of each page, beside its number among all, and at the beginning of the file.
        let rule = whole.page_rule();
        assert!(rule.contains(&format!("Fingerprint {fingerprint}")), "{template:?}: {rule}");
        assert!(rule.contains("counter(page)") && rule.contains("counter(pages)"), "{template:?}");
        let html = whole.html();
        assert!(html.contains(&rule), "{template:?}");
        // Where a browser has no margins to put it in, too.
        let rule = whole.rule_without_margins();
        assert!(html.contains(&rule), "{template:?}");
        assert_eq!(rule.matches(&format!("Fingerprint {fingerprint}")).count(), 2, "{rule}");
        assert!(html.matches(&fingerprint).count() > 1, "{template:?}: said where margins aren't");
        // Typed against a pack that holds the paper.
        let mut held = pack.clone();
        let published = publish(&mut held, Paper { id: "typed".into(), ..asked });
        let fingerprint = seal::fingerprint(&published.signed.as_ref().unwrap().digest);
        assert!(matches!(found(&held, &fingerprint, today()), Found::AsSigned(..)), "{template:?}");
    }
}
