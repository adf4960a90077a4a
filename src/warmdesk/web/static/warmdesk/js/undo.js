// Ten seconds to take a reply back. When they are over, the focus goes back to the heading.
import { say } from "./say.js";

export function countDown(element) {
  say(element.dataset.say);
  const address = new URL(location.href);
  for (const name of ["sent", "of", "noted", "late"]) address.searchParams.delete(name);
  history.replaceState(null, "", address);
  setTimeout(() => {
    const held = element.contains(document.activeElement);
    element.remove();
    if (held) document.querySelector("h1")?.focus();
  }, 10000);
}
