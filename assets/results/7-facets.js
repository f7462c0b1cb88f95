// The values of a facet as checkboxes with counts.

const searchFolded = 8; // values shown before the reader asks for more
const searchUnfold = 50; // values shown more with each press

// Years and severities keep their order; the others come by count.
const searchOrdered = new Set(["year", "sev"]);

// searchFacet fills a fieldset. change is called with the new list of values.
function searchFacet(fieldset, change) {
  const name = fieldset.dataset.facet;
  const rows = new Map();
  let limit = searchFolded;
  let last = [];
  let ticks = new Set();
  const clear = searchButton(wording("search.clear"), () => {
    change(name, []);
    fieldset.querySelector("input")?.focus();
  }, "clear");
  clear.setAttribute("aria-label", wording("search.clear") + " " + facetTitles[name]);
  const more = searchButton("", () => {
    const first = body.children.length;
    limit += searchUnfold;
    draw();
    [...fieldset.querySelectorAll("input")][first]?.focus();
  }, "more");
  const body = element("div");
  fieldset.append(clear, body, more);

  const rowOf = (value, title) => {
    let row = rows.get(value);
    if (row) return row;
    const box = element("input", { type: "checkbox", value });
    const number = element("span", { class: "count" });
    row = { box, number, node: element("label", { class: "facet-value" }, box, element("span", {}, title), number) };
    box.addEventListener("change", () => {
      const values = new Set(ticks);
      if (box.checked) values.add(value);
      else values.delete(value);
      change(name, [...values]);
    });
    rows.set(value, row);
    return row;
  };
  const draw = () => {
    const shown = last.filter((v, i) => i < limit || ticks.has(v.value));
    const nodes = shown.map(({ value, title, count, suggested }) => {
      const row = rowOf(value, title);
      if (row.number.textContent !== String(count)) row.number.textContent = count;
      // How many of them are suggestions would take a line of its own.
      row.number.classList.toggle("suggestion", suggested > 0);
      row.number.title = suggested ? wording("search.count-suggested", count, suggested) : "";
      row.box.checked = ticks.has(value);
      row.node.classList.toggle("none", count === 0 && !row.box.checked);
      return row.node;
    });
    searchArrange(body, nodes);
    more.hidden = shown.length === last.length;
    more.textContent = wording("some-more", last.length - shown.length);
    clear.hidden = ticks.size === 0;
    fieldset.hidden = ticks.size === 0 && last.every((v) => v.count === 0);
  };
  return (values, ticked) => {
    ticks = new Set(ticked);
    const known = new Set(values.map((v) => v.value));
    last = searchOrdered.has(name) ? [...values] : [...values].sort((a, b) => b.count - a.count);
    for (const value of ticks) if (!known.has(value)) last.unshift({ value, title: value, count: 0, suggested: 0 });
    draw();
  };
}
