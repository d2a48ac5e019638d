// A job's models, as /ui/data/jobs/ID/growth gives them, and what the charts make of them. No drawing here.

/**
 * @typedef {object} Model
 * @property {number | string} key the number of a trial, or the id of a model that no trial made
 * @property {string} id
 * @property {number | string | null} parent the parent's key
 * @property {number} generation
 * @property {number | null} accuracy
 * @property {number} parameters
 * @property {number} flops
 * @property {number} seconds
 * @property {string[]} mutations
 */

export class Growth {
  constructor() {
    this.models = new Map(); // by key: the number of a trial, or the id of a model that no trial made
    this.seq = 0;
    this.total = 0;
  }

  /**
   * Add models that come as columns; return those that were not known.
   * @param {{seq: number, total: number, names: string[], models: Record<string, any[]>}} found
   * @returns {Model[]}
   */
  add({ seq, total, names, models }) {
    const fresh = [];
    for (const [place, key] of models.key.entries()) {
      if (this.models.has(key)) continue;
      /** @type {any} */
      const model = Object.fromEntries(Object.entries(models).map(([field, values]) => [field, values[place]]));
      model.mutations = model.mutations.map((index) => names[index]);
      this.models.set(key, model);
      fresh.push(model);
    }
    this.seq = Math.max(this.seq, seq);
    this.total = total;
    return fresh;
  }

  // Models that were measured, in the order of their trials; those of no trial last.
  measured() {
    const place = ({ key }) => (typeof key === "number" ? key : Infinity);
    return [...this.models.values()]
      .filter((model) => model.accuracy !== null)
      .sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b)));
  }

  best() {
    return this.measured().reduce((best, model) => (!best || model.accuracy > best.accuracy ? model : best), null);
  }
}

// Models that no other is at least as good as in both, and better in one; the cheapest first.
export function paretoFront(models, cost) {
  const front = [];
  const sorted = [...models].sort((a, b) => a[cost] - b[cost] || b.accuracy - a.accuracy);
  for (const model of sorted) {
    if (!front.length || model.accuracy > front.at(-1).accuracy) front.push(model);
  }
  return front;
}

// Where the best accuracy rose: [trials or seconds so far, accuracy, model], and where it stands now.
export function bestSoFar(models, against) {
  const steps = [];
  let so = 0;
  let best = null;
  for (const model of models) {
    if (typeof model.key !== "number") continue; // grown by hand: no part of the search
    so = against === "trials" ? model.key : so + model.seconds;
    if (best === null || model.accuracy > best.accuracy) {
      best = model;
      steps.push([so, model.accuracy, model]);
    }
  }
  if (best && steps.at(-1)[0] !== so) steps.push([so, best.accuracy, best]);
  return steps;
}

function quantile(sorted, part) {
  const place = (sorted.length - 1) * part;
  const low = Math.floor(place);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (place - low);
}

// For each mutation, what the accuracy of children gained over their parents'; `continue`, the control, first.
export function gains(growth) {
  const found = new Map();
  for (const model of growth.models.values()) {
    if (typeof model.key !== "number") continue; // grown by hand: never trained, so that nothing could be gained
    const parent = growth.models.get(model.parent);
    if (!parent || model.accuracy === null || parent.accuracy === null) continue;
    for (const name of new Set(model.mutations)) {
      if (!found.has(name)) found.set(name, []);
      found.get(name).push(model.accuracy - parent.accuracy);
    }
  }
  return [...found]
    .map(([name, values]) => {
      const sorted = values.sort((a, b) => a - b);
      const count = sorted.length;
      const mean = sorted.reduce((sum, value) => sum + value, 0) / count;
      const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(count - 1, 1);
      const [low, first, median, third, high] = [0.05, 0.25, 0.5, 0.75, 0.95].map((part) => quantile(sorted, part));
      return { name, count, mean, deviation: Math.sqrt(variance), low, first, median, third, high };
    })
    .sort((a, b) => (b.name === "continue") - (a.name === "continue") || b.median - a.median || b.mean - a.mean);
}

const WINDOWS = 24;
const SMALLEST_WINDOW = 8; // trials

// How often each mutation was drawn, in windows of as many trials each: [{from, to, drawn, shares: {name: fraction}}].
export function drawnShares(models) {
  const children = models.filter((model) => typeof model.key === "number" && model.mutations.length);
  const size = Math.max(SMALLEST_WINDOW, Math.ceil(children.length / WINDOWS));
  const windows = [];
  for (let start = 0; start < children.length; start += size) {
    const some = children.slice(start, start + size);
    const shares = {};
    let drawn = 0;
    for (const name of some.flatMap((model) => model.mutations)) {
      shares[name] = (shares[name] ?? 0) + 1;
      drawn += 1;
    }
    for (const name of Object.keys(shares)) shares[name] /= drawn;
    windows.push({ from: some[0].key, to: some.at(-1).key, drawn, shares });
  }
  return windows;
}
