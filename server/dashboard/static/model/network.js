// Draws a network as a layered graph. Layers that simply follow one another are stacked in one box, so that some
// hundred of them stay readable. What became of each layer is said by a sign and a word, not by a colour alone.
import { panAndZoom, pointIn } from "../pan_zoom.js";

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 264,
  ROW = 42,
  BAR = 6,
  PAD = 14;
const NEAREST = 4,
  FARTHEST = 0.03,
  READABLE = 0.55;
const SIGNS = { added: "+", removed: "−", changed: "~", rewired: "↪", resized: "", same: "" };
const WORDS = { added: "added", removed: "removed", changed: "changed", rewired: "rewired", resized: "resized along" };
const FAMILIES = [
  ["convolution", /^conv/],
  ["dense", /^(linear|attention)$/],
  ["norm", /norm$/],
  ["pool", /pool|flatten|first_token/],
  ["join", /^(add|concat|multiply|blend)$/],
  ["token", /token|position/],
  ["input", /^input$/],
];
const text = document.createElement("canvas").getContext("2d");

/** Draws into an element made by the macro `network`; the drawing is what its data-network gives. */
export async function draw(element) {
  try {
    const answer = await fetch(element.dataset.network, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error((await answer.json()).detail ?? answer.statusText);
    await show(element, await answer.json());
  } catch (error) {
    say(element, `The network cannot be drawn: ${error.message}. Reload the page to try again.`);
  }
}

/** Draws `drawing` (see server/dashboard/model/graphs.py) into the element. */
export async function show(element, drawing) {
  const view = new View(element, drawing);
  await view.draw("child");
  return view;
}

function say(element, message) {
  const canvas = element.querySelector(".canvas");
  const note = document.createElement("p");
  note.className = "empty";
  note.textContent = message;
  canvas.replaceChildren(note);
}

class View {
  constructor(element, drawing) {
    this.element = element;
    this.drawing = drawing;
    this.canvas = element.querySelector(".canvas");
    this.scale = 1;
    this.x = this.y = 0;
    this.button("in", () => this.zoom(1.3));
    this.button("out", () => this.zoom(1 / 1.3));
    this.button("fit", () => this.fit());
    const next = this.button("next", () => this.nextChange());
    next.hidden = !drawing.child.nodes.some(touched);
    const other = this.button("other", async () => {
      const shows = other.getAttribute("aria-pressed") === "true" ? "child" : "parent";
      other.setAttribute("aria-pressed", String(shows === "parent"));
      await this.draw(shows);
    });
    other.hidden = !drawing.parent;
    other.textContent = element.dataset.other;
    this.legend();
    const table = element.querySelector("[data-table]");
    table.addEventListener("toggle", () => table.open && this.table(table.querySelector("div")));
  }

  button(what, act) {
    const button = this.element.querySelector(`[data-do="${what}"]`);
    button.onclick = act;
    return button;
  }

  async draw(which) {
    this.graph = this.drawing[which];
    this.nodes = new Map(this.graph.nodes.map((each) => [each.name, each]));
    this.stacks = stacked(this.graph);
    const of = new Map(this.stacks.flatMap((stack, place) => stack.map((name) => [name, place])));
    const kinds = new Map();
    for (const { source: from, target: to, kind } of this.graph.edges) {
      const pair = `${of.get(from)} ${of.get(to)}`;
      if (of.get(from) !== of.get(to))
        kinds.set(pair, kinds.get(pair) === "same" || !kinds.has(pair) ? kind : kinds.get(pair));
    }
    const edges = [...kinds.keys()].map((pair) => pair.split(" "));
    this.canvas.setAttribute("aria-busy", "true");
    const placed = await places(
      this.stacks.map((stack, id) => [String(id), WIDTH, stack.length * ROW]),
      edges,
    );
    this.canvas.removeAttribute("aria-busy");
    this.size = [placed.width, placed.height];
    this.svg = svg("svg", {
      class: "drawing",
      role: "group",
      "aria-label": `The layers of ${this.element.dataset.name}. Arrow keys go from layer to layer.`,
    });
    const marker = svg("marker", {
      id: `arrow-${++View.count}`,
      viewBox: "0 0 8 8",
      refX: 7,
      refY: 4,
      markerWidth: 9,
      markerHeight: 9,
      markerUnits: "userSpaceOnUse",
      orient: "auto",
    });
    marker.append(svg("path", { d: "M0,0 L8,4 L0,8 z", class: "arrow" }));
    const definitions = svg("defs", {});
    definitions.append(marker);
    this.world = svg("g", {});
    placed.edges.forEach((points, place) => {
      const kind = kinds.get(edges[place].join(" "));
      this.world.append(svg("path", { d: curve(points), class: `edge ${kind}`, "marker-end": `url(#${marker.id})` }));
    });
    this.at = new Map();
    this.order = [];
    for (const [id, x, y] of placed.boxes) this.stack(this.stacks[Number(id)], x - WIDTH / 2, y);
    const rank = new Map([...this.nodes.keys()].map((name, place) => [name, place]));
    this.order.sort((a, b) => rank.get(a.dataset.node) - rank.get(b.dataset.node));
    this.order[0].setAttribute("tabindex", "0");
    this.svg.append(definitions, this.world);
    this.canvas.replaceChildren(this.svg);
    this.handle();
    this.start();
  }

  stack(names, x, middle) {
    const top = middle - (names.length * ROW) / 2;
    names.forEach((name, place) => {
      const one = this.nodes.get(name),
        y = top + place * ROW;
      this.at.set(name, [x + WIDTH / 2, y + ROW / 2]);
      const changed = one.changes.length && one.kind !== "resized";
      const group = svg("g", {
        class: `layer-row ${one.kind} ${family(one.op)}`,
        transform: `translate(${x},${y})`,
        tabindex: "-1",
        role: "img",
        "aria-label": spoken(one, this.graph.output),
      });
      group.dataset.node = name;
      group.append(
        svg("rect", { class: "box", width: WIDTH, height: ROW, rx: 4 }),
        svg("rect", { class: "bar", width: BAR, height: ROW }),
      );
      const sign = SIGNS[one.kind] ? `${SIGNS[one.kind]} ` : "";
      const title = name === this.graph.output ? `${name} (output)` : name;
      const room = WIDTH - BAR - 2 * PAD + 8;
      const shape = label(one.shape, WIDTH - PAD / 2, 17, "shape", room * 0.5);
      const count = label(one.parameters ? short(one.parameters) : "", WIDTH - PAD / 2, 34, "count", room * 0.3);
      group.append(
        label(
          sign + title,
          BAR + PAD / 2,
          17,
          "name",
          room - width(shape.textContent, "12px system-ui, sans-serif") - 6,
        ),
        shape,
        label(
          changed ? one.changes[0] : [one.op, one.summary].filter((each) => each && each !== "input").join("  "),
          BAR + PAD / 2,
          34,
          changed ? "about what" : "about",
          room - width(count.textContent, "12px system-ui, sans-serif") - 4,
        ),
        count,
      );
      const tip = svg("title", {});
      tip.textContent = spoken(one, this.graph.output);
      group.append(tip);
      this.world.append(group);
      this.order.push(group);
    });
  }

  start() {
    this.fit();
    const first = [...this.nodes.values()].find(touched);
    if (this.scale >= READABLE) return;
    // Too large to be read as a whole: begin where something changed, or at the input.
    const [x, y] = this.at.get(first?.name ?? "input");
    this.scale = Math.min(1, Math.max(READABLE, (this.canvas.clientWidth - 24) / Math.min(this.size[0], 3 * WIDTH)));
    this.centre(x, y);
    // No empty margin where there is more to see.
    const { clientWidth, clientHeight } = this.canvas,
      [width, height] = this.size.map((size) => size * this.scale);
    if (width > clientWidth) this.x = Math.max(clientWidth - width, Math.min(0, this.x));
    if (height > clientHeight) this.y = Math.max(clientHeight - height, Math.min(0, this.y));
    this.apply();
  }

  fit() {
    const { clientWidth, clientHeight } = this.canvas;
    this.scale = Math.min(1.25, clientWidth / this.size[0], clientHeight / this.size[1]);
    this.centre(this.size[0] / 2, this.size[1] / 2);
  }

  centre(x, y) {
    this.x = this.canvas.clientWidth / 2 - x * this.scale;
    this.y = this.canvas.clientHeight / 2 - y * this.scale;
    this.apply();
  }

  zoom(factor, x = this.canvas.clientWidth / 2, y = this.canvas.clientHeight / 2) {
    const scale = Math.min(NEAREST, Math.max(FARTHEST, this.scale * factor));
    this.x = x - ((x - this.x) * scale) / this.scale;
    this.y = y - ((y - this.y) * scale) / this.scale;
    this.scale = scale;
    this.apply();
  }

  pan(x, y) {
    this.x += x;
    this.y += y;
    this.apply();
  }

  apply() {
    this.world.setAttribute(
      "transform",
      `translate(${this.x.toFixed(2)},${this.y.toFixed(2)}) scale(${this.scale.toFixed(4)})`,
    );
  }

  nextChange() {
    const all = this.order.filter((group) => touched(this.nodes.get(group.dataset.node)));
    if (!all.length) return;
    this.change = ((this.change ?? -1) + 1) % all.length;
    this.scale = Math.max(this.scale, 0.8);
    this.select(all[this.change]);
    this.centre(...this.at.get(all[this.change].dataset.node));
  }

  select(group) {
    this.svg.querySelector(".selected")?.classList.remove("selected");
    group.classList.add("selected");
    for (const each of this.order) each.setAttribute("tabindex", each === group ? "0" : "-1");
    const one = this.nodes.get(group.dataset.node);
    const panel = this.element.querySelector("[data-layer]");
    const head = document.createElement("strong");
    head.textContent = `${one.name}: ${one.op}`;
    const facts = document.createElement("p");
    facts.textContent = [`gives ${one.shape}`, `${one.parameters.toLocaleString()} parameters`, ...one.fields].join(
      " · ",
    );
    const parts = [head, facts];
    if (WORDS[one.kind]) {
      const became = document.createElement("p");
      became.className = `became ${one.kind}`;
      became.textContent = [WORDS[one.kind], ...one.changes].join(" · ");
      parts.splice(1, 0, became);
    }
    panel.replaceChildren(...parts);
    panel.hidden = false;
  }

  handle() {
    const still = panAndZoom(this.svg, {
      pan: (x, y) => this.pan(x, y),
      zoom: (factor, x, y) => this.zoom(factor, x, y),
    });
    this.svg.addEventListener("click", (event) => {
      const group = event.target.closest("[data-node]");
      if (group && still()) this.select(group);
    });
    this.svg.addEventListener("focusin", (event) => {
      const group = event.target.closest("[data-node]");
      if (group?.matches(":focus-visible")) this.reveal(group);
    });
    this.svg.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && !event.metaKey) return; // a plain wheel scrolls the page
        event.preventDefault();
        this.zoom(Math.exp(-event.deltaY / 300), ...pointIn(this.canvas, event));
      },
      { passive: false },
    );
    this.svg.addEventListener("keydown", (event) => this.key(event));
  }

  key(event) {
    const place = this.order.indexOf(event.target.closest("[data-node]"));
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (step && this.order[place + step]) this.order[place + step].focus();
    else if (event.key === "Enter" || event.key === " ") this.select(this.order[place]);
    else if (event.key === "+") this.zoom(1.3);
    else if (event.key === "-") this.zoom(1 / 1.3);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  reveal(group) {
    this.select(group);
    this.scale = Math.max(this.scale, READABLE);
    this.centre(...this.at.get(group.dataset.node));
  }

  legend() {
    const legend = this.element.querySelector("[data-legend]");
    legend.replaceChildren(
      ...Object.entries(this.drawing.counts)
        .filter(([kind]) => WORDS[kind])
        .map(([kind, count]) => {
          const entry = document.createElement("span");
          entry.className = `entry ${kind}`;
          entry.textContent = `${SIGNS[kind]} ${count} ${WORDS[kind]}`.trim();
          return entry;
        }),
    );
  }

  table(place) {
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const title of ["Layer", "Op", "Fields", "Gives", "Parameters", "Became"]) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = title;
      head.append(cell);
    }
    const body = table.createTBody();
    for (const one of this.nodes.values()) {
      const row = body.insertRow();
      const cells = [
        one.name,
        one.op,
        one.summary,
        one.shape,
        one.parameters.toLocaleString(),
        [WORDS[one.kind], ...one.changes].filter(Boolean).join("; "),
      ];
      for (const value of cells) row.insertCell().textContent = value;
    }
    place.replaceChildren(table);
  }
}
View.count = 0;

function touched(one) {
  return !["same", "resized"].includes(one.kind);
}

/** The layers in chains: each reads the one before alone, and is its only reader. */
export function stacked(graph) {
  const readers = new Map(),
    sources = new Map();
  for (const { source: from, target: to } of graph.edges) {
    readers.set(from, [...(readers.get(from) ?? []), to]);
    sources.set(to, [...(sources.get(to) ?? []), from]);
  }
  const stacks = [],
    of = new Map();
  for (const { name } of graph.nodes) {
    const from = sources.get(name) ?? [];
    const before = from.length === 1 && readers.get(from[0]).length === 1 ? of.get(from[0]) : undefined;
    const stack = before ?? [];
    if (!before) stacks.push(stack);
    stack.push(name);
    of.set(name, stack);
  }
  return stacks;
}

function places(boxes, edges) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./layout.js", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener("error", (event) => {
      worker.terminate();
      reject(new Error(event.message || "the layout failed"));
    });
    worker.postMessage({ boxes, edges });
  });
}

function svg(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function label(content, x, y, kind, room) {
  const element = svg("text", { x, y, class: kind });
  element.textContent = fitted(
    content,
    room,
    kind === "name" ? "600 13px system-ui, sans-serif" : "12px system-ui, sans-serif",
  );
  return element;
}

function width(content, font) {
  text.font = font;
  return text.measureText(content).width;
}

function fitted(content, room, font) {
  if (width(content, font) <= room) return content;
  let low = 0,
    high = content.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (width(`${content.slice(0, middle)}…`, font) <= room) low = middle;
    else high = middle - 1;
  }
  return low ? `${content.slice(0, low)}…` : "";
}

function curve(points) {
  const [first, ...rest] = points;
  let path = `M${first}`;
  for (let place = 0; place < rest.length - 1; place++) {
    const [x, y] = rest[place],
      [nextX, nextY] = rest[place + 1];
    path +=
      place === rest.length - 2 ? ` Q${x},${y} ${nextX},${nextY}` : ` Q${x},${y} ${(x + nextX) / 2},${(y + nextY) / 2}`;
  }
  return rest.length === 1 ? `${path} L${rest[0]}` : path;
}

function family(op) {
  return FAMILIES.find(([, pattern]) => pattern.test(op))?.[0] ?? "activation";
}

function short(count) {
  return count < 1000
    ? String(count)
    : count < 1e6
      ? `${Number((count / 1e3).toPrecision(3))} k`
      : `${Number((count / 1e6).toPrecision(3))} M`;
}

function spoken(one, output) {
  const parts = [one.name === output ? `${one.name} (output)` : one.name, one.op, one.summary, `gives ${one.shape}`];
  if (one.parameters) parts.push(`${one.parameters} parameters`);
  if (WORDS[one.kind]) parts.push(WORDS[one.kind], ...one.changes);
  return parts.filter(Boolean).join(", ");
}
