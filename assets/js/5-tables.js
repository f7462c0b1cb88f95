// A click on the head of a column sorts its table; a second one turns it round.
for (const table of document.querySelectorAll("table[data-sortable]")) {
  const body = table.tBodies[0];
  if (!body || body.rows.length < 2) continue;
  table.tHead.rows[0].dataset.sortBy = wording("tables.sort-by");
  const order = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();

  for (const head of table.querySelectorAll("th[data-sort]")) {
    const column = head.cellIndex;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const rows = [...body.rows];
      rows.sort((a, b) => order.compare(value(a, column), value(b, column)) * (up ? 1 : -1));
      body.append(...rows);
    });
  }
}
