//! What the measure is: name, what its figures count, how it is judged, who answers for it.

use crate::{
    app::{
        components::{SelectField, TextAreaField, TextField},
        workspace::Workspace,
    },
    edit::Command,
    exchange::reading::value,
    model::{
        Accumulation, Comparison, Frequency, Intent, MeasureId, PerspectiveId, Polarity, Regime,
    },
};
use leptos::prelude::*;

/// Choices by their words, with one for "not yet set".
fn choices(words: impl Iterator<Item = &'static str>) -> Vec<(String, String)> {
    std::iter::once((String::new(), "Not yet set".to_owned()))
        .chain(words.map(|words| (words.to_owned(), words.to_owned())))
        .collect()
}

/// The form.
#[component]
pub fn Definition(
    /// Which measure.
    id: MeasureId,
) -> impl IntoView {
    let workspace = Workspace::get();
    let pack = workspace.pack_now();
    let measure = pack.measure(&id).cloned().unwrap_or_default();
    let held = StoredValue::new(id);
    let text = |text: &str| RwSignal::new(text.to_owned());
    let specification = measure.specification.clone();
    let name = text(&measure.name);
    let description = text(&measure.description);
    let unit = text(&measure.unit);
    let precision = text(&measure.precision.map(|places| places.to_string()).unwrap_or_default());
    let scale = text(&measure.scale.map(|scale| scale.to_string()).unwrap_or_default());
    let perspective =
        text(&measure.perspective.as_ref().map(ToString::to_string).unwrap_or_default());
    let frequency = text(measure.frequency.map(Frequency::words).unwrap_or_default());
    let polarity = text(measure.polarity.map(Polarity::words).unwrap_or_default());
    let accumulation = text(measure.accumulation.map(Accumulation::words).unwrap_or_default());
    let comparison = text(measure.comparison.map(Comparison::words).unwrap_or_default());
    let intent = text(measure.intent.map(Intent::words).unwrap_or_default());
    let regime = text(measure.regime.map(Regime::words).unwrap_or_default());
    let officer = text(&specification.accountable_officer);
    let source = text(&specification.data_source);
    let definition = text(&specification.definition);
    let calculation = text(&specification.calculation);
    let perspectives: Vec<(String, String)> =
        std::iter::once((String::new(), "Not yet set".to_owned()))
            .chain(pack.perspectives.iter().map(|each| (each.id.to_string(), each.name.clone())))
            .collect();
    let wrong_precision = RwSignal::new(None::<String>);
    let wrong_scale = RwSignal::new(None::<String>);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let pack = workspace.pack_now();
        let Some(mut measure) = pack.measure(&held.get_value()).cloned() else { return };
        let places = precision.get_untracked();
        let places = (!places.trim().is_empty())
            .then(|| places.trim().parse::<u8>().ok().filter(|places| *places <= 9));
        wrong_precision.set(
            (places == Some(None))
                .then(|| "Enter a whole number from 0 to 9, or leave it blank".to_owned()),
        );
        let factor = scale.get_untracked();
        let factor = (!factor.trim().is_empty()).then(|| value::number(&factor));
        wrong_scale.set(
            (factor == Some(None))
                .then(|| "Enter a number such as 100, or leave it blank".to_owned()),
        );
        if places == Some(None) || factor == Some(None) {
            return;
        }
        let of = |signal: RwSignal<String>| signal.get_untracked().trim().to_owned();
        measure.name = of(name);
        measure.description = of(description);
        measure.unit = of(unit);
        measure.precision = places.flatten();
        measure.scale = factor.flatten();
        measure.perspective = Some(of(perspective)).filter(|id| !id.is_empty()).map(PerspectiveId);
        measure.frequency = Frequency::ALL.into_iter().find(|each| each.words() == of(frequency));
        measure.polarity = Polarity::ALL.iter().copied().find(|each| each.words() == of(polarity));
        measure.accumulation =
            Accumulation::ALL.iter().copied().find(|each| each.words() == of(accumulation));
        measure.comparison =
            Comparison::ALL.into_iter().find(|each| each.words() == of(comparison));
        measure.intent = Intent::ALL.iter().copied().find(|each| each.words() == of(intent));
        measure.regime = Regime::ALL.iter().copied().find(|each| each.words() == of(regime));
        measure.specification.accountable_officer = of(officer);
        measure.specification.data_source = of(source);
        measure.specification.definition = of(definition);
        measure.specification.calculation = of(calculation);
        workspace.run_aloud(Command::SetMeasure(Box::new(measure)), "The measure was changed.");
    };
    view! {
        <form class="section" on:submit=save novalidate=true>
            <h2>"Definition"</h2>
            <TextField id="measure-name" label="Name" value=name />
            <TextAreaField id="measure-description" label="What the target is about" value=description />
            <div class="columns">
                <TextField id="measure-unit" label="Unit" hint="Such as %, £ million, homes." value=unit />
                <TextField id="measure-precision" label="Decimal places" hint="Figures are rounded to them before they are compared." value=precision error=wrong_precision />
                <TextField id="measure-scale" label="Ratios are times" hint="100 for per cent, 1,000 for a rate per thousand." value=scale error=wrong_scale />
                <SelectField id="measure-frequency" label="How often it reports" value=frequency choices=choices(Frequency::ALL.into_iter().map(Frequency::words)) />
                <SelectField id="measure-polarity" label="Which way is better" value=polarity choices=choices(Polarity::ALL.iter().map(|each| each.words())) />
                <SelectField id="measure-accumulation" label="How its year to date is made" value=accumulation choices=choices(Accumulation::ALL.iter().map(|each| each.words())) />
                <SelectField id="measure-comparison" label="Progress is judged against" value=comparison choices=choices(Comparison::ALL.into_iter().map(Comparison::words)) />
                <SelectField id="measure-perspective" label="Perspective" value=perspective choices=perspectives />
                <SelectField id="measure-intent" label="Intent" value=intent choices=choices(Intent::ALL.iter().map(|each| each.words())) />
                <SelectField id="measure-regime" label="How it is managed" value=regime choices=choices(Regime::ALL.iter().map(|each| each.words())) />
                <TextField id="measure-officer" label="Accountable officer" hint="A post, not a name." value=officer />
                <TextField id="measure-source" label="Data source" value=source />
            </div>
            <TextAreaField id="measure-definition" label="Definition" value=definition />
            <TextAreaField id="measure-calculation" label="Calculation" value=calculation />
            <div class="buttons">
                <button type="submit" class="button main">
                    "Save the definition"
                </button>
            </div>
        </form>
    }
}
