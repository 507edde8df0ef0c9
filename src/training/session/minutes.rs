//! The minutes of a session, as a sum that a trainer can follow.

/// The minutes of a session by what they go on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Minutes {
    /// The welcome.
    pub welcome: u32,
    /// The stops of the tour.
    pub tour: u32,
    /// All exercises.
    pub exercises: u32,
    /// The break.
    pub pause: u32,
    /// The council's practice round.
    pub practice: u32,
    /// The council's quarters.
    pub council: u32,
    /// The debrief.
    pub debrief: u32,
    /// The pledges.
    pub pledges: u32,
    /// What is left in hand, for what takes longer.
    pub spare: u32,
}

impl Minutes {
    /// In all.
    pub fn all(&self) -> u32 {
        self.each().into_iter().map(|(_, minutes)| minutes).fold(0, u32::saturating_add)
    }

    /// Each part by its name, in their order.
    fn each(&self) -> [(&'static str, u32); 9] {
        [
            ("welcome", self.welcome),
            ("tour", self.tour),
            ("exercises", self.exercises),
            ("break", self.pause),
            ("practice", self.practice),
            ("council", self.council),
            ("debrief", self.debrief),
            ("pledges", self.pledges),
            ("in hand", self.spare),
        ]
    }

    /// As a sum that a trainer can follow: `exercises 45 + council 45 + … = 120 minutes (2 hours)`.
    pub fn words(&self) -> String {
        let parts: Vec<String> = self
            .each()
            .into_iter()
            .filter(|(_, minutes)| *minutes > 0)
            .map(|(what, minutes)| format!("{what} {minutes}"))
            .collect();
        let all = self.all();
        format!("{} = {}{}", parts.join(" + "), minutes_words(all), in_hours(all))
    }
}

/// `1 minute`, `5 minutes`.
pub fn minutes_words(minutes: u32) -> String {
    let unit = if minutes == 1 { "minute" } else { "minutes" };
    format!("{minutes} {unit}")
}

/// ` (2 hours 5)` after minutes that are an hour or more.
fn in_hours(minutes: u32) -> String {
    let (hours, left) = (minutes / 60, minutes % 60);
    let hours_words = if hours == 1 { "hour" } else { "hours" };
    match (hours, left) {
        (0, _) => String::new(),
        (_, 0) => format!(" ({hours} {hours_words})"),
        _ => format!(" ({hours} {hours_words} {left})"),
    }
}
