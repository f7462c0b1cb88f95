package data

import (
	"bytes"
	"encoding/json"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/debrief-dev/debrief/internal/problem"
)

// hostileTexts are what authors may write into titles, actions and names of files to
// reach whoever reads the findings.
var hostileTexts = []string{
	"::error file=x::you are fooled", "line\n::set-output name=a::b", "carriage\r::stop-commands::x", "\x1b[2J\x1b]0;title\a", "%0A::warning::x", "a,line=1::b",
	`"}],"findings":[{"rule":"x"`, "<script>alert(1)</script>", "\u202Egnp.exe", "\u2028::error::x", "../../etc/passwd", "a b#c?d=e%2e", "\x00", "[x](javascript:alert(1))", "\xff\xfe",
}

// hostilePath puts a file below a folder.
func hostilePath(file string) string { return "content/" + file }

func hostileProblems() []problem.Problem {
	var problems []problem.Problem
	for _, text := range hostileTexts {
		problems = append(problems,
			problem.New(problem.ActionOwner, problem.Place{File: text + ".md", Line: 3, Column: 2, Length: 4, Excerpt: "- " + text}, `"`+text+`" has no owner`).WithHelp("help: "+text),
			problem.New(problem.SingleCause, problem.Place{File: text + ".md"}, text),
		)
	}
	return problems
}

// TestHostileFindings: whatever stands in a document, each form is read back as as many
// findings as there are, and no line of it is a command of its own.
func TestHostileFindings(t *testing.T) {
	problems := hostileProblems()
	var annotations, text bytes.Buffer
	if err := problem.Annotate(&annotations, problems, hostilePath); err != nil {
		t.Fatal(err)
	}
	command := regexp.MustCompile(`^::(?:notice|warning|error) file=[^,:\s][^,:]*(?:,line=\d+,col=\d+,endColumn=\d+)?,title=(?:action-owner|single-cause)::`)
	lines := strings.Split(strings.TrimSuffix(annotations.String(), "\n"), "\n")
	if len(lines) != len(problems) {
		t.Errorf("%d annotations of %d findings", len(lines), len(problems))
	}
	for _, line := range lines {
		if !command.MatchString(line) || strings.ContainsFunc(line, unicode.IsControl) {
			t.Errorf("the annotation %q", line)
		}
	}
	if err := (problem.Printer{Path: hostilePath}).Print(&text, problems); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(text.String()) {
		if strings.HasPrefix(line, "::") || strings.ContainsFunc(strings.TrimSuffix(line, "\n"), func(r rune) bool { return unicode.IsControl(r) && r != '\t' }) || strings.Contains(line, "\u202E") {
			t.Errorf("the line %q", line)
		}
	}

	findings := readBack[Findings](t, NewFindings(problems, hostilePath)).Findings
	sarif := readBack[Sarif](t, NewSarif(problems, hostilePath)).Runs[0].Results
	diagnostics := readBack[Diagnostics](t, NewDiagnostics(problems, hostilePath)).Diagnostics
	quality := readBack[[]Quality](t, NewQuality(problems, hostilePath))
	for form, count := range map[string]int{"json": len(findings), "sarif": len(sarif), "rdjson": len(diagnostics), "gitlab": len(quality)} {
		if count != len(problems) {
			t.Errorf("%s: %d of %d findings", form, count, len(problems))
		}
	}
	prints := map[string]bool{}
	for i := range problems {
		for form, said := range map[string]string{
			"json": findings[i].Message + findings[i].File + findings[i].Help + findings[i].Excerpt, "sarif": sarif[i].Message.Text,
			"rdjson": diagnostics[i].Message + diagnostics[i].Location.Path, "gitlab": quality[i].Description + quality[i].Location.Path,
		} {
			if strings.ContainsFunc(strings.ReplaceAll(said, "\n", ""), unicode.IsControl) || strings.Contains(said, "\u202E") {
				t.Errorf("%s: %q", form, said)
			}
		}
		uri := sarif[i].Locations[0].Physical.Artifact.URI
		if parsed, err := url.Parse(uri); err != nil || parsed.Scheme != "" || parsed.Host != "" || parsed.RawQuery != "" || parsed.Fragment != "" {
			t.Errorf("sarif: the address %q is not that of a file: %v", uri, err)
		}
		if prints[quality[i].Fingerprint] {
			t.Errorf("gitlab: two findings have the fingerprint %s", quality[i].Fingerprint)
		}
		prints[quality[i].Fingerprint] = true
	}
}

// readBack writes a shape and reads it as another program does.
func readBack[T any](t *testing.T, shape T) (read T) {
	t.Helper()
	text, err := json.Marshal(shape)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	return read
}
