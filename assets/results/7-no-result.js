// What a reader can do who found nothing.

// searchWays is a list of ways on: leave out a filter or the words, search for
// words that are there, or start again.
async function searchWays(index, { state, answer, ticksOf, signal }) {
  const link = (next, text) => element("a", { href: searchWrite(next) }, text);
  const names = facetNames.filter((name) => ticksOf(name).length);
  const words = state.text.trim();
  const ways = await Promise.all((words && names.length ? [...names, null] : names).map(async (name) => {
    const next = searchWithout(state, name, answer.typed);
    return { name, next, total: (await index.search({ ...next, limit: 0, signal })).total };
  }));
  const what = (name) => {
    if (name === null) return wording("search.the-words");
    const values = answer.facets.find((f) => f.name === name)?.values ?? [];
    const titles = ticksOf(name).map((ticked) => values.find((v) => v.value === ticked)?.title ?? ticked);
    return facetTitles[name] + ": " + titles.join(" " + wording("search.or") + " ");
  };
  const best = ways.filter((way) => way.total).sort((a, b) => b.total - a.total).slice(0, 4);
  const lines = best.map(({ name, next, total }) =>
    wordingParts("search.without", total, link(next, what(name))));
  if (answer.nearest.length) {
    const links = answer.nearest.flatMap((word, i) => [i ? ", " : "", link({ ...state, text: word }, word)]);
    lines.push(wordingParts("search.nearest", links).flat());
  }
  if (words || names.length) lines.push(wordingParts("search.again", link({ text: "", ticked: new Map() }, wording("search.start-again"))));
  if (lines.length === 1) return element("p", {}, ...lines[0]);
  return element("ul", {}, ...lines.map((line) => element("li", {}, ...line)));
}
