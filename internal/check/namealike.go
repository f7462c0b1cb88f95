package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// naming is one name of a factor or a service, and where it is used.
type naming struct {
	what, folder, title, slug string
	// described is set where a file, or the starter vocabulary, says what it is.
	described bool
	// count is how many uses there are. uses lists them, the newest first; few names are
	// alike, so that few lists are made.
	count int
	uses  func() []use
}

// use is a place at which an incident names a thing.
type use struct {
	incident *kb.Incident
	at       problem.Place
}

// Names finds factors and services whose names are one slip of the finger away from one
// that is better known: that more incidents or earlier ones name, or that is described and
// nowhere named. The titles of the starter vocabulary are known before anybody names them.
//
//	services: [sesion-redis]      two incidents write session-redis
//	services: [sessionredis]
func Names(base *kb.Base, starter []string) []problem.Problem {
	var factors, services []naming
	for _, f := range base.Factors {
		factors = append(factors, naming{
			what: "factor", folder: "factors", title: f.Title, slug: f.Slug, described: f.Source != "" || f.Starter,
			count: len(f.Assignments) + len(f.Mitigations), uses: func() []use { return usesOfFactor(f) },
		})
	}
	for _, title := range starter {
		factors = append(factors, naming{title: title, described: true})
	}
	for _, s := range base.Services {
		services = append(services, naming{
			what: "service", folder: "services", title: s.Title, slug: s.Slug, described: s.Source != "",
			count: len(s.Incidents), uses: func() []use { return usesOfService(s) },
		})
	}
	return append(nearlyKnown(factors), nearlyKnown(services)...)
}

func usesOfFactor(f *kb.Factor) (uses []use) {
	for _, used := range slices.Concat(f.Assignments, f.Mitigations) {
		uses = append(uses, use{used.Incident, problem.Place{Line: used.Assignment.Line, Column: used.Assignment.Column}})
	}
	slices.SortStableFunc(uses, func(a, b use) int { return b.incident.Date.Compare(a.incident.Date) })
	return uses
}

func usesOfService(s *kb.Service) (uses []use) {
	for _, i := range s.Incidents {
		var at problem.Place
		for _, m := range i.Services {
			if m.Slug == s.Slug {
				at = problem.Place{Line: m.Line, Column: m.Column}
			}
		}
		uses = append(uses, use{i, at})
	}
	return uses
}

// nearlyKnown finds the names that are spelt almost like a better known one, and says so
// where each was used last.
func nearlyKnown(all []naming) []problem.Problem {
	alike := map[string][]*naming{}
	for i := range all {
		for _, key := range keysOf(all[i].title) {
			alike[key] = append(alike[key], &all[i])
		}
	}
	var problems []problem.Problem
	for i := range all {
		n := &all[i]
		if n.described || n.count == 0 {
			continue
		}
		if known := n.betterKnown(alike); known != nil {
			last := n.uses()[0]
			at := last.at
			at.File = last.incident.Source
			problems = append(problems, problem.New(problem.NameAlike, at, fmt.Sprintf("the %s %q is spelt almost like %q", n.what, n.title, known.title)).
				WithHelp(fmt.Sprintf("write %s; if both are meant, say in %s/%s.md what this one is", known.title, n.folder, n.slug)))
		}
	}
	return problems
}

// mostAlike is how many names of one key are compared: a thousand that differ in one
// letter are numbered things.
const mostAlike = 16

// betterKnown is the best known of the names that are spelt almost like this one.
func (n *naming) betterKnown(alike map[string][]*naming) *naming {
	var best *naming
	for _, key := range keysOf(n.title) {
		if len(alike[key]) > mostAlike {
			continue
		}
		for _, other := range alike[key] {
			if other != n && isSlip(n.title, other.title) && other.knownBefore(n) && (best == nil || other.knownBefore(best)) && !n.besides(other) {
				best = other
			}
		}
	}
	return best
}

// knownBefore tells which of two names people know better: one that is described and
// never used was meant. One that is used as well may be described to tell the two apart.
func (n *naming) knownBefore(other *naming) bool {
	if n.count == 0 && other.count > 0 {
		return n.described
	}
	if n.count != other.count || n.count == 0 {
		return n.count > other.count
	}
	first, second := n.uses()[n.count-1].incident, other.uses()[other.count-1].incident
	return cmp.Or(first.Date.Compare(second.Date), strings.Compare(n.title, other.title)) < 0
}

// besides tells whether an incident names both, so that two things are meant.
func (n *naming) besides(other *naming) bool {
	if other.count == 0 {
		return false
	}
	named := map[*kb.Incident]bool{}
	for _, u := range n.uses() {
		named[u.incident] = true
	}
	return slices.ContainsFunc(other.uses(), func(u use) bool { return named[u.incident] })
}

// Of a name of fewer letters every slip may be another name, and a text of more is no name.
const (
	fewestLetters = 5
	mostLetters   = 48
)

// keysOf are what two names share that are one slip apart: all of their letters, or all but
// one.
func keysOf(title string) []string {
	joined := strings.ReplaceAll(kb.Fold(title), " ", "")
	letters := []rune(joined)
	if len(letters) < fewestLetters || len(letters) > mostLetters {
		return nil
	}
	keys := []string{joined}
	for i := range letters {
		if i == 0 || letters[i] != letters[i-1] {
			keys = append(keys, string(letters[:i])+string(letters[i+1:]))
		}
	}
	return keys
}

// isSlip tells whether two names differ by their blanks and hyphens alone, or in one word
// of four letters or more by one letter that is missing, too much, another or swapped with
// its neighbour. People seldom miss the first letter, and a digit is never a slip.
//
//	session-redis = sesion-redis = sessionredis = Sessoin Redis
//	cluster-a ≠ cluster-b    mail ≠ email    db-01 ≠ db-02
func isSlip(a, b string) bool {
	first, second := strings.Fields(kb.Fold(a)), strings.Fields(kb.Fold(b))
	if strings.Join(first, "") == strings.Join(second, "") {
		return true
	}
	if len(first) != len(second) {
		return false
	}
	differing := -1
	for i := range first {
		if first[i] == second[i] {
			continue
		}
		if differing >= 0 {
			return false
		}
		differing = i
	}
	return isOneLetter(first[differing], second[differing])
}

func isOneLetter(a, b string) bool {
	s, t := []rune(a), []rune(b)
	if min(len(s), len(t)) < 4 || s[0] != t[0] {
		return false
	}
	for len(s) > 0 && len(t) > 0 && s[0] == t[0] {
		s, t = s[1:], t[1:]
	}
	for len(s) > 0 && len(t) > 0 && s[len(s)-1] == t[len(t)-1] {
		s, t = s[:len(s)-1], t[:len(t)-1]
	}
	for _, r := range slices.Concat(s, t) {
		if !unicode.IsLower(r) {
			return false
		}
	}
	swapped := len(s) == 2 && len(t) == 2 && s[0] == t[1] && s[1] == t[0]
	return swapped || len(s) <= 1 && len(t) <= 1
}
