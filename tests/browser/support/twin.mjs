// The same ratings in plain JavaScript, for a ratio: what somebody who knows the rules would write by hand for a table
// of monthly measures that add up to a mean, with a value to reach and a tolerance in per cent. Runs in the page, on
// the pack as JSON.parse gives it, so it imports nothing. It leaves out what the engine does besides: other
// frequencies and kinds of target, late and missing figures, the icons of the control chart, and words.

/** Rates every measure as at a month: its status, its year to date, and its progress. */
export function twin(pack, month, start) {
  const PLACES = [1, 10, 100, 1000];
  const rounded = (value, places) => {
    const by = PLACES[places];
    const scaled = Math.abs(value) * by;
    // What arithmetic in binary takes off a half is put back first.
    return (Math.sign(value) * Math.floor(scaled + 0.5 + scaled * 1e-12)) / by;
  };
  const status = (actual, plan, floor, higher) => {
    if (higher ? actual >= plan : actual <= plan) return 'green';
    return (higher ? actual >= floor : actual <= floor) ? 'amber' : 'red';
  };
  const year = Number(month.slice(0, 4)) - (Number(month.slice(5)) < start ? 1 : 0);
  const first = `${year}-${String(start).padStart(2, '0')}`;
  const name = `${year}/${String((year + 1) % 100).padStart(2, '0')}`;

  function settled(values) {
    const count = values.length;
    if (count < 13) return undefined;
    let [sum, ranges, whole] = [0, 0, true];
    for (let at = 0; at < count; at += 1) {
      sum += values[at];
      whole &&= values[at] >= 0 && Number.isInteger(values[at]);
      if (at) ranges += Math.abs(values[at] - values[at - 1]);
    }
    const mean = sum / count;
    // Counts of what is rare have no limits.
    if (whole && mean < 1) return undefined;
    const most = 3.267 * (ranges / (count - 1));
    let [kept, of] = [0, 0];
    for (let at = 1; at < count; at += 1) {
      const range = Math.abs(values[at] - values[at - 1]);
      if (range < most) {
        kept += range;
        of += 1;
      }
    }
    const average = of ? kept / of : 0;
    if (average === 0 && ranges > 0) return undefined;
    return { mean, average };
  }

  /** 1 where the last value is flagged high, -1 low, 0 where it isn't. */
  function flag(values, { mean, average }) {
    const last = values.length - 1;
    const on = 1e-9 * Math.max(1, Math.abs(mean));
    const side = (value) => (value - mean > on ? 1 : mean - value > on ? -1 : 0);
    const beyond = (value, reach) => value - (mean + reach) > on || mean - reach - value > on;
    const limit = 2.66 * average;
    if (beyond(values[last], limit)) return side(values[last]);
    let [rises, falls] = [1, 1];
    for (let at = last; at > last - 6; at -= 1) {
      if (!(values[at] > values[at - 1])) rises = 0;
      if (!(values[at] < values[at - 1])) falls = 0;
    }
    if (rises || falls) return rises ? 1 : -1;
    const near = (value) => beyond(value, (2 / 3) * limit) && !beyond(value, limit);
    const own = side(values[last]);
    if (own && near(values[last]) && side(values[last - 1]) === own && side(values[last - 2]) === own) {
      if (near(values[last - 1]) || near(values[last - 2])) return own;
    }
    for (let at = last; at > last - 7; at -= 1) if (side(values[at]) !== own) return 0;
    return own;
  }

  function rate(measure) {
    const { series, precision, polarity } = measure;
    const higher = polarity === 'higher_is_better';
    const target = measure.targets[name];
    const tolerance = target.tolerance.percent / 100;
    let at = series.length - 1;
    while (series[at].period !== month) at -= 1;
    const values = [];
    for (let each = 0; each <= at; each += 1) values.push(series[each].value);

    const floor = (plan) => plan + (higher ? -1 : 1) * tolerance * Math.abs(plan);
    let [actuals, plans, floors, count, plan] = [0, 0, 0, 0, 0];
    for (let each = at; each >= 0 && series[each].period >= first; each -= 1) {
      const step = target.trajectory.find((step) => step.period === series[each].period);
      if (!step) continue;
      if (each === at) plan = step.plan;
      actuals += series[each].value;
      plans += step.plan;
      floors += floor(step.plan);
      count += 1;
    }
    const round = (value) => rounded(value, precision);
    const actual = round(values[at]);
    const thisPeriod = status(actual, round(plan), round(floor(plan)), higher);
    const actualToDate = round(actuals / count);
    const toDate = status(actualToDate, round(plans / count), round(floors / count), higher);

    const previous = round(values[at - 1]);
    const limits = settled(values);
    let progress = 'similar';
    if (actual === previous) {
      const last = Number(month.slice(5)) % 12 === (start + 11) % 12;
      if (last && toDate === 'green') progress = 'achieved';
    } else {
      const flagged = limits ? flag(values, limits) : 0;
      const same = limits ? Math.abs(actual - previous) <= 3.267 * limits.average : false;
      if (flagged) progress = flagged > 0 === higher ? 'improved' : 'got_worse';
      else if (!same) progress = actual > previous === higher ? 'improved' : 'got_worse';
    }
    return { id: measure.id, actual, actualToDate, thisPeriod, toDate, progress };
  }

  return pack.measures.map(rate);
}
