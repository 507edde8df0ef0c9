//! The form that signs a year off.

use crate::{
    app::{
        browser,
        components::{
            DateField, SelectField, TextField,
            forms::{HALF_A_DAY, summary, summary_id, wrong_of},
            found_list, years,
        },
        route::Route,
        state::Editor,
        typing,
    },
    edit::{Command, seal},
    model::{Day, MeasureId, PlanId, ReportingYear, SignOff},
    pack,
    planning::{self, Weak},
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// What the names of its fields start with, where what is typed in them is kept.
const FORM: &str = "signing ";

/// Which year and plan, who, when.
#[component]
pub fn Signing() -> impl IntoView {
    let editor = Editor::get();
    let (shown, years) = years(editor.shown());
    let year = RwSignal::new(shown.to_string());
    let plan = RwSignal::new(String::new());
    let by = typing::kept_text(format!("{FORM}by"), String::new());
    let on = RwSignal::new(Day(editor.today()).to_string());
    let minute = typing::kept_text(format!("{FORM}minute"), String::new());
    // What isn't as it was signed before: signed over only where that is said.
    let differing = editor.of(|pack| pack::tampering(pack).len());
    let (over, over_error) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let (by_error, on_error) = (RwSignal::new(None), RwSignal::new(None));
    let wrong = [("sign-by", by_error), ("sign-on", on_error), ("sign-over", over_error)];
    let wrong = wrong_of(wrong.map(|(id, error)| (id.to_owned(), error)).to_vec());
    let plans = Signal::derive(move || {
        let pack = editor.pack();
        let each = pack
            .plans
            .iter()
            .map(|plan| (plan.id.to_string(), format!("{} and the plans that feed it", plan.name)));
        std::iter::once((String::new(), "Every plan".to_owned())).chain(each).collect::<Vec<_>>()
    });
    let chosen = move || {
        let plan = Some(plan.get()).filter(|id| !id.is_empty()).map(PlanId);
        (plan, year.get().parse::<ReportingYear>().ok())
    };
    // What would be frozen, worked out once for all that is said of it.
    let frozen = Memo::new(move |_| {
        let (plan, year) = chosen();
        let pack = editor.pack();
        let ids = seal::freeze(&pack, plan.as_ref(), year?).into_keys();
        Some((year?, ids.collect::<BTreeSet<MeasureId>>()))
    });
    let counted = move || {
        let Some((year, frozen)) = frozen.get() else { return String::new() };
        let pack = editor.pack();
        let without = pack
            .measures
            .iter()
            .filter(|measure| frozen.contains(&measure.id))
            .filter(|measure| !measure.targets.contains_key(&year))
            .count();
        match (frozen.len(), without) {
            (0, _) => format!("There is nothing left to sign off for {year} here."),
            (count, 0) => format!("{count} measures would be frozen for {year}."),
            (count, without) => format!(
                "{count} measures would be frozen for {year}. {without} of them have no target for the year: that is frozen, too."
            ),
        }
    };
    let weak = move || {
        let (year, frozen) = frozen.get()?;
        let pack = editor.pack();
        let signed = pack.measures.iter().filter(|measure| frozen.contains(&measure.id));
        what_is_weak(planning::weak(signed.map(|measure| &**measure), year))
    };
    let asked = RwSignal::new(None::<SignOff>);
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (plan, Some(year)) = chosen() else { return };
        editor.notices().notice().set(None);
        let signer = by.get_untracked().trim().to_owned();
        by_error.set(
            signer
                .is_empty()
                .then(|| "Enter the post or body that signs, such as Cabinet".to_owned()),
        );
        let day = on.get_untracked().trim().parse::<Day>();
        let later = day.as_ref().is_ok_and(|day| day.0 > editor.today());
        on_error.set(match &day {
            Err(_)
                if on.with_untracked(|on| on.trim().is_empty())
                    && !browser::is_half_typed("sign-on") =>
            {
                Some("Enter the day it was signed".to_owned())
            }
            Err(_) => Some(HALF_A_DAY.to_owned()),
            Ok(_) if later => {
                Some("That day is still to come. Sign off once it was signed".to_owned())
            }
            Ok(_) => None,
        });
        let unsaid = differing.get_untracked() > 0 && !over.get_untracked();
        over_error.set(unsaid.then(|| {
            "Tick this to sign over what is different, or put right what was signed first"
                .to_owned()
        }));
        let wrong = wrong.get_untracked();
        let (Ok(day), []) = (day, wrong.as_slice()) else {
            let fields = wrong.into_iter().map(|(id, _)| id);
            return browser::focus_next([summary_id("sign-by")].into_iter().chain(fields));
        };
        let sign_off = SignOff {
            plan,
            minute: minute.get_untracked().trim().to_owned(),
            over_differences: over.get_untracked(),
            ..SignOff::asked(browser::new_id("sign-off"), year, signer, day)
        };
        asked.set(Some(sign_off));
        browser::focus_next(["sign-now".to_owned()]);
    };
    let sign = move |_| {
        let Some(sign_off) = asked.get_untracked() else { return };
        let year = sign_off.year;
        asked.set(None);
        typing::forget(editor.opened(), FORM);
        match editor.run(Command::SignOff(Box::new(sign_off))) {
            Ok(_) => {
                browser::focus_next(["fingerprint".to_owned()]);
                browser::go(&Route::SignOff.href());
                editor.say(format!("{year} is signed off. Write the fingerprint in the minutes."));
            }
            Err(reason) => editor.say(reason),
        }
    };
    let confirmation = move || {
        let sign_off = asked.get()?;
        let allowed = editor.pack().organisation.in_year_changes;
        let changes = if allowed {
            "Within the year a target changes only by an accepted proposal, and the one signed now stays beside it."
        } else {
            "Within the year nothing of it changes; a change is proposed, and acts from the next."
        };
        Some(view! {
            <aside class="banner" aria-label="Before you sign">
                <div>
                    <p>
                        <strong>{format!("Sign {} off in the name of {}?", sign_off.year, sign_off.by)}</strong>
                        " "
                        {counted}
                        " "
                        {changes}
                        " It can’t be undone."
                    </p>
                    <div class="buttons">
                        <button type="button" class="button main" id="sign-now" on:click=sign>
                            "Sign off now"
                        </button>
                        <button type="button" class="button" on:click=move |_| {
                            asked.set(None);
                            browser::focus_next(["sign-by".to_owned()]);
                        }>
                            "Not yet"
                        </button>
                    </div>
                </div>
            </aside>
        })
    };
    view! {
        <section class="section on-screen">
            <h2>"Sign a year off"</h2>
            <form on:submit=ask novalidate=true>
                {summary(summary_id("sign-by"), wrong)}
                <div class="columns">
                    <SelectField id="sign-year" label="For the year" value=year choices=years />
                    <SelectField id="sign-plan" label="Plan" value=plan choices=plans />
                    <TextField id="sign-by" label="Signed by" hint="A post or body, such as Cabinet." value=by error=by_error />
                    <DateField id="sign-on" label="On" value=on error=on_error />
                    <TextField id="sign-minute" label="Minute" hint="Where it is minuted." value=minute />
                </div>
                {move || (differing.get() > 0).then(|| view! {
                    <div class="banner trouble">
                        <p>
                            {match differing.get() {
                                1 => "This pack is not what was signed off before: one difference was found. ".to_owned(),
                                count => format!("This pack is not what was signed off before: {count} differences were found. "),
                            }}
                            <a class="link" href=Route::SignOff.href()>"See which"</a>
                        </p>
                        {move || over_error.get().map(|words| view! {
                            <p class="error" id="sign-over-error">{words}</p>
                        })}
                        <label class="choice">
                            <input
                                type="checkbox"
                                id="sign-over"
                                aria-describedby="sign-over-error"
                                prop:checked=move || over.get()
                                on:change=move |_| over.update(|yes| *yes = !*yes)
                            />
                            "Sign over these differences. The sign-off says so for ever."
                        </label>
                    </div>
                })}
                <p role="status">{counted}</p>
                {weak}
                <p>"A sign-off stays: it can’t be undone, so that nobody can take it back quietly."</p>
                <div class="buttons">
                    <button type="submit" class="button main">
                        "Sign off"
                    </button>
                </div>
            </form>
            {confirmation}
        </section>
    }
}

/// What is weak in what would be signed, each with its measures; nothing where nothing is.
fn what_is_weak(weak: Vec<Weak>) -> Option<AnyView> {
    let row = |Weak { words, found }: Weak| {
        view! {
            <details>
                <summary>{words}</summary>
                {found_list(found)}
            </details>
        }
    };
    (!weak.is_empty()).then(|| {
        view! {
            <div class="explain" id="sign-weak">
                <p>"Weak in what would be signed. It can be signed all the same."</p>
                {weak.into_iter().map(row).collect_view()}
            </div>
        }
        .into_any()
    })
}
