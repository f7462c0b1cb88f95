package data

import "github.com/debrief-dev/debrief/internal/kb"

// Question is one to be answered.
type Question struct {
	Text     string `json:"text"`
	Answered bool   `json:"answered"`
	Line     int    `json:"line"`
}

// Note is what was added on a day.
type Note struct {
	Day  *string `json:"day,omitempty"`
	Text string  `json:"text"`
	Line int     `json:"line"`
}

// Role is a part that people had, by its label, as written.
type Role struct {
	Title  string   `json:"title"`
	People []string `json:"people,omitempty"`
}

// Stage is a part of the timeline under a heading of its own. First counts from 0, and
// Entries is how many it has.
type Stage struct {
	Title   string  `json:"title"`
	Summary *string `json:"summary,omitempty"`
	First   int     `json:"first"`
	Entries int     `json:"entries"`
	Line    int     `json:"line"`
}

func role(r kb.Participation) Role { return Role{r.Title, plainTexts(r.People)} }

func stage(s kb.Stage) Stage {
	return Stage{s.Title, known(s.Summary.Plain), s.First, s.Last - s.First, s.Line}
}

// Passage is a piece of text that a document says for a purpose.
type Passage struct {
	Text string `json:"text"`
	Line int    `json:"line"`
}

// IncidentRelation says that From leans on To. Until is the time until which nobody
// knew, as written; Stated is false for what a sentence speaks of.
type IncidentRelation struct {
	From   RelationEnd `json:"from"`
	To     RelationEnd `json:"to"`
	Until  *string     `json:"hidden_until,omitempty"`
	Stated bool        `json:"stated"`
	Line   int         `json:"line"`
}

// Belief is what somebody took the system for, and what was so.
type Belief struct {
	Who      *string `json:"who,omitempty"`
	Believed string  `json:"believed"`
	Fact     *string `json:"fact,omitempty"`
	Line     int     `json:"line"`
}

func passage(t kb.Text) Passage { return Passage{t.Plain, t.Line} }

func incidentRelation(r kb.Relation) IncidentRelation {
	return IncidentRelation{relationEnd(r.From), relationEnd(r.To), known(r.Until), r.Stated, r.From.Line}
}

func belief(b kb.Belief) Belief { return Belief{known(b.Who), b.Believed, known(b.Fact), b.Line} }
