// The order of the answers of the full-text search. Pagefind weighs words: it knows neither that what was asked is the
// very name of a page, nor that a commune is meant more often than the quartiers whose titles repeat its name.
import { fold } from "./trouver-texte.js";

const KINDS = ["Cité", "Commune", "Région", "Département", "Page", "Contrat de ville", "Quartier (QPV)"];
const SOUGHT = KINDS.slice(0, 5);
const BEST = 10;
const BEST_OF_A_KIND = 2;

/**
 * Pagefind's answers, those whose title is what was asked first, then those whose title begins so, then those whose
 * title has all its words; in each, by kind. Looks at the best ones of all, and of each kind that is most often meant.
 * @param {object} pagefind
 * @param {string} asked
 * @param {Object<string, string>} filters
 * @returns {Promise<object[]>} results of Pagefind
 */
export async function search(pagefind, asked, filters) {
  const kinds = filters.type ? [] : SOUGHT;
  const [all, ...byKind] = await Promise.all([filters, ...kinds.map((type) => ({ type }))].map((chosen) => pagefind.search(asked, { filters: chosen })));
  const looked = [...all.results.slice(0, BEST), ...byKind.flatMap(({ results }) => results.slice(0, BEST_OF_A_KIND))];
  const distinct = [...new Map(looked.map((result) => [result.id, result])).values()];
  const pages = await Promise.all(distinct.map((result) => result.data()));
  const named = pages
    .map(({ meta, filters: { type = [] } }, place) => ({ result: distinct[place], near: nearness(fold(asked), fold(meta.title)), kind: KINDS.indexOf(type[0]) }))
    .filter(({ near }) => near < 3)
    .sort((one, other) => one.near - other.near || one.kind - other.kind)
    .map(({ result }) => result);
  const first = new Set(named.map(({ id }) => id));
  return [...named, ...all.results.filter(({ id }) => !first.has(id))];
}

// 0 the title itself, but for a code or a place behind it (« Angers (49) »), 1 its beginning, 2 its words, 3 none of these.
function nearness(asked, title) {
  const words = title.split(" ");
  if (title === asked || title.replace(/ \d[\dab]*$/, "") === asked) return 0;
  if (title.startsWith(asked)) return 1;
  return asked.split(" ").every((word) => words.some((other) => other.startsWith(word))) ? 2 : 3;
}
