package render

import (
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
)

func TestTextLanguage(t *testing.T) {
	for _, test := range []struct{ name, site, document, want string }{
		{"not stated", "en", "", `<article class="incident" data-present>`},
		{"as the site's", "de-AT", "de-at", `<article class="incident" data-present>`},
		{"in a language that the interface is not in", "pt-BR", "", `<article class="incident" data-present lang="pt-BR" dir="ltr">`},
		{"the interface has that language", "de-AT", "", `<html lang="de-AT">`},
		{"the interface falls back", "pt-BR", "", `<html lang="en">`},
		{"another", "en", "de", `<article class="incident" data-present lang="de" dir="ltr">`},
		{"written from right to left", "ar", "", `<article class="incident" data-present lang="ar" dir="rtl">`},
		{"by its script", "en", "az-Arab", `lang="az-Arab" dir="rtl">`},
	} {
		incident := &kb.Incident{Document: parsed("a.md", "A title", "One.\n")}
		incident.Language = test.document
		base, _ := kb.New(kb.Parts{Incidents: []*kb.Incident{incident}})
		in := input(base)
		in.Language = test.site
		if page := written(t, in)["incidents/a/index.html"]; !strings.Contains(page, test.want) {
			t.Errorf("%s: no %s", test.name, test.want)
		}
	}
}
