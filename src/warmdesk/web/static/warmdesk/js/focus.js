// Where the focus begins on a fresh page: on what was just done, on what the address names, else on the heading.
export function startFocus() {
  addEventListener("keydown", () => document.documentElement.toggleAttribute("data-keys", true), { once: true });
  const composer = document.querySelector("[data-composer] textarea");
  const named = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
  else if (named?.id === "reply" && composer) composer.focus();
  else if (named?.tabIndex === -1) named.focus();
  else document.querySelector("[data-first-focus]")?.focus({ preventScroll: true });
}

export const inField = (element) => element?.matches?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
