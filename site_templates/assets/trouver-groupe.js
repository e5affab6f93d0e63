// Entries of one kind, as `scripts/find/index.py` writes them. Columns are decoded when they are first asked for: a
// search needs few of them, and the first key comes soon.
import { Lines } from "./trouver-texte.js";

/** A group of the index. */
export class Group {
  #decoded = {};

  /**
   * @param {string} kind
   * @param {object} columns
   * @param {number} start the number of its first entry
   * @param {Group} [parent] the group whose names stand for its empty ones
   */
  constructor(kind, columns, start, parent) {
    this.kind = kind;
    this.columns = columns;
    this.start = start;
    this.size = (columns.answers ?? columns.communes).length;
    this.parent = parent;
  }

  /** @returns {string[]} */
  get names() {
    return this.#once("names", () => (this.kind === "postal" ? unrun(this.columns.names) : this.#inherit(this.columns.names.split("\n"))));
  }

  /** @returns {string[]} none where entries have no code */
  get codes() {
    const { codes, letters } = this.columns;
    return this.#once("codes", () => (letters ? unrun(codes).map((code, rank) => code + letters[rank]) : codes ? unrun(codes) : []));
  }

  /** @returns {number[][]} the ranks of the communes of each entry */
  get communes() {
    return this.#once("communes", () => undeltaGroups(this.columns.communes));
  }

  /** @returns {number[][]} the ranks of the départements of each entry */
  get departements() {
    return this.#once("departements", () => (this.kind === "cites" ? this.columns.departements : undeltaGroups(this.columns.departements)));
  }

  /** @returns {string[]} the names of cités in addresses */
  get slugs() {
    return this.#once("slugs", () => this.columns.slugs.split("\n"));
  }

  /** @returns {number[]} the rank of the QPV of 2015 that each one of 2024 follows, or -1 */
  get origins() {
    return this.#once("origins", () => undelta(this.columns.origins));
  }

  /** @returns {Lines} codes as they are searched */
  get marks() {
    return this.#once("marks", () => new Lines((this.kind === "postal" ? this.names : this.codes).map((code) => code.replaceAll("-", ""))));
  }

  #once(column, decode) {
    return (this.#decoded[column] ??= decode());
  }

  #inherit(lines) {
    return this.parent ? lines.map((line, rank) => line || this.parent.names[this.origins[rank]]) : lines;
  }
}

// Codes written by `runs` of `scripts/find/coding.py`: an empty one is the code before, plus one.
function unrun(text) {
  let [before, prefix, digits, number] = ["", "", 0, 0];
  return text.split(",").map((code) => {
    if (code) {
      before = code;
      return code;
    }
    if (before) {
      digits = /\d*$/.exec(before)[0].length;
      prefix = before.slice(0, before.length - digits);
      number = Number(before.slice(before.length - digits));
      before = "";
    }
    number += 1;
    return prefix + String(number).padStart(digits, "0");
  });
}

// Numbers written as steps from the one before.
function undelta(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

// Groups of numbers whose first ones are written as steps; a group of one number stands alone.
function undeltaGroups(groups) {
  let first = 0;
  return groups.map((group) => {
    if (!Array.isArray(group)) return [(first += group)];
    const [step, ...others] = group;
    return [(first += step), ...others];
  });
}
