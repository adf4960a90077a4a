// What can be done with several rows shows once a row is picked.
export function countPicks(form) {
  const show = () => {
    const count = form.querySelectorAll("[name=picked]:checked").length;
    const bar = form.querySelector("[data-picked]");
    if (!bar) return;
    bar.hidden = count === 0;
    bar.querySelector("[data-picked-words]").textContent = form.dataset.picks.replace("{}", count);
  };
  form.addEventListener("change", show);
  show();
}
