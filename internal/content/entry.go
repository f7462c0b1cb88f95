// Package content finds the documents of a folder and takes each one apart into
// front matter and body.
//
// It is the first stage of the pipeline: a folder (an fs.FS) goes in, a list of
// files comes out, and each file becomes an Entry with its fields, its body and
// the line that the body starts on. Bodies are left to package markdown, and the
// meaning of values to package reading. The decoders for YAML, TOML and JSON are
// imported here and nowhere else.
package content

import (
	"crypto/sha256"

	"github.com/debrief-dev/debrief/internal/problem"
)

// Role says what a file is for.
type Role int

// The roles of a file.
const (
	// IncidentRole is the default: one incident's postmortem.
	IncidentRole Role = iota
	// PageRole is a README, an index, a guide.
	PageRole
	// FactorRole and ServiceRole describe what incidents name.
	FactorRole
	ServiceRole
)

// File is a document found in the folder, not read yet.
type File struct {
	// Path is below the folder, with forward slashes.
	Path string
	// Role is what the file's place and name say; front matter may say
	// otherwise (Entry.Role decides).
	Role Role
	// entrance is set for the index of a folder, which front matter may make the
	// text of a bundle.
	entrance bool
	Size     int64
	// Stamp tells later whether the file may have changed.
	Stamp Stamp
}

// SameRole tells whether two files of one path are read as the same kind of thing,
// which their neighbours help to decide.
func (f File) SameRole(other File) bool { return f.Role == other.Role && f.entrance == other.entrance }

// Sum is a hash of the bytes of a file.
type Sum [sha256.Size]byte

// Entry is a document taken apart.
type Entry struct {
	File
	// Sum is the hash of the file as it was read; zero if it could not be read.
	Sum Sum
	// Fields are the keys of the front matter by their canonical name; a key
	// that is absent is absent here.
	Fields map[Key]Value
	// Body is the text after the front matter: valid UTF-8, "\n" line ends, no
	// byte order mark. Line 1 of it is line BodyLine of the file.
	Body     []byte
	BodyLine int
	// Raw is set where the file is over a limit and must be shown as raw text
	// instead of being parsed; Problems say why.
	Raw bool
	// Template is set where the text shows that the file is a form to be copied
	// and not a document: it must not be published. Problems say so.
	Template bool
	// Binary is set where the file is not text: nothing of it was read, and it
	// must not be published. Problems say so.
	Binary   bool
	Problems []problem.Problem
	// Waivers are those of the text, and Secrets what it should not hold: no message
	// may show them.
	Waivers []Waiver
	Secrets []string
}

// ValueKind is the shape of a value.
type ValueKind int

// The shapes of a value.
const (
	Scalar ValueKind = iota
	Sequence
	Mapping
)

// Value is a value of front matter with its place. Text is what the author
// typed: a date stays text, "007" stays "007".
type Value struct {
	Kind  ValueKind
	Text  string
	Items []Value
	Pairs []Pair
	// Key is the key as the author spelt it, where the value belongs to one.
	Key          string
	Line, Column int
	// Excerpt is the source line.
	Excerpt string
}

// Pair is a key of a mapping and its value.
type Pair struct {
	Key   string
	Value Value
	// Line and Column say where the key stands, and Excerpt is its source line.
	Line, Column int
	Excerpt      string
}
