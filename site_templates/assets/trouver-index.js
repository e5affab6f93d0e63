// The index of everything findable: decoding, search, answers. Touches neither the document nor the network.
// `scripts/find/index.py` writes what is decoded here; every sentence of an answer comes from it.
import { Group } from "./trouver-groupe.js";
import { Lines, fold } from "./trouver-texte.js";

/** The groups of the index, in their order. */
export const GROUPS = [
  "cites", "communes", "arrondissements", "around", "former", "qpv2015", "qpv2024",
  "contrats2015", "contrats2024", "departements", "regions", "postal",
];
const KINDS = {
  cites: "cité de l’emploi", communes: "commune", arrondissements: "arrondissement", around: "commune",
  former: "ancienne commune", qpv2015: "quartier 2015-2023", qpv2024: "quartier depuis 2024",
  contrats2015: "contrat de ville 2015-2023", contrats2024: "contrat de ville 2024-2030",
  departements: "département", regions: "région", postal: "code postal",
};
const PAGES = {
  cites: "cites", communes: "communes", qpv2015: "qpv", qpv2024: "qpv", contrats2015: "contrats",
  contrats2024: "contrats", departements: "departements", regions: "regions",
};
// Among equal matches: communes and cités, then QPV, then the rest. A cité of which the query is but a word comes
// before the communes of which it is but a word: Nancy, Métropole du Grand Nancy, Essey-lès-Nancy.
const ORDER = {
  communes: 1, arrondissements: 1, cites: 2, around: 3, former: 3, qpv2015: 4, qpv2024: 4,
  departements: 5, regions: 5, contrats2015: 6, contrats2024: 6, postal: 7,
};
/** Words that say what kind of thing is sought: they do not have to match where another word is there. */
export const EMPTY = new Set("a au aux cite cites commune d de des du emploi en et l la le les prioritaire prioritaires qpv quartier quartiers".split(" "));
const CODE = /^(?:(?:q[pn]|c[vn]|cde)(?:\d[\dab]*[a-z]?)?|\d[\dab]*[a-z]?)$/;
const CODELESS = new Set(["former", "regions"]);
const PLACES = ["communes", "arrondissements", "around"];
const GUESSED = 4;
const NONE = 255;

const departementOf = (code) => code.slice(0, /^9[78]/.test(code) ? 3 : 2);
const isNumber = (text) => /^\d/.test(text);

/** What a query finds: entries, each with its level, the lower the better. */
class Found {
  /** @param {number} size how many entries there are */
  constructor(size) {
    this.levels = new Uint8Array(size).fill(NONE);
    this.ids = [];
  }

  note(id, level) {
    if (this.levels[id] === NONE) this.ids.push(id);
    if (level < this.levels[id]) this.levels[id] = level;
  }
}

/** What the search field knows. */
export class Index {
  #names;
  #beside;
  #numbers;
  #inside;

  /** @param {object} content the parsed `trouver.json` */
  constructor(content) {
    this.content = content;
    this.groups = {};
    this.kinds = [];
    for (const kind of GROUPS) {
      const parent = kind === "qpv2024" ? this.groups.qpv2015 : undefined;
      const group = new Group(kind, content.groups[kind], this.kinds.length, parent);
      this.groups[kind] = group;
      this.kinds = this.kinds.concat(new Array(group.size).fill(kind));
    }
  }

  /**
   * Decodes what searches and their lists need, a piece a step, so that a key may come between two. A search does not
   * wait for it: it decodes what is missing.
   * @returns {Iterator<void>}
   */
  *prepare() {
    const groups = Object.values(this.groups);
    for (const group of groups) yield group.names;
    yield this.#words;
    yield this.#qpvOf(0);
    yield this.#namesBeside();
    for (const group of groups) if (group.columns.communes) yield group.communes;
    for (const group of groups) if (!CODELESS.has(group.kind)) yield group.marks;
    yield this.#numbersBeside();
  }

  /**
   * What matches a query, best first.
   * @param {string} query
   * @param {number} limit
   * @returns {{ids: number[], total: number, exact: number, guessed: boolean}} `exact`: how many of the first ones are
   *   named just so; `guessed`: all are but near what was typed
   */
  search(query, limit) {
    const text = fold(query);
    if (text.length < 2) return { ids: [], total: 0, exact: 0, guessed: false };
    const byCode = this.#byCode(text);
    const found = byCode.ids.length ? byCode : this.#byWords(text, query);
    const exact = found.ids.reduce((sum, id) => sum + (found.levels[id] === 0), 0);
    const guessed = found.ids.length > 0 && found.ids.every((id) => found.levels[id] >= GUESSED);
    return { ids: this.#best(found, limit), total: found.ids.length, exact, guessed };
  }

  /**
   * @param {number} id
   * @returns {{kind: string, name: string, detail: string}} an entry as it is listed
   */
  describe(id) {
    const { kind, group, rank } = this.#entry(id);
    const details = [KINDS[kind]];
    if (kind.startsWith("qpv")) details.push(this.#placesOf(group.communes[rank]), group.codes[rank]);
    else if (kind.startsWith("contrats")) details.push(this.#departementsOf(group.departements[rank]), group.codes[rank]);
    else if (kind === "cites") details.push(this.#departementsOf(group.departements[rank]));
    else if (kind === "communes" || kind === "around") details.push(this.#departementsOf([this.#departementRank(group.codes[rank])]));
    else if (kind === "former") details.push(`aujourd’hui ${this.#placesOf(group.communes[rank])}`);
    else if (kind === "postal") details.push(this.#placesOf(group.communes[rank]));
    else if (kind === "departements") details.push(group.codes[rank]);
    return { kind, name: group.names[rank], detail: details.join(", ") };
  }

  /**
   * @param {number} id
   * @returns {number[]} the entries whose answers are to be shown: its own, or those of the communes it stands for
   */
  answering(id) {
    const { kind, group, rank } = this.#entry(id);
    return kind === "postal" || kind === "former" ? group.communes[rank].map((place) => this.#placeId(place)) : [id];
  }

  /**
   * The answer for an entry of `answering`. A part of a sentence is text, or a link ({label, path}, path null where
   * there is no page); a source without address leads to its line on the cité's page.
   * @param {number} id
   * @returns {{verdict: string, mots: string, annonce: ?string, rapports: object[], path: ?string, proof: ?object}}
   */
  answer(id) {
    const { kind, group, rank } = this.#entry(id);
    const [verdict, mots, annonce, rapports] = this.content.answers[group.columns.answers[rank]];
    const through = group.columns.through?.[rank];
    return {
      verdict,
      mots,
      annonce,
      rapports: rapports.map((rapport, place) => this.#rapport(rapport, this.#through(kind, rank, through, place))),
      path: this.#path(kind, rank),
      proof: rapports.length ? null : this.#proof(this.content.list),
    };
  }

  /**
   * @param {number} id
   * @returns {?string} the path of the page of an entry, null where it has none
   */
  path(id) {
    const { kind, rank } = this.#entry(id);
    return this.#path(kind, rank);
  }

  /**
   * @param {number} id an entry
   * @returns {number[]} the QPV of both generations of a commune; none for other entries
   */
  quartiers(id) {
    return this.kinds[id] === "communes" ? this.#qpvOf(id - this.groups.communes.start) : [];
  }

  /**
   * @param {string} code the code of a QPV
   * @returns {number} its entry
   */
  qpv(code) {
    const group = this.groups[code.startsWith("QP") ? "qpv2015" : "qpv2024"];
    return group.start + group.codes.indexOf(code);
  }

  #entry(id) {
    const kind = this.kinds[id];
    const group = this.groups[kind];
    return { kind, group, rank: id - group.start };
  }

  // The names of all entries, as they are searched.
  get #words() {
    this.#names ??= new Lines(Object.values(this.groups).flatMap((group) => group.names));
    return this.#names;
  }

  // What finds a cité besides its name: these are the first entries.
  #namesBeside() {
    this.#beside ??= new Lines(this.groups.cites.columns.aliases.split("\n").map((alias) => `${alias} cité de l’emploi`));
    return this.#beside;
  }

  // What finds a commune and its QPV besides their names: its département and its postal codes.
  #numbersBeside() {
    this.#numbers ??= new Lines(this.#numbersOfPlaces());
    return this.#numbers;
  }

  #numbersOfPlaces() {
    const numbers = PLACES.flatMap((kind) => this.groups[kind].codes.map((code) => departementOf(code)));
    const { names, communes } = this.groups.postal;
    names.forEach((code, rank) => {
      for (const place of communes[rank]) numbers[place] += ` ${code}`;
    });
    return numbers;
  }

  #qpvOf(commune) {
    this.#inside ??= this.#qpvByCommune();
    return this.#inside[commune];
  }

  #qpvByCommune() {
    const inside = Array.from({ length: this.groups.communes.size }, () => []);
    for (const { start, communes } of [this.groups.qpv2015, this.groups.qpv2024]) {
      communes.forEach((places, rank) => {
        for (const place of places) inside[place].push(start + rank);
      });
    }
    return inside;
  }

  // Codes of one kind all begin with a letter, or all with a figure.
  #byCode(text) {
    const typed = text.replaceAll(" ", "");
    const found = new Found(this.kinds.length);
    if (!CODE.test(typed)) return found;
    for (const { kind, start, marks } of this.#coded(isNumber(typed))) {
      const place = PLACES.includes(kind);
      marks.each(typed, false, (rank) => {
        if (marks.line(rank) === typed) found.note(start + rank, place ? 1 : 0);
        else if (!place) found.note(start + rank, 2);
      });
    }
    return found;
  }

  #coded(numbers) {
    return Object.values(this.groups).filter(({ kind, columns }) => !CODELESS.has(kind) && isNumber(columns.codes ?? columns.names) === numbers);
  }

  #byWords(text, query) {
    const words = text.split(" ");
    const unfinished = /[\p{L}\p{N}]$/u.test(query);
    const last = /(?:^|[^\p{L}])(ste?)$/iu.exec(query)?.[1].toLowerCase();
    const asked = words.map((word, place) => ({
      word, unfinished: unfinished && place === words.length - 1, also: place === words.length - 1 ? last : undefined,
    }));
    const full = asked.filter(({ word }) => !EMPTY.has(word));
    const required = asked.filter((one) => one.unfinished || full.includes(one));
    let found = this.#match(required.length ? required : asked, text, false);
    if (!found.ids.length && full.length) found = this.#match(full, text, false);
    if (!found.ids.length) found = this.#match(full.length ? full : asked, text, true);
    if (!found.ids.length) this.#runTogether(text.replaceAll(" ", ""), found);
    return found;
  }

  #match(asked, text, typos) {
    let kept;
    for (const word of asked) {
      const found = new Found(this.kinds.length);
      const before = kept;
      this.#eachEntry(word, typos, (id, level) => {
        if (!before) found.note(id, level);
        else if (before.levels[id] !== NONE) found.note(id, Math.max(level, before.levels[id]));
      });
      kept = found;
    }
    for (const id of kept.ids) kept.levels[id] = this.#rank(id, kept.levels[id], text);
    return kept;
  }

  // Levels: 0 in the name, 1 beside it; 2 and 3 the same with a typo.
  #eachEntry({ word, unfinished, also }, typos, note) {
    this.#eachHolding(word, !unfinished, note);
    if (also) this.#eachHolding(also, !unfinished, note);
    if (!typos || word.length < 4 || /\d/.test(word)) return;
    const others = new Set();
    this.#words.addNear(word, unfinished && word.length > 4, others);
    for (const other of others) this.#eachHolding(other, true, (id, level) => note(id, level + 2));
  }

  // What finds a commune finds its QPV.
  #eachHolding(word, whole, note) {
    const reach = (id, level) => {
      note(id, level);
      for (const qpv of this.quartiers(id)) note(qpv, 1);
    };
    this.#words.each(word, whole, (id) => reach(id, 0));
    this.#namesBeside().each(word, whole, (rank) => note(rank, 1));
    if (isNumber(word)) this.#numbersBeside().each(word, whole, (place) => reach(this.#placeId(place), 1));
  }

  // 0 the name itself, 1 its beginning, 2 words of it, 3 words beside it, 4 and 5 with a typo.
  #rank(id, level, text) {
    return level ? level + 2 : this.#words.likeness(id, text);
  }

  #runTogether(text, found) {
    if (text.length < 5) return;
    this.#words.eachRunTogether(text, (id) => found.note(id, 4));
  }

  // A thousand matches, of which ten are shown: they are never all sorted.
  #best(found, limit) {
    const best = [];
    for (const id of found.ids) {
      const key = this.#key(id, found.levels[id]);
      if (best.length === limit && key > best[limit - 1].key) continue;
      const one = { id, key, name: this.#words.bare(id) };
      let at = best.length;
      while (at && before(one, best[at - 1])) at -= 1;
      best.splice(at, 0, one);
      if (best.length > limit) best.pop();
    }
    return best.map(({ id }) => id);
  }

  #key(id, level) {
    const kind = this.kinds[id];
    const { columns, start } = this.groups[kind];
    const order = (level === 2 || level === 3) && kind === "cites" ? 0 : ORDER[kind];
    return (level * 8 + order) * 2 + (columns.pages?.[id - start] === "0" ? 1 : 0);
  }

  #placeId(place) {
    return this.groups.communes.start + place;
  }

  #placesOf(places) {
    return places
      .map((place) => {
        const { group, rank } = this.#entry(this.#placeId(place));
        return `${group.names[rank]} (${departementOf(group.codes[rank])})`;
      })
      .join(", ");
  }

  #departementRank(code) {
    return this.groups.departements.codes.indexOf(departementOf(code));
  }

  #departementsOf(ranks) {
    const { names, codes } = this.groups.departements;
    return ranks.map((rank) => `${names[rank]} (${codes[rank]})`).join(", ");
  }

  #path(kind, rank) {
    const group = this.groups[kind];
    const pattern = this.content.paths[PAGES[kind]];
    if (!pattern || group.columns.pages?.[rank] === "0") return null;
    const code = group.columns.moved?.[rank] ?? group.codes[rank];
    return pattern.replace("{}", kind === "cites" ? group.slugs[rank] : code.toLowerCase());
  }

  #through(kind, rank, through, place) {
    if (kind !== "qpv2024") return -1;
    return through ? through[place] : this.groups.qpv2024.origins[rank];
  }

  #rapport([words, cite, proof, ...reserves], parent) {
    const [before, beforeCite, after] = this.content.words[words];
    const path = this.#path("cites", cite);
    const link = { label: this.groups.cites.names[cite], path };
    const middle = beforeCite ? [{ label: this.groups.qpv2015.names[parent], path: this.#path("qpv2015", parent) }, `${beforeCite} `] : [];
    return {
      parts: [`${before} `, ...middle, link, after],
      proof: this.#proof(proof, path),
      reserves: reserves.map((reserve) => {
        const [text, own] = this.content.reserves[reserve];
        return { text, proof: this.#proof(own, path) };
      }),
    };
  }

  #proof(number, page = null) {
    const [read, ...sources] = this.content.proofs[number];
    return {
      read,
      sources: sources.map((source) => {
        const [title, publisher, id, url] = this.content.sources[source];
        return { title, publisher, url, path: page && `${page}#source-${id}` };
      }),
    };
  }
}

function before(one, other) {
  if (one.key !== other.key) return one.key < other.key;
  return one.name === other.name ? one.id < other.id : one.name < other.name;
}
