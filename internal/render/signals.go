package render

import (
	"fmt"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// longRepair is from which time between cause and repair on a faster way back is
// worth a question, and unseenLong from which a symptom that nobody saw is told.
const (
	longRepair = 30 * time.Minute
	unseenLong = 10 * time.Minute
)

// remedyWords say what actions of a kind are for.
var remedyWords = map[kb.ActionKind]string{kb.ActionDetect: "to detect it earlier", kb.ActionRespond: "to respond faster"}

// remedySentence says whether an action goes where most of the time went; empty if
// that is not known.
func remedySentence(incident *kb.Incident) string {
	r, known := views.RemedyOf(incident)
	if !known {
		return ""
	}
	of := "its actions"
	if !r.All {
		of = fmt.Sprintf("the %d actions whose kind is known", r.Known)
		if r.Known == 1 {
			of = "its actions, as far as their kind is known,"
		}
	}
	switch r.Actions {
	case 0:
		return "None of " + of + " is " + remedyWords[r.Kind] + "."
	case 1:
		return "One of " + of + " is " + remedyWords[r.Kind] + "."
	default:
		return fmt.Sprintf("%d of %s are %s.", r.Actions, of, remedyWords[r.Kind])
	}
}

// signalSentences tell of the delays of an incident, each only where it is known.
func signalSentences(incident *kb.Incident) []string {
	d := views.DelaysOf(incident)
	var sentences []string
	add := func(length *time.Duration, least time.Duration, format string) {
		if length != nil && *length >= least {
			sentences = append(sentences, fmt.Sprintf(format, kb.Length(*length)))
		}
	}
	add(d.Introduced, time.Minute, "The fault was in place %s before it began.")
	add(d.Unseen, unseenLong, "The first symptom stood %s before anyone picked it up.")
	switch {
	case d.Told == nil:
	case d.ToldFrom == "started":
		add(d.Told, 0, "Users were told %s after it began.")
	case *d.Told < time.Minute:
		sentences = append(sentences, "Users were told at once.")
	default:
		add(d.Told, 0, "Users were told %s after detection.")
	}
	add(d.Engaged, time.Minute, "Help was there %s after detection.")
	repair := "It took %s from the cause to the repair."
	if d.Repair != nil && *d.Repair > longRepair {
		repair = "It took %s from the cause to the repair: over the 30 minutes from which a faster way to deploy or to roll back is worth asking for."
	}
	add(d.Repair, time.Minute, repair)
	for _, wait := range d.Waits {
		words := "Waited " + kb.Length(wait.Length)
		if wait.For != "" {
			words += " for " + wait.For
		}
		sentences = append(sentences, words+".")
	}
	return sentences
}
