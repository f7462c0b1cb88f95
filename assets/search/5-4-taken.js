// The texts of a document are taken from the Markdown of its page, as
// internal/search/taken.go says.

// sumOf is the FNV-1a of the units of a text.
const sumOf = (text) => {
  let sum = 2166136261;
  for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 16777619);
  return sum >>> 0;
};

// takenFrom gives the sections of a document; none where the text is another one.
const takenFrom = ({ sum, lines, pieces, own }, written) => {
  const text = written.slice(written.indexOf("\n---\n") + 6);
  const sections = [];
  if (sumOf(text) !== sum) return sections;
  let all = "";
  let at = 0;
  let used = 0;
  const numbers = numbersOf(pieces);
  for (let i = 0; i < numbers.length; i += 3) {
    all += own.slice(used, (used += numbers[i]));
    at += numbers[i + 1];
    all += text.slice(at, (at += numbers[i + 2]));
  }
  const left = (all + own.slice(used)).split("\n");
  for (const count of numbersOf(lines)) {
    const [heading, anchor, ...rest] = left.splice(0, count + 2);
    sections.push([heading, anchor, rest.join("\n")]);
  }
  return sections;
};
