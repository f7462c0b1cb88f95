package kb

import (
	"cmp"
	"fmt"
	"iter"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// An address comes from the author's own id if there is one, else from the file
// name, because titles repeat in real folders.

// yearOrPage are the names under /incidents/ that lists use themselves.
var yearOrPage = regexp.MustCompile(`^(\d{4}|page|undated)$`)

// reservedPages are the first parts of an address that the site uses itself.
var reservedPages = map[string]bool{
	"": true, "incidents": true, "factors": true, "markers": true, "services": true, "tags": true, "search": true,
	"follow-ups": true, "insights": true, "digest": true, "mitigators": true, "quality": true, "assets": true, "files": true,
	"404": true,
}

// fileName returns the name of a document's file without its extensions; for an
// index file, the name of the folder it stands for.
func fileName(source string) string {
	name := FileStem(source)
	if IsIndexName(name) {
		if folder := path.Base(path.Dir(source)); folder != "." {
			return folder
		}
	}
	return name
}

// addresses says who has each address of one kind of thing.
type addresses map[string]string

// give hands out an address that nobody has: the wanted one, or the wanted one with
// a hash of what tells its owner from all others.
func (taken addresses) give(wanted, owner string) string {
	address := wanted
	for seed := owner; ; seed += "+" {
		if _, ok := taken[address]; !ok {
			taken[address] = owner
			return address
		}
		address = wanted + "-" + hashOf(seed)
	}
}

// nameList collects what documents name. Names that share a slug, such as C++ and
// C#, get their addresses in the order of the names and not of the documents: the
// plainest has the slug, whichever document is the newest.
type nameList struct {
	seen   map[string]bool
	folded map[string]string // the first spelling of each
}

func newNameList() nameList { return nameList{map[string]bool{}, map[string]string{}} }

func (n nameList) add(names ...string) {
	for _, name := range names {
		if n.seen[name] {
			continue
		}
		n.seen[name] = true
		if folded := Fold(name); folded != "" {
			if _, known := n.folded[folded]; !known {
				n.folded[folded] = name
			}
		}
	}
}

// inOrder yields each folded name with its first spelling.
func (n nameList) inOrder() iter.Seq2[string, string] {
	return func(yield func(folded, name string) bool) {
		for _, folded := range sortedKeys(n.folded) {
			if !yield(folded, n.folded[folded]) {
				return
			}
		}
	}
}

// addressIncidents gives every incident a slug of its own. Names that collide
// take their folder in front, and the address that they all asked for leads to the
// oldest of them; what collides then is an error. A name that only says
// what kind of document it is has its folder in front from the start, so that its
// address stays when another file of that name appears.
func addressIncidents(incidents []*Incident) []problem.Problem {
	for _, incident := range incidents {
		incident.Slug = FileSlug(incident.WantedSlug, incident.ID, incident.Source)
		if folder := path.Dir(incident.Source); incident.NamedByKind && folder != "." && incident.wantedSlug() == "" {
			incident.Slug = Slug(path.Base(folder) + " " + fileName(incident.Source))
		}
		if yearOrPage.MatchString(incident.Slug) {
			incident.Slug = "incident-" + incident.Slug
		}
	}

	var problems []problem.Problem
	_, claims := claimants(incidents)
	for _, slug := range sortedKeys(claims) {
		keepFormer(slug, claims[slug])
		for _, incident := range claims[slug] {
			if incident.wantedSlug() != "" {
				continue
			}
			folder := path.Dir(incident.Source)
			if folder == "." {
				continue
			}
			incident.Slug = Slug(folder + " " + fileName(incident.Source))
			problems = append(problems, problem.New(problem.AddressShared, problem.Place{File: incident.Source},
				fmt.Sprintf("another file has the same name, so its folder joined the address: %q", incident.Slug)))
		}
	}
	return append(problems, collisions(incidents)...)
}

// claimants are the first of those that ask for each address, and all of those that
// share one, in their order.
func claimants(incidents []*Incident) (first map[string]*Incident, sharing map[string][]*Incident) {
	first, sharing = make(map[string]*Incident, len(incidents)), map[string][]*Incident{}
	for _, incident := range incidents {
		switch before := first[incident.Slug]; {
		case before == nil:
			first[incident.Slug] = incident
		case sharing[incident.Slug] == nil:
			sharing[incident.Slug] = []*Incident{before, incident}
		default:
			sharing[incident.Slug] = append(sharing[incident.Slug], incident)
		}
	}
	return first, sharing
}

// keepFormer lets the address that several incidents ask for lead to the oldest: it
// had it before the others came, and feeds know it by it.
func keepFormer(slug string, sharing []*Incident) {
	var oldest *Incident
	for _, incident := range sharing {
		switch {
		case incident.wantedSlug() != "" || path.Dir(incident.Source) == ".":
			// It keeps the address.
			return
		case oldest == nil || incident.isOlder(oldest):
			oldest = incident
		}
	}
	oldest.Aliases = append(slices.Clip(oldest.Aliases), Alias{Path: "/incidents/" + slug + "/"})
}

// isOlder tells whether an incident was before another; one without a day is newer.
func (i *Incident) isOlder(other *Incident) bool {
	if i.Date.IsZero() != other.Date.IsZero() {
		return other.Date.IsZero()
	}
	return cmp.Or(i.Date.Compare(other.Date), strings.Compare(i.Source, other.Source)) < 0
}

// wantedSlug is the address that the author asked for; empty if none.
func (d *Document) wantedSlug() string {
	if wanted := cmp.Or(d.WantedSlug, d.ID); wanted != "" {
		return Slug(wanted)
	}
	return ""
}

// FileSlug is the address that the file of an incident, a factor or a service asks for:
// by its key slug, else by its id, else by its name. Another file may have taken it.
func FileSlug(slug, id, source string) string {
	return Slug(cmp.Or(slug, id, fileName(source)))
}

// addressTaken says that files, of which this document's is one, share an address.
func (d *Document) addressTaken(files []string, address string) problem.Problem {
	return problem.New(problem.AddressTaken, problem.Place{File: d.Source, Line: 1},
		fmt.Sprintf("%s share one address, %q", quoteAll(files), address)).WithHelp(d.otherAddress())
}

// otherAddress is how the author of a document gives it another address.
func (d *Document) otherAddress() string {
	switch {
	case d.WantedSlug != "":
		return "give one of them another slug:"
	case d.ID != "":
		return "give one of them another id:"
	default:
		return "rename one of them, or give it an id: of its own in its front matter"
	}
}

// collisions reports incidents that still share an address, naming all files.
// All but the first take a hash, so that none is lost if the author publishes in
// spite of the error.
func collisions(incidents []*Incident) []problem.Problem {
	first, bySlug := claimants(incidents)
	if len(bySlug) == 0 {
		return nil
	}
	taken := make(addresses, len(incidents))
	for slug, incident := range first {
		taken[slug] = incident.Source
	}
	var problems []problem.Problem
	for _, slug := range sortedKeys(bySlug) {
		sharing := bySlug[slug]
		slices.SortFunc(sharing, func(a, b *Incident) int { return strings.Compare(a.Source, b.Source) })
		var files []string
		for i, incident := range sharing {
			files = append(files, incident.Source)
			if i > 0 {
				incident.Slug = taken.give(slug, incident.Source)
			}
		}
		problems = append(problems, sharing[1].addressTaken(files, slug))
	}
	return problems
}

// quoteAll lists file names for a message: "a.md" and "b.md".
func quoteAll(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = fmt.Sprintf("%q", name)
	}
	last := len(quoted) - 1
	return strings.Join(quoted[:last], ", ") + " and " + quoted[last]
}

// addressPages gives every page its path from its place in the folder.
func addressPages(pages []*Page) []problem.Problem {
	taken := addresses{}
	var problems []problem.Problem
	for _, page := range pages {
		page.Path = pagePath(page)
		if _, ok := taken[page.Path]; ok {
			// README.md and index.md of one folder: the second keeps its name, and a
			// third one, readme.markdown, its ending.
			folder := page.Path
			page.Path = path.Join(folder, Slug(FileStem(page.Source)))
			if _, ok := taken[page.Path]; ok {
				page.Path = path.Join(folder, Slug(path.Base(page.Source)))
			}
			if other, ok := taken[page.Path]; ok {
				problems = append(problems, page.addressTaken([]string{other, page.Source}, page.Path))
			}
		}
		page.Path = taken.give(page.Path, page.Source)
		page.Slug = path.Base(page.Path)
	}
	return problems
}

// pagePath is where a page lives: its folder and name, except that the README
// of the whole folder lives at about/, because the site's own home is at its
// root, and that names which the site uses itself move below pages/.
func pagePath(page *Page) string {
	if slug := page.wantedSlug(); slug != "" && page.WantedSlug != "" {
		return clearOfReserved(slug)
	}
	var parts []string
	if folder := path.Dir(page.Source); folder != "." {
		for part := range strings.SplitSeq(folder, "/") {
			parts = append(parts, Slug(part))
		}
	}
	if name := FileStem(page.Source); !IsIndexName(name) {
		parts = append(parts, Slug(name))
	}
	if len(parts) == 0 {
		return "about"
	}
	return clearOfReserved(strings.Join(parts, "/"))
}

// clearOfReserved moves an address out of the way of the site's own.
func clearOfReserved(address string) string {
	first, _, _ := strings.Cut(address, "/")
	if reservedPages[first] {
		return "pages/" + address
	}
	return address
}
