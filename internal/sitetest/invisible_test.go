package sitetest

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// invisible are characters that hide, or drive a terminal, in the middle of a word.
var invisible = []rune{
	0x1B, 0x07, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029,
	0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206A, 0x206F, 0x3164, 0xFE00, 0xFE0F,
	0xFEFF, 0xFFA0, 0xFFF9, 0xFFFB, 0x1D173, 0xE0001, 0xE0041, 0xE007F, 0xE01EF,
}

// TestInvisibleNames puts each of them into every name that front matter gives, and
// finds it in no file of the site.
func TestInvisibleNames(t *testing.T) {
	folder := fstest.MapFS{}
	for n, r := range invisible {
		name := func(what string) string { return fmt.Sprintf("%s\\U%08x%s%02d", what, r, what, n) }
		folder[fmt.Sprintf("2026-01-01-%02d.md", n)] = &fstest.MapFile{Data: fmt.Appendf(nil, `---
title: "%s"
severity: "%s"
status: "%s"
tags: ["%s"]
services: ["%s"]
factors: [{factor: "%s", kind: "%s", markers: ["%s"]}]
actions: [{text: Do it, owner: "%s", ticket: "%s"}]
---
Text.
`, name("title"), name("severity"), name("status"), name("tag"), name("service"), name("factor"), name("kind"), name("marker"), name("owner"), name("ticket"))}
	}
	for path, body := range buildFolder(t, defaults(folder)).files {
		wantVisible(t, path, body)
	}
}

// TestInvisibleHeadings does so with what is read out of a text, and looks at the
// files that have names alone.
func TestInvisibleHeadings(t *testing.T) {
	folder := fstest.MapFS{}
	for n, r := range invisible {
		folder[fmt.Sprintf("2026-02-01-%02d.md", n)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"# Head%cing%02d\n\n**Services:** shop%cping%02d\n\n## Contributing factors\n\n- **Fac%ctor%02d** (technical): why\n", r, n, r, n, r, n)}
	}
	site := buildFolder(t, defaults(folder))
	for _, path := range []string{"index.json", "incidents.csv", "incidents/index.html", "services/index.html", "factors/index.html"} {
		if site.files[path] == nil {
			t.Errorf("there is no %s", path)
		}
		wantVisible(t, path, site.files[path])
	}
	if list := string(site.files["index.json"]); !strings.Contains(list, "Head[U+202E]ing") {
		t.Error("the list of incidents has no mark")
	}
}

// TestInvisibleSuggestions does so with a described factor that no document names and
// one reads like.
func TestInvisibleSuggestions(t *testing.T) {
	folder, causes := fstest.MapFS{}, "# A\n\n## Contributing factors\n\n"
	for n, r := range invisible {
		animal := fmt.Sprintf("elephant%c%c", 'a'+n/26, 'a'+n%26)
		causes += "- The " + animal + " sat on the cable.\n"
		folder[fmt.Sprintf("factors/f%02d.md", n)] = &fstest.MapFile{Data: fmt.Appendf(nil,
			"---\ntitle: \"Ele\\U%08xphant%02d\"\nkind: \"ki\\U%08xnd\"\nmarkers: [\"ma\\U%08xrk\"]\nphrases: {en: [\"%s ~ cable\"]}\n---\n", r, n, r, r, animal)}
	}
	folder["2026-01-01-a.md"] = &fstest.MapFile{Data: []byte(causes)}
	site := buildFolder(t, defaults(folder))
	if got := len(site.Base.Incidents[0].Suggestions); got < len(invisible)/2 {
		t.Errorf("%d factors are suggested", got)
	}
	for path, body := range site.files {
		wantVisible(t, path, body)
	}
}

// wantVisible fails if a file has a character that hides.
func wantVisible(t *testing.T, path string, body []byte) {
	t.Helper()
	if strings.HasSuffix(path, ".csv") {
		body = bytes.TrimPrefix(body, []byte("\ufeff")) // what spreadsheets ask for
	}
	for _, r := range invisible {
		if i := bytes.IndexRune(body, r); i >= 0 {
			t.Errorf("%s has U+%04X: %q", path, r, body[max(0, i-40):min(len(body), i+20)])
		}
	}
}
