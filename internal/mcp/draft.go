package mcp

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/debrief-dev/debrief/internal/data"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/pipeline"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/prose"
)

const (
	// longestDraft is how many bytes of a draft are read.
	longestDraft = 1 << 20
	// mostFindings is how many findings an answer has.
	mostFindings = 25
	// longestDraftLine is how many bytes of a line a finding shows, so that all of them
	// fit into an answer.
	longestDraftLine = 200
	// usualDraft is the name of a draft that has none.
	usualDraft = "draft.md"
)

// draftAnswer are the first findings of a draft.
type draftAnswer struct {
	Total int `json:"total"`
	data.Findings
}

// checkDraft looks at a text as check looks at a file, with the settings of the
// folder. The text stands in a folder of its own for as long as that takes.
func (s *Server) checkDraft(ctx context.Context, _ *state, a draftArguments) (any, error) {
	name := kb.FileStem(filepath.Base(filepath.ToSlash(a.Name)))
	switch {
	case a.Text == "":
		return nil, errors.New("there is no text to check")
	case len(a.Text) > longestDraft:
		return nil, fmt.Errorf("the draft has %d bytes, and %d are read", len(a.Text), longestDraft)
	case a.Name == "":
		name = usualDraft
	default:
		name = kb.Slug(name) + ".md"
	}
	found, err := s.findingsOf(ctx, name, a.Text)
	if err != nil {
		return nil, fmt.Errorf("check the draft: %w", err)
	}
	answer := draftAnswer{len(found), data.NewFindings(found[:min(len(found), mostFindings)], func(file string) string { return file })}
	for i := range answer.Findings.Findings {
		one := &answer.Findings.Findings[i]
		one.Excerpt = prose.Start(one.Excerpt, longestDraftLine)
	}
	return answer, nil
}

func (s *Server) findingsOf(ctx context.Context, name, text string) (found []problem.Problem, err error) {
	folder, err := os.MkdirTemp("", "debrief-draft-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
		return nil, err
	}
	settings := s.settings.Build
	if settings.Folder, err = pipeline.Folder(folder); err != nil {
		return nil, err
	}
	settings.Check, settings.Drafts, settings.Now = true, true, s.settings.Now()
	site, err := pipeline.Load(ctx, settings)
	if err != nil {
		return nil, err
	}
	for _, p := range site.Problems {
		if p.File == name {
			found = append(found, p)
		}
	}
	return found, nil
}
