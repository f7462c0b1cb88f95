package content

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"

	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/words"
)

// Read reads a document and takes it apart. It never fails as a whole: what
// cannot be read is a problem of the entry, which then has what could be read.
func Read(fsys fs.FS, f File) Entry {
	e := Entry{File: f, Fields: map[Key]Value{}, BodyLine: 1}
	data, err := readFile(fsys, f.Path, maxFile)
	switch {
	case errors.Is(err, errTooLarge):
		e.Raw = true
		e.report(problem.FileSize, "the file is longer than "+byteSize(maxFile)+" and is not read")
		return e
	case err != nil:
		e.report(problem.FileUnreadable, "the file cannot be read: "+reason(err))
		return e
	}
	if !isText(data) {
		e.Binary = true
		e.report(problem.FileBinary, "this file is not text; --keep-going leaves it out")
		return e
	}
	e.Sum = sha256.Sum256(data)
	text, problems := clean(f.Path, data)
	if len(text) > maxText {
		e.Raw = true
		problems = append(problems, overLimit(f.Path, text))
	}
	m := split(f.Path, text)
	e.Body, e.BodyLine = m.body, m.bodyLine
	e.Role, e.Fields, e.Problems = fieldsOf(f, m, problems)
	found, secrets := findSecrets(f.Path, text)
	named, inPath := secretsInPath(f.Path)
	waivers, unclear := Waivers(f.Path, text)
	e.Secrets, e.Waivers, e.Problems = slices.Concat(secrets, inPath), waivers, slices.Concat(e.Problems, named, found, unclear)
	if len(m.root.Pairs) == 0 && len(m.problems) > 0 && draftLine().MatchString(string(m.inner)) {
		e.Fields[KeyDraft] = Value{Text: "true", Key: KeyDraft.String(), Line: 1}
	}
	if templateByText(e.Fields[KeyTitle].Text, m.inner, e.Body) {
		e.Template = true
		e.Problems = []problem.Problem{templateNotice(f.Path, "its title is still to be filled in")}
	}
	return e
}

// report adds a problem about the whole file.
func (e *Entry) report(rule problem.Rule, message string) {
	e.Problems = append(e.Problems, problem.New(rule, problem.Place{File: e.Path}, message))
}

// draftLine is the line that marks a draft, in front matter that cannot be read:
// what should have stayed back cannot be taken back.
var draftLine = words.Pattern(`(?im)^\s*["']?(?:draft["']?\s*[:=]\s*["']?(?:true|yes|on)|publish(?:ed)?["']?\s*[:=]\s*["']?(?:false|no|off))\b`)

// fieldsOf reads the front matter along the table of the document's role.
func fieldsOf(f File, m matter, problems []problem.Problem) (Role, map[Key]Value, []problem.Problem) {
	problems = append(problems, m.problems...)
	if len(m.root.Pairs) == 0 {
		return f.Role, map[Key]Value{}, problems
	}
	role := f.Role
	if f.entrance && statesIncident(m.root.Pairs) {
		role = IncidentRole
	}
	for _, p := range m.root.Pairs {
		if c := roleTables()[role].claims[fold(p.Key)]; p.Value.Kind == Scalar && c.field >= 0 &&
			roleTables()[role].fields[c.field].Key == KeyType {
			if stated, ok := roleByType[fold(p.Value.Text)]; ok {
				role = stated
			}
		}
	}
	c := checker{file: f.Path, level: problem.Warning}
	fields := c.mapping(m.root.Pairs, roleTables()[role])
	return role, fields, append(problems, c.problems...)
}

// roleByType gives the role that a value of "type" means.
var roleByType = map[string]Role{
	"incident": IncidentRole, "postmortem": IncidentRole,
	"page": PageRole, "guide": PageRole,
	"factor": FactorRole, "service": ServiceRole,
}

// overLimit names the line on which a text passes the limit.
func overLimit(file string, text []byte) problem.Problem {
	line := 1 + bytes.Count(text[:maxText], []byte{'\n'})
	return problem.New(problem.TextSize, problem.Place{File: file, Line: line},
		fmt.Sprintf("the text is %s long and passes %s on this line; it is shown as raw text", byteSize(int64(len(text))), byteSize(maxText)))
}

var (
	errTooLarge   = errors.New("the file is too large")
	errNotRegular = errors.New("it is not a regular file")
	errChanged    = errors.New("it was replaced while it was being read")
)

// open opens a regular file. Links are not followed, and what is not a regular
// file is not opened, since opening a pipe may wait for ever. A file that is
// swapped for a link in between is refused.
func open(fsys fs.FS, name string) (fs.File, fs.FileInfo, error) {
	before, err := fs.Lstat(fsys, name)
	if err != nil {
		return nil, nil, err
	}
	if !before.Mode().IsRegular() {
		return nil, nil, errNotRegular
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, nil, err
	}
	info, err := f.Stat()
	switch {
	case err != nil:
	case !info.Mode().IsRegular():
		err = errNotRegular
	case os.SameFile(before, before) && !os.SameFile(before, info):
		err = errChanged
	}
	if err != nil {
		f.Close()
		return nil, nil, err
	}
	return f, info, nil
}

// readFile reads a regular file of at most so many bytes.
func readFile(fsys fs.FS, name string, most int64) ([]byte, error) {
	f, info, err := open(fsys, name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.Size() > most {
		return nil, errTooLarge
	}
	data := make([]byte, 0, info.Size()+512)
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		switch {
		case errors.Is(err, io.EOF):
			return data, nil
		case err != nil:
			return nil, err
		case int64(len(data)) > most:
			return nil, errTooLarge
		case len(data) == cap(data):
			data = append(data, 0)[:len(data)]
		}
	}
}

// reason is an error without the path, which the problem names already.
func reason(err error) string { return withoutPath(err).Error() }

func withoutPath(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	return err
}
