//! What this is, how ratings are made, and where things are kept.

use crate::app::route::Route;
use leptos::prelude::*;

/// The help, in plain words.
#[component]
pub fn Help() -> impl IntoView {
    view! {
        <h1>"How ratings are made"</h1>
        <p class="lede">
            "Every status on these pages is worked out here, from the figures beside it. Open “Why red, year to date?” or its like on any measure to see how."
        </p>
        <p class="ways">
            <a class="link" href=Route::Glossary.href()>
                "Glossary"
            </a>
            " "
            <a class="link" href=Route::Learn.href()>
                "Training"
            </a>
        </p>
        <section class="section">
            <h2>"Status"</h2>
            <dl class="facts">
                <dt>"Green"</dt>
                <dd>"The actual is at the plan, or better. Where a target says “more than”, at the plan isn’t enough."</dd>
                <dt>"Amber"</dt>
                <dd>"Worse than the plan, but not beyond the floor. The floor comes from the tolerance, or is set by hand."</dd>
                <dt>"Red"</dt>
                <dd>"Beyond the floor."</dd>
                <dt>"No target"</dt>
                <dd>"Nothing to hold the figure against for this period."</dd>
                <dt>"Can’t be rated"</dt>
                <dd>"The target is in words only, or something is not yet set that a rating needs: which way is better, how often the measure reports, or how its year to date is made. Where neither way is better, only a range can be rated."</dd>
                <dt>"Late"</dt>
                <dd>"The figure is due and not here."</dd>
                <dt>"No data"</dt>
                <dd>"There is no figure, and the reason is given."</dd>
            </dl>
        </section>
        <section class="section">
            <h2>"Three ratings, kept apart"</h2>
            <p>
                "This period alone; the year to date, which is the headline; and a forecast for the end of the year. The year to date compares actual and plan over the same periods, and says how many were reported."
            </p>
        </section>
        <section class="section">
            <h2>"Progress"</h2>
            <p>
                "Progress compares this period with the one the measure names: the period before, the same period last year, or a baseline. Where the figures are proportions, a difference that could be chance is called similar. Where nothing changed and the figure is on target, it says so: there was nothing left to improve. The arrow shows which way the figure moved, up or down; the words and the colour say whether that is better or worse."
            </p>
        </section>
        <section class="section">
            <h2>"Where your work is kept"</h2>
            <p>
                "Drafts are kept in this browser, on this device, and nowhere else. Nothing is sent anywhere. Clearing the browser’s data removes them, so save packs as files as well."
            </p>
        </section>
    }
}
