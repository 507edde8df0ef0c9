//! What is said where a list of the pack holds nothing: that there is none; or of a file that was made for an audience
//! (FRAMEWORK R11), from which what isn't for its readers was left out, no more than that there may be.

use crate::model::{Audience, Pack};

/// Whether a pack may lack what there is: it was made for an audience, and what isn't for it was left out. Of such a pack
/// nobody can say that there is none of anything.
pub fn may_lack_some(pack: &Pack) -> bool {
    pack.extract_for.is_some_and(|audience| audience < Audience::Personal)
}

/// ` in this file`, behind a count of what a pack may lack; nothing where it lacks nothing.
pub fn in_this_file(pack: &Pack) -> &'static str {
    if may_lack_some(pack) { " in this file" } else { "" }
}

/// That a pack was made for an audience and may lack what is found missing in it, in a sentence; `None` where it wasn't.
pub fn made_for(pack: &Pack) -> Option<String> {
    may_lack_some(pack).then(|| {
        format!(
            "This file was made for {}, and what isn’t for them was left out: what it doesn’t show may be there all the same.",
            readers(pack)
        )
    })
}

/// Nothing, where something could stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absent {
    none: &'static str,
    what: &'static str,
}

impl Absent {
    /// Said of a pack that has all there is (`No risks yet.`), and what may have been left out of one that hasn't
    /// (`Risks`).
    pub const fn new(none: &'static str, what: &'static str) -> Self {
        Self { none, what }
    }

    /// Of what goes to each audience with the record that it stands in, so that nothing of it is left out.
    pub const fn of_whole(none: &'static str) -> Self {
        Self { none, what: "" }
    }

    /// What is said of a pack.
    pub fn words(self, pack: &Pack) -> String {
        if self.what.is_empty() || !may_lack_some(pack) {
            return self.none.to_owned();
        }
        let stop = if self.none.ends_with('.') { "." } else { "" };
        format!(
            "{} may have been left out of this file, which was made for {}{stop}",
            self.what,
            readers(pack)
        )
    }
}

/// Whom a pack was made for, in words.
fn readers(pack: &Pack) -> &'static str {
    match pack.extract_for {
        Some(Audience::Public) => "the public",
        _ => "the organisation",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_may_have_been_left_out_nobody_says_that_there_is_none() {
        let risks = Absent::new("No risks yet.", "Risks");
        let clause = Absent::new("nobody has said why", "what was said of it");
        let check = |audience, said: Absent, expected: &str| {
            let pack = Pack { extract_for: audience, ..Pack::default() };
            assert_eq!(said.words(&pack), expected);
            assert_eq!(made_for(&pack).is_some(), may_lack_some(&pack));
        };
        let left_out = "may have been left out of this file, which was made for";
        check(None, risks, "No risks yet.");
        // All there is goes to the people that it is about.
        check(Some(Audience::Personal), risks, "No risks yet.");
        check(Some(Audience::Public), risks, &format!("Risks {left_out} the public."));
        check(Some(Audience::Internal), risks, &format!("Risks {left_out} the organisation."));
        let words = format!("what was said of it {left_out} the public");
        check(Some(Audience::Public), clause, &words);
        check(Some(Audience::Public), Absent::of_whole("No evidence."), "No evidence.");
    }
}
