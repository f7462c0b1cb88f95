// The terms of the index that a clause of a query stands for, as {entry, alpha}.

const onlyLetters = /^\p{L}+$/u;

// frequent are the entries in most documents, then in the order of the words; all of
// them where nobody says how many.
const frequent = (entries, most) =>
  entries.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1)).slice(0, most);

// oneTypo tells whether one insertion, deletion, substitution, or exchange of
// neighbours makes b of a. They are not equal.
const oneTypo = (a, b) => {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const same = (n, m) => a.slice(i + n).join() === b.slice(i + m).join();
  return same(1, 1) || same(1, 0) || same(0, 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && same(2, 2));
};

// typosOf are the entries one typo away from a word of at least five letters.
const typosOf = async (index, term) => {
  const letters = [...term];
  const n = letters.length;
  if (n < 5 || !onlyLetters.test(term)) return [];
  const lists = await Promise.all([n - 1, n, n + 1].map(index.spelled));
  let near = lists.flatMap(({ words, counts = [] }) => words.map((word, i) => ({ word, count: counts[i] })));
  near = near.filter(({ word }) => oneTypo(letters, [...word]));
  // With counts at hand, only the words that will be taken are fetched.
  if (near[0]?.count) near = frequent(near, 12);
  return frequent(await Promise.all(near.map(({ word }) => index.find(word))), 12);
};

const mostStarts = 8;
const firstUnspaced = new RegExp("^" + unspaced, "u");
const isStart = (term) => characters(term) < 3 && !firstUnspaced.test(term);

// around are the words that a word is a part of, without those that are known.
const around = async (index, term, known) => {
  const n = characters(term);
  if (n < (/^[\u0590-\u06ff]/.test(term) ? 3 : 5) || !onlyLetters.test(term)) return [];
  const lists = await Promise.all(Array.from({ length: 20 }, (_, i) => index.spelled(n + 1 + i)));
  const words = lists.flatMap((list) => list.words).filter((word) => word.includes(term) && known.every((t) => t.entry.word !== word));
  return frequent(await Promise.all(words.map(index.find)), 12);
};

const weighted = (entries, alpha) => entries.map((entry) => ({ entry, alpha }));

// exactOf gives a word and, in English, those of its stem.
const exactOf = async (index, term) => {
  const [exact, sameStem] = index.alphas;
  const entry = await index.find(term);
  const terms = weighted(entry ? [entry] : [], exact);
  const stemmed = /^[a-z]{3,}$/;
  if (!index.stopWords.size || !stemmed.test(term)) return terms;
  const root = stem(term);
  // The last letter of a stem may be another in the words.
  const starts = new Set([root, root.replace(/i$/, "y"), root.replace(/e$/, "i")]);
  const others = (await Promise.all([...starts].map(index.wordsWith))).flat();
  return [...terms, ...weighted(others.filter((e) => e !== entry && stemmed.test(e.word) && stem(e.word) === root), sameStem)];
};

const idf = (count, frequency) => Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5));

// phraseOf finds where tokens stand at their places in one field. What it gives
// is like an entry: postings whose frequencies are those of the phrase.
const phraseOf = async (index, tokens) => {
  const entries = await Promise.all(tokens.map((token) => index.find(token.term)));
  if (entries.includes(undefined)) return { terms: [] };
  const weight = entries.reduce((sum, e) => sum + idf(index.count, e.count), 0);
  const positions = await Promise.all(entries.map(index.positions));
  // A start is document, field (of which there are eight) and position as one
  // number; half of the reach is for starts before the first position.
  const reach = 2 ** 24;
  let starts = [];
  entries.forEach(({ postings }, i) => {
    const before = new Set(starts);
    starts = [];
    let next = 0;
    for (let f = 0; f < postings.length; f += 2) {
      const list = postings[f + 1];
      for (let j = 0; j < list.length; j += 2) {
        let start = (list[j] * 8 + postings[f] + 0.5) * reach - tokens[i].position;
        for (const end = next + list[j + 1]; next < end; next++) {
          start += positions[i][next];
          if (!i || before.has(start)) starts.push(start);
        }
      }
    }
  });
  const counts = new Map();
  for (const start of starts) {
    const place = Math.floor(start / reach);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const postings = [...counts].flatMap(([place, n]) => [place % 8, [Math.floor(place / 8), n]]);
  return { terms: weighted([{ postings }], 1), weight };
};

// resolve gives the clauses that a clause stands for, with their terms, and
// their words for excerpts: the pieces of a compound that the index does not
// have stand in for it.
const resolve = async (index, { kind, term, half, pieces = [], tokens }) => {
  if (tokens) return [{ kind, tokens, ...(await phraseOf(index, tokens)) }];
  const [, , prefix, typo] = index.alphas;
  let terms = await exactOf(index, term);
  if (half) {
    // A word of one or two characters begins half of the dictionary, so it stands
    // for words of names only.
    const longer = isStart(term) ? await index.starting(term) : frequent(await index.wordsWith(term));
    const unknown = longer.filter((e) => terms.every((t) => t.entry !== e));
    terms = [...terms, ...weighted(unknown.slice(0, isStart(term) ? mostStarts : 24), prefix)];
  }
  if (!terms.length && pieces.length) return (await Promise.all(pieces.map((p) => resolve(index, p)))).flat();
  if (kind === "word" && (index.compounds || !terms.length)) terms = [...terms, ...weighted(await around(index, term, terms), prefix)];
  if (!terms.length && kind === "word") terms = weighted(await typosOf(index, term), typo);
  // A title may have the word that no document has.
  return [{ kind, term, half, terms, words: [term, ...terms.map((t) => t.entry.word)] }];
};
