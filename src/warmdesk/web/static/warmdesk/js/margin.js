// The margin is a fold above the composer on a phone, and opens over the thread on a narrow desk.
const PHONE = matchMedia("(width <= 45rem)");

export function placeMargin(fold) {
  const margin = document.getElementById("margin");
  if (!margin) return;
  const home = margin.parentElement;
  const place = () => (PHONE.matches ? fold.append(margin) : home.append(margin));
  PHONE.addEventListener("change", place);
  if (PHONE.matches) place();
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-margin-open]")) {
      event.preventDefault();
      showMargin();
      focusable(margin)?.focus();
    } else if (event.target.closest(".margin-close a")) {
      event.preventDefault();
      hideMargin();
    }
  });
}

const focusable = (margin) => margin.querySelector("#asked-title, h2[tabindex]");

/** Makes sure that the margin can be seen, whatever the width. */
export function showMargin() {
  const margin = document.getElementById("margin");
  margin?.setAttribute("data-open", "");
  const fold = margin?.closest("details");
  if (fold) fold.open = true;
}

export function hideMargin() {
  const margin = document.getElementById("margin");
  if (!margin?.hasAttribute("data-open")) return;
  margin.removeAttribute("data-open");
  document.querySelector("[data-composer] textarea")?.focus();
}
