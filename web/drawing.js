// A drawing that a person moves about in: the thin binding between Explore (src/app/explore/drawing.rs) and
// ECharts. Options come as JSON; no text of them is read as markup or run.
import { init } from 'echarts/core';

const SMALLEST_SPAN = 4;
/** The page's face by name, as the options have it (src/app/explore/options.rs). */
const FACE = 'Atkinson Hyperlegible Next';
/** The part of a drawing's width that names at the ends of lines may take, and how much of it a letter does. */
const NAMES = 0.3;
const LETTER = 7.2;
/** From a line's end to its name, and from one name to the next below. */
const FROM = 8;
const ROW = 17;

export class Drawing {
  #chart;
  #element;
  #size;
  #at;
  /** What of the time is in sight, in per cent of all of it. */
  #window = { start: 0, end: 100 };
  /** The first and the last place on the axis of time. */
  #span = [0, 0];
  /** How far down the middle of the first panel is. */
  #middle = 0;
  /** What stands at the ends of the lines, in their order; none where one line needs no name. */
  #ends = [];
  /** The panels and lines as they were asked for. */
  #drawn = {};

  /** `onPoint` is told the place on the axis, or the number of the point, that was pointed at. */
  constructor(element, onPoint) {
    this.#element = element;
    this.#chart = init(element, null, { renderer: 'svg' });
    this.#chart.on('updateAxisPointer', ({ axesInfo }) => {
      const across = axesInfo?.find(({ axisDim }) => axisDim === 'x');
      if (across) onPoint(across.value);
    });
    this.#chart.on('click', ({ seriesType, seriesIndex, dataIndex }) => {
      if (seriesType === 'scatter' && seriesIndex === 0) onPoint(dataIndex);
    });
    this.#chart.on('datazoom', () => {
      const { start, end } = this.#chart.getOption().dataZoom[0];
      this.#window = { start, end };
      this.#name();
      requestAnimationFrame(() => this.#place());
    });
    // The pointer stays at what is read out when the mouse leaves.
    this.#chart.getZr().on('globalout', () => requestAnimationFrame(() => this.#place()));
    // Paper is as wide as it is: with a view box the drawing is scaled and not cut.
    this.#chart.on('finished', () => {
      const box = `0 0 ${this.#chart.getWidth()} ${this.#chart.getHeight()}`;
      element.querySelector('svg')?.setAttribute('viewBox', box);
    });
    this.#size = new ResizeObserver(() => {
      this.#chart.resize();
      this.#name();
    });
    this.#size.observe(element);
  }

  /** Draws options in place of what is drawn; what is zoomed to stays. */
  show(json) {
    const { height, labels, ends, ...option } = JSON.parse(json);
    this.#ends = ends;
    this.#drawn = option;
    this.#element.style.height = `${height}px`;
    this.#chart.resize();
    this.#at = undefined;
    this.#middle = option.grid[0].top + option.grid[0].height / 2;
    if (labels.length) {
      this.#span = [labels[0][0], labels.at(-1)[0]];
      const words = new Map(labels);
      for (const { axisLabel } of option.xAxis) {
        axisLabel.formatter = (at) => words.get(at) ?? '';
        axisLabel.hideOverlap = true;
      }
      for (const zoom of option.dataZoom) Object.assign(zoom, this.#window);
    }
    // Panels that line up don't make room for their own labels.
    for (const grid of option.grid) if (!grid.containLabel) grid.outerBoundsMode = 'none';
    const maxWidth = this.#chart.getWidth() - 24;
    for (const axis of [...option.xAxis, ...option.yAxis]) axis.nameTruncate = { maxWidth };
    this.#chart.setOption(option, true);
    this.#name();
  }

  /** Puts a name at the end of each line, in its colour, moved apart where they would lie over each other. */
  #name() {
    if (this.#ends.length === 0) return;
    const { grid } = this.#drawn;
    const longest = Math.max(...this.#ends.map((name) => name.length));
    const width = Math.round(Math.min(longest * LETTER, this.#chart.getWidth() * NAMES));
    const text = (name) => ({
      show: true, formatter: () => name, color: 'inherit', distance: FROM, width, overflow: 'truncate', ellipsis: '…',
      fontFamily: FACE, fontSize: 13,
    });
    const moved = this.#apart();
    this.#chart.setOption({
      grid: grid.map(() => ({ right: width + 2 * FROM })),
      series: this.#ends.map((name, at) => ({ endLabel: { ...text(name), offset: [0, moved[at]] } })),
    });
  }

  /** How far the name of each line is moved from the line's end, down being more: to where the line leaves what is in sight. */
  #apart() {
    const { grid, series } = this.#drawn;
    const until = this.#span[0] + ((this.#span[1] - this.#span[0]) * this.#window.end) / 100;
    const moved = series.map(() => 0);
    for (const [panel, { top, height }] of grid.entries()) {
      const lines = [];
      for (const [at, { yAxisIndex = 0, data }] of series.entries()) {
        const drawn = data.filter(([, figure]) => figure !== null);
        const last = drawn.findLast(([when]) => when <= until);
        const high = ([, figure]) => this.#chart.convertToPixel({ yAxisIndex }, figure);
        if (yAxisIndex === panel && last) lines.push({ at, y: high(last), end: high(drawn.at(-1)) });
      }
      lines.sort((one, other) => one.y - other.y);
      const places = lines.map(({ y }) => y);
      for (let at = 1; at < places.length; at += 1) places[at] = Math.max(places[at], places[at - 1] + ROW);
      // Up again from the foot of the panel.
      let lowest = top + height + ROW / 2;
      for (let at = places.length - 1; at >= 0; at -= 1) {
        places[at] = Math.min(places[at], lowest);
        lowest = places[at] - ROW;
      }
      for (const [nth, { at, end }] of lines.entries()) moved[at] = places[nth] - end;
    }
    return moved;
  }

  /** Puts the pointer at a place on the axis of time, and the window on time where it is to be seen. */
  point(at) {
    this.#at = at;
    const { start, end } = this.#window;
    const along = this.#along();
    if (along < start || along > end) {
      const from = Math.min(Math.max(0, along - (end - start) / 2), 100 - (end - start));
      this.#chart.dispatchAction({ type: 'dataZoom', start: from, end: from + end - start });
    }
    this.#place();
  }

  /** How far along all of the time the pointer is, in per cent. */
  #along() {
    const [first, last] = this.#span;
    return last > first ? ((this.#at - first) / (last - first)) * 100 : 50;
  }

  /** Draws the pointer where it is; not at all where that is out of sight. */
  #place() {
    if (this.#at === undefined) return;
    const type = 'updateAxisPointer';
    const { start, end } = this.#window;
    const along = this.#along();
    if (along < start || along > end) {
      this.#chart.dispatchAction({ type, currTrigger: 'leave' });
      return;
    }
    // ECharts puts it at a value only if told of a point in the panel, too.
    const x = this.#chart.convertToPixel({ xAxisIndex: 0 }, this.#at);
    const axesInfo = [{ axisDim: 'x', axisIndex: 0, value: this.#at }];
    this.#chart.dispatchAction({ type, x, y: this.#middle, axesInfo });
  }

  /** Makes the window on time so many times as wide, about its middle; zero shows all. */
  zoom(by) {
    const { start, end } = this.#window;
    const half = (Math.max(SMALLEST_SPAN, (end - start) * by) || 100) / 2;
    const middle = (start + end) / 2;
    const from = by === 0 ? 0 : Math.max(0, middle - half);
    const to = by === 0 ? 100 : Math.min(100, middle + half);
    this.#chart.dispatchAction({ type: 'dataZoom', start: from, end: to });
  }

  /** What is drawn, as SVG. */
  svg() {
    return this.#chart.renderToSVGString();
  }

  width() {
    return this.#chart.getWidth();
  }

  height() {
    return this.#chart.getHeight();
  }

  close() {
    this.#at = undefined;
    this.#size.disconnect();
    this.#chart.dispose();
  }
}

/** An SVG with the style's own colours put in place of their names: the light ones, whatever the theme. */
Drawing.light = (svg) => {
  const probe = document.createElement('span');
  probe.style.colorScheme = 'light';
  document.body.append(probe);
  const lit = svg.replace(/var\((--[\w-]+)\)/g, (named) => {
    probe.style.color = named;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return lit;
};

/** An SVG as the bytes of a PNG, twice as fine. */
Drawing.png = async (svg) => {
  const image = new Image();
  await new Promise((done, failed) => {
    image.onload = done;
    image.onerror = () => failed(new Error('the picture could not be drawn'));
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  });
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
};
