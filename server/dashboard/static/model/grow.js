// The form that tries a mutation on a model, shows what it would become, and keeps it if one wants that.

import { toldOfEnd } from "../session.js";
import { show } from "./network.js";

export function prepare(form) {
  const name = form.elements.namedItem("name");
  const choose = () => {
    for (const set of form.querySelectorAll("[data-mutation]")) {
      set.hidden = set.disabled = set.dataset.mutation !== name.value;
      if (!set.hidden) form.querySelector("[data-summary]").textContent = set.dataset.about;
    }
    forget(form);
  };
  name.addEventListener("change", choose);
  form.addEventListener("input", () => forget(form));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form, false);
  });
  form.querySelector("[data-keep]").addEventListener("click", () => send(form, true));
  choose();
}

function body(form, store) {
  const parameters = {};
  const sent = {
    name: form.elements.namedItem("name").value,
    seed: Number(form.elements.namedItem("seed").value || 0),
    parameters,
    store,
  };
  for (const field of form.querySelectorAll("fieldset:not([disabled]) [name]")) {
    if (field.value === "") continue;
    if (field.name === "site") sent.site = field.value;
    else
      parameters[field.name.replace("parameters.", "")] = "number" in field.dataset ? Number(field.value) : field.value;
  }
  return sent;
}

async function send(form, store) {
  if (!fits(form)) return;
  const buttons = [...form.querySelectorAll("button")];
  for (const button of buttons) button.disabled = true;
  clear(form);
  try {
    const answer = await fetch(form.dataset.grow, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body(form, store)),
    });
    const found = await answer.json();
    if (toldOfEnd(form.querySelector('[data-wrong=""]'), answer.status)) return;
    if (!answer.ok) fail(form, found);
    else if (store) location.assign(form.dataset.model + encodeURIComponent(found.model_id));
    else await tried(form, found);
  } catch {
    wrong(form, "", "The server does not answer. Try again in a moment.");
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

/** Says beside each field what the browser finds wrong with it; whether all is well. */
function fits(form) {
  clear(form);
  const faulty = [...form.elements].filter((field) => field.willValidate && !field.validity.valid);
  for (const field of faulty) wrong(form, field.name, field.validationMessage);
  faulty[0]?.focus();
  return faulty.length === 0;
}

function fail(form, problem) {
  const errors = problem.errors ?? [];
  if (!errors.length) return wrong(form, "", problem.detail ?? "The server refused this.");
  const fields = errors.map(({ field, message }) => wrong(form, field, message));
  fields.find(Boolean)?.focus();
}

function wrong(form, name, message) {
  const within = form.querySelector("fieldset:not([disabled])");
  const place =
    within?.querySelector(`[data-wrong="${CSS.escape(name)}"]`) ??
    form.querySelector(`:scope > .fields [data-wrong="${CSS.escape(name)}"]`);
  const field = place?.closest(".field").querySelector("[name]");
  field?.setAttribute("aria-invalid", "true");
  (place ?? form.querySelector('[data-wrong=""]')).textContent = place || !name ? message : `${name}: ${message}`;
  return field;
}

function clear(form) {
  for (const place of form.querySelectorAll("[data-wrong]")) place.textContent = "";
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
}

function forget(form) {
  form.querySelector("[data-keep]").hidden = true;
  result(form).replaceChildren();
}

function result(form) {
  return form.parentElement.querySelector("[data-tried]");
}

async function tried(form, child) {
  const exact = child.mutations.every((mutation) => mutation.exact && mutation.certificate?.exact);
  form.querySelector("[data-keep]").hidden = !exact;
  const place = result(form);
  place.replaceChildren(
    ...child.mutations.map(certificate),
    paragraph(`${child.parameters.toLocaleString()} parameters, ${child.flops.toLocaleString()} FLOPs a forward pass.`),
  );
  if (!exact)
    place.append(
      paragraph(
        "It is approximate, so it has no metrics yet: a job has to train and measure it before it can be kept.",
        "warn",
      ),
    );
  const answer = await fetch(form.dataset.drawing, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(child.architecture),
  });
  if (!answer.ok) return;
  const copy = document.querySelector("[data-network]").cloneNode(true);
  for (const old of copy.querySelectorAll("[id]")) old.removeAttribute("id");
  copy.dataset.name = "the child";
  copy.dataset.other = "Show this model";
  copy.querySelector("[data-do=other]").setAttribute("aria-pressed", "false");
  copy.querySelector(".canvas").classList.remove("tall");
  copy.querySelector("[data-layer]").hidden = true;
  copy.querySelector("[data-table]").open = false;
  place.append(copy);
  await show(copy, await answer.json());
}

function certificate(mutation) {
  const entry = paragraph("");
  const badge = document.createElement("span");
  const exact = mutation.exact && mutation.certificate?.exact;
  badge.className = exact ? "badge succeeded" : "badge warning";
  badge.textContent = exact ? "exact" : "approximate";
  // The seed that the weights were drawn from is a larger number than a script keeps exactly.
  const choices = Object.entries(mutation.parameters)
    .filter(([key]) => key !== "seed")
    .map(([key, value]) => `${key} ${JSON.stringify(value)}`)
    .join(", ");
  const measured = mutation.certificate
    ? `largest error ${mutation.certificate.max_error.toPrecision(3)} on ${mutation.certificate.probes} probes in ${mutation.certificate.modes.join(" and ")} mode`
    : "not measured";
  entry.append(badge, ` ${mutation.name} at ${mutation.site}${choices && ` (${choices})`}: ${measured}.`);
  return entry;
}

function paragraph(content, kind = "") {
  const element = document.createElement("p");
  element.className = kind;
  element.textContent = content;
  return element;
}
