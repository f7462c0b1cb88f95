package data

import (
	"encoding/json"
	"os"
	"regexp"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/debrief-dev/debrief/internal/problem"
)

// TestSarifSchema holds what is written for code scanning against the schema of
// SARIF 2.1.0, which is not ours to copy. DEBRIEF_SARIF names it, such as
// node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json.
func TestSarifSchema(t *testing.T) {
	path := os.Getenv("DEBRIEF_SARIF")
	if path == "" {
		t.Skip("DEBRIEF_SARIF does not name the schema of SARIF")
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	schema, err := compiler.Compile(path)
	if err != nil {
		t.Fatal(err)
	}
	for name, problems := range map[string][]problem.Problem{"none": nil, "hostile": hostileProblems()} {
		text, err := json.Marshal(NewSarif(problems, hostilePath))
		if err != nil {
			t.Fatal(err)
		}
		var log any
		if err := json.Unmarshal(text, &log); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(log); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := schema.Validate(map[string]any{"version": "2.1.0"}); err == nil {
		t.Error("the schema accepts a log without runs")
	}
}

// TestSarifHelp: what a rule says ends as sentences do, with one mark.
func TestSarifHelp(t *testing.T) {
	ends := regexp.MustCompile(`[.?!]\s*\.`)
	for r := range problem.Rules() {
		for _, rule := range NewSarif([]problem.Problem{{Rule: r}}, hostilePath).Runs[0].Tool.Driver.Rules {
			if ends.MatchString(rule.Help.Text) {
				t.Errorf("%s: the help ends twice: %q", rule.ID, rule.Help.Text)
			}
		}
	}
}
