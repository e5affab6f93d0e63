// The table of all cités: filters, sorting, count, download of what is left; the address says what is filtered.
// The table is whole in the page, and stays so without this script.

const KEYS = { region: 2, departement: 1, vague: 3, territoire: 4 };
const SORTS = ["nom", "departement", "region", "vague", "territoire", "communes", "qpv", "habitants"];
const NUMBERS = new Set(["vague", "communes", "qpv", "habitants"]);
const HEADER = ["Cité", "Département", "Région", "Vague", "Certitude de la vague", "Territoire", "Communes listées par l’ANCT", "QPV", "Habitants, au moins", "Habitants, au plus"];
const FORMULA = /^[=+\-@\t\r]/;

const form = document.querySelector("form[data-cites]");
const table = document.getElementById("cites");
const body = table.tBodies[0];
const heads = [...table.tHead.rows[0].cells];
const count = form.querySelector("[role=status]");
const rows = [...body.rows].map((row) => ({ row, cells: [...row.cells] }));
const collator = new Intl.Collator("fr", { numeric: true });

const words = (cell) => cell.textContent.trim().replace(/[ \t\r\n]+/g, " ");
const numbers = (cell) => (cell.textContent.match(/\d[\d\u202f]*/g) ?? []).map((digits) => Number(digits.replaceAll("\u202f", "")));
const kindOf = (text) => text.replace(/^\d+\s/u, "Plusieurs ");

/**
 * What a row can be filtered by: codes from the addresses of its links, the year, the kind of territory.
 * @param {HTMLTableCellElement[]} cells
 * @param {string} key
 * @returns {Map<string, string>} values and their labels
 */
function values(cells, key) {
  const cell = cells[KEYS[key]];
  if (key === "vague") return new Map([[String(numbers(cell)[0]), String(numbers(cell)[0])]]);
  if (key === "territoire") return new Map([[kindOf(words(cell)), kindOf(words(cell))]]);
  return new Map([...cell.querySelectorAll("a")].map((link) => [link.href.split("/").at(-2), words(link)]));
}

for (const entry of rows) entry.values = Object.fromEntries(Object.keys(KEYS).map((key) => [key, values(entry.cells, key)]));

function fill() {
  for (const key of Object.keys(KEYS)) {
    const labels = new Map(rows.flatMap((entry) => [...entry.values[key]]));
    const sorted = [...labels].sort(([, one], [, other]) => collator.compare(one, other));
    form.elements[key].append(...sorted.map(([value, label]) => new Option(label, value)));
  }
}

function state() {
  const asked = new URLSearchParams(location.search);
  return { tri: SORTS.includes(asked.get("tri")) ? asked.get("tri") : "nom", sens: asked.get("sens") === "desc" ? "desc" : "asc" };
}

function read() {
  const asked = new URLSearchParams(location.search);
  for (const key of Object.keys(KEYS)) {
    form.elements[key].value = asked.get(key) ?? "";
    if (form.elements[key].selectedIndex < 0) form.elements[key].value = "";
  }
}

function write(order) {
  const asked = new URLSearchParams();
  for (const key of Object.keys(KEYS)) if (form.elements[key].value) asked.set(key, form.elements[key].value);
  if (order.tri !== "nom") asked.set("tri", order.tri);
  if (order.sens !== "asc") asked.set("sens", order.sens);
  history.replaceState(null, "", `${location.pathname}${asked.size ? `?${asked}` : ""}${location.hash}`);
}

const kept = () => rows.filter((entry) => Object.keys(KEYS).every((key) => {
  const wanted = form.elements[key].value;
  return !wanted || entry.values[key].has(wanted);
}));

function sort({ tri, sens }) {
  const at = SORTS.indexOf(tri);
  const way = sens === "desc" ? -1 : 1;
  const compare = NUMBERS.has(tri)
    ? (one, other) => numbers(one.cells[at]).at(-1) - numbers(other.cells[at]).at(-1)
    : (one, other) => collator.compare(words(one.cells[at]), words(other.cells[at]));
  rows.sort((one, other) => way * compare(one, other) || collator.compare(words(one.cells[0]), words(other.cells[0])));
  heads.forEach((head, rank) => {
    if (rank === at) head.setAttribute("aria-sort", way < 0 ? "descending" : "ascending");
    else head.removeAttribute("aria-sort");
  });
}

function show() {
  const left = new Set(kept());
  if (rows.some(({ row }, rank) => row !== body.rows[rank])) body.replaceChildren(...rows.map(({ row }) => row));
  for (const entry of rows) entry.row.hidden = !left.has(entry);
  count.textContent = left.size === rows.length ? `${rows.length} cités` : left.size > 1 ? `${left.size} cités sur ${rows.length}` : left.size ? `Une cité sur ${rows.length}` : "Aucune cité\u00a0: élargissez la recherche.";
}

function record({ cells }) {
  const residents = numbers(cells[7]);
  const certainty = cells[3].querySelector(".confiance");
  return [words(cells[0]), words(cells[1]), words(cells[2]), numbers(cells[3])[0], certainty ? words(certainty) : "", words(cells[4]), numbers(cells[5])[0], numbers(cells[6])[0], residents[0], residents.at(-1)];
}

/**
 * A cell of the file: never read as a formula by a spreadsheet, quoted where it must be.
 * @param {string|number} value
 * @returns {string}
 */
function cell(value) {
  const text = FORMULA.test(value) ? `'${value}` : String(value ?? "");
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function download() {
  const left = new Set(kept());
  const lines = [HEADER, ...rows.filter((entry) => left.has(entry)).map(record)].map((line) => line.map(cell).join(";"));
  const address = URL.createObjectURL(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: "cites-de-l-emploi.csv" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

let order = state();
heads.forEach((head, rank) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "tri";
  button.append(...head.childNodes);
  button.addEventListener("click", () => {
    const same = order.tri === SORTS[rank];
    order = { tri: SORTS[rank], sens: same && order.sens === "asc" ? "desc" : "asc" };
    sort(order);
    write(order);
    show();
  });
  head.append(button);
});
table.caption.textContent = "Cités"; // the order that the page tells may change here
fill();
read();
sort(order);
show();
form.addEventListener("change", () => {
  write(order);
  show();
});
form.addEventListener("reset", () => setTimeout(() => {
  order = { tri: "nom", sens: "asc" };
  sort(order);
  write(order);
  show();
}));
form.querySelector("[data-telecharger]").addEventListener("click", download);
