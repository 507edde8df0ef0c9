//! Stable ids: text chosen once, never derived from a name that may change.

/// Defines a newtype over `String`, so that a plan's id can't be handed in for a measure's.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
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

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(/** Names a measure; unique in a pack. */ MeasureId);
id!(/** Names a plan; unique in a pack. */ PlanId);
id!(/** Names an objective; unique in a pack. */ ObjectiveId);
id!(/** Names a perspective of the scorecard; unique in a pack. */ PerspectiveId);
id!(/** Names a comparator; unique within its measure. */ ComparatorId);
id!(/** Names an action; unique in a pack. */ ActionId);
