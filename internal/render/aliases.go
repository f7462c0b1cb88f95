package render

import (
	"fmt"
	"net/url"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/publish"
)

// An alias is an address at which a document used to be found:
//
//	aliases: [/old/place/, former-name, ../2019/x.html]
//
// With a slash at its start it counts from the site's root, else from the folder
// in which the document's own page stands ("incidents/" for an incident). Each
// becomes a stub page that works on every host, and a line of _redirects.

// MovedPage is the stub at an alias.
type MovedPage struct {
	Language, SiteTitle, Title string
	// To leads to the document: a relative link made of addresses of our own.
	To string
	// Canonical is the absolute address; empty if the site's is unknown.
	Canonical string
	NoIndex   bool
}

// redirectLimit is how many lines of _redirects every host honours; GitLab Pages
// drops all of them above it.
const redirectLimit = 1000

// aliasPages makes the stubs and the content of _redirects. The pages of the follow-ups
// are listed only where an alias may be one of them.
func (s *site) aliasPages(pages []publish.Page, followUps func() []publish.Page) ([]publish.Page, string, []problem.Problem) {
	taken := sync.OnceValue(func() *pathSet { return newPathSet(pages) })
	takenBelow := sync.OnceFunc(func() {
		for _, page := range followUps() {
			taken().add(page.Path)
		}
	})
	var stubs []publish.Page
	var redirects strings.Builder
	var problems []problem.Problem
	lines, left := 0, 0
	s.view.Base.EachDocument(func(ref kb.Ref, d *kb.Document) {
		address, _ := s.urls.of(ref)
		for _, alias := range d.Aliases {
			from, reason := aliasAddress(alias.Path, address)
			if reason != "" {
				problems = append(problems, aliasProblem(d, alias, problem.AliasUnsafe, reason))
				continue
			}
			if from == address {
				continue // the page itself
			}
			if strings.HasPrefix(strings.ToLower(from), followUpsAddress) {
				takenBelow()
			}
			if !taken().add(stubPath(from)) {
				problems = append(problems, aliasProblem(d, alias, problem.AliasTaken, "is the address of another page"))
				continue
			}
			stubs = append(stubs, s.stub(from, address, d.Title))
			if lines == redirectLimit {
				left++
				continue
			}
			lines++
			fmt.Fprintf(&redirects, "%s %s%s 301\n", s.urls.root+escapePath(from), s.urls.root, address)
		}
	})
	if left > 0 {
		problems = append(problems, problem.New(problem.RedirectsLimit, problem.Place{},
			fmt.Sprintf("%d aliases are not in _redirects, because some hosts drop the whole file above %d lines", left, redirectLimit)))
	}
	return stubs, redirects.String(), problems
}

func aliasProblem(d *kb.Document, alias kb.Alias, rule problem.Rule, reason string) problem.Problem {
	at := problem.Place{File: d.Source, Line: alias.Line, Column: alias.Column}
	return problem.New(rule, at, fmt.Sprintf("the alias %q %s", alias.Path, reason))
}

// stub is the page at an alias.
func (s *site) stub(from, to, title string) publish.Page {
	folder := from
	if !strings.HasSuffix(from, "/") {
		folder = strings.TrimSuffix(from, path.Base(from))
	}
	at := s.at(folder)
	return s.file(stubPath(from), "moved.html", func() (any, error) {
		p := &MovedPage{Language: s.language(), SiteTitle: s.in.Title, Title: title, To: at.to(to), NoIndex: s.urls.base == ""}
		if s.urls.base != "" {
			p.Canonical = s.urls.absolute(to)
		}
		return p, nil
	})
}

// stubPath is the file of an alias: itself if it names an HTML file, else the
// index of a folder.
func stubPath(from string) string {
	if strings.HasSuffix(from, "/") {
		return from + "index.html"
	}
	return from
}

// aliasAddress turns an alias into an address below the root: with a slash at
// its end, or the name of an HTML file. Otherwise it says what is wrong with it.
func aliasAddress(written, own string) (address, reason string) {
	decoded, err := url.PathUnescape(written)
	if err != nil {
		return "", "has a percent sign that means nothing"
	}
	decoded = norm.NFC.String(strings.TrimSpace(decoded))
	if strings.Contains(decoded, "://") || strings.HasPrefix(decoded, "//") {
		return "", "leads out of the site"
	}
	if r := strings.IndexFunc(decoded, unsafeInPath); r >= 0 {
		return "", fmt.Sprintf("has a character that addresses cannot have: %q", []rune(decoded[r:])[0])
	}
	if !strings.HasPrefix(decoded, "/") {
		decoded = path.Dir(strings.TrimSuffix(own, "/")) + "/" + decoded
	}
	// path.Join keeps the dots that leave the root, because there is no slash
	// at the start.
	joined := path.Join(strings.TrimLeft(decoded, "/"))
	if joined == "" || joined == "." {
		return "", "is the home page"
	}
	for part := range strings.SplitSeq(joined, "/") {
		if part == ".." {
			return "", "leaves the site"
		}
		if strings.HasPrefix(part, ".") || strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") || strings.HasPrefix(part, "_") || len(part) > 200 {
			return "", fmt.Sprintf("has a part that cannot be a folder: %q", part)
		}
		if kb.Slug(part) != strings.ToLower(part) && strings.HasPrefix(kb.Slug(part), strings.ToLower(part)+"-") {
			return "", fmt.Sprintf("has a part that Windows keeps for devices: %q", part)
		}
	}
	if extension := strings.ToLower(path.Ext(joined)); extension == ".html" || extension == ".htm" {
		if folder := strings.TrimSuffix(joined, "index.html"); folder == "" {
			return "", "is the home page"
		} else if path.Base(joined) == "index.html" {
			return folder, ""
		}
		return joined, ""
	}
	return joined + "/", ""
}

// unsafeInPath finds what means something else in a path, on a disk or in a
// line of _redirects.
func unsafeInPath(r rune) bool {
	return strings.ContainsRune(`\:*?"<>|#%;&`, r) || unicode.IsControl(r) || !unicode.IsGraphic(r) || unicode.IsSpace(r) && r != ' '
}

func escapePath(address string) string {
	parts := strings.Split(address, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.Join(parts, "/")
}

// pathSet knows the files and folders of a site as a disk that ignores case
// would.
type pathSet struct{ files, folders map[string]bool }

func newPathSet(pages []publish.Page) *pathSet {
	set := &pathSet{map[string]bool{}, map[string]bool{}}
	for _, page := range pages {
		set.add(page.Path)
	}
	for _, name := range []string{"404.html", ".nojekyll", "_headers", "_redirects", "robots.txt", "sitemap.xml", searchIndexFile} {
		set.add(name)
	}
	return set
}

// add enters a file, unless a file or a folder by that name is there already or
// one of its folders is a file.
func (set *pathSet) add(file string) bool {
	key := strings.ToLower(norm.NFC.String(file))
	parts := strings.Split(key, "/")
	var folders []string
	for i := 1; i < len(parts); i++ {
		folders = append(folders, strings.Join(parts[:i], "/"))
	}
	if set.files[key] || set.folders[key] || slices.ContainsFunc(folders, func(f string) bool { return set.files[f] }) {
		return false
	}
	set.files[key] = true
	for _, f := range folders {
		set.folders[f] = true
	}
	return true
}
