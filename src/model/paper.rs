//! Papers: what is laid before a body or given to the public, and how it was when it was signed off (FRAMEWORK R4, R8,
//! R10).

use crate::model::choice::choice;
use crate::model::id::id;
use crate::model::record::record;
use crate::model::{Audience, Day, Extra, MeasureId, Period, PlanId, Regime, Vocabulary};

id!(/** Names a paper; unique in a pack. */ PaperId of Paper);

choice!(/// Which report a paper is (FRAMEWORK R4).
Template {
    /// Monthly, of the corporate plan.
    CorporatePlan = "Corporate plan report",
    /// Of a directorate.
    Directorate = "Directorate report",
    /// Of a service or a team.
    Service = "Service or team report",
    /// What is off target, and what is done about it.
    Exceptions = "Exception report",
    /// Every exception in a table, quarterly.
    ExceptionTracker = "Exception tracker",
    /// In four areas, for the leadership.
    CorporateHealth = "Corporate health report",
    /// Level, trend and forecast, half-yearly.
    Statistics = "Statistical analysis",
    /// How the year went.
    PerformanceStatement = "Performance statement",
    /// What each measure is and why, yearly.
    Specification = "Technical specification",
    /// Monthly, for the holder of a portfolio.
    Portfolio = "Portfolio holder’s briefing",
    /// What the figures say of a constituency or ward.
    Constituency = "Constituency report",
    /// For the public, with progress and narrative.
    PublicAnnual = "Public annual report",
});

choice!(/// A part that a paper can have, in the order in which they stand.
PaperPart {
    /// What its readers are asked to decide.
    Decisions = "What you are asked to decide",
    /// The whole in a few sentences.
    Summary = "Summary",
    /// What was published before and is another figure now.
    Restated = "Restated since the last paper",
    /// Amber and red measures, in order of harm, each in words.
    OffTarget = "What is off target",
    /// Progress and target status of each measure.
    Progress = "Progress and target status",
    /// Every figure in a table.
    Figures = "Figures",
    /// The same, a table for each side of the scorecard.
    Perspectives = "Figures by perspective",
    /// Each measure with its picture.
    Pictures = "Measure by measure",
    /// Business-as-usual measures that are off target.
    ByException = "Business as usual, by exception",
    /// Level, trend, variation and forecast of each measure.
    Statistics = "Statistical analysis",
    /// Figures of one area beside the whole.
    Area = "Figures of the area",
    /// Exceptions, what was promised, and whether it was kept.
    Exceptions = "Exceptions",
    /// Work that is late or due soon.
    Actions = "Actions",
    /// What may go wrong.
    Risks = "Risks",
    /// Budgets and spend.
    Money = "Money and people",
    /// Narratives and case studies.
    Narratives = "Narrative and case studies",
    /// What each measure is and why.
    Specification = "Technical specification",
});

record! {
    /// A measure that a paper leaves out, and why.
    pub struct LeftOutMeasure {
        /// Which.
        pub measure: MeasureId => needed sealed public;
        /// Why, as the paper says it.
        pub reason: String => needed public;
    }
}

record! {
    /// A post's or a body's mark under a paper.
    pub struct PaperMark {
        /// The post or body.
        pub by: String => needed public;
        /// When.
        pub on: Day => needed public;
        /// Where it is minuted.
        pub minute: String => public;
        /// SHA-256 of what the paper said then, in hexadecimal.
        pub digest: String => needed public;
    }
}

record! {
    /// A paper: what it is of and for whom. Once it is signed off, what it says is kept with it and stays.
    pub struct Paper {
        /// Unique in the pack.
        pub id: PaperId => needed public;
        /// Its title, as printed.
        pub name: String => needed public;
        /// Which report it is.
        pub template: Template => needed public;
        /// Whom it is for: what it says is taken from what they may have. None: not yet set, which is that of its template.
        pub audience: Option<Audience> => public;
        /// The plan it is of. None: every measure.
        pub plan: Option<PlanId> => sealed public;
        /// The post whose measures it is of; nothing where they are not one post's.
        pub post: String => public;
        /// The area whose figures it shows beside the whole, by its name.
        pub area: String => public;
        /// As at which period.
        pub period: Period => needed public;
        /// The day that everything in it is said as at. None: the last on which its period was the latest. Set where it
        /// is verified.
        pub cut_off: Option<Day> => public;
        /// Its parts. None: those of its template.
        pub parts: Vec<PaperPart> => public;
        /// Only measures that are managed so; measures of either kind where it isn't set.
        pub regime: Option<Regime> => public;
        /// The words for a status. None: those of its template, else the organisation's.
        pub vocabulary: Option<Vocabulary> => public;
        /// What its readers are asked to decide, one by one.
        pub decisions: Vec<String> => public;
        /// What it leaves out.
        pub left_out: Vec<LeftOutMeasure> => public;
        /// Counted from 1; 0 where nobody has counted.
        pub version: u32 => needed public;
        /// The signed paper that it is another version of.
        pub replaces: Option<PaperId> => sealed public;
        /// Who verified what it says.
        pub verified: Option<PaperMark> => public;
        /// Who signed it off.
        pub signed: Option<PaperMark> => public;
        /// When it went out to its readers. None: nobody has said so. No seal holds it, since it comes after signing.
        pub published_on: Option<Day> => public;
        /// What it said when it was signed off, all of it.
        pub copy: Extra => public;
        /// How its pictures were drawn when it was signed off, each by the number of its paragraph.
        pub drawings: Extra => public;
        /// SHA-256 over the paper's own fields, its marks, its drawings and the digest of the copy, in hexadecimal.
        pub seal: String => public;
    }
}

impl Paper {
    /// A paper of a kind for a period, of which nothing else is known.
    pub fn new(id: PaperId, name: String, template: Template, period: Period) -> Self {
        Self { id, name, template, period, version: 1, ..Self::default() }
    }

    /// Whether it is signed off, and stays as it is.
    pub fn is_signed(&self) -> bool {
        self.signed.is_some()
    }

    /// When it was published, where it is signed off.
    pub fn published(&self) -> Option<Day> {
        self.published_on.filter(|_| self.is_signed())
    }

    /// Whom it is for; where nobody set it, the public of a report to the public, else the organisation.
    pub fn reader(&self) -> Audience {
        let own = match self.template {
            Template::PublicAnnual => Audience::Public,
            _ => Audience::Internal,
        };
        self.audience.unwrap_or(own)
    }
}
