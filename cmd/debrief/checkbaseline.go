package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
)

// baseline is a file of findings that are known: how often each is there. With it
// an old folder can be checked for what is new.
type baseline struct {
	Schema int            `json:"schema"`
	Known  map[string]int `json:"known"`
}

// applyBaseline leaves out what the baseline knows, and counts it. Errors are never known.
func applyBaseline(site *pipeline.Site, flags checkFlags) (left int, err error) {
	text, err := os.ReadFile(flags.baseline)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, usageError{fmt.Sprintf("there is no baseline %q", flags.baseline), "write one with --update-baseline"}
	}
	if errors.Is(err, syscall.EISDIR) {
		return 0, baselineIsFolder(flags.baseline)
	}
	if err != nil {
		return 0, err
	}
	var known baseline
	if err := json.Unmarshal(text, &known); err != nil || known.Schema != 1 {
		return 0, usageError{fmt.Sprintf("%q is no baseline", flags.baseline), "write it anew with --update-baseline"}
	}
	var kept []problem.Problem
	for _, one := range site.Problems {
		mark := data.Fingerprint(one)
		if known.Known[mark] > 0 && one.Level < problem.Error {
			known.Known[mark]--
			continue
		}
		kept = append(kept, one)
	}
	left = len(site.Problems) - len(kept)
	site.Problems = kept
	return left, nil
}

func baselineIsFolder(path string) error {
	return usageError{fmt.Sprintf("the baseline %q is a folder, not a file", path), "name a file, such as .debrief-baseline"}
}

func (p program) writeBaseline(site *pipeline.Site, flags checkFlags) error {
	known, total := baseline{Schema: 1, Known: map[string]int{}}, 0
	for _, one := range site.Problems {
		if one.Level < problem.Error {
			known.Known[data.Fingerprint(one)]++
			total++
		}
	}
	text, err := json.MarshalIndent(known, "", "  ")
	if err != nil {
		return err
	}
	switch err := os.WriteFile(flags.baseline, append(text, '\n'), 0o644); {
	case errors.Is(err, syscall.EISDIR):
		return baselineIsFolder(flags.baseline)
	case err != nil:
		return err
	}
	fmt.Fprintf(p.stdout, "Wrote %s into %s\n", count(total, "finding"), quote(flags.baseline))
	return nil
}
