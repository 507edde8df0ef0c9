//! An exception that is due, as it starts.

use crate::model::{Day, Exception, ExceptionId, Trigger, Vocabulary};
use crate::rating::AsAt;
use crate::rating::exception::trigger_words;
use crate::rating::see_judge_act::continued;
use crate::report::minute::Member;

/// An exception of a measure with what is known already: what made it due, on which period's figures, and who answers
/// for the measure; its name is in the reader's words for a status. `None` without a period to raise it on.
pub fn draft(
    member: Member<'_>,
    trigger: Trigger,
    (as_at, words): (AsAt, Vocabulary),
    id: ExceptionId,
) -> Option<Exception> {
    let measure = member.measure;
    let raised = member.rating.period?;
    let words = trigger_words(trigger, words);
    let name = format!("{}: {}, {}", measure.name, continued(words), raised.label());
    Some(Exception {
        raised_on: as_at.on.map(Day),
        owner: measure.specification.accountable_officer.clone(),
        ..Exception::new(id, name, measure.id.clone(), raised, trigger)
    })
}
