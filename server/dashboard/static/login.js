// Logging in without leaving the page: what is wrong with the key stands beside it.
const form = document.getElementById("login");
const input = document.getElementById("key");
const wrong = document.getElementById("wrong-key");
const button = form.querySelector("button");

function say(message) {
  wrong.textContent = message;
  wrong.hidden = false;
  input.setAttribute("aria-invalid", "true");
  input.focus();
}

async function enter() {
  button.disabled = true;
  try {
    const headers = { "Content-Type": "application/json" };
    const response = await fetch(form.action, {
      method: "POST",
      headers,
      body: JSON.stringify({ key: input.value.trim() }),
    });
    if (response.ok || response.status === 409) return location.replace(form.dataset.target); // 409: nobody needs to
    const answer = await response.json();
    say(
      response.status === 401
        ? "This API key is not valid (any more)."
        : (answer.errors?.[0]?.message ?? answer.detail),
    );
  } catch {
    say("The server does not answer. Try again in a moment.");
  }
  button.disabled = false;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (input.value.trim() === "") say("Give an API key.");
  else enter();
});
