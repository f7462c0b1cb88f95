package kb

import "strings"

// HeadingPrefix keeps ids that come from headings apart from names that
// browsers give a meaning to.
const HeadingPrefix = "s-"

// anchor finds the heading that a fragment means. Authors write anchors as
// their usual host makes them, so case and punctuation do not count.
func (x *index) anchor(d *Document, fragment string) string {
	known, ok := x.anchors[d]
	if !ok {
		known = anchorsOf(d)
		x.anchors[d] = known
	}
	fragment = strings.TrimPrefix(fragment, "user-content-") // as GitHub writes ids
	byName, named := known.folded[Fold(strings.TrimPrefix(fragment, HeadingPrefix))]
	bySlug, slugged := known.slugs[Slug(fragment)]
	switch {
	case named && slugged:
		return known.all[min(byName, bySlug)]
	case named:
		return known.all[byName]
	case slugged:
		return known.all[bySlug]
	default:
		return ""
	}
}

// anchors are those of a document, sections before other headings, and the first of
// them by their names, folded, and by the slugs of their headings.
type anchors struct {
	all           []string
	folded, slugs map[string]int
}

func anchorsOf(d *Document) anchors {
	known := anchors{folded: map[string]int{}, slugs: map[string]int{}}
	for i, s := range d.Sections {
		known.all = append(known.all, s.Anchor)
		if s.Anchor == "" {
			continue
		}
		enterFirst(known.folded, Fold(strings.TrimPrefix(s.Anchor, HeadingPrefix)), i)
		enterFirst(known.slugs, Slug(s.Heading), i)
	}
	if len(d.Body.Names) == 0 {
		return known
	}
	at := map[string]int{}
	for i, anchor := range known.all {
		enterFirst(at, anchor, i)
	}
	for _, name := range d.Body.Names {
		// A heading in a list or a quotation is no section.
		if name.Anchor == HeadingPrefix+name.Text {
			enterFirst(at, name.Anchor, len(known.all))
			known.all = append(known.all, name.Anchor)
		}
		if i, found := at[name.Anchor]; found {
			enterFirst(known.folded, Fold(name.Text), i)
		}
	}
	return known
}

func enterFirst(m map[string]int, key string, i int) {
	if _, taken := m[key]; !taken {
		m[key] = i
	}
}
