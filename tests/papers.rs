//! What holds of papers (FRAMEWORK R4, R8, R10): the file is as the golden one, an audience's paper says nothing of what
//! it leaves out, and what was published stays beside what was restated since.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::edit::{Command, Context, apply, is_as_signed, paper_digest, seal};
use golden_thread::model::*;
use golden_thread::pack::{read, tampering, write};
use golden_thread::report::paper::{
    Found, Item, Made, another_version, as_published, differences, digest, document, found,
    last_signed, made, parts_of, restated, signed, verified,
};
use std::collections::BTreeSet;

fn sample() -> Pack {
    read(&std::fs::read("public/packs/sample.json").unwrap()).pack.unwrap()
}

fn today() -> chrono::NaiveDate {
    "2025-11-03".parse().unwrap()
}

fn paper(template: Template, plan: Option<&str>, audience: Audience) -> Paper {
    let period = "2025-09".parse().unwrap();
    Paper {
        plan: plan.map(PlanId::from),
        audience: Some(audience),
        ..Paper::new("p".into(), "A paper".to_owned(), template, period)
    }
}

fn mark(by: &str) -> PaperMark {
    PaperMark { by: by.to_owned(), on: Day(today()), ..PaperMark::default() }
}

/// A paper signed off in a pack that keeps it.
fn publish(pack: &mut Pack, paper: Paper) -> Paper {
    let context = Context { on: Some(today()), by: "Clerk".to_owned() };
    apply(pack, Command::Add(paper.clone().into()), &context).unwrap();
    let paper = verified(pack, &paper, mark("Head of Policy"), today());
    apply(pack, Command::Set(paper.clone().into()), &context).unwrap();
    let paper = signed(pack, &paper, mark("Cabinet"), today()).unwrap();
    apply(pack, Command::Set(paper.clone().into()), &context).unwrap();
    paper
}

/// Another figure of a measure for a period.
fn restate(pack: &mut Pack, measure: &str, period: &str, value: i32) {
    let reading = Reading::Number(Number::from(value));
    let observation = Box::new(Observation::new(period.parse().unwrap(), reading));
    let command =
        Command::SetObservation { measure: measure.into(), comparator: None, observation };
    apply(pack, command, &Context::default()).unwrap();
}

#[test]
fn the_file_is_as_the_golden_one() {
    let pack = sample();
    let asked = Paper {
        decisions: vec!["Agree to <lease> up to 20 homes.".to_owned()],
        ..paper(Template::Service, Some("housing"), Audience::Internal)
    };
    let html = document(&asked, &made(&pack, &asked, today())).html();
    let golden = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/paper.html");
    if std::env::var_os("GOLDEN").is_some() {
        std::fs::write(golden, &html).unwrap();
    }
    let expected = std::fs::read_to_string(golden).unwrap();
    let differs = html.lines().zip(expected.lines()).find(|(one, other)| one != other);
    assert!(html == expected, "GOLDEN=write writes it anew; the first line: {differs:?}");
}

/// A measure's cells of a paper's first table, each under its head.
fn cells(made: &Made, name: &str) -> Vec<(String, String)> {
    let items = made.parts.iter().flat_map(|part| &part.items);
    let table = items.filter_map(|item| match item {
        Item::Figures(_, table) => Some(table),
        _ => None,
    });
    let row = |table: &golden_thread::chart::Table| {
        let row = table.rows.iter().find(|row| row[0].starts_with(name))?;
        Some(table.heads.iter().cloned().zip(row.iter().cloned()).collect())
    };
    table.into_iter().find_map(row).unwrap_or_default()
}

#[test]
fn a_year_to_date_stands_beside_the_same_part_of_last_year_and_a_whole_year_says_that_it_is() {
    let pack = sample();
    let check = |template: Template, name: &str, expected: &[(&str, &str)]| {
        let found = cells(&made(&pack, &paper(template, None, Audience::Internal), today()), name);
        for (head, cell) in expected {
            let found = found.iter().find(|(of, _)| of == head).map(|(_, cell)| cell.as_str());
            assert_eq!(found, Some(*cell), "{template:?}, {name}: {head}");
        }
    };
    for template in [Template::CorporatePlan, Template::PerformanceStatement] {
        // A sum, a ratio, what stands at a day, and what there was no last year of.
        let homes = [
            ("Last year to date", "120"),
            ("Plan to date", "108"),
            ("To date", "142"),
            ("Last year, whole", "234 in all"),
            ("Progress", "→\u{a0}Similar: 71 in Q2 2025/26, against 71 in Q1 2025/26"),
        ];
        check(template, "Affordable homes completed", &homes);
        let arrears = [("Last year, whole", "£1.92m at its end")];
        check(template, "Rent arrears of current tenants", &arrears);
        let repairs = [("Last year, whole", "85.2% over the year")];
        check(template, "Repairs completed at the first visit", &repairs);
    }
    let none = [("Last year to date", "–"), ("Last year, whole", "–")];
    check(Template::Service, "New tenants satisfied with their home", &none);
}

/// The texts of a part.
fn said(made: &Made, part: PaperPart) -> Vec<String> {
    let found = made.parts.iter().find(|it| it.heading == part.words()).unwrap();
    let words = |item: &Item| match item {
        Item::Words(words) | Item::Under(words) => vec![words.clone()],
        Item::Facts(facts) => {
            facts.iter().map(|(term, words)| format!("{term}: {words}")).collect()
        }
        _ => Vec::new(),
    };
    found.items.iter().flat_map(words).collect()
}

#[test]
fn what_is_asked_has_its_reason_and_what_is_off_target_is_all_accounted_for() {
    let pack = sample();
    let asked = (*pack.papers[0]).clone();
    let made = made(&pack, &asked, today());
    let decisions = said(&made, PaperPart::Decisions);
    assert_eq!(decisions[0], "Agree to lease up to 20 homes outside the borough.");
    assert!(decisions.iter().any(|it| it.starts_with("Why: ")), "{decisions:?}");
    // What nobody seeks in an exception has none.
    let other = Paper { decisions: vec!["Note it.".to_owned()], ..asked };
    let alone = golden_thread::report::paper::made(&pack, &other, today());
    let alone = said(&alone, PaperPart::Decisions);
    assert_eq!(alone[0], "Note it.");
    // What an open exception seeks stands there all the same, once.
    let sought = "Cabinet: agree to lease up to 20 homes outside the borough.";
    assert_eq!(alone[1], sought);
    assert!(alone[2].starts_with("Sought by: "), "{alone:?}");
    let leases = |said: &[String]| {
        let asks = |it: &&String| it.contains("20 homes outside the borough");
        said.iter().filter(asks).count()
    };
    assert_eq!((leases(&decisions), leases(&alone)), (1, 1));
    let off = made.figures.iter().filter(|it| ["Red", "Amber"].contains(&it.status.as_str()));
    let told = said(&made, PaperPart::OffTarget).join("\n");
    let mut count = 0;
    for figure in off {
        assert!(told.contains(&figure.name), "{} of\n{told}", figure.name);
        count += 1;
    }
    assert!(count > 5 && told.contains("off target and told under"), "{count}");
}

#[test]
fn what_stood_still_on_a_target_that_is_met_is_not_counted_as_improved() {
    let pack = sample();
    let asked = paper(Template::PublicAnnual, Some("corporate"), Audience::Internal);
    let html = document(&asked, &made(&pack, &asked, today())).html();
    assert!(html.contains(" improved, 1 unchanged with the target already met, "), "{html}");
    assert!(html.contains("Unchanged; target already met"));
    // No word of progress stands beside a figure that isn't there.
    let row = html.split("<tr").find(|row| row.contains("Services used online")).unwrap();
    assert!(!row.contains("Improved"), "{row}");
}

#[test]
fn a_template_s_paper_has_its_parts_in_order_and_always_says_what_is_left_out() {
    let pack = sample();
    for template in Template::ALL {
        let plan = (*template != Template::Constituency).then_some("corporate");
        let made = made(&pack, &paper(*template, plan, Audience::Internal), today());
        let heads: Vec<&str> = made.parts.iter().map(|it| it.heading.as_str()).collect();
        let (last, parts) = heads.split_last().unwrap();
        assert!(last.starts_with("What is left out"), "{template:?}");
        let all: Vec<&str> = parts_of(*template).into_iter().map(PaperPart::words).collect();
        let mut places = parts.iter().map(|head| all.iter().position(|it| it == head).unwrap());
        let first = places.next();
        places.fold(first, |before, at| {
            assert!(before < Some(at), "{template:?}: {heads:?}");
            Some(at)
        });
        let decides = all.first() == Some(&PaperPart::Decisions.words());
        assert_eq!(parts.first() == Some(&PaperPart::Decisions.words()), decides, "{template:?}");
        // What is kept of it says all of it.
        let kept = Made::of_copy(&made.copy()).unwrap();
        assert_eq!(digest(&kept), digest(&made), "{template:?}");
        assert_eq!(kept.parts.len(), made.parts.len());
    }
}

#[test]
fn what_is_asked_stands_first_whatever_has_no_part_for_it() {
    let pack = sample();
    let asks = |template, audience| {
        let asked = Paper {
            decisions: vec!["Note it.".to_owned()],
            ..paper(template, Some("corporate"), audience)
        };
        said(&made(&pack, &asked, today()), PaperPart::Decisions)
    };
    for template in [Template::PublicAnnual, Template::Constituency] {
        assert_eq!(asks(template, Audience::Public)[0], "Note it.", "{template:?}");
    }
    let chosen = Paper {
        decisions: vec!["Note it.".to_owned()],
        parts: vec![PaperPart::Summary],
        ..paper(Template::Service, Some("housing"), Audience::Internal)
    };
    let heads = made(&pack, &chosen, today()).parts;
    assert_eq!(heads[0].heading, PaperPart::Decisions.words());
}

#[test]
fn that_nobody_raised_an_exception_is_said_only_where_it_is_so_and_no_reader_learns_of_another_s() {
    let due = |pack: &Pack, audience| {
        let asked = paper(Template::Exceptions, Some("corporate"), audience);
        let made = made(pack, &asked, today());
        let copy = serde_json::to_string(&made.copy()).unwrap();
        let at = made.parts.iter().flat_map(|it| &it.items).position(
            |it| matches!(it, Item::Words(words) if words.starts_with("An exception is due")),
        );
        let items: Vec<&Item> = made.parts.iter().flat_map(|it| &it.items).collect();
        let list = at.and_then(|at| match items.get(at + 1) {
            Some(Item::List(list)) => Some(list.clone()),
            _ => None,
        });
        (list.unwrap_or_default(), copy)
    };
    let mut pack = sample();
    let measure: MeasureId = "temporary-accommodation".into();
    let name = pack.measure(&measure).unwrap().name.clone();
    let set = |pack: &mut Pack, audience| {
        for held in &mut pack.exceptions {
            if held.measure == measure {
                std::sync::Arc::make_mut(held).audience = Some(audience);
            }
        }
    };
    for audience in [Audience::Internal, Audience::Personal] {
        set(&mut pack, audience);
        for readers in [Audience::Public, Audience::Internal, Audience::Personal] {
            let (list, copy) = due(&pack, readers);
            assert!(!list.contains(&name), "{audience:?}, {readers:?}: {list:?}");
            let seen = copy.contains("More households in temporary accommodation than planned");
            assert_eq!(seen, audience <= readers, "{audience:?}, {readers:?}");
        }
    }
    // What the public reads is the same whether there is one or not.
    let (_, with) = due(&pack, Audience::Public);
    pack.exceptions.retain(|it| it.measure != measure);
    for action in &mut pack.actions {
        if action.exception.as_ref().is_some_and(|id| pack.exceptions.iter().all(|it| it.id != *id))
        {
            std::sync::Arc::make_mut(action).audience = Some(Audience::Personal);
        }
    }
    let (_, without) = due(&pack, Audience::Public);
    assert_eq!(with, without);
    let (list, _) = due(&pack, Audience::Internal);
    assert!(list.contains(&name), "{list:?}");
    // A file for an audience can't tell, and its papers don't.
    let file = golden_thread::pack::for_audience(&pack, Audience::Internal).pack;
    assert_eq!(due(&file, Audience::Internal).0, Vec::<String>::new());
}

#[test]
fn actions_of_exceptions_stand_with_what_was_promised_and_what_came_of_it_a_line_each() {
    let pack = sample();
    let asked = paper(Template::ExceptionTracker, Some("corporate"), Audience::Internal);
    let made = made(&pack, &asked, today());
    let tables = made.parts.iter().flat_map(|part| &part.items).filter_map(|it| match it {
        Item::Figures(caption, table) => Some((caption.as_str(), table)),
        _ => None,
    });
    let effects = tables.into_iter().find(|(caption, _)| caption.starts_with("Expected effects"));
    let rows = &effects.unwrap().1.rows;
    let promising = pack.actions.iter().filter(|it| it.exception.is_some() && it.effect.is_some());
    let names: Vec<&str> = promising.map(|it| it.name.as_str()).collect();
    let printed: Vec<&str> = rows.iter().map(|row| row[1].as_str()).collect();
    assert!(printed.len() > 1 && printed.iter().all(|it| names.contains(it)), "{rows:?}");
    assert!(rows.iter().all(|row| row[2].contains(" from ") && row[3].contains(": ")), "{rows:?}");
}

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
    let on = |pack: &Pack| restated(pack, &published, Vocabulary::RedAmberGreen, today());
    assert_eq!(on(&pack), []);
    restate(&mut pack, "arrears", "2025-09", 3);
    let said: Vec<String> = on(&pack).iter().map(|it| it.words()).collect();
    assert_eq!(
        said,
        [
            "Rent arrears of current tenants, Sep 2025: published as £1.92m (amber), now £3.00m (red)."
        ]
    );
    // Paragraph by paragraph, too: words, cells of tables, findings of pictures.
    let held = pack.paper(&published.id).unwrap();
    let now = made(&pack, held, today());
    let differs = differences(&as_published(held, &now).unwrap(), &now);
    let told: Vec<String> = differs.iter().map(|it| it.words()).collect();
    let cell = "Rent arrears of current tenants, To date: was “£1.92m”, is “£3.00m”.";
    assert!(told.iter().any(|it| it.ends_with(cell)), "{told:#?}");
    assert!(told.iter().all(|it| it.starts_with("Paragraph ") || it.starts_with("A heading")));
    // As published: every word and figure, and only what is still so is drawn.
    let held = pack.paper(&published.id).unwrap();
    let now = made(&pack, held, today());
    let kept = as_published(held, &now).unwrap();
    assert_eq!(digest(&kept), paper_digest(&held.copy));
    let (kept, before) = (document(held, &kept).html(), document(&asked, &before).html());
    let pictures = |html: &str| html.matches("<svg").count();
    assert_eq!(pictures(&kept), pictures(&before) - 1);
    // The paper of the next month says it.
    let next = Paper { id: "q".into(), period: "2025-10".parse().unwrap(), ..asked };
    assert_eq!(last_signed(&pack, &next).map(|it| &it.id), Some(&published.id));
    let next = document(&next, &made(&pack, &next, today())).html();
    assert!(next.contains("published as £1.92m (amber), now £3.00m (red)"));
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
fn priority_and_business_as_usual_have_outputs_of_their_own() {
    let pack = sample();
    let with = |regime: Option<Regime>| {
        let asked = Paper { regime, ..paper(Template::Service, None, Audience::Internal) };
        made(&pack, &asked, today())
    };
    let count = |made: &Made| made.figures.len();
    let (both, priority, usual) =
        (with(None), with(Some(Regime::Priority)), with(Some(Regime::BusinessAsUsual)));
    assert_eq!(count(&both), count(&priority) + count(&usual));
    assert!(count(&priority) > 0 && count(&usual) > 0);
    // What is told elsewhere is listed.
    let html = |made: &Made| serde_json::to_string(&made.copy()).unwrap();
    assert!(html(&priority).contains(": not managed as priority"));
    let left = LeftOutMeasure {
        measure: "recycling".into(),
        reason: "its figures are being checked".to_owned(),
        ..LeftOutMeasure::default()
    };
    let asked =
        Paper { left_out: vec![left], ..paper(Template::Service, None, Audience::Internal) };
    let made = made(&pack, &asked, today());
    assert_eq!(count(&made), count(&both) - 1);
    assert!(
        html(&made).contains(
            "Household waste reused, recycled or composted: its figures are being checked"
        )
    );
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
        assert!(html.matches(&fingerprint).count() > 1, "{template:?}: said where margins aren't");
        // Typed against a pack that holds the paper.
        let mut held = pack.clone();
        let published = publish(&mut held, Paper { id: "typed".into(), ..asked });
        let fingerprint = seal::fingerprint(&published.signed.as_ref().unwrap().digest);
        assert!(matches!(found(&held, &fingerprint, today()), Found::AsSigned(..)), "{template:?}");
    }
}

#[test]
fn a_report_of_236_measures_with_a_picture_each_is_a_file_of_three_megabytes_at_the_most() {
    let mut pack = sample();
    let drawn = pack.measures.iter().find(|it| it.series.len() > 24 && !it.targets.is_empty());
    let drawn = Measure::clone(drawn.unwrap());
    let many = (0..236).map(|at| {
        std::sync::Arc::new(Measure {
            id: format!("m{at}").as_str().into(),
            name: format!("{} {at}", drawn.name),
            ..drawn.clone()
        })
    });
    pack.measures = many.collect();
    // What hangs on the measures that went isn't looked at here.
    let pack = Pack {
        organisation: pack.organisation,
        perspectives: pack.perspectives,
        measures: pack.measures,
        ..Pack::default()
    };
    let asked = paper(Template::Service, None, Audience::Internal);
    let html = document(&asked, &made(&pack, &asked, today())).html();
    assert_eq!(html.matches("<svg").count(), 236);
    assert!(html.len() <= 3_000_000, "{} bytes", html.len());
}
