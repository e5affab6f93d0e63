// The ways out of a page that need a script: printing it, copying its citation, correcting one part of it.

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

// Words that correct one part of a page: the form that the list opens for the whole, with this part and what it says.
const LONGEST = 1000;

const shown = (element) => {
  const copy = element.cloneNode(true);
  for (const aside of copy.querySelectorAll(".preuve, .provenance, .bloc__qui, [data-bloc]")) aside.remove();
  for (const item of copy.querySelectorAll("li, p")) item.append("\n");
  return copy.textContent.replace(/\s*\n\s*/g, "\n").trim().slice(0, LONGEST);
};

for (const link of document.querySelectorAll("[data-bloc]")) {
  const { bloc, pour = "corriger", valeur } = link.dataset;
  const form = document.querySelector(`.issues a[href*="template=${pour}.yml&"]`);
  if (!form) continue;
  const url = new URL(form.href);
  if (pour !== "contact") url.searchParams.set("bloc", bloc);
  const part = pour === "corriger" && link.closest(".bloc__retenu, ul");
  if (part) url.searchParams.set("valeur", valeur ?? shown(part));
  link.setAttribute("aria-label", `${link.textContent}\u00a0: ${bloc}`);
  link.href = url;
  link.rel = "external";
}
