// What a query finds, ranked as internal/search/ranking.go does, with the same
// operations in the same order, so that scores are equal.

const turn = 12; // milliseconds of work before the page gets a turn
const tooFew = 1 << 15; // beside the facets that a document misses

// What finding a document adds to its required words. A phrase that is not
// there, and an exclusion that is, are more than words can make up for.
const steps = new Map([["word", 1], ["optional", 0], ["phrase", 1000], ["excluded", -1000]]);

// nearestWords are words that begin like those that no document has.
const nearestWords = async (index, absent) => {
  const nearest = new Set();
  for (const term of absent) {
    // Another number is no misspelling.
    const letters = /\p{L}/u.test(term) ? [...term] : [];
    for (let n = letters.length - 1; n >= 3; n--) {
      const words = await index.wordsWith(letters.slice(0, n).join(""));
      for (const { word } of frequent(words, 3)) nearest.add(word);
      if (words.length) break;
    }
  }
  return [...nearest].slice(0, 6);
};

// tally gives the documents that a clause finds, and what it adds to the score of
// each.
const tally = ({ weights, k1, norms, count }, { terms, weight }) => {
  const wtf = new Float64Array(count);
  const numbers = [];
  for (const { entry: { postings }, alpha } of terms) {
    for (let f = 0; f < postings.length; f += 2) {
      const fieldWeight = weights[postings[f]];
      const norm = norms[postings[f]];
      const list = postings[f + 1];
      for (let i = 0; i < list.length; i += 2) {
        const number = list[i];
        if (!wtf[number]) numbers.push(number);
        wtf[number] += alpha * (fieldWeight * (list[i + 1] / norm[number]));
      }
    }
  }
  weight ??= idf(count, numbers.length);
  const gain = (number) => weight * ((wtf[number] * (k1 + 1)) / (wtf[number] + k1));
  return { weight, numbers, gains: numbers.map(gain) };
};

// tallied gives the clauses of a query with their tallies. A query is mostly the
// one before with a letter more, so what its other clauses find is known.
const tallied = async (index, given, rest) => {
  const known = index.clauses;
  const keys = given.map((clause) => JSON.stringify(clause));
  const lists = await Promise.all(given.map((clause, i) => known.get(keys[i]) ?? resolve(index, clause)));
  const clauses = lists.flat();
  for (const clause of clauses) {
    if (clause.numbers) continue;
    await rest();
    Object.assign(clause, tally(index, clause));
  }
  if (keys.length) index.clauses = new Map(keys.map((key, i) => [key, lists[i]]));
  return clauses;
};

// rester gives a function that waits where work has gone on for a turn, so that
// the page can do something else, and throws where the work was given up.
const rester = (signal) => {
  let began = Date.now();
  return async () => {
    if (Date.now() - began > turn) {
      await new Promise((resolve) => setTimeout(resolve));
      began = Date.now();
    }
    signal?.throwIfAborted();
  };
};

// answer gives {total, partial, pages, hits, facets, typed, notes, nearest}, and what
// describe needs of it. A search that is given up throws.
async function answer(index, asked) {
  const first = await answerOnce(index, asked, false);
  if (!first.excludes || (first.total && !first.partial)) return first;
  // A pasted command, more likely than a search for nothing, or for a part.
  const literal = await answerOnce(index, asked, true);
  if (!literal.total || literal.partial) return first;
  literal.notes.push(wording("search.literal"));
  return literal;
}

async function answerOnce(index, { text = "", ticked = new Map(), limit = 10, signal }, literal) {
  const { count } = index;
  const query = parse(text, index.stopWords, literal);
  const { wanted, typed, notes, misses } = settle(index, query.filters, ticked);
  const rest = rester(signal);
  const clauses = await tallied(index, query.clauses, rest);
  await rest();
  const sums = new Float64Array(count);
  const found = new Int16Array(count).fill(-steps.get("phrase") * clauses.filter((c) => c.kind === "phrase").length);
  for (const { kind, numbers, gains } of clauses) {
    const step = steps.get(kind);
    for (let i = 0; i < numbers.length; i++) {
      sums[numbers[i]] += gains[i];
      found[numbers[i]] += step;
    }
  }

  const asked = clauses.filter((c) => c.kind === "word");
  const absent = new Set(asked.flatMap(({ term, terms }) => (terms.length ? [] : term)));
  if (absent.size) notes.push(wording("search.absent", [...absent].join(", ")));

  const words = asked.length;
  let enough = words <= 2 ? words : Math.ceil(index.required * words);
  let best = 0;
  for (let n = 0; n < count; n++) if (!misses[n] && found[n] > best) best = found[n];
  const partial = best > 0 && best < enough;
  if (partial) enough = best;

  // Sorted as plain numbers: the highest score first, of equal ones the newest.
  const places = new Float64Array(count);
  // most has for each number of words the lowest score of the incidents with so
  // many, or more: pages, which come last, never stand above these.
  const most = new Float64Array(words + 1).fill(Infinity);
  let total = 0;
  for (let n = 0; n < count; n++) {
    if (found[n] < enough) misses[n] |= tooFew;
    if (misses[n]) continue;
    const share = words ? found[n] / words : 1;
    sums[n] = Math.floor(sums[n] * (share * Math.sqrt(share)) * 1000 + 0.5);
    if (n < index.incidents) for (let w = found[n]; w >= 0 && most[w] > sums[n]; w--) most[w] = sums[n];
    else sums[n] = Math.min(sums[n], most[found[n]]);
    places[total++] = n - sums[n] * count;
  }
  const hits = [...places.subarray(0, total).sort().subarray(0, limit)].map((place) => {
    const number = ((place % count) + count) % count;
    return { number, score: sums[number] };
  });
  // Values of one facet add up, so what misses the facet itself counts.
  const facets = index.facets.map(({ name, values }, i) => ({
    name,
    values: values.map(({ value, title, documents, suggested }) => {
      const count = (numbers) => {
        let has = 0;
        for (let n = 0; n < numbers.length; n++) if (!(misses[numbers[n]] & ~(1 << i))) has++;
        return has;
      };
      return { value, title, count: count(documents), suggested: count(suggested) };
    }),
  }));
  if (query.cut) notes.push(wording("search.cut", mostClauses));
  const nearest = total ? [] : await nearestWords(index, absent);
  await rest();
  const finder = finderOf(index, { clauses, wanted });
  const pages = pagesOf(index, { clauses, wanted, finder });
  return { total, partial, pages, hits, facets, typed, notes, nearest, finder, excludes: query.excludes };
}
