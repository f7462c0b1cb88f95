// Package photo copies pictures without what they say beside what they show: where
// they were taken, with which device, by whom and when.
//
// In the pipeline it stands below content, which lets every JPEG, PNG, WebP, GIF and
// AVIF through it on its way to the site. The bytes of a picture come in; the same
// picture goes out, each pixel as it was compressed, with its colours and the way
// up that it is meant to be seen, and nothing else.
package photo

import (
	"bufio"
	"errors"
	"io"
	"strings"
)

// Found is what was left out, as far as readers would mind.
type Found struct {
	// Place, Device and Person: a position on the earth, the number of a camera or
	// lens, the name of a person.
	Place, Device, Person bool
}

// Words name what was found: "the place and the number of the device"; "" for
// nothing.
func (f Found) Words() string {
	var words []string
	for _, one := range []struct {
		found bool
		words string
	}{{f.Place, "the place"}, {f.Device, "the number of the device"}, {f.Person, "the name of a person"}} {
		if one.found {
			words = append(words, one.words)
		}
	}
	if n := len(words); n > 2 {
		words = []string{strings.Join(words[:n-1], ", "), words[n-1]}
	}
	return strings.Join(words, " and ")
}

// ErrDamaged means that the parts of a picture cannot be told apart.
var ErrDamaged = errors.New("its parts cannot be told apart")

// Copy copies a picture of one of the five kinds, which its first bytes tell.
// Another file is copied as it is. A picture that ends too early ends early. Only
// a WebP and an AVIF are held in memory.
func Copy(w io.Writer, r io.Reader) (Found, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	head, _ := in.Peek(12) // a shorter file is no picture
	switch {
	case strings.HasPrefix(string(head), "\xff\xd8\xff"):
		return copyJPEG(w, in)
	case strings.HasPrefix(string(head), pngMagic):
		return copyPNG(w, in)
	case len(head) == 12 && string(head[:4]) == "RIFF" && string(head[8:]) == "WEBP":
		return copyWebP(w, in)
	case strings.HasPrefix(string(head), "GIF8"):
		return copyGIF(w, in)
	case len(head) == 12 && string(head[4:8]) == "ftyp" && (string(head[8:]) == "avif" || string(head[8:]) == "avis"):
		return copyAVIF(w, in)
	}
	_, err := io.Copy(w, in)
	return Found{}, err
}

// ended takes the end of a file for the end of a picture.
func ended(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return nil
	}
	return err
}
