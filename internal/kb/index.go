package kb

import "strings"

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
	all := len(base.Incidents) + len(base.Factors) + len(base.Services) + len(base.Pages)
	x := &index{
		files: make(map[string]Ref, all), names: make(map[string]Ref, 4*all), attachments: map[string]*Attachment{}, documents: make(map[Ref]*Document, all), anchors: map[*Document]anchors{},
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
	byID, byFile, byTitle := make(map[string]Ref, all), make(map[string]Ref, all), make(map[string]Ref, all)
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

// file finds what a path means: the file itself, the same without or with an
// extension, the page of a folder, or the address of a page.
func (x *index) file(p string) Ref {
	if x.attachments[p] != nil {
		return Ref{Kind: ToAttachment, Slug: p}
	}
	trimmed := strings.TrimSuffix(p, "/")
	for _, name := range []string{p, trimmed + "/"} {
		if ref := x.fileNamed(name); ref.Kind != NoRef {
			return ref
		}
	}
	if ref := x.fileWithout(trimmed); ref.Kind != NoRef {
		return ref
	}
	if base, found := strings.CutSuffix(trimmed, ".html"); found {
		if ref := x.fileWithout(base); ref.Kind != NoRef {
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

// fileNamed is the file of this name, in whatever case it is written.
func (x *index) fileNamed(name string) Ref {
	if ref := x.files[name]; ref.Kind != NoRef {
		return ref
	}
	return x.files[strings.ToLower(name)]
}

// fileWithout is the document of this name without its ending.
func (x *index) fileWithout(name string) Ref {
	for _, ending := range DocumentEndings {
		if ref := x.fileNamed(name + ending); ref.Kind != NoRef {
			return ref
		}
	}
	return Ref{}
}
