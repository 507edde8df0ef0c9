//! `record!`: a struct and all that follows from its fields.

/// Declares a kind of record: a struct whose every field is said once, with what can't be told from its type.
///
/// After `=>` stand what is to be said of a field: `needed` (a record without it is refused), `kept` (written
/// even when empty), `public` or `personal` (the widest audience it may go to; internal unless said), `holds`
/// (what it names can't be removed), `sealed` or `past` (see [`Hold`](crate::model::Hold)), `hangs` (what it says is
/// about the record it names: for whom that isn't, this isn't either).  `starting as` names a function for what a record is before anything
/// is read, where that isn't all blank; `checked by` one that finds what is wrong with a record by itself.
macro_rules! record {
    (
        $(#[doc = $doc:expr])+
        pub struct $record:ident $(, starting as $start:path)? $(, checked by $faults:path)? {
            $(
                $(#[doc = $field_doc:expr])+
                pub $field:ident: $type:ty => $($flag:ident)*;
            )*
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $record {
            $(
                $(#[doc = $field_doc])+
                pub $field: $type,
            )*
            /// Fields this version doesn't know.
            pub extra: $crate::model::Extra,
        }

        impl $record {
            /// What is declared of its fields.
            pub const TABLE: &'static $crate::model::Table = &$crate::model::Table {
                #[cfg(not(target_arch = "wasm32"))]
                doc: concat!($($doc),+),
                fields: &[$($crate::model::record::declare::info(
                    stringify!($field),
                    concat!($($field_doc),+),
                    <$type as $crate::model::Field>::shape,
                    &[$(stringify!($flag)),*],
                )),*],
            };
        }

        impl Default for $record {
            fn default() -> Self {
                $crate::model::record::declare::start!($($start)?; {
                    $($field: $crate::model::Field::blank(),)*
                    extra: $crate::model::Extra::new(),
                })
            }
        }

        impl $crate::model::Record for $record {
            fn table(&self) -> &'static $crate::model::Table {
                Self::TABLE
            }

            fn look(&self, by: &mut dyn $crate::model::Look) {
                let mut fields = Self::TABLE.fields.iter();
                $(
                    let Some(field) = fields.next() else { return };
                    if <$type as $crate::model::Field>::SEEN {
                        by.enter($crate::model::At::Field(field.name));
                        $crate::model::Field::look(&self.$field, field, by);
                        by.leave();
                    }
                )*
            }

            fn faults(&self, _tell: &mut dyn FnMut(std::fmt::Arguments<'_>, $crate::model::Fault)) {
                $($faults(self, _tell);)?
            }
        }

        impl $crate::model::Alter for $record {
            fn change(&mut self, by: &mut dyn $crate::model::Change) {
                let mut fields = Self::TABLE.fields.iter();
                $(
                    let Some(field) = fields.next() else { return };
                    if by.keeps_field(field) {
                        $crate::model::Field::change(&mut self.$field, field, by);
                    } else if !$crate::model::Field::is_blank(&self.$field) {
                        by.emptied(field);
                        self.$field = $crate::model::Field::blank();
                    }
                )*
                by.extra(&mut self.extra);
            }

            fn texts(&self) -> Vec<&str> {
                let all = [$($crate::model::Field::text(&self.$field)),*];
                all.into_iter().flatten().filter(|text| !text.is_empty()).collect()
            }

            fn audience(&self) -> $crate::model::For {
                $(if matches!(stringify!($field).as_bytes(), b"audience") {
                    return $crate::model::Field::audience(&self.$field);
                })*
                $crate::model::For::WhatItStandsIn
            }
        }

        impl $crate::model::Field for $record {
            const SEEN: bool = !stringify!($($faults)?).is_empty()
                $(|| <$type as $crate::model::Field>::SEEN)*;

            fn shape() -> $crate::model::Shape {
                $crate::model::Shape::Part(Self::TABLE)
            }

            fn slot(&mut self) -> $crate::model::Slot<'_> {
                $crate::model::Slot::Record(self)
            }

            fn blank() -> Self {
                Self::default()
            }

            fn look(
                &self,
                _: &'static $crate::model::FieldInfo,
                by: &mut dyn $crate::model::Look,
            ) {
                if by.record(self) {
                    $crate::model::Record::look(self, by);
                }
            }

            fn change(
                &mut self,
                _: &'static $crate::model::FieldInfo,
                by: &mut dyn $crate::model::Change,
            ) -> bool {
                let stays = by.keeps(self);
                if stays {
                    $crate::model::Alter::change(self, by);
                }
                stays
            }
        }

        impl serde::Serialize for $record {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;

                let mut map = serializer.serialize_map(None)?;
                $(
                    if $crate::model::record::declare::is_written(&[$(stringify!($flag)),*])
                        || !$crate::model::Field::is_blank(&self.$field)
                    {
                        map.serialize_entry(stringify!($field), &self.$field)?;
                    }
                )*
                for (key, value) in &self.extra {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }

        impl<'de> serde::Deserialize<'de> for $record {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let mut record = Self::default();
                $crate::model::record::reading::read(&mut record, deserializer)?;
                Ok(record)
            }
        }

        impl $crate::model::record::reading::Fields for $record {
            fn table(&self) -> &'static $crate::model::Table {
                Self::TABLE
            }

            fn slot(&mut self, at: usize) -> $crate::model::Slot<'_> {
                let mut fields = 0..at;
                $(
                    if fields.next().is_none() {
                        return $crate::model::Field::slot(&mut self.$field);
                    }
                )*
                $crate::model::Slot::Nowhere
            }

            fn extra(&mut self) -> &mut $crate::model::Extra {
                &mut self.extra
            }
        }

        #[cfg(not(target_arch = "wasm32"))]
        impl schemars::JsonSchema for $record {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($record).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let types = vec![$(generator.subschema_for::<$type>()),*];
                $crate::model::record::declare::schema($record::TABLE, types)
            }
        }
    };
}
pub(in crate::model) use record;

/// What a record is before anything is set.
macro_rules! start {
    (; $($blank:tt)+) => {
        Self $($blank)+
    };
    ($start:path; $($blank:tt)+) => {
        $start(Self $($blank)+)
    };
}
pub(in crate::model) use start;

use super::{FieldInfo, Hold, Shape};
use crate::model::Audience;

/// What is declared of a field by the words behind it.
pub(crate) const fn info(
    name: &'static str,
    #[cfg_attr(target_arch = "wasm32", allow(unused_variables))] doc: &'static str,
    shape: fn() -> Shape,
    flags: &[&str],
) -> FieldInfo {
    let audience = if has(flags, "public") {
        Audience::Public
    } else if has(flags, "personal") {
        Audience::Personal
    } else {
        Audience::Internal
    };
    let hold = if same(name.as_bytes(), b"id") {
        Some(Hold::Itself)
    } else if has(flags, "holds") {
        Some(Hold::Needs)
    } else if has(flags, "sealed") {
        Some(Hold::Sealed)
    } else if has(flags, "past") {
        Some(Hold::Past)
    } else if has(flags, "needed") {
        Some(Hold::Needs)
    } else {
        None
    };
    FieldInfo {
        name,
        #[cfg(not(target_arch = "wasm32"))]
        doc,
        audience,
        needed: has(flags, "needed"),
        hangs: has(flags, "hangs"),
        hold,
        shape,
    }
}

/// Whether a field is written even when it is blank.
pub(crate) const fn is_written(flags: &[&str]) -> bool {
    has(flags, "needed") || has(flags, "kept")
}

const fn has(flags: &[&str], flag: &str) -> bool {
    let mut at = 0;
    while at < flags.len() {
        if same(flags[at].as_bytes(), flag.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// The schema of a record: its fields with their types and what they are.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn schema(table: &super::Table, types: Vec<schemars::Schema>) -> schemars::Schema {
    let mut properties = serde_json::Map::new();
    for (field, mut schema) in table.fields.iter().zip(types) {
        schema.insert("description".to_owned(), field.doc.trim().into());
        properties.insert(field.name.to_owned(), schema.to_value());
    }
    let mut schema = schemars::json_schema!({
        "type": "object",
        "description": table.doc.trim(),
        "additionalProperties": true,
        "properties": properties,
    });
    let needed: Vec<&str> =
        table.fields.iter().filter(|field| field.needed).map(|field| field.name).collect();
    if !needed.is_empty() {
        schema.insert("required".to_owned(), needed.into());
    }
    schema
}
