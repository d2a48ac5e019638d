// Live parts of a page. An element with data-events="URL" follows that stream of server-sent events; each event makes
// the elements with data-refresh-on="kind kind …" inside the page load themselves anew (their hx-get, hx-trigger="refresh").
// The browser reconnects by itself with Last-Event-ID; what was missed comes first. With data-events-after="N" the stream
// begins after event N, which the page shows already. With data-events-over it begins when the element is told to
// "follow": the stream of a job that has ended is closed, until the job is extended. "unfollow" ends it for good.

const AT_MOST_EVERY_MS = 500;
const RETRY_MS = 3000;
const ENDED = new Set(["succeeded", "failed", "cancelled"]);

export function watch(showConnection) {
  for (const element of document.querySelectorAll("[data-events]")) follow(element, showConnection);
}

function kindsWanted() {
  const kinds = new Set(["job.state"]);
  for (const part of document.querySelectorAll("[data-refresh-on]")) {
    for (const kind of part.dataset.refreshOn.split(" ")) kinds.add(kind);
  }
  return kinds;
}

function follow(element, showConnection) {
  let last = element.dataset.eventsAfter ?? null;
  let source = null;
  let retry = null;

  function close() {
    source?.close();
    source = null;
    clearTimeout(retry);
    retry = null;
  }

  function open() {
    close();
    const url = element.dataset.events;
    const from = last === null ? "" : `${url.includes("?") ? "&" : "?"}last_event_id=${encodeURIComponent(last)}`;
    source = new EventSource(url + from);
    source.addEventListener("open", () => showConnection(false));
    source.addEventListener("error", () => {
      showConnection(true);
      // After an answer that is no stream (a proxy's 502) the browser gives up; the server may still come back.
      if (source?.readyState === EventSource.CLOSED) retry ??= setTimeout(open, RETRY_MS);
    });
    for (const kind of kindsWanted()) source.addEventListener(kind, (event) => receive(kind, event));
  }

  function receive(kind, event) {
    const data = JSON.parse(event.data);
    last = event.lastEventId || last;
    document.dispatchEvent(new CustomEvent("grown", { detail: { kind, data, seq: last } }));
    refreshSoon(kind);
    if (kind === "job.state" && ENDED.has(data.state)) close(); // the stream ends here: not a lost connection
  }

  element.addEventListener("follow", () => source ?? retry ?? open());
  element.addEventListener("unfollow", close);
  if (!("eventsOver" in element.dataset)) open();
}

const waiting = new Set();
let timer = null;

function refreshSoon(kind) {
  waiting.add(kind);
  if (timer !== null) return;
  timer = setTimeout(() => {
    timer = null;
    const kinds = [...waiting];
    waiting.clear();
    for (const part of document.querySelectorAll("[data-refresh-on]")) {
      const wanted = part.dataset.refreshOn.split(" ");
      if (kinds.some((kind) => wanted.includes(kind))) htmx.trigger(part, "refresh");
    }
  }, AT_MOST_EVERY_MS);
}
