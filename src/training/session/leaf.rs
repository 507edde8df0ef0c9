//! What is shown cut into what fits on a screen in letters that are read from the back of a room: as much as fits, and
//! the question on each part of its answer.

use super::slide::Slide;
use super::spoken::Shown;
use crate::chart::map::StrategyMap;
use crate::chart::{broken, fitted};
use crate::rating::Status;
use crate::training::{Line, Picture, told_map};

/// The room that a screen has, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screen {
    /// How wide.
    pub wide: f64,
    /// How high.
    pub high: f64,
    /// How large letters are.
    pub letters: f64,
}

/// The height of a line in letters, and the room under a paragraph in pixels.
const LINE: f64 = 1.2;
const UNDER: f64 = 6.4;
/// Lines there are room for at least, however small the screen: below that it scrolls.
const LEAST: f64 = 5.0;
/// The smallest letters of a picture, in its own units.
const LETTERS_OF_PICTURES: f64 = 13.0;
/// The least room of a chart.
const LEAST_OF_CHART: (f64, f64) = (380.0, 124.0);
/// What was got wrong has a screen of its own so many times at most, as an exercise has slides; the rest stands together.
const MOST_SLIPS: usize = 3;
/// What of the screen a question may take up beside its answer.
const OF_QUESTION: f64 = 0.45;

/// What is on the screen at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leaf {
    /// The question, where this isn't all of it: it stays in sight.
    pub question: Vec<String>,
    /// Lines, each a paragraph.
    pub lines: Vec<String>,
    /// A picture, which takes what room is left.
    pub picture: Option<Picture>,
    /// A strategy map or a part of one: it has the screen to itself.
    pub map: Option<StrategyMap>,
    /// The room of the picture, in its own units: one for all screens of an exercise, so that nothing is shown larger on
    /// one than on the next. That of a map is the screen's.
    pub room: (f64, f64),
    /// Whether it tells the answer.
    pub tells: bool,
    /// The rating that is the answer, which is the first of its lines.
    pub status: Option<Status>,
}

impl Screen {
    /// What is left of a screen of 1280 by 720 between the bars, in letters of 40 pixels.
    pub const PROJECTOR: Self = Self { wide: 1232.0, high: 550.0, letters: 40.0 };

    /// The room for a picture in its own units: its letters are as large as the others when it is shown as wide as the
    /// screen.
    fn for_pictures(&self) -> (f64, f64) {
        let scale = self.letters / LETTERS_OF_PICTURES;
        (self.wide / scale, self.high / scale)
    }

    /// The room for a chart in its own units, beside a question of two lines and an answer of one. On a larger screen it
    /// is shown larger; where there is less room than a chart needs, smaller.
    fn for_charts(&self) -> (f64, f64) {
        let words = 3.0 * (LINE * self.letters + UNDER);
        let larger = (self.wide / Self::PROJECTOR.wide).min(self.high / Self::PROJECTOR.high);
        let letters = self.letters * larger.max(1.0);
        let (wide, high) = Self { high: self.high - words, letters, ..*self }.for_pictures();
        (wide.max(LEAST_OF_CHART.0), high.max(LEAST_OF_CHART.1))
    }

    fn lines(&self, text: &str) -> usize {
        broken(text, self.letters, self.wide).len()
    }

    /// What a paragraph takes up.
    fn height(&self, text: &str) -> f64 {
        self.lines(text) as f64 * LINE * self.letters + UNDER
    }

    pub(super) fn height_of(&self, texts: &[String]) -> f64 {
        texts.iter().map(|text| self.height(text)).sum()
    }

    /// What is left under a text.
    fn below(&self, texts: &[String]) -> Self {
        let least = LEAST * (LINE * self.letters + UNDER);
        Self { high: (self.high - self.height_of(texts)).max(least), ..*self }
    }

    /// A text in parts that each fit.
    fn parts(&self, text: &str) -> Vec<String> {
        if self.height(text) <= self.high {
            return vec![text.to_owned()];
        }
        let most = (((self.high - UNDER) / (LINE * self.letters)).floor() as usize).max(1);
        let lines = broken(text, self.letters, self.wide);
        lines.chunks(most).map(|lines| lines.join(" ")).collect()
    }

    /// Texts as leaves that each fit, as many on each as there is room for.
    fn laid(&self, texts: &[String], tells: bool) -> Vec<Leaf> {
        let mut leaves: Vec<Leaf> = Vec::new();
        let mut used = f64::INFINITY;
        for part in texts.iter().flat_map(|text| self.parts(text)) {
            let needed = self.height(&part);
            if used + needed > self.high {
                leaves.push(Leaf { tells, ..Leaf::default() });
                used = 0.0;
            }
            used += needed;
            if let Some(leaf) = leaves.last_mut() {
                leaf.lines.push(part);
            }
        }
        leaves
    }

    /// What is asked, as leaves: where it takes several, each after the first has the question in sight too.
    fn asked(&self, texts: &[String], asks: &str) -> Vec<Leaf> {
        let parts: Vec<String> = texts.iter().flat_map(|text| self.parts(text)).collect();
        let mut all = self.laid(&parts, false);
        all.truncate(1);
        let on_first = all.first().map_or(0, |it| it.lines.len());
        let rest = parts.get(on_first..).unwrap_or_default();
        let question = self.in_two_lines(asks);
        for mut leaf in self.below(&question).laid(rest, false) {
            // What an exercise is about may leave its first question no room beside it.
            if !leaf.lines.iter().any(|it| it == asks) {
                leaf.question.clone_from(&question);
            }
            all.push(leaf);
        }
        all
    }

    /// Short lines beside each other, as many as a line holds: a screen has room for few.
    fn beside(&self, texts: impl IntoIterator<Item = String>) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for text in texts {
            match all.last_mut() {
                Some(last) if self.lines(&format!("{last} · {text}")) == 1 => {
                    *last = format!("{last} · {text}");
                }
                _ => all.push(text),
            }
        }
        all
    }

    /// A question as it stands beside its answer: with what there is to know where there is room, cut where there is
    /// hardly any.
    fn in_sight(&self, slide: &Slide) -> Vec<String> {
        let Some(question) = slide.question() else { return Vec::new() };
        let facts = self.beside(question.facts.iter().cloned());
        let whole: Vec<String> = std::iter::once(question.asks.clone()).chain(facts).collect();
        if self.height_of(&whole) <= self.high * OF_QUESTION {
            return whole;
        }
        self.in_two_lines(&question.asks)
    }

    /// A question in two lines at most.
    fn in_two_lines(&self, asks: &str) -> Vec<String> {
        vec![fitted(asks, self.letters, self.wide, 2).join(" ")]
    }
}

/// The leaves of what is shown; at least one.
pub fn leaves(shown: &Shown, screen: Screen) -> Vec<Leaf> {
    match shown {
        Shown::Question(slide) => of_question(slide, screen),
        Shown::Spoken(spoken) => {
            let laid = screen.laid(&spoken.lines, false);
            if laid.is_empty() { vec![Leaf::default()] } else { laid }
        }
    }
}

/// What is asked, then the answer with its reasons. At least one of each.
fn of_question(slide: &Slide, screen: Screen) -> Vec<Leaf> {
    let Some(question) = slide.question() else { return of_exercise(slide, screen) };
    let mut asked = Vec::new();
    if slide.at == 0 {
        asked.push(slide.play.exercise.question.clone());
    }
    asked.push(question.asks.clone());
    asked.extend(screen.beside(question.facts.iter().cloned()));
    let choices = slide.choices();
    if !choices.is_empty() {
        asked.push(choices.join(" · "));
    }
    let short = screen.in_two_lines(&question.asks);
    let mut all = screen.asked(&asked, &question.asks);
    if let Some(picture) = question.picture.clone().filter(|it| *it != Picture::Map) {
        let (picture, room) = (Some(picture), screen.for_charts());
        all.push(Leaf { question: short.clone(), picture, room, ..Leaf::default() });
    }
    all.extend(of_map(slide, screen, false));
    let mut told = vec![slide.told()];
    // A chart is looked at once more with the answer, where this leaves it its room.
    let is_short = told.iter().all(|it| screen.lines(it) == 1);
    let chart = question.picture.clone().filter(|it| is_short && *it != Picture::Map);
    let mut first = chart.map(|chart| {
        let lines = std::mem::take(&mut told);
        let question = short.clone();
        let (picture, room) = (Some(chart), screen.for_charts());
        Leaf { question, lines, picture, map: None, room, tells: true, status: slide.status }
    });
    told.extend(screen.beside(plain(&slide.lines).map(in_words)));
    told.extend(Some(slide.rule.clone()).filter(|rule| !rule.is_empty()));
    told.extend(slide.play.others_pass().map(str::to_owned));
    told.extend(slide.wrong_words());
    told.extend(slide.common.as_ref().map(super::slide::Common::words));
    let in_sight = screen.in_sight(slide);
    let mut told = screen.below(&in_sight).laid(&told, true);
    for leaf in &mut told {
        leaf.question.clone_from(&in_sight);
    }
    if let (None, Some(leaf)) = (&first, told.first_mut()) {
        leaf.status = slide.status;
    }
    all.extend(first.take());
    all.extend(told);
    all.extend(of_map(slide, screen, true));
    // What came of it all, once the last answer is told.
    let outcome: Vec<String> = plain(&slide.outcome).map(in_words).collect();
    let mut came = screen.below(&short).laid(&outcome, true);
    for leaf in &mut came {
        leaf.question.clone_from(&short);
    }
    all.extend(came);
    all
}

/// The exercise's map with what was told of it so far, this question's answer among it or not yet: in a debrief all of it,
/// and only with the answer. What is asked about stands with what is around it; the whole, in parts, stands before the first
/// question and after the last answer. All in letters that are read from the back of a room.
fn of_map(slide: &Slide, screen: Screen, tells: bool) -> Vec<Leaf> {
    let is_over = slide.wrong.is_some();
    let told = match (tells, is_over) {
        (false, _) => slide.at,
        (true, false) => slide.at + 1,
        (true, true) => slide.play.questions.len(),
    };
    if !slide.play.has_map() || (is_over && !tells) {
        return Vec::new();
    }
    // Of the whole exercise no one question is asked.
    let asked: &[usize] = if slide.whole { &[] } else { &[slide.at] };
    let map = told_map(&slide.play, told, asked);
    let room = (screen.wide, screen.high);
    let fits = |map: &StrategyMap| map.letters_in_a_room(room) >= screen.letters;
    let near: Vec<StrategyMap> = map.near(fits).into_iter().collect();
    let whole = || StrategyMap { asked: Vec::new(), ..map.clone() }.in_parts(fits);
    let is_last = is_over || told == slide.play.questions.len();
    let maps = match tells {
        false if slide.at == 0 => [whole(), near].concat(),
        true if is_last => [near, whole()].concat(),
        _ => near,
    };
    maps.into_iter().map(|map| Leaf { map: Some(map), room, tells, ..Leaf::default() }).collect()
}

/// An exercise as a whole: how it went; what was got wrong most, each by itself, and what else was; then its answers. What it
/// asked is behind everybody: only where nothing is known of what was wrong it stands there again.
fn of_exercise(slide: &Slide, screen: Screen) -> Vec<Leaf> {
    let asked = Some(slide.play.exercise.question.clone()).filter(|_| slide.slipped.is_empty());
    let begins: Vec<String> = asked.into_iter().chain(slide.wrong_words()).collect();
    let mut all = screen.laid(&begins, false);
    let (most, others) = slide.slipped.split_at(slide.slipped.len().min(MOST_SLIPS));
    for slip in most {
        all.extend(screen.laid(&[slip.counted(), slip.reason()], true));
    }
    let others = others.iter().map(super::slide::Slipped::counted);
    all.extend(screen.laid(&screen.beside(others), true));
    let mut told = screen.beside(plain(&slide.lines).map(in_words));
    told.push(slide.rule.clone());
    told.extend(slide.play.others_pass().map(str::to_owned));
    told.extend(plain(&slide.outcome).map(in_words));
    told.retain(|it| !it.is_empty());
    all.extend(screen.laid(&told, true));
    all.extend(of_map(slide, screen, true));
    all
}

/// The lines that a room is shown: what they come to in plain words, without the figures of statistics behind them.
fn plain(lines: &[Line]) -> impl Iterator<Item = &Line> {
    lines.iter().filter(|it| !it.is_statistic)
}

/// A line of figures as it is read out.
fn in_words(line: &Line) -> String {
    match line.term.is_empty() {
        true => line.text.clone(),
        false => format!("{}: {}", line.term, line.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: Screen = Screen { wide: 300.0, high: 200.0, letters: 22.4 };
    const LARGE: Screen = Screen { wide: 1872.0, high: 910.0, letters: 40.0 };

    #[test]
    fn every_leaf_fits_whatever_the_words_and_is_filled() {
        let check = |screen: Screen, texts: &[String]| {
            let laid = screen.laid(texts, false);
            for leaf in &laid {
                let high = screen.height_of(&leaf.lines);
                assert!(!leaf.lines.is_empty() && high <= screen.high, "{high}: {leaf:?}");
            }
            // What would still have fitted isn't on the next.
            for two in laid.windows(2) {
                let more = screen.height(&two[1].lines[0]);
                assert!(screen.height_of(&two[0].lines) + more > screen.high, "{two:?}");
            }
            laid.len()
        };
        for screen in [SMALL, Screen::PROJECTOR, LARGE] {
            assert_eq!(check(screen, &[]), 0);
            assert_eq!(check(screen, &["Rate it.".to_owned(), "Plan: 48.0".to_owned()]), 1);
            check(screen, &["word ".repeat(400)]);
            check(screen, &["x".repeat(5000)]);
            check(screen, &[format!("{} {}", "x".repeat(300), "y ".repeat(300))]);
        }
        // Ten short lines stand on a projector's screen, and more on a larger one.
        let short = vec!["a short line".to_owned(); 17];
        assert_eq!(check(Screen::PROJECTOR, &short), 2);
        assert_eq!(check(LARGE, &short), 2);
        assert_eq!(check(LARGE, &short[..16]), 1);
    }

    #[test]
    fn nothing_is_lost_between_leaves() {
        let text = (1..=600).map(|at| at.to_string()).collect::<Vec<_>>().join(" ");
        for screen in [SMALL, Screen::PROJECTOR, LARGE] {
            assert_eq!(screen.parts(&text).join(" "), text);
        }
    }
}
