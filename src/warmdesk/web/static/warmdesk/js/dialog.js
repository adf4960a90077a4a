// Opens a page's form in a native dialog. Without it the link leads to that page.
import { openModal } from "./focus.js";
import { introduce } from "./introduction.js";
import { fetchPage } from "./part.js";

export function openInDialog(link) {
  // What was typed in a dialog that was closed waits here until it is opened again.
  let written = null;

  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const dialog = written ?? (await dialogOf(link.href));
    if (!dialog) return location.assign(link.href);
    document.body.append(dialog);
    dialog.addEventListener("close", () => {
      written = isWritten(dialog) ? dialog : null;
      dialog.remove();
    }, { once: true });
    openModal(dialog, link);
    dialog.querySelector("h1").focus();
  });
}

async function dialogOf(address) {
  const page = await fetchPage(address);
  const part = page?.querySelector("[data-dialog-part]");
  if (!part) return null;
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.append(...[...part.childNodes].map((node) => document.importNode(node, true)));
  const heading = dialog.querySelector("h1");
  heading.id = "dialog-title";
  dialog.setAttribute("aria-labelledby", heading.id);
  for (const form of dialog.querySelectorAll("[data-introduces]")) introduce(form);
  dialog.addEventListener("click", (clicked) => {
    if (!clicked.target.closest("[data-close]")) return;
    clicked.preventDefault();
    dialog.close();
  });
  return dialog;
}

const isWritten = (dialog) => [...dialog.querySelectorAll("input, textarea")].some(
  (field) => field.value !== field.defaultValue || Boolean(field.checked) !== Boolean(field.defaultChecked),
);
