//! What a trainer shows that is no question: the council with its clock, what its teams came to, what was pledged.

use super::clock_names::{COUNCIL, PLEDGES, TOUR};
use super::collected::Collected;
use super::plan::{CouncilRound, Session};
use super::slide::Slide;
use crate::training::council::{
    Chosen, Debrief, Found, Game, MEASURES, QUARTERS, TeamsError, in_points, points_words, teams,
};

/// Something to show on a projector.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// A question with its answer.
    Question(Slide),
    /// Words.
    Spoken(Spoken),
}

/// Words under a title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// The title.
    pub title: String,
    /// A paragraph each.
    pub lines: Vec<String>,
    /// Minutes of the clock beside it; 0: none.
    pub minutes: u32,
}

impl Shown {
    /// What stands over it.
    pub fn title(&self) -> &str {
        match self {
            Self::Question(slide) => &slide.play.exercise.name,
            Self::Spoken(spoken) => &spoken.title,
        }
    }

    /// Minutes of the clock beside it; 0: none. In a debrief no exercise's time runs any more.
    pub fn minutes(&self) -> u32 {
        match self {
            Self::Question(slide) if slide.wrong.is_some() => 0,
            Self::Question(slide) => slide.play.exercise.minutes,
            Self::Spoken(spoken) => spoken.minutes,
        }
    }
}

/// What everybody does at first, with the clock of the tour; nothing where the session has none.
pub fn tour_told(session: &Session) -> Option<Spoken> {
    let minutes = session.tour.iter().map(|it| it.minutes()).sum();
    let mut lines =
        vec!["On your session’s page, open the first stop. At each you do one thing.".to_owned()];
    lines.extend(session.tour.iter().map(|it| format!("{}. {}", it.number(), it.name())));
    (!session.tour.is_empty()).then(|| Spoken { title: TOUR.to_owned(), lines, minutes })
}

/// What teams are told when they run the council, with the clock of a round.
pub fn council_round(council: &CouncilRound) -> Spoken {
    Spoken {
        title: COUNCIL.to_owned(),
        lines: vec![
            format!("Practice first, then {QUARTERS} quarters. The seed: {}.", council.seed),
            "Look at the figures, put money on actions or keep it, hand in.".to_owned(),
            "At the end save the game as a file.".to_owned(),
        ],
        minutes: council.minutes.into(),
    }
}

/// What the council's teams came to, side by side, then each with what it chased; then what was at work. Nothing where
/// there are no games.
///
/// # Errors
/// Why the games can't be set side by side.
pub fn games_told(games: &[Game]) -> Result<Vec<Spoken>, TeamsError> {
    let Some(first) = games.first() else { return Ok(Vec::new()) };
    let found = teams(games)?;
    let most = (MEASURES.len() * QUARTERS) as f64;
    let mut lines = vec![format!(
        "Of {}. The control team, which did nothing: {}.",
        in_points(most),
        points_words(found.control)
    )];
    lines.extend(found.lines.iter().map(|line| {
        format!(
            "{}: {}, without chasing noise {}.",
            line.team,
            in_points(line.points),
            points_words(line.without_noise)
        )
    }));
    let mut all = vec![spoken("Run the council: points".to_owned(), lines)];
    // In the order of the points, as above.
    for line in &found.lines {
        let Some(game) = games.iter().find(|game| game.team == line.team) else { continue };
        let found = Debrief::of(&game.seed, &game.decisions);
        let unasked = found.unasked().map(Chosen::words);
        let said = found.said().into_iter().chain(unasked).collect();
        all.push(spoken(format!("Run the council: {}", game.team), said));
    }
    let at_work = Debrief::of(&first.seed, &[]).found;
    let at_work = at_work.iter().map(Found::words).collect();
    all.push(spoken("What was at work, had nobody done anything".to_owned(), at_work));
    Ok(all)
}

/// What was pledged, and whose pledges aren't here; nothing where there is neither.
pub fn pledged(collected: &Collected) -> Option<Spoken> {
    let lines = collected.pledges().map(|(team, it)| format!("{team}. {}", it.words()));
    let lines: Vec<String> = lines.chain(collected.without_pledges()).collect();
    (!lines.is_empty()).then(|| spoken(PLEDGES.to_owned(), lines))
}

fn spoken(title: String, lines: Vec<String>) -> Spoken {
    Spoken { title, lines, minutes: 0 }
}
