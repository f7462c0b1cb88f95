package reading

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/words"
)

// Several keys with their values, one behind another at the end of an action:
//
//	- Add a probe — Owner: Kim · Priority: high · Due: 2026-05-01
//	- Add a probe. Owner: Kim. Due: May 1, 2026.
//	- Add a probe [owner: kim] [priority: P1] [due: 2026-05-01]
//
// As in brackets (action_pairs.go), a key that is none of ours keeps all of them in the
// words, and hides none that stands beside it.

const (
	chainedPair = `\p{L}[\p{L} ]{1,24}[:：]\s*[^:：|·•;\n]{1,60}?`
	chainSign   = `(?:\s+[–—|·•-]|[.;])\s+`
)

var (
	pairChain       = words.Pattern(`(?:^|\s+[–—|·•-]\s+|\s+)(` + chainedPair + `(?:` + chainSign + chainedPair + `)+)\.?$`)
	chainSigns      = regexp.MustCompile(chainSign)
	bracketChain    = words.Pattern(`(?:^|\s)([([][^()[\]]+[:=][^()[\]]+[)\]](?:\s*[([][^()[\]]+[:=][^()[\]]+[)\]])+)\.?$`)
	bracketsBetween = regexp.MustCompile(`[)\]]\s*[([]`)
)

// chainedPairs takes keys that signs or full stops part.
func (l *actionLine) chainedPairs(m []string) bool {
	return l.pairs(chainSigns.Split(m[1], -1))
}

// chainedBrackets takes keys that each have brackets of their own.
func (l *actionLine) chainedBrackets(m []string) bool {
	return l.pairs(bracketsBetween.Split(strings.Trim(m[1], "()[]"), -1))
}

// mayChainBrackets tells whether two keys in brackets may stand at the end of a line.
func mayChainBrackets(word, tail string) bool {
	return strings.ContainsAny(word[max(0, len(word)-2):], ")]") && strings.Count(tail, "(")+strings.Count(tail, "[") > 1
}

// mayChainPairs tells whether two keys may stand at the end of a line, with a sign before
// the second.
func mayChainPairs(_, tail string) bool {
	if strings.Count(tail, ":")+strings.Count(tail, "：") < 2 {
		return false
	}
	for i := 1; i < len(tail); i++ {
		if tail[i] <= ' ' && (tail[i-1] >= utf8.RuneSelf || strings.IndexByte("-|.;", tail[i-1]) >= 0) {
			return true
		}
	}
	return false
}
