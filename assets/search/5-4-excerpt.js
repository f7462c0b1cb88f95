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
    // A phrase may be longer than the window; its start is what is shown.
    const inside = [];
    for (let j = i; matches[j]?.from < until; j++) if (j === i || matches[j].to <= until) inside.push(matches[j]);
    const weight = weightOf(inside);
    if (weight <= best) continue;
    best = weight;
    from = matches[i].from;
    covered = Math.max(...inside.map((m) => (m.to <= until ? m.to : m.from)));
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
  for (const match of matches) {
    const from = Math.max(match.from, at);
    const to = Math.min(match.to, end);
    if (to <= from) continue;
    // What touches or overlaps is one mark.
    const last = excerpt.marks.at(-1);
    excerpt.text += shown(at, from);
    if (!last || excerpt.text.length > last[1]) excerpt.marks.push([excerpt.text.length, 0]);
    excerpt.text += shown(from, to);
    excerpt.marks.at(-1)[1] = excerpt.text.length;
    at = to;
  }
  excerpt.text += shown(at, end) + (end < text.length ? "…" : "");
  return excerpt;
};

// finderOf finds the words of a query in texts: matches are {from, to, of}, where
// of are the clauses found.
const finderOf = (index, { clauses, wanted }) => {
  const byWord = new Map();
  const phrases = [];
  clauses.forEach(({ kind, words, tokens }, i) => {
    if (kind === "phrase") phrases.push({ tokens, of: [i] });
    else if (kind !== "excluded") for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), i]);
  });
  // Tokens at the places of a phrase, one after the other, are one match.
  const phraseMatches = (tokens, { tokens: [first, ...others], of }) => {
    const key = (position, term) => position + " " + term;
    const ends = new Map();
    for (const t of tokens) ends.set(key(t.position, t.term), Math.max(t.to, ends.get(key(t.position, t.term)) ?? 0));
    const starts = tokens.filter((t) => t.term === first.term);
    return starts.flatMap(({ from, to, position }) => {
      const all = others.map((t) => ends.get(key(position + t.position - first.position, t.term)));
      return all.includes(undefined) ? [] : [{ from, to: Math.max(to, ...all), of }];
    });
  };
  const matchesOf = (tokens) => {
    const matches = [];
    for (const { term, from, to } of tokens) {
      const of = byWord.get(term);
      if (of) matches.push({ from, to, of });
    }
    if (!phrases.length) return matches;
    return [...matches, ...phrases.flatMap((phrase) => phraseMatches(tokens, phrase))].sort((a, b) => a.from - b.from);
  };
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
  // clausesIn are those found in the title of a value.
  const inTitles = new Map();
  const clausesIn = (value) => {
    if (!inTitles.has(value)) inTitles.set(value, new Set(matchesOf(value.words).flatMap((m) => m.of)));
    return inTitles.get(value);
  };
  // asked are the values of facets that were ticked, typed or named.
  const isNamed = (facet, value) =>
    ["factor", "service", "marker", "tag"].includes(facet) && [...clausesIn(value)].some((i) => clauses[i].kind !== "optional");
  const asked = index.facets.flatMap(({ name: facet, values }) =>
    values.filter((v) => wanted.get(facet)?.has(v) || isNamed(facet, v)).map((v) => ({ facet, ...v })),
  );
  return { matchesOf, weightOf, clausesIn, asked };
};

// describe is what is shown of a hit: its document, an excerpt {text, marks}, the
// sections to jump to, and the values of facets that were asked for.
async function describe(index, number, { finder: { matchesOf, weightOf, asked } }) {
  // Not every host serves Markdown: a hit without its text is one, too.
  const document = await index.textOf(number).catch(() => index.fileOf(number));
  const tokens = document.sections && (await index.tokensOf(number));
  const sections = (document.sections ?? []).map(([heading, anchor, text], i) => {
    const [inHeading, matches] = tokens[i].map(matchesOf);
    const all = [...inHeading, ...matches];
    return { link: { heading, anchor }, text, matches, found: all.length, inText: weightOf(matches), weight: weightOf(all) };
  });
  const most = Math.max(...sections.map((s) => s.inText));
  const best = sections.find((s) => s.text && s.inText === most);
  const links = sections.filter((s) => s.link.anchor && s.found).sort((a, b) => b.weight - a.weight);
  return {
    document,
    excerpt: best ? excerptOf(best.text, best.matches, weightOf) : { text: "", marks: [] },
    sections: links.slice(0, 3).map((s) => s.link),
    matched: asked
      .filter((v) => v.documents.includes(number))
      .map(({ facet, value, title, suggested }) => ({ facet, value, title, suggested: suggested.includes(number) })),
  };
}
