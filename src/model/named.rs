//! Reading a choice by its name. One function for all: a derived reader for each choice is a kilobyte each of
//! the page's code.

use serde::{Deserialize, Deserializer, de::Error};

/// Implements `Deserialize` for choices without fields, named in the file in lower case with underscores.
macro_rules! named {
    ($name:ident: $($variant:ident),+ $(,)?) => {
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::DeserializeSeed;

                let mut found = $crate::model::Field::blank();
                $crate::model::Slot::Choice(&mut found as &mut Self).deserialize(deserializer)?;
                Ok(found)
            }
        }

        $crate::model::record::field::choice_field!(
            $name,
            &[$(stringify!($variant)),+],
            &[$($name::$variant),+]
        );

        impl $name {
            /// The choice as it stands in the file, such as `higher_is_better`.
            pub fn name(self) -> String {
                $crate::model::named::in_lower_case(match self {
                    $(Self::$variant => stringify!($variant)),+
                })
            }
        }
    };
}
pub(crate) use named;

/// The first of several choices.
pub(crate) const fn first<T: Copy>(choices: &[T]) -> T {
    choices[0]
}

/// Which of the names, which are written as in code, the text says.
pub(crate) fn chosen<'de, D: Deserializer<'de>>(
    deserializer: D,
    names: &[&str],
) -> Result<usize, D::Error> {
    let text = String::deserialize(deserializer)?;
    let found = names.iter().position(|name| in_lower_case(name) == text);
    found.ok_or_else(|| D::Error::custom(unknown(&text, names)))
}

/// `HigherIsBetter` as `higher_is_better`.
pub fn in_lower_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cold]
fn unknown(text: &str, names: &[&str]) -> String {
    let names: Vec<String> =
        names.iter().map(|name| format!("`{}`", in_lower_case(name))).collect();
    let expected = match names.as_slice() {
        [one, other] => format!("{one} or {other}"),
        names => format!("one of {}", names.join(", ")),
    };
    format!("unknown variant `{text}`, expected {expected}")
}
