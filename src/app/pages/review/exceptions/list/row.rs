//! A row of the tracker.

use crate::{
    app::{
        components::{StatusMark, audited, says_unsigned, unsigned_mark},
        route::Route,
        state::{Rated, Shown},
    },
    model::{ExceptionId, Pack, Vocabulary, day_label},
    rating::{
        AsAt, Status,
        audit::{Overturned, overturned},
        exception::ActionVerdict,
        in_this_file,
    },
    report::exceptions::{Tracked, Work, effects_among},
};
use leptos::prelude::*;

/// What stands over the columns; on a phone each stands at its cell.
pub const HEADS: [&str; 6] = [
    "Exception",
    "Age",
    "Next review",
    "Back within its floor by",
    "Recovery",
    "Expected effect, and what came of it",
];

/// A row before it is drawn.
#[derive(Clone, PartialEq)]
pub struct Row {
    /// Which exception.
    pub id: ExceptionId,
    name: String,
    status: Option<Status>,
    overturned: Option<Overturned>,
    /// Its target isn't signed off, and that doesn't stand over all of them.
    unsigned: bool,
    tracked: Tracked,
    age: String,
    owner: String,
    review: Option<(String, bool)>,
    promise: Option<String>,
    moves: Option<String>,
    recovery: &'static str,
    /// Of each action that promised something what it was, what came of it, and by how much the figures moved.
    promised: Vec<(String, ActionVerdict, Option<String>)>,
}

impl Row {
    /// What is said of an exception in a row.
    pub fn of(
        shown: Shown,
        (pack, work): (&Pack, &Work),
        rated: &[Rated],
        row: &Tracked,
        as_at: AsAt,
    ) -> Option<Self> {
        let (exception, actions) = work.on(pack, &row.exception)?;
        let rated = row.at.and_then(|at| rated.get(at));
        let measure = match rated {
            Some(rated) => Some(&*rated.measure),
            None => pack.measure(&exception.measure),
        };
        let effects = effects_among(pack, measure, actions, as_at);
        let promised = effects.iter().filter_map(|it| {
            let effect = it.effect?;
            let measure = measure?;
            let moved = effect.moved_words(measure);
            Some((effect.promised_words(measure), effect.verdict, moved))
        });
        Some(Self {
            id: row.exception.clone(),
            name: exception.name.clone(),
            status: rated.map(|it| it.rating.year_to_date.judgement.status),
            overturned: measure.and_then(|it| overturned(pack, it, as_at)),
            unsigned: rated.is_some_and(|it| says_unsigned(shown, it)),
            tracked: row.clone(),
            age: row.age.clone(),
            owner: exception.owner.clone(),
            review: row.review.map(|(day, late)| (day_label(day.0), late)),
            promise: row
                .promise
                .map(|(day, kept)| format!("{}, {}", day_label(day.0), kept.shortly())),
            moves: row.moves_words(),
            recovery: row.recovery.shortly(),
            promised: promised.collect(),
        })
    }

    /// Draws it.
    pub fn view(self, vocabulary: Vocabulary) -> AnyView {
        let href = Route::Exception(self.id).href();
        let none = || view! { <span class="unset">"None"</span> }.into_any();
        let review = match self.review {
            Some((day, true)) => {
                view! { <span class="challenge">{format!("{day}, overdue")}</span> }.into_any()
            }
            Some((day, false)) => day.into_any(),
            None if self.tracked.standing.is_live() => {
                view! { <span class="unset">"Not yet set"</span> }.into_any()
            }
            None => none(),
        };
        let owner = match self.owner.is_empty() {
            true => "nobody is named for it".to_owned(),
            false => self.owner,
        };
        let small = |words: String| view! { <span class="line small quiet">{words}</span> };
        // What closed it was its periods; the year to date may still be red.
        let to_date = self.status.map(|status| {
            view! {
                <span class="line">
                    <StatusMark status vocabulary />
                    " "
                    <span class="small quiet">"to date"</span>
                    {audited(self.overturned.map(|it| it.beside(vocabulary)))}
                    {unsigned_mark(self.unsigned)}
                </span>
            }
        });
        view! {
            <tr role="row">
                <th role="rowheader" scope="row">
                    <a class="link" href=href>{self.name}</a>
                    {to_date}
                    {small(format!("{} · {owner}", self.tracked.standing_words(vocabulary)))}
                </th>
                <td role="cell" data-kind=HEADS[1]>{self.age}</td>
                <td role="cell" data-kind=HEADS[2]>{review}</td>
                <td role="cell" data-kind=HEADS[3]>{self.promise.map_or_else(none, IntoAny::into_any)} {self.moves.map(small)}</td>
                <td role="cell" data-kind=HEADS[4]>{self.recovery}</td>
                <td role="cell" data-kind=HEADS[5]>
                    {match self.promised.is_empty() {
                        true => {
                            let none = format!("None{}", in_this_file(&Shown::get().pack()));
                            view! { <span class="unset">{none}</span> }.into_any()
                        }
                        false => self.promised.into_iter().map(came_of).collect_view().into_any(),
                    }}
                </td>
            </tr>
        }
        .into_any()
    }
}

/// What an action promised, and what came of it: a line each.
fn came_of((promised, verdict, moved): (String, ActionVerdict, Option<String>)) -> AnyView {
    let moved = moved.map(|words| format!("; the figures are {words}"));
    view! {
        <span class="line">
            {promised}
            ": "
            <span class="small quiet">{verdict.words()} {moved}</span>
        </span>
    }
    .into_any()
}
