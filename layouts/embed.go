// Package layouts holds the built-in templates of the site's pages, in the shape
// in which a site may replace them file by file.
package layouts

import "embed"

// FS has the templates of pages at its root and what they share in partials/.
//
//go:embed *.html partials/*.html
var FS embed.FS
