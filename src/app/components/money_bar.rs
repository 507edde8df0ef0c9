//! What a plan has, has spent and will have spent of money or people in a year, as a bar and in words.

use crate::planning::{Line, amount, over_words, spent_words};
use leptos::prelude::*;

/// The bar of one kind of resource; nothing where nothing is said of it.
pub fn money_bar(line: &Line) -> Option<AnyView> {
    if line.is_empty() {
        return None;
    }
    let said = |number| amount(line.kind, number);
    let total = line.total.get();
    let most = [Some(line.total), line.spend, line.forecast].into_iter().flatten();
    let most = most.map(|it| it.get()).fold(0.0, f64::max);
    let share =
        |value: f64| if most > 0.0 { (100.0 * value / most).clamp(0.0, 100.0) } else { 0.0 };
    let width = |value: f64| format!("{:.2}%", share(value));
    let forecast = line.forecast.map(|it| {
        view! { <i class="forecast" style:left=format!("{:.2}%", share(it.get()))></i> }
    });
    let over =
        over_words(line).map(|words| view! { " " <strong class="challenge">{words} "."</strong> });
    Some(
        view! {
            <div class="money">
                <p>
                    {line.kind.words()} " " <strong>{said(line.total)}</strong>
                </p>
                <div class="bar-of" aria-hidden="true">
                    <i class="total" style:width=width(total)></i>
                    <i class="spent" style:width=width(line.spend.map_or(0.0, |it| it.get()))></i>
                    {forecast}
                </div>
                <p class="small quiet">{spent_words(line)} {over}</p>
            </div>
        }
        .into_any(),
    )
}
