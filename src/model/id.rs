//! Stable ids: text chosen once, never derived from a name that may change.

/// Defines a newtype over `String`, so that a plan's id can't be handed in for a measure's.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident $(of $kind:ident)?) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The id as text, as it stands in the file.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        $crate::model::id::named_kind!($name $($kind)?);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

/// What a field with an id holds: a reference to a record of a kind, or a name within the measure.
macro_rules! named_kind {
    ($name:ident $kind:ident) => {
        $crate::model::record::field::id_field!($name, $kind);
    };
    ($name:ident) => {
        $crate::model::record::field::text_field!($name);
    };
}
pub(in crate::model) use {id, named_kind};

id!(/** Names a measure; unique in a pack. */ MeasureId of Measure);
id!(/** Names a plan; unique in a pack. */ PlanId of Plan);
id!(/** Names an objective; unique in a pack. */ ObjectiveId of Objective);
id!(/** Names a perspective of the scorecard; unique in a pack. */ PerspectiveId of Perspective);
id!(/** Names a comparator; unique within its measure. */ ComparatorId);
id!(/** Names an action; unique in a pack. */ ActionId of Action);
