// Text as the search field compares it, and lines of words searched whole.

const SAINTS = { st: "saint", ste: "sainte" };
const ARTICLE = /^(?:l|la|le|les) /;
const LEAST = 5;

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
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae")
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

  /**
   * Calls `note` with the rank of each line that begins so once its words are run together.
   * @param {string} typed without spaces
   * @param {(rank: number) => void} note
   */
  eachRunTogether(typed, note) {
    this.lines.forEach((line, rank) => {
      if (line[0] === typed[0] && line.replaceAll(" ", "").startsWith(typed)) note(rank);
    });
  }

  /**
   * Adds the words of five letters or more that are one typo away: an end of what is typed is then as it should be.
   * @param {string} typed four letters or more
   * @param {boolean} unfinished as in `near`
   * @param {Set<string>} words
   */
  addNear(typed, unfinished, words) {
    const half = Math.ceil(typed.length / 2);
    for (const end of [` ${typed.slice(0, half - 1)}`, typed.slice(half)]) {
      for (let at = this.text.indexOf(end); at >= 0; at = this.text.indexOf(end, at + 1)) {
        const from = this.text.lastIndexOf(" ", at) + 1;
        const to = this.text.indexOf(" ", at + 1);
        if (to - from < LEAST || to - from < typed.length - 1 || (!unfinished && to - from > typed.length + 1)) continue;
        const word = this.text.slice(from, to);
        if (!words.has(word) && near(typed, word, unfinished)) words.add(word);
      }
    }
  }

  /**
   * @param {number} rank
   * @returns {string} a line without its article
   */
  bare(rank) {
    const line = this.lines[rank];
    return line[0] === "l" ? line.replace(ARTICLE, "") : line;
  }

  /**
   * How a line, with or without its article, is like a text: 0 the same, 1 it goes on, 2 it begins otherwise.
   * @param {number} rank
   * @param {string} text
   * @returns {number}
   */
  likeness(rank, text) {
    const line = this.lines[rank];
    const bare = this.bare(rank);
    if (line === text || bare === text) return 0;
    return line.startsWith(text) || bare.startsWith(text) ? 1 : 2;
  }
}
