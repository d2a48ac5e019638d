// What every page does: local times, the theme, and saying so when the server is gone.
import { watch } from "./live.js";

function showTimes(within) {
  for (const time of within.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.valueOf())) {
      time.textContent = "clock" in time.dataset ? moment.toLocaleTimeString() : moment.toLocaleString();
      time.title = time.dateTime;
    }
  }
}

function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
  document.dispatchEvent(new CustomEvent("theme"));
}

const root = document.body.dataset.root;

function showConnection(lost) {
  document.getElementById("connection").hidden = !lost;
  if (lost) askForSession();
}

let asking = false;

async function askForSession() {
  // A stream cannot say why it broke off: perhaps the session has ended, and not the server.
  if (asking) return;
  asking = true;
  const answer = await fetch(`${root}/session`).catch(() => null);
  asking = false;
  if (answer?.status !== 401) return;
  const here = location.pathname.slice(root.length) + location.search;
  location.assign(`${root}/ui/login?ended=1&next=${encodeURIComponent(here)}`);
}

async function logOut(event) {
  event.preventDefault();
  const answer = await fetch(event.target.action, { method: "POST" }).catch(() => null);
  if (answer?.ok) location.assign(`${root}/ui/login?out=1`);
  else showConnection(true);
}

// A part that loads anew would take the focus out of it: who goes along a live table by keyboard would begin it again.
// (What has an id keeps it by itself.)
const nameOf = (element) => element.getAttribute("href") ?? element.textContent;
const like = (target, { tagName, name }) =>
  [...target.querySelectorAll(tagName)].filter((each) => nameOf(each) === name);
let held = null;

function holdFocus({ target }) {
  const at = document.activeElement;
  held = null;
  if (at === target || at.id || !target.contains(at)) return;
  held = { target, tagName: at.tagName, name: nameOf(at) };
  held.place = like(target, held).indexOf(at);
}

function giveFocusBack({ target }) {
  if (held?.target !== target || target.contains(document.activeElement)) return;
  const found = like(target, held);
  (found[held.place] ?? found.at(-1))?.focus({ preventScroll: true });
}

document.getElementById("logout")?.addEventListener("submit", logOut);

document.getElementById("theme").addEventListener("click", switchTheme);
document.body.addEventListener("htmx:beforeSwap", holdFocus);
document.body.addEventListener("htmx:afterSwap", giveFocusBack);
document.body.addEventListener("htmx:afterSwap", (event) => showTimes(event.target));
document.body.addEventListener("htmx:sendError", () => showConnection(true));
document.body.addEventListener("htmx:afterOnLoad", () => showConnection(false));
showTimes(document);
watch(showConnection);
