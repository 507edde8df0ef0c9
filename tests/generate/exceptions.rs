//! Exceptions that are sound by themselves, and steps that people take with them.

use super::*;

pub fn exception_id() -> impl Strategy<Value = ExceptionId> {
    (0..3).prop_map(|index| ExceptionId(format!("x{index}")))
}

/// A date that is promised: mostly one that was still to come when it was said.
pub fn promise() -> impl Strategy<Value = Promise> {
    let away = prop_oneof![7 => 1..20_000_i64, 1 => -2_000..=0_i64];
    (day(), away, text(), text(), extra()).prop_map(|(on, away, post, reason, extra)| Promise {
        by: Day(on.0 + chrono::Duration::days(away)),
        on,
        post,
        reason,
        extra,
    })
}

/// An exception of a measure, in any state, sound by itself.
pub fn exception(measure: MeasureId) -> impl Strategy<Value = Exception> {
    let told = (text(), text(), text(), choice(Control::ALL), choice(Confidence::ALL));
    let what = (prop::sample::select(Trigger::ALL), prop::sample::select(ExceptionState::ALL));
    let way = (vec((period(), number()), 0..3), vec(promise(), 0..3));
    let ends = (of(text()), of(text()), day(), period());
    (exception_id(), told, period(), what, way, ends, extra()).prop_map(
        move |(id, told, raised, (trigger, state), (steps, mut promises), ends, extra)| {
            promises.sort_by_key(|promise| promise.on);
            let step = |(period, value)| RecoveryStep { period, value, ..RecoveryStep::default() };
            let mut recovery: Vec<RecoveryStep> = steps.into_iter().map(step).collect();
            in_order(&mut recovery, |step| step.period);
            let (waiver, decision, on, after) = ends;
            let closed = state == ExceptionState::Closed;
            Exception {
                owner: told.1,
                cause: told.2,
                control: told.3,
                confidence: told.4,
                state,
                recovery,
                promises,
                closed_on: closed.then_some(on),
                closed_after: closed.then_some(after),
                decided_by: decision.clone().unwrap_or_default(),
                decided_on: decision.is_some().then_some(on),
                decision: decision.unwrap_or_default(),
                waived_on: waiver.is_some().then_some(on),
                waived_until: waiver.is_some().then_some(on),
                waived_by: waiver.clone().unwrap_or_default(),
                waiver: waiver.unwrap_or_default(),
                extra,
                ..Exception::new(id, told.0, measure.clone(), raised, trigger)
            }
        },
    )
}

/// A step with an exception.
#[derive(Clone, Debug)]
pub enum Taken {
    /// Another one, in place of one with its id or beside it.
    Write(Box<Exception>),
    /// One goes.
    Remove(ExceptionId),
    /// One gets another promise, after those it has or in their place.
    Promise(ExceptionId, Promise, bool),
    /// One is closed, with a decision or without.
    Close(ExceptionId, Day, Period, Option<String>),
}

/// Any of them.
pub fn taken(measure: MeasureId) -> impl Strategy<Value = Taken> {
    prop_oneof![
        2 => exception(measure).prop_map(|it| Taken::Write(Box::new(it))),
        1 => exception_id().prop_map(Taken::Remove),
        2 => (exception_id(), promise(), any::<bool>()).prop_map(|(id, it, after)| Taken::Promise(id, it, after)),
        3 => (exception_id(), day(), period(), of(text())).prop_map(|(id, on, period, it)| Taken::Close(id, on, period, it)),
    ]
}

impl Taken {
    /// The commands that it comes to in a pack: several are one step.
    pub fn commands(self, pack: &Pack) -> Vec<Command> {
        let held = |id: &ExceptionId| pack.exception(id).cloned();
        match self {
            Self::Write(exception) if held(&exception.id).is_some() => {
                let id = exception.id.0.clone();
                let set = Command::Set((*exception).clone().into());
                // The same by way of taking it out.
                vec![set, Command::Remove(Kind::Exception, id), Command::Add((*exception).into())]
            }
            Self::Write(exception) => vec![Command::Add((*exception).into())],
            Self::Remove(id) => vec![Command::Remove(Kind::Exception, id.0)],
            Self::Promise(id, promise, after) => held(&id)
                .map(|mut exception| {
                    if !after {
                        exception.promises.pop();
                    }
                    exception.promises.push(promise);
                    Command::Set(exception.into())
                })
                .into_iter()
                .collect(),
            Self::Close(id, on, period, decision) => held(&id)
                .map(|exception| {
                    Command::Set(
                        Exception {
                            state: ExceptionState::Closed,
                            closed_on: Some(on),
                            closed_after: Some(period),
                            decided_by: decision.clone().unwrap_or_default(),
                            decided_on: decision.is_some().then_some(on),
                            decision: decision.unwrap_or_default(),
                            ..exception
                        }
                        .into(),
                    )
                })
                .into_iter()
                .collect(),
        }
    }
}
