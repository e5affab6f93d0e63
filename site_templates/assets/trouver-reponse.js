// An answer of the search field, as elements. `place` turns a path of the site into an address.

/**
 * An element with attributes and children; every text is text.
 * @param {string} name
 * @param {Object<string, string>} attributes
 * @param {...(Node|string)} children
 * @returns {HTMLElement}
 */
export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * The answer for one entry, with its sources and the way to its page.
 * @param {import("./trouver-index.js").Index} index
 * @param {number} id an entry of `index.answering`
 * @param {(path: string) => string} place
 * @returns {HTMLElement}
 */
export function answer(index, id, place) {
  const { name, detail } = index.describe(id);
  const { verdict, mots, annonce, rapports, path, proof } = index.answer(id);
  const section = element("section", { class: `reponse reponse--${verdict}` },
    element("h3", {}, name, " ", element("small", { class: "trouver__detail" }, detail)));
  const words = element("p", { class: "reponse__phrase" }, element("strong", {}, mots), " ");
  section.append(words);
  if (rapports.length === 1 && !annonce) {
    words.append(...sentence(rapports[0], place));
    section.append(...proofs(rapports[0], place));
  } else {
    words.append(annonce ?? "");
    if (rapports.length) {
      section.append(element("ul", {}, ...rapports.map((rapport) =>
        element("li", {}, ...sentence(rapport, place), ...proofs(rapport, place)))));
    }
  }
  if (proof) section.append(provenance(proof, place));
  if (path) section.append(element("p", {}, element("a", { href: place(path) }, `Tout savoir\u00a0: ${name}`)));
  return section;
}

/**
 * The answer for one entry as one sentence to be read out.
 * @param {import("./trouver-index.js").Index} index
 * @param {number} id
 * @returns {string}
 */
export function spoken(index, id) {
  return `${index.describe(id).name} ${said(index, id)}`;
}

/**
 * The same without the name.
 * @param {import("./trouver-index.js").Index} index
 * @param {number} id
 * @returns {string}
 */
export function said(index, id) {
  const { mots, annonce, rapports } = index.answer(id);
  const first = rapports.length === 1 || !annonce ? rapports.map(({ parts }) => parts.map((part) => part.label ?? part).join("")) : [];
  return [mots, annonce, ...first].filter(Boolean).join(" ");
}

/**
 * The QPV of a commune, folded: each asks its own question.
 * @param {import("./trouver-index.js").Index} index
 * @param {number[]} ids
 * @param {(id: number) => void} choose
 * @returns {HTMLElement}
 */
export function quartiers(index, ids, choose) {
  const count = ids.length === 1 ? "Son quartier prioritaire" : `Ses ${ids.length} quartiers prioritaires de 2015-2023 et de 2024`;
  const details = element("details", {}, element("summary", {}, count),
    element("ul", {}, ...ids.map((id) => {
      const { name, detail } = index.describe(id);
      const button = element("button", { type: "button" }, name);
      button.addEventListener("click", () => choose(id));
      return element("li", {}, button, " ", element("small", { class: "trouver__detail" }, detail));
    })));
  return element("div", { class: "trouver__quartiers" }, details);
}

function sentence({ parts }, place) {
  return parts.map((part) => (typeof part === "string" ? part : link(part.label, part.path && place(part.path))));
}

function proofs({ proof, reserves }, place) {
  const list = reserves.map(({ text, proof: own }) => element("li", {}, `${text} `, provenance(own, place, "span")));
  return [provenance(proof, place), ...(list.length ? [element("ul", { class: "mentions" }, ...list)] : [])];
}

function provenance({ read, sources }, place, name = "p") {
  const cited = sources.flatMap(({ title, publisher, url, path }, rank) => [
    rank ? "\u202f; " : "", "«\u00a0", link(title, url ?? (path && place(path))), `\u00a0», ${publisher}`,
  ]);
  return element(name, { class: "provenance" }, sources.length === 1 ? "Source\u00a0: " : "Sources\u00a0: ", ...cited, `, ${read}`);
}

function link(label, href) {
  return href ? element("a", { href }, label) : label;
}
