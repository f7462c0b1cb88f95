package adopt

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/vocabulary"
)

// Learn makes the authors' words phrases of the factors that they were taken for: in
// the folder's own file of a factor, or in a new one that says of it what the starter
// vocabulary says. A phrase that is there already is not written again.
func Learn(base *kb.Base, folder fs.FS, terms []Term) ([]*Change, error) {
	c := newChanges(base)
	for _, t := range terms {
		file := content.File{Path: t.Source, Role: content.FactorRole}
		known, fresh, err := ownFile(base, folder, t, &file)
		if err != nil {
			return nil, err
		}
		for _, use := range t.Suggested {
			phrase := vocabulary.PhraseOf(use.Language, use.Words)
			if phrase == "" || slices.Contains(known[use.Language], phrase) {
				continue
			}
			known[use.Language] = append(known[use.Language], phrase)
			c.add(file, fresh, content.KeyPhrases, use.Language, content.Value{Text: phrase})
		}
	}
	return c.sorted(), nil
}

// ownFile reads the phrases of the folder's own file of a factor, or makes the text
// of a new one.
func ownFile(base *kb.Base, folder fs.FS, t Term, file *content.File) (known map[string][]string, fresh []byte, err error) {
	if file.Path != "" {
		own, _ := vocabulary.Describe(content.Read(folder, *file))
		return own.Phrases, nil, nil
	}
	file.Path = path.Join(factorFolder(base), t.Slug+".md")
	if _, err := fs.Stat(folder, file.Path); err == nil {
		return nil, nil, fmt.Errorf("%s: the file is there and describes another factor: rename it first", file.Path)
	}
	return map[string][]string{}, described(t), nil
}

// factorFolder is where the folder describes its factors.
func factorFolder(base *kb.Base) string {
	for _, f := range base.Factors {
		if f.Source != "" {
			return path.Dir(f.Source)
		}
	}
	return "factors"
}

// described is the text of a factor's file: what the starter vocabulary says of it,
// without its phrases, which are known as long as the slug is the same.
func described(t Term) []byte {
	var b bytes.Buffer
	starter := content.Read(vocabulary.Files(), content.File{Path: t.Slug + ".md", Role: content.FactorRole})
	fmt.Fprintf(&b, "---\ntitle: %q\n", t.Title)
	if t.Kind != "" {
		fmt.Fprintf(&b, "kind: %s\n", t.Kind)
	}
	var markers []string
	for _, marker := range starter.Fields[content.KeyMarkers].Items {
		markers = append(markers, fmt.Sprintf("%q", marker.Text))
	}
	if len(markers) > 0 {
		fmt.Fprintf(&b, "markers: [%s]\n", strings.Join(markers, ", "))
	}
	for _, key := range []content.Key{content.KeyMitigator, content.KeyGeneral} {
		if starter.Fields[key].Text == "true" {
			fmt.Fprintf(&b, "%s: true\n", key)
		}
	}
	b.WriteString("---\n")
	b.Write(starter.Body)
	return b.Bytes()
}
