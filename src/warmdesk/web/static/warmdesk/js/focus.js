// Where the focus begins on a fresh page: on what was just done, on what the address names, else on the heading. And
// where it goes when a dialog closes.
export function startFocus() {
  addEventListener("keydown", () => document.documentElement.toggleAttribute("data-keys", true), { once: true });
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const first = document.querySelector("[data-focus]");
  if (first) {
    document.querySelector("#thread > :last-child")?.scrollIntoView({ block: "center" });
    first.focus();
  } else if (named?.matches("textarea, [tabindex='-1']")) named.focus();
  else document.querySelector("[data-first-focus]")?.focus({ preventScroll: true });
}

export const inField = (element) => element?.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");

/** When the dialog closes, the focus is on what opened it, else where it was before, else on the page's heading. */
export function openModal(dialog, opener) {
  const before = document.activeElement;
  const canHold = (element) => element && element !== document.body && element.isConnected && element.checkVisibility();
  dialog.addEventListener("close", () => ([opener, before].find(canHold) ?? document.querySelector("main h1"))?.focus(), { once: true });
  dialog.showModal();
}
