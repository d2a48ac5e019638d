// The page of a job: its controls, its leaderboard's ticks, and the drawings, which grow as the job does.

import { Charts } from "./charts.js";
import { Growth } from "./growth.js";
import { Lineage } from "./lineage.js";

const DRAW_EVERY_MS = 1000;
const MOST_COMPARED = 5;
const root = document.body.dataset.root;
const byId = (id) => document.getElementById(id);
const page = byId("job");
const { job, name, policy, mutations } = page.dataset;
const known = mutations.split(" ");
const data = `${root}/ui/data/jobs/${encodeURIComponent(job)}`;

// --- steering

const MOVES = {
  cancel: {
    title: "Cancel this job?",
    text: "Trials that run are ended, and what they have learned since their last epoch is lost. The models stay, and the job can be extended later.",
    yes: "Cancel the job",
  },
  delete: {
    title: "Delete this job?",
    text: "Its models, their checkpoints and its events are deleted with it. This cannot be undone.",
    yes: "Delete the job",
  },
};

const state = () => byId("state").dataset;

function showLegal() {
  const { legal, ended } = state();
  const may = new Set(legal.split(" "));
  for (const button of document.querySelectorAll("[data-move]")) button.disabled = !may.has(button.dataset.move);
  // Also where somebody else has extended it: the head is asked for every few seconds.
  if (ended === "no") page.dispatchEvent(new Event("follow"));
}

function refuse(message) {
  byId("refused").textContent = message ?? "";
  byId("refused").hidden = !message;
}

function confirmed({ title, text, yes }) {
  byId("confirm-title").textContent = title;
  byId("confirm-text").textContent = `${name}: ${text}`;
  byId("confirm-yes").textContent = yes;
  const dialog = byId("confirm");
  dialog.returnValue = "no";
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true }),
  );
}

async function move(what) {
  refuse(null);
  const more = byId("more-trials");
  if (what === "extend" && !more.checkValidity()) {
    more.setAttribute("aria-invalid", "true");
    const kind =
      more.dataset.more === "trials"
        ? "Trials to add must be a whole number"
        : `What to add in ${more.dataset.more} must be`;
    refuse(`${kind} from ${more.min} to ${more.max}.`);
    more.focus();
    return;
  }
  more.removeAttribute("aria-invalid");
  if (MOVES[what] && !(await confirmed(MOVES[what]))) return;
  const url = `${root}/jobs/${encodeURIComponent(job)}`;
  const options = { method: what === "delete" ? "DELETE" : "POST" };
  if (what === "extend")
    Object.assign(options, {
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ [more.dataset.more]: Number(more.value) }),
    });
  try {
    const response = await fetch(what === "delete" ? url : `${url}/${what}`, options);
    if (!response.ok) {
      const problem = await response.json();
      refuse(problem.errors?.map((each) => `${each.field}: ${each.message}`).join("; ") || problem.detail);
    } else if (what === "delete") {
      location.assign(`${root}/`);
      return;
    }
  } catch {
    refuse("The server does not answer. Try again in a moment.");
  }
  htmx.trigger(byId("head"), "refresh");
  for (const id of ["running", "events"]) htmx.trigger(byId(id), "refresh");
}

for (const button of document.querySelectorAll("[data-move]")) {
  if (button.type === "button") button.addEventListener("click", () => move(button.dataset.move));
}
byId("extend").noValidate = true;
byId("extend").addEventListener("submit", (event) => {
  event.preventDefault();
  move("extend");
});

// --- the leaderboard: its order and its length are the reader's, and ticks stay through every reload

const picked = new Set();

function showPicked() {
  for (const box of document.querySelectorAll("[data-pick]")) {
    box.checked = picked.has(box.dataset.pick);
    box.disabled = !box.checked && picked.size >= MOST_COMPARED;
  }
  byId("compare").disabled = picked.size < 2;
  byId("compare").textContent = picked.size ? `Compare ${picked.size}` : "Compare";
}

byId("leaderboard").addEventListener("change", ({ target }) => {
  if (target.checked) picked.add(target.dataset.pick);
  else picked.delete(target.dataset.pick);
  showPicked();
});
byId("leaderboard").addEventListener("click", ({ target }) => {
  const url = target.closest("[data-board]")?.dataset.board;
  if (!url) return;
  const board = byId("leaderboard");
  board.setAttribute("hx-get", url);
  htmx.process(board);
  htmx.ajax("GET", url, { source: board, target: board, swap: "innerHTML" });
});
byId("compare").addEventListener("click", () =>
  location.assign(`${root}/ui/compare?models=${[...picked].map(encodeURIComponent).join(",")}`),
);

// --- the drawings

const growth = new Growth();
const charts = new Charts({ root, known, policy, weights: JSON.parse(page.dataset.weights) });
const lineage = new Lineage(byId("lineage"), {
  root,
  known,
  focusText: byId("lineage-focus"),
  legend: byId("lineage-legend"),
});

const nextTask = () => new Promise((resolve) => setTimeout(resolve));
const inView = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

// One drawing a task, those in view first: between two of them the page answers to its reader.
let drawing = 0;
async function draw() {
  const mine = ++drawing;
  const parts = [[byId("lineage"), () => lineage.set(growth.models.values())], ...charts.parts(growth)];
  const left = growth.total - growth.models.size;
  byId("loading").hidden = left <= 0;
  if (left > 0)
    byId("loading").textContent = `The drawings show the first ${growth.models.size} of ${growth.total} models.`;
  for (const part of [
    ...parts.filter(([element]) => inView(element)),
    ...parts.filter(([element]) => !inView(element)),
  ]) {
    await nextTask();
    if (mine !== drawing) return; // what was asked for later draws all of it
    part[1]();
  }
}

function redraw(id) {
  charts
    .parts(growth)
    .find(([element]) => element.id === id)[1]();
}

async function load(after) {
  const response = await fetch(`${data}/growth${after === null ? "" : `?after=${after}`}`);
  if (!response.ok) throw new Error(`${response.status}`);
  const found = await response.json();
  const fresh = growth.add(found);
  return { fresh, more: found.more };
}

async function loadShares() {
  if (policy !== "depth") return;
  const response = await fetch(`${data}/shares`);
  if (response.ok) charts.formula = await response.json();
}

let started = false;
let wanted = false;
let busy = false;

// One request at a time; what happened meanwhile is asked for after it.
async function update() {
  wanted = true;
  if (busy) return;
  busy = true;
  while (wanted) {
    wanted = false;
    try {
      const { fresh, more } = await load(started ? growth.seq : null);
      if (fresh.length || !started) {
        await loadShares();
        await draw();
      }
      started = true;
      wanted ||= more;
    } catch {
      byId("loading").hidden = false;
      byId("loading").textContent = "The models could not be loaded. Trying again…";
      setTimeout(update, 3000);
      break;
    }
    if (wanted) await new Promise((resolve) => setTimeout(resolve, DRAW_EVERY_MS));
  }
  busy = false;
}

document.addEventListener("grown", ({ detail }) => {
  if (detail.kind === "trial.succeeded" || detail.kind === "model.stored") update();
});
document.addEventListener("theme", () => draw());
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => draw());
byId("cost").addEventListener("change", () => redraw("scatter"));
byId("against").addEventListener("change", () => redraw("progress"));
byId("zoom-in").addEventListener("click", () => lineage.zoom(1.4));
byId("zoom-out").addEventListener("click", () => lineage.zoom(1 / 1.4));
byId("fit").addEventListener("click", () => lineage.refit());
byId("expand").addEventListener("click", () => lineage.expandAll());
byId("collapse").addEventListener("click", () => lineage.pathTo(growth.best()));

// --- what htmx has loaded

document.body.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target.id === "head") showLegal();
  if (target.id === "leaderboard") showPicked();
});
document.body.addEventListener("htmx:responseError", ({ target, detail }) => {
  if (target.id !== "head" || detail.xhr.status !== 404) return;
  page.dispatchEvent(new Event("unfollow"));
  for (const button of document.querySelectorAll("[data-move]")) button.disabled = true;
  refuse("This job has been deleted.");
});
// The chosen places of scrolled lists survive their reload.
let scrolled = 0;
document.body.addEventListener("htmx:beforeSwap", ({ target }) => {
  if (target.id === "events") scrolled = target.querySelector(".feed")?.scrollTop ?? 0;
});
document.body.addEventListener("htmx:afterSettle", ({ target }) => {
  if (target.id === "events") target.querySelector(".feed").scrollTop = scrolled;
});

showLegal();
showPicked();
update();
