//! Whole packs, and commands that may or may not fit them.

use super::*;

fn measure_id() -> impl Strategy<Value = MeasureId> {
    (0..6).prop_map(|index| MeasureId(format!("m{index}")))
}

fn plan_id() -> impl Strategy<Value = PlanId> {
    (0..4).prop_map(|index| PlanId(format!("p{index}")))
}

fn objective_id() -> impl Strategy<Value = ObjectiveId> {
    (0..4).prop_map(|index| ObjectiveId(format!("o{index}")))
}

fn listed() -> impl Strategy<Value = Vec<MeasureId>> {
    vec(measure_id(), 0..4)
}

fn plan() -> impl Strategy<Value = Plan> {
    let years = of((year(), 0..3));
    let told = (text(), text(), resources(), vec(evidence(), 0..2), vec(note(), 0..2));
    (plan_id(), text(), choice(PlanKind::ALL), of(plan_id()), years, listed(), told, extra())
        .prop_map(|(id, name, kind, parent, years, measures, told, extra)| Plan {
            id,
            name,
            kind,
            parent,
            from: years.map(|(from, _)| from),
            to: years.map(|(from, count)| from.plus(count)),
            measures,
            purpose: told.0,
            owner: told.1,
            resources: told.2,
            evidence: told.3,
            notes: told.4,
            extra,
            ..Plan::default()
        })
}

fn story() -> impl Strategy<Value = Story> {
    let step = (prop::sample::select(StoryStage::ALL), text(), listed(), extra());
    let step = step.prop_map(|(stage, words, measures, extra)| StoryStep {
        measures,
        extra,
        ..StoryStep::new(stage, words)
    });
    (vec(step, 0..3), vec(text(), 0..2), extra()).prop_map(|(steps, assumptions, extra)| Story {
        steps,
        assumptions,
        extra,
    })
}

fn objective() -> impl Strategy<Value = Objective> {
    let stands = of(prop::sample::select(&["outcomes", "finance"][..]));
    let place = (plan_id(), of(objective_id()), stands);
    (objective_id(), text(), place, listed(), of(story()), extra()).prop_map(
        |(id, name, (plan, parent, perspective), measures, story, extra)| Objective {
            id,
            name,
            plan,
            parent,
            perspective: perspective.map(PerspectiveId::from),
            measures,
            story,
            extra,
        },
    )
}

fn link_id() -> impl Strategy<Value = LinkId> {
    (0..3).prop_map(|index| LinkId(format!("l{index}")))
}

fn link() -> impl Strategy<Value = Link> {
    let ends = (objective_id(), objective_id(), of(measure_id()), of(measure_id()));
    let lag = of(0..=Link::LONGEST_LAG);
    (link_id(), text(), ends, lag, extra()).prop_map(
        |(id, claim, (from, to, from_measure, to_measure), lag_months, extra)| Link {
            id,
            claim,
            from,
            to,
            lag_months,
            from_measure,
            to_measure,
            extra,
        },
    )
}

fn action_id() -> impl Strategy<Value = ActionId> {
    (0..4).prop_map(|index| ActionId(format!("a{index}")))
}

fn action() -> impl Strategy<Value = Action> {
    let place = (plan_id(), of(objective_id()), of(action_id()), listed());
    let days = (of(day()), of(0..900_u64), of(day()));
    let how = (prop::sample::select(ActionKind::ALL), prop::sample::select(ActionState::ALL));
    let told = (text(), text(), text());
    (action_id(), told, place, days, how, resources(), extra()).prop_map(
        |(
            id,
            (name, owner, progress),
            (plan, objective, part_of, measures),
            days,
            how,
            resources,
            extra,
        )| {
            let (starts, length, done_on) = days;
            let due = starts.zip(length).map(|(from, days)| Day(from.0 + chrono::Days::new(days)));
            Action {
                kind: how.0,
                state: how.1,
                objective,
                part_of,
                owner,
                starts,
                due,
                done_on,
                progress,
                resources,
                measures,
                extra,
                ..Action::new(id, name, plan)
            }
        },
    )
}

fn organisation() -> impl Strategy<Value = Organisation> {
    (text(), any::<bool>(), proptest::option::of(day()), extra()).prop_map(
        |(name, in_year_changes, clock, extra)| Organisation {
            clock,
            name,
            in_year_changes,
            extra,
            ..Organisation::default()
        },
    )
}

fn proposal() -> impl Strategy<Value = Proposal> {
    let words = (text(), text(), text(), text());
    let of_what = (of(measure_id()), of(plan_id()), of(lesson_id()), choice(ChangeKind::ALL));
    (0..3, of_what, year(), words, day(), choice(Verdict::ALL), extra()).prop_map(
        |(id, of_what, from, (change, reason, requester, effect), on, verdict, extra)| Proposal {
            measure: of_what.0,
            plan: of_what.1,
            lesson: of_what.2,
            kind: of_what.3,
            id: format!("r{id}"),
            from,
            change,
            on,
            reason,
            requester,
            effect,
            verdict,
            decided_on: Some(on),
            extra,
            ..Proposal::default()
        },
    )
}

fn event() -> impl Strategy<Value = Arc<Event>> {
    let altered = (text(), of(text()), of(text()))
        .prop_map(|(place, before, after)| Altered::new(place, before, after));
    (day(), text(), text(), vec(altered, 0..3), 0..9_usize, extra()).prop_map(
        |(on, by, what, changes, more, extra)| {
            Arc::new(Event { on, by, what, changes, more, extra, ..Event::default() })
        },
    )
}

/// A sign-off; what it freezes is worked out where it is applied.
fn sign_off() -> impl Strategy<Value = SignOff> {
    (0..3, year(), of(plan_id()), (text(), text()), day(), extra()).prop_map(
        |(id, year, plan, (by, minute), on, extra)| SignOff {
            plan,
            minute,
            extra,
            ..SignOff::asked(format!("s{id}"), year, by, on)
        },
    )
}

/// A pack that reads without an error, sometimes with a sign-off, proposals and a history.
pub fn pack() -> impl Strategy<Value = Pack> {
    let kept = (of(sign_off()), vec(proposal(), 0..2), vec(event(), 0..2));
    (bare_pack(), kept).prop_map(|(mut pack, (sign_off, proposals, history))| {
        pack.history = history;
        pack.proposals = shared(proposals);
        pack.proposals.dedup_by(|one, other| one.id == other.id);
        let known: Vec<MeasureId> = pack.measures.iter().map(|held| held.id.clone()).collect();
        let plans: Vec<PlanId> = pack.plans.iter().map(|held| held.id.clone()).collect();
        let lessons: Vec<LessonId> = pack.lessons.iter().map(|held| held.id.clone()).collect();
        pack.proposals.retain(|held| {
            held.measure.as_ref().is_none_or(|id| known.contains(id))
                && held.plan.as_ref().is_none_or(|id| plans.contains(id))
                && held.lesson.as_ref().is_none_or(|id| lessons.contains(id))
        });
        if let Some(sign_off) = sign_off {
            let command = Command::SignOff(Box::new(sign_off));
            // Refused where there is nothing to sign; that is a pack, too.
            let _ = apply(&mut pack, command, &Context::default());
        }
        pack
    })
}

fn shared<T>(rows: Vec<T>) -> Vec<Arc<T>> {
    rows.into_iter().map(Arc::new).collect()
}

/// A pack that nobody has signed.
pub fn bare_pack() -> impl Strategy<Value = Pack> {
    let of_a_measure = (
        vec(exception("m0".into()), 0..3),
        vec(assessment("m0".into()), 0..3),
        vec(audit("m0".into()), 0..3),
        vec(lesson(None), 0..3),
    );
    let work = (vec(objective(), 0..4), vec(action(), 0..3), vec(link(), 0..3), of_a_measure);
    (organisation(), vec(measure(), 0..4), vec(plan(), 0..4), work, extra()).prop_map(
        |(organisation, measures, mut plans, work, extra)| {
            let (mut objectives, mut actions, mut links, of_a_measure) = work;
            let (mut exceptions, mut assessments, mut audits, mut lessons) = of_a_measure;
            let kept = |mut ids: Vec<MeasureId>, count: usize| {
                ids.sort();
                ids.dedup();
                ids.retain(|id| (0..count).any(|index| id.0 == format!("m{index}")));
                ids
            };
            let count = measures.len();
            for (index, plan) in plans.iter_mut().enumerate() {
                plan.id = PlanId(format!("p{index}"));
                plan.parent = index.checked_sub(1).map(|above| PlanId(format!("p{above}")));
                plan.measures = kept(std::mem::take(&mut plan.measures), count);
            }
            if plans.is_empty() {
                objectives.clear();
                actions.clear();
            }
            for (index, objective) in objectives.iter_mut().enumerate() {
                objective.id = ObjectiveId(format!("o{index}"));
                objective.plan = "p0".into();
                objective.parent =
                    index.checked_sub(1).map(|above| ObjectiveId(format!("o{above}")));
                objective.measures = kept(std::mem::take(&mut objective.measures), count);
            }
            for step in
                objectives.iter_mut().flat_map(|it| &mut it.story).flat_map(|it| &mut it.steps)
            {
                step.measures = kept(std::mem::take(&mut step.measures), count);
            }
            for (index, action) in actions.iter_mut().enumerate() {
                action.id = ActionId(format!("a{index}"));
                action.plan = "p0".into();
                action.objective = objectives.first().map(|held| held.id.clone());
                action.part_of = index.checked_sub(1).map(|above| ActionId(format!("a{above}")));
                action.measures = kept(std::mem::take(&mut action.measures), count);
            }
            let there = |id: &ObjectiveId| objectives.iter().any(|held| held.id == *id);
            links.retain(|link| there(&link.from) && there(&link.to));
            for (index, link) in links.iter_mut().enumerate() {
                link.id = LinkId(format!("l{index}"));
                for end in [&mut link.from_measure, &mut link.to_measure] {
                    *end = kept(end.take().into_iter().collect(), count).pop();
                }
            }
            exceptions.truncate(if count == 0 { 0 } else { exceptions.len() });
            for (index, exception) in exceptions.iter_mut().enumerate() {
                exception.id = ExceptionId(format!("x{index}"));
            }
            assessments.truncate(if count == 0 { 0 } else { assessments.len() });
            for (index, assessment) in assessments.iter_mut().enumerate() {
                assessment.id = AssessmentId(format!("s{index}"));
            }
            audits.truncate(if count == 0 { 0 } else { audits.len() });
            for (index, audit) in audits.iter_mut().enumerate() {
                audit.id = AuditId(format!("u{index}"));
            }
            for (index, lesson) in lessons.iter_mut().enumerate() {
                lesson.id = LessonId(format!("n{index}"));
            }
            let numbered = |(index, measure): (usize, Measure)| {
                Arc::new(Measure { id: MeasureId(format!("m{index}")), ..measure })
            };
            Pack {
                organisation,
                perspectives: shared(Perspective::defaults()),
                plans: shared(plans),
                objectives: shared(objectives),
                actions: shared(actions),
                links: shared(links),
                exceptions: shared(exceptions),
                assessments: shared(assessments),
                audits: shared(audits),
                lessons: shared(lessons),
                measures: measures.into_iter().enumerate().map(numbered).collect(),
                extra,
                ..Pack::default()
            }
        },
    )
}

/// A command of any kind; about half of them are refused by a pack of [`pack`].
pub fn command() -> impl Strategy<Value = Command> {
    let comparator_id =
        || prop::sample::select(&["c0", "c1", "c2"][..]).prop_map(ComparatorId::from);
    let own =
        || (measure_id(), measure()).prop_map(|(id, measure)| Box::new(Measure { id, ..measure }));
    let leaf = prop_oneof![
        (organisation(), 0..14_u32).prop_map(|(organisation, year_start_month)| {
            Command::SetOrganisation(Organisation { year_start_month, ..organisation })
        }),
        (0..5_usize).prop_map(|count| {
            Command::SetPerspectives(Perspective::defaults().into_iter().take(count).collect())
        }),
        plan().prop_map(|held| Command::Add(held.into())),
        plan().prop_map(|held| Command::Set(held.into())),
        plan_id().prop_map(|id| Command::Remove(Kind::Plan, id.0)),
        objective().prop_map(|held| Command::Add(held.into())),
        objective().prop_map(|held| Command::Set(held.into())),
        objective_id().prop_map(|id| Command::Remove(Kind::Objective, id.0)),
        (plan_id(), of(plan_id()), of(plan_id()))
            .prop_map(|(plan, under, before)| Command::MovePlan { plan, under, before }),
        (objective_id(), plan_id(), of(objective_id()), of(objective_id())).prop_map(
            |(objective, plan, under, before)| {
                Command::MoveObjective { objective, plan, under, before }
            }
        ),
        prop_oneof![
            action().prop_map(|action| Command::Add(action.into())),
            action().prop_map(|action| Command::Set(action.into())),
            action_id().prop_map(|id| Command::Remove(Kind::Action, id.0)),
            link().prop_map(|link| Command::Add(link.into())),
            link().prop_map(|link| Command::Set(link.into())),
            link_id().prop_map(|id| Command::Remove(Kind::Link, id.0)),
            exception("m0".into()).prop_map(|held| Command::Add(held.into())),
            exception("m0".into()).prop_map(|held| Command::Set(held.into())),
            exception_id().prop_map(|id| Command::Remove(Kind::Exception, id.0)),
        ],
        prop_oneof![
            assessment("m0".into()).prop_map(|held| Command::Add(held.into())),
            assessment("m0".into()).prop_map(|held| Command::Set(held.into())),
            assessment_id().prop_map(|id| Command::Remove(Kind::Assessment, id.0)),
            audit("m0".into()).prop_map(|held| Command::Add(held.into())),
            audit("m0".into()).prop_map(|held| Command::Set(held.into())),
            audit_id().prop_map(|id| Command::Remove(Kind::Audit, id.0)),
            lesson(Some("m0".into())).prop_map(|held| Command::Add(held.into())),
            lesson(Some("m0".into())).prop_map(|held| Command::Set(held.into())),
            lesson_id().prop_map(|id| Command::Remove(Kind::Lesson, id.0)),
        ],
        (own(), vec(plan_id(), 0..3))
            .prop_map(|(measure, plans)| Command::AddMeasure { measure, plans }),
        (measure_id(), of(vec(plan_id(), 0..3)), of(vec(objective_id(), 0..3))).prop_map(
            |(measure, plans, objectives)| Command::PlaceMeasure { measure, plans, objectives }
        ),
        own().prop_map(Command::SetMeasure),
        measure_id().prop_map(Command::RemoveMeasure),
        (measure_id(), year(), of(target().prop_map(Box::new)))
            .prop_map(|(measure, year, target)| Command::SetTarget { measure, year, target }),
        (measure_id(), comparator("c2"))
            .prop_map(|(measure, comparator)| Command::SetComparator { measure, comparator }),
        (measure_id(), comparator_id())
            .prop_map(|(measure, comparator)| Command::RemoveComparator { measure, comparator }),
        (measure_id(), of(comparator_id()), observation().prop_map(Box::new)).prop_map(
            |(measure, comparator, observation)| {
                Command::SetObservation { measure, comparator, observation }
            }
        ),
        (measure_id(), of(comparator_id()), period()).prop_map(|(measure, comparator, period)| {
            Command::ClearObservation { measure, comparator, period }
        }),
        sign_off().prop_map(|sign_off| Command::SignOff(Box::new(sign_off))),
        proposal().prop_map(|proposal| Command::Propose(Box::new(proposal))),
        (0..3, choice(Verdict::ALL), text(), day()).prop_map(|(id, verdict, by, on)| {
            let verdict = verdict.unwrap_or(Verdict::Accepted);
            Command::Decide { proposal: format!("r{id}"), verdict, by, on, why: String::new() }
        }),
        (0..3, day(), text()).prop_map(|(id, on, how)| Command::Made {
            proposal: format!("r{id}"),
            on,
            how
        }),
    ];
    let leaf = leaf.boxed();
    let batched = vec(leaf.clone(), 0..4)
        .prop_map(|commands| Command::Batch { label: "Several".to_owned(), commands });
    prop_oneof![9 => leaf, 1 => batched]
}
