// Hears that something changed and fetches this page anew: by a stream of news, else by asking now and then.
// A conversation takes new messages in; a list offers them and does not jump.
import { fetchPage, holdsFocus, mergeChildren, replace } from "./part.js";
import { say } from "./say.js";

const ASK_EVERY = 10000;
const MINUTE = 60000;
const SETTLED = 1000;
// By then the server listens for this page, so nothing falls between.
const CAUGHT_UP = 1500;
let page = null;
const AT_ONCE = 300;
let waiting = 0;
let waitsUntil = 0;
let lastSaid = 0;
let source = null;

export function listen(element) {
  page = element;
  // Whoever only passes through opens no stream.
  setTimeout(open, SETTLED);
  document.addEventListener("visibilitychange", () => (document.hidden ? source?.close() : (open(), soon("back"))));
  setInterval(() => document.hidden || freshen(), MINUTE);
  watchSeen();
}

function topics() {
  return page.dataset.live.split(" ");
}

const query = () => topics().map((topic) => `topic=${encodeURIComponent(topic)}`).join("&");

function open() {
  source?.close();
  source = new EventSource(`${page.dataset.news}?${query()}`);
  source.addEventListener("open", () => setTimeout(lookBack, CAUGHT_UP));
  for (const topic of topics()) source.addEventListener(topic, () => soon(topic));
  source.addEventListener("error", () => {
    if (source.readyState === EventSource.CLOSED) setTimeout(poll, ASK_EVERY);
  });
}

async function poll() {
  if (source.readyState !== EventSource.CLOSED) return;
  setTimeout(poll, ASK_EVERY);
  if (!document.hidden) lookBack();
}

/** What changed after this page was made? A version ends with the moment of its change. */
async function lookBack() {
  try {
    const answer = await fetch(`${page.dataset.poll}?${query()}`, { headers: { "X-Part": "news" } });
    if (!answer.ok) return;
    const moments = Object.values(await answer.json()).map((version) => version.split(" ").at(-1));
    if (moments.some((moment) => moment > page.dataset.at)) refresh();
  } catch {
    // Offline; asked again in a while.
  }
}

/** Several news at once are one fetch; who is writing is looked at every ten seconds at most. */
function soon(topic) {
  const due = Date.now() + (topic.startsWith("writing") ? ASK_EVERY : AT_ONCE);
  // A message never waits behind somebody who is only writing.
  if (waiting && waitsUntil <= due) return;
  clearTimeout(waiting);
  waitsUntil = due;
  waiting = setTimeout(() => { waiting = 0; refresh(); }, due - Date.now());
}

export async function refresh() {
  if (!page) return;
  const fresh = await fetchPage();
  if (!fresh) return;
  page.dataset.at = fresh.querySelector("[data-live]")?.dataset.at ?? page.dataset.at;
  if (page.dataset.liveList) offerList(fresh);
  else takeIn(fresh);
}

function takeIn(fresh) {
  const thread = document.getElementById("thread");
  for (const each of mergeChildren(thread, fresh.getElementById("thread"))) {
    const words = each.querySelector("[data-announce]")?.dataset.announce;
    if (words) say(words);
    if (each.matches(".message")) seen?.observe(each);
  }
  head(fresh);
  const writing = document.getElementById("writing");
  const now = fresh.getElementById("writing");
  if (writing && now && writing.textContent !== now.textContent) writing.textContent = now.textContent;
}

function head(fresh) {
  const old = document.getElementById("conversation-head");
  if (old && !old.querySelector("details[open]")) replace(old, fresh.getElementById("conversation-head"));
}

/** Elapsed times move on once a minute. */
async function freshen() {
  const fresh = await fetchPage();
  if (!fresh) return;
  if (!page.dataset.liveList) return takeIn(fresh);
  for (const row of document.querySelectorAll("[data-number]")) {
    const other = fresh.querySelector(`[data-number="${row.dataset.number}"] .when`);
    const own = row.querySelector(".when");
    if (own && other) replace(own, other);
  }
}

const numbers = (root) => new Set([...root.querySelectorAll("[data-number]")].map((row) => row.dataset.number));

function offerList(fresh) {
  const list = document.getElementById(page.dataset.liveList);
  const newer = fresh.getElementById(page.dataset.liveList);
  const known = numbers(list);
  const added = [...numbers(newer)].filter((number) => !known.has(number));
  if (!added.length) return;
  const button = document.getElementById("show-new") ?? document.createElement("button");
  button.id = "show-new";
  button.type = "button";
  button.className = "button secondary dense";
  button.textContent = page.dataset.saysShow.replace("{}", added.length);
  button.onclick = () => {
    list.replaceChildren(...[...newer.childNodes].map((node) => document.importNode(node, true)));
    button.remove();
    list.querySelector(`[data-number="${added[0]}"] [data-open]`)?.focus();
  };
  if (!button.isConnected) list.before(button);
  if (Date.now() - lastSaid < MINUTE) return;
  lastSaid = Date.now();
  say(page.dataset.saysNew.replace("{}", added.length));
}

let seen = null;

/** A message that came later counts as seen once it has been on the screen; until then sending stops gently. */
function watchSeen() {
  const form = document.querySelector("[data-composer]");
  if (!form) return;
  seen = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      const number = Number(entry.target.id.slice(1));
      if (entry.isIntersecting && number > Number(form.elements.seen.value) && !holdsFocus(form)) form.elements.seen.value = number;
    }
  });
}
