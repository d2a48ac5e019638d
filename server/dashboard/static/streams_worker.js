// The streams of all tabs of a browser: one worker has them, and tabs say which they want (live.js).
import { Streams } from "./streams.js";

const LOOK_MS = 15_000;
const streams = new Streams();

addEventListener("connect", ({ ports: [port] }) => {
  const tells = new Map();
  port.addEventListener("message", ({ data: { wanted, url, after, kinds } }) => {
    if (!tells.has(url)) tells.set(url, (told) => port.postMessage({ url, told }));
    if (wanted) streams.want(url, after, kinds, tells.get(url));
    else streams.leave(url, tells.get(url));
  });
  port.start();
});
setInterval(() => streams.forgetSilent(), LOOK_MS);
