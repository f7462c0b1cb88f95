package reading

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Relations between parts of a system that an incident brought to light, in front
// matter, in a cause, or in what went badly or was a surprise:
//
//	reveals: [Recommendations -> Sign-in]
//	- **Hidden dependency** (conceptual): Recommendations → Sign-in, hidden until 2025-12: no drawing has it
//
// The words "hidden until" make it certain. What is neither between two services nor
// said to be hidden may be anything, such as "10 → 20 nodes", and kb.New drops it.

// longestEnd bounds the bytes of what an arrow comes from or leads to, and longestUntil
// those of the time until which nobody knew.
const longestEnd, longestUntil = 48, 24

var (
	arrow    = words.Pattern(`\s*→\s*|\s+(?:->|-->|=>)\s+`)
	hiddenTo = words.Pattern(`(?i)^[,;]?\s*\(?(?:{relation.hidden})\s+`)
	// endsAround are the signs at which the name at an end of an arrow stops.
	endsAround = ".:;,!?()[]\n"
)

// readReveals lists the relations that an incident states.
func (s *source) readReveals(incident *kb.Incident) (found []kb.Relation) {
	for _, value := range s.list(content.KeyReveals) {
		stated := relationsIn(value.Text)
		if len(stated) == 0 {
			s.report(placeOf(value), problem.ValueUnknown, fmt.Sprintf("%q names no two services with an arrow between them", value.Text), "write reveals: [checkout -> queue]")
		}
		for _, r := range stated {
			r.Stated, r.From.Line, r.To.Line = true, value.Line, value.Line
			found = append(found, r)
		}
	}
	for text := range incident.Revealing() {
		for _, r := range relationsIn(text.Plain) {
			r.Text, r.From.Line, r.To.Line = text, text.Line, text.Line
			found = append(found, r)
		}
	}
	return found
}

// relationsIn reads the arrows of a text; "A → B → C" are two relations.
func relationsIn(text string) (found []kb.Relation) {
	if !strings.Contains(text, "→") && !strings.Contains(text, "> ") {
		return nil
	}
	arrows := arrow().FindAllStringIndex(text, -1)
	before := 0
	for n, at := range arrows {
		from := text[before:at[0]]
		before = at[1]
		from = from[strings.LastIndexAny(from, endsAround)+1:]
		to, rest := text[at[1]:], ""
		if n+1 < len(arrows) {
			to = text[at[1]:arrows[n+1][0]]
		}
		if end := strings.IndexAny(to, endsAround); end >= 0 {
			to, rest = to[:end], to[end:]
		}
		from, to = endName(from), endName(to)
		if from == "" || to == "" {
			continue
		}
		r := kb.Relation{From: kb.Mention{Name: from}, To: kb.Mention{Name: to}}
		if hidden := hiddenTo().FindString(rest); hidden != "" {
			r.Until, r.Stated = untilOf(rest[len(hidden):]), true
		}
		found = append(found, r)
	}
	return found
}

// endName is the name at an end of an arrow; empty for what is none.
func endName(words string) string {
	name := strings.Trim(words, " \t\"'`*_“”„«»")
	if len(name) > longestEnd || !prose.HasLetter(name) {
		return ""
	}
	return name
}

// untilOf is how a text that says a time begins, as written.
func untilOf(text string) string {
	end := strings.IndexFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == ')' || r == ':' || r == '\n' })
	if end >= 0 {
		text = text[:end]
	}
	if end = strings.Index(text, ". "); end >= 0 {
		text = text[:end]
	}
	text = strings.TrimRightFunc(text, func(r rune) bool { return r == '.' || unicode.IsSpace(r) })
	if len(text) > longestUntil {
		return ""
	}
	return text
}
