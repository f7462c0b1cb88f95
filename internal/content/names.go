package content

import (
	"path"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/words"
)

// extension is what looks like the ending of a file name: "05 outage" in
// "2024.01.05 outage" does not.
var extension = words.Pattern(`\.[A-Za-z0-9_~-]{1,12}$`)

// plainNames are files without an extension that are known not to be documents,
// in lower case.
var plainNames = []string{
	"license", "licence", "copying", "copyright", "notice", "authors", "contributors", "maintainers", "owners",
	"codeowners", "patents", "version", "cname", "build", "workspace", "install", "news", "todo", "manifest",
	"requirements", "robots",
}

// mayBeDocument tells whether a file without an extension may be a document by
// its name. Makefile, Dockerfile and their kin are not.
func mayBeDocument(name string) bool {
	if extension().MatchString(name) {
		return false
	}
	lower := strings.ToLower(name)
	return !slices.Contains(plainNames, lower) && (!strings.HasSuffix(lower, "file") || strings.Contains(name, " "))
}

// isOtherText tells whether a file is a text for people that is not Markdown.
func isOtherText(name string) bool {
	stem := strings.TrimSuffix(strings.ToLower(name), strings.ToLower(path.Ext(name)))
	return kb.IsOtherText(name) && !slices.Contains(plainNames, stem)
}

// Hidden tells whether a file or folder is skipped without a word: hidden ones,
// what package managers install, and what editors leave behind.
func Hidden(name string) bool {
	return strings.HasPrefix(name, ".") || name == "node_modules" || name == "4913" ||
		strings.HasSuffix(name, "~") || strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
}

// pageNames are the names of files that are no incidents, up to the first dot,
// besides those that stand for a folder: what a repository says about itself.
var (
	pageNames = []string{
		"contributing", "changelog", "code_of_conduct", "code-of-conduct",
		"license", "licence", "maintainers",
	}
	upperPageNames = []string{"SECURITY", "SUPPORT", "GOVERNANCE", "AUTHORS", "SUMMARY", "AGENTS", "CLAUDE", "GEMINI"}
)

// roleOf says what a file is by its place and name. entrance is set where only its
// name makes it a page, and what it says may make it the text of a bundle.
func roleOf(file string, pages []string) (role Role, entrance bool) {
	role = roleByPlace(file, pages)
	stem, _, _ := strings.Cut(path.Base(file), ".")
	if !kb.IsIndexName(stem) && !slices.Contains(pageNames, strings.ToLower(stem)) && !slices.Contains(upperPageNames, stem) {
		return role, false
	}
	if role != IncidentRole || !isBundleIndex(file) {
		return PageRole, false
	}
	if namesBundle(file) {
		return IncidentRole, false
	}
	return PageRole, true
}

// roleByPlace says what a file is by the folder that it is in.
func roleByPlace(file string, pages []string) Role {
	top, _, nested := strings.Cut(file, "/")
	if nested {
		switch strings.ToLower(top) {
		case "factors":
			return FactorRole
		case "services":
			return ServiceRole
		case "guide", "guides", "pages":
			return PageRole
		}
	}
	for _, pattern := range pages {
		if matches(pattern, file) {
			return PageRole
		}
	}
	return IncidentRole
}

// matches tells whether a glob covers a file: "*" stands for anything within a
// name, "**" for any number of folders, and a pattern that covers a folder covers
// what is in it.
func matches(pattern, file string) bool {
	pattern = strings.Trim(strings.TrimPrefix(pattern, "./"), "/")
	if pattern == "" {
		return false
	}
	return matchParts(strings.Split(pattern, "/"), strings.Split(file, "/"))
}

// matchParts compares part by part. Where a part does not fit, the last "**" takes
// one folder more; those before it never need to, since what stood between them
// fitted as early as it could. So the time grows with the product of the lengths.
func matchParts(pattern, file []string) bool {
	p, f := 0, 0
	afterStars, retry := -1, 0
	for p < len(pattern) {
		if pattern[p] == "**" {
			p++
			afterStars, retry = p, f
			continue
		}
		if f < len(file) {
			if ok, err := path.Match(pattern[p], file[f]); err == nil && ok {
				p, f = p+1, f+1
				continue
			}
		}
		if afterStars < 0 || retry >= len(file) {
			return false
		}
		retry++
		p, f = afterStars, retry
	}
	return true
}
