package render

import (
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// longRepair is from which time between cause and repair on a faster way back is
// worth a question, and unseenLong from which a symptom that nobody saw is told.
const (
	longRepair = 30 * time.Minute
	unseenLong = 10 * time.Minute
)

// remedyKeys say what actions of a kind are for.
var remedyKeys = map[kb.ActionKind]string{kb.ActionDetect: "remedy.detect", kb.ActionRespond: "remedy.respond"}

// remedySentence says whether an action goes where most of the time went; empty if
// that is not known.
func remedySentence(l *texts.Language, incident *kb.Incident) string {
	r, known := views.RemedyOf(incident)
	if !known {
		return ""
	}
	of := l.Text("remedy.all")
	if !r.All {
		of = l.Text("remedy.known", r.Known)
		if r.Known == 1 {
			of = l.Text("remedy.one-known")
		}
	}
	return l.Count("remedy.actions", r.Actions, of, l.Text(remedyKeys[r.Kind]))
}

// stageSentences say how long the parts took into which the author divided the
// timeline, where the length of two is known.
func stageSentences(l *texts.Language, incident *kb.Incident) []string {
	var lengths []string
	for _, stage := range views.Stages(incident) {
		if stage.Length != nil {
			lengths = append(lengths, l.Text("stages.took", stage.Title, kb.Length(*stage.Length)))
		}
	}
	if len(lengths) < 2 {
		return nil
	}
	return []string{l.Text("stages.all", l.List(lengths))}
}

// signalSentences tell of the delays of an incident, each only where it is known.
func signalSentences(l *texts.Language, incident *kb.Incident) []string {
	d := views.DelaysOf(incident)
	var sentences []string
	add := func(length *time.Duration, least time.Duration, key string) {
		if length != nil && *length >= least {
			sentences = append(sentences, l.Text(key, kb.Length(*length)))
		}
	}
	add(d.Introduced, time.Minute, "delay.introduced")
	add(d.Unseen, unseenLong, "delay.unseen")
	switch {
	case d.Told == nil:
	case d.ToldFrom == kb.MarkStarted:
		add(d.Told, 0, "delay.told-since-start")
	case *d.Told < time.Minute:
		sentences = append(sentences, l.Text("delay.told-at-once"))
	default:
		add(d.Told, 0, "delay.told")
	}
	add(d.Engaged, time.Minute, "delay.engaged")
	repair := "delay.repair"
	if d.Repair != nil && *d.Repair > longRepair {
		repair = "delay.long-repair"
	}
	add(d.Repair, time.Minute, repair)
	for _, wait := range d.Waits {
		words := l.Text("delay.waited", kb.Length(wait.Length))
		if wait.For != "" {
			words = l.Text("delay.waited-for", kb.Length(wait.Length), wait.For)
		}
		sentences = append(sentences, words)
	}
	return sentences
}
