package kb

import (
	"path"
	"strings"
)

// FindIncidents gives the incidents that a name means. Several are those of one file, or
// those that the name does not tell from one another.
func (b *Base) FindIncidents(name string) []*Incident { return find(b.Incidents, name) }

// FindDocuments gives the documents of any kind that a name means, as FindIncidents does.
func (b *Base) FindDocuments(name string) []*Document {
	var all []*Document
	b.EachDocument(func(_ Ref, d *Document) {
		if d.Source != "" {
			all = append(all, d)
		}
	})
	return find(all, name)
}

// find gives the documents whose address or file a name is; or else those that it is the
// id, the address as people write it ("INC-0042"), the title or the name of the file of:
// the first of these that fits any.
func find[D interface{ document() *Document }](all []D, name string) []D {
	slug, folded, file := Slug(name), Fold(name), FileSlug("", "", name)
	for _, fits := range []func(d *Document) bool{
		func(d *Document) bool { return d.Slug == name || d.Source == name },
		func(d *Document) bool { return d.ID != "" && d.ID == name },
		func(d *Document) bool { return d.Slug == slug },
		func(d *Document) bool { return Fold(d.Title) == folded },
		func(d *Document) bool {
			return strings.HasSuffix(d.Source, "/"+name) || path.Base(name) == name && FileSlug("", "", d.Source) == file
		},
	} {
		var found []D
		for _, one := range all {
			if fits(one.document()) {
				found = append(found, one)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}
