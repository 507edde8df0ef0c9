//! The chart of a measure: actual, plan, floor, last year and comparators, by period.

use charming::{
    Chart,
    component::{Axis, Grid},
    datatype::CompositeValue,
    element::{
        AxisLabel, AxisLine, AxisTick, AxisType, ItemStyle, LineStyle, LineStyleType, SplitLine,
        Symbol,
    },
    series::Line,
};

/// A line of the chart, with how its key names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// As the key says it.
    pub name: String,
    /// A value for each period, in order; `None` is a gap.
    pub values: Vec<Option<f64>>,
    /// How it is drawn.
    pub stroke: Stroke,
}

/// How a line is drawn: each differs in more than colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// What happened: thick, with points.
    Actual,
    /// What was planned: thin.
    Plan,
    /// The amber limit: dashed.
    Floor,
    /// The year before: dotted.
    LastYear,
    /// Somebody else, by their place in the list: dash-dotted.
    Comparator(usize),
}

impl Stroke {
    /// The custom property of the look that holds its colour.
    pub fn colour(self) -> &'static str {
        match self {
            Self::Actual => "--series-1",
            Self::Plan | Self::Floor => "--series-2",
            Self::LastYear => "--series-3",
            Self::Comparator(index) if index % 2 == 0 => "--series-4",
            Self::Comparator(_) => "--series-5",
        }
    }

    /// Width in pixels.
    pub fn width(self) -> f64 {
        match self {
            Self::Actual => 3.0,
            Self::Plan => 2.0,
            Self::Floor | Self::LastYear | Self::Comparator(_) => 1.6,
        }
    }

    /// The pattern of dashes, as SVG writes it for the key; empty for a solid line.
    pub fn dashes(self) -> &'static str {
        match self {
            Self::Actual | Self::Plan => "",
            Self::Floor => "6 4",
            Self::LastYear => "2 3",
            Self::Comparator(_) => "8 3 2 3",
        }
    }

    fn kind(self) -> LineStyleType {
        match self {
            Self::Actual | Self::Plan => LineStyleType::Solid,
            Self::Floor | Self::Comparator(_) => LineStyleType::Dashed,
            Self::LastYear => LineStyleType::Dotted,
        }
    }
}

/// The colours of the look as the page has them now: light, dark or high contrast.
pub trait Palette {
    /// The colour of a custom property, such as `--series-1`.
    fn colour(&self, property: &str) -> String;
}

/// The chart's options. Every text in them is drawn as text in SVG, never read as markup.
pub fn options(labels: &[String], traces: &[Trace], palette: &impl Palette) -> Chart {
    let quiet = palette.colour("--quiet");
    let rule = palette.colour("--rule");
    let axis_text = || AxisLabel::new().color(quiet.as_str()).font_size(13).font_family("inherit");
    let mut chart = Chart::new()
        .animation(false)
        .grid(Grid::new().left(8).right(18).top(12).bottom(8).contain_label(true))
        .x_axis(
            Axis::new()
                .type_(AxisType::Category)
                .data(labels.to_vec())
                .boundary_gap(false)
                .axis_label(axis_text())
                .axis_tick(AxisTick::new().show(false))
                .axis_line(AxisLine::new().show(false)),
        )
        .y_axis(
            Axis::new()
                .type_(AxisType::Value)
                .scale(true)
                .axis_label(axis_text())
                .split_line(SplitLine::new().line_style(LineStyle::new().color(rule.as_str()))),
        );
    for trace in traces {
        let colour = palette.colour(trace.stroke.colour());
        let shown = trace.stroke == Stroke::Actual;
        let values: Vec<CompositeValue> = trace
            .values
            .iter()
            .map(|value| value.map_or_else(|| "-".into(), CompositeValue::from))
            .collect();
        chart = chart.series(
            Line::new()
                .name(trace.name.as_str())
                .data(values)
                .symbol(if shown { Symbol::Circle } else { Symbol::None })
                // Comparators report less often: their points are joined over the gaps between.
                .connect_nulls(matches!(trace.stroke, Stroke::Comparator(_)))
                .symbol_size(7)
                .item_style(ItemStyle::new().color(colour.as_str()))
                .line_style(
                    LineStyle::new()
                        .color(colour.as_str())
                        .width(trace.stroke.width())
                        .type_(trace.stroke.kind()),
                ),
        );
    }
    chart
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Plain;
    impl Palette for Plain {
        fn colour(&self, property: &str) -> String {
            format!("colour of {property}")
        }
    }

    #[test]
    fn says_what_echarts_is_to_draw() {
        let trace = Trace {
            name: "<b>Actual</b>".into(),
            values: vec![Some(1.5), None, Some(2.0)],
            stroke: Stroke::Actual,
        };
        let labels = ["Apr", "May", "Jun"].map(str::to_owned);
        let option = serde_json::to_value(options(&labels, &[trace], &Plain)).unwrap();
        let series = &option["series"][0];
        assert_eq!(series["type"], "line");
        assert_eq!(series["name"], "<b>Actual</b>");
        assert_eq!(series["data"], serde_json::json!([1.5, "-", 2.0]), "a gap stays a gap");
        assert_eq!(series["lineStyle"]["color"], "colour of --series-1");
        assert_eq!(option["xAxis"]["data"], serde_json::json!(["Apr", "May", "Jun"]));
        assert_eq!(option["animation"], false);
        assert!(option.get("tooltip").is_none(), "nothing is only to be had by hovering");
    }
}
