// The form that uploads a data set: what is wrong beside its field, before and after sending, and how far it is.
import { toldOfEnd } from "../session.js";

const root = document.body.dataset.root;
const form = document.getElementById("upload");
const byId = (id) => document.getElementById(id);
const bar = byId("upload-progress");
const status = byId("upload-status");
const cancel = byId("upload-cancel");
const FIELDS = ["name", "file", "size", "layout", "label_column"];
const WRONG = {
  name: "Take 1 to 64 small letters, digits, - and _, a letter or digit first.",
  size: "Give width x height in pixels, such as 32x32.",
};

function mark(field, message) {
  const input = byId(field);
  const slot = byId(`wrong-${field}`);
  slot.textContent = message ?? "";
  slot.hidden = !message;
  if (message) input.setAttribute("aria-invalid", "true");
  else input.removeAttribute("aria-invalid");
}

function say(message) {
  byId("upload-problem").textContent = message ?? "";
  byId("upload-problem").hidden = !message;
}

function reason(field) {
  const input = byId(field);
  if (input.validity.valueMissing) return field === "file" ? "Choose a file." : "Give it a name.";
  if (input.validity.patternMismatch) return WRONG[field];
  const [file] = input.files ?? [];
  if (!file) return null;
  if (file.size === 0) return "The file is empty.";
  const most = Number(form.dataset.maxBytes);
  if (file.size > most)
    return `The file has ${file.size.toLocaleString()} bytes; at most ${most.toLocaleString()} are allowed.`;
  return null;
}

function check(fields) {
  let first = null;
  for (const field of fields) {
    const message = reason(field);
    mark(field, message);
    if (message) first ??= byId(field);
  }
  return first;
}

function told(answer, code) {
  if (toldOfEnd(byId("upload-problem"), code)) return;
  let first = null;
  const rest = [];
  for (const { field, message } of answer.errors ?? []) {
    if (FIELDS.includes(field)) {
      mark(field, message);
      first ??= byId(field);
    } else rest.push(`${field}: ${message}`);
  }
  if (code === 409) {
    mark("name", answer.detail);
    first ??= byId("name");
  } else if (!first || rest.length) say(rest.join("; ") || answer.detail || `The server answered ${code}.`);
  (first ?? byId("upload-problem")).focus();
}

function send() {
  const body = new FormData();
  body.set("name", byId("name").value);
  if (byId("size").value) body.set("size", byId("size").value);
  if (byId("layout").value) body.set("layout", byId("layout").value);
  if (byId("label_column").value) body.set("label_column", byId("label_column").value);
  if (byId("skip_unreadable").checked) body.set("skip_unreadable", "true");
  body.set("file", byId("file").files[0]);
  const request = new XMLHttpRequest(); // fetch cannot tell how much of an upload has been sent
  const button = form.querySelector("button:not([type])");
  const over = (message) => {
    button.disabled = false;
    bar.hidden = cancel.hidden = true;
    status.textContent = message;
  };
  request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
    if (!lengthComputable) return;
    bar.value = (100 * loaded) / total;
    status.textContent =
      loaded < total ? `${Math.floor(bar.value)} % sent` : "All sent; the server checks every sample…";
  });
  request.addEventListener("load", () => {
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      // a proxy's page
    }
    if (request.status === 200 || request.status === 201) {
      over("Uploaded.");
      location.assign(`${root}/ui/datasets/${encodeURIComponent(answer.name)}`);
    } else {
      over("The data set was refused.");
      told(answer, request.status);
    }
  });
  request.addEventListener("error", () =>
    over("The server does not answer. What you chose is still here: try again in a moment."),
  );
  request.addEventListener("abort", () => over("Cancelled; nothing was kept."));
  cancel.onclick = () => request.abort();
  button.disabled = true;
  bar.hidden = cancel.hidden = false;
  bar.value = 0;
  status.textContent = "Sending…";
  request.open("POST", `${root}/datasets`);
  request.send(body);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  say(null);
  const first = check(FIELDS);
  if (first) first.focus();
  else send();
});
// While one types, a complaint may go and none may come: one that came as the button is pressed would move the button away.
for (const field of FIELDS) byId(field).addEventListener("input", () => reason(field) ?? mark(field, null));
byId("file").addEventListener("change", ({ target }) => {
  check(["file"]);
  const [file] = target.files;
  if (!file || byId("name").value) return;
  const name = file.name
    .toLowerCase()
    .replace(/\.[a-z]+$/, "")
    .replace(/[^a-z0-9_-]+/g, "-");
  byId("name").value = name.replace(/^[-_]+/, "").slice(0, 64);
});
form.querySelector("button:not([type])").disabled = false; // until here the browser itself would have sent the form
