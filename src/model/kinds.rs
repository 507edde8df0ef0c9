//! The kinds of record that a pack holds: one line each, and nothing else knows which there are.

/// Hands every kind to the macro named, which makes of them what it needs: `kind!` the names, `pack!` (in
/// `rows.rs`) the pack with its lists and a record of any kind.
///
/// A line says what the list is called in the file, how one is asked for by its id (`pack.plan(&id)`), its records,
/// what one is called in a sentence, and which of its fields are its id and its name; behind `=>`, whom the list may
/// go to.
macro_rules! kinds {
    ($each:ident) => {
        $each! {
            /// The sides of its scorecards, in order.
            perspectives of perspective: Perspective as "perspective", by id: PerspectiveId and name => public;
            /// Its plans, in order.
            plans of plan: Plan as "plan", by id: PlanId and name => public;
            /// Its priorities and objectives, in order.
            objectives of objective: Objective as "objective", by id: ObjectiveId and name => public;
            /// Its activities and milestones, in order.
            actions of action: Action as "action", by id: ActionId and name => public;
            /// Its measures, in order.
            measures of measure: Measure as "measure", by id: MeasureId and name => public;
            /// Who signed what off, in the order of signing.
            sign_offs of sign_off: SignOff as "sign-off", by id: String and by => ;
            /// Changes asked for, in the order of asking.
            proposals of proposal: Proposal as "proposal", by id: String and change => ;
            /// What may go wrong, in order.
            risks of risk: Risk as "risk", by id: RiskId and name => public;
            /// What is said, promised and done about measures that are off target, in the order of raising.
            exceptions of exception: Exception as "exception", by id: ExceptionId and name => public;
            /// What was learnt, in the order of writing.
            lessons of lesson: Lesson as "lesson", by id: LessonId and name => public;
            /// How good the data of measures are, in the order of assessing.
            assessments of assessment: Assessment as "assessment", by id: AssessmentId and name => public;
            /// Figures that were drawn at random and checked, in the order of drawing.
            audits of audit: Audit as "audit", by id: AuditId and name => public;
            /// What should follow from what among its objectives, in order.
            links of link: Link as "link", by id: LinkId and claim => public;
            /// Where its areas lie on tile maps, in order.
            areas of area: Area as "area", by id: AreaId and name => public;
            /// Meetings: agendas and minutes, in the order of making.
            meetings of meeting: Meeting as "meeting", by id: MeetingId and name => public;
            /// What readers asked of figures and reports, in the order of asking.
            questions of question: Question as "question", by id: QuestionId and words => public;
            /// Narratives and case studies, in order.
            narratives of narrative: Narrative as "narrative", by id: NarrativeId and name => public;
            /// What is laid before bodies or given to the public, in the order of making.
            papers of paper: Paper as "paper", by id: PaperId and name => public;
            /// Packs and slips that were joined into it, in the order of joining.
            joins of join: Join as "joined pack", by id: JoinId and from => ;
        }
    };
}
pub(super) use kinds;

macro_rules! kind {
    ($(
        $(#[doc = $doc:expr])+
        $list:ident of $one:ident: $record:ident as $words:literal, by $id:ident: $id_type:ident and $name:ident => $($flag:ident)*;
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
