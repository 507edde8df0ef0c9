//! The settings of a measure, one a column: what each is called, how it reads as text, and how a text sets it.
//!
//! This is the one list of them that grids, pasted blocks and imports share. Which plans and objectives a measure
//! stands in isn't said by the measure: that is `standing`.

mod entry;
mod taking;

pub use entry::Entry;
pub(super) use taking::said;

use crate::{
    exchange::reading::choice,
    model::{
        Accumulation, Audience, Comparison, Delivery, Form, Frequency, Intent, Measure, Nature,
        OutcomeKind, Pack, Polarity, Prominence, Regime, Requirement, Timing,
    },
};
use entry::{choice, words};
use serde::{Deserialize, Serialize};
use taking::{
    above_zero, analyse, analysed, baseline_period, distance, perspective, set_baseline,
    set_baseline_period, set_perspective, set_triggers, triggers, whole, yes,
};

/// Declares the settings: name, key, words, and how each is said.
macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident $key:literal $words:literal $entry:expr;)+) => {
        /// A setting of a measure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Setting {
            $($(#[$doc])* $name),+
        }

        impl Setting {
            /// Every setting, in the order they are offered. What others rest on comes before them.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What it is kept under, whatever its words are.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key),+
                }
            }

            /// As printed.
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$name => $words),+
                }
            }

            /// How it is said.
            pub fn entry(self) -> Entry {
                match self {
                    $(Self::$name => $entry),+
                }
            }
        }
    };
}

settings! {
    /// What it is called.
    Name "name" "Name" Entry::Own {
        get: |_, measure| measure.name.clone(),
        set: |_, measure, text| {
            if text.is_empty() {
                return Err("a measure has to have a name".to_owned());
            }
            text.clone_into(&mut measure.name);
            Ok(())
        },
    };
    /// What the target is about.
    Description "description" "What the target is about" words!(description);
    /// What a figure counts.
    Unit "unit" "Unit" words!(unit);
    /// Its row on scorecards.
    Perspective "perspective" "Perspective" Entry::Own { get: perspective, set: set_perspective };
    /// Who answers for the result.
    AccountableOfficer "accountable_officer" "Accountable officer" words!(specification.accountable_officer);
    /// How often it reports.
    Frequency "frequency" "How often it reports" choice!(frequency: Frequency, or choice::frequency);
    /// Which way is better.
    Polarity "polarity" "Which way is better" choice!(polarity: Polarity, or |said| choice::polarity(said).or_else(|| choice::likely_polarity(said)));
    /// How its year to date is made.
    Accumulation "accumulation" "How figures add up over the year" choice!(accumulation: Accumulation, or choice::accumulation);
    /// Decimal places.
    Precision "precision" "Decimal places" Entry::Own {
        get: |_, measure| measure.precision.map(|places| places.to_string()).unwrap_or_default(),
        set: |_, measure, text| {
            measure.precision = whole(text, 0..=9, "a whole number from 0 to 9")?;
            Ok(())
        },
    };
    /// What a ratio is multiplied by.
    Scale "scale" "Ratio: multiplied by" Entry::Own {
        get: |_, measure| said(measure.scale),
        set: |_, measure, text| {
            measure.scale = above_zero(text, "100 for per cent, 1000 for a rate per thousand")?;
            Ok(())
        },
    };
    /// What progress is judged against.
    Comparison "comparison" "Progress against" choice!(comparison: Comparison);
    /// The fixed point.
    Baseline "baseline" "Baseline" Entry::Own { get: |_, measure| said(measure.baseline.as_ref().map(|it| it.value)), set: set_baseline };
    /// The period it was measured in.
    BaselinePeriod "baseline_period" "Period of the baseline" Entry::Own { get: baseline_period, set: set_baseline_period };
    /// Differences up to this are none.
    SimilarWithin "similar_within" "Similar within" Entry::Own {
        get: |_, measure| said(measure.similar_within),
        set: |_, measure, text| {
            measure.similar_within = distance(measure, text)?;
            Ok(())
        },
    };
    /// Weight in a roll-up.
    Weight "weight" "Weight" Entry::Own {
        get: |_, measure| said(measure.weight),
        set: |_, measure, text| {
            measure.weight = above_zero(text, "a number above 0")?;
            Ok(())
        },
    };
    /// Form of measure.
    Form "form" "Form" choice!(form: Form);
    /// Headline or supporting.
    Prominence "prominence" "Headline or supporting" choice!(prominence: Prominence);
    /// Lead or lag.
    Timing "timing" "Lead or lag" choice!(timing: Timing);
    /// Outcome, output, input or perception.
    Kind "kind" "What it shows" choice!(kind: OutcomeKind);
    /// Quantitative or qualitative.
    Nature "nature" "Quantitative or qualitative" choice!(nature: Nature);
    /// How the service is delivered.
    Delivery "delivery" "How the service is delivered" choice!(delivery: Delivery);
    /// Who requires it.
    Requirement "requirement" "Who requires it" choice!(requirement: Requirement);
    /// What is meant to happen to it.
    Intent "intent" "Intent" choice!(intent: Intent);
    /// How it is managed.
    Regime "regime" "How it is managed" choice!(regime: Regime);
    /// Whom it is for.
    Audience "audience" "Whom it is for" choice!(audience: Audience);
    /// Whom its comments are for.
    CommentAudience "comment_audience" "Whom its comments are for" choice!(comment_audience: Audience);
    /// What makes an exception due.
    Triggers "triggers" "What makes an exception due" Entry::Own { get: triggers, set: set_triggers };
    /// What exactly is measured.
    Definition "definition" "Definition" words!(specification.definition);
    /// How the figure is worked out.
    Calculation "calculation" "Calculation" words!(specification.calculation);
    /// What the numerator counts.
    Numerator "numerator" "Numerator" words!(specification.numerator);
    /// What the denominator counts.
    Denominator "denominator" "Denominator" words!(specification.denominator);
    /// Where the figures come from.
    DataSource "data_source" "Data source" words!(specification.data_source);
    /// Who supplies the figures.
    ResponsibleOfficer "responsible_officer" "Responsible officer" words!(specification.responsible_officer);
    /// The accountable officer's deputy.
    AccountableDeputy "accountable_deputy" "Accountable officer’s deputy" words!(specification.accountable_deputy);
    /// The post in the performance team.
    PerformanceLead "performance_lead" "Performance lead" words!(specification.performance_lead);
    /// Their deputy.
    PerformanceDeputy "performance_deputy" "Performance lead’s deputy" words!(specification.performance_deputy);
    /// When the data are there.
    Timetable "timetable" "Timetable" words!(specification.timetable);
    /// Days until a figure is due.
    LagDays "lag_days" "Days until a figure is due" Entry::Own {
        get: |_, measure| measure.specification.lag_days.map(|days| days.to_string()).unwrap_or_default(),
        set: |_, measure, text| {
            measure.specification.lag_days = whole(text, 0..=u32::MAX, "a number of days such as 30")?;
            Ok(())
        },
    };
    /// Days until a figure is published.
    PublishedDays "published_days" "Days until a figure is published" Entry::Own {
        get: |_, measure| measure.specification.published_days.map(|days| days.to_string()).unwrap_or_default(),
        set: |_, measure, text| {
            measure.specification.published_days = whole(text, 0..=u32::MAX, "a number of days such as 45")?;
            Ok(())
        },
    };
    /// Whom it is compared with.
    Peers "peers" "Peers" words!(specification.peers);
    /// How ambitious the target is.
    StretchSaid "stretch_said" "Stretch in words" words!(specification.stretch);
    /// How the forecast is made.
    ForecastMethod "forecast_method" "How the forecast is made" words!(specification.forecast_method);
    /// Why this measure.
    Rationale "rationale" "Why this measure" words!(specification.rationale);
    /// Outlying steps count in the limits.
    Unscreened "unscreened" "Outlying steps count in the limits" Entry::Own {
        get: |_, measure| yes(measure.analysis.as_ref().is_some_and(|it| it.unscreened)),
        set: |_, measure, text| analysed(measure, text, |it, yes| it.unscreened = yes),
    };
    /// Its figures overlap.
    Rolling "rolling" "Each figure covers periods of the one before" Entry::Own {
        get: |_, measure| yes(measure.analysis.as_ref().is_some_and(|it| it.rolling)),
        set: |_, measure, text| analysed(measure, text, |it, yes| it.rolling = yes),
    };
    /// Limits are fixed after so many figures.
    FixedAfter "fixed_after" "Limits fixed after so many figures" Entry::Own {
        get: |_, measure| {
            let fixed = measure.analysis.as_ref().and_then(|it| it.fixed_after);
            fixed.map(|it| it.to_string()).unwrap_or_default()
        },
        set: |_, measure, text| {
            let fixed = whole(text, 12..=u32::MAX, "a whole number of 12 or more")?;
            analyse(measure, |it| it.fixed_after = fixed);
            Ok(())
        },
    };
}

impl Setting {
    /// The setting with this key.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.key() == key)
    }

    /// The setting that a heading names in full, in lower case with spaces: words that other columns may have, such as
    /// a figure that is forecast, are no setting's.
    pub fn of_heading(heading: &str) -> Option<Self> {
        let named = Self::ALL.iter().find(|it| choice::words(it.words()) == heading).copied();
        // Of the names that settings are kept under, those that are no everyday words.
        let kept = || {
            Self::ALL.iter().copied().find(|it| {
                choice::words(it.key()) == heading
                    && (it.key().contains('_')
                        || matches!(it, Self::Accumulation | Self::Precision))
            })
        };
        named.or_else(kept)
    }

    /// What a measure says of it, as text; blank where it says nothing.
    pub fn shown(self, pack: &Pack, measure: &Measure) -> String {
        match self.entry() {
            Entry::Words { get, .. } => get(measure).to_owned(),
            Entry::Choice { get, .. } => get(measure).to_owned(),
            Entry::Own { get, .. } => get(pack, measure),
        }
    }

    /// Sets it to what a text says; blank takes it away.
    ///
    /// # Errors
    /// Says what to type instead; the measure is then as it was.
    pub fn take(self, pack: &Pack, measure: &mut Measure, text: &str) -> Result<(), String> {
        let text = text.trim();
        match self.entry() {
            Entry::Words { set, .. } => set(measure, text.to_owned()),
            Entry::Choice { set, offered, .. } => {
                if !set(measure, text) {
                    return Err(format!("'{text}' is none of: {}", offered().join(", ")));
                }
            }
            Entry::Own { set, .. } => set(pack, measure, text)?,
        }
        Ok(())
    }

    /// What can be chosen, in words; empty where it is typed.
    pub fn choices(self, pack: &Pack) -> Vec<String> {
        match (self, self.entry()) {
            (Self::Perspective, _) => pack.perspectives.iter().map(|it| it.name.clone()).collect(),
            (_, Entry::Choice { offered, .. }) => {
                offered().into_iter().map(str::to_owned).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Whether ratings rest on it, so that a sign-off holds it (`Terms`).
    pub fn in_terms(self) -> bool {
        !matches!(
            self,
            Self::Form
                | Self::Prominence
                | Self::Timing
                | Self::Kind
                | Self::Nature
                | Self::Delivery
                | Self::Requirement
                | Self::Audience
                | Self::CommentAudience
                | Self::Triggers
                | Self::Unscreened
                | Self::Rolling
                | Self::FixedAfter
        )
    }

    /// Whether one measure's may be given to those under it: names tell measures apart.
    pub fn fills_down(self) -> bool {
        self != Self::Name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Pack {
        crate::pack::read(include_bytes!("../../../../public/packs/sample.json")).pack.unwrap()
    }

    #[test]
    fn what_is_shown_is_read_back_as_it_was() {
        let pack = sample();
        for measure in &pack.measures {
            for setting in Setting::ALL {
                let mut same = Measure::clone(measure);
                let text = setting.shown(&pack, measure);
                assert_eq!(setting.take(&pack, &mut same, &text), Ok(()), "{setting:?} {text}");
                assert_eq!(same, **measure, "{setting:?} {text}");
            }
        }
    }

    #[test]
    fn texts_set_and_blank_takes_away_or_it_is_said_what_to_type() {
        let pack = sample();
        let check = |setting: Setting, text: &str, expected: Result<&str, &str>| {
            let mut measure =
                Measure { name: "M".into(), unit: "homes".into(), ..Measure::default() };
            let before = measure.clone();
            match (setting.take(&pack, &mut measure, text), expected) {
                (Ok(()), Ok(shown)) => {
                    assert_eq!(setting.shown(&pack, &measure), shown, "{setting:?} {text}");
                    if setting != Setting::Name {
                        setting.take(&pack, &mut measure, "").unwrap();
                        assert_eq!(measure.extra, before.extra);
                        assert_eq!(setting.shown(&pack, &measure), "", "{setting:?}");
                    }
                }
                (Err(reason), Err(part)) => {
                    assert!(reason.contains(part), "{reason}");
                    assert_eq!(
                        measure, before,
                        "{setting:?} {text}: a refused text changes nothing"
                    );
                }
                (found, _) => panic!("{setting:?} {text}: {found:?}"),
            }
        };
        check(Setting::Name, " Homes built ", Ok("Homes built"));
        check(Setting::Name, " ", Err("has to have a name"));
        check(Setting::Polarity, "lower_is_better", Ok("Lower is better"));
        check(Setting::Polarity, "low is good", Ok("Lower is better"));
        // What the import reads, the grid does.
        for up in ["Up", "H", "+", "Increase", "High is better"] {
            check(Setting::Polarity, up, Ok("Higher is better"));
        }
        for down in ["Down", "L", "reduce", "D"] {
            check(Setting::Polarity, down, Ok("Lower is better"));
        }
        check(Setting::Polarity, "sideways", Err("none of: Higher is better, Lower is better"));
        check(Setting::Frequency, "q", Ok("Quarterly"));
        check(Setting::Accumulation, "sum", Ok("Sum of the periods"));
        check(Setting::Accumulation, "Latest value", Ok("Latest value"));
        check(Setting::Precision, "2", Ok("2"));
        check(Setting::Precision, "10", Err("0 to 9"));
        check(Setting::Scale, "1,000", Ok("1000"));
        check(Setting::Scale, "0", Err("100 for per cent"));
        check(Setting::SimilarWithin, "2", Ok("2"));
        check(Setting::SimilarWithin, "-2", Err("can't be below zero"));
        check(Setting::Baseline, "1.2k", Ok("1200"));
        check(Setting::Baseline, "12%", Err("is a share"));
        check(Setting::BaselinePeriod, "2024/25", Err("the baseline itself"));
        check(Setting::LagDays, "30", Ok("30"));
        check(Setting::LagDays, "-1", Err("number of days"));
        check(Setting::PublishedDays, "45", Ok("45"));
        check(Setting::Triggers, "Red to date", Ok("Red to date"));
        check(
            Setting::Triggers,
            "late_twice; red two periods running, Red two periods running",
            Ok("Late two periods running; Red two periods running"),
        );
        check(Setting::Triggers, "red to date; blue", Err("'blue' is none of: Red to date"));
        check(Setting::Triggers, "Somebody asked for one", Err("is none of"));
        check(Setting::Perspective, "nowhere", Err("there is no perspective 'nowhere': choose"));
        check(Setting::Rolling, "y", Ok("Yes"));
        check(Setting::Unscreened, "perhaps", Err("neither yes nor no"));
        check(Setting::Definition, "What, exactly", Ok("What, exactly"));
    }

    #[test]
    fn each_setting_has_a_key_of_its_own() {
        for setting in Setting::ALL {
            assert_eq!(Setting::of_key(setting.key()), Some(*setting));
        }
    }
}
