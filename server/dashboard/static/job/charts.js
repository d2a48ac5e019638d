// The charts of a job. Tooltips are drawn on the canvas (richText): nothing from users is ever read as HTML.

import {
  chartTheme,
  compact,
  fillTable,
  modelLink,
  modelUrl,
  mutationLook,
  percent,
  points,
  token,
  upTo,
} from "../look.js";
import { bestSoFar, drawnShares, gains, paretoFront } from "./growth.js";

const LARGE = 3000; // points, from which on they are drawn in one go
const COSTS = { parameters: "parameters", flops: "FLOPs", seconds: "training seconds" };

export class Charts {
  constructor({ root, known, policy, weights }) {
    Object.assign(this, { root, known, policy, weights });
    this.formula = [];
    this.charts = {};
    for (const id of ["scatter", "progress", "gains", "shares"]) {
      const element = document.getElementById(id);
      this.charts[id] = echarts.init(element, chartTheme());
      new ResizeObserver(() => this.charts[id].resize()).observe(element);
    }
    const open = ({ data }) => data?.model && location.assign(modelUrl(root, data.model));
    for (const id of ["scatter", "progress"]) this.charts[id].on("click", open);
    this.charts.scatter.on(
      "click",
      ({ seriesName, dataIndex }) => seriesName === "models" && location.assign(modelUrl(root, this.shown[dataIndex])),
    );
  }

  // The drawings of a job as it is: [element, what draws it]. Each takes some time, so that the page draws one at a time.
  parts(growth) {
    const models = growth.measured();
    const parts = {
      scatter: () => this.scatter(models, document.getElementById("cost").value),
      progress: () => this.progress(models, document.getElementById("against").value),
      gains: () => this.gains(gains(growth)),
      shares: () => this.shares(drawnShares(models)),
    };
    return Object.entries(parts).map(([id, draw]) => [document.getElementById(id), draw]);
  }

  base(more) {
    const text = token("text"),
      line = token("line"),
      muted = token("muted");
    const axis = {
      axisLine: { lineStyle: { color: line } },
      axisLabel: { color: muted },
      nameTextStyle: { color: muted },
      splitLine: { lineStyle: { color: line, opacity: 0.6 } },
    };
    const { xAxis, yAxis, ...rest } = more;
    return {
      animation: false,
      textStyle: { color: text, fontFamily: "system-ui, sans-serif" },
      grid: { left: 12, right: 24, top: 58, bottom: 30, containLabel: true },
      tooltip: {
        renderMode: "richText",
        confine: true,
        backgroundColor: token("surface"),
        borderColor: line,
        textStyle: { color: text },
      },
      legend: {
        textStyle: { color: text },
        top: 0,
        type: "scroll",
        inactiveColor: muted,
        pageTextStyle: { color: text },
        pageIconColor: text,
      },
      xAxis: { ...axis, nameLocation: "middle", nameGap: 28, ...xAxis },
      yAxis: { ...axis, ...yAxis },
      ...rest,
    };
  }

  scatter(all, cost) {
    // What was grown by hand was never trained: the accuracy is its parent's, and cost it no second.
    const models = cost === "seconds" ? all.filter((model) => typeof model.key === "number") : all;
    const front = paretoFront(models, cost);
    this.shown = models;
    const log = cost !== "seconds" && models.length > 1;
    this.charts.scatter.setOption(
      this.base({
        xAxis: {
          type: log ? "log" : "value",
          name: COSTS[cost],
          scale: true,
          axisLabel: { color: token("muted"), formatter: compact, hideOverlap: true },
          ...(log ? around(models, cost) : {}),
        },
        yAxis: {
          type: "value",
          scale: true,
          max: upTo(1),
          name: "accuracy",
          axisLabel: { color: token("muted"), formatter: (value) => percent(value, 1) },
        },
        series: [
          {
            name: "models",
            type: "scatter",
            large: models.length > LARGE,
            largeThreshold: LARGE,
            symbolSize: models.length > 500 ? 5 : 8,
            itemStyle: { color: token("c2"), opacity: 0.6 },
            dimensions: ["cost", "accuracy"],
            data: pairs(models, cost),
            tooltip: { formatter: ({ dataIndex }) => told(models[dataIndex], cost) },
          },
          {
            name: "Pareto front",
            type: "line",
            step: "end",
            symbol: "diamond",
            symbolSize: 10,
            itemStyle: { color: token("c3") },
            lineStyle: { color: token("c3"), width: 2 },
            data: front.map((model) => ({ value: [model[cost], model.accuracy], model })),
            tooltip: { formatter: ({ data }) => told(data.model, cost) },
          },
        ],
      }),
      true,
    );
    const best = front.at(-1);
    document.getElementById("scatter-summary").textContent = best
      ? `${models.length} models; ${front.length} on the Pareto front, from ${percent(front[0].accuracy)} at ${compact(front[0][cost])} to ${percent(best.accuracy)} at ${compact(best[cost])} ${COSTS[cost]}.`
      : "No model yet.";
    fillTable(
      document.getElementById("front"),
      ["Model", COSTS[cost], "Accuracy"],
      front.map((model) => [modelLink(this.root, model, title(model)), compact(model[cost]), percent(model.accuracy)]),
    );
  }

  progress(models, against) {
    const steps = bestSoFar(models, against);
    this.charts.progress.setOption(
      this.base({
        xAxis: {
          type: "value",
          name: against === "trials" ? "trials" : "training seconds",
          axisLabel: { color: token("muted"), formatter: compact, hideOverlap: true },
        },
        yAxis: {
          type: "value",
          scale: true,
          max: upTo(1),
          name: "best accuracy",
          axisLabel: { color: token("muted"), formatter: (value) => percent(value, 1) },
        },
        tooltip: { ...this.base({}).tooltip, trigger: "item" },
        series: [
          {
            name: "best so far",
            type: "line",
            step: "end",
            symbolSize: 8,
            areaStyle: { opacity: 0.12 },
            itemStyle: { color: token("c1") },
            lineStyle: { color: token("c1"), width: 2 },
            data: steps.map(([place, accuracy, model]) => ({ value: [place, accuracy], model })),
            tooltip: { formatter: ({ data }) => told(data.model, "parameters") },
          },
        ],
      }),
      true,
    );
    const last = steps.at(-1);
    document.getElementById("progress-summary").textContent = last
      ? `From ${percent(steps[0][1])} to ${percent(last[1])} in ${compact(last[0])} ${against === "trials" ? "trials" : "training seconds"}.`
      : "No model yet.";
    const rises = steps.filter(([, accuracy], i) => i === 0 || accuracy > steps[i - 1][1]);
    fillTable(
      document.getElementById("progress-table"),
      ["Model", against === "trials" ? "Trials" : "Training seconds", "Accuracy"],
      rises.map(([place, accuracy, model]) => [
        modelLink(this.root, model, title(model)),
        compact(place),
        percent(accuracy),
      ]),
    );
  }

  gains(found) {
    const shown = [...found].reverse(); // the first row of the axis is the lowest
    const colour = (each) => mutationLook(each.name).colour;
    const control = found.find((each) => each.name === "continue");
    const mark = control && {
      silent: true,
      symbol: "none",
      lineStyle: { color: token("c8"), type: "dashed" },
      label: { show: false },
      data: [{ xAxis: control.median }],
    };
    this.charts.gains.setOption(
      this.base({
        grid: { left: 28, right: 24, top: 12, bottom: 34, containLabel: true },
        legend: { show: false },
        xAxis: {
          type: "value",
          name: "gain over the parent, points",
          axisLabel: { color: token("muted"), formatter: points, hideOverlap: true },
        },
        yAxis: {
          type: "category",
          data: shown.map((each) => `${each.name} (n ${each.count})`),
          axisLabel: { color: token("text") },
          splitLine: { show: false },
        },
        series: [
          {
            name: "spread",
            type: "boxplot",
            markLine: mark,
            boxWidth: [6, 22],
            data: shown.map((each) => ({
              value: [each.low, each.first, each.median, each.third, each.high],
              itemStyle: { color: "transparent", borderColor: colour(each), borderWidth: 2 },
            })),
            tooltip: { formatter: ({ dataIndex }) => gainTold(shown[dataIndex]) },
          },
          {
            name: "mean",
            type: "scatter",
            symbol: "diamond",
            symbolSize: 10,
            data: shown.map((each, i) => ({ value: [each.mean, i], itemStyle: { color: colour(each) } })),
            tooltip: { formatter: ({ dataIndex }) => gainTold(shown[dataIndex]) },
          },
        ],
        graphic: found.length ? [] : [nothing("No child has succeeded yet.")],
      }),
      true,
    );
    fillTable(
      document.getElementById("gains-table"),
      ["Mutation", "Children", "Median", "Mean", "Standard deviation", "Middle half"],
      found.map((each) => [
        each.name === "continue" ? "continue (the control)" : each.name,
        String(each.count),
        points(each.median),
        points(each.mean),
        (100 * each.deviation).toFixed(2),
        `${points(each.first)} to ${points(each.third)}`,
      ]),
    );
  }

  shares(windows) {
    const names = this.known.filter(
      (name) => windows.some((each) => name in each.shares) || this.formula.some(({ shares }) => name in shares),
    );
    const middle = (each) => (each.from + each.to) / 2;
    const line = (name, extra) => ({
      type: "line",
      name,
      symbolSize: 5,
      itemStyle: { color: mutationLook(name).colour },
      emphasis: { disabled: true },
      ...extra,
    });
    const width = (name, dashed) => ({
      width: dashed ? 1.5 : 2,
      type: dashed ? "dotted" : mutationLook(name).dashed ? "dashed" : "solid",
      color: mutationLook(name).colour,
    });
    const expected = this.expected(windows, names);
    this.charts.shares.setOption(
      this.base({
        xAxis: {
          type: "value",
          name: "trial",
          minInterval: 1,
          scale: true,
          axisLabel: { color: token("muted"), hideOverlap: true },
        },
        yAxis: {
          type: "value",
          min: 0,
          name: "share",
          axisLabel: { color: token("muted"), formatter: (value) => percent(value, 0) },
        },
        tooltip: { ...this.base({}).tooltip, trigger: "axis", valueFormatter: (value) => percent(value, 1) },
        series: [
          ...names.map((name) =>
            line(name, {
              data: windows.map((each) => [middle(each), each.shares[name] ?? 0]),
              lineStyle: width(name, false),
            }),
          ),
          ...expected.map(([name, data]) =>
            line(name, { data, symbol: "none", silent: true, lineStyle: width(name, true), tooltip: { show: false } }),
          ),
        ],
        graphic: names.length ? [] : [nothing("No mutation has been drawn yet.")],
      }),
      true,
    );
    document.getElementById("shares-summary").textContent =
      SHARES_TOLD[this.policy]?.(windows) ?? SHARES_TOLD.other(windows);
    fillTable(
      document.getElementById("shares-table"),
      ["Trials", "Drawn", ...names],
      windows.map((each) => [
        `${each.from} to ${each.to}`,
        String(each.drawn),
        ...names.map((name) => percent(each.shares[name] ?? 0, 1)),
      ]),
    );
  }

  // What the policy makes likely: the weights' shares, or the formula's in the models that there were.
  expected(windows, names) {
    if (this.formula.length)
      return names.map((name) => [
        name,
        this.formula.filter(({ shares }) => name in shares).map(({ number, shares }) => [number, shares[name]]),
      ]);
    if (this.policy !== "weights" || Array.isArray(this.weights) || !windows.length) return [];
    const total = Object.values(this.weights).reduce((sum, weight) => sum + weight, 0);
    return Object.entries(this.weights)
      .filter(([, weight]) => weight > 0)
      .map(([name, weight]) => [
        name,
        [
          [windows[0].from, weight / total],
          [windows.at(-1).to, weight / total],
        ],
      ]);
  }
}

// Many points as one flat array, which ECharts takes as it is.
function pairs(models, cost) {
  const found = models.map((model) => [model[cost], model.accuracy]);
  return found.length > LARGE ? Float64Array.from(found.flat()) : found;
}

const inWindows = ({ length }) => (length === 1 ? "one window of trials" : `${length} windows of trials`);

const SHARES_TOLD = {
  weights: (windows) =>
    `Lines: how often each was drawn, in ${inWindows(windows)}. Dotted: its share of the job's weights; a mutation without a legal site is passed over, so that the two may differ.`,
  depth: (windows) =>
    `Lines: how often each was drawn, in ${inWindows(windows)}. Dotted: the policy's formula in the models of those trials (deeper and wider D/2, skip and group by depth, pool falls with each pool; D = 20), where each has a legal site.`,
  other: (windows) => `How often each was drawn, in ${inWindows(windows)}.`,
};

// A logarithmic axis that ends where the models do, not at the next power of ten.
function around(models, cost) {
  const values = models.map((model) => model[cost]);
  const low = values.reduce((a, b) => Math.min(a, b), Infinity),
    high = values.reduce((a, b) => Math.max(a, b), 0);
  return low > 0 && high > low
    ? { min: Number((low / 1.15).toPrecision(2)), max: Number((high * 1.15).toPrecision(2)) }
    : {};
}

function nothing(text) {
  return { type: "text", left: "center", top: "middle", style: { text, fill: token("muted"), fontSize: 14 } };
}

const title = (model) => (typeof model.key === "number" ? `trial ${model.key}` : "by hand");

function told(model, cost) {
  const made = model.mutations.join(" + ") || "seed network";
  return `${title(model)}: ${made}\naccuracy ${percent(model.accuracy)}\n${compact(model[cost])} ${COSTS[cost]}\ngeneration ${model.generation}`;
}

function gainTold(each) {
  return `${each.name}: ${each.count} children\nmedian ${points(each.median)}, mean ${points(each.mean)} ± ${(100 * each.deviation).toFixed(2)}\nmiddle half ${points(each.first)} to ${points(each.third)}`;
}
