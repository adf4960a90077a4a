// The keyboard, as the list behind "?" tells it. Single letters work outside fields only, and can be switched off.
import { goToAsked } from "./asked.js";
import { inField, openModal } from "./focus.js";
import { hideMargin, showMargin } from "./margin.js";

const PLACES = { h: "/home", i: "/inbox", k: "/knowledge", p: "/people" };
let going = 0;

export function listenForKeys(page) {
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.defaultPrevented) return;
    const acted = event.ctrlKey || event.metaKey ? withCtrl(event) : alone(event, page);
    if (acted) event.preventDefault();
  });
}

const composer = () => document.querySelector("[data-composer]");
const press = (selector) => {
  const all = [...document.querySelectorAll(selector)];
  const found = all.find((each) => each.checkVisibility()) ?? all[0];
  found?.click();
  return Boolean(found);
};

function withCtrl(event) {
  if (event.key === "." && composer()) return composer().dispatchEvent(new Event("read"));
  if (event.key !== "Enter" || !composer() || document.querySelector("dialog[open]")) return false;
  const selector = event.shiftKey ? "[data-send-next]" : "[data-send]:not(.composer-says *)";
  const button = [...composer().querySelectorAll(selector)].find((each) => event.shiftKey || each.checkVisibility());
  if (button) composer().requestSubmit(button);
  return Boolean(button);
}

function search() {
  const box = document.getElementById("q");
  if (box) box.focus();
  else document.querySelector("[data-search]")?.click();
  return true;
}

function alone(event, page) {
  if (event.key === "Escape") return leave(event.target);
  if (inField(event.target) || document.querySelector("dialog[open]")) return false;
  const inCard = event.target.closest?.("[data-card]");
  if (inCard && inCards(event.key, inCard)) return true;
  if ("off" in page.dataset) return false;
  return letter(event.key.toLowerCase(), page, event);
}

function leave(target) {
  if (document.querySelector("dialog[open]")) return false;
  if (target.closest?.("#margin")) hideMargin();
  else if (composer()?.contains(target)) {
    const last = [...document.querySelectorAll("#thread .message")].at(-1);
    (last ?? document.querySelector("h1"))?.focus();
  } else return false;
  return true;
}

function inCards(key, card) {
  const cards = [...document.querySelectorAll("#thoughts [data-card]")];
  const at = cards.indexOf(card);
  if (key === "ArrowDown") cards[at + 1]?.focus();
  else if (key === "ArrowUp") cards[at - 1]?.focus();
  else if (key === "Enter" && document.activeElement === card) card.querySelector(".button")?.click();
  else if (key === "-") card.querySelector("[data-thought]")?.click();
  else if (key === "y") card.querySelector(".why")?.closest("details")?.toggleAttribute("open");
  else return false;
  return true;
}

function letter(key, page, event) {
  if (going && Date.now() - going < 1500 && PLACES[key]) return location.assign(PLACES[key]), true;
  going = key === "g" ? Date.now() : 0;
  if (key === "g") return true;
  if (key === "?") return help();
  if (key === "/") return search();
  if (page.dataset.keys === "list") return inList(key, event);
  return page.dataset.keys === "conversation" && inConversation(key);
}

function inList(key, event) {
  const links = [...document.querySelectorAll("[data-row] [data-open]")];
  const row = event.target.closest?.("[data-row]");
  const at = links.indexOf(row?.querySelector("[data-open]"));
  if (key === "j") (links[at + 1] ?? links.at(-1))?.focus();
  else if (key === "k") links[Math.max(at - 1, 0)]?.focus();
  else if (key === "x") row?.querySelector("[name=picked]")?.click();
  else if (key === "t") row?.querySelector("form button")?.click();
  else return false;
  return true;
}

function inConversation(key) {
  if (/^[1-9]$/.test(key)) return goToAsked(key), true;
  if (key === "r" || key === "n") return write(key === "n" ? "note" : "reply");
  if (key === "h") return hurry();
  if (key === "q" || key === "w") {
    showMargin();
    const target = key === "q" ? "#asked-title" : "#thoughts [data-card], #thoughts";
    document.querySelector(target)?.focus();
    return true;
  }
  return /^[a-z]$/.test(key) && press(`[data-key="${key}"]`);
}

function write(mode) {
  const form = composer();
  const radio = form.querySelector(`[data-mode="${mode}"]`);
  if (!radio.checked) radio.click();
  form.elements.text.focus();
  return true;
}

function hurry() {
  const field = composer().elements.hurry;
  field.value = field.value ? "" : "on";
  composer().dispatchEvent(new Event("read"));
  return true;
}

function help() {
  const list = document.getElementById("shortcut-list");
  if (list) openModal(list);
  return Boolean(list);
}
