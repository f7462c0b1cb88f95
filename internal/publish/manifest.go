package publish

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

const (
	// Manifest is the file that marks a folder as a site that Publish wrote.
	Manifest       = ".debrief-site.json"
	manifestSchema = 1
	manifestAbout  = "Written by debrief. It replaces this folder whole, and only while all files here are listed below."
)

// manifest lists the files of a site. It has no time, host or path of the disk:
// the same site has the same bytes everywhere.
type manifest struct {
	Schema int     `json:"schema"`
	About  string  `json:"about"`
	Files  []entry `json:"files"`
}

// entry is one file of a site. It has a size only where the next site may carry it on,
// and no hash: nothing would read it.
type entry struct {
	Path string `json:"path"`
	Size int64  `json:"size,omitempty"`
	// Immutable: the name carries a hash of the content.
	Immutable bool `json:"immutable,omitempty"`
	// Carried: the file is of the previous site, and will not be in the next.
	Carried bool `json:"carried,omitempty"`
}

// byPath gives the entries a lookup; a nil manifest has none. Some disks give
// names back in another Unicode form, so that the key is in one form.
func (m *manifest) byPath() map[string]entry {
	if m == nil {
		return nil
	}
	entries := make(map[string]entry, len(m.Files))
	for _, file := range m.Files {
		entries[norm.NFC.String(file.Path)] = file
	}
	return entries
}

// write prints one file a line, sorted by path.
func (m *manifest) write(w io.Writer) error {
	slices.SortFunc(m.Files, func(a, b entry) int { return strings.Compare(a.Path, b.Path) })
	out := bufio.NewWriterSize(w, bufferSize)
	about, err := json.Marshal(m.About)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "{\n  \"schema\": %d,\n  \"about\": %s,\n  \"files\": [", m.Schema, about)
	for i, file := range m.Files {
		line, err := json.Marshal(file)
		if err != nil {
			return err
		}
		separator := ","
		if i == 0 {
			separator = ""
		}
		fmt.Fprintf(out, "%s\n%s", separator, line)
	}
	fmt.Fprint(out, "\n]}\n")
	return out.Flush()
}

// readManifest returns nil if the folder has no manifest. What is not a manifest
// of ours makes the folder one to refuse.
func readManifest(folder string) (*manifest, error) {
	name := filepath.Join(folder, Manifest)
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	const help = "remove the folder if it holds nothing but an old site, or choose another one"
	if !info.Mode().IsRegular() {
		return nil, refuse(help, "its list of files %s is not a file", Manifest)
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var m manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, refuse(help, "its list of files %s is damaged: %v", Manifest, err)
	}
	if m.Schema != manifestSchema {
		return nil, refuse("use the debrief that wrote it, or choose another folder",
			"another version of debrief wrote it (schema %d in %s)", m.Schema, Manifest)
	}
	for _, file := range m.Files {
		if err := checkPath(file.Path); err != nil {
			return nil, refuse(help, "its list of files %s is damaged: %q: %v", Manifest, file.Path, err)
		}
	}
	return &m, nil
}

// shape knows the files of a site and their folders.
type shape struct {
	files, folders map[string]bool
}

func shapeOf(m *manifest) shape {
	s := shape{make(map[string]bool, len(m.Files)), map[string]bool{}}
	for _, file := range m.Files {
		s.files[fold(file.Path)] = true
		for dir := path.Dir(fold(file.Path)); dir != "." && !s.folders[dir]; dir = path.Dir(dir) {
			s.folders[dir] = true
		}
	}
	return s
}

// clash tells whether the site has a folder where p is a file, or a file where p
// needs a folder.
func (s shape) clash(p string) bool {
	if p = fold(p); s.folders[p] {
		return true
	}
	for dir := path.Dir(p); dir != "."; dir = path.Dir(dir) {
		if s.files[dir] {
			return true
		}
	}
	return false
}
