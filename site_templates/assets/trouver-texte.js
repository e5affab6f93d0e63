// Text as the search field compares it, and lines of words searched whole.

const ARTICLE = /^(?:l|la|le|les) /;
const LEAST = 5;
const SPACE = 32;
const ACCENTED = { a: "àáâãäåæ", c: "ç", e: "èéêë", i: "ìíîï", n: "ñ", o: "òóôõöœ", u: "ùúûü", y: "ýÿ" };
const APART = /[\u0300-\u036f]/g;
// What each character is compared as, by their numbers: its letter, small and without accent, or its figure; else a space.
const COMPARED = compared();

function compared() {
  const numbers = new Uint8Array(0x180).fill(SPACE);
  for (const sign of "\nabcdefghijklmnopqrstuvwxyz0123456789") {
    for (const written of sign + (ACCENTED[sign] ?? "")) {
      for (const one of [written, written.toUpperCase()]) numbers[one.charCodeAt(0)] = sign.charCodeAt(0);
    }
  }
  return numbers;
}

/**
 * Text as it is compared: lower case, without accents or signs, words one space apart, « St » written « Saint ».
 * @param {string} text
 * @returns {string}
 */
export function fold(text) {
  return spaced(text).trim();
}

// The same between spaces, line breaks kept. Letter by letter: the engine's own functions take three times as long the
// first time that they are called, and it is the first key that waits.
function spaced(text) {
  const written = ` ${text} `.replace(APART, "").replace(/[œæ]/gi, "$&e");
  const letters = new Uint8Array(written.length);
  let end = 0;
  for (let at = 0; at < written.length; at += 1) {
    const number = written.charCodeAt(at);
    const letter = number < COMPARED.length ? COMPARED[number] : SPACE;
    if (letter !== SPACE || letters[end - 1] !== SPACE) letters[end++] = letter;
  }
  return new TextDecoder("latin1").decode(letters.subarray(0, end)).replaceAll(" st ", " saint ").replaceAll(" ste ", " sainte ");
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
  /** @param {string[]} lines as they are written */
  constructor(lines) {
    this.text = spaced(lines.join(" \n "));
    this.starts = new Int32Array(lines.length + 1);
    let rank = 0;
    for (let at = this.text.indexOf("\n"); at >= 0; at = this.text.indexOf("\n", at + 1)) this.starts[(rank += 1)] = at + 1;
    this.starts[lines.length] = this.text.length + 1;
  }

  get size() {
    return this.starts.length - 1;
  }

  /**
   * @param {number} rank
   * @returns {string} a line as it is compared
   */
  line(rank) {
    return this.text.slice(this.starts[rank] + 1, this.starts[rank + 1] - 2);
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
    for (let rank = 0; rank < this.size; rank += 1) {
      if (this.text[this.starts[rank] + 1] === typed[0] && this.line(rank).replaceAll(" ", "").startsWith(typed)) note(rank);
    }
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
    const line = this.line(rank);
    return line[0] === "l" ? line.replace(ARTICLE, "") : line;
  }

  /**
   * How a line, with or without its article, is like a text: 0 the same, 1 it goes on, 2 it begins otherwise.
   * @param {number} rank
   * @param {string} text
   * @returns {number}
   */
  likeness(rank, text) {
    const line = this.line(rank);
    const bare = this.bare(rank);
    if (line === text || bare === text) return 0;
    return line.startsWith(text) || bare.startsWith(text) ? 1 : 2;
  }
}
