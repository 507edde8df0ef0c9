//! What stands in a paper: its parts, their figures and reasons, and what it leaves out.

use super::*;

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
            ("Last year to date", "113"),
            ("Plan to date", "108"),
            ("To date", "137"),
            ("Last year, whole", "231 in all"),
            (
                "Progress",
                "↑\u{a0}Improved, by the figures alone: 71 in Q2 2025/26, against 66 in Q1 2025/26",
            ),
        ];
        check(template, "Affordable homes completed", &homes);
        let arrears = [("Last year, whole", "£1.94m at its end")];
        check(template, "Rent arrears of current tenants", &arrears);
        let repairs = [("Last year, whole", "84.9% over the year")];
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
fn an_exception_says_in_papers_what_its_page_says() {
    let pack = sample();
    let of =
        |template| made(&pack, &paper(template, Some("corporate"), Audience::Internal), today());
    let tracker = of(Template::ExceptionTracker);
    let check = |name: &str, head: &str, expected: &str| {
        let found = cells(&tracker, name).into_iter().find(|(of, _)| of == head);
        assert_eq!(found.map(|(_, cell)| cell).as_deref(), Some(expected), "{name}: {head}");
    };
    let homeless = "More households in temporary accommodation than planned";
    let moved = "31 Jan 2026: to come; first promised 30 Jun 2025, moved 3 times";
    check(homeless, "Back within its floor by", moved);
    check(homeless, "Recovery", "Off recovery");
    check("A fall from a vehicle", "Standing", "Closed; still red to date");
    for template in [Template::ExceptionTracker, Template::Exceptions] {
        let said = said(&of(template), PaperPart::Exceptions);
        for words in [
            "In our control?: Partly in our control",
            "What shows the cause: Private rents rose 9% in the year (Rent officers’ figures, 31 Jul 2025)",
            "How sure its owner is: Low",
            "Waiver: Waived by Chief Executive on 4 Jun 2025, until 31 Mar 2026: The workforce board goes through it every month: a second report would say the same.",
        ] {
            assert!(said.iter().any(|it| it == words), "{template:?}, {words}: {said:#?}");
        }
        assert!(said.iter().any(|it| it.starts_with("Risks: ")), "{template:?}: {said:#?}");
    }
}

#[test]
fn measures_own_money_stands_in_papers_with_money() {
    let pack = sample();
    let made = made(&pack, &paper(Template::CorporatePlan, None, Audience::Internal), today());
    let tables = made.parts.iter().flat_map(|part| &part.items).filter_map(|it| match it {
        Item::Figures(caption, table) if caption == "Measures’ own money" => Some(table),
        _ => None,
    });
    let rows: Vec<_> = tables.flat_map(|table| &table.rows).collect();
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0][0].starts_with("Affordable homes completed"), "{rows:?}");
    assert_eq!(rows[0][4], "£57,664", "{rows:?}");
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

#[test]
fn every_report_has_its_parts_and_none_is_empty() {
    let pack = sample();
    // Nothing was signed yet, and what is told beside a measure's picture isn't told again.
    let may_lack = [PaperPart::Restated, PaperPart::Narratives];
    for template in Template::ALL {
        let parts = parts_of(*template);
        let area = if parts.contains(&PaperPart::Area) { "Harbour" } else { "" };
        let asked = paper(*template, None, template_readers(*template));
        let made = made(&pack, &Paper { area: area.to_owned(), ..asked }, today());
        let there: Vec<&str> = made.parts.iter().map(|it| it.heading.as_str()).collect();
        let lacking: Vec<&PaperPart> =
            parts.iter().filter(|it| !there.contains(&it.words())).collect();
        assert!(lacking.iter().all(|it| may_lack.contains(it)), "{template:?}: {lacking:?}");
        for part in &made.parts {
            let says = part.items.iter().any(|it| !matches!(it, Item::Under(_)));
            assert!(says, "{template:?}: {}", part.heading);
        }
    }
}

/// Whom a report is for where nobody says otherwise.
fn template_readers(template: Template) -> Audience {
    Paper { template, ..Paper::default() }.reader()
}

#[test]
fn what_has_neither_a_figure_nor_a_target_fills_no_rows_and_is_counted() {
    let sample = sample();
    let empty = (0..3).map(|at| {
        std::sync::Arc::new(Measure {
            id: format!("empty-{at}").as_str().into(),
            name: format!("Empty {at}"),
            ..Measure::default()
        })
    });
    let pack = Pack {
        organisation: sample.organisation,
        measures: sample.measures.into_iter().take(2).chain(empty).collect(),
        ..Pack::default()
    };
    let mut set = pack.clone();
    let year =
        pack.calendar().year_of_period(paper(Template::Portfolio, None, Audience::Internal).period);
    let one_of_them = std::sync::Arc::make_mut(&mut set.measures[2]);
    one_of_them.frequency = Some(Frequency::Quarterly);
    one_of_them.accumulation = Some(Accumulation::Sum);
    one_of_them.polarity = Some(Polarity::HigherIsBetter);
    one_of_them.targets.insert(year, Target::new(Aim::Value { value: 5.into() }));
    let none = "neither a figure to date nor a target. The end";
    let one = "neither a figure to date nor a target to date. 1 of them has a target for the year. The end";
    let check = |template: Template, pack: &Pack, words: &str| {
        let made = made(pack, &paper(template, None, Audience::Internal), today());
        assert_ne!(cells(&made, "Households in temporary accommodation"), [], "{template:?}");
        assert_eq!(cells(&made, "Empty 0"), [], "{template:?}");
        let items = made.parts.iter().flat_map(|part| &part.items);
        let said = format!("Not shown here: 3 measures, which have {words}");
        let is_said = |item: &Item| matches!(item, Item::Words(words) if words.starts_with(&said));
        assert!(items.clone().any(is_said), "{template:?}");
    };
    // Figures in one table, and in one for each perspective.
    check(Template::Portfolio, &pack, none);
    check(Template::CorporateHealth, &pack, none);
    check(Template::Portfolio, &set, one);
}
