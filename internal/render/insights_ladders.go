package render

import (
	"math"
	"time"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// LadderChart shows how long incidents took, phase by phase, on an axis on which
// every step is several times the one before.
type LadderChart struct {
	Note  string
	Rows  []LadderRow
	Ticks []TrackTick
}

// Open are the rows that everybody reads.
func (c *LadderChart) Open() []LadderRow { return firstOrAll(c.Rows, laddersOpen) }

// Folded are the others.
func (c *LadderChart) Folded() []LadderRow { return c.Rows[len(c.Open()):] }

// LadderRow is an incident. Words tell its length; the marks after its start are
// lengths in words, empty where they are not recorded.
type LadderRow struct {
	Link
	Date, Words                                 string
	Detected, Acknowledged, Mitigated, Resolved string
	Phases                                      []GlancePhase
}

// laddersOpen is how many ladders stand open.
const laddersOpen = 6

// ladderSteps are the ends of the axis of ladders and the key of what is written on it.
var ladderSteps = []struct {
	length time.Duration
	name   string
}{
	{time.Minute, "axis.minute"}, {10 * time.Minute, "axis.ten-minutes"}, {time.Hour, "axis.hour"}, {6 * time.Hour, "axis.six-hours"},
	{24 * time.Hour, "axis.day"}, {7 * 24 * time.Hour, "axis.week"}, {60 * 24 * time.Hour, ""},
}

// ladderShare is where a length stands between 0 and 1.
func ladderShare(length time.Duration) float64 {
	least, most := float64(ladderSteps[0].length), float64(ladderSteps[len(ladderSteps)-1].length)
	return math.Log(min(max(float64(length), least), most)/least) / math.Log(most/least)
}

// ladderChart draws the phases of the newest incidents; nil if too few have them.
func ladderChart(f Frame, in views.Insights) *LadderChart {
	if len(in.Ladders) == 0 {
		return nil
	}
	shown := in.Shown()
	c := &LadderChart{Note: f.texts().Count("insights.ladders-note", len(in.Ladders))}
	if len(shown) < len(in.Ladders) {
		c.Note += " " + f.texts().Text("insights.ladders-newest", len(shown))
	}
	for _, step := range ladderSteps[:len(ladderSteps)-1] {
		c.Ticks = append(c.Ticks, TrackTick{across(ladderShare(step.length)), f.texts().Text(step.name)})
	}
	for _, ladder := range shown {
		c.Rows = append(c.Rows, ladderRow(f, ladder))
	}
	return c
}

func ladderRow(f Frame, ladder views.Ladder) LadderRow {
	row := LadderRow{Link: f.incidentLink(ladder.Incident), Date: ladder.Incident.Date.String()}
	after := map[string]string{}
	at := time.Duration(0)
	for _, step := range ladder.Steps {
		from, to := ladderShare(at), ladderShare(at+step.Length)
		at += step.Length
		after[step.To] = kb.Length(at)
		row.Phases = append(row.Phases, GlancePhase{
			X: across(from), Width: across(max(to-from, .004)), Tone: phaseTones[step.To], Name: prose.UpperFirst(f.texts().Word("phase.", step.Doing)) + ": " + kb.Length(step.Length),
		})
	}
	row.Detected, row.Acknowledged, row.Mitigated, row.Resolved = after[kb.MarkDetected], after[kb.MarkAcknowledged], after[kb.MarkMitigated], after[kb.MarkResolved]
	row.Words = kb.Length(at)
	if row.Detected != "" {
		row.Words += ", " + f.texts().Text("insights.detected-after", row.Detected)
	}
	return row
}
