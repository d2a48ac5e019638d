// The page of a service that is not ready: loads itself anew as soon as the service says that it is.
const EVERY_MS = 3000;
const status = document.getElementById("retry");

async function look() {
  const answer = await fetch(`${document.body.dataset.root}/readyz`).catch(() => null);
  if (answer?.ok) return location.reload();
  status.textContent = answer ? "Not ready yet." : "The server does not answer yet.";
  setTimeout(look, EVERY_MS);
}

setTimeout(look, EVERY_MS);
