// Live parts of a page. An element with data-events="URL" follows that stream of server-sent events; each event makes
// the elements with data-refresh-on="kind kind …" inside the page load themselves anew (their hx-get, hx-trigger="refresh").
// All tabs of a browser share its streams (streams.js), and a hidden page wants none; what it missed comes first when it is
// looked at again. With data-events-after="N" the stream begins after event N, which the page shows already. With
// data-events-over it begins when the element is told to "follow": the stream of a job that has ended is closed, until the
// job is extended. "unfollow" ends it for good.
import { Streams } from "./streams.js";

const AT_MOST_EVERY_MS = 500;
const SAY_AGAIN_MS = 15_000;
const ENDED = new Set(["succeeded", "failed", "cancelled"]);

// Streams that a worker of all tabs has.
class SharedStreams {
  #tells = new Map();

  constructor(fail) {
    const worker = new SharedWorker(new URL("./streams_worker.js", import.meta.url), { type: "module" });
    worker.addEventListener("error", fail);
    this.port = worker.port;
    this.port.addEventListener("message", ({ data: { url, told } }) => this.#tells.get(url)?.(told));
    this.port.start();
  }

  want(url, after, kinds, tell) {
    this.#tells.set(url, tell);
    this.port.postMessage({ wanted: true, url, after, kinds: [...kinds] });
  }

  leave(url) {
    this.#tells.delete(url);
    this.port.postMessage({ wanted: false, url });
  }
}

const renewals = [];
const renewAll = () => {
  for (const renew of renewals) renew();
};

let streams = "SharedWorker" in globalThis ? new SharedStreams(haveOwn) : new Streams();

// Without such a worker each page has its own; as hidden pages have none, these are few too.
function haveOwn() {
  streams = new Streams();
  renewAll();
}

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
  const url = element.dataset.events;
  let last = element.dataset.eventsAfter ?? null;
  let following = false;

  function tell({ open, lost, kind, data, id }) {
    if (open) showConnection(false);
    else if (lost) showConnection(true);
    else if (id === null || last === null || Number(id) > Number(last)) receive(kind, data, id);
  }

  function receive(kind, data, id) {
    last = id ?? last;
    document.dispatchEvent(new CustomEvent("grown", { detail: { kind, data, seq: last } }));
    refreshSoon(kind);
    if (kind === "job.state" && ENDED.has(data.state)) close(); // the stream ends here: not a lost connection
  }

  function renew() {
    if (following && !document.hidden) streams.want(url, last, kindsWanted(), tell);
    else streams.leave(url, tell);
  }

  function open() {
    following = true;
    renew();
  }

  function close() {
    following = false;
    renew();
  }

  renewals.push(renew);
  addEventListener("pagehide", () => streams.leave(url, tell));
  element.addEventListener("follow", open);
  element.addEventListener("unfollow", close);
  if (!("eventsOver" in element.dataset)) open();
}

document.addEventListener("visibilitychange", renewAll);
addEventListener("pageshow", ({ persisted }) => persisted && renewAll());
setInterval(renewAll, SAY_AGAIN_MS);

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
