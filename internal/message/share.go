package message

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
	"github.com/debrief-dev/debrief/internal/views"
)

// Share tells of one incident in a few lines: what it was, whom it hit, where the
// time went, what is still to be done, and where to read it.
func Share(share views.Share, site Site, format Format) string {
	w, l := newWriter(format), site.texts()
	w.paragraph(strong(oneLine(share.Incident.Title)), words(inBrackets(incidentFacts(l, share.Incident))))
	w.prose(share.Abstract)
	if share.Impact != "" && !strings.Contains(share.Abstract, share.Impact) {
		w.paragraph(strong(ImpactLabel(l)), words(" "+oneLine(share.Impact)))
	}
	if share.HasLongest {
		w.paragraph(words(l.Text("share.longest", l.Word("phase.", share.Longest.Doing), kb.Length(share.Longest.Length))))
	}
	w.paragraph(words(ActionsSentence(l, share.Closing)))
	if href := site.incident(share.Incident); href != "" {
		w.paragraph(link(l.Text("share.read"), href))
	}
	return w.String()
}

// ImpactLabel stands in bold before whom an incident hit.
func ImpactLabel(l *texts.Language) string { return l.Text("share.impact") }

// incidentFacts are the day, the severity and the services of an incident, and that it
// is not over.
func incidentFacts(l *texts.Language, i *kb.Incident) []string {
	var facts []string
	if !i.Date.IsZero() {
		facts = append(facts, i.Date.String())
	}
	if i.Severity != nil {
		facts = append(facts, oneLine(i.Severity.Word()))
	}
	for _, s := range i.Services {
		facts = append(facts, oneLine(s.Name))
	}
	if i.Status == kb.StatusOngoing {
		facts = append(facts, l.Word("status.", i.Status))
	}
	return facts
}

func inBrackets(facts []string) string {
	if len(facts) == 0 {
		return ""
	}
	return " (" + strings.Join(facts, ", ") + ")"
}
