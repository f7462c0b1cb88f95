package vocabulary

import "strings"

// stem reduces an English word to what its forms share: alerts, alerted, alerting;
// realise, realizing. It need not be a word, as long as the forms agree.
func stem(word string) string {
	if len(word) < 4 || word[0] >= 0x80 {
		return word
	}
	word = singular(word)
	for _, ending := range []string{"ing", "ed"} {
		if base, ok := strings.CutSuffix(word, ending); ok && len(base) >= 3 && strings.ContainsAny(base, "aeiouy") {
			word = undoubled(base)
			break
		}
	}
	if base, ok := strings.CutSuffix(word, "e"); ok && len(base) >= 3 {
		word = base
	}
	if base, ok := strings.CutSuffix(word, "y"); ok && len(base) >= 2 {
		word = base + "i"
	}
	if base, ok := strings.CutSuffix(word, "is"); ok && len(base) >= 4 {
		word = base + "iz"
	}
	return word
}

// singular takes the s off: of nouns, and of verbs in the third person.
func singular(word string) string {
	switch {
	case strings.HasSuffix(word, "ies") && len(word) > 4:
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "xes"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "ss"), strings.HasSuffix(word, "us"), strings.HasSuffix(word, "is"):
		return word
	default:
		return strings.TrimSuffix(word, "s")
	}
}

// undoubled takes back the letter that English doubles before an ending: stopped.
func undoubled(base string) string {
	last := base[len(base)-1]
	if last == base[len(base)-2] && !strings.ContainsRune("aeioulsz", rune(last)) {
		return base[:len(base)-1]
	}
	return base
}
