// The index of everything findable: decoding, search, answers. Touches neither the document nor the network.
// `scripts/find/index.py` writes what is decoded here; every sentence of an answer comes from it.
import { Lines, fold, near, undelta, undeltaGroups, unrun } from "./trouver-texte.js";

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
// Among equal matches: communes and cités, then QPV, then the rest. A cité of which the query is but a word comes
// before the communes of which it is but a word: Nancy, Métropole du Grand Nancy, Essey-lès-Nancy.
const ORDER = {
  communes: 1, arrondissements: 1, cites: 2, around: 3, former: 3, qpv2015: 4, qpv2024: 4,
  departements: 5, regions: 5, contrats2015: 6, contrats2024: 6, postal: 7,
};
// Words that say what kind of thing is sought: they do not have to match where another word is there.
const EMPTY = new Set("a au aux cite cites commune d de des du emploi en et l la le les qpv quartier quartiers".split(" "));
const ARTICLE = /^(?:l|la|le|les) /;
const CODE = /^(?:(?:q[pn]|c[vn]|cde)(?:\d[\dab]*[a-z]?)?|\d[\dab]*[a-z]?)$/;
const PLACES = new Set(["communes", "arrondissements", "around"]);

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
    this.names = new Lines(fold(GROUPS.map((kind) => this.groups[kind].names.join("\n")).join("\n")).split("\n"));
    this.beside = new Lines(this.#wordsBeside());
    this.codes = new Lines(GROUPS.flatMap((kind) => this.#codesOf(kind)));
    this.inside = this.#qpvByCommune();
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
    for (const rank of found.values()) exact += rank === 0;
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
    return this.inside[id - this.starts.communes];
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

  // What finds a cité besides its name, or a commune and its QPV besides theirs: these are the first entries.
  #wordsBeside() {
    const beside = fold(this.groups.cites.aliases.join("\n")).split("\n").map((alias) => `${alias} cite de l emploi`);
    for (const kind of ["communes", "arrondissements", "around"]) {
      for (const code of this.groups[kind].codes) beside.push(departementOf(code).toLowerCase());
    }
    this.groups.postal.names.forEach((code, rank) => {
      for (const place of this.groups.postal.communes[rank]) beside[this.#placeId(place)] += ` ${code}`;
    });
    return beside;
  }

  #codesOf(kind) {
    const { names, codes = [] } = this.groups[kind];
    if (kind === "postal") return names;
    if (kind === "regions" || kind === "former") return names.map(() => "");
    return codes.join("\n").toLowerCase().replaceAll("-", "").split("\n");
  }

  #qpvByCommune() {
    const inside = this.groups.communes.names.map(() => []);
    for (const kind of ["qpv2015", "qpv2024"]) {
      this.groups[kind].communes.forEach((places, rank) => {
        for (const place of places) inside[place].push(this.starts[kind] + rank);
      });
    }
    return inside;
  }

  #byCode(text) {
    const typed = text.replaceAll(" ", "");
    const found = new Map();
    if (!CODE.test(typed)) return found;
    this.codes.each(typed, false, (id) => {
      const place = PLACES.has(this.kinds[id]);
      if (this.codes.lines[id] === typed) found.set(id, place ? 1 : 0);
      else if (!place) found.set(id, 2);
    });
    return found;
  }

  #byWords(text, query, found) {
    const words = text.split(" ");
    const unfinished = /[\p{L}\p{N}]$/u.test(query);
    const last = /(?:^|[^\p{L}])(ste?)$/iu.exec(query)?.[1].toLowerCase();
    const asked = words.map((word, place) => ({
      word, unfinished: unfinished && place === words.length - 1, also: place === words.length - 1 ? last : undefined,
    }));
    const full = asked.filter(({ word }) => !EMPTY.has(word));
    const required = asked.filter((one) => one.unfinished || full.includes(one));
    this.#match(required.length ? required : asked, text, false, found);
    if (!found.size && full.length) this.#match(full, text, false, found);
    if (!found.size) this.#match(full.length ? full : asked, text, true, found);
    if (!found.size) this.#runTogether(text.replaceAll(" ", ""), found);
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
    for (const [id, level] of kept) found.set(id, this.#rank(id, level, text));
  }

  // Levels: 0 in the name, 1 beside it; 2 and 3 the same with a typo.
  #eachEntry({ word, unfinished, also }, typos, note) {
    this.#eachHolding(word, !unfinished, note);
    if (also) this.#eachHolding(also, !unfinished, note);
    if (!typos || word.length < 4 || /\d/.test(word)) return;
    for (const other of this.names.words()) {
      if (word.length - other.length > 1 || (other.length - word.length > 1 && !unfinished)) continue;
      if (other[0] !== word[0] && other[0] !== word[1] && other[1] !== word[0] && other[1] !== word[1]) continue;
      if (near(word, other, unfinished && word.length > 4)) this.#eachHolding(other, true, (id, level) => note(id, level + 2));
    }
  }

  #eachHolding(word, whole, note) {
    const reach = (id, level) => {
      note(id, level);
      if (this.kinds[id] === "communes") for (const qpv of this.quartiers(id)) note(qpv, 1);
    };
    this.names.each(word, whole, (id) => reach(id, 0));
    this.beside.each(word, whole, (id) => reach(id, 1));
  }

  // 0 the name itself, 1 its beginning, 2 words of it, 3 words beside it, 4 and 5 with a typo.
  #rank(id, level, text) {
    if (level) return level + 2;
    const [name, bare] = [this.names.lines[id], this.#bare(id)];
    if (name === text || bare === text) return 0;
    return name.startsWith(text) || bare.startsWith(text) ? 1 : 2;
  }

  #bare(id) {
    return this.names.lines[id].replace(ARTICLE, "");
  }

  #runTogether(text, found) {
    if (text.length < 5) return;
    this.names.lines.forEach((name, id) => {
      if (name.length >= text.length && name.replaceAll(" ", "").startsWith(text)) found.set(id, 4);
    });
  }

  // A thousand matches, of which ten are shown: they are never all sorted.
  #best(found, limit) {
    const best = [];
    for (const [id, rank] of found) {
      const order = (rank === 2 || rank === 3) && this.kinds[id] === "cites" ? 0 : ORDER[this.kinds[id]];
      const key = (rank * 8 + order) * 2 + this.#outside(id);
      let at = best.length;
      while (at && this.#before(key, id, best[at - 1])) at -= 1;
      if (at < limit) best.splice(at, 0, { key, id });
      if (best.length > limit) best.pop();
    }
    return best.map(({ id }) => id);
  }

  #before(key, id, other) {
    if (key !== other.key) return key < other.key;
    const [name, otherName] = [this.#bare(id), this.#bare(other.id)];
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
    const code = group.moved?.[rank] ?? group.codes[rank];
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
