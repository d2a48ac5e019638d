// @ts-check
// What all drawings share: colours from the style sheet, numbers as people read them.
export const token = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
export const percent = (value, digits = 2) => (value === null ? "–" : `${(100 * value).toFixed(digits)} %`);
// Where an axis of shares ends that would go beyond `whole`; elsewhere it ends where ECharts likes.
export const upTo =
  (whole) =>
  ({ min, max }) =>
    max + (max - min) / 5 > whole ? whole : null;
export const points = (value) => `${value < 0 ? "−" : "+"}${Math.abs(100 * value).toFixed(2)}`;

// Axes and legends of a chart in letters that grow with the page's, as on a screen on a wall.
export function chartTheme() {
  const fontSize = Math.round((12 * parseFloat(getComputedStyle(document.documentElement).fontSize)) / 15);
  const axis = { axisLabel: { fontSize }, nameTextStyle: { fontSize } };
  return { valueAxis: axis, logAxis: axis, categoryAxis: axis, legend: { textStyle: { fontSize } } };
}

export function compact(value) {
  if (value === null) return "–";
  if (Math.abs(value) < 1000) return String(Math.round(value * 10) / 10);
  const power = Math.min(Math.floor(Math.log10(Math.abs(value)) / 3), 4);
  return `${Number((value / 1000 ** power).toPrecision(3))} ${"kMGT"[power - 1]}`;
}

// Colour and dash of each mutation that ships. They are written down, so that a new mutation changes no other's;
// one that is not listed gets its own from its name. The control is grey.
const COLOURS = 7;
const LOOKS = [
  "branch",
  "deeper",
  "kernel",
  "skip",
  "wider",
  "activation",
  "attention",
  "dropout",
  "group",
  "pool",
  "shrink",
  "widen_heads",
];

export function mutationLook(name) {
  if (name === "continue") return { colour: token("c8"), dashed: false };
  const listed = LOOKS.indexOf(name);
  const place = listed >= 0 ? listed : hash(name) % (2 * COLOURS);
  return { colour: token(`c${(place % COLOURS) + 1}`), dashed: place >= COLOURS };
}

// FNV-1a, 32 bits: the same number for a name on every page.
function hash(name) {
  let value = 0x811c9dc5;
  for (const letter of name) value = Math.imul(value ^ letter.codePointAt(0), 0x01000193) >>> 0;
  return value;
}

// Dark to light for low to high; legible on both grounds (viridis).
const RAMP = [
  [68, 1, 84],
  [59, 82, 139],
  [33, 145, 140],
  [94, 201, 98],
  [253, 231, 37],
];

export function ramp(part) {
  const place = Math.min(Math.max(part, 0), 1) * (RAMP.length - 1);
  const low = Math.min(Math.floor(place), RAMP.length - 2);
  const mixed = RAMP[low].map((from, i) => Math.round(from + (RAMP[low + 1][i] - from) * (place - low)));
  return `rgb(${mixed.join(",")})`;
}

// Rows of text as a table; nothing in it is read as HTML.
export function fillTable(table, head, rows) {
  const line = (cells, tag) => {
    const row = document.createElement("tr");
    cells.forEach((text, i) => {
      const cell = document.createElement(tag);
      if (tag === "th") cell.scope = "col";
      if (i > 0) cell.className = "number";
      if (text instanceof Node) cell.append(text);
      else cell.textContent = text;
      row.append(cell);
    });
    return row;
  };
  const top = document.createElement("thead");
  const body = document.createElement("tbody");
  top.append(line(head, "th"));
  body.append(...rows.map((cells) => line(cells, "td")));
  table.replaceChildren(top, body);
}

export function modelLink(root, model, text) {
  const link = document.createElement("a");
  link.href = modelUrl(root, model);
  link.textContent = text;
  return link;
}

export const modelUrl = (root, model) => `${root}/ui/models/${encodeURIComponent(model.id)}`;
