// Choosing another colleague changes the introduction, as long as nobody has touched it.
export function introduce(form) {
  const text = form.elements.introduction;
  const ask = form.querySelector("[data-ask]");
  const chosen = () => form.querySelector("[name=receiver]:checked");
  let given = text.value;
  form.addEventListener("change", (event) => {
    if (event.target.name !== "receiver") return;
    if (text.value === given) text.value = given = chosen().dataset.introduction;
    ask.querySelector("span").textContent = ask.dataset.ask.replace("{}", chosen().dataset.first);
  });
}
