// Package templates holds the built-in forms of a new postmortem, in the shape in
// which a folder may replace them: a file of the same name in its own templates/.
//
// A form is a document whose front matter has the placeholders {{title}}, {{date}},
// {{severity}}, {{services}}, {{status}} and {{declared}}; a line whose value is not
// known is left out. Questions are comments of HTML, which no page shows.
package templates

import "embed"

// FS has the forms, each at NAME.md.
//
//go:embed *.md
var FS embed.FS
