// The search of the header: a dialog over the names of the field « Trouver » and Pagefind's index of the texts, loaded
// when it is first opened.
import { read } from "./trouver-lecture.js";

const PER_STEP = 10;

const dialog = document.getElementById("recherche");
const words = document.getElementById("recherche-mots");
const kind = document.getElementById("recherche-type");
const count = document.getElementById("recherche-compte");
const list = document.getElementById("recherche-reponses");
const more = document.getElementById("recherche-suite");

let loading;
let results = [];
let shown = 0;
let turn = 0;

const load = () => (loading ??= start().catch((error) => {
  loading = undefined;
  throw error;
}));

async function start() {
  const root = new URL(dialog.dataset.racine, document.baseURI);
  const [pagefind, { Names, ranked }, content] = await Promise.all([
    import(new URL(dialog.dataset.pagefind, document.baseURI)), import("./recherche-noms.js"), read(new URL("assets/trouver.json", root)),
  ]);
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 });
  const names = new Names(content);
  const types = names.types();
  const { type: written = {}, chemin: paths = {} } = await pagefind.filters();
  for (const [type, pages] of Object.entries(written)) if (!types.get(type)) types.set(type, pages);
  for (const [type, pages] of types) kind.add(new Option(`${type} (${pages.toLocaleString("fr")})`, type));
  return { root, pagefind, names, ranked, written, paths };
}

// The pages of a query, each to be asked for: those that bear the name, and those that have the words.
async function ask(query, type) {
  const { names, ranked } = await load();
  const named = names.find(query, type);
  const others = await having(telling(query), type, named.pages);
  const first = await Promise.all(others.slice(0, PER_STEP).map((page) => page()));
  return [...ranked(query, named, first).map((page) => () => page), ...others.slice(PER_STEP)];
}

// The pages that have the words, but for those that are there already.
async function having(asked, type, there) {
  const { root, pagefind, written, paths } = await load();
  if (type && !written[type]) return [];
  const known = there.filter(({ path }) => path in paths).map(({ path }) => ({ chemin: path }));
  const { results } = await pagefind.search(asked, { filters: { ...(type && { type }), ...(known.length && { not: { any: known } }) } });
  return results.map((result) => async () => {
    const { url, meta, filters, excerpt } = await result.data();
    return { path: url.slice(root.pathname.length), title: typographic(meta.title), type: (filters.type ?? []).join(", "), excerpt };
  });
}

// The index has straight apostrophes, the pages typographic ones.
const typographic = (text) => text.replaceAll("'", "’");
const straight = (text) => text.replaceAll("’", "'");

// Words that every page has say nothing of what is looked for, unless they are all that is.
const COMMON = new Set(["à", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "un", "une"]);
function telling(query) {
  const asked = straight(query).split(/[\s']+/).filter(Boolean);
  return asked.filter((word) => !COMMON.has(word.toLowerCase())).join(" ") || straight(query);
}

// Only what Pagefind marks is markup; everything else it gives is shown as text.
function excerpt(markup) {
  const fragment = document.createDocumentFragment();
  markup.split(/(<mark>.*?<\/mark>)/s).forEach((part) => {
    const marked = /^<mark>(.*)<\/mark>$/s.exec(part);
    const text = typographic(plain(marked ? marked[1] : part));
    if (!marked) return fragment.append(text);
    const mark = document.createElement("mark");
    mark.textContent = text;
    fragment.append(mark);
  });
  return fragment;
}

function plain(markup) {
  const area = document.createElement("textarea");
  area.innerHTML = markup.replaceAll("<", "&lt;");
  return area.value;
}

function entry(page, root) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(page.path, root);
  link.textContent = page.title;
  const type = document.createElement("span");
  type.className = "recherche__type";
  type.textContent = page.type;
  const text = document.createElement("p");
  text.append(page.text ?? excerpt(page.excerpt));
  item.append(link, " ", type, text);
  return item;
}

async function showMore(focus) {
  const mine = turn;
  const { root } = await load();
  const pages = await Promise.all(results.slice(shown, shown + PER_STEP).map((page) => page()));
  if (mine !== turn) return;
  const entries = pages.map((page) => entry(page, root));
  list.append(...entries);
  shown += entries.length;
  more.hidden = shown >= results.length;
  if (focus) entries[0]?.querySelector("a").focus();
}

function announce(query) {
  if (!query) count.textContent = "";
  else if (results.length === 0) count.textContent = `Aucun résultat pour «\u00a0${query}\u00a0».`;
  else if (results.length === 1) count.textContent = "Un résultat.";
  else count.textContent = `${results.length.toLocaleString("fr")} résultats.`;
}

async function search() {
  const mine = ++turn;
  const query = words.value.trim();
  try {
    await load();
    const found = query ? await ask(query, kind.value) : [];
    if (mine !== turn) return;
    results = found;
    shown = 0;
    list.replaceChildren();
    await showMore(false);
    if (mine === turn) announce(query);
  } catch {
    if (mine === turn) count.textContent = "La recherche n’a pas pu être chargée. Réessayez, ou passez par la liste des communes.";
  }
}

let pause;
words.addEventListener("input", () => {
  clearTimeout(pause);
  pause = setTimeout(search, 150);
});
kind.addEventListener("change", search);
more.addEventListener("click", () => showMore(true));
document.getElementById("recherche-formulaire").addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(pause);
  search();
});
document.getElementById("ouvrir-recherche").addEventListener("click", () => {
  dialog.showModal();
  words.focus();
  load().catch(search);
});
document.getElementById("fermer-recherche").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
});
