package pipeline

import (
	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// siteMarkers are the markers of a site. The built-in ones are called as its language
// calls them, where the site does not say it otherwise; their own names go on to be
// understood.
func siteMarkers(config content.Config) []kb.Marker {
	markers, l := kb.SiteMarkers(config.Markers), texts.For(config.Language)
	for i, built := range kb.Markers() {
		m := &markers[i]
		if name := l.Text("marker." + m.Slug); m.Name == built.Name && name != built.Name {
			m.Name, m.Synonyms = name, append(m.Synonyms, built.Name)
		}
		if m.Meaning == built.Meaning {
			m.Meaning = l.Text("marker-meaning." + m.Slug)
		}
	}
	return markers
}
