//! Papers (FRAMEWORK R4, R8, R10): what is laid before a body or given to the public. A paper is made of the pack that
//! its readers may have, so that it can't say what they may not know; its paragraphs are numbered where it is made, so
//! that page, paper and file say the same numbers.

mod canonical;
mod check;
mod decisions;
mod differs;
mod exceptions;
mod kept;
mod made;
mod making;
mod material;
mod money;
mod parts;
mod restated;
mod signing;
mod since;
mod summary;
mod tables;
mod template;
mod whose;
mod withheld;

pub use check::{Found, found};
pub use differs::{Differs, altered, differences};
pub use kept::Fingerprinting;
pub use made::{Item, Made, Part, Printed};
pub use making::{Making, made};
pub use restated::{Restated, last_signed, restated};
pub use signing::{NotSigned, another_version, signed, verified};
pub use since::since;
pub use template::{parts_of, parts_of_paper, title};
pub use whose::{Unknown, areas, lacks_area, unknown};
pub use withheld::{Withheld, withheld};

use super::Document;
use crate::edit::{is_as_signed, paper_digest};
use crate::model::{Paper, day_label};

/// What a paper's digest is over, as it was made.
pub fn digest(made: &Made) -> String {
    paper_digest(&made.copy())
}

/// A paper's fingerprint, as it was made. It goes over all that it says: whoever needs it twice keeps it.
pub fn fingerprint(made: &Made) -> String {
    Fingerprinting::new(made).fingerprint()
}

/// How far a paper is: `Proof: not signed off`; `Signed off by Cabinet on 12 Nov 2025`.
pub fn state_words(paper: &Paper) -> String {
    let minuted =
        |minute: &str| if minute.is_empty() { String::new() } else { format!(", {minute}") };
    match (&paper.signed, &paper.verified) {
        (Some(mark), _) => {
            format!(
                "Signed off by {} on {}{}",
                mark.by,
                day_label(mark.on.0),
                minuted(&mark.minute)
            )
        }
        (None, Some(mark)) => {
            format!("Proof: verified by {} on {}, not signed off", mark.by, day_label(mark.on.0))
        }
        (None, None) => "Proof: not verified, not signed off".to_owned(),
    }
}

/// What stands at the foot of each printed page, the page's number aside: title, data cut-off, version, how far it is,
/// fingerprint.
pub fn foot(paper: &Paper, made: &Made, fingerprint: &str) -> String {
    format!(
        "{} · {} · Version {} · {} · Fingerprint {}",
        made.title,
        made.cut_off,
        paper.version.max(1),
        printed_state(paper),
        fingerprint
    )
}

/// How far a paper is, as it goes out of the pack: one that was altered since it was signed isn't what it says it is.
fn printed_state(paper: &Paper) -> String {
    match paper.is_signed() && !is_as_signed(paper) {
        true => "Not as it was signed off: altered since".to_owned(),
        false => state_words(paper),
    }
}

/// The paper as a document: what the saved file holds.
pub fn document(paper: &Paper, made: &Made) -> Document {
    let fingerprint = fingerprint(made);
    let foot = foot(paper, made, &fingerprint);
    let facts = vec![
        ("Version".to_owned(), format!("{}. {}.", paper.version.max(1), printed_state(paper))),
        ("Fingerprint".to_owned(), fingerprint),
    ];
    let mut document = made.document(facts);
    (document.foot, document.proof) = (foot, !paper.is_signed());
    document
}

/// A signed paper as it was published: its words and figures as they were kept, and its pictures as they were drawn. Of one
/// that was signed before drawings were kept, pictures are drawn again where `now` draws the same figures. `None` where it isn't signed, or what was kept can't be read.
pub fn as_published(paper: &Paper, now: &Made) -> Option<Made> {
    let mut kept = Made::of_copy(&paper.copy).filter(|_| paper.is_signed())?;
    match paper.drawings.is_empty() {
        true => kept.draw_as(now),
        false => kept.draw_as_kept(&paper.drawings),
    }
    Some(kept)
}
