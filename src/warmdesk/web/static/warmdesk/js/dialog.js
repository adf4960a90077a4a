// Opens a page's form in a native dialog. Without it the link leads to that page.
import { introduce } from "./introduction.js";
import { fetchPage } from "./part.js";

export function openInDialog(link) {
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const page = await fetchPage(link.href);
    const part = page?.querySelector("[data-dialog-part]");
    if (!part) return location.assign(link.href);
    const dialog = document.createElement("dialog");
    dialog.className = "dialog";
    dialog.append(...[...part.childNodes].map((node) => document.importNode(node, true)));
    const heading = dialog.querySelector("h1");
    heading.id = "dialog-title";
    dialog.setAttribute("aria-labelledby", heading.id);
    document.body.append(dialog);
    for (const form of dialog.querySelectorAll("[data-introduces]")) introduce(form);
    dialog.addEventListener("click", (clicked) => {
      if (!clicked.target.closest("[data-close]")) return;
      clicked.preventDefault();
      dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      link.focus();
    });
    dialog.showModal();
    heading.focus();
  });
}
