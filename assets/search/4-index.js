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
    if (code > 92) high = high * 34 + code - 92;
    else {
      numbers.push(high * 57 + code - 35);
      high = 0;
    }
  }
  return numbers;
};

// postingsOf reads the postings of a word as [field, [document, frequency, …],
// field, …]; count is how many documents have it.
const postingsOf = (text) => {
  const numbers = numbersOf(text).reverse();
  const count = numbers.pop();
  const postings = [];
  while (numbers.length) {
    const head = numbers.pop();
    const list = [];
    let number = 0;
    for (let left = head >> 3; left; left--) {
      const step = numbers.pop();
      list.push((number += step >> 1), step & 1 ? numbers.pop() + 2 : 1);
    }
    postings.push(head & 7, list);
  }
  return { postings, count };
};

// squeeze is a title as values of facets are compared: sev1 is SEV-1.
const squeeze = (text) => fold(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, "");

const keptTokens = 100; // documents whose words are remembered

// open loads the index at an address. Tests bring their own way to fetch.
const open = once(async (url, fetchEach = fetchFile) => {
  const data = await fetchEach(url);
  if (data.version !== 4) throw new Error("version " + data.version);
  const { count, terms, files, lengths, b } = data;
  const file = once((path) => fetchEach(new URL(path, url).href));
  const nameOf = (n) => files.names.slice(n * files.width, (n + 1) * files.width);
  const shards = terms ? [{ from: "" }] : data.shards;
  // entriesOf are the words of a shard with what is known of them.
  const entriesOf = once(async (shard) => {
    const { words, postings } = terms ?? (await file("search/terms-" + shard.name + ".json"));
    return words.map((word, place) => ({ word, place, shard, ...postingsOf(postings[place]) }));
  });
  // Title, factors and services are the first three fields, and postings begin with
  // the first that has the word.
  const isName = ({ postings }) => postings[0] < 3;
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
      if (terms) return frequent((await index.wordsWith(prefix)).filter(isName));
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
    // fileOf is what the index has of a document.
    fileOf: (n) => file("search/" + nameOf(n) + ".json"),
    // textOf is that with its sections. The name in the address tells versions of the page apart.
    textOf: once(async (n) => {
      const { taken, ...document } = await index.fileOf(n);
      return taken ? { ...document, sections: takenFrom(taken, await file(document.url + "index.md?" + nameOf(n))) } : document;
    }),
    // tokensOf are those of the headings and the texts of a document, which the
    // next key mostly wants again.
    tokensOf: once(async (n) => (await index.textOf(n)).sections.map(([heading, , text]) => [heading, text].map((t) => tokenize(t))), keptTokens),
    // clauses are those of the last query, by what they say, with what they find.
    clauses: new Map(),
    // What the pages use: answers to queries, what is shown of a hit in one of
    // them, and a document without its text, as far as the index has it.
    search: (query) => answer(index, query),
    hit: (number, answered) => describe(index, number, answered),
    document: async (number) => data.documents?.[number] ?? index.fileOf(number),
  };
  return index;
});
