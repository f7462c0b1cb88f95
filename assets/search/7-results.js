// One result in the list.

const searchBadge = ({ text, rank }, shapes) => {
  const badge = element("span", { class: "badge sev-" + (shapes[rank - 1] ? rank : 0) });
  const shape = shapes[rank - 1]?.cloneNode(true);
  if (shape) badge.append(shape);
  badge.append(element("span", {}, text));
  return badge;
};

// What a result shows anyway needs no mention that it matched.
const searchSeen = new Set(["service", "sev", "year"]);

// searchResult is the content of a result: what the document is, the words in
// it, and the sections that have them.
function searchResult(site, shapes, { document: d, excerpt = { text: "" }, sections = [], matched = [] }) {
  const facts = element("p", { class: "card-facts" });
  if (d.date) facts.append(element("time", { datetime: d.date }, d.date));
  if (d.severity) facts.append(searchBadge(d.severity, shapes));
  if (d.services?.length) facts.append(element("span", {}, d.services.join(", ")));
  for (const { facet, title } of matched) if (!searchSeen.has(facet)) facts.append(element("span", { class: "tag" }, facet + ": " + title));
  const nodes = [element("h2", {}, element("a", { href: site.address(d.url) }, d.title))];
  if (facts.hasChildNodes()) nodes.push(facts);
  if (excerpt.text) nodes.push(element("p", { class: "excerpt" }, ...searchMarked(excerpt)));
  if (sections.length) {
    const links = sections.map((s) => element("li", {}, element("a", { href: site.address(d.url, s.anchor) }, s.heading)));
    nodes.push(element("ul", { class: "found-sections" }, ...links));
  }
  return nodes;
}

// searchItem is the place of a hit in the list, which keeps its height while the
// text is fetched, and a promise for when it is filled.
function searchItem({ index, site, shapes, answer, signal }, { number }) {
  const node = element("li", { class: "result waiting" });
  const show = (found) => signal.aborted || node.replaceChildren(...searchResult(site, shapes, found));
  const lost = async () => {
    const known = await index.document(number).catch(() => null);
    if (known) show({ document: known });
    node.append(element("p", { class: "unknown" }, "The text of this result could not be loaded."));
  };
  return { node, ready: index.hit(number, answer).then(show, lost).finally(() => node.classList.remove("waiting")) };
}
