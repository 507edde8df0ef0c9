//! Chart options, built natively and drawn by ECharts.
