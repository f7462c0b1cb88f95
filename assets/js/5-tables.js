// A click on the head of a column sorts its table, and those of the page that have the
// same columns; a second one turns them round.
{
  const order = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
  const value = (row, column) => row.cells[column].dataset.value ?? row.cells[column].textContent.trim();
  const tables = [...document.querySelectorAll("table[data-sortable]")].filter((table) => table.tBodies[0]?.rows.length > 1);
  const columns = (table) => table.tHead.textContent;

  const sort = (table, column, up) => {
    for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    table.tHead.rows[0].cells[column].setAttribute("aria-sort", up ? "ascending" : "descending");
    const rows = [...table.tBodies[0].rows];
    rows.sort((a, b) => order.compare(value(a, column), value(b, column)) * (up ? 1 : -1));
    table.tBodies[0].append(...rows);
  };

  for (const table of tables) {
    table.tHead.rows[0].dataset.sortBy = wording("tables.sort-by");
    for (const head of table.querySelectorAll("th[data-sort]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        for (const alike of tables) if (columns(alike) === columns(table)) sort(alike, head.cellIndex, up);
      });
    }
  }
}
