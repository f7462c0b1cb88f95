// The values of facets that a query asks for, ticked or typed.

// findValue is the value that a typed or ticked text means.
const findValue = (values, typed) => {
  const key = squeeze(typed);
  return values.find((v) => v.value === typed) ?? (key && values.find((v) => v.keys.includes(key)));
};

// unknownNote says that there is no such value, and names up to three that may be
// meant; where none is like it, those in most documents.
const unknownNote = (facet, values, typed) => {
  const key = squeeze(typed);
  const near = values.filter(({ keys: [title] }) => key && (title.includes(key) || oneTypo([...key], [...title])));
  const common = near.length ? null : [...values].sort((a, b) => b.documents.length - a.documents.length);
  const titles = (common ?? near).slice(0, 3).map((v) => v.title);
  const note = wording("search.unknown", facetTitles[facet], typed);
  if (!titles.length) return note;
  const last = titles.pop();
  const others = titles.length ? wording("list.and", titles.join(", "), last) : last;
  return common ? wording("search.unknown-frequent", note, others) : wording("search.unknown-others", note, others);
};

// settle finds the values that filters mean. misses has for each document a bit
// for each facet of whose wanted values it has none, and one for excluded ones.
const settle = ({ facets, count }, filters, ticked) => {
  const wanted = new Map();
  const settled = { wanted, typed: [], notes: [], misses: new Uint16Array(count) };
  const all = [...filters, ...facetNames.flatMap((facet) => (ticked.get(facet) ?? []).map((typed) => ({ facet, typed })))];
  for (const { facet, typed, excluded, from, to } of all) {
    const { values } = facets[facetNames.indexOf(facet)];
    const value = findValue(values, typed);
    if (!value) settled.notes.push(unknownNote(facet, values, typed));
    if (excluded) {
      for (const number of value?.documents ?? []) settled.misses[number] |= 1 << facetNames.length;
      continue;
    }
    if (value && to) settled.typed.push({ facet, value: value.value, from, to });
    if (!wanted.has(facet)) wanted.set(facet, new Set());
    if (value) wanted.get(facet).add(value);
  }
  for (const [facet, values] of wanted) {
    const has = new Uint8Array(count);
    for (const { documents } of values) for (const number of documents) has[number] = 1;
    for (let n = 0; n < count; n++) if (!has[n]) settled.misses[n] |= 1 << facetNames.indexOf(facet);
  }
  return settled;
};
