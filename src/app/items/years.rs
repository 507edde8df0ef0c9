//! Reporting years to choose from.

use super::Choice;
use crate::model::ReportingYear;

/// How many years before this one, and after it, a form offers.
const BEFORE: i32 = 6;
const AFTER: i32 = 10;

/// The years that a form offers: those about the one in hand, and the one that is set.
pub fn years_about(now: ReportingYear, set: Option<ReportingYear>) -> Vec<Choice> {
    years_of((-BEFORE..=AFTER).map(|step| now.plus(step)).chain(set))
}

/// These years as choices, each once, in their order.
pub fn years_of(years: impl IntoIterator<Item = ReportingYear>) -> Vec<Choice> {
    let mut years: Vec<ReportingYear> = years.into_iter().collect();
    years.sort_unstable();
    years.dedup();
    years.into_iter().map(|year| (year.to_string(), year.to_string())).collect()
}

/// A reporting year, or not yet set; with `must`, one of them. The form offers those about the one in hand.
#[cfg(any(target_arch = "wasm32", test))]
macro_rules! year {
    ($id:literal, $label:literal, $field:ident) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: "",
            entry: $crate::app::items::Entry::Year { set: |record| record.$field, must: false },
            get: |record| record.$field.map(|year| year.to_string()).unwrap_or_default(),
            set: |record, text| {
                record.$field = text.parse().ok();
                Ok(())
            },
        }
    };
    ($id:literal, $label:literal, must $field:ident) => {
        $crate::app::items::Item {
            id: $id,
            label: $label,
            hint: "",
            entry: $crate::app::items::Entry::Year {
                set: |record| Some(record.$field),
                must: true,
            },
            get: |record| record.$field.to_string(),
            set: |record, text| {
                record.$field = text.parse().map_err(|_| "Choose a year")?;
                Ok(())
            },
        }
    };
}
#[cfg(target_arch = "wasm32")]
pub(crate) use year;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::items::Item,
        model::{Plan, Resource},
    };

    #[test]
    fn the_year_that_is_set_is_offered_however_long_ago_it_was() {
        let year = |text: &str| text.parse::<ReportingYear>().unwrap();
        let offered = years_about(year("2025/26"), Some(year("2001/02")));
        assert_eq!(offered.first().unwrap().0, "2001/02");
        assert_eq!(offered.get(1).unwrap().0, "2019/20");
        assert_eq!(offered.last().unwrap().0, "2035/36");
        assert_eq!(years_about(year("2025/26"), Some(year("2026/27"))).len(), 17);
    }

    #[test]
    fn a_year_is_unset_by_its_blank_unless_it_must_be_there() {
        let from: Item<Plan> = year!("from", "From", from);
        let mut plan = Plan::default();
        for text in ["2025/26", ""] {
            assert_eq!(from.take(&mut plan, text, false), None);
            assert_eq!((from.get)(&plan), text);
        }
        let of: Item<Resource> = year!("year", "For the year", must year);
        let mut resource = Resource::default();
        assert_eq!(of.take(&mut resource, "2025/26", false), None);
        assert_eq!(of.take(&mut resource, "", false), Some("Choose a year"));
        assert_eq!((of.get)(&resource), "2025/26");
    }
}
