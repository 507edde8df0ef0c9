//! One figure: from its cells to an observation, set against what the pack has.

use super::engine::Engine;
use super::observed_words::{about_in_words, comment_of, figure_in_words, in_place_of, reason_of};
use super::proposal::Outcome;
use crate::exchange::reading::{
    period::{self, Caution, PeriodError},
    spaces::tidy,
    value::{self, Offer, ValueReading},
};
use crate::model::{
    Calendar, ComparatorId, Day, Frequency, MissingReason, Observation, Period, Reading,
};

/// The columns that one figure comes from.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) value: Option<usize>,
    pub(super) typed: Option<usize>,
    pub(super) numerator: Option<usize>,
    pub(super) denominator: Option<usize>,
    pub(super) about: Option<usize>,
    pub(super) qualifier: Option<usize>,
    pub(super) comment: Option<usize>,
}

impl Columns {
    /// Those that hold the figure itself.
    pub(super) fn figures(&self) -> impl Iterator<Item = usize> + use<> {
        [self.value, self.typed, self.numerator, self.denominator].into_iter().flatten()
    }
}

/// Which observation.
pub(super) struct Key {
    pub(super) measure: usize,
    pub(super) series: Option<ComparatorId>,
    pub(super) period: Period,
}

/// What the cells of a figure say.
struct Said {
    reading: Reading,
    text: Option<String>,
    offer: Option<Offer>,
}

impl Engine<'_> {
    /// Takes a figure into its series.
    pub(super) fn observe(&mut self, row: usize, key: Key, columns: &Columns) {
        let Some(measure) = self.draft.measures.get(key.measure) else { return };
        let (id, unit) = (measure.id.clone(), measure.unit.clone());
        let reports = measure.frequency.filter(|_| key.series.is_none());
        let Some(said) = self.said(row, columns, &unit) else { return };
        let period = self.on_grid(key.period, &id);
        let key = Key { period, ..key };
        if let Some(reports) = reports.filter(|it| counts_nowhere(period, *it)) {
            if let (Period::Year(_), Reading::Number(value), None) =
                (period, said.reading, &said.offer)
                && let Some(column) =
                    columns.value.filter(|it| !self.text(row, Some(*it)).is_empty())
            {
                let of = (key.measure, period);
                self.before.entry(of).or_default().push(((row, column), value));
                return;
            }
            return self.refuse_period(row, columns, period, reports);
        }
        let about = self.text(row, columns.about);
        let comment = self.text(row, columns.comment);
        let first_row = self.seen_before(row, &key);
        let Some(series) = self.series_of(&key) else { return };
        let old = series.iter().find(|found| found.period == key.period).cloned();
        if let Some(old) = old.as_ref().filter(|old| loses_figure(old, &said))
            && first_row.is_none()
            && !self.is_confirmed(row, columns)
        {
            return self.keep_figure(row, &key, columns, old, &said);
        }
        let mut new = old.clone().unwrap_or(Observation::new(key.period, said.reading));
        // A reading that a person confirmed before stands as long as the text does.
        let confirmed =
            said.reading == Reading::Unread && said.text.is_some() && new.text == said.text;
        if !confirmed {
            (new.reading, new.text) = (said.reading, said.text);
        }
        let mut doubts = Vec::new();
        if !about.is_empty() {
            doubts = set_about(&mut new, about, key.period, self.calendar);
        }
        if let Some(column) = columns.qualifier {
            set_qualifiers(&mut new, self.text(row, Some(column)));
        }
        if let Some(offer) = said.offer.as_ref().filter(|offer| offer.reading == new.reading) {
            offer.mark(&mut new);
        }
        if !comment.is_empty() {
            new.comment = Some(comment.to_owned());
        }
        if let Some(first) = first_row.filter(|_| old.as_ref() != Some(&new)) {
            let number = self.table.row_number(first);
            let message = format!("row {number} has another figure for this period");
            for column in columns.figures().chain(columns.about) {
                if !self.text(row, Some(column)).is_empty() {
                    self.note((row, column), Outcome::LeftOut, message.clone());
                }
            }
            let at = columns.figures().next().unwrap_or(0);
            return self.refuse((row, at), message, "keep one of the rows");
        }
        if let Some(asked) = self.decisions.answered.get(&row).filter(|_| key.series.is_none()) {
            new.answer(asked.iter().cloned(), self.decisions.on.map(Day));
        }
        self.note_parts(row, columns, old.as_ref(), &new);
        // One that was confirmed stays on offer, so that it can be taken back.
        let asked = self.is_confirmed(row, columns);
        if let Some(offer) = said.offer.filter(|_| new.reading == Reading::Unread || asked) {
            self.offer_beside(row, columns, offer.words);
        } else if let Some(old) = old.filter(|old| asked && old.reading.is_figure()) {
            self.offer_beside(row, columns, in_place_of(&old, new.reading));
        }
        for doubt in doubts {
            self.doubt((row, columns.about.unwrap_or(0)), doubt, "");
        }
        self.put(&key, new);
    }

    /// Leaves out a figure for a period at which its measure doesn't report: nothing would ever show it.
    pub(super) fn refuse_period(
        &mut self,
        row: usize,
        columns: &Columns,
        period: Period,
        reports: Frequency,
    ) {
        let words = reports.words().to_lowercase();
        let message = format!(
            "the measure is {words}, so a figure for {} would count nowhere",
            period.label()
        );
        let hint = "give figures for the periods at which the measure reports";
        let mut filled =
            columns.figures().filter(|column| !self.text(row, Some(*column)).is_empty());
        let (first, others) = (filled.next(), filled.collect::<Vec<_>>());
        for column in others {
            self.note((row, column), Outcome::LeftOut, message.clone());
        }
        if let Some(first) = first {
            self.refuse((row, first), message, hint);
        }
    }

    /// What the cells of the figure say; `None` where they say nothing.
    fn said(&mut self, row: usize, columns: &Columns, unit: &str) -> Option<Said> {
        let own = self.text(row, columns.value);
        let typed = self.text(row, columns.typed);
        let plain = |reading, text: &str| {
            let text = (!text.is_empty()).then(|| text.to_owned());
            Some(Said { reading, text, offer: None })
        };
        let parts = (
            value::number(self.text(row, columns.numerator)),
            value::number(self.text(row, columns.denominator)),
        );
        if let (Some(numerator), Some(denominator)) = parts {
            return plain(Reading::Ratio { numerator, denominator }, typed);
        }
        let text = if typed.is_empty() { own } else { typed };
        match (value::read_in(own, unit), value::read_in(typed, unit)) {
            // The file's own reading stands, beside the text it was read from.
            (ValueReading::Number { value, .. }, read) => {
                let same = match read {
                    ValueReading::Number { value: also, .. } => also == value,
                    ValueReading::Blank => true,
                    _ => false,
                };
                plain(Reading::Number(value), if same { "" } else { typed })
            }
            (ValueReading::Blank, ValueReading::Blank) => None,
            (ValueReading::Missing(reason), _)
            | (ValueReading::Blank, ValueReading::Missing(reason)) => {
                let plainly = (reason == MissingReason::NotAvailable && !value::is_low(text))
                    || text == reason.words();
                plain(Reading::Missing(reason), if plainly { "" } else { text })
            }
            (ValueReading::Text(offer), _) | (ValueReading::Blank, ValueReading::Text(offer)) => {
                let accepted = offer.as_ref().filter(|_| self.is_confirmed(row, columns));
                let reading = accepted.map_or(Reading::Unread, |offer| offer.reading);
                Some(Said { reading, text: Some(text.to_owned()), offer })
            }
            (ValueReading::Blank, ValueReading::Number { value, .. }) => {
                // The text is a number, yet the file's own reading of it is blank.
                if columns.value.is_some() {
                    self.doubt(
                        (row, columns.typed.unwrap_or(0)),
                        "the figure was taken from the text; the column for it is blank".to_owned(),
                        "",
                    );
                }
                plain(Reading::Number(value), "")
            }
        }
    }

    /// Whether a person confirmed what is offered for a figure.
    fn is_confirmed(&self, row: usize, columns: &Columns) -> bool {
        columns.figures().any(|column| self.decisions.confirmed.contains(&(row, column)))
    }

    /// Offers a reading beside the text that it is one of.
    fn offer_beside(&mut self, row: usize, columns: &Columns, words: String) {
        let column = columns.typed.filter(|column| !self.text(row, Some(*column)).is_empty());
        if let Some(column) = column.or(columns.value) {
            self.offer((row, column), words);
        }
    }

    /// Keeps the figure that the pack has where the file has only a word or a mark in its place, as where it has a
    /// blank; what may be taken instead is offered.
    fn keep_figure(
        &mut self,
        row: usize,
        key: &Key,
        columns: &Columns,
        old: &Observation,
        said: &Said,
    ) {
        let kept = figure_in_words(old);
        for column in columns.figures().chain(columns.about).chain(columns.qualifier) {
            if !self.text(row, Some(column)).is_empty() {
                let reason = format!("no figure; the pack's figure {kept} was kept");
                self.note((row, column), Outcome::Emptied, reason);
            }
        }
        let offered = said.offer.as_ref().map(|offer| offer.words.clone());
        self.offer_beside(row, columns, offered.unwrap_or_else(|| in_place_of(old, said.reading)));
        // A comment is news of a figure all the same.
        let comment = self.text(row, columns.comment);
        if !comment.is_empty() {
            let new = old.clone().with(|it| it.comment = Some(comment.to_owned()));
            let beside = Columns { comment: columns.comment, ..Columns::default() };
            self.note_parts(row, &beside, Some(old), &new);
            self.put(key, new);
        }
    }

    /// Notes what becomes of the cells of a figure, each by the part of the observation it gave.
    fn note_parts(
        &mut self,
        row: usize,
        columns: &Columns,
        old: Option<&Observation>,
        new: &Observation,
    ) {
        let outcome = |same: bool, had: bool, print: fn(&Observation) -> String| match old {
            Some(_) if same => Outcome::Unchanged,
            Some(old) if had => Outcome::Changed { from: print(old), to: print(new) },
            _ => Outcome::Added,
        };
        let same = |part: fn(&Observation) -> String| old.is_some_and(|old| part(old) == part(new));
        let figure = outcome(same(figure_in_words), true, figure_in_words);
        for column in columns.figures() {
            if !self.text(row, Some(column)).is_empty() {
                self.note((row, column), figure.clone(), reason_of(new));
            }
        }
        let about = outcome(
            same(about_in_words),
            old.is_some_and(|o| !about_in_words(o).is_empty()),
            about_in_words,
        );
        let comment =
            outcome(same(comment_of), old.is_some_and(|o| o.comment.is_some()), comment_of);
        let beside = [
            (columns.about, about.clone()),
            (columns.qualifier, about),
            (columns.comment, comment),
        ];
        for (column, outcome) in beside {
            if let Some(column) = column.filter(|column| !self.text(row, Some(*column)).is_empty())
            {
                self.note((row, column), outcome, "beside the figure");
            }
        }
    }

    /// The row of this file that gave this observation already.
    fn seen_before(&mut self, row: usize, key: &Key) -> Option<usize> {
        let seen = (key.measure, key.series.clone(), key.period);
        let first = self.observed.get(&seen).copied();
        self.observed.entry(seen).or_insert(row);
        first
    }

    fn series_of(&mut self, key: &Key) -> Option<&mut Vec<Observation>> {
        let measure = self.draft.measures.get_mut(key.measure)?;
        match &key.series {
            None => Some(&mut measure.series),
            Some(id) => {
                let found = measure.comparators.iter_mut().find(|c| c.id == *id);
                found.map(|comparator| &mut comparator.series)
            }
        }
    }

    /// Sets an observation in its place in time.
    fn put(&mut self, key: &Key, observation: Observation) {
        let calendar = self.calendar;
        if key.series.is_none() && !matches!(observation.reading, Reading::Missing(_)) {
            let later = self.latest.is_none_or(|l| l.end(calendar) < key.period.end(calendar));
            if later {
                self.latest = Some(key.period);
            }
        }
        let Some(series) = self.series_of(key) else { return };
        match series.iter_mut().find(|found| found.period == key.period) {
            Some(found) => *found = observation,
            None => {
                let when = |period: Period| (period.end(calendar), period.start(calendar), period);
                let new = when(observation.period);
                let at = series.iter().rposition(|held| when(held.period) < new);
                series.insert(at.map_or(0, |before| before + 1), observation);
            }
        }
    }
}

/// Whether a measure that reports so often has no place for a figure of this period.
fn counts_nowhere(period: Period, reports: Frequency) -> bool {
    reports != Frequency::Dated && period.frequency() != reports
}

/// Whether what a file says in place of a figure that the pack has is none.
fn loses_figure(old: &Observation, said: &Said) -> bool {
    let confirmed = said.reading == Reading::Unread && said.text.is_some() && old.text == said.text;
    old.reading.is_figure() && !said.reading.is_figure() && !confirmed
}

/// Sets the date a figure is about, where it differs from the period, and its qualifiers. A date that
/// can't be read is kept as text, with the reason.
fn set_about(new: &mut Observation, text: &str, period: Period, calendar: Calendar) -> Vec<String> {
    (new.about, new.qualifier, new.provisional, new.revised) = (None, None, false, false);
    if matches!(text.to_lowercase().as_str(), "n/a" | "na") {
        return Vec::new();
    }
    match period::read(text, calendar, None) {
        Ok(read) => {
            let certain = read.cautions.iter().all(|c| *c == Caution::UnknownWords);
            let same = read.start == period.start(calendar) && read.end == period.end(calendar);
            new.about = (!same || !certain).then(|| tidy(text));
            (new.provisional, new.revised) = (read.provisional, read.revised);
            // The date's own text says the qualifier; without it, it has to be kept by itself.
            new.qualifier = match (&new.about, read.qualifier) {
                (None, Some(words)) => without_flags(&words),
                _ => None,
            };
            Vec::new()
        }
        Err(PeriodError::Blank) => Vec::new(),
        Err(error) => {
            new.about = Some(tidy(text));
            vec![format!("{error}; it was kept as text")]
        }
    }
}

/// Sets the qualifiers that a column of their own names, separated by commas.
fn set_qualifiers(new: &mut Observation, text: &str) {
    let says = |word: &str| text.split(',').any(|said| said.trim().eq_ignore_ascii_case(word));
    (new.provisional, new.revised) = (says("provisional"), says("revised"));
    let others = text.split(',').map(str::trim);
    let others: Vec<&str> = others
        .filter(|said| !said.is_empty())
        .filter(|said| {
            !["provisional", "revised"].iter().any(|flag| said.eq_ignore_ascii_case(flag))
        })
        .collect();
    new.qualifier = (!others.is_empty()).then(|| others.join(", "));
}

/// A qualifier without the words that have a flag of their own.
fn without_flags(words: &str) -> Option<String> {
    let flag = |word: &&str| !matches!(word.to_lowercase().as_str(), "provisional" | "revised");
    let rest: Vec<&str> = words.split(' ').filter(flag).collect();
    (!rest.is_empty()).then(|| rest.join(" "))
}
