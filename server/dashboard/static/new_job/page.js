// The form that posts a job: its JSON and its curl as they are typed, and what is wrong with them beside each field.
import { toldOfEnd } from "../session.js";

const root = document.body.dataset.root;
const form = document.getElementById("new-job");
const facts = JSON.parse(document.getElementById("facts").textContent);
const SETTLE_MS = 300;
const byId = (id) => document.getElementById(id);
const paths = () => [...form.querySelectorAll("[data-path]")];
const chosen = (name) => form.querySelector(`input[name="${name}"]:checked`).value;
// Whether the weights are the reader's own. (form.dataset would be the input of that name.)
let touched = form.getAttribute("data-cloned") === "yes";

// --- from the inputs to the body

function integer(text) {
  const value = Number(text);
  return Number.isSafeInteger(value) || !JSON.rawJSON || !/^-?\d+$/.test(text) ? value : JSON.rawJSON(text);
}

const READ = {
  flag: (input) => input.checked,
  integer: (input) => (input.value === "" ? null : integer(input.value)),
  number: (input) => (input.value === "" ? null : Number(input.value)),
  numbers: (input) =>
    input.value
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(Number),
  json: (input) => parsed(input) ?? null,
  text: (input) => (input.value === "" && input.dataset.default === "null" ? null : input.value),
};

function parsed(input) {
  try {
    return JSON.parse(input.value);
  } catch {
    return undefined;
  }
}

function isDefault(input, value) {
  return JSON.stringify(value) === JSON.stringify(JSON.parse(input.dataset.default)); // 0 and 0.0 are one number
}

function put(body, path, value) {
  const parts = path.split(".");
  const last = parts.pop();
  let place = body;
  for (const part of parts) place = place[part] ??= {};
  place[last] = value;
}

function body() {
  const found = { dataset: null };
  for (const group of form.querySelectorAll("[data-group]")) {
    const mode = group.querySelector("[data-mode]").value;
    if (mode === "on") put(found, group.dataset.group, {});
    else if (mode === "auto") put(found, group.dataset.group, "auto");
    else if (mode) put(found, group.dataset.group, { kind: mode });
  }
  for (const input of paths()) {
    if (input.matches(":disabled")) continue;
    const value = READ[input.dataset.kind](input);
    if ("always" in input.dataset || !isDefault(input, value)) put(found, input.dataset.path, value);
  }
  sayAllOfTheRate(found);
  if (chosen("mutations_kind") === "listed") {
    found.mutations = parsed(byId("commands")) ?? null;
  } else {
    found.mutations = weights();
    const bounds = [Number(byId("low").value), Number(byId("high").value)];
    if (bounds.join() !== "1,2") found.mutations_per_trial = bounds;
  }
  return found;
}

// What goes with the rate by default depends on the optimizer and on what else is said: all three, as they are shown.
function sayAllOfTheRate(found) {
  if (!["optimizer", ...facts.rate_parts].some((name) => name in (found.training ?? {}))) return;
  for (const name of facts.rate_parts) {
    const input = byId(`training.${name}`);
    put(found, input.dataset.path, READ[input.dataset.kind](input));
  }
}

function fitRate() {
  const usual = facts.usual[byId("training.optimizer").value];
  for (const name of facts.rate_parts) byId(`training.${name}`).value = usual[name] ?? "";
}

function weights() {
  const found = {};
  for (const input of form.querySelectorAll("[data-weight]")) {
    if (Number(input.value) > 0) found[input.dataset.weight] = Number(input.value);
  }
  return found;
}

// --- what depends on what

function settle() {
  show("seed", chosen("seed_kind"));
  show("mutations", chosen("mutations_kind"));
  show("strategy", byId("search.strategy").value);
  for (const group of form.querySelectorAll("[data-group]")) {
    const mode = group.querySelector("[data-mode]").value;
    const inside = group.querySelector("[data-inside]");
    inside.hidden = inside.disabled = mode === "" || mode === "auto";
    for (const field of inside.querySelectorAll("[data-only]")) {
      field.hidden = field.dataset.only !== mode;
      field.querySelector("[data-path]").disabled = field.hidden;
    }
  }
  for (const [select, hint] of [
    ["dataset", "dataset-facts"],
    ["policy", "policy-hint"],
  ]) {
    byId(hint).textContent = byId(select).selectedOptions[0]?.dataset.facts ?? "Upload a data set first.";
  }
  fitPresets();
  shares();
}

function show(kind, wanted) {
  for (const part of form.querySelectorAll(`[data-${kind}]`))
    part.hidden = part.disabled = part.dataset[kind] !== wanted;
}

function fitPresets() {
  const has = JSON.stringify(facts.datasets[byId("dataset").value]);
  const select = byId("seed_model.preset");
  for (const option of select.options) option.disabled = JSON.stringify(facts.presets[option.value]) !== has;
  if (select.selectedOptions[0]?.disabled)
    select.value = [...select.options].find((option) => !option.disabled)?.value ?? "";
  select.setCustomValidity(select.value === "" && !select.disabled ? "no preset fits this data set" : "");
}

function shares() {
  const found = weights();
  const total = Object.values(found).reduce((sum, weight) => sum + weight, 0);
  const drawn = byId("policy").value === "weights";
  for (const output of form.querySelectorAll("[data-share]")) {
    const weight = found[output.dataset.share] ?? 0;
    output.textContent = !weight ? "off" : drawn ? `${Math.round((100 * weight) / total)} %` : "on";
  }
}

function weigh(name, value) {
  byId(`mutations.${name}`).value = value;
  form.querySelector(`[data-slider="${CSS.escape(name)}"]`).value = value;
}

// --- what is wrong

function reason(input) {
  const { validity, value, dataset } = input;
  if (validity.customError) return input.validationMessage;
  if (validity.badInput) return "is no number";
  if (validity.valueMissing) return "is required";
  if (validity.stepMismatch) return "must be a whole number";
  if (validity.rangeUnderflow) return `must be at least ${input.min}`;
  if (validity.rangeOverflow) return `must be at most ${input.max}`;
  if (validity.tooLong) return `must have at most ${input.maxLength} characters`;
  if (validity.patternMismatch) return `must be ${input.title}`;
  if (value !== "" && "above" in dataset && Number(value) <= Number(dataset.above))
    return `must be more than ${dataset.above}`;
  if (value !== "" && "below" in dataset && Number(value) >= Number(dataset.below))
    return `must be less than ${dataset.below}`;
  if (dataset.kind === "numbers" && READ.numbers(input).some(Number.isNaN))
    return "must be numbers, with commas between them";
  if (input.tagName === "TEXTAREA" && parsed(input) === undefined) return "is not JSON";
  return null;
}

function slotOf(input) {
  const ids = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id.startsWith("wrong-"));
  return byId(ids[0] ?? "");
}

function mark(input, message) {
  if (message) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
  say(slotOf(input), message);
}

function say(slot, message) {
  if (!slot) return;
  slot.textContent = message ?? "";
  slot.hidden = !message;
}

const inputs = () =>
  [...form.querySelectorAll("input, select, textarea")].filter((input) => !input.matches(":disabled"));

function check() {
  let first = null;
  for (const slot of form.querySelectorAll("[data-wrong]")) say(slot, null);
  for (const input of form.querySelectorAll("[aria-invalid]")) input.removeAttribute("aria-invalid");
  for (const input of inputs()) {
    const message = reason(input);
    if (!message) continue;
    mark(input, message);
    first ??= input;
  }
  const low = byId("low"),
    high = byId("high");
  if (!first && !low.matches(":disabled") && Number(low.value) > Number(high.value)) {
    mark(low, null);
    say(byId("wrong-mutations_per_trial"), "the first number must not be larger than the second");
    first = low;
  }
  if (!first && chosen("mutations_kind") === "drawn" && Object.keys(weights()).length === 0) {
    say(byId("wrong-mutations"), "at least one mutation needs a weight above 0");
    first = form.querySelector("[data-weight]");
  }
  return first;
}

function reveal(input) {
  input.closest("details")?.setAttribute("open", "");
  input.focus();
}

const complaintAt = (path) => form.querySelector(`[data-wrong="${CSS.escape(path)}"]`);

// The field that an error names, or the nearest place around it.
function showErrors(problem) {
  let first = null;
  const rest = [];
  for (const { field, message } of problem.errors ?? []) {
    let path = field;
    let slot = complaintAt(path);
    while (path && !slot) {
      path = path.split(".").slice(0, -1).join(".");
      slot = path ? complaintAt(path) : null;
    }
    if (!slot) {
      rest.push(`${field}: ${message}`);
      continue;
    }
    const inside = field === path ? message : `${field.slice(path.length + 1)}: ${message}`;
    say(slot, slot.textContent ? `${slot.textContent}; ${inside}` : inside);
    const input = inputs().find((each) => (each.getAttribute("aria-describedby") ?? "").split(" ").includes(slot.id));
    input?.setAttribute("aria-invalid", "true");
    slot.closest("details")?.setAttribute("open", "");
    first ??= input;
  }
  if (rest.length || !problem.errors?.length) say(byId("problem"), rest.join("; ") || problem.detail);
  (first ?? byId("problem")).focus();
  if (!first) byId("problem").scrollIntoView({ block: "center" });
}

// --- the JSON and the curl

function quoted(text) {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function preview() {
  const spec = body();
  byId("json").textContent = JSON.stringify(spec, null, 2);
  const key = facts.keyed ? ` \\\n  -H "Authorization: Bearer $NETGROW_API_KEY"` : "";
  byId("curl").textContent =
    `curl -X POST ${quoted(`${location.origin}${root}/jobs`)} \\\n  -H 'Content-Type: application/json'${key} \\\n  -d ${quoted(JSON.stringify(spec))}`;
}

async function copy(button) {
  const text = byId(button.dataset.copy).textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    // Without https there is no clipboard for scripts: select it for the reader.
    getSelection().selectAllChildren(byId(button.dataset.copy));
    button.textContent = "Selected: press Ctrl+C";
  }
  setTimeout(() => {
    button.textContent = "Copy";
  }, 2500);
}

// --- sending

let sent = { text: null, key: null };

function keyFor(text) {
  // The same body again, after an answer that was lost, is the same job; a changed one is another.
  if (sent.text !== text) {
    const random = crypto.getRandomValues(new Uint8Array(16));
    sent = { text, key: [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("") };
  }
  return sent.key;
}

async function post() {
  say(byId("problem"), null);
  const first = check();
  if (first) return reveal(first);
  const button = byId("post");
  const text = JSON.stringify(body());
  button.disabled = true;
  byId("sending").textContent = "Posting…";
  try {
    const headers = { "Content-Type": "application/json", "Idempotency-Key": keyFor(text) };
    const response = await fetch(`${root}/jobs`, { method: "POST", headers, body: text });
    const answer = await response.json();
    if (response.ok) {
      byId("sending").textContent = "Posted.";
      location.assign(`${root}/ui/jobs/${encodeURIComponent(answer.id)}`); // which shows the answer's warnings
      return;
    }
    byId("sending").textContent = "The job was refused.";
    if (!toldOfEnd(byId("problem"), response.status)) showErrors(answer);
  } catch {
    byId("sending").textContent =
      "The server does not answer. What you typed is still here: post it again in a moment.";
  }
  button.disabled = false;
}

async function fromPreset() {
  const name = byId("seed_model.preset").value;
  const response = await fetch(`${root}/presets?limit=500`).catch(() => null);
  const preset = response?.ok && (await response.json()).items.find((each) => each.name === name);
  if (preset) {
    byId("seed_model.architecture").value = JSON.stringify(preset.architecture, null, 1);
    mark(byId("seed_model.architecture"), null);
    preview();
  } else mark(byId("seed_model.architecture"), "the preset could not be loaded");
}

// --- listening

form.addEventListener("input", (event) => {
  const { slider, weight } = event.target.dataset;
  if (slider) weigh(slider, event.target.value);
  if (weight) form.querySelector(`[data-slider="${CSS.escape(weight)}"]`).value = event.target.value;
  if (slider || weight) touched = true;
  if (event.target.hasAttribute("aria-invalid") && !reason(event.target)) mark(event.target, null);
  settle();
  preview();
});
form.addEventListener("change", (event) => {
  if (event.target.id === "policy" && !touched) {
    const wanted = facts.weights[event.target.value];
    for (const input of form.querySelectorAll("[data-weight]"))
      weigh(input.dataset.weight, wanted[input.dataset.weight] ?? 0);
  }
  if (event.target.id === "training.optimizer") fitRate();
  // A little later: a message that comes or goes under a button that is being pressed would move it away.
  if (event.target.type !== "radio") setTimeout(() => mark(event.target, reason(event.target)), SETTLE_MS);
  settle();
  preview();
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  post();
});
for (const button of form.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button));
byId("from-preset").addEventListener("click", fromPreset);
if (!touched) for (const [name, value] of Object.entries(facts.weights[byId("policy").value])) weigh(name, value);
settle();
preview();
byId("post").disabled = false; // until here the browser itself would have sent the form, as an address
