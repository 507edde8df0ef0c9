// ECharts with only what the product draws. A new kind of chart registers its parts here.
import { use } from 'echarts/core';
import { LineChart, ScatterChart } from 'echarts/charts';
import { DataZoomInsideComponent, DataZoomSliderComponent, GridComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';
import { Drawing } from './drawing.js';

use([LineChart, ScatterChart, GridComponent, DataZoomInsideComponent, DataZoomSliderComponent, SVGRenderer]);

globalThis.echarts = { Drawing };
