// Package adopt turns what a person says about suggestions into additions to files:
// this one is right, that one is wrong, and these words mean that factor.
//
// In the pipeline it stands after kb: the base goes in, and comes out as terms, the
// factors or services with where each is named and suggested. Of the uses that a
// person picks, Accept and Reject make additions to the front matter of their
// documents, and Learn makes phrases for the folder's own factor files. It reads and
// writes no file: package content makes the additions, and the command writes.
package adopt

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
)

// Term is a factor or a service, with where it is named and suggested.
type Term struct {
	Slug, Title string
	// Kind is that of a factor; empty if not recorded, and for services.
	Kind kb.FactorKind
	// Source is the file that describes it; empty if none of the folder does.
	Source   string
	Synonyms []string
	// Named and Suggested are in the order of incidents, the newest first.
	Named, Suggested []Use
}

// Use is one place where a term is named or suggested.
type Use struct {
	Incident *kb.Incident
	Line     int
	// Role is "cause" or "mitigator"; empty for a service.
	Role string
	// Text is the author's item; empty where only a name stands. Words are the part
	// of it that led to a suggestion, and Language the one in which they are.
	Text, Words, Language string
}

// The roles of a factor in a use.
const (
	Cause     = "cause"
	Mitigator = "mitigator"
)

// Factors are the factors of a base that are named or suggested, by slug.
func Factors(base *kb.Base) []Term {
	var terms []Term
	for _, f := range base.Factors {
		t := Term{Slug: f.Slug, Title: f.Title, Kind: f.Kind, Source: f.Source, Synonyms: f.Synonyms}
		for _, use := range f.Assignments {
			t.Named = append(t.Named, Use{Incident: use.Incident, Line: use.Assignment.Line, Role: Cause, Text: use.Assignment.Title.Plain})
		}
		for _, use := range f.Mitigations {
			t.Named = append(t.Named, Use{Incident: use.Incident, Line: use.Assignment.Line, Role: Mitigator, Text: use.Assignment.Title.Plain})
		}
		for _, use := range f.Suggestions {
			s, role := use.Suggestion, Cause
			if s.Mitigator {
				role = Mitigator
			}
			t.Suggested = append(t.Suggested, Use{use.Incident, s.Line, role, s.Text, s.Words, s.Language})
		}
		terms = append(terms, t)
	}
	return used(terms)
}

// Services are the services of a base that are named or suggested, by slug.
func Services(base *kb.Base) []Term {
	var terms []Term
	for _, s := range base.Services {
		t := Term{Slug: s.Slug, Title: s.Title, Source: s.Source, Synonyms: s.Synonyms}
		for _, incident := range s.Incidents {
			for _, m := range incident.Services {
				if m.Slug == s.Slug {
					t.Named = append(t.Named, Use{Incident: incident, Line: m.Line, Text: m.Name})
				}
			}
		}
		for _, hit := range s.Suggestions {
			t.Suggested = append(t.Suggested, Use{Incident: hit.Incident, Line: hit.Service.Line, Words: hit.Service.Words})
		}
		terms = append(terms, t)
	}
	return used(terms)
}

func used(terms []Term) []Term {
	terms = slices.DeleteFunc(terms, func(t Term) bool { return len(t.Named)+len(t.Suggested) == 0 })
	slices.SortFunc(terms, func(a, b Term) int { return cmp.Compare(a.Slug, b.Slug) })
	return terms
}

// Means tells whether a person who writes a name means the term.
func (t *Term) Means(name string) bool {
	return slices.ContainsFunc(append([]string{t.Slug, t.Title}, t.Synonyms...), func(one string) bool { return kb.Fold(one) == kb.Fold(name) })
}

// Change is what one file is to say as well.
type Change struct {
	// File is the one to change, and Text its bytes if it is not there yet.
	File      content.File
	Text      []byte
	Additions []content.Addition
}

// changes collects additions by file.
type changes struct {
	list []*Change
	// incidents counts the documents of a file: a log has several.
	incidents map[string]int
}

func newChanges(base *kb.Base) *changes {
	c := &changes{incidents: map[string]int{}}
	for _, incident := range base.Incidents {
		c.incidents[incident.Source]++
	}
	return c
}

// add adds items to a key of a file.
func (c *changes) add(file content.File, text []byte, key content.Key, below string, item content.Value) {
	at := slices.IndexFunc(c.list, func(one *Change) bool { return one.File.Path == file.Path })
	if at < 0 {
		at = len(c.list)
		c.list = append(c.list, &Change{File: file, Text: text})
	}
	change := c.list[at]
	for i := range change.Additions {
		if a := &change.Additions[i]; a.Key == key && a.Below == below {
			a.Items = append(a.Items, item)
			return
		}
	}
	change.Additions = append(change.Additions, content.Addition{Key: key, Below: below, Items: []content.Value{item}})
}

// document is the file of a use; the error says why its front matter cannot speak of
// the use.
func (c *changes) document(use Use) (content.File, error) {
	source := use.Incident.Source
	if n := c.incidents[source]; n > 1 {
		return content.File{}, fmt.Errorf("%s:%d: the file has %d incidents, and front matter speaks of all of them: write the name in bold at the cause instead", source, use.Line, n)
	}
	return content.File{Path: source, Role: content.IncidentRole}, nil
}

func (c *changes) sorted() []*Change {
	slices.SortFunc(c.list, func(a, b *Change) int { return cmp.Compare(a.File.Path, b.File.Path) })
	return c.list
}

// Accept names the suggested uses of terms in the documents that have them. The
// suggested lists of terms are those that a person picked.
func Accept(base *kb.Base, terms []Term) ([]*Change, error) {
	c := newChanges(base)
	for _, t := range terms {
		for _, use := range t.Suggested {
			file, err := c.document(use)
			if err != nil {
				return nil, err
			}
			switch use.Role {
			case Cause:
				c.add(file, nil, content.KeyFactors, "", entry(t, use))
			case Mitigator:
				c.add(file, nil, content.KeyMitigators, "", entry(t, use))
			default:
				c.add(file, nil, content.KeyServices, "", content.Value{Text: t.Title})
			}
		}
	}
	return c.sorted(), nil
}

// entry is a factor with the words that it names.
func entry(t Term, use Use) content.Value {
	pair := func(key content.Key, text string) content.Pair {
		return content.Pair{Key: key.String(), Value: content.Value{Key: key.String(), Text: text}}
	}
	return content.Value{Kind: content.Mapping, Pairs: []content.Pair{pair(content.KeyFactor, t.Title), pair(content.KeyWords, use.Words)}}
}

// Reject keeps terms away from the documents that they are suggested for.
func Reject(base *kb.Base, terms []Term) ([]*Change, error) {
	c := newChanges(base)
	for _, t := range terms {
		seen := map[*kb.Incident]bool{}
		for _, use := range t.Suggested {
			file, err := c.document(use)
			if err != nil {
				return nil, err
			}
			if !seen[use.Incident] {
				seen[use.Incident] = true
				c.add(file, nil, content.KeyRejected, "", content.Value{Text: t.Title})
			}
		}
	}
	return c.sorted(), nil
}
