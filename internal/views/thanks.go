package views

import (
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Thanks say whom to thank, by role and never by name.
type Thanks struct {
	// Incidents counts the postmortems.
	Incidents int
	// Roles are roles and teams as written, once each, in order of mention.
	// Whatever may be the name of a person is left out.
	Roles []string
}

// ThanksOf says whom to thank for one postmortem.
func ThanksOf(i *kb.Incident) Thanks { return thanksFor([]*kb.Incident{i}) }

// thanksOf says whom to thank for the incidents and closings of a period.
func thanksOf(d *Digest) Thanks {
	incidents := slices.Clone(d.Published)
	for _, c := range d.Closed {
		if !slices.Contains(incidents, c.Incident) {
			incidents = append(incidents, c.Incident)
		}
	}
	return thanksFor(incidents)
}

func thanksFor(incidents []*kb.Incident) Thanks {
	t := Thanks{Incidents: len(incidents)}
	seen := map[string]bool{}
	for _, i := range incidents {
		for _, who := range slices.Concat([]string{i.Team, i.Facilitator}, i.Authors) {
			if folded := kb.Fold(who); isRole(who) && !seen[folded] {
				seen[folded] = true
				t.Roles = append(t.Roles, who)
			}
		}
	}
	return t
}

// roleWords are words that stand in the names of roles and teams, and hardly
// ever in those of persons.
var roleWords = func() map[string]bool {
	words := map[string]bool{}
	for word := range strings.FieldsSeq(`team teams squad crew group guild desk staff department division unit
		engineer engineers engineering developer developers operator operators operations ops sre devops oncall on-call
		lead manager management commander coordinator facilitator scribe owner responder responders administrator admins
		officer analyst analysts architect
		support platform infrastructure security reliability`) {
		words[word] = true
	}
	return words
}()

// isRole tells whether a text names a role or a team. Handles, addresses and
// everything that may be a person's name are not: in doubt, it is not.
func isRole(text string) bool {
	if text == "" || strings.ContainsAny(text, "@()<>/\n") {
		return false
	}
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		if roleWords[strings.Trim(word, ".,;:'’")] {
			return true
		}
	}
	return false
}
