// Keeps what somebody writes: on the server two seconds after a pause and when leaving the field, and on this device
// until the server has it.
import { fetchPage } from "./part.js";
import { warn } from "./say.js";

const PAUSE = 2000;
// Whoever writes without a pause is kept, and seen writing, all the same.
const AT_MOST = 8000;
const underway = new WeakMap();

/** Until the server has answered a save, sending would come from an older draft. */
export const saving = (form) => underway.get(form);

export function keepDraft(form) {
  const field = form.elements.text;
  const key = `draft ${form.dataset.agent} ${form.dataset.number}`;
  const words = form.dataset;
  const saved = form.querySelector("[data-saved]");
  let stored = field.value;
  let storedMode = mode();
  let timer = 0;
  let dirtySince = 0;

  function mode() {
    return form.elements.mode.value;
  }

  const isDirty = () => field.value !== stored || mode() !== storedMode;

  function keepHere() {
    localStorage.setItem(key, JSON.stringify({ text: field.value, version: form.elements.version.value, mode: mode() }));
  }

  async function save() {
    clearTimeout(timer);
    dirtySince = 0;
    await saving(form);
    if (!isDirty() || form.dataset.leaving) return;
    const done = post();
    underway.set(form, done);
    await done;
  }

  async function post() {
    const text = field.value;
    const kind = mode();
    try {
      const answer = await fetch(words.draft, { method: "POST", body: content(), headers: { "X-Part": "draft" }, redirect: "manual" });
      if ([401, 403].includes(answer.status)) return ended();
      if (answer.status === 409) return moved(await answer.json());
      if (!answer.ok) throw new Error(answer.status);
      form.elements.version.value = (await answer.json()).version;
      [stored, storedMode] = [text, kind];
      if (!isDirty()) localStorage.removeItem(key);
      saved.textContent = text ? words.saysSaved : "";
    } catch {
      saved.textContent = words.saysKept;
      if (!navigator.onLine) offer(words.saysOffline, []);
    }
  }

  /** Only the words: files go when the reply is sent. */
  function content() {
    form.elements.caret.value = field.selectionStart;
    const data = new FormData(form);
    data.delete("files");
    return data;
  }

  function ended() {
    const signIn = () => location.assign(`/sign-in/login/?next=${encodeURIComponent(location.pathname)}`);
    offer(words.saysEnded, [[words.saysSignIn, signIn]]);
    warn(`${words.saysEnded} ${words.saysSignIn}`);
  }

  function moved(there) {
    offer(words.saysMoved, [
      [words.saysKeep, () => { form.elements.version.value = there.version; clear(); save(); }],
      [words.saysTake, () => { form.elements.version.value = there.version; stored = there.text; put(there.text); clear(); localStorage.removeItem(key); }],
    ]);
  }

  function put(text) {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  const box = document.createElement("div");
  box.className = "composer-says";
  const clear = () => box.remove();

  function offer(text, choices) {
    const line = document.createElement("span");
    line.textContent = text;
    const buttons = choices.map(([label, act]) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button secondary dense";
      button.textContent = label;
      button.addEventListener("click", act);
      return button;
    });
    box.replaceChildren(line, ...buttons);
    document.getElementById("composer-says").after(box);
    warn(text);
  }

  function restore() {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (!kept || kept.text === field.value) return;
    const use = () => {
      clear();
      for (const radio of form.elements.mode) radio.checked = radio.value === kept.mode;
      put(kept.text);
      save();
    };
    if (kept.version === form.elements.version.value) use();
    else offer(words.saysFound, [[words.saysUse, use]]);
  }

  /** The way back in the browser shows an old page: what was sent since is no draft any more. */
  async function comeBack() {
    delete form.dataset.leaving;
    // On the way back a browser fetches from its cache too.
    const page = await fetchPage(undefined, { cache: "no-store" });
    if (!page) return;
    const fresh = page.getElementById("composer").elements;
    form.elements.once.value = fresh.once.value;
    // What only this device has is newer than anything the server knows.
    if (localStorage.getItem(key)) return;
    form.elements.version.value = fresh.version.value;
    for (const radio of form.elements.mode) radio.checked = radio.value === fresh.mode.value;
    [stored, storedMode] = [fresh.text.value, mode()];
    put(stored);
    localStorage.removeItem(key);
    document.getElementById("composer-says").replaceChildren(...page.getElementById("composer-says").childNodes);
  }

  window.addEventListener("pageshow", (event) => {
    const [way] = performance.getEntriesByType("navigation");
    if (event.persisted || way?.type === "back_forward") comeBack();
  });
  field.addEventListener("input", () => {
    saved.textContent = "";
    keepHere();
    clearTimeout(timer);
    dirtySince ||= Date.now();
    timer = setTimeout(save, Math.max(0, Math.min(PAUSE, dirtySince + AT_MOST - Date.now())));
  });
  field.addEventListener("blur", save);
  form.addEventListener("change", (event) => event.target.name === "mode" && save());
  window.addEventListener("online", () => { clear(); save(); });
  window.addEventListener("pagehide", () => {
    if (isDirty() && !form.dataset.leaving) fetch(words.draft, { method: "POST", body: content(), headers: { "X-Part": "draft" }, keepalive: true });
  });
  form.addEventListener("sent", () => localStorage.removeItem(key));
  form.addEventListener("offer", (event) => offer(event.detail, []));
  form.addEventListener("ended", ended);
  restore();
  const caret = Number(sessionStorage.getItem(`caret ${key}`) ?? words.caret);
  field.setSelectionRange(caret || field.value.length, caret || field.value.length);
  form.addEventListener("sent", () => sessionStorage.setItem(`caret ${key}`, field.selectionStart));
}
