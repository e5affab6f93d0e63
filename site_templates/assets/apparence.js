// Runs before the first paint: says that scripts run, and applies the appearance chosen on an earlier visit.
// Without a choice, the style sheet `sombre.css` follows the system's own setting.
(() => {
  const KEY = "apparence";
  const root = document.documentElement;
  const sheet = document.getElementById("sombre");
  const system = matchMedia("(prefers-color-scheme: dark)");

  let choice;
  try {
    choice = localStorage.getItem(KEY);
  } catch {
    choice = null;
  }
  const keep = () => {
    try {
      if (choice) localStorage.setItem(KEY, choice);
      else localStorage.removeItem(KEY);
    } catch {
      // The choice then lasts as long as the page.
    }
  };

  const isDark = () => (choice ? choice === "sombre" : system.matches);
  const apply = () => {
    sheet.media = choice === "sombre" ? "screen" : choice === "clair" ? "not all" : "screen and (prefers-color-scheme: dark)";
    document.getElementById("apparence")?.setAttribute("aria-pressed", String(isDark()));
  };

  root.classList.replace("no-js", "js");
  apply();
  system.addEventListener("change", apply);

  document.addEventListener("DOMContentLoaded", () => {
    apply();
    document.getElementById("apparence").addEventListener("click", () => {
      const dark = !isDark();
      choice = dark === system.matches ? null : dark ? "sombre" : "clair";
      keep();
      apply();
    });

    const menu = document.getElementById("menu");
    menu.addEventListener("click", () => {
      menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
    });
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.getAttribute("aria-expanded") === "true") {
        menu.setAttribute("aria-expanded", "false");
        menu.focus();
      }
    });
  });
})();
