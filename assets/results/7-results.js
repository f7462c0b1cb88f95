// One result in the list.

// What a result shows anyway needs no mention that it matched.
const searchSeen = new Set(["service", "sev", "year"]);

// searchResult is the content of a result: what the document is, the words in
// it, and the sections that have them.
function searchResult(site, { document: d, excerpt = { text: "" }, sections = [], matched = [] }) {
  const facts = element("p", { class: "card-facts" });
  if (d.page) facts.append(element("span", {}, wording("search.page")));
  if (d.date) facts.append(element("time", { datetime: d.date }, d.date));
  if (d.severity) facts.append(searchBadge(d.severity));
  if (d.services?.length) facts.append(element("span", {}, d.services.join(", ")));
  for (const { facet, title, suggested } of matched) {
    if (suggested) facts.append(element("span", { class: "tag suggestion" }, wording("narrow.suggested", facetTitles[facet]) + ": " + title));
    else if (!searchSeen.has(facet)) facts.append(element("span", { class: "tag" }, facetTitles[facet] + ": " + title));
  }
  const nodes = [element("h2", {}, element("a", { href: site.address(d.url) }, d.title))];
  if (facts.hasChildNodes()) nodes.push(facts);
  if (excerpt.text) nodes.push(element("p", { class: "excerpt" }, ...searchMarked(excerpt)));
  if (sections.length) {
    const links = sections.map((s) => element("li", {}, element("a", { href: site.address(d.url, s.anchor) }, s.heading)));
    nodes.push(element("ul", { class: "found-sections" }, ...links));
  }
  return nodes;
}

const searchHeight = 120; // pixels that a result takes, at least

// searchResults gives a function that fills the list of results: with the hits of
// an answer from a place on, as soon as their texts are there or it is late, when
// a promise says so. It gives their nodes, or null where another answer came in
// between. What is out of sight is filled when typing has paused.
function searchResults(list, index, site) {
  // For each document its node, what that shows, and whether of the last answer.
  const results = new Map();
  const resultOf = (number) => {
    if (!results.has(number)) results.set(number, { node: element("li", { class: "result waiting" }), shows: "", fresh: false });
    return results.get(number);
  };
  const draw = ({ number, found, lost }) => {
    const result = resultOf(number);
    result.fresh = true;
    // What is the same after one more letter stays.
    const shows = JSON.stringify([found?.excerpt, found?.sections, found?.matched, lost]);
    if (result.shows === shows) return;
    result.shows = shows;
    result.node.className = "result";
    result.node.replaceChildren(...(found ? searchResult(site, found) : []));
    if (lost) result.node.append(element("p", { class: "unknown" }, wording("search.text-not-loaded")));
  };
  const known = (number) => index.document(number).then((document) => ({ document }), () => null);
  const inSight = () => Math.max(1, Math.ceil((innerHeight - list.getBoundingClientRect().top) / searchHeight));

  return async (answer, from, late, signal) => {
    // What stands before that place may still wait.
    const wanted = answer.hits.filter(({ number }, i) => i >= from || !resultOf(number).fresh);
    const items = wanted.map(({ number }) => ({ number, found: null, lost: false }));
    let placed = false;
    const fill = async (item) => {
      try {
        item.found = await index.hit(item.number, answer);
      } catch {
        item.found = await known(item.number);
        item.lost = true;
      }
      if (placed && !signal.aborted) draw(item);
    };
    const first = from ? items : items.slice(0, inSight());
    await Promise.race([Promise.all(first.map(fill)), late]);
    if (signal.aborted) return null;
    placed = true;
    if (!from) for (const result of results.values()) result.fresh = false;
    for (const item of first) if (item.found || item.lost) draw(item);
    const nodes = answer.hits.map((hit) => resultOf(hit.number).node);
    searchArrange(list, nodes);
    for (const [number, { node }] of results) if (!node.isConnected) results.delete(number);
    setTimeout(() => signal.aborted || items.slice(first.length).forEach(fill), searchLull);
    return nodes.slice(from);
  };
}
