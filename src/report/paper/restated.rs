//! What was published and is another figure now (FRAMEWORK R10).

use super::made::{Made, Printed, figure_words};
use super::template::vocabulary;
use crate::model::{Audience, MeasureId, Pack, Paper, Period, Vocabulary};
use crate::rating::{self, AsAt};

/// A figure that is another one than was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restated {
    /// The measure's name.
    pub name: String,
    /// As at which period.
    pub period: Period,
    /// As published: figure and status.
    pub was: String,
    /// As it is now.
    pub now: String,
}

impl Restated {
    /// `Recycling, Sep 2025: published as 41.2% (amber), now 40.8% (red).`
    pub fn words(&self) -> String {
        format!(
            "{}, {}: published as {}, now {}.",
            self.name,
            self.period.label(),
            self.was,
            self.now
        )
    }
}

/// What a signed paper printed of measures that `pack` has, and that is another figure or status there now, as at the
/// paper's own day, else on `on`; in the paper's own words. The pack is the one that the reader may have.
pub fn restated(pack: &Pack, paper: &Paper, on: chrono::NaiveDate) -> Vec<Restated> {
    let words = vocabulary(pack, paper);
    let kept = Made::of_copy(&paper.copy).filter(|_| paper.is_signed());
    let figures = kept.map(|it| it.figures).unwrap_or_default();
    // As at the day that it was said as at: a figure that was late then isn't another one for the days that went by.
    let on = paper.cut_off.map_or(on, |day| day.0);
    figures.iter().filter_map(|printed| differs(pack, printed, words, on)).collect()
}

fn differs(
    pack: &Pack,
    printed: &Printed,
    words: Vocabulary,
    on: chrono::NaiveDate,
) -> Option<Restated> {
    let measure = pack.measure(&MeasureId(printed.measure.clone()))?;
    let period: Period = printed.period.parse().ok()?;
    let rating = rating::rate(pack, measure, AsAt { period, on: Some(on) });
    let terms = measure.as_of(pack.calendar().year_of_period(period));
    let figure = figure_words(&terms, &rating);
    // A status may be told in other words than those of the paper; a figure can't.
    let status = rating.year_to_date.judgement.status.words(words);
    let same_status = [Vocabulary::RedAmberGreen, Vocabulary::OnOffTarget]
        .iter()
        .any(|words| rating.year_to_date.judgement.status.words(*words) == printed.status);
    if figure == printed.figure && same_status {
        return None;
    }
    let said = |figure: &str, status: &str| {
        let figure = if figure.is_empty() { "no figure" } else { figure };
        format!("{figure} ({})", status.to_lowercase())
    };
    Some(Restated {
        name: measure.name.clone(),
        period,
        was: said(&printed.figure, &printed.status),
        now: said(&figure, status),
    })
}

/// The last paper of the same kind that was signed off for these readers or wider ones, of the same plan, post and area
/// and of an earlier period, or the one that this is another version of.
pub fn last_signed<'a>(pack: &'a Pack, paper: &Paper) -> Option<&'a Paper> {
    if let Some(replaced) = paper.replaces.as_ref().and_then(|id| pack.paper(id)) {
        return Some(replaced).filter(|it| it.is_signed());
    }
    let calendar = pack.calendar();
    let of = |it: &Paper| (it.template, it.plan.clone(), it.post.clone(), it.area.clone());
    let wider = |audience: Audience| audience <= paper.reader();
    let end = paper.period.end(calendar);
    let alike = pack.papers.iter().map(AsRef::as_ref).filter(|it| {
        it.id != paper.id
            && it.is_signed()
            && of(it) == of(paper)
            && wider(it.reader())
            && it.period.end(calendar) < end
    });
    alike.max_by_key(|it| (it.period.end(calendar), it.version))
}
