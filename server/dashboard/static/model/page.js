// The Model page and the Compare page: networks, curves, and trying mutations.
import { plot } from "./curves.js";
import { prepare } from "./grow.js";
import { draw } from "./network.js";

for (const element of document.querySelectorAll("[data-network]")) draw(element);
addEventListener("load", () => {
  // the charts' library is there by then
  for (const element of document.querySelectorAll("[data-curves]")) plot(element);
});

document.body.addEventListener("htmx:afterSettle", (event) => {
  for (const form of event.target.querySelectorAll("form[data-grow]:not([data-ready])")) {
    form.dataset.ready = "";
    prepare(form);
  }
});

// A part that the server refuses says why in its own place, and leaves the button to try again.
document.body.addEventListener("htmx:responseError", (event) => {
  const { target, xhr } = event.detail;
  let detail = `${xhr.status} ${xhr.statusText}`;
  try {
    detail = JSON.parse(xhr.responseText).detail;
  } catch {
    // not problem details: the status has to do
  }
  target.querySelector(".refused")?.remove();
  const note = document.createElement("p");
  note.className = "wrong refused";
  note.setAttribute("role", "alert");
  note.textContent = `That did not work: ${detail}.`;
  target.append(note);
});
