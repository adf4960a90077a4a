// Starting points in the composer: "/" at the start of a line, or the button, opens a list below. What is chosen comes
// to the caret; only the "/word" typed to find it goes away.
import { say } from "./say.js";

const PAUSE = 120;
const SEARCH = /^\/([^/\n]{0,40})$/;
const GAP = /\[[^[\]\n]{2,80}\](?!\()/;

export function offerStartingPoints(box) {
  const form = box.closest("form");
  const field = form.elements.text;
  // Where the words of the search begin in the text; -1 when the list is closed.
  let from = -1;
  let byButton = false;
  let setAside = -1;
  let asked = 0;
  let timer = 0;
  // Those lately used, known before anybody asks, so that fast typing meets a list.
  let lately = "";

  const isOpen = () => from >= 0;
  const options = () => [...box.querySelectorAll("[role=option]:not([hidden])")];
  const active = () => box.querySelector("[aria-selected=true]:not([hidden])");
  const typed = () => field.value.slice(from, field.selectionStart);

  function lineStart() {
    return field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  }

  /** The list follows what stands between its beginning and the caret, and closes when that is no search any more. */
  function follow() {
    const start = lineStart();
    const isSearch = field.selectionStart === field.selectionEnd && SEARCH.test(field.value.slice(start, field.selectionStart));
    if (!isSearch) setAside = -1;
    if (isOpen() && byButton) {
      if (field.selectionStart < from || typed().length > 40 || typed().includes("\n")) close();
      else find(typed());
    } else if (isSearch && start !== setAside) {
      from = start;
      find(typed().slice(1));
    } else close();
  }

  function find(words) {
    if (!box.childElementCount) box.innerHTML = lately;
    narrow(words);
    clearTimeout(timer);
    timer = setTimeout(() => fetchOptions(words), PAUSE);
  }

  async function ask(words) {
    const answer = await fetch(`${box.dataset.starting}?q=${encodeURIComponent(words)}`, { headers: { "X-Part": "options" } });
    if (!answer.ok) throw new Error(answer.status);
    const html = await answer.text();
    if (!words) lately = html;
    return html;
  }

  /** What is shown fits the words at once, so that Enter never takes what they no longer mean. */
  function narrow(words) {
    const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
    for (const each of box.querySelectorAll("[role=option]")) {
      each.hidden = !parts.every((part) => each.dataset.title.toLowerCase().includes(part));
    }
    if (!active()) choose(options()[0]);
    show(options().length);
  }

  async function fetchOptions(words) {
    const own = (asked += 1);
    const html = await ask(words).catch(() => "");
    if (!html || own !== asked || !isOpen()) return;
    const before = active()?.id;
    box.innerHTML = html;
    choose(options().find((each) => each.id === before) ?? options()[0]);
    // Nothing found: say so to who asked for the list, and leave alone who writes a path.
    show(options().length || byButton || !words);
  }

  function show(isWanted) {
    const wasHidden = box.hidden;
    box.hidden = !isWanted;
    if (!isWanted || !wasHidden) return;
    field.setAttribute("aria-controls", "starting-list");
    box.scrollIntoView({ block: "nearest" });
    say(box.querySelector("[role=listbox]")?.dataset.says ?? box.textContent.trim());
  }

  function choose(option) {
    for (const each of box.querySelectorAll("[aria-selected=true]")) each.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    const all = options();
    const next = all[(all.indexOf(active()) + step + all.length) % all.length];
    choose(next);
    next.scrollIntoView({ block: "nearest" });
  }

  function close() {
    from = -1;
    byButton = false;
    asked += 1;
    clearTimeout(timer);
    box.hidden = true;
    box.replaceChildren();
    field.removeAttribute("aria-activedescendant");
    field.removeAttribute("aria-controls");
  }

  function use(option) {
    const { text, used } = option.dataset;
    const start = from;
    const end = field.selectionStart;
    close();
    field.focus();
    field.setSelectionRange(start, end);
    // As typed, so that Ctrl Z takes it back.
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, start, end, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    close();
    const gap = GAP.exec(text);
    if (gap) field.setSelectionRange(start + gap.index, start + gap.index + gap[0].length);
    const data = new FormData();
    data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    fetch(used, { method: "POST", body: data, headers: { "X-Part": "used" } }).catch(() => {});
  }

  function onKey(event) {
    if (!isOpen() || box.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      setAside = lineStart();
      close();
    } else if (event.key === "Enter" && !event.shiftKey && active()) use(active());
    else if (event.key === "ArrowDown" && options().length) move(1);
    else if (event.key === "ArrowUp" && options().length) move(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-haspopup", "listbox");
  field.addEventListener("input", (event) => event.isComposing || follow());
  field.addEventListener("keydown", onKey);
  field.addEventListener("keyup", (event) => isOpen() && /^(Arrow(Left|Right)|Home|End)$/.test(event.key) && follow());
  field.addEventListener("click", () => isOpen() && follow());
  field.addEventListener("focus", () => ask("").catch(() => {}), { once: true });
  field.addEventListener("blur", close);
  // The field keeps the focus while the list is clicked.
  box.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) use(option);
  });
  const button = form.querySelector("[data-starting-open]");
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const wasOpen = isOpen() && byButton;
    close();
    if (wasOpen) return;
    field.focus();
    from = field.selectionStart;
    field.setSelectionRange(from, from);
    byButton = true;
    fetchOptions("");
  });
}
