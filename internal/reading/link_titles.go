package reading

import (
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/markdown"
)

// NameLinks puts the title of a document in the place of each [[retry-storm]] in
// the plain texts of incidents and services, as pages show it. The titles are known when the
// documents are linked, so it comes after kb.New; what copies of a base share
// (kb.Parts.Clone) is not written to.
func NameLinks(base *kb.Base) error {
	for _, incident := range base.Incidents {
		if err := withTitles(&incident.Document, func(name func(*kb.Text)) { nameLinks(incident, name) }); err != nil {
			return err
		}
	}
	for _, service := range base.Services {
		if err := withTitles(&service.Document, func(name func(*kb.Text)) { nameAll(name, &service.Again, &service.Tolerated) }); err != nil {
			return err
		}
	}
	return nil
}

// withTitles calls change with what names the links of a text, if any link of the
// document has a title to take.
func withTitles(d *kb.Document, change func(name func(*kb.Text))) error {
	if !markdown.TakesTitles(d.Body) {
		return nil
	}
	body, err := markdown.Unpack(d.Body)
	if err != nil {
		return fmt.Errorf("name the links of %s: %w", d.Source, err)
	}
	change(func(t *kb.Text) { t.Plain = markdown.Titled(body, *t) })
	return nil
}

// nameAll calls name for the texts of lists, each of them a copy of its own.
func nameAll(name func(*kb.Text), lists ...*[]kb.Text) {
	for _, list := range lists {
		*list = slices.Clone(*list)
		for n := range *list {
			name(&(*list)[n])
		}
	}
}

// nameLinks calls name for the texts of an incident.
func nameLinks(i *kb.Incident, name func(*kb.Text)) {
	i.AsRead = nil // whose texts are others
	before := i.Summary.Plain
	for _, t := range []*kb.Text{&i.Summary, &i.Impact, &i.Trigger, &i.DetectedBy, &i.Changed} {
		name(t)
	}
	if rest, found := strings.CutPrefix(i.Abstract, before); found {
		i.Abstract = i.Summary.Plain + rest
	}
	nameAll(name, &i.Again, &i.Tolerated, &i.Badly, &i.Surprises)
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
