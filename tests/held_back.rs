//! A figure of a period that hasn't ended with the one shown is held back wherever something is said as at that one: a first
//! year is looked back at month by month, and its first quarter isn't over in April.

use golden_thread::chart::{control, measure::Chart};
use golden_thread::model::*;
use golden_thread::pack::read;
use golden_thread::planning::due::{Asked, Asking};
use golden_thread::rating::see_judge_act::{Told, comparison, heading, judge, see};
use golden_thread::rating::{
    self, AsAt, FigureState, Reason, Status, Which, explain, finding, interval, peers, rate, trend,
};
use golden_thread::report::{
    minute::{self, Member},
    paper::{document, made},
};

const WORDS: Vocabulary = Vocabulary::RedAmberGreen;

/// A measure whose first figure is that of the first period of 2023/24, with what it was among peers, and a monthly one.
fn pack(frequency: &str, first: &str) -> Pack {
    let text = format!(
        r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"Anyborough"}},
        "plans":[{{"id":"p","name":"Plan","measures":["m","calls"]}}],
        "measures":[
            {{"id":"m","name":"Recycling","unit":"%","frequency":"{frequency}","polarity":"higher_is_better",
                "accumulation":"ratio","scale":100,"precision":1,"specification":{{}},
                "series":[{{"period":"{first}","numerator":4581,"denominator":10000,"comment":"Collected early"}}],
                "comparators":[
                    {{"id":"a","name":"Ambridge","kind":"peer","series":[{{"period":"{first}","numerator":521,"denominator":1000}}]}},
                    {{"id":"b","name":"Borchester","kind":"peer","series":[{{"period":"{first}","numerator":511,"denominator":1000}}]}}],
                "targets":{{"2023/24":{{"aim":{{"kind":"value","value":44}},
                    "trajectory":[{{"period":"{first}","plan":44}}]}}}}}},
            {{"id":"calls","name":"Calls","frequency":"monthly","polarity":"lower_is_better","accumulation":"latest",
                "precision":0,"specification":{{}},
                "series":[{{"period":"2023-04","value":9}},{{"period":"2023-05","value":9}}],
                "targets":{{"2023/24":{{"aim":{{"kind":"value","value":10}},
                    "trajectory":[{{"period":"2023-04","plan":10}},{{"period":"2023-05","plan":10}}]}}}}}}]}}"#
    );
    let found = read(text.as_bytes());
    found.pack.unwrap_or_else(|| panic!("{:?}", found.diagnostics))
}

/// Everything that is said of the first measure as at a month.
fn said(pack: &Pack, as_at: AsAt) -> Vec<String> {
    let measure = &pack.measures[0];
    let rating = rate(pack, measure, as_at);
    let told = Told { pack, measure, rating: &rating, as_at, vocabulary: WORDS };
    let mut all = [see(&told), judge(&told), heading(&told), comparison(&told)].concat();
    all.push(finding(pack, measure, as_at, WORDS));
    for which in [Which::ThisPeriod, Which::YearToDate, Which::Forecast, Which::Progress] {
        let found = explain(pack, measure, &rating, (as_at, WORDS), which);
        all.push(found.headline);
        all.extend(found.rows.into_iter().map(|row| row.text));
    }
    let chart = Chart::of(pack, measure, as_at).unwrap();
    all.push(chart.title.clone());
    all.extend(chart.table.rows.iter().flatten().cloned());
    all.extend(chart.scene(600.0, 300.0).stops.into_iter().map(|stop| stop.said));
    let control = control::Control::of(pack, measure, as_at);
    all.extend(control.iter().flat_map(|it| it.table.rows.iter().flatten().cloned()));
    let strip = minute::strip(pack, Member { measure, rating: &rating }, as_at, WORDS);
    all.extend([strip.figure, strip.against, strip.since, strip.history]);
    let parts = [strip.harm, strip.signal, strip.others, strip.comment.map(|it| it.to_string())];
    all.extend(parts.into_iter().flatten());
    all.extend(minute::ahead(pack, measure, as_at, WORDS));
    for template in Template::ALL {
        let paper = Paper::new("p".into(), "A paper".to_owned(), *template, as_at.period);
        let day = as_at.period.end(pack.calendar());
        all.push(document(&paper, &made(pack, &paper, day)).html());
    }
    all
}

#[test]
fn a_figure_that_is_there_before_its_period_has_ended_is_said_nowhere() {
    let check = |frequency: &str, first: &str, month: &str, is_held_back: bool| {
        let pack = pack(frequency, first);
        let as_at = AsAt { period: month.parse().unwrap(), on: None };
        let measure = &pack.measures[0];
        let rating = rate(&pack, measure, as_at);
        assert_eq!(rating.period, Some(first.parse().unwrap()), "{first} as at {month}");
        let status = if is_held_back { Status::NoData } else { Status::Green };
        assert_eq!(rating.this_period.status, status);
        assert_eq!(rating.year_to_date.judgement.status, status);
        assert_eq!(rating.year_to_date.judgement.actual.is_none(), is_held_back);
        assert_eq!(rating.observation(measure).is_none(), is_held_back);
        assert_eq!(rating.latest_comment(pack.calendar(), measure).is_none(), is_held_back);
        assert_eq!(rating.first_due.is_some(), is_held_back);
        assert_eq!(interval(&pack, measure, as_at).is_none(), is_held_back);
        assert_eq!(trend(&pack, measure, as_at).is_none(), is_held_back || frequency != "yearly");
        assert_eq!(peers(&pack, measure, as_at).unwrap().is_err(), is_held_back);
        let is_in = Asking::of(&pack, as_at).asked(&pack, measure)
            == Asked::Figure(first.parse().unwrap(), FigureState::In);
        assert_ne!(is_in, is_held_back, "{first} as at {month}");
        let said = said(&pack, as_at);
        for figure in ["45.8", "4,581", "Collected early"] {
            let found = said.iter().find(|words| words.contains(figure));
            assert_eq!(
                found.is_none(),
                is_held_back,
                "{first} as at {month}: {figure} in {found:?}"
            );
        }
    };
    check("quarterly", "2023/24 Q1", "2023-04", true);
    check("quarterly", "2023/24 Q1", "2023-05", true);
    check("quarterly", "2023/24 Q1", "2023-06", false);
    check("half_yearly", "2023/24 H1", "2023-08", true);
    check("yearly", "2023/24", "2023-12", true);
    check("yearly", "2023/24", "2024-03", false);
}

#[test]
fn what_is_added_up_is_not_forecast_where_a_figure_of_it_will_never_be_there() {
    let check = |figures: &[Option<i32>],
                 accumulation: &str,
                 expected: bool,
                 reason: Option<Reason>| {
        let first: Period = "2023/24 Q1".parse().unwrap();
        let entry = |(at, figure): (usize, &Option<i32>)| {
            let period = first.plus(i32::try_from(at).unwrap()).unwrap();
            match figure {
                Some(value) => format!(r#"{{"period":"{period}","value":{value}}}"#),
                None => format!(r#"{{"period":"{period}","missing":"suppressed","text":"<5"}}"#),
            }
        };
        let series: Vec<String> = figures.iter().enumerate().map(entry).collect();
        let text = format!(
            r#"{{"format":"golden-thread-pack","version":1,"organisation":{{"name":"A"}},"measures":[
            {{"id":"m","name":"Hate crime","frequency":"quarterly","polarity":"lower_is_better",
                "accumulation":"{accumulation}","precision":0,"specification":{{}},"series":[{}],
                "targets":{{"2025/26":{{"aim":{{"kind":"value","value":40}},"trajectory":[
                    {{"period":"2025/26 Q1","plan":10}},{{"period":"2025/26 Q2","plan":10}},
                    {{"period":"2025/26 Q3","plan":10}},{{"period":"2025/26 Q4","plan":10}}]}}}}}}]}}"#,
            series.join(",")
        );
        let pack = read(text.as_bytes()).pack.unwrap();
        let last = first.plus(i32::try_from(figures.len()).unwrap() - 1).unwrap();
        let as_at = AsAt { period: last, on: None };
        let measure = &pack.measures[0];
        let found = rating::forecast(&pack, measure, as_at);
        assert_eq!(found.outlook.is_some(), expected, "{figures:?} {accumulation}");
        assert_eq!(found.judgement.reason, reason, "{figures:?} {accumulation}");
        let needed = rating::run_rate(&pack, measure, as_at);
        assert_eq!(needed.is_none(), reason.is_some(), "{figures:?} {accumulation}");
    };
    let whole = [10, 11, 9, 12, 10, 11, 9, 12, 10, 11].map(Some);
    check(&whole, "sum", true, None);
    let hidden = [10, 0, 6, 13, 8, 0, 10, 12, 11, 0].map(|it| (it > 0).then_some(it));
    check(&hidden, "sum", false, Some(Reason::LacksForGood));
    // The first quarter's forecast would count twelve for a second that was under five in each year before.
    check(&hidden[..9], "sum", false, None);
    // A level says where it is whatever it was.
    check(&[whole[..9].to_vec(), vec![None]].concat(), "latest", true, None);
}
