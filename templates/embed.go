// Package templates holds the built-in forms of a new postmortem, in the shape in
// which a folder may replace them: a file of the same name in its own templates/.
//
// A form is a document whose front matter has the placeholders {{title}}, {{date}},
// {{severity}}, {{services}}, {{status}} and {{declared}}; a line whose value is not
// known is left out. Questions are comments of HTML, which no page shows.
//
// Beside them stands what a new folder begins with, in start/, and what runs check
// elsewhere, in ci/, where @FOLDER@ is the path of the folder.
package templates

import "embed"

// FS has the forms, each at NAME.md.
//
//go:embed *.md
var FS embed.FS

// Start has the files of a new folder, below start/, and those that run check for
// GitHub and GitLab, below ci/.
//
//go:embed start ci
var Start embed.FS
