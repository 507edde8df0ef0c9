//! What can be said of a measure, item by item: how the form shows it, reads it and writes it.

use crate::{
    app::items::{
        AmountOf, Entry, Item, YES, choice, in_unit, number, number_or_blank, reference, words,
    },
    model::{
        Accumulation, Analysis, Audience, Baseline, Comparison, Delivery, Extra, Form, Frequency,
        Intent, Measure, Nature, OutcomeKind, PerspectiveId, Polarity, Prominence, Regime,
        Requirement, Timing, Trigger,
    },
};

/// What is asked of it before its target, which rests on it.
pub const FIRST: &[Item<Measure>] = &[
    words!(Line "measure-name", "Name", "", name),
    choice!("measure-frequency", "How often it reports", frequency: Frequency),
    choice!("measure-polarity", "Which way is better", polarity: Polarity),
    choice!("measure-accumulation", "How its year to date is made", accumulation: Accumulation),
    words!(Line "measure-unit", "Unit", "Such as %, £ million, homes.", unit),
];

/// What it is.
pub const IDENTITY: &[Item<Measure>] = &[
    words!(Lines "measure-description", "What the target is about", "", description),
    reference!("measure-perspective", "Perspective", "", perspective: PerspectiveId of perspectives, none "Not yet set"),
    words!(Line "measure-officer", "Accountable officer", "A post, not a name.", specification.accountable_officer),
];

/// How its ratings come about.
pub const JUDGEMENT: &[Item<Measure>] = &[
    choice!("measure-comparison", "Progress is judged against", comparison: Comparison),
    Item {
        id: "measure-precision",
        label: "Decimal places",
        hint: "Figures are rounded to them before they are compared.",
        entry: Entry::Line,
        get: |measure| measure.precision.map(|places| places.to_string()).unwrap_or_default(),
        set: |measure, text| {
            let places = text.parse().ok().filter(|places| *places <= 9);
            if places.is_none() && !text.is_empty() {
                return Err("Enter a whole number from 0 to 9, or leave it blank");
            }
            measure.precision = places;
            Ok(())
        },
    },
    number!(
        "measure-scale",
        "Ratios are times",
        "100 for per cent, 1,000 for a rate per thousand.",
        scale
    ),
    in_unit!(
        "measure-similar",
        "Similar within",
        "A change up to this is no change.",
        similar_within in |_, measure| AmountOf::in_unit(&measure.unit)
    ),
    number!("measure-weight", "Weight", "In a plan’s score; 1 where blank.", weight),
    Item {
        id: "measure-baseline",
        label: "Baseline",
        hint: "A fixed figure to compare with.",
        entry: Entry::Amount(|_, measure| AmountOf::figure(measure)),
        get: |measure| {
            measure.baseline.as_ref().map(|held| held.value.to_string()).unwrap_or_default()
        },
        set: |measure, text| {
            let number = number_or_blank(text)?;
            let held = measure.baseline.take();
            measure.baseline = number.map(|value| match held {
                Some(held) => Baseline { value, ..held },
                None => Baseline { value, period: None, extra: Extra::new() },
            });
            Ok(())
        },
    },
    Item {
        id: "measure-baseline-period",
        label: "Period of the baseline",
        hint: "Such as 2024/25 or 2024-04.",
        entry: Entry::Line,
        get: |measure| {
            let period = measure.baseline.as_ref().and_then(|held| held.period);
            period.map(|period| period.to_string()).unwrap_or_default()
        },
        set: |measure, text| match (&mut measure.baseline, text.parse()) {
            (Some(held), Ok(period)) => {
                held.period = Some(period);
                Ok(())
            }
            (Some(held), Err(_)) if text.is_empty() => {
                held.period = None;
                Ok(())
            }
            (None, _) if text.is_empty() => Ok(()),
            (None, _) => Err("Enter the baseline itself too"),
            _ => Err("Enter a period such as 2024/25, 2024/25 Q1 or 2024-04, or leave it blank"),
        },
    },
];

/// How its control chart is made.
pub const CONTROL_CHART: &[Item<Measure>] = &[
    Item {
        id: "measure-unscreened",
        label: "Count outlying steps in the limits",
        hint: "They are left out unless you tick this.",
        entry: Entry::Tick,
        get: |measure| ticked(measure.analysis.as_ref().is_some_and(|it| it.unscreened)),
        set: |measure, text| analyse(measure, |it| it.unscreened = text == YES),
    },
    Item {
        id: "measure-rolling",
        label: "Each figure covers periods that the one before covers too",
        hint: "As a 12-month rolling mean does: limits would mislead, and none are drawn.",
        entry: Entry::Tick,
        get: |measure| ticked(measure.analysis.as_ref().is_some_and(|it| it.rolling)),
        set: |measure, text| analyse(measure, |it| it.rolling = text == YES),
    },
    Item {
        id: "measure-fixed-after",
        label: "Limits fixed after so many figures",
        hint: "12 or more; blank: all figures count.",
        entry: Entry::Line,
        get: |measure| {
            let fixed = measure.analysis.as_ref().and_then(|it| it.fixed_after);
            fixed.map(|fixed| fixed.to_string()).unwrap_or_default()
        },
        set: |measure, text| {
            let fixed = text.parse().ok().filter(|fixed| *fixed >= 12);
            if fixed.is_none() && !text.is_empty() {
                return Err("Enter a whole number of 12 or more, or leave it blank");
            }
            analyse(measure, |it| it.fixed_after = fixed)
        },
    },
];

fn ticked(holds: bool) -> String {
    if holds { YES } else { "" }.to_owned()
}

/// Changes how a measure is analysed; nothing is kept of it where nothing is set.
fn analyse(measure: &mut Measure, set: impl FnOnce(&mut Analysis)) -> Result<(), &'static str> {
    let mut analysis = measure.analysis.take().unwrap_or_default();
    set(&mut analysis);
    measure.analysis = Some(analysis).filter(|it| *it != Analysis::default());
    Ok(())
}

/// A number of days, or nothing where nothing was typed.
fn days(text: &str) -> Result<Option<u32>, &'static str> {
    let days = text.parse().ok();
    match days.is_none() && !text.is_empty() {
        true => Err("Enter a number of days such as 30, or leave it blank"),
        false => Ok(days),
    }
}

/// What kind of measure it is.
pub const KIND: &[Item<Measure>] = &[
    choice!("measure-form", "Form", form: Form),
    choice!("measure-prominence", "Headline or supporting", prominence: Prominence),
    choice!("measure-timing", "Lead or lag", timing: Timing),
    choice!("measure-kind", "What it shows", kind: OutcomeKind),
    choice!("measure-nature", "Quantitative or qualitative", nature: Nature),
    choice!("measure-delivery", "How the service is delivered", delivery: Delivery),
    choice!("measure-requirement", "Who requires it", requirement: Requirement),
    choice!("measure-intent", "Intent", intent: Intent),
    choice!("measure-regime", "How it is managed", regime: Regime),
    choice!("measure-audience", "Whom it is for", audience: Audience),
    choice!("measure-comments", "Whom its comments are for (internal until you release them)", comment_audience: Audience),
];

/// What a reader must know to trust it.
pub const SPECIFICATION: &[Item<Measure>] = &[
    words!(Lines "measure-definition", "Definition", "What exactly is measured.", specification.definition),
    words!(Lines "measure-calculation", "Calculation", "How the figure is worked out.", specification.calculation),
    words!(Line "measure-numerator", "Numerator", "What it counts.", specification.numerator),
    words!(Line "measure-denominator", "Denominator", "What it counts.", specification.denominator),
    words!(Line "measure-source", "Data source", "Where the figures come from.", specification.data_source),
    words!(Line "measure-supplier", "Responsible officer", "The post that supplies the figures.", specification.responsible_officer),
    words!(Line "measure-deputy", "Accountable officer’s deputy", "", specification.accountable_deputy),
    words!(Line "measure-lead", "Performance lead", "The post in the performance team.", specification.performance_lead),
    words!(Line "measure-lead-deputy", "Performance lead’s deputy", "", specification.performance_deputy),
    words!(Line "measure-timetable", "Timetable", "When the data are there, and when they are published.", specification.timetable),
    Item {
        id: "measure-lag",
        label: "Days until a figure is due",
        hint: "After the end of its period. A figure that comes later is late.",
        entry: Entry::Line,
        get: |measure| {
            measure.specification.lag_days.map(|days| days.to_string()).unwrap_or_default()
        },
        set: |measure, text| {
            measure.specification.lag_days = days(text)?;
            Ok(())
        },
    },
    Item {
        id: "measure-published",
        label: "Days until a figure is published",
        hint: "After the end of its period; it then stands in the month’s calendar.",
        entry: Entry::Line,
        get: |measure| {
            measure.specification.published_days.map(|days| days.to_string()).unwrap_or_default()
        },
        set: |measure, text| {
            measure.specification.published_days = days(text)?;
            Ok(())
        },
    },
    words!(Line "measure-peers", "Peers", "Whom it is compared with.", specification.peers),
    words!(Lines "measure-stretch", "Stretch", "How ambitious the target is, and why.", specification.stretch),
    words!(Line "measure-forecast", "Forecast", "How the year-end forecast is made.", specification.forecast_method),
    words!(Lines "measure-rationale", "Rationale", "Why this measure.", specification.rationale),
];

/// What makes an exception due.
pub const EXCEPTIONS: &[Item<Measure>] = &[Item {
    id: "measure-triggers",
    label: "What makes an exception due",
    hint: "None ticked: a year to date that is red.",
    entry: Entry::Several(|_, _| {
        let all = Trigger::ALL.iter().filter(|it| **it != Trigger::AskedFor);
        all.map(|it| (it.name(), it.words().to_owned())).collect()
    }),
    get: |measure| measure.triggers.iter().map(|it| it.name()).collect::<Vec<_>>().join("\n"),
    set: |measure, text| {
        let named = |name: &str| Trigger::ALL.iter().find(|it| it.name() == name).copied();
        measure.triggers = text.lines().filter_map(named).collect();
        Ok(())
    },
}];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::Pack, pack};

    const ALL: [&[Item<Measure>]; 6] =
        [FIRST, IDENTITY, JUDGEMENT, CONTROL_CHART, KIND, SPECIFICATION];

    fn all() -> impl Iterator<Item = &'static Item<Measure>> {
        ALL.into_iter().flatten()
    }

    fn sample() -> Pack {
        pack::read(include_bytes!("../../../public/packs/sample.json")).pack.unwrap()
    }

    #[test]
    fn saving_a_form_that_nobody_typed_in_changes_nothing() {
        for measure in &sample().measures {
            let mut saved = Measure::clone(measure);
            for item in all() {
                let said = (item.get)(&saved);
                assert_eq!(item.take(&mut saved, &said, false), None, "{} {said}", item.id);
            }
            assert_eq!(saved, **measure);
        }
    }

    #[test]
    fn what_is_chosen_is_one_of_what_is_offered() {
        let pack = sample();
        for measure in &pack.measures {
            for item in all() {
                let Entry::Choice(offered) = item.entry else { continue };
                let said = (item.get)(measure);
                let offered = offered(&pack, measure);
                assert!(offered.iter().any(|(key, _)| *key == said), "{}: {said}", item.id);
            }
        }
    }

    #[test]
    fn triggers_are_ticked_and_none_is_the_red_headline() {
        use crate::rating::exception::asked_triggers;

        let item = &EXCEPTIONS[0];
        let mut measure = Measure::default();
        assert_eq!(asked_triggers(&measure), [Trigger::Red]);
        assert_eq!(item.take(&mut measure, "concern\nlate_twice\nsomething", false), None);
        assert_eq!(asked_triggers(&measure), [Trigger::Concern, Trigger::LateTwice]);
        assert_eq!((item.get)(&measure), "concern\nlate_twice");
        assert_eq!(item.take(&mut measure, "", false), None);
        assert_eq!(asked_triggers(&measure), [Trigger::Red]);
    }

    #[test]
    fn each_item_has_an_id_of_its_own() {
        let mut ids: Vec<&str> = all().map(|item| item.id).collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!((ids.len(), count > 30), (count, true));
    }

    #[test]
    fn nothing_is_kept_of_an_analysis_where_nothing_is_set() {
        let item = |id: &str| all().find(|item| item.id == id).unwrap();
        let mut measure = Measure::default();
        assert_eq!(item("measure-rolling").take(&mut measure, YES, false), None);
        assert_eq!(item("measure-fixed-after").take(&mut measure, "24", false), None);
        assert!(item("measure-fixed-after").take(&mut measure, "11", false).is_some());
        let analysis = measure.analysis.clone().unwrap();
        assert_eq!((analysis.rolling, analysis.fixed_after), (true, Some(24)));
        assert_eq!(item("measure-rolling").take(&mut measure, "", false), None);
        assert_eq!(item("measure-fixed-after").take(&mut measure, "", false), None);
        assert_eq!(measure.analysis, None);
    }

    #[test]
    fn a_baseline_comes_before_its_period() {
        let item = |id: &str| all().find(|item| item.id == id).unwrap();
        let (value, period) = (item("measure-baseline"), item("measure-baseline-period"));
        let mut measure = Measure::default();
        assert_eq!(period.take(&mut measure, "", false), None);
        assert!(period.take(&mut measure, "2024/25", false).is_some());
        assert_eq!(value.take(&mut measure, "70", false), None);
        assert_eq!(period.take(&mut measure, "2024/25", false), None);
        assert!(period.take(&mut measure, "once", false).is_some());
        // Another value keeps the period; none takes both away.
        assert_eq!(value.take(&mut measure, "71", false), None);
        assert_eq!((period.get)(&measure), "2024/25");
        assert_eq!(value.take(&mut measure, "", false), None);
        assert_eq!(measure.baseline, None);
        assert!(item("measure-precision").take(&mut measure, "10", false).is_some());
    }

    #[test]
    fn every_item_is_a_column_of_the_grid_too_and_says_the_same() {
        use crate::exchange::columns::settings::Setting;

        let pack = sample();
        let said = |measure: &Measure| -> Vec<String> {
            Setting::ALL.iter().map(|it| it.shown(&pack, measure)).collect()
        };
        for item in all() {
            // A measure that says something else for this item alone says something else in one column.
            let mut measure = Measure { name: "M".to_owned(), ..Measure::default() };
            measure.baseline = Some(Baseline::default());
            let before = said(&measure);
            let offered = match item.entry {
                Entry::Choice(offered) => offered(&pack, &measure),
                _ => Vec::new(),
            };
            let choice = offered.into_iter().map(|(key, _)| key).find(|key| !key.is_empty());
            let typed = [
                choice.unwrap_or_default(),
                YES.to_owned(),
                "13".into(),
                "7".into(),
                "2024/25".into(),
            ];
            let taken = typed.iter().any(|text| {
                !text.is_empty()
                    && item.take(&mut measure, text, false).is_none()
                    && said(&measure) != before
            });
            let differ =
                said(&measure).iter().zip(&before).filter(|(one, other)| one != other).count();
            assert!(taken && differ == 1, "{}: {differ} columns", item.id);
        }
    }
}
