// The text of a query: words, "phrases", -exclusions and facet:values. The last
// word may still be half typed.

const facetTitles = {
  factor: wording("facet.factor"),
  marker: wording("facet.marker"),
  kind: wording("facet.kind"),
  service: wording("facet.service"),
  sev: wording("facet.sev"),
  status: wording("facet.status"),
  year: wording("facet.year"),
  tag: wording("facet.tag"),
};
const facetNames = Object.keys(facetTitles);
const mostClauses = 32;

// A dash leaves out what follows, unless that is one or two characters: the
// options of a command that was pasted.
const itemPattern = (literal) =>
  new RegExp('(-(?="|(?:severity|' + facetNames.join("|") + "):" + (literal ? "" : '|[\\p{L}\\p{N}' + marks + '][^ "]{2}') + '))?(?:"([^"]*)"?|([^ "]+))', "giu");

// parse gives clauses {kind, term, half, pieces, tokens} of kind "word",
// "optional", "phrase" or "excluded", and filters {facet, typed, excluded, from,
// to}. Nothing is an error: what is no syntax is text.
// Where it is literal, what stands behind a dash is a word.
function parse(given, stopWords, literal = false) {
  const { read } = new TextEncoder().encodeInto(given, new Uint8Array(1000));
  const text = given.slice(0, read).replace(/[\t\n\r\f\v\u00a0\u3000]/g, " ").replace(/[“”„]/g, '"');
  const query = { clauses: [], filters: [], cut: false, excludes: false };
  const add = (list, item) => {
    if (query.clauses.length + query.filters.length < mostClauses) list.push(item);
    else query.cut = true;
  };
  const items = [...text.matchAll(itemPattern(literal))];
  for (let i = 0; i < items.length && !query.cut; i++) {
    const { 0: all, 1: minus, 2: quoted, 3: run, index: from } = items[i];
    let to = from + all.length;

    let [, key, typed] = /^([^:]*):([^]*)/.exec(run ?? "") ?? [];
    const facet = key?.toLowerCase().replace(/^severity$/, "sev");
    if (facetNames.includes(facet)) {
      const value = items[i + 1]?.index === to ? items[i + 1][2]?.trim() : "";
      if (!typed && value) {
        typed = value;
        to += items[++i][0].length;
      }
      if (typed) {
        add(query.filters, { facet, typed, excluded: minus, from, to });
        continue;
      }
    }

    const tokens = tokenize(run ?? quoted, stopWords);
    if (minus || !run) {
      const kind = minus ? "excluded" : "phrase";
      if (minus && run && tokens.length) query.excludes = true;
      if (run && tokens.length === 1) add(query.clauses, { kind, term: tokens[0].term });
      else if (tokens.length) add(query.clauses, { kind, tokens });
      continue;
    }
    const wordOf = ({ kind, term, to: end }) => {
      const half = to === text.length && end === run.length && kind !== "joined";
      return { kind: "word", term, half, pieces: [] };
    };
    tokens.forEach((token, j) => {
      const clause = wordOf(token);
      // Alone, because its words are stop words, an identifier must be there.
      if (token.kind === "joined" && tokens[j + 1]?.from < token.to) clause.kind = "optional";
      while (token.kind === "compound" && tokens[++j]?.kind === "piece") clause.pieces.push(wordOf(tokens[j]));
      if (token.kind !== "piece") add(query.clauses, clause);
    });
  }
  return query;
}
