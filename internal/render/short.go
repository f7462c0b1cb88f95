package render

import (
	"io"
	"path"
	"strings"

	"github.com/debrief-dev/debrief/internal/markdown"
	"github.com/debrief-dev/debrief/internal/publish"
)

// filesFolder has what authors attached.
const filesFolder = "files/"

// Short is a page as it is published: its HTML in the shortest spelling, which browsers
// read as the same. Files of other kinds, and what authors attached, are as they are.
func Short(page publish.Page) publish.Page {
	if path.Ext(page.Path) != ".html" || strings.HasPrefix(page.Path, filesFolder) {
		return page
	}
	return publish.Page{Path: page.Path, Write: func(w io.Writer) error {
		long, short := buffers.get(), buffers.get()
		defer buffers.put(long)
		defer buffers.put(short)
		if err := page.Write(long); err != nil {
			return err
		}
		short.Grow(long.Len())
		short.Write(markdown.AppendShort(short.AvailableBuffer(), long.Bytes()))
		_, err := w.Write(short.Bytes())
		return err
	}}
}
