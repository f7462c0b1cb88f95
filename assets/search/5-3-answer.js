// What a query finds, ranked as internal/search/ranking.go does, with the same
// operations in the same order, so that scores are equal.

const turn = 12; // milliseconds of work before the page gets a turn
const rejected = -1000; // more than words can make up for
const tooFew = 1 << 15; // beside the facets that a document misses

// nearestWords are words that begin like those that found nothing.
const nearestWords = async (index, clauses) => {
  const nearest = new Set();
  for (const { kind, term, terms } of clauses) {
    const letters = kind === "word" && !terms.length ? [...term] : [];
    for (let n = letters.length - 1; n >= 3; n--) {
      const words = await index.wordsWith(letters.slice(0, n).join(""));
      for (const { word } of frequent(words, 3)) nearest.add(word);
      if (words.length) break;
    }
  }
  return [...nearest].slice(0, 6);
};

// tallier gives a function that adds clauses to what the documents have: sums
// are the scores so far, and found the required words, or rejected.
const tallier = ({ weights, k1, norms, count }) => {
  const sums = new Float64Array(count);
  const found = new Int16Array(count);
  const wtf = new Float64Array(count);
  const has = new Uint8Array(count);
  const add = (clause) => {
    wtf.fill(0);
    has.fill(0);
    for (const { entry: { postings }, alpha } of clause.terms) {
      for (let f = 0; f < postings.length; f += 2) {
        const weight = weights[postings[f]];
        const norm = norms[postings[f]];
        const list = postings[f + 1];
        for (let i = 0; i < list.length; i += 2) {
          wtf[list[i]] += alpha * (weight * (list[i + 1] / norm[list[i]]));
          has[list[i]] = 1;
        }
      }
    }
    const { kind } = clause;
    const weight = (clause.weight ??= idf(count, has.reduce((sum, h) => sum + h, 0)));
    for (let n = 0; n < count; n++) {
      if (kind === "excluded" ? has[n] : kind === "phrase" && !has[n]) found[n] = rejected;
      else if (has[n]) {
        sums[n] += weight * ((wtf[n] * (k1 + 1)) / (wtf[n] + k1));
        if (kind === "word") found[n]++;
      }
    }
  };
  return { sums, found, add };
};

// answer gives {total, partial, hits, facets, typed, notes, nearest}, and what
// describe needs of it. A search that is given up throws.
async function answer(index, { text = "", ticked = new Map(), limit = 10, signal }) {
  const { count } = index;
  const query = parse(text, index.stopWords);
  const { wanted, typed, notes, misses } = settle(index, query.filters, ticked);
  const clauses = (await Promise.all(query.clauses.map((clause) => resolve(index, clause)))).flat();
  const { sums, found, add } = tallier(index);
  let last = Date.now();
  for (const clause of clauses) {
    signal?.throwIfAborted();
    if (Date.now() - last > turn) {
      await new Promise((resolve) => setTimeout(resolve));
      last = Date.now();
    }
    add(clause);
  }
  signal?.throwIfAborted();

  const words = clauses.filter((c) => c.kind === "word").length;
  let enough = words <= 2 ? words : Math.ceil(index.required * words);
  const best = found.reduce((most, n, number) => (misses[number] ? most : Math.max(most, n)), 0);
  const partial = best > 0 && best < enough;
  if (partial) enough = best;

  // Sorted as plain numbers: the highest score first, of equal ones the newest.
  const places = [];
  for (let n = 0; n < count; n++) {
    if (found[n] < enough) misses[n] |= tooFew;
    if (misses[n]) continue;
    const share = words ? found[n] / words : 1;
    sums[n] = Math.floor(sums[n] * (share * Math.sqrt(share)) * 1000 + 0.5);
    places.push(n - sums[n] * count);
  }
  const total = places.length;
  const hits = [...Float64Array.from(places).sort().subarray(0, limit)].map((place) => {
    const number = ((place % count) + count) % count;
    return { number, score: sums[number] };
  });
  // Values of one facet add up, so what misses the facet itself counts.
  const facets = index.facets.map(({ name, values }, i) => ({
    name,
    values: values.map(({ value, title, documents }) => {
      let n = 0;
      for (const number of documents) if (!(misses[number] & ~(1 << i))) n++;
      return { value, title, count: n };
    }),
  }));
  if (query.cut) notes.push("only the first " + mostClauses + " words and filters are used");
  const nearest = total ? [] : await nearestWords(index, clauses);
  signal?.throwIfAborted();
  return { total, partial, hits, facets, typed, notes, nearest, clauses, wanted };
}
