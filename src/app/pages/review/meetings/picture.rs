//! What an item is about, seen before it is talked about: its figure, its chart, what members made of it, and the
//! questions that the figures support.

use super::super::exceptions::{as_it_stands, chart};
use crate::{
    app::{
        components::{members_mark, rated_mark, unsigned_alone},
        route::Route,
        state::{Rated, Shown},
    },
    model::{Meeting, MeetingItem, Period},
    report::{
        enquiry::{Enquiry, enquiries},
        minute::Member,
    },
};
use leptos::prelude::*;

/// What is shown of the measures of some items, at the period whose figures their meeting looked at; where it names none,
/// as it is shown.
pub fn looked_at<'a>(
    shown: Shown,
    period: Option<Period>,
    items: impl IntoIterator<Item = &'a MeetingItem>,
) -> Shown {
    match period {
        Some(period) => {
            shown.at(period, items.into_iter().filter_map(|it| it.measure.clone()).collect())
        }
        None => shown,
    }
}

/// Which period the ratings and figures of a meeting's items are of, once it was held.
pub fn looked_at_words(shown: Shown, meeting: &Meeting) -> Option<String> {
    if !meeting.is_held() {
        return None;
    }
    Some(match meeting.period {
        Some(period) => {
            format!("Ratings are as at {}, the period that the meeting looked at.", period.label())
        }
        None => format!(
            "The meeting doesn’t say which period it looked at: ratings are as at {}.",
            shown.period().get()?.label()
        ),
    })
}

/// The measure of an item with its ratings, where it has one that is there.
pub fn measure_of(shown: Shown, item: &MeetingItem) -> Option<Rated> {
    let id = item.measure.as_ref()?;
    shown.rated().with(|all| all.iter().find(|row| row.measure.id == *id).cloned())
}

/// How the measure of an item is: its rating and figure in words, and its chart under an id of its own.
pub fn picture(shown: Shown, row: &Rated, id: String) -> Option<AnyView> {
    let drawn = chart(shown, &row.measure, id);
    let stands = as_it_stands(shown, row)?;
    Some(view! { {stands} {unsigned_alone(shown, row)} {drawn} }.into_any())
}

/// What members made of a measure, beside what its figures give; nothing where they didn't say.
pub fn two_views(shown: Shown, item: &MeetingItem, row: Option<&Rated>) -> Option<AnyView> {
    let theirs = item.members_rating?;
    let words = shown.vocabulary();
    let by_figures = row.map(|row| {
        view! {
            <dt>"By its figures, year to date"</dt>
            <dd>{rated_mark(shown, row)}</dd>
        }
    });
    let reason = match item.members_reason.trim() {
        "" => "No reason is recorded.".to_owned(),
        reason => reason.to_owned(),
    };
    Some(
        view! {
            <dl class="facts two-views">
                {by_figures}
                <dt>"As members see it"</dt>
                <dd>{members_mark(theirs, words)} <p class="small quiet">{reason}</p></dd>
            </dl>
            <p class="small quiet">"Members’ view stands beside the rating and changes nothing of it."</p>
        }
        .into_any(),
    )
}

/// The questions that the figures of a measure support.
pub fn supported(shown: Shown, row: &Rated) -> Vec<Enquiry> {
    let Some(now) = shown.as_at() else { return Vec::new() };
    let member = Member { measure: &row.measure, rating: &row.rating };
    enquiries(&shown.pack(), member, now, shown.vocabulary())
}

/// A line of enquiry: what is asked, and the rows that it rests on. What `beside` draws stands under it.
pub fn enquiry(found: &Enquiry, beside: Option<AnyView>) -> AnyView {
    let rows = found.rows.iter().map(|row| {
        view! {
            <tr>
                <th scope="row">{row.of.clone()}</th>
                <td>{row.said.clone()}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <li class="enquiry">
            <p>{found.text.clone()}</p>
            <details class="shut">
                <summary>{format!("Why it is offered: {}", found.condition.words())}</summary>
                <table class="sheet">
                    <thead>
                        <tr>
                            <th scope="col">"Of"</th>
                            <th scope="col">"What stands there"</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </details>
            {beside}
        </li>
    }
    .into_any()
}

/// The questions as a list; that there are none, where no condition is met.
pub fn enquiry_list(found: &[Enquiry]) -> AnyView {
    match found.is_empty() {
        true => view! {
            <p class="unset">"No line of enquiry: its figures meet none of the conditions."</p>
        }
        .into_any(),
        false => {
            let rows = found.iter().map(|it| enquiry(it, None)).collect_view();
            view! { <ul class="records enquiries">{rows}</ul> }.into_any()
        }
    }
}

/// The ways from an item to what it is about.
pub fn ways(item: &MeetingItem) -> AnyView {
    let ways = [
        item.measure.clone().map(|id| ("The measure", Route::Measure(id))),
        item.exception.clone().map(|id| ("Its exception", Route::Exception(id))),
        item.risk.clone().map(|id| ("The risk", Route::Risk(id))),
    ];
    let ways = ways.into_iter().flatten().map(|(words, to)| {
        view! { <a class="link" href=to.href()>{words}</a> " " }
    });
    view! { <p class="ways">{ways.collect_view()}</p> }.into_any()
}
