// A number in a message leads to its line in the margin; selected words can be put on the list.
import { showMargin } from "./margin.js";

export function watchAsked(thread) {
  thread.addEventListener("click", (event) => {
    const ring = event.target.closest("[data-asked]");
    if (!ring) return;
    event.preventDefault();
    goToAsked(ring.dataset.asked);
  });
  document.addEventListener("selectionchange", () => offer(thread));
}

export function goToAsked(number) {
  const line = document.getElementById(`asked-${number}`);
  if (!line) return;
  showMargin();
  focusSoon(line, 30);
}

/** What was folded takes the focus only once it has been drawn. */
function focusSoon(line, frames) {
  line.focus();
  if (document.activeElement !== line && frames) requestAnimationFrame(() => focusSoon(line, frames - 1));
  else line.scrollIntoView({ block: "nearest" });
}

/** Below the message whose words are selected stands a button; it is the one of the margin, with the words filled in. */
function offer(thread) {
  const selection = document.getSelection();
  const prose = selection.anchorNode?.parentElement?.closest(".message.person .prose");
  const words = prose && thread.contains(prose) && prose.contains(selection.focusNode) ? textOf(selection) : "";
  const button = document.querySelector("[data-mark]");
  const field = document.getElementById("asked-words");
  let own = document.getElementById("mark-here");
  if (!words || !button || !field) {
    if (own && document.activeElement !== own) own.remove();
    return;
  }
  if (!own) {
    own = button.cloneNode(true);
    own.id = "mark-here";
    own.className = "button secondary dense";
  }
  field.value = words;
  if (own.parentElement !== prose.parentElement) prose.after(own);
}

function textOf(selection) {
  const copy = selection.rangeCount ? selection.getRangeAt(0).cloneContents() : document.createDocumentFragment();
  for (const ring of copy.querySelectorAll(".number")) ring.remove();
  for (const line of copy.querySelectorAll("br, p")) line.before(" ");
  return copy.textContent.trim().slice(0, 500);
}
