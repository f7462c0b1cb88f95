package content

import (
	"bytes"
	"errors"
	"image"
	_ "image/gif"  // measured by image.DecodeConfig
	_ "image/jpeg" // measured by image.DecodeConfig
	_ "image/png"  // measured by image.DecodeConfig
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	_ "golang.org/x/image/webp" // measured by image.DecodeConfig
	"golang.org/x/text/unicode/norm"

	"github.com/debrief-dev/debrief/internal/kb"
)

// mediaType is a sort of file that may be published beside a document.
type mediaType struct {
	extensions []string
	// magic tells whether the first bytes of a file are of this type; what is
	// named like an image and is none may be anything.
	magic func(head []byte) bool
}

// mediaTypes are the images that a page shows by <img>, and plain data that a
// browser shows as text. Everything else is refused: a browser would run or
// render it as a document of the site's own origin.
var mediaTypes = []mediaType{
	{[]string{".png"}, prefixed("\x89PNG\r\n\x1a\n")},
	{[]string{".jpg", ".jpeg"}, prefixed("\xff\xd8\xff")},
	{[]string{".gif"}, func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("GIF87a")) || bytes.HasPrefix(head, []byte("GIF89a"))
	}},
	{[]string{".webp"}, func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("RIFF")) && len(head) >= 12 && string(head[8:12]) == "WEBP"
	}},
	{[]string{".avif"}, func(head []byte) bool {
		return len(head) >= 12 && string(head[4:8]) == "ftyp" && (string(head[8:12]) == "avif" || string(head[8:12]) == "avis")
	}},
	{[]string{".svg"}, func([]byte) bool { return true }},
	{[]string{".txt", ".log", ".csv", ".tsv", ".json", ".yaml", ".yml"}, plainText},
}

func prefixed(magic string) func([]byte) bool {
	return func(head []byte) bool { return bytes.HasPrefix(head, []byte(magic)) }
}

// plainText tells whether the head of a file is text and not markup, which some
// browsers would guess from the content.
func plainText(head []byte) bool {
	for cut := 0; cut < utf8.UTFMax && len(head) > 0 && !utf8.Valid(head); cut++ {
		head = head[:len(head)-1]
	}
	return utf8.Valid(head) && bytes.IndexByte(head, 0) < 0 &&
		!bytes.HasPrefix(bytes.TrimSpace(bytes.TrimPrefix(head, utf8BOM)), []byte{'<'})
}

// headSize is how many bytes of a file its type is told from.
const headSize = 512

// Attach describes the files that documents refer to, in the order of their
// paths and each once. What must not be published carries the reason. A file
// that is not there is left out, and so is a folder.
func Attach(fsys fs.FS, paths []string) []*kb.Attachment {
	paths = slices.Clone(paths)
	slices.Sort(paths)
	var attachments []*kb.Attachment
	for _, p := range slices.Compact(paths) {
		if !fs.ValidPath(p) || p == "." {
			continue
		}
		if a := attach(fsys, p); a != nil {
			attachments = append(attachments, a)
		}
	}
	return attachments
}

// attach describes one file; nil if it is not there.
func attach(fsys fs.FS, name string) *kb.Attachment {
	a := &kb.Attachment{Source: name}
	stored := asStored(fsys, name)
	if stored != name && kb.IsDocumentName(name) {
		// A document under another form of its name is one of the site's pages.
		return nil
	}
	name = stored
	info, err := fs.Lstat(fsys, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		a.Refused = "it cannot be read: " + reason(err)
		return a
	case info.IsDir():
		return nil
	case info.Mode()&fs.ModeSymlink != 0:
		a.Refused = "it is a symbolic link, which is never followed"
		return a
	case !info.Mode().IsRegular():
		a.Refused = "it is a special file, which is never opened"
		return a
	}
	a.Size = info.Size()
	if a.Size > maxAttachment {
		a.Refused = "it is larger than " + byteSize(maxAttachment)
		return a
	}
	inspect(fsys, name, a)
	if a.Refused == "" {
		named, _ := secretsInPath(name)
		a.Problems = append(a.Problems, named...)
	}
	return a
}

// asStored is the name under which a file is in the folder: macOS takes letters and
// their marks apart, and authors write them as one. It is the name itself where no
// form of it is there.
func asStored(fsys fs.FS, name string) string {
	for _, form := range []string{name, norm.NFC.String(name), norm.NFD.String(name)} {
		if _, err := fs.Lstat(fsys, form); err == nil {
			return form
		}
	}
	return name
}

// inspect looks into a file: its type by name and first bytes, and its size in
// pixels.
func inspect(fsys fs.FS, name string, a *kb.Attachment) {
	ext := strings.ToLower(path.Ext(name))
	i := slices.IndexFunc(mediaTypes, func(m mediaType) bool { return slices.Contains(m.extensions, ext) })
	if i < 0 && kb.IsDocumentName(name) {
		a.Refused = "it is a document that the site leaves out, such as a draft or a template"
		return
	}
	if i < 0 {
		a.Refused = "files of this type are not published; images and plain text are"
		return
	}
	f, _, err := open(fsys, name)
	if err != nil {
		a.Refused = "it cannot be read: " + reason(err)
		return
	}
	defer f.Close()
	switch ext {
	case ".svg":
		inspectSVG(f, a)
		return
	case ".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif":
		defer lookBehind(fsys, name, a)
	}
	head := make([]byte, headSize)
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		a.Refused = "it cannot be read: " + reason(err)
		return
	}
	head = head[:n]
	if n == 0 && !mediaTypes[i].magic(nil) {
		a.Refused = "it is empty"
		return
	}
	if !mediaTypes[i].magic(head) {
		a.Refused = "its content is not what the ending " + ext + " says"
		return
	}
	if isPlain := mediaTypes[i].extensions[0] == ".txt"; isPlain {
		rest, err := io.ReadAll(io.LimitReader(f, maxText))
		if err == nil {
			var secrets []string
			a.Problems, secrets = findSecrets(name, slices.Concat(head, rest))
			Mask(a.Problems, name, secrets)
		}
		return
	}
	// An image that cannot be measured is shown without a size.
	if config, _, err := image.DecodeConfig(io.MultiReader(bytes.NewReader(head), f)); err == nil {
		a.Width, a.Height = config.Width, config.Height
	}
}

func inspectSVG(f io.Reader, a *kb.Attachment) {
	if a.Size > maxSVG {
		a.Refused = "it is an SVG image larger than " + byteSize(maxSVG)
		return
	}
	data, err := io.ReadAll(io.LimitReader(f, maxSVG+1))
	if err != nil {
		a.Refused = "it cannot be read: " + reason(err)
		return
	}
	width, height, refused := checkSVG(data)
	a.Width, a.Height, a.Refused = width, height, refused
}
