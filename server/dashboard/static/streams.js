// Streams of server-sent events, shared by all who ask for one. Over HTTP/1.1 a browser keeps six connections a host, and
// pages need some of them to load: few streams are open at a time, and where more are wanted they take turns. Each goes
// on after the last event that it had, so a turn costs a moment, and no event.

export const AT_A_TIME = 3;
const TURN_MS = 2000;
const RETRY_MS = 3000;
const SILENT_MS = 60_000;

export class Streams {
  // By address; the one that waits longest comes first.
  #streams = new Map();
  #turn = null;

  // Have `tell` hear of a stream: {open}, {lost}, or an event as {kind, data, id}. To be said again now and then: a page
  // that is gone says nothing. `after`: the last event that it knows.
  want(url, after, kinds, tell) {
    if (!this.#streams.has(url)) {
      this.#streams.set(url, { url, last: after, kinds: new Set(), listeners: new Map(), source: null, retry: null });
    }
    const stream = this.#streams.get(url);
    const known = stream.listeners.has(tell);
    stream.listeners.set(tell, Date.now());
    for (const kind of kinds) this.#hear(stream, kind);
    if (!known) this.#join(stream, after, tell);
    this.#fill();
  }

  leave(url, tell) {
    const stream = this.#streams.get(url);
    if (!stream) return;
    stream.listeners.delete(tell);
    if (stream.listeners.size > 0) return;
    this.#close(stream);
    this.#streams.delete(url);
    this.#fill();
  }

  forgetSilent() {
    for (const { url, listeners } of [...this.#streams.values()]) {
      for (const [tell, heard] of [...listeners]) if (Date.now() - heard > SILENT_MS) this.leave(url, tell);
    }
  }

  #join(stream, after, tell) {
    if (after !== null && Number(after) < Number(stream.last)) {
      this.#close(stream); // the others leave out what they know
      stream.last = after;
    }
    if (stream.source?.readyState === EventSource.OPEN) tell({ open: true });
    if (stream.snapshot) tell(stream.snapshot);
  }

  #fill() {
    const all = [...this.#streams.values()];
    let room = AT_A_TIME - all.filter(({ source }) => source).length;
    const waiting = all.filter(({ source, retry }) => !source && retry === null);
    for (const stream of waiting) if (room-- > 0) this.#open(stream);
    if (waiting.length > 0 && this.#turn === null) this.#turn = setTimeout(() => this.#rotate(), TURN_MS);
  }

  #rotate() {
    this.#turn = null;
    const all = [...this.#streams.values()];
    const waiting = all.filter(({ source, retry }) => !source && retry === null);
    const open = all.filter(({ source }) => source);
    for (const stream of open.slice(0, waiting.length)) {
      this.#close(stream);
      this.#streams.delete(stream.url); // to the end of the queue
      this.#streams.set(stream.url, stream);
    }
    this.#fill();
  }

  #open(stream) {
    const { url, last } = stream;
    const from = last === null ? "" : `${url.includes("?") ? "&" : "?"}last_event_id=${encodeURIComponent(last)}`;
    const source = new EventSource(url + from);
    stream.source = source;
    source.addEventListener("open", () => this.#tell(stream, { open: true }));
    source.addEventListener("error", () => {
      this.#tell(stream, { lost: true });
      if (source.readyState !== EventSource.CLOSED || stream.source !== source) return;
      // After an answer that is no stream (a proxy's 502) the browser gives up; the server may still come back.
      stream.source = null;
      stream.retry ??= setTimeout(() => {
        stream.retry = null;
        this.#fill();
      }, RETRY_MS);
      this.#fill();
    });
    for (const kind of stream.kinds) this.#listen(stream, kind);
  }

  #hear(stream, kind) {
    if (stream.kinds.has(kind)) return;
    stream.kinds.add(kind);
    if (stream.source) this.#listen(stream, kind);
  }

  #listen(stream, kind) {
    const source = stream.source;
    source.addEventListener(kind, ({ data, lastEventId }) => {
      if (stream.source !== source) return;
      stream.last = lastEventId || stream.last;
      const event = { kind, data: JSON.parse(data), id: lastEventId || null };
      if (kind === "snapshot") stream.snapshot = event;
      this.#tell(stream, event);
    });
  }

  #close(stream) {
    stream.source?.close();
    stream.source = null;
    clearTimeout(stream.retry);
    stream.retry = null;
  }

  #tell(stream, told) {
    for (const tell of [...stream.listeners.keys()]) tell(told);
  }
}
