//! What is said about a figure, beside its number.

use crate::model::{Audience, Day, Extra};
use std::ops::{Deref, DerefMut};

/// What was asked of a figure and answered: it is right as it is (RULES 14).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Answered {
    /// When something was last answered, where the day is known.
    pub on: Option<Day>,
    /// What was asked, as `FigureCheck::key` has it: each is of one figure, and of another it is asked anew.
    pub questions: Vec<String>,
}

/// What is said about a figure, all of which most figures lack.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// The date the figure is about, as its source says it, where that differs from the period.
    pub about: Option<String>,
    /// Any other qualifier, such as "not validated".
    pub qualifier: Option<String>,
    /// The text as it was found, kept wherever it says more than the reading.
    pub text: Option<String>,
    /// What its owner says about it.
    pub comment: Option<String>,
    /// Whom the comment is for. None: as the measure's comments, which are internal until released.
    pub comment_audience: Option<Audience>,
    /// What was asked of it and answered; boxed, because it is rare.
    pub answered: Option<Box<Answered>>,
    /// Fields this version doesn't know; boxed, because they are rare.
    pub extra: Option<Box<Extra>>,
}

impl Remark {
    /// Nothing is said.
    const NONE: Self = Self {
        about: None,
        qualifier: None,
        text: None,
        comment: None,
        comment_audience: None,
        answered: None,
        extra: None,
    };
}

/// What is said about a figure, in a box that only those have of which something is said: a rating goes through hundreds
/// of thousands of figures, and how long it takes is how much memory that is.
#[derive(Clone, Debug, Default)]
pub struct Remarks(Option<Box<Remark>>);

impl Remarks {
    /// Them, where something is said.
    pub fn said(&self) -> Option<&Remark> {
        self.0.as_deref()
    }
}

impl Deref for Remarks {
    type Target = Remark;

    fn deref(&self) -> &Remark {
        static NONE: Remark = Remark::NONE;
        self.0.as_deref().unwrap_or(&NONE)
    }
}

impl DerefMut for Remarks {
    fn deref_mut(&mut self) -> &mut Remark {
        self.0.get_or_insert_with(|| Box::new(Remark::NONE))
    }
}

// An empty box says as much as none.
impl PartialEq for Remarks {
    fn eq(&self, other: &Self) -> bool {
        (self.0.is_none() && other.0.is_none()) || **self == **other
    }
}
