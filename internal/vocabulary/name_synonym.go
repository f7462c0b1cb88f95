package vocabulary

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// synonym notes that a bracket right behind a name gives another for the same thing:
// "Application Load Balancer (ALB)", "search (es-search)", "Keybase (aka KB)".
func (r *NameReader) synonym(text string, list []nameWord, from, next int, n *Name) {
	if n == nil || next >= len(list) || !list[next].opens || list[next].gap {
		return
	}
	end := next
	for end < len(list) && !list[end].closes && end-next < 3 {
		end++
	}
	if end >= len(list) || !list[end].closes {
		return
	}
	inside := text[list[next].from:list[end].to]
	said := false
	for _, alias := range aliasWords {
		if rest, ok := strings.CutPrefix(strings.ToLower(inside), alias+" "); ok {
			said, inside = true, inside[len(inside)-len(rest):]
		}
	}
	outside := text[list[from].from:list[next-1].to]
	if said || isInitials(inside, outside) || isInitials(outside, inside) || sharesWord(inside, outside) {
		n.Same = kb.Fold(inside)
	}
}

// aliasWords say in a bracket that another name follows.
var aliasWords = []string{"or", "aka", "a.k.a.", "alias", "also"}

// isInitials tells whether a text is made of the first letters of another's words.
func isInitials(short, long string) bool {
	fields := strings.FieldsFunc(kb.Fold(long), func(r rune) bool { return r == ' ' })
	short = strings.ToLower(short)
	if len(fields) < 2 || len(short) < 2 || strings.Contains(short, " ") {
		return false
	}
	at := 0
	for _, field := range fields {
		if at < len(short) && field[0] == short[at] {
			at++
		}
	}
	return at == len(short)
}

// sharesWord tells whether one name is a part of the other.
func sharesWord(a, b string) bool {
	a, b = " "+kb.Fold(a)+" ", " "+kb.Fold(b)+" "
	return a != b && (strings.Contains(a, b) || strings.Contains(b, a))
}
