// The leaderboard: filters that act at once, and ticks that outlive a refresh, another filter and another page.
const MOST = 5;
const KEPT = "compare";
const form = document.getElementById("compare");
const board = document.getElementById("board");
const status = document.getElementById("picked");
const clear = document.getElementById("unpick");
let picked = read();

function read() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(found) ? found.filter((one) => typeof one === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function show() {
  sessionStorage.setItem(KEPT, JSON.stringify(picked));
  for (const box of board.querySelectorAll("[data-pick]")) {
    box.checked = picked.includes(box.dataset.pick);
    box.disabled = !box.checked && picked.length >= MOST;
  }
  form.elements.models.value = picked.join(",");
  form.querySelector("button:not([type])").disabled = picked.length < 2;
  clear.hidden = picked.length === 0;
  if (picked.length === 0) status.textContent = "Tick two to five models to compare them.";
  else if (picked.length === 1) status.textContent = "1 model is ticked; tick another.";
  else
    status.textContent = `${picked.length} models are ticked${picked.length === MOST ? ", the most there may be" : ""}.`;
}

board.addEventListener("change", ({ target }) => {
  const id = target.dataset.pick;
  if (!id) return;
  picked = target.checked
    ? [...picked.filter((one) => one !== id), id].slice(0, MOST)
    : picked.filter((one) => one !== id);
  show();
});
clear.addEventListener("click", () => {
  picked = [];
  show();
});
board.addEventListener("htmx:afterSwap", show);
for (const filters of document.querySelectorAll("[data-filters]")) {
  filters.addEventListener("change", () => filters.requestSubmit());
}
addEventListener("pageshow", show);
show();
