// The pages that bear a name or a code (cités, communes, quartiers, contrats…), found in the header as the field « Trouver »
// finds them, and how they stand among the pages that have the words. Touches neither the document nor the network.
import { EMPTY, Index } from "./trouver-index.js";
import { said } from "./trouver-reponse.js";
import { fold } from "./trouver-texte.js";

const TYPES = {
  cites: "Cité", communes: "Commune", around: "Commune", regions: "Région", departements: "Département",
  contrats2015: "Contrat de ville", contrats2024: "Contrat de ville", qpv2015: "Quartier (QPV)", qpv2024: "Quartier (QPV)",
};
// Of several that bear the name just as well, those that are most often meant come first.
const ORDER = ["Cité", "Commune", "Région", "Département", "Page", "Contrat de ville", "Quartier (QPV)"];
const APART = 3;

/**
 * @typedef {object} Answer a page, as it is listed
 * @property {string} path from the root of the site
 * @property {string} title
 * @property {string} type
 */

/** The pages that have a name, by the index of the field « Trouver ». */
export class Names {
  /** @param {object} content the parsed `trouver.json` */
  constructor(content) {
    this.index = new Index(content);
  }

  /** @returns {Map<string, number>} how many pages each type has */
  types() {
    const found = new Map(ORDER.map((type) => [type, 0]));
    this.index.kinds.forEach((kind, id) => {
      if (this.index.path(id)) found.set(TYPES[kind], found.get(TYPES[kind]) + 1);
    });
    return found;
  }

  /**
   * @param {string} asked
   * @param {string} type empty for all
   * @returns {{pages: (Answer & {text: string})[], guessed: boolean}} best first; guessed: only names that are near
   */
  find(asked, type) {
    if (!full(fold(asked))) return { pages: [], guessed: false };
    const { ids, guessed } = this.index.search(asked, Infinity);
    const distinct = new Set(ids.flatMap((id) => this.index.answering(id)));
    const pages = [...distinct].map((id) => this.#page(id)).filter((page) => page.path && (!type || page.type === type));
    return { pages, guessed };
  }

  // The text is made when it is shown: of hundreds that bear a name, ten are.
  #page(id) {
    const { index } = this;
    const { kind, name, detail } = index.describe(id);
    return {
      path: index.path(id),
      title: name,
      type: TYPES[kind],
      get text() {
        const own = `${detail[0].toUpperCase()}${detail.slice(1)}.`;
        return kind === "cites" ? own : `${own} ${said(index, id)}`;
      },
    };
  }
}

/**
 * Puts first those whose title is what was asked, then those whose title begins so, then those whose title has all its
 * words, in each by type; then those that are named otherwise (by a code, a place), and last those that have the words.
 * @template {Answer} One
 * @param {string} asked
 * @param {{pages: One[], guessed: boolean}} named
 * @param {One[]} others the first pages that have the words
 * @returns {One[]}
 */
export function ranked(asked, named, others) {
  const one = (page, isNamed) => ({ page, isNamed, near: nearness(bare(asked), bare(page.title)), type: ORDER.indexOf(page.type) });
  const all = [...named.pages.map((page) => one(page, true)), ...others.map((page) => one(page, false))];
  const titled = all.filter(({ near }) => near < APART).sort((a, b) => a.near - b.near || a.type - b.type);
  const apart = (isNamed) => all.filter((other) => other.near === APART && other.isNamed === isNamed);
  const rest = named.guessed ? [...apart(false), ...apart(true)] : [...apart(true), ...apart(false)];
  return [...titled, ...rest].map(({ page }) => page);
}

// A folded text without the words that say what kind of thing is sought, and as it is where there is no other.
const full = (text) => text.split(" ").filter((word) => !EMPTY.has(word)).join(" ");
const bare = (text) => full(fold(text)) || fold(text);

// 0 the title itself, but for a code or a place behind it, 1 its beginning, 2 its words, 3 none of these.
function nearness(asked, title) {
  const words = title.split(" ");
  if (title === asked || title.replace(/ \d[\dab]*$/, "") === asked) return 0;
  if (title.startsWith(asked)) return 1;
  return asked.split(" ").every((word) => words.some((other) => other.startsWith(word))) ? 2 : APART;
}
