// The words of a text, as the index has them. internal/search cuts text in the
// same way, and a test holds the two together.

const pattern = (source) => new RegExp(source, "gu");

// Marks, and what cannot be seen inside a word.
const marks = "\\p{M}\\xad\\u200c-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff";
// Scripts without blanks between words, and their marks of length and sound.
const unspaced = "(?![\\p{M}\\p{Nd}])[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\u30fc\\uff70\\uff9e\\uff9f]";
const unspacedRuns = pattern("((?:" + unspaced + "[" + marks + "]*)+)|(?:(?!" + unspaced + ")[^])+");
// An apostrophe joins letters of other scripts.
const wordSource = (run, letter) => run + "(?:(?<=" + letter + "[" + marks + "]*)['’](?=" + letter + ")" + run + ")*";
const identifierPattern = (word) => pattern(word + "(?:[-_./:@]" + word + ")*");
const word = wordSource("[\\p{L}\\p{N}" + marks + "]+", "(?!" + unspaced + ")\\p{L}");
const words = pattern(word);
const identifiers = identifierPattern(word);
// Most texts have no letters but these, and most words nothing else. What is
// asked of them is the same, with less work.
const plain = /^[\0-\x7f\u2010-\u2027]*$/;
const plainWord = /^[A-Za-z0-9]+$/;
const plainIdentifiers = identifierPattern(wordSource("[A-Za-z0-9]+", "[A-Za-z]"));
const letters = new RegExp("\\p{L}|" + unspaced, "u");
// The pieces of db|01, Null|Pointer and HTTP|Server.
const pieces = new RegExp(
  "(?<=\\p{N}_)(?=\\p{L})|(?<=\\p{L}_)(?=\\p{N})|(?<=\\p{Ll}_)(?=\\p{Lu})|(?<=\\p{Lu}_)(?=\\p{Lu}_\\p{Ll})".replaceAll("_", "[" + marks + "'’]*"),
  "u",
);

const onlyNumbers = new RegExp("^[\\p{N}" + marks + ".]+$", "u");
const dottedNumbers = pattern("\\p{N}+(?:\\.\\p{N}+)+");
const isTerm = ([number]) => number.split(".").length < 7 && characters(number) <= 64;

const special = new Map(["øo", "æae", "œoe", "ßss", "đd", "ðd", "þth", "łl", "ıi", "ςσ", "ٱا", "ىي", "یي", "کك", "ةه"].map((s) => [s[0], s.slice(1)]));

// Marks that people leave out when they type.
const foldedMarks = pattern("[" + marks.slice(5) + "\\u0300-\\u036f\\u0640\\u0670]|(?=\\p{M})[\\u0591-\\u05c7\\u0610-\\u061a\\u064b-\\u065f\\u06d6-\\u06ed]");
// Scripts have their digits in a row of sixteen, those of India at its end.
const digits = /(?=\p{Nd})[\u0660-\u193f]/gu;
const digit = (d) => (d.charCodeAt() - (d > "\u0900" && d < "\u0e00" ? 6 : 0)) & 15;

const fold = (text) => {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  const plain = text.normalize("NFKD").toLowerCase().replace(foldedMarks, "").replace(digits, digit).normalize("NFC");
  return plain.replace(/[^\0-\x7f]/g, (letter) => special.get(letter) ?? letter).replace(/\u0e4d\u0e32/g, "\u0e33").replace(/\u0ecd\u0eb2/g, "\u0eb3");
};

const foldWord = (text) => (plainWord.test(text) ? text.toLowerCase() : fold(text.replace(/['’]s$/i, "").replace(/['’]/g, "")));

const characters = (text) => [...text].length;

const blockGap = 7; // what a line break adds to the position: no phrase runs across

// tokenize gives tokens {kind, term, from, to, position}. The whole of an
// identifier ("joined") or a word ("compound") comes before its words or pieces
// ("piece"); others are of the kinds "word" and "bigram". Stop words are a set, or
// none.
function tokenize(text, stopWords) {
  const tokens = [];
  let position = 0;
  let lineBreak = text.indexOf("\n");
  const emit = (kind, term, from, to) => tokens.push({ kind, term, from, to, position });
  const stops = (term) => stopWords?.has(term);

  const addBigrams = (written, from) => {
    const folded = [...fold(written)];
    const shown = [...written];
    const aligned = folded.length === shown.length;
    const end = from + written.length;
    for (let i = 0; i === 0 || i < folded.length - 1; i++) {
      position++;
      emit("bigram", folded.slice(i, i + 2).join(""), from, aligned ? from + shown.slice(i, i + 2).join("").length : end);
      if (aligned) from += shown[i].length;
    }
  };

  const addWord = (written, from) => {
    position++;
    const term = foldWord(written);
    if (!term || (term.length > 64 && characters(term) > 64)) return;
    const parts = /^[A-Za-z]?[a-z]*$/.test(written) ? [written] : written.split(pieces);
    if (parts.length > 1) emit("compound", term, from, from + written.length);
    else if (!stops(term)) emit("word", term, from, from + written.length);
    for (const part of parts.length > 1 ? parts : []) {
      const piece = foldWord(part);
      if (characters(piece) > 1 && !stops(piece)) emit("piece", piece, from, from + part.length);
      from += part.length;
    }
  };

  for (const { 0: written, index } of text.matchAll(plain.test(text) ? plainIdentifiers : identifiers)) {
    for (; lineBreak >= 0 && lineBreak < index; lineBreak = text.indexOf("\n", lineBreak + 1)) position += blockGap;
    if (plainWord.test(written)) {
      addWord(written, index);
      continue;
    }
    const parts = [...written.matchAll(words)];
    const whole = written.replace(words, foldWord);
    const named = letters.test(written);
    // 1.10.2 stands for its words, which mean nothing alone.
    const dotted = !named && onlyNumbers.test(written);
    if (parts.length > 1 && parts.length < 7 && (named || dotted) && characters(whole) <= 64) {
      position++;
      emit(dotted ? "word" : "joined", whole, index, index + written.length);
      if (dotted) continue;
      position--;
    }
    // A number with dots stands in place of the words that are a part of it.
    const numbers = parts.length > 1 ? [...written.matchAll(dottedNumbers)].filter(isTerm) : [];
    for (const part of parts) {
      const end = part.index + part[0].length;
      const inside = numbers.some((n) => n.index <= part.index && end <= n.index + n[0].length);
      for (const r of inside ? [] : part[0].matchAll(unspacedRuns)) (r[1] ? addBigrams : addWord)(r[0], index + part.index + r.index);
      for (const { 0: number, index: at } of numbers) {
        if (at < part.index || at >= end) continue;
        position++;
        emit("word", fold(number), index + at, index + at + number.length);
      }
    }
  }
  return tokens;
}
