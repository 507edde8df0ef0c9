//! The technical specification of a measure (FRAMEWORK P8), as far as it is words.
//!
//! Frequency, polarity, precision and the like stand on the measure itself, because ratings rest on them.

use crate::model::record::record;

record! {
    /// What a reader must know to trust a measure. Every part may be empty; completeness is shown.
    pub struct Specification {
        /// What exactly is measured.
        pub definition: String => public;
        /// Where the figures come from.
        pub data_source: String => public;
        /// How the figure is worked out.
        pub calculation: String => public;
        /// What the numerator counts.
        pub numerator: String => public;
        /// What the denominator counts.
        pub denominator: String => public;
        /// Post that supplies the figures.
        pub responsible_officer: String => public;
        /// Post that answers for the result.
        pub accountable_officer: String => public;
        /// Their deputy.
        pub accountable_deputy: String => public;
        /// Post in the performance team.
        pub performance_lead: String => public;
        /// Their deputy.
        pub performance_deputy: String => public;
        /// When the data are there and when they are published, in words.
        pub timetable: String => public;
        /// Days after a period's end by which its figure is due.
        pub lag_days: Option<u32> => public;
        /// Days after a period's end on which its figure is published.
        pub published_days: Option<u32> => public;
        /// Whom it is compared with.
        pub peers: String => public;
        /// How ambitious the target is, and why.
        pub stretch: String => public;
        /// How the year-end forecast is made.
        pub forecast_method: String => public;
        /// Why this measure.
        pub rationale: String => public;
    }
}

impl Specification {
    /// The posts that have to do with the measure; empty where nobody is named.
    pub fn posts(&self) -> [&str; 5] {
        let named = [
            &self.accountable_officer,
            &self.accountable_deputy,
            &self.responsible_officer,
            &self.performance_lead,
            &self.performance_deputy,
        ];
        named.map(|post| post.trim())
    }

    /// Whether it names a post.
    pub fn names(&self, post: &str) -> bool {
        self.posts().contains(&post)
    }
}
