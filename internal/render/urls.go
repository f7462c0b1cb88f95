package render

import (
	"fmt"
	"net/url"
	"path"
	"strconv"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/views"
)

// An address is the path of a page below the site's root, with a slash at its
// end and none at its start: "incidents/full-disk/"; the home page is "". Links
// between pages are relative, so that the same files work at a domain's root,
// under a sub-path, and from any file server.

func incidentAddress(slug string) string { return "incidents/" + slug + "/" }
func briefAddress(slug string) string    { return incidentAddress(slug) + "brief/" }
func factorAddress(slug string) string   { return "factors/" + slug + "/" }
func markerAddress(slug string) string   { return "markers/" + slug + "/" }
func serviceAddress(slug string) string  { return "services/" + slug + "/" }
func tagAddress(slug string) string      { return "tags/" + slug + "/" }
func pageAddress(p string) string        { return p + "/" }

// The addresses of the lists.
const (
	homeAddress      = ""
	incidentsAddress = "incidents/"
	undatedAddress   = "incidents/undated/"
	factorsAddress   = "factors/"
	servicesAddress  = "services/"
	gapsAddress      = servicesAddress + "gaps/"
	tagsAddress      = "tags/"
	searchAddress    = "search/"
	aboutAddress     = "about/"
	qualityAddress   = "quality/"
	insightsAddress  = "insights/"
	digestAddress    = "digest/"
	// protectionsAddress has what kept incidents from being worse.
	protectionsAddress = "mitigators/"

	followUpsAddress  = "follow-ups/"
	overdueAddress    = followUpsAddress + "overdue/"
	dueSoonAddress    = followUpsAddress + "due-soon/"
	noOwnerAddress    = followUpsAddress + "no-owner/"
	noTicketAddress   = followUpsAddress + "no-ticket/"
	byIncidentAddress = followUpsAddress + "by-incident/"
	byServiceAddress  = followUpsAddress + "by-service/"
	byOwnerAddress    = followUpsAddress + "by-owner/"
	doneAddress       = followUpsAddress + "done/"
	wontfixAddress    = followUpsAddress + "wontfix/"
	agendaAddress     = followUpsAddress + "agenda/"
)

// The files of follow-ups for other programs. A calendar stands below the site's
// root, an incident's or a service's address.
const (
	calendarFile   = "follow-ups.ics"
	actionsCSVFile = "follow-ups.csv"
)

// The feeds, below the site's root, a service's or a factor's address.
const (
	atomFile     = "feed.xml"
	jsonFeedFile = "feed.json"
)

// indexFile is the page at an address, for hosts and disks.
const indexFile = "index.html"

// markdownFile is the Markdown twin of a page, below its address; llmsFile names
// what there is to read, for programs that read texts.
const (
	markdownFile = "index.md"
	llmsFile     = "llms.txt"
)

// searchIndexFile is what a search in the browser begins with; it is made last.
const searchIndexFile = "search-index.json"

// yearAddress is the list of a year's incidents; year 0 has the undated ones.
func yearAddress(year int) string {
	if year == 0 {
		return undatedAddress
	}
	return fmt.Sprintf("incidents/%04d/", year)
}

// numbered is the address of a further page of a list; page 1 is the list's.
func numbered(list string, page int) string {
	if page == 1 {
		return list
	}
	return list + "page/" + strconv.Itoa(page) + "/"
}

// allOf is the full list of incidents of a factor or a service, where their own
// page shows only the newest.
func allOf(address string) string { return address + "incidents/" }

// place is where links start from.
type place struct {
	// address is that of the page.
	address string
	// root is set for the one page that a host serves at any depth, 404.html:
	// its links start with a slash and the path of the site.
	root string
	// files is set where no host finds the index of a folder: links name it.
	files bool
}

// at is the place of the page at an address.
func (s *site) at(address string) place { return place{address: address, files: s.in.Offline} }

// to is the link from a place to an address, which may have a fragment.
func (p place) to(address string) string {
	if p.root != "" {
		return p.root + address
	}
	from, target := p.address, address
	for {
		i := strings.IndexByte(from, '/') + 1
		if i == 0 || !strings.HasPrefix(target, from[:i]) {
			break
		}
		from, target = from[i:], target[i:]
	}
	up := strings.Repeat("../", strings.Count(from, "/"))
	switch {
	case p.files:
		target = withIndex(target)
	case up == "" && (target == "" || target[0] == '#'):
		up = "./"
	}
	return up + target
}

// withIndex names the file that a host finds for an address by itself.
func withIndex(address string) string {
	end := strings.IndexAny(address, "?#")
	if end < 0 {
		end = len(address)
	}
	if file := address[:end]; file == "" || strings.HasSuffix(file, "/") {
		return file + indexFile + address[end:]
	}
	return address
}

// urls knows what depends on the site: the root, and the names of attachments.
type urls struct {
	// base is the absolute address of the site with a slash at its end; empty
	// if it is not known.
	base string
	// root is the path of the site on its host, with slashes at both ends.
	root string
	// host is the name of the site's host, for identifiers; "debrief" if it is
	// not known.
	host string
	// files has the published path of every attachment by its source.
	files map[string]string
	// sizes has the attachments by source, for the pixels of images.
	sizes map[string]*kb.Attachment
}

// newURLs reads the absolute address of the site, which may be empty, and names
// the attachments.
func newURLs(base string, attachments []*kb.Attachment) (*urls, error) {
	u := &urls{root: "/", host: "debrief", files: map[string]string{}, sizes: map[string]*kb.Attachment{}}
	if base != "" {
		parsed, err := url.Parse(base)
		if err != nil || parsed.Scheme != "https" && parsed.Scheme != "http" || parsed.Host == "" {
			return nil, fmt.Errorf("base URL %q: expected an address such as https://example.org/postmortems/", base)
		}
		parsed.RawQuery, parsed.Fragment = "", ""
		u.base = strings.TrimSuffix(parsed.String(), "/") + "/"
		u.root = strings.TrimSuffix(parsed.EscapedPath(), "/") + "/"
		u.host = parsed.Hostname()
	}
	u.nameFiles(attachments)
	return u, nil
}

// nameFiles gives every attachment a path below filesFolder that is safe on every
// disk and in every link. Two that come out alike are kept apart by a number.
func (u *urls) nameFiles(attachments []*kb.Attachment) {
	taken := map[string]bool{}
	for _, a := range attachments {
		if a.Refused != "" {
			continue
		}
		folder, name := path.Split(a.Source)
		extension := safeExtension(path.Ext(name))
		stem := strings.TrimSuffix(name, path.Ext(name))
		if extension == "" {
			stem = name
		}
		var parts []string
		for part := range strings.SplitSeq(strings.Trim(folder, "/"), "/") {
			if part != "" {
				parts = append(parts, kb.Slug(part))
			}
		}
		where := filesFolder + strings.Join(append(parts, kb.Slug(stem)), "/")
		name = where + extension
		for n := 2; taken[name]; n++ {
			name = where + "-" + strconv.Itoa(n) + extension
		}
		taken[name] = true
		u.files[a.Source], u.sizes[a.Source] = name, a
	}
}

// safeExtension is an extension in lower case; empty if it is an odd one.
func safeExtension(extension string) string {
	extension = strings.ToLower(extension)
	if len(extension) < 2 || len(extension) > 9 {
		return ""
	}
	for _, r := range extension[1:] {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			return ""
		}
	}
	return extension
}

// absolute is the full address of a page if the site's own is known, else its
// path below the root, as machines that read the JSON twins get it.
func (u *urls) absolute(address string) string { return u.base + address }

// known is the full address of a page; empty if the site's own is not known.
func (u *urls) known(address string) string {
	if u.base == "" {
		return ""
	}
	return u.absolute(address)
}

// of is the address that a reference means, with its fragment, and whether
// there is one. ToSelf gives the fragment alone.
func (u *urls) of(ref kb.Ref) (string, bool) {
	var address string
	switch ref.Kind {
	case kb.ToIncident:
		address = incidentAddress(ref.Slug)
	case kb.ToFactor:
		address = factorAddress(ref.Slug)
	case kb.ToService:
		address = serviceAddress(ref.Slug)
	case kb.ToMarker:
		address = markerAddress(ref.Slug)
	case kb.ToTag:
		address = tagAddress(ref.Slug)
	case kb.ToPage:
		address = pageAddress(ref.Slug)
	case kb.ToAttachment:
		file, ok := u.files[ref.Slug]
		return file, ok
	default:
		return "", false
	}
	if ref.Anchor != "" {
		address += "#" + ref.Anchor
	}
	return address, true
}

// Address is where the site shows what a reference means, below its root and
// without the anchor: "incidents/full-disk/". It is for documents only.
func Address(ref kb.Ref) string {
	address, _ := (&urls{}).of(kb.Ref{Kind: ref.Kind, Slug: ref.Slug})
	return address
}

// PagePath is the file of the page at Address: "incidents/full-disk/index.html".
func PagePath(ref kb.Ref) string { return Address(ref) + indexFile }

// edit is the address at which the source of a document can be changed; empty
// if none is configured.
func edit(pattern, source string) string {
	if pattern == "" || source == "" {
		return ""
	}
	parts := strings.Split(source, "/")
	for i, part := range parts {
		parts[i] = url.PathEscape(part)
	}
	return strings.ReplaceAll(pattern, "{path}", strings.Join(parts, "/"))
}

// periodAddress is the digest of a period.
func periodAddress(p views.Period) string { return digestAddress + p.Slug() + "/" }

// actionAddress is where an action stands on the page of its incident.
func actionAddress(incident *kb.Incident, a *kb.Action) string {
	return incidentAddress(incident.Slug) + "#" + a.Anchor
}
