package kb

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Links are resolved against two indexes: files by path, and names (ids, slugs,
// file names, titles) for wiki links.

// index knows every document of a base by path and by name.
type index struct {
	files       map[string]Ref // by path, and by lower-case path where that is unique
	names       map[string]Ref // by folded name; NoRef where two documents share it
	attachments map[string]*Attachment
	documents   map[Ref]*Document
	// anchors are those of the documents to whose headings links lead.
	anchors map[*Document]anchors
}

func newIndex(base *Base) *index {
	x := &index{
		files: map[string]Ref{}, names: map[string]Ref{}, attachments: map[string]*Attachment{}, documents: map[Ref]*Document{}, anchors: map[*Document]anchors{},
	}
	base.EachDocument(func(ref Ref, d *Document) {
		x.documents[ref] = d
		if d.Source == "" {
			return
		}
		x.files[d.Source] = ref
		if lower := strings.ToLower(composed(d.Source)); lower != d.Source {
			enter(x.files, lower, ref)
		}
		if IsIndexName(FileStem(d.Source)) {
			x.files[folderOf(d.Source)+"/"] = ref
		}
	})
	// Addresses and ids come before file names, and those before titles. A name
	// that two documents share means neither of them.
	byID, byFile, byTitle := map[string]Ref{}, map[string]Ref{}, map[string]Ref{}
	base.EachDocument(func(ref Ref, d *Document) {
		enter(x.names, Fold(d.Slug), ref)
		enter(byID, Fold(d.ID), ref)
		enter(byFile, Fold(FileStem(d.Source)), ref)
		enter(byTitle, Fold(d.Title), ref)
	})
	for _, f := range base.Factors {
		for _, name := range f.Synonyms {
			enter(byTitle, Fold(name), Ref{Kind: ToFactor, Slug: f.Slug})
		}
	}
	for _, s := range base.Services {
		for _, name := range s.Synonyms {
			enter(byTitle, Fold(name), Ref{Kind: ToService, Slug: s.Slug})
		}
	}
	for _, weaker := range []map[string]Ref{byID, byFile, byTitle} {
		for name, ref := range weaker {
			if _, taken := x.names[name]; !taken {
				x.names[name] = ref
			}
		}
	}
	for _, a := range base.Attachments {
		x.attachments[a.Source] = a
	}
	return x
}

// enter claims a key for a document; a key that two claim means neither.
func enter(m map[string]Ref, key string, ref Ref) {
	if key == "" {
		return
	}
	if other, taken := m[key]; taken && other != ref {
		ref = Ref{}
	}
	m[key] = ref
}

// EachDocument calls visit for every document of the base, in its order.
func (b *Base) EachDocument(visit func(Ref, *Document)) {
	for _, i := range b.Incidents {
		visit(Ref{Kind: ToIncident, Slug: i.Slug}, &i.Document)
	}
	for _, f := range b.Factors {
		visit(Ref{Kind: ToFactor, Slug: f.Slug}, &f.Document)
	}
	for _, s := range b.Services {
		visit(Ref{Kind: ToService, Slug: s.Slug}, &s.Document)
	}
	for _, p := range b.Pages {
		visit(Ref{Kind: ToPage, Slug: p.Path}, &p.Document)
	}
}

// Incident is the incident of a slug, an id, a title or a file; nil if there is none.
func (b *Base) Incident(name string) *Incident {
	folded := Fold(name)
	for _, i := range b.Incidents {
		if i.Slug == name || i.Source == name || i.ID != "" && i.ID == name || Fold(i.Title) == folded {
			return i
		}
	}
	return nil
}

// Service is the service of a slug or of one of its names; nil if there is none.
func (b *Base) Service(name string) *Service {
	folded := Fold(name)
	for _, s := range b.Services {
		if s.Slug == name || s.Slug == Slug(name) || Fold(s.Title) == folded ||
			slices.ContainsFunc(s.Synonyms, func(synonym string) bool { return Fold(synonym) == folded }) {
			return s
		}
	}
	return nil
}

// FilePath returns the path below the content folder that a relative link or an
// image in the file source means, and false for a link that leaves the folder
// or names no file. A leading slash means the folder itself.
func (l Link) FilePath(source string) (string, bool) {
	if l.Kind != RelativeLink && l.Kind != ImageLink || l.Target == "" {
		return "", false
	}
	target := l.Target
	if i := strings.IndexByte(target, '?'); i >= 0 {
		target = target[:i]
	}
	joined := path.Join(folderOf(source), target)
	if strings.HasPrefix(target, "/") {
		joined = path.Clean(target[1:])
	}
	if joined == ".." || strings.HasPrefix(joined, "../") || path.IsAbs(joined) {
		return "", false
	}
	if joined == "." {
		joined = ""
	}
	return joined, true
}

// file finds what a path means: the file itself, the same without or with an
// extension, the page of a folder, or the address of a page.
func (x *index) file(p string) Ref {
	if x.attachments[p] != nil {
		return Ref{Kind: ToAttachment, Slug: p}
	}
	trimmed := strings.TrimSuffix(p, "/")
	candidates := []string{p, trimmed + "/"}
	for _, ending := range DocumentEndings {
		candidates = append(candidates, trimmed+ending)
	}
	if base, found := strings.CutSuffix(trimmed, ".html"); found {
		for _, ending := range DocumentEndings {
			candidates = append(candidates, base+ending)
		}
	}
	for _, c := range candidates {
		if ref := x.files[c]; ref.Kind != NoRef {
			return ref
		}
		if ref := x.files[strings.ToLower(c)]; ref.Kind != NoRef {
			return ref
		}
	}
	// "../retry-storm/" is how the published site itself would write it.
	parts := strings.Split(trimmed, "/")
	name := parts[len(parts)-1]
	for _, kind := range []RefKind{ToIncident, ToFactor, ToService} {
		ref := Ref{Kind: kind, Slug: name}
		if _, ok := x.documents[ref]; ok && len(parts) > 1 && parts[len(parts)-2] == kind.folder() {
			return ref
		}
	}
	return Ref{}
}

// folder is the part of the site under which pages of the kind live.
func (k RefKind) folder() string {
	switch k {
	case ToIncident:
		return "incidents"
	case ToFactor:
		return "factors"
	case ToService:
		return "services"
	default:
		return ""
	}
}

func (l *linker) resolveLinks() {
	x := newIndex(l.base)
	l.base.EachDocument(func(ref Ref, d *Document) {
		for i := range d.Body.Links {
			link := &d.Body.Links[i]
			link.To = x.resolve(d, link)
			if link.Kind == WikiLink {
				link.Title = x.title(link.To)
			}
			l.noteLink(x, d, link)
			d.linkTo(ref, link.To)
		}
	})
	for _, incident := range l.base.Incidents {
		for i := range incident.Related {
			m := &incident.Related[i]
			to := x.named(&incident.Document, m.Name)
			if to.Kind != ToIncident {
				at := problem.Place{File: incident.Source, Line: m.Line, Column: m.Column}
				l.add(problem.New(problem.RelatedUnknown, at, fmt.Sprintf("no incident is called %q", m.Name)))
				continue
			}
			m.Slug = to.Slug
			incident.linkTo(Ref{Kind: ToIncident, Slug: incident.Slug}, to)
		}
		incident.Related = slices.DeleteFunc(incident.Related, func(m Mention) bool { return m.Slug == "" })
	}
	l.linkBack(x)
}

// title is the title of the document that a reference means; empty if none.
func (x *index) title(ref Ref) string {
	ref.Anchor = ""
	if d := x.documents[ref]; d != nil {
		return d.Title
	}
	return ""
}

// linkTo records a link to another document once.
func (d *Document) linkTo(from, to Ref) {
	to.Anchor = ""
	switch to.Kind {
	case ToIncident, ToFactor, ToService, ToPage:
		if to != from && !slices.Contains(d.LinksTo, to) {
			d.LinksTo = append(d.LinksTo, to)
		}
	}
}

func (l *linker) linkBack(x *index) {
	type source struct {
		ref      Ref
		document *Document
	}
	var sources []source
	l.base.EachDocument(func(ref Ref, d *Document) { sources = append(sources, source{ref, d}) })
	slices.SortStableFunc(sources, func(a, b source) int { return strings.Compare(a.document.Source, b.document.Source) })
	for _, s := range sources {
		for _, to := range s.document.LinksTo {
			target := x.documents[to]
			target.LinkedFrom = append(target.LinkedFrom, s.ref)
		}
	}
}

// named finds the document that a name or a path in front matter means.
func (x *index) named(d *Document, name string) Ref {
	if ref := x.names[Fold(name)]; ref.Kind != NoRef {
		return ref
	}
	if p, ok := (Link{Kind: RelativeLink, Target: name}).FilePath(d.Source); ok {
		return x.file(p)
	}
	return Ref{}
}

func (x *index) resolve(d *Document, link *Link) Ref {
	switch link.Kind {
	case WikiLink:
		if link.Target == "" {
			return x.self(d, link.Fragment)
		}
		ref := x.named(d, link.Target)
		return x.anchored(ref, link.Fragment)
	case RelativeLink, ImageLink:
		if link.Target == "" {
			return x.self(d, link.Fragment)
		}
		p, ok := link.FilePath(d.Source)
		if !ok {
			return Ref{}
		}
		return x.anchored(x.file(p), link.Fragment)
	default:
		return Ref{}
	}
}

// self resolves a fragment of the same document.
func (x *index) self(d *Document, fragment string) Ref {
	if fragment == "" || strings.EqualFold(fragment, "top") {
		return Ref{Kind: ToSelf}
	}
	if anchor := x.anchor(d, fragment); anchor != "" {
		return Ref{Kind: ToSelf, Anchor: anchor}
	}
	return Ref{}
}

// anchored adds the place on the page that a fragment means, if there is one;
// else the link leads to the top of the page.
func (x *index) anchored(ref Ref, fragment string) Ref {
	if d := x.documents[ref]; d != nil && fragment != "" {
		ref.Anchor = x.anchor(d, fragment)
	}
	return ref
}

// HeadingPrefix keeps ids that come from headings apart from names that
// browsers give a meaning to.
const HeadingPrefix = "s-"

// anchor finds the heading that a fragment means. Authors write anchors as
// their usual host makes them, so case and punctuation do not count.
func (x *index) anchor(d *Document, fragment string) string {
	known, ok := x.anchors[d]
	if !ok {
		known = anchorsOf(d)
		x.anchors[d] = known
	}
	byName, named := known.folded[Fold(strings.TrimPrefix(fragment, HeadingPrefix))]
	bySlug, slugged := known.slugs[Slug(fragment)]
	switch {
	case named && slugged:
		return d.Sections[min(byName, bySlug)].Anchor
	case named:
		return d.Sections[byName].Anchor
	case slugged:
		return d.Sections[bySlug].Anchor
	default:
		return ""
	}
}

// anchors are the first sections of a document by their anchors, folded, and by
// the slugs of their headings.
type anchors struct{ folded, slugs map[string]int }

func anchorsOf(d *Document) anchors {
	known := anchors{map[string]int{}, map[string]int{}}
	for i, s := range d.Sections {
		if s.Anchor == "" {
			continue
		}
		enterFirst(known.folded, Fold(strings.TrimPrefix(s.Anchor, HeadingPrefix)), i)
		enterFirst(known.slugs, Slug(s.Heading), i)
	}
	if len(d.Body.Names) == 0 {
		return known
	}
	sections := map[string]int{}
	for i, s := range d.Sections {
		enterFirst(sections, s.Anchor, i)
	}
	for _, name := range d.Body.Names {
		if at, found := sections[name.Anchor]; found {
			enterFirst(known.folded, Fold(name.Text), at)
		}
	}
	return known
}

func enterFirst(m map[string]int, key string, i int) {
	if _, taken := m[key]; !taken {
		m[key] = i
	}
}

// refused says why the attachment that a reference means is not published;
// empty for everything else.
func (x *index) refused(ref Ref) string {
	if ref.Kind != ToAttachment || x.attachments[ref.Slug] == nil {
		return ""
	}
	return x.attachments[ref.Slug].Refused
}

// noteLink reports a link that leads nowhere. Wiki links stay text without much
// ado: folders are often parts of larger ones.
func (l *linker) noteLink(x *index, d *Document, link *Link) {
	at := problem.Place{File: d.Source, Line: link.Line, Column: link.Column, Excerpt: link.Excerpt}
	written := link.Target
	if link.Fragment != "" {
		written += "#" + link.Fragment
	}
	help := ""
	report := func(rule problem.Rule, format string, args ...any) {
		l.add(problem.New(rule, at, fmt.Sprintf(format, args...)).WithHelp(help))
	}
	switch {
	case link.To.Kind == NoRef && link.Kind == WikiLink:
		report(problem.LinkUnresolved, "no document is called %q, so [[%s]] stays text", link.Target, written)
	case link.To.Kind == NoRef && link.Kind == RelativeLink:
		report(problem.LinkDead, "the link to %q leads to nothing in this folder, so it is shown as text", written)
	case link.To.Kind == NoRef && link.Kind == ImageLink:
		report(problem.ImageMissing, "the image %q is not in this folder, so its description is shown", written)
	case x.refused(link.To) != "":
		if IsDocumentName(link.To.Slug) {
			help = "publish that document too, or remove the link"
		}
		report(problem.AttachmentRefused, "%q is not published, so only the words of the link are shown: %s", written, x.refused(link.To))
	case link.Fragment != "" && link.To.Anchor == "" && link.To.Kind != ToAttachment && link.To.Kind != NoRef && !strings.EqualFold(link.Fragment, "top"):
		report(problem.AnchorUnknown, "the page has no heading %q, so the link leads to its top", "#"+link.Fragment)
	}
}
