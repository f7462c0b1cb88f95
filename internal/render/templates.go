package render

import (
	"fmt"
	"html/template"
	"io/fs"
)

// parseTemplates reads all layouts into one set, where each is known by the
// name of its file; partials are included by name.
func parseTemplates(layouts fs.FS) (*template.Template, error) {
	set := template.New("layouts").Funcs(funcs).Option("missingkey=error")
	for _, pattern := range []string{"*.html", "partials/*.html"} {
		if _, err := set.ParseFS(layouts, pattern); err != nil {
			return nil, fmt.Errorf("layouts: %w", err)
		}
	}
	for _, name := range pageTemplates {
		if set.Lookup(name) == nil {
			return nil, fmt.Errorf("layouts: %s is missing", name)
		}
	}
	return set, nil
}

// pageTemplates are the layouts that stand for a kind of page.
var pageTemplates = []string{
	"agenda.html", "digest.html", "factor.html", "factors.html", "followups.html", "home.html", "incident.html", "incidents.html", "marker.html", "moved.html",
	"notfound.html", "page.html", "search.html", "service.html", "services.html", "tag.html", "tags.html",
}
