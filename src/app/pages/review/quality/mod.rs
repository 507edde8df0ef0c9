//! Data quality (FRAMEWORK D5): how far figures can be trusted. Assessments, automatic checks, audits.

mod assessment;
mod audit;
mod facts;
mod items;
mod list;

pub use assessment::{AssessmentPage, ChangeAssessmentPage};
pub use audit::{AuditPage, ChangeAuditPage};
pub use facts::{action_words, audit_words};
pub use list::{ChangeQualityPage, QualityPage};
