package reading

import (
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// NameLinks puts the title of a document in the place of each [[retry-storm]] in
// the plain texts of incidents, as pages show it. The titles are known when the
// documents are linked, so it comes after kb.New; what copies of a base share
// (kb.Parts.Clone) is not written to.
func NameLinks(base *kb.Base) error {
	for _, incident := range base.Incidents {
		if !markdown.TakesTitles(incident.Body) {
			continue
		}
		body, err := markdown.Unpack(incident.Body)
		if err != nil {
			return fmt.Errorf("name the links of %s: %w", incident.Source, err)
		}
		nameLinks(incident, func(t *kb.Text) { t.Plain = markdown.Titled(body, *t) })
	}
	return nil
}

// nameLinks calls name for the texts of an incident.
func nameLinks(i *kb.Incident, name func(*kb.Text)) {
	before := i.Summary.Plain
	for _, t := range []*kb.Text{&i.Summary, &i.Impact, &i.Trigger, &i.DetectedBy, &i.Changed} {
		name(t)
	}
	if rest, found := strings.CutPrefix(i.Abstract, before); found {
		i.Abstract = i.Summary.Plain + rest
	}
	i.Timeline = slices.Clone(i.Timeline)
	for n := range i.Timeline {
		name(&i.Timeline[n].Text)
	}
	i.Actions = slices.Clone(i.Actions)
	for n := range i.Actions {
		name(&i.Actions[n].Text)
	}
	// New has copies of the assignments, to which factors point.
	for _, list := range [][]kb.Assignment{i.Factors, i.Mitigators} {
		for n := range list {
			name(&list[n].Title)
			name(&list[n].Note)
			list[n].Whys = namedWhys(list[n].Whys, name)
		}
	}
}

func namedWhys(whys []kb.Why, name func(*kb.Text)) []kb.Why {
	whys = slices.Clone(whys)
	for n := range whys {
		name(&whys[n].Text)
		whys[n].Whys = namedWhys(whys[n].Whys, name)
	}
	return whys
}
