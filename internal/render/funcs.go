package render

import (
	"html/template"

	"github.com/debrief-dev/debrief/internal/kb"
)

// funcs are the functions that layouts may call besides those of html/template.
// A layout that needs more gets it from its page struct.
var funcs = template.FuncMap{
	// countable is put behind every range; see boundRanges.
	"countable": countable,
	// plural N "incident" "incidents" writes a count with its noun.
	"plural": kb.Plural,
	// day DATE writes a calendar day in words: "14 September 2026".
	"day": kb.Date.Words,
	// icon NAME draws a small picture that repeats the word beside it; an
	// unknown name draws nothing.
	"icon": icon,
	// shape RANK draws the mark of a severity rank, 1 to 5; nothing for 0.
	"shape": shape,
}

// iconPaths are drawn with a stroke in a box of 16 by 16.
var iconPaths = map[string]string{
	"change":        `M3 5h8.5M9 2.5 11.5 5 9 7.5M13 11H4.5M7 8.5 4.5 11 7 13.5`,
	"symptom":       `M1.5 8.5h3l2-5 3 9 2-4h3`,
	"detection":     `M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.4 10.4 14 14`,
	"decision":      `M8 14V9M8 9 3.5 4.5M8 9l4.5-4.5M3.5 7.5v-3h3M9.5 4.500h3v3`,
	"action":        `M5 2.5 13 8l-8 5.500Z`,
	"communication": `M2.5 3h11v7.500H7.500L4.5 13.500V10.500h-2Z`,
	"recovery":      `M2.5 8.5 6.5 12.5 13.5 4`,
	"tried":         `M3.5 3.500l9 9M12.5 3.500l-9 9`,
	"doc-gap":       `M4 1.500h5.500L12.5 4.500v10H4ZM6.8 7a1.5 1.5 0 1 1 1.9 1.500v.8M8.6 11.700v.1`,
	"open":          `M8 2.500a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11`,
	"done":          `M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M5.2 8.200l2 2 3.6-4`,
	"wontfix":       `M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M5 8h6`,
	"overdue":       `M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2M8 4.800V8l2.2 1.6`,
	"link":          `M6.5 9.500l3-3M7 5l2-2a2.8 2.8 0 0 1 4 4l-2 2M9 11l-2 2a2.8 2.8 0 0 1-4-4l2-2`,
	"search":        `M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M10.4 10.4 14 14`,
	"theme":         `M8 2a6 6 0 1 0 0 12 6 6 0 0 0 0-12v12M10.5 3.5v9`,
	"shield":        `M8 1.8 13 3.600v4c0 3-2 5.3-5 6.6-3-1.3-5-3.6-5-6.600v-4Z`,
}

// icons and shapes are made once; they hold no words of any author.
var icons, shapes = drawIcons(), drawShapes()

func drawIcons() map[string]template.HTML {
	drawn := make(map[string]template.HTML, len(iconPaths))
	for name, path := range iconPaths {
		drawn[name] = template.HTML(`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="` + path + `"/></svg>`)
	}
	return drawn
}

func icon(name string) template.HTML { return icons[name] }

// shapePaths are filled in a box of 12 by 12: diamond, triangle, square, disc
// and ring, from the worst severity to a near miss.
var shapePaths = [...]string{
	1: `M6 0 12 6 6 12 0 6Z`,
	2: `M6 .5 12 11.500H0Z`,
	3: `M1 1h10v10H1Z`,
	4: `M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Z`,
	5: `M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11ZM6 2.300a3.7 3.7 0 1 1 0 7.4 3.7 3.7 0 0 1 0-7.400Z`,
}

func drawShapes() [len(shapePaths)]template.HTML {
	var drawn [len(shapePaths)]template.HTML
	for rank, path := range shapePaths {
		if path != "" {
			drawn[rank] = template.HTML(`<svg class="shape" viewBox="0 0 12 12" aria-hidden="true"><path fill-rule="evenodd" d="` + path + `"/></svg>`)
		}
	}
	return drawn
}

func shape(rank int) template.HTML {
	if rank < 0 || rank >= len(shapes) {
		return ""
	}
	return shapes[rank]
}
