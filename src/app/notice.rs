//! What is said over the page.

use crate::model::MeasureId;

/// How long a message stands, in milliseconds, before a change of page takes it away: one that came with the page
/// stays.
const READ_AFTER_MS: u64 = 4_000;

/// A short message over the page, with an undo where there is one.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    /// What happened.
    pub words: String,
    /// Whether "Undo" takes it back.
    pub undo: bool,
    /// The measure whose sign-off stands in the way, so that a proposal is the way on.
    pub signed_off: Option<MeasureId>,
    /// When it was said, in milliseconds since 1970.
    pub said_at: u64,
}

impl Notice {
    /// A message said now.
    pub fn new(words: impl Into<String>, undo: bool, now: u64) -> Self {
        Self { words: words.into(), undo, signed_off: None, said_at: now }
    }

    /// What is said of a command: that it changed something, and these words; that it is so already; or why it was
    /// refused, and for which measure's sign-off.
    pub fn of(
        done: Result<bool, String>,
        words: impl Into<String>,
        signed_off: Option<MeasureId>,
        now: u64,
    ) -> Self {
        match done {
            Ok(true) => Self::new(words, true, now),
            Ok(false) => Self::new("Nothing was changed: it is already so.", false, now),
            Err(reason) => Self { signed_off, ..Self::new(reason, false, now) },
        }
    }

    /// Whether it stays when another page comes: where what was done led to that page, until it can have been read. Any
    /// other goes with the page that it was said on.
    pub fn stays(&self, led_here: bool, now: u64) -> bool {
        led_here && now.saturating_sub(self.said_at) <= READ_AFTER_MS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_came_of_a_command() {
        let said = |done| {
            let notice = Notice::of(done, "The target was changed.", Some("homes".into()), 5);
            (notice.words, notice.undo, notice.signed_off.is_some())
        };
        assert_eq!(said(Ok(true)), ("The target was changed.".to_owned(), true, false));
        // Nothing happened, so there is nothing to undo.
        let same = "Nothing was changed: it is already so.";
        assert_eq!(said(Ok(false)), (same.to_owned(), false, false));
        let refused = "It is signed off.";
        assert_eq!(said(Err(refused.to_owned())), (refused.to_owned(), false, true));
    }

    #[test]
    fn goes_with_its_page_but_for_what_led_to_the_next() {
        let notice = Notice::new("Done.", false, 10_000);
        let check = |led_here, now, expected| {
            assert_eq!(notice.stays(led_here, now), expected, "{led_here} {now}");
        };
        check(false, 10_000, false);
        check(true, 10_000, true);
        check(true, 14_000, true);
        check(true, 14_001, false);
        // A clock that was put back takes nothing away.
        check(true, 1, true);
    }
}
