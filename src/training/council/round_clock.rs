//! The clock of a round: it runs from when the round comes until what stands is taken. A trainer may pause it, and give more.

/// A minute, in milliseconds.
const MINUTE_MS: u64 = 60_000;

/// The clock of a round, in milliseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundClock {
    /// It runs until then.
    Runs {
        /// When the time is up.
        ends: u64,
    },
    /// It is paused with so much left.
    Paused {
        /// Milliseconds that are left.
        left: u64,
    },
}

impl RoundClock {
    /// Starts with so many minutes.
    pub fn started(now: u64, minutes: u8) -> Self {
        Self::Runs { ends: now.saturating_add(u64::from(minutes) * MINUTE_MS) }
    }

    /// What was kept of the clock of a round; none of another round, and of what can't be read.
    pub fn read(text: &str, round: usize) -> Option<Self> {
        let mut parts = text.split(' ');
        let (of, state, time) = (parts.next()?, parts.next()?, parts.next()?);
        let time = time.parse().ok().filter(|_| of == round.to_string())?;
        match state {
            "runs" => Some(Self::Runs { ends: time }),
            "paused" => Some(Self::Paused { left: time }),
            _ => None,
        }
    }

    /// As it is kept.
    pub fn written(self, round: usize) -> String {
        match self {
            Self::Runs { ends } => format!("{round} runs {ends}"),
            Self::Paused { left } => format!("{round} paused {left}"),
        }
    }

    /// Milliseconds that are left; 0 once the time is up.
    pub fn left(self, now: u64) -> u64 {
        match self {
            Self::Runs { ends } => ends.saturating_sub(now),
            Self::Paused { left } => left,
        }
    }

    /// Whether it is paused.
    pub fn is_paused(self) -> bool {
        matches!(self, Self::Paused { .. })
    }

    /// Paused where it runs, and going on where it is paused.
    #[must_use]
    pub fn turned(self, now: u64) -> Self {
        match self {
            Self::Runs { .. } => Self::Paused { left: self.left(now) },
            Self::Paused { left } => Self::Runs { ends: now.saturating_add(left) },
        }
    }

    /// With a minute more.
    #[must_use]
    pub fn with_a_minute_more(self) -> Self {
        match self {
            Self::Runs { ends } => Self::Runs { ends: ends.saturating_add(MINUTE_MS) },
            Self::Paused { left } => Self::Paused { left: left.saturating_add(MINUTE_MS) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs_from_the_start_and_stands_while_it_is_paused() {
        let clock = RoundClock::started(1_000, 2);
        assert_eq!((clock.left(1_000), clock.is_paused()), (120_000, false));
        assert_eq!(clock.left(500_000), 0);
        let paused = clock.turned(31_000);
        assert_eq!((paused.left(900_000), paused.is_paused()), (90_000, true));
        let on = paused.with_a_minute_more().turned(1_000_000);
        assert_eq!((on.left(1_000_000), on.is_paused()), (150_000, false));
        assert_eq!(on.with_a_minute_more().left(1_000_000), 210_000);
    }

    #[test]
    fn what_is_kept_is_of_its_round_only() {
        for clock in [RoundClock::started(5, 1), RoundClock::Paused { left: 7 }] {
            assert_eq!(RoundClock::read(&clock.written(3), 3), Some(clock));
            assert_eq!(RoundClock::read(&clock.written(3), 4), None);
        }
        for text in ["", "3", "3 runs", "3 runs x", "3 walks 5", "3 5"] {
            assert_eq!(RoundClock::read(text, 3), None, "{text}");
        }
    }
}
