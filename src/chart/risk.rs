//! A risk over time: how bad it would be without controls, how it was scored, what it is to come down to, and how much
//! of it is accepted.

use super::apart::apart;
use super::axis::Axis;
use super::plot::{GAP, Plot, SIZE, STEP, grid, line, text};
use super::scale::Scale;
use super::scene::{Anchor, Letters, Mark, Marker, Point, Role, Scene, Shape, Stop, Table};
use crate::model::{Day, Pack, Risk, day_label};
use crate::rating::AsAt;
use crate::rating::risk::{Scored, scorings, standing};
use chrono::NaiveDate;

/// The smallest size that anything can be read in.
const LEAST: (f64, f64) = (220.0, 140.0);
/// The highest score, and from one line to the next.
const HIGHEST: u8 = 25;
const EVERY: usize = 5;

/// What is drawn of a risk.
#[derive(Clone, Debug, PartialEq)]
pub struct RiskCourse {
    /// The finding.
    pub title: String,
    /// What is drawn.
    pub caption: String,
    /// Each scoring with a day, in the order of days.
    scored: Vec<(NaiveDate, Scored)>,
    inherent: Option<(NaiveDate, Scored)>,
    target: Option<(NaiveDate, Scored)>,
    accepted: Option<u8>,
    /// The day that all is said as at.
    today: NaiveDate,
    table: Table,
}

impl RiskCourse {
    /// The course of a risk up to a point; `None` where nothing that has a day was scored by then.
    pub fn of(pack: &Pack, risk: &Risk, as_at: AsAt) -> Option<Self> {
        let today = as_at.on.unwrap_or(as_at.period.end(pack.calendar()));
        let dated = |scored: Scored| Some((scored.on?.0, scored));
        let mut scored: Vec<_> = scorings(risk, Day(today)).into_iter().filter_map(dated).collect();
        scored.sort_by_key(|(on, _)| *on);
        let found = standing(pack, risk, as_at);
        let now = found.now().filter(|_| !scored.is_empty())?;
        let known = |score: &&crate::model::RiskScore| score.on.0 <= today;
        let inherent = risk.inherent.as_ref().filter(known).and_then(Scored::of).and_then(dated);
        let target = risk.target.as_ref().filter(known).and_then(Scored::of);
        let by = risk.target_by.map(|by| by.0);
        let zone = found.zone.map(|it| it.words().to_lowercase()).unwrap_or_default();
        let from = inherent.map(|(_, it)| format!("; {} without controls", it.score()));
        let to = target.map(|it| match by {
            Some(by) => format!("; to come down to {} by {}", it.score(), day_label(by)),
            None => format!("; to come down to {}, with no day set", it.score()),
        });
        let title = format!(
            "{} now, {zone}{}{}",
            now.score(),
            from.unwrap_or_default(),
            to.unwrap_or_default()
        );
        let caption = format!(
            "Likelihood times impact, from 1 to 25, by day, as at {}{}.",
            day_label(today),
            found.appetite.map(|it| format!("; {}", it.words())).unwrap_or_default()
        );
        let target = target.map(|it| (by.unwrap_or(today), it));
        let table = table(&scored, inherent, target.filter(|_| by.is_some()));
        let accepted = found.appetite.map(|it| it.up_to);
        Some(Self { title, caption, scored, inherent, target, accepted, today, table })
    }

    /// The scores as a table.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Where a cursor stands at first: the last scoring.
    pub fn first(&self) -> usize {
        self.scored.len().saturating_sub(1)
    }

    /// The course laid out for a size.
    pub fn scene(&self, width: f64, height: f64) -> Scene {
        let (width, height) = (width.max(LEAST.0), height.max(LEAST.1));
        let mut scene = Scene {
            width,
            height,
            title: self.title.clone(),
            caption: self.caption.clone(),
            description: format!(
                "A line in steps: the risk’s score by day, with what it would be without controls, what is accepted and \
                 what it is to come down to. {}",
                self.caption
            ),
            table: self.table.clone(),
            ..Scene::default()
        };
        let names = self.names();
        let wide = |words: &str| Letters::of(SIZE).width(words);
        let beside = names.iter().map(|(_, _, words)| wide(words)).fold(0.0, f64::max);
        let axis = axis();
        let left = axis.words.iter().map(|words| wide(words)).fold(0.0, f64::max) + GAP;
        let (right, bottom) = (width - beside - 2.0 * GAP, height - STEP - GAP);
        let top = STEP / 2.0 + 4.0;
        let y = Scale { low: (0.0, bottom), high: (f64::from(HIGHEST), top) };
        let plot = Plot { frame: [left, top, right, bottom], band: 0.0, y };
        let x = self.along(left + GAP, right - GAP);
        grid(&mut scene.marks, &axis, &plot, &axis.words);
        self.days(&mut scene.marks, (left, right), height);
        self.lines(&mut scene.marks, &plot, &x);
        name_lines(&mut scene.marks, &plot, names);
        scene.bottom = bottom;
        scene.stops = self
            .scored
            .iter()
            .map(|(on, scored)| Stop {
                x: x(*on),
                y: Some(plot.y.at(score(*scored))),
                name: day_label(*on),
                said: scored.words(),
                status: None,
            })
            .collect();
        scene
    }

    /// What stands at the right end of each line: its height, its role, its words.
    fn names(&self) -> Vec<(f64, Role, String)> {
        let now = self.scored.last().map(|(_, it)| (Role::Words, "Now", it.score()));
        let inherent = self.inherent.map(|(_, it)| (Role::Label, "Inherent", it.score()));
        let target = self.target.map(|(_, it)| (Role::Label, "Target", it.score()));
        let accepted = self.accepted.map(|it| (Role::Label, "Accepted", it));
        let all = [now, inherent, target, accepted].into_iter().flatten();
        all.map(|(role, name, at)| (f64::from(at), role, format!("{name} {at}"))).collect()
    }

    /// The first day and the last.
    fn span(&self) -> (NaiveDate, NaiveDate) {
        let ends = self.inherent.iter().chain(&self.target).map(|(on, _)| *on);
        let all = || self.scored.iter().map(|(on, _)| *on).chain(ends.clone()).chain([self.today]);
        (all().min().unwrap_or(self.today), all().max().unwrap_or(self.today))
    }

    /// From days to places between two edges.
    fn along(&self, left: f64, right: f64) -> impl Fn(NaiveDate) -> f64 + use<> {
        let (first, last) = self.span();
        #[expect(clippy::cast_precision_loss, reason = "days of a plan")]
        let days = move |on: NaiveDate| (on - first).num_days() as f64;
        let scale = Scale { low: (0.0, left), high: (days(last).max(1.0), right) };
        move |on| scale.at(days(on))
    }

    /// The first day along the bottom, and the last where there is room for both.
    fn days(&self, marks: &mut Vec<Mark>, (left, right): (f64, f64), height: f64) {
        let (first, last) = self.span();
        let [one, other] = [first, last].map(|day| day.format("%b %Y").to_string());
        let letters = Letters::of(SIZE);
        let y = height - GAP / 2.0;
        if letters.width(&one) + GAP + letters.width(&other) <= right - left {
            let end = letters.at(Anchor::End);
            marks.push(text(Role::Label, (right, y), other, end));
        }
        marks.push(text(Role::Label, (left, y), one, letters));
    }

    fn lines(&self, marks: &mut Vec<Mark>, plot: &Plot, x: &dyn Fn(NaiveDate) -> f64) {
        let [left, _, right, _] = plot.frame;
        let place = |(on, it): (NaiveDate, Scored)| (x(on), plot.y.at(score(it)));
        if let Some(accepted) = self.accepted.map(|it| plot.y.at(f64::from(it))) {
            marks.push(line(Role::Limit, vec![(left, accepted), (right, accepted)]));
        }
        if let Some(at) = self.inherent.map(place) {
            marks.push(line(Role::Before, vec![at, (right, at.1)]));
            marks.push(Mark { role: Role::Before, shape: Shape::Marker(at, Marker::Ring) });
        }
        let mut steps: Vec<Point> = Vec::new();
        for at in self.scored.iter().copied().map(place) {
            // As it was, up to the day on which it was scored anew.
            steps.extend(steps.last().map(|before| (at.0, before.1)));
            steps.push(at);
        }
        let end = steps.last().map(|last| (x(self.today), last.1));
        steps.extend(end);
        if let Some((target, end)) = self.target.map(place).zip(end) {
            marks.push(line(Role::Ahead, vec![end, target]));
            marks.push(Mark { role: Role::Ahead, shape: Shape::Marker(target, Marker::Diamond) });
        }
        marks.push(line(Role::Actual, steps));
        for scored in &self.scored {
            let shape = Shape::Marker(place(*scored), Marker::Disc);
            marks.push(Mark { role: Role::Actual, shape });
        }
    }
}

fn score(scored: Scored) -> f64 {
    f64::from(scored.score())
}

fn axis() -> Axis {
    let ticks = (0..=HIGHEST).step_by(EVERY);
    let words = ticks.clone().map(|tick| tick.to_string()).collect();
    Axis { ticks: ticks.map(f64::from).collect(), words }
}

/// Names at the right ends of the lines, moved apart.
fn name_lines(marks: &mut Vec<Mark>, plot: &Plot, names: Vec<(f64, Role, String)>) {
    let [_, top, right, bottom] = plot.frame;
    let middles: Vec<f64> = names.iter().map(|(at, _, _)| plot.y.at(*at)).collect();
    let heights = vec![STEP; names.len()];
    let room = (top - STEP / 2.0, bottom + STEP / 2.0);
    let Some(middles) = apart(&middles, &heights, room.0, room.1) else { return };
    for ((_, role, words), middle) in names.into_iter().zip(middles) {
        let letters = Letters::of(SIZE);
        marks.push(text(role, (right + GAP, middle + SIZE * 0.35), words, letters));
    }
}

/// The same as a table.
fn table(
    scored: &[(NaiveDate, Scored)],
    inherent: Option<(NaiveDate, Scored)>,
    target: Option<(NaiveDate, Scored)>,
) -> Table {
    let row = |what: &str, (on, it): (NaiveDate, Scored)| {
        let figures = [it.score(), it.likelihood, it.impact].map(|figure| figure.to_string());
        [day_label(on), what.to_owned()].into_iter().chain(figures).collect()
    };
    let inherent = inherent.map(|it| row("Inherent, without controls", it));
    let target = target.map(|it| row("Target", it));
    let scored = scored.iter().map(|it| row("Scored", *it));
    Table {
        heads: ["Day", "What", "Score", "Likelihood", "Impact"].map(str::to_owned).to_vec(),
        rows: inherent.into_iter().chain(scored).chain(target).collect(),
    }
}
