package pipeline

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
)

// readOnce is a small folder of which every file and every list is read once, so that
// what was hashed is what is used, whoever writes into the folder meanwhile. It is for
// one goroutine.
type readOnce struct {
	fs.FS
	files map[string]read[[]byte]
	lists map[string]read[[]fs.DirEntry]
}

// read is what reading came to.
type read[T any] struct {
	what T
	err  error
}

var (
	_ fs.ReadFileFS = readOnce{}
	_ fs.ReadDirFS  = readOnce{}
)

func newReadOnce(folder fs.FS) readOnce {
	return readOnce{folder, map[string]read[[]byte]{}, map[string]read[[]fs.DirEntry]{}}
}

// ReadFile reads a file, as fs.ReadFile does.
func (r readOnce) ReadFile(name string) ([]byte, error) {
	return once(r.files, name, func() ([]byte, error) { return fs.ReadFile(r.FS, name) })
}

// ReadDir lists a folder, as fs.ReadDir does.
func (r readOnce) ReadDir(name string) ([]fs.DirEntry, error) {
	return once(r.lists, name, func() ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) })
}

func once[T any](known map[string]read[T], name string, first func() (T, error)) (T, error) {
	found, ok := known[name]
	if !ok {
		found.what, found.err = first()
		known[name] = found
	}
	return found.what, found.err
}

// sumFolder hashes the names and contents of a small folder. What cannot be read
// counts by its error; whoever needs it will say so.
func sumFolder(fsys fs.FS) (sum [sha256.Size]byte) {
	hash := sha256.New()
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		fmt.Fprintf(hash, "%q %d %v\n", name, len(data), err)
		_, _ = io.Copy(hash, bytes.NewReader(data)) // a hash takes everything
		return nil
	})
	fmt.Fprint(hash, err)
	return [sha256.Size]byte(hash.Sum(nil))
}
