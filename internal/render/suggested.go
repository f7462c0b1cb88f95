package render

import (
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/prose"
	"github.com/debrief-dev/debrief/internal/views"
)

// Suggested is a factor that the words of an incident point to, with the words.
type Suggested struct {
	Link
	Words string
	// Text is the item that has the words, and Line where it stands in the file.
	Text string
	Line int
}

// suggested are the suggestions of an incident for the item with an anchor.
func suggested(f Frame, incident *kb.Incident, anchor string, mitigating bool) []Suggested {
	var list []Suggested
	for i := range incident.Suggestions {
		if s := &incident.Suggestions[i]; s.Anchor == anchor && s.Mitigator == mitigating {
			list = append(list, Suggested{f.link(s.Title, factorAddress(s.Factor)), s.Words, s.Text, s.Line})
		}
	}
	return list
}

// suggestedServices are the services that the words of an incident point to.
func suggestedServices(f Frame, incident *kb.Incident) []Suggested {
	var list []Suggested
	for _, s := range incident.SuggestedServices {
		list = append(list, Suggested{f.link(s.Name, serviceAddress(s.Slug)), s.Words, s.Words, s.Line})
	}
	return list
}

// suggestedHits lists the incidents whose words point to a service, and how many
// there are.
func (s *site) suggestedHits(f Frame, service *kb.Service) (uses []SuggestedUse, incidents int) {
	all := service.Suggestions
	for _, hit := range all[:min(len(all), usesShown)] {
		uses = append(uses, SuggestedUse{
			Link: f.incidentLink(hit.Incident), Date: hit.Incident.Date.String(), Badge: s.badge(hit.Incident), Words: hit.Service.Words,
		})
	}
	return uses, len(all)
}

// SuggestedUse is a suggestion seen from its factor.
type SuggestedUse struct {
	Link
	Date        string
	Badge       *Badge
	Words, Text string
}

// suggestedUses lists the incidents whose words point to a factor, each once, and how
// many there are.
func (s *site) suggestedUses(f Frame, factor *kb.Factor) (uses []SuggestedUse, incidents int) {
	all := views.SuggestedIn(factor)
	for _, use := range all[:min(len(all), usesShown)] {
		uses = append(uses, SuggestedUse{
			f.link(use.Incident.Title, incidentAddress(use.Incident.Slug)), use.Incident.Date.String(), s.badge(use.Incident),
			use.Suggestion.Words, use.Suggestion.Text,
		})
	}
	return uses, len(all)
}

// CauseAsWritten is a cause that no factor took, in its author's words.
type CauseAsWritten struct {
	Link
	Date, Text string
}

// causesShown is how many causes as written the taxonomy lists.
const causesShown = 100

// causesAsWritten lists what no factor took, neither named nor suggested, the newest
// first, and how many more there are.
func (s *site) causesAsWritten(f Frame) (list []CauseAsWritten, more int) {
	for _, incident := range s.view.Base.Incidents {
		taken := map[string]bool{}
		for i := range incident.Suggestions {
			taken[incident.Suggestions[i].Anchor] = true
		}
		for i := range incident.Factors {
			a := &incident.Factors[i]
			if a.Factor != "" || taken[a.Anchor] || a.Title.Plain == "" {
				continue
			}
			if len(list) == causesShown {
				more++
				continue
			}
			address := incidentAddress(incident.Slug)
			if a.Anchor != "" {
				address += "#" + causeAnchor(a)
			}
			list = append(list, CauseAsWritten{f.link(incident.Title, address), incident.Date.String(), prose.Shorten(a.Title.Plain, longestSentence)})
		}
	}
	return list, more
}
