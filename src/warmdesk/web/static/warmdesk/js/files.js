// Names the files that will go with the reply, and takes pasted pictures along.
export function addFiles(input) {
  const words = input.form.querySelector("[data-files-words]");
  const show = () => (words.textContent = [...input.files].map((file) => file.name).join(", "));
  input.addEventListener("change", show);
  input.form.elements.text.addEventListener("paste", (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (!pasted.length) return;
    event.preventDefault();
    const all = new DataTransfer();
    for (const file of [...input.files, ...pasted]) all.items.add(file);
    input.files = all.files;
    show();
  });
}
