//! Observations: what was measured, for which period, and what is known about it.

use crate::model::named::named;
use crate::model::remarks::{Answered, Remark, Remarks};
use crate::model::{Day, Number, Period};
use serde::de::{Error as _, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::{
    fmt,
    ops::{Deref, DerefMut},
};

/// Why a figure isn't there. Missing is never zero (RULES 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MissingReason {
    /// The period's figure isn't expected yet.
    NotDue,
    /// Expected and not there.
    Late,
    /// Nobody has it.
    NotAvailable,
    /// Withheld, such as a count below five.
    Suppressed,
    /// There is a figure, but it can't be set beside the others.
    NotComparable,
    /// The measure didn't exist yet.
    NewMeasure,
    /// There is no such service here: nothing is counted, and nothing adds to a total.
    NoService,
}

named!(MissingReason: NotDue, Late, NotAvailable, Suppressed, NotComparable, NewMeasure, NoService);

impl MissingReason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::NotDue,
        Self::Late,
        Self::NotAvailable,
        Self::Suppressed,
        Self::NotComparable,
        Self::NewMeasure,
        Self::NoService,
    ];

    /// In words, as printed in place of the figure.
    pub fn words(self) -> &'static str {
        match self {
            Self::NotDue => "not due",
            Self::Late => "late",
            Self::NotAvailable => "not available",
            Self::Suppressed => "suppressed",
            Self::NotComparable => "not comparable",
            Self::NewMeasure => "new measure",
            Self::NoService => "no such service",
        }
    }
}

/// What an observation says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// A number.
    Number(Number),
    /// A numerator and denominator; the figure is their ratio times the measure's scale.
    Ratio {
        /// The count that meets the definition.
        numerator: Number,
        /// The count it is out of.
        denominator: Number,
    },
    /// Nothing, and why.
    Missing(MissingReason),
    /// Only the text that was found ([`Observation::text`]), until a person confirms a reading of it.
    Unread,
}

impl Reading {
    /// Whether it is a number or a ratio: neither missing nor unread.
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Number(_) | Self::Ratio { .. })
    }
}

/// One figure of a series.
///
/// In the file it is one object on one line: `period`, then `value`, or `numerator` and
/// `denominator`, or `missing`, or only `text`; and what qualifies it. Its [`Remarks`] are read as if they stood here.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// The period it is reported for; unique in its series.
    pub period: Period,
    /// The figure, or why there is none.
    pub reading: Reading,
    /// Expected to change.
    pub provisional: bool,
    /// Changed since it was first published.
    pub revised: bool,
    /// What is said about it.
    pub remarks: Remarks,
}

impl Observation {
    /// A bare observation.
    pub fn new(period: Period, reading: Reading) -> Self {
        Self { period, reading, provisional: false, revised: false, remarks: Remarks::default() }
    }

    /// The same with something said about it.
    #[must_use]
    pub fn with(mut self, say: impl FnOnce(&mut Remark)) -> Self {
        say(&mut self.remarks);
        self
    }

    /// Whether a question about it was answered.
    pub fn is_answered(&self, question: &str) -> bool {
        self.answered.as_ref().is_some_and(|it| it.questions.iter().any(|held| held == question))
    }

    /// It is right: what is asked of it now stays answered, for as long as it is this figure.
    pub fn answer(&mut self, questions: impl IntoIterator<Item = String>, on: Option<Day>) {
        for question in questions {
            if !self.is_answered(&question) {
                let answered = self.answered.get_or_insert_default();
                answered.questions.push(question);
                answered.on = on;
            }
        }
    }

    /// Lets go of what was answered of another figure.
    pub fn drop_answers_of(&mut self, other: &Self) {
        if let Some(mut answered) = self.answered.take() {
            answered.questions.retain(|question| !other.is_answered(question));
            self.answered = Some(answered).filter(|it| !it.questions.is_empty());
        }
    }

    /// The figure: the number, or numerator ÷ denominator × `scale`. `None` where it is missing, unread,
    /// or the denominator is zero.
    #[inline]
    pub fn figure(&self, scale: Number) -> Option<Number> {
        match self.reading {
            Reading::Number(number) => Some(number),
            Reading::Ratio { numerator, denominator } => {
                Number::try_from(numerator.get() / denominator.get() * scale.get()).ok()
            }
            Reading::Missing(_) | Reading::Unread => None,
        }
    }
}

/// What is said about a figure is read and written as if it stood with it.
impl Deref for Observation {
    type Target = Remark;

    fn deref(&self) -> &Remark {
        &self.remarks
    }
}

impl DerefMut for Observation {
    fn deref_mut(&mut self) -> &mut Remark {
        &mut self.remarks
    }
}

impl Serialize for Observation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("period", &self.period)?;
        match self.reading {
            Reading::Number(value) => map.serialize_entry("value", &value)?,
            Reading::Ratio { numerator, denominator } => {
                map.serialize_entry("numerator", &numerator)?;
                map.serialize_entry("denominator", &denominator)?;
            }
            Reading::Missing(reason) => map.serialize_entry("missing", &reason)?,
            Reading::Unread => {}
        }
        if let Some(about) = &self.about {
            map.serialize_entry("about", about)?;
        }
        if self.provisional {
            map.serialize_entry("provisional", &true)?;
        }
        if self.revised {
            map.serialize_entry("revised", &true)?;
        }
        if let Some(qualifier) = &self.qualifier {
            map.serialize_entry("qualifier", qualifier)?;
        }
        match (&self.text, self.reading) {
            (Some(text), _) => map.serialize_entry("text", text)?,
            (None, Reading::Unread) => map.serialize_entry("text", "")?,
            (None, _) => {}
        }
        if let Some(comment) = &self.comment {
            map.serialize_entry("comment", comment)?;
        }
        if let Some(audience) = &self.comment_audience {
            map.serialize_entry("comment_audience", audience)?;
        }
        if let Some(answered) = &self.answered {
            map.serialize_entry("answered", &answered.questions)?;
            if let Some(on) = &answered.on {
                map.serialize_entry("answered_on", on)?;
            }
        }
        for (key, value) in self.extra.iter().flat_map(|extra| extra.iter()) {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

// By hand: a derived `flatten` would buffer every one of a quarter of a million small objects.
impl<'de> Deserialize<'de> for Observation {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObservationVisitor)
    }
}

struct ObservationVisitor;

impl<'de> Visitor<'de> for ObservationVisitor {
    type Value = Observation;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an observation: an object with a period and a value, a numerator and denominator, a missing reason or a text")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Observation, A::Error> {
        let mut period = None;
        let (mut value, mut numerator, mut denominator) = (None, None, None);
        let mut missing = None;
        let (mut about, mut qualifier, mut text, mut comment) = (None, None, None, None);
        let (mut provisional, mut revised, mut audience) = (None, None, None);
        let (mut answered, mut answered_on) = (None, None);
        let mut found = Observation::new(Period::Month { year: 0, month: 1 }, Reading::Unread);
        while let Some(field) = map.next_key::<Field>()? {
            match field {
                Field::Period => once(&mut period, "period", &mut map)?,
                Field::Value => once(&mut value, "value", &mut map)?,
                Field::Numerator => once(&mut numerator, "numerator", &mut map)?,
                Field::Denominator => once(&mut denominator, "denominator", &mut map)?,
                Field::Missing => once(&mut missing, "missing", &mut map)?,
                Field::About => once(&mut about, "about", &mut map)?,
                Field::Provisional => once(&mut provisional, "provisional", &mut map)?,
                Field::Revised => once(&mut revised, "revised", &mut map)?,
                Field::Qualifier => once(&mut qualifier, "qualifier", &mut map)?,
                Field::Text => once(&mut text, "text", &mut map)?,
                Field::Comment => once(&mut comment, "comment", &mut map)?,
                Field::CommentAudience => once(&mut audience, "comment_audience", &mut map)?,
                Field::Answered => once(&mut answered, "answered", &mut map)?,
                Field::AnsweredOn => once(&mut answered_on, "answered_on", &mut map)?,
                Field::Unknown(key) => {
                    found.extra.get_or_insert_default().insert(key, map.next_value()?);
                }
            }
        }
        // Most figures stand alone: then nothing is moved about.
        let texts = [&about, &qualifier, &text, &comment];
        if audience.is_some() || texts.iter().any(|it| it.is_some()) {
            // Texts may be null, which is as if they weren't there.
            let texts = [about, qualifier, text, comment].map(Option::flatten);
            if audience.is_some() || texts.iter().any(Option::is_some) {
                [found.about, found.qualifier, found.text, found.comment] = texts;
                found.comment_audience = audience;
            }
        }
        if answered.is_some() || answered_on.is_some() {
            let questions = answered.unwrap_or_default();
            found.answered = Some(Box::new(Answered { on: answered_on, questions }));
        }
        found.provisional = provisional.unwrap_or_default();
        found.revised = revised.unwrap_or_default();
        found.period = period.ok_or_else(|| A::Error::missing_field("period"))?;
        found.reading = match (value, numerator, denominator, missing) {
            (Some(value), None, None, None) => Reading::Number(value),
            (None, Some(numerator), Some(denominator), None) => {
                Reading::Ratio { numerator, denominator }
            }
            (None, None, None, Some(reason)) => Reading::Missing(reason),
            (None, None, None, None) if found.text.is_some() => Reading::Unread,
            _ => {
                return Err(A::Error::custom(
                    "an observation has exactly one of: a value, a numerator with its denominator, a missing reason, or a text alone",
                ));
            }
        };
        Ok(found)
    }
}

/// Takes a field that may stand once only: which of two is meant would be a guess.
fn once<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    held: &mut Option<T>,
    field: &'static str,
    map: &mut A,
) -> Result<(), A::Error> {
    if held.replace(map.next_value()?).is_some() {
        return Err(A::Error::duplicate_field(field));
    }
    Ok(())
}

/// A field's name.
#[derive(Deserialize)]
#[serde(field_identifier, rename_all = "snake_case")]
enum Field {
    Period,
    Value,
    Numerator,
    Denominator,
    Missing,
    About,
    Provisional,
    Revised,
    Qualifier,
    Text,
    Comment,
    CommentAudience,
    Answered,
    AnsweredOn,
    Unknown(String),
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Observation {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Observation".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let period = generator.subschema_for::<Period>();
        let missing = generator.subschema_for::<MissingReason>();
        let audience = generator.subschema_for::<crate::model::Audience>();
        let day = generator.subschema_for::<Day>();
        schemars::json_schema!({
            "type": "object",
            "properties": {
                "period": period,
                "value": { "type": "number" },
                "numerator": { "type": "number" },
                "denominator": { "type": "number" },
                "missing": missing,
                "about": { "type": ["string", "null"] },
                "provisional": { "type": "boolean" },
                "revised": { "type": "boolean" },
                "qualifier": { "type": ["string", "null"] },
                "text": { "type": ["string", "null"] },
                "comment": { "type": ["string", "null"] },
                "comment_audience": audience,
                "answered": { "type": "array", "items": { "type": "string" } },
                "answered_on": day
            },
            "required": ["period"],
            "oneOf": [
                { "required": ["value"] },
                { "required": ["numerator", "denominator"] },
                { "required": ["missing"] },
                {
                    "required": ["text"],
                    "not": { "anyOf": [
                        { "required": ["value"] },
                        { "required": ["numerator"] },
                        { "required": ["missing"] }
                    ] }
                }
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn round_trips_every_reading_and_unknown_fields() {
        let check = |text: &str| {
            let observation: Observation = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&observation).unwrap(), text);
        };
        check(r#"{"period":"2025-04","value":12.5}"#);
        check(r#"{"period":"2025/26 Q1","numerator":2,"denominator":4,"provisional":true}"#);
        check(r#"{"period":"2025/26","missing":"suppressed","text":"<5"}"#);
        check(
            r#"{"period":"2025/26","text":"32 (184 with Kick Start)","comment":"To be confirmed."}"#,
        );
        check(
            r#"{"period":"2025-04","value":1,"about":"2024 revised","revised":true,"colour":["x"]}"#,
        );
    }

    #[test]
    fn refuses_two_readings_and_none() {
        for text in [
            r#"{"period":"2025-04"}"#,
            r#"{"period":"2025-04","value":1,"missing":"late"}"#,
            r#"{"period":"2025-04","numerator":1}"#,
            r#"{"value":1}"#,
            r#"{"period":"2025-04","value":1,"value":2}"#,
            r#"{"period":"2025-04","value":1,"comment":"a","comment":"b"}"#,
            r#"{"period":"2025-04","value":1,"provisional":true,"provisional":false}"#,
        ] {
            assert!(serde_json::from_str::<Observation>(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_was_answered_stays_with_the_figure_and_is_kept_once() {
        let text = r#"{"period":"2025-04","value":12.5,"answered":["tenfold 12.5"],"answered_on":"2025-10-03"}"#;
        let mut held: Observation = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&held).unwrap(), text);
        assert!(held.is_answered("tenfold 12.5") && !held.is_answered("tenfold 13"));
        let before = held.clone();
        held.answer(["tenfold 12.5".to_owned()], "2025-11-01".parse().ok());
        assert_eq!(held, before);
        held.answer(["stuck 12.5".to_owned()], "2025-11-01".parse().ok());
        assert!(held.is_answered("stuck 12.5"));
        assert_eq!(held.answered.as_ref().unwrap().on, "2025-11-01".parse().ok());
    }

    #[test]
    fn works_out_a_ratio_and_never_divides_by_zero() {
        let ratio = |numerator, denominator| {
            Observation::new(
                "2025-04".parse().unwrap(),
                Reading::Ratio {
                    numerator: Number::from(numerator),
                    denominator: Number::from(denominator),
                },
            )
            .figure(Number::from(100))
        };
        assert_eq!(ratio(1, 4), Some(Number::from(25)));
        assert_eq!(ratio(1, 0), None);
        assert_eq!(ratio(0, 0), None);
    }
}
