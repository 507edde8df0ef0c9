//! Verifying and signing a paper: what it says is made again for either, and kept where it is signed (FRAMEWORK R10).

use super::{digest, made};
use crate::edit::signed_paper;
use crate::model::{Day, Pack, Paper, PaperMark};
use crate::rating;
use chrono::NaiveDate;

/// Why a paper can't be signed off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSigned {
    /// Nobody verified it.
    #[error("Nobody has verified this paper yet. Verify it first.")]
    NotVerified,
    /// It says another thing than what was verified.
    #[error(
        "What this paper says has changed since it was verified. Look through it, and verify it again."
    )]
    Changed,
}

/// A paper verified as it is: it is said as at the day of now from then on.
pub fn verified(pack: &Pack, paper: &Paper, mark: PaperMark, today: NaiveDate) -> Paper {
    let on = paper.cut_off.unwrap_or(Day(rating::clock(pack, paper.period, today)));
    let mut paper = Paper { cut_off: Some(on), ..paper.clone() };
    let digest = digest(&made(pack, &paper, today));
    paper.verified = Some(PaperMark { digest, ..mark });
    paper
}

/// A paper signed off as it was verified, with what it says kept.
///
/// # Errors
/// Why it can't be.
pub fn signed(
    pack: &Pack,
    paper: &Paper,
    mark: PaperMark,
    today: NaiveDate,
) -> Result<Paper, NotSigned> {
    let verified = paper.verified.as_ref().ok_or(NotSigned::NotVerified)?;
    let now = made(pack, paper, today);
    let digest = digest(&now);
    if digest != verified.digest {
        return Err(NotSigned::Changed);
    }
    Ok(signed_paper(paper, now.copy(), now.drawings(), PaperMark { digest, ..mark }))
}

/// Another version of a signed paper, to be made from it: nobody has verified or signed it.
pub fn another_version(paper: &Paper, id: crate::model::PaperId) -> Paper {
    Paper {
        replaces: Some(paper.id.clone()),
        version: paper.version.max(1).saturating_add(1),
        id,
        cut_off: None,
        verified: None,
        signed: None,
        published_on: None,
        copy: crate::model::Extra::new(),
        drawings: crate::model::Extra::new(),
        seal: String::new(),
        ..paper.clone()
    }
}
