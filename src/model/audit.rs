//! Audits of figures that were drawn at random (FRAMEWORK D5, RULES 14).

use crate::model::choice::choice;
use crate::model::id::id;
use crate::model::record::record;
use crate::model::{Audience, Day, Fault, MeasureId, Number, Period, PlanId};

id!(/** Names an audit; unique in a pack. */ AuditId of Audit);

choice!(/// What an auditor found of a figure.
AuditFinding {
    /// The records bear it out.
    AsPublished = "As published",
    /// The records give another one.
    NotAsPublished = "Not as published",
    /// There is nothing to check it with.
    NotVerifiable = "Can’t be verified",
});

record! {
    /// A figure that was drawn, as it was then, and what was found of it.
    pub struct DrawnFigure {
        /// Its number in the list that it was drawn from, from 1.
        pub number: u32 => needed public;
        /// Of which measure.
        pub measure: MeasureId => needed public;
        /// For which period; several that were drawn may share one.
        pub of_period: Period => needed public;
        /// As it was published: the figure, or the numerator where `published_of` is the denominator.
        pub published: Option<Number> => public;
        /// The denominator that was published, of a ratio.
        pub published_of: Option<Number> => public;
        /// What was found. None: it isn't checked yet.
        pub finding: Option<AuditFinding> => public;
        /// As the records give it: the figure, or the numerator where `published_of` is a denominator.
        pub verified: Option<Number> => public;
        /// The denominator that the records give. None: as published.
        pub verified_of: Option<Number> => public;
        /// What was found, in words.
        pub found: String => public;
        /// The post that checked it.
        pub checked_by: String => public;
        /// When it was checked.
        pub checked_on: Option<Day> => public;
        /// Why another was drawn in its place; nothing where it stands.
        pub replaced: String => public;
        /// When it was replaced.
        pub replaced_on: Option<Day> => public;
    }
}

impl DrawnFigure {
    /// Whether another was drawn in its place.
    pub fn is_replaced(&self) -> bool {
        !self.replaced.trim().is_empty()
    }
}

record! {
    /// A directorate's figures, of which some are drawn by a seed of their own.
    pub struct Stratum {
        /// The directorate's plan. None: what stands under none.
        pub plan: Option<PlanId> => public;
        /// The directorate, as it was called when the list was made.
        pub name: String => needed public;
        /// How many figures are drawn.
        pub size: u32 => needed public;
        /// The seed, as it was typed or rolled; nothing until something is drawn.
        pub seed: String => public;
        /// When it was drawn.
        pub drawn_on: Option<Day> => public;
        /// The figures that it was drawn from, a line each: the measure's id and the period.
        pub list: String => ;
        /// What was drawn, in the order of drawing; what was replaced is among it.
        pub drawn: Vec<DrawnFigure> => public;
    }
}

record! {
    /// Figures of a period that are drawn at random, each directorate's by a seed of its own, and checked.
    pub struct Audit, checked by faults {
        /// Unique in the pack.
        pub id: AuditId => needed public;
        /// What it is called, as printed.
        pub name: String => needed public;
        /// Whom it is for. None: not yet set, which counts as internal.
        pub audience: Option<Audience> => public;
        /// The figures whose own periods end in it.
        pub period: Period => needed public;
        /// How many figures are drawn in all.
        pub size: u32 => needed public;
        /// The day by which all of them are to be checked. None: no day is set.
        pub check_by: Option<Day> => public;
        /// The post that checks them.
        pub auditor: String => public;
        /// What follows from it.
        pub conclusion: String => public;
        /// The directorates.
        pub strata: Vec<Stratum> => public;
    }
}

/// What isn't as published says what it is.
fn faults(audit: &Audit, tell: &mut dyn FnMut(std::fmt::Arguments<'_>, Fault)) {
    for (at, stratum) in audit.strata.iter().enumerate() {
        for (number, drawn) in stratum.drawn.iter().enumerate() {
            let is_other = drawn.finding == Some(AuditFinding::NotAsPublished);
            if is_other && drawn.verified.is_none() {
                let what = "the figure that the records give, where it isn’t as published";
                let fault = Fault::Lacks { name: audit.name.clone(), what };
                tell(format_args!("strata[{at}].drawn[{number}].verified"), fault);
            }
        }
    }
}
