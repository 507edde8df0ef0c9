//! What the clocks of a session are called that are no exercise's: in its timing, on its page and on the projector.

pub(super) const WELCOME: &str = "Welcome";
pub(super) const TOUR: &str = "The tour";
pub(super) const BREAK: &str = "Break";
/// That of a round.
pub(super) const COUNCIL: &str = "Run the council";
pub(super) const DEBRIEF: &str = "Debrief";
pub(super) const PLEDGES: &str = "Pledges";
