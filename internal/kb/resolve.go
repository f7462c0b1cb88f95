package kb

import (
	"fmt"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Links are resolved against two indexes: files by path, and names (ids, slugs,
// file names, titles) for wiki links.

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
				unknown := problem.New(problem.RelatedUnknown, at, fmt.Sprintf("no incident is called %q", m.Name))
				if near := l.documentMeant(m.Name, ToIncident); near != "" {
					unknown = unknown.WithHelp(fmt.Sprintf("did you mean %q?", near))
				}
				l.add(unknown)
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
	l.base.EachDocument(func(ref Ref, d *Document) {
		if len(d.LinksTo) > 0 {
			sources = append(sources, source{ref, d})
		}
	})
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
	if found := x.names[Fold(name)]; found.ref.Kind != NoRef {
		return found.ref
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

// refused says why the attachment that a reference means is not published;
// empty for everything else.
func (x *index) refused(ref Ref) string {
	if ref.Kind != ToAttachment || x.attachments[ref.Slug] == nil {
		return ""
	}
	return x.attachments[ref.Slug].Refused
}

// noteLink reports a link that leads nowhere. Wiki links stay text without much
// ado: folders are often parts of larger ones. What the starter vocabulary says of
// factors that a folder does not have is no author's to mend.
func (l *linker) noteLink(x *index, d *Document, link *Link) {
	if d.Source == "" {
		return
	}
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
		if near := l.documentMeant(link.Target, ToIncident, ToFactor, ToService, ToPage); near != "" {
			help = fmt.Sprintf("did you mean [[%s]]?", near)
		}
		report(problem.LinkUnresolved, "no document is called %q, so [[%s]] stays text", link.Target, written)
	case link.To.Kind == NoRef && link.Kind == RelativeLink:
		l.noteDead(d, link, at, written)
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

// noteDead reports a link to a file that is not there. What lies outside the folder may
// well be where it leads to.
//
//	[the log](log.md)              nothing in this folder
//	[the runbook](../../run.md)    out of it
func (l *linker) noteDead(d *Document, link *Link, at problem.Place, written string) {
	missing, inside := link.FilePath(d.Source)
	if !inside {
		l.add(problem.New(problem.LinkDead, at, fmt.Sprintf("the link to %q leads out of this folder, so it is shown as text", written)).
			WithLevel(problem.Notice).WithHelp("write the whole address, beginning with https://"))
		return
	}
	dead := problem.New(problem.LinkDead, at, fmt.Sprintf("the link to %q leads to nothing in this folder, so it is shown as text", written))
	if near := l.fileMeant(d.Source, missing); near != "" {
		dead = dead.WithHelp(fmt.Sprintf("did you mean %q?", near))
	}
	l.add(dead)
}
