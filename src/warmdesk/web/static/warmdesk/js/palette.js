// Search and commands in a dialog: by Ctrl K, or by the search of the rail, which without script leads to its own page.
import { openModal } from "./focus.js";

const PAUSE = 120;

export function openPalette(dialog) {
  const field = dialog.querySelector("[role=combobox]");
  const list = dialog.querySelector("[role=listbox]");
  const count = dialog.querySelector("[role=status]");
  let asked = null;
  let timer = 0;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const active = () => list.querySelector("[aria-selected=true]");

  function open() {
    if (dialog.open || document.querySelector("dialog[open]")) return;
    openModal(dialog);
    field.select();
    find();
  }

  function choose(option) {
    active()?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  /** Only the newest question counts: an answer to an older one is never shown. */
  async function find() {
    asked?.abort();
    asked = new AbortController();
    const address = `${dialog.dataset.palette}?q=${encodeURIComponent(field.value)}`;
    try {
      const answer = await fetch(address, { headers: { "X-Part": "palette" }, signal: asked.signal });
      if (answer.ok) show(await answer.text());
    } catch {
      // Overtaken, or offline: Enter still leads to the search page.
    }
  }

  function show(html) {
    list.innerHTML = html;
    field.setAttribute("aria-expanded", String(options().length > 0));
    choose(options()[0]);
    count.textContent = list.firstElementChild.dataset.says;
  }

  function onKey(event) {
    if (event.isComposing) return;
    const all = options();
    const at = all.indexOf(active());
    if (event.key === "ArrowDown") choose(all[(at + 1) % all.length]);
    else if (event.key === "ArrowUp") choose(all.at(at < 1 ? -1 : at - 1));
    else if (event.key === "Enter" && active()) active().click();
    else return;
    event.preventDefault();
  }

  field.addEventListener("keydown", onKey);
  field.addEventListener("input", () => {
    // What was chosen may not fit any more; until the answer comes, Enter searches for what is typed.
    choose(null);
    asked?.abort();
    clearTimeout(timer);
    timer = setTimeout(find, PAUSE);
  });
  // A page that comes back from the browser's memory shall not lie below it.
  list.addEventListener("click", (event) => event.target.closest("[role=option]") && dialog.close());
  dialog.addEventListener("close", () => {
    asked?.abort();
    clearTimeout(timer);
  });
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    open();
  });
  document.querySelector("[data-search]")?.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
}
