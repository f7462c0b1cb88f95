package render

import (
	"cmp"
	"slices"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/publish"
)

// TagsPage is the list of free labels.
type TagsPage struct {
	Frame
	// Tags are those of several postmortems, by their number; Once those of one.
	// Where no tag has several, all are Tags.
	Tags, Once []CountedLink
}

// TagPage is the incidents that carry a label.
type TagPage struct {
	Frame
	Tag   *kb.Tag
	Count int
	Rows  []IncidentRow
	Pages Pagination
}

// tagPages are the list of tags and a list for each.
func (s *site) tagPages() []publish.Page {
	pages := []publish.Page{s.html(tagsAddress, "tags.html", func() (any, error) { return s.tagsPage(), nil })}
	for _, tag := range s.view.Base.Tags {
		count := (len(tag.Incidents) + perPage - 1) / perPage
		for number := 1; number <= count; number++ {
			pages = append(pages, s.html(numbered(tagAddress(tag.Slug), number), "tag.html", func() (any, error) {
				return s.tagPage(tag, number, count), nil
			}))
		}
	}
	return pages
}

func (s *site) tagsPage() *TagsPage {
	p := &TagsPage{Frame: s.frame(s.at(tagsAddress), tagsAddress, s.text("tags.title"))}
	p.crumbs()
	p.Description = s.text("tags.description")
	for _, tag := range s.view.Base.Tags {
		p.Tags = append(p.Tags, CountedLink{p.link(tag.Name, tagAddress(tag.Slug)), len(tag.Incidents)})
	}
	slices.SortStableFunc(p.Tags, func(a, b CountedLink) int { return cmp.Compare(b.Count, a.Count) })
	if once := slices.IndexFunc(p.Tags, func(t CountedLink) bool { return t.Count < 2 }); once > 0 {
		p.Tags, p.Once = p.Tags[:once], p.Tags[once:]
	}
	return p
}

func (s *site) tagPage(tag *kb.Tag, number, count int) *TagPage {
	address := tagAddress(tag.Slug)
	p := &TagPage{
		Frame: s.frame(s.at(numbered(address, number)), tagsAddress, s.text("tag.page-title", tag.Name)), Tag: tag, Count: len(tag.Incidents),
	}
	p.crumbs(p.link(s.text("tags.title"), tagsAddress))
	if number > 1 {
		p.Title = s.text("pages.title", p.Title, number)
	}
	p.Description = s.text("tag.description", tag.Name)
	first := (number - 1) * perPage
	p.Rows = s.incidentRows(p.Frame, tag.Incidents[first:min(first+perPage, len(tag.Incidents))])
	p.Pages = p.pagination(address, number, count, len(tag.Incidents))
	return p
}
