//! The pack with its lists, and a record of any kind: made of the kinds that there are.

use crate::model::kinds::kinds;
// Whatever kinds there are.
use crate::model::*;
use std::sync::Arc;

/// A list of the pack that is changed. Apart from looking, which the first load needs without this.
pub trait AlterRows: Rows {
    /// The record at a place, shared.
    fn row(&self, at: usize) -> Option<Row>;

    /// Puts a record of this list's kind at its end.
    fn push(&mut self, row: Row);

    /// Puts a record of this list's kind in place of another.
    fn put(&mut self, at: usize, row: Row);

    /// Takes a record out.
    fn remove(&mut self, at: usize);

    /// Hands the record at a place to a visitor that changes it.
    fn change(&mut self, at: usize, by: &mut dyn Change);

    /// Takes a record out and puts it in at another place, counted without it.
    fn shift(&mut self, from: usize, to: usize);
}

impl<T> AlterRows for Vec<Arc<T>>
where
    T: Listed + Alter + Clone,
    Row: From<Arc<T>>,
    Option<Arc<T>>: From<Row>,
{
    fn row(&self, at: usize) -> Option<Row> {
        self.as_slice().get(at).cloned().map(Row::from)
    }

    fn push(&mut self, row: Row) {
        self.extend(Option::<Arc<T>>::from(row));
    }

    fn put(&mut self, at: usize, row: Row) {
        if let (Some(held), Some(row)) = (self.get_mut(at), Option::<Arc<T>>::from(row)) {
            *held = row;
        }
    }

    fn remove(&mut self, at: usize) {
        if at < self.as_slice().len() {
            self.remove(at);
        }
    }

    fn change(&mut self, at: usize, by: &mut dyn Change) {
        if let Some(held) = self.get_mut(at) {
            Alter::change(Arc::make_mut(held), by);
        }
    }

    fn shift(&mut self, from: usize, to: usize) {
        if from < self.as_slice().len() {
            let moved = self.remove(from);
            self.insert(to.min(self.as_slice().len()), moved);
        }
    }
}

macro_rules! pack {
    ($(
        $(#[doc = $doc:expr])+
        $list:ident of $one:ident: $record:ident as $words:literal, by $id:ident: $id_type:ident and $name:ident => $($flag:ident)*;
    )+) => {
        $crate::model::record::record! {
            /// A plan and its measures, as kept and exchanged. Nothing in it is derived. Its records are shared, so
            /// that a snapshot costs lists of pointers.
            pub struct Pack, starting as Pack::started {
                /// Always [`FORMAT`](crate::model::FORMAT).
                pub format: String => needed public;
                /// The format's version, [`VERSION`](crate::model::VERSION) when written here.
                pub version: u32 => needed public;
                /// Whose it is.
                pub organisation: $crate::model::Organisation => needed public;
                $(
                    $(#[doc = $doc])+
                    pub $list: Vec<std::sync::Arc<$record>> => $($flag)*;
                )+
                /// What was changed, in the order of changing.
                pub history: Vec<std::sync::Arc<$crate::model::Event>> => ;
                /// SHA-256 of the last entry of the history, as the next one will have it in `follows`; nothing where
                /// no entry has that.
                pub history_end: String => ;
                /// For whom this was taken out of a whole pack: what isn't for them was left out, and the history that
                /// sign-offs seal.
                pub extract_for: Option<$crate::model::Audience> => ;
            }
        }

        impl Kind {
            /// Reads a record of the kind from its JSON text.
            ///
            /// # Errors
            /// Why the text isn't such a record.
            pub fn reading(self, text: &str) -> Result<Row, serde_json::Error> {
                match self {
                    $(Self::$record => serde_json::from_str::<$record>(text).map(Row::from)),+
                }
            }

            /// What is declared of its fields.
            pub fn table(self) -> &'static $crate::model::Table {
                match self {
                    $(Self::$record => $record::TABLE),+
                }
            }
        }

        /// A record of any kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Row {
            $(
                $(#[doc = $doc])+
                $record(std::sync::Arc<$record>),
            )+
        }

        impl Row {
            /// The record, whatever its kind.
            pub fn record(&self) -> &dyn $crate::model::Listed {
                match self {
                    $(Self::$record(held) => held.as_ref()),+
                }
            }

            /// The record, to ask whom it is for.
            pub fn alter(&self) -> &dyn $crate::model::Alter {
                match self {
                    $(Self::$record(held) => held.as_ref()),+
                }
            }

            /// As it stands in the file.
            pub fn json(&self) -> serde_json::Value {
                let written = match self {
                    $(Self::$record(held) => serde_json::to_value(held.as_ref())),+
                };
                // What is read from JSON can be written as JSON; should it ever not be, nothing is made up.
                written.unwrap_or_default()
            }

            /// Whether it is the same record, in memory or by all it says.
            pub fn is_same(&self, other: &Self) -> bool {
                match (self, other) {
                    $((Self::$record(one), Self::$record(other)) => {
                        std::sync::Arc::ptr_eq(one, other) || one == other
                    })+
                    _ => false,
                }
            }
        }

        $(
            impl From<std::sync::Arc<$record>> for Row {
                fn from(held: std::sync::Arc<$record>) -> Self {
                    Self::$record(held)
                }
            }

            impl From<$record> for Row {
                fn from(held: $record) -> Self {
                    Self::$record(std::sync::Arc::new(held))
                }
            }

            impl From<Row> for Option<std::sync::Arc<$record>> {
                fn from(row: Row) -> Self {
                    match row {
                        Row::$record(held) => Some(held),
                        _ => None,
                    }
                }
            }

            impl $crate::model::Listed for $record {
                fn kind(&self) -> Kind {
                    Kind::$record
                }

                fn id(&self) -> &str {
                    self.$id.as_ref()
                }

                fn name(&self) -> &str {
                    &self.$name
                }
            }
        )+

        impl Pack {
            $(
                #[doc = concat!("The ", $words, " with this id.")]
                // The id of some is a plain text.
                #[allow(clippy::ptr_arg)]
                pub fn $one(&self, id: &$id_type) -> Option<&$record> {
                    self.$list.iter().map(std::sync::Arc::as_ref).find(|held| held.$id == *id)
                }
            )+

            /// The list of a kind.
            pub fn rows(&self, kind: Kind) -> &dyn $crate::model::Rows {
                match kind {
                    $(Kind::$record => &self.$list),+
                }
            }

            /// The list of a kind, to change.
            pub(crate) fn rows_mut(&mut self, kind: Kind) -> &mut dyn $crate::model::AlterRows {
                match kind {
                    $(Kind::$record => &mut self.$list),+
                }
            }

            /// The list of a kind, with its records to share.
            pub fn shared_rows(&self, kind: Kind) -> &dyn $crate::model::AlterRows {
                match kind {
                    $(Kind::$record => &self.$list),+
                }
            }
        }
    };
}

kinds!(pack);
