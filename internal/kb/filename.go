package kb

import (
	"path"
	"slices"
	"strings"
)

// The names of files, the same for every stage:
//
//	2024-01-03-disk.md     2024-01-03-disk.html.md.erb     README.mkd

// DocumentEndings are the endings of Markdown documents, in lower case. Where one
// is the end of another, the longer one comes first.
var DocumentEndings = []string{".md", ".markdown", ".mdown", ".mkd", ".mdx", ".mdxx", ".qmd", ".html.md.erb", ".md.erb"}

// otherEndings are those of texts that pandoc and its kin turn into Markdown.
var otherEndings = []string{
	".html", ".htm", ".txt", ".docx", ".doc", ".odt", ".rtf", ".rst", ".adoc", ".asciidoc", ".org", ".textile", ".wiki", ".mediawiki",
}

// IsOtherText tells whether a file is named like a text that is not Markdown.
func IsOtherText(file string) bool {
	return slices.Contains(otherEndings, strings.ToLower(path.Ext(file))) && !IsDocumentName(file)
}

// FileStem returns the base name of a path without the ending of a document.
func FileStem(file string) string {
	name := path.Base(file)
	for _, ending := range DocumentEndings {
		if len(name) > len(ending) && strings.EqualFold(name[len(name)-len(ending):], ending) {
			return name[:len(name)-len(ending)]
		}
	}
	return name
}

// IsDocumentName tells whether a file is named like a document.
func IsDocumentName(file string) bool { return FileStem(file) != path.Base(file) }

// IsIndexName tells whether a file with this stem stands for its folder.
func IsIndexName(stem string) bool {
	return strings.EqualFold(stem, "index") || strings.EqualFold(stem, "_index") || strings.EqualFold(stem, "readme")
}

// imageEndings are those of images that a page can show.
var imageEndings = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp"}

// IsImageName tells whether a file is called as an image that a page can show.
func IsImageName(file string) bool {
	return slices.Contains(imageEndings, strings.ToLower(path.Ext(file)))
}
