// The search rehearsed before there is an index. Code that runs for the first time is slow: here it runs for the first
// time over words that mean nothing, while nobody waits.
import { GROUPS, Index } from "./trouver-index.js";

const SIZE = 120;
const WORDS = ["Saint-Étienne", "La Cœur d’Île", "Grand Ensemble", "Haut-Bois", "Les Prés\u00a0- Sud", "Ville Neuve", "Sablière", "Mâcon"];
/** Each way of searching: a beginning, a whole word, a postal code, a typo, a code, nothing found. */
export const QUERIES = ["sa", "saint de", "75", "qp0", "grnad ensemble", "zzzzz", "mâ", "la", "75001", "mo", "ha", "93", "qn", "ca", "vi"];
const ROUNDS = 12;

/**
 * Goes through what a first key goes through, over an index made up, a piece a step.
 * @param {(entries: {name: string, detail: string}[]) => void} show
 * @param {number} shown how many entries a list has
 * @returns {Iterator<void>}
 */
export function* beforehand(show, shown) {
  for (let round = 0; round < ROUNDS; round += 1) {
    const index = new Index(JSON.parse(sample(round)));
    yield;
    yield* index.prepare();
    yield* over(index, round ? () => {} : show, shown);
  }
}

/**
 * The same over an index that is there.
 * @param {Index} index
 * @param {(entries: {name: string, detail: string}[]) => void} show
 * @param {number} shown
 * @returns {Iterator<void>}
 */
export function* over(index, show, shown) {
  for (const query of QUERIES) {
    const { ids } = index.search(query, shown);
    yield;
    yield show(ids.map((id) => index.describe(id)));
  }
}

// An index of entries alike, in each group, as `scripts/find/index.py` writes it.
function sample(round) {
  const each = (one) => Array.from({ length: SIZE }, (_, rank) => one(rank));
  const names = each((rank) => `${WORDS[(rank + round) % WORDS.length]} ${rank}`).join("\n");
  const next = ",".repeat(SIZE - 1);
  const steps = each((rank) => (rank % 9 ? 1 : rank ? [-1, rank] : 0));
  const zeros = each(() => 0);
  const columns = { names, aliases: names, slugs: names, communes: steps, origins: zeros, answers: zeros, pages: "1".repeat(SIZE) };
  const places = { ...columns, codes: `01001${next}` };
  const coded = { ...columns, codes: `CV001${next}`, departements: zeros };
  const groups = Object.fromEntries(GROUPS.map((kind) => [kind, coded]));
  for (const kind of ["communes", "arrondissements", "around"]) groups[kind] = places;
  groups.cites = { ...coded, departements: each(() => [0]) };
  groups.qpv2015 = { ...columns, codes: `QP001001${next}` };
  groups.qpv2024 = { ...columns, codes: `QN00101${next}`, names: each((rank) => (rank % 2 ? "" : WORDS[0])).join("\n"), letters: "M".repeat(SIZE) };
  groups.departements = { ...columns, codes: `01${next}` };
  groups.postal = { names: `75001${next}`, communes: steps };
  return JSON.stringify({ groups });
}
