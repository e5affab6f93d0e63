// Text as the search field compares it, and the lists of the index as they are written.

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

/**
 * Codes written by `runs` of `scripts/find/coding.py`: an empty one is the code before, plus one.
 * @param {string} text
 * @returns {string[]}
 */
export function unrun(text) {
  let prefix, digits, number;
  return text.split(",").map((code) => {
    if (code) {
      digits = /\d*$/.exec(code)[0].length;
      prefix = code.slice(0, code.length - digits);
      number = Number(code.slice(code.length - digits));
      return code;
    }
    number += 1;
    return prefix + String(number).padStart(digits, "0");
  });
}

/**
 * Numbers written as steps from the one before.
 * @param {number[]} steps
 * @returns {number[]}
 */
export function undelta(steps) {
  let number = 0;
  return steps.map((step) => (number += step));
}

/**
 * Groups of numbers whose first ones are written as steps; a group of one number stands alone.
 * @param {Array<number|number[]>} groups
 * @returns {number[][]}
 */
export function undeltaGroups(groups) {
  let first = 0;
  return groups.map((group) => {
    const [step, ...others] = Array.isArray(group) ? group : [group];
    first += step;
    return [first, ...others];
  });
}

/** Lines of words in one string: searching it whole is quicker than any index of its words, and there is none to build. */
export class Lines {
  /** @param {string[]} lines words one space apart */
  constructor(lines) {
    this.lines = lines;
    this.text = ` ${lines.join(" \n ")} `;
    this.starts = new Int32Array(lines.length + 1);
    lines.forEach((line, rank) => (this.starts[rank + 1] = this.starts[rank] + line.length + 3));
  }

  /**
   * Calls `note` with the rank of each line that has a word, or one that begins so.
   * @param {string} word
   * @param {boolean} whole
   * @param {(rank: number) => void} note
   */
  each(word, whole, note) {
    const sought = whole ? ` ${word} ` : ` ${word}`;
    let rank = 0;
    for (let at = this.text.indexOf(sought); at >= 0; at = this.text.indexOf(sought, at + 1)) {
      while (this.starts[rank + 1] <= at) rank += 1;
      note(rank);
    }
  }

  /** @returns {string[]} the distinct words of five letters or more, in which typos are looked for */
  words() {
    this.vocabulary ??= [...new Set(this.text.split(/[ \n]+/))].filter((word) => word.length > 4);
    return this.vocabulary;
  }
}
