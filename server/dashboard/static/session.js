// @ts-check
// What a form says when its reader's session has ended: nothing that was typed is lost.
const ENDED = 401;

/** Says so in `place`, with the way in, if that is why the server refused; whether it was. */
export function toldOfEnd(place, status) {
  if (status !== ENDED) return false;
  const link = document.createElement("a");
  link.href = `${document.body.dataset.root}/ui/login`;
  link.target = "_blank";
  link.textContent = "Log in again in another tab";
  place.replaceChildren("Your session has ended. ", link, ", and send this once more: what you typed is still here.");
  place.hidden = false;
  link.focus();
  return true;
}
