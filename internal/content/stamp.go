package content

import (
	"crypto/sha256"
	"io"
	"io/fs"
	"os"
	"time"
)

// Stamp is what a folder says about a file without opening it. The zero value is
// the stamp of a file that is not there.
type Stamp struct{ info fs.FileInfo }

// StampOf looks at a file. Links are not followed.
func StampOf(fsys fs.FS, name string) Stamp {
	if !fs.ValidPath(name) {
		return Stamp{}
	}
	info, err := fs.Lstat(fsys, name)
	if err != nil {
		return Stamp{}
	}
	return Stamp{info}
}

// Same tells whether two stamps are of one file that nobody seems to have
// written to in between.
func (s Stamp) Same(other Stamp) bool {
	if s.info == nil || other.info == nil {
		return s.info == nil && other.info == nil
	}
	// Only files on a disk have an identity.
	onDisk := os.SameFile(s.info, s.info)
	return s.info.Size() == other.info.Size() && s.info.Mode() == other.info.Mode() &&
		s.info.ModTime().Equal(other.info.ModTime()) && (!onDisk || os.SameFile(s.info, other.info))
}

// settled is how old a change must be before a stamp can be trusted: the clocks
// of some disks tick every two seconds, so that two changes may look like one.
const settled = 3 * time.Second

// Fresh tells whether a file changed so short a time before now that it may
// change once more and keep its stamp.
func (s Stamp) Fresh(now time.Time) bool {
	return s.info != nil && s.info.ModTime().After(now.Add(-settled))
}

// hashedAtOnce is how many bytes are read at once to be hashed: more than most documents
// have, and a quarter of what a file that writes itself takes.
const hashedAtOnce = 8 << 10

// SumOf hashes a file as Read does; zero if it cannot be read.
func SumOf(fsys fs.FS, name string) (sum Sum) {
	f, _, err := open(fsys, name)
	if err != nil {
		return Sum{}
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.CopyBuffer(hash, struct{ io.Reader }{f}, make([]byte, hashedAtOnce)); err != nil {
		return Sum{}
	}
	return Sum(hash.Sum(nil))
}
