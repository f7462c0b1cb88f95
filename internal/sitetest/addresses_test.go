package sitetest

import (
	"strings"
	"testing"
)

// TestSharedAddresses holds that two things with one address are an error that
// names both files, and that publishing in spite of it loses neither.
func TestSharedAddresses(t *testing.T) {
	b := buildArchive(t, `
-- a.md --
---
id: INC-7
factors: [{factor: X, markers: ["a.b", "a b"]}]
---
# Incident one
-- b.md --
---
id: INC-7
---
# Incident two
-- factors/Retry Storm.md --
# Factor one
-- factors/retry-storm.md --
# Factor two
-- services/a b.md --
# Service one
-- services/a-b.md --
# Service two
-- README.md --
# Page one
-- index.markdown --
# Page two
-- index.md --
# Page three
`)
	var said []string
	for _, p := range b.Problems {
		if p.Level.String() == "error" {
			said = append(said, p.File+": "+p.Message)
		}
	}
	want := []string{
		`b.md: "a.md" and "b.md" share one address, "inc-7"`,
		`factors/retry-storm.md: "factors/Retry Storm.md" and "factors/retry-storm.md" share one address, "retry-storm"`,
		`index.md: "index.markdown" and "index.md" share one address, "about/index"`,
		`services/a-b.md: "services/a b.md" and "services/a-b.md" share one address, "a-b"`,
	}
	if got := strings.Join(said, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("errors:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
	for _, title := range []string{"Incident one", "Incident two", "Factor one", "Factor two", "Service one", "Service two", "Page one", "Page two", "Page three"} {
		pages := 0
		for path, file := range b.files {
			if strings.HasSuffix(path, ".html") && strings.Contains(string(file), ">"+title+"</h1>") {
				pages++
			}
		}
		if pages != 1 {
			t.Errorf("%d pages are called %q, want 1", pages, title)
		}
	}
}
