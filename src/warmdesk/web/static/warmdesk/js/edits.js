// The only edits that a card offers: a time that the agent picks takes the place of the vague word, what is the answer
// moves up, and a gap asks for the agent's own time. Nothing else is written, and undo of the field takes each back.
const GREETING = /^[^\n.!?]{0,60},[ \t]*(\n+|$)|^(hi|hello|dear|hey|good (morning|afternoon|evening))\b[^,\n.!?]{0,40},[ \t]*/i;

export function offerEdits(form) {
  const field = form.elements.text;
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-time], [data-move], [data-gap]");
    if (!button) return;
    const { for: words, at, time, gap } = button.dataset;
    const start = nearest(field.value, words, Number(at));
    if (start < 0) return;
    field.focus();
    if (time) put(field, start, start + words.length, /^\p{Lu}\p{Ll}/u.test(words) ? capital(time) : time);
    else if (gap) ask(field, start + words.trimEnd().length, gap);
    else moveUp(field, start, words);
  });
}

const capital = (words) => words[0].toUpperCase() + words.slice(1);

/** The one way that leaves the words in the field's own history; it tells of its input by itself. */
function put(field, start, end, words) {
  field.setSelectionRange(start, end);
  document.execCommand("insertText", false, words);
}

/** A gap at the end of the sentence, selected, so that the next key fills it. */
function ask(field, end, gap) {
  const place = /[.!?]/.test(field.value[end - 1]) ? end - 1 : end;
  put(field, place, place, ` ${gap}`);
  field.setSelectionRange(place + 1, place + 1 + gap.length);
}

/** The sentence goes to the beginning, after the greeting; one change of the field, so one undo. */
function moveUp(field, start, words) {
  const text = field.value;
  const first = text.match(GREETING)?.[0].length ?? 0;
  if (start <= first) return;
  const greeting = text.slice(0, first);
  const between = text.slice(first, start).trimEnd();
  const rest = text.slice(start + words.length);
  const gap = greeting && !/\s$/.test(greeting) ? " " : "";
  put(field, 0, text.length, `${greeting}${gap}${words.trim()} ${between}${rest}`);
  const caret = greeting.length + gap.length + words.trim().length;
  field.setSelectionRange(caret, caret);
}

/** Where the words stand now: what was written since the reading may have moved them. */
function nearest(text, words, at) {
  let best = -1;
  for (let here = text.indexOf(words); here >= 0; here = text.indexOf(words, here + 1)) {
    if (best < 0 || Math.abs(here - at) < Math.abs(best - at)) best = here;
  }
  return best;
}
