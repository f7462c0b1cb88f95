package content

import (
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/photo"
	"github.com/debrief-dev/debrief/internal/problem"
)

// lookBehind notes what a picture says beside what it shows, and refuses one of
// which that cannot be told.
func lookBehind(fsys fs.FS, name string, a *kb.Attachment) {
	if a.Refused != "" {
		return
	}
	f, _, err := open(fsys, name)
	if err != nil {
		a.Refused = "it cannot be read: " + reason(err)
		return
	}
	defer f.Close()
	found, err := photo.Copy(io.Discard, f)
	if err != nil {
		a.Refused = "what it says of where it was taken could not be taken out: " + reason(err)
		return
	}
	if words := found.Words(); words != "" {
		a.Problems = append(a.Problems, problem.New(problem.ImageTells, problem.Place{File: name},
			"the picture says "+words+", which is taken out where it is published"))
	}
}

// OpenAttachment opens a file that Attach has described, as it is published: a
// picture shows what it did and says no more.
func OpenAttachment(fsys fs.FS, name string) (io.ReadCloser, error) {
	f, _, err := open(fsys, asStored(fsys, name))
	if err != nil {
		return nil, err
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif":
	default:
		return f, nil
	}
	out, in := io.Pipe() // a close of out ends the copy
	go func() {
		defer f.Close()
		_, err := photo.Copy(in, f)
		in.CloseWithError(err)
	}()
	return out, nil
}
