// « Ma commune, mon quartier, mon code postal »: a combobox with a list, over an index loaded when the field is first
// reached. Without this script the form leads to the list of communes.
import { read } from "./trouver-lecture.js";
import { answer, element, quartiers, spoken } from "./trouver-reponse.js";

const SHOWN = 10;
// What searches: asked for together, rather than one once another is read.
const PARTS = ["./trouver-index.js", "./trouver-repetition.js", "./trouver-groupe.js", "./trouver-texte.js"];
const PIECE_MS = 8;
const FAILED = "La recherche n’a pas pu être chargée. Réessayez, ou passez par la liste des communes.";
const UNKNOWN = "Rien de ce nom ici. Une commune sans quartier prioritaire, hors du territoire d’une cité, n’est dans aucune cité de l’emploi\u00a0; vérifiez l’orthographe, ou le nom actuel de la commune.";

/** The search field of a form marked `data-trouver`, with its list, its answers and « Me localiser ». */
class Finder {
  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.form = form;
    this.field = form.querySelector("[role=combobox]");
    this.list = form.querySelector("[role=listbox]");
    this.status = form.querySelector("[role=status]");
    this.answers = form.querySelector("[data-trouver-reponses]");
    this.ids = [];
    this.active = -1;
    this.#listen();
    if (document.activeElement === this.field) this.#search();
    else onceLoaded(() => idle(() => this.#rehearse(({ beforehand }, show) => beforehand(show, SHOWN), () => this.loading)));
  }

  #listen() {
    // A finger or a mouse is over the field some time before it is in it.
    this.field.addEventListener("pointerenter", () => this.#load().catch(() => {}));
    this.field.addEventListener("focus", () => this.#load().catch(() => this.#say(FAILED, true)));
    this.field.addEventListener("input", () => this.#search());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    this.field.addEventListener("blur", () => this.#close());
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.#choose(this.ids[[...this.list.children].indexOf(option)]);
    });
    const locator = this.form.querySelector("[data-trouver-position]");
    if ("geolocation" in navigator) locator.addEventListener("click", () => this.#locate());
    else locator.hidden = true;
  }

  #load() {
    this.loading ??= Promise.all([read(this.form.dataset.index), code()])
      .then(([content, [{ Index }]]) => {
        this.index = new Index(content);
        const pieces = this.index.prepare();
        if (this.field.value) idle(() => this.#prepare(pieces));
        else this.#prepare(pieces);
      })
      .catch((error) => {
        this.loading = undefined;
        throw error;
      });
    return this.loading;
  }

  // A little at a time: a key comes in between, finds what is there, and is shown its answer first.
  #prepare(pieces) {
    if (step(pieces)) this.#rehearse(({ over }, show) => over(this.index, show, SHOWN), () => this.found !== undefined);
    else setTimeout(() => this.#prepare(pieces));
  }

  // Until it is no rehearsal any more. Without the code, the field says so once it is needed.
  #rehearse(what, over) {
    code().then(([, rehearsals]) => {
      const pieces = what(rehearsals, (entries) => this.#drawAside(entries));
      const go = () => over() || step(pieces) || idle(go);
      idle(go);
    }, () => {});
  }

  // What is done for the first time is slow: code is compiled, styles and letters are worked out. Better while nobody
  // waits than under a key. The list drawn here is gone before the screen is.
  #drawAside(entries) {
    const list = this.list.cloneNode();
    list.hidden = false;
    draw(list, entries);
    this.list.after(list);
    list.getBoundingClientRect();
    list.remove();
  }

  async #search() {
    if (!this.index) {
      try {
        await this.#load();
      } catch {
        this.#say(FAILED, true);
        return;
      }
      if (this.found === this.field.value) return;
    }
    const query = this.field.value;
    const { ids, total, exact } = this.index.search(query, SHOWN);
    this.found = query;
    this.exact = exact;
    this.ids = ids;
    this.#activate(-1);
    draw(this.list, ids.map((id) => this.index.describe(id)));
    this.#open(ids.length > 0);
    const words = query.trim().length > 1;
    this.#say(words ? count(ids.length, total) : "", words && !total);
  }

  #key(event) {
    const opened = !this.list.hidden;
    const last = this.ids.length - 1;
    if (event.key === "ArrowDown" && last >= 0) {
      if (!opened) this.#open(true);
      if (!event.altKey) this.#activate(this.active < last ? this.active + 1 : 0);
    } else if (event.key === "ArrowUp" && last >= 0) {
      if (event.altKey) return this.#close();
      this.#open(true);
      this.#activate(this.active > 0 ? this.active - 1 : last);
    } else if (event.key === "Escape") {
      if (opened) this.#close();
      else this.#clear();
    } else {
      if (/^(Home|End|ArrowLeft|ArrowRight)$/.test(event.key)) this.#activate(-1);
      return undefined;
    }
    return event.preventDefault();
  }

  async #submit() {
    if (this.found !== this.field.value) await this.#search();
    if (!this.ids.length) return;
    const sure = this.exact === 1 || this.ids.length === 1;
    if (this.active >= 0 || sure) {
      this.#choose(this.ids[Math.max(0, this.active)]);
      return;
    }
    this.#open(true);
    this.#activate(0);
    this.#say("Plusieurs réponses possibles\u00a0: choisissez dans la liste.");
  }

  #choose(id) {
    this.field.value = this.index.describe(id).name;
    this.found = this.field.value;
    this.#close();
    const shown = this.index.answering(id);
    this.#show(shown, this.index.kinds[id] === "former" ? [element("p", {}, this.#nowIn(id))] : []);
    this.#say(shown.map((one) => spoken(this.index, one)).join(" "));
  }

  #nowIn(id) {
    const { name, detail } = this.index.describe(id);
    return `${name}\u00a0: ${detail}.`;
  }

  #show(ids, before) {
    const pieces = ids.flatMap((id) => {
      const inside = this.index.quartiers(id);
      return [answer(this.index, id, (path) => this.#place(path)), ...(inside.length ? [quartiers(this.index, inside, (one) => this.#follow(one))] : [])];
    });
    this.answers.replaceChildren(...before, ...pieces);
  }

  #follow(id) {
    this.#choose(id);
    this.field.focus();
  }

  #place(path) {
    return new URL(path, new URL(this.form.dataset.racine, document.baseURI)).href;
  }

  #open(opened) {
    this.list.hidden = !opened;
    this.field.setAttribute("aria-expanded", String(opened));
  }

  #close() {
    this.#activate(-1);
    this.#open(false);
  }

  #clear() {
    this.field.value = "";
    this.ids = [];
    this.list.replaceChildren();
    this.#say("");
  }

  #activate(rank) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = rank;
    const option = this.list.children[rank];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", option.id);
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  // What only tells what the eye sees already is said, not shown.
  #say(text, shown = false) {
    this.status.classList.toggle("invisible", !shown);
    this.status.textContent = text;
  }

  // All that is to be loaded is loaded before the position is asked, and nothing after.
  async #locate() {
    this.#close();
    this.#say("Recherche de votre position…", true);
    let tools, outlines;
    try {
      [tools, outlines] = await Promise.all([import("./trouver-position.js"), read(this.form.dataset.contours), this.#load()]);
    } catch {
      this.#say(FAILED, true);
      return;
    }
    try {
      this.#situate(tools.around(outlines, await tools.position()));
    } catch (error) {
      this.#say(error.code === 1
        ? "Vous n’avez pas donné votre position\u00a0: tapez plutôt le nom de votre commune ou de votre quartier."
        : "Votre position n’a pas pu être trouvée\u00a0: tapez plutôt le nom de votre commune ou de votre quartier.", true);
    }
  }

  #situate({ inside, near, margin }) {
    const metres = grouped(Math.round(margin));
    const [codes, words] = near.length
      ? [[...inside, ...near].slice(0, SHOWN), `Vous êtes à moins de ${metres} mètres d’une limite\u00a0: ni votre position ni les contours d’ici ne sont assez précis pour trancher. Voici ${near.length > 1 ? "les quartiers" : "le quartier"} tout près.`]
      : inside.length
        ? [inside, "D’après votre position, vous êtes dans ce quartier."]
        : [[], "Votre position n’est dans aucun des quartiers dont le contour est connu ici, ceux des cités de l’emploi."];
    const check = this.form.dataset.sigVille && (near.length || !inside.length) ? [" Vérifiez votre adresse sur ", element("a", { href: this.form.dataset.sigVille, rel: "external", class: "externe" }, "SIG Ville"), "."] : [];
    this.#show(codes.map((code) => this.index.qpv(code)), [element("p", { class: "trouver__position" }, words, ...check)]);
    this.#say([words, ...check.map((part) => part.textContent ?? part)].join(""));
  }
}

// Entries as the options of a list, over those that it has: what does not change is not laid out anew.
function draw(list, entries) {
  entries.forEach(({ name, detail }, rank) => {
    const option = list.children[rank] ?? list.appendChild(blank(`${list.id}-${rank}`));
    write(option.firstChild.firstChild, name);
    write(option.lastChild.firstChild, detail);
  });
  while (list.children.length > entries.length) list.lastChild.remove();
}

function blank(id) {
  return element("li", { role: "option", id, "aria-selected": "false" },
    element("span", { class: "trouver__nom" }, ""), " ", element("span", { class: "trouver__detail" }, ""));
}

function write(node, text) {
  if (node.data !== text) node.data = text;
}

let parts;

function code() {
  parts ??= Promise.all(PARTS.map((part) => import(part))).catch((error) => {
    parts = undefined;
    throw error;
  });
  return parts;
}

// Goes on for a while; whether it came to the end.
function step(pieces) {
  const end = performance.now() + PIECE_MS;
  while (performance.now() < end) {
    if (pieces.next().done) return true;
  }
  return false;
}

function onceLoaded(run) {
  if (document.readyState === "complete") run();
  else addEventListener("load", run, { once: true });
}

function idle(run) {
  if ("requestIdleCallback" in window) requestIdleCallback(run);
  else setTimeout(run, 10);
}

// As `toLocaleString` does, whose first call takes longer than a whole answer.
function grouped(number) {
  return String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");
}

function count(shown, total) {
  if (!total) return UNKNOWN;
  if (total === 1) return "Une suggestion.";
  return shown < total ? `${shown} suggestions, sur ${grouped(total)}.` : `${total} suggestions.`;
}

for (const form of document.querySelectorAll("form[data-trouver]")) new Finder(form);
