package vocabulary

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// The words of a text in which names are looked for, and what their letters show.

// nameWord is a word: letters, digits, and the signs that programs have in theirs.
type nameWord struct {
	text     string
	from, to int
	// starts is set for the first word of a sentence or of a line.
	starts bool
	// opens and closes are set at a bracket; gap is set where a sign stands before
	// the word, so that it does not go on with the last one.
	opens, closes, gap bool
}

// mostNameWords bounds the work on a text.
const mostNameWords = 600

// wordsOf cuts a text into words. Addresses, paths and channels are none.
func wordsOf(text string) []nameWord {
	list := make([]nameWord, 0, min(mostNameWords, len(text)/5+1))
	starts, gap, opens := true, true, false
	for at := 0; at < len(text) && len(list) < mostNameWords; {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !prose.IsWordRune(r) {
			switch {
			case strings.ContainsRune(".!?:;|•\n。！？：", r):
				starts, gap = starts || r != '\n' || strings.HasPrefix(text[at:], "\n\n"), gap || r != '\n'
			case r == '(' || r == '（':
				opens = true
			case r == ')' || r == '）':
				if len(list) > 0 {
					list[len(list)-1].closes = true
				}
				gap = true
			case r == '"' || r == '“' || r == '*' || r == '`' || r == '\'' || unicode.IsSpace(r):
			default:
				gap = true
			}
			at += size
			continue
		}
		end := wordEnd(text, at)
		if isAddress(text, at, end) {
			at = blankAfter(text, at)
			starts, gap, opens = false, true, false
			continue
		}
		word := strings.TrimSuffix(strings.TrimSuffix(text[at:end], "'s"), "’s")
		list = append(list, nameWord{word, at, at + len(word), starts, opens, false, gap && !opens})
		starts, gap, opens = false, false, false
		at = end
	}
	return list
}

// blankAfter is where the next blank stands, or the end of the text.
func blankAfter(text string, at int) int {
	if i := strings.IndexFunc(text[at:], unicode.IsSpace); i >= 0 {
		return at + i
	}
	return len(text)
}

// wordEnd is where a word ends that begins at a place: "eks-pipeline", "chia.net",
// "full_node", "can't". Scripts without blanks stand apart from Latin letters.
func wordEnd(text string, at int) int {
	first, _ := utf8.DecodeRuneInString(text[at:])
	unspaced := prose.IsUnspaced(first)
	for i := at; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case prose.IsWordRune(r):
			if prose.IsUnspaced(r) != unspaced {
				return i
			}
		case strings.ContainsRune("-_.'’", r):
			if next, _ := utf8.DecodeRuneInString(text[i+size:]); !prose.IsWordRune(next) || prose.IsUnspaced(next) {
				return i
			}
		case r == '/' || r == '@' || r == '=' || r == '\\':
			// A path or an address goes on; isAddress tells.
			return i
		default:
			return i
		}
		i += size
	}
	return len(text)
}

// isAddress tells whether a word is part of an address, a path or a channel.
func isAddress(text string, from, end int) bool {
	if end < len(text) && strings.IndexByte("/@=\\", text[end]) >= 0 {
		next := text[end:]
		return len(next) > 1 && next[1] > ' '
	}
	if strings.HasPrefix(text[end:], "://") {
		return true
	}
	return from > 0 && strings.IndexByte("/@#=\\~$", text[from-1]) >= 0
}

// isShaped tells whether the letters of a word show that it is a name: KubeSpawner,
// KIAM, repo2docker, full_node, docs.example.org, eks-node-pool.
func isShaped(word string) bool {
	upper, digits, joins, letters := 0, 0, 0, 0
	inner, lower := false, false
	for _, r := range word {
		switch {
		case r == '_':
			return true
		case unicode.IsUpper(r):
			inner = inner || lower
			upper++
			letters++
		case unicode.IsDigit(r):
			digits++
		case r == '-' || r == '.':
			joins++
			lower = false
		default:
			lower = true
			letters++
		}
	}
	switch {
	case isDomain(word), inner, upper >= 3 && upper == letters:
		return true
	case strings.Contains(word, "."):
		return false
	case digits > 0 && joins == 0:
		return letters > 3 && upper <= 1
	}
	return joins > 1 && upper == 0 && letters >= shapedLetters
}

// shapedLetters is how many letters a name has that is joined of three words: shorter
// ones are said of anything, such as "up-to-date".
const shapedLetters = 10

var domain = regexp.MustCompile(`^[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,})*\.(?:org|com|net|io|dev|app|cloud|edu|gov|info|de|no|uk|fr|es|br|jp|cn|eu|us|me|ai|co|se|dk|nl|ch|at|it|pt|ru|kr|in|au|ca)$`)

func isDomain(word string) bool {
	return strings.Contains(word, ".") && domain.MatchString(strings.ToLower(word))
}

// isProgram tells whether a code span is the name of a program and nothing else:
// no command, path, file, number or variable.
func isProgram(text string) bool {
	return program.MatchString(text) && !fileName.MatchString(text) && len(text) > 3
}

var (
	program  = regexp.MustCompile(`^[a-z][a-z0-9]*(?:[-_.][a-z0-9]+)+$|^[A-Z][a-z]+(?:[A-Z][a-z]+)+$`)
	fileName = regexp.MustCompile(`\.(?:py|js|ts|go|rb|rs|java|json|ya?ml|toml|md|txt|sh|log|conf|cfg|ini|xml|html|css|sql|env|lock|tf|exe|so|gz|zip|clvm|php|service|http)$|^\d|^v\d`)
)

// isNameLetters tells whether a word in small letters could name something.
func isNameLetters(lower string) bool {
	for _, r := range lower {
		if !unicode.IsLetter(r) && r != '-' && r != '_' && r != '.' && !unicode.IsDigit(r) {
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(lower)
	return unicode.IsLetter(first) && !prose.IsUnspaced(first)
}

// isTitleCase tells whether a title writes its words with a capital.
func isTitleCase(title string) bool {
	upper, all := 0, 0
	for field := range strings.FieldsSeq(title) {
		r, _ := utf8.DecodeRuneInString(field)
		if unicode.IsLetter(r) && len(field) > 3 {
			all++
			if unicode.IsUpper(r) {
				upper++
			}
		}
	}
	return all > 1 && upper*3 >= all*2
}

// properRun counts the words of a name from a place on, at most three.
func (r *nameReader) properRun(list []nameWord, i int) int {
	n := 0
	for n < 3 && i+n < len(list) {
		w := &list[i+n]
		if n > 0 && (w.gap || w.starts || w.opens || list[i+n-1].closes) || !r.isProper(w) {
			break
		}
		n++
	}
	return n
}

// isProper tells whether a word is written as a name.
func (r *nameReader) isProper(w *nameWord) bool {
	lower := strings.ToLower(w.text)
	first, _ := utf8.DecodeRuneInString(w.text)
	if !unicode.IsLetter(first) || len(lower) < 3 || ordinaryWords[lower] || isOutside(lower) || calendarWords[lower] || commonest[lower] || articleWords[lower] || asideWords[lower] || componentWords[lower] || !isNameLetters(lower) {
		return false
	}
	if isShaped(w.text) || r.code[w.text] && isProgram(w.text) {
		return true
	}
	return unicode.IsUpper(first) && !strings.ContainsAny(w.text, ".'’")
}

func isOutside(name string) bool { return outsideNames[strings.ToLower(name)] }

// isAside tells whether the words before a name say that it is only where, or with
// what, something happened.
func isAside(list []nameWord, i int) bool {
	at := i - 1
	if at >= 0 && isArticle(list[at].text) {
		at--
	}
	return at >= 0 && !list[i].gap && asideWords[strings.ToLower(list[at].text)]
}

func isArticle(word string) bool { return articleWords[strings.ToLower(word)] }

var (
	ordinaryWords  = words.Set("service.ordinary")
	outsideNames   = words.Set("service.outside")
	articleWords   = words.Set("service.article")
	asideWords     = words.Set("service.aside")
	commonest      = words.Set("language.common")
	componentWords = words.Set("service.component")
	components     = newPhraseSet(words.Of("service.component"))
	parts          = newPhraseSet(words.Of("service.part"))
	faults         = newPhraseSet(words.Of("service.fault"))
	states         = newPhraseSet(words.Of("service.down"))
	failures       = newPhraseSet(words.Of("service.fails"))
	beings         = newPhraseSet(words.Of("service.be"))
	// unspacedFailures are those of scripts without blanks, which stand right behind
	// a name.
	unspacedFailures = unspacedOf(words.Of("service.fails"))
	calendarWords    = calendar()
)

func unspacedOf(phrases []string) (list []string) {
	for _, phrase := range phrases {
		if prose.HasUnspaced(phrase) {
			list = append(list, phrase)
		}
	}
	return list
}

// calendar has the names of months and days of the week.
func calendar() map[string]bool {
	all := words.Set("weekday")
	for phrase := range words.Index[string]("month.") {
		all[phrase] = true
	}
	return all
}

// phraseSet has phrases by their first word.
type phraseSet map[string][][]string

func newPhraseSet(phrases []string) phraseSet {
	set := phraseSet{}
	for _, phrase := range phrases {
		fields := strings.Fields(phrase)
		set[fields[0]] = append(set[fields[0]], fields)
	}
	return set
}

// at is how many words the longest phrase takes that stands at a place, without a
// sign between them; 0 if none does.
func (set phraseSet) at(list []nameWord, i int) int {
	if i >= len(list) || list[i].gap || list[i].opens || list[i].starts && i > 0 {
		return 0
	}
	return set.from(list, i)
}

func (set phraseSet) from(list []nameWord, i int) int {
	longest := 0
	for _, phrase := range set[strings.ToLower(list[i].text)] {
		if len(phrase) > longest && matchesPhrase(list[i:], phrase) {
			longest = len(phrase)
		}
	}
	return longest
}

func matchesPhrase(list []nameWord, phrase []string) bool {
	if len(phrase) > len(list) {
		return false
	}
	for n, word := range phrase {
		switch {
		case n > 0 && list[n].gap:
			return false
		case word == "#" && prose.LeadingDigits(list[n].text) > 0:
		case !strings.EqualFold(list[n].text, word):
			return false
		}
	}
	return true
}

// componentAt is how many words a kind of component takes at a place.
func componentAt(list []nameWord, i int) int { return components.at(list, i) }

// partAt is the same for words that say that a service stands before them.
func partAt(list []nameWord, i int) int { return parts.at(list, i) }

// failureAt is how many words at a place say that what stands before them failed.
// Strictly, only that it was down counts, since "the change failed" is no service.
func failureAt(text string, list []nameWord, i int, strictly bool) int {
	if i < len(list) && i > 0 {
		rest := strings.TrimLeft(text[list[i-1].to:], " `*”\"")
		for _, phrase := range unspacedFailures {
			if strings.HasPrefix(rest, phrase) {
				return 1
			}
		}
	}
	if n := faults.at(list, i); n > 0 {
		return n
	}
	if n := beings.at(list, i); n > 0 {
		for skipped := range 2 {
			if i+n+skipped < len(list) {
				if state := states.at(list, i+n+skipped); state > 0 {
					return n + skipped + state
				}
			}
		}
	}
	if n := failures.at(list, i); n > 0 && !strictly {
		return n
	}
	return 0
}
