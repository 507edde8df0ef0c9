//! What ECharts is told to draw, in charming's types. No text of a pack is drawn but units, names of axes and of
//! lines, and labels of periods, all as plain text; nothing is a tooltip, and nothing is only to be had by hovering.

use super::{
    mark::{Dash, Mark, Shape},
    scene::{Panel, Scene, Trace},
};
use charming::{
    component::{Axis, DataZoom, DataZoomType, FilterMode, Grid},
    datatype::{CompositeValue, DataPoint},
    element::{
        AxisLabel, AxisLine, AxisPointer, AxisPointerLink, AxisPointerType, AxisTick, AxisType,
        Emphasis, ItemStyle, Label, LineStyle, LineStyleType, NameLocation, SplitLine, Symbol,
        TextStyle,
    },
    series::{Line, Scatter},
};
use serde::Serialize;

/// The page's face by name: "inherit" would be drawn in it, but measured in another.
const FACE: &str = "Atkinson Hyperlegible Next";
const TEXT: &str = "var(--quiet)";
const RULE: &str = "var(--rule)";

/// Pixels from the top of the drawing to that of its first panel: the name of the axis stands there.
const HEAD: u32 = 34;
const BETWEEN: u32 = 46;
/// Room under the panels for the labels of periods and the slider.
const FOOT: u32 = 100;
const SLIDER: u32 = 44;
/// How much at the foot of a drawing over time only moves the window on it, and is no part of a picture.
pub const SLIDING: u32 = SLIDER + 6;
const ALONE: u32 = 250;
const TOGETHER: u32 = 150;

/// The options: what `setOption` takes, and what our own binding (`web/drawing.js`) takes out first.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Options {
    /// How high the drawing is, in pixels; the binding's.
    pub height: u32,
    /// What stands under the axis of time, and where; the binding's.
    pub labels: Vec<(f64, String)>,
    /// What stands at the end of each line, in the order of the series, where there are two or more; the binding's.
    pub ends: Vec<String>,
    animation: bool,
    #[serde(rename = "useUTC")]
    use_utc: bool,
    grid: Vec<Grid>,
    x_axis: Vec<Axis>,
    y_axis: Vec<Axis>,
    axis_pointer: AxisPointer,
    data_zoom: Vec<Zoom>,
    series: Vec<Series>,
}

/// A zoom, with what charming's has no word for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Zoom {
    #[serde(flatten)]
    zoom: DataZoom,
    height: u32,
    show_detail: bool,
    show_data_shadow: bool,
    /// The wheel scrolls the page; with control it zooms.
    zoom_on_mouse_wheel: &'static str,
    prevent_default_mouse_move: bool,
}

/// The kinds of series that are drawn here; charming's own list of them brings the code of every kind.
#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Series {
    Line(Box<Line>),
    Scatter(Box<Scatter>),
}

/// The options of a drawing. `stop`: the place the pointer stands at, for points that have no axis to show it.
pub fn options(scene: &Scene, stop: Option<usize>) -> Options {
    let count = u32::try_from(scene.panels.len()).unwrap_or(1);
    let tall = if count > 1 { TOGETHER } else { ALONE };
    let foot = if scene.across.is_some() { FOOT - SLIDER } else { FOOT };
    let panels = || (0_u32..).zip(&scene.panels);
    Options {
        height: HEAD + count * tall + count.saturating_sub(1) * BETWEEN + foot,
        labels: match scene.across {
            Some(_) => Vec::new(),
            None => scene.stops.iter().map(|stop| (stop.at, stop.label.clone())).collect(),
        },
        ends: ends(scene),
        animation: false,
        use_utc: true,
        grid: panels().map(|(place, _)| grid(place, tall, count > 1)).collect(),
        x_axis: panels().map(|(place, _)| across(scene, place, place + 1 == count)).collect(),
        y_axis: panels().map(|(place, panel)| upwards(place, panel)).collect(),
        axis_pointer: AxisPointer::new().link(vec![AxisPointerLink::new().x_axis_index("all")]),
        data_zoom: zooms(scene),
        series: panels().flat_map(|(place, panel)| series(scene, place, panel, stop)).collect(),
    }
}

/// The names at the lines' ends: of two lines or more, that can't be told apart without.
fn ends(scene: &Scene) -> Vec<String> {
    let names = scene.panels.iter().flat_map(|panel| &panel.traces).map(|it| it.name.clone());
    let names: Vec<String> = names.collect();
    if scene.across.is_some() || names.len() < 2 { Vec::new() } else { names }
}

fn grid(place: u32, tall: u32, together: bool) -> Grid {
    let top = HEAD + place * (tall + BETWEEN);
    let grid = Grid::new().top(top as i32).height(tall as i32);
    // Panels line up, whatever the width of their figures.
    if together { grid.left(72).right(48) } else { grid.left(8).right(18).contain_label(true) }
}

fn axis_text() -> AxisLabel {
    AxisLabel::new().color(TEXT).font_family(FACE).font_size(13)
}

fn across(scene: &Scene, place: u32, lowest: bool) -> Axis {
    let axis = Axis::new().grid_index(place);
    let axis = match &scene.across {
        Some(name) => named(axis.type_(AxisType::Value).scale(true), name)
            .name_location(NameLocation::Middle)
            .name_gap(34)
            .axis_label(axis_text())
            .split_line(SplitLine::new().show(false)),
        None => {
            // charming's setter takes one place at a time.
            let labels = scene
                .stops
                .iter()
                .fold(axis_text().show(lowest), |labels, stop| labels.custom_values(stop.at));
            let pointer = LineStyle::new().color("var(--thread)").width(2);
            axis.type_(AxisType::Time).axis_label(labels).axis_pointer(
                AxisPointer::new()
                    .show(true)
                    .snap(true)
                    .animation(false)
                    .type_(AxisPointerType::Line)
                    .line_style(pointer.type_(LineStyleType::Solid))
                    .label(Label::new().show(false)),
            )
        }
    };
    axis.axis_tick(AxisTick::new().show(false)).axis_line(AxisLine::new().show(false))
}

fn upwards(place: u32, panel: &Panel) -> Axis {
    named(Axis::new().grid_index(place).type_(AxisType::Value).scale(true), &panel.unit)
        .name_location(NameLocation::End)
        .axis_label(axis_text())
        .axis_tick(AxisTick::new().show(false))
        .axis_line(AxisLine::new().show(false))
        .split_number(4)
        .split_line(SplitLine::new().line_style(LineStyle::new().color(RULE)))
}

fn named(axis: Axis, name: &str) -> Axis {
    let style = TextStyle::new().color(TEXT).font_family(FACE).font_size(13).align("left");
    axis.name(name).name_text_style(style)
}

fn zooms(scene: &Scene) -> Vec<Zoom> {
    if scene.across.is_some() {
        return Vec::new();
    }
    let zoom = |type_| Zoom {
        zoom: DataZoom::new()
            .type_(type_)
            .x_axis_index("all")
            // What is outside the window still leads the line to its edge.
            .filter_mode(FilterMode::None)
            .brush_select(false)
            .bottom(6)
            .left(40)
            .right(40)
            .border_color(RULE)
            .background_color("transparent")
            .filler_color("var(--link-wash)"),
        height: SLIDER,
        show_detail: false,
        show_data_shadow: false,
        zoom_on_mouse_wheel: "ctrl",
        prevent_default_mouse_move: false,
    };
    vec![zoom(DataZoomType::Inside), zoom(DataZoomType::Slider)]
}

fn series(scene: &Scene, place: u32, panel: &Panel, stop: Option<usize>) -> Vec<Series> {
    if scene.across.is_none() {
        return panel.traces.iter().map(|trace| Series::Line(line(place, trace).into())).collect();
    }
    let Some(trace) = panel.traces.first() else { return Vec::new() };
    let all = scatter(trace.mark, 12).data(data(&trace.points));
    let chosen = stop.and_then(|stop| trace.points.get(stop));
    // A ring around the point that is read out.
    let ring = chosen.map(|point| {
        let style = ItemStyle::new().color("transparent").border_color("var(--ink)");
        let ring = Scatter::new().symbol(Symbol::Circle).symbol_size(22);
        Series::Scatter(ring.item_style(style.border_width(2)).data(data(&[*point])).into())
    });
    std::iter::once(Series::Scatter(all.into())).chain(ring).collect()
}

fn line(place: u32, trace: &Trace) -> Line {
    let mark = trace.mark;
    let dash = match mark.dash {
        Dash::Solid => LineStyleType::Solid,
        Dash::Dashed => LineStyleType::Dashed,
        Dash::Dotted => LineStyleType::Dotted,
    };
    let width = if mark.dash == Dash::Solid { 2.5 } else { 1.6 };
    Line::new()
        .x_axis_index(place)
        .y_axis_index(place)
        .show_symbol(true)
        .symbol(symbol(mark))
        .symbol_size(mark.size())
        .connect_nulls(false)
        .silent(true)
        .emphasis(Emphasis::new().disabled(true))
        .item_style(ItemStyle::new().color(mark.colour))
        .line_style(LineStyle::new().color(mark.colour).width(width).type_(dash))
        .data(data(&trace.points))
}

fn scatter(mark: Mark, size: i64) -> Scatter {
    Scatter::new()
        .symbol(symbol(mark))
        .symbol_size(size)
        .emphasis(Emphasis::new().disabled(true))
        .item_style(ItemStyle::new().color(mark.colour))
}

fn symbol(mark: Mark) -> Symbol {
    match mark.shape {
        Shape::Circle => Symbol::Circle,
        Shape::Square => Symbol::Rect,
        Shape::Triangle => Symbol::Triangle,
        Shape::Diamond => Symbol::Diamond,
        Shape::Plus | Shape::Downward => Symbol::Custom(format!("path://{}", mark.path())),
    }
}

fn data(points: &[(f64, Option<f64>)]) -> Vec<DataPoint> {
    let point = |(at, value): &(f64, Option<f64>)| {
        let pair = [CompositeValue::from(*at), CompositeValue::from(*value)];
        DataPoint::from(CompositeValue::Array(pair.into()))
    };
    points.iter().map(point).collect()
}
