package kb

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Nearest returns the candidate that a misspelt word most likely means, or "" if
// none is near enough: at most one edit and one more for each three letters, but
// never half of the word and never more than three. word and the candidates are
// folded keys; the first of equally near candidates wins.
func Nearest(word string, candidates []string) string {
	n := utf8.RuneCountInString(word)
	most := min(1+n/3, n/2, 3)
	best := ""
	for _, c := range candidates {
		if d := distance(word, c, most); d <= most {
			best, most = c, d-1
		}
	}
	return best
}

// distance is the optimal string alignment distance: insertions, deletions,
// replacements and swaps of neighbours. It is only exact up to most.
func distance(a, b string, most int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) > most || len(t)-len(s) > most {
		return most + 1
	}
	before, last := make([]int, len(t)+1), make([]int, len(t)+1)
	row := make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}

// hints is for how many references that lead nowhere a near name is looked for: each
// costs a look at all documents.
const hints = 50

// documentMeant says which document of these kinds a name that none has probably means;
// "" if none is near. Other digits are another name.
func (l *linker) documentMeant(name string, kinds ...RefKind) string {
	if l.hinted++; l.hinted > hints {
		return ""
	}
	wanted := Slug(name)
	var names []string
	l.base.EachDocument(func(ref Ref, d *Document) {
		if slices.Contains(kinds, ref.Kind) && digits(d.Slug) == digits(wanted) {
			names = append(names, d.Slug)
		}
	})
	return Nearest(wanted, names)
}

// fileMeant is the way from a document to the file that a path which is not there probably
// means: one of the same name in another folder, or one that is spelt alike.
func (l *linker) fileMeant(from, missing string) string {
	if l.hinted++; l.hinted > hints {
		return ""
	}
	moved, alike := "", []string{}
	l.base.EachDocument(func(_ Ref, d *Document) {
		switch {
		case d.Source == "" || d.Source == from:
		case strings.EqualFold(path.Base(d.Source), path.Base(missing)) && !IsIndexName(FileStem(missing)):
			moved = cmp.Or(moved, d.Source)
		case digits(d.Source) == digits(missing):
			alike = append(alike, d.Source)
		}
	})
	if moved == "" {
		moved = Nearest(missing, alike)
	}
	way, err := filepath.Rel(filepath.FromSlash(path.Dir(from)), filepath.FromSlash(moved))
	if moved == "" || err != nil {
		return ""
	}
	return filepath.ToSlash(way)
}

// digits are those of a name: in a day or a number no slip is a small one.
func digits(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
}
