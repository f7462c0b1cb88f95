package render

import (
	"strings"

	"github.com/debrief-dev/debrief/internal/texts"
)

// Link is a text and where it leads. Href is ready to be written: relative, or
// an address outside that was checked.
type Link struct {
	Text, Href string
	// Current marks the page that the reader is on.
	Current bool
}

// NotedLink is a link and a few words about it; these may be empty.
type NotedLink struct {
	Link
	Note string
}

// LinkList is a list of links. More says how many are not listed; empty if all
// are. Not every list has a heading of its own.
type LinkList struct {
	Heading string
	Links   Folding[NotedLink]
	More    string
}

// CountedLink is a link and in how many incidents it holds.
type CountedLink struct {
	Link
	Count int
}

// Heading is an entry of the contents list.
type Heading struct {
	Text, Anchor string
	// Deep marks an entry of the second level.
	Deep bool
}

// FeedLinks lead to the feed of a page; that of the site is there as JSON, too.
type FeedLinks struct{ Title, Atom, JSON string }

// Frame is what every page has around its content. Every page struct embeds it,
// so templates reach its fields and methods directly.
type Frame struct {
	// Language is the value of the lang attribute, SiteTitle the site's name,
	// Title the page's own; empty on the home page.
	Language, SiteTitle, Title string
	// Description is one sentence for search engines and chat previews.
	Description string
	// Canonical is the page's absolute address; empty if the site's is unknown,
	// and then the site asks not to be indexed.
	Canonical string
	// Article is set on pages that one document made.
	Article bool
	// Labels are the two small facts of a chat preview.
	Labels []Label
	// Home leads to the first page; Nav are the main lists, none in brief, and Footer those that
	// fewer readers look for; Crumbs lead from the home page to this one, which is
	// not among them.
	Home   string
	Nav    []Link
	Footer []Link
	Crumbs []Link
	// Edit leads to the source of the page; empty if there is none.
	Edit string
	// Twin leads to the page's data as JSON; empty if there is none.
	Twin string
	// Markdown leads to the author's text with what was read out of it; empty if no
	// document made the page.
	Markdown string
	// Search leads to the page that searches; scripts find the rest of the site from
	// there. Searching is set on pages that have the box among their content, so that
	// the header needs none.
	Search    string
	Searching bool
	// Index and CSV lead to the list of all incidents for programs.
	Index, CSV string
	// Feed is the feed of what this page is about; nil if it has none. SiteFeed
	// leads to that of the whole site.
	Feed     *FeedLinks
	SiteFeed string
	AsOf     string
	// Offline is set for a site that is opened from a disk: its scripts are no modules.
	Offline bool
	// Adrift is set where a host serves the page at any depth, and nobody said in which
	// folder of the host the site lies.
	Adrift bool

	assets *assetSet
	at     place
	// prefix is what lists leave out of titles; see sharedPrefix.
	prefix string
}

// texts are those of the language of the page.
func (f *Frame) texts() *texts.Language { return texts.For(f.Language) }

// Label is a small fact of a chat preview.
type Label struct{ Name, Value string }

// section is the part of the site a page belongs to, by its entry in Nav or Footer.
type section string

const noSection section = "-"

// frame makes the frame of a page. A page that belongs to no entry of the
// navigation passes noSection.
func (s *site) frame(at place, in section, title string) Frame {
	f := Frame{
		Language: s.language(), SiteTitle: s.in.Title, Title: title,
		Home: at.to(homeAddress), Index: at.to("index.json"), CSV: at.to("incidents.csv"), SiteFeed: at.to(atomFile),
		Search: at.to(searchAddress),
		AsOf:   s.view.AsOf.String(), Offline: s.in.Offline, Adrift: at.root != "" && s.urls.base == "",
		assets: s.look.assets, at: at, prefix: s.prefix,
	}
	if s.urls.base != "" && at.root == "" {
		f.Canonical = s.urls.absolute(at.address)
	}
	link := func(text, address string) Link {
		return Link{Text: text, Href: at.to(address), Current: in == section(address)}
	}
	f.Nav = []Link{link(s.text("incidents.title"), incidentsAddress)}
	for _, part := range []struct {
		key, address string
		has          bool
	}{
		{"factors.title", factorsAddress, s.has.factors}, {"protections.nav", protectionsAddress, s.has.protections}, {"services.title", servicesAddress, len(s.view.Base.Services) > 0},
		{"followups.title", followUpsAddress, s.has.actions}, {"digest.title", digestAddress, s.has.dates},
		{"insights.nav", insightsAddress, s.view.HasInsights()},
	} {
		if part.has || in == section(part.address) {
			f.Nav = append(f.Nav, link(s.text(part.key), part.address))
		}
	}
	if len(s.view.Base.Tags) > 0 {
		f.Footer = append(f.Footer, link(s.text("tags.title"), tagsAddress))
	}
	if s.in.Findings != nil {
		f.Footer = append(f.Footer, link(s.text("findings.title"), qualityAddress))
	}
	if s.plain[aboutAddress] != nil {
		f.Footer = append(f.Footer, link(s.text("frame.about"), aboutAddress))
	}
	return f
}

// Asset is the link to a style, a script or an icon by the name it has in
// layouts: site.css, site.js, search.js, results.js, theme.js, icon.svg.
func (f Frame) Asset(name string) (string, error) {
	path, err := f.assets.path(name)
	if err != nil {
		return "", err
	}
	return f.at.to(path), nil
}

// Elsewhere are further addresses at which a style or a script of a page that is adrift
// may be: one of them is right. None for all other pages.
func (f Frame) Elsewhere(name string) ([]string, error) {
	if !f.Adrift {
		return nil, nil
	}
	path, err := f.assets.path(name)
	if err != nil {
		return nil, err
	}
	var addresses []string
	for up := range deepestLost {
		addresses = append(addresses, strings.Repeat("../", up)+path)
	}
	return addresses, nil
}

// deepestLost is how many folders a page that is not there may lie in, so that it still
// finds its style: two more than any page has.
const deepestLost = 6

// PageTitle is the text of the title element, the same on no two pages.
func (f Frame) PageTitle() string {
	if f.Title == "" {
		return f.SiteTitle
	}
	return f.Title + " – " + f.SiteTitle
}

// link makes a link from the page to an address of the site.
func (f Frame) link(text, address string) Link { return Link{Text: text, Href: f.at.to(address)} }

// crumbs sets the way from the home page to this one, where something lies between.
func (f *Frame) crumbs(links ...Link) {
	if len(links) == 0 {
		return // The name of the site is the way home.
	}
	f.Crumbs = append([]Link{f.link(f.texts().Text("frame.home"), homeAddress)}, links...)
}
