package vocabulary

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/debrief-dev/debrief/internal/prose"
)

// token is a word of an item, or a character of a script without blanks.
type token struct {
	// word is folded: lower case, without accents. It is empty where the author
	// speaks in code or quotes somebody, since those words are not the author's.
	word string
	// from and to are offsets in bytes.
	from, to int
	// sentence tells sentences apart, and place counts words, a comma as two.
	sentence, place int
}

// mostTokens bounds the work on an item. What stands further down is not read: a
// story that needs so many words is not about one factor.
const mostTokens = 160

// commaGap is how many words a comma counts for.
const commaGap = 2

// longestQuotedWord is how many quoted words are still the author's: one or two
// are said with a smile, and more are somebody's sentence.
const longestQuotedWord = 2

// mostBytes bounds the work on a text that is hardly made of words.
const mostBytes = 4096

// tokenize takes the first words out of a text.
func tokenize(text string) []token {
	return appendTokens(make([]token, 0, min(mostTokens, len(text)/4+2)), text)
}

// appendTokens adds the first words of a text to those of others.
func appendTokens(list []token, text string) []token {
	if len(text) > mostBytes {
		text = text[:mostBytes]
	}
	list = slices.Grow(list, min(mostTokens, len(text)/4+2))
	t := tokenizer{text: text, tokens: list, most: len(list) + mostTokens}
	for t.at < len(text) && len(t.tokens) < t.most {
		t.step()
	}
	return t.tokens
}

type tokenizer struct {
	text   string
	at     int
	tokens []token
	// most is how many tokens there may be.
	most int

	sentence, place int
	// quote is the sign that ends the open quotation, and quoted the token that
	// it starts with.
	quote  rune
	quoted int
}

var closingQuotes = map[rune]rune{'"': '"', '“': '”', '„': '“', '«': '»', '「': '」', '『': '』'}

// step reads one sign or one word.
func (t *tokenizer) step() {
	r, size := utf8.DecodeRuneInString(t.text[t.at:])
	switch {
	case prose.IsUnspaced(r):
		t.add(string(r), t.at, t.at+size)
	case isWordRune(r):
		t.word()
		return
	case r == '`':
		t.code()
		return
	case r == ']' && strings.HasPrefix(t.text[t.at:], "]("):
		if end := strings.IndexByte(t.text[t.at:], ')'); end > 0 {
			t.at += end + 1
			return
		}
	default:
		t.sign(r, size)
	}
	t.at += size
}

// sign notes what ends a sentence, parts a clause or quotes.
func (t *tokenizer) sign(r rune, size int) {
	switch r {
	case '.', '!', '?', ';', ':':
		next, _ := utf8.DecodeRuneInString(t.text[t.at+size:])
		if next == utf8.RuneError || unicode.IsSpace(next) {
			t.sentence++
		}
	case '。', '！', '？', '；', '：', '→':
		t.sentence++
	case ',', '、', '，', '(', ')', '（', '）', '–', '—':
		t.place += commaGap
	}
	switch {
	case t.quote != 0 && r == t.quote:
		if len(t.tokens)-t.quoted > longestQuotedWord {
			for i := t.quoted; i < len(t.tokens); i++ {
				t.tokens[i].word = ""
			}
		}
		t.quote = 0
	case t.quote == 0 && closingQuotes[r] != 0:
		t.quote, t.quoted = closingQuotes[r], len(t.tokens)
	}
}

// code reads a code span as one word that nothing matches.
func (t *tokenizer) code() {
	from := t.at
	end := strings.IndexByte(t.text[from+1:], '`')
	if end <= 0 {
		t.at++
		return
	}
	t.at = from + 1 + end + 1
	t.add("", from, t.at)
}

// word reads a run of letters and digits, with the apostrophes within it.
func (t *tokenizer) word() {
	from := t.at
	if strings.HasPrefix(t.text[from:], "http") && strings.Contains(t.text[from:min(from+9, len(t.text))], "://") {
		t.at += strings.IndexFunc(t.text[from:]+" ", unicode.IsSpace)
		t.add("", from, t.at)
		return
	}
	if end := t.identifierEnd(); end > 0 {
		t.at = end
		t.add("", from, t.at)
		return
	}
	for t.at < len(t.text) {
		r, size := utf8.DecodeRuneInString(t.text[t.at:])
		if prose.IsUnspaced(r) || !isWordRune(r) && !t.apostrophe(r, size) {
			break
		}
		t.at += size
	}
	word := foldWord(t.text[from:t.at])
	if stemmed, ok := strings.CutSuffix(word, "n't"); ok {
		t.add(stemmed, from, t.at)
		word = "not"
	} else if contracted[word] {
		t.add(word[:len(word)-len("nt")], from, t.at)
		word = "not"
	} else if word == "cannot" {
		t.add("can", from, t.at)
		word = "not"
	}
	switch cut := strings.IndexByte(word, '\''); {
	case cut > 0 && elided[word[:cut]]:
		t.add(word[:cut], from, t.at)
		word = word[cut+1:]
	case cut > 1 && cut >= len(word)-3:
		word = word[:cut]
	}
	t.add(word, from, t.at)
}

// identifierEnd is where a name of code or of a file ends that is written without
// marks, such as DATA_LOSS_LIMIT or server.backup; 0 if there is none.
func (t *tokenizer) identifierEnd() int {
	joined := false
	for i, r := range t.text[t.at:] {
		switch {
		case r == '_', r == '.' && i > 1 && t.isLower(t.at+i+1) && t.isLower(t.at+i+2):
			joined = true
		case r >= utf8.RuneSelf || !isWordRune(r):
			if joined {
				return t.at + i
			}
			return 0
		}
	}
	if joined {
		return len(t.text)
	}
	return 0
}

// isLower tells whether a small letter of ASCII stands at an offset.
func (t *tokenizer) isLower(at int) bool {
	return at < len(t.text) && t.text[at] >= 'a' && t.text[at] <= 'z'
}

// elided are French words that lose their last letter before a vowel: "n'était".
var elided = map[string]bool{"c": true, "d": true, "j": true, "l": true, "m": true, "n": true, "qu": true, "s": true, "t": true}

// contracted are negations that are written without their apostrophe.
var contracted = map[string]bool{
	"didnt": true, "dont": true, "doesnt": true, "wasnt": true, "werent": true, "isnt": true, "arent": true,
	"hadnt": true, "hasnt": true, "havent": true, "couldnt": true, "shouldnt": true, "wouldnt": true,
}

// apostrophe tells whether an apostrophe stands within a word.
func (t *tokenizer) apostrophe(r rune, size int) bool {
	if r != '\'' && r != '’' {
		return false
	}
	next, _ := utf8.DecodeRuneInString(t.text[t.at+size:])
	return unicode.IsLetter(next)
}

func (t *tokenizer) add(word string, from, to int) {
	if len(t.tokens) >= t.most {
		return
	}
	t.place++
	t.tokens = append(t.tokens, token{word, from, to, t.sentence, t.place})
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// foldedLetters are letters that Unicode does not take apart, and the apostrophe.
var foldedLetters = strings.NewReplacer("ø", "o", "æ", "ae", "œ", "oe", "ß", "ss", "ł", "l", "’", "'")

// foldWord brings spellings of a word together: upper and lower case, with accents
// and without, full width and half.
func foldWord(word string) string {
	ascii := true
	for i := range len(word) {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return strings.ToLower(word)
	}
	return foldedLetters.Replace(strings.Map(func(r rune) rune {
		if r >= 0x300 && r <= 0x36F {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKD.String(word)))
}
