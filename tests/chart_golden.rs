//! Pictures as files: what is drawn of the gallery's hard figures is what was looked at and found good, and
//! whatever the figures, no mark leaves the picture, no name hides another, and the table holds all.
//!
//! The files are plain SVG beside this test, not snapshots in a format of a crate's own: they open in a browser,
//! and a change of one is looked at as a picture. After a change that is meant, `GOLDEN=write` writes them anew.
// Clippy lets test functions panic, but not the functions beside them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use golden_thread::chart::{
    Mark, Palette, Role, Scene, Shape, bare,
    control::Control,
    gallery, keep, kept,
    map::{Arrow, Node, Says, StrategyMap},
    measure::Chart,
    ticks, titled,
};
use golden_thread::model::{
    Accumulation, Aim, Bounds, Frequency, Measure, Number, Observation, Pack, Period, Reading,
    ReportingYear, Step, Target, Vocabulary,
};
use golden_thread::rating::{AsAt, Distribution, Showing, Status, control_chart, printed, rate};
use golden_thread::statistics::xmr::Drawing;
use proptest::prelude::*;
use std::path::Path;

/// A wide screen, a tablet, a phone.
const SIZES: [(f64, f64); 3] = [(992.0, 352.0), (640.0, 352.0), (288.0, 272.0)];

/// Every picture of the gallery by the name of its file.
fn pictures() -> Vec<(String, Scene)> {
    let file = |name: &str| name.to_lowercase().replace([' ', ','], "-").replace("--", "-");
    let mut pictures: Vec<(String, Scene)> =
        gallery::fixed().into_iter().map(|(name, scene)| (file(name), scene)).collect();
    for (name, scene) in gallery::risk_matrices() {
        pictures.push((file(name), scene));
    }
    for specimen in gallery::measures() {
        for (width, height) in SIZES {
            let name = format!("{}-{width}", file(specimen.name));
            pictures.push((name, titled(specimen.chart.scene(width, height))));
        }
    }
    for (name, control) in gallery::controls() {
        for (width, height) in SIZES {
            let scene = titled(control.scene(width, control.height(height)));
            pictures.push((format!("{}-{width}", file(name)), scene));
        }
    }
    for (name, funnel) in gallery::funnels() {
        for (width, height) in SIZES {
            let scene = titled(funnel.scene(width, height));
            pictures.push((format!("{}-{width}", file(name)), scene));
        }
    }
    for (name, course) in gallery::risks() {
        for (width, height) in SIZES {
            let scene = titled(course.scene(width, height));
            pictures.push((format!("{}-{width}", file(name)), scene));
        }
    }
    for (name, areas) in gallery::areas() {
        for (width, _) in SIZES {
            for (kind, scene) in ["ranked", "map", "lines"].iter().zip(areas.scenes(width)) {
                pictures.push((format!("{}-{kind}-{width}", file(name)), titled(scene)));
            }
        }
    }
    for (name, chart) in gallery::money_charts() {
        for (width, height) in SIZES {
            let scene = titled(chart.scene(width, height));
            pictures.push((format!("{}-{width}", file(name)), scene));
        }
    }
    for (name, map) in gallery::maps() {
        for (width, _) in SIZES {
            let scene = titled(map.picture(width).scene);
            pictures.push((format!("{}-{width}", file(name)), scene));
        }
    }
    pictures
}

#[test]
fn every_picture_is_drawn_from_what_is_kept_as_it_was() {
    for (name, scene) in pictures() {
        let read = serde_json::from_str(&keep(&scene).to_string()).unwrap();
        let again = kept(&scene.title, &scene.caption, &read).unwrap();
        assert_eq!(bare(&again, Palette::Paper), bare(&scene, Palette::Paper), "{name}");
    }
}

#[test]
fn pictures_are_as_they_were() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/chart");
    let write = std::env::var("GOLDEN").is_ok_and(|it| it == "write");
    let mut names = Vec::new();
    for (name, scene) in pictures() {
        let path = folder.join(format!("{name}.svg"));
        let drawn = bare(&scene, Palette::Paper);
        if write {
            std::fs::write(&path, drawn).unwrap();
        } else {
            let held = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(held == drawn, "{name} is drawn otherwise than {}", path.display());
        }
        names.push(format!("{name}.svg"));
    }
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(names.contains(&name), "{name} is no picture of the gallery");
    }
}

#[test]
fn every_picture_of_the_gallery_keeps_the_rules() {
    for (name, scene) in pictures() {
        check(&scene, &name);
    }
}

#[test]
fn rare_events_stand_low_on_a_line_of_time_with_what_lies_between_them() {
    for (name, control) in gallery::controls() {
        assert_eq!(control.is_low(), name == "Control, rare events", "{name}");
        if !control.is_low() {
            assert_eq!(control.height(300.0), 300.0, "{name}");
            continue;
        }
        assert!(control.height(300.0) < 200.0);
        let between = |width: f64| -> Vec<String> {
            let scene = control.scene(width, control.height(300.0));
            let words = scene.marks.iter().filter_map(|mark| match &mark.shape {
                Shape::Text((_, y), words, _) if *y < scene.bottom && *y > scene.bottom - 10.0 => {
                    Some(words.clone())
                }
                _ => None,
            });
            words.collect()
        };
        assert_eq!(between(900.0), ["3 months", "4 months", "5 months so far"]);
        // In less room the figure alone.
        assert_eq!(between(360.0), ["3", "4", "5 so far"]);
    }
}

#[test]
fn pictures_hold_no_markup_but_their_own() {
    for (name, scene) in pictures() {
        for palette in [Palette::Paper, Palette::Page] {
            let svg = bare(&scene, palette);
            assert!(!svg.contains("<script"), "{name}");
            assert_eq!(svg.matches("</svg>").count(), 1, "{name}");
            assert_eq!(svg.contains("var("), palette == Palette::Page, "{name}");
            let elements = svg.match_indices('<').map(|(at, _)| &svg[at + 1..]);
            let known = ["svg ", "title>", "desc>", "rect ", "path ", "text ", "/"];
            for element in elements {
                assert!(known.iter().any(|it| element.starts_with(it)), "{name}: {element:.20}");
            }
        }
    }
}

/// What holds of every scene.
fn check(scene: &Scene, name: &str) {
    let texts: Vec<(&str, [f64; 4])> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Text(_, words, _) => Some((words.as_str(), mark.frame()?)),
            _ => None,
        })
        .collect();
    for mark in &scene.marks {
        let Some([left, top, right, bottom]) = mark.frame() else { continue };
        let within = left >= -0.1
            && top >= -0.1
            && right <= scene.width + 0.1
            && bottom <= scene.height + 0.1;
        assert!(within, "{name}: {mark:?} lies outside {} by {}", scene.width, scene.height);
    }
    for (at, (words, one)) in texts.iter().enumerate() {
        for (others, other) in &texts[at + 1..] {
            let over =
                one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
            assert!(!over, "{name}: {words:?} {one:?} and {others:?} {other:?}");
        }
    }
    for row in &scene.table.rows {
        assert_eq!(row.len(), scene.table.heads.len(), "{name}");
    }
}

/// How many figures a role draws.
fn drawn(scene: &Scene, role: Role) -> usize {
    let of = |mark: &&Mark| mark.role == role;
    let counts = scene.marks.iter().filter(of).map(|mark| match &mark.shape {
        Shape::Line(stretches) => stretches.iter().map(Vec::len).sum(),
        Shape::Area(stretches) => stretches.len(),
        _ => 0,
    });
    counts.sum()
}

/// A column of the table, what isn't a figure left out.
fn column<'a>(scene: &'a Scene, head: &str) -> Vec<&'a str> {
    let at = scene.table.heads.iter().position(|it| it == head).unwrap();
    let cells = scene.table.rows.iter().map(|row| row[at].as_str());
    cells
        .filter(|cell| cell.starts_with(|it: char| it.is_ascii_digit() || it == '\u{2212}'))
        .collect()
}

fn number(figure: f64) -> Number {
    Number::try_from(figure).unwrap()
}

/// A figure, or none, of any size.
fn figure() -> impl Strategy<Value = Option<f64>> {
    prop_oneof![
        1 => Just(None),
        4 => (-100.0..100.0_f64).prop_map(Some),
        1 => (99.0..99.9_f64).prop_map(Some),
        1 => (-1e12..1e12_f64).prop_map(Some),
        1 => any::<f64>().prop_filter("finite", |it| it.is_finite()).prop_map(Some),
        1 => Just(Some(0.0)),
    ]
}

/// A measure with any figures and plans, by month.
fn measure() -> impl Strategy<Value = Measure> {
    let plan = prop::collection::vec(prop::option::of((-100.0..100.0_f64, 0.0..50.0_f64)), 12);
    let series = prop::collection::vec(figure(), 0..20);
    let sort = prop::sample::select(Accumulation::ALL);
    (series, plan, sort, prop::option::of(0..4_u8), ".{0,60}", any::<bool>()).prop_map(
        |(series, plan, accumulation, precision, name, ranged)| {
            let month = |at: usize| Period::Month {
                year: 2024 + (at as i32 + 3) / 12,
                month: (at as u32 + 3) % 12 + 1,
            };
            let observations = series.iter().enumerate().filter_map(|(at, figure)| {
                Some(Observation::new(month(at), Reading::Number(number((*figure)?))))
            });
            let mut target = Target::new(Aim::Value { value: number(0.0) });
            target.trajectory = plan
                .iter()
                .enumerate()
                .filter_map(|(at, plan)| {
                    let (low, more) = (*plan)?;
                    let bounds = match ranged {
                        true => Bounds::Range { low: number(low), high: number(low + more) },
                        false => Bounds::Value(number(low)),
                    };
                    Some(Step::new(month(at), bounds))
                })
                .collect();
            Measure {
                name,
                precision,
                accumulation: Some(accumulation),
                frequency: Some(Frequency::Monthly),
                series: observations.collect(),
                targets: [(ReportingYear::new(2024, true), target)].into(),
                ..Measure::default()
            }
        },
    )
}

/// A map with any objectives and links.
fn map() -> impl Strategy<Value = StrategyMap> {
    let statuses = prop::collection::vec(prop::sample::select(&Status::ALL[..]), 0..12);
    let node = (".{0,70}", 0..5_usize, statuses).prop_map(|(name, band, statuses)| Node {
        name,
        band,
        counts: Distribution::of(statuses),
        measured_by: Vec::new(),
    });
    let arrow = (0..20_usize, 0..20_usize, prop::sample::select(&Showing::ALL[..]))
        .prop_map(|(from, to, showing)| Arrow { number: 1, from, to, showing });
    let (nodes, arrows) = (prop::collection::vec(node, 0..16), prop::collection::vec(arrow, 0..30));
    (nodes, arrows, any::<bool>()).prop_map(|(nodes, arrows, either)| StrategyMap {
        bands: ["Outcomes", "Workforce", "Finance", "Quality", "None yet"]
            .map(str::to_owned)
            .into(),
        nodes,
        arrows: (1..).zip(arrows).map(|(number, it)| Arrow { number, ..it }).collect(),
        title: String::new(),
        vocabulary: if either { Vocabulary::RedAmberGreen } else { Vocabulary::OnOffTarget },
        says: if either { Says::Nothing } else { Says::All },
        possible: Vec::new(),
        asked: Vec::new(),
    })
}

/// How many events a figure of them says; as many as are told apart.
fn events(words: &str) -> usize {
    let digits: String = words.chars().filter(|it| it.is_ascii_digit() || *it == '.').collect();
    let count = digits.parse::<f64>().unwrap() as usize;
    if count > 8 { 1 } else { count }
}

proptest! {
    #[test]
    fn whatever_the_objectives_and_links_the_map_keeps_the_rules(
        map in map(),
        width in 200.0..1500.0_f64,
    ) {
        let picture = map.picture(width);
        check(&picture.scene, "map");
        check(&titled(picture.scene.clone()), "map, titled");
        prop_assert_eq!(&picture, &map.picture(width));
        prop_assert_eq!(picture.scene.table.rows.len(), map.nodes.len());
        // Each objective has a box as high as a finger, apart from all others.
        for (at, one) in picture.nodes.iter().enumerate() {
            prop_assert!(one[3] - one[1] >= 44.0 && one[2] - one[0] >= 120.0, "{one:?}");
            for other in &picture.nodes[at + 1..] {
                let over = one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
                prop_assert!(!over, "{one:?} {other:?}");
            }
        }
        // Each link that has two objectives is drawn, once, and no line passes behind a box.
        let there = |arrow: &&Arrow| arrow.from != arrow.to && arrow.from.max(arrow.to) < map.nodes.len();
        let lines = picture.scene.marks.iter().filter_map(|mark| match (&mark.role, &mark.shape) {
            (Role::Link(_), Shape::Line(points)) => Some(points.iter().flatten()),
            _ => None,
        });
        let lines: Vec<_> = lines.collect();
        prop_assert!(lines.len() >= map.arrows.iter().filter(there).count());
        for point in lines.into_iter().flatten() {
            let within = |it: &&[f64; 4]| {
                point.0 > it[0] + 1.0 && point.0 < it[2] - 1.0 && point.1 > it[1] + 1.0 && point.1 < it[3] - 1.0
            };
            prop_assert!(picture.nodes.iter().find(within).is_none(), "{point:?}");
        }
    }

    #[test]
    fn whatever_the_figures_the_picture_keeps_the_rules(
        measure in measure(),
        width in 150.0..1500.0_f64,
        at in 0..20_u32,
    ) {
        let period = Period::Month { year: 2024 + (at as i32 + 3) / 12, month: (at + 3) % 12 + 1 };
        let chart = Chart::of(&Pack::default(), &measure, AsAt { period, on: None });
        let chart = chart.unwrap();
        // What adds up, added up, is what the ratings print.
        let as_at = AsAt { period, on: None };
        if let Some(year) = Chart::to_date(&Pack::default(), &measure, as_at) {
            let scene = year.scene(width, 300.0);
            check(&scene, "the year so far");
            let to_date = rate(&Pack::default(), &measure, as_at).year_to_date.judgement.actual.unwrap();
            let totals = column(&scene, "Actual to date");
            let last = printed(&measure, to_date);
            prop_assert_eq!(totals.last().copied(), Some(last.as_str()));
        }
        let scene = chart.scene(width, 300.0);
        check(&scene, "bare");
        check(&titled(scene.clone()), "titled");
        // What is drawn stands in the table. Plans are drawn from edge to edge, in columns by the piece.
        // Of rare events each is a mark, so that none is nothing.
        let figures = column(&scene, "Actual");
        let are_rare = scene.description.starts_with("A mark for each event");
        let marks = match are_rare {
            true => figures.iter().map(|words| events(words)).sum(),
            false => figures.len(),
        };
        prop_assert_eq!(drawn(&scene, Role::Actual), marks);
        if !measure.targets.values().flat_map(|it| &it.trajectory).any(|it| matches!(it.plan, Bounds::Range { .. })) {
            prop_assert_eq!(drawn(&scene, Role::Plan), 2 * column(&scene, "Plan").len());
        }
        // The year before is a line: where no two of its values stand side by side there is none to draw or to name.
        let before = scene.table.heads.iter().position(|it| it == "Year before").unwrap();
        let has = |row: &Vec<String>| row[before] != "–";
        let is_line = scene.table.rows.array_windows().any(|[one, other]| has(one) && has(other));
        let expected = if is_line && !are_rare { column(&scene, "Year before").len() } else { 0 };
        prop_assert_eq!(drawn(&scene, Role::Before), expected);
        // Where there is neither a figure nor a plan, "No figures yet" is all there is.
        let nothing = measure.series.is_empty() && measure.targets.values().all(|it| it.trajectory.is_empty());
        prop_assert_eq!(scene.stops.len(), if nothing { 0 } else { scene.table.rows.len() });
        for stop in &scene.stops {
            prop_assert!((0.0..=scene.width).contains(&stop.x));
        }
    }

    #[test]
    fn whatever_the_figures_the_control_chart_keeps_the_rules(
        measure in measure(),
        width in 150.0..1500.0_f64,
    ) {
        let period = Period::Month { year: 2025, month: 12 };
        let as_at = AsAt { period, on: None };
        let Some(control) = Control::of(&Pack::default(), &measure, as_at) else { return Ok(()) };
        let scene = control.scene(width, 300.0);
        check(&scene, "control");
        check(&titled(scene.clone()), "control, titled");
        if scene.stops.is_empty() { return Ok(()) }
        // Each reading has its marker, unless events are counted; each flag stands in the table.
        let found = control_chart(&Pack::default(), &measure, as_at).unwrap();
        let markers = |role| scene.marks.iter().filter(|it| it.role == role && matches!(it.shape, Shape::Marker(..))).count();
        if found.drawing != Drawing::Marks {
            let readings = found.values.iter().flatten().filter(|it| it.is_finite()).count();
            let all = [Role::Reading, Role::Better, Role::Worse, Role::News].map(markers);
            prop_assert_eq!(all.iter().sum::<usize>(), readings);
        }
        let flagged = found.chart.points.iter().flatten().filter(|it| it.flag().is_some()).count();
        let news = scene.table.rows.iter().filter(|row| row[6] != "–").count();
        let drawn = if matches!(found.drawing, Drawing::Limits(_)) { flagged } else { 0 };
        prop_assert_eq!(news, drawn);
    }

    #[test]
    fn ticks_reach_over_the_figures(low in figure(), high in figure(), most in 3..9_usize) {
        let (Some(one), Some(other)) = (low, high) else { return Ok(()) };
        let (low, high) = (one.min(other), one.max(other));
        let ticks = ticks(low, high, most, 0.0);
        prop_assert!(ticks.len() >= 2 && ticks.len() <= most.max(3), "{ticks:?}");
        prop_assert!(ticks.is_sorted());
        let slack = (high.abs().max(low.abs()) * 1e-9).max(f64::MIN_POSITIVE);
        prop_assert!(ticks[0] <= low + slack && ticks[ticks.len() - 1] >= high - slack, "{ticks:?}");
    }
}
