// Live parts of a page. An element with data-events="URL" follows that stream of server-sent events; each event makes
// the elements with data-refresh-on="kind kind …" inside the page load themselves anew (their hx-get, hx-trigger="refresh").
// The browser reconnects by itself with Last-Event-ID; what was missed comes first.

const AT_MOST_EVERY_MS = 500;
const ENDED = new Set(["succeeded", "failed", "cancelled"]);

export function watch(showConnection) {
  for (const element of document.querySelectorAll("[data-events]")) follow(element, showConnection);
}

function follow(element, showConnection) {
  const kinds = new Set(["job.state"]);
  for (const part of document.querySelectorAll("[data-refresh-on]")) {
    for (const kind of part.dataset.refreshOn.split(" ")) kinds.add(kind);
  }
  const source = new EventSource(element.dataset.events);
  source.addEventListener("open", () => showConnection(false));
  source.addEventListener("error", () => showConnection(source.readyState !== EventSource.CLOSED));
  for (const kind of kinds) {
    source.addEventListener(kind, (event) => {
      const data = JSON.parse(event.data);
      document.dispatchEvent(new CustomEvent("grown", { detail: { kind, data } }));
      refreshSoon(kind);
      if (kind === "job.state" && ENDED.has(data.state)) source.close(); // the stream ends here: not a lost connection
    });
  }
}

const waiting = new Set();
let timer = null;

function refreshSoon(kind) {
  waiting.add(kind);
  timer ??= setTimeout(() => {
    timer = null;
    const kinds = [...waiting];
    waiting.clear();
    for (const part of document.querySelectorAll("[data-refresh-on]")) {
      const wanted = part.dataset.refreshOn.split(" ");
      if (kinds.some((kind) => wanted.includes(kind))) htmx.trigger(part, "refresh");
    }
  }, AT_MOST_EVERY_MS);
}
