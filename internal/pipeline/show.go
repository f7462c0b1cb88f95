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

// Document is one file of a folder, read and linked with what describes its
// factors and services.
type Document struct {
	// Base holds the document, and the described factors and services. It has
	// no other incident, so that links to those lead nowhere in it.
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

// Show reads one file of a folder, given by its path below it.
func Show(ctx context.Context, settings Settings, path string) (*Document, error) {
	config, problems, err := content.ReadConfig(settings.ConfigFolder, settings.ConfigName)
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	files, found, err := listFiles(settings, config)
	if err != nil {
		return nil, fmt.Errorf("list the documents: %w", err)
	}
	problems = append(problems, found...)
	wanted := slices.DeleteFunc(files, func(f content.File) bool {
		return f.Path != path && f.Role != content.FactorRole && f.Role != content.ServiceRole
	})
	at := slices.IndexFunc(wanted, func(f content.File) bool { return f.Path == path })
	if at < 0 {
		return nil, fmt.Errorf("%s: %w", path, ErrNoDocument)
	}
	known := vocabularyOf(config, ownFactors(settings.Folder, wanted))
	documents, err := readAll(ctx, wanted, config, settings, known)
	if err != nil {
		return nil, fmt.Errorf("read the document: %w", err)
	}
	problems = append(problems, documents[at].problems...)
	parts, _, _ := documents.parts(true)
	addStarter(&parts, config, map[string]*kb.Factor{})
	parts.Markers = siteMarkers(config)
	items := map[*kb.Incident][]vocabulary.ItemReading{}
	for _, incident := range parts.Incidents {
		items[incident] = explain(known, incident)
	}
	base, _ := kb.New(parts)
	if err := reading.NameLinks(base); err != nil {
		return nil, err
	}
	d := &Document{Base: base, Incidents: base.Incidents, Role: documents[at].role}
	for _, incident := range d.Incidents {
		d.Items = append(d.Items, items[incident])
	}
	d.Problems = slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.File != path && p.File != settings.ConfigName })
	problem.Sort(d.Problems)
	d.Problems = problem.Thin(d.Problems)
	return d, nil
}
