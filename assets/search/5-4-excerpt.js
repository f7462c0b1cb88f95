// Excerpts: the piece of a document that has most of the words, and the sections
// that have some. Lengths are in UTF-16 units.

// windowOf is the stretch of a text that an excerpt shows: 200 units, at most 40
// of them before the first match.
const windowOf = (text, matches, weightOf) => {
  let from = 0;
  let covered = 0;
  let best = -1;
  const most = weightOf(matches);
  for (let i = 0; i < matches.length && best < most; i++) {
    const until = matches[i].from + 160;
    const inside = [];
    for (let j = i; matches[j]?.from < until; j++) if (matches[j].to <= until) inside.push(matches[j]);
    const weight = weightOf(inside);
    if (weight <= best) continue;
    best = weight;
    from = matches[i].from;
    covered = Math.max(...(inside.length ? inside : [matches[i]]).map((m) => m.to));
  }
  let start = Math.max(0, from - 40);
  if (start) {
    const gap = text.slice(start - 1, from).search(/[ \t\n\r]/);
    if (gap >= 0) start += gap;
  }
  let end = Math.min(start + 200, text.length);
  if (end < text.length) {
    const gap = text.slice(covered, end + 1).search(/[ \t\n\r][^ \t\n\r]*$/);
    if (gap >= 0) end = covered + gap;
  }
  // Neither white space nor half a character stands at the ends.
  while (start < end && /[ \t\n\r\udc00-\udfff]/.test(text[start])) start++;
  while (start < end && /[ \t\n\r\ud800-\udbff]/.test(text[end - 1])) end--;
  return [start, end];
};

// excerptOf is {text, marks}: marks are the ranges of the text that match.
const excerptOf = (text, matches, weightOf) => {
  const [start, end] = windowOf(text, matches, weightOf);
  const shown = (from, to) => text.slice(from, to).replace(/[ \t\n\r]+/g, " ");
  const excerpt = { text: start ? "…" : "", marks: [] };
  let at = start;
  for (const { from, to } of matches) {
    if (from < start || to > end || to <= at) continue;
    // What touches or overlaps is one mark.
    const last = excerpt.marks[excerpt.marks.length - 1];
    if (last && from <= at) {
      excerpt.text += text.slice(at, to);
      last[1] = excerpt.text.length;
    } else {
      excerpt.text += shown(at, from);
      const begin = excerpt.text.length;
      excerpt.text += text.slice(from, to);
      excerpt.marks.push([begin, excerpt.text.length]);
    }
    at = to;
  }
  excerpt.text += shown(at, end) + (end < text.length ? "…" : "");
  return excerpt;
};

// describe is what is shown of a hit: its document, an excerpt {text, marks}, the
// sections to jump to, and the values of facets that were asked for.
async function describe(index, number, { clauses, wanted }) {
  const document = await index.textOf(number);
  const byWord = new Map();
  clauses.forEach(({ kind, words }, i) => {
    if (kind !== "excluded") for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), i]);
  });
  const matchesOf = (tokens) => tokens.filter((t) => byWord.has(t.term)).map(({ term, from, to }) => ({ from, to, of: byWord.get(term) }));
  // Whole numbers, so that sums are exact.
  const weights = clauses.map((c) => Math.floor(c.weight * 1000 + 0.5));
  const weightOf = (matches) => {
    const has = new Set();
    let sum = 0;
    for (const { of } of matches) {
      for (const i of of) if (has.size < has.add(i).size) sum += weights[i];
    }
    return sum;
  };

  const sections = document.sections.map(({ heading, anchor, text, tokens }) => {
    const [inHeading, matches] = tokens.map(matchesOf);
    const all = [...inHeading, ...matches];
    return { link: { heading, anchor }, text, matches, found: all.length, inText: weightOf(matches), weight: weightOf(all) };
  });
  const most = Math.max(...sections.map((s) => s.inText));
  const best = sections.find((s) => s.text && s.inText === most);
  const links = sections.filter((s) => s.link.anchor && s.found).sort((a, b) => b.weight - a.weight);
  const isNamed = (name, title) =>
    ["factor", "service", "marker", "tag"].includes(name) &&
    matchesOf(tokenize(title)).some((m) => m.of.some((i) => clauses[i].kind !== "optional"));
  const matched = index.facets.flatMap(({ name, values }) =>
    values
      .filter((v) => v.documents.includes(number) && (wanted.get(name)?.has(v) || isNamed(name, v.title)))
      .map(({ value, title }) => ({ facet: name, value, title })),
  );
  return {
    document,
    excerpt: best ? excerptOf(best.text, best.matches, weightOf) : { text: "", marks: [] },
    sections: links.slice(0, 3).map((s) => s.link),
    matched,
  };
}
