// What is searched for stands in the address: ?q=words&service=a&service=b&sev=1.

const searchMostValues = 100; // of a facet, read from an address

const searchRead = (address, facets) => {
  const given = new URLSearchParams(address);
  const ticked = new Map();
  for (const name of facets) {
    const values = [...new Set(given.getAll(name))].filter(Boolean).slice(0, searchMostValues);
    if (values.length) ticked.set(name, values);
  }
  return { text: given.get("q") ?? "", ticked };
};

// searchWrite is the address of a state, relative to the page.
const searchWrite = ({ text, ticked }) => {
  const query = new URLSearchParams();
  if (text.trim()) query.set("q", text);
  for (const [name, values] of ticked) for (const value of values) query.append(name, value);
  const written = String(query);
  return written ? "?" + written : location.pathname;
};

// searchCut is a state without some ranges of its text.
const searchCut = ({ text, ticked }, ranges) => {
  const last = [...ranges].sort((a, b) => b.from - a.from);
  for (const { from, to } of last) text = text.slice(0, from) + text.slice(to);
  return { text: text.replace(/\s+/g, " ").trimStart(), ticked };
};

// searchWithout is a state without a facet, ticked or typed; or, where the facet
// is null, without its words.
const searchWithout = (state, facet, typed) => {
  if (facet === null) return { text: typed.map((t) => state.text.slice(t.from, t.to)).join(" "), ticked: state.ticked };
  const ticked = new Map(state.ticked);
  ticked.delete(facet);
  return { ...searchCut(state, typed.filter((t) => t.facet === facet)), ticked };
};
