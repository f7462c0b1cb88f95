package reading

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// What stands in brackets behind the name of a factor:
//
//	(technical, lengthened; markers: on-call, cache)

// longestBrackets bounds what stands in the brackets behind a name.
const longestBrackets = 300

// bracketsAfter reads "(kind, role; markers: a, b)" behind a name, and returns
// its length and whether all of it was understood.
func (r *causeReader) bracketsAfter(rest string, a *kb.Assignment) (n int, known bool) {
	trimmed := strings.TrimLeft(rest, " \t*_")
	inside, _, closed := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(trimmed, "("), "（"), ")")
	if !closed || inside == trimmed || len(inside) > longestBrackets || !strings.HasPrefix(trimmed, "(") {
		return 0, false
	}
	n = len(rest) - len(trimmed) + len(inside) + 2
	found := *a
	inMarkers, any := false, false
	for part := range strings.FieldsFuncSeq(inside, func(r rune) bool { return r == ',' || r == ';' || r == '、' || r == '；' }) {
		part = strings.TrimSpace(part)
		key, value, hasKey := strings.Cut(part, ":")
		if hasKey {
			kind, known := bracketKeys()[headingWords(key)]
			if !known {
				return n, false
			}
			inMarkers, part = kind == "markers", strings.TrimSpace(value)
		}
		word := headingWords(part)
		switch kind, role := factorKinds()[word], factorRoles()[word]; {
		case part == "":
		case kind != "":
			found.Kind, any = kind, true
		case role != "":
			found.Role, any = role, true
		case inMarkers || r.markers[kb.Fold(part)]:
			found.Markers, any = append(found.Markers, part), true
		default:
			return n, false
		}
	}
	if any {
		*a = found
	}
	return n, any
}

// bracketKeys are the words before a colon in the brackets, factorKinds and
// factorRoles those of kinds and roles.
var (
	bracketKeys = words.Index[string]("factor.key.")
	factorKinds = words.Index[kb.FactorKind]("factor.kind.")
	factorRoles = words.Index[kb.Role]("factor.role.")
)
