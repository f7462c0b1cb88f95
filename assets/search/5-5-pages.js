// The pages of factors, markers and services that a query is about.

// pagesOf are up to three: those that it asks for, and then those whose titles
// have all of its words, the most frequent first.
const pagesOf = ({ facets }, { clauses, wanted, finder }) => {
  const words = clauses.flatMap(({ kind }, i) => (kind === "word" || kind === "phrase" ? i : []));
  // A half typed word is there if it begins a word of the title.
  const begins = ({ half, term }, v) => half && v.words.some((token) => token.term.startsWith(term));
  const hasAll = (v) => words.length > 0 && words.every((i) => finder.clausesIn(v).has(i) || begins(clauses[i], v));
  const asked = [];
  const named = [];
  for (const { name: facet, values } of facets) {
    for (const v of values) {
      if (!v.url) continue;
      if (wanted.get(facet)?.has(v)) asked.push({ facet, ...v });
      else if (hasAll(v)) named.push({ facet, ...v });
    }
  }
  named.sort((a, b) => b.documents.length - a.documents.length);
  return [...asked, ...named].slice(0, 3).map(({ facet, value, title, url }) => ({ facet, value, title, url }));
};
