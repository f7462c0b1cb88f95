// The stem of an English word: M. F. Porter, An algorithm for suffix stripping
// (1980), with the author's two later departures (bli, logi).

// The lazy start leaves the longest ending, and at least one letter.
const endings = (pairs) => {
  const to = new Map(pairs.split(" ").map((pair) => pair.split(">")));
  return { to, pattern: new RegExp("^(.+?)(" + [...to.keys()].join("|") + ")$") };
};
const second = endings(
  "ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al entli>ent eli>e ousli>ous ization>ize " +
    "ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble logi>log",
);
const third = endings("icate>ic ative alize>al iciti>ic ical>ic ful ness");
const fourth = endings("al ance ence er ic able ible ant ement ment ent ion ou ism ate iti ous ive ize");

// shape writes c for a consonant and v for a vowel; y is a vowel after a
// consonant.
const shape = (text) => {
  let shape = "";
  for (const letter of text) shape += /[aeiou]/.test(letter) || (letter === "y" && shape.endsWith("c")) ? "v" : "c";
  return shape;
};
// measure is the m of the paper: how often a consonant follows a vowel.
const measure = (text) => shape(text).split("vc").length - 1;
const hasVowel = (text) => shape(text).includes("v");
const isShort = (text) => shape(text).endsWith("cvc") && !/[wxy]$/.test(text);

const replaceEnding = (text, { to, pattern }, least) => {
  const [, stem, ending] = pattern.exec(text) ?? [];
  if (!stem || measure(stem) < least || (ending === "ion" && !/[st]$/.test(stem))) return text;
  return stem + (to.get(ending) ?? "");
};

function stem(text) {
  if (text.length < 3) return text;
  text = text.replace(/(.ss|.i)es$|([^s])s$/, "$1$2");

  const [, start, ending] = /^(.+?)(eed|ed|ing)$/.exec(text) ?? [];
  if (ending === "eed") {
    if (measure(start)) text = start + "ee";
  } else if (start && hasVowel(start)) {
    text = start;
    if (/.(at|bl|iz)$/.test(text)) text += "e";
    else if (/([^lsz])\1$/.test(text) && shape(text).endsWith("c")) text = text.slice(0, -1);
    else if (measure(text) === 1 && isShort(text)) text += "e";
  }

  if (/.y$/.test(text) && hasVowel(text.slice(0, -1))) text = text.slice(0, -1) + "i";
  text = replaceEnding(replaceEnding(replaceEnding(text, second, 1), third, 1), fourth, 2);

  const bare = text.slice(0, -1);
  if (text.endsWith("e") && measure(bare) > (isShort(bare) ? 1 : 0)) text = bare;
  return /.ll$/.test(text) && measure(text.slice(0, -1)) > 1 ? text.slice(0, -1) : text;
}
