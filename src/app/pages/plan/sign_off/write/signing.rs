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

/// What a sign-off would freeze: a year's targets of a plan and those that feed it.
#[derive(Clone, Copy)]
struct Freezing {
    editor: Editor,
    /// The year and measures, worked out once for all that is said of them.
    frozen: Memo<Option<(ReportingYear, BTreeSet<MeasureId>)>>,
}

impl Freezing {
    fn of(editor: Editor, year: RwSignal<String>, plan: RwSignal<String>) -> Self {
        let frozen = Memo::new(move |_| {
            let (plan, year) = chosen(plan, year);
            let pack = editor.pack();
            let ids = seal::freeze(&pack, plan.as_ref(), year?).into_keys();
            Some((year?, ids.collect::<BTreeSet<MeasureId>>()))
        });
        Self { editor, frozen }
    }

    /// How many measures, and how many of them without a target.
    fn counted(self) -> String {
        let Some((year, frozen)) = self.frozen.get() else { return String::new() };
        let pack = self.editor.pack();
        let without = pack
            .measures
            .iter()
            .filter(|measure| frozen.contains(&measure.id))
            .filter(|measure| !measure.targets.contains_key(&year))
            .count();
        match (frozen.len(), without) {
            (0, _) => format!("There is nothing left to sign off for {year} here."),
            (1, 0) => format!("1 measure would be frozen for {year}."),
            (1, _) => format!(
                "1 measure would be frozen for {year}. It has no target for the year: that is frozen, too."
            ),
            (count, 0) => format!("{count} measures would be frozen for {year}."),
            (count, without) => format!(
                "{count} measures would be frozen for {year}. {without} of them have no target for the year: that is frozen, too."
            ),
        }
    }

    fn weak(self) -> Option<AnyView> {
        let (year, frozen) = self.frozen.get()?;
        let pack = self.editor.pack();
        let signed = pack.measures.iter().filter(|measure| frozen.contains(&measure.id));
        what_is_weak(planning::weak(signed.map(|measure| &**measure), year))
    }
}

fn chosen(
    plan: RwSignal<String>,
    year: RwSignal<String>,
) -> (Option<PlanId>, Option<ReportingYear>) {
    let plan = Some(plan.get()).filter(|id| !id.is_empty()).map(PlanId);
    (plan, year.get().parse::<ReportingYear>().ok())
}

type Wrong = RwSignal<Option<String>>;

/// Who signs, when, and over what, each with what is wrong of it.
#[derive(Clone, Copy)]
struct Signer {
    by: RwSignal<String>,
    by_error: Wrong,
    on: RwSignal<String>,
    on_error: Wrong,
    /// How much isn't as it was signed before: signed over only where that is said.
    differing: Memo<usize>,
    over: RwSignal<bool>,
    over_error: Wrong,
}

impl Signer {
    fn of(editor: Editor) -> Self {
        Self {
            by: typing::kept_text(format!("{FORM}by"), String::new()),
            by_error: RwSignal::new(None),
            on: RwSignal::new(Day(editor.today()).to_string()),
            on_error: RwSignal::new(None),
            differing: editor.of(|pack| pack::tampering(pack).len()),
            over: RwSignal::new(false),
            over_error: RwSignal::new(None),
        }
    }

    fn wrong(self) -> Signal<Vec<(String, String)>> {
        let fields = [
            ("sign-by", self.by_error),
            ("sign-on", self.on_error),
            ("sign-over", self.over_error),
        ];
        wrong_of(fields.map(|(id, error)| (id.to_owned(), error)).to_vec())
    }

    /// The signer and day where nothing is wrong; else each field says what is.
    fn checked(self, today: Day) -> Option<(String, Day)> {
        let by = self.by.get_untracked().trim().to_owned();
        let nobody = by.is_empty();
        self.by_error
            .set(nobody.then(|| "Enter the post or body that signs, such as Cabinet".to_owned()));
        let day = self.on.get_untracked().trim().parse::<Day>();
        let empty = || self.on.with_untracked(|on| on.trim().is_empty());
        self.on_error.set(match &day {
            Err(_) if empty() && !browser::is_half_typed("sign-on") => {
                Some("Enter the day it was signed".to_owned())
            }
            Err(_) => Some(HALF_A_DAY.to_owned()),
            Ok(day) if *day > today => {
                Some("That day is still to come. Sign off once it was signed".to_owned())
            }
            Ok(_) => None,
        });
        let unsaid = self.differing.get_untracked() > 0 && !self.over.get_untracked();
        self.over_error.set(unsaid.then(|| {
            "Tick this to sign over what is different, or put right what was signed first"
                .to_owned()
        }));
        let day = day.ok().filter(|day| *day <= today)?;
        (!nobody && !unsaid).then_some((by, day))
    }
}

/// Which year and plan, who, when.
#[component]
pub fn Signing() -> impl IntoView {
    let editor = Editor::get();
    let (shown, years) = years(editor.shown());
    let (year, plan) = (RwSignal::new(shown.to_string()), RwSignal::new(String::new()));
    let minute = typing::kept_text(format!("{FORM}minute"), String::new());
    let signer = Signer::of(editor);
    let wrong = signer.wrong();
    let plans = Signal::derive(move || {
        let pack = editor.pack();
        let each = pack
            .plans
            .iter()
            .map(|plan| (plan.id.to_string(), format!("{} and the plans that feed it", plan.name)));
        std::iter::once((String::new(), "Every plan".to_owned())).chain(each).collect::<Vec<_>>()
    });
    let freezing = Freezing::of(editor, year, plan);
    let asked = RwSignal::new(None::<SignOff>);
    let ask = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (plan, Some(year)) = untrack(|| chosen(plan, year)) else { return };
        editor.notices().notice().set(None);
        let Some((by, day)) = signer.checked(Day(editor.today())) else {
            let fields = wrong.get_untracked().into_iter().map(|(id, _)| id);
            return browser::focus_next([summary_id("sign-by")].into_iter().chain(fields));
        };
        let sign_off = SignOff {
            plan,
            minute: minute.get_untracked().trim().to_owned(),
            over_differences: signer.over.get_untracked(),
            ..SignOff::asked(browser::new_id("sign-off"), year, by, day)
        };
        asked.set(Some(sign_off));
        browser::focus_next(["sign-now".to_owned()]);
    };
    view! {
        <section class="section on-screen">
            <h2>"Sign a year off"</h2>
            <form on:submit=ask novalidate=true>
                {summary(summary_id("sign-by"), wrong)}
                <div class="columns">
                    <SelectField id="sign-year" label="For the year" value=year choices=years />
                    <SelectField id="sign-plan" label="Plan" value=plan choices=plans />
                    <TextField id="sign-by" label="Signed by" hint="A post or body, such as Cabinet." value=signer.by error=signer.by_error />
                    <DateField id="sign-on" label="On" value=signer.on error=signer.on_error />
                    <TextField id="sign-minute" label="Minute" hint="Where it is minuted." value=minute />
                </div>
                {move || (signer.differing.get() > 0).then(|| over_differences(signer))}
                <p role="status">{move || freezing.counted()}</p>
                {move || freezing.weak()}
                <p>"A sign-off stays: it can’t be undone, so that nobody can take it back quietly."</p>
                <div class="buttons">
                    <button type="submit" class="button main">
                        "Sign off"
                    </button>
                </div>
            </form>
            {move || asked.get().map(|sign_off| confirmation(freezing, sign_off, asked))}
        </section>
    }
}

/// How much differs from what was signed before, and the box that signs over it.
fn over_differences(signer: Signer) -> AnyView {
    let words = match signer.differing.get() {
        1 => "This pack is not what was signed off before: one difference was found. ".to_owned(),
        count => {
            format!("This pack is not what was signed off before: {count} differences were found. ")
        }
    };
    let error = move || {
        let words = signer.over_error.get()?;
        Some(view! { <p class="error" id="sign-over-error">{words}</p> })
    };
    view! {
        <div class="banner trouble">
            <p>{words} <a class="link" href=Route::SignOff.href()>"See which"</a></p>
            {error}
            <label class="choice">
                <input
                    type="checkbox"
                    id="sign-over"
                    aria-describedby="sign-over-error"
                    prop:checked=move || signer.over.get()
                    on:change=move |_| signer.over.update(|yes| *yes = !*yes)
                />
                "Sign over these differences. The sign-off says so for ever."
            </label>
        </div>
    }
    .into_any()
}

/// What it means, asked once more before it can’t be undone.
fn confirmation(
    freezing: Freezing,
    sign_off: SignOff,
    asked: RwSignal<Option<SignOff>>,
) -> AnyView {
    let editor = freezing.editor;
    let heading = format!("Sign {} off in the name of {}?", sign_off.year, sign_off.by);
    let changes = if editor.pack().organisation.in_year_changes {
        "Within the year a target changes only by an accepted proposal, and the one signed now stays beside it."
    } else {
        "Within the year nothing of it changes; a change is proposed, and acts from the next."
    };
    let sign = move |_| {
        let year = sign_off.year;
        asked.set(None);
        typing::forget(editor.opened(), FORM);
        match editor.run(Command::SignOff(Box::new(sign_off.clone()))) {
            Ok(_) => {
                browser::focus_next(["fingerprint".to_owned()]);
                browser::go(&Route::SignOff.href());
                editor.say(format!("{year} is signed off. Write the fingerprint in the minutes."));
            }
            Err(reason) => editor.say(reason),
        }
    };
    let not_yet = move |_| {
        asked.set(None);
        browser::focus_next(["sign-by".to_owned()]);
    };
    view! {
        <aside class="banner" aria-label="Before you sign">
            <div>
                <p>
                    <strong>{heading}</strong>
                    " "
                    {move || freezing.counted()}
                    " "
                    {changes}
                    " It can’t be undone."
                </p>
                <div class="buttons">
                    <button type="button" class="button main" id="sign-now" on:click=sign>
                        "Sign off now"
                    </button>
                    <button type="button" class="button" on:click=not_yet>
                        "Not yet"
                    </button>
                </div>
            </div>
        </aside>
    }
    .into_any()
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
