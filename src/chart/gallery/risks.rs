//! Risks over time with hard figures.

use super::month;
use crate::chart::Scene;
use crate::chart::risk::RiskCourse;
use crate::chart::risk_matrix::{Placed, RiskMatrix};
use crate::model::{Day, Pack, Risk, RiskScore};
use crate::rating::AsAt;
use crate::rating::risk::{Scale, standing};
use chrono::NaiveDate;

fn score(months: usize, likelihood: u8, impact: u8) -> RiskScore {
    RiskScore { on: day(months), likelihood, impact, ..RiskScore::default() }
}

/// The last day of the month so many after April 2024.
fn day(months: usize) -> Day {
    Day(month(months).end(Pack::default().calendar()))
}

fn course(risk: Risk, on: NaiveDate) -> Option<RiskCourse> {
    let pack = Pack { risks: vec![risk.clone().into()], ..Pack::default() };
    RiskCourse::of(&pack, &risk, AsAt { period: month(17), on: Some(on) })
}

/// Risks, and what is hard about each.
pub fn risks() -> Vec<(&'static str, RiskCourse)> {
    let moved = Risk {
        inherent: Some(score(0, 5, 5)),
        scores: vec![score(0, 4, 4), score(4, 5, 4), score(9, 4, 4), score(15, 3, 4)],
        target: Some(score(0, 2, 3)),
        target_by: Some(day(23)),
        ..Risk::default()
    };
    let once = Risk { scores: vec![score(17, 1, 1)], ..Risk::default() };
    let alike = Risk {
        inherent: Some(score(3, 3, 3)),
        scores: vec![score(3, 3, 3)],
        target: Some(score(3, 3, 3)),
        ..Risk::default()
    };
    let on = day(17).0;
    let made = [
        ("A risk on its way down", course(moved, on)),
        ("A risk that was scored once today", course(once, on)),
        ("A risk whose scores are all what is accepted", course(alike, on)),
    ];
    made.into_iter().filter_map(|(name, course)| Some((name, course?))).collect()
}

/// A matrix with many risks in a cell, with long names, and with one that nobody has scored; wide and narrow.
pub fn risk_matrices() -> [(&'static str, Scene); 2] {
    [("Risk matrix", matrix(992.0)), ("Risk matrix, narrow", matrix(560.0))]
}

fn matrix(width: f64) -> Scene {
    let on = day(17);
    let now = AsAt { period: month(17), on: Some(on.0) };
    let placed = |(number, scores): (usize, Vec<RiskScore>)| {
        let risk = Risk { scores, ..Risk::default() };
        let name = match number {
            1 => super::LONG.to_owned(),
            2 => super::HOSTILE.to_owned(),
            _ => format!("Risk {number}"),
        };
        Placed { number, name, standing: standing(&Pack::default(), &risk, now) }
    };
    let crowd = (3..=9).map(|_| vec![score(0, 3, 3)]);
    let scored = [vec![score(0, 4, 4), score(4, 5, 5)], vec![score(0, 5, 5), score(9, 2, 5)]];
    let all = scored.into_iter().chain(crowd).chain([Vec::new()]);
    let risks = (1..).zip(all).map(placed).collect();
    let title = "10 risks are open: 1 over appetite".to_owned();
    RiskMatrix::of(Scale::usual(), title, on, risks).scene(width)
}
