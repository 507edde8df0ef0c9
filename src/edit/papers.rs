//! Papers that are signed off: what seals one, and that it stays as it was published (FRAMEWORK R10).
//!
//! What a paper says is made above this room. Its digest is SHA-256 over the canonical JSON (RFC 8785) of that; the
//! seal is over the paper's own fields, its marks and that digest, so that a mark can't be put under another paper.

use crate::edit::only_added::is_untouched;
use crate::edit::{Refusal, seal};
use crate::model::{Extra, Pack, Paper, PaperMark};
use serde_json::Value;
use std::sync::Arc;

/// SHA-256 of what a paper says, in hexadecimal; cut short ([`seal::fingerprint`]) it stands on every page.
pub fn paper_digest(copy: &Extra) -> String {
    seal::Form::Rfc8785.digest(copy)
}

/// The seal of a paper: over all of it but the copy itself, whose digest stands for it, and the day on which it went out,
/// which comes later.
pub fn paper_seal(paper: &Paper) -> String {
    let whole =
        Paper { copy: Extra::new(), seal: String::new(), published_on: None, ..paper.clone() };
    let mut fields = match serde_json::to_value(whole) {
        Ok(Value::Object(fields)) => fields,
        // What was read from JSON can be written as JSON.
        _ => Extra::new(),
    };
    fields.insert("copy".to_owned(), paper_digest(&paper.copy).into());
    seal::Form::Rfc8785.digest(&fields)
}

/// A paper signed off: what it says and how its pictures are drawn is kept with it, and all of it is sealed.
pub fn signed_paper(paper: &Paper, copy: Extra, drawings: Extra, mark: PaperMark) -> Paper {
    let mut signed = Paper { copy, drawings, signed: Some(mark), ..paper.clone() };
    signed.seal = paper_seal(&signed);
    signed
}

/// Whether a signed paper is as it was signed.
pub fn is_as_signed(paper: &Paper) -> bool {
    let signed = paper.signed.as_ref();
    signed.is_some_and(|mark| mark.digest == paper_digest(&paper.copy))
        && paper.seal == paper_seal(paper)
}

/// Refuses what alters a signed paper or takes it away, by whatever command, and a signature that doesn't hold.
///
/// # Errors
/// A [`Refusal`] that names the paper.
pub(super) fn guard_papers(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    guard_kept(before, after)?;
    let known = |paper: &Paper| before.paper(&paper.id).is_some_and(Paper::is_signed);
    let mut new = after.papers.iter().filter(|it| it.is_signed() && !known(it));
    match new.find(|paper| !may_be_signed(paper)) {
        Some(paper) => Err(Refusal::PaperNotVerified { name: paper.name.clone() }),
        None => Ok(()),
    }
}

/// Refuses what alters a signed paper or takes it away: of a pack that comes in place of another, too.
///
/// # Errors
/// A [`Refusal`] that names the paper.
pub(super) fn guard_kept(before: &Pack, after: &Pack) -> Result<(), Refusal> {
    if is_untouched(&before.papers, &after.papers) {
        return Ok(());
    }
    for was in before.papers.iter().filter(|it| it.is_signed()) {
        let same = |held: &Arc<Paper>| Arc::ptr_eq(held, was) || is_same(held, was);
        if !after.papers.iter().any(same) {
            return Err(Refusal::PaperSigned { name: was.name.clone() });
        }
    }
    Ok(())
}

/// Whether two are the same but for the day on which they went out.
fn is_same(one: &Paper, other: &Paper) -> bool {
    *one == Paper { published_on: one.published_on, ..other.clone() }
}

/// Whether a paper was verified as what is signed, and is sealed.
fn may_be_signed(paper: &Paper) -> bool {
    let marks = paper.verified.as_ref().zip(paper.signed.as_ref());
    marks.is_some_and(|(verified, signed)| verified.digest == signed.digest) && is_as_signed(paper)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::{Command, Context, apply, replace};
    use crate::model::{Kind, Template};
    use serde_json::json;

    fn mark(by: &str, digest: &str) -> PaperMark {
        let on = "2025-11-12".parse().unwrap();
        PaperMark { by: by.into(), on, digest: digest.into(), ..PaperMark::default() }
    }

    fn draft() -> Paper {
        let period = "2025-09".parse().unwrap();
        Paper::new("p".into(), "Report".into(), Template::CorporatePlan, period)
    }

    fn copy() -> Extra {
        json!({"title": "Report", "parts": ["one"]}).as_object().cloned().unwrap_or_default()
    }

    fn drawings() -> Extra {
        json!({"2.1": "a drawing"}).as_object().cloned().unwrap_or_default()
    }

    fn signed() -> Paper {
        let digest = paper_digest(&copy());
        let verified = Paper { verified: Some(mark("Head of Policy", &digest)), ..draft() };
        signed_paper(&verified, copy(), drawings(), mark("Cabinet", &digest))
    }

    fn pack(paper: Paper) -> Pack {
        Pack { papers: vec![paper.into()], ..Pack::default() }
    }

    #[test]
    fn altered_by_a_letter_it_is_not_as_signed() {
        assert!(is_as_signed(&signed()));
        let alter: [fn(&mut Paper); 7] = [
            |it| it.name.push('.'),
            |it| it.copy.insert("title".to_owned(), "Report.".into()).map(drop).unwrap_or_default(),
            |it| drop(it.drawings.insert("2.1".to_owned(), "another".into())),
            |it| it.seal.push('0'),
            |it| it.period = "2025-10".parse().unwrap(),
            |it| it.signed.as_mut().unwrap().by.push('s'),
            |it| it.verified.as_mut().unwrap().on = "2025-11-13".parse().unwrap(),
        ];
        for (at, alter) in alter.into_iter().enumerate() {
            let mut paper = signed();
            alter(&mut paper);
            assert!(!is_as_signed(&paper), "{at}");
        }
    }

    #[test]
    fn a_signed_paper_stays_and_only_what_was_verified_is_signed() {
        let check = |was: Paper, command: Command, expected: Option<&str>| {
            let mut pack = pack(was);
            let refused = apply(&mut pack, command, &Context::default()).err();
            assert_eq!(refused.map(|it| it.to_string()).as_deref(), expected);
        };
        let stays = Some(
            "'Report' is signed off and stays as it was published: make another version of it",
        );
        let renamed = Paper { name: "Another".into(), ..signed() };
        check(signed(), Command::Set(renamed.into()), stays);
        check(signed(), Command::Remove(Kind::Paper, "p".into()), stays);
        // When it went out is said afterwards, and breaks no seal.
        let published = Paper { published_on: "2025-11-20".parse().ok(), ..signed() };
        assert!(is_as_signed(&published));
        check(signed(), Command::Set(published.clone().into()), None);
        let renamed = Paper { name: "Another".into(), ..published };
        check(signed(), Command::Set(renamed.into()), stays);
        check(draft(), Command::Remove(Kind::Paper, "p".into()), None);
        check(draft(), Command::Set(signed().into()), None);
        let unverified = Some("'Report' can't be signed off: it isn't what was verified");
        let lone =
            signed_paper(&draft(), copy(), drawings(), mark("Cabinet", &paper_digest(&copy())));
        check(draft(), Command::Set(lone.into()), unverified);
        let other = Paper { verified: Some(mark("Head of Policy", "0")), ..draft() };
        let other =
            signed_paper(&other, copy(), drawings(), mark("Cabinet", &paper_digest(&copy())));
        check(draft(), Command::Set(other.into()), unverified);
        // A file that comes in its place holds it, too.
        let refused =
            replace(&mut pack(signed()), pack(draft()), "An edition", &Context::default());
        assert_eq!(refused.err().map(|it| it.to_string()).as_deref(), stays);
    }
}
