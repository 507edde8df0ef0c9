//! Run the council: eight quarters of a small council, for teams (FRAMEWORK L5). Its figures stand in a pack like any
//! other and are rated by the engine; what is played is only what brings them about.
//!
//! Every team of a seed meets the same luck, as in Deming's red bead experiment (*Out of the Crisis*, 1986): what a month
//! brings is drawn by its measure and month, not in the order of decisions, so that a game without some of its decisions
//! can be played again and set beside it.

mod action;
mod course;
mod debrief;
mod decided;
mod game;
mod luck;
mod policies;
mod round_clock;
mod scorecard;
mod standing;
mod teams;
mod town;

pub use action::{Action, ActionKind, FULL_BUDGET, UNIT, money_words};
pub use course::AtWork;
pub use debrief::{Debrief, Found, QuarterLine};
pub use decided::{Chosen, Judged};
pub use game::{Decision, Game, GameError, LONGEST_FILE, Round, Spend, start_lacks};
pub use luck::Luck;
pub use policies::{Policy, points_of, taught_by};
pub use round_clock::RoundClock;
pub use scorecard::pack;
pub use standing::{Standing, in_points, points_words, standings};
pub use teams::{MOST_TEAMS, TeamLine, Teams, TeamsError, teams};
pub use town::{HISTORY, MEASURES, QUARTERS, Service, quarter_end, quarter_label};
