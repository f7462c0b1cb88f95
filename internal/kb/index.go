package kb

import "strings"

// index knows every document of a base by path and by name.
type index struct {
	files       map[string]Ref    // by path, and by lower-case path where that is unique
	names       map[string]naming // by folded name
	attachments map[string]*Attachment
	documents   map[Ref]*Document
	// anchors are those of the documents to whose headings links lead.
	anchors map[*Document]anchors
}

// naming is the document that a name means; NoRef where two share it that are known by it
// in the same way.
type naming struct {
	ref Ref
	by  knownBy
}

// knownBy is how a document is known by a name, the weightiest first: addresses and ids
// come before file names, and those before titles.
type knownBy int

const (
	bySlug knownBy = iota
	byID
	byFile
	byTitle
)

func newIndex(base *Base) *index {
	all := len(base.Incidents) + len(base.Factors) + len(base.Services) + len(base.Pages)
	x := &index{
		files: make(map[string]Ref, all), names: make(map[string]naming, 4*all), attachments: map[string]*Attachment{}, documents: make(map[Ref]*Document, all), anchors: map[*Document]anchors{},
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
	base.EachDocument(func(ref Ref, d *Document) {
		x.enterName(d.Slug, bySlug, ref)
		x.enterName(d.ID, byID, ref)
		x.enterName(FileStem(d.Source), byFile, ref)
		x.enterName(d.Title, byTitle, ref)
	})
	for _, f := range base.Factors {
		for _, name := range f.Synonyms {
			x.enterName(name, byTitle, Ref{Kind: ToFactor, Slug: f.Slug})
		}
	}
	for _, s := range base.Services {
		for _, name := range s.Synonyms {
			x.enterName(name, byTitle, Ref{Kind: ToService, Slug: s.Slug})
		}
	}
	for _, a := range base.Attachments {
		x.attachments[a.Source] = a
	}
	return x
}

// enterName lets a name mean a document, unless it means one that is better known by it.
func (x *index) enterName(name string, by knownBy, ref Ref) {
	folded := Fold(name)
	before, taken := x.names[folded]
	switch {
	case folded == "" || taken && before.by < by:
		return
	case taken && before.by == by && before.ref != ref:
		ref = Ref{}
	}
	x.names[folded] = naming{ref, by}
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
