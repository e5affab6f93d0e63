// Tables that the screen of a phone shows as blocks, one cell below another: some browsers then no longer tell readers
// aloud of rows, cells and headings. Roles say what the elements said.
const ROLES = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

for (const table of document.querySelectorAll(".tableau--empile table, .quartiers-cite table")) {
  for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
    part.setAttribute("role", ROLES[part.tagName] ?? (part.scope === "row" ? "rowheader" : "columnheader"));
  }
}
