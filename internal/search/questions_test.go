package search_test

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/search"
)

// questions makes queries out of the words of documents, the same ones each
// time.
type questions struct {
	random *rand.Rand
	// lines are stretches of text, each the words of one.
	lines [][]string
	// words, identifiers and characters are the words of all texts, those that
	// are joined by punctuation, and stretches without blanks of scripts that
	// have none.
	words, identifiers, characters []string
	values                         []search.Value
}

var (
	identifier = regexp.MustCompile(`^[\p{L}\p{N}]+([-_./:@][\p{L}\p{N}]+)+$|\p{L}\p{N}|\p{Ll}\p{Lu}`)
	characters = regexp.MustCompile(`[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]{2,}`)
)

func newQuestions(t testing.TB, documents []search.Document) *questions {
	t.Helper()
	q := &questions{random: rand.New(rand.NewPCG(1, 2))}
	for i := range documents {
		sections, err := documents[i].Sections()
		if err != nil {
			t.Fatal(err)
		}
		texts := []string{documents[i].Title}
		for _, section := range sections {
			texts = append(texts, section.Heading)
			texts = append(texts, strings.Split(section.Text, "\n")...)
		}
		for _, text := range texts {
			words := strings.Fields(strings.ReplaceAll(text, `"`, ""))
			if len(words) == 0 {
				continue
			}
			q.lines = append(q.lines, words)
			for _, word := range words {
				q.words = append(q.words, word)
				if bare := strings.Trim(word, ".,;:()[]"); identifier.MatchString(bare) && len(bare) < 60 {
					q.identifiers = append(q.identifiers, bare)
				}
			}
			q.characters = append(q.characters, characters.FindAllString(text, -1)...)
		}
		q.values = append(q.values, documents[i].Values...)
	}
	q.identifiers = append(q.identifiers, "pool-timeout", "db01", "ERR_CONN_RESET")
	q.characters = append(q.characters, "接続エラー", "数据库", "서버 장애")
	return q
}

func pick[T any](q *questions, list []T) T { return list[q.random.IntN(len(list))] }

// letters is a word of at least so many letters.
func (q *questions) letters(least int) string {
	for range 1000 {
		if word := strings.Trim(pick(q, q.words), ".,;:()[]!?"); utf8.RuneCountInString(word) >= least && len(word) < 30 && !strings.ContainsAny(word, "-_./:@'’\"0123456789") {
			return word
		}
	}
	return "incident"
}

// together are words that follow each other in a text.
func (q *questions) together(n int) string {
	line := pick(q, q.lines)
	n = min(n, len(line))
	from := q.random.IntN(len(line) - n + 1)
	return strings.Join(line[from:from+n], " ")
}

// apart are words from anywhere.
func (q *questions) apart(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = pick(q, q.words)
	}
	return strings.Join(words, " ")
}

// begun is the start of a word.
func (q *questions) begun() string {
	letters := []rune(q.letters(4))
	return string(letters[:3+q.random.IntN(len(letters)-3)])
}

// mistyped is a word with one typo.
func (q *questions) mistyped() string {
	letters := []rune(q.letters(5))
	i := q.random.IntN(len(letters) - 1)
	switch q.random.IntN(4) {
	case 0:
		letters[i], letters[i+1] = letters[i+1], letters[i]
	case 1:
		letters = append(letters[:i:i], letters[i+1:]...)
	case 2:
		letters[i] = rune('a' + q.random.IntN(26))
	default:
		letters = append(letters[:i:i], append([]rune{rune('a' + q.random.IntN(26))}, letters[i:]...)...)
	}
	return string(letters)
}

// filter is a facet and a value as one may type them.
func (q *questions) filter() string {
	v := q.value()
	switch q.random.IntN(4) {
	case 0:
		return string(v.Facet) + `:"` + v.Title + `"`
	case 1:
		return "-" + string(v.Facet) + ":" + v.Value
	case 2:
		return strings.ToUpper(string(v.Facet)) + ":" + strings.ToUpper(v.Value)
	default:
		return string(v.Facet) + ":" + v.Value
	}
}

func (q *questions) value() search.Value {
	if len(q.values) == 0 {
		return search.Value{Facet: search.YearFacet, Value: "2020", Title: "2020"}
	}
	return pick(q, q.values)
}

// stretch is a part of a text without blanks.
func (q *questions) stretch() string {
	letters := []rune(pick(q, q.characters))
	n := 1 + q.random.IntN(min(6, len(letters)))
	from := q.random.IntN(len(letters) - n + 1)
	return string(letters[from : from+n])
}

// kinds are what a reader may ask.
var kinds = []func(q *questions) search.Query{
	func(q *questions) search.Query { return search.Query{Text: pick(q, q.words)} },
	func(q *questions) search.Query { return search.Query{Text: pick(q, q.words) + " "} },
	func(q *questions) search.Query { return search.Query{Text: q.together(3)} },
	func(q *questions) search.Query { return search.Query{Text: q.apart(2 + q.random.IntN(5))} },
	func(q *questions) search.Query { return search.Query{Text: q.together(6) + " " + q.apart(3)} },
	func(q *questions) search.Query { return search.Query{Text: q.begun()} },
	func(q *questions) search.Query { return search.Query{Text: q.apart(2) + " " + q.begun()} },
	func(q *questions) search.Query { return search.Query{Text: q.mistyped()} },
	func(q *questions) search.Query { return search.Query{Text: q.mistyped() + " " + q.letters(4) + " "} },
	func(q *questions) search.Query { return search.Query{Text: `"` + q.together(2+q.random.IntN(3)) + `"`} },
	func(q *questions) search.Query {
		return search.Query{Text: q.apart(1) + ` "` + q.together(2) + `" ` + q.begun()}
	},
	func(q *questions) search.Query { return search.Query{Text: q.together(2) + " -" + q.letters(3)} },
	func(q *questions) search.Query {
		return search.Query{Text: q.letters(3) + ` -"` + q.together(2) + `" -` + pick(q, q.identifiers)}
	},
	func(q *questions) search.Query { return search.Query{Text: q.filter()} },
	func(q *questions) search.Query {
		return search.Query{Text: q.filter() + " " + q.letters(3) + " " + q.filter()}
	},
	func(q *questions) search.Query {
		v, w := q.value(), q.value()
		return search.Query{Text: q.letters(3), Ticked: map[search.Facet][]string{v.Facet: {v.Value}, w.Facet: {w.Value, "unknown"}}}
	},
	func(q *questions) search.Query {
		v := q.value()
		return search.Query{Ticked: map[search.Facet][]string{v.Facet: {v.Value, q.value().Value}}}
	},
	func(q *questions) search.Query { return search.Query{Text: pick(q, q.identifiers)} },
	func(q *questions) search.Query {
		return search.Query{Text: strings.ToLower(pick(q, q.identifiers)) + " " + pick(q, q.identifiers) + " " + q.letters(3)}
	},
	func(q *questions) search.Query { return search.Query{Text: q.stretch()} },
	func(q *questions) search.Query { return search.Query{Text: q.stretch() + " " + q.letters(2)} },
	func(q *questions) search.Query { return search.Query{Text: q.letters(6) + "zzqx"} },
	func(q *questions) search.Query {
		return search.Query{Text: string(q.value().Facet) + ":" + q.mistyped() + " " + q.together(2)}
	},
	func(q *questions) search.Query { return search.Query{Text: q.apart(40)} },
}

// ask makes queries of all kinds in turn.
func (q *questions) ask(n int) []search.Query {
	queries := make([]search.Query, n)
	for i := range queries {
		queries[i] = kinds[i%len(kinds)](q)
	}
	return queries
}
