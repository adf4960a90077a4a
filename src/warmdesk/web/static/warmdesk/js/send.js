// Sends without leaving the page until the server has it, so that a gentle stop keeps text and caret where they are.
import { saving } from "./draft.js";
import { refresh } from "./live.js";
import { warn } from "./say.js";

export function sendInPlace(form) {
  const says = document.getElementById("composer-says");
  let isSending = false;

  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (!button?.matches("[data-send], [name=then]")) {
      // Whatever else a button of this form does, it takes the draft along.
      form.dataset.leaving = "yes";
      setTimeout(() => delete form.dataset.leaving, 3000);
      return;
    }
    event.preventDefault();
    if (!isSending) send(button);
  });

  async function send(button) {
    const words = form.dataset;
    if (!navigator.onLine) return tell(words.saysOffline);
    isSending = true;
    await saving(form);
    try {
      const address = button.getAttribute("formaction") || form.getAttribute("action");
      const answer = await fetch(address, { method: "POST", body: new FormData(form, button), headers: { "X-Part": "send" } });
      if ([401, 403].includes(answer.status)) form.dispatchEvent(new Event("ended"));
      else if (answer.status === 409) stop(await answer.text());
      else if (answer.ok) leave((await answer.json()).to);
      else throw new Error(answer.status);
    } catch {
      tell(words.saysFailed);
    }
    isSending = false;
  }

  function tell(text) {
    form.dispatchEvent(new CustomEvent("offer", { detail: text }));
  }

  function stop(html) {
    says.innerHTML = html;
    for (const each of form.querySelectorAll("[data-files]")) each.value = "";
    const line = says.querySelector("[data-stop]");
    // What stopped has been kept as the draft.
    if (line) form.elements.version.value = line.dataset.version;
    line?.focus();
    warn(line?.querySelector("span")?.textContent);
    refresh();
  }

  function leave(address) {
    form.dataset.leaving = "yes";
    form.dispatchEvent(new Event("sent"));
    const url = new URL(address, location.href);
    // A browser would put the focus there; it belongs on Undo.
    url.hash = "";
    if (url.pathname + url.search === location.pathname + location.search) location.reload();
    else location.assign(url);
  }
}
