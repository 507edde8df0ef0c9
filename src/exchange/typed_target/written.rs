//! How a target and its tolerance read back as they would be typed.

use crate::model::{Aim, Direction, Number, Polarity, Target, Tolerance};

/// A tolerance as [`tolerance`](super::amounts::tolerance) reads it.
pub fn tolerance_written(tolerance: Option<Tolerance>) -> String {
    match tolerance {
        Some(Tolerance::Percent(percent)) => format!("{}%", percent.rounded(None)),
        Some(Tolerance::Amount(amount)) => amount.rounded(None).to_string(),
        None => String::new(),
    }
}

/// How a target reads back in the editor.
pub fn written(target: &Target, polarity: Option<Polarity>) -> String {
    if let Some(text) = &target.text {
        return text.clone();
    }
    let better = if polarity == Some(Polarity::LowerIsBetter) { "<" } else { ">" };
    let said = |value: &Number| value.rounded(None);
    match &target.aim {
        Aim::Value { value } if target.strict => format!("{better}{}", said(value)),
        Aim::Value { value } => said(value).to_string(),
        Aim::Range { low, high } => format!("{} to {}", said(low), said(high)),
        Aim::Direction { to: Direction::Increase, .. } => "To increase".to_owned(),
        Aim::Direction { to: Direction::Decrease, .. } => "To decrease".to_owned(),
        Aim::Direction { .. } => "To improve".to_owned(),
        Aim::ByDate { value, by } => format!("{} by {by}", said(value)),
        Aim::Plans => "Plans by period".to_owned(),
        Aim::None => "None set".to_owned(),
        Aim::Change { .. } | Aim::Relative { .. } | Aim::Words => String::new(),
    }
}
