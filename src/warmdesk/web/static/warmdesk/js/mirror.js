// The layer behind the text field: the same words, with what the coach found underlined. Marks move with the text
// and leave as soon as their own words are changed.
let marks = [];
let before = "";
let layer, field;

export function drawMarks(mirror) {
  layer = mirror;
  field = mirror.parentElement.querySelector("textarea");
  before = field.value;
  takeMarks(document.getElementById("coach-state"));
  field.addEventListener("input", () => {
    shift(before, field.value);
    before = field.value;
    draw();
  });
}

/** New marks from the coach, for the text as it is now. */
export function takeMarks(state) {
  if (!layer) return;
  marks = JSON.parse(state?.dataset.marks || "[]");
  before = field.value;
  draw();
}

function shift(old, now) {
  const most = Math.min(old.length, now.length);
  let start = 0;
  while (start < most && old[start] === now[start]) start += 1;
  let tail = 0;
  while (tail < most - start && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
  const end = old.length - tail;
  const moved = now.length - old.length;
  marks = marks.flatMap(([from, to, ...rest]) => {
    if (to <= start) return [[from, to, ...rest]];
    return from >= end ? [[from + moved, to + moved, ...rest]] : [];
  });
}

/** In the order of the text, without overlaps; what comes first from the server goes first. */
function apart() {
  const kept = [];
  for (const mark of marks) {
    if (kept.every(([from, to]) => mark[1] <= from || to <= mark[0])) kept.push(mark);
  }
  return kept.sort((one, other) => one[0] - other[0]);
}

function draw() {
  const text = field.value;
  const pieces = [];
  let at = 0;
  for (const [from, to, look, number] of apart()) {
    const span = document.createElement("span");
    span.className = look;
    span.textContent = text.slice(from, to);
    if (number) span.dataset.n = number;
    pieces.push(text.slice(at, from), span);
    at = to;
  }
  // A last empty line has no height of its own.
  layer.replaceChildren(...pieces, `${text.slice(at)}\u200b`);
  if (!CSS.supports("field-sizing", "content")) {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight}px`;
  }
}
