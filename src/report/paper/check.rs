//! A fingerprint that was typed from a page, held against the papers of a pack.

use super::{Differs, altered, made, state_words};
use crate::edit::{is_as_signed, seal};
use crate::model::{Audience, Pack, Paper, PaperId};
use chrono::NaiveDate;

/// What a fingerprint is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// A signed paper, which is as it was signed.
    AsSigned(PaperId, String),
    /// A signed paper that was altered in the file since.
    Altered(PaperId, String),
    /// A paper that isn't signed, as it is now or as it was verified.
    Proof(PaperId, String),
    /// None of this pack.
    None,
    /// None of this pack, which was made for an audience and has only what was signed off for that.
    CannotTell,
}

impl Found {
    /// In a sentence.
    pub fn words(&self) -> &str {
        match self {
            Self::AsSigned(_, words) | Self::Altered(_, words) | Self::Proof(_, words) => words,
            Self::None => {
                "No paper in this pack has this fingerprint: the page in your hand is of a proof that changed since, of another pack, or not what was signed."
            }
            Self::CannotTell => {
                "Whether the page in your hand is as signed can’t be told from this file: no paper in it has this fingerprint, but it was made for an audience, and papers may have been left out of it. Ask whoever published the page for the file that has it."
            }
        }
    }
}

/// How many places that differ are named; how many more there are is counted.
const NAMED: usize = 5;

/// What was altered in a signed paper, where the pack still makes what was signed.
fn altered_words(pack: &Pack, paper: &Paper, today: NaiveDate) -> String {
    let Some(found) = altered(paper, &made(pack, paper, today)) else {
        return "What it said then can’t be made again from this pack.".to_owned();
    };
    if found.is_empty() {
        return "What it says is as it was; what the file says of it, such as its period, its pictures or its marks, isn’t.".to_owned();
    }
    let mut said: Vec<String> = found.iter().take(NAMED).map(Differs::words).collect();
    if let Some(more) = found.len().checked_sub(NAMED).filter(|more| *more > 0) {
        said.push(format!("And {more} more."));
    }
    said.join(" ")
}

/// What a fingerprint that was typed from a page is of. Proofs are made again for that, which takes a while.
pub fn found(pack: &Pack, typed: &str, today: NaiveDate) -> Found {
    let is = |digest: &str| seal::is_fingerprint(typed, digest);
    for paper in &pack.papers {
        if !paper.signed.as_ref().is_some_and(|mark| is(&mark.digest)) {
            continue;
        }
        let what = format!("“{}”, version {}", paper.name, paper.version.max(1));
        return match is_as_signed(paper) {
            true => {
                let words = format!("As signed: {what}. {}.", state_words(paper));
                Found::AsSigned(paper.id.clone(), words)
            }
            false => {
                let words = format!(
                    "Not as signed: this is the fingerprint of {what}, but what this file holds of it was altered after it was signed. {}",
                    altered_words(pack, paper, today)
                );
                Found::Altered(paper.id.clone(), words)
            }
        };
    }
    for paper in pack.papers.iter().filter(|it| !it.is_signed()) {
        let now = super::digest(&made(pack, paper, today));
        let verified = paper.verified.as_ref().is_some_and(|mark| is(&mark.digest));
        let words = match (is(&now), verified) {
            (true, _) => "This is a proof as it is now; nobody has signed it off",
            (_, true) => "This is a proof as it was verified; what it says has changed since",
            _ => continue,
        };
        return Found::Proof(paper.id.clone(), format!("{words}: “{}”.", paper.name));
    }
    match pack.extract_for {
        Some(audience) if audience < Audience::Personal => Found::CannotTell,
        _ => Found::None,
    }
}
