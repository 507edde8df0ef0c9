//! Making a paper piece by piece, so that a page can show how far it is and be stopped.

use super::made::{Made, Part, Printed, figure_words};
use super::material::{Material, PieceKind};
use super::parts::{of_part, piece};
use super::summary::omissions;
use crate::model::{Audience, Pack, Paper, PaperPart, Regime, day_label};
use crate::report::minute::{Member, Scope};
use chrono::NaiveDate;

/// A paper in the making.
pub struct Making {
    of: Material,
    /// The next is the last.
    waiting: Vec<Step>,
    total: usize,
    parts: Vec<Part>,
}

/// What is made in one go.
enum Step {
    /// A measure's words, picture or analysis.
    Piece(usize, PieceKind),
    /// A part, of the pieces.
    Part(PaperPart),
    /// What isn't in the paper.
    Omissions,
}

/// A paper in one go, for a terminal. Today is where the pack has no clock of its own.
pub fn made(pack: &Pack, paper: &Paper, today: NaiveDate) -> Made {
    let mut making = Making::new(pack, paper, today);
    while making.step() {}
    making.whole()
}

impl Making {
    /// Of a whole pack, all that is quickly known.
    pub fn new(whole: &Pack, paper: &Paper, today: NaiveDate) -> Self {
        let of = Material::new(whole, paper, today);
        let waiting = planned(&of);
        Self { of, total: waiting.len(), waiting, parts: Vec::new() }
    }

    /// How many steps there are in all.
    pub fn total(&self) -> usize {
        self.total
    }

    /// How many of them are made.
    pub fn done(&self) -> usize {
        self.total - self.waiting.len()
    }

    /// Makes a piece or a part. False where all are made.
    pub fn step(&mut self) -> bool {
        match self.waiting.pop() {
            None => return false,
            Some(Step::Piece(at, kind)) => {
                if let Some(member) = self.of.member(at) {
                    let made = piece(&self.of, member, kind);
                    self.of.pieces.insert((at, kind), made);
                }
            }
            Some(Step::Part(part)) => {
                let items = of_part(&mut self.of, part);
                if !items.is_empty() {
                    self.parts.push(Part { heading: part.words().to_owned(), items });
                }
            }
            Some(Step::Omissions) => self.parts.push(omissions(&self.of)),
        }
        true
    }

    /// The paper, of all that is made.
    pub fn whole(self) -> Made {
        Made {
            title: self.of.paper.name.clone(),
            cut_off: self.cut_off(),
            facts: self.facts(),
            figures: self.of.chosen.iter().filter_map(|at| self.printed(*at)).collect(),
            parts: self.parts,
        }
    }

    /// What was printed of a measure.
    fn printed(&self, at: usize) -> Option<Printed> {
        let Member { measure, rating } = self.of.member(at)?;
        Some(Printed {
            measure: measure.id.to_string(),
            name: measure.name.clone(),
            period: self.of.paper.period.to_string(),
            figure: figure_words(measure, rating),
            status: rating.year_to_date.judgement.status.words(self.of.words).to_owned(),
        })
    }

    fn cut_off(&self) -> String {
        let on = self.of.as_at.on.map(|on| format!(", as at {}", day_label(on)));
        format!("Figures to {}{}", self.of.paper.period.label(), on.unwrap_or_default())
    }

    fn facts(&self) -> Vec<(String, String)> {
        let paper = &self.of.paper;
        let fact =
            |term: &str, words: String| (!words.is_empty()).then(|| (term.to_owned(), words));
        let readers = match paper.reader() {
            Audience::Public => "The public",
            Audience::Internal => "The organisation",
            Audience::Personal => "Those whom it is about, and who answers for them",
        };
        let of = match &self.of.scope {
            Scope::Whole => self.of.pack.organisation.name.clone(),
            scope => scope.name(&self.of.pack),
        };
        let regime = paper.regime.map(Regime::words).unwrap_or_default();
        let area = if self.of.chosen.is_empty() { String::new() } else { paper.area.clone() };
        let facts = [
            fact("Report", paper.template.words().to_owned()),
            fact("Of", of),
            fact("Area", area),
            fact("Measures managed as", regime.to_owned()),
            fact("For", readers.to_owned()),
            fact("Data cut-off", self.cut_off()),
        ];
        facts.into_iter().flatten().collect()
    }
}

/// Each part after the pieces that it asks for, each by itself so that a page can paint in between; the last is made first.
fn planned(of: &Material) -> Vec<Step> {
    let mut wanted = Vec::new();
    for part in &of.parts {
        let kind = match part {
            PaperPart::Pictures => Some(PieceKind::Picture),
            PaperPart::Statistics => Some(PieceKind::Analysis),
            _ => None,
        };
        let pieces = kind.map(|kind| of.drawn().into_iter().map(move |at| Step::Piece(at, kind)));
        wanted.extend(pieces.into_iter().flatten());
        wanted.push(Step::Part(*part));
    }
    wanted.push(Step::Omissions);
    wanted.reverse();
    wanted
}
