//! The one table of pages. An entry declares all there is to a page: what it is about, its address, the stage
//! of the cycle it belongs to, its title, the part of the code that draws it (`pages/code_parts.rs`), and its
//! view.
//!
//! A new page is an entry here and a folder of `pages/`.

/// Hands every page to the macro named, which makes of them what it needs: `routes!` addresses and titles,
/// `views!` (in `pages/code_parts.rs`) the views by part of the code.
///
/// `Name(id: Type; query: Type) at [steps of the address] stage Stage, title "Words" or |pack| name,
/// part of_the_code, view { <its::View /> }`. A step is a word or a parameter; the query is what follows `?`.
macro_rules! pages {
    ($each:ident) => {
        $each! {
            /// The whole picture, in a minute.
            #[default]
            Home at []
                title "In a minute",
                part first, view { <minute::InAMinute scope=Scope::Whole /> };
            /// The same for a plan, or for what a post answers for.
            Minute(; scope: Scope) at ["minute"]
                title "In a minute" or |pack| Some(format!("{}: in a minute", scope.name(pack))),
                part first, view { <minute::InAMinute scope /> };
            /// The scorecard of the first plan.
            FirstScorecard at ["scorecard"]
                stage Scorecard, title "Scorecard" or |pack| scorecard_of(pack.first_plan()),
                part scorecard, view { <scorecard::FirstScorecard /> };
            /// A plan's scorecard, as filtered and sorted.
            Scorecard(plan: PlanId; filter: Filter) at ["scorecard", plan]
                stage Scorecard, title "Scorecard" or |pack| scorecard_of(pack.plan(plan)),
                part scorecard, view { <scorecard::Scorecard plan filter /> };
            /// A measure, in full.
            Measure(id: MeasureId) at ["measure", id]
                stage Scorecard, title "Measure" or |pack| Some(pack.measure(id)?.name.clone()),
                part measure, view { <measure::MeasurePage id /> };
            /// A measure's definition and targets, to write.
            EditMeasure(id: MeasureId) at ["measure", id, "change"]
                stage Plan, title "Change a measure" or |pack| Some(format!("Change {}", pack.measure(id)?.name)),
                part editing, view { <measure::EditMeasurePage id /> };
            /// A measure by area and by group.
            MeasureAreas(id: MeasureId) at ["measure", id, "areas"]
                stage Scorecard, title "Areas and groups" or |pack| Some(format!("{}: areas and groups", pack.measure(id)?.name)),
                part reading, view { <measure::AreasPage id /> };
            /// A measure's figures by area and group, and where areas lie, to write.
            ChangeMeasureAreas(id: MeasureId) at ["measure", id, "areas", "change"]
                stage Scorecard, title "Change areas and groups" or |pack| Some(format!("Change {}: areas and groups", pack.measure(id)?.name)),
                part editing, view { <measure::ChangeAreasPage id /> };

            /// Plan: what has been planned, and what is missing.
            Plan at ["plan"]
                stage Plan, title "Plan",
                part reading, view { <plan::stage::PlanStage /> };
            /// Every measure, to read.
            Measures at ["plan", "measures"]
                stage Plan, title "Measures",
                part reading, view { <plan::measures::MeasuresPage /> };
            /// Every measure, to set attributes of many at once.
            ChangeMeasures at ["plan", "measures", "change"]
                stage Plan, title "Change measures",
                part editing, view { <plan::measures::ChangeMeasuresPage /> };
            /// Settings of many measures at once, in a grid.
            ChangeSettings at ["plan", "settings", "change"]
                stage Plan, title "Measures, many at once",
                part editing, view { <plan::many::ChangeSettingsPage /> };
            /// Targets of many measures at once, in a grid.
            ChangeTargets at ["plan", "targets", "change"]
                stage Plan, title "Targets, many at once",
                part editing, view { <plan::many::ChangeTargetsPage /> };
            /// The organisation, its perspectives and plans, to read.
            Organisation at ["plan", "organisation"]
                stage Plan, title "Organisation and plans",
                part reading, view { <plan::organisation::OrganisationPage /> };
            /// The organisation, its perspectives and plans, to write.
            ChangeOrganisation at ["plan", "organisation", "change"]
                stage Plan, title "Change the organisation and plans",
                part editing, view { <plan::organisation::ChangeOrganisationPage /> };
            /// One plan, to read.
            OnePlan(id: PlanId) at ["plan", "of", id]
                stage Plan, title "Plan" or |pack| Some(pack.plan(id)?.name.clone()),
                part reading, view { <plan::one_plan::PlanPage id /> };
            /// One plan, to write.
            ChangePlan(id: PlanId) at ["plan", "of", id, "change"]
                stage Plan, title "Change a plan" or |pack| Some(format!("Change {}", pack.plan(id)?.name)),
                part editing, view { <plan::one_plan::ChangePlanPage id /> };
            /// The planning year: its phases, and what each still lacks.
            PlanningYear at ["plan", "year"]
                stage Plan, title "Planning year",
                part reading, view { <plan::planning_year::PlanningYearPage /> };
            /// Budgets, spend and forecasts of every plan.
            Resources at ["plan", "resources"]
                stage Plan, title "Resources",
                part reading, view { <plan::planning_year::ResourcesPage /> };
            /// How an objective is to come about, to read.
            Story(id: ObjectiveId) at ["plan", "story", id]
                stage Plan,
                title "Story of change" or |pack| Some(format!("Story of change: {}", pack.objective(id)?.name)),
                part reading, view { <plan::story::StoryPage id /> };
            /// How an objective is to come about, to write.
            ChangeStory(id: ObjectiveId) at ["plan", "story", id, "change"]
                stage Plan,
                title "Change a story" or |pack| Some(format!("Change the story of {}", pack.objective(id)?.name)),
                part editing, view { <plan::story::ChangeStoryPage id /> };
            /// The strategy map, to read.
            StrategyMap at ["plan", "map"]
                stage Plan, title "Strategy map",
                part reading, view { <plan::strategy::StrategyMapPage /> };
            /// The strategy map, to write.
            ChangeStrategyMap at ["plan", "map", "change"]
                stage Plan, title "Change the strategy map",
                part editing, view { <plan::strategy::ChangeStrategyMapPage /> };
            /// A link of the strategy map, to read.
            StrategyLink(id: LinkId) at ["plan", "link", id]
                stage Plan, title "Cause and effect",
                part reading, view { <plan::strategy::LinkPage id /> };
            /// A link of the strategy map, to write.
            ChangeLink(id: LinkId) at ["plan", "link", id, "change"]
                stage Plan, title "Change a link",
                part editing, view { <plan::strategy::ChangeLinkPage id /> };
            /// The golden thread as a tree, to read.
            Thread at ["plan", "thread"]
                stage Plan, title "Golden thread",
                part reading, view { <plan::thread::ThreadPage /> };
            /// The golden thread as a tree, to write.
            ChangeThread at ["plan", "thread", "change"]
                stage Plan, title "Change the golden thread",
                part editing, view { <plan::thread::ChangeThreadPage /> };
            /// A target, tolerance, weight or rebase tried on a measure, which stays as it is.
            WhatIf(; asked: Trying) at ["plan", "what-if"]
                stage Plan, title "What if",
                part measure, view { <measure::WhatIfPage asked /> };
            /// What is signed off, and whether it still is as signed.
            SignOff at ["plan", "sign-off"]
                stage Plan, title "Sign-off",
                part reading, view { <plan::sign_off::SignOffPage /> };
            /// Signing off, and proposing, deciding and making changes.
            ChangeSignOff at ["plan", "sign-off", "change"]
                stage Plan, title "Sign off, or propose a change",
                part editing, view { <plan::sign_off::ChangeSignOffPage /> };
            /// What was changed in the open pack.
            History at ["plan", "history"]
                stage Plan, title "History",
                part reading, view { <plan::history::HistoryPage /> };
            /// The technical specification and rationale of every measure.
            Specification at ["plan", "specification"]
                stage Plan, title "Technical specification",
                part reading, view { <plan::specification::SpecificationPage /> };

            /// Do: what is due, and the ways figures come in.
            Do(; scope: Scope) at ["do"]
                stage Do, title "Do",
                part reading, view { <delivery::stage::DoStage scope /> };
            /// A month of what is due, from whom.
            Month(; asked: Dates) at ["do", "month"]
                stage Do, title "The month",
                part reading, view { <delivery::month::MonthPage asked /> };
            /// The entry grid.
            Figures at ["do", "figures"]
                stage Do, title "Enter figures",
                part editing, view { <delivery::figures::FiguresPage /> };
            /// What each post owes, as files to fill in.
            Slips at ["do", "slips"]
                stage Do, title "Owners’ slips",
                part exchange, view { <delivery::slips::SlipsPage /> };
            /// Figures from a file.
            Import at ["do", "import"]
                stage Do, title "Bring in figures from a file",
                part exchange, view { <delivery::import::ImportPage /> };

            /// Review: what needs attention.
            Review(; scope: Scope) at ["review"]
                stage Review, title "Review",
                part reading, view { <review::stage::ReviewStage scope /> };
            /// What a role, a post or a plan answers for.
            ByRole(; asked: Looking) at ["review", "role"]
                stage Review, title "By role",
                part reading, view { <review::role::ByRolePage asked /> };
            /// Which comments go out to the public, and which stay inside.
            Comments at ["review", "comments"]
                stage Review, title "Comments",
                part reading, view { <review::comments::CommentsPage /> };
            /// Comments to release.
            ChangeComments at ["review", "comments", "change"]
                stage Review, title "Release comments",
                part editing, view { <review::comments::ReleaseCommentsPage /> };
            /// Every exception, and where one is due.
            Exceptions at ["review", "exceptions"]
                stage Review, title "Exceptions",
                part reading, view { <review::exceptions::ExceptionsPage /> };
            /// Exceptions to raise.
            ChangeExceptions at ["review", "exceptions", "change"]
                stage Review, title "Raise an exception",
                part editing, view { <review::exceptions::ChangeExceptionsPage /> };
            /// An exception, to read.
            Exception(id: ExceptionId) at ["review", "exception", id]
                stage Review, title "Exception" or |pack| Some(pack.exception(id)?.name.clone()),
                part reading, view { <review::exceptions::ExceptionPage id /> };
            /// An exception, to write.
            ChangeException(id: ExceptionId) at ["review", "exception", id, "change"]
                stage Review, title "Change an exception" or |pack| Some(format!("Change {}", pack.exception(id)?.name)),
                part editing, view { <review::exceptions::ChangeExceptionPage id /> };
            /// Papers: in proof, or kept as they were signed off.
            Papers at ["review", "papers"]
                stage Review, title "Papers",
                part reading, view { <review::papers::PapersPage /> };
            /// A paper or narrative to make.
            ChangePapers at ["review", "papers", "change"]
                stage Review, title "Make a paper, or write a narrative",
                part editing, view { <review::papers::ChangePapersPage /> };
            /// A paper, to read.
            Paper(id: PaperId) at ["review", "paper", id]
                stage Review, title "Paper" or |pack| Some(pack.paper(id)?.name.clone()),
                part reading, view { <review::papers::PaperPage id /> };
            /// A paper, to write, verify and sign off.
            ChangePaper(id: PaperId) at ["review", "paper", id, "change"]
                stage Review, title "Change a paper" or |pack| Some(format!("Change {}", pack.paper(id)?.name)),
                part editing, view { <review::papers::ChangePaperPage id /> };
            /// A narrative or case study, to read.
            Narrative(id: NarrativeId) at ["review", "narrative", id]
                stage Review, title "Narrative" or |pack| Some(pack.narrative(id)?.name.clone()),
                part reading, view { <review::papers::NarrativePage id /> };
            /// A narrative or case study, to write.
            ChangeNarrative(id: NarrativeId) at ["review", "narrative", id, "change"]
                stage Review, title "Change a narrative" or |pack| Some(format!("Change {}", pack.narrative(id)?.name)),
                part editing, view { <review::papers::ChangeNarrativePage id /> };
            /// Data quality: assessments, automatic checks, audits.
            Quality at ["review", "quality"]
                stage Review, title "Data quality",
                part reading, view { <review::quality::QualityPage /> };
            /// Measures to assess, and audits to draw.
            ChangeQuality at ["review", "quality", "change"]
                stage Review, title "Assess a measure, or draw an audit",
                part editing, view { <review::quality::ChangeQualityPage /> };
            /// An assessment, to read.
            Assessment(id: AssessmentId) at ["review", "assessment", id]
                stage Review, title "Assessment" or |pack| Some(pack.assessment(id)?.name.clone()),
                part reading, view { <review::quality::AssessmentPage id /> };
            /// An assessment, to write.
            ChangeAssessment(id: AssessmentId) at ["review", "assessment", id, "change"]
                stage Review, title "Change an assessment" or |pack| Some(format!("Change {}", pack.assessment(id)?.name)),
                part editing, view { <review::quality::ChangeAssessmentPage id /> };
            /// An audit, to read.
            Audit(id: AuditId) at ["review", "audit", id]
                stage Review, title "Audit" or |pack| Some(pack.audit(id)?.name.clone()),
                part reading, view { <review::quality::AuditPage id /> };
            /// An audit, to write.
            ChangeAudit(id: AuditId) at ["review", "audit", id, "change"]
                stage Review, title "Change an audit" or |pack| Some(format!("Change {}", pack.audit(id)?.name)),
                part editing, view { <review::quality::ChangeAuditPage id /> };
            /// The risk matrix and the register.
            Risks at ["review", "risks"]
                stage Review, title "Risks",
                part reading, view { <review::risks::RisksPage /> };
            /// A risk to add.
            ChangeRisks at ["review", "risks", "change"]
                stage Review, title "Add a risk",
                part editing, view { <review::risks::ChangeRisksPage /> };
            /// How risks are scored, to write.
            ChangeRiskScale at ["review", "risks", "scale", "change"]
                stage Review, title "Change how risks are scored",
                part editing, view { <review::risks::ChangeRiskScalePage /> };
            /// A risk, to read.
            Risk(id: RiskId) at ["review", "risk", id]
                stage Review, title "Risk" or |pack| Some(pack.risk(id)?.name.clone()),
                part reading, view { <review::risks::RiskPage id /> };
            /// A risk, to write.
            ChangeRisk(id: RiskId) at ["review", "risk", id, "change"]
                stage Review, title "Change a risk" or |pack| Some(format!("Change {}", pack.risk(id)?.name)),
                part editing, view { <review::risks::ChangeRiskPage id /> };
            /// Every meeting.
            Meetings at ["review", "meetings"]
                stage Review, title "Meetings",
                part reading, view { <review::meetings::MeetingsPage /> };
            /// A meeting to plan.
            ChangeMeetings at ["review", "meetings", "change"]
                stage Review, title "Plan a meeting",
                part editing, view { <review::meetings::ChangeMeetingsPage /> };
            /// A meeting's agenda or minutes, to read.
            Meeting(id: MeetingId) at ["review", "meeting", id]
                stage Review, title "Meeting" or |pack| Some(pack.meeting(id)?.name.clone()),
                part reading, view { <review::meetings::MeetingPage id /> };
            /// A meeting full-screen, to read.
            PresentMeeting(id: MeetingId) at ["review", "meeting", id, "present"]
                stage Review, title "Meeting" or |pack| Some(format!("{}, page by page", pack.meeting(id)?.name)),
                part reading, view { <review::meetings::PresentMeetingPage id /> };
            /// A meeting full-screen, to take down what it does.
            HoldMeeting(id: MeetingId) at ["review", "meeting", id, "hold"]
                stage Review, title "Hold a meeting" or |pack| Some(format!("Hold {}", pack.meeting(id)?.name)),
                part editing, view { <review::meetings::HoldMeetingPage id /> };
            /// A meeting, to write.
            ChangeMeeting(id: MeetingId) at ["review", "meeting", id, "change"]
                stage Review, title "Change a meeting" or |pack| Some(format!("Change {}", pack.meeting(id)?.name)),
                part editing, view { <review::meetings::ChangeMeetingPage id /> };
            /// What readers asked, and what was answered.
            Questions at ["review", "questions"]
                stage Review, title "Questions",
                part reading, view { <review::questions::QuestionsPage /> };
            /// A question of the pack, to read.
            Question(id: QuestionId) at ["review", "question", id]
                stage Review, title "Question",
                part reading, view { <review::questions::QuestionPage id /> };
            /// A question of the pack, to answer.
            ChangeQuestion(id: QuestionId) at ["review", "question", id, "change"]
                stage Review, title "Answer a question",
                part editing, view { <review::questions::ChangeQuestionPage id /> };
            /// A plan's measures as icons: variation, assurance, status, progress, forecast.
            Icons(; scope: Scope) at ["review", "icons"]
                stage Review, title "Icon table",
                part reading, view { <review::icons::IconsPage scope /> };
            /// The statistical report of a plan and a period.
            Statistics(; asked: Reported) at ["review", "statistics"]
                stage Review, title "Statistical report",
                part reading, view { <review::statistics::StatisticsPage asked /> };
            /// Measures looked at together.
            Explore(; exploring: Exploring) at ["explore"]
                stage Review, title "Explore measures",
                part explore, view { <explore::ExplorePage exploring /> };
            /// Two packs side by side.
            Compare at ["review", "compare"]
                stage Review, title "Compare two packs",
                part checking, view { <review::compare::ComparePage /> };
            /// Revise: next year.
            Revise at ["revise"]
                stage Revise, title "Revise",
                part reading, view { <revise::ReviseStage /> };
            /// Every lesson, by theme.
            Lessons at ["revise", "lessons"]
                stage Revise, title "Lessons",
                part reading, view { <revise::LessonsPage /> };
            /// A lesson to write.
            ChangeLessons at ["revise", "lessons", "change"]
                stage Revise, title "Write a lesson",
                part editing, view { <revise::ChangeLessonsPage /> };
            /// A lesson, to read.
            Lesson(id: LessonId) at ["revise", "lesson", id]
                stage Revise, title "Lesson" or |pack| Some(pack.lesson(id)?.name.clone()),
                part reading, view { <revise::LessonPage id /> };
            /// A lesson, to write.
            ChangeLesson(id: LessonId) at ["revise", "lesson", id, "change"]
                stage Revise, title "Change a lesson" or |pack| Some(format!("Change {}", pack.lesson(id)?.name)),
                part editing, view { <revise::ChangeLessonPage id /> };
            /// What is proposed, decided and made.
            Changes at ["revise", "changes"]
                stage Revise, title "Changes",
                part reading, view { <revise::ChangesPage /> };
            /// Proposing and deciding changes.
            ChangeChanges at ["revise", "changes", "change"]
                stage Revise, title "Propose or decide a change",
                part editing, view { <revise::ChangeChangesPage /> };
            /// Next year, made of this one.
            StartNextYear at ["revise", "next-year"]
                stage Revise, title "Start next year",
                part editing, view { <revise::StartNextYearPage /> };

            /// A question about a figure or a report, and files of questions in and out.
            Ask(; about: Asking) at ["ask"]
                title "Questions",
                part exchange, view { <ask::AskPage about /> };
            /// The drafts in this browser, and packs in and out.
            Drafts at ["drafts"]
                title "Drafts and packs",
                part exchange, view { <packs::drafts::DraftsPage /> };
            /// Packs of teams and partners, joined into what is open.
            JoinPacks at ["drafts", "join"]
                title "Join packs",
                part exchange, view { <packs::join::JoinPage /> };
            /// A new pack from nothing.
            Start at ["start"]
                title "Start your own",
                part editing, view { <packs::start::StartPage /> };
            /// A pack published beside the page, by its path.
            Open(; path: String) at ["open"]
                title "Open a pack",
                part reading, view { <packs::published::Opened path /> };
            /// Training: the exercises, and how they went.
            Learn at ["learn"]
                title "Training",
                part training, view { <learn::LearnPage /> };
            /// A session's results, collected into a sheet.
            CollectResults at ["learn", "results"]
                title "Training: results",
                part training, view { <learn::ResultsPage /> };
            /// The tour of the cycle, all its stops.
            Tour at ["learn", "tour"]
                title "Training: a tour",
                part training, view { <learn::TourPage /> };
            /// One stop of the tour, by its number.
            TourStop(number: String) at ["learn", "tour", number]
                title "Training: a stop of the tour",
                part training, view { <learn::TourStopPage number /> };
            /// A set of exercises to write.
            WriteSet at ["learn", "write"]
                title "Training: write a set",
                part training, view { <learn::WriteSetPage /> };
            /// The glossary from within training, at a term.
            TrainingTerm(term: String) at ["learn", "glossary", term]
                title "Training: glossary",
                part training, view { <learn::GlossaryPage term /> };
            /// An exercise, with the figures of a seed.
            Exercise(id: String; seed: Seed) at ["learn", "exercise", id]
                title "Training: an exercise",
                part training, view { <learn::ExercisePage id seed=seed.0 /> };
            /// Eight quarters of a council, for teams.
            LearnCouncil at ["learn", "council"]
                title "Training: run the council",
                part training, view { <learn::council::CouncilPage /> };
            /// A session: what a team works through, and the way in for its file.
            LearnSession at ["learn", "session"]
                title "Training: a session",
                part training, view { <learn::session::SessionPage /> };
            /// A session, as a trainer sets it up.
            SetUpSession at ["learn", "session", "set-up"]
                title "Training: set up a session",
                part training, view { <learn::session::SetUpPage /> };
            /// A session's questions on a projector.
            Project at ["learn", "project"]
                title "Training: projector",
                part training, view { <learn::session::ProjectPage /> };
            /// What was got wrong most, as slides.
            DebriefSession at ["learn", "debrief"]
                title "Training: debrief",
                part training, view { <learn::session::DebriefPage /> };
            /// What a trainer has on paper.
            TrainersPack at ["learn", "pack"]
                title "Training: the trainer’s pack",
                part training, view { <learn::session::PackPage /> };
            /// The terms as they are used here.
            Glossary at ["help", "glossary"]
                title "Glossary",
                part training, view { <learn::GlossaryPage term=String::new() /> };
            /// The glossary at a term.
            GlossaryTerm(term: String) at ["help", "glossary", term]
                title "Glossary",
                part training, view { <learn::GlossaryPage term /> };
            /// Every kind of picture with hard figures; no page leads there.
            Gallery at ["gallery"]
                title "Pictures",
                part gallery, view { <gallery::Gallery /> };
            /// What this is and how ratings are made.
            Help at ["help"]
                title "How ratings are made",
                part reading, view { <help::Help /> };
            /// The licences of what the page is made with.
            Licences at ["licences"]
                title "Licences",
                part reading, view { <licences::Licences /> };
        }
    };
}

pub(crate) use pages;

/// The steps of an address as they are now: some were handed out before their page moved.
pub(super) fn moved(steps: Vec<&str>) -> Vec<&str> {
    match *steps {
        ["plan", "measure", id] => vec!["measure", id, "change"],
        _ => steps,
    }
}
