package secret

import (
	"math"
	"strings"
)

// Values without a form of their own, which their name gives away:
//
//	AWS_SECRET_ACCESS_KEY=wJalr…   "client_secret": "8f14e4…"   Authorization: Bearer 9Qk…

// leastWord is the length from which a word may be a secret.
const leastWord = 16

// inWord has the bytes of which tokens are made.
var inWord = func() (table [256]bool) {
	for c := range table {
		table[c] = dotted(byte(c))
	}
	return table
}()

// words finds tokens and assigned values in one pass over the text.
func words(text []byte) (found []Secret) {
	for i := 0; i < len(text); {
		if !inWord[text[i]] {
			i++
			continue
		}
		from := i
		for i < len(text) && inWord[text[i]] {
			i++
		}
		if i-from < leastWord {
			continue
		}
		run := strings.TrimRight(string(text[from:i]), ".-")
		if run == "" {
			continue
		}
		if tokens := tokensIn(run, from); len(tokens) > 0 {
			found = append(found, tokens...)
			continue
		}
		to := i
		for to < len(text) && (dotted(text[to]) || text[to] == '/' || text[to] == '+' || text[to] == '=') {
			to++
		}
		value := strings.TrimRight(string(text[from:to]), ".-")
		if what := nameBefore(text[:from]); what != "" && looksMade(value) && isRandom(value) {
			found = append(found, Secret{from, from + len(value), what})
			i = to
		}
	}
	return found
}

// tokensIn finds all tokens of a word that stands at a place of the text.
func tokensIn(word string, place int) (found []Secret) {
	for {
		start, end, what := token(word)
		if what == "" {
			return found
		}
		found = append(found, Secret{place + start, place + end, what})
		word, place = word[end:], place+end
	}
}

// longestName is how far back a name may begin.
const longestName = 80

// nameBefore says what a value is by the name that it is assigned to.
func nameBefore(text []byte) string {
	before := string(text[max(0, len(text)-longestName):])
	before = before[strings.LastIndexByte(before, '\n')+1:]
	before = strings.ToLower(strings.TrimRight(before, " \t\"'`"))
	if strings.HasSuffix(before, "bearer") || strings.HasSuffix(before, "authorization: basic") {
		return "a credential of a request"
	}
	name, assigned := cutAssignment(before)
	if !assigned {
		return ""
	}
	name = strings.NewReplacer("_", "", "-", "", " ", "").Replace(name)
	for _, secret := range []string{"secret", "password", "passwd", "apikey", "accesskey", "privatekey", "authtoken", "accesstoken", "token"} {
		if strings.HasSuffix(name, secret) || strings.HasSuffix(name, secret+"key") {
			return "a secret by its name"
		}
	}
	return ""
}

// cutAssignment takes the sign off behind a name.
func cutAssignment(before string) (name string, ok bool) {
	for _, sign := range []string{":=", "=>", "=", ":"} {
		if name, ok = strings.CutSuffix(before, sign); ok {
			return strings.TrimRight(name, " \t\"'`]*"), true
		}
	}
	return "", false
}

// leastHex is the length of a number in hexadecimal digits that may be a secret.
const leastHex = 32

// looksMade tells a value that a machine made from a word of people: letters of
// both sizes and digits, or a long number.
func looksMade(value string) bool {
	if len(value) >= leastHex && all(value, hex) {
		return true
	}
	return len(value) >= leastWord && strings.ContainsFunc(value, func(r rune) bool { return r >= '0' && r <= '9' }) &&
		strings.ToLower(value) != value && strings.ToUpper(value) != value
}

// leastEntropy is in bits for each character; words of people have less.
const leastEntropy = 3

// isRandom tells a secret from an example of one.
func isRandom(value string) bool {
	folded := strings.ToLower(value)
	for _, sample := range []string{"example", "xxxx", "your", "redacted", "placeholder", "changeme", "dummy", "sample", "0123456789", "1234567890", "abcdefgh", "....", "____", "----"} {
		if strings.Contains(folded, sample) {
			return false
		}
	}
	return entropy(value) >= leastEntropy
}

// entropy is that of the characters of a text, in bits (Shannon).
func entropy(text string) (bits float64) {
	var counts [256]int
	for i := range len(text) {
		counts[text[i]]++
	}
	for _, n := range counts {
		if n > 0 {
			p := float64(n) / float64(len(text))
			bits -= p * math.Log2(p)
		}
	}
	return bits
}
