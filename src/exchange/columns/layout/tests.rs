//! Where pasted blocks go.

use super::{
    asked::{Asked, asked_of},
    *,
};
use crate::{
    exchange::{
        columns::{row::Given, target_parts::TargetPart, unread::Unread},
        paste::cells,
    },
    model::Frequency,
};

/// Where a text goes that is pasted at the second row and the target: rows by the grid's, columns by the grid's.
fn check(text: &str, rows: &[Option<usize>], columns: &[Option<usize>], unnamed: usize) {
    let measure = |name: &str| {
        let id = MeasureId(name.to_lowercase());
        Arc::new(Measure { id, name: name.to_owned(), ..Measure::default() })
    };
    let names = ["Homes built", "Roads", "Twins", "Twins", "Schools"];
    let mut all: Vec<Arc<Measure>> = names.map(measure).into();
    Arc::make_mut(&mut all[3]).id = "other".into();
    let pack = Pack { measures: all, ..Pack::default() };
    let year = pack.calendar().year(2025);
    let ids: Vec<MeasureId> = pack.measures.iter().map(|it| it.id.clone()).collect();
    let mut there =
        vec![Column::Target(year, TargetPart::Aim), Column::Target(year, TargetPart::Tolerance)];
    there.extend(pack.calendar().periods(year, Frequency::Monthly).into_iter().map(Column::Plan));
    let unread = Unread::new();
    let sheet = Sheet {
        pack: &pack,
        rows: &ids,
        columns: &there,
        unread: &unread,
        given: Given::default(),
    };
    let measures = pack.measures.iter().map(|it| (&it.id, it)).collect();
    let found = of_pasted(sheet, &measures, (1, 0), &cells(text), Way::default());
    assert_eq!(
        (&*found.rows, &*found.columns, found.unnamed.len()),
        (rows, columns, unnamed),
        "{text:?}"
    );
}

#[test]
fn a_block_goes_where_its_headings_and_names_say() {
    let there = Some;
    // As it stands.
    check("1\t2\n3\t4", &[there(1), there(2)], &[there(0), there(1)], 0);
    // By headings, in whatever order; months by themselves are plans.
    check("Tolerance\tTarget\n5%\t10", &[None, there(1)], &[there(1), there(0)], 0);
    check("Apr\tMay 2025\t2025-06\n1\t2\t3", &[None, there(1)], &[there(2), there(3), there(4)], 0);
    // By names, beside which the cells stand as they do.
    check("Roads\t7\nhomes built\t8", &[there(1), there(0)], &[None, there(0)], 0);
    // By both.
    check(
        "Measure\tTarget\nSchools\t7\nRoads\t8",
        &[None, there(4), there(1)],
        &[None, there(0)],
        0,
    );
    // Names that are several measures' or nobody's are left out.
    check(
        "Roads\t7\nTwins\t8\nBridges\t9\nSchools\t1",
        &[there(1), None, None, there(4)],
        &[None, there(0)],
        2,
    );
    // A heading says that these are names, of whatever measures: none of them goes by its place.
    check("Measure\tTarget\nBridges\t7\nTunnels\t8", &[None; 3], &[None, there(0)], 2);
    check("Measure\tTarget\n\t7", &[None, there(1)], &[None, there(0)], 0);
    // Figures are no headings, and a name in one cell of one column is no row's.
    check("2025\t2026\n1\t2", &[there(1), there(2)], &[there(0), there(1)], 0);
    check("Roads\t7\nSchools\t1\nRoads\t8", &[None, there(4), None], &[None, there(0)], 2);
    check("Roads\nSchools", &[there(1), there(2)], &[there(0)], 0);
    check("Target\tlots\n1\t2", &[there(1), there(2)], &[there(0), there(1)], 0);
    check("Target", &[there(1)], &[there(0)], 0);
}

#[test]
fn what_a_filter_hides_is_named_and_what_goes_by_position_is_asked() {
    let measure = |name: &str| {
        let id = MeasureId(name.to_lowercase());
        Arc::new(Measure { id, name: name.to_owned(), ..Measure::default() })
    };
    let pack =
        Pack { measures: ["Homes", "Roads", "Schools"].map(measure).into(), ..Pack::default() };
    let columns = [Column::Target(pack.calendar().year(2025), TargetPart::Aim)];
    let unread = Unread::new();
    let check = |shown: &[&str], text: &str, said: &str, asked: Option<&str>| {
        let rows: Vec<MeasureId> = shown.iter().map(|it| MeasureId((*it).to_owned())).collect();
        let given = Given::default();
        let sheet = Sheet { pack: &pack, rows: &rows, columns: &columns, unread: &unread, given };
        let measures = pack.measures.iter().map(|it| (&it.id, it)).collect();
        let block = cells(text);
        let layout = of_pasted(sheet, &measures, (0, 0), &block, Way::default());
        assert_eq!(layout.words(&pack), said, "{text:?}");
        let found = asked_of(sheet, &block, &layout, Way::default()).map(|it| it.words);
        assert_eq!(found.as_deref(), asked, "{text:?}");
    };
    let all = ["homes", "roads", "schools"];
    let lines = |last: &str| format!(" Line by line, from “Homes” to “{last}”.");
    check(&all, "1\n2\n3", &lines("Schools"), None);
    check(&all, "1\n2", &lines("Roads"), None);
    // One line is where somebody is.
    check(&all, "1", "", None);
    let asked = "The 2 lines hold no names of measures, and 2 of 3 measures are shown. Line by line they would go to: Homes; Schools.";
    check(&["homes", "schools"], "1\n2", &lines("Schools"), Some(asked));
    check(&["homes", "schools"], "1", "", None);
    let said = " Columns went by the headings in the first line. Rows went by the names in the first column. Left out, because no measure is called that, or several lines or measures are: Bridges. Left out, because it has no name: 1 line.";
    check(&all, "Measure\tTarget\nHomes\t1\nBridges\t2\n\t3", said, None);
    let said = " Rows went by the names in the first column. Left out, because a filter hides it: Roads. Show all measures, and paste again. Left out, because no measure is called that, or several lines or measures are: Bridges.";
    check(&["homes", "schools"], "Homes\t1\nSchools\t3\nRoads\t2\nBridges\t4", said, None);
}

/// The plan of a pack that has target, tolerance, April to June and who chose it in the grid; every measure is in homes
/// but the last, which is in per cent.
fn with_grid<T>(shown: &[&str], act: impl FnOnce(Sheet<'_>) -> T) -> T {
    let names = ["Affordable homes built", "Road repairs in time", "Visits", "Recycling rate"];
    let measure = |name: &str| {
        let unit = if name.ends_with("rate") { "%" } else { "homes" };
        let (id, unit) = (MeasureId(name.to_owned()), unit.to_owned());
        Arc::new(Measure { id, name: name.to_owned(), unit, ..Measure::default() })
    };
    let pack = Pack { measures: names.map(measure).into(), ..Pack::default() };
    let year = pack.calendar().year(2025);
    let months = pack.calendar().periods(year, Frequency::Monthly);
    let mut columns =
        vec![Column::Target(year, TargetPart::Aim), Column::Target(year, TargetPart::Tolerance)];
    columns.extend(months.iter().copied().take(3).map(Column::Plan));
    columns.push(Column::Floor(months[0]));
    columns.push(Column::Target(year, TargetPart::ChosenBy));
    let rows: Vec<MeasureId> = shown.iter().map(|it| MeasureId((*it).to_owned())).collect();
    let unread = Unread::new();
    act(Sheet {
        pack: &pack,
        rows: &rows,
        columns: &columns,
        unread: &unread,
        given: Given::default(),
    })
}

const ALL: [&str; 4] =
    ["Affordable homes built", "Road repairs in time", "Visits", "Recycling rate"];

/// Where the cells of a block go that is pasted at a cell, as `line>row` and `column>column`; what is asked of it.
fn goes(shown: &[&str], at: (usize, usize), text: &str, way: Way) -> (String, Option<Asked>) {
    with_grid(shown, |sheet| {
        let measures = sheet.pack.measures.iter().map(|it| (&it.id, it)).collect();
        let block = cells(text);
        let layout = of_pasted(sheet, &measures, at, &block, way);
        let put = |all: &[Option<usize>]| {
            let said = |at: &Option<usize>| at.map_or("-".to_owned(), |at| at.to_string());
            all.iter().map(said).collect::<Vec<_>>().join(" ")
        };
        let placed = format!("{} | {}", put(&layout.rows), put(&layout.columns));
        (placed, asked_of(sheet, &block, &layout, way))
    })
}

#[test]
fn headings_are_known_in_the_words_of_other_sheets() {
    let check = |headings: &str, expected: &str, left_out: &[&str]| {
        let body = headings.split('\t').map(|_| "1").collect::<Vec<_>>().join("\t");
        let text = format!("{headings}\n{body}");
        let (placed, _) = goes(&ALL, (0, 0), &text, Way::default());
        assert_eq!(placed, format!("- 0 | {expected}"), "{headings:?}");
        let found = with_grid(&ALL, |sheet| {
            let measures = sheet.pack.measures.iter().map(|it| (&it.id, it)).collect();
            of_pasted(sheet, &measures, (0, 0), &cells(&text), Way::default()).unheaded
        });
        assert_eq!(found, left_out, "{headings:?}");
    };
    check("Annual target\tTolerance %", "0 1", &[]);
    check("Target 2025/26\tApr plan\tPlan, May 2025", "0 2 3", &[]);
    check("Target Apr\tTarget May\tTarget Jun", "2 3 4", &[]);
    check("Floor Apr\tApr floor 2025", "- -", &["Floor Apr", "Apr floor 2025"]);
    check("Minimum April\tSet by", "5 6", &[]);
    // Another year's, what isn't shown and what is no column are left out, and said.
    check("Target\tTarget 2024/25", "0 -", &["Target 2024/25"]);
    check("Target\tStretch\tKind", "0 - -", &["Stretch", "Kind"]);
    check("Target\tApr\tNotes", "0 2 -", &["Notes"]);
    check("Target\tApr\t", "0 2 -", &["column 3"]);
    // Two that say the same say of neither what it is.
    check("Target\tAnnual target\tApr", "- - 2", &["Target", "Annual target"]);
}

#[test]
fn one_name_is_enough_where_targets_are_typed_and_near_ones_are_asked() {
    let no = Way::default();
    let yes = Way { near: Some(true), ..no };
    let left = Way { near: Some(false), ..no };
    let check = |shown: &[&str], text: &str, way: Way, expected: &str, asked: Option<&str>| {
        let (placed, found) = goes(shown, (0, 0), text, way);
        assert_eq!(placed, expected, "{text:?}");
        assert_eq!(found.map(|it| it.words).as_deref(), asked, "{text:?}");
    };
    let columns = "- 0";
    // One known name of four lines makes them all names.
    check(&ALL, "Visits\t10\n5\t8\n6\t9\n7\t1", no, &format!("2 - - - | {columns}"), None);
    // Names that a filter hides are names.
    check(&ALL[..2], "Visits\t10\nRecycling rate\t50", no, &format!("- - | {columns}"), None);
    check(&ALL[..1], "Visits\t10", no, &format!("- | {columns}"), None);
    // Near names are asked about, and go nowhere until somebody says so.
    let asked =
        "Is this the measure that is meant? “Affordable homes” as “Affordable homes built”.";
    check(&ALL, "Affordable homes\t120", no, &format!("- | {columns}"), Some(asked));
    check(&ALL, "Affordable homes\t120", yes, &format!("0 | {columns}"), None);
    check(&ALL, "Affordable homes\t120", left, &format!("- | {columns}"), None);
    // Of two lines for one measure neither counts.
    let both = "Affordable homes\t120\nAffordable homes built\t130";
    check(&ALL, both, yes, &format!("- 0 | {columns}"), None);
    // Words where each line would have an amount are nobody's amounts.
    check(&ALL, "Bridges\t10\nTunnels\t20", no, &format!("- - | {columns}"), None);
    // Targets in words that are read stay where they are pasted.
    check(&ALL, "To reduce\t5%\nTo increase\t5%", no, "0 1 | 0 1", None);
    check(&ALL, "10\t5%\n20\t5%", no, "0 1 | 0 1", None);
}

#[test]
fn a_value_goes_to_a_column_of_another_sort_only_where_somebody_says_so() {
    let no = Way::default();
    let check = |at: (usize, usize), text: &str, expected: &str, passing: Option<&str>| {
        let (placed, asked) = goes(&ALL, at, text, no);
        assert_eq!(placed, expected, "{text:?}");
        let ways: Vec<(String, Way)> = asked.map(|it| it.ways).unwrap_or_default();
        assert_eq!(ways.is_empty(), passing.is_none(), "{text:?}: {ways:?}");
        let placed: Vec<String> =
            ways.iter().map(|(_, way)| goes(&ALL, at, text, *way).0).collect();
        if let Some(passing) = passing {
            assert_eq!(placed, [passing, expected], "{text:?}");
            for (_, way) in ways {
                assert_eq!(goes(&ALL, at, text, way).1, None, "asked once");
            }
        }
    };
    // 120 with plans from April: the tolerance is passed over, or not.
    check((0, 0), "120\t10\t11\t12", "0 | 0 1 2 3", Some("0 | 0 2 3 4"));
    check((0, 0), "Visits\t120\t10\t11", "2 | - 0 1 2", Some("2 | - 0 2 3"));
    // Beside homes a share is a tolerance; beside a share it may be a plan.
    check((0, 0), "120\t5%\t11", "0 | 0 1 2", None);
    check((3, 0), "90%\t5%\t88%", "3 | 0 1 2", Some("3 | 0 2 3"));
    // Pasted there, or headed so.
    check((0, 1), "5\t10\t11", "0 | 1 2 3", None);
    check((0, 0), "Target\tTolerance\n120\t10", "- 0 | 0 1", None);
    // A name of who chose it is none, a figure is.
    check((0, 5), "8\tCabinet", "0 | 5 6", None);
    // All there is of the grid, and nowhere else to go.
    check((0, 0), "1\t2\t3\t4\t5\t6\t7", "0 | 0 1 2 3 4 5 6", None);
}
