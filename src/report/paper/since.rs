//! What a signed paper would say otherwise now (FRAMEWORK R10), in the words that page and terminal share.

use super::{Differs, Restated, as_published, differences, made, restated};
use crate::model::{Pack, Paper};
use crate::pack::for_audience;
use chrono::NaiveDate;

/// What a signed paper would say otherwise now: a sentence with what it is about, a line each. Nothing where it would say
/// the same.
pub fn since(pack: &Pack, paper: &Paper, today: NaiveDate) -> Vec<(String, Vec<String>)> {
    let may_have = for_audience(pack, paper.reader()).pack;
    let figures = restated(&may_have, paper, today);
    let now = made(pack, paper, today);
    let places = as_published(paper, &now).map(|then| differences(&then, &now)).unwrap_or_default();
    let head = |one: &str, more: &str, count: usize| match count {
        1 => format!("1 {one} now:"),
        count => format!("{count} {more} now:"),
    };
    let all = [
        (
            head("figure in it is another", "figures in it are others", figures.len()),
            figures.iter().map(Restated::words).collect::<Vec<_>>(),
        ),
        (
            head("place would say another thing", "places would say another thing", places.len()),
            places.iter().map(Differs::words).collect(),
        ),
    ];
    all.into_iter().filter(|(_, lines)| !lines.is_empty()).collect()
}
