package views

import (
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
)

// Stage is a part of a timeline with how long it took: from its first entry to the
// first of the next, or to the last entry; nil where that is not known.
type Stage struct {
	kb.Stage
	Length *time.Duration
}

// Stages are the parts into which an author divided the timeline, where there are two
// and some say in a few words what happened in them, or how long they took.
func Stages(incident *kb.Incident) []Stage {
	if len(incident.Stages) < 2 {
		return nil
	}
	stages := make([]Stage, len(incident.Stages))
	said := false
	for n, stage := range incident.Stages {
		stages[n].Stage = stage
		end := stage.Last
		if end >= len(incident.Timeline) {
			end = len(incident.Timeline) - 1
		}
		if stage.First < end {
			if length := apart(&incident.Timeline[stage.First].Moment, &incident.Timeline[end].Moment); length != nil && *length > 0 {
				stages[n].Length = length
			}
		}
		said = said || stages[n].Length != nil || !stage.Summary.IsZero()
	}
	if !said {
		return nil
	}
	return stages
}
