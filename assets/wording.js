// What scripts say. In their sources a text stands by its key, with values for what it
// has in braces, as in layouts: wording("search.cut", 32). A published script has the
// text itself in the place of the key, in the language of the site; one that has forms
// for numbers is an object of them, and the first value is the number.

// wordingParts gives what a text says and its values in turn; those may be nodes.
const wordingParts = (said, ...values) => {
  if (typeof said !== "string") {
    const [n] = values;
    const { lang } = document.documentElement;
    said = said[n] ?? said[new Intl.PluralRules(lang).select(n)] ?? said.other;
    values[0] = n.toLocaleString(lang);
  }
  return said.split(/\{(\d)\}/).map((part, i) => (i % 2 ? values[part] : part));
};

const wording = (said, ...values) => wordingParts(said, ...values).join("");
