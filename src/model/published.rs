//! Ratings that came with figures from elsewhere, kept as they were published.

use crate::model::Period;
use crate::model::choice::choice;
use crate::model::record::record;

choice!(/// What a published rating says of its figure, where its text is one of the usual ones.
    PublishedStatus {
        /// On target.
        Green = "Green",
        /// Off target, within a tolerance.
        Amber = "Amber",
        /// Off target.
        Red = "Red",
        /// Off target, in words that don't tell amber from red.
        OffTarget = "Off target",
    }
);

record! {
    /// A rating that a file had of a figure of the organisation's own. Ours is made from the figures, whatever this
    /// says; it stands beside ours.
    pub struct PublishedRating {
        /// The period of its figure; one rating for a period.
        pub period: Period => needed public;
        /// As it stood in the file.
        pub text: String => needed public;
        /// What it says. None: its text is no status that is known.
        pub status: Option<PublishedStatus> => public;
    }
}

impl PublishedRating {
    /// As published: its status in words, with the text where that is another.
    pub fn words(&self) -> String {
        match self.status.map(PublishedStatus::words) {
            Some(words) if words.eq_ignore_ascii_case(&self.text) => words.to_owned(),
            Some(words) => format!("{words} (“{}”)", self.text),
            None => format!("“{}”", self.text),
        }
    }
}
