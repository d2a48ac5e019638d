// Learning curves of one or several lineages on one axis of epochs: each model starts where its parent ended.
import { chartTheme, upTo } from "../look.js";

const METRICS = {
  accuracy: {
    validation: "val_accuracy",
    training: "train_accuracy",
    inherited: "val_accuracy",
    name: "accuracy",
    scale: 100,
    unit: " %",
  },
  loss: { validation: "val_loss", training: "train_loss", inherited: "val_loss", name: "loss", scale: 1, unit: "" },
  learning_rate: {
    validation: "learning_rate",
    training: null,
    inherited: null,
    name: "learning rate",
    scale: 1,
    unit: "",
  },
};

/** Loads and draws the chart of an element with data-curves; its select and table are in the same section. */
export async function plot(element) {
  const section = element.closest("section");
  const select = section.querySelector("[data-curves-metric]");
  const range = section.querySelector("[data-curves-range]");
  const details = section.querySelector("[data-curves-table]");
  try {
    const answer = await fetch(element.dataset.curves, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error((await answer.json()).detail ?? answer.statusText);
    const { models } = await answer.json();
    if (!models.some((model) => model.segments.some((segment) => segment.columns.val_loss.length))) {
      return say(element, section, "There are no epochs: no trial trained this model or those it grew from.");
    }
    element.replaceChildren();
    const chart = echarts.init(element, chartTheme(), { renderer: "canvas" });
    const grown = models
      .flatMap((model) => model.segments.slice(1).map((segment) => segment.start))
      .filter((start) => start > 0);
    range.closest("label").hidden = grown.length === 0;
    const draw = () => {
      const from = range.value === "growth" && grown.length ? Math.min(...grown) - 1 : 0;
      chart.setOption(options(models, METRICS[select.value], element.dataset.colours, from), true);
    };
    for (const field of [select, range]) field.addEventListener("change", draw);
    document.addEventListener("theme", draw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
    new ResizeObserver(() => chart.resize()).observe(element);
    details.addEventListener("toggle", () => details.open && table(details.querySelector("div"), models));
    draw();
  } catch (error) {
    say(element, section, `The curves cannot be shown: ${error.message}. Reload the page to try again.`);
  }
}

function say(element, section, message) {
  const note = document.createElement("p");
  note.className = "empty";
  note.textContent = message;
  element.classList.remove("chart");
  element.removeAttribute("role");
  element.removeAttribute("aria-label");
  element.replaceChildren(note);
  for (const field of section.querySelectorAll("select")) field.closest("label").hidden = true;
  section.querySelector("[data-curves-table]").hidden = true;
  section.querySelector("p.muted").hidden = true;
}

function options(models, metric, colours, from) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--${name}`).trim();
  const series = [];
  models.forEach((model, which) => {
    model.segments.forEach((segment, stage) => {
      if (!segment.columns.val_loss.length) return;
      const of = colour(`c${((colours === "stage" ? stage : which) % 7) + 1}`);
      const name = colours === "stage" ? segment.label : model.label;
      // An approximate child starts with something else, which nobody has measured.
      const inherited = metric.inherited === null || !segment.exact ? null : segment.inherited?.[metric.inherited];
      const points = (column, first) =>
        [
          ...(first === null || first === undefined ? [] : [[segment.start, first * metric.scale]]),
          ...segment.columns[column].map((value, place) => [segment.start + place + 1, value * metric.scale]),
        ].filter(([epoch]) => epoch >= from);
      series.push({
        name,
        type: "line",
        data: points(metric.validation, inherited),
        symbol: "circle",
        symbolSize: 5,
        showSymbol: segment.columns.val_loss.length < 60,
        lineStyle: { width: 2, color: of },
        itemStyle: { color: of },
        z: 3,
        markLine: growth(segment, stage, colours, colour),
        markPoint: moment(segment, stage, inherited, metric, colours, of),
      });
      if (metric.training) {
        const data = points(metric.training, null);
        // A single epoch makes no line.
        series.push({
          name: `${name}, training`,
          type: "line",
          data,
          symbol: data.length === 1 ? "emptyCircle" : "none",
          symbolSize: 5,
          lineStyle: { width: 1.5, type: "dashed", color: of, opacity: 0.7 },
          itemStyle: { color: of },
        });
      }
    });
  });
  const text = { color: colour("text") },
    lines = { lineStyle: { color: colour("line") } };
  return {
    animation: false,
    textStyle: { fontFamily: "inherit" },
    grid: { left: 8, right: 24, top: 44, bottom: 28, containLabel: true },
    tooltip: {
      trigger: "item",
      renderMode: "richText",
      backgroundColor: colour("surface"),
      borderColor: colour("line"),
      textStyle: text,
      formatter: ({ seriesName, value }) =>
        Array.isArray(value)
          ? `${seriesName}\nepoch ${value[0]}: ${Number(value[1].toPrecision(4))}${metric.unit}`
          : seriesName,
    },
    xAxis: {
      type: "value",
      name: "epoch",
      nameLocation: "middle",
      nameGap: 22,
      minInterval: 1,
      min: from,
      max: "dataMax",
      axisLabel: text,
      nameTextStyle: text,
      axisLine: lines,
      splitLine: { show: false },
    },
    yAxis: {
      type: "value",
      max: metric.unit ? upTo(metric.scale) : null,
      name: metric.name + (metric.unit && ` in${metric.unit}`),
      scale: true,
      axisLabel: text,
      nameTextStyle: { ...text, align: "left" },
      axisLine: lines,
      splitLine: lines,
    },
    series,
  };
}

function growth(segment, stage, colours, colour) {
  if (colours !== "stage" || stage === 0) return undefined;
  return {
    symbol: "none",
    silent: true,
    lineStyle: { color: colour("muted"), type: "dotted", width: 1.5 },
    label: {
      formatter: (segment.mutations.join(" + ") || "continue") + (segment.exact ? "" : " (approximate)"),
      color: colour("text"),
      position: "end",
      fontSize: 11,
    },
    data: [{ xAxis: segment.start }],
  };
}

function moment(segment, stage, inherited, metric, colours, of) {
  if (colours === "stage" || stage === 0 || inherited === null || inherited === undefined) return undefined;
  return {
    symbol: "diamond",
    symbolSize: 11,
    itemStyle: { color: of },
    label: { show: false },
    data: [{ coord: [segment.start, inherited * metric.scale] }],
  };
}

function table(place, models) {
  const made = document.createElement("table");
  const head = made.createTHead().insertRow();
  for (const title of [
    "Model",
    "Epoch",
    "Train loss",
    "Train accuracy",
    "Val. loss",
    "Val. accuracy",
    "Learning rate",
  ]) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = title;
    head.append(cell);
  }
  const body = made.createTBody();
  for (const model of models) {
    for (const { label, start, columns } of model.segments) {
      columns.val_loss.forEach((_, epoch) => {
        const row = body.insertRow();
        const percent = (value) => `${(value * 100).toFixed(2)} %`;
        const who = models.length > 1 ? `${model.label}, ${label}` : label;
        const values = [
          who,
          start + epoch + 1,
          columns.train_loss[epoch],
          percent(columns.train_accuracy[epoch]),
          columns.val_loss[epoch],
          percent(columns.val_accuracy[epoch]),
          columns.learning_rate[epoch],
        ];
        for (const value of values) row.insertCell().textContent = value;
      });
    }
  }
  place.replaceChildren(made);
}
