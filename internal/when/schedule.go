package when

import (
	"fmt"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/words"
)

// Meetings about the follow-up of an incident, in debrief.yaml (follow-up) and
// in front matter (follow_up), in any language of package words:
//
//	after 30 days, every month     after 2 weeks, every 2 months
//	nach 2 Wochen, dann monatlich  2週間後、毎月
//	after 10 days                  never

// ScheduleHelp names the accepted forms.
const ScheduleHelp = `write "after 30 days, every month", "after 2 weeks, every 2 months", "after 10 days" for a single meeting, or "never"`

var (
	never    = words.Set("interval.never")
	schedule = words.Pattern(`^(?:{interval.after} ([\pL\pN ]+?)|([\pL\pN ]+?) ?{interval.later})` +
		`(?:[,、，]? ?(?:{interval.then})? ?({recur.every} ?[\pL\pN ]+|[\pL\pN ]+?{recur.behind}|{recur.adverb.*}))?$`)
)

// mostQuoted bounds how much of a text an error repeats.
const mostQuoted = 400

// ParseSchedule reads when people meet again. The error is one sentence for the
// author; ScheduleHelp goes with it.
func ParseSchedule(text string) (kb.Schedule, error) {
	said := oneLine(text)
	said = strings.ReplaceAll(strings.TrimRight(said, ".。"), " ,", ",")
	if never()[said] {
		return kb.Schedule{Never: true}, nil
	}
	wrong := fmt.Errorf("%q does not say when to meet again", prose.Start(text, mostQuoted))
	m := schedule().FindStringSubmatch(said)
	if m == nil {
		return kb.Schedule{}, wrong
	}
	var s kb.Schedule
	var ok bool
	if s.After, ok = ParseInterval(m[1] + m[2]); !ok || s.After.IsZero() {
		return kb.Schedule{}, wrong
	}
	if m[3] == "" {
		return s, nil
	}
	if s.Every, ok = ParseEvery(m[3]); !ok {
		return kb.Schedule{}, wrong
	}
	return s, nil
}
