// Where the focus begins on a fresh page: on what was just done, on what the address names, else on the heading.
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
