// The index of everything findable: decoding, search, answers. Touches neither the document nor the network.
// `scripts/find/index.py` writes what is decoded here; every sentence of an answer comes from it.

const GROUPS = [
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
// Among equal matches: communes and cités, then QPV, then the rest.
const ORDER = {
  communes: 0, arrondissements: 0, cites: 1, around: 2, former: 2, qpv2015: 3, qpv2024: 3,
  departements: 4, regions: 4, contrats2015: 5, contrats2024: 5, postal: 6,
};
// Words that say what kind of thing is sought: they do not have to match where another word is there.
const EMPTY = new Set("a au aux cite cites commune d de des du emploi en et l la le les qpv quartier quartiers".split(" "));
const ARTICLE = /^(?:l|la|le|les) /;
const CODE = /^(?:q[pn]|c[vn]|cde)?\d[\dab]*[a-z]?$/;
const SAINTS = { st: "saint", ste: "sainte" };

/**
 * Text as it is compared: lower case, without accents or signs, words one space apart, « St » written « Saint ».
 * Line breaks stay.
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return text
    .normalize("NFD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]+/g, "")
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[^a-z0-9\n]+/g, " ")
    .replace(/\bste?\b/g, (word) => SAINTS[word])
    .replace(/^ +| +$/gm, "");
}

/**
 * Whether two words differ by at most one letter added, left out, replaced, or swapped with its neighbour.
 * @param {string} typed
 * @param {string} word
 * @param {boolean} unfinished whether `word` may go on after what is typed
 * @returns {boolean}
 */
export function near(typed, word, unfinished) {
  let at = 0;
  while (at < typed.length && typed[at] === word[at]) at += 1;
  const same = (from, to) => word.startsWith(typed.slice(from), to) && (unfinished || typed.length - from === Math.max(0, word.length - to));
  return same(at + 1, at + 1) || same(at + 1, at) || same(at, at + 1)
    || (typed[at] === word[at + 1] && typed[at + 1] === word[at] && same(at + 2, at + 2));
}

function unrun(text) {
  let previous = "";
  return text.split(",").map((code) => {
    previous = code || previous.replace(/\d+$/, (digits) => String(Number(digits) + 1).padStart(digits.length, "0"));
    return previous;
  });
}

function undelta(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

function undeltaGroups(groups) {
  let first = 0;
  return groups.map((group) => {
    const [step, ...others] = Array.isArray(group) ? group : [group];
    first += step;
    return [first, ...others];
  });
}

const departementOf = (code) => code.slice(0, /^9[78]/.test(code) ? 3 : 2);

/** What the search field knows. */
export class Index {
  /** @param {object} content the parsed `trouver.json` */
  constructor(content) {
    this.content = content;
    this.groups = content.groups;
    this.starts = {};
    let size = 0;
    for (const kind of GROUPS) {
      this.#decode(kind, this.groups[kind]);
      this.starts[kind] = size;
      size += this.groups[kind].names.length;
    }
    this.kinds = GROUPS.flatMap((kind) => new Array(this.groups[kind].names.length).fill(kind));
    this.#foldNames();
    this.#collectWords();
    this.#collectCodes();
  }

  /**
   * What matches a query, best first.
   * @param {string} query
   * @param {number} limit
   * @returns {{ids: number[], total: number, exact: number}} `exact`: how many of the first ones are named just so
   */
  search(query, limit) {
    const text = fold(query);
    if (text.length < 2) return { ids: [], total: 0, exact: 0 };
    const found = this.#byCode(text);
    if (!found.size) this.#byWords(text, query, found);
    let exact = 0;
    for (const { rank } of found.values()) exact += rank === 0;
    return { ids: this.#best(found, limit), total: found.size, exact };
  }

  /**
   * @param {number} id
   * @returns {{kind: string, name: string, detail: string}} an entry as it is listed
   */
  describe(id) {
    const kind = this.kinds[id];
    const rank = id - this.starts[kind];
    const group = this.groups[kind];
    const details = [KINDS[kind]];
    if (kind.startsWith("qpv")) details.push(this.#placesOf(group.communes[rank]), group.codes[rank]);
    else if (kind.startsWith("contrats")) details.push(this.#departement(group.departements[rank]), group.codes[rank]);
    else if (kind === "cites") details.push(group.departements[rank].map((place) => this.#departement(place)).join(", "));
    else if (kind === "communes" || kind === "around") details.push(this.#departement(this.#departementRank(group.codes[rank])));
    else if (kind === "former") details.push(`aujourd’hui ${this.#placesOf([group.communes[rank]])}`);
    else if (kind === "postal") details.push(this.#placesOf(group.communes[rank]));
    else if (kind === "departements") details.push(group.codes[rank]);
    return { kind, name: group.names[rank], detail: details.join(", ") };
  }

  /**
   * @param {number} id
   * @returns {number[]} the entries whose answers are to be shown: its own, or those of the communes it stands for
   */
  answering(id) {
    const kind = this.kinds[id];
    const places = this.groups[kind].communes?.[id - this.starts[kind]];
    if (kind === "postal") return places.map((place) => this.#placeId(place));
    return kind === "former" ? [this.#placeId(places)] : [id];
  }

  /**
   * The answer for an entry of `answering`. A part of a sentence is text, or a link ({label, path}, path null where
   * there is no page); a source without address leads to its line on the cité's page.
   * @param {number} id
   * @returns {{verdict: string, mots: string, annonce: ?string, rapports: object[], path: ?string, proof: ?object}}
   */
  answer(id) {
    const kind = this.kinds[id];
    const rank = id - this.starts[kind];
    const [verdict, mots, annonce, rapports] = this.content.answers[this.groups[kind].answers[rank]];
    const through = kind === "qpv2024" ? this.groups.qpv2024.through[rank] : undefined;
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
   * @param {number} id an entry
   * @returns {number[]} the QPV of both generations of a commune; none for other entries
   */
  quartiers(id) {
    if (this.kinds[id] !== "communes") return [];
    const place = id - this.starts.communes;
    return this.inside[place];
  }

  /**
   * @param {string} code the code of a QPV
   * @returns {number} its entry
   */
  qpv(code) {
    const kind = code.startsWith("QP") ? "qpv2015" : "qpv2024";
    return this.starts[kind] + this.groups[kind].codes.indexOf(code);
  }

  #decode(kind, group) {
    group.names = kind === "postal" ? unrun(group.names) : group.names.split("\n");
    if (group.codes !== undefined) group.codes = unrun(group.codes);
    if (group.letters) group.codes = group.codes.map((code, rank) => code + group.letters[rank]);
    if (group.communes) group.communes = kind === "former" ? undelta(group.communes) : undeltaGroups(group.communes);
    if (kind.startsWith("contrats")) group.departements = undelta(group.departements);
    if (kind === "cites") [group.slugs, group.aliases] = [group.slugs.split("\n"), group.aliases.split("\n")];
    if (kind === "qpv2024") {
      group.origins = undelta(group.origins);
      group.names = group.names.map((name, rank) => name || this.groups.qpv2015.names[group.origins[rank]]);
    }
  }

  #foldNames() {
    this.names = fold(GROUPS.map((kind) => this.groups[kind].names.join("\n")).join("\n")).split("\n");
    this.bare = this.names.map((name) => name.replace(ARTICLE, ""));
    this.aliases = fold(this.groups.cites.aliases.join("\n")).split("\n");
  }

  // The entries of a word are a chain: its first link in `heads`, the next ones in `links`. What a link holds is even for
  // an entry named so, odd for one that has the word beside its name. QPV are reached through their communes.
  #collectWords() {
    const heads = new Map();
    this.links = [];
    this.holds = [];
    const add = (words, id, beside) => {
      for (const word of words.split(" ")) {
        this.links.push(heads.get(word) ?? -1);
        heads.set(word, this.holds.push(2 * id + beside) - 1);
      }
    };
    this.names.forEach((name, id) => add(name, id, 0));
    this.aliases.forEach((alias, rank) => add(alias ? `${alias} cite de l emploi` : "cite de l emploi", rank, 1));
    this.groups.postal.names.forEach((code, rank) =>
      this.groups.postal.communes[rank].forEach((place) => add(code, this.#placeId(place), 1)));
    for (const kind of ["communes", "around"]) {
      this.groups[kind].codes.forEach((code, rank) => add(departementOf(code).toLowerCase(), this.starts[kind] + rank, 1));
    }
    heads.delete("");
    this.words = [...heads.keys()].sort();
    this.heads = this.words.map((word) => heads.get(word));
    this.inside = this.groups.communes.names.map(() => []);
    for (const kind of ["qpv2015", "qpv2024"]) {
      this.groups[kind].communes.forEach((places, rank) =>
        places.forEach((place) => this.inside[place].push(this.starts[kind] + rank)));
    }
  }

  #collectCodes() {
    const codes = GROUPS.map((kind) => {
      const { names, codes: own = [] } = this.groups[kind];
      return (kind === "postal" ? names : kind === "regions" ? [] : own).map((code, rank) => [code, this.starts[kind] + rank]);
    });
    this.codes = codes.flat();
  }

  #byCode(text) {
    const typed = text.replaceAll(" ", "");
    const found = new Map();
    if (!CODE.test(typed)) return found;
    const first = typed.charCodeAt(0) & ~32;
    for (const [written, id] of this.codes) {
      if ((written.charCodeAt(0) & ~32) !== first) continue;
      const code = written.toLowerCase().replace("-", "");
      const place = /^(communes|around|arrondissements)$/.test(this.kinds[id]);
      if (code === typed) found.set(id, { rank: place ? 1 : 0, beside: 0 });
      else if (!place && code.startsWith(typed)) found.set(id, { rank: 2, beside: 0 });
    }
    return found;
  }

  #byWords(text, query, found) {
    const words = text.split(" ");
    const unfinished = /[\p{L}\p{N}]$/u.test(query);
    const last = /(?:^|[^\p{L}])(ste?)$/iu.exec(query)?.[1].toLowerCase();
    const asked = words.map((word, place) => ({
      word, unfinished: unfinished && place === words.length - 1, also: place === words.length - 1 ? last : undefined,
    }));
    const required = asked.filter(({ word }) => !EMPTY.has(word));
    const optional = required.length ? asked.filter(({ word }) => EMPTY.has(word)) : [];
    this.#match(required.length ? required : asked, text, false, found);
    if (!found.size) this.#match(required.length ? required : asked, text, true, found);
    if (!found.size) this.#runTogether(text.replaceAll(" ", ""), found);
    for (const word of new Set(optional.map((one) => one.word))) {
      const named = new Set();
      this.#eachHolding(this.#at(word), (id) => named.add(id));
      for (const id of named) if (found.has(id)) found.get(id).beside = Math.min(7, found.get(id).beside + 1);
    }
  }

  #match(asked, text, typos, found) {
    let kept;
    for (const word of asked) {
      const levels = new Map();
      const note = (id, level) => {
        if ((!kept || kept.has(id)) && !(levels.get(id) <= level)) levels.set(id, level);
      };
      this.#eachEntry(word, typos, note);
      if (kept) for (const [id, level] of levels) levels.set(id, Math.max(level, kept.get(id)));
      kept = levels;
    }
    for (const [id, level] of kept) if (!found.has(id)) found.set(id, { rank: this.#rank(id, level, text), beside: 0 });
  }

  // Levels: 0 in the name, 1 beside it; 2 and 3 the same with a typo.
  #eachEntry({ word, unfinished, also }, typos, note) {
    this.#eachHolding(this.#at(word), note);
    for (const beginning of [unfinished && word, unfinished && also]) {
      if (!beginning) continue;
      for (let at = this.#firstAt(beginning); at < this.words.length && this.words[at].startsWith(beginning); at += 1) {
        this.#eachHolding(at, note);
      }
    }
    if (!typos || word.length < 4 || /\d/.test(word)) return;
    this.words.forEach((other, at) => {
      if (other.length < 5 || word.length - other.length > 1 || (other.length - word.length > 1 && !unfinished)) return;
      if (other[0] !== word[0] && other[0] !== word[1] && other[1] !== word[0] && other[1] !== word[1]) return;
      if (near(word, other, unfinished && word.length > 4)) this.#eachHolding(at, (id, level) => note(id, level + 2));
    });
  }

  #eachHolding(at, note) {
    for (let link = at < 0 ? -1 : this.heads[at]; link >= 0; link = this.links[link]) {
      const id = this.holds[link] >> 1;
      note(id, this.holds[link] & 1);
      if (this.kinds[id] === "communes") for (const qpv of this.quartiers(id)) note(qpv, 1);
    }
  }

  // 0 the name itself, 1 its beginning, 2 words of it, 3 words beside it, 4 and 5 with a typo.
  #rank(id, level, text) {
    if (level) return level + 2;
    const alias = this.aliases[id];
    if (this.names[id] === text || this.bare[id] === text || alias === text) return 0;
    return this.names[id].startsWith(text) || this.bare[id].startsWith(text) ? 1 : 2;
  }

  #runTogether(text, found) {
    if (text.length < 5) return;
    this.names.forEach((name, id) => {
      if (name.length >= text.length && name.replaceAll(" ", "").startsWith(text) && !found.has(id)) found.set(id, { rank: 4, beside: 0 });
    });
  }

  #firstAt(beginning) {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < beginning) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #at(word) {
    const at = this.#firstAt(word);
    return this.words[at] === word ? at : -1;
  }

  // A thousand matches, of which ten are shown: they are never all sorted.
  #best(found, limit) {
    const best = [];
    for (const [id, { rank, beside }] of found) {
      const key = ((rank * 8 + 7 - beside) * 8 + ORDER[this.kinds[id]]) * 2 + this.#outside(id);
      let at = best.length;
      while (at && this.#before(key, id, best[at - 1])) at -= 1;
      if (at < limit) best.splice(at, 0, { key, id });
      if (best.length > limit) best.pop();
    }
    return best.map(({ id }) => id);
  }

  #before(key, id, other) {
    if (key !== other.key) return key < other.key;
    const [name, otherName] = [this.bare[id], this.bare[other.id]];
    return name === otherName ? id < other.id : name < otherName;
  }

  #outside(id) {
    const kind = this.kinds[id];
    return this.groups[kind].pages?.[id - this.starts[kind]] === "0" ? 1 : 0;
  }

  #placeId(place) {
    return this.starts.communes + place;
  }

  #placesOf(places) {
    return places
      .map((place) => {
        const id = this.#placeId(place);
        const kind = this.kinds[id];
        const rank = id - this.starts[kind];
        return `${this.groups[kind].names[rank]} (${departementOf(this.groups[kind].codes[rank])})`;
      })
      .join(", ");
  }

  #departementRank(code) {
    return this.groups.departements.codes.indexOf(departementOf(code));
  }

  #departement(rank) {
    return `${this.groups.departements.names[rank]} (${this.groups.departements.codes[rank]})`;
  }

  #path(kind, rank) {
    const group = this.groups[kind];
    const pattern = this.content.paths[PAGES[kind]];
    if (!pattern || group.pages?.[rank] === "0") return null;
    return pattern.replace("{}", kind === "cites" ? group.slugs[rank] : group.codes[rank].toLowerCase());
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
