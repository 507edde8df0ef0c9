//! What the cells of the entry grid say, and what is typed in them.

use crate::{
    app::{
        browser,
        grid::{Asking, Held, Kind, Position, Remark, Shown, Taking, Trade},
        state::{Editor, Within},
    },
    edit::Command,
    exchange::{
        columns::{
            column::{Column, Part, Place},
            unread::{Unread, Waits, counts, taken_in_words},
        },
        entry_block::{answered, asked_of, question},
        entry_grid::{self, Entered},
        entry_paste::{FigureSheet, FiguresTaken, freed, paste_block, put_block},
        entry_questions::{self, Questions, Written},
    },
    model::{Day, MeasureId, Pack, Period, Reading},
    rating::FigureCheck,
};
use leptos::prelude::*;

/// The figures of measures by period.
pub struct Figures;

impl Trade for Figures {
    fn name(&self) -> &'static str {
        "Figures"
    }

    fn pasted(&self) -> &'static str {
        "Paste figures"
    }

    fn shown(&self, held: &Held, column: Column) -> Shown {
        let (Some(measure), Column::Figure(period, part)) = (&held.measure, column) else {
            return Shown::default();
        };
        let observation = measure.observation(period);
        let (text, is_figure) = entry_grid::shown(measure, period, part);
        let mut flags = String::new();
        if let Some(held) = observation {
            for (on, flag) in
                [(held.provisional, 'p'), (held.revised, 'r'), (held.comment.is_some(), '•')]
            {
                flags.extend(on.then_some(flag));
            }
        }
        Shown {
            text,
            flags,
            is_reason: !is_figure,
            is_unread: observation.is_some_and(|held| held.reading == Reading::Unread),
        }
    }

    fn text(&self, pack: &Pack, (id, column): &Place) -> String {
        let Column::Figure(period, part) = *column else { return String::new() };
        let measure = pack.measure(id);
        measure.map(|measure| entry_grid::text(measure, period, part)).unwrap_or_default()
    }

    fn take(&self, editor: Editor, place: Place, text: &str) {
        editor.notices().go_on();
        if let Column::Figure(period, part) = place.1 {
            take(editor, place, (period, part), (text, false));
        }
    }

    fn take_block(
        &self,
        editor: Editor,
        position: Position,
        at: (usize, usize),
        text: &str,
        label: &str,
    ) {
        if label != self.pasted() {
            let taken = with_sheet(editor, position, |sheet| put_block(sheet, at, text));
            return carry_out(editor, taken, label);
        }
        // Blank lines after what was copied empty no figures; where cells are emptied, each line is one of them.
        let text = text.trim_end_matches(['\r', '\n']);
        match with_sheet(editor, position, |sheet| paste_block(sheet, at, text, None)) {
            Err(names) => {
                let words = format!("{} {ADDED_ELSEWHERE}", names.words(false));
                let (text, label) = (text.to_owned(), label.to_owned());
                position.asking.set(Some(Asking {
                    words,
                    at,
                    text,
                    label,
                    names,
                    ..Asking::default()
                }));
            }
            Ok(taken) => carry_out(editor, taken, label),
        }
    }

    fn take_asked(&self, editor: Editor, position: Position, asked: &Asking, taking: &Taking) {
        // Names alone are asked about here.
        let Taking::Answered(answers) = taking else { return };
        let taken = with_sheet(editor, position, |sheet| {
            paste_block(sheet, asked.at, &asked.text, Some(answers))
        });
        if let Ok(taken) = taken {
            carry_out(editor, taken, &asked.label);
        }
    }

    fn remarks(&self, editor: Editor, held: &Held, (_, column): &Place) -> Vec<Remark> {
        let (Some(measure), Column::Figure(period, part)) = (&held.measure, *column) else {
            return Vec::new();
        };
        // Of a ratio it is asked once, where both are known.
        if part == Part::Denominator {
            return Vec::new();
        }
        let is_text = measure.observation(period).is_some_and(|it| it.reading == Reading::Unread);
        let kept = is_text.then(|| Remark::of(Kind::Told, KEPT_AS_TEXT));
        // Rows follow their measure, not the pack.
        let calendar = editor.pack_now().calendar();
        let open = editor.questions.with(|asked| asked.open(calendar, measure, period));
        let asked = open.iter().map(|check| Remark::of(Kind::Asked, &check.words));
        kept.into_iter().chain(asked).collect()
    }

    fn yes(&self) -> &'static str {
        "Yes, this is right"
    }

    fn offered(&self, editor: Editor, place: &Place) -> Option<(String, String)> {
        let (id, column) = place;
        let Column::Figure(period, Part::Figure) = *column else { return None };
        let pack = editor.pack();
        let measure = pack.measure(id)?;
        let open = |asked: &Questions| asked.open(pack.calendar(), measure, period);
        let waiting = asked_of_waiting(editor, place).into_iter();
        let found = waiting.chain(editor.questions.with(open)).find_map(|it| it.rescaled)?;
        Some((found.words, found.text))
    }

    fn answer(&self, editor: Editor, (id, column): &Place) {
        let pack = editor.pack_now();
        let (Some(measure), Column::Figure(period, part)) = (pack.measure(id), *column) else {
            return;
        };
        let place = (id.clone(), *column);
        let waiting = editor.unread.with_untracked(|unread| unread.get(&place).cloned());
        if let Some(waits) = waiting {
            return take(editor, place, (period, part), (&waits.text, true));
        }
        let today = Day(untrack(|| editor.today()));
        let open = |asked: &Questions| asked.open(pack.calendar(), measure, period);
        let asked = editor.questions.with_untracked(open);
        let command = entry_questions::answered(&asked, measure, period, Some(today));
        if let Some(Err(reason)) = command.map(|command| editor.run(command)) {
            editor.say(reason);
        }
    }
}

/// Where names become measures.
const ADDED_ELSEWHERE: &str =
    "New measures are added under “Measures, many at once”, by pasting their names there.";

/// Does something with the sheet as it is now.
fn with_sheet<T>(editor: Editor, position: Position, act: impl FnOnce(FigureSheet<'_>) -> T) -> T {
    let (pack, rows) = (editor.pack_now(), position.rows.get_untracked());
    let columns: Vec<Period> = position.columns.with_untracked(|columns| {
        let period = |column: &Column| match column {
            Column::Figure(period, _) => Some(*period),
            _ => None,
        };
        columns.iter().filter_map(period).collect()
    });
    act(FigureSheet { pack: &pack, rows: &rows, columns: &columns })
}

/// Carries out what a block comes to as one step, and keeps what of it waits.
fn carry_out(editor: Editor, taken: FiguresTaken, label: &str) {
    let words = taken.words(&editor.pack_now());
    let (count, beyond) = (taken.taken, taken.beyond);
    let batch = Command::Batch { label: label.to_owned(), commands: taken.commands };
    let changed = match if count > 0 { editor.run(batch) } else { Ok(false) } {
        Ok(changed) => changed,
        Err(reason) => return editor.say(reason),
    };
    let waiting = counts(taken.unread.values());
    editor.change_unread(Within::block(changed, label), |kept| {
        // What was typed before in these cells has been typed over.
        for place in &taken.written {
            kept.remove(place);
        }
        kept.extend(taken.unread);
    });
    if count + waiting.0 + waiting.1 + beyond > 1 || !words.is_empty() {
        editor.say_done(taken_in_words(label, count, waiting, beyond) + &words);
    }
}

/// What is told of a text that a file had in place of a figure.
const KEPT_AS_TEXT: &str = "this was kept as it was found and is not a figure: type the figure over it, or why there is none";

/// How many figures are looked at before the browser gets its turn.
const AT_ONCE: usize = 50;

/// Asks about figures that were typed or commented on, where there is something to ask; a long list of them in slices.
pub fn ask(editor: Editor, typed: Vec<(MeasureId, Period)>, written: Written) {
    leptos::task::spawn_local(async move {
        for some in typed.chunks(AT_ONCE) {
            let pack = editor.pack_now();
            let mut asked = editor.questions.get_untracked();
            for (id, period) in some {
                if let Some(measure) = pack.measure(id) {
                    asked.typed(pack.calendar(), measure, *period, written);
                }
            }
            if editor.questions.with_untracked(|before| *before != asked) {
                editor.questions.set(asked);
            }
            browser::breathe().await;
        }
    });
}

/// The other part of a ratio, of a part.
fn other_place(place: &Place, (period, part): (Period, Part)) -> Option<Place> {
    let other = match part {
        Part::Figure => return None,
        Part::Numerator => Part::Denominator,
        Part::Denominator => Part::Numerator,
    };
    Some((place.0.clone(), Column::Figure(period, other)))
}

/// What waits in the cell of a ratio's other part.
fn other_text(unread: &Unread, place: &Place, of: (Period, Part)) -> Option<String> {
    unread.get(&other_place(place, of)?).map(|waits| waits.text.clone())
}

/// What is unlikely of the figure of a text that waits in a cell.
fn asked_of_waiting(editor: Editor, place: &Place) -> Vec<FigureCheck> {
    let Column::Figure(period, part) = place.1 else { return Vec::new() };
    let pack = editor.pack();
    let Some(measure) = pack.measure(&place.0) else { return Vec::new() };
    editor.unread.with(|unread| {
        let Some(Waits { text, .. }) = unread.get(place) else { return Vec::new() };
        let other = other_text(unread, place, (period, part));
        match entry_grid::enter(measure, period, part, text, other.as_deref()) {
            Entered::Change(command) | Entered::Asked(_, command) => {
                asked_of(pack.calendar(), measure, &command)
            }
            _ => Vec::new(),
        }
    })
}

/// Takes the shares that waited for their measure's unit, as one step, where it has one now.
fn take_freed(editor: Editor, id: &MeasureId) {
    let pack = editor.pack_now();
    let freed = editor.unread.with_untracked(|unread| freed(&pack, id, unread));
    let (places, commands): (Vec<Place>, Vec<Command>) = freed.into_iter().unzip();
    if commands.is_empty() {
        return;
    }
    let label = "Take the shares that waited".to_owned();
    match editor.run(Command::Batch { label, commands }) {
        Ok(_) => editor.change_unread(Within::LatestStep, |unread| {
            unread.retain(|place, _| !places.contains(place));
        }),
        Err(reason) => editor.say(reason),
    }
}

/// Takes a typed text into the pack, or keeps it with the reason why it can't be read, or what is asked of it first;
/// whether somebody is sure of it, who was asked.
fn take(editor: Editor, place: Place, (period, part): (Period, Part), (text, sure): (&str, bool)) {
    let pack = editor.pack_now();
    let Some(measure) = pack.measure(&place.0) else { return };
    let other_place = other_place(&place, (period, part));
    let other = editor.unread.with_untracked(|unread| other_text(unread, &place, (period, part)));
    let cannot = |reason: String| {
        let kept = Waits::refused(text, reason);
        editor.change_unread(Within::NoStep, |unread| drop(unread.insert(place.clone(), kept)));
    };
    let (of_text, command) = match entry_grid::enter(measure, period, part, text, other.as_deref())
    {
        Entered::Same => {
            return editor.change_unread(Within::NoStep, |unread| drop(unread.remove(&place)));
        }
        Entered::Half(reason) | Entered::Unread(reason) => return cannot(reason),
        Entered::Change(command) => (None, command),
        Entered::Asked(words, command) => (Some(words), command),
    };
    let checks = asked_of(pack.calendar(), measure, &command);
    if !sure && (of_text.is_some() || !checks.is_empty()) {
        let waits = Waits::asked(text, question(of_text.as_deref(), &checks));
        return editor.change_unread(Within::NoStep, |unread| {
            // A ratio waits with both its parts, where both were typed.
            if let Some(other) = other_place.and_then(|other| unread.get_mut(&other)) {
                *other = Waits::asked(&other.text, &waits.reason);
            }
            unread.insert(place.clone(), waits);
        });
    }
    let today = Day(untrack(|| editor.today()));
    match editor.run(answered(*command, &checks, Some(today))) {
        Ok(changed) => {
            let within = if changed { Within::LatestStep } else { Within::NoStep };
            editor.change_unread(within, |unread| {
                unread.remove(&place);
                if let Some(other) = other_place {
                    unread.remove(&other);
                }
            });
            take_freed(editor, &place.0);
        }
        Err(reason) => {
            // The cell is left for the next: what keeps the whole draft as it is is said at once, too.
            editor.say(reason.clone());
            cannot(reason);
        }
    }
}
