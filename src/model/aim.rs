//! Reading what a target asks for, and limits: by hand, for the words of their errors and because serde's
//! tagged and untagged choices hold a value in a buffer before they read it.

use crate::model::{Aim, Bounds, ComparatorId, Direction, Number, Period, Tolerance};
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// An aim's fields as they were found, whatever its kind.
#[derive(Default)]
struct Found {
    seen: Vec<String>,
    kind: Option<String>,
    value: Option<Number>,
    low: Option<Number>,
    high: Option<Number>,
    baseline: Option<Number>,
    to: Option<Direction>,
    by: Option<By>,
    comparator: Option<ComparatorId>,
    or_equal: Option<bool>,
}

/// What `by` holds: an amount for a change, a period for a date.
enum By {
    Amount(Tolerance),
    Period(Period),
}

impl<'de> Deserialize<'de> for Aim {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(AimVisitor)
    }
}

struct AimVisitor;

impl<'de> Visitor<'de> for AimVisitor {
    type Value = Aim;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Aim, A::Error> {
        let mut found = Found::default();
        while let Some(key) = map.next_key::<String>()? {
            if found.seen.contains(&key) {
                return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
            }
            match key.as_str() {
                "kind" => found.kind = map.next_value()?,
                "value" => found.value = map.next_value()?,
                "low" => found.low = map.next_value()?,
                "high" => found.high = map.next_value()?,
                "baseline" => found.baseline = map.next_value()?,
                "to" => found.to = map.next_value()?,
                "by" => found.by = Some(map.next_value()?),
                "comparator" => found.comparator = map.next_value()?,
                "or_equal" => found.or_equal = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
            found.seen.push(key);
        }
        found.aim()
    }
}

impl Found {
    fn aim<E: Error>(self) -> Result<Aim, E> {
        let kind = self.kind.as_deref().ok_or_else(|| E::missing_field("kind"))?;
        let fields: &[&str] = match kind {
            "value" => &["value"],
            "range" => &["low", "high"],
            "direction" => &["to", "baseline"],
            "change" => &["by", "baseline"],
            "relative" => &["comparator", "or_equal"],
            "by_date" => &["value", "by"],
            "plans" | "words" | "none" => &[],
            _ => {
                return Err(E::custom(format_args!(
                    "unknown kind `{kind}`, expected value, range, direction, change, relative, by_date, plans, words or none"
                )));
            }
        };
        let unknown = |key: &&String| *key != "kind" && !fields.contains(&key.as_str());
        if let Some(key) = self.seen.iter().find(unknown) {
            let known = if fields.is_empty() { "kind".to_owned() } else { fields.join("`, `") };
            return Err(E::custom(format_args!("unknown field `{key}`, expected `{known}`")));
        }
        let missing = E::missing_field;
        let amount = "expected an amount or a per cent, such as {\"percent\": -5}";
        let date = "expected the period by whose end it is to be reached";
        Ok(match kind {
            "value" => Aim::Value { value: self.value.ok_or_else(|| missing("value"))? },
            "range" => Aim::Range {
                low: self.low.ok_or_else(|| missing("low"))?,
                high: self.high.ok_or_else(|| missing("high"))?,
            },
            "direction" => Aim::Direction {
                to: self.to.ok_or_else(|| missing("to"))?,
                baseline: self.baseline,
            },
            "change" => Aim::Change {
                by: match self.by.ok_or_else(|| missing("by"))? {
                    By::Amount(by) => by,
                    By::Period(_) => return Err(E::custom(amount)),
                },
                baseline: self.baseline,
            },
            "relative" => Aim::Relative {
                comparator: self.comparator.ok_or_else(|| missing("comparator"))?,
                or_equal: self.or_equal.ok_or_else(|| missing("or_equal"))?,
            },
            "by_date" => Aim::ByDate {
                value: self.value.ok_or_else(|| missing("value"))?,
                by: match self.by.ok_or_else(|| missing("by"))? {
                    By::Period(by) => by,
                    By::Amount(_) => return Err(E::custom(date)),
                },
            },
            "plans" => Aim::Plans,
            "words" => Aim::Words,
            _ => Aim::None,
        })
    }
}

impl<'de> Deserialize<'de> for By {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ByVisitor)
    }
}

struct ByVisitor;

impl<'de> Visitor<'de> for ByVisitor {
    type Value = By;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an amount, a per cent or a period")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<By, E> {
        text.parse().map(By::Period).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<By, A::Error> {
        let unit = map.next_key::<String>()?;
        let make = match unit.as_deref() {
            Some("percent") => Tolerance::Percent,
            Some("amount") => Tolerance::Amount,
            _ => return Err(A::Error::custom("expected one field, percent or amount")),
        };
        let by = make(map.next_value()?);
        match map.next_key::<String>()? {
            None => Ok(By::Amount(by)),
            Some(_) => Err(A::Error::custom("expected one field, percent or amount")),
        }
    }
}

impl<'de> Deserialize<'de> for Bounds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(BoundsVisitor)
    }
}

struct BoundsVisitor;

impl<'de> Visitor<'de> for BoundsVisitor {
    type Value = Bounds;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or a low and a high")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Bounds, E> {
        Number::try_from(value).map(Bounds::Value).map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Bounds, E> {
        self.visit_f64(value as f64)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Bounds, E> {
        self.visit_f64(value as f64)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Bounds, A::Error> {
        let (mut low, mut high) = (None, None);
        while let Some(key) = map.next_key::<String>()? {
            let end = match key.as_str() {
                "low" => &mut low,
                "high" => &mut high,
                _ => return Err(A::Error::custom(format_args!("a range has no `{key}`"))),
            };
            if end.replace(map.next_value()?).is_some() {
                return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
            }
        }
        match (low, high) {
            (Some(low), Some(high)) => Ok(Bounds::Range { low, high }),
            _ => Err(A::Error::custom("expected a number, or a low and a high")),
        }
    }
}
