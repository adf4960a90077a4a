// A time that the agent picks takes the place of the vague word, and of nothing else. Undo of the field takes it back.
export function giveTimes(form) {
  const field = form.elements.text;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-time]");
    if (!button) return;
    const { time, for: vague, at } = button.dataset;
    const start = nearest(field.value, vague, Number(at));
    if (start < 0) return;
    field.focus();
    field.setSelectionRange(start, start + vague.length);
    // The one way that leaves the words in the field's own history; it tells of its input by itself.
    document.execCommand("insertText", false, /^\p{Lu}\p{Ll}/u.test(vague) ? time[0].toUpperCase() + time.slice(1) : time);
  });
}

/** Where the word stands now: what was written since the reading may have moved it. */
function nearest(text, words, at) {
  let best = -1;
  for (let here = text.indexOf(words); here >= 0; here = text.indexOf(words, here + 1)) {
    if (best < 0 || Math.abs(here - at) < Math.abs(best - at)) best = here;
  }
  return best;
}
