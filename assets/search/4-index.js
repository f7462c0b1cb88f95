// The index as it is published: search-index.json, and the files that it names,
// each fetched once, when something asks for it.

// once remembers the last promises by key; what failed is tried again.
const once = (make, most = Infinity) => {
  const made = new Map();
  return (key, ...more) => {
    if (!made.has(key)) {
      made.set(key, make(key, ...more));
      made.get(key).catch(() => made.delete(key));
      if (made.size > most) made.delete(made.keys().next().value);
    }
    return made.get(key);
  };
};

// undelta gives the documents of a list of differences.
const undelta = (list) => {
  let number = 0;
  return Uint32Array.from(list, (difference) => (number += difference));
};

// numbersOf reads numbers in text, as internal/search/numbers.go writes them.
const numbersOf = (text) => {
  const numbers = [];
  let high = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const digit = code - 32 - (code > 34) - (code > 92);
    if (digit < 64) numbers.push(high * 64 + digit);
    high = digit < 64 ? 0 : high * 29 + digit - 63;
  }
  return numbers;
};

// postingsOf reads those of a word as [field, [document, frequency, …], field, …].
const postingsOf = (text) => {
  const numbers = numbersOf(text).values();
  const next = () => numbers.next().value;
  const fields = [];
  for (let head = next(); head >= 0; head = next()) {
    const list = [];
    let number = 0;
    for (let left = head >> 3; left > 0; left--) {
      const step = next();
      list.push((number += step >> 1), step & 1 ? next() + 2 : 1);
    }
    fields.push(head & 7, list);
  }
  return fields;
};

// squeeze is a title as values of facets are compared: sev1 is SEV-1.
const squeeze = (text) => fold(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, "");

const keptTokens = 100; // documents whose words are remembered

// open loads the index at an address. Tests bring their own way to fetch.
const open = once(async (url, fetchJSON = fetchFile) => {
  const data = await fetchJSON(url);
  if (data.version !== 2) throw new Error("search index of version " + data.version);
  const { count, terms, files, lengths, b } = data;
  const file = once((path) => fetchJSON(new URL(path, url).href));
  const shards = terms ? [{ from: "" }] : data.shards;
  // An entry of the dictionary has postings [field, [document, frequency, …],
  // field, …]; count is how many documents have the word.
  const entriesOf = once(async (shard) => {
    const { words, postings } = terms ?? (await file("search/terms-" + shard.name + ".json"));
    return words.map((word, place) => {
      const decoded = postingsOf(postings[place]);
      const documents = decoded.flatMap((list, i) => (i % 2 ? list.filter((_, j) => j % 2 === 0) : []));
      return { word, place, shard, postings: decoded, count: new Set(documents).size };
    });
  });
  const names = ["title", "factors", "services"].map((name) => data.fields.indexOf(name));
  const isName = ({ postings }) => postings.some((field, i) => i % 2 === 0 && names.includes(field));
  // entriesFrom gives the entries that fit, which begin at a word.
  const entriesFrom = async (start, fits) => {
    const first = Math.max(0, shards.findLastIndex((s) => s.from <= start));
    const lists = await Promise.all(shards.filter((s, i) => i === first || fits(s.from)).map(entriesOf));
    return lists.flatMap((entries) => entries.filter((e) => fits(e.word)));
  };
  const index = {
    ...data,
    stopWords: new Set(data.stopWords),
    facets: facetNames.map((name) => {
      const { values } = data.facets.find((f) => f.name === name) ?? { values: [] };
      for (const v of values) {
        v.documents = undelta(v.documents);
        v.suggested = undelta(v.suggested ?? []);
        v.words = tokenize(v.title);
        v.keys = [squeeze(v.title), squeeze(v.value), name === "sev" ? name + v.value : ""];
      }
      return { name, values };
    }),
    // norms divide the frequencies of a field in a document.
    norms: data.fields.map((name, field) =>
      Float64Array.from({ length: count }, (_, n) => (lengths[name] ? 1 - b + (b * lengths[name][n]) / data.average[field] : 1)),
    ),
    wordsWith: (prefix) => entriesFrom(prefix, (word) => word.startsWith(prefix)),
    // starting are words of titles, factors and services that begin so.
    starting: async (prefix) => {
      if (terms) return frequent((await index.wordsWith(prefix)).filter(isName), Infinity);
      const starts = await file(data.starts);
      return Promise.all((starts[prefix] ?? []).map(index.find));
    },
    find: async (wanted) => (await entriesFrom(wanted, (word) => word === wanted))[0],
    // spelled gives the words of letters only, by their number.
    spelled: once(async (length) => {
      if (terms) return { words: terms.words.filter((word) => characters(word) === length && onlyLetters.test(word)) };
      return data.spellings[length] ? file(data.spellings[length]) : { words: [] };
    }),
    // positions are those in all documents of all fields, in the order of the postings.
    positions: async ({ shard, place }) => numbersOf((terms ?? (await file("search/positions-" + shard.name + ".json"))).positions[place]),
    textOf: (n) => file("search/" + files.names.slice(n * files.width, (n + 1) * files.width) + ".json"),
    // tokensOf are those of the headings and the texts of a document, which the
    // next key mostly wants again.
    tokensOf: once(async (n) => (await index.textOf(n)).sections.map(({ heading, text }) => [heading, text].map((t) => tokenize(t))), keptTokens),
    // clauses are those of the last query, by what they say, with what they find.
    clauses: new Map(),
    // What the pages use: answers to queries, what is shown of a hit in one of
    // them, and a document without its text, as far as the index has it.
    search: (query) => answer(index, query),
    hit: (number, answered) => describe(index, number, answered),
    document: async (number) => data.documents?.[number] ?? index.textOf(number),
  };
  return index;
});
