// Package assets holds the built-in styles, scripts and icon of the site, in the
// shape in which a site may replace them file by file.
package assets

import "embed"

// FS has css/, js/, search/ and results/, whose files are each joined into one in the
// order of their names; wording.js, with which the scripts of js/ and search/ begin; files
// that are published one by one; and below offline/ what stands in for files of these
// names where a site is opened from a disk.
//
//go:embed css/*.css js/*.js search/*.js results/*.js offline/*/*.js *.js *.svg
var FS embed.FS
