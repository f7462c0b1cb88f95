package reading

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/debrief-dev/debrief/internal/kb"
)

// TestImpacts reads testdata/impact: what documents say of their impact.
func TestImpacts(t *testing.T) {
	files, err := filepath.Glob("testdata/impact/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			give, want, _ := strings.Cut(string(text), wantLine)
			incident := readText(give)
			var b strings.Builder
			for n := range incident.Impacts {
				writeImpact(&b, &incident.Impacts[n])
			}
			if *update {
				if err := os.WriteFile(file, []byte(give+wantLine+b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, b.String()); diff != "" {
				t.Errorf("want -, got +\n%s", diff)
			}
			for _, wrong := range checkProperties(incident, 1, strings.Count(give, "\n")+1) {
				t.Error(wrong)
			}
		})
	}
}

// writeImpact writes what was read of an impact.
func writeImpact(b *strings.Builder, one *kb.Impact) {
	fmt.Fprintf(b, "%d", one.Text.Line)
	writeField(b, "party", one.Party)
	writeField(b, "who", one.Who)
	writeField(b, "many", one.HowMany)
	writeField(b, "long", one.HowLong)
	writeField(b, "extent", one.Extent)
	writeField(b, "feature", one.Feature)
	if one.Amount != nil {
		writeField(b, "amount", one.Amount.String())
	}
	fmt.Fprintf(b, ": %s\n", one.What)
}

// TestAmounts: an amount keeps its currency and its range; the price of one thing is
// no amount, and of several only the whole counts.
func TestAmounts(t *testing.T) {
	for text, want := range map[string]string{
		"orders worth about £9,200 late":            "about £9,200",
		"€1.200,50 in all":                          "€1,200.50",
		"5 000–8 000 kr":                            "5,000 kr to 8,000 kr",
		"$4–10 billion":                             "$4,000,000,000 to $10,000,000,000",
		"between £5,000 and £8,000":                 "£5,000 to £8,000",
		"more than 300 USD":                         "more than 300 USD",
		"up to CHF 20":                              "up to 20 CHF",
		"1,5 Mio. Euro":                             "€1,500,000",
		"US$ 20k":                                   "20,000 USD",
		"388 sent at £6.29 on average":              "",
		"a £5 voucher each":                         "",
		"£12 and £13":                               "",
		"£13 in all: £6 for one and £7 for another": "£13",
		"54 minutes at 480 an hour":                 "",
		"we bought 3 m of cable":                    "",
		"約120,000円":                                 "about 120,000 JPY",
		"約300万円":                                    "about 3,000,000 JPY",
		"300万〜500万円":                                "3,000,000 JPY to 5,000,000 JPY",
		"損失は5千万円":                                   "50,000,000 JPY",
		"¥3百万の費用":                                   "¥3,000,000",
		"1億5千万円":                                    "150,000,000 JPY",
		"1億5000万円の損失":                               "150,000,000 JPY",
		"资损1.5万元":                                   "15,000 CNY",
		"약 5,000만원":                                 "about 50,000,000 KRW",
		"5万人、9999999999999999億9999999999999999億":                 "",
		"planned 4,100 orders; at £18.90 this is about £49,100":  "about £49,100",
		"a sum of £99999999999999999999999999999999999999999999": "",
	} {
		got := ""
		if amount := amountOf(text); amount != nil {
			got = amount.String()
		}
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestImpactToldElsewhere reads whether the document may say how long it was, though no
// length was read: it is not said to be missing then.
func TestImpactToldElsewhere(t *testing.T) {
	for _, c := range []struct {
		name, give string
		want       bool
	}{
		{"in words", "# Mail was late\n\n## Impact\n\nAll users waited for thirty days.\n", true},
		{"from one clock to another", "# Mail was late\n\nUsers could not log in. It went on from 9:00 AM to 11:00 AM.\n", true},
		{"from one day to another", "# Mail was late\n\n## Impact\n\nAll users waited from May 3, 2026 at noon until May 6, 2026.\n", true},
		{"on one day", "# Mail was late\n\n## Impact\n\nAll users waited on May 3, 2026.\n", false},
		{"from 9AM to 11AM", "# Mail was late\n\n## Impact\n\nAll users waited on May 3, 9:37AM, until 11:06AM.\n", true},
		{"nowhere", "# Mail was late\n\n## Impact\n\nAll users waited. It began at 9:00.\n", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			incident, _ := readDocument(t, "mail.md", c.give, Rules{})
			if len(incident.Impacts) == 0 || incident.Impacts[0].NoTime != c.want {
				t.Errorf("got %+v, want NoTime %v", incident.Impacts, c.want)
			}
		})
	}
}

// TestImpactInPart tells whether more is written of an impact than was read.
func TestImpactInPart(t *testing.T) {
	for _, c := range []struct {
		name, give string
		want       bool
	}{
		{"labels that name people", "- **Customers:** 432 letters late\n- **The company:** £20 lost\n", false},
		{"a label that nobody knows beside a length", "| Metric | Value |\n|---|---|\n| Duration | 3 hours |\n| Mail cluster | unavailable |\n", true},
		{"sentences that say whom", "About 40 users could not log in for 3 hours.\n", false},
		{"a sentence of which nothing is known", "The queue stood still for 3 hours. Letters piled up on the desk.\n", true},
		{"only such a sentence", "Letters piled up on the desk.\n", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			incident, _ := readDocument(t, "mail.md", "# Mail was late\n\n## Impact\n\n"+c.give, Rules{})
			if incident.ImpactInPart != c.want || len(incident.Impacts) == 0 {
				t.Errorf("in part %v, want %v: %+v", incident.ImpactInPart, c.want, incident.Impacts)
			}
		})
	}
}

// TestNobodyKeepsItsLabel: a number that says that nobody was hit counts nothing without
// what it is the number of, and a label alone is no impact.
func TestNobodyKeepsItsLabel(t *testing.T) {
	for give, want := range map[string]string{
		"- **Severity:** high\n- **Users affected:** 0 (caught on the test machine)\n":              "",
		"- **Users affected:** 0\n- **Seen:** letters stood on the desk\n":                          "Seen: letters stood on the desk",
		"- **Users affected:** 0 users, as it was caught on the test machine\n- **Seen:** a desk\n": "0 users, as it was caught on the test machine",
		"- **Users affected:** 300\n": "300",
	} {
		incident, _ := readDocument(t, "mail.md", "# Mail was late\n\n## Impact\n\n"+give, Rules{})
		if incident.Impact.Plain != want {
			t.Errorf("%q: %q, want %q", give, incident.Impact.Plain, want)
		}
	}
	incident, _ := readDocument(t, "mail.md", "# Mail was late\n\n## Impact\n\n- Seen by users: letters were late\n- Impact on data:\n  - Data loss: no\n- Length: 20 hours\n", Rules{})
	if incident.Impact.Plain != "" {
		t.Errorf("%q is taken for the impact", incident.Impact.Plain)
	}
}

// TestThresholdIsNoLength reads the time that an answer took, which is not how long an
// impact lasted.
func TestThresholdIsNoLength(t *testing.T) {
	for give, want := range map[string]string{
		"Answers took > 3s":      "",
		"Mail was late for 30 s": "30 s",
		"Mail was late > 2 h":    "2 h",
	} {
		if got := lengthOf(give); got != want {
			t.Errorf("%q: got %q, want %q", give, got, want)
		}
	}
}
