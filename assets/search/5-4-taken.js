// The texts of a document are taken from the Markdown of its page, as
// internal/search/taken.go says.

// takenFrom gives the sections of a document; none where the page is of another site.
const takenFrom = ({ twin, lines, pieces, own }, written) => {
  const text = written.slice(written.indexOf("\n---\n") + 6);
  const sections = [];
  if (text.length !== twin) return sections;
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
