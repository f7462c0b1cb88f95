package views

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/texts"
)

// told makes a base of incidents "title | abstract", the newest first, among others
// that make its words rare.
func told(lines ...string) *View {
	var incidents []*kb.Incident
	for i, line := range lines {
		title, abstract, _ := strings.Cut(line, " | ")
		incidents = append(incidents, &kb.Incident{
			Document: kb.Document{Source: fmt.Sprintf("i%02d.md", i), Title: title}, Date: kb.Date{Year: 2026, Month: 1, Day: 28 - i}, Abstract: abstract,
		})
	}
	for i := range 20 {
		incidents = append(incidents, &kb.Incident{Document: kb.Document{Source: fmt.Sprintf("z%d.md", i), Title: fmt.Sprintf("Thing%c", 'a'+i)}})
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	return New(base, kb.Date{Year: 2026, Month: 2, Day: 1}, kb.Schedule{})
}

func TestAlike(t *testing.T) {
	tests := map[string]struct {
		lines []string
		want  string
	}{
		"rare words of titles":                {[]string{"Traefik drops ingress | One.", "No ingress behind Traefik | Other."}, "i01: shares: Traefik, ingress"},
		"the same title":                      {[]string{"Disk | One.", "disk | Other."}, "i01: same title"},
		"words of everyday":                   {[]string{"Alpha | We noticed it while walking around afterwards.", "Beta | They noticed it while walking around afterwards."}, ""},
		"words of two stories, beside a name": {[]string{"Traefik lost routes | Nobody saw it appearing, which calls for attention.", "Routes | Late, when Traefik was appearing to work and got no attention."}, "i01: shares: Traefik"},
		"one word":                            {[]string{"Traefik again | One.", "Traefik once | Other."}, ""},
		"a name in two titles":                {[]string{"No pages from Kiam | One.", "Kiam takes no roles | Other."}, "i01: shares: Kiam"},
		"a name that begins a title":          {[]string{"Kiam: no pages from Kiam | One.", "Kiam hands out no roles | Other."}, "i01: shares: Kiam"},
		"capitals of a title":                 {[]string{"Mails Stopped After Cleanup | One.", "Pages Stayed Away During Cleanup | Other."}, ""},
		"words of every report, in Spanish":   {[]string{"Correo parado: Informe de Incidente | Uno.", "Colas llenas: Informe de Incidente | Otro."}, ""},
		"words of every report, in Korean":    {[]string{"메일 장애 대응 보고서 | 하나.", "결제 장애 대응 보고서 | 둘."}, ""},
		"an error code":                       {[]string{"Login answers 503 | HAProxy was full.", "Shop answers 503 | HAProxy was slow."}, "i01: shares: answers, 503, HAProxy"},
	}
	for name, tt := range tests {
		v := told(tt.lines...)
		var got []string
		for _, related := range v.Related(v.Base.Incidents[0]) {
			for _, reason := range related.Reasons {
				got = append(got, related.Incident.Slug+": "+reason.Text(texts.English()))
			}
		}
		if strings.Join(got, "; ") != tt.want {
			t.Errorf("%s: %q, want %q", name, strings.Join(got, "; "), tt.want)
		}
	}
}

// TestAlikeBehindNamed: what authors named stays ahead, and no incident stands twice.
func TestAlikeBehindNamed(t *testing.T) {
	v := told("Traefik drops ingress | x", "No ingress behind Traefik | x", "Cellar | x")
	for _, i := range []int{0, 1, 2} {
		v.Base.Incidents[i].Tags = []string{"shared"}
	}
	incidents := make([]*kb.Incident, len(v.Base.Incidents))
	for i, incident := range v.Base.Incidents {
		incidents[i] = &kb.Incident{Document: kb.Document{Source: incident.Source, Title: incident.Title, Tags: incident.Tags}, Date: incident.Date}
	}
	incidents[1].Tags = nil
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	v = New(base, v.AsOf, kb.Schedule{})
	var got []string
	for _, related := range v.Related(base.Incidents[0]) {
		got = append(got, related.Incident.Slug+": "+related.Reasons[0].Text(texts.English()))
	}
	if want := "i02: same tag: shared; i01: shares: Traefik, ingress"; strings.Join(got, "; ") != want {
		t.Errorf("%q, want %q", strings.Join(got, "; "), want)
	}
}

// TestLikenessIsBounded: of how many incidents a folder has, one is held against no more
// than stand near it in the lists of its words, so that the work grows as the folder does.
func TestLikenessIsBounded(t *testing.T) {
	var incidents []*kb.Incident
	for i := range 2000 {
		text := ""
		for word := range 2 * tellingWords {
			text += fmt.Sprintf(" Word%c%c", 'a'+word%26, 'a'+(word+i/500)%26)
		}
		incidents = append(incidents, &kb.Incident{Document: kb.Document{Source: fmt.Sprintf("i%d.md", i), Title: fmt.Sprintf("t%d", i)}, Abstract: text})
	}
	base, _ := kb.New(kb.Parts{Incidents: incidents})
	l := compareWords(New(base, kb.Date{Year: 2026, Month: 1, Day: 1}, kb.Schedule{}))
	listed := 0
	for i := range incidents {
		if len(l.told[i]) > tellingWords {
			t.Fatalf("an incident stands in %d lists", len(l.told[i]))
		}
		looked := 0
		l.shared(int32(i), func(int32, shares) { looked++ })
		listed += looked
		if looked > 2*nearby*tellingWords {
			t.Fatalf("an incident is held against %d others", looked)
		}
	}
	if listed == 0 {
		t.Error("no two incidents share a word")
	}
}

// BenchmarkLikeness compares as many incidents as a large folder has, of words that
// are as common as those of a language.
func BenchmarkLikeness(b *testing.B) {
	for _, n := range []int{1000, 5000, 10000, 20000} {
		random := rand.New(rand.NewSource(1))
		zipf := rand.NewZipf(random, 1.1, 4, 20000)
		text := func(words int) string {
			var list []string
			for range words {
				list = append(list, fmt.Sprintf("Word%c%d", 'a'+zipf.Uint64()%26, zipf.Uint64()))
			}
			return strings.Join(list, " ")
		}
		var incidents []*kb.Incident
		for i := range n {
			incidents = append(incidents, &kb.Incident{Document: kb.Document{Source: fmt.Sprintf("i%d.md", i), Title: text(6)}, Abstract: text(80)})
		}
		base, _ := kb.New(kb.Parts{Incidents: incidents})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				v := New(base, kb.Date{Year: 2026, Month: 1, Day: 1}, kb.Schedule{})
				for _, incident := range base.Incidents {
					v.Related(incident)
				}
			}
		})
	}
}
