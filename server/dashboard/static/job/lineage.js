// The lineage as a tidy tree on a canvas: time goes to the right, a generation a column, siblings below each other.
// All of it is O(n): ten thousand models are laid out in milliseconds, and only what is in view is drawn.
import { compact, modelUrl, mutationLook, percent, ramp, token } from "../look.js";
import { panAndZoom, pointIn } from "../pan_zoom.js";

const COLUMN = 90; // world units between generations
const ROW = 22; // and between leaves
const RADIUS = 7;
const SHADES = 64;
const NEAR_PX = 12;
const FEWEST_PX = 4; // below this height of a row, nodes are dots and edges straight
const CROWD = 2000; // models in view, from which on dots and edges are as fine as can be seen

export class Lineage {
  constructor(canvas, { root, known, focusText, legend }) {
    Object.assign(this, { canvas, root, known, focusText, legend });
    this.context = canvas.getContext("2d");
    this.nodes = new Map();
    this.visible = [];
    this.painted = [];
    this.collapsed = new Set();
    this.view = { x: 0, y: 0, scale: 1 };
    this.stretch = 1; // columns are this much wider than rows are high, until they are as wide as they need be
    this.moved = false; // whether the reader has moved it: then it stays
    this.focused = null;
    this.listen();
    new ResizeObserver(() => this.resized()).observe(canvas);
  }

  // --- the tree

  set(models) {
    this.nodes = new Map();
    for (const model of models) this.nodes.set(model.key, { model, parent: null, children: [], x: 0, y: 0 });
    this.roots = [];
    for (const node of this.nodes.values()) {
      node.parent = this.nodes.get(node.model.parent) ?? null;
      (node.parent ? node.parent.children : this.roots).push(node);
    }
    if (this.focused) this.focused = this.nodes.get(this.focused.model.key) ?? null;
    this.layout();
    if (!this.moved) this.fit();
    this.showLegend();
    this.describe();
    this.draw();
  }

  layout() {
    // Without recursion: a chain of ten thousand generations is a legal tree.
    this.visible = [];
    let row = 0;
    const stack = [...this.roots].reverse().map((node) => [node, 0, false]);
    while (stack.length) {
      const [node, depth, done] = stack.pop();
      const open = !this.collapsed.has(node.model.key) && node.children.length > 0;
      if (done) {
        node.y = (node.children[0].y + node.children.at(-1).y) / 2;
        continue;
      }
      node.x = depth * COLUMN;
      node.open = open;
      this.visible.push(node);
      if (!open) {
        node.y = row++ * ROW;
        continue;
      }
      stack.push([node, depth, true]);
      for (let i = node.children.length - 1; i >= 0; i--) stack.push([node.children[i], depth + 1, false]);
    }
    this.width = this.visible.reduce((width, node) => Math.max(width, node.x), 0);
    this.height = Math.max(row - 1, 0) * ROW;
    this.colour();
  }

  // Nodes of one colour are drawn one after the other: to change it is what takes a canvas the time.
  colour() {
    const measured = [...this.nodes.values()].map((node) => node.model.accuracy).filter((value) => value !== null);
    this.low = measured.reduce((low, value) => Math.min(low, value), Infinity);
    this.high = measured.reduce((high, value) => Math.max(high, value), -Infinity);
    for (const node of this.visible) node.shade = this.shadeOf(node.model);
    this.painted = [...this.visible].sort((a, b) => a.shade - b.shade);
  }

  hiddenBelow(node) {
    let count = 0;
    const stack = [...node.children];
    while (stack.length) {
      count += 1;
      stack.push(...stack.pop().children);
    }
    return count;
  }

  toggle(node) {
    if (!node.children.length) return;
    const key = node.model.key;
    if (!this.collapsed.delete(key)) this.collapsed.add(key);
    this.layout();
    this.draw();
    this.say(node);
  }

  expandAll() {
    this.collapsed.clear();
    this.layout();
    this.fit();
  }

  pathTo(best) {
    const path = new Set();
    for (let node = this.nodes.get(best?.key); node; node = node.parent) path.add(node.model.key);
    this.collapsed = new Set(
      [...this.nodes.values()]
        .filter((node) => node.children.length && !path.has(node.model.key))
        .map((node) => node.model.key),
    );
    this.layout();
    this.fit();
  }

  // --- the view

  resized() {
    const { clientWidth, clientHeight } = this.canvas;
    const ratio = devicePixelRatio || 1;
    this.canvas.width = Math.round(clientWidth * ratio);
    this.canvas.height = Math.round(clientHeight * ratio);
    if (!this.moved) this.fit();
    this.draw();
  }

  fit() {
    const { clientWidth, clientHeight } = this.canvas;
    const margin = 30;
    const label = 60; // what stands to the right of a leaf
    const across = (clientWidth - 2 * margin - label) / Math.max(this.width ?? 0, 1);
    const down = (clientHeight - 2 * margin) / Math.max(this.height ?? 0, 1);
    this.stretch = Math.min(Math.max(across / down, 1), 500);
    this.view.scale = Math.min(Math.max(Math.min(across, down), 1e-4), 1.6);
    this.view.x = (clientWidth - label - (this.width ?? 0) * this.across()) / 2;
    this.view.y = (clientHeight - (this.height ?? 0) * this.view.scale) / 2;
    this.draw();
  }

  zoom(factor, x = this.canvas.clientWidth / 2, y = this.canvas.clientHeight / 2) {
    const scale = Math.min(Math.max(this.view.scale * factor, 1e-4), 4);
    const real = scale / this.view.scale;
    const sideways = this.across(scale) / this.across();
    this.view = { scale, x: x - (x - this.view.x) * sideways, y: y - (y - this.view.y) * real };
    this.moved = true;
    this.draw();
  }

  pan(x, y) {
    this.view.x += x;
    this.view.y += y;
    this.moved = true;
    this.draw();
  }

  // Pixels for a unit sideways: a tall tree fills the width, and its columns stay as they are while rows grow to match.
  across(scale = this.view.scale) {
    return Math.min(scale * this.stretch, Math.max(scale, 1.2));
  }

  place(node) {
    return [node.x * this.across() + this.view.x, node.y * this.view.scale + this.view.y];
  }

  reveal(node) {
    const [x, y] = this.place(node);
    const { clientWidth, clientHeight } = this.canvas;
    const outside = x < 30 || y < 30 || x > clientWidth - 30 || y > clientHeight - 30;
    if (outside) this.pan(clientWidth / 2 - x, clientHeight / 2 - y);
  }

  // --- drawing

  draw() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = null;
      this.paint();
    });
  }

  paint() {
    const started = performance.now();
    const ratio = devicePixelRatio || 1;
    const { context, canvas, view } = this;
    const wide = canvas.clientWidth,
      high = canvas.clientHeight;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, wide, high);
    const coarse = ROW * view.scale < FEWEST_PX;
    const crowded = this.visible.length > CROWD;
    const size = coarse ? (crowded ? 1.5 : 3) : Math.min(RADIUS, Math.max(2.5, RADIUS * view.scale));
    this.paintEdges(coarse, crowded, wide, high);
    this.paintNodes(coarse, size, wide, high);
    if (this.focused && this.visible.includes(this.focused)) {
      const [x, y] = this.place(this.focused);
      context.strokeStyle = token("info");
      context.lineWidth = 3;
      context.beginPath();
      context.arc(x, y, size + 5, 0, 7);
      context.stroke();
    }
    canvas.dataset.paintMs = (performance.now() - started).toFixed(1);
    canvas.dataset.nodes = this.visible.length;
  }

  paintEdges(coarse, crowded, wide, high) {
    const { context } = this;
    const paths = new Map();
    for (const node of this.visible) {
      if (!node.parent) continue;
      const [x, y] = this.place(node);
      const [fromX, fromY] = this.place(node.parent);
      if (x < 0 || fromX > wide || Math.max(y, fromY) < 0 || Math.min(y, fromY) > high) continue;
      const name = node.model.mutations[0] ?? "continue";
      if (!paths.has(name)) paths.set(name, new Path2D());
      const path = paths.get(name);
      path.moveTo(fromX, fromY);
      const middle = (fromX + x) / 2;
      if (coarse) path.lineTo(x, y);
      else path.bezierCurveTo(middle, fromY, middle, y, x, y);
    }
    context.lineWidth = !coarse ? 1.6 : crowded ? 0.6 : 1;
    for (const [name, path] of paths) {
      const { colour, dashed } = mutationLook(name);
      context.strokeStyle = colour;
      context.setLineDash(dashed && !coarse ? [5, 3] : []);
      context.stroke(path);
    }
    context.setLineDash([]);
  }

  paintNodes(coarse, size, wide, high) {
    const { context } = this;
    const outline = token("text"),
      ground = token("surface"),
      unknown = token("line");
    const labels = ROW * this.view.scale > 18;
    context.lineWidth = 1;
    context.font = "11px system-ui, sans-serif";
    context.textBaseline = "middle";
    let shade = null;
    for (const node of this.painted) {
      const [x, y] = this.place(node);
      if (x < -60 || y < -20 || x > wide + 20 || y > high + 20) continue;
      if (!coarse || shade !== node.shade) context.fillStyle = node.shade < 0 ? unknown : ramp(node.shade / SHADES);
      shade = node.shade;
      if (coarse) {
        context.fillRect(x - size, y - size, 2 * size, 2 * size);
        continue;
      }
      context.beginPath();
      context.arc(x, y, size, 0, 7);
      context.fill();
      context.strokeStyle = outline;
      context.stroke();
      if (node.children.length && (labels || !node.open)) {
        context.fillStyle = ground;
        context.fillRect(x + size + 2, y - 6, 12, 12);
        context.strokeRect(x + size + 2.5, y - 5.5, 11, 11);
        context.fillStyle = outline;
        context.fillText(node.open ? "−" : "+", x + size + 5, y);
      } else if (labels && !node.children.length) {
        context.fillStyle = outline;
        context.fillText(percent(node.model.accuracy, 1), x + size + 5, y);
      }
    }
  }

  shadeOf({ accuracy }) {
    if (accuracy === null) return -1;
    return this.high > this.low ? Math.round((SHADES * (accuracy - this.low)) / (this.high - this.low)) : SHADES;
  }

  showLegend() {
    const item = (...parts) => {
      const li = document.createElement("li");
      li.append(...parts);
      return li;
    };
    const bar = document.createElement("span");
    bar.className = "ramp";
    bar.style.background = `linear-gradient(to right, ${[0, 0.25, 0.5, 0.75, 1].map(ramp).join(",")})`;
    const items = Number.isFinite(this.low) ? [item(`accuracy ${percent(this.low)}`, bar, percent(this.high))] : [];
    const used = new Set([...this.nodes.values()].map((node) => node.model.mutations[0]).filter(Boolean));
    for (const name of this.known.filter((each) => used.has(each))) {
      const line = document.createElement("span");
      const { colour, dashed } = mutationLook(name);
      line.className = "swatch";
      line.style.background = dashed
        ? `repeating-linear-gradient(to right, ${colour} 0 5px, transparent 5px 8px)`
        : colour;
      items.push(item(line, name));
    }
    this.legend.replaceChildren(...items);
  }

  describe() {
    const deepest = Math.round((this.width ?? 0) / COLUMN);
    this.canvas.setAttribute("aria-label", `Lineage: ${this.nodes.size} models in ${deepest + 1} generations`);
    if (!this.focused)
      this.focusText.textContent = this.nodes.size ? "" : "No model yet: the seed network comes first.";
  }

  // --- pointing, typing

  at(x, y) {
    let nearest = null;
    let distance = NEAR_PX;
    for (const node of this.visible) {
      const [nodeX, nodeY] = this.place(node);
      const far = Math.hypot(nodeX - x, nodeY - y);
      if (far < distance) [nearest, distance] = [node, far];
    }
    return nearest;
  }

  boxAt(x, y) {
    const size = Math.min(RADIUS, Math.max(2.5, RADIUS * this.view.scale));
    return this.visible.find((node) => {
      if (!node.children.length || (node.open && ROW * this.view.scale <= 18)) return false;
      const [nodeX, nodeY] = this.place(node);
      return x > nodeX + size && x < nodeX + size + 15 && Math.abs(y - nodeY) < 8;
    });
  }

  say(node) {
    this.focused = node;
    const { model } = node;
    const parent = node.parent?.model;
    const which = typeof model.key === "number" ? `Trial ${model.key}` : parent ? "Grown by hand" : "Seed model";
    const gained =
      parent && model.accuracy !== null && parent.accuracy !== null ? ` (parent ${percent(parent.accuracy)})` : "";
    const hidden = node.children.length && !node.open ? `, ${this.hiddenBelow(node)} models hidden below it` : "";
    const made = model.mutations.length ? `by ${model.mutations.join(" + ")}` : "seed network";
    this.focusText.textContent = `${which}: ${made}, accuracy ${percent(model.accuracy)}${gained}, ${compact(model.parameters)} parameters, generation ${model.generation}, ${node.children.length} children${hidden}`;
    this.draw();
  }

  step(key) {
    const node = this.focused;
    if (!node || !this.visible.includes(node)) return this.roots[0];
    if (key === "ArrowLeft") return node.parent;
    if (key === "ArrowRight") return node.open ? node.children[Math.floor((node.children.length - 1) / 2)] : null;
    // The next one above or below in the same generation, whoever its parent is.
    const column = this.visible.filter((other) => other.x === node.x).sort((a, b) => a.y - b.y);
    return column[column.indexOf(node) + (key === "ArrowDown" ? 1 : -1)];
  }

  typed(event) {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key.startsWith("Arrow")) {
      const next = this.step(key);
      if (next) {
        this.say(next);
        this.reveal(next);
      }
    } else if (key === "Enter" && this.focused) this.open(this.focused);
    else if (key === " " && this.focused) this.toggle(this.focused);
    else if (key === "+" || key === "=") this.zoom(1.3);
    else if (key === "-") this.zoom(1 / 1.3);
    else if (key === "0") this.refit();
    else return;
    event.preventDefault();
  }

  refit() {
    this.moved = false;
    this.fit();
  }

  open(node) {
    location.assign(modelUrl(this.root, node.model));
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener("keydown", (event) => this.typed(event));
    canvas.addEventListener(
      "wheel",
      (event) => {
        // The page scrolls past it, until the reader has clicked into it.
        if (document.activeElement !== canvas && !event.ctrlKey) return;
        event.preventDefault();
        this.zoom(Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.002)), ...pointIn(canvas, event));
      },
      { passive: false },
    );
    const still = panAndZoom(canvas, {
      pan: (x, y) => this.pan(x, y),
      zoom: (factor, x, y) => this.zoom(factor, x, y),
      hover: (event) => {
        const node = this.at(...pointIn(canvas, event));
        canvas.style.cursor = node || this.boxAt(...pointIn(canvas, event)) ? "pointer" : "grab";
        if (node && node !== this.focused) this.say(node);
      },
    });
    canvas.addEventListener("click", (event) => {
      if (!still()) return;
      const box = this.boxAt(...pointIn(canvas, event));
      const node = this.at(...pointIn(canvas, event));
      if (box) this.toggle(box);
      else if (node) event.shiftKey ? this.toggle(node) : this.open(node);
    });
  }
}
