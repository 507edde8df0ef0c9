//! The kinds of record that a pack holds: one line each, and nothing else knows which there are.

/// Hands every kind to the macro named, which makes of them what it needs: `kind!` the names, `pack!` (in
/// `rows.rs`) the pack with its lists and a record of any kind.
///
/// A line says what the list is called in the file, its records, what one is called in a sentence, and which of
/// its fields are its id and its name; behind `=>`, whom the list may go to.
macro_rules! kinds {
    ($each:ident) => {
        $each! {
            /// The sides of its scorecards, in order.
            perspectives: Perspective as "perspective", by id and name => public;
            /// Its plans, in order.
            plans: Plan as "plan", by id and name => public;
            /// Its priorities and objectives, in order.
            objectives: Objective as "objective", by id and name => public;
            /// Its activities and milestones, in order.
            actions: Action as "action", by id and name => public;
            /// Its measures, in order.
            measures: Measure as "measure", by id and name => public;
            /// Who signed what off, in the order of signing.
            sign_offs: SignOff as "sign-off", by id and by => ;
            /// Changes asked for of what is signed off, in the order of asking.
            proposals: Proposal as "proposal", by id and change => ;
            /// What may go wrong, in order.
            risks: Risk as "risk", by id and name => public;
        }
    };
}
pub(super) use kinds;

macro_rules! kind {
    ($(
        $(#[doc = $doc:expr])+
        $list:ident: $record:ident as $words:literal, by $id:ident and $name:ident => $($flag:ident)*;
    )+) => {
        /// A kind of record that has a list in the pack.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(
                $(#[doc = $doc])+
                $record,
            )+
        }

        impl Kind {
            /// Every kind, in the order of the lists.
            pub const ALL: &'static [Self] = &[$(Self::$record),+];

            /// What one is called in a sentence: "plan".
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$record => $words),+
                }
            }

            /// What its list is called in the file: "plans".
            pub fn list(self) -> &'static str {
                match self {
                    $(Self::$record => stringify!($list)),+
                }
            }
        }
    };
}

kinds!(kind);
