// Opens a conversation at what is new, and says now and then that it is being read.
const SETTLED = 2000;
const MINUTE = 60000;

export function keepLooking(page) {
  const unread = document.getElementById("first-unread");
  if (unread && !location.hash && !document.querySelector("[data-focus]")) unread.scrollIntoView();
  const form = document.querySelector("[data-composer]");
  if (!form) return;
  const tell = () => {
    if (document.hidden) return;
    const body = new FormData();
    for (const name of ["csrfmiddlewaretoken", "seen"]) body.append(name, form.elements[name].value);
    // Nothing is lost if it does not arrive.
    fetch(page.dataset.look, { method: "POST", body }).catch(() => {});
  };
  setTimeout(tell, SETTLED);
  setInterval(tell, MINUTE);
}
