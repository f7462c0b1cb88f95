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
	byName, named := known.folded[Fold(strings.TrimPrefix(fragment, HeadingPrefix))]
	bySlug, slugged := known.slugs[Slug(fragment)]
	switch {
	case named && slugged:
		return d.Sections[min(byName, bySlug)].Anchor
	case named:
		return d.Sections[byName].Anchor
	case slugged:
		return d.Sections[bySlug].Anchor
	default:
		return ""
	}
}

// anchors are the first sections of a document by their anchors, folded, and by
// the slugs of their headings.
type anchors struct{ folded, slugs map[string]int }

func anchorsOf(d *Document) anchors {
	known := anchors{map[string]int{}, map[string]int{}}
	for i, s := range d.Sections {
		if s.Anchor == "" {
			continue
		}
		enterFirst(known.folded, Fold(strings.TrimPrefix(s.Anchor, HeadingPrefix)), i)
		enterFirst(known.slugs, Slug(s.Heading), i)
	}
	if len(d.Body.Names) == 0 {
		return known
	}
	sections := map[string]int{}
	for i, s := range d.Sections {
		enterFirst(sections, s.Anchor, i)
	}
	for _, name := range d.Body.Names {
		if at, found := sections[name.Anchor]; found {
			enterFirst(known.folded, Fold(name.Text), at)
		}
	}
	return known
}

func enterFirst(m map[string]int, key string, i int) {
	if _, taken := m[key]; !taken {
		m[key] = i
	}
}
