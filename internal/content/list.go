package content

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
)

// List walks a folder and returns its documents in the order of a sorted walk:
// each folder's names in byte order. pages are globs of further files that are
// pages and not incidents.
//
// Published sites, hidden files, the forms of new documents, what editors leave behind
// and files that are not Markdown are passed over in silence; texts of other kinds are a notice. Symbolic links are never followed and special files
// never opened; those, templates, and what cannot be read are problems. The error
// is for a folder that cannot be read at all.
func List(fsys fs.FS, pages []string) ([]File, []problem.Problem, error) {
	l := lister{fsys: fsys, pages: pages}
	if err := fs.WalkDir(fsys, ".", l.visit); err != nil {
		return nil, nil, fmt.Errorf("reading the folder of documents: %w", err)
	}
	incidentsInARow(l.files)
	l.problems = append(l.problems, oneIncidentAFolder(l.files)...)
	return l.files, append(l.problems, portable(l.files)...), nil
}

// SiteManifest is the file that marks a folder as a published site, which is
// never read as documents: a site may be built into the folder of its source.
const SiteManifest = ".debrief-site.json"

// isSite tells whether a folder is a site.
func isSite(fsys fs.FS, folder string) bool {
	_, err := fs.Stat(fsys, path.Join(folder, SiteManifest))
	return err == nil
}

// configFile is the configuration of a folder, in it. One further down means that another
// folder was meant.
const configFile = "debrief.yaml"

// TemplateFolder is where a folder keeps the forms of its new documents. What is in
// it is no document, which nobody needs to be told.
const TemplateFolder = "templates"

// lister collects what a walk finds.
type lister struct {
	fsys     fs.FS
	pages    []string
	files    []File
	problems []problem.Problem
}

func (l *lister) visit(name string, d fs.DirEntry, err error) error {
	switch {
	case err != nil && name == ".":
		return err
	case err != nil:
		l.note(name, problem.FolderUnreadable, "the folder cannot be read: "+reason(err), "")
		return nil
	case name == ".":
		return nil
	case Hidden(d.Name()):
		if d.IsDir() {
			return fs.SkipDir
		}
		return nil
	case d.IsDir():
		if isSite(l.fsys, name) {
			return fs.SkipDir
		}
		return nil
	}
	if d.Name() == configFile && name != configFile {
		l.note(name, problem.ConfigName, "it is not read, since it is not in the folder that was named",
			fmt.Sprintf("did you mean to name the folder %s?", path.Dir(name)))
		return nil
	}
	if d.Type() == 0 && isOtherText(d.Name()) && fs.ValidPath(name) {
		l.note(name, problem.FileKind, "it is not read, since it is not Markdown", "")
		return nil
	}
	named := kb.IsDocumentName(d.Name())
	if !named && !mayBeDocument(d.Name()) {
		return nil
	}
	if kind := d.Type(); kind != 0 {
		l.special(name, kind, named)
		return nil
	}
	l.regular(name, d, named)
	return nil
}

// special notes a file that is skipped for its type.
func (l *lister) special(name string, kind fs.FileMode, named bool) {
	what := "a special file, which is never opened"
	help := "remove it, or give it another ending"
	if kind&fs.ModeSymlink != 0 {
		what = "a symbolic link, which is never followed"
		help = "put a copy of the file in its place"
	} else if !named {
		return
	}
	l.note(name, problem.FileSkipped, "skipped, since it is "+what, help)
}

// regular adds a document.
func (l *lister) regular(name string, d fs.DirEntry, named bool) {
	if !fs.ValidPath(name) {
		l.note(strings.ToValidUTF8(name, "\uFFFD"), problem.FileName, "the file name is not valid UTF-8", "")
		return
	}
	if strings.ContainsFunc(name, unicode.IsControl) {
		l.note(name, problem.FileName, "the file name has a control character, which no address and no list can show", "")
		return
	}
	info, err := d.Info()
	if err != nil {
		l.note(name, problem.FileUnreadable, "the file cannot be read: "+reason(err), "")
		return
	}
	if !named && !l.readsLikeDocument(name) {
		return
	}
	if strings.HasPrefix(name, TemplateFolder+"/") {
		return
	}
	if templateByName(name) {
		l.problems = append(l.problems, templateNotice(name, "its name says so"))
		return
	}
	role, entrance := roleOf(name, l.pages)
	l.files = append(l.files, File{Path: name, Role: role, entrance: entrance, Size: info.Size(), Stamp: Stamp{info}})
}

// readsLikeDocument tells whether a file without an extension is Markdown: UTF-8
// text that begins with a heading or with front matter.
func (l *lister) readsLikeDocument(name string) bool {
	f, _, err := open(l.fsys, name)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	if err != nil && n == 0 {
		return false
	}
	text := bytes.TrimPrefix(head[:n], utf8BOM)
	if n == len(head) {
		text = text[:bytes.LastIndexByte(text, '\n')+1]
	}
	if !utf8.Valid(text) || bytes.IndexByte(text, 0) >= 0 {
		return false
	}
	text = bytes.TrimLeft(bytes.ReplaceAll(text, []byte("\r\n"), []byte{'\n'}), "\n")
	line, rest, _ := bytes.Cut(text, []byte{'\n'})
	marks := bytes.TrimLeft(line, "#")
	switch level := len(line) - len(marks); {
	case level >= 1 && level <= 6:
		return bytes.HasPrefix(marks, []byte{' '}) && len(bytes.TrimSpace(marks)) > 0
	case string(line) == "---":
		next, _, _ := bytes.Cut(rest, []byte{'\n'})
		return yamlLine().Match(next)
	}
	return false
}

func (l *lister) note(name string, rule problem.Rule, message, help string) {
	l.problems = append(l.problems, problem.New(rule, problem.Place{File: name}, message).WithHelp(help))
}
