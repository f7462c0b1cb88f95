// Package secret finds what should never have been pasted into a text: keys,
// tokens, and addresses with a password in them.
//
// In the pipeline it stands beside problem, below content, which looks through
// every text before it is taken apart. Bytes come in; places come out, and never
// the secret in a message: whoever reports one shows its first letters.
//
// The forms are those that their makers document, the same that scanners such as
// gitleaks know. Each is precise by itself (a prefix, a length, an alphabet), so
// that a finding is worth a look; what is plainly an example is none.
package secret

import (
	"bytes"
	"cmp"
	"slices"
)

// Secret is one place in a text.
type Secret struct {
	// From and To delimit its bytes.
	From, To int
	// What names it: "a GitHub token".
	What string
}

// Shown is how a report shows a secret: its first letters.
func Shown(secret string) string {
	const letters = 3
	if len(secret) <= letters {
		return "…"
	}
	return secret[:letters] + "…"
}

// allow is how gitleaks is told that a line is known to hold no secret.
var allow = []byte("gitleaks:allow")

// Find lists the secrets of a text in their order. A line that says
// "gitleaks:allow" has none.
func Find(text []byte) []Secret {
	found := slices.Concat(words(text), addresses(text), keyBlocks(text))
	if len(found) == 0 {
		return nil
	}
	slices.SortStableFunc(found, func(a, b Secret) int { return cmp.Or(a.From-b.From, b.To-a.To) })
	kept, end, lineEnd, allowed := found[:0], 0, 0, false
	for _, s := range found {
		if s.From >= lineEnd {
			line, to := lineAt(text, s.From)
			lineEnd, allowed = to, bytes.Contains(line, allow)
		}
		if s.From < end || allowed {
			continue
		}
		kept, end = append(kept, s), s.To
	}
	return kept
}

// lineAt is the line in which an offset lies, and where the next one begins.
func lineAt(text []byte, at int) (line []byte, next int) {
	from := bytes.LastIndexByte(text[:at], '\n') + 1
	if length := bytes.IndexByte(text[at:], '\n'); length >= 0 {
		return text[from : at+length], at + length + 1
	}
	return text[from:], len(text)
}
