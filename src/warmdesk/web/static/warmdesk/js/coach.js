// Asks the coach to read the draft once typing stops, and puts its answer beside it: cards keep their place, what is
// resolved fades to one line, and nothing moves under the focus.
import { mergeChildren, replace, holdsFocus } from "./part.js";
import { takeMarks } from "./mirror.js";
import { say } from "./say.js";

const STOPPED = 800;
const UNFINISHED = 2000;
const SLOW = 1500;
const QUIET = 2000;

export function readWhileWriting(form) {
  const field = form.elements.text;
  const coach = () => document.getElementById("coach");
  let timer = 0;
  let slow = 0;
  let quiet = 0;
  let last = document.getElementById("coach-state")?.dataset.say;
  let running = null;

  field.addEventListener("input", () => {
    running?.abort();
    clearTimeout(quiet);
    clearTimeout(timer);
    const written = field.value.slice(0, field.selectionStart);
    timer = setTimeout(read, /(^|[.!?:…\n])\s*$/.test(written) ? STOPPED : UNFINISHED);
  });
  form.addEventListener("change", (event) => ["mode", "cc"].includes(event.target.name) && read());
  form.addEventListener("read", () => read({ asked: true }));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-thought], [data-read-now]");
    if (!button) return;
    event.preventDefault();
    if (button.matches("[data-thought]")) read({ address: button.getAttribute("formaction"), button });
    else read({ asked: true });
  });

  async function read({ address = form.dataset.coach, button = null, asked = false } = {}) {
    running?.abort();
    clearTimeout(timer);
    const own = new AbortController();
    running = own;
    const data = new FormData(form, button);
    data.delete("files");
    if (asked) data.set("asked_for", "on");
    clearTimeout(slow);
    slow = setTimeout(() => coach().toggleAttribute("data-slow", true), SLOW);
    try {
      const answer = await fetch(address, { method: "POST", body: data, headers: { "X-Part": "coach" }, signal: own.signal });
      if (answer.ok) show(await answer.text(), { asked, button });
    } catch {
      // Cancelled by the next key, or the line is down; the reply sends as usual.
    }
    if (running !== own) return;
    clearTimeout(slow);
    coach().toggleAttribute("data-slow", false);
  }

  function show(html, { asked, button }) {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const state = replace(document.getElementById("coach-state"), fresh.getElementById("coach-state"));
    takeMarks(state);
    mergeAsked(fresh);
    mergeCards(document.getElementById("thoughts"), fresh.getElementById("thoughts"));
    if (button && !button.isConnected) document.querySelector("#thoughts .button, #thoughts")?.focus();
    for (const each of document.querySelectorAll("[data-margin-words]")) {
      if (state.dataset.summary) each.textContent = state.dataset.summary;
    }
    clearTimeout(quiet);
    quiet = setTimeout(() => announce(state.dataset.say, asked), asked ? 0 : QUIET);
  }

  function announce(text, asked) {
    if (form.dataset.less === "yes" && !asked) return;
    if (text && text !== last) say(text);
    else if (asked) say(text || form.dataset.saysNone);
    last = text;
  }
}

function mergeAsked(fresh) {
  const list = document.querySelector("#asked .asked-list");
  const other = fresh.querySelector("#asked .asked-list");
  if (!list || !other) return;
  mergeChildren(list, other);
  const words = fresh.querySelector("[data-asked-summary]");
  const head = document.querySelector("[data-asked-summary]");
  if (head && words) head.textContent = words.textContent;
  for (const item of other.children) {
    const number = item.id.slice(6);
    const { state } = item.dataset;
    for (const ring of document.querySelectorAll(`#thread [data-asked="${number}"]`)) ring.className = `number ${state}`;
    const line = ["draft", "answered"].includes(state) ? "answered" : "asked";
    for (const words of document.querySelectorAll(`#thread [data-span="${number}"]`)) words.className = line;
  }
}

const childOf = (list, id) => [...list.children].find((each) => each.id && each.id === id);

/** New cards come last, never above the one being read; one that is resolved says so and leaves with the next reading. */
function mergeCards(old, fresh) {
  for (const card of [...old.children]) {
    if (card.classList.contains("gone") && !holdsFocus(card)) card.remove();
  }
  for (const card of fresh.children) {
    // The same thought may stand inside the fold of smaller ones, so only cards of the list itself are compared.
    const here = card.id && childOf(old, card.id);
    if (here) replace(here, card);
    else old.append(document.importNode(card, true));
  }
  for (const card of [...old.children]) {
    if (childOf(fresh, card.id) || holdsFocus(card)) continue;
    const isSmallerNow = card.id && fresh.querySelector(`#${CSS.escape(card.id)}`);
    if (card.matches(".card:not(.gone)") && !isSmallerNow && !old.querySelector(":scope > .gone")) {
      const done = document.createElement("p");
      done.textContent = document.querySelector("[data-composer]").dataset.saysDone;
      card.className = "card gone";
      card.replaceChildren(done);
    } else if (!card.matches(".gone")) card.remove();
  }
}
