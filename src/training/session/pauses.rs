//! What of a session is no exercise and no council, and has a clock all the same: the welcome, the break, the debrief, the
//! pledges.

use super::Minutes;
use super::clock_names::{BREAK, COUNCIL, DEBRIEF, PLEDGES, WELCOME};
use super::spoken::{Shown, Spoken};

fn timed(title: &str, minutes: u32, lines: &[&str]) -> Option<Spoken> {
    let lines = lines.iter().copied().map(str::to_owned).collect();
    (minutes > 0).then(|| Spoken { title: title.to_owned(), lines, minutes })
}

/// The welcome, where there is one.
pub fn welcome(minutes: &Minutes) -> Option<Spoken> {
    let lines = [
        "Who we are, what the session is for, and where its file is.",
        "Open it, and choose your team.",
    ];
    timed(WELCOME, minutes.welcome, &lines)
}

/// The break, where there is one.
pub fn pause(minutes: &Minutes) -> Option<Spoken> {
    timed(BREAK, minutes.pause, &["A break. The clock says when we go on."])
}

/// The debrief, by its clock.
pub fn debriefed(minutes: &Minutes) -> Option<Spoken> {
    let lines = [
        "What was got wrong most, and why.",
        "Which of the council’s decisions chased noise, and what that cost.",
    ];
    let said = if minutes.council > 0 { &lines[..] } else { &lines[..1] };
    timed(DEBRIEF, minutes.debrief, said)
}

/// The time to pledge something.
pub fn pledging(minutes: &Minutes) -> Option<Spoken> {
    let lines = [
        "Each of you, on your team’s page: what will you do differently from tomorrow, and by when?",
        "Your post, not your name. A pledge can become an action in your council’s plan.",
    ];
    timed(PLEDGES, minutes.pledges, &lines)
}

/// What a projector shows, with the welcome first, the break where the timing has it and the debrief and the pledges at the
/// end: before the council, else once half of the exercises' time is over. What the debrief shows has a projector of its own.
pub fn with_pauses(mut shown: Vec<Shown>, minutes: &Minutes) -> Vec<Shown> {
    if let Some(pause) = pause(minutes) {
        let is_council = |it: &Shown| matches!(it, Shown::Spoken(it) if it.title == COUNCIL);
        let at = shown.iter().position(is_council).unwrap_or_else(|| halfway(&shown, minutes));
        shown.insert(at, Shown::Spoken(pause));
    }
    let after = [debriefed(minutes), pledging(minutes)];
    shown.extend(after.into_iter().flatten().map(Shown::Spoken));
    welcome(minutes).map(Shown::Spoken).into_iter().chain(shown).collect()
}

/// The place after the exercise with which half of the exercises' time is over.
fn halfway(shown: &[Shown], minutes: &Minutes) -> usize {
    let (mut worked, mut last) = (0_u32, "");
    for (at, it) in shown.iter().enumerate() {
        let Shown::Question(slide) = it else { continue };
        let exercise = &slide.play.exercise;
        if exercise.id != last {
            if worked.saturating_mul(2) >= minutes.exercises && worked > 0 {
                return at;
            }
            worked = worked.saturating_add(exercise.minutes);
            last = &exercise.id;
        }
    }
    shown.len()
}

#[cfg(test)]
mod tests {
    use super::super::tests::shipped;
    use super::super::{CouncilRound, Session, council_round, taught};
    use super::*;

    /// Every part that the timing lists with minutes has a clock somewhere.
    #[test]
    fn what_is_no_exercise_has_a_clock() {
        let check = |minutes: Minutes, expected: &[(&str, u32)]| {
            let all = [welcome(&minutes), pause(&minutes), debriefed(&minutes), pledging(&minutes)];
            let all: Vec<Spoken> = all.into_iter().flatten().collect();
            let found: Vec<_> = all.iter().map(|it| (it.title.as_str(), it.minutes)).collect();
            assert_eq!(found, expected);
        };
        let minutes =
            Minutes { welcome: 5, pause: 10, debrief: 15, pledges: 5, ..Minutes::default() };
        check(minutes, &[("Welcome", 5), ("Break", 10), ("Debrief", 15), ("Pledges", 5)]);
        check(Minutes { welcome: 0, pause: 0, ..minutes }, &[("Debrief", 15), ("Pledges", 5)]);
    }

    #[test]
    fn the_break_is_shown_where_the_timing_has_it() {
        let check = |council: Option<CouncilRound>| {
            let shipped = shipped();
            let session = Session { council, break_minutes: 10, ..Session::new("s", &shipped) };
            let all = taught(&session.set(&shipped)).unwrap();
            let questions = all.into_iter().flat_map(|it| it.slides).map(Shown::Question);
            let council = session.council.as_ref().map(|it| Shown::Spoken(council_round(it)));
            let shown = with_pauses(questions.chain(council).collect(), &session.parts(&shipped));
            let mut titles: Vec<&str> = shown.iter().map(Shown::title).collect();
            titles.dedup();
            let timing = session.timing(&shipped);
            let at = timing.iter().position(|it| it.what == "Break").unwrap();
            let before = titles.iter().position(|it| *it == "Break").unwrap();
            assert_eq!(titles[before - 1], timing[at - 1].what);
            assert_eq!(titles[titles.len() - 2..], ["Debrief", "Pledges"]);
        };
        check(None);
        check(Some(CouncilRound { seed: "1".to_owned(), minutes: 5 }));
    }
}
