//! A slide cut into what fits on a screen in letters that are read from the back of a room.

use super::slide::Slide;
use crate::rating::Status;
use crate::training::Picture;

/// Letters on a line and lines on a screen of 1280 by 720 in letters of 40 pixels, with room to spare.
const LINE: usize = 48;
const LINES: usize = 8;

/// What is on the screen at once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leaf {
    /// Lines, each a paragraph.
    pub lines: Vec<String>,
    /// A picture, which has the screen to itself.
    pub picture: Option<Picture>,
    /// Whether it tells the answer.
    pub tells: bool,
    /// The rating that is the answer.
    pub status: Option<Status>,
}

/// Lines that a text takes up, at most.
fn height(text: &str) -> usize {
    let mut lines = 1;
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = word.chars().count();
        if used > 0 && used + 1 + wide > LINE {
            lines += 1;
            used = 0;
        }
        // A word longer than a line is broken.
        lines += wide.saturating_sub(1) / LINE;
        used += wide.min(LINE) + usize::from(used > 0);
    }
    lines
}

/// A text in parts that each fit on a screen.
fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    for word in text.split_whitespace() {
        // A word that no screen holds is cut.
        let word: String = word.chars().take(LINE * (LINES - 1)).collect();
        let longer = if part.is_empty() { word.clone() } else { format!("{part} {word}") };
        if height(&longer) > LINES && !part.is_empty() {
            parts.push(std::mem::replace(&mut part, word));
        } else {
            part = longer;
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

/// Texts as leaves that each fit on a screen.
fn laid(texts: &[String], tells: bool) -> Vec<Leaf> {
    let mut leaves: Vec<Leaf> = Vec::new();
    let mut used = LINES;
    for part in texts.iter().flat_map(|text| parts(text)) {
        let needed = height(&part);
        if used + needed > LINES {
            leaves.push(Leaf { tells, ..Leaf::default() });
            used = 0;
        }
        used += needed;
        if let Some(leaf) = leaves.last_mut() {
            leaf.lines.push(part);
        }
    }
    leaves
}

/// The leaves of a slide: what is asked, then the answer with its reasons. At least one of each.
pub fn leaves(slide: &Slide) -> Vec<Leaf> {
    let Some(question) = slide.question() else { return Vec::new() };
    let exercise = &slide.play.exercise;
    let mut asked = Vec::new();
    if slide.at == 0 {
        asked.push(exercise.question.clone());
    }
    asked.push(question.asks.clone());
    asked.extend(question.facts.iter().cloned());
    let choices = slide.choices();
    if !choices.is_empty() {
        asked.push(choices.join(" · "));
    }
    let mut all = laid(&asked, false);
    if let Some(picture) = &question.picture {
        all.push(Leaf { picture: Some(picture.clone()), ..Leaf::default() });
    }
    let mut told = vec![slide.answer.clone()];
    told.extend(slide.lines.iter().map(|line| match line.term.is_empty() {
        true => line.text.clone(),
        false => format!("{}: {}", line.term, line.text),
    }));
    told.extend(Some(slide.rule.clone()).filter(|rule| !rule.is_empty()));
    told.extend(slide.wrong_words());
    told.extend(
        slide
            .common
            .as_ref()
            .map(|it| format!("Answered {} times: {}. {}", it.times, it.answer, it.rule)),
    );
    let mut told = laid(&told, true);
    if let Some(first) = told.first_mut() {
        first.status = slide.status;
    }
    all.extend(told);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_leaf_fits_whatever_the_words() {
        let check = |texts: &[String]| {
            let laid = laid(texts, false);
            for leaf in &laid {
                let lines: usize = leaf.lines.iter().map(|it| height(it)).sum();
                assert!((1..=LINES).contains(&lines), "{lines}: {leaf:?}");
            }
            laid.len()
        };
        assert_eq!(check(&["Rate the figure.".to_owned(), "Plan: 48.0".to_owned()]), 1);
        assert_eq!(check(&["word ".repeat(200)]), 3);
        assert_eq!(check(&["x".repeat(5000)]), 1);
        assert_eq!(check(&vec!["a short line".to_owned(); 17]), 3);
        assert_eq!(check(&[]), 0);
        check(&[format!("{} {}", "x".repeat(300), "y ".repeat(300))]);
    }

    #[test]
    fn nothing_is_lost_between_leaves() {
        let text = (1..=300).map(|at| at.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(parts(&text).join(" "), text);
        assert_eq!(height("a b"), 1);
        assert_eq!(height(&"x".repeat(LINE)), 1);
        assert_eq!(height(&"x".repeat(LINE + 1)), 2);
    }
}
