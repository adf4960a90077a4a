// Fetches pages and puts their parts in place. Nothing that holds the focus is ever replaced.

/** Another state of this page, or null if it cannot be had just now. */
export async function fetchPage(address = location.pathname + location.search, options = {}) {
  try {
    const answer = await fetch(address, { headers: { "X-Part": "page" }, ...options });
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}

export const holdsFocus = (element) => element.contains(document.activeElement);

/** What is open stays open when its element is replaced by a newer one. */
function keepOpen(old, fresh) {
  for (const details of old.querySelectorAll("details[open][id]")) {
    fresh.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
  }
}

export function replace(old, fresh) {
  if (!old || !fresh || holdsFocus(old)) return old;
  keepOpen(old, fresh);
  if (old.isEqualNode(fresh)) return old;
  const adopted = document.importNode(fresh, true);
  old.replaceWith(adopted);
  return adopted;
}

/** Brings the children of one element in line with those of another, by their ids; returns those that are new. */
export function mergeChildren(old, fresh) {
  const added = [];
  const wanted = new Set();
  let place = null;
  for (const child of fresh.children) {
    wanted.add(child.id);
    let here = child.id && [...old.children].find((each) => each.id === child.id);
    if (here) here = replace(here, child);
    else {
      here = document.importNode(child, true);
      if (place) place.after(here);
      else old.prepend(here);
      added.push(here);
    }
    place = here;
  }
  for (const child of [...old.children]) {
    if (!wanted.has(child.id) && !holdsFocus(child)) child.remove();
  }
  return added;
}
