package markdown

import (
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestPack(t *testing.T) {
	var packer Packer
	var first []byte
	for _, html := range []string{"", "<p>short</p>", strings.Repeat("<p>long and alike</p>\n", 1000), "<p>short</p>"} {
		written := strings.ReplaceAll(html, "<p>", "")
		packed := packer.Pack(kb.Body{HTML: []byte(html), Written: []byte(written), Links: []kb.Link{{Target: "x"}}})
		if len(packed.HTML)+len(packed.Written) > 0 || len(html) > 1000 && len(packed.Packed) > len(html)/10 {
			t.Errorf("%d bytes are packed into %d, and %d are left", len(html), len(packed.Packed), len(packed.HTML))
		}
		if room := cap(packed.Packed) - len(packed.Packed); room > 64+len(packed.Packed)/8 {
			t.Errorf("%d bytes are kept for nothing", room)
		}
		if first == nil {
			first = packed.Packed
		}
		body, err := Unpack(packed)
		if err != nil || string(body.HTML) != html || string(body.Written) != written || len(body.Links) != 1 || len(body.Packed) > 0 {
			t.Errorf("%d bytes came back as %d: %v", len(html), len(body.HTML), err)
		}
	}
	if body, err := Unpack(kb.Body{Packed: first, HTMLSize: len("<p>short</p>")}); err != nil || string(body.HTML) != "<p>short</p>" {
		t.Errorf("what was packed first came back as %q: %v", body.HTML, err)
	}
	if _, err := Unpack(kb.Body{Packed: []byte{0xff, 0xff, 0xff}}); err == nil {
		t.Error("a damaged body was unpacked")
	}
}
