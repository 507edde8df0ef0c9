//! The chart of a measure: actual, plan, floor, last year and comparators, by period.

use serde_json::{Value, json};

/// The page's face, as `style/tokens.css` names it.
const FACE: &str = "Atkinson Hyperlegible Next";

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

    /// The pattern as ECharts takes it.
    fn pattern(self) -> Value {
        let lengths: Vec<u32> =
            self.dashes().split(' ').filter_map(|length| length.parse().ok()).collect();
        if lengths.is_empty() { json!("solid") } else { json!(lengths) }
    }
}

/// The colours of the look as the page has them now: light, dark or high contrast.
pub trait Palette {
    /// The colour of a custom property, such as `--series-1`.
    fn colour(&self, property: &str) -> String;
}

/// The chart's options, as ECharts 6 documents them. Every text in them is drawn as text in SVG, never read
/// as markup; nothing is only to be had by hovering.
///
/// Written as JSON rather than with a builder crate: the one looked at (charming) takes a twentieth of the
/// page's code for every kind of chart there is.
///
/// `starts`: where lines start anew, as indexes of labels.
pub fn options(
    labels: &[String],
    traces: &[Trace],
    starts: &[usize],
    palette: &impl Palette,
) -> Value {
    // By name: "inherit" would be drawn in the page's face, but measured in another.
    let axis_text =
        json!({ "color": palette.colour("--quiet"), "fontSize": 13, "fontFamily": FACE });
    let stretches: Vec<(usize, usize)> = std::iter::once(&0)
        .chain(starts)
        .copied()
        .zip(starts.iter().copied().chain([labels.len()]))
        .collect();
    let each =
        traces.iter().flat_map(|trace| stretches.iter().map(move |stretch| (trace, stretch)));
    let series: Vec<Value> = each
        .map(|(trace, (from, to))| {
            let within = |(index, value): (usize, &Option<f64>)| {
                value.filter(|_| (*from..*to).contains(&index))
            };
            let values: Vec<Option<f64>> = trace.values.iter().enumerate().map(within).collect();
            let colour = palette.colour(trace.stroke.colour());
            let symbol = if trace.stroke == Stroke::Actual { "circle" } else { "none" };
            json!({
                "type": "line",
                "name": trace.name,
                "data": values,
                "symbol": symbol,
                "symbolSize": 7,
                // Comparators report less often: their points are joined over the gaps between.
                "connectNulls": matches!(trace.stroke, Stroke::Comparator(_)),
                "itemStyle": { "color": colour },
                "lineStyle": {
                    "color": colour,
                    "width": trace.stroke.width(),
                    "type": trace.stroke.pattern(),
                },
            })
        })
        .collect();
    json!({
        "animation": false,
        "grid": { "left": 8, "right": 18, "top": 12, "bottom": 8, "containLabel": true },
        "xAxis": {
            "type": "category",
            "data": labels,
            "boundaryGap": false,
            "axisLabel": axis_text,
            "axisTick": { "show": false },
            "axisLine": { "show": false },
        },
        "yAxis": {
            "type": "value",
            "scale": true,
            "axisLabel": axis_text,
            "splitLine": { "lineStyle": { "color": palette.colour("--rule") } },
        },
        "series": series,
    })
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
        let option = options(&labels, std::slice::from_ref(&trace), &[], &Plain);
        let series = &option["series"][0];
        assert_eq!(series["type"], "line");
        assert_eq!(series["name"], "<b>Actual</b>");
        assert_eq!(series["data"], json!([1.5, null, 2.0]), "a gap stays a gap");
        assert_eq!(series["lineStyle"]["color"], "colour of --series-1");
        assert_eq!(option["xAxis"]["data"], json!(["Apr", "May", "Jun"]));
        assert_eq!(option["animation"], false);
        assert!(option.get("tooltip").is_none(), "nothing is only to be had by hovering");
        let broken = options(&labels, &[trace], &[2], &Plain);
        assert_eq!(broken["series"][0]["data"], json!([1.5, null, null]));
        assert_eq!(broken["series"][1]["data"], json!([null, null, 2.0]), "starts anew");
    }
}
