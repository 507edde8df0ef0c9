//! Views by role (FRAMEWORK L1): what each opens on. A view, not a permission: everybody can look at all of it.

/// In which role somebody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Leads the council.
    Leader,
    /// A member of the cabinet, with a portfolio.
    PortfolioHolder,
    /// A member of a committee that scrutinises.
    CommitteeMember,
    /// A chief executive or director.
    ChiefOfficer,
    /// Leads a service.
    HeadOfService,
    /// Leads a team.
    Manager,
    /// Does the work.
    FrontLine,
    /// Sees to figures and reports.
    PerformanceTeam,
    /// Tests whether it holds.
    Auditor,
    /// Keeps the risks.
    Risk,
}

/// Something that a view by role shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// Measures that are off target.
    OffTarget,
    /// Measures that got worse.
    Worsening,
    /// Figures that are due.
    Figures,
    /// Exceptions that aren't closed.
    Exceptions,
    /// Activities, milestones, decisions and replies that aren't done.
    Actions,
    /// Risks that aren't closed.
    Risks,
    /// Targets that nobody has signed off.
    Unsigned,
    /// Exceptions that are closed, and whether what was promised was kept.
    Closed,
    /// How far the data can be trusted: assessments, audits in hand, automatic checks.
    Quality,
}

impl Part {
    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::OffTarget => "Off target",
            Self::Worsening => "Getting worse",
            Self::Figures => "Figures due",
            Self::Exceptions => "Exceptions",
            Self::Actions => "Actions and decisions",
            Self::Risks => "Risks",
            Self::Unsigned => "Not signed off",
            Self::Closed => "Closed exceptions, and whether what was promised was kept",
            Self::Quality => "Data quality",
        }
    }
}

impl Role {
    /// Every role, as offered.
    pub const ALL: [Self; 10] = [
        Self::Leader,
        Self::PortfolioHolder,
        Self::CommitteeMember,
        Self::ChiefOfficer,
        Self::HeadOfService,
        Self::Manager,
        Self::FrontLine,
        Self::PerformanceTeam,
        Self::Auditor,
        Self::Risk,
    ];

    /// How an address says it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::PortfolioHolder => "portfolio-holder",
            Self::CommitteeMember => "committee-member",
            Self::ChiefOfficer => "chief-officer",
            Self::HeadOfService => "head-of-service",
            Self::Manager => "manager",
            Self::FrontLine => "front-line",
            Self::PerformanceTeam => "performance-team",
            Self::Auditor => "auditor",
            Self::Risk => "risk",
        }
    }

    /// The role that an address names.
    pub fn of_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// As printed.
    pub fn words(self) -> &'static str {
        match self {
            Self::Leader => "Leader",
            Self::PortfolioHolder => "Portfolio holder",
            Self::CommitteeMember => "Committee member",
            Self::ChiefOfficer => "Chief officer",
            Self::HeadOfService => "Head of service",
            Self::Manager => "Manager",
            Self::FrontLine => "Front line",
            Self::PerformanceTeam => "Performance team",
            Self::Auditor => "Auditor",
            Self::Risk => "Risk manager",
        }
    }

    /// The question that it opens with.
    pub fn question(self) -> &'static str {
        match self {
            Self::Leader => "What are we failing residents on, and who has it in hand?",
            Self::PortfolioHolder => "What is off target in my portfolio, and what was promised?",
            Self::CommitteeMember => "What were we told, and was it kept?",
            Self::ChiefOfficer => "Which exceptions are mine, and are they on their way back?",
            Self::HeadOfService => "What is off target in my service, and is it getting worse?",
            Self::Manager => "What do I owe this month?",
            Self::FrontLine => "Is what we do working?",
            Self::PerformanceTeam => "Which figures are still to come, and from whom?",
            Self::Auditor => "What is reported against targets that nobody signed off?",
            Self::Risk => "Which risks are to be looked at again?",
        }
    }

    /// What it shows, the first thing first; every part is in it, once.
    pub fn parts(self) -> [Part; 9] {
        use Part::{
            Actions, Closed, Exceptions, Figures, OffTarget, Quality, Risks, Unsigned, Worsening,
        };
        match self {
            Self::Leader => [
                OffTarget, Exceptions, Worsening, Risks, Actions, Unsigned, Figures, Closed,
                Quality,
            ],
            Self::PortfolioHolder => [
                OffTarget, Exceptions, Closed, Worsening, Actions, Risks, Figures, Unsigned,
                Quality,
            ],
            Self::CommitteeMember => [
                Exceptions, Closed, OffTarget, Worsening, Risks, Actions, Unsigned, Figures,
                Quality,
            ],
            Self::ChiefOfficer => [
                Exceptions, OffTarget, Worsening, Risks, Actions, Figures, Unsigned, Closed,
                Quality,
            ],
            Self::HeadOfService => [
                OffTarget, Worsening, Exceptions, Actions, Figures, Risks, Unsigned, Quality,
                Closed,
            ],
            Self::Manager => [
                Actions, Figures, OffTarget, Worsening, Exceptions, Risks, Unsigned, Quality,
                Closed,
            ],
            Self::FrontLine => [
                Worsening, OffTarget, Actions, Figures, Exceptions, Risks, Unsigned, Quality,
                Closed,
            ],
            Self::PerformanceTeam => [
                Figures, Quality, Exceptions, Worsening, OffTarget, Actions, Unsigned, Risks,
                Closed,
            ],
            Self::Auditor => [
                Unsigned, Quality, Figures, Exceptions, Closed, OffTarget, Worsening, Actions,
                Risks,
            ],
            Self::Risk => [
                Risks, Exceptions, OffTarget, Worsening, Actions, Figures, Unsigned, Quality,
                Closed,
            ],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_role_shows_every_part_once_and_has_a_key_and_a_question_of_its_own() {
        for role in Role::ALL {
            let parts: HashSet<Part> = role.parts().into_iter().collect();
            assert_eq!(parts.len(), role.parts().len(), "{role:?}");
            assert_eq!(Role::of_key(role.key()), Some(role));
        }
        assert_eq!(Role::of_key("queen"), None);
        let questions: HashSet<&str> = Role::ALL.into_iter().map(Role::question).collect();
        assert_eq!(questions.len(), Role::ALL.len());
        // What a role is there for comes first.
        assert_eq!(Role::Risk.parts()[0], Part::Risks);
        assert_eq!(Role::PerformanceTeam.parts()[0], Part::Figures);
        assert_eq!(Role::Manager.parts()[0], Part::Actions);
        assert_eq!(Role::Auditor.parts()[..2], [Part::Unsigned, Part::Quality]);
        assert_eq!(Role::PerformanceTeam.parts()[1], Part::Quality);
        assert_eq!(Role::CommitteeMember.parts()[..2], [Part::Exceptions, Part::Closed]);
    }
}
