// What every page does: local times, the theme, and saying so when the server is gone.
import { watch } from "./live.js";

function showTimes(within) {
  for (const time of within.querySelectorAll("time[datetime]")) {
    const moment = new Date(time.dateTime);
    if (!Number.isNaN(moment.valueOf())) {
      time.textContent = moment.toLocaleString();
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

function showConnection(lost) {
  document.getElementById("connection").hidden = !lost;
}

document.getElementById("theme").addEventListener("click", switchTheme);
document.body.addEventListener("htmx:afterSwap", (event) => showTimes(event.target));
document.body.addEventListener("htmx:sendError", () => showConnection(true));
document.body.addEventListener("htmx:afterOnLoad", () => showConnection(false));
showTimes(document);
watch(showConnection);
