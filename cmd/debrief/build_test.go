package main

import (
	"errors"
	"testing"

	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
)

func TestExitCodeOfBlockedBuild(t *testing.T) {
	unreadable := problem.Problem{Place: problem.Place{File: "a.md"}, Level: problem.Error, Rule: problem.FileUnreadable}
	finding := problem.Problem{Place: problem.Place{File: "b.md"}, Level: problem.Error, Rule: problem.FrontMatterSyntax}
	config := problem.Problem{Place: problem.Place{File: "site.yaml"}, Level: problem.Error, Rule: problem.ConfigValue}
	warning := problem.Problem{Place: problem.Place{File: "b.md"}, Level: problem.Warning, Rule: problem.KeyUnknown}
	tests := []struct {
		name     string
		problems []problem.Problem
		want     int
	}{
		{"only files that cannot be read", []problem.Problem{unreadable, warning}, exitEnvironment},
		{"and an error of an author", []problem.Problem{unreadable, finding}, exitFindings},
		{"the configuration", []problem.Problem{unreadable, config}, exitUsage},
		{"warnings", []problem.Problem{warning}, exitFindings},
	}
	for _, test := range tests {
		err := blockedError(&pipeline.Site{Problems: test.problems}, pipeline.Settings{ConfigName: "site.yaml"})
		got := exitCode(err)
		if errors.Is(err, errFindings) {
			got = exitFindings
		}
		if got != test.want {
			t.Errorf("%s: exit %d, want %d", test.name, got, test.want)
		}
	}
}
