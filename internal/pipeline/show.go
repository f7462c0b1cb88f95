package pipeline

import (
	"context"
	"fmt"
	"slices"

	"github.com/debrief-dev/debrief/internal/content"
	"github.com/debrief-dev/debrief/internal/kb"
	"github.com/debrief-dev/debrief/internal/problem"
	"github.com/debrief-dev/debrief/internal/reading"
	"github.com/debrief-dev/debrief/internal/vocabulary"
)

// Document is one file of a folder, read and linked with all others.
type Document struct {
	// Base holds the whole folder.
	Base *kb.Base
	// Incidents are those of the file: one, or several of a log that is split;
	// none for a page, a factor, a service or a template.
	Incidents []*kb.Incident
	Role      content.Role
	// Items say of each item of each incident what it reads like, and why.
	Items [][]vocabulary.ItemReading
	// Problems are those of the file and of the configuration, sorted.
	Problems []problem.Problem
}

// ErrNoDocument means that a file is not among the documents of its folder.
var ErrNoDocument = fmt.Errorf("it is no document of the folder")

// Show reads a folder, whose files decide each other's addresses, for the one file that
// choose gives by its path below it.
func Show(ctx context.Context, settings Settings, choose func(*kb.Base) (path string, err error)) (*Document, error) {
	config, problems, err := content.ReadConfig(settings.ConfigFolder, settings.ConfigName)
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	files, found, err := listFiles(settings, config)
	if err != nil {
		return nil, fmt.Errorf("list the documents: %w", err)
	}
	problems = append(problems, found...)
	known := vocabularyOf(config, ownFactors(settings.Folder, files))
	documents, err := readAll(ctx, files, config, settings, known)
	if err != nil {
		return nil, fmt.Errorf("read the documents: %w", err)
	}
	parts, _, _ := documents.parts(true)
	addStarter(&parts, config, map[string]*kb.Factor{})
	parts.Markers = siteMarkers(config)
	items := map[*kb.Incident][]readItem{} // as they are before factors are found for them
	for _, incident := range parts.Incidents {
		items[incident] = itemsOf(incident)
	}
	base, _ := kb.New(parts)
	if err := reading.NameLinks(base); err != nil {
		return nil, err
	}
	path, err := choose(base)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(files, func(f content.File) bool { return f.Path == path })
	if at < 0 {
		return nil, fmt.Errorf("%s: %w", path, ErrNoDocument)
	}
	d := &Document{Base: base, Role: documents[at].role}
	for _, incident := range base.Incidents {
		if incident.Source == path {
			d.Incidents = append(d.Incidents, incident)
			d.Items = append(d.Items, explain(known, items[incident]))
		}
	}
	problems = append(problems, documents[at].problems...)
	d.Problems = slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.File != path && p.File != settings.ConfigName })
	problem.Sort(d.Problems)
	d.Problems = problem.Thin(d.Problems)
	return d, nil
}
