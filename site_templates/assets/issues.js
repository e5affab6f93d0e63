// The ways out of a page that need a script: printing it, copying its citation.

for (const button of document.querySelectorAll("[data-imprimer]")) button.addEventListener("click", () => print());

for (const button of document.querySelectorAll("[data-copier]")) {
  const status = button.parentElement.querySelector("[role=status]");
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copier).textContent;
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = "Citation copiée.";
    } catch {
      status.textContent = "Le navigateur refuse de copier : sélectionnez la citation.";
    }
  });
}
