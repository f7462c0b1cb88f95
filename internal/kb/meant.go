package kb

import (
	"fmt"
	"slices"
	"strings"
)

// Slugs are those of documents of one kind.
func Slugs[D interface{ document() *Document }](all []D) []string {
	slugs := make([]string, len(all))
	for i, one := range all {
		slugs[i] = one.document().Slug
	}
	return slugs
}

func (d *Document) document() *Document { return d }

// Meant asks for the slugs that a name probably means: the one that is spelt alike, and
// those that have its words as a part. Without one it is the other help.
func Meant(name string, slugs []string, otherwise string) string {
	const most = 3
	wanted := Slug(name)
	near := slices.DeleteFunc(slices.Clone(slugs), func(slug string) bool { return wanted == "" || !strings.Contains(slug, wanted) })
	if alike := Nearest(wanted, slugs); alike != "" && !slices.Contains(near, alike) {
		near = slices.Insert(near, 0, alike)
	}
	switch n := len(near); {
	case n == 0:
		return otherwise
	case n == 1:
		return fmt.Sprintf("did you mean %s?", near[0])
	case n <= most:
		return fmt.Sprintf("did you mean %s or %s?", strings.Join(near[:n-1], ", "), near[n-1])
	default:
		return fmt.Sprintf("did you mean one of %s and %d more?", strings.Join(near[:most], ", "), n-most)
	}
}

// Fits says that a name fits several things.
func Fits(name, what string, found int) string {
	return fmt.Sprintf("%q fits %d %s", name, found, what)
}

// OneOf asks for one of the names that another one does not tell apart.
func OneOf(names []string) string {
	const most = 8
	if more := len(names) - most; more > 0 {
		return fmt.Sprintf("name one of %s and %d more", strings.Join(names[:most], ", "), more)
	}
	last := len(names) - 1
	return fmt.Sprintf("name one of them: %s or %s", strings.Join(names[:last], ", "), names[last])
}
